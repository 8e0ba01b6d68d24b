#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measure PoolMatch and other solvers on the same made-up regions, one run at a time.

    run.py --scale week --family dense --seeds 901-905 --limit 60

Appends a JSON line for each run to --out (Benchmarks/README.md says what a line means). Every plan is audited by
`poolmatch audit`; values and bounds are those of the goal --goal (default: the policy's first). Run it in the
environment that `Scripts/python Benchmarks/peers/requirements.txt .venv-peers` makes.
"""
import argparse
import csv
import datetime
import json
import os
import pathlib
import platform
import shlex
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SITES = ROOT / "Instances" / "sites"
# Members and vacancies of each scale.
SCALES = {
    "smoke": (12, 10), "week": (80, 60), "70x110": (70, 110), "100x110": (100, 110), "150x250": (150, 250),
    "400x700": (400, 700), "600x1000": (600, 1000), "national": (6000, 10000)}
# The exported formulations that each rival is given, one run each; tables keep the better run of an instance. On dense
# regions of 100 x 110, seeds 1-3, now one and now the other did better, `slots` never; CP-SAT was better on cliques.
BOTH = ("cliques", "bundles")
RIVALS = {
    "highs": BOTH, "scip": BOTH, "scip-1": BOTH, "cbc": BOTH, "cp-sat": ("cliques",), "glpsol": BOTH,
    "timefold": ("cliques",)}
LARGEST_FOR_RIVALS = 600


def measured(command, seconds):
    """Runs a command: wall seconds, peak megabytes of it or any of its children, exit status, standard error."""
    with tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors, start_new_session=True)
        timer = None
        try:
            pid = 0
            while pid == 0:
                pid, status, usage = os.wait4(child.pid, os.WNOHANG)
                if pid == 0 and time.perf_counter() - began > seconds:
                    os.killpg(child.pid, 9)
                    pid, status, usage = os.wait4(child.pid, 0)
                    timer = f"ended by force after {seconds:.0f} s"
                elif pid == 0:
                    time.sleep(0.0005 if time.perf_counter() - began < 2 else 0.02)
        except BaseException:
            os.killpg(child.pid, 9)
            raise
        wall = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        text = errors.read().decode(errors="replace")
    return wall, usage.ru_maxrss / 1024, child.returncode, timer or text


def rows(package, name):
    with open(package / (name + ".csv"), newline="") as file:
        return list(csv.DictReader(file))


class Instance:
    """A generated region whose policy ends with the goal that is measured, and its exported models."""

    def __init__(self, options, scale, family, seed, folder):
        self.scale, self.family, self.seed = scale, family, seed
        self.members, self.vacancies = SCALES[scale]
        self.poolmatch, self.folder = options.poolmatch, folder
        self.package = folder / f"{family}-{scale}-{seed}"
        sites = ["--locations", options.locations] + (["--postcodes", options.postcodes] if options.postcodes else [])
        self.call(
            "generate", self.package, *sites, "--family", family, "--members", self.members, "--vacancies",
            self.vacancies, "--seed", seed)
        path = self.package / "policy.json"
        policy = json.loads(path.read_text())
        names = [goal if isinstance(goal, str) else goal["goal"] for goal in policy["goals"]]
        self.goal = options.goal or names[0]
        if options.levels != "all":
            policy["goals"] = policy["goals"][:names.index(self.goal) + 1]
        path.write_text(json.dumps(policy, indent=2) + "\n")
        self.policy, self.models = policy, {}

    def call(self, *arguments):
        done = subprocess.run([self.poolmatch, *map(str, arguments)], capture_output=True, text=True)
        if done.returncode not in (0, 2):
            raise SystemExit(f"poolmatch {' '.join(map(str, arguments))} ended with {done.returncode}:\n{done.stderr}")
        return done

    def model(self, formulation):
        """The exported program in a formulation, written once."""
        if formulation not in self.models:
            path = self.folder / f"{self.package.name}-{formulation}.mps"
            self.call(
                "export", self.package, "--format", "mps", "--goal", self.goal, "--formulation", formulation, "--out",
                path)
            self.models[formulation] = path
        return self.models[formulation]

    def audit(self, plan):
        """What the audit says of a plan: sound or not, and the value of the goal."""
        done = subprocess.run(
            [self.poolmatch, "audit", self.package, plan], capture_output=True, text=True)
        values = dict(line.strip().split(": ") for line in done.stdout.splitlines() if line.startswith("  "))
        return "sound" if done.returncode == 0 else "refused", int(values.get(self.goal, 0))

    def write_plan(self, taken, path):
        """The columns that are 1, as a placements.csv with the running placements of the region."""
        day = datetime.date.fromisoformat
        first = day(self.policy["first_day"])
        last = first + datetime.timedelta(days=7 * self.policy["weeks"] - 1)
        members = {row["member"]: row for row in rows(self.package, "members")}
        groups = {row["group"]: row["vacancy"] for row in rows(self.package, "lesson_groups")}
        vacancies = {row["vacancy"]: row for row in rows(self.package, "vacancies")}
        running = [row for row in rows(self.package, "placements") if row["state"] == "running"]

        def opening(group, number, start, end):
            """The dates of an opening: the window without running placements, the run that has these weeks."""
            vacancy = vacancies[groups[group]]
            dates = {
                first + datetime.timedelta(days=n) for n in range(7 * self.policy["weeks"])
                if day(vacancy["from"]) <= first + datetime.timedelta(days=n) <= day(vacancy["until"] or str(last))}
            for row in running:
                if row["group"] == group:
                    dates -= {d for d in dates if day(row["from"]) <= d <= day(row["until"])}
            runs = []
            for date in sorted(dates):
                if runs and runs[-1][-1] + datetime.timedelta(days=1) == date:
                    runs[-1].append(date)
                else:
                    runs.append([date])
            fitting = [run for run in runs if run[0] <= end and start <= run[-1]]
            run = fitting[0] if len(fitting) == 1 else runs[number - 1]
            return run[0], run[-1]

        placements = [[row[key] for key in ("group", "member", "from", "until", "state")] for row in running]
        for name in taken:
            work, member, weeks = name[2:-1].split(",")
            group, number = (unescaped(part) for part in work.rsplit(".", 1))
            member, (a, b) = unescaped(member), (int(week) for week in weeks[1:].split("."))
            start = first + datetime.timedelta(days=7 * a)
            end = first + datetime.timedelta(days=7 * b + 6)
            since, until = opening(group, int(number), start, end)
            person = members[member]
            since = max(since, start, day(person["from"]))
            until = min(until, end, day(person["until"] or str(last)))
            placements.append([group, member, since, until, "proposed"])
        with open(path, "w", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["group", "member", "from", "until", "state"])
            writer.writerows(placements)


def unescaped(text):
    """An id as the package has it, from its form in a model."""
    parts = text.replace("~", "-").split("@")
    data = parts[0].encode() + b"".join(bytes.fromhex(part[:2]) + part[2:].encode() for part in parts[1:])
    return data.decode()


def poolmatch(instance, engine, options, out):
    """One run of `poolmatch plan`; the seconds are those of the whole process, report included."""
    command = [
        options.poolmatch, "plan", instance.package, "--out", out, "--engine", engine, "--time-limit",
        str(options.limit), "--quiet", *shlex.split(options.poolmatch_options)]
    wall, megabytes, status, text = measured(command, 1.5 * options.limit + 60)
    report = out / "run.json"
    if not report.exists():
        return {"status": "none", "note": text.strip()[-300:], "wall": wall, "peak_mb": megabytes}
    run = json.loads(report.read_text())
    place = next(n for n, goal in enumerate(run["goals"]) if goal["name"] == instance.goal)
    goal = run["goals"][place]
    is_proven = goal["proven"] if options.levels != "all" else all(goal["proven"] for goal in run["goals"])
    audit, audited = instance.audit(out)
    return {
        "status": "optimal" if is_proven else "feasible", "value": goal["value"], "bound": goal["bound"],
        "seconds": wall, "wall": wall, "peak_mb": megabytes, "audit": audit, "audited_value": audited,
        "version": run["versions"]["poolmatch"], "phases": run["seconds"], "statistics": run["statistics"],
        "reason": run["reason"],
        "trace": [[p["seconds"], p["value"], p["bound"]] for p in run["trace"] if p["goal"] == instance.goal]
        + [[wall, goal["value"], goal["bound"]]]}


def rival(instance, solver, formulation, options, out):
    """One rival on one model; the seconds begin when the model has been read."""
    model, result = instance.model(formulation), out / "result.json"
    name, threads = (solver[:-2], 1) if solver.endswith("-1") else (solver, options.threads)
    command = [
        sys.executable, HERE / "solve.py", name, model, "--limit", str(options.limit), "--threads", str(threads),
        "--out", result]
    wall, megabytes, status, text = measured(command, 1.5 * options.limit + 60)
    if not result.exists():
        return {"status": "none", "note": text.strip()[-300:], "wall": wall, "peak_mb": megabytes}
    answer = json.loads(result.read_text())
    taken = answer.pop("taken")
    answer |= {"wall": wall, "peak_mb": megabytes}
    if answer["value"] is not None:
        instance.write_plan(taken, out / "placements.csv")
        answer["audit"], answer["audited_value"] = instance.audit(out / "placements.csv")
    return answer


def machine():
    model = [line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")]
    return f"{model[0] if model else platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}"


def commit():
    found = subprocess.run(
        ["git", "-C", ROOT, "describe", "--always", "--dirty", "--exclude", "*"], capture_output=True, text=True)
    return found.stdout.strip() or None


def seeds(text):
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def contenders(options):
    """(name, formulation) of everybody in the order in which they run; no formulation for PoolMatch itself."""
    result = [(f"poolmatch {engine}", None) for engine in options.engines.split(",") if engine]
    for solver in options.rivals.split(","):
        if solver:
            chosen = options.formulations.split(",") if options.formulations else RIVALS[solver]
            result += [(solver, formulation) for formulation in chosen]
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--scale", default="smoke", help="one or more, with commas, of " + ", ".join(SCALES))
    add("--family", default="ordinary,dense", help="ordinary, dense, or both")
    add("--seeds", type=seeds, default=seeds("1"), help="one seed, or a range as 901-905")
    add("--limit", type=float, default=60, help="seconds for each run")
    add("--threads", type=int, default=2, help="for each rival that can use them; CP-SAT always has 8 workers")
    add("--engines", default="exact,greedy,one-by-one", help="PoolMatch's engines; empty for none")
    add("--rivals", default=",".join(RIVALS), help="empty for none")
    add("--formulations", default="", help="give every rival each of these, instead of its own choice")
    add("--goal", help="the goal that is measured, by default the policy's first")
    add("--levels", default="goal", choices=["goal", "all"],
        help="all: PoolMatch decides every goal of the policy, and is optimal only when all are proven")
    add("--poolmatch", default=str(ROOT / ".build/release/poolmatch"), help="the program")
    add("--poolmatch-options", default="", help="more options for `poolmatch plan`, as one argument")
    add("--locations", help="instead of haaglanden's; a national region needs those of the whole country")
    add("--postcodes", help="of members; without any they live around the schools")
    add("--out", default=str(ROOT / "out/bench/peers.jsonl"), help="the file of JSON lines, which is added to")
    add("--keep", help="keep instances and models in this folder")
    options = parser.parse_args()
    if options.locations is None:
        if "national" in options.scale.split(","):
            parser.error("--scale national needs --locations: the schools of the whole country (Benchmarks/README.md)")
        options.locations = SITES / "haaglanden.csv"
        options.postcodes = options.postcodes or SITES / "haaglanden-postcodes.csv"

    pathlib.Path(options.out).parent.mkdir(parents=True, exist_ok=True)
    about = {
        "date": datetime.date.today().isoformat(), "machine": machine(), "commit": commit(), "limit": options.limit,
        "levels": options.levels}
    refused = 0
    with open(options.out, "a") as log, tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(options.keep or temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for scale in options.scale.split(","):
            for family in options.family.split(","):
                for seed in options.seeds:
                    instance = Instance(options, scale, family, seed, folder)
                    for name, formulation in contenders(options):
                        if formulation and instance.members > LARGEST_FOR_RIVALS:
                            continue
                        with tempfile.TemporaryDirectory() as out:
                            load = os.getloadavg()[0]
                            if formulation:
                                answer = rival(instance, name, formulation, options, pathlib.Path(out))
                            else:
                                answer = poolmatch(instance, name.split()[1], options, pathlib.Path(out))
                        line = {
                            "scale": scale, "family": family, "seed": seed, "goal": instance.goal, "contender": name,
                            "formulation": formulation, **answer, "load": load, **about}
                        wrong = answer.get("audit", "sound") != "sound" or (
                            answer.get("audited_value") != answer.get("value"))
                        refused += wrong
                        log.write(json.dumps(line) + "\n")
                        log.flush()
                        print(
                            f"{scale} {family} {seed} {name} {formulation or ''}: {answer['status']}, value "
                            f"{answer.get('value')}, bound {answer.get('bound')}, {answer['wall']:.2f} s, "
                            f"{answer['peak_mb']:.0f} MB, audit {answer.get('audit')}"
                            + (f" says {answer['audited_value']}" if wrong and 'audited_value' in answer else "")
                            + (f": {answer['note']}" if answer.get("note") else ""), flush=True)
                    if not options.keep:
                        for model in instance.models.values():
                            model.unlink()
    if refused:
        raise SystemExit(f"{refused} plans do not stand up to the audit")


if __name__ == "__main__":
    main()
