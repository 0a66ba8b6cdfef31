"""Parse a text once; render it with any texts in its passages, as often as there are languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from ..safety.budget import OutOfBudget, cpu_budget
from .article import Rendered, RenderedHeading, article
from .fill import Replacement
from .phases import Phases
from .pieces import Pieces
from .words import Words

__all__ = ["Engine", "Parsed", "Rendered", "RenderedHeading", "SlotText", "TooCostly", "TooDeep", "Unrenderable"]

_REMEMBERED = 2_000  # parsed texts
SECONDS = 4.0
"""Processor time for one text; a text of 750 words takes less than a hundredth of a second."""


class Unrenderable(ValueError):
    """A text that the parser cannot make an article of, or not in time."""


class TooDeep(Unrenderable):
    """A text is nested more deeply than the parser can follow."""


class TooCostly(Unrenderable):
    """A text takes more processor time than it is given, or more memory than there is."""


@dataclass(frozen=True)
class SlotText:
    """A passage as the engine knows it, before it has a place in the file."""

    text: str
    role: str
    headings: tuple[str, ...]


class Parsed:
    """One text after the block phase, ready to be rendered; see `Engine.parse`."""

    def __init__(
        self, phases: Phases, root: Element, restore: Callable[[], None], seconds: float = SECONDS
    ) -> None:
        self._pieces, self._seconds = Pieces(phases, root, restore), seconds
        self.raw_blocks = phases.raw_blocks()
        self.passages = tuple(
            [SlotText(text, slot.role, slot.headings) for slot in self._pieces.slots for text in slot.pieces[1::2]]
            + [SlotText(text, role, ()) for role, _, text in self._pieces.titles]
        )

    def render(self, replacements: Sequence[Replacement | None] = (), words: Words | None = None) -> Rendered:
        """The article with each passage put to its replacement (None leaves the source).

        Headings keep the anchors that they have in the source. Raises TooDeep or TooCostly where a
        replacement cannot be rendered.
        """
        with _limits(self._seconds):
            return article(self._pieces.collect(self._wanted(replacements)), self.anchors, words or Words())

    @property
    def anchors(self) -> tuple[str, ...]:
        """The anchors of the headings, in order, as the source has them."""
        return self._pieces.anchors

    def _wanted(self, replacements: Sequence[Replacement | None]) -> Sequence[Replacement | None]:
        """What changes, for each passage."""
        changed = [
            None if one is None or (one.text == passage.text and not one.attributes and not one.note) else one
            for one, passage in zip(replacements, self.passages, strict=False)
        ]
        return changed + [None] * (len(self.passages) - len(changed))


@contextmanager
def _limits(seconds: float) -> Iterator[None]:
    """What goes wrong with a costly or deep text, under its name."""
    try:
        with cpu_budget(seconds):
            yield
    except RecursionError:
        raise TooDeep("nested too deeply") from None
    except (OutOfBudget, MemoryError) as error:
        raise TooCostly(str(error) or "more memory than there is") from None


class Engine:
    """Parses texts with the site's extensions, each text once. It is for one thread.

    `seconds` of processor time are given to each parsing, and to each rendering.
    """

    def __init__(self, extensions: Sequence[tuple[str, Mapping[str, Any]]], seconds: float = SECONDS) -> None:
        self._extensions, self._seconds = extensions, seconds
        self._phases = Phases(extensions)
        self._parsed: dict[str, Parsed] = {}

    def parse(self, text: str) -> Parsed:
        """Run the block phase over a Markdown text (without front matter).

        A text that was parsed before is not parsed again. Raises TooDeep or TooCostly where it cannot
        be parsed, or its first article not be rendered.
        """
        if text not in self._parsed:
            try:
                with _limits(self._seconds):
                    parsed = Parsed(self._phases, *self._phases.blocks(text), self._seconds)
                    self._try(parsed)
            except Unrenderable:
                # The parser was left half-way, and would read the next text as a part of this one.
                self._phases = Phases(self._extensions)
                raise
            if len(self._parsed) >= _REMEMBERED:
                del self._parsed[next(iter(self._parsed))]
            self._parsed[text] = parsed
        return self._parsed[text]

    def _try(self, parsed: Parsed) -> None:
        """Make the first article of a text, for what cannot be rendered to say so at once."""
        _ = parsed.anchors
