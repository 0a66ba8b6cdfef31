"""What several pages of quality show alike: days, statuses, the line of a lesson, the trend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ...quality.review_states import ReviewState, Worth
from ...sources.links import quality_address
from ..edition import Edition
from ..interface import Interface
from ..labels import label
from ..translating.dates import day_text, month_text
from .facts import ReviewNote
from .view import Day, ReviewedView, ReviewTrendView, StatusView, TrendRow
from .words import LANGUAGES, SIGNS, STATUSES

WIDTH, HEIGHT = 240, 60


def day_view(say: Interface, day: date | None) -> Day | None:
    """A day as a page shows it."""
    return Day(day.isoformat(), day_text(say, day)) if day else None


def pack_status_view(say: Interface, status: str) -> StatusView:
    """The status of a pack."""
    return StatusView(status, SIGNS[status], label(say, STATUSES, status))


def language_status_view(say: Interface, status: str) -> StatusView:
    """The status of a pack in a language."""
    return StatusView(status, SIGNS[status], label(say, LANGUAGES, status))


def reviewed_line(edition: Edition, page: str, pack: str, document: str) -> ReviewedView | None:
    """What a page says of its reviews; None where nothing is known of the pack."""
    held = edition.library.quality.notes(pack)
    note = held.notes.get((edition.language.tag, document)) if held else None
    if note is None:
        return None
    return ReviewedView(_line(edition.interface, note), edition.url(page, quality_address(pack)))


def _line(say: Interface, note: ReviewNote) -> str:
    if note.day is None:
        if note.by_authors:
            return say.gettext("Checked by its authors in %(month)s; not reviewed by others yet",
                               month=month_text(say, note.by_authors))
        return say.gettext("Not reviewed yet")
    month, changed = month_text(say, note.day), note.passages - note.kept
    if not changed:
        return say.gettext("Reviewed in %(month)s", month=month)
    if note.records:
        return say.ngettext("Reviewed in %(month)s; %(num)s passage changed since",
                            "Reviewed in %(month)s; %(num)s passages changed since", changed, month=month)
    return say.gettext("%(kept)s of %(of)s passages reviewed, last in %(month)s", kept=say.number(note.kept),
                       of=say.number(note.passages), month=month)


def trend_view(say: Interface, reviews: Sequence[ReviewState]) -> ReviewTrendView | None:
    """How many reviews there were and how many were in force, from the days in the records; None where they
    tell of less than two days. It ends with the last thing that happened, not with the day of the build."""
    counted = [one for one in reviews if one.worth not in (Worth.VOID, Worth.COME)]
    begins = sorted(one.review.meta.day for one in counted)
    ends = sorted(one.expires for one in counted if one.worth is Worth.EXPIRED)
    days = sorted({*begins, *ends})
    if len(days) < 2:
        return None
    points = [(day, sum(one <= day for one in begins), sum(one <= day for one in ends)) for day in days]
    first, span, most = days[0], (days[-1] - days[0]).days, len(begins)

    def path(values: Sequence[int]) -> str:
        places = [(round(WIDTH * (day - first).days / span), round(HEIGHT * (1 - value / most), 1))
                  for day, value in zip(days, values, strict=True)]
        # Reviews come one at a time: between two days nothing grows.
        x, y = places[0]
        return f"M{x} {y:g}" + "".join(f"H{x}V{y:g}" for x, y in places[1:])

    valid = [total - over for _, total, over in points]
    done = path(valid)
    label_text = say.gettext(
        "Reviews from %(first)s to %(last)s: %(total)s in all, %(valid)s of them in force at the end",
        first=day_text(say, first), last=day_text(say, days[-1]), total=say.number(most), valid=say.number(valid[-1]))
    return ReviewTrendView(WIDTH, HEIGHT, path([total for _, total, _ in points]), done, f"{done}V{HEIGHT}H0Z",
                           label_text, month_text(say, first), month_text(say, days[-1]), tuple(_rows(say, points)))


def _rows(say: Interface, points: Sequence[tuple[date, int, int]]) -> Iterator[TrendRow]:
    months = {(day.year, day.month): (day, total, over) for day, total, over in points}
    for day, total, over in reversed(months.values()):
        yield TrendRow(month_text(say, day), say.number(total), say.number(total - over))
