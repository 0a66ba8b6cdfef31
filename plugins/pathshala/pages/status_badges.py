"""Badges that say how a pack stands in a language, for anybody's own page."""

from __future__ import annotations

from ..model.site import Language
from ..quality.report import Row
from .interface import Interface
from .labels import label
from .quality.words import LANGUAGES, STATUSES
from .translating.badges import BEGUN, COMPLETE, NONE, drawn

_GROUNDS = {"stable": COMPLETE, "reviewed": COMPLETE, "pilot": BEGUN, "in_review": BEGUN, "draft": BEGUN}


def status_badge(row: Row, language: Language, interface: Interface) -> str:
    """The SVG of a pack's badge, in the words of `interface`; only what is whole is green."""
    words = label(interface, STATUSES if row.is_source else LANGUAGES, row.named_status)
    says = interface.gettext("%(name)s in %(language)s: %(status)s", name=row.title, language=language.name,
                             status=words)
    return drawn(language, row.title, words, says, _GROUNDS.get(row.named_status, NONE))[1]
