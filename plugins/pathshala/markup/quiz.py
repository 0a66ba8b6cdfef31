"""Quizzes: a heading of class `quiz`, and under it what readers choose from, arrange or fill in.

    ### Which of these can you cite? { #quiz-cite .quiz objective=o2 }

    - [ ] A blog post

        > Nobody checks it.

    - [x] A newspaper

        > Yes: an editor read it first.

With `kind=order` a numbered list in the right order stands there, with `kind=match` a table whose
rows are the pairs, with `kind=fill-in` a task list of answers that readers may type, for the gap
`____` of the text before it.

Before inline markup is read, `mark_questions` finds all that and takes the boxes away; afterwards
`quiz_layout` turns each question into a section. What a question is follows from the source alone:
no translation has a say in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder, isheader

CHOICE, ORDER, MATCH, FILL_IN = "choice", "order", "match", "fill-in"
KINDS = (ORDER, MATCH, FILL_IN)
"""What an author may write after `kind=`; without it readers choose."""

PRESSED = frozenset({"quiz choice", "quiz step", "quiz pair", "quiz answer", "quiz wrong answer"})
"""The roles of what readers press or arrange."""

_BOX = re.compile(r"^\[([ xX])\][ \t]+")
_LISTS, _NUMBERED, _TABLES = ("ul", "ol"), ("ol",), ("table",)
_ANSWERS: Mapping[str, tuple[str, ...]] = {CHOICE: _LISTS, ORDER: _NUMBERED, MATCH: _TABLES, FILL_IN: _LISTS}


@dataclass(frozen=True)
class Question:
    """A marked question: its heading, what stands between that and the answers, the answers, and its kind."""

    heading: Element
    body: tuple[Element, ...]
    answers: Element
    kind: str


def mark_questions(root: Element) -> None:
    """Mark quiz headings, what can be chosen or arranged, and feedback with `data-` attributes, in place.

    The attributes steer the translation and the layout; that also takes away those which no page needs.
    """
    for parent in list(root.iter()):
        for heading, following in _headings(parent):
            attributes = quiz_attributes(heading)
            if attributes is None:
                continue
            if "kind" in attributes:
                heading.set("data-kind", attributes["kind"])
            found = _found(heading, following)
            if found and _MARK[found.kind](found.answers):
                heading.set("data-role", "quiz question")


def marked_questions(parent: Element) -> Iterator[Question]:
    """The marked questions among the children of an element."""
    for heading, following in _headings(parent):
        if is_question(heading) and (found := _found(heading, following)):
            yield found


def is_question(element: Element) -> bool:
    """Whether an element is the heading of a question that was marked."""
    return element.get("data-role") == "quiz question"


def until_answers(heading: Element, following: Iterable[Element]) -> tuple[list[Element], Element | None]:
    """What stands between a question and its answers, and these; None where none follow."""
    wanted = _ANSWERS.get(heading.get("data-kind") or CHOICE, ())
    body: list[Element] = []
    for element in following:
        if element.tag in wanted:
            return body, element
        if not isinstance(element.tag, str) or isheader(element):
            break
        body.append(element)
    return body, None


def quiz_attributes(heading: Element) -> dict[str, str] | None:
    """The attribute list of a heading of class `quiz` (`id`, `objective`, …), else None."""
    found = AttrListTreeprocessor.HEADER_RE.search(heading.text or "")
    if not found:
        return None
    pairs, _ = get_attrs_and_remainder(found.group(1))
    if (".", "quiz") not in pairs:
        return None
    return {name: value or "" for name, value in pairs if name != "."}


def items(answers: Element) -> list[Element]:
    """The items of a list."""
    return [item for item in answers if item.tag == "li"]


def rows(table: Element) -> list[list[Element]]:
    """The cells of a table's body, row by row."""
    return [list(row) for row in table.iterfind("tbody/tr")]


def own_text(item: Element) -> Element:
    """The element that holds a list item's first text: itself, or its first paragraph."""
    if not (item.text or "").strip() and len(item) and item[0].tag == "p":
        return item[0]
    return item


def _found(heading: Element, following: Iterable[Element]) -> Question | None:
    body, answers = until_answers(heading, following)
    return None if answers is None else Question(heading, tuple(body), answers, heading.get("data-kind") or CHOICE)


def _headings(parent: Element) -> Iterator[tuple[Element, Iterator[Element]]]:
    children = list(parent)
    for index, child in enumerate(children):
        if isinstance(child.tag, str) and isheader(child):
            yield child, (children[after] for after in range(index + 1, len(children)))


def _mark_choices(choices: Element) -> bool:
    return _mark_boxes(choices, "quiz choice", "quiz choice")


def _mark_answers(answers: Element) -> bool:
    return _mark_boxes(answers, "quiz answer", "quiz wrong answer")


def _mark_boxes(choices: Element, right: str, wrong: str) -> bool:
    """Mark the items of a task list; False where no item has a box."""
    boxed = False
    for item in items(choices):
        holder = own_text(item)
        box = _BOX.match(holder.text or "")
        if box:
            boxed = True
            correct = box.group(1) in "xX"
            item.set("data-correct", "true" if correct else "false")
            holder.text = (holder.text or "")[box.end():]
            _mark_item(item, right if correct else wrong)
    return boxed


def _mark_steps(steps: Element) -> bool:
    for place, item in enumerate(items(steps), 1):
        item.set("data-answer", str(place))
        _mark_item(item, "quiz step")
    return bool(items(steps))


def _mark_item(item: Element, role: str) -> None:
    holder = own_text(item)
    holder.set("data-role", role)
    for child in item:
        if child is not holder:
            child.set("data-role", "quiz feedback")


def _mark_pairs(table: Element) -> bool:
    """Mark the cells of a table of two columns, or three with feedback in the last."""
    if any(len(cells) < 2 for cells in rows(table)):
        return False
    headings = table.findall("thead/tr/th")
    for heading in headings[2:]:
        _leave_out(heading)  # It is for whoever reads the file; the page has no such column.
    for cell in headings[:2]:
        _mark_cell(cell, "quiz column")
    for cells in rows(table):
        for cell, role in zip(cells, ("quiz pair", "quiz pair", "quiz feedback"), strict=False):
            _mark_cell(cell, role)
        if "data-role" not in cells[0].attrib:
            for cell in cells[2:]:
                _leave_out(cell)  # There is no place for it: what goes with nothing is never chosen rightly.
    return bool(rows(table))


def _leave_out(cell: Element) -> None:
    """Take the text of a cell away, so that nobody translates what is not shown."""
    cell.text = None
    cell.attrib.pop("data-role", None)


def _mark_cell(cell: Element, role: str) -> None:
    """Mark a cell that says something: a translation must not make it appear or vanish."""
    if (cell.text or "").strip():
        cell.set("data-role", role)


_MARK: Mapping[str, Callable[[Element], bool]] = {
    CHOICE: _mark_choices, ORDER: _mark_steps, MATCH: _mark_pairs, FILL_IN: _mark_answers,
}
