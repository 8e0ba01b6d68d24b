#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Print the tables of peers.jsonl: one of medians and worsts for each scale and family, then every run.

    table.py out/bench/peers.jsonl …

Benchmarks/README.md says what the columns mean.
"""
import statistics
import sys

import lines


def both(values, form):
    """Median and worst of some numbers; a run without one counts as worst."""
    known = sorted(value for value in values if value is not None)
    if not known:
        return "–", "–"
    padded = sorted(values, key=lambda value: (value is None, value))
    middle = padded[len(padded) // 2] if len(padded) % 2 else None
    if middle is None:
        pair = padded[len(padded) // 2 - 1:len(padded) // 2 + 1]
        middle = None if None in pair else statistics.mean(pair)
    return form(middle), form(padded[-1])


def seconds(value):
    return "–" if value is None else f"{value:.2f}" if value < 10 else f"{value:.0f}"


def percent(value):
    return "–" if value is None else "0" if value == 0 else f"{100 * value:.4f} %" if value < 1e-3 else f"{value:.2%}"


def megabytes(value):
    return "–" if value is None else f"{value:.0f}"


def searched(line):
    """The seconds between model and answer: all of a rival's, which begin there; what PoolMatch says of its own process."""
    return line["phases"]["search"] if "phases" in line else line["seconds"]


def behind(line, best):
    """How far a sound plan lies behind the best one known; None without a sound plan."""
    if best is None or line.get("audit") != "sound":
        return None
    return abs(line["audited_value"] - best) / max(1, abs(best))


def summary(runs):
    best = lines.best_values(runs)
    print("| | proven | time to proof: median | worst | of it search: median | worst | gap: median | worst "
          "| behind the best plan: median | worst | MB: median | worst |")
    print("| --- " * 12 + "|")
    for contender, by_seed in runs.items():
        found = list(by_seed.values())
        proven = [line for line in found if line["status"] == "optimal"]
        cells = [
            f"{len(proven)} of {len(found)}",
            *both([line["seconds"] if line["status"] == "optimal" else None for line in found], seconds),
            *both([searched(line) if line["status"] == "optimal" else None for line in found], seconds),
            *both([lines.gap(line) for line in found], percent),
            *both([behind(line, best[line["seed"]]) for line in found], percent),
            *both([line.get("peak_mb") for line in found], megabytes)]
        print(f"| {contender} | " + " | ".join(cells) + " |")


def every_run(runs):
    print("| seed | | formulation | objective | bound | gap | s | MB | audit |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for contender, by_seed in runs.items():
        for seed, line in sorted(by_seed.items()):
            number = lambda name: "–" if line.get(name) is None else f"{line[name]:,}"
            print(
                f"| {seed} | {contender} | {line['formulation'] or '–'} | {number('value')} | {number('bound')} | "
                f"{percent(lines.gap(line))} | {seconds(line.get('seconds'))} | {megabytes(line.get('peak_mb'))} | "
                f"{line.get('audit') or line.get('note') or 'no plan'} |")


def main():
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    all_lines = lines.read(sys.argv[1:])
    for (scale, family, goal, limit), runs in lines.grouped(all_lines).items():
        chosen = [line for by_seed in runs.values() for line in by_seed.values()]
        facts = [", ".join(sorted({str(line[name]) for line in chosen})) for name in ("commit", "date", "machine")]
        loads = [line["load"] for line in chosen]
        print(f"\n### {scale}, {family}: {goal}, at most {limit:g} s\n")
        print(f"Commit {'; '.join(facts)}; load when a run began {min(loads):.1f} to {max(loads):.1f}.\n")
        summary(runs)
        print()
        every_run(runs)


if __name__ == "__main__":
    main()
