"""What changed between two texts, word by word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from rapidfuzz.distance import LCSseq

from .words import tokens

Kind = Literal["equal", "removed", "added"]

_MAX_PAIRS = 4_000_000
"""Above this many pairs of tokens only the common beginning and end are looked for."""


def word_difference(old: str, new: str) -> tuple[tuple[Kind, str], ...]:
    """The parts of both texts in order: what is equal, removed from the old, added in the new.

    `equal` and `removed` parts joined give the old text, `equal` and `added` the new one. A gap
    between two changes that holds no word counts as changed, so that changes read as phrases.
    """
    before = [token for token, _ in tokens(old)]
    after = [token for token, _ in tokens(new)]
    start = _common(zip(before, after, strict=False))
    end = _common(zip(reversed(before[start:]), reversed(after[start:]), strict=False))
    middle = _changes(before[start:len(before) - end], after[start:len(after) - end])
    parts: list[tuple[Kind, str]] = [
        ("equal", "".join(before[:start])), *middle, ("equal", "".join(before[len(before) - end:])),
    ]
    return tuple(_joined(parts))


def _common(pairs: Iterable[tuple[str, str]]) -> int:
    count = 0
    for left, right in pairs:
        if left != right:
            break
        count += 1
    return count


def _changes(before: Sequence[str], after: Sequence[str]) -> list[tuple[Kind, str]]:
    if len(before) * len(after) > _MAX_PAIRS:
        return [("removed", "".join(before)), ("added", "".join(after))]
    parts: list[tuple[Kind, str]] = []
    for step in LCSseq.opcodes(before, after):
        removed, added = "".join(before[step.src_start:step.src_end]), "".join(after[step.dest_start:step.dest_end])
        if step.tag == "equal" and any(is_word for _, is_word in tokens(removed)):
            parts.append(("equal", removed))
        else:
            parts += [("removed", removed), ("added", added)]
    return parts


def _joined(parts: Iterable[tuple[Kind, str]]) -> Iterable[tuple[Kind, str]]:
    """Neighbouring changes as one removed and one added part; empty parts left out."""
    removed: list[str] = []
    added: list[str] = []
    equal: list[str] = []
    for kind, text in (*parts, ("equal", "")):
        if not text:
            continue
        if kind == "equal":
            yield from _flush(removed, added)
            equal.append(text)
        else:
            if equal:
                yield "equal", "".join(equal)
                equal.clear()
            (removed if kind == "removed" else added).append(text)
    yield from _flush(removed, added)
    if equal:
        yield "equal", "".join(equal)


def _flush(removed: list[str], added: list[str]) -> Iterable[tuple[Kind, str]]:
    if removed:
        yield "removed", "".join(removed)
    if added:
        yield "added", "".join(added)
    removed.clear()
    added.clear()
