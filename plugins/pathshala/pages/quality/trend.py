"""How many passages were as reviewed over time: the lines of a small chart, and the same as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...quality.past import ReviewedPoint
from ..interface import Interface
from ..translating.dates import day_text, month_text
from .view import ReviewTrendView, TrendRow

WIDTH, HEIGHT = 240, 60
_TAIL = 10  # behind the last day, so that what changed on it is seen


def review_trend_view(say: Interface, points: Sequence[ReviewedPoint]) -> ReviewTrendView | None:
    """The chart of some points, oldest first, each of which holds until the next; None where they are less than
    two. It ends with the last thing that happened, not with the day of the build."""
    if len(points) < 2:
        return None
    first, last = points[0], points[-1]
    most = max(1, *(one.passages for one in points))
    days = (last.day - first.day).days
    # Of points that fall on one place, the latest counts.
    places = {round((WIDTH - _TAIL) * (one.day - first.day).days / days): one for one in points}
    done = _steps({x: _height(one.as_reviewed, most) for x, one in places.items()})
    return ReviewTrendView(
        WIDTH, HEIGHT, _steps({x: _height(one.passages, most) for x, one in places.items()}), done,
        f"{done}V{HEIGHT}H0Z",
        say.gettext(
            "From %(kept)s of %(of)s passages as reviewed on %(day)s to %(kept_now)s of %(of_now)s on %(day_now)s",
            kept=say.number(first.as_reviewed), of=say.number(first.passages), day=day_text(say, first.day),
            kept_now=say.number(last.as_reviewed), of_now=say.number(last.passages), day_now=day_text(say, last.day),
        ),
        month_text(say, first.day), month_text(say, last.day), tuple(_rows(say, points)),
    )


def _height(value: int, most: int) -> float:
    return round(HEIGHT * (1 - value / most), 1)


def _steps(heights: dict[int, float]) -> str:
    """A line that stays as it is from each place to the next, and behind the last."""
    (x, y), *others = heights.items()
    return f"M{x} {y:g}" + "".join(f"H{x}V{y:g}" for x, y in others) + f"H{WIDTH}"


def _rows(say: Interface, points: Sequence[ReviewedPoint]) -> Iterator[TrendRow]:
    """The last point of each month, latest first."""
    months = {(one.day.year, one.day.month): one for one in points}
    for one in reversed(months.values()):
        yield TrendRow(month_text(say, one.day), say.number(one.as_reviewed), say.number(one.passages))
