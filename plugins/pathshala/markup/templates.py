"""HTML with holes: what a part of a page looks like whatever its passages say, as long as they say
it without markup."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from .article import Piece

_HOLE = re.compile(r"qz(\d{6})zq")


@dataclass(frozen=True)
class Template:
    """HTML in pieces; odd ones are the numbers of the passages that stand there."""

    pieces: tuple[str, ...]
    shape: Piece


def hole(number: int) -> str:
    """A word to stand for a passage while a template is made."""
    return f"qz{number:06d}zq"


def template(shape: Piece, numbers: Sequence[int]) -> Template | None:
    """The template from a piece in which `hole(number)` stands for each passage; None where not each
    of them shows up just once, in the text."""
    pieces = _HOLE.split(shape.html)
    if sorted(map(int, pieces[1::2])) != list(numbers):
        return None
    if any(before.rfind("<") > before.rfind(">") for before in pieces[:-1:2]):
        return None
    return Template(tuple(pieces), shape)


def filled(made: Template, texts: Mapping[int, str]) -> Piece:
    """The piece with these texts. They must be plain: HTML would write no character of them
    differently, and the parser would find no markup in them."""
    pieces = list(made.pieces)
    for index in range(1, len(pieces), 2):
        pieces[index] = texts[int(pieces[index])]
    headings = tuple(
        # What only looks like a hole, put together from several elements, stays.
        replace(one, text=" ".join(_HOLE.sub(lambda found: texts.get(int(found[1]), found[0]), one.text).split()))
        for one in made.shape.headings
    )
    return Piece("".join(pieces), headings)
