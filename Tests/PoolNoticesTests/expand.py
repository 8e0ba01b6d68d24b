# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads calendars with parsers of others and prints what they hold, one fact a line, divided by tabs.

    expand.py FOLDER...

    event   FOLDER FILE UID SEQUENCE STATUS DTSTAMP      each VEVENT
    lesson  FOLDER FILE UID START END                    each occurrence of one that is not cancelled

Times are local with the offset that the file's own VTIMEZONE gives; all-day occurrences are dates.
"""
import datetime
import pathlib
import sys
import zoneinfo

import icalendar
import recurring_ical_events

AMSTERDAM = zoneinfo.ZoneInfo("Europe/Amsterdam")


def text(moment, zone):
    if isinstance(moment, datetime.datetime):
        assert str(moment.tzinfo) == "Europe/Amsterdam", moment
        return moment.replace(tzinfo=zone).isoformat()
    return moment.isoformat()


def own_zone(calendar):
    """The time zone as the calendar itself describes it, which must be the one of its name for years."""
    zones = [part for part in calendar.walk("VTIMEZONE")]
    if not zones:
        return None
    assert len(zones) == 1
    zone = zones[0].to_tz(lookup_tzid=False)
    day = datetime.datetime(2026, 1, 1, 12)
    while day.year < 2031:
        assert day.replace(tzinfo=zone).utcoffset() == day.replace(tzinfo=AMSTERDAM).utcoffset(), day
        day += datetime.timedelta(days=1)
    return zone


zone_of_text = {}
for folder in sys.argv[1:]:
    for path in sorted(pathlib.Path(folder).glob("*.ics")):
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        broken = [error for part in calendar.walk() for error in part.errors]
        assert not broken, (path, broken)
        key = "".join(str(part.to_ical()) for part in calendar.walk("VTIMEZONE"))
        if key not in zone_of_text:
            zone_of_text[key] = own_zone(calendar)
        for event in calendar.walk("VEVENT"):
            uid = str(event["UID"])
            facts = [event["SEQUENCE"], event["STATUS"], event["DTSTAMP"].dt.isoformat()]
            print("event", folder, path.name, uid, *facts, sep="\t")
            if event["STATUS"] == "CANCELLED":
                continue
            alone = icalendar.Calendar()
            alone.add_component(event)
            for lesson in recurring_ical_events.of(alone).between((1990, 1, 1), (2100, 1, 1)):
                start, end = (text(lesson[name].dt, zone_of_text[key]) for name in ("DTSTART", "DTEND"))
                print("lesson", folder, path.name, uid, start, end, sep="\t")
