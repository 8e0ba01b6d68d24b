#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check each goal of a plan against an independent solver.

For every instance and every goal in the policy's order: export the integer program of that goal, with the earlier
goals kept, solve it with HiGHS to a gap of zero, and compare the optimum with the value in run.json.

    python Benchmarks/peers/check-levels.py .build/release/poolmatch Instances/tiny Instances/twente …

Needs highspy (PyPI). Exits with 1 if any goal differs.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import time

import highspy


def optimum(path):
    """The proven optimum of a model file, and the seconds that it took."""
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 0.5)
    solver.setOptionValue("time_limit", 600.0)
    solver.readModel(str(path))
    began = time.perf_counter()
    solver.run()
    seconds = time.perf_counter() - began
    status = solver.modelStatusToString(solver.getModelStatus())
    value = solver.getInfo().objective_function_value
    # MPS knows no direction: a model that maximises is written negated, and its name says so.
    return status, -value if "_negated" in path.read_text().splitlines()[0] else value, seconds


def check(poolmatch, instance):
    differences = 0
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder, "plan")
        done = subprocess.run([poolmatch, "plan", instance, "--out", out, "--quiet"])
        if done.returncode not in (0, 2):
            raise SystemExit(f"{instance}: poolmatch plan ended with {done.returncode}")
        goals = json.loads(pathlib.Path(out, "run.json").read_text())["goals"]
        for goal in goals:
            model = pathlib.Path(folder, goal["name"] + ".mps")
            subprocess.run(
                [poolmatch, "export", instance, "--format", "mps", "--goal", goal["name"], "--out", model],
                check=True, stdout=subprocess.DEVNULL)
            status, value, seconds = optimum(model)
            same = status == "Optimal" and round(value) == goal["value"] and goal["proven"]
            differences += not same
            print(
                f"| {pathlib.Path(instance).name} | {goal['name']} | {goal['value']} | "
                f"{'yes' if goal['proven'] else 'no'} | {round(value)} | {status} | {seconds:.2f} | "
                f"{'same' if same else 'DIFFERENT'} |", flush=True)
    return differences


def main():
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    print("| instance | goal | PoolMatch | proven | HiGHS | status | HiGHS s | |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    raise SystemExit(1 if sum([check(sys.argv[1], instance) for instance in sys.argv[2:]]) else 0)


main()
