"""Which answers of a question are right, as a reviewer has read them.

A passage is a text, and the box beside it is none: without this, `[x]` could move from one choice to another, or the
steps of an order change places, and every passage would still be as it was read.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from ..translate.extract import SourceText

QUESTION = "quiz question"
_OF_QUIZZES = "quiz "
_BOX = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[([ xX])\](?=\s|$)", re.MULTILINE)


def marks(texts: Sequence[SourceText], lines: Sequence[int], source: str) -> Mapping[int, str]:
    """For each question among the texts of a document, by its number there, a hash of which of its answers have
    their box ticked, and in which order its passages stand.

    `lines` are the lines of the texts in `source`, the file's text. The order is told by the places of the passages
    among themselves when sorted, so that a slip that somebody mends in one of them changes nothing here."""
    return {number: _digest(texts, lines, source, number)
            for number, one in enumerate(texts) if one.role == QUESTION}


def _digest(texts: Sequence[SourceText], lines: Sequence[int], source: str, question: int) -> str:
    held = list(takewhile(_is_answer, texts[question + 1:]))
    after = question + 1 + len(held)
    end = lines[after] - 1 if after < len(lines) else None
    block = "\n".join(source.splitlines()[lines[question] - 1:end])
    boxes = "".join("x" if box in "xX" else "-" for box in _BOX.findall(block))
    words = [one.text for one in held]
    order = ",".join(str(place) for place in _ranks(words))
    return hashlib.blake2b(f"{boxes} {order}".encode(), digest_size=6).hexdigest()


def _is_answer(one: SourceText) -> bool:
    return one.role.startswith(_OF_QUIZZES) and one.role != QUESTION


def _ranks(words: Sequence[str]) -> Iterator[int]:
    places = {word: place for place, word in enumerate(sorted(set(words)))}
    return (places[word] for word in words)
