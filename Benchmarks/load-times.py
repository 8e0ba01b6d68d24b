#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time the reading and checking of a national data package.

    python3 Benchmarks/load-times.py .build/release/poolmatch LOCATIONS.csv [MEMBERS VACANCIES]

Generates 6,000 members and 10,000 vacancies, or as many as told (seed 1), over the given locations, then validates the folder 5 times:
median and worst wall time, peak memory. Only the standard library is needed.
"""
import csv
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time


def run(command):
    began = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(child, 0)
    return time.perf_counter() - began, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def main():
    if len(sys.argv) not in (3, 5):
        raise SystemExit(__doc__)
    poolmatch, locations, members, vacancies = (*sys.argv[1:], "6000", "10000")[:4]
    with tempfile.TemporaryDirectory() as folder:
        package = str(pathlib.Path(folder, "national"))
        subprocess.run(
            [poolmatch, "generate", package, "--locations", locations, "--members", members, "--vacancies", vacancies,
             "--seed", "1"], check=True, stdout=subprocess.DEVNULL)
        rows = {}
        for table in ("vacancies", "lesson_groups", "lessons", "members"):
            with open(pathlib.Path(package, table + ".csv"), newline="") as file:
                rows[table] = sum(1 for _ in csv.reader(file)) - 1
        runs = [run([poolmatch, "validate", package]) for _ in range(5)]
        print(", ".join(f"{count:,} {table}" for table, count in rows.items()))
        print(
            f"validate: exit {runs[-1][2]}, median {statistics.median(r[0] for r in runs):.2f} s, "
            f"worst {max(r[0] for r in runs):.2f} s, peak {max(r[1] for r in runs):.0f} MB")


main()
