"""What becomes of a marked question (see `quiz`): a section that works without JavaScript.

Every choice opens on its verdict and feedback, a step on its place in the right order, the first of
a pair on the number of the second; answers that readers may type are folded. Steps and pairs are
mixed at build, alike in every language and never in the right order.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from .quiz import CHOICE, FILL_IN, MATCH, ORDER, Question, items, marked_questions, own_text, rows
from .words import Words

GAP = re.compile(r"_{3,}")
_STEERING = frozenset({"data-role", "data-answer", "data-correct", "style", "align"})
_SETTINGS = ("kind", "diacritics")


def lay_out_questions(root: Element, words: Words) -> None:
    """Turn each marked question into its section, in place; runs after inline and attributes."""
    for parent in list(root.iter()):
        for question in list(marked_questions(parent)):
            section = _section(parent, question)
            _LAY_OUT[question.kind](section, question, words)
    for element in root.iter():
        element.attrib.pop("data-role", None)


def mixed(count: int, seed: str) -> list[int]:
    """The numbers below `count` in an order that follows from the seed alone. It is neither the right
    one nor that from back to front, where there is another, and few neighbours stand as in these."""
    right = list(range(count))
    if count < 3:
        return right[::-1]
    attempt = 0
    while True:
        order = sorted(right, key=lambda one: _digest(f"{seed}\0{attempt}\0{one}"))
        steps = [after - before for before, after in pairwise(order)]
        if max(steps.count(1), steps.count(-1)) <= max(1, count // 3):
            return order
        attempt += 1


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass")).digest()


def outside_code(element: Element) -> Iterator[Element]:
    """An element and all in it, in order, but for code."""
    waiting = [element]
    while waiting:
        one = waiting.pop()
        if one.tag not in ("code", "pre"):
            yield one
            waiting.extend(reversed(one))


def _section(parent: Element, question: Question) -> Element:
    heading = question.heading
    section = Element("section", {
        "class": "quiz", "data-quiz": heading.get("id") or "", "data-kind": question.kind,
    })
    objective = heading.attrib.pop("objective", None)
    if objective:
        section.set("data-objective", objective)
    if question.kind == FILL_IN and heading.get("diacritics") == "exact":
        section.set("data-diacritics", "exact")
    for name in (*_SETTINGS, "data-kind"):
        heading.attrib.pop(name, None)
    heading.set("class", " ".join(c for c in (heading.get("class") or "").split() if c != "quiz"))
    if not heading.get("class"):
        del heading.attrib["class"]
    parent.insert(list(parent).index(heading), section)
    section.tail = question.answers.tail
    for element in (heading, *question.body, question.answers):
        parent.remove(element)
        section.append(element)
    return section


def _choices(section: Element, question: Question, words: Words) -> None:
    right = sum(item.get("data-correct") == "true" for item in question.answers)
    section.set("data-kind", "single" if right == 1 else "multiple")
    question.answers.set("class", "quiz-choices")
    for item in items(question.answers):
        if item.get("data-correct") is not None:
            text, feedback = _taken_apart(item)
            _fold(item, text, words.right if item.get("data-correct") == "true" else words.wrong, feedback)


def _steps(section: Element, question: Question, words: Words) -> None:
    steps = items(question.answers)
    for item in steps:
        text, feedback = _taken_apart(item)
        _fold(item, text, words.place(item.get("data-answer") or ""), feedback)
    answers = _list_in_place_of(section, question.answers, "ul", "quiz-choices")
    answers.extend(steps[one] for one in mixed(len(steps), section.get("data-quiz") or ""))


def _pairs(section: Element, question: Question, words: Words) -> None:
    table = question.answers
    pairs = rows(table)
    order = mixed(len(pairs), section.get("data-quiz") or "")
    headings = table.findall("thead/tr/th")[:2]
    choices = _list_in_place_of(section, table, "ul", "quiz-choices")
    options = SubElement(section, "ol", {"class": "quiz-options"})
    for heading, below in zip(headings, (choices, options), strict=True):
        if _says(heading):
            section.insert(list(section).index(below), _as(heading, "p", "quiz-side"))
    for number, cells in enumerate(pairs):
        if not _says(cells[0]):
            continue  # What goes with nothing is only there to be told apart.
        answer = str(order.index(number) + 1)
        item = SubElement(choices, "li", {"data-answer": answer})
        item.tail = "\n"
        feedback = [_as(cells[2], "p", "")] if len(cells) > 2 and _says(cells[2]) else []
        _fold(item, _as(cells[0], "summary", ""), words.partner(answer), feedback)
    for one in order:
        options.append(_as(pairs[one][1], "li", "quiz-option"))
        options[-1].tail = "\n"


def _answers(section: Element, question: Question, words: Words) -> None:
    _mark_gap(question.body)
    section.remove(question.answers)
    folded = SubElement(section, "details", {"class": "quiz-answers"})
    SubElement(folded, "summary").text = AtomicString(words.answers)
    folded.append(question.answers)
    question.answers.tail = None
    question.answers.set("class", "quiz-choices")
    for item in items(question.answers):
        correct = item.get("data-correct")
        if correct is None:
            continue
        text, feedback = _taken_apart(item)
        item.set("class", "quiz-choice")
        text.tag = "p"
        text.set("class", f"{text.get('class', '')} quiz-text".strip())
        item.append(text)
        _answer(item, words.right if correct == "true" else words.wrong, feedback)


_LAY_OUT: Mapping[str, Callable[[Element, Question, Words], None]] = {
    CHOICE: _choices, ORDER: _steps, MATCH: _pairs, FILL_IN: _answers,
}


def _taken_apart(item: Element) -> tuple[Element, list[Element]]:
    """The text of a list item as a summary, and its feedback; the item is left empty."""
    holder = own_text(item)
    block = next((i for i, child in enumerate(item) if child.get("data-role") == "quiz feedback"), len(item))
    feedback = list(item)[block:]
    text = Element("summary")
    text.text = holder.text
    text.extend(list(item)[:block] if holder is item else list(holder))
    for name, value in holder.items():
        if name not in _STEERING:
            text.set(name, value)
            del holder.attrib[name]
    for child in list(item):
        item.remove(child)
    item.text = None
    return text, feedback


def _fold(item: Element, text: Element, verdict: str, feedback: Iterable[Element]) -> None:
    """Give an item a text that opens on a verdict and feedback."""
    item.set("class", "quiz-choice")
    details = SubElement(item, "details")
    details.append(text)
    _answer(details, verdict, feedback)


def _answer(holder: Element, verdict: str, feedback: Iterable[Element]) -> None:
    answer = SubElement(holder, "div", {"class": "quiz-feedback"})
    SubElement(answer, "p", {"class": "quiz-verdict"}).text = AtomicString(verdict)
    for child in feedback:
        # A block quote is how feedback is written, not what it is.
        answer.extend(list(child) if child.tag == "blockquote" else [child])


def _list_in_place_of(section: Element, answers: Element, tag: str, name: str) -> Element:
    section.remove(answers)
    return SubElement(section, tag, {"class": name})


def _as(cell: Element, tag: str, name: str) -> Element:
    """A cell of a table as another element, with the language and marks that it has."""
    made = Element(tag, {key: value for key, value in cell.items() if key not in _STEERING})
    if name:
        made.set("class", f"{made.get('class', '')} {name}".strip())
    made.text = cell.text
    made.extend(list(cell))
    return made


def _says(cell: Element) -> bool:
    return "data-role" in cell.attrib


def _mark_gap(body: Sequence[Element]) -> None:
    """Put the first gap of a text into an element of its own."""
    for block in body:
        for parent in outside_code(block):
            if gap := GAP.search(parent.text or ""):
                parent.text, after = _around(gap)
                parent.insert(0, _gap(gap.group(), after))
                return
            for index, child in enumerate(parent):
                if gap := GAP.search(child.tail or ""):
                    child.tail, after = _around(gap)
                    parent.insert(index + 1, _gap(gap.group(), after))
                    return


def _around(gap: re.Match[str]) -> tuple[str, str]:
    return gap.string[:gap.start()], gap.string[gap.end():]


def _gap(text: str, tail: str) -> Element:
    element = Element("span", {"class": "quiz-gap"})
    element.text, element.tail = AtomicString(text), tail
    return element
