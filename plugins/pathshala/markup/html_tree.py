"""Read sanitised HTML back as a tree. Only for what `safety.html.sanitise` wrote: every tag is
closed, attribute values stand in double quotes, and nothing is left to repair."""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element, SubElement

HEADING = re.compile(r"h([1-6])$")
VOID = frozenset({"area", "br", "col", "hr", "img", "input", "wbr"})
TAG = re.compile(r'<(/?)([a-zA-Z][\w:-]*)((?:\s+[^\s=">/]+(?:="[^"]*")?)*)\s*(/?)>')
# Name and value in turn: what looks like an attribute inside a value is none.
ATTRIBUTE = re.compile(r'(\s+)([^\s=">/]+)(="([^"]*)")?')


def html_tree(text: str) -> Element:
    """The HTML as an element `article` that holds everything; entities are resolved."""
    root = Element("article")
    path = [root]
    last = 0
    for found in TAG.finditer(text):
        _add_text(path[-1], text[last:found.start()])
        last = found.end()
        closing, name, attributes, empty = found.groups()
        if closing:
            _close(path, name)
            continue
        element = SubElement(path[-1], name, attributes_of(attributes))
        if name not in VOID and not empty:
            path.append(element)
    _add_text(path[-1], text[last:])
    return root


def attributes_of(text: str) -> dict[str, str]:
    """The attributes in the inside of a start tag, entities resolved."""
    return {name: html.unescape(value) for _, name, _, value in ATTRIBUTE.findall(text)}


def plain_text(element: Element) -> str:
    """The text a reader sees in an element, white space folded; images give their alt text."""
    pieces: list[str] = []
    # Deeper than functions can call each other, if somebody writes it so.
    waiting: list[Element | str] = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            pieces.append(one)
            continue
        if one.tag == "img":
            pieces.append(one.get("alt") or "")
        pieces.append(one.text or "")
        for child in reversed(one):
            waiting.append(child.tail or "")
            if child.get("class") != "headerlink":
                waiting.append(child)
    return " ".join("".join(pieces).split())


def _add_text(element: Element, text: str) -> None:
    if not text:
        return
    text = html.unescape(text)
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _close(path: list[Element], name: str) -> None:
    for index in range(len(path) - 1, 0, -1):
        if path[index].tag == name:
            del path[index:]
            return
