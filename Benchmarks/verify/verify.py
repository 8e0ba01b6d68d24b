#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the proof of a plan with nothing but Python 3: verify.py PACKAGE OUTPUT (folders). Exit status 0: the bounds hold.

Recomputes every bound of OUTPUT/certificate.json in the words of Docs/certificate.md, from the stints that region.py finds in
PACKAGE. Taken on trust: that the plan keeps the rules and has the values called reached (`poolmatch audit` counts them)."""
import hashlib, json, sys
from collections import defaultdict
from region import (FIRST, GOALS, LAST, TABLES, amounts, clash, day, folder, groups, hours, lessons, members, openings,
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
own, excluded = {}, set()
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
constants["people"] = sum(max(0, len(m["all_places"]) - 1) for m in members.values())
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

def best(m, worth, paid, stints, forced, limit):
    """The value of the best bundle with all forced stints, if it is above the limit; else the limit. Tries every bundle but
    those that cannot be above it: of stints that are all against each other at most one is taken."""
    def value(taken): return sum(worth[s["index"]] for s in taken) - paid(m, taken)
    def extend(taken, rest):
        nonlocal limit
        limit = max(limit, value(taken))
        rest = [s for s in rest if fits(m, taken + [s])]
        cliques, rank = [], {}
        for s in sorted(rest, key=lambda s: -worth[s["index"]]):
            place = next((c for c in cliques if all(t["index"] in s["against"] for t in c)), None)
            if place is None: cliques.append(place := [])
            place.append(s)
        bound, order = sum(worth[s["index"]] for s in taken) - paid(m, taken), []
        for clique in cliques:
            order += [(bound + worth[s["index"]], s) for s in reversed(clique)]
            bound += worth[clique[0]["index"]]
        while order:
            most, s = order.pop()
            if most <= limit: return
            extend(taken + [s], [t for _, t in order if t["index"] not in s["against"]])
    if all(t["index"] not in s["against"] for s in forced for t in forced) and fits(m, forced):
        extend(forced, [s for s in stints if worth[s["index"]] > 0 and s not in forced
                        and not any(t["index"] in s["against"] for t in forced)])
    return limit

def weigh(number, scale, leaf, path):
    """What each stint is worth at the prices of a leaf, what a bundle pays besides, and what the limits cost."""
    goal, seen, price, total = GOALS[number]["name"], set(), defaultdict(int), 0
    kept = {level["goal"]: level["kept"] for level in certificate["levels"][:number]}
    for line in leaf["prices"]:
        kind, amount = line["row"], line["price"]
        if kind == "opening": row, limit = (line["group"], line["opening"]), 1
        elif kind == "date": row, limit = (line["group"], line["date"]), 1
        elif kind == "vacancy_week":
            row = (line["vacancy"], line["week"])
            limit = max(0, int(vacancies[row[0]]["members_max"]) - len(others(vacancies[row[0]], row[1])))
        elif kind == "split": row, limit = line["vacancy"], 1 - len(at_vacancy[line["vacancy"]])
        elif kind == "handover": row, limit = line["group"], 1 - sum(r["g"]["group"] == line["group"] for r in running)
        elif kind == "cut":
            row, limit = tuple(sorted((o["group"], o["opening"]) for o in line["openings"])), 1
            if len(set(row)) != 3 or not set(row) <= set(openings): refuse(f"{goal}: no cut of {row}")
        elif kind == "kept" and line["goal"] in kept:
            row, sign = line["goal"], 1 if line["goal"] in MOST else -1
            limit = -sign * (kept[row] - constants[row])
        else: refuse(f"{goal}: no row {line}")
        if kind == "opening" and row not in openings or kind in ("date", "handover") and line["group"] not in groups:
            refuse(f"{goal}: no row {line}")
        if (kind, row) in seen: refuse(f"{goal}: two prices of {line}")
        if amount < 0: refuse(f"{goal}: a price below 0: {line}")
        seen.add((kind, row))
        price[kind, row], total = amount, total + amount * limit
    further = scale * (goal == "people") + price["kept", "people"]
    entry = scale * (goal == "members") + price["kept", "members"]
    if any(price[kind, row] > further for kind, row in seen if kind in ("split", "handover")): refuse(f"{goal}: over price")
    dates, cuts = [key for key in seen if key[0] == "date"], [key for key in seen if key[0] == "cut"]
    def sign(goal): return 1 if goal in MOST else -1
    def worth(s):
        group, gain = s["g"]["group"], s["gain"]
        return (scale * sign(goal) * gain.get(goal, 0) - price["opening", s["opening"]] - price["handover", group]
                + sum(price["kept", earlier] * sign(earlier) * gain.get(earlier, 0) for earlier in kept)
                - sum(price[key] for key in dates if key[1][0] == group
                      and s["from"] <= day(key[1][1]) <= s["until"]))
    def paid(m, taken):
        if not taken: return 0
        name, here = m["member"], m["all_places"]
        weeks = {(s["g"]["vacancy"], week) for s in taken for week in s["minutes"]}
        new = sum(price["vacancy_week", key] for key in weeks if name not in others(vacancies[key[0]], key[1]))
        new += sum(price["split", v] for v in {s["g"]["vacancy"] for s in taken} if name not in at_vacancy[v])
        new += further * (max(0, len(here | {s["g"]["place"] for s in taken}) - 1) - max(0, len(here) - 1))
        new += sum(price[key] * (sum(s["opening"] in key[1] for s in taken) // 2) for key in cuts)
        return new + (0 if here else entry)
    return {name: [worth(s) for s in stints] for name, stints in own.items()}, paid, total

def signed_bound(number, proof, node, forced, barred):
    goal = GOALS[number]["name"]
    if "branch" in node:
        b = node["branch"]
        s = known.get((b["group"], b["member"], day(b["from"]), day(b["until"])))
        if s is None: refuse(f"{goal}: no stint {b}")
        return max(signed_bound(number, proof, node["taken"], forced + [s] * (s not in forced), barred),
                   signed_bound(number, proof, node["free"], forced, barred + [s]))
    worth, paid, total = weigh(number, proof["scale"], node, forced)
    most = {line["member"]: line["most"] for line in node["most"]}
    if len(most) != len(node["most"]) or not set(most) <= set(members): refuse(f"{goal}: a member twice or unknown")
    for name, m in members.items():
        mine = [s for s in forced if s["member"] == name]
        if any(s in barred or id(s) in excluded for s in mine): continue  # no plan is like this
        stints = [s for s in own[name] if s not in barred and id(s) not in excluded]
        found = best(m, worth[name], paid, stints, mine, most.get(name, 0))
        if found > most.get(name, 0): refuse(f"{goal}: member {name} can earn {found}, not only {most.get(name, 0)}")
    steps = (total + sum(most.values())) // proof["scale"] // proof["unit"]
    return (1 if goal in MOST else -1) * constants[goal] + steps * proof["unit"]

for number, level in enumerate(certificate["levels"]):
    goal, sign = level["goal"], 1 if level["goal"] in MOST else -1
    share = 1000 - sign * round(1000 * GOALS[number].get("tolerance", 0))
    if level["kept"] != -sign * (-sign * level["reached"] * share // 1000): refuse(f"{goal}: kept does not follow from reached")
    if level["node"] is None:
        print(f"{goal}: reached {level['reached']}, not proven by prices")
        continue
    if min(level["scale"], level["unit"]) < 1: refuse(f"{goal}: scale or unit below 1")
    left = [s for stints in own.values() for s in stints if id(s) not in excluded]
    if level["unit"] > 1 and (goal in ("people", "members") or any(s["gain"][goal] % level["unit"] for s in left)):
        refuse(f"{goal}: the unit {level['unit']} is too coarse")
    bound = sign * signed_bound(number, level, level["node"], [], [])
    if bound != level["bound"]: refuse(f"{goal}: the prices prove {bound}, not {level['bound']}")
    if sign * level["reached"] > sign * bound: refuse(f"{goal}: reached {level['reached']} is better than the bound {bound}")
    print(f"{goal}: reached {level['reached']}, no plan beats {bound}")
    if "branch" in level["node"]: continue
    # Later levels leave out each stint with which no plan keeps this one.
    worth, paid, total = weigh(number, level["scale"], level["node"], [])
    most = {line["member"]: line["most"] for line in level["node"]["most"]}
    needed = level["scale"] * sign * (level["kept"] - constants[goal]) - total - sum(most.values())
    out = set()
    for s in left:
        m, enough = members[s["member"]], needed + most.get(s["member"], 0)
        stints = [t for t in own[s["member"]] if id(t) not in excluded]
        if best(m, worth[s["member"]], paid, stints, [s], enough - 1) < enough: out.add(id(s))
    excluded |= out
