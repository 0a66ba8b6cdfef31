"""The questions of a finished article: which objective each assesses, and its answer in short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from ..markup.answers import alternatives
from ..markup.html_tree import HEADING, html_tree, plain_text
from .edition import Edition
from .interface import Interface
from .practice_view import AnswerView
from .view import Phrase

_SECTION = re.compile(r'<section class="quiz"[^>]*\sdata-quiz="[^"]*".*?</section>', re.DOTALL)


@dataclass(frozen=True)
class Asked:
    """A question: its id, the objective that it assesses (empty where it names none), and its words."""

    id: str
    objective: str
    text: Phrase


def asked(html: str) -> Iterator[Asked]:
    """The questions of an article, in order."""
    for section, heading in _sections(html):
        yield Asked(section.get("data-quiz", ""), section.get("data-objective", ""), _phrase(heading))


def answer_key(say: Interface, html: str) -> tuple[AnswerView, ...]:
    """The answers to the questions of an article, for paper, which cannot fold them."""
    return tuple(AnswerView(_phrase(heading), _answer(say, section)) for section, heading in _sections(html))


def questions_of(edition: Edition, pack: str, lesson: str) -> tuple[Asked, ...]:
    """The questions of a lesson as this edition shows it."""
    document = edition.texts.document(pack, lesson)
    return tuple(asked(document.article)) if document else ()


def _sections(html: str) -> Iterator[tuple[Element, Element]]:
    """The questions that were laid out, each with its heading; raw HTML that looks alike is none."""
    for found in _SECTION.finditer(html):
        section = next(iter(html_tree(found.group())))
        heading = next((one for one in section if HEADING.match(one.tag)), None)
        if heading is not None and section.get("data-quiz") and _items(section):
            yield section, heading


def _items(section: Element) -> Sequence[Element]:
    return [one for one in section.iter("li") if one.get("class") == "quiz-choice"]


def _answer(say: Interface, section: Element) -> Phrase:
    items, kind = _items(section), section.get("data-kind")
    if kind == "fill-in":
        return next((_typed(one) for one in items if one.get("data-correct") == "true"), Phrase(""))
    if kind == "order":
        places = sorted(range(1, len(items) + 1), key=lambda place: _number(items[place - 1]))
    elif kind == "match":
        places = [_number(one) for one in items]
    else:
        places = [place for place, one in enumerate(items, 1) if one.get("data-correct") == "true"]
    return Phrase(say.listed(say.number(place) for place in places))


def _typed(item: Element) -> Phrase:
    text = item.find("p")
    if text is None:
        return Phrase("")
    return Phrase(next(iter(alternatives(plain_text(text))), ""), text.get("lang", ""), text.get("dir", ""))


def _number(item: Element) -> int:
    written = item.get("data-answer", "")
    return int(written) if written.isdecimal() and len(written) < 6 else 0


def _phrase(element: Element) -> Phrase:
    return Phrase(plain_text(element), element.get("lang", ""), element.get("dir", ""))

