"""The captions of a pack's recordings in its own language: what other languages' captions are made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..model.captions import Captions
from ..model.pack import LessonMeta, Media, Pack, PackMeta, Text
from ..safety.text import read_text
from .webvtt import read_webvtt

CAPTIONS = "media/"
"""What the name of a document of captions begins with."""


def read_captions(
    root: Path, folder: str, meta: PackMeta | None, lessons: Sequence[Text], media: Sequence[str]
) -> tuple[Captions, ...]:
    """The captions that lessons name for the pack's language, by name. What is wrong with the files has
    been said when the media were looked at."""
    language = meta.source_language if meta else ""
    named = {(medium.captions or {}).get(language, "") for lesson in lessons for medium in _media(lesson)}
    found = []
    for name in sorted(named & set(media)):
        path = f"{folder}/media/{name}"
        found.append(read_webvtt(read_text(root / path, path)[0], name, path)[0])
    return tuple(found)


def captions_of(pack: Pack, lesson: Text | None) -> Iterator[tuple[Media, Captions]]:
    """The recordings of a lesson that have captions in the pack's language, with these."""
    known = {one.name: one for one in pack.captions}
    language = pack.meta.source_language if pack.meta else ""
    for medium in _media(lesson):
        found = known.get((medium.captions or {}).get(language, ""))
        if found is not None:
            yield medium, found


def captions_document(captions: Captions) -> str:
    """The name of the document that captions are to a translator."""
    return f"{CAPTIONS}{captions.name}"


def _media(lesson: Text | None) -> tuple[Media, ...]:
    return lesson.meta.media if lesson and isinstance(lesson.meta, LessonMeta) else ()
