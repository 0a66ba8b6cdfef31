"""How fast captions are to be read, and whether two are shown at once."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..model.finding import Fault, Span

MOST_CHARACTERS = 21
"""A second: the limit of TED's translators (https://www.ted.com/participate/translate/subtitling-tips)."""
MAX_PACE_FAULTS = 20
_TAG = re.compile(r"<[^<>]*>")


class Timed(NamedTuple):
    """A cue while it is read: its text with markup, when it is shown, in seconds, where its time and its text
    stand, and whether it has a place of its own on the screen."""

    text: str
    start: float
    end: float
    time: Span
    span: Span
    placed: bool


def characters(text: str) -> int:
    """How many characters a reader of a cue reads: marks are part of what they stand on, and a full-width
    character counts as two."""
    plain = html.unescape(_TAG.sub("", text))
    return sum(1 + (unicodedata.east_asian_width(one) in "WF") for one in plain
               if not one.isspace() and not unicodedata.category(one).startswith(("M", "C"))) + len(plain.split()) - 1


def pace_faults(cues: Sequence[Timed], path: str) -> list[Fault]:
    """The cues that are too fast to read, and those that begin while the one before is still shown in the same
    place."""
    return [*_fast(cues, path)][:MAX_PACE_FAULTS] + [*_overlapping(cues, path)][:MAX_PACE_FAULTS]


def _fast(cues: Sequence[Timed], path: str) -> Iterator[Fault]:
    for cue in cues:
        seconds = cue.end - cue.start
        count = characters(cue.text)
        if 0 < seconds < 3600 and count > MOST_CHARACTERS * seconds:
            yield Fault("vtt-fast", path, cue.span, f"{count} characters in {seconds:.1f} seconds are "
                        f"{count / seconds:.0f} a second, more than {MOST_CHARACTERS}",
                        (f"show it for {count / MOST_CHARACTERS:.1f} seconds, or say it in fewer words",))


def _overlapping(cues: Sequence[Timed], path: str) -> Iterator[Fault]:
    shown_until, before = 0.0, False
    for cue in cues:
        if cue.start < shown_until < 1e9 and not (cue.placed or before):
            yield Fault("vtt-overlap", path, cue.time, "the cue begins before the one above it ends",
                        ("let one end where the next begins, or give each a place of its own: line:0",))
        if cue.end >= shown_until:
            shown_until, before = cue.end, cue.placed
