#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the proof of a plan with nothing but Python 3: verify.py PACKAGE OUTPUT (folders). Exit status 0: the bounds hold.

Recomputes every bound of OUTPUT/certificate.json in the words of Docs/certificate.md, from the stints that region.py finds in
PACKAGE. Taken on trust: that the plan keeps the rules and has the values called reached (`poolmatch audit` counts them)."""
import hashlib, json, sys
from collections import defaultdict
from itertools import islice
from region import (FIRST, GOALS, LAST, TABLES, WEEKS, amounts, clash, day, folder, groups, hours, lessons, members, openings,
                    others, places, running, stints_of, told, vacancies)

sys.setrecursionlimit(10_000)
MOST = {"value", "coverage", "preference"}  # of the other goals the least is wanted
def refuse(reason): sys.exit(f"refused: {reason}")

certificate = json.load(open(f"{sys.argv[2]}/certificate.json", encoding="utf-8"))
digest = hashlib.sha256()
for name in ["policy.json"] + [table + ".csv" for table in TABLES]:
    try: content = open(f"{folder}/{name}", "rb").read()
    except FileNotFoundError: continue
    digest.update(name.encode() + b"\0" + str(len(content)).encode() + b"\0" + content)
if digest.hexdigest() != certificate["input_sha256"]: refuse("the certificate is of another package")
if [level["goal"] for level in certificate["levels"]] != [goal["name"] for goal in GOALS]: refuse("other goals")

# What each member can take: stints in a list, and for each the others that cannot be taken beside it.
own, excluded, bundles = {}, set(), {}  # bundles: of each member all that are left, where they were listed
for name, m in members.items():
    own[name] = list(stints_of(m))
    for index, s in enumerate(own[name]):
        s["member"], s["index"], s["gain"], s["against"] = name, index, amounts(s), set()
        for t in own[name][:index]:
            days = range(max(s["from"], t["from"]), min(s["until"], t["until"]) + 1)
            if s["opening"] == t["opening"] or any(
                    clash(s["g"], a, t["g"], b, m) for d in days for a in lessons(s["g"], d) for b in lessons(t["g"], d)):
                s["against"].add(t["index"]), t["against"].add(s["index"])
    m["all_places"] = {r["g"]["place"] for r in m["runs"]}
known = {(s["g"]["group"], s["member"], s["from"], s["until"]): s for stints in own.values() for s in stints}
at_vacancy = {v: {r["m"]["member"] for r in running if r["g"]["vacancy"] == v} for v in vacancies}
constants = {goal["name"]: 0 for goal in GOALS}
constants["people"] = (sum(max(0, len(m["all_places"]) - 1) for m in members.values()) + sum(max(0, len(who) - 1) for who in at_vacancy.values())
                       + sum(max(0, sum(r["g"] is g for r in running) - 1) for g in groups.values()))
constants["members"] = sum(bool(m["all_places"]) for m in members.values())
constants["stability"] = sum(amount for opening in openings for _, amount in told(groups[opening[0]], opening, FIRST, LAST))

def fits(m, taken):  # the limits of weeks, running placements included
    for week in {week for s in taken for week in s["minutes"]}:
        here = [s for s in taken if week in s["minutes"]]
        if hours(m, week) + sum(s["minutes"][week] for s in here) > min(m["hours"], m["free"][week]): return False
        if len(places(m, week) | {s["g"]["place"] for s in here}) > int(m["locations_max"]): return False
        for s in here:
            used = sum(t["minutes"][week] for t in here if t["row"] == s["row"])
            if s["limit"] is not None and hours(m, week, s["row"]) + used > s["limit"]: return False
    return True

def above(m, worth, paid, stints, forced, limit, raises):
    """Each bundle with all forced stints that is worth more than the limit, with its value; if it raises, the limit rises to it.
    Tries every bundle but those that cannot be above it: of stints that are all against each other at most one is taken."""
    def extend(taken, rest):
        nonlocal limit
        value = sum(worth[s["index"]] for s in taken) - paid(m, taken)
        if value > limit:
            yield taken, value
            if raises: limit = value
        rest = [s for s in rest if fits(m, taken + [s])]
        cliques, order, bound = [], [], value
        for s in sorted(rest, key=lambda s: -worth[s["index"]]):
            place = next((c for c in cliques if all(t["index"] in s["against"] for t in c)), None)
            if place is None: cliques.append(place := [])
            place.append(s)
        for clique in cliques[::-1]:  # what adds nothing first
            order += [(bound + max(0, worth[s["index"]]), s) for s in reversed(clique)]
            bound += max(0, worth[clique[0]["index"]])
        while order:
            most, s = order.pop()
            if most <= limit: return
            yield from extend(taken + [s], [t for _, t in order if t["index"] not in s["against"]])
    if all(t["index"] not in s["against"] for s in forced for t in forced) and fits(m, forced):
        yield from extend(forced, [s for s in stints if (worth[s["index"]] > 0 or not raises) and s not in forced
                                   and not any(t["index"] in s["against"] for t in forced)])

def best(m, worth, paid, forced, barred, limit):
    """The value of the best bundle that is left, with all forced stints and none barred, if it is above the limit; else the limit."""
    listed = bundles.get(m["member"])
    if listed is None:
        stints = [s for s in own[m["member"]] if s not in barred and id(s) not in excluded]
        return max((value for _, value in above(m, worth, paid, stints, forced, limit, True)), default=limit)
    return max([limit] + [sum(worth[s["index"]] for s in b) - paid(m, b) for b in listed + [[]]
                          if all(s in b for s in forced) and not any(s in barred for s in b)])

def sign(goal): return 1 if goal in MOST else -1

def row_of(line, earlier):
    """A line of prices or of a cut as a tuple, and its limit; None if the package has no such row."""
    kind = line["row"]
    if kind == "opening" and (line["group"], line["opening"]) in openings: return (kind, line["group"], line["opening"]), 1
    if kind == "date" and line["group"] in groups: return (kind, line["group"], day(line["date"])), 1
    if kind == "vacancy_week" and line["vacancy"] in vacancies and 0 <= line["week"] < WEEKS:
        v = vacancies[line["vacancy"]]
        return (kind, line["vacancy"], line["week"]), max(0, int(v["members_max"]) - len(others(v, line["week"])))
    if kind == "split" and line["vacancy"] in vacancies: return (kind, line["vacancy"]), max(0, 1 - len(at_vacancy[line["vacancy"]]))
    if kind == "handover" and line["group"] in groups:
        return (kind, line["group"]), max(0, 1 - sum(r["g"]["group"] == line["group"] for r in running))
    if kind == "kept" and line["goal"] in earlier:
        return (kind, line["goal"]), -sign(line["goal"]) * (earlier[line["goal"]] - constants[line["goal"]])
    if kind == "cut":
        parts, who = [row_of(part, earlier) for part in line["rows"]], frozenset(line.get("members", []))
        rows = frozenset(part[0] for part in parts if part and part[0][0] in ("opening", "date", "vacancy_week"))
        if len(rows) == len(parts) and len(who) == len(line.get("members", [])) and who <= set(members):
            return (kind, rows, who), (sum(part[1] for part in parts) + len(who)) // 2

def has(row, m, stints):  # whether a bundle has an opening, date or vacancy week
    if row[0] == "vacancy_week" and m["member"] in others(vacancies[row[1]], row[2]): return False
    return any(s["opening"] == row[1:] if row[0] == "opening" else row[2] in s["minutes"] and s["g"]["vacancy"] == row[1]
               if row[0] == "vacancy_week" else s["g"]["group"] == row[1] and s["from"] <= row[2] <= s["until"] for s in stints)

def weigh(number, scale, leaf):
    """What each stint is worth at the prices of a leaf, what a bundle pays besides, and what the limits cost."""
    goal, price, total = GOALS[number]["name"], defaultdict(int), 0
    earlier = {level["goal"]: level["kept"] for level in certificate["levels"][:number]}
    for line in leaf["prices"]:
        row, limit = row_of(line, earlier) or refuse(f"{goal}: no row {line}")
        if row in price: refuse(f"{goal}: two prices of {line}")
        if line["price"] < 0: refuse(f"{goal}: a price below 0: {line}")
        price[row], total = line["price"], total + line["price"] * limit
    further, entry = (scale * (goal == other) + price["kept", other] for other in ("people", "members"))
    if any(price[row] > further for row in price if row[0] in ("split", "handover")): refuse(f"{goal}: over price")
    dates = [row for row in price if row[0] == "date"]
    # The cuts that a member's bundles can have, and the vacancy weeks.
    cuts = {name: [row for row in price if row[0] == "cut" and sum(has(part, members[name], stints) for part in row[1])
                   + (name in row[2]) > 1] for name, stints in own.items()}
    def worth(s):
        return (scale * sign(goal) * s["gain"].get(goal, 0) - price["opening", *s["opening"]] - price["handover", s["g"]["group"]]
                + sum(price["kept", other] * sign(other) * s["gain"].get(other, 0) for other in earlier)
                - sum(price[row] for row in dates if has(row, members[s["member"]], [s])))
    def paid(m, taken):
        if not taken: return 0
        name, here = m["member"], m["all_places"]
        weeks = {(s["g"]["vacancy"], week) for s in taken for week in s["minutes"]}
        new = sum(price["vacancy_week", v, week] for v, week in weeks if name not in others(vacancies[v], week))
        new += sum(price["split", v] for v in {v for v, _ in weeks} if name not in at_vacancy[v])
        new += further * (max(0, len(here | {s["g"]["place"] for s in taken}) - 1) - max(0, len(here) - 1))
        new += sum(price[cut] * ((sum(has(row, m, taken) for row in cut[1]) + (name in cut[2])) // 2) for cut in cuts[name])
        return new + (0 if here else entry)
    return {name: [worth(s) for s in stints] for name, stints in own.items()}, paid, total

def most_of(node, goal):
    most = {line["member"]: line["most"] for line in node["most"]}
    if len(most) != len(node["most"]) or not set(most) <= set(members): refuse(f"{goal}: a member twice or unknown")
    return most

def signed_bound(number, proof, node, forced, barred):
    goal = GOALS[number]["name"]
    if "branch" in node:
        b = node["branch"]
        s = known.get((b["group"], b["member"], day(b["from"]), day(b["until"])))
        if s is None: refuse(f"{goal}: no stint {b}")
        return max(signed_bound(number, proof, node["taken"], forced + [s] * (s not in forced), barred),
                   signed_bound(number, proof, node["free"], forced, barred + [s]))
    worth, paid, total = weigh(number, proof["scale"], node)
    most = most_of(node, goal)
    for name, m in members.items():
        mine = [s for s in forced if s["member"] == name]
        if any(s in barred or id(s) in excluded for s in mine): continue  # no plan is like this
        found = best(m, worth[name], paid, mine, barred, most.get(name, 0))
        if found > most.get(name, 0): refuse(f"{goal}: member {name} can earn {found}, not only {most.get(name, 0)}")
    steps = (total + sum(most.values())) // proof["scale"] // proof["unit"]
    return sign(goal) * constants[goal] + steps * proof["unit"]

def leave_out(number, level, leaf):
    """Leaves out all bundles with which no plan keeps the level: those of a stint, then one by one where they can be listed."""
    worth, paid, total = weigh(number, level["scale"], leaf)
    goal, most = level["goal"], most_of(leaf, level["goal"])
    whole = total + sum(most.values()) + level["scale"] * sign(goal) * constants[goal]
    spare = whole - level["scale"] * sign(goal) * level["kept"]
    if spare >= abs(whole) // 20: return  # next to nothing would be left out
    floor = {name: most.get(name, 0) - spare - 1 for name in members}
    for name, m in members.items():
        if name not in bundles:
            stints = [s for s in own[name] if id(s) not in excluded]
            excluded.update([id(s) for s in stints if best(m, worth[name], paid, [s], [], floor[name]) <= floor[name]])
    room = 20_000
    for name, m in members.items():
        stints = [s for s in own[name] if id(s) not in excluded]
        if name in bundles: found = [b for b in bundles[name] if sum(worth[name][s["index"]] for s in b) - paid(m, b) > floor[name]]
        else: found = [b for b, _ in islice(above(m, worth[name], paid, stints, [], floor[name], False), room + 2) if b]
        room -= len(found)
        if room < 0: break
        bundles[name] = found

for number, level in enumerate(certificate["levels"]):
    goal, better = level["goal"], sign(level["goal"])
    share = 1000 - better * round(1000 * GOALS[number].get("tolerance", 0))
    if level["kept"] != -better * (-better * level["reached"] * share // 1000): refuse(f"{goal}: kept does not follow from reached")
    if level["nodes"] is None:
        print(f"{goal}: reached {level['reached']}, not proven by prices")
        continue
    if min(level["scale"], level["unit"]) < 1: refuse(f"{goal}: scale or unit below 1")
    if level["unit"] > 1 and (goal in ("people", "members") or any(s["gain"][goal] % level["unit"] for s in known.values())):
        refuse(f"{goal}: the unit {level['unit']} is too coarse")
    for node in level["nodes"]:
        bound = better * signed_bound(number, level, node, [], [])
        if "branch" not in node: leave_out(number, level, node)
    if bound != level["bound"]: refuse(f"{goal}: the prices prove {bound}, not {level['bound']}")
    if better * level["reached"] > better * bound: refuse(f"{goal}: reached {level['reached']} is better than the bound {bound}")
    print(f"{goal}: reached {level['reached']}, no plan beats {bound}")
