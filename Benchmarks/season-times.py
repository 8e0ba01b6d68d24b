#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time seasons, studies of sizes and scenarios of a region, and tell the memory they take.

    python3 Benchmarks/season-times.py [--replicates 200] [--sizes 20] [--seed 1] POOLMATCH PACKAGE ...

A season's milliseconds a replicate are those of one core: twice as many replicates less once as many, so that reading the
region does not count. `size` and `scenarios` are the whole process on two cores. Each is run once. Only the standard library is needed.
"""
import argparse
import os
import subprocess
import time


def run(poolmatch, *arguments):
    """Seconds of the clock and megabytes at most of a run that must succeed."""
    begun = time.perf_counter()
    process = subprocess.Popen([poolmatch, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"poolmatch {' '.join(map(str, arguments))} ended with {process.returncode}")
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--replicates", type=int, default=200)
    parser.add_argument("--sizes", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("poolmatch")
    parser.add_argument("package", nargs="+")
    options = parser.parse_args()
    print("| region | season, ms a replicate: persistent | locked | repack | size, s | MB | scenarios, s | MB |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for package in options.package:
        common = [package, "--seed", options.seed]
        cells = [os.path.basename(package.rstrip("/"))]
        for regime in ["persistent", "locked", "repack"]:
            one, two = (
                run(options.poolmatch, "season", *common, "--threads", 1, "--regimes", regime, "--replicates", count)[0]
                for count in [options.replicates, 2 * options.replicates])
            cells.append(f"{1000 * (two - one) / options.replicates:.1f}")
        for command in [["size", "--sizes", options.sizes], ["scenarios"]]:
            seconds, megabytes = run(
                options.poolmatch, command[0], *common, *command[1:], "--replicates", options.replicates)
            cells += [f"{seconds:.1f}", f"{megabytes:.0f}"]
        print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
