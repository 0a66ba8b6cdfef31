"""How faults are planted in sound files: a generator of texts with one fault each, for a kind of file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Generator = Callable[[str, str], Iterator[tuple[str, int, str]]]
"""From a file's path and text to texts with one fault, each with the line and code of the finding."""

YAML: list[Generator] = []
LESSON: list[Generator] = []
SVG: list[Generator] = []


def on(*lists: list[Generator]) -> Callable[[Generator], Generator]:
    def register(generator: Generator) -> Generator:
        for one in lists:
            one.append(generator)
        return generator

    return register


def line_of(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def put(text: str, start: int, end: int, new: str, code: str, shift: int = 0) -> tuple[str, int, str]:
    """The text with a part replaced; the finding is on the line where that part stands, or after."""
    return text[:start] + new + text[end:], line_of(text, start) + shift, code


def every(pattern: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(pattern, text, re.MULTILINE)


def keys(text: str) -> Iterator[re.Match[str]]:
    """The top-level keys of a YAML file, or of front matter, with all that belongs to them."""
    end = text.find("\n---\n") + 1 if text.startswith("---\n") else len(text)
    for found in every(r"^(?P<key>[a-z_]+):(?P<value>.*\n(?:[ -].*\n)*)", text):
        if found.start() < end:
            yield found
