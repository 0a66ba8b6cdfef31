"""Long passages of lessons, in a form small enough to travel: to find those that stand in two packs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from ..model.finding import Span
from .phrases import words

if TYPE_CHECKING:
    from .context import Article

LEAST_WORDS = 40
"""Shorter passages are alike by chance, or because there is only one way to say it."""
_LEAST_LETTERS = LEAST_WORDS * 2


@dataclass(frozen=True, slots=True)
class LongPassage:
    """A long passage: where it stands, and a number that is the same for the same words."""

    path: str
    span: Span
    digest: int


def long_passages(articles: Iterable[Article]) -> Iterator[LongPassage]:
    """The passages of 40 words and more in the lessons among some texts, as their authors wrote them."""
    for article in articles:
        if article.pack is None or not any(article.text is one for one in article.pack.lessons):
            continue
        for passage in article.facts.passages:
            if len(passage.text) > _LEAST_LETTERS and words(passage.text) >= LEAST_WORDS:
                plain = " ".join(passage.text.split()).encode()
                yield LongPassage(article.path, passage.span,
                                  int.from_bytes(blake2b(plain, digest_size=8).digest(), "big"))
