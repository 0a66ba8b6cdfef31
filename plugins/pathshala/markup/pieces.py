"""The pieces of one page in any language, each made as seldom as possible.

A part that is shown in the source's own words is made once for all languages that show it so. A
part that says something new, but says it without markup, is made once as a template. Only what
is left goes through the parser's inline phase again.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

from ..safety.html import sanitise, sanitise_parts
from .article import IN_PLACE, Piece, piece
from .fill import Replacement, fill
from .parts import Part, apart, divide, joined, whole
from .phases import Phases
from .slots import find_slots
from .spans import Reading
from .tame import plain
from .templates import Readings, Template, filled, holed, template

_VARIANTS = 8  # remembered looks of each part of a page

Wanted = Sequence[Replacement | None]
"""What each passage of the page is put to; None leaves the source."""


@dataclass(frozen=True)
class Shape:
    """What a part looks like but for its words: the key of its template, and what fills that."""

    key: Hashable
    readings: Readings


class Pieces:
    """One page after the block phase."""

    def __init__(self, phases: Phases, root: Element, restore: Callable[[], None]) -> None:
        self._phases, self._restore = phases, restore
        self.slots = tuple(find_slots(root))
        self.titles = tuple(phases.titles(self.slots))
        self._texts = [text for slot in self.slots for text in slot.pieces[1::2]]
        self._whole = whole(root, self.slots)
        self._parts = divide(root, self.slots) if phases.divides(root) else (self._whole,)
        self._read = phases.reader()
        self._known: dict[Hashable, Piece] = {}
        self._templates: dict[Hashable, Template | None] = {}

    @cached_property
    def anchors(self) -> tuple[str, ...]:
        """The anchors of the headings, in order, as the source has them."""
        wanted: Wanted = [None] * (len(self._texts) + len(self.titles))
        # A heading's anchor is born from its words.
        shapes = self._shapes([n for n, part in enumerate(self._parts) if not part.headings], wanted)
        anchors, pieces = self._made(self._parts, self._with_holes(shapes, wanted), None)
        if pieces is None or len(anchors) != self._whole.headings.stop:
            shapes, self._parts = {}, (self._whole,)
            anchors, pieces = self._made(self._parts, wanted, None)
        for index, shape in shapes.items():
            self._templates[shape.key] = template((pieces or ())[index], shape.readings)
        keys = self._keys(wanted)
        self._known.update({
            keys[index]: made for index, made in enumerate(pieces or ()) if index not in shapes
        })
        return anchors

    def collect(self, wanted: Wanted) -> Sequence[Piece]:
        """The pieces of the page, in order, with these replacements."""
        anchors, keys = self.anchors, self._keys(wanted)
        found = {index: self._known[key] for index, key in enumerate(keys) if key in self._known}
        unknown = [index for index in range(len(keys)) if index not in found]
        shapes = self._shapes(unknown, wanted)
        found.update(self._filled(shapes))
        while missing := [index for index in unknown if index not in found]:
            new = {index: shapes[index] for index in missing
                   if index in shapes and shapes[index].key not in self._templates}
            _, pieces = self._made([self._parts[index] for index in missing], self._with_holes(new, wanted), anchors)
            if pieces is None:
                return self._made((self._whole,), wanted, anchors)[1] or ()
            for index, made in zip(missing, pieces, strict=True):
                if index in new:
                    self._templates[new[index].key] = template(made, new[index].readings)
                else:
                    found[index] = made
            found.update(self._filled(new))
        self._keep({keys[index]: found[index] for index in unknown if keys[index] is not None})
        return [found[index] for index in range(len(keys))]

    def _keys(self, wanted: Wanted) -> list[Hashable]:
        """What each part's look depends on; None where it will hardly be asked for again."""
        if self._retitled(wanted):
            return [None] * len(self._parts)
        keys: list[Hashable] = [
            (index, self._marks(part, wanted)) if self._is_source(part, wanted) else None
            for index, part in enumerate(self._parts)
        ]
        referring = self._referring(wanted)
        together = tuple(keys[index] for index in referring)
        for index in referring:
            keys[index] = None if None in together else (index, together)
        return keys

    def _referring(self, wanted: Wanted) -> list[int]:
        """The parts that may refer to footnotes, which are counted through the page."""
        return [
            index for index, part in enumerate(self._parts)
            if part.refers or (self._whole.refers and any(one and "[^" in one.text for one in _of(part, wanted)))
        ]

    def _shapes(self, indices: Sequence[int], wanted: Wanted) -> dict[int, Shape]:
        """The shapes of those of some parts that can be made from a template."""
        if self._retitled(wanted):
            return {}
        shapes = {index: shape for index in indices if (shape := self._shape(index, wanted))}
        referring = self._referring(wanted)
        together = tuple(shapes[index].key if index in shapes else None for index in referring)
        for index in referring:
            if None in together:
                shapes.pop(index, None)
            else:
                shapes[index] = replace(shapes[index], key=(index, together))
        return shapes

    def _shape(self, index: int, wanted: Wanted) -> Shape | None:
        part = self._parts[index]
        if not part.fillable:
            return None
        readings: dict[int, Reading] = {}
        for number in part.passages:
            reading = self._read(self._text(number, wanted))
            if reading is None:
                return None
            readings[number] = reading
        skeletons = tuple(reading.skeleton for reading in readings.values())
        return Shape((index, self._marks(part, wanted), skeletons), readings)

    def _retitled(self, wanted: Wanted) -> bool:
        """Whether a text that stands in a definition changes, and with it any part of the page."""
        return any(
            one is not None and one.text != text
            for one, (_, _, text) in zip(wanted[len(self._texts):], self.titles, strict=True)
        )

    def _is_source(self, part: Part, wanted: Wanted) -> bool:
        return all((one := wanted[number]) is None or one.text == self._texts[number] for number in part.passages)

    def _marks(self, part: Part, wanted: Wanted) -> tuple[Any, ...]:
        return tuple(
            (tuple(one.attributes.items()), one.note, one.note_label) if one and (one.attributes or one.note) else None
            for one in _of(part, wanted)
        )

    def _text(self, number: int, wanted: Wanted) -> str:
        one = wanted[number]
        return self._texts[number] if one is None else one.text.strip()

    def _filled(self, shapes: Mapping[int, Shape]) -> dict[int, Piece]:
        """The parts for which there is a template."""
        return {
            index: filled(made, shape.readings)
            for index, shape in shapes.items() if (made := self._templates.get(shape.key))
        }

    def _with_holes(self, shapes: Mapping[int, Shape], wanted: Wanted) -> Wanted:
        """The replacements with holes for the spans of some parts."""
        found = list(wanted)
        for shape in shapes.values():
            for number, reading in shape.readings.items():
                found[number] = replace(wanted[number] or Replacement(""), text=holed(number, reading))
        return found

    def _keep(self, pieces: Mapping[Hashable, Piece]) -> None:
        limit = _VARIANTS * len(self._parts)
        if len(self._known) + len(pieces) > limit:
            self._known.clear()
        if len(self._templates) > limit:
            self._templates.clear()
        self._known.update(pieces)

    def _made(
        self, parts: Sequence[Part], wanted: Wanted, anchors: Sequence[str] | None
    ) -> tuple[tuple[str, ...], Sequence[Piece] | None]:
        """The anchors and the pieces of some parts, from the parser; None for pieces where a part
        reaches beyond its end, so that only the whole page can be made."""
        self._restore()
        for title, one in zip(self.titles, wanted[len(self._texts):], strict=True):
            if one is not None:
                self._phases.set_title(title, plain(one.text, title[2]))
        roots = [copy.deepcopy(part.root) for part in parts]
        for part, root in zip(parts, roots, strict=True):
            fill(root, part.slots, _of(part, wanted))
        if parts[0] is self._whole:
            html, found = self._phases.finish(roots[0], IN_PLACE, anchors)
            return found, (piece(sanitise(html.strip())),)
        own = None if anchors is None else [anchors[number] for part in parts for number in part.headings]
        html, found = self._phases.finish(joined(roots), IN_PLACE, own)
        pieces = apart(html, len(parts))
        cleaned = None if pieces is None else sanitise_parts(pieces)
        return found, None if cleaned is None else [piece(one) for one in cleaned]


def _of(part: Part, wanted: Wanted) -> Wanted:
    return wanted[part.passages.start:part.passages.stop]
