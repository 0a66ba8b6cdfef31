"""HTML with holes: what a part of a page looks like whatever its passages say, as long as they can be
read without the parser (see `spans`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from .article import Piece, RenderedHeading
from .spans import MOST_SPANS, Reading

_HOLE = re.compile(r"qz(\d{6})zq")

Readings = Mapping[int, Reading]
"""Passages by their numbers in the page."""


@dataclass(frozen=True)
class Template:
    """HTML in pieces, and the numbers of the spans that stand between them."""

    pieces: tuple[str, ...]
    numbers: tuple[int, ...]
    headings: tuple[RenderedHeading, ...]


def holed(number: int, reading: Reading) -> str:
    """A passage, by its number in the page, with words that stand for its spans."""
    first = number * MOST_SPANS
    holes = [f"qz{first + place:06d}zq" for place in range(len(reading.spans))]
    return "".join(map("".join, zip(reading.skeleton, [*holes, ""], strict=True)))


def template(shape: Piece, readings: Readings) -> Template | None:
    """The template from a piece that was made of `holed` passages; None where not each of their holes
    shows up just once, in the text."""
    pieces = _HOLE.split(shape.html)
    numbers = tuple(map(int, pieces[1::2]))
    wanted = {
        number * MOST_SPANS + place for number, reading in readings.items() for place in range(len(reading.spans))
    }
    if len(numbers) != len(wanted) or set(numbers) != wanted:
        return None
    if any(before.rfind("<") > before.rfind(">") for before in pieces[:-1:2]):
        return None
    return Template(tuple(pieces[::2]), numbers, shape.headings)


def filled(made: Template, readings: Readings) -> Piece:
    """The piece with the spans of these passages."""
    html = [made.pieces[0]]
    for number, after in zip(made.numbers, made.pieces[1:], strict=True):
        html += (readings[number // MOST_SPANS].spans[number % MOST_SPANS].html, after)
    return Piece("".join(html), tuple(_with_words(one, readings) for one in made.headings))


def _with_words(heading: RenderedHeading, readings: Readings) -> RenderedHeading:
    def seen(found: re.Match[str]) -> str:
        number, place = divmod(int(found[1]), MOST_SPANS)
        reading = readings.get(number)
        # What only looks like a hole, put together from several elements, stays.
        return reading.spans[place].text if reading and place < len(reading.spans) else found[0]

    return replace(heading, text=" ".join(_HOLE.sub(seen, heading.text).split()))
