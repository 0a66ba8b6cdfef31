"""What the pages of translations are made from: plain data, gathered domain by domain.

A domain is a PO file (`translate.extract`): a build gathers the facts of each where its texts are
at hand (`translation_gather`), and puts those of the whole site together as `TranslationFacts`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import add

from ...translate.completeness import Completeness
from ...translate.past.trend import TrendPoint
from ..view import Phrase


@dataclass(frozen=True)
class Place:
    """Where a passage stands in a PO file: the file, relative to the site's root, the line where its
    entry begins (0 where it has none yet), and its `msgctxt`; or the place in an adapted lesson that names
    the original, without a context."""

    path: str
    line: int
    context: str


@dataclass(frozen=True)
class OutdatedPassage:
    """A passage that changed after it was translated: its source then (None where nobody recorded it)
    and now, and the day it changed (None where the history does not say)."""

    place: Place
    previous: str | None
    source: str
    since: date | None = None


@dataclass(frozen=True)
class DocumentFacts:
    """One document in one language: its name and file, and its title there. `missing` is the first passage that has no
    translation, `suggested` the first with a suggestion, `unread` the first whose translation nobody has
    approved; they are None where there is none. `left_behind` is the place of the document that the
    language has of its own instead, where the original has changed since."""

    name: str
    file: str
    title: Phrase
    completeness: Completeness
    outdated: tuple[OutdatedPassage, ...] = ()
    missing: Place | None = None
    suggested: Place | None = None
    unread: Place | None = None
    left_behind: Place | None = None

    @property
    def changed(self) -> Iterator[Place]:
        """Where somebody can bring up to date what is outdated."""
        if self.left_behind:
            yield self.left_behind
        yield from (old.place for old in self.outdated)


@dataclass(frozen=True)
class DomainFacts:
    """The documents of one domain in one language, in reading order."""

    documents: tuple[DocumentFacts, ...]

    @property
    def completeness(self) -> Completeness:
        """How complete the domain is."""
        return reduce(add, (one.completeness for one in self.documents), Completeness())


@dataclass(frozen=True)
class TranslationFacts:
    """What is known of a site's translations.

    `domains` are under language and domain; a domain that was written in the language, and one that is
    not to be translated into it, has none. `trends` are under the language, oldest first; a language
    whose history is not known has none.
    """

    domains: Mapping[tuple[str, str], DomainFacts] = field(default_factory=dict)
    trends: Mapping[str, tuple[TrendPoint, ...]] = field(default_factory=dict)

    def of(self, language: str) -> Mapping[str, DomainFacts]:
        """The domains that are to be translated into a language."""
        return {domain: facts for (tag, domain), facts in self.domains.items() if tag == language}

    def only(self, language: str) -> TranslationFacts:
        """What is known of one language."""
        return TranslationFacts({key: facts for key, facts in self.domains.items() if key[0] == language},
                                {tag: points for tag, points in self.trends.items() if tag == language})

    def completeness(self, language: str) -> Completeness:
        """How complete all of them are."""
        return reduce(add, (one.completeness for one in self.of(language).values()), Completeness())


NO_FACTS = TranslationFacts()
"""For the parts of a site that show none of these pages."""
