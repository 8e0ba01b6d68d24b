#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time whole runs of `poolmatch plan`: median and worst wall time of 5, peak memory, and what was proven.

    python3 Benchmarks/plan-times.py .build/release/poolmatch Instances/*/

Prints a Markdown table. Only the standard library is needed.
"""
import json
import os
import pathlib
import platform
import statistics
import sys
import tempfile
import time

RUNS = 5


def run(command):
    """Wall seconds, peak resident megabytes and exit status of a command."""
    began = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(child, 0)
    return time.perf_counter() - began, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def main():
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    poolmatch, instances = sys.argv[1], sys.argv[2:]
    print(f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}; {RUNS} runs each\n")
    print("| instance | exit | status | proven goals | covered | median s | worst s | peak MB |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for instance in instances:
        with tempfile.TemporaryDirectory() as folder:
            out = str(pathlib.Path(folder, "plan"))
            runs = [run([poolmatch, "plan", instance, "--out", out, "--quiet"]) for _ in range(RUNS)]
            report = json.loads(pathlib.Path(out, "run.json").read_text())
        goals = report["goals"]
        print(
            f"| {pathlib.Path(instance).name} | {runs[-1][2]} | {report['status']} | "
            f"{sum(goal['proven'] for goal in goals)} of {len(goals)} | {report['coverage']['share']:.1%} | "
            f"{statistics.median(r[0] for r in runs):.2f} | {max(r[0] for r in runs):.2f} | "
            f"{max(r[1] for r in runs):.0f} |", flush=True)


main()
