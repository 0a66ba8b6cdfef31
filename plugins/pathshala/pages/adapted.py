"""Lessons that were adapted for the readers of a language: what their pages say of themselves."""

from __future__ import annotations

from ..sources.adaptations import moved_on
from .edition import Edition, relative
from .plan import PageSpec
from .view import AdaptationNote


def adaptation_note(edition: Edition, spec: PageSpec) -> AdaptationNote | None:
    """What a page says of the original that it was adapted from; None where it is no adaptation."""
    pack = edition.site.pack(spec.subject)
    text = pack.lesson_for(spec.part, edition.language.tag) if pack else None
    if spec.kind != "lesson" or pack is None or text is None or not edition.is_adapted(spec):
        return None
    source = edition.library.source_language(spec)
    original = edition.library.edition(source)
    return AdaptationNote(edition.interface.language_name(source),
                          relative(edition.path(spec.address), original.path(spec.address)), moved_on(pack, text))
