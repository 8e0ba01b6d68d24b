#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Interrupt `poolmatch plan` at random moments and time how long it takes to end with a sound plan.

    python3 Benchmarks/interrupt-times.py [--moments 20] [--within 60] [--limit 1] [--seed 1] POOLMATCH PACKAGE ...

A first run, of `--within` seconds of planning at most, shows how long it takes; then runs are sent SIGINT at random moments of
that, until as many as `--moments` says were caught before their end. Each must end within `--limit` seconds. What it leaves must
pass `poolmatch audit` and `poolmatch verify`; before there is a plan it must leave nothing. Prints a line for each run that fell
short and one for each package, with processor seconds beside those of the clock, for machines that are not idle; ends with 1
if a run fell short. Only the standard library is needed.
"""
import argparse
import json
import os
import pathlib
import random
import signal
import statistics
import subprocess
import tempfile
import time

WRITTEN = {
    "certificate.json", "coverage.csv", "exceptions.csv", "open.csv", "placements.csv", "plan.json", "report.html", "run.json",
}
TICKS = os.sysconf("SC_CLK_TCK")


def start(poolmatch, package, out, within):
    return subprocess.Popen(
        [poolmatch, "plan", package, "--out", str(out), "--quiet", "--time-limit", str(within)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def processor_seconds(process):
    """What a running process has used so far."""
    fields = pathlib.Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def interrupt(poolmatch, package, out, within, moment):
    """Exit status, seconds from SIGINT to the end, and processor seconds; None if the run ended before."""
    run = start(poolmatch, package, out, within)
    time.sleep(moment)
    used, sent = processor_seconds(run.pid), time.perf_counter()
    os.kill(run.pid, signal.SIGINT)  # Popen's own way reaps a run that has ended, and its usage is lost
    _, status, usage = os.wait4(run.pid, 0)
    run.returncode = os.waitstatus_to_exitcode(status)  # so that Popen does not wait again
    if run.returncode not in (130, -signal.SIGINT):
        return None
    return run.returncode, time.perf_counter() - sent, usage.ru_utime + usage.ru_stime - used


def shortfall(poolmatch, package, out, seconds, limit):
    """What is wrong with how an interrupted run ended, or None."""
    if seconds > limit:
        phases = json.loads((out / "run.json").read_text())["seconds"] if out.exists() else "without a plan"
        return f"took {seconds:.2f} s: {phases}"
    if not out.exists():
        return None
    if {file.name for file in out.iterdir()} != WRITTEN:
        return f"wrote {sorted(file.name for file in out.iterdir())}"
    for command in ("audit", "verify"):
        check = subprocess.run([poolmatch, command, package, str(out)], capture_output=True, text=True)
        if check.returncode != 0:
            return f"{command}: {check.stdout}{check.stderr}"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--moments", type=int, default=20)
    parser.add_argument("--within", type=float, default=60)
    parser.add_argument("--limit", type=float, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("poolmatch")
    parser.add_argument("packages", nargs="+", metavar="package")
    options = parser.parse_args()
    faults = 0
    for package in options.packages:
        dice, took, used, planned, tries = random.Random(options.seed), [], [], 0, 0
        with tempfile.TemporaryDirectory() as folder:
            began = time.perf_counter()
            start(options.poolmatch, package, pathlib.Path(folder, "whole"), options.within).wait()
            whole = time.perf_counter() - began
            while len(took) < options.moments and tries < 5 * options.moments:
                tries += 1
                out, moment = pathlib.Path(folder, f"plan{tries}"), dice.uniform(0, whole)
                ended = interrupt(options.poolmatch, package, out, options.within, moment)
                if ended is None:
                    continue
                _, seconds, processor = ended
                took.append(seconds)
                used.append(processor)
                planned += out.exists()
                fault = shortfall(options.poolmatch, package, out, seconds, options.limit)
                if fault:
                    faults += 1
                    print(f"  interrupted after {moment:.2f} s: {fault}", flush=True)
        print(
            f"{pathlib.Path(package).name}: whole run {whole:.1f} s; {len(took)} interrupted, {planned} with a plan; to the end "
            f"median {statistics.median(took):.2f} s, worst {max(took):.2f} s (processor {statistics.median(used):.2f} s, "
            f"{max(used):.2f} s)", flush=True)
    raise SystemExit(1 if faults else 0)


main()
