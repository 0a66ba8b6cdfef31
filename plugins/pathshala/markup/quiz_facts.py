"""The questions of a finished article, for the checks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from xml.etree.ElementTree import Element

from ..model.document import Choice, Passage, Question
from ..model.finding import Span
from .html_tree import HEADING, plain_text
from .places import Places
from .quiz import CHOICE, FILL_IN, MATCH
from .quiz_layout import GAP, outside_code

_OF_CHOICES = frozenset({"single", "multiple"})
_VERDICT = "quiz-verdict"
_BLOCKS = frozenset({"blockquote", "p", "ul", "ol", "pre", "div", "table"})


def questions(tree: Element, passages: Sequence[Passage], places: Places) -> Iterator[Question]:
    """The questions in order: those that were laid out, and headings of class `quiz` that were not."""
    asked = iter([p for p in passages if p.role == "quiz question"])
    choices = iter([p for p in passages if p.role == "quiz choice"])
    for element in tree.iter():
        if element.tag == "section" and element.get("class") == "quiz":
            heading = next((child for child in element if HEADING.match(child.tag)), None)
            if heading is None:
                continue  # Raw HTML, not ours.
            passage = next(asked, None)
            span = passage.span if passage else places.span(0)
            yield _question(element, heading, span, choices)
        elif HEADING.match(element.tag) and "quiz" in element.get("class", "").split():
            text = plain_text(element)
            kind = element.get("data-kind", CHOICE)
            yield Question(element.get("id", ""), "", text, places.passage(text), (), kind)


def _question(section: Element, heading: Element, span: Span, located: Iterator[Passage]) -> Question:
    kind = section.get("data-kind", "")
    kind = CHOICE if kind in _OF_CHOICES else kind
    if kind == CHOICE:
        choices = list(_choices(section, located, span))
    elif kind == MATCH:
        choices = list(_pairs(section, span))
    elif kind == FILL_IN:
        choices = list(_answers(section, span))
    else:
        choices = [choice for _, choice in sorted(_steps(section, span), key=lambda one: one[0])]
    gaps = sum(_gaps(one) for one in section if one is not heading and one.tag != "details")
    return Question(section.get("data-quiz", ""), section.get("data-objective", ""), plain_text(heading), span,
                    tuple(choices), kind, gaps if kind == FILL_IN else 0, section.get("data-diacritics") == "exact")


def _gaps(block: Element) -> int:
    texts = (text for one in outside_code(block) for text in (one.text, *(child.tail for child in one)) if text)
    return sum(len(GAP.findall(text)) for text in texts)


def _choices(section: Element, located: Iterator[Passage], question: Span) -> Iterator[Choice]:
    for item in section.iter("li"):
        if item.get("class") == "quiz-choice":
            passage = next(located, None)
            correct = item.get("data-correct") == "true"
            yield replace(_folded(item, passage.span if passage else question), correct=correct)
        elif item in _parts(section.find("ul")):
            yield Choice(_own_words(item), "", None, question)


def _steps(section: Element, question: Span) -> Iterator[tuple[int, Choice]]:
    for item in _parts(section.find("ul")):
        yield _number(item), _folded(item, question)


def _pairs(section: Element, question: Span) -> Iterator[Choice]:
    """The pairs, then what goes with nothing."""
    options = dict(enumerate((plain_text(one) for one in _parts(section.find("ol"))), 1))
    for item in _parts(section.find("ul")):
        yield replace(_folded(item, question), partner=options.pop(_number(item), ""))
    for text in options.values():
        yield Choice("", "", None, question, text)


def _answers(section: Element, question: Span) -> Iterator[Choice]:
    answers = next((one for one in _parts(section.find("details")) if one.tag in ("ul", "ol")), None)
    for item in _parts(answers):
        correct, text = item.get("data-correct"), item.find("p")
        if correct is None:
            yield Choice(_own_words(item), "", None, question)
        else:
            yield Choice("" if text is None else plain_text(text), _feedback(item.find("div")), correct == "true",
                         question)


def _own_words(item: Element) -> str:
    """What a choice says that was not read as one: the words before its feedback."""
    if not (item.text or "").strip() and len(item) and item[0].tag == "p":
        return plain_text(item[0])
    own = Element(item.tag)
    own.text = item.text
    own.extend(takewhile(lambda one: one.tag not in _BLOCKS, item))
    return plain_text(own)


def _folded(item: Element, span: Span) -> Choice:
    text = item.find("details/summary")
    return Choice("" if text is None else plain_text(text), _feedback(item.find("details/div")), None, span)


def _feedback(answer: Element | None) -> str:
    return " ".join(plain_text(part) for part in _parts(answer) if part.get("class") != _VERDICT).strip()


def _number(item: Element) -> int:
    written = item.get("data-answer", "")
    return int(written) if written.isdecimal() and len(written) < 6 else 0


def _parts(element: Element | None) -> list[Element]:
    return [] if element is None else list(element)
