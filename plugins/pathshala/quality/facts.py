"""What reviews say of a pack's texts as they are now. Nothing here depends on the day, so it can be kept."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ..model.pack import Dependency, Pack
from ..model.review import Review, ReviewMeta
from ..model.site import Site
from ..translate.completeness import Completeness, completeness
from ..translate.extract import TextDocument
from ..translate.po.catalogue import Catalogue
from ..translate.review import NOBODY, day_in, digest, header_day, last_translator, readings, signatures
from ..translate.review import Review as Reading
from ..translate.states import State, Translation
from ..translate.trivial.declared import Changes
from .passages import LookUp, source_passages, still_as_read, translated_passages
from .records import Ground, faults_of, may_sign


@dataclass(frozen=True)
class Standing:
    """A record that could be read, held against the texts of now.

    `faults` are the names of those because of which it does not count (`records.faults_of`). `kept` are the
    numbers of the passages, of all that the language has now, that still are as they were read; `read` says
    how many were, in which `documents`. The record itself comes without its hashes.
    """

    path: str
    meta: ReviewMeta
    faults: tuple[str, ...]
    kept: frozenset[int]
    read: int
    documents: frozenset[str] = frozenset()

    @property
    def order(self) -> tuple[date, str, int]:
        """What reviews are sorted by: the day, then the file; `…-asha-2.yml` comes after `…-asha.yml`, since
        one person has written both on one day."""
        stem = self.path.removesuffix(".yml")
        name, _, number = stem.rpartition("-")
        again = bool(name) and number.isascii() and number.isdecimal() and len(number) < 6
        return (self.meta.day, name, int(number)) if again else (self.meta.day, stem, 1)

    @property
    def changed(self) -> int:
        """How many of the passages that were read are no longer as they were."""
        return self.read - len(self.kept)


@dataclass(frozen=True)
class Signature:
    """That somebody has read one translation, as a line of the PO file says."""

    name: str
    day: date


@dataclass(frozen=True)
class LanguageFacts:
    """What is known of a pack in one language, be it its own.

    `passages` is how many there are, `readable` how many of them hold something to read: those of a
    translation that are not translated, or not as the source is now, do not. `unreadable` are the paths of
    records of which nothing can be used. For a translation, `completeness` says how far it has come, `signed`
    which passages a line of the PO file approves as they are, by their numbers, and `translator` whom the
    file's header names. `translated_on` is the last day on which somebody has translated, `waiting_since` one on
    which texts stood there that nobody has translated since; both as the file says, None where it does not.
    """

    language: str
    passages: int = 0
    readable: int = 0
    reviews: tuple[Standing, ...] = ()
    unreadable: tuple[str, ...] = ()
    completeness: Completeness | None = None
    signed: Mapping[int, Signature] = field(default_factory=dict)
    translator: str = ""
    translated_on: date | None = None
    waiting_since: date | None = None


@dataclass(frozen=True)
class PackFacts:
    """What is known of a pack: what it declares, and how its own texts stand (`source`)."""

    pack: str
    declared: str
    review_every: str
    owners: tuple[str, ...]
    authors: tuple[str, ...]
    translators: tuple[str, ...]
    depends_on: tuple[Dependency, ...]
    source: LanguageFacts


def ground_of(site: Site, pack: Pack, catalogues: Mapping[tuple[str, str], Catalogue]) -> Ground:
    """What the reviews of a pack are held against: the pack with its texts, the site's rubric and reviewers,
    and its PO files by language and domain."""
    own = {language: held for (language, domain), held in catalogues.items() if domain == pack.id}
    listed = {language: day for language, held in own.items() if (day := header_day(held, "POT-Creation-Date"))}
    return Ground(pack, site.rubric, site.panel, frozenset(one.tag for one in site.languages),
                  {language: last_translator(held) for language, held in own.items()}, listed)


def pack_facts(
    ground: Ground, documents: Sequence[TextDocument], trivial: Mapping[str, Changes] | None = None
) -> PackFacts | None:
    """What is known of a pack in its own language; None where `pack.yml` could not be read.

    `documents` are those of the pack's domain, `trivial` the changes of its sources that were declared so.
    """
    pack, meta = ground.pack, ground.pack.meta
    if meta is None:
        return None
    own = [one for one in pack.reviews if one.language == meta.source_language]
    # Where nobody has reviewed, only the number counts, and looking for places takes time.
    digests = [one.digest for one in source_passages(pack, documents)] if own else []
    number = sum(len(one.texts) for one in documents)
    source = LanguageFacts(
        meta.source_language, number, number, _standings(own, ground, digests, trivial), _unreadable(own))
    names = {part: tuple(one.name for one in meta.authors if (one.role == "translator") is part)
             for part in (False, True)}
    return PackFacts(pack.id, meta.status, meta.review_every, meta.owners, names[False], names[True],
                     meta.depends_on, source)


def language_facts(
    ground: Ground, documents: Sequence[TextDocument], language: str, look_up: LookUp,
    trivial: Mapping[str, Changes] | None = None,
) -> LanguageFacts:
    """What is known of a pack in a language that it is translated into."""
    pack = ground.pack
    own = [one for one in pack.reviews if one.language == language]
    states = [(text.text, state) for one in documents
              for text, state in zip(one.texts, look_up(one, language), strict=True)]
    translated = [state for one in documents for state in _states_of_passages(one, language, look_up)]
    # Where nobody has reviewed, only the numbers count, and looking for places takes time.
    digests = [one.digest for one in translated_passages(pack, documents, language, look_up)] if own else []
    readable = sum(one is None or one.state is State.CURRENT for one in translated)
    return LanguageFacts(
        language, len(translated), readable, _standings(own, ground, digests, trivial),
        _unreadable(own), completeness(states), dict(_signed(translated, ground, language)),
        ground.translators.get(language, NOBODY).name, _translated_on(ground, language, translated),
        _waiting_since(ground, language, translated),
    )


def _translated_on(ground: Ground, language: str, translated: Iterable[Translation | None]) -> date | None:
    """The last day on which somebody or a machine has translated, where the file's header names them."""
    translator = ground.translators.get(language, NOBODY)
    if not translator.name or translator.day is None:
        return None
    lines = (line for one in translated if one and one.review is Reading.MACHINE and one.entry
             for line in signatures(one.entry) if line.kind == "machine")
    return max([translator.day, *(day for line in lines if (day := day_in(line.day)))])


def _waiting_since(ground: Ground, language: str, translated: Iterable[Translation | None]) -> date | None:
    """The day of the file's last revision, where texts stood there by then that have no translation still."""
    revised, listed = ground.translators.get(language, NOBODY).day, ground.listed.get(language)
    if revised is None or listed is None or listed > revised:
        return None
    return revised if any(one and one.state is State.UNTRANSLATED and one.entry for one in translated) else None


def _states_of_passages(document: TextDocument, language: str, look_up: LookUp) -> Iterator[Translation | None]:
    """The state of each passage of `translated_passages`; None for those of a text of the language's own."""
    own = document.own(language)
    yield from (None for _ in own.texts) if own else look_up(document, language)


def _signed(
    states: Iterable[Translation | None], ground: Ground, language: str
) -> Iterator[tuple[int, Signature]]:
    may = functools.cache(lambda name, day: may_sign(ground, name, language, day))
    for number, state in enumerate(states):
        if state and state.state is State.CURRENT and state.review is Reading.REVIEWED and state.entry:
            now = digest(state.entry)
            lines = readings(state.entry)
            valid = [one for one in lines if one.digest == now] or lines
            days = [(day, one.name) for one in valid if (day := day_in(one.day)) and may(one.name, day)]
            if days:
                day, name = max(days)
                yield number, Signature(name, day)


def _standings(
    reviews: Iterable[Review], ground: Ground, now: Sequence[str], trivial: Mapping[str, Changes] | None
) -> tuple[Standing, ...]:
    found = []
    for one in reviews:
        if one.meta is None:
            continue
        read = one.meta.digests
        found.append(Standing(
            one.source.path, replace(one.meta, passages=()), faults_of(one, ground),
            still_as_read(now, read, trivial), len(read), frozenset(held.document for held in one.meta.passages)))
    return tuple(sorted(found, key=lambda standing: standing.order))


def _unreadable(reviews: Iterable[Review]) -> tuple[str, ...]:
    return tuple(one.source.path for one in reviews if one.meta is None)
