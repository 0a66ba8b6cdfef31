"""Where the texts of a page stand in its tree, between the block and the inline phase.

After the block phase every element's `text` and `tail` still hold Markdown. Each such place is
a slot. A slot is cut at the placeholders of stashed HTML (code, raw HTML, check boxes), its
surrounding white space and a trailing attribute list are set aside, and what is left and holds
words is a passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown.extensions.attr_list import AttrListTreeprocessor, isheader
from markdown.util import AtomicString

PLACEHOLDER = re.compile("(\x02[^\x03]*\x03)")
CODE_SPAN = re.compile(r"(?<!\\)(`+)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_NOT_WORDS = re.compile(
    r"<https?://[^>\s]+>|https?://\S+|</?[a-zA-Z][^<>]*>|:[\w+-]+:|\]\([^)\s]*\)|&#?\w+;|\{[^}\n]*\}|\[\^[^\]]+\]"
)
NEVER = re.compile(r"(?!)")
_OPAQUE = frozenset({"code", "pre", "script", "style"})
_AT_LINE_END = frozenset({"dt", "td", "th"})


@dataclass(frozen=True)
class Slot:
    """One text of the tree: the element's number in document order, which of its texts, and the
    pieces it is cut into; odd pieces are passages, even ones stay as they are. `plain` says that
    the text is no Markdown: it stands in raw HTML."""

    element: int
    tail: bool
    pieces: tuple[str, ...]
    role: str
    headings: tuple[str, ...]
    plain: bool = False


def find_slots(root: Element) -> Iterator[Slot]:
    """All slots of a tree that hold at least one passage, in document order."""
    roles = _Roles(root)
    for number, element in enumerate(root.iter()):
        if not isinstance(element.tag, str):
            continue
        roles.enter(element)
        if roles.inside_opaque(element):
            continue
        if not _is_opaque(element):
            plain = isinstance(element.text, AtomicString)
            pieces = _cut(element.text, NEVER if plain else _attribute_list(element))
            if pieces:
                yield Slot(number, False, pieces, roles.role(element), roles.headings(element), plain)
        if element is not root and not isinstance(element.tail, AtomicString):
            pieces = _cut(element.tail, AttrListTreeprocessor.BLOCK_RE)
            if pieces:
                parent = roles.parents[element]
                yield Slot(number, True, pieces, roles.role(parent), roles.headings(parent))


def has_words(text: str) -> bool:
    """Whether there is something to translate: a letter outside code, addresses and tags."""
    if text == "[TOC]":
        return False
    bare = _NOT_WORDS.sub(" ", CODE_SPAN.sub(" ", text))
    return any(character.isalpha() for character in bare)


def _is_opaque(element: Element) -> bool:
    """Whether an element holds something else than words: code, or mathematics."""
    return element.tag in _OPAQUE or "arithmatex" in (element.get("class") or "").split()


def _attribute_list(element: Element) -> re.Pattern[str]:
    at_line_end = isheader(element) or element.tag in _AT_LINE_END
    return AttrListTreeprocessor.HEADER_RE if at_line_end else AttrListTreeprocessor.BLOCK_RE


def _cut(text: str | None, attribute_list: re.Pattern[str]) -> tuple[str, ...]:
    if not text or not text.strip():
        return ()
    text = str(text)
    ending = attribute_list.search(text)
    body, suffix = (text[: ending.start()], text[ending.start():]) if ending else (text, "")
    pieces = [""]
    for part in PLACEHOLDER.split(body):
        stripped = part.strip()
        if part.startswith("\x02") or not stripped or not has_words(stripped):
            pieces[-1] += part
            continue
        start = part.index(stripped)
        pieces[-1] += part[:start]
        pieces += [stripped, part[start + len(stripped):]]
    pieces[-1] += suffix
    return tuple(pieces) if len(pieces) > 1 else ()


_ROLES: Mapping[str, str] = {
    "th": "table cell", "td": "table cell", "dt": "term", "dd": "definition", "li": "list item",
    "summary": "details title", "label": "tab title", "figcaption": "caption", "blockquote": "quote",
}


class _Roles:
    """What each element is to a translator, and the headings above it."""

    def __init__(self, root: Element) -> None:
        self.parents = {child: parent for parent in root.iter() for child in parent}
        self._above: dict[Element, tuple[str, ...]] = {}
        self._path: list[tuple[int, str]] = []

    def enter(self, element: Element) -> None:
        if isheader(element):
            level = int(element.tag[1])
            while self._path and self._path[-1][0] >= level:
                self._path.pop()
            self._above[element] = tuple(text for _, text in self._path)
            plain = AttrListTreeprocessor.HEADER_RE.sub("", element.text or "")
            self._path.append((level, PLACEHOLDER.sub("", plain).strip()))
        else:
            self._above[element] = tuple(text for _, text in self._path)

    def headings(self, element: Element) -> tuple[str, ...]:
        return self._above[element]

    def inside_opaque(self, element: Element) -> bool:
        return any(_is_opaque(one) for one in self._upwards(self.parents.get(element)))

    def role(self, element: Element) -> str:
        if element.get("data-role"):
            return str(element.get("data-role"))
        if isheader(element):
            return f"heading {element.tag[1]}"
        if "admonition-title" in (element.get("class") or ""):
            return "admonition title"
        for one in self._upwards(element):
            if one.get("data-role"):
                return str(one.get("data-role"))
            if (one.get("id") or "").startswith("fn:"):
                return "footnote"
            if one.tag in _ROLES:
                return _ROLES[one.tag]
        return "paragraph"

    def _upwards(self, element: Element | None) -> Iterator[Element]:
        while element is not None:
            yield element
            element = self.parents.get(element)
