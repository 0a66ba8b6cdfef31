"""The markup inside a cue of WebVTT (https://www.w3.org/TR/webvtt1/#webvtt-cue-text)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..safety.quote import in_quotes

_PIECE = re.compile(
    r"<(?P<tag>[^<>]*)>|(?P<open><)|&(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});|(?P<and>&)"
)
_START = re.compile(r"(?P<name>[a-z]+)(?P<classes>(?:\.[^\s.<>&]+)*)(?:[ \t\n](?P<annotation>[^<>]*))?")
_NAMES = ("c", "i", "b", "u", "ruby", "rt", "v", "lang")
_ANNOTATED = ("v", "lang")

Problem = tuple[int, str, str]
"""Where in the text, what is wrong, and the way out."""


def markup_problems(
    text: str, times: tuple[float, float], seconds: Callable[[str], float | None]
) -> Iterator[Problem]:
    """What is wrong with a cue's text, which is shown between two times; `seconds` reads a time."""
    open_tags: list[tuple[str, int]] = []
    latest = times[0]
    for found in _PIECE.finditer(text):
        tag, at = found["tag"], found.start()
        if found["and"]:
            yield at, "an & stands alone", "write &amp;"
        elif found["open"]:
            yield at, "a < stands alone", "write &lt;"
        elif tag is None:
            continue
        elif tag[:1].isdigit():
            moment = seconds(tag)
            if moment is None or not latest < moment < times[1]:
                yield at, f"{in_quotes(found.group())} is no time between those of the cue", "correct the time"
            latest = latest if moment is None else moment
        elif tag.startswith("/"):
            yield from _end(tag[1:], at, open_tags)
        else:
            yield from _start(tag, at, open_tags)
    whole = len(open_tags) == 1 and open_tags[0] == ("v", 0)
    for name, at in () if whole else open_tags:
        yield at, f"<{name}> is not closed", f"write </{name}> where it ends"


def times_in(text: str) -> frozenset[str]:
    """The times that stand in a cue's text, as they are written."""
    return frozenset(found["tag"] for found in _PIECE.finditer(text) if found["tag"] and found["tag"][0].isdigit())


def _start(tag: str, at: int, open_tags: list[tuple[str, int]]) -> Iterator[Problem]:
    found = _START.fullmatch(tag)
    if found is None or found["name"] not in _NAMES:
        yield at, f"{in_quotes(f'<{tag}>')} is no tag of captions", f"the tags are {', '.join(_NAMES)}; < alone is &lt;"
        return
    name, annotation = found["name"], (found["annotation"] or "").strip()
    if name in _ANNOTATED and not annotation:
        said = "who speaks" if name == "v" else "which language it is"
        yield at, f"<{name}> does not say {said}", "write it after the name of the tag, with a space between"
    if name not in _ANNOTATED and annotation:
        yield at, f"<{name}> takes no words", f"write <{name}>"
    if name == "rt" and not (open_tags and open_tags[-1][0] == "ruby"):
        yield at, "<rt> stands outside <ruby>", "put both around the word"
    open_tags.append((name, at))


def _end(name: str, at: int, open_tags: list[tuple[str, int]]) -> Iterator[Problem]:
    # The last <rt> in <ruby> may be left open.
    if name == "ruby" and [one for one, _ in open_tags[-2:]] == ["ruby", "rt"]:
        open_tags.pop()
    if open_tags and open_tags[-1][0] == name:
        open_tags.pop()
        return
    yield at, f"{in_quotes(f'</{name}>')} closes nothing here", "close first what was opened last"
    if any(one == name for one, _ in open_tags):
        while open_tags.pop()[0] != name:
            pass
