"""A pack's end: what leads to each of its objectives, so that the reader's device can say what of that is
done, and where to go on."""

from __future__ import annotations

from collections.abc import Iterator

from ..markup.engine import Unrenderable
from ..model.pack import LessonMeta, Pack
from ..sources.links import CATALOGUE, lesson_address
from .cards import skill_levels
from .edition import Edition, relative
from .next_packs import NEXT_PACKS
from .practice_view import OutcomeView, ReachedObjective, StepOfOutcome
from .questions import Asked, questions_of
from .view import LinkView

_SCRIPT = "assets/outcome.js"


def outcome(edition: Edition, page: str, pack: Pack) -> OutcomeView:
    """The end of a pack whose `pack.yml` could be read, as seen from a page (its address)."""
    meta = pack.meta
    assert meta is not None
    asked = edition.once(("questions", pack.id), lambda: tuple(_asked(edition, pack)))
    return OutcomeView(
        pack.id,
        tuple(
            ReachedObjective(
                edition.phrase(pack.id, "pack.yml", "objectives", index, "text"),
                tuple(_lesson(edition, page, pack, stem) for stem, served in _served(pack) if one.id in served),
                tuple(_question(edition, page, pack, stem, question) for stem, question in asked
                      if question.objective == one.id),
            )
            for index, one in enumerate(meta.objectives)
        ),
        tuple(LinkView(one.label, one.url) for one in skill_levels(edition, page, meta.teaches)),
        relative(edition.path(page), _SCRIPT), edition.url(page, NEXT_PACKS), edition.url(page, CATALOGUE),
    )


def _asked(edition: Edition, pack: Pack) -> Iterator[tuple[str, Asked]]:
    for lesson in pack.lessons:
        try:
            questions = questions_of(edition, pack.id, lesson.stem)
        except Unrenderable:
            continue  # Its own page says so.
        for question in questions:
            yield lesson.stem, question


def _served(pack: Pack) -> Iterator[tuple[str, tuple[str, ...]]]:
    for lesson in pack.lessons:
        if isinstance(lesson.meta, LessonMeta):
            yield lesson.stem, lesson.meta.objectives


def _lesson(edition: Edition, page: str, pack: Pack, stem: str) -> StepOfOutcome:
    return StepOfOutcome(edition.lesson_title(pack, stem), edition.url(page, lesson_address(pack.id, stem)),
                         f"{pack.id}/{stem}")


def _question(edition: Edition, page: str, pack: Pack, stem: str, question: Asked) -> StepOfOutcome:
    return StepOfOutcome(question.text, edition.url(page, lesson_address(pack.id, stem), question.id),
                         f"{pack.id}/{question.id}")
