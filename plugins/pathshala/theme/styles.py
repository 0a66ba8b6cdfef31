"""Style sheets made small: Material's without the parts that the site does not have.

Material's style sheet serves its own header, navigation, search, blog and script bundle too.
Our pages have a shell of their own (`templates/`), so only what dresses an article is kept:
about half of the bytes, on every page of every reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)

# Classes and attributes that only Material's own shell, scripts and plugins put into a page, or that `style/`
# dresses alone.
_ABSENT = re.compile(
    r"\.md-(?!typeset(?![\w-]))|\[data-md-(?!color-scheme)|\.(?:no-)?js |\.mermaid|\.giscus|\.tippy"
    r"|#gh-|\.tabbed-(?:button|control)|\.task-list-indicator|role=(?:columnheader|dialog)|\.focus-visible"
)
# A custom property with its value, which may hold pictures as strings and functions of functions.
_VALUE = rf"(?:{_STRING.pattern}|\((?:{_STRING.pattern}|[^()\"']|\([^()]*\))*\)|[^;(){{}}\"'])*"
_SET = re.compile(rf"(--[\w-]+):{_VALUE};?", re.DOTALL)
_PICTURE = re.compile(rf"(--[\w-]+):url\((?:{_STRING.pattern})\);?", re.DOTALL)
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


def divided(css: str, patterns: Mapping[str, str], rest: str) -> dict[str, str]:
    """A style sheet in several: each selector goes to the first name whose pattern is found in it, or to `rest`.

    A custom property that holds a picture goes where it is asked for, if that is one place. In each part the
    rules keep their order.
    """
    compiled = {name: re.compile(pattern) for name, pattern in patterns.items()}
    found: dict[str, list[str]] = {name: [] for name in (*patterns, rest)}
    for one in _rules(css):
        for name, text in _parted(one, compiled, rest):
            found[name].append(text)
    asked = {name: frozenset(_ASKED.findall("".join(rules))) for name, rules in found.items()}
    for number, rule in enumerate(found[rest]):
        for picture in _PICTURE.finditer(rule):
            wanted = [name for name, properties in asked.items() if picture[1] in properties]
            if len(wanted) == 1 and wanted != [rest]:
                found[wanted[0]].insert(0, f":root{{{picture[0].rstrip(';')}}}")
                found[rest][number] = found[rest][number].replace(picture[0], "")
    return {name: "".join(one for one in rules if not one.endswith("{}")) for name, rules in found.items()}


def _parted(
    rule: tuple[str, str | None], patterns: Mapping[str, re.Pattern[str]], rest: str
) -> Iterator[tuple[str, str]]:
    """The parts that a rule belongs to, with what belongs there."""
    head, body = rule
    parts: dict[str, list[str]] = {}
    if body is None:
        yield rest, head
    elif head.startswith(_GROUPS):
        for inside in _rules(body):
            for name, text in _parted(inside, patterns, rest):
                parts.setdefault(name, []).append(text)
        yield from ((name, f"{head}{{{''.join(texts)}}}") for name, texts in parts.items())
    else:
        for selector in _COMMA.split(head):
            name = next((name for name, pattern in patterns.items() if pattern.search(selector)), rest)
            parts.setdefault(name, []).append(selector)
        yield from ((name, f"{','.join(selectors)}{{{body}}}") for name, selectors in parts.items())


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
            if not head.startswith("@keyframes"):  # Only Material's shell moves.
                yield f"{head}{{{body}}}"
        elif body:
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
