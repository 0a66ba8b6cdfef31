"""Units: the texts that a translator sees, and the contexts that follow them through time.

A context is `<document>:<6 hex>`. It is born once, from a hash, and then carried: the texts of
the old template are aligned with those of the page as it is now. So an edited text keeps its
context, and a text that was added or moved changes no other.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict, deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz.distance import Indel, LCSseq

from ..model.pickled import pickled_by_fields
from .po.catalogue import Catalogue

SAME_PASSAGE = 0.5
"""How similar an edited text must be to what it was (0 to 1) to count as the same passage."""

_MAX_PAIRS = 250_000


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class Unit:
    """A text to translate: its context, the text, what it is (`paragraph`, `heading 2`, …), the
    headings above it, the file it stands in, and further lines for the translator."""

    context: str
    source: str
    role: str
    headings: tuple[str, ...]
    file: str
    notes: tuple[str, ...] = ()

    @property
    def extracted(self) -> tuple[str, ...]:
        """The lines of the `#.` comment: role and heading path first, then the notes."""
        path = " › ".join(" ".join(heading.split()) for heading in self.headings)
        notes = (" ".join(note.split()) for note in self.notes)
        return (f"{self.role} · {path}" if path else self.role, *notes)

    @property
    def references(self) -> tuple[str, ...]:
        """The lines of the `#:` comment; gettext wraps a path with spaces in U+2068 and U+2069."""
        return (f"\u2068{self.file}\u2069" if " " in self.file else self.file,)


class PassageLike(Protocol):
    """What a unit is made from; `model.document.Passage` is one."""

    @property
    def text(self) -> str: ...

    @property
    def role(self) -> str: ...

    @property
    def headings(self) -> tuple[str, ...]: ...


def units(
    passages: Sequence[PassageLike],
    doc: str,
    file: str,
    old: Sequence[tuple[str, str]] = (),
    taken: Collection[str] = (),
) -> tuple[Unit, ...]:
    """The units of one document, one for each passage and in their order.

    `doc` is the name that its contexts begin with, unique in the PO file; `file` the path to
    show; `old` the contexts and texts that the template has for it (`template_texts`); `taken`
    contexts that must not be born again.
    """
    contexts = assign_contexts(old, [passage.text for passage in passages], doc, taken)
    return tuple(
        Unit(context, passage.text, passage.role, passage.headings, file)
        for context, passage in zip(contexts, passages, strict=True)
    )


def template_texts(template: Catalogue | None) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The contexts and texts of a template, in order, under the files that they stand in (`#:`).

    Not under the names that contexts begin with: a text keeps its context in another file.
    """
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for entry in template.messages if template else ():
        if entry.context is not None:
            file = entry.references[0].strip("\u2068\u2069") if entry.references else ""
            found[file].append((entry.context, entry.msgid))
    return {file: tuple(texts) for file, texts in found.items()}


def assign_contexts(
    old: Sequence[tuple[str, str]], new: Sequence[str], doc: str, taken: Collection[str] = ()
) -> tuple[str, ...]:
    """The context of each new text, in order.

    `old` holds contexts and texts as the template has them. Equal texts keep their contexts in
    the order of the longest common sequence, then wherever they were moved to; where texts were
    replaced by others, similar ones are paired in order. Other texts get a new context.
    """
    carried: dict[int, str] = {}
    blocks = _equal_texts(old, new, carried)
    _moved_texts(old, new, carried)
    used = set(carried.values())
    for old_block, new_block in blocks:
        before = [index for index in old_block if old[index][0] not in used]
        after = [index for index in new_block if index not in carried]
        for left, right in _similar_pairs([old[i][1] for i in before], [new[i] for i in after]):
            carried[after[right]] = old[before[left]][0]
    reserved = {*taken, *(context for context, _ in old)}
    for index, text in enumerate(new):
        if index not in carried:
            carried[index] = _born(doc, text, reserved)
            reserved.add(carried[index])
    return tuple(carried[index] for index in range(len(new)))


def _born(doc: str, text: str, reserved: Collection[str]) -> str:
    """A context from a hash of document, text and occurrence; the first that is free."""
    occurrence = 0
    while True:
        seed = f"{doc}\0{text}\0{occurrence}".encode("utf-8", "surrogatepass")
        context = f"{doc}:{hashlib.blake2b(seed, digest_size=3).hexdigest()}"
        if context not in reserved:
            return context
        occurrence += 1


def _equal_texts(
    old: Sequence[tuple[str, str]], new: Sequence[str], carried: dict[int, str]
) -> list[tuple[range, range]]:
    """Carry the common sequence of texts; the gaps between, as ranges of old and new."""
    blocks: list[tuple[range, range]] = []
    left = right = 0
    for step in LCSseq.opcodes([text for _, text in old], new):
        if step.tag != "equal":
            continue
        blocks.append((range(left, step.src_start), range(right, step.dest_start)))
        for offset in range(step.src_end - step.src_start):
            carried[step.dest_start + offset] = old[step.src_start + offset][0]
        left, right = step.src_end, step.dest_end
    blocks.append((range(left, len(old)), range(right, len(new))))
    return [(before, after) for before, after in blocks if before and after]


def _moved_texts(old: Sequence[tuple[str, str]], new: Sequence[str], carried: dict[int, str]) -> None:
    used = set(carried.values())
    waiting: dict[str, deque[str]] = defaultdict(deque)
    for context, text in old:
        if context not in used:
            waiting[text].append(context)
    for index, text in enumerate(new):
        if index not in carried and waiting.get(text):
            carried[index] = waiting[text].popleft()


def similarity(left: str, right: str) -> float:
    """How similar two texts are, 0 to 1: twice the common subsequence over both lengths."""
    return Indel.normalized_similarity(left, right)


def _similar_pairs(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of indexes, both rising, of the greatest total similarity of `SAME_PASSAGE` or more."""
    if len(before) * len(after) > _MAX_PAIRS:
        return [
            (index, index) for index in range(min(len(before), len(after)))
            if similarity(before[index], after[index]) >= SAME_PASSAGE
        ]
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    paired: set[tuple[int, int]] = set()
    for left in range(len(before) - 1, -1, -1):
        for right in range(len(after) - 1, -1, -1):
            skip = max(best[left + 1][right], best[left][right + 1])
            score = Indel.normalized_similarity(before[left], after[right], score_cutoff=SAME_PASSAGE)
            pair = best[left + 1][right + 1] + score if score else 0.0
            best[left][right] = max(skip, pair)
            if pair > skip:
                paired.add((left, right))
    return list(_walk(best, paired))


def _walk(best: list[list[float]], paired: Collection[tuple[int, int]]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    left = right = 0
    while left < len(best) - 1 and right < len(best[0]) - 1:
        if (left, right) in paired:
            pairs.append((left, right))
            left, right = left + 1, right + 1
        elif best[left + 1][right] >= best[left][right + 1]:
            left += 1
        else:
            right += 1
    return pairs
