# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a data package (a folder as PoolMatch writes it) and finds its openings and stints in the words of Docs/rules.md.

`verify.py` beside it checks a certificate with what is found here. Regions in which a group may change hands are not handled."""
import csv, json, math, os, sys
from collections import defaultdict
from datetime import date

TABLES = ("boards locations bells holidays subjects levels authority neighbours postcodes members qualifications "
          "availability vacancies lesson_groups lessons preferences placements").split()
folder = sys.argv[1]

# The package. Days are numbers, as in date.toordinal(); times are minutes after midnight; None is an empty cell.
def table(name):
    path = f"{folder}/{name}.csv"
    with open(path, encoding="utf-8", newline="") if os.path.exists(path) else open(os.devnull) as file:
        return [{key: cell or None for key, cell in row.items()} for row in csv.DictReader(file)]
def by(rows, key): return {row[key]: row for row in rows}
def day(text, default=None): return date.fromisoformat(text).toordinal() if text else default
def clock(text): return int(text[:2]) * 60 + int(text[3:])
def number(text, unit=1): return None if text is None else math.floor(float(text) * unit + 0.5)
def months(day, count):  # so many months later, or the last day of a shorter month
    start = date.fromordinal(day)
    index = start.year * 12 + start.month - 1 + count
    last = (date(index // 12 + (index % 12 == 11), (index + 1) % 12 + 1, 1).toordinal() - 1)
    return min(date(index // 12, index % 12 + 1, 1).toordinal() + start.day - 1, last)

policy = json.load(open(f"{folder}/policy.json", encoding="utf-8"))
data = {name: table(name) for name in TABLES}
if policy.get("handovers_max", 0): sys.exit("not handled: this region allows handovers")
FIRST, WEEKS = day(policy["first_day"]), policy["weeks"]
LAST, GOALS = FIRST + 7 * WEEKS - 1, [goal if isinstance(goal, dict) else {"name": goal} for goal in policy["goals"]]
locations, vacancies, groups = by(data["locations"], "location"), by(data["vacancies"], "vacancy"), by(data["lesson_groups"], "group")
levels, members, postcodes = by(data["levels"], "level"), by(data["members"], "member"), by(data["postcodes"], "postcode4")
def rows_of(name, key):
    found = defaultdict(list)
    for row in data[name]: found[row[key]].append(row)
    return found
qualifications, availability, wishes = (rows_of(name, "member") for name in ("qualifications", "availability", "preferences"))

# Calendar (rules.md, 1)
bells = {(row["location"], row["period"]): (clock(row["start"]), clock(row["end"])) for row in data["bells"]}
own_bells = {row["location"] for row in data["bells"]}
for g in groups.values():
    v = g["v"] = vacancies[g["vacancy"]]
    g["place"], g["levels"] = v["location"], levels[g["level"]]["level_group"]
    g["window"] = (max(FIRST, day(v["from"])), min(LAST, day(v["until"], LAST)))
    g["lessons"], g["flexible"] = defaultdict(list), number(g["minutes"])
for row in data["lessons"]:
    place = groups[row["group"]]["place"]
    span = (clock(row["start"]), clock(row["end"])) if row["start"] else bells[place if place in own_bells else None, row["period"]]
    groups[row["group"]]["lessons"][int(row["weekday"])].append(span)
for place in locations.values():
    place["holidays"] = {d for row in data["holidays"] if row["holiday_region"] in (None, place["holiday_region"])
                         for d in range(day(row["from"]), day(row["until"]) + 1)}
def weekday(d): return (d - 1) % 7 + 1
def teaches(g, d): return g["window"][0] <= d <= g["window"][1] and d not in locations[g["place"]]["holidays"]
def lessons(g, d): return g["lessons"][weekday(d)] if teaches(g, d) else []
def minutes(g, first, last):  # by week
    found, days = defaultdict(int), defaultdict(int)
    for d in range(max(first, FIRST), min(last, LAST) + 1):
        found[(d - FIRST) // 7] += sum(end - start for start, end in lessons(g, d))
        days[(d - FIRST) // 7] += teaches(g, d) and weekday(d) <= 5
    if g["flexible"] is not None: found = {week: g["flexible"] * count // 5 for week, count in days.items()}
    return {week: amount for week, amount in found.items() if amount > 0}

# Travel (2) and authority (3)
def metres(a, b):
    (north, east), (south, west) = [(float(p["latitude"]), float(p["longitude"])) for p in (a, b)]
    lat, lon = math.sin((math.radians(south) - math.radians(north)) / 2), math.sin(math.radians(west - east) / 2)
    h = lat * lat + math.cos(math.radians(north)) * math.cos(math.radians(south)) * lon * lon
    return math.floor(2 * 6_371_008.8 * math.asin(min(1, math.sqrt(h))) + 0.5)
def journey(a, b, mode):
    speed = policy["travel"][mode]
    return speed["fixed_minutes"] - (-metres(a, b) * speed["detour_percent"] * 60 // (speed["speed_kmh"] * 100_000))
def from_home(m, place):
    home = m if m["latitude"] else postcodes.get(m["postcode4"])
    return journey(home, locations[place], m["mode"]) if home else None
def subject_tier(q, subject):
    tiers = [int(row["tier"]) for row in data["neighbours"] if (row["subject"], row["neighbour"]) == (subject, q["subject"])]
    return 0 if q["subject"] == subject else min(tiers, default=None)
def spans(row, first, last): return day(row["from"], first) <= first and last <= day(row["until"], last)
def standing(m, g, first, last):  # the tier and the row of authority.csv, or None
    best = None
    for q in qualifications[m["member"]]:
        base = subject_tier(q, g["v"]["subject"])
        for index, row in enumerate(data["authority"] if base is not None else []):
            if (row["level_group"], row["degree"]) != (g["levels"], q["degree"]): continue
            if not (spans(q, first, last) and spans(row, first, last)): continue
            tier, limit = max(base, int(row["tier"])), number(row["months_max"])
            if tier == 2 or limit is not None:
                end = day(m["exception_until"], months(first, limit) - 1 if limit is not None else 0)
                if last > end: continue
            rank = (tier, -(number(row["hours_max"], 60) if row["hours_max"] else math.inf))
            if best is None or rank < best[0]: best = (rank, index)
    return best and (best[0][0], best[1])

# Running placements, openings and stints (1 and 4)
def clash(g, span, other, other_span, m):
    if span[0] < other_span[1] and other_span[0] < span[1]: return True
    if g["place"] == other["place"]: return False
    if other_span < span: g, span, other, other_span = other, other_span, g, span
    return journey(locations[g["place"]], locations[other["place"]], m["mode"]) > other_span[0] - span[1]
running = []
for row in data["placements"]:
    first, last = max(FIRST, day(row["from"])), min(LAST, day(row["until"]))
    if row["state"] == "running" and first <= last:
        g, m = groups[row["group"]], members[row["member"]]
        running.append({"m": m, "g": g, "from": first, "until": last, "minutes": minutes(g, first, last),
                        "row": (standing(m, g, first, last) or (0, None))[1]})
openings = {}
for g in groups.values():
    first, last = g["window"]
    run, found = [], []
    for d in range(first, last + 2):
        if d <= last and not any(r["g"] is g and r["from"] <= d <= r["until"] for r in running): run.append(d)
        elif run: found, run = found + [(run[0], run[-1])], []
    for index, dates in enumerate([dates for dates in found if minutes(g, *dates)]): openings[g["group"], index + 1] = dates
def present(m, d):  # touching or overlapping rows count as one
    if m["member"] not in availability: return [(0, 1440)] if weekday(d) <= 5 else []
    merged = []
    for start, end in sorted((clock(r["start"]), clock(r["end"])) for r in availability[m["member"]]
                             if int(r["weekday"]) == weekday(d) and spans(r, d, d)):
        if merged and start <= merged[-1][1]: start, end = merged[-1][0], max(end, merged.pop()[1])
        merged.append((start, end))
    return merged
for m in members.values():
    m["hours"], m["runs"] = number(m["hours_max"], 60), [r for r in running if r["m"] is m]
    m["presence"] = {d: present(m, d) for d in range(FIRST, LAST + 1)}
    m["free"] = [sum(end - start for d in range(FIRST + 7 * w, FIRST + 7 * w + 7) if day(m["from"]) <= d <= day(m["until"], d)
                     for start, end in m["presence"][d]) for w in range(WEEKS)]
def hours(m, week, row=None): return sum(r["minutes"].get(week, 0) for r in m["runs"] if row is None or r["row"] == row)
def places(m, week): return {r["g"]["place"] for r in m["runs"] if week in r["minutes"]}
def others(v, week): return {r["m"]["member"] for r in running if r["g"]["v"] is v and week in r["minutes"]}
def possible(m, g, week, first, last):
    first, last = max(first, FIRST + 7 * week), min(last, FIRST + 7 * week + 6)
    amount = minutes(g, first, last).get(week)
    return not amount or (hours(m, week) + amount <= min(m["hours"], m["free"][week])
        and len(places(m, week) | {g["place"]}) <= int(m["locations_max"])
        and len(others(g["v"], week) | {m["member"]}) <= int(g["v"]["members_max"])
        and all(any(start <= s[0] and s[1] <= end for start, end in m["presence"][d])
                and not any(clash(g, s, r["g"], t, m) for r in m["runs"] if r["from"] <= d <= r["until"] for t in lessons(r["g"], d))
                for d in range(first, last + 1) for s in lessons(g, d)))
def names(row, g): return row["location"] == g["place"] or row["vacancy"] == g["vacancy"]
def stints_of(m):
    for (group, index), (first, last) in openings.items():
        g = groups[group]
        first, last, trip = max(first, day(m["from"])), min(last, day(m["until"], last)), from_home(m, g["place"])
        able = {q["degree"] for q in qualifications[m["member"]] if subject_tier(q, g["v"]["subject"]) is not None}
        if (first > last or trip is None or trip > int(m["travel_max"]) or not able
                or any(w["kind"] == "exclude" and names(w, g) for w in wishes[m["member"]])): continue
        weeks = range((first - FIRST) // 7, (last - FIRST) // 7 + 1)
        run = []
        for week in [*weeks, None]:
            if week is not None and possible(m, g, week, first, last): run.append(week)
            elif run:
                start, end, run = max(first, FIRST + 7 * run[0]), min(last, FIRST + 7 * run[-1] + 6), []
                taught, right = minutes(g, start, end), standing(m, g, start, end)
                shown, serves = day(m["conduct_certificate"]), policy.get("certificate_months", 36)
                if (taught and right and right[0] <= int(g["v"]["tier_max"]) and shown is not None and shown <= start
                        and (serves is None or end < months(shown, serves))):
                    limit = number(data["authority"][right[1]]["hours_max"], 60)
                    if limit is None or all(hours(m, w, right[1]) + amount <= limit for w, amount in taught.items()):
                        yield {"m": m, "g": g, "opening": (group, index), "from": start, "until": end, "minutes": taught,
                               "tier": right[0], "row": right[1], "limit": limit, "trip": trip}

# Goals (6)
asked, supply, able = defaultdict(int), defaultdict(int), {}
for (group, index), dates in openings.items():
    g = groups[group]
    asked[g["v"]["subject"], g["levels"]] += sum(minutes(g, *dates).values())
for name, m in members.items():
    able[name] = {(subject, row["level_group"]) for q in qualifications[name] for subject, _ in asked for row in data["authority"]
                  if row["degree"] == q["degree"] and int(row["tier"]) <= 1 and (subject_tier(q, subject) or 0) <= 1
                  and subject_tier(q, subject) is not None}
    for need in able[name]: supply[need] += m["hours"] * WEEKS
rarity = {need: min(100, 100 * amount // max(1, supply[need])) for need, amount in asked.items()}
ranks = [{name: rank + 1 for rank, name in enumerate(sorted(ids, key=str.encode))} for ids in (members, groups)]
def amounts(s):
    m, g, total = s["m"], s["g"], sum(s["minutes"].values())
    weight, rate = int(g["v"]["priority"]) * total, number(m["cost_per_hour"], 100)
    if rate is None: rate = number(policy["marginal_cost"][m["hire"]], 100)
    days = len(s["minutes"]) if g["flexible"] is not None else sum(bool(lessons(g, d)) for d in range(s["from"], s["until"] + 1))
    rare = max((rarity.get(need, 0) for need in able[m["member"]]), default=0) - rarity[g["v"]["subject"], g["levels"]]
    return {"value": weight * policy["tier_value"][s["tier"]], "coverage": weight, "quality": total * s["tier"],
            "cost": (total * rate + 30) // 60, "travel": 2 * s["trip"] * days, "scarcity": total * max(0, rare),
            "preference": total * any(w["kind"] == "prefer" and names(w, g) for w in wishes[m["member"]]),
            "tie_break": 1 + (ranks[0][m["member"]] * 7919 + ranks[1][g["group"]] * 104729) % 997,
            "stability": -sum(kept for member, kept in told(g, s["opening"], s["from"], s["until"]) if member == m["member"])}
def told(g, opening, first, last):  # the published minutes of an opening on some of its dates, by member
    start, end = openings[opening]
    for row in data["placements"]:
        if row["state"] == "published" and row["group"] == g["group"]:
            yield row["member"], sum(minutes(g, max(first, start, day(row["from"])), min(last, end, day(row["until"]))).values())
