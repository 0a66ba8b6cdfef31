"""The passages of a pack that a reviewer reads, and how many of them still are as somebody has read them."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..markup.places import Places
from ..model.pack import Pack, Text
from ..model.review import PassagesRead
from ..sources.adaptations import written_hash
from ..translate.extract import SourceText, TextDocument
from ..translate.states import State, Translation
from ..translate.trivial.declared import Changes, reached, text_digest
from .answers import marks

LookUp = Callable[[TextDocument, str], Sequence[Translation]]
"""What gives the state of each text of a document in a language (`Project.look_up`)."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as it stands now: its document, its file and line there, and the hash of what a reviewer
    reads. The hash is empty where there is nothing to read: no translation of the source as it is.

    The hash of a text is `text_digest`, for a question `text:answers` (`answers.marks`); that of a translation is
    `source:translation`."""

    document: str
    file: str
    line: int
    digest: str
    text: str
    translation: str = ""


def source_passages(pack: Pack, documents: Iterable[TextDocument]) -> tuple[Passage, ...]:
    """What there is to read of a pack in its own language; `documents` are those of the pack's domain."""
    return tuple(passage for one in documents for passage in _written(pack, one))


def _written(pack: Pack, document: TextDocument) -> Iterator[Passage]:
    lines, text = _lines(pack, document), _text_of(pack, document)
    answers = marks(document.texts, lines, text.source.text) if text else {}
    for number, (one, line) in enumerate(zip(document.texts, lines, strict=True)):
        digest = text_digest(one.text) + (f":{answers[number]}" if number in answers else "")
        yield Passage(document.name, document.file, line, digest, one.text)


def translated_passages(
    pack: Pack, documents: Iterable[TextDocument], language: str, look_up: LookUp
) -> tuple[Passage, ...]:
    """The same in a language that the pack is translated into. Of a document that the language has a text of
    its own in place of, that text is read."""
    return tuple(one for document in documents for one in _translated(pack, document, language, look_up))


def _translated(pack: Pack, document: TextDocument, language: str, look_up: LookUp) -> Iterator[Passage]:
    own = document.own(language)
    if own is not None:
        yield from source_passages(pack, (own,))
        return
    states = look_up(document, language)
    for text, line, state in zip(document.texts, _lines(pack, document), states, strict=True):
        current = state.state is State.CURRENT
        digest = f"{text_digest(text.text)}:{text_digest(state.text)}" if current else ""
        yield Passage(document.name, document.file, line, digest, text.text, state.text)


def _lines(pack: Pack, document: TextDocument) -> tuple[int, ...]:
    text = _text_of(pack, document)
    places = Places(text.body, text.body_line) if text else None

    def line(one: SourceText) -> int:
        return one.span.line if one.path or places is None else places.passage(one.text).line

    return tuple(line(one) for one in document.texts)


def _text_of(pack: Pack, document: TextDocument) -> Text | None:
    return next((one for one in _texts(pack) if one.source.path == document.file), None)


def _texts(pack: Pack) -> Iterator[Text]:
    yield from (*pack.lessons, *(one.text for one in pack.adaptations))
    if pack.facilitator:
        yield pack.facilitator


def as_read(passages: Sequence[Passage]) -> tuple[PassagesRead, ...]:
    """What a record says of passages that were read: their hashes, document by document."""
    held: dict[str, list[str]] = {}
    for one in passages:
        if one.digest:
            held.setdefault(one.document, []).append(one.digest)
    return tuple(PassagesRead(document, " ".join(digests)) for document, digests in held.items())


def content_digest(read: Iterable[PassagesRead]) -> str:
    """The hash of all that was read, as a record names it."""
    return written_hash("\n".join(f"{one.document} {' '.join(one.digests)}" for one in read))


def still_as_read(
    now: Sequence[str], read: Sequence[str], trivial: Mapping[str, Changes] | None = None
) -> frozenset[int]:
    """Which of the passages, by their numbers in `now`, are as they were read.

    A passage that moved to another place is; one that stands twice is only if both were read. A source
    that changed is, where only changes that were declared trivial lead to it: `trivial` holds those of the
    pack's domain (`Trivial`).
    """
    places: dict[str, deque[int]] = defaultdict(deque)
    for number, digest in enumerate(now):
        if digest:
            places[digest].append(number)
    kept: set[int] = set()
    left: list[str] = []
    for digest in read:
        if places.get(digest):
            kept.add(places[digest].popleft())
        else:
            left.append(digest)
    changes = tuple(pair for pairs in (trivial or {}).values() for pair in pairs)
    if changes:
        kept |= _moved_on(places, left, changes)
    return frozenset(kept)


def _moved_on(places: Mapping[str, deque[int]], left: Iterable[str], changes: Changes) -> set[int]:
    """The places of passages that trivial changes have led to from those that are left over."""
    starts = {before for before, _ in changes}
    kept: set[int] = set()
    for digest in left:
        source, colon, target = digest.partition(":")
        if source in starts:
            for after in sorted(reached(changes, source)):
                if found := places.get(f"{after}{colon}{target}"):
                    kept.add(found.popleft())
                    break
    return kept
