"""What is the same in every language of a passage: where its links lead, and its code.

When such a part of a source changes and nothing else, its translations can be mended without
anybody who reads them.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_BACKTICKS = re.compile("`+")
_ADDRESS = re.compile(
    r"""
    \]\([ \t]*(?P<target><[^<>\n]*>|[^\s()]++(?:\([^()\s]*\)[^\s()]*+)*+)
    | <(?P<automatic>(?:https?|ftp)://[^<>\s]++|mailto:[^<>\s]++)>
    | (?P<bare>(?:https?|ftp)://[^\s<>()]++)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Literal:
    """A part of a text that no translator translates: its offsets, whether it is code, and what it says."""

    start: int
    end: int
    code: bool
    value: str


def literals(text: str) -> tuple[Literal, ...]:
    """The code spans and addresses of a passage of Markdown, in order."""
    if "`" not in text and "](" not in text and ":" not in text:
        return ()
    code = _code_spans(text) if "`" in text else []
    plain = text
    for one in code:
        plain = f"{plain[:one.start]}{' ' * (one.end - one.start)}{plain[one.end:]}"
    addresses = (match.span(match.lastgroup or 0) for match in _ADDRESS.finditer(plain))
    found = [*code, *(Literal(start, end, False, text[start:end]) for start, end in addresses)]
    return tuple(sorted(found, key=lambda one: one.start))


def _code_spans(text: str) -> list[Literal]:
    """Code between runs of equally many backticks, without the runs."""
    runs = [match.span() for match in _BACKTICKS.finditer(text)]
    waiting: dict[int, deque[int]] = defaultdict(deque)
    for index, (start, end) in enumerate(runs):
        waiting[end - start].append(index)
    found, after = [], 0
    for index, (start, end) in enumerate(runs):
        closing = waiting[end - start]
        while closing and closing[0] <= max(index, after - 1):
            closing.popleft()
        if index >= after and closing:
            found.append(Literal(end, runs[closing[0]][0], True, text[end:runs[closing[0]][0]]))
            after = closing[0] + 1
    return found


def carried_over(translation: str, old: str, new: str) -> str:
    """The translation of `old` with the addresses and code that `new` has in their places.

    Only where it is certain what became of a part: both sources have equally many of its kind, and
    either all that read alike changed alike, or the translation holds them in the source's order.
    What the translator has put in place of a part of the source stays.
    """
    before, after = literals(old), literals(new)
    if [(one.code, one.value) for one in before] == [(one.code, one.value) for one in after]:
        return translation
    held = literals(translation)
    put: list[tuple[Literal, str]] = []
    for code in (True, False):
        theirs = [one for one in held if one.code is code]
        put += zip(theirs, _renewed([one.value for one in theirs], [one.value for one in before if one.code is code],
                                    [one.value for one in after if one.code is code]), strict=True)
    for one, value in sorted(put, key=lambda pair: -pair[0].start):
        translation = translation[:one.start] + value + translation[one.end:]
    return translation


def _renewed(held: Sequence[str], before: Sequence[str], after: Sequence[str]) -> Sequence[str]:
    """What the parts of one kind in a translation read, now that the source's read `after`."""
    if len(before) != len(after):
        return held
    if list(held) == list(before):
        return after
    became: Mapping[str, set[str]] = defaultdict(set)
    for old, new in zip(before, after, strict=True):
        became[old].add(new)
    return [next(iter(became[value])) if len(became.get(value, ())) == 1 else value for value in held]
