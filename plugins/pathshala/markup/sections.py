"""A sanitised article as plain text, cut at its headings: what a search finds, and where it leads."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .html_tree import HEADING, TAG, VOID, attributes_of

# What stands inside a line: no space is read where one begins or ends.
_INLINE = frozenset((
    "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time u "
    "var wbr"
).split())
# Questions ask what the text has said; symbols are no words.
_LEFT_OUT = frozenset({"quiz", "headerlink", "footnote-backref", "footnote-ref", "outdated-mark", "ps-translate"})
_MAY_BE_LEFT_OUT = re.compile("|".join(sorted(_LEFT_OUT)))


@dataclass(frozen=True)
class ArticleSection:
    """What stands under a heading, up to the next one. `anchor` and `heading` are empty before the first
    heading. `language` is that of the heading; `texts` are the pieces of the text with the language of
    each. A language is empty where it is that of what is around the article."""

    anchor: str
    heading: str
    language: str
    texts: tuple[tuple[str, str], ...]


def sections(article: str, code: str = "") -> Iterator[ArticleSection]:
    """The sections of an article that `safety.html.sanitise` wrote, in order; a heading without an anchor
    begins none. Quizzes, marks and links for keyboards are left out.

    `code` is the language of blocks of code, which are not translated and bear no mark; empty where it is that
    of what is around the article."""
    reader = _Reader(code)
    last = 0
    for found in TAG.finditer(article):
        reader.text(article[last:found.start()])
        last = found.end()
        closing, name, attributes, empty = found.groups()
        if closing:
            reader.close(name)
        elif name in VOID or empty:
            reader.space(name)
        else:
            yield from reader.open(name, attributes)
    reader.text(article[last:])
    yield reader.section()


class _Reader:
    """Reads tag by tag. `_path` holds, for each open element, its name, its language and whether its text
    counts."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._path: list[tuple[str, str, bool]] = [("", "", True)]
        self._anchor = self._heading = self._language = ""
        self._texts: list[tuple[str, list[str]]] = []
        self._in_heading = 0

    def text(self, raw: str) -> None:
        _, language, counts = self._path[-1]
        if raw and counts:
            self._put(html.unescape(raw) if "&" in raw else raw, language)

    def space(self, name: str) -> None:
        if name not in _INLINE and self._texts:
            self._texts[-1][1].append(" ")

    def open(self, name: str, attributes: str) -> Iterator[ArticleSection]:
        _, language, counts = self._path[-1]
        self.space(name)
        if name == "pre":
            language = self._code or language
        if attributes:
            if " lang=" in attributes:
                language = attributes_of(attributes).get("lang", "") or language
            if _MAY_BE_LEFT_OUT.search(attributes):
                counts = counts and _LEFT_OUT.isdisjoint(attributes_of(attributes).get("class", "").split())
            if counts and not self._in_heading and HEADING.match(name) and " id=" in attributes:
                anchor = attributes_of(attributes).get("id", "")
                if anchor:
                    yield self.section()
                    self._anchor, self._heading, self._language = anchor, "", language
                    self._texts, self._in_heading = [], len(self._path)
        self._path.append((name, language, counts))

    def close(self, name: str) -> None:
        if len(self._path) > 1:
            self._path.pop()
        self.space(name)
        if len(self._path) == self._in_heading:
            self._heading = _folded("".join("".join(texts) for _, texts in self._texts))
            self._texts, self._in_heading = [], 0

    def section(self) -> ArticleSection:
        """What was read since the last heading."""
        texts = ((language, _folded("".join(pieces))) for language, pieces in self._texts)
        return ArticleSection(self._anchor, self._heading, self._language, tuple(one for one in texts if one[1]))

    def _put(self, text: str, language: str) -> None:
        if not self._texts or self._texts[-1][0] != language:
            if not text.strip():
                return
            self._texts.append((language, []))
        self._texts[-1][1].append(text)


def _folded(text: str) -> str:
    return " ".join(text.split())
