"""Durations as ISO 8601 writes them (`PT12M`, `P1Y`), in minutes, in months, and on the calendar."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

DURATION = re.compile(
    r"P(?=[0-9T])([0-9]{1,4}Y)?([0-9]{1,4}M)?([0-9]{1,4}W)?([0-9]{1,4}D)?"
    r"(T(?=[0-9])([0-9]{1,4}H)?([0-9]{1,4}M)?([0-9]{1,4}S)?)?"
)
_DAYS_OF_MONTH = 365.2425 / 12
_UNITS = {
    "s": "S", "sec": "S", "second": "S", "seconds": "S",
    "m": "M", "min": "M", "mins": "M", "minute": "M", "minutes": "M",
    "h": "H", "hour": "H", "hours": "H",
    "d": "D", "day": "D", "days": "D", "w": "W", "week": "W", "weeks": "W",
    "month": "MONTH", "months": "MONTH", "y": "Y", "year": "Y", "years": "Y",
}


def _parts(text: str) -> tuple[int, ...]:
    """Years, months, weeks, days, hours, minutes, seconds; all 0 where it is no duration."""
    match = DURATION.fullmatch(text)
    groups = match.group(1, 2, 3, 4, 6, 7, 8) if match else ()
    return tuple(int(group[:-1]) if group else 0 for group in groups) or (0,) * 7


def minutes(text: str) -> int:
    """The length of a duration in minutes, begun ones counted; 0 where it cannot be read."""
    years, months_, weeks, days, hours, minutes_, seconds = _parts(text)
    whole_days = round((years * 12 + months_) * _DAYS_OF_MONTH) + weeks * 7 + days
    return whole_days * 1440 + hours * 60 + minutes_ + -(-seconds // 60)


def months(text: str) -> int:
    """The length of a duration in months, rounded; 0 where it cannot be read."""
    years, months_, weeks, days, hours, *_ = _parts(text)
    return years * 12 + months_ + round((weeks * 7 + days + hours / 24) / _DAYS_OF_MONTH)


def after(day: date, text: str) -> date:
    """The day that lies a duration behind another, by the calendar: a month behind the last of January is
    the last of February. Hours do not count; `date.max` where it lies behind the calendar's end."""
    years, months_, weeks, days, *_ = _parts(text)
    year, month = divmod(day.year * 12 + day.month - 1 + years * 12 + months_, 12)
    if year > date.max.year:
        return date.max
    moved = date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    left = (date.max - moved).days
    return moved + timedelta(days=min(left, weeks * 7 + days))


def duration_meant(text: str) -> str:
    """The duration that somebody probably meant (`12 minutes` → `PT12M`); empty if unclear."""
    plain = text.strip()
    if DURATION.fullmatch(plain.upper()):
        return plain.upper()
    bare = re.fullmatch(r"(?:[Pp][Tt]?)?\s*(\d{1,4})\s*([A-Za-z]*)\.?", plain)
    if not bare:
        return ""
    unit = _UNITS.get(bare[2].lower(), "M" if not bare[2] else "")
    if not unit:
        return ""
    return f"PT{bare[1]}{unit}" if unit in "SMH" else f"P{bare[1]}{unit[0]}"
