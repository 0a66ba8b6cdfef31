"""The judged set of tests/search/: texts in many languages, what readers type, and which texts answer it.

Its README says how it is written; this reads it.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import yaml

FOLDER = Path(__file__).parent / "search"
KINDS = ("exact", "inflected", "diacritic", "variant", "compound", "no-space", "typo", "multi-word")
"""The kinds of queries: there are no others."""


class Text(NamedTuple):
    title: str
    body: str


@dataclass(frozen=True)
class Query:
    """What a reader of a language types, and the names of the texts that answer it."""

    language: str
    kind: str
    text: str
    relevant: frozenset[str]


@dataclass(frozen=True)
class Judged:
    """The texts of one language by name, and the queries asked of them."""

    language: str
    texts: Mapping[str, Text]
    queries: tuple[Query, ...]


@functools.cache
def judged() -> tuple[Judged, ...]:
    """The whole set, the languages in the order of their tags."""
    return tuple(read(path) for path in sorted(FOLDER.glob("*.yml")))


def read(path: Path) -> Judged:
    """One file of the set; every value is a string, as it is written there."""
    data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    language = data["language"]
    return Judged(
        language,
        {name: Text(*text) for name, text in data["texts"].items()},
        tuple(Query(language, kind, text, frozenset(names.split()))
              for kind, asked in data["queries"].items() for text, names in asked.items()),
    )


def queries() -> tuple[Query, ...]:
    """All queries of the set."""
    return tuple(query for one in judged() for query in one.queries)
