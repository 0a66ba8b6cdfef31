"""Long passages of lessons, in a form small enough to travel: to find those that stand in two packs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from ..model.finding import Span
from .passage_text import OBJECT, passage_text
from .phrases import words
from .sentences import unspaced_characters

if TYPE_CHECKING:
    from .context import Article

LEAST_WORDS = 40
"""Shorter passages are the same by chance, or because there is only one way to say it."""
LEAST_WORDS_ALIKE = 20
"""Shorter passages are alike by chance."""
_LEAST_LETTERS = LEAST_WORDS_ALIKE * 2
_IN_A_ROW = 3
_MOST_ROWS = 40
_BYTES = 3
"""So long is the number of a row: what is kept of a passage stays small."""


class LongPassage(NamedTuple):
    """A long passage: where it stands, how many words it has, a number that is the same for the same text, and a
    sample of its rows of three words: the 40 lowest of their numbers, in order.

    Of the same rows any two passages keep the same ones, so what the samples share is what the passages share
    (Broder, *On the resemblance and containment of documents*, 1997)."""

    path: str
    span: Span
    words: int
    digest: int
    sample: bytes

    @property
    def rows(self) -> tuple[bytes, ...]:
        """The numbers of the sample, as they are kept."""
        return tuple(self.sample[at:at + _BYTES] for at in range(0, len(self.sample), _BYTES))

    def share(self, other: LongPassage) -> float:
        """How much of all rows of two passages stands in both: 1 where they are the same, 0 where nothing is."""
        own, others = set(self.rows), set(other.rows)
        most = _MOST_ROWS if _MOST_ROWS in (len(own), len(others)) else None
        every = sorted(own | others)[:most]
        return len(own & others & set(every)) / max(1, len(every))


def long_passages(articles: Iterable[Article]) -> Iterator[LongPassage]:
    """The passages of 20 words and more in the lessons among some texts, as their authors wrote them."""
    for article in articles:
        if article.pack is None or not any(article.text is one for one in article.pack.lessons):
            continue
        for passage in article.facts.passages:
            length = words(passage.text) if len(passage.text) > _LEAST_LETTERS else 0
            if length >= LEAST_WORDS_ALIKE:
                plain = " ".join(passage.text.split()).encode()
                yield LongPassage(article.path, passage.span, length,
                                  int.from_bytes(blake2b(plain, digest_size=8).digest(), "big"), _sample(passage.text))


def _sample(text: str) -> bytes:
    """The lowest numbers of a passage's rows of words; of characters, where a script parts no words."""
    prose = passage_text(text).prose.replace(OBJECT, " ").lower()
    signs = list("".join(prose.split())) if unspaced_characters(prose) * 2 > len(prose) else prose.split()
    rows = {crc32(" ".join(signs[at:at + _IN_A_ROW]).encode()) for at in range(max(1, len(signs) - _IN_A_ROW + 1))}
    numbers = {row.to_bytes(4, "big")[:_BYTES] for row in rows}
    return b"".join(sorted(numbers)[:_MOST_ROWS])
