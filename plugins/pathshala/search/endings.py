"""How rules of languages are written: a pattern that Python and JavaScript read alike, and what replaces it.

The endings of a language form one pattern, `^(.{n,}?)(?:…)$`: the longest ending goes if n letters stay. Groups are
written as JavaScript does: $1 in a replacement, \1 in a pattern.
"""

from __future__ import annotations

Rules = dict[str, tuple[tuple[str, str], ...]]


def ends(left: int, endings: str, before: str = "") -> tuple[str, str]:
    """The rule that takes the longest of these endings away if so many letters stay, and what matches `before` them."""
    return rf"^(.{{{left},}}?){before}(?:{'|'.join(endings.split())})$", "$1"


def starts(left: int, beginnings: str) -> tuple[str, str]:
    """The rule that takes one of these beginnings away, the first that fits, if so many letters stay."""
    return rf"^(?:{'|'.join(beginnings.split())})(?=.{{{left},}})", ""
