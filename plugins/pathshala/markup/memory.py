"""Results remembered by what they were made from, so that a text that stayed is not done again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from .engine import Engine, Parsed, Rendered, SlotText
from .fill import Replacement
from .words import Words

T = TypeVar("T")


class Memory:
    """Results by the digest of their inputs: those `known` from before, and `used`, those that were
    asked for this time, old or new, which are worth keeping."""

    def __init__(self, known: Mapping[bytes, Any] | None = None) -> None:
        self.known = known or {}
        self.used: dict[bytes, Any] = {}

    def get(self, inputs: Sequence[str], make: Callable[[], T]) -> T:
        """The result for these inputs, made only if it is not known."""
        key = _digest(inputs)
        if key not in self.used:
            self.used[key] = self.known[key] if key in self.known else make()
        found: T = self.used[key]
        return found


class RecallingEngine(Engine):
    """An engine that neither parses nor renders what its memory knows."""

    def __init__(self, extensions: Sequence[tuple[str, Mapping[str, Any]]], memory: Memory) -> None:
        super().__init__(extensions)
        self.memory = memory

    def parse(self, text: str) -> Parsed:
        """As `Engine.parse`; the work itself waits until something is asked for that is not known."""
        return Recalled(text, super().parse, self.memory)


class Recalled(Parsed):
    """A text whose parsing waits until it is needed."""

    def __init__(self, text: str, parse: Callable[[str], Parsed], memory: Memory) -> None:
        self._text, self._parse, self._memory = text, parse, memory
        # What cannot be parsed says so now, not where somebody looks at a passage.
        self.passages: tuple[SlotText, ...] = memory.get(("passages", text), lambda: parse(text).passages)

    @property
    def raw_blocks(self) -> tuple[str, ...]:  # type: ignore[override]
        return self._memory.get(("raw blocks", self._text), lambda: self._parse(self._text).raw_blocks)

    @property
    def anchors(self) -> tuple[str, ...]:
        return self._memory.get(("anchors", self._text), lambda: self._parse(self._text).anchors)

    def render(self, replacements: Sequence[Replacement | None] = (), words: Words | None = None) -> Rendered:
        inputs = ["article", self._text, *_flat(words or Words()), *(_each(one) for one in replacements)]
        return self._memory.get(inputs, lambda: self._parse(self._text).render(replacements, words))


def _flat(words: Words) -> tuple[str, ...]:
    return tuple(vars(words).values())


def _each(one: Replacement | None) -> str:
    return "" if one is None else repr((one.text, *sorted(one.attributes.items()), one.note, one.note_label))


def _digest(inputs: Sequence[str]) -> bytes:
    whole = hashlib.blake2b(digest_size=20)
    for text in inputs:
        data = text.encode("utf-8", "surrogatepass")
        whole.update(len(data).to_bytes(8, "little"))
        whole.update(data)
    return whole.digest()
