"""Reads and writes captions: WebVTT by the grammar of https://www.w3.org/TR/webvtt1/#syntax.

Browsers guess where a file breaks the grammar; here it is a fault at its place. What can be read is
read all the same. Writing puts other texts in the places of the cues, and leaves all else as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..model.captions import Captions, Cue
from ..model.finding import Fault, Span
from ..model.source import Source
from ..safety.quote import in_quotes
from .webvtt_markup import Problem, markup_problems, times_in
from .webvtt_pace import Timed, pace_faults
from .webvtt_settings import cue_setting_problem, region_setting_problem

MAX_CUES = 10_000
MAX_FAULTS = 50
"""Faults of one file; who mends these sees the next ones."""

_SIGNATURE = re.compile(r"WEBVTT(?:[ \t].*)?")
_TIMESTAMP = re.compile(r"(?:(\d{2,7}):)?([0-5]\d):([0-5]\d)\.(\d{3})", re.ASCII)
_TIMINGS = re.compile(r"(?P<start>[^\s>-]+)[ \t]+-->[ \t]+(?P<end>[^\s>-]+)(?:[ \t]+(?P<settings>.*))?", re.ASCII)
_HAS_PLACE = re.compile(r"[ \t](?:line|position|region):")
_ARROW = "-->"


class _Line(NamedTuple):
    """A line of the file without its end: its number from 1, and where it begins."""

    text: str
    number: int
    start: int

    def span(self, offset: int = 0, length: int = 0) -> Span:
        end = (self.number, offset + length + 1) if length else (0, 0)
        return Span(self.number, offset + 1, *end)


@dataclass
class _Reading:
    """One file while it is read."""

    path: str
    cues: list[Cue] = field(default_factory=list)
    timed: list[Timed] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    regions: set[str] = field(default_factory=set)
    begun: float = 0.0
    named: bool = False

    def say(self, name: str, span: Span, message: str, *ways_out: str) -> None:
        if len(self.faults) < MAX_FAULTS:
            self.faults.append(Fault(name, self.path, span, message, ways_out))


def read_webvtt(text: str, name: str, path: str) -> tuple[Captions, list[Fault]]:
    """The captions in a text (as `safety.text` gives it), and its faults. `path` is for messages."""
    reading = _Reading(path)
    lines = list(_lines(text))
    body = _after_signature(lines, reading)
    for block in _blocks(lines[body:]):
        if len(reading.cues) >= MAX_CUES:
            reading.say("vtt-syntax", block[0].span(),
                        f"the file has more than {MAX_CUES} cues; the others are not read")
            break
        _read_block(block, reading)
    found = [*reading.faults, *pace_faults(reading.timed, path)][:MAX_FAULTS]
    return Captions(name, Source(path, text), tuple(reading.cues)), found


def write_webvtt(captions: Captions, texts: Sequence[str]) -> str:
    """The file with other texts in its cues, one for each, in order."""
    pieces: list[str] = []
    at = 0
    for cue, text in zip(captions.cues, texts, strict=True):
        pieces += [captions.source.text[at:cue.start], cue_text(text)]
        at = cue.start + len(cue.text)
    return "".join([*pieces, captions.source.text[at:]])


def cue_text(text: str) -> str:
    """A text as it may stand in a cue: an empty line would end it, and an arrow would be a time."""
    lines = (line.strip() for line in re.split(r"[\r\n]+", text.replace("\0", "")))
    return "\n".join(line for line in lines if line).replace(_ARROW, "--&gt;")


def translation_problems(source: str, translation: str) -> Iterator[Problem]:
    """What is wrong with the markup of a cue's translation. Its times may be those that the source has."""
    known = times_in(source)
    yield from markup_problems(cue_text(translation), (-1, float("inf")),
                               lambda time: _seconds(time) if time in known else None)


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        yield _Line(line, number, start)
        start += len(line) + 1


def _blocks(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Lines that stand together, between empty ones."""
    block: list[_Line] = []
    for line in lines:
        if line.text:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _after_signature(lines: Sequence[_Line], reading: _Reading) -> int:
    """The index of the first line after the head of the file, which is all up to an empty line or a time."""
    if not _SIGNATURE.fullmatch(lines[0].text):
        reading.say("vtt-syntax", lines[0].span(), "the file does not begin with WEBVTT",
                    "write WEBVTT on the first line, then an empty line")
        return 1 if lines[0].text.upper().startswith("WEBVTT") else 0
    if _ARROW in lines[0].text:
        reading.say("vtt-syntax", lines[0].span(), "the first line holds an arrow -->")
    if len(lines) > 1 and lines[1].text:
        reading.say("vtt-syntax", lines[1].span(), "no empty line stands after WEBVTT", "put one there")
    ends = (index for index, line in enumerate(lines) if index and (not line.text or _ARROW in line.text))
    return next(ends, len(lines))


def _read_block(block: list[_Line], reading: _Reading) -> None:
    kind = block[0].text.rstrip(" \t")
    arrow = next((index for index, line in enumerate(block[:2]) if _ARROW in line.text), None)
    if arrow is None and re.match(r"NOTE(?:[ \t]|$)", block[0].text):
        return
    if arrow is None and kind in _KINDS:
        if reading.cues:
            reading.say("vtt-syntax", block[0].span(), f"{kind} stands after a cue", "move it before the first one")
        _KINDS[kind](block[1:], reading)
    elif arrow is None:
        reading.say("vtt-syntax", block[0].span(), f"{in_quotes(block[0].text)} is no cue: there is no time",
                    "write a time such as 00:01.000 --> 00:04.000, or begin the block with NOTE")
    else:
        _cue(block, arrow, reading)


def _cue(block: list[_Line], arrow: int, reading: _Reading) -> None:
    """A cue: an identifier, where `arrow` is 1, the times, the text."""
    start, end, ordered = _timings(block[arrow], reading)
    payload = block[arrow + 1:]
    for line in payload:
        if _ARROW in line.text:
            reading.say("vtt-syntax", line.span(line.text.index(_ARROW), len(_ARROW)), "an arrow --> stands in a "
                        "cue's text", "put an empty line before the next time, or write --&gt;")
            return
    if not any(line.text.strip() for line in payload):
        reading.say("empty-captions", block[arrow].span(), "the cue has no text",
                    "write what is said or heard, without an empty line before it, or take the cue away")
        return
    text = "\n".join(line.text for line in payload)
    for offset, message, way_out in markup_problems(text, (start, end), _seconds):
        line = payload[text.count("\n", 0, offset)]
        column = offset - (text.rfind("\n", 0, offset) + 1)
        reading.say("vtt-markup", line.span(column), message, way_out)
        if len(reading.faults) >= MAX_FAULTS:
            break
    last = payload[-1]
    span = Span(payload[0].number, 1, last.number, len(last.text) + 1)
    reading.cues.append(Cue(text, payload[0].start, span))
    placed = _HAS_PLACE.search(block[arrow].text) is not None
    if ordered:  # Of wrong times nothing follows for their cue's pace.
        reading.timed.append(Timed(text, start, end, block[arrow].span(), span, placed))


def _timings(line: _Line, reading: _Reading) -> tuple[float, float, bool]:
    """When a cue begins and ends, in seconds, as far as can be read, and whether it can and is in order."""
    found = _TIMINGS.fullmatch(line.text)
    if found is None:
        reading.say("vtt-syntax", line.span(), f"{in_quotes(line.text)} is no time of a cue",
                    "write it like 00:01.000 --> 00:04.000, with spaces around the arrow")
        return reading.begun, float("inf"), False
    moments = []
    for part in ("start", "end"):
        seconds = _seconds(found[part])
        if seconds is None:
            reading.say("vtt-syntax", line.span(found.start(part), len(found[part])),
                        f"{in_quotes(found[part])} is no time", "write it like 00:01.000 or 01:02:03.000")
            return reading.begun, float("inf"), False
        moments.append(seconds)
    start, end = moments
    if end <= start:
        place = line.span(found.start("end"), len(found["end"]))
        reading.say("vtt-syntax", place, "the cue ends before it begins", "correct one of the two times")
    if start < reading.begun:
        reading.say("vtt-syntax", line.span(), "the cue begins before the one above it", "put cues in order of time")
    ordered = reading.begun <= start < end
    reading.begun = max(start, reading.begun)
    _settings(found["settings"] or "", found.start("settings"), line, reading)
    return start, end, ordered


def _settings(settings: str, offset: int, line: _Line, reading: _Reading) -> None:
    seen: set[str] = set()
    for found in re.finditer(r"[^ \t]+", settings):
        name, _, value = found.group().partition(":")
        problem = f"{name} stands twice" if name in seen else cue_setting_problem(name, value, reading.regions)
        seen.add(name)
        if problem:
            reading.say("vtt-syntax", line.span(offset + found.start(), len(found.group())), problem)


def _seconds(text: str) -> float | None:
    """A timestamp in seconds; None where it is none."""
    found = _TIMESTAMP.fullmatch(text)
    if found is None:
        return None
    hours, minutes, seconds, thousandths = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _region(lines: Sequence[_Line], reading: _Reading) -> None:
    seen: dict[str, str] = {}
    for line in lines:
        for found in re.finditer(r"[^ \t]+", line.text):
            name, _, value = found.group().partition(":")
            problem = f"{name} stands twice" if name in seen else region_setting_problem(name, value)
            seen[name] = value
            if problem:
                reading.say("vtt-syntax", line.span(found.start(), len(found.group())), problem)
    if seen.get("id") in reading.regions and lines:
        reading.say("vtt-syntax", lines[0].span(), f"another region has the id {in_quotes(seen['id'])}")
    reading.regions.add(seen.get("id", ""))


def _style(lines: Sequence[_Line], reading: _Reading) -> None:
    for line in lines:
        if _ARROW in line.text:
            place = line.span(line.text.index(_ARROW), len(_ARROW))
            reading.say("vtt-syntax", place, "an arrow --> stands in STYLE", "put an empty line after the styles")


_KINDS: dict[str, Callable[[Sequence[_Line], _Reading], None]] = {"REGION": _region, "STYLE": _style}
