"""Parse a text once; render it with any texts in its passages, as often as there are languages."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

from .fill import Replacement, fill
from .phases import Phases
from .slots import find_slots
from .tame import plain
from .words import Words

_REMEMBERED = 2_000  # parsed texts


@dataclass(frozen=True)
class SlotText:
    """A passage as the engine knows it, before it has a place in the file."""

    text: str
    role: str
    headings: tuple[str, ...]


@dataclass(frozen=True)
class Rendered:
    """An article: sanitised HTML, and the anchors of its headings in order."""

    html: str
    anchors: tuple[str, ...]


class Parsed:
    """One text after the block phase, ready to be rendered; see `Engine.parse`."""

    def __init__(self, phases: Phases, root: Element, restore: Callable[[], None]) -> None:
        self._phases, self._root, self._restore = phases, root, restore
        self._slots = tuple(find_slots(root))
        self._titles = tuple(phases.titles(self._slots))
        self.raw_blocks = phases.raw_blocks()
        self.passages = tuple(
            [SlotText(text, slot.role, slot.headings) for slot in self._slots for text in slot.pieces[1::2]]
            + [SlotText(text, role, ()) for role, _, text in self._titles]
        )

    def render(self, replacements: Sequence[Replacement | None] = (), words: Words | None = None) -> Rendered:
        """The article with each passage put to its replacement (None leaves the source).

        Headings keep the anchors that they have in the source.
        """
        return Rendered(*self._phases.finish(self._tree(replacements), words or Words(), self.anchors))

    @cached_property
    def anchors(self) -> tuple[str, ...]:
        """The anchors of the headings, in order, as the source has them."""
        return Rendered(*self._phases.finish(self._tree(()), Words(), None)).anchors

    def _tree(self, replacements: Sequence[Replacement | None]) -> Element:
        """A copy of the block tree with the replacements in place; puts the parser back as well."""
        self._restore()
        root = copy.deepcopy(self._root)
        if replacements:
            fill(root, self._slots, replacements)
            in_text = sum(len(slot.pieces) // 2 for slot in self._slots)
            for title, replacement in zip(self._titles, replacements[in_text:], strict=False):
                if replacement is not None:
                    self._phases.set_title(title, plain(replacement.text, title[2]))
        return root


class TooDeep(ValueError):
    """A text is nested more deeply than the parser can follow."""


class Engine:
    """Parses texts with the site's extensions, each text once. It is for one thread."""

    def __init__(self, extensions: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
        self._extensions = extensions
        self._phases = Phases(extensions)
        self._parsed: dict[str, Parsed] = {}

    def parse(self, text: str) -> Parsed:
        """Run the block phase over a Markdown text (without front matter).

        A text that was parsed before is not parsed again. Raises TooDeep where it cannot be parsed,
        or its first article not be rendered.
        """
        if text not in self._parsed:
            try:
                parsed = Parsed(self._phases, *self._phases.blocks(text))
                _ = parsed.anchors
            except RecursionError:
                # The parser was left half-way, and would read the next text as a part of this one.
                self._phases = Phases(self._extensions)
                raise TooDeep("nested too deeply") from None
            if len(self._parsed) >= _REMEMBERED:
                del self._parsed[next(iter(self._parsed))]
            self._parsed[text] = parsed
        return self._parsed[text]
