"""Glossaries: the words that a language has for the terms of its field."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from .fields import key


@dataclass(frozen=True)
class Term:
    """One thing that has a name of its own."""

    term: str = key("What it is called in this language.", minimum=1, maximum=80, example="watchlist")
    source: str = key("What it is called in the language that is translated from; left out in the glossary of that "
                      "language itself.", default="", minimum=1, maximum=80, example="watchlist")
    also: tuple[str, ...] = key("Other forms that are as good: a plural, a form in a sentence, a synonym.",
                                default=(), maximum=40)
    avoid: tuple[str, ...] = key("Words that a translation should not have for it.", default=(), maximum=40)
    definition: str = key("What it is, in one or two plain sentences of this language. Readers see it under the page.",
                          default="", minimum=10, maximum=300)

    @property
    def forms(self) -> tuple[str, ...]:
        """All that it may be called."""
        return (self.term, *self.also)


@dataclass(frozen=True)
class GlossaryFile:
    """The keys of `translations/<language>/glossary.yml`."""

    schema: int = key("The version of this format.", minimum=1, maximum=1)
    terms: tuple[Term, ...] = key("The terms, in any order.", maximum=1_500)
    source_language: str = key("The language of `source`, where it is not the site's own.", default="",
                               shape="language", example="en")


@dataclass(frozen=True)
class Glossary:
    """The glossary of a language, and the language that its `source` terms are in.

    It goes to every process with every pack, so its terms are written as one text, and only a page or
    a check that needs them reads it.
    """

    language: str
    source_language: str
    path: str
    written: str

    @classmethod
    def of(cls, language: str, source_language: str, path: str, terms: Sequence[Term]) -> Glossary:
        """The glossary of some terms."""
        rows = [(one.term, one.source, one.also, one.avoid, one.definition) for one in terms]
        return cls(language, source_language, path, json.dumps(rows, ensure_ascii=False, separators=(",", ":")))

    @property
    def terms(self) -> tuple[Term, ...]:
        """Its terms, in the order of the file."""
        return _read(self.written)


@lru_cache(maxsize=256)
def _read(written: str) -> tuple[Term, ...]:
    return tuple(Term(term, source, tuple(also), tuple(avoid), definition)
                 for term, source, also, avoid, definition in json.loads(written))
