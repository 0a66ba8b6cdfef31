"""The facts of a Markdown text, for the checks: what the finished article holds, and where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from ..model.document import Document, Heading, Image, Link, Passage
from ..model.finding import Span
from .engine import Parsed
from .html_tree import HEADING, html_tree, plain_text
from .located import located
from .places import Places, code_blocks
from .quiz_facts import questions
from .slots import has_words

_MADE = frozenset({"footnote-ref", "footnote-backref", "headerlink"})  # links that no author wrote
_RAW_TAG = re.compile(r"</?([a-zA-Z][\w:-]*)(?=[\s/>])[^<>]*>")


def document(parsed: Parsed, body: str, first_line: int) -> Document:
    """The facts of one text. `first_line` is the line of the file on which `body` begins."""
    return document_in_place(parsed, body, first_line)[0]


def document_in_place(parsed: Parsed, body: str, first_line: int) -> tuple[Document, Places]:
    """The facts of one text, and the places of its parts, code being what the parser takes for code."""
    html = parsed.render().html
    places = Places(body, first_line, code_blocks(html))
    passages = tuple(
        Passage(one.text, one.role, one.headings, places.passage(one.text)) for one in parsed.passages
    )
    tree = html_tree(html)
    ids = [element.get("id", "") for element in tree.iter() if element.get("id")]
    facts = Document(
        passages=passages,
        headings=tuple(_headings(tree, passages, places)),
        links=tuple(_links(tree, places)),
        images=tuple(_images(tree, places)),
        questions=tuple(questions(tree, passages, places)),
        anchors=frozenset(ids),
        repeated_ids=tuple(
            (one, places.address(f"#{one}") or places.span(0)) for one, times in Counter(ids).items() if times > 1
        ),
        raw_html=tuple(
            (found.group(1), places.span(found.start(), len(found.group())))
            for found in _RAW_TAG.finditer(places.outside_code)
        ),
        raw_texts=tuple(_raw_texts(parsed, places)),
    )
    return located(facts, places.outside_code, first_line), places


def _raw_texts(parsed: Parsed, places: Places) -> Iterator[tuple[str, Span]]:
    position = 0
    for block in parsed.raw_blocks:
        opening = _RAW_TAG.search(block)
        start = places.text.find(block.strip().split("\n")[0], position)
        if opening and start >= 0 and has_words(_RAW_TAG.sub(" ", block)):
            yield opening.group(1), places.span(start, len(opening.group()))
            position = start + len(opening.group())


def _headings(tree: Element, passages: Sequence[Passage], places: Places) -> Iterator[Heading]:
    located = iter([p.span for p in passages if p.role.startswith("heading") or p.role == "quiz question"])
    for element in tree.iter():
        found = HEADING.match(element.tag)
        if found:
            yield Heading(int(found.group(1)), plain_text(element), element.get("id", ""),
                          next(located, places.span(0)))


def _links(tree: Element, places: Places) -> Iterator[Link]:
    for element in tree.iter("a"):
        target = element.get("href", "")
        made = target.startswith("#") and not _MADE.isdisjoint(element.get("class", "").split())
        if target and not made and not target.startswith("#__codelineno"):
            yield Link(target, plain_text(element), places.address(target) or places.passage(plain_text(element)))


def _images(tree: Element, places: Places) -> Iterator[Image]:
    for element in tree.iter("img"):
        target = element.get("src", "")
        yield Image(target, element.get("alt", ""), places.address(target) or places.span(0))
