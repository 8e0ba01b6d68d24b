# SPDX-License-Identifier: GPL-3.0-or-later
"""The JSON lines of run.py, grouped for tables and charts. Only the standard library is needed."""
import json

WANT_MOST = {"value", "coverage", "preference"}
HEURISTICS = {"poolmatch greedy", "poolmatch one-by-one", "timefold"}


def read(paths):
    """All lines of some files, in order."""
    return [json.loads(line) for path in paths for line in open(path) if line.strip()]


def gap(line):
    """|bound - value| / |bound|; None without a plan or a bound."""
    value, bound = line.get("value"), line.get("bound")
    return None if value is None or bound is None else abs(bound - value) / max(1, abs(bound))


def grouped(lines):
    """{(scale, family, goal, limit): {contender: {seed: line}}}.

    Of a run that was done again the last counts; of several formulations the better one for each seed.
    """
    last = {}
    for line in lines:
        group = tuple(line[name] for name in ("scale", "family", "goal", "limit"))
        last[group, line["contender"], line["formulation"], line["seed"]] = line
    groups = {}
    for (group, contender, _, seed), line in last.items():
        runs = groups.setdefault(group, {}).setdefault(contender, {})
        if seed not in runs or rank(line) < rank(runs[seed]):
            runs[seed] = line
    return groups


def rank(line):
    """Proven before not, then by time; else the smaller gap, then the better plan; no plan last."""
    found = gap(line)
    if line["status"] == "optimal":
        return (0, line["seconds"], 0)
    return (1, 9.0 if found is None else found, -(line.get("value") or 0))


def best_values(runs):
    """{seed: the best value that a sound plan of any contender has}; None where nobody has one."""
    best = {}
    for by_seed in runs.values():
        for seed, line in by_seed.items():
            value = line.get("audited_value") if line.get("audit") == "sound" else None
            known = best.get(seed)
            better = max if line["goal"] in WANT_MOST else min
            best[seed] = known if value is None else value if known is None else better(value, known)
    return best
