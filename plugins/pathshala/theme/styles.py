"""Style sheets made small: Material's without the parts that the site does not have.

Material's style sheet serves its own header, navigation, search, blog and script bundle too.
Our pages have a shell of their own (`templates/`), so only what dresses an article is kept:
about half of the bytes, on every page of every reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

OWN = (
    "colours", "type", "frame", "header", "place", "pieces", "cards", "home", "catalogue", "pack", "lesson", "prose",
    "quiz", "search", "widths", "print",
)
"""The parts of the site's own style sheet, files of `style/`, in the order that they apply."""

_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)

# Classes and attributes that only Material's own shell, scripts and plugins put into a page.
_ABSENT = re.compile(
    r"\.md-(?!typeset(?![\w-]))|\[data-md-(?!color-scheme)|\.(?:no-)?js |\.mermaid|\.giscus|\.tippy"
    r"|#gh-|\.tabbed-(?:button|control)|role=(?:columnheader|dialog)|\.focus-visible"
)
# A custom property with its value, which may hold pictures as strings and functions of functions.
_VALUE = rf"(?:{_STRING.pattern}|\((?:{_STRING.pattern}|[^()\"']|\([^()]*\))*\)|[^;(){{}}\"'])*"
_SET = re.compile(rf"(--[\w-]+):{_VALUE};?", re.DOTALL)
_ASKED = re.compile(r"var\(\s*(--[\w-]+)")
_DIRECTION = re.compile(r"\[dir=(ltr|rtl)\] \.md-typeset(?![\w-])")
_COMMA = re.compile(r",(?![^(]*\))")
_GROUPS = ("@media", "@supports")


def trim_material(css: str, beside: str = "") -> str:
    """Material's style sheet without the rules whose selectors cannot match on our pages.

    A rule stays as soon as one of its selectors may match; selectors that cannot are taken out
    of it, and so are the custom properties that no rule asks for any more, neither here nor in
    the style sheets `beside` it. No other declaration is changed, and neither is the order of
    the rules.

    Rules for one direction of writing look at the article instead of what is around it: a body
    without any translation runs in its own direction, on a page that may run the other way.
    """
    kept = list(_kept(css))
    while True:
        asked = frozenset(_ASKED.findall("".join(kept) + beside))
        fewer = [one for rule in kept if (one := _without_unasked(rule, asked))]
        if fewer == kept:
            return "".join(kept)
        kept = fewer


def _without_unasked(rule: str, asked: frozenset[str]) -> str:
    """A rule without the custom properties that nothing asks for; empty where that was all of it."""
    fewer = _SET.sub(lambda found: found[0] if found[1] in asked else "", rule)
    return "" if fewer != rule and fewer.endswith("{}") else fewer


def own() -> str:
    """The site's own style sheet, from its parts."""
    folder = Path(__file__).parent / "style"
    return "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in OWN)


def squeeze(css: str) -> str:
    """A style sheet without comments, line ends and indentation; it means the same."""
    pieces = []
    position = 0
    for found in _STRING.finditer(css := _COMMENT.sub("", css)):
        pieces += [_tight(css[position:found.start()]), found.group()]
        position = found.end()
    return "".join([*pieces, _tight(css[position:])]).strip()


def _tight(css: str) -> str:
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", css)).replace(";}", "}")


def _kept(css: str) -> Iterator[str]:
    for head, body in _rules(css):
        if body is None:
            yield head
        elif head.startswith(_GROUPS):
            if inner := "".join(_kept(body)):
                yield f"{head}{{{inner}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        elif body and not body.startswith("@keyframes"):  # Only Material's shell moves.
            kept = [one for one in _COMMA.split(head) if not _ABSENT.search(one)]
            selectors = [_DIRECTION.sub(r".md-typeset[dir=\1]", one) for one in kept]
            if selectors:
                yield f"{','.join(selectors)}{{{body}}}"


def _rules(css: str) -> Iterator[tuple[str, str | None]]:
    """The rules of a style sheet: what stands before the braces, and what in them. Statements
    without braces (`@charset …;`) have None."""
    start = depth = opened = 0
    for position, mark in _marks(css):
        if mark == "{":
            opened = opened if depth else position
            depth += 1
        elif mark == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opened].strip(), css[opened + 1:position]
                start = position + 1
        elif depth == 0:
            yield css[start:position + 1].strip(), None
            start = position + 1


def _marks(css: str) -> Iterator[tuple[int, str]]:
    """Braces and semicolons outside strings and comments, with their positions."""
    for found in re.finditer(rf"{_COMMENT.pattern}|{_STRING.pattern}|([{{}};])", css, re.DOTALL):
        if found.group(1):
            yield found.start(), found.group(1)
