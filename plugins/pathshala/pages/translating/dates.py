"""Dates in the words and digits of a language, by CLDR."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date, format_skeleton

from ..interface import Interface


def month_text(interface: Interface, day: date) -> str:
    """The month of a day with its year: `March 2026`."""
    return interface.digits(format_skeleton("yMMMM", day, locale=interface.locale))


def day_text(interface: Interface, day: date) -> str:
    """A day: `March 14, 2026`."""
    return interface.digits(format_date(day, "long", locale=interface.locale))
