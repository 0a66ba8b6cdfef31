"""Which commits tell what became of something over time: few enough to look at them all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .git import Commit

MAX_POINTS = 24


def last_of_months(commits: Sequence[Commit], limit: int = MAX_POINTS) -> tuple[tuple[date, Commit], ...]:
    """The first commit of all and the last of each month, oldest first and one a day, with their days.

    So between two of them nothing happened but in the month of the second. `commits` come newest first. Of
    more than `limit` the newest are taken. One whose clock was ahead of that of the newest commit is left out.
    """
    dated = [(day, commit) for commit in commits if (day := commit.day) is not None]
    if not dated:
        return ()
    months: dict[tuple[int, int], tuple[date, Commit]] = {}
    for day, commit in dated:
        if day <= dated[0][0]:
            months.setdefault((day.year, day.month), (day, commit))
    last = sorted(months.values(), key=lambda pair: pair[0])
    first = [dated[-1]] if dated[-1][0] < last[0][0] else []
    return tuple([*first, *last][-limit:])
