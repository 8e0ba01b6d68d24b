#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the proof of a plan with nothing but Python 3: verify.py PACKAGE OUTPUT (folders). Exit status 0: the bounds hold.

Recomputes every bound of OUTPUT/certificate.json in the words of Docs/certificate.md, from the stints that region.py finds in
PACKAGE. Taken on trust: that the plan keeps the rules and has the values called reached (`poolmatch audit` counts them)."""
import hashlib, json, os, sys
from collections import Counter, defaultdict
from datetime import date
from itertools import islice
from region import (CONSTANTS, GOALS, TABLES, TENTHS, WEEKS, at_vacancy, beside, board, folder, groups, members, open_of, openings,
                    others, running, stints_of, vacancies)

sys.setrecursionlimit(10_000)
def refuse(reason): sys.exit(f"refused: {reason}")
def sign(goal): return 1 if goal in ("value", "coverage", "preference") else -1  # of other goals the least is wanted

def whole(text): refuse(f"{text} is no whole number")
certificate = json.load(open(f"{sys.argv[2]}/certificate.json", encoding="utf-8"), parse_float=whole, parse_constant=whole)
names = [name for name in ["policy.json"] + [table + ".csv" for table in TABLES] if os.path.exists(f"{folder}/{name}")]
files = [(name.encode(), open(f"{folder}/{name}", "rb").read()) for name in names]
digest = hashlib.sha256(b"".join(name + b"\0" + str(len(content)).encode() + b"\0" + content for name, content in files))
if digest.hexdigest() != certificate["input_sha256"]: refuse("the certificate is of another package")
if [level["goal"] for level in certificate["levels"]] != [goal["name"] for goal in GOALS]: refuse("other goals")

# The limit of every shared row; `kept` rows follow level by level, cuts are worked out.
def text(d): return date.fromordinal(d).isoformat()
limits = {("opening", *opening): 1 for opening in openings}
limits |= {("date", name, text(d)): 1 for name, g in groups.items() for d in g["window"]}
limits |= {("handover", name): max(0, 1 - sum(r["g"] is g for r in running)) for name, g in groups.items()}
limits |= {("split", v): max(0, 1 - len(who)) for v, who in at_vacancy.items()}
limits |= {("board", name): -open_of[name] for name in TENTHS}
limits |= {("vacancy_week", name, week): max(0, int(v["members_max"]) - len(others(v, week)))
           for name, v in vacancies.items() for week in range(WEEKS)}

# What each member can take, and the rows that its stints have: one stint as often as another, or once a bundle.
left = {name: list(stints_of(m)) for name, m in members.items()}  # the stints that still matter
listed = {}  # of a member all bundles that still matter, where they are few
known = {(s.g["group"], name, text(s.first), text(s.last)): s for name, stints in left.items() for s in stints}
for (group, name, *_), s in known.items():
    v = s.g["vacancy"]
    s.each = [("opening", *s.opening), ("handover", group)] + [("date", group, text(d)) for d in range(s.first, s.last + 1)]
    s.once = [("vacancy_week", v, week) for week in s.minutes if name not in others(s.g["v"], week)]
    s.once += [("split", v)] if name not in at_vacancy[v] else []

def above(m, value, sets, barred, limit, rising):
    """The bundles left with a stint of each set and none barred that are worth more than the limit; a rising limit rises to them.
    Tries all but those that cannot be above the limit: of stints that are all against each other at most one is taken."""
    def extend(taken, room, rest):
        nonlocal limit
        worth = value(m, taken)
        if worth > limit:
            yield taken, worth
            if rising: limit = worth
        cliques, order, bound = [], [], worth
        for s in sorted(rest, key=lambda s: -s.worth):
            clique = next((clique for clique in cliques if all(s in t.against for t in clique)), None)
            if clique: clique.append(s)
            else: cliques.append([s])
        for clique in reversed(cliques):  # what adds nothing first
            order += [(bound + max(0, s.worth), s) for s in reversed(clique)]
            bound += max(0, clique[0].worth)
        while order:
            most, s = order.pop()
            if most <= limit: return
            yield from extend(*beside(m, s, taken, room, [t for _, t in order]))
    def choose(taken, room, rest, sets):  # a stint of each set: the first; the second but not the first; and so on
        if not sets: yield from extend(taken, room, [s for s in rest if s.worth > 0 or not rising])
        elif sets[0] & set(taken): yield from choose(taken, room, rest, sets[1:])
        else:
            for s in [s for s in rest if s in sets[0]]:
                yield from choose(*beside(m, s, taken, room, rest), sets[1:])
                rest = [t for t in rest if t is not s]
    if m["member"] in listed:
        for b in listed[m["member"]] + [frozenset()]:
            if barred.isdisjoint(b) and not any(one.isdisjoint(b) for one in sets) and value(m, b) > limit: yield b, value(m, b)
    else: yield from choose([], m["room"], [s for s in left[m["member"]] if s not in barred], sets)

FIELDS = {"opening": ("group", "opening"), "date": ("group", "date"), "vacancy_week": ("vacancy", "week"), "split": ("vacancy",),
          "handover": ("group",), "board": ("board",), "kept": ("goal",)}
def row_of(line):
    """A line of prices as a row and its limit; the limit is None if the package has no such row."""
    if line["row"] != "cut":
        row = (line["row"], *(line[field] for field in FIELDS[line["row"]]))
        return row, limits.get(row)
    parts, who = [row_of(part) for part in line["rows"]], line.get("members", [])
    row = ("cut", frozenset(part for part, _ in parts), frozenset(who))
    isSound = (len(row[1]) == len(parts) and len(row[2]) == len(who) and row[2] <= set(members)
               and all(part[0] in ("opening", "date", "vacancy_week") and limit is not None for part, limit in parts))
    return row, (sum(limit for _, limit in parts) + len(who)) // 2 if isSound else None

def weigh(goal, scale, leaf):
    """Puts on every stint what it is worth at the prices of a leaf; tells what the limits cost and how to value a bundle."""
    price, cost = {}, 0
    for line in leaf["prices"]:
        row, limit = row_of(line)
        if limit is None: refuse(f"{goal}: no row {line}")
        if row in price: refuse(f"{goal}: two prices of {line}")
        if line["price"] < 0: refuse(f"{goal}: a price below 0: {line}")
        price[row], cost = line["price"], cost + line["price"] * limit
    further, entry, behind = (scale * (goal == other) + price.get(("kept", other), 0) for other in ("people", "members", "fairness"))
    cost += sum(width * max(0, price.get(("board", name), 0) - each * behind) for name in TENTHS for width, each in TENTHS[name])
    if any(price[row] > further for row in price if row[0] in ("split", "handover")): refuse(f"{goal}: over price")
    weights = [(goal, scale * sign(goal))] + [(row[1], price[row] * sign(row[1])) for row in price if row[0] == "kept"]
    cuts, cuts_of = [row for row in price if row[0] == "cut"], defaultdict(list)
    for number, cut in enumerate(cuts):
        for part in cut[1]: cuts_of[part].append((number, part))
    for s in (s for stints in left.values() for s in stints):
        s.worth = sum(weight * s.gain.get(other, 0) for other, weight in weights) - sum(price.get(row, 0) for row in s.each)
        s.worth += price.get(("board", board(s.g)), 0) * sum(s.minutes.values())
        s.tolls = [row for row in s.once if row in price]
        s.halves = [half for row in s.each + s.once for half in cuts_of.get(row, [])]
    def value(m, taken):
        if not taken: return 0
        here, there = m["everywhere"], m["everywhere"] | {s.place for s in taken}
        worth = sum(s.worth for s in taken) - sum(price[row] for row in {row for s in taken for row in s.tolls})
        worth -= further * (len(there) - max(1, len(here)))
        for number, count in Counter(number for number, _ in {half for s in taken for half in s.halves}).items():
            worth -= price[cuts[number]] * ((count + (m["member"] in cuts[number][2])) // 2)
        return worth if here else worth - entry
    return cost, value

def check(level, node, sets=(), barred=frozenset(), needed=None):
    """The signed bound of a node, its total, what it has to spare, what each member earns at most, and how to value a bundle.
    In the cases of a tree listed bundles with which a plan can keep the level are needed."""
    goal, better = level["goal"], level["scale"] * sign(level["goal"])
    if "branch" in node:
        who = node["branch"]["member"]
        keys = [(part["group"], who, part["from"], part["until"]) for part in node["branch"]["stints"]]
        pair = frozenset(known.get(key) or refuse(f"{goal}: no stint {key}") for key in keys)
        cases = check(level, node["taken"], (*sets, (who, pair)), barred, needed), check(level, node["free"], sets, barred | pair, needed)
        return max(cases, key=lambda case: case[0])
    most = {line["member"]: line["most"] for line in node["most"]}
    if len(most) != len(node["most"]) or not set(most) <= set(members): refuse(f"{goal}: a member twice or unknown")
    cost, value = weigh(goal, level["scale"], node)
    total = cost + sum(most.values())
    spare = total + better * (CONSTANTS[goal] - level["kept"])
    for name, m in members.items():
        earn, isListed = most.get(name, 0), needed is not None and name in listed
        own = [pair for who, pair in sets if who == name]
        for b, found in above(m, value, own, barred, min(earn, earn - spare - 1) if isListed else earn, not isListed):
            if found > earn: refuse(f"{goal}: member {name} can earn {found}, not only {earn}")
            needed[name].add(b)
    return sign(goal) * CONSTANTS[goal] + total // level["scale"] // level["unit"] * level["unit"], total, spare, most, value

def leave_out(level, total, spare, most, value):
    """Leaves out all bundles with which no plan keeps the level: those of a stint, then one by one where they can be listed."""
    whole, room = total + level["scale"] * sign(level["goal"]) * CONSTANTS[level["goal"]], 20_000
    if spare >= abs(whole) // 20: return  # next to nothing would be left out
    floor = {name: most.get(name, 0) - spare - 1 for name in members}
    for name, m in members.items():
        if name not in listed: left[name] = [s for s in left[name] if any(above(m, value, [{s}], set(), floor[name], True))]
    for name, m in members.items():
        found = list(islice((frozenset(b) for b, _ in above(m, value, [], set(), floor[name], False) if b), room + 1))
        room -= len(found)
        if room < 0: return
        listed[name] = found

for number, level in enumerate(certificate["levels"]):
    goal, better = level["goal"], sign(level["goal"])
    share = 1000 - better * round(1000 * GOALS[number].get("tolerance", 0))
    if level["kept"] != -better * (-better * level["reached"] * share // 1000): refuse(f"{goal}: kept does not follow from reached")
    if level["nodes"] is None: print(f"{goal}: reached {level['reached']}, not proven by prices")
    else:
        if min(level["scale"], level["unit"]) < 1: refuse(f"{goal}: scale or unit below 1")
        if level["unit"] > 1 and (goal in ("people", "members", "fairness") or any(s.gain[goal] % level["unit"] for s in known.values())):
            refuse(f"{goal}: the unit {level['unit']} is too coarse")
        for node in level["nodes"]:
            needed = {name: set() for name in listed}
            bound, *found = check(level, node, needed=needed if "branch" in node else None)
            if "branch" not in node: leave_out(level, *found)
            else: listed = {name: [b for b in bundles if b in needed[name]] for name, bundles in listed.items()}
        if better * bound != level["bound"]: refuse(f"{goal}: the prices prove {better * bound}, not {level['bound']}")
        if better * level["reached"] > bound: refuse(f"{goal}: reached {level['reached']} is better than the bound {level['bound']}")
        print(f"{goal}: reached {level['reached']}, no plan beats {level['bound']}")
    limits["kept", goal] = -better * (level["kept"] - CONSTANTS[goal])
