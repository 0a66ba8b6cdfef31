"""A page's block tree, divided into parts that are rendered each by itself.

Most blocks look the same in whatever page they stand. What does not stays together: a quiz
question with its answers, and the whole page where it holds a table of contents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from .html_tree import HEADING
from .quiz import is_question, until_answers
from .slots import PLACEHOLDER, Slot

_BACK = "footnote-backref"
_MARK = "data-part"
_DIVIDER = f'<hr {_MARK}="" />\n'


@dataclass(frozen=True)
class Part:
    """Some neighbours of a block tree under a root of their own.

    `slots` count their elements from that root. `passages` are the numbers, among the page's, of
    the passages that the slots hold, `headings` those of the headings. `refers` says that it may
    hold a reference to a footnote or is where the footnotes stand, `fillable` that no markup
    around a passage can have to do with what the passage says, other than with its footnotes.
    """

    root: Element
    slots: tuple[Slot, ...]
    passages: range
    headings: range
    refers: bool
    fillable: bool


def divide(root: Element, slots: Sequence[Slot]) -> tuple[Part, ...]:
    """The parts of a block tree, in order. Its elements are shared with them."""
    if not len(root) or (root.text or "").strip():
        return (whole(root, slots),)
    groups = list(_groups(root))
    notes = any(_is_way_back(element) for element in root.iter("a"))
    found = []
    slot = element = passage = heading = 0
    for group in groups:
        holder = Element(root.tag, root.attrib)
        holder.extend(group)
        inside = list(holder.iter())
        until = element + len(inside) - 1
        first = slot
        while slot < len(slots) and slots[slot].element <= until:
            slot += 1
        own = tuple(replace(one, element=one.element - element) for one in slots[first:slot])
        found.append(_part(holder, inside, own, passage, heading, notes))
        element, passage, heading = until, found[-1].passages.stop, found[-1].headings.stop
    return tuple(found)


def whole(root: Element, slots: Sequence[Slot]) -> Part:
    """A block tree as one part."""
    return _part(root, list(root.iter()), tuple(slots), 0, 0, True)


def joined(roots: Sequence[Element]) -> Element:
    """The elements of some parts under one root, a divider before and after each part."""
    root = Element(roots[0].tag, roots[0].attrib)
    root.append(Element("hr", {_MARK: ""}))
    for one in roots:
        root.extend(one)
        root.append(Element("hr", {_MARK: ""}))
    return root


def apart(html: str, parts: int) -> list[str] | None:
    """The HTML of so many parts from that of their `joined` tree, without white space around it;
    None where dividers were lost or added."""
    pieces = f"{html}\n".split(_DIVIDER)
    return pieces[1:-1] if len(pieces) == parts + 2 and not pieces[0] and not pieces[-1] else None


def _part(
    holder: Element, inside: Sequence[Element], slots: tuple[Slot, ...], passage: int, heading: int, notes: bool
) -> Part:
    passages = sum(len(slot.pieces) // 2 for slot in slots)
    headings = sum(isinstance(one.tag, str) and HEADING.match(one.tag) is not None for one in inside)
    way_back = any(_is_way_back(one) for one in inside)
    refers = notes and (way_back or any("[^" in text for one in inside for text in (one.text, one.tail) if text))
    between = (piece for slot in slots for piece in slot.pieces[:-1:2])
    fillable = not any(slot.plain for slot in slots) and not any(
        PLACEHOLDER.sub("", piece).strip() for piece in between
    ) and all(one.tag != "a" or _is_way_back(one) for one in inside)
    return Part(
        holder, slots, range(passage, passage + passages), range(heading, heading + headings), refers, fillable
    )


def _groups(root: Element) -> Iterator[list[Element]]:
    children = list(root)
    at = 0
    while at < len(children):
        group = [children[at]]
        if is_question(group[0]):
            body, answers = until_answers(group[0], (children[after] for after in range(at + 1, len(children))))
            if answers is not None:
                group += [*body, answers]
        yield group
        at += len(group)


def _is_way_back(element: Element) -> bool:
    return element.tag == "a" and element.get("class") == _BACK
