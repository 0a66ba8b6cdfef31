"""The pages of a pack: its own, its lessons', its facilitator's; and the catalogue of all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..model.captions import Captions
from ..model.pack import AdaptationMeta, LessonMeta, Media, Pack, PackMeta
from ..sources.captions import captions_of
from ..sources.languages import parents
from ..sources.links import facilitator_address, lesson_address, media_address, quality_address, role_address
from ..sources.shapes import minutes
from ..sources.variants import files_by_language
from .article_view import (
    AttributionView,
    CatalogueView,
    LessonRow,
    LessonView,
    MediumView,
    ObjectiveView,
    PackView,
    TextView,
    TrackView,
)
from .articles import body_direction, body_with_words
from .captions import captions_address
from .cards import card, cards, filters, lesson_minutes, percent_text, skill_levels
from .edition import Edition, relative
from .labels import AUTHOR_ROLES, label
from .outcome import outcome
from .plan import PageSpec
from .quality.common import reviewed_line
from .quality.words import STATUSES, sentence
from .questions import answer_key
from .view import LinkView, Phrase


def catalogue_view(edition: Edition, spec: PageSpec) -> CatalogueView:
    shown = cards(edition, spec.address)
    return CatalogueView(shown, filters(edition, shown))


def pack_view(edition: Edition, spec: PageSpec) -> PackView:
    pack, meta = _pack(edition, spec)
    page, say = spec.address, edition.interface
    return PackView(
        card=card(edition, page, pack),
        objectives=tuple(_objectives(edition, pack, [one.id for one in meta.objectives])),
        requires=skill_levels(edition, page, meta.requires),
        rows=tuple(_row(edition, page, pack, number, one.stem) for number, one in enumerate(pack.lessons, 1)),
        license=meta.license,
        license_url=licence_url(meta.license),
        authors=tuple((one.name, label(say, AUTHOR_ROLES, one.role)) for one in meta.authors),
        **_status(edition, pack),
        quality=edition.url(page, quality_address(pack.id)),
        version=meta.version,
        source_name=say.language_name(meta.source_language),
        attribution=tuple(
            AttributionView(one.title, one.author, one.source, one.license, one.changes) for one in meta.attribution
        ),
        roles=tuple(_roles(edition, page, pack)),
        facilitator=_facilitator(edition, page, pack),
        outcome=outcome(edition, page, pack),
    )


def _status(edition: Edition, pack: Pack) -> dict[str, str]:
    """The status that a pack's page shows, and why it is no better one."""
    held, say = edition.library.quality.notes(pack.id), edition.interface
    declared = pack.meta.status if pack.meta else ""
    if held is None:
        return {"status": declared, "status_text": label(say, STATUSES, declared), "status_why": ""}
    status = held.status
    why = sentence(edition, status.reasons[0]) if status.reasons else ""
    return {"status": status.shown, "status_text": label(say, STATUSES, status.shown), "status_why": why}


def lesson_view(edition: Edition, spec: PageSpec) -> LessonView:
    pack, _ = _pack(edition, spec)
    lesson = pack.lesson_for(spec.part, edition.language.tag)
    meta = lesson.meta if lesson and isinstance(lesson.meta, LessonMeta | AdaptationMeta) else None
    body, words = body_with_words(edition, spec, lesson)
    say = edition.interface
    stems = [one.stem for one in pack.lessons]
    return LessonView(
        body=body, words=words,
        number_text=say.gettext("Lesson %(number)s of %(total)s", number=say.number(stems.index(spec.part) + 1),
                                total=say.number(len(stems))),
        minutes_text=say.minutes(lesson_minutes(edition, pack, spec.part)),
        objectives=tuple(_objectives(edition, pack, _served(pack, spec.part))),
        key_points=tuple(
            edition.phrase(pack.id, spec.part, "key_points", index)
            for index in range(len(meta.key_points if meta else ()))
        ),
        key=f"{pack.id}/{spec.part}",
        body_dir=body_direction(edition, spec),
        media=tuple(_media(edition, spec, pack, meta.media if meta else ())),
        answers=answer_key(say, body),
        outcome=outcome(edition, spec.address, pack) if spec.part == stems[-1] else None,
        reviewed=reviewed_line(edition, spec.address, pack.id, spec.part),
    )


def facilitator_view(edition: Edition, spec: PageSpec) -> TextView:
    pack, _ = _pack(edition, spec)
    body, words = body_with_words(edition, spec, pack.facilitator)
    time = minutes(getattr(pack.facilitator.meta, "time", "")) if pack.facilitator else None
    say = edition.interface
    facts = ((say.gettext("Length of the session"), say.minutes(time)),) if time else ()
    return TextView(body, facts, body_direction(edition, spec), words, answer_key(say, body),
                    f"{pack.id}/facilitator.md")


def licence_url(spdx: str) -> str:
    """Where a licence's text stands: Creative Commons' own page, else SPDX's."""
    kind, _, version = spdx.removeprefix("CC-").lower().rpartition("-")
    if spdx == "CC0-1.0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    if spdx.startswith("CC-"):
        return f"https://creativecommons.org/licenses/{kind}/{version}/"
    return f"https://spdx.org/licenses/{spdx}.html"


def _pack(edition: Edition, spec: PageSpec) -> tuple[Pack, PackMeta]:
    pack = edition.site.pack(spec.subject)
    if pack is None or pack.meta is None:
        raise KeyError(spec.subject)
    return pack, pack.meta


def _media(edition: Edition, spec: PageSpec, pack: Pack, media: tuple[Media, ...]) -> Iterator[MediumView]:
    page, language = edition.path(spec.address), pack.meta.source_language if pack.meta else ""

    def tracks(files: Mapping[str, str] | None, translated: Mapping[str, str]) -> tuple[TrackView, ...]:
        named = files_by_language(files, language, pack.media)
        addresses = {**{tag: media_address(pack.id, name) for tag, name in named.items()}, **translated}
        default = next((tag for tag in parents(edition.language.tag) if tag in addresses), "")
        return tuple(
            TrackView(relative(page, address), tag, edition.interface.language_name(tag), tag == default)
            for tag, address in addresses.items()
        )

    captions = {one.file: found for one, found in captions_of(pack, pack.lesson(spec.part))}
    for index, medium in enumerate(media):
        if medium.file in pack.media:
            yield MediumView(
                medium.kind, edition.phrase(pack.id, spec.part, "media", index, "title"),
                edition.file_url(spec.address, media_address(pack.id, medium.file), language),
                tracks(medium.captions, _translated(edition, pack, captions.get(medium.file))),
                tracks(medium.transcript, {}),
            )


def _translated(edition: Edition, pack: Pack, captions: Captions | None) -> Mapping[str, str]:
    """The addresses of captions that are made from translations, by language."""
    if captions is None:
        return {}
    every = {one.language.tag: captions_address(one, pack, captions) for one in edition.library.editions}
    return {tag: address for tag, address in every.items() if address}


def _served(pack: Pack, stem: str) -> tuple[str, ...]:
    """The objectives that a lesson serves, also where a language has its own page for it."""
    lesson = pack.lesson(stem)
    return lesson.meta.objectives if lesson and isinstance(lesson.meta, LessonMeta) else ()


def _objectives(edition: Edition, pack: Pack, wanted: Sequence[str]) -> list[ObjectiveView]:
    assert pack.meta is not None
    return [
        ObjectiveView(one.id, edition.phrase(pack.id, "pack.yml", "objectives", index, "text"))
        for index, one in enumerate(pack.meta.objectives) if one.id in wanted
    ]


def _row(edition: Edition, page: str, pack: Pack, number: int, stem: str) -> LessonRow:
    document = edition.texts.document(pack.id, stem)
    percent, text = 100, edition.interface.number(100)
    if document:
        percent, text = document.completeness.percent, percent_text(edition, document.completeness)
    return LessonRow(
        number=edition.interface.number(number), title=edition.lesson_title(pack, stem),
        url=edition.url(page, lesson_address(pack.id, stem)),
        minutes_text=edition.interface.minutes(lesson_minutes(edition, pack, stem)),
        percent=percent, percent_text=text, key=f"{pack.id}/{stem}",
    )


def _roles(edition: Edition, page: str, pack: Pack) -> list[LinkView]:
    return [
        edition.link(page, role_address(role.id), edition.phrase("site", "roles.yml", "roles", index, "title"))
        for index, role in enumerate(edition.site.roles) if pack.id in role.packs
    ]


def _facilitator(edition: Edition, page: str, pack: Pack) -> LinkView | None:
    if pack.facilitator is None:
        return None
    title: Phrase = edition.phrase(pack.id, "facilitator.md", "title")
    return edition.link(page, facilitator_address(pack.id), title)
