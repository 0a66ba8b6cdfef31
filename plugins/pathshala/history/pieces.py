"""The texts that stand in a version of a source file, without the parser of pages.

History is asked about many versions of a file, and parsing one takes thousands of times as long as
reading it by lines. So a Markdown text is cut where blocks begin and end, with the marks of quotes,
lists, headings, tables and attribute lists taken off, as `markup.slots` gives a passage to translators;
a YAML text into its values. Two texts are the same if they are so line by line, whatever the white
space in a line. What is cut in another way than by the parser is not found, and so remains unknown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..safety.nodes import Mapping, Node, Scalar, Sequence
from ..safety.yaml import parse
from ..sources.front_matter import split

_CONTAINERS = re.compile(r"(?:[ \t]*>)*[ \t]*")
# What begins a block of its own: list items, definitions, footnotes, abbreviations, headings; and the box of a task.
_MARKER = re.compile(
    r"(?:(?:[-*+]|[0-9]{1,9}[.)]|:|\*?\[[^\[\]\n]{1,100}\]:|\#{1,6})(?:[ \t]+|$))+(?:\[[ xX]\][ \t]+)?"
)
_TITLED = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]{0,2})[ \t][^\"\n]{0,200}\"(?P<title>.*)\"[ \t]*$")
_ALONE = re.compile(
    r"!!!|\?\?\?|===|\[toc\]|---|\*\*\*|___|[0-9:.]+[ ]-->|.*(?<!\\)\|"
    r"|</?(?!(?:a|abbr|b|bdi|bdo|br|cite|code|em|i|img|kbd|mark|q|s|small|span|strong|sub|sup|u)\b)[a-z][^:@<>]*>",
    re.IGNORECASE,
)
_FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})[^`]*$")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[^{}\n]*\}[ \t]*$")
_CLOSING_HASHES = re.compile(r"[ \t]+\#+[ \t]*$")
_CELL = re.compile(r"(?<!\\)\|")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|<!--")
_SPACE = re.compile(r"[ \t\u00a0]+")


def normal(text: str) -> str:
    """A text with one space for all white space inside a line, and none at the ends of lines."""
    return "\n".join(_SPACE.sub(" ", line).strip() for line in text.strip().splitlines())


def pieces(data: bytes, path: str) -> Counter[str]:
    """How often each text stands in the bytes of a file, by its `normal` form; the file's name says
    whether it is Markdown or YAML. Never raises."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if path.endswith((".yml", ".yaml")):
        return Counter(_values(text))
    parts, _ = split(text, path)
    return Counter([*_values(parts.yaml), *_blocks(parts.body)])


def _values(yaml: str) -> Iterator[str]:
    """The values of a YAML text; they count once, however they are written."""
    waiting: list[Node | None] = [parse(yaml, "")[0] if yaml.strip() else None]
    while waiting:
        match waiting.pop():
            case Scalar(value=value):
                yield normal(value)
            case Sequence(items=items):
                waiting += items
            case Mapping(pairs=pairs):
                waiting += [value for _, value in pairs]


def _blocks(markdown: str) -> Iterator[str]:
    """The blocks of a Markdown text, and what stands in a line of its own kind."""
    open_lines: list[str] = []
    for bare in _outside_code(markdown):
        marker = _MARKER.match(bare)
        alone = _ALONE.match(bare)
        if not bare or marker or alone or (_UNDERLINE.match(bare) and len(open_lines) == 1):
            yield from _block(open_lines)
            open_lines = []
        if alone and not (marker and bare[marker.end():]):
            yield from _parts_of_line(bare)
        elif marker and bare:
            rest = normal(bare[marker.end():])
            if "#" in marker[0]:
                yield from _block([_CLOSING_HASHES.sub("", _ATTRIBUTES.sub("", rest))])
            elif _ALONE.match(rest):
                yield from _parts_of_line(rest)
            else:
                open_lines = [rest]
        elif bare:
            open_lines.append(bare)


def _outside_code(markdown: str) -> Iterator[str]:
    """The lines outside of fenced code, without what holds them (quotes, indents); and an empty one last."""
    fence = ""
    for line in markdown.split("\n"):
        bare = line[_CONTAINERS.match(line).end():].rstrip()  # type: ignore[union-attr]
        found = _FENCE.match(bare)
        if fence:
            fence = "" if found and found["fence"].startswith(fence) and bare == found["fence"] else fence
        elif found:
            fence = found["fence"]
            yield ""
        else:
            yield bare
    yield ""


def _block(lines: list[str]) -> Iterator[str]:
    """A block's text, and its text without the attribute list at its end."""
    text = normal("\n".join(lines))
    if not text:
        return
    yield text
    bare = normal(_ATTRIBUTES.sub("", text))
    if bare and bare != text:
        yield bare


def _parts_of_line(line: str) -> Iterator[str]:
    """The texts of a line that begins or ends no paragraph: a title, the cells of a table's row, or what
    stands between tags; and the line itself."""
    titled = _TITLED.match(line)
    if titled:
        yield normal(titled["title"])
        return
    found = [line, *(_CELL.split(line) if "|" in line else ()), *(_TAG.split(line) if "<" in line else ())]
    for part in dict.fromkeys(found):
        yield from _block([part])
