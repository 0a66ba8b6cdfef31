"""What several pages of quality show alike: days, statuses, the line of a lesson."""

from __future__ import annotations

from datetime import date

from ...sources.links import quality_address
from ..edition import Edition
from ..interface import Interface
from ..labels import label
from ..translating.dates import day_text, month_text
from .facts import ReviewNote
from .view import Day, ReviewedView, StatusView
from .words import LANGUAGES, SIGNS, STATUSES


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
