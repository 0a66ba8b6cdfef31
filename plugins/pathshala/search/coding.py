"""How numbers, postings and sorted words are written in a shard, so that a browser reads them without a parser.

A number is written little end first in 92 printable characters: 46 of them end a number, the others say that more
follows. Most gaps take one or two characters, and what is repeated compresses well.

The postings of a term are, for each page in order: the gap to the page before, then for each section with the
term its impact (one character, which also says whether another section follows) and its number.

Words are sorted by UTF-16 units, as JavaScript compares strings, and written as one string: for each the number of
characters it shares with the word before, then its rest, with a space between two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

ALPHABET = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"\\')
"""What may stand in a string of JavaScript unescaped; a space separates."""

HALF = len(ALPHABET) // 2
IMPACTS = 30
"""Impacts are 1 to 30."""
SECTIONS = len(ALPHABET)
"""Sections of a page that can be told apart."""

_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]")
_VALUE = {char: value for value, char in enumerate(ALPHABET)}
_SHORT = tuple(ALPHABET[value] for value in range(HALF))

Posting = tuple[int, tuple[tuple[int, int], ...]]
"""A page's number and its sections with the term: (section, impact)."""


def number(value: int) -> str:
    """A number from 0 up."""
    if value < HALF:
        return _SHORT[value]
    pieces = []
    while value >= HALF:
        pieces.append(ALPHABET[HALF + value % HALF])
        value //= HALF
    return "".join(pieces) + _SHORT[value]


def numbers(text: str) -> Iterator[int]:
    """The numbers that a string holds. Raises KeyError for a character that none is written with."""
    value, unit = 0, 1
    for char in text:
        held = _VALUE[char]
        if held >= HALF:
            value += (held - HALF) * unit
            unit *= HALF
        else:
            yield value + held * unit
            value, unit = 0, 1


_LAST = tuple(tuple(ALPHABET[impact] + ALPHABET[section] for impact in range(IMPACTS)) for section in range(SECTIONS))
_CONTINUED = {ALPHABET[impact]: ALPHABET[impact + IMPACTS] for impact in range(IMPACTS)}


def page_payload(section: int, impact: int) -> str:
    """A section of a page with a term, the last of that page."""
    return _LAST[section][impact - 1]


def continued(payload: str) -> str:
    """The sections of a page so far, where another follows."""
    return payload[:-2] + _CONTINUED[payload[-2]] + payload[-1]


def postings(text: str) -> Iterator[Posting]:
    """The postings that a string holds, in order of page."""
    place, page = 0, -1
    while place < len(text):
        gap, unit = 0, 1
        while (held := _VALUE[text[place]]) >= HALF:
            gap += (held - HALF) * unit
            unit *= HALF
            place += 1
        page += gap + held * unit + 1
        place += 1
        sections, more = [], True
        while more:
            impact = _VALUE[text[place]]
            more = impact >= IMPACTS
            sections.append((_VALUE[text[place + 1]], impact % IMPACTS + 1))
            place += 2
        yield page, tuple(sections)


def written(found: Iterable[Posting]) -> str:
    """Postings in order of page as a string; what `postings` reads."""
    pieces: list[str] = []
    last = -1
    for page, sections in found:
        payloads = [page_payload(section, impact) for section, impact in sections]
        pieces += (number(page - last - 1), *map(continued, payloads[:-1]), payloads[-1])
        last = page
    return "".join(pieces)


def order(word: str) -> bytes:
    """The key by which words are sorted: their UTF-16 units."""
    return word.encode("utf-16-be", "surrogatepass")


def in_order(words: Iterable[str]) -> list[str]:
    """Words sorted so. Code points are in the same order, but for those that take two units."""
    found = list(words)
    found.sort(key=order if _TWO_UNITS.search(" ".join(found)) else None)
    return found


def shared(one: str, other: str) -> int:
    """How many characters two words have in common at their start, as many as can be written; a character that
    takes two units of UTF-16 is not shared, so that both languages count the same."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right or left > "\uffff" or count == SECTIONS - 1:
            break
        count += 1
    return count


def front_coded(words: Sequence[str]) -> str:
    """Sorted words, none of which holds a space, as one string."""
    last, pieces = "", []
    for word in words:
        count = shared(last, word)
        pieces.append(ALPHABET[count] + word[count:])
        last = word
    return " ".join(pieces)


def front_decoded(text: str) -> list[str]:
    """The words of such a string."""
    last, words = "", []
    for piece in text.split(" ") if text else ():
        last = last[: _VALUE[piece[0]]] + piece[1:]
        words.append(last)
    return words


def separator(last: str, first: str) -> str:
    """The shortest string that comes after one word and not after the next."""
    count = 0
    while count < len(last) and count < len(first) and last[count] == first[count]:
        count += 1
    return first[: count + 1]
