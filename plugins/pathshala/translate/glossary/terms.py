"""Finds the terms of a glossary in a text, as words of its language.

A term is found whole: not inside another word, and never cut before a vowel sign. Where a language
joins small words to others (Bengali `-এর`, Arabic `و`, an English plural), these belong to the word
that is found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from .words import affixes, is_unspaced

MAX_FORM = 80
_KEY = 3
"""So many of a term's first characters choose the terms that are looked at more closely."""

_MOST_ALIKE = 400
"""So many forms of one beginning are looked for, that nobody's glossary can keep a page waiting."""

_SPACE = r"(?:\s|&nbsp;)++"
_LOOSE = {" ": _SPACE, "-": "[-\u2010\u2011]", "'": "['\u2019]"}
_JOINERS = "\u200c\u200d"
# Written before the consonant, or as a letter after it, so that a term may not begin or end beside them.
_THAI_BEFORE, _THAI_AFTER = "\u0e40-\u0e44\u0ec0-\u0ec4", "\u0e30\u0e32\u0e33\u0e45\u0eb0\u0eb2\u0eb3"
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]")
_NOT_INSIDE = {length: rf"(?<!\w[\s\S]{{{length}}})" for length in (2, 3)}
"""Looks back from behind the first characters of a term: no letter stands before them."""

_LEADING = re.compile(f"[{_THAI_BEFORE}]")


_Candidate = tuple[re.Pattern[str], int, bool]
"""What matches a form, the number of its term, and whether its script parts no words."""


class Found(NamedTuple):
    """A term in a text: its number, and the offsets of the whole word or words."""

    number: int
    start: int
    end: int


class TermFinder:
    """Finds forms of terms, each under the number of its term; of two that fit, the longer one.

    `language` decides how words end. `ahead` are patterns without groups in common with others, each
    beginning with a sign that no term begins with: `scan` finds them as well.
    """

    def __init__(self, forms: Iterable[tuple[int, str]], language: str, ahead: tuple[str, ...] = ()) -> None:
        self._prefixes, self._suffixes = affixes(language)
        self._by_key: dict[str, list[tuple[str, int]]] = {}
        self._made: dict[str, list[_Candidate]] = {}
        for number, form in forms:
            clean = " ".join(unicodedata.normalize("NFC", form).split())
            if 2 <= len(clean) <= MAX_FORM:
                alike = self._by_key.setdefault(_key(clean, 0), [])
                alike += [(clean, number)] if len(alike) < _MOST_ALIKE else []
        self._pattern = re.compile("|".join((*ahead, *self._starts())) or r"(?!)")

    def _starts(self) -> Iterator[str]:
        """Patterns for the places where a term may begin. Each starts with one character: that is how the
        search passes over all others quickly."""
        for length in (3, 2):
            for unspaced in (False, True):
                keys = [key for key, forms in self._by_key.items()
                        if len(key) == length and any(is_unspaced(form) == unspaced for form, _ in forms)]
                inside = unspaced or self._prefixes
                yield from (f"{one}{'' if inside else _NOT_INSIDE[length]}" for one in _beginnings(keys))

    def scan(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The next place that may hold a term, or that `ahead` matches: only the latter has a last group."""
        return self._pattern.search(text, start)

    def all(self, text: str) -> Iterator[Found]:
        """Every term in a text, none over another."""
        place = 0
        while match := self._pattern.search(text, place):
            found = self.at(text, match.start())
            if found:
                yield found
            place = found.end if found else match.start() + 1

    def at(self, text: str, place: int) -> Found | None:
        """The longest term that begins at a place, with what its language joins to it on both sides."""
        key = _key(text, place)
        for length in range(len(key), 1, -1):
            for pattern, number, unspaced in self._candidates(key[:length]):
                match = pattern.match(text, place)
                if match is None:
                    continue
                start = place if unspaced else self._begin(text, place)
                end = _unspaced_end(text, place, match.end()) if unspaced else self._end(text, place, match.end())
                if start >= 0 and end:
                    return Found(number, start, end)
        return None

    def _begin(self, text: str, place: int) -> int:
        """Where the word begins that holds a term; -1 where more stands before it than a prefix."""
        for prefix in ("", *self._prefixes):
            start = place - len(prefix)
            if start >= 0 and text.startswith(prefix, start) and not (start and in_word(text[start - 1])):
                return start
        return -1

    def _candidates(self, key: str) -> Sequence[_Candidate]:
        made = self._made.get(key)
        if made is None:
            longest = sorted(self._by_key.get(key, ()), key=lambda one: -len(one[0]))
            made = self._made[key] = [(_pattern(form), number, is_unspaced(form)) for form, number in longest]
        return made

    def _end(self, text: str, start: int, end: int) -> int:
        """Where the word ends that begins with a term; 0 where the term is but a part of another word."""
        stop = end
        while stop < len(text) and stop - end < MAX_FORM and in_word(text[stop]):
            stop += 1
        if stop == end:
            return self._possessive(text, end)
        return stop if self._suffixes(text[end:stop], end - start) else 0

    def _possessive(self, text: str, end: int) -> int:
        apostrophe = text[end:end + 1] in ("'", "\u2019") and len(text) > end + 1
        if not apostrophe or not in_word(text[end + 1]):
            return end
        stop = end + 1
        while stop < len(text) and stop - end < MAX_FORM and in_word(text[stop]):
            stop += 1
        return stop if self._suffixes(text[end:stop], MAX_FORM) else end


def in_word(char: str) -> bool:
    """Whether a character is part of a word: a letter, a mark on one, a digit or a joiner."""
    return unicodedata.category(char)[0] in "LMN" or char in _JOINERS


def _unspaced_end(text: str, start: int, end: int) -> int:
    """The end of a term in a script that parts no words, unless it would cut a syllable or a foreign word."""
    before, after = text[start - 1:start], text[end:end + 1]
    if after and (unicodedata.category(after)[0] == "M" or after in _THAI_AFTER):
        return 0
    if before and _LEADING.match(before):
        return 0
    cut = (before + text[start], text[end - 1] + after)
    return 0 if any(len(both) == 2 and all(map(_KATAKANA.match, both)) for both in cut) else end


def _key(text: str, place: int) -> str:
    return text[place:place + _KEY].lower()


def _pattern(form: str) -> re.Pattern[str]:
    written = "".join(_LOOSE.get(char) or re.escape(char) for char in form)
    return re.compile(written, re.IGNORECASE)


def _beginnings(keys: Iterable[str]) -> Iterator[str]:
    """Patterns of some texts of equal length, in either case, by their first character."""
    rest: dict[str, set[str]] = {}
    for key in keys:
        rest.setdefault(key[0], set()).add(key[1:])
    for first, after in sorted(rest.items()):
        if not any(after):
            inside = ""
        elif max(map(len, after)) == 1:
            inside = f"[{''.join(_either(one) for one in sorted(after))}]"
        else:
            inside = f"(?:{'|'.join(_inner(after))})"
        yield from (re.escape(char) + inside for char in sorted({first, first.upper()}) if len(char) == 1)


def _inner(texts: Iterable[str]) -> Iterator[str]:
    """The same of texts of two characters, each character in either case."""
    rest: dict[str, list[str]] = {}
    for text in sorted(texts):
        rest.setdefault(text[0], []).append(_either(text[1]))
    yield from (f"[{_either(first)}][{''.join(after)}]" for first, after in rest.items())


def _either(char: str) -> str:
    """A character in both its cases, as a part of a character class."""
    return "".join(re.escape(one) for one in sorted({char, char.upper()}) if len(one) == 1)
