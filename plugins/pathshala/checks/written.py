"""The addresses of a text as their author wrote them.

The article no longer holds an address that the HTML policy took away, so what is unsafe has to
be looked for in the source. This finds more than the parser does (an address in an escaped
bracket, say), never less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..markup.places import Places, blank_code
from ..model.finding import Span

# An address ends where its bracket closes, or at the quotation mark of a title. Nothing is tried twice: a hostile
# text of 9 kB would else take minutes.
_BALANCED = r"(?:\\.|\((?:\\.|[^()\\])*+\)|[^()\\\s]|\s++(?![)\"']))"
_INLINE = re.compile(
    rf"(?P<image>!\[(?:\\.|[^\[\]\\])*+)?\]\(\s*+"
    rf"(?:<(?P<angle>[^<>]*+)>|(?P<bare>{_BALANCED}{{1,2048}}+)(?=\s++[\"']|\s*+\)))",
    re.DOTALL,
)
_REFERENCE = re.compile(
    r"^[ >]*\[(?![\^])[^\]\n]+\]:[ \t]*+\n?[ \t]*+(?:<(?P<angle>[^<>\n]*)>|(?P<bare>[^\s<>]+))", re.MULTILINE
)
_AUTOMATIC = re.compile(r"<(?P<bare>[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>]*)>")
_ATTRIBUTE = re.compile(
    r"<(?P<tag>[A-Za-z][\w-]*+)[^<>]*?\b(?:href|src|srcset|cite|action|formaction|data|poster|background)\s*=\s*"
    r"(?:\"(?P<angle>[^\"<>]*)\"|'(?P<single>[^'<>]*)'|(?P<bare>[^\s\"'<>]+))",
    re.IGNORECASE,
)
# Each with what a text holds wherever the pattern matches.
_PATTERNS = (("](", _INLINE), ("]:", _REFERENCE), ("<", _AUTOMATIC), ("<", _ATTRIBUTE))
_MAY_HOLD_CODE = re.compile(r"`|~~~|<!--")
_FETCHED_TAGS = frozenset({
    "img", "source", "video", "audio", "track", "embed", "object", "iframe", "input", "image",
})
_PICTURE = re.compile(r"\.(?:svg|png|jpe?g|gif|webp|avif)(?:[?#]|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Written:
    """An address as it is written, and its place. `fetched` says whether the page would load it
    by itself, as it does a picture."""

    target: str
    span: Span
    fetched: bool = False


def written_addresses(places: Places) -> Iterator[Written]:
    """Every address in a Markdown text outside code."""
    for found, group in _matches(places.outside_code):
        target = found[group]
        yield Written(target, places.span(found.start(group), len(target)), _is_fetched(found, target))


def may_hold_addresses(text: str) -> bool:
    """False where a text surely holds no address, which takes almost no time to say."""
    return any(sign in text for sign, _ in _PATTERNS)


def targets(text: str) -> Iterator[str]:
    """The addresses alone, in the same order."""
    for found, group in _matches(blank_code(text) if _MAY_HOLD_CODE.search(text) else text):
        yield found[group]


def _matches(shown: str) -> Iterator[tuple[re.Match[str], str]]:
    """What the patterns find, with the name of the group that holds the address: the last one filled."""
    for sign, pattern in _PATTERNS:
        if sign in shown:
            for found in pattern.finditer(shown):
                group = found.lastgroup
                if group and found[group]:
                    yield found, group


def _is_fetched(found: re.Match[str], target: str) -> bool:
    if found.re is _INLINE:
        return found["image"] is not None
    if found.re is _REFERENCE:
        return bool(_PICTURE.search(target))
    return found.re is _ATTRIBUTE and found["tag"].lower() in _FETCHED_TAGS
