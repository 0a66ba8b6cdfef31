"""Translations that do not keep to the glossary of their language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from ..model.glossary import Glossary, Term
from ..model.site import Site
from ..sources.glossary import folded
from ..translate.glossary.terms import TermFinder
from ..translate.glossary.words import loose, speaks_of
from .pairs import Pair
from .passage_text import PassageText
from .translated_files import TranslatedFile

_Name = tuple[str, str]
"""A language, and what a term is called in it."""

_MOST_REMEMBERED = 8_192
_JOINED_BEFORE = re.compile(r"(?:\w[.-]|[/_])\Z")
_JOINED_AFTER = re.compile(r"[.-][^\W\d]|[/_]\w")


class Missed(NamedTuple):
    """A translation without any word for a term; `source` is what stands in its source, `path` the glossary."""

    pair: Pair
    term: Term
    source: str
    path: str


class Avoided(NamedTuple):
    """A translation with a word that is to be avoided for a term; `path` is the glossary."""

    pair: Pair
    term: Term
    word: str
    path: str


def missed(site: Site, files: Iterable[TranslatedFile]) -> Iterator[Missed]:
    """The translations that lack a term of their source, once for each term.

    One that has an avoided word instead is not among them: `avoided` tells of it.
    """
    for pair, glossary, found in _subject(site, files):
        text, target = pair.target.text.lower(), ""
        for term, source in found:
            if any(form in text for form in term.forms):
                continue
            target = target or loose(pair.target.prose)
            if not any(speaks_of(target, form) for form in term.forms) and not _avoided_in(pair, term, glossary):
                yield Missed(pair, term, source, glossary.path)


def avoided(site: Site, files: Iterable[TranslatedFile]) -> Iterator[Avoided]:
    """The translations with a word that is to be avoided for a term of their source."""
    for pair, glossary, found in _subject(site, files):
        for term, _ in found:
            for word in _avoided_in(pair, term, glossary):
                yield Avoided(pair, term, word, glossary.path)


def _subject(
    site: Site, files: Iterable[TranslatedFile]
) -> Iterator[tuple[Pair, Glossary, tuple[tuple[Term, str], ...]]]:
    """The translations with a term in their source, the glossary of their language, and its terms that
    are there, each with how the source names it."""
    for file in files if site.glossaries else ():
        glossary = site.glossary(file.language)
        if glossary is None or not file.pairs:
            continue
        pack = site.pack(file.pairs[0].domain)
        sources = _sources(site.glossaries, pack.meta.source_language if pack and pack.meta else file.source_language)
        terms = _by_name(glossary)
        for pair in file.pairs:
            named = sources.named_in(pair.source)
            found = tuple((terms[name], shown) for name, shown in named if name in terms) if named else ()
            if found:
                yield pair, glossary, found


@lru_cache(maxsize=64)
def _by_name(glossary: Glossary) -> Mapping[_Name, Term]:
    """The terms of a glossary by what they are called in the language that is translated from."""
    return {(glossary.source_language, folded(term.source)): term for term in glossary.terms if term.source}


class _Sources:
    """What finds in texts of a language all that any of some glossaries has a term for.

    Texts in another language than a glossary's `source` are searched for that language's own words for
    the same thing.
    """

    def __init__(self, glossaries: tuple[Glossary, ...], source: str) -> None:
        known = {name for one in glossaries for name in _by_name(one)}
        forms = [(name, term.source) for one in glossaries for name, term in _by_name(one).items() if name[0] == source]
        for own in (one for one in glossaries if one.language == source):
            for term in own.terms:
                name = (own.source_language, folded(term.source or term.term))
                forms += [(name, form) for form in term.forms if name in known]
        self._names = sorted({name for name, _ in forms})
        numbers = {name: number for number, name in enumerate(self._names)}
        self._finder = TermFinder(dict.fromkeys((numbers[name], form) for name, form in forms), source)
        self._found: dict[str, tuple[tuple[_Name, str], ...]] = {}

    def named_in(self, source: PassageText) -> tuple[tuple[_Name, str], ...]:
        """The terms in a source, each once and as it stands there: remembered for its translations into
        other languages."""
        found = self._found.get(source.text)
        if found is None:
            if len(self._found) > _MOST_REMEMBERED:
                self._found.clear()
            prose = source.prose
            first: dict[_Name, str] = {}
            for one in self._finder.all(prose):
                if not _is_part_of_a_name(prose, one.start, one.end):
                    first.setdefault(self._names[one.number], prose[one.start:one.end])
            found = self._found[source.text] = tuple(first.items())
        return found


def _is_part_of_a_name(text: str, start: int, end: int) -> bool:
    """Whether a part of a text stands in the name of a file, an address or a joined word: `pack.yml`."""
    return bool(_JOINED_BEFORE.search(text, max(0, start - 2), start) or _JOINED_AFTER.match(text, end))


@lru_cache(maxsize=8)
def _sources(glossaries: tuple[Glossary, ...], source: str) -> _Sources:
    return _Sources(glossaries, source)


def _avoided_in(pair: Pair, term: Term, glossary: Glossary) -> tuple[str, ...]:
    """The words of a translation that are to be avoided for a term, and are no part of an accepted one."""
    if not term.avoid:
        return ()
    text = pair.target.prose
    return tuple(text[one.start:one.end] for one in _judge(term, glossary.language).all(text) if one.number)


@lru_cache(maxsize=1_024)
def _judge(term: Term, language: str) -> TermFinder:
    """What finds the accepted words of a term (under 0) and those to be avoided (under 1)."""
    return TermFinder([*((0, form) for form in term.forms), *((1, word) for word in term.avoid)], language)
