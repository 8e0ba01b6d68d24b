#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draw gap over time from peers.jsonl: an SVG for each scale, family, goal and limit.

    chart.py out/bench/peers.jsonl … --out out/bench

A line is the median over the seeds of the gap between plan and own bound (whose trace tells both), on logarithmic axes;
a dashed line, for who knows no bound, is how far the plan lies behind the best bound that anybody proved.
"""
import argparse
import math
import pathlib
import statistics
from html import escape

import lines

INK, MUTED, GRID = "#1d2733", "#55606e", "#d5dbe2"
COLOURS = ["#2b6a99", "#b4531a", "#4c7a34", "#7a4a8c", "#8a6d1a", "#a33b5e", "#3b7d7d", "#55606e", "#6b4f3a"]
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 400, 64, 170, 40, 48
SMALLEST = 1e-6  # a gap of 0 is drawn here


def gap_at(line, moment, bound):
    """The gap that a run knew at a moment; 1 as long as something is missing."""
    known = [point for point in line.get("trace", []) if min(point[0], line["limit"]) <= moment]
    if line["status"] == "optimal" and line["seconds"] <= moment:
        return SMALLEST
    if not known:
        return 1.0
    _, value, own = known[-1]
    own = bound if line["contender"] in lines.HEURISTICS else own
    if value is None or own is None:
        return 1.0
    return min(1.0, max(SMALLEST, abs(own - value) / max(1, abs(own))))


def draw(scale, family, goal, limit, runs):
    start = 0.01
    moments = [start * (limit / start) ** (n / 200) for n in range(201)]
    bounds = {}
    for by_seed in runs.values():
        for seed, line in by_seed.items():
            if line.get("bound") is not None:
                tighter = min if line["goal"] in lines.WANT_MOST else max
                bounds[seed] = tighter(bounds.get(seed, line["bound"]), line["bound"])
    x = lambda t: LEFT + (WIDTH - LEFT - RIGHT) * math.log(max(t, start) / start) / math.log(limit / start)
    y = lambda g: TOP + (HEIGHT - TOP - BOTTOM) * math.log(g) / math.log(SMALLEST)
    title = f"Gap of {goal} over time: {scale}, {family}"
    count = max(len(by_seed) for by_seed in runs.values())
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-size="13" font-family="system-ui, Segoe UI, Roboto, Noto Sans, sans-serif">',
        f'<title id="title">{escape(title)}</title>', '<desc id="desc">@</desc>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="22" fill="{INK}" font-weight="600">{escape(title)}</text>']
    for power in range(-6, 1):
        label = "proven" if power == -6 else f"{100 * 10.0 ** power:g} %"
        at = y(10.0 ** power)
        out.append(f'<path d="M{LEFT} {at:.1f}H{WIDTH - RIGHT}" stroke="{GRID}"/>')
        out.append(f'<text x="{LEFT - 8}" y="{at + 4:.1f}" text-anchor="end" fill="{MUTED}">{label}</text>')
    tick = start
    while tick <= limit * 1.001:
        out.append(f'<path d="M{x(tick):.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="{GRID}"/>')
        out.append(
            f'<text x="{x(tick):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle" fill="{MUTED}">{tick:g} s</text>')
        tick *= 10
    out.append(
        f'<text x="{LEFT}" y="{HEIGHT - 10}" fill="{MUTED}">median of {count} seed{"s" * (count > 1)}; dashed: behind the '
        'best bound of all, for who knows none</text>')
    said, labels = [], []
    for place, (contender, by_seed) in enumerate(runs.items()):
        curve = [
            statistics.median(gap_at(line, moment, bounds.get(seed)) for seed, line in by_seed.items())
            for moment in moments]
        points, last = [], None
        for moment, gap in zip(moments, curve):
            if gap != last:
                points.append(f"{'M' if last is None else 'H'}{x(moment):.1f}" + (
                    f" {y(gap):.1f}" if last is None else f"V{y(gap):.1f}"))
            last = gap
        points.append(f"H{WIDTH - RIGHT}")
        colour = COLOURS[place % len(COLOURS)]
        dash = ' stroke-dasharray="5 4"' if contender in lines.HEURISTICS else ""
        out.append(
            f'<path d="{"".join(points)}" fill="none" stroke="{colour}" '
            f'stroke-width="{2.5 if contender.startswith("poolmatch") else 1.5}"{dash}/>')
        labels.append((y(curve[-1]), contender, colour))
        said.append(f"{contender} {'proven' if curve[-1] <= SMALLEST else f'{curve[-1]:.3%}'}")
    at = TOP
    for height, contender, colour in sorted(labels):
        at = max(at, height - 2) + 3
        out.append(
            f'<text x="{WIDTH - RIGHT + 8}" y="{at + 4:.1f}" fill="{colour}" font-weight="600">{escape(contender)}</text>')
        at += 12
    out[2] = f'<desc id="desc">{escape(f"After {limit:g} seconds: " + "; ".join(said))}.</desc>'
    return "\n".join([*out, "</svg>", ""])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lines", nargs="+")
    parser.add_argument("--out", required=True, help="the folder for the drawings")
    options = parser.parse_args()
    folder = pathlib.Path(options.out)
    folder.mkdir(parents=True, exist_ok=True)
    for (scale, family, goal, limit), runs in lines.grouped(lines.read(options.lines)).items():
        path = folder / f"gap-{scale}-{family}-{goal}-{limit:g}s.svg"
        path.write_text(draw(scale, family, goal, limit, runs))
        print(path)


if __name__ == "__main__":
    main()
