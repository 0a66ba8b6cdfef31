"""Packs in short: the cards of the catalogue, and what they are filtered by."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from ..model.pack import Pack, SkillGain, SkillNeed
from ..model.site import Language
from ..sources.links import pack_address, skill_address
from ..sources.shapes import minutes
from ..translate.completeness import Completeness
from .article_view import Filter, FilterOption, LanguageShare, PackCard, SkillLevelView
from .edition import Edition, relative
from .labels import AUDIENCES, FILTERS, LEVELS, SKILL_LEVELS, label
from .view import Phrase

_TIMES = (30, 60, 120)


def cards(edition: Edition, page: str) -> tuple[PackCard, ...]:
    """A card for each pack of the site, as seen from a page (its address)."""
    return tuple(card(edition, page, pack) for pack in edition.site.packs if pack.meta is not None)


def card(edition: Edition, page: str, pack: Pack) -> PackCard:
    """The card of a pack whose `pack.yml` could be read."""
    meta, say = pack.meta, edition.interface
    assert meta is not None
    share = completeness_of(edition, pack)
    length = sum(lesson_minutes(edition, pack, stem) for stem in meta.lessons)
    return PackCard(
        id=pack.id,
        title=edition.pack_title(pack),
        summary=edition.phrase(pack.id, "pack.yml", "summary"),
        url=edition.url(page, pack_address(pack.id)),
        level=meta.level,
        level_text=label(say, LEVELS, meta.level),
        audience=meta.audience,
        audience_text=tuple(label(say, AUDIENCES, one) for one in meta.audience),
        skills=skill_levels(edition, page, meta.teaches),
        skill_ids=tuple(gain.skill for gain in meta.teaches),
        languages=tuple(_shares(edition, page, pack)),
        minutes=length,
        minutes_text=say.minutes(length),
        lessons=len(pack.lessons),
        lessons_text=say.ngettext("%(num)s lesson", "%(num)s lessons", len(pack.lessons)),
        percent=share.percent,
        percent_text=percent_text(edition, share),
        progress_keys=progress_keys(pack),
        lesson_minutes=lengths_of_lessons(edition, pack),
    )


def progress_keys(pack: Pack) -> tuple[str, ...]:
    """The names of a pack's lessons in what a reader's device keeps, in order."""
    return tuple(f"{pack.id}/{lesson.stem}" for lesson in pack.lessons)


def lengths_of_lessons(edition: Edition, pack: Pack) -> tuple[int, ...]:
    """How long each lesson of a pack takes, in minutes, in the order of their keys."""
    return tuple(lesson_minutes(edition, pack, lesson.stem) for lesson in pack.lessons)


def completeness_of(edition: Edition, pack: Pack) -> Completeness:
    """How complete a pack is in an edition's language."""
    return edition.texts.domain_completeness(pack.id)


def percent_text(edition: Edition, share: Completeness) -> str:
    """The percentage as a number to show; `<1` where something, but little, is done."""
    if share.shown == "<1":
        return "<" + edition.interface.number(1)
    return edition.interface.number(share.percent)


def lesson_minutes(edition: Edition, pack: Pack, stem: str) -> int:
    """How long a lesson takes as it stands in an edition, in minutes; 0 where it does not say."""
    lesson = pack.lesson_for(stem, edition.language.tag)
    time = getattr(lesson.meta, "time", "") if lesson else ""
    return (_minutes(time) or 0) if time else 0


_minutes = functools.lru_cache(1_024)(minutes)


def skill_level(edition: Edition, page: str, skill: str, level: int) -> SkillLevelView:
    """A skill at a level, linked to its page where it has one."""
    place = next((i for i, one in enumerate(edition.site.skills) if one.id == skill), None)
    name = Phrase(skill) if place is None else edition.phrase("site", "skills.yml", "skills", place, "label")
    words = SKILL_LEVELS[level] if 0 <= level < len(SKILL_LEVELS) else str(level)
    url = "" if place is None else edition.url(page, skill_address(skill))
    return SkillLevelView(name, url, level, edition.interface.gettext(words))


def skill_levels(
    edition: Edition, page: str, wanted: Sequence[SkillGain | SkillNeed]
) -> tuple[SkillLevelView, ...]:
    """Skills with the level reached or needed."""
    return tuple(
        skill_level(edition, page, one.skill, one.to if isinstance(one, SkillGain) else one.at) for one in wanted
    )


def filters(edition: Edition, shown: Sequence[PackCard]) -> tuple[Filter, ...]:
    """What the catalogue can be narrowed by: every value that some pack has."""
    say = edition.interface
    skills = {one.id: edition.phrase("site", "skills.yml", "skills", index, "label").text
              for index, one in enumerate(edition.site.skills)}
    values: dict[str, list[tuple[str, str, int]]] = {
        "language": [
            (one.tag, one.name, sum(_has_language(card, one) for card in shown)) for one in edition.site.languages
        ],
        "level": [(v, label(say, LEVELS, v), sum(c.level == v for c in shown)) for v in LEVELS],
        "audience": [(v, label(say, AUDIENCES, v), sum(v in c.audience for c in shown)) for v in AUDIENCES],
        "skill": [(v, name, sum(v in c.skill_ids for c in shown)) for v, name in skills.items()],
        "time": [
            (str(v), say.gettext("Up to %(time)s", time=say.minutes(v)), sum(c.minutes <= v for c in shown))
            for v in _TIMES
        ],
    }
    return tuple(
        Filter(name, label(say, FILTERS, name), tuple(
            FilterOption(value, text, count, say.number(count)) for value, text, count in options if count
        ))
        for name, options in values.items()
    )


def _has_language(card: PackCard, language: Language) -> bool:
    return any(share.tag == language.tag and (share.source or share.percent) for share in card.languages)


def _shares(edition: Edition, page: str, pack: Pack) -> Iterator[LanguageShare]:
    assert pack.meta is not None
    for other in edition.library.editions:
        share = completeness_of(other, pack)
        source = other.language.tag == pack.meta.source_language
        yield LanguageShare(
            tag=other.language.tag, name=other.language.name, direction=other.language.direction,
            url=relative(edition.path(page), other.path(pack_address(pack.id))),
            percent=share.percent, percent_text=percent_text(edition, share), source=source,
            review="" if source else share.review,
        )
