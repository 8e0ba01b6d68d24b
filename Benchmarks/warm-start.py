#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measure what last week's plan and prices save this week: `poolmatch plan` without and with --previous.

    python3 Benchmarks/warm-start.py .build/release/poolmatch Instances/zeeland Instances/twente

Of each data package (a folder) the week after is made: every date stays, the horizon begins seven days later; a tenth of the vacancies are
withdrawn, others are extended, new ones come, members leave and join. Last week is planned, then this week twice. Prints a
Markdown table of the work done (counts from run.json, the same on every machine unless a time limit ends the run) and wall time.
Only the standard library is needed.
"""
import argparse
import csv
import datetime
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time

# Which column of a table names a row of which other table, for what goes when that row goes.
OWNERS = {
    "lesson_groups": {"vacancy": "vacancies"}, "lessons": {"group": "lesson_groups"},
    "preferences": {"vacancy": "vacancies", "member": "members"},
    "placements": {"group": "lesson_groups", "member": "members"},
    "qualifications": {"member": "members"}, "availability": {"member": "members"},
}
KEYS = {"vacancies": "vacancy", "lesson_groups": "group", "members": "member"}


class Package:
    """The tables of a data package as lists of dictionaries, and its policy."""

    def __init__(self, folder):
        self.policy = json.loads(pathlib.Path(folder, "policy.json").read_text())
        self.tables = {}
        for path in sorted(pathlib.Path(folder).glob("*.csv")):
            with open(path, newline="", encoding="utf-8") as file:
                self.tables[path.stem] = list(csv.DictReader(file))

    def write(self, folder):
        pathlib.Path(folder).mkdir()
        pathlib.Path(folder, "policy.json").write_text(json.dumps(self.policy, indent=2) + "\n")
        for name, rows in self.tables.items():
            if not rows:
                continue
            with open(pathlib.Path(folder, name + ".csv"), "w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)

    def remove(self, table, keys):
        """Removes rows by key, and all that names them."""
        key = KEYS[table]
        self.tables[table] = [row for row in self.tables[table] if row[key] not in keys]
        for other, columns in OWNERS.items():
            for column, target in columns.items():
                if target != table:
                    continue
                gone = [row for row in self.tables.get(other, []) if row[column] in keys]
                if other in KEYS:
                    self.remove(other, {row[KEYS[other]] for row in gone})
                elif gone:
                    self.tables[other] = [row for row in self.tables[other] if row[column] not in keys]

    def copy(self, table, key, new, change):
        """Copies a row under a new key, and of what names it all that belongs to it alone."""
        row = next(row for row in self.tables[table] if row[KEYS[table]] == key)
        self.tables[table].append({**row, **change, KEYS[table]: new})
        for other in ("lesson_groups", "lessons", "qualifications", "availability"):
            for column, target in OWNERS[other].items():
                if target != table:
                    continue
                for row in [row for row in self.tables[other] if row[column] == key]:
                    if other in KEYS:
                        self.copy(other, row[KEYS[other]], f"{new}-{row[KEYS[other]]}", {column: new})
                    else:
                        self.tables[other].append({**row, column: new})


def later(date, days):
    return (datetime.date.fromisoformat(date) + datetime.timedelta(days)).isoformat()


def week_after(package, seed):
    """Turns a package into that of the week after."""
    dice = random.Random(seed)
    first = package.policy["first_day"] = later(package.policy["first_day"], 7)
    vacancies = package.tables["vacancies"]
    package.remove("vacancies", {row["vacancy"] for row in vacancies if row["until"] and row["until"] < first})
    package.remove("members", {row["member"] for row in package.tables["members"] if row["until"] and row["until"] < first})
    if "placements" in package.tables:
        package.tables["placements"] = [row for row in package.tables["placements"] if row["until"] >= first]

    def some(table, share):
        rows = package.tables[table]
        return dice.sample(rows, max(1, round(share * len(rows))))

    package.remove("vacancies", {row["vacancy"] for row in some("vacancies", 0.10)})
    for row in some("vacancies", 0.05):
        if row["until"]:
            row["until"] = later(row["until"], 14)
    subjects = sorted({row["subject"] for row in package.tables["vacancies"]})
    for number, row in enumerate(some("vacancies", 0.10), 1):
        package.copy("vacancies", row["vacancy"], f"NEW{number}", {
            "subject": dice.choice(subjects), "from": max(row["from"], first), "submitted": later(first, -3)})
    package.remove("members", {row["member"] for row in some("members", 0.03)})
    for number, row in enumerate(some("members", 0.03), 1):
        package.copy("members", row["member"], f"MNEW{number}", {})


def plan(poolmatch, package, out, options):
    """Plans a package: run.json, wall seconds and what was said of the plan before."""
    began = time.perf_counter()
    done = subprocess.run(
        [poolmatch, "plan", package, "--out", out, *options], capture_output=True, text=True, check=False)
    wall = time.perf_counter() - began
    if done.returncode not in (0, 2):
        raise SystemExit(f"{package}: exit {done.returncode}\n{done.stderr}")
    return json.loads(pathlib.Path(out, "run.json").read_text()), wall


def line(name, run, wall):
    """A row of the table; the gap is of the first goal that is not proven."""
    open_goal = next((goal for goal in run["goals"] if not goal["proven"]), None)
    proven = sum(goal["proven"] for goal in run["goals"])
    shown = f"{proven} of {len(run['goals'])}"
    if open_goal:
        shown += f", {open_goal['name']} {open_goal['gap']:.4%}"
    counts = run["statistics"]
    return (f"| {name} | {shown} | {counts['work'] / 1e6:.2f} | {counts['iterations']:,} | {counts['columns']:,} | "
            f"{counts['nodes']:,} | {wall:.2f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("poolmatch")
    parser.add_argument("packages", nargs="+")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1], help="a week after for each")
    parser.add_argument("--options", default="", help="more options of poolmatch plan, such as '--time-limit 120'")
    arguments = parser.parse_args()
    print("| package, seed, plan | proven goals, gap | work, million | iterations | columns | nodes | wall s |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    differ = []
    for folder in arguments.packages:
        name = pathlib.Path(folder).name
        with tempfile.TemporaryDirectory() as scratch:
            def place(part):
                return str(pathlib.Path(scratch, part))

            options = arguments.options.split()
            print(line(f"{name}: last week", *plan(arguments.poolmatch, folder, place("last"), options)), flush=True)
            for seed in arguments.seeds:
                package = Package(folder)
                week_after(package, seed)
                region = place(f"region-{seed}")
                package.write(region)
                subprocess.run([arguments.poolmatch, "validate", region], check=True, stdout=subprocess.DEVNULL)
                cold, wall = plan(arguments.poolmatch, region, place("cold"), options)
                print(line(f"{name}, {seed}: alone", cold, wall), flush=True)
                warm, wall = plan(
                    arguments.poolmatch, region, place("warm"), [*options, "--previous", place("last")])
                use = warm["previous"]
                print(line(
                    f"{name}, {seed}: after last week ({use['placements_fit']} of {use['placements']} placements, "
                    f"{use['prices_fit']} of {use['prices']} prices)", warm, wall), flush=True)
                for one, other in zip(cold["goals"], warm["goals"]):
                    if one["proven"] and other["proven"] and one["value"] != other["value"]:
                        differ.append(f"{name}, {seed}, {one['name']}: {one['value']} alone, {other['value']} after")
    if differ:
        sys.exit("Two proven plans differ:\n" + "\n".join(differ))


main()
