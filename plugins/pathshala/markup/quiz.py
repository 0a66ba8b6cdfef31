"""Quizzes: a heading of class `quiz`, and the task list under it.

    ### Which of these can you cite? { #quiz-cite .quiz objective=o2 }

    - [ ] A blog post

        > Nobody checks it.

    - [x] A newspaper

        > Yes: an editor read it first.

Before inline markup is read, `mark_questions` finds the choices and takes their boxes away;
afterwards `lay_out_questions` turns each question into a section that works without JavaScript:
every choice opens on its verdict and feedback.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder, isheader
from markdown.util import AtomicString

from .words import Words

_BOX = re.compile(r"^\[([ xX])\][ \t]+")


def mark_questions(root: Element) -> None:
    """Mark quiz headings, choices and feedback with `data-` attributes, in place.

    The attributes (`data-role`, `data-correct`) steer the translation and `lay_out_questions`;
    that also takes away those which no page needs.
    """
    for parent in list(root.iter()):
        for heading, _, choices in _questions(parent):
            heading.set("data-role", "quiz question")
            for item in _items(choices):
                _mark_choice(item)


def lay_out_questions(root: Element, words: Words) -> None:
    """Turn each marked question into its section, in place; runs after inline and attributes."""
    for parent in list(root.iter()):
        for heading, body, choices in list(_marked(parent)):
            _section(parent, heading, body, choices, words)
    for element in root.iter():
        element.attrib.pop("data-role", None)


def quiz_attributes(heading: Element) -> dict[str, str] | None:
    """The attribute list of a heading of class `quiz` (`id`, `objective`, …), else None."""
    found = AttrListTreeprocessor.HEADER_RE.search(heading.text or "")
    if not found:
        return None
    pairs, _ = get_attrs_and_remainder(found.group(1))
    if ("." , "quiz") not in pairs:
        return None
    return {name: value or "" for name, value in pairs if name != "."}


def _questions(parent: Element) -> Iterator[tuple[Element, list[Element], Element]]:
    for heading, following in _headings(parent):
        if quiz_attributes(heading) is not None:
            body, choices = until_list(following)
            if choices is not None and any(_BOX.match(_own_text(item).text or "") for item in choices):
                yield heading, body, choices


def _marked(parent: Element) -> Iterator[tuple[Element, list[Element], Element]]:
    for heading, following in _headings(parent):
        if heading.get("data-role") == "quiz question":
            body, choices = until_list(following)
            if choices is not None:
                yield heading, body, choices


def _headings(parent: Element) -> Iterator[tuple[Element, Iterator[Element]]]:
    children = list(parent)
    for index, child in enumerate(children):
        if isinstance(child.tag, str) and isheader(child):
            yield child, (children[after] for after in range(index + 1, len(children)))


def until_list(following: Iterable[Element]) -> tuple[list[Element], Element | None]:
    """What stands between a question and its list, and the list; None where no list follows."""
    body: list[Element] = []
    for element in following:
        if element.tag in ("ul", "ol"):
            return body, element
        if not isinstance(element.tag, str) or isheader(element):
            break
        body.append(element)
    return body, None


def _items(choices: Element) -> list[Element]:
    return [item for item in choices if item.tag == "li"]


def _own_text(item: Element) -> Element:
    """The element that holds a list item's first text: itself, or its first paragraph."""
    if not (item.text or "").strip() and len(item) and item[0].tag == "p":
        return item[0]
    return item


def _mark_choice(item: Element) -> None:
    holder = _own_text(item)
    box = _BOX.match(holder.text or "")
    if box is None:
        return
    item.set("data-correct", "true" if box.group(1) in "xX" else "false")
    holder.text = (holder.text or "")[box.end():]
    holder.set("data-role", "quiz choice")
    for child in item:
        if child is not holder:
            child.set("data-role", "quiz feedback")


def _section(
    parent: Element, heading: Element, body: list[Element], choices: Element, words: Words
) -> None:
    right = sum(item.get("data-correct") == "true" for item in choices)
    section = Element("section", {
        "class": "quiz",
        "data-quiz": heading.get("id") or "",
        "data-kind": "single" if right == 1 else "multiple",
    })
    objective = heading.attrib.pop("objective", None)
    if objective:
        section.set("data-objective", objective)
    heading.set("class", " ".join(c for c in (heading.get("class") or "").split() if c != "quiz"))
    if not heading.get("class"):
        del heading.attrib["class"]
    parent.insert(list(parent).index(heading), section)
    section.tail = choices.tail
    for element in (heading, *body, choices):
        parent.remove(element)
        section.append(element)
    choices.set("class", "quiz-choices")
    for item in _items(choices):
        _lay_out_choice(item, words)


def _lay_out_choice(item: Element, words: Words) -> None:
    correct = item.get("data-correct")
    if correct is None:
        return
    holder = _own_text(item)
    block = next((i for i, child in enumerate(item) if child.get("data-role") == "quiz feedback"), len(item))
    feedback = [child for child in list(item)[block:]]
    if holder is item:
        text, inline, marks = item.text, list(item)[:block], {}
    else:
        text, inline = holder.text, list(holder)
        marks = {name: value for name, value in holder.attrib.items() if name != "data-role"}
    for child in list(item):
        item.remove(child)
    item.text = None
    item.set("class", "quiz-choice")
    details = SubElement(item, "details")
    summary = SubElement(details, "summary", marks)
    summary.text = text
    summary.extend(inline)
    answer = SubElement(details, "div", {"class": "quiz-feedback"})
    verdict = SubElement(answer, "p", {"class": "quiz-verdict"})
    verdict.text = AtomicString(words.right if correct == "true" else words.wrong)
    for child in feedback:
        # A block quote is how feedback is written, not what it is.
        answer.extend(list(child) if child.tag == "blockquote" else [child])
