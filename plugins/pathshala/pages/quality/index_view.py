"""The page of all packs in all languages: what needs whom now, and a table of statuses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ...quality.language_status import LANGUAGE_STATUSES
from ...quality.past import summed
from ...sources.links import page_address, quality_address
from ..cards import percent_text
from ..edition import Edition, relative
from ..plan import PageSpec
from ..standing import page_text
from ..view import LinkView, Phrase
from .common import day_view, language_status_view, pack_status_view
from .facts import LanguageStanding, PackStanding
from .files import DATA, SCHEMA
from .trend import review_trend_view
from .turns import turns
from .view import CellView, LanguageHead, QualityView, RowView
from .words import MEANINGS, STATUSES

REVIEWERS_GUIDE = "guides/reviewers"
_UNFINISHED = frozenset({"draft", "outdated"})


def quality_view(edition: Edition, spec: PageSpec) -> QualityView:
    """All packs of the site."""
    page, say = spec.address, edition.interface
    held = edition.library.quality.standings()
    standings = [held[pack.id] for pack in edition.site.packs if pack.id in held]
    first, more = turns(edition, page, standings)
    every = Counter(one.shown for pack in standings for one in pack.languages.values())
    used = Counter(pack.status.shown for pack in standings)
    return QualityView(
        turns=first, more_turns=more, languages=tuple(head(one) for one in edition.library.editions),
        rows=tuple(_row(edition, page, one) for one in standings),
        meanings=tuple((language_status_view(say, code), say.gettext(MEANINGS[code]), say.number(every[code]))
                       for code in reversed(LANGUAGE_STATUSES)),
        statuses=tuple(pack_status_view(say, code) for code in STATUSES if used[code]),
        trend=review_trend_view(say, summed(pack.languages[pack.source_language].reviewed for pack in standings)),
        guide=guide(edition, page),
        data=relative(edition.path(page), DATA), schema=relative(edition.path(page), SCHEMA),
    )


def head(edition: Edition) -> LanguageHead:
    """The language of an edition, as it calls itself."""
    return LanguageHead(edition.language.tag, edition.language.name, edition.language.direction)


def guide(edition: Edition, page: str) -> LinkView | None:
    """The way to the reviewers' guide, None where the site has none."""
    if page_text(edition, REVIEWERS_GUIDE) is None:
        return None
    return edition.link(page, page_address(REVIEWERS_GUIDE), edition.phrase("site", REVIEWERS_GUIDE, "title"))


def cells(edition: Edition, page: str, pack: PackStanding) -> Sequence[CellView]:
    """A pack in each language of the site, in their order."""
    return [_cell(edition, page, other, pack) for other in edition.library.editions]


def _cell(edition: Edition, page: str, other: Edition, pack: PackStanding) -> CellView:
    one = pack.languages[other.language.tag]
    url = relative(edition.path(page), other.path(quality_address(pack.pack)))
    return CellView(language_status_view(edition.interface, one.shown), url, _percent(edition, one))


def _percent(edition: Edition, one: LanguageStanding) -> str:
    share = one.completeness
    return percent_text(edition, share) if share and one.shown in _UNFINISHED else ""


def _row(edition: Edition, page: str, pack: PackStanding) -> RowView:
    say, known = edition.interface, edition.site.pack(pack.pack)
    grave = sum(one.grave for one in pack.languages.values())
    return RowView(
        edition.pack_title(known) if known else Phrase(pack.pack), edition.url(page, quality_address(pack.pack)),
        pack_status_view(say, pack.status.shown), tuple(cells(edition, page, pack)), grave, say.number(grave),
        day_view(say, pack.status.reviewed_on), day_view(say, pack.status.expires),
    )
