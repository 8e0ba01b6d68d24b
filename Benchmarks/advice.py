#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measure how fast advice comes, and check that every suggestion delivers what it promises.

    python3 Benchmarks/advice.py .build/release/poolmatch Instances/twente Instances/haaglanden

Each region is planned; then explain and today are asked for each open vacancy and suggest for all of them. Each suggestion is applied to
a copy of the package with `poolmatch edit` and planned again: the goals in order must be at least as good as promised. Whether the lessons are
as many as those of the suggestion's own plan is counted too: goals may prefer fewer. Prints a Markdown table, and what falls short. Exits
with 1 if the goals of any do. Only the standard library is needed.
"""
import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

MOST = {"value", "coverage", "preference"}


def run(*arguments):
    """The output of a command that may end unproven, and its seconds."""
    began = time.perf_counter()
    ended = subprocess.run([str(part) for part in arguments], capture_output=True, text=True)
    if ended.returncode not in (0, 2):
        sys.exit(f"{' '.join(map(str, arguments))}: {ended.returncode}\n{ended.stderr}")
    return ended.stdout, time.perf_counter() - began


def read(folder, name):
    return json.loads(pathlib.Path(folder, name).read_text())


def is_worse(goals, promised):
    """Whether goals, in order, fall behind the promised ones."""
    for goal, other in zip(goals, promised):
        if goal["value"] != other["after"]:
            return (goal["value"] < other["after"]) == (goal["name"] in MOST)
    return False


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("poolmatch")
    parser.add_argument("region", nargs="+")
    parser.add_argument("--speed-only", action="store_true", help="do not apply the suggestions")
    options = parser.parse_args()
    program, failed, fewer = pathlib.Path(options.poolmatch).resolve(), [], []
    print("| region | open vacancies | explain, slowest s | today, slowest s | suggest, s | suggestions | whole | goals delivered | lessons too |")
    print("| --- | --: | --: | --: | --: | --: | --: | --: | --: |")
    for region in options.region:
        with tempfile.TemporaryDirectory() as desk:
            plan = f"{desk}/plan"
            run(program, "plan", region, "--out", plan, "--quiet")
            before = read(plan, "plan.json")
            vacancies = sorted({work["vacancy"] for work in before["open"]})
            explain = max(run(program, "explain", region, plan, id)[1] for id in vacancies)
            today = max(run(program, "today", region, id, "--plan", plan)[1] for id in vacancies)
            answer, seconds = run(program, "suggest", region, plan, "--format", "json")
            suggestions = json.loads(answer)["suggestions"]
            delivered = lessons = 0
            for suggestion in [] if options.speed_only else suggestions:
                package, again = f"{desk}/package", f"{desk}/again"
                for folder in (package, again):
                    shutil.rmtree(folder, ignore_errors=True)
                shutil.copytree(region, package)
                edits = [part["edit"] for part in suggestion["relaxations"]]
                if edits:
                    run(program, "edit", package, *edits)
                run(program, "plan", package, "--out", again, "--quiet")
                after = read(again, "plan.json")
                gained = (after["coverage"]["total"]["minutes_covered"]
                          - before["coverage"]["total"]["minutes_covered"])
                told = (f"{region} {suggestion['vacancy']} {edits}: {suggestion['minutes_in_all']} minutes in its "
                        f"plan, {gained} planned again")
                if is_worse(read(again, "run.json")["goals"], suggestion["goals"]):
                    failed.append(f"{told}, with goals worse than promised")
                    continue
                delivered += 1
                if gained < suggestion["minutes_in_all"]:
                    fewer.append(f"{told}, with goals no worse")
                else:
                    lessons += 1
            whole = sum(suggestion["whole"] for suggestion in suggestions)
            counts = "not asked | not asked" if options.speed_only else f"{delivered} | {lessons}"
            print(f"| {pathlib.Path(region).name} | {len(vacancies)} | {explain:.2f} | {today:.2f} | {seconds:.1f} "
                  f"| {len(suggestions)} | {whole} | {counts} |", flush=True)
    for line in failed + fewer:
        print(line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
