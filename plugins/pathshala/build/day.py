"""The day of a build: what reviews are held against."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def build_day() -> date:
    """The day that `SOURCE_DATE_EPOCH` names, in UTC, where that is set: with it, a build gives the same bytes
    on every day (https://reproducible-builds.org/specs/source-date-epoch/). Else the day of now and here."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.fromtimestamp(int(given), UTC).date()
    except (ValueError, OverflowError, OSError):
        return date.today()
