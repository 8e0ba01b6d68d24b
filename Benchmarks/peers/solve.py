# SPDX-License-Identifier: GPL-3.0-or-later
"""Let one solver work on one exported model.

    python solve.py highs|scip|cbc|cp-sat|glpsol|timefold MODEL.mps --limit SECONDS --threads N --out RESULT.json

RESULT.json: status (optimal, feasible, none), value and bound as the goal counts them (null if unknown), seconds from the
moment at which the model was read, the columns that are 1, and the trace: [seconds, value, bound] as they improved.
"""
import argparse
import importlib.metadata
import json
import math
import pathlib
import re
import shutil
import subprocess
import tempfile
import time

from model import Model


class Answer:
    """What a solver said."""

    def __init__(self, model):
        self.model, self.value, self.bound, self.taken, self.trace = model, None, None, [], []
        self.threads, self.began = 1, time.perf_counter()

    def note(self, value, bound, seconds=None):
        """One moment of the search; infinite numbers mean unknown."""
        finite = [None if x is None or abs(x) >= 1e20 else x for x in (value, bound)]
        if not self.trace or self.trace[-1][1:] != finite:
            self.trace.append([round(time.perf_counter() - self.began if seconds is None else seconds, 3), *finite])

    def take(self, values):
        """The values of all columns, in order."""
        self.taken = [name for name, value in zip(self.model.names, values) if value > 0.5 and name.startswith("x(")]


def highs(model, path, limit, threads, answer):
    import highspy
    solver = highspy.Highs()
    options = {
        "output_flag": False, "time_limit": float(limit), "threads": threads, "parallel": "on", "mip_rel_gap": 0.0,
        "mip_abs_gap": 0.999 * model.step}
    for name, value in options.items():
        solver.setOptionValue(name, value)
    solver.readModel(path)

    def note(event):
        data = event.data_out
        answer.note(model.sign * data.mip_primal_bound, model.sign * data.mip_dual_bound)

    solver.cbMipLogging += note
    solver.cbMipImprovingSolution += note
    answer.began = time.perf_counter()
    solver.run()
    info = solver.getInfo()
    answer.threads = threads
    if abs(info.mip_dual_bound) < 1e20:
        answer.bound = model.sign * info.mip_dual_bound
    if info.primal_solution_status == 2:
        answer.value = model.sign * info.objective_function_value
        answer.take(solver.getSolution().col_value)


def scip(model, path, limit, threads, answer):
    import pyscipopt

    class Watch(pyscipopt.Eventhdlr):
        kinds = pyscipopt.SCIP_EVENTTYPE.BESTSOLFOUND | pyscipopt.SCIP_EVENTTYPE.NODESOLVED

        def eventinit(self):
            self.model.catchEvent(self.kinds, self)

        def eventexit(self):
            self.model.dropEvent(self.kinds, self)

        def eventexec(self, event):
            answer.note(model.sign * self.model.getPrimalbound(), model.sign * self.model.getDualbound())

    solver = pyscipopt.Model()
    solver.hideOutput()
    solver.readProblem(path)
    solver.setParam("timing/clocktype", 2)  # the time on the wall
    solver.setParam("limits/time", float(limit))
    answer.began = time.perf_counter()
    if threads > 1:
        solver.setParam("parallel/maxnthreads", threads)
        solver.solveConcurrent()
    else:
        solver.includeEventhdlr(Watch(), "watch", "notes value and bound")
        solver.optimize()
    answer.threads = threads
    if abs(solver.getDualbound()) < 1e20:
        answer.bound = model.sign * solver.getDualbound()
    if solver.getNSols() > 0:
        answer.value = model.sign * solver.getObjVal()
        answer.taken = [v.name for v in solver.getVars() if v.name.startswith("x(") and solver.getVal(v) > 0.5]


def cbc(model, path, limit, threads, answer):
    import cbcbox
    program = pathlib.Path(cbcbox.cbc_dist_dir(), "bin", "cbc")
    with tempfile.TemporaryDirectory() as folder:
        solution = pathlib.Path(folder, "solution")
        answer.began = time.perf_counter()
        output = subprocess.run(
            [program, path, "-threads", str(threads), "-timeMode", "elapsed", "-sec", str(limit), "-ratio", "0",
             "-allow", str(0.999 * model.step), "-solve", "-solution", solution],
            capture_output=True, text=True).stdout
        rows = [line.split() for line in solution.read_text().splitlines()[1:]] if solution.exists() else []
    answer.threads = threads
    ended = re.search(r"Obj: (\S+)\s+Bound: (\S+)\s+Gap", output) or re.search(
        r"Objective value: +(\S+)[\s\S]*?[Ll]ower bound: +(\S+)", output)
    if "Optimal solution found" in output:
        answer.value = float(re.search(r"Objective value: +(\S+)", output)[1])
        answer.bound = answer.value
    elif ended:
        answer.value, answer.bound = float(ended[1]), float(ended[2])
    for name in ("value", "bound"):
        number = getattr(answer, name)
        setattr(answer, name, model.sign * number if number is not None and abs(number) < 1e20 else None)
    if answer.value is not None:
        answer.taken = [row[1] for row in rows if len(row) > 2 and row[1].startswith("x(") and float(row[2]) > 0.5]


def cp_sat(model, path, limit, threads, answer):
    from ortools.sat.python import cp_model
    program = cp_model.CpModel()
    # The helpers follow from the choices, so they may as well be whole.
    columns = [
        program.new_int_var(round(a), round(b) if math.isfinite(b) else 1_000_000, name)
        for a, b, name in zip(model.lower, model.upper, model.names)]
    for terms, lower, upper in zip(model.rows(), model.row_lower, model.row_upper):
        if all(value == 1 for _, value in terms) and upper == 1 and lower == -math.inf:
            program.add_at_most_one(columns[c] for c, _ in terms)
            continue
        total = cp_model.LinearExpr.weighted_sum([columns[c] for c, _ in terms], [round(v) for _, v in terms])
        if math.isfinite(upper):
            program.add(total <= round(upper))
        if math.isfinite(lower):
            program.add(total >= round(lower))
    goal = cp_model.LinearExpr.weighted_sum(columns, [round(c) for c in model.cost])
    program.maximize(goal) if model.sign < 0 else program.minimize(goal)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = limit
    solver.parameters.num_workers = answer.threads = 8

    class Watch(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self):
            answer.note(self.objective_value, self.best_objective_bound)

    solver.best_bound_callback = lambda bound: answer.note(answer.trace[-1][1] if answer.trace else None, bound)
    answer.began = time.perf_counter()
    status = solver.solve(program, Watch())
    answer.bound = solver.best_objective_bound
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        answer.value = solver.objective_value
        answer.take([solver.value(column) for column in columns])


def glpsol(model, path, limit, threads, answer):
    if shutil.which("glpsol") is None:
        raise SystemExit("glpsol is not here: apt-get install glpk-utils")
    with tempfile.TemporaryDirectory() as folder:
        solution = pathlib.Path(folder, "solution")
        answer.began = time.perf_counter()
        output = subprocess.run(
            ["glpsol", "--freemps", path, "--tmlim", str(math.ceil(limit)), "--write", solution],
            capture_output=True, text=True).stdout
        lines = [line.split() for line in solution.read_text().splitlines()] if solution.exists() else []
    summary = next((line for line in lines if line[:2] == ["s", "mip"]), None)
    bounds = re.findall(r"^\+.*[<>]= +(-?[0-9]\S*)", output, re.MULTILINE)
    if bounds:
        answer.bound = model.sign * float(bounds[-1])
    if summary and summary[4] in "of":
        answer.value = model.sign * float(summary[5])
        answer.take([float(line[2]) for line in lines if line[0] == "j"])
        if summary[4] == "o":
            answer.bound = answer.value


def timefold(model, path, limit, threads, answer):
    import timefold.solver
    jars = str(pathlib.Path(timefold.solver.__file__).parent / "jars" / "*")
    source = pathlib.Path(__file__).parent / "TimefoldPeer.java"
    with tempfile.TemporaryDirectory() as folder:
        problem = pathlib.Path(folder, "problem")
        problem.write_text(choices(model))
        subprocess.run(["javac", "-proc:none", "-cp", jars, "-d", folder, source], check=True)
        answer.began = time.perf_counter()
        output = subprocess.run(
            ["java", "-cp", f"{jars}:{folder}", "TimefoldPeer", problem, str(limit)], check=True, capture_output=True,
            text=True).stdout
    for line in output.splitlines():
        match line.split():
            case ["best", seconds, value]:
                answer.value = float(value) + model.constant
                answer.note(answer.value, None, float(seconds))
            case ["taken", name]:
                answer.taken.append(name)


def choices(model):
    """The model for a heuristic: `choice OPENING NAME VALUE` with lines `load ROW AMOUNT` and `present ROW KEY`, and
    `limit ROW AMOUNT` for the rows of loads, `places ROW COUNT` for those that count who or what is present."""
    rows = model.rows()
    helpers = {c for c, name in enumerate(model.names) if not name.startswith("x(") and model.lower[c] != model.upper[c]}
    if any(model.cost[c] for c in helpers) or any(lower > -math.inf for lower in model.row_lower):
        raise SystemExit("the heuristic peer knows only goals without counts and without goals before them")
    followers = {c: set() for c in helpers}  # the choices that make a helper 1
    for terms in rows:
        for helper in (c for c, v in terms if c in helpers and v == -1):
            followers[helper] |= {c for c, _ in terms if c != helper}
    notes = {c: [] for c in range(len(model.names))}
    lines = []
    for row, terms in enumerate(rows):
        if any(v == -1 for _, v in terms):
            continue
        counts = any(c in helpers for c, _ in terms)
        lines.append(f"{'places' if counts else 'limit'} {row} {round(model.row_upper[row])}")
        for column, value in terms:
            for choice in followers.get(column, {column}):
                notes[choice].append(f"present {row} {column}" if counts else f"load {row} {round(value)}")
    for column, name in enumerate(model.names):
        if name.startswith("x("):
            lines.append(f"choice {name[2:].split(',')[0]} {name} {round(model.cost[column])}")
            lines += notes[column]
    return "\n".join(lines) + "\n"


SOLVERS = {"highs": highs, "scip": scip, "cbc": cbc, "cp-sat": cp_sat, "glpsol": glpsol, "timefold": timefold}
PACKAGES = {"highs": "highspy", "scip": "pyscipopt", "cbc": "cbcbox", "cp-sat": "ortools", "timefold": "timefold"}


def version(solver):
    if solver == "glpsol":
        return subprocess.run(["glpsol", "--version"], capture_output=True, text=True).stdout.split("\n")[0].split()[-1]
    return importlib.metadata.version(PACKAGES[solver])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("solver", choices=SOLVERS)
    parser.add_argument("model")
    parser.add_argument("--limit", type=float, required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    model = Model(options.model)
    answer = Answer(model)
    SOLVERS[options.solver](model, options.model, options.limit, options.threads, answer)
    seconds = time.perf_counter() - answer.began
    value = None if answer.value is None else round(answer.value)
    bound = None if answer.bound is None else model.rounded(answer.bound)
    if value is not None and bound is not None and model.sign * (bound - value) > 0:
        bound = value  # within the solver's tolerance
    answer.note(answer.value, answer.bound, seconds)
    status = "none" if value is None else "optimal" if value == bound else "feasible"
    pathlib.Path(options.out).write_text(json.dumps({
        "status": status, "value": value, "bound": bound, "seconds": round(seconds, 3),
        "version": version(options.solver), "threads": answer.threads, "columns": len(model.names),
        "rows": len(model.row_names), "trace": answer.trace, "taken": answer.taken}))


if __name__ == "__main__":
    main()
