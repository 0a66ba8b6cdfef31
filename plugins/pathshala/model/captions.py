"""Captions of a recording, as a WebVTT file holds them."""

from __future__ import annotations

from dataclasses import dataclass

from .finding import Span
from .source import Source


@dataclass(frozen=True)
class Cue:
    """What is said at one moment: its text with the markup of WebVTT, where that begins in the file's
    text (offset in code points), and its place."""

    text: str
    start: int
    span: Span


@dataclass(frozen=True)
class Captions:
    """A file of captions: its name in `media/`, its text, and its cues in order."""

    name: str
    source: Source
    cues: tuple[Cue, ...] = ()
