"""How translated words grew over time: the lines of a small chart, and the same as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...translate.past.trend import TrendPoint
from ..cards import percent_text
from ..edition import Edition
from .dates import day_text, month_text
from .view import TrendRow, TrendView

WIDTH, HEIGHT = 240, 60


def trend_view(edition: Edition, points: Sequence[TrendPoint]) -> TrendView | None:
    """The chart of some points, oldest first; None where they tell of less than two days."""
    if len({point.day for point in points}) < 2:
        return None
    say, first, last = edition.interface, points[0], points[-1]
    done = _line(points, [point.completeness.translated_words for point in points])
    return TrendView(
        WIDTH, HEIGHT, _path(done), _path(_line(points, [point.completeness.words for point in points])),
        f"{_path(done)}V{HEIGHT}H0Z",
        say.gettext(
            "From %(done)s of %(total)s words on %(day)s to %(done_now)s of %(total_now)s on %(day_now)s",
            done=say.number(first.completeness.translated_words), total=say.number(first.completeness.words),
            day=day_text(say, first.day), done_now=say.number(last.completeness.translated_words),
            total_now=say.number(last.completeness.words), day_now=day_text(say, last.day),
        ),
        month_text(say, first.day), month_text(say, last.day), percent_text(edition, last.completeness),
        tuple(_rows(edition, points)),
    )


def _line(points: Sequence[TrendPoint], values: Sequence[int]) -> dict[int, float]:
    """The height of a line at each place from the left; of points that fall on one, the latest."""
    first, days = points[0].day, (points[-1].day - points[0].day).days
    most = max(1, *(point.completeness.words for point in points))
    return {
        round(WIDTH * (point.day - first).days / days): round(HEIGHT * (1 - value / most), 1)
        for point, value in zip(points, values, strict=True)
    }


def _path(line: dict[int, float]) -> str:
    return "M" + "L".join(f"{x} {y:g}" for x, y in line.items())


def _rows(edition: Edition, points: Sequence[TrendPoint]) -> Iterator[TrendRow]:
    """The last point of each month, latest first."""
    months = {(point.day.year, point.day.month): point for point in points}
    for point in reversed(months.values()):
        share, number = point.completeness, edition.interface.number
        yield TrendRow(month_text(edition.interface, point.day), number(share.translated_words), number(share.words),
                       percent_text(edition, share))
