# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a data package (a folder as PoolMatch writes it) and finds what each member can take, in the words of Docs/rules.md.

`verify.py` beside it checks a certificate with what is found here, in the scope that the certificate tells. Regions in which a
group may change hands are not handled, nor plans with a limit on changes."""
import csv, json, math, os, sys
from calendar import monthrange
from collections import defaultdict
from datetime import date
from itertools import combinations, count

TABLES = ("boards locations bells holidays subjects levels authority neighbours postcodes members qualifications "
          "availability vacancies lesson_groups lessons preferences placements publications published").split()
folder = sys.argv[1]

# Days are numbers, as in date.toordinal(); times are minutes after midnight; None is an empty cell.
def table(name):
    path = f"{folder}/{name}.csv"
    with open(path if os.path.exists(path) else os.devnull, encoding="utf-8", newline="") as file:
        return [{column: cell or None for column, cell in row.items()} for row in csv.DictReader(file)]
def day(text, default=None): return date.fromisoformat(text).toordinal() if text else default
def clock(text): return int(text[:2]) * 60 + int(text[3:])
def span(row): return clock(row["start"]), clock(row["end"])
def number(text, unit=1): return None if text is None else math.floor(float(text) * unit + 0.5)
def weekday(d): return (d - 1) % 7 + 1
def runs(numbers):  # the first and last of each run of consecutive numbers
    firsts = [n for n in numbers if n - 1 not in numbers]
    return [(first, next(n - 1 for n in count(first) if n not in numbers)) for first in firsts]
def lasts(row, first, last): return day(row["from"], first) <= first and last <= day(row["until"], last)
def months(d, count):  # so many months later, or the last day of a shorter month
    start = date.fromordinal(d)
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])).toordinal()

policy = json.load(open(f"{folder}/policy.json", encoding="utf-8"))
if policy.get("handovers_max", 0): sys.exit("not handled: this region allows handovers")
GOALS = [goal if isinstance(goal, dict) else {"name": goal} for goal in policy["goals"]]
scope = json.load(open(f"{sys.argv[2]}/certificate.json", encoding="utf-8")).get("scope", {})
if "changes_max" in scope: sys.exit("not handled: this plan has a limit on changes")
FROM = day(scope.get("from"), day(policy["first_day"]))  # the date from which is planned
FIRST = FROM - weekday(FROM) + 1
LAST = FIRST + 7 * scope["weeks"] - 1 if "weeks" in scope else day(policy["first_day"]) + 7 * policy["weeks"] - 1
WEEKS = (LAST - FIRST + 1) // 7
data = {name: table(name) for name in TABLES}
def scoped(row):  # a placement as the scope has it: what has begun is running, what is given free is not
    if row in scope.get("freed", []) + scope.get("dropped", []):
        if day(row["from"]) < FROM: yield row | {"until": date.fromordinal(min(day(row["until"]), FROM - 1)).isoformat(), "state": "running"}
        if day(row["until"]) >= FROM and row in scope.get("freed", []):
            yield row | {"from": date.fromordinal(max(day(row["from"]), FROM)).isoformat(), "state": "published"}
    elif row["state"] == "published" and "from" in scope and day(row["from"]) < FROM: yield row | {"state": "running"}
    else: yield row
data["placements"] = [part for row in data["placements"] for part in scoped(row)]
locations, levels, postcodes, members, vacancies, groups = (
    {row[key]: row for row in data[name]} for name, key in (
        ("locations", "location"), ("levels", "level"), ("postcodes", "postcode4"), ("members", "member"),
        ("vacancies", "vacancy"), ("lesson_groups", "group")))
for name in ("qualifications", "availability", "preferences"):
    for m in members.values(): m[name] = []
    for row in data[name]: members[row["member"]][name].append(row)

# Calendar (rules.md, 1): of each group the lessons on each date on which it teaches, and its minutes by week.
bells = {(row["location"], row["period"]): span(row) for row in data["bells"]}
ringing = {place: place if any(place == owner for owner, _ in bells) else None for place in locations}
holidays = {place: {d for row in data["holidays"] if row["holiday_region"] in (None, locations[place]["holiday_region"])
                    for d in range(day(row["from"]), day(row["until"]) + 1)} for place in locations}
lessons_of = defaultdict(list)
for row in data["lessons"]: lessons_of[row["group"], int(row["weekday"])].append(row)
for name, g in groups.items():
    v = g["v"] = vacancies[g["vacancy"]]
    place, g["flexible"] = v["location"], number(g["minutes"])
    g["place"], g["need"] = place, (v["subject"], levels[g["level"]]["level_group"])
    g["window"] = range(max(FIRST, day(v["from"])), min(LAST, day(v["until"], LAST)) + 1)
    g["lessons"] = {d: [span(row) if row["start"] else bells[ringing[place], row["period"]]
                        for row in lessons_of[name, weekday(d)]] for d in g["window"] if d not in holidays[place]}
def minutes(g, first, last):
    found, days = defaultdict(int), defaultdict(int)
    for d in range(max(first, FIRST), min(last, LAST) + 1):
        week = (d - FIRST) // 7
        found[week] += sum(end - start for start, end in g["lessons"].get(d, []))
        days[week] += d in g["lessons"] and weekday(d) <= 5
    if g["flexible"] is not None: found = {week: g["flexible"] * count // 5 for week, count in days.items()}
    return {week: amount for week, amount in found.items() if amount > 0}

# Travel (2) and authority (3)
def journey(a, b, mode):
    (north, east), (south, west) = ([math.radians(float(p[key])) for key in ("latitude", "longitude")] for p in (a, b))
    h = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin((west - east) / 2) ** 2
    metres = math.floor(2 * 6_371_008.8 * math.asin(min(1, math.sqrt(h))) + 0.5)
    speed = policy["travel"][mode]
    return speed["fixed_minutes"] - (-metres * speed["detour_percent"] * 60 // (speed["speed_kmh"] * 100_000))
def from_home(m, place):
    home = m if m["latitude"] else postcodes.get(m["postcode4"])
    return journey(home, locations[place], m["mode"]) if home else math.inf
def clash(g, one, other, two, m):  # whether a member cannot teach both lessons on a day
    if one[0] < two[1] and two[0] < one[1]: return True
    if g["place"] == other["place"]: return False
    return journey(locations[g["place"]], locations[other["place"]], m["mode"]) > max(two[0] - one[1], one[0] - two[1])
def pairs(m, need):  # of a qualification and a row of authority.csv, with the tier
    for q in m["qualifications"]:
        near = [int(row["tier"]) for row in data["neighbours"] if (row["subject"], row["neighbour"]) == (need[0], q["subject"])]
        if q["subject"] != need[0] and not near: continue
        for index, row in enumerate(data["authority"]):
            if (row["level_group"], row["degree"]) == (need[1], q["degree"]):
                yield q, row, index, max(int(row["tier"]), 0 if q["subject"] == need[0] else min(near))
def standing(m, need, first, last):  # the tier and the row of authority.csv, or None
    best = None
    for q, row, index, tier in pairs(m, need):
        limit = number(row["months_max"])
        end = day(m["exception_until"], months(first, limit) - 1 if limit is not None else 0)
        if lasts(q, first, last) and lasts(row, first, last) and (last <= end or tier != 2 and limit is None):
            rank = (tier, -(number(row["hours_max"], 60) if row["hours_max"] else math.inf))
            if best is None or rank < best[0]: best = (rank, index)
    return best and (best[0][0], best[1])

# Running placements, openings and stints (1 and 4)
running, openings = [], {}
for row in data["placements"]:
    first, last = max(FIRST, day(row["from"])), min(LAST, day(row["until"]))
    if row["state"] == "running" and first <= last:
        g, m = groups[row["group"]], members[row["member"]]
        running.append({"m": m, "g": g, "from": first, "until": last, "minutes": minutes(g, first, last),
                        "row": (standing(m, g["need"], first, last) or (0, None))[1]})
for name, g in groups.items():
    free = sorted({d for d in g["window"] if d >= FROM} - {d for r in running if r["g"] is g for d in range(r["from"], r["until"] + 1)})
    for index, dates in enumerate(dates for dates in runs(free) if minutes(g, *dates)): openings[name, index + 1] = dates
def present(m, d):  # rows that touch or overlap count as one
    if not m["availability"]: return [(0, 1440)] if weekday(d) <= 5 else []
    merged = []
    for start, end in sorted(span(row) for row in m["availability"] if int(row["weekday"]) == weekday(d) and lasts(row, d, d)):
        if merged and start <= merged[-1][1]: start, end = merged[-1][0], max(end, merged.pop()[1])
        merged.append((start, end))
    return merged
for m in members.values():
    m["runs"], m["hours"] = [r for r in running if r["m"] is m], number(m["hours_max"], 60)
    m["everywhere"] = {r["g"]["place"] for r in m["runs"]}
    m["present"] = {d: present(m, d) for d in range(FIRST, LAST + 1)}
    m["free"] = [sum(end - start for d in range(FIRST + 7 * week, FIRST + 7 * week + 7)
                     if lasts(m, d, d) for start, end in m["present"][d]) for week in range(WEEKS)]
    # What running placements leave: minutes of a week and locations.
    m["left"] = [min(m["hours"], m["free"][week]) - sum(r["minutes"].get(week, 0) for r in m["runs"]) for week in range(WEEKS)]
    m["places"] = [{r["g"]["place"] for r in m["runs"] if week in r["minutes"]} for week in range(WEEKS)]
def left_of_row(m, row, week):  # minutes under a row of authority.csv
    limit = number(data["authority"][row]["hours_max"], 60)
    return math.inf if limit is None else limit - sum(r["minutes"].get(week, 0) for r in m["runs"] if r["row"] == row)
def others(v, week): return {r["m"]["member"] for r in running if r["g"]["v"] is v and week in r["minutes"]}
def possible(m, g, week, first, last):
    first, last = max(first, FIRST + 7 * week), min(last, FIRST + 7 * week + 6)
    amount = minutes(g, first, last).get(week)
    return not amount or (
        all(day(row.get("until"), last) < first or last < day(row.get("from"), first) for row in wishes(m, g, "exclude"))
        and amount <= m["left"][week] and len(m["places"][week] | {g["place"]}) <= int(m["locations_max"])
        and len(others(g["v"], week) | {m["member"]}) <= int(g["v"]["members_max"])
        and all(any(start <= one[0] and one[1] <= end for start, end in m["present"][d])
                and not any(clash(g, one, r["g"], two, m) for r in m["runs"] if r["from"] <= d <= r["until"]
                            for two in r["g"]["lessons"].get(d, []))
                for d in range(first, last + 1) for one in g["lessons"].get(d, [])))
def wishes(m, g, kind):
    return [row for row in m["preferences"] if row["kind"] == kind and (row["location"] == g["place"] or row["vacancy"] == g["vacancy"])]
class Stint:
    def __init__(self, m, g, opening, first, last, taught, right, trip):
        self.m, self.g, self.opening, self.first, self.last, self.minutes = m, g, opening, first, last, taught
        (self.tier, self.row), self.trip, self.place = right, trip, g["place"]
        self.gain, self.against = amounts(self), {self}
        self.load = taught | {(self.row, week): amount for week, amount in taught.items()}
def stints_of(m):
    shown, serves, found = day(m["conduct_certificate"]), policy.get("certificate_months", 36), []
    for (group, index), (first, last) in openings.items():
        g, first, last = groups[group], max(first, day(m["from"])), min(last, day(m["until"], last))
        trip = from_home(m, g["place"])
        if trip > int(m["travel_max"]) or not any(pairs(m, g["need"])): continue
        weeks = [week for week in range((first - FIRST) // 7, (last - FIRST) // 7 + 1) if possible(m, g, week, first, last)]
        for begin, end in runs(weeks):
            start, end = max(first, FIRST + 7 * begin), min(last, FIRST + 7 * end + 6)
            taught, right = minutes(g, start, end), standing(m, g["need"], start, end)
            if (taught and right and right[0] <= int(g["v"]["tier_max"]) and shown is not None and shown <= start
                    and (serves is None or end < months(shown, serves))
                    and all(amount <= left_of_row(m, right[1], week) for week, amount in taught.items())):
                found.append(Stint(m, g, (group, index), start, end, taught, right, trip))
    m["room"] = dict(enumerate(m["left"])) | {key: left_of_row(m, *key) for s in found for key in s.load if key not in s.minutes}
    for s, t in combinations(found, 2):
        days = range(max(s.first, t.first), min(s.last, t.last) + 1)
        if (s.opening == t.opening or any(s.load[key] + t.load[key] > m["room"][key] for key in s.load.keys() & t.load.keys())
                or any(clash(s.g, a, t.g, b, m) for d in days for a in s.g["lessons"].get(d, []) for b in t.g["lessons"].get(d, []))):
            s.against.add(t), t.against.add(s)
    return found
def beside(m, s, taken, room, rest):  # a bundle with one stint more: what is left of its hours, and of the rest what fits
    taken, room = taken + [s], {key: amount - s.load.get(key, 0) for key, amount in room.items()}
    def fits(t):
        return t not in s.against and all(amount <= room[key] for key, amount in t.load.items()) and all(
            len(m["places"][week] | {u.place for u in taken + [t] if week in u.minutes}) <= int(m["locations_max"])
            for week in t.minutes)
    return taken, room, [t for t in rest if fits(t)]

# Goals (6): what a stint adds, but for those that count people
asked = defaultdict(int)
for (group, index), dates in openings.items(): asked[groups[group]["need"]] += sum(minutes(groups[group], *dates).values())
able = {name: {need for need in asked if any(tier <= 1 for *_, tier in pairs(m, need))} for name, m in members.items()}
rarity = {need: min(100, 100 * amount // max(1, sum(m["hours"] * WEEKS for name, m in members.items() if need in able[name])))
          for need, amount in asked.items()}
ranks = [{name: rank + 1 for rank, name in enumerate(sorted(ids, key=str.encode))} for ids in (members, groups)]
def told(g, opening, first=FIRST, last=LAST):  # of each published placement in an opening: member, minutes, those on some dates
    for row in data["placements"]:
        if row["state"] == "published" and row["group"] == g["group"]:
            start, end = max(openings[opening][0], day(row["from"])), min(openings[opening][1], day(row["until"]))
            whole, kept = (sum(minutes(g, *dates).values()) for dates in ((start, end), (max(first, start), min(last, end))))
            if whole: yield row["member"], whole, kept
def amounts(s):
    m, g, total = s.m, s.g, sum(s.minutes.values())
    weight, rate = int(g["v"]["priority"]) * total, number(m["cost_per_hour"], 100)
    if rate is None: rate = number(policy["marginal_cost"][m["hire"]], 100)
    days = len(s.minutes) if g["flexible"] is not None else sum(bool(g["lessons"].get(d)) for d in range(s.first, s.last + 1))
    kept = [part for member, *part in told(g, s.opening, s.first, s.last) if member == m["member"]]
    rare = max((rarity[need] for need in able[m["member"]]), default=0) - rarity[g["need"]]
    return {"value": weight * policy["tier_value"][s.tier], "coverage": weight, "quality": total * s.tier,
            "cost": (total * rate + 30) // 60, "travel": 2 * s.trip * days, "scarcity": total * max(0, rare),
            "preference": total * bool(wishes(m, g, "prefer")),
            "tie_break": 1 + (ranks[0][m["member"]] * 7919 + ranks[1][g["group"]] * 104729) % 997,
            "stability": -sum(some for _, some in kept), "changes": -sum(some == whole for whole, some in kept)}
# What each goal is without any stint
at_vacancy = {v: {r["m"]["member"] for r in running if r["g"]["vacancy"] == v} for v in vacancies}
CONSTANTS = {goal["name"]: 0 for goal in GOALS} | {
    "people": sum(max(0, count - 1) for count in [len(who) for who in at_vacancy.values()] + [len(m["everywhere"]) for m in members.values()]
                  + [sum(r["g"] is g for r in running) for g in groups.values()]),
    "members": sum(bool(m["runs"]) for m in members.values()),
    "stability": sum(whole for opening in openings for _, whole, _ in told(groups[opening[0]], opening)),
    "changes": sum(1 for opening in openings for _ in told(groups[opening[0]], opening))}
# Fairness: of each board the minutes of its openings, and by tenths of all it asks those that are open and what each costs
open_of, taught_of, TENTHS = defaultdict(int), defaultdict(int), {row["board"]: [] for row in data["boards"]}
def board(g): return locations[g["place"]]["board"]
for (group, _), dates in openings.items(): open_of[board(groups[group])] += sum(minutes(groups[group], *dates).values())
for r in running: taught_of[board(r["g"])] += sum(r["minutes"].values())
for name, amount in open_of.items():
    covered, total = taught_of[name], taught_of[name] + amount
    for k in range(1, 11):
        bottom, weight = max(covered, -(-(k - 1) * total // 10)), max(1, (1_000_000 + total // 2) // total)
        TENTHS[name].append((max(0, -(-k * total // 10) - bottom), weight * (2 ** (11 - k) - 1)))
