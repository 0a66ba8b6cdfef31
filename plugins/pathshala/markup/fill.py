"""Put passages to other texts in the block tree, and mark what holds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from .quiz import PRESSED
from .slots import Slot
from .tame import plain, tame


@dataclass(frozen=True)
class Replacement:
    """What a passage becomes: a text, and attributes for whatever holds it (`lang`, `dir`,
    `class`). `note` is the number of its entry in the list of changes, 0 for none."""

    text: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    note: int = 0
    note_label: str = ""


def fill(root: Element, slots: Sequence[Slot], replacements: Sequence[Replacement | None]) -> None:
    """Put the passages of a tree's slots to their replacements, in place; None leaves the source."""
    if all(one is None for one in replacements):
        return
    elements = list(root.iter())
    parents = {child: parent for parent in elements for child in parent}
    position = 0
    for slot in slots:
        passages = slot.pieces[1::2]
        wanted = replacements[position:position + len(passages)]
        position += len(passages)
        if any(one is not None for one in wanted):
            element = elements[slot.element]
            _fill(slot, element, parents.get(element), list(wanted))


def _fill(slot: Slot, element: Element, parent: Element | None, wanted: list[Replacement | None]) -> None:
    pieces = list(slot.pieces)
    for index, replacement in enumerate(wanted):
        if replacement is not None:
            fit = plain if slot.plain else tame
            pieces[2 * index + 1] = fit(replacement.text, slot.pieces[2 * index + 1])
    if slot.plain:
        pieces = [AtomicString(piece) for piece in pieces]
    marked = [one for one in wanted if one is not None and (one.attributes or one.note)]
    if not marked:
        _set(element, slot.tail, _joined(pieces))
    elif len(wanted) == 1 and not slot.tail and len(element) == 0:
        _mark_element(element, pieces, marked[0])
    else:
        _wrap(slot.tail, element, parent, pieces, wanted)


def _set(element: Element, tail: bool, text: str) -> None:
    if tail:
        element.tail = text
    else:
        element.text = text


def _mark_element(element: Element, pieces: list[str], replacement: Replacement) -> None:
    for name, value in replacement.attributes.items():
        old = element.get(name)
        element.set(name, f"{old} {value}" if name == "class" and old else value)
    if replacement.note and not _is_control(element):
        element.text = _joined(pieces[:2])
        # The attribute list is looked for at the very end of the element.
        _note(element, replacement).tail = pieces[2]
    else:
        element.text = _joined(pieces)


def _joined(pieces: list[str]) -> str:
    """The pieces as one text; text that is no Markdown stays so."""
    text = "".join(pieces)
    return AtomicString(text) if isinstance(pieces[0], AtomicString) else text


def _wrap(
    tail: bool, element: Element, parent: Element | None, pieces: list[str], wanted: list[Replacement | None]
) -> None:
    """Give each passage a span of its own, where its element holds other things as well."""
    spans: list[Element] = []
    for index, replacement in enumerate(wanted):
        span = Element("span", dict(replacement.attributes) if replacement else {})
        span.text = pieces[2 * index + 1]
        span.tail = pieces[2 * index + 2]
        if replacement is not None and replacement.note and not _is_control(element):
            _note(span, replacement)
        spans.append(span)
    _set(element, tail, pieces[0])
    holder = parent if tail and parent is not None else element
    start = list(holder).index(element) + 1 if tail else 0
    for offset, span in enumerate(spans):
        holder.insert(start + offset, span)


def _is_control(element: Element) -> bool:
    """Whether what an element holds is, or becomes, something to press: no link may stand in it."""
    return element.tag in ("label", "summary") or element.get("data-role") in PRESSED


def _note(element: Element, replacement: Replacement) -> Element:
    mark = SubElement(element, "a", {
        "class": "outdated-mark", "id": f"was-{replacement.note}", "href": f"#change-{replacement.note}",
        "aria-label": replacement.note_label,
    })
    mark.text = AtomicString("")
    return mark
