#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time seasons, studies of sizes and scenarios of a region, and tell the memory they take.

    python3 Benchmarks/season-times.py [--replicates 200] [--detail 8] [--sizes 20] [--per-week 12] [--seed 1] POOLMATCH PACKAGE ...

A season's time a replicate is that of one core: twice as many replicates less once as many, so that reading the region does not
count; in classes in each regime, and in detail in persistent. `size` and `scenarios` are the whole process on two cores, with `--detail`
seasons in detail. With `--per-week` the region's own rates are multiplied so that so many vacancies begin in an ordinary week. Each is run once. Only
the standard library is needed.
"""
import argparse
import json
import os
import subprocess
import tempfile
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


def rates(poolmatch, package, per_week, path):
    """Writes the region's own rates; returns how many vacancies begin in an ordinary week."""
    run(poolmatch, "fit", package, "--out", path)
    with open(path) as file:
        fitted = json.load(file)
    total = sum(request["per_week"] for request in fitted["requests"])
    for request in fitted["requests"] if per_week else []:
        request["per_week"] *= per_week / total
    with open(path, "w") as file:
        json.dump(fitted, file)
    return per_week or total


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--replicates", type=int, default=200)
    parser.add_argument("--detail", type=int, default=8)
    parser.add_argument("--sizes", type=int, default=20)
    parser.add_argument("--per-week", type=float)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("poolmatch")
    parser.add_argument("package", nargs="+")
    options = parser.parse_args()
    folder = tempfile.mkdtemp()
    print("| region | vacancies a week | season, ms: persistent | locked | repack | in detail | size, s | MB | scenarios, s | MB |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for package in options.package:
        path = os.path.join(folder, "rates.json")
        weekly = rates(options.poolmatch, package, options.per_week, path)
        common = [package, "--rates", path, "--seed", options.seed]
        cells = [os.path.basename(package.rstrip("/")), f"{weekly:.1f}"]

        def each(count, arguments):
            one, two = (
                run(options.poolmatch, "season", *common, "--threads", 1, *arguments(times * count))[0] for times in [1, 2])
            return f"{1000 * (two - one) / count:.1f}"

        for regime in ["persistent", "locked", "repack"]:
            cells.append(each(options.replicates, lambda n: ["--regimes", regime, "--detail", 0, "--replicates", n]))
        cells.append(each(
            options.detail, lambda n: ["--regimes", "persistent", "--detail", n, "--replicates", 2 * options.detail]))
        for command in [["size", "--sizes", options.sizes], ["scenarios"]]:
            seconds, megabytes = run(
                options.poolmatch, command[0], *common, *command[1:], "--replicates", options.replicates, "--detail", options.detail)
            cells += [f"{seconds:.1f}", f"{megabytes:.0f}"]
        print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
