"""The addresses of a text as their author wrote them.

The article no longer holds an address that the HTML policy took away, so what is unsafe has to
be looked for in the source. This finds more than the parser does (an address in an escaped
bracket, say), never less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from ..markup.places import Places
from ..model.finding import Span

_BALANCED = r"(?:\\.|\((?:\\.|[^()\\])*\)|[^()\\])"
_INLINE = re.compile(
    rf"(?P<image>!\[(?:\\.|[^\[\]\\])*)?\]\(\s*"
    rf"(?:<(?P<angle>[^<>]*)>|(?P<bare>{_BALANCED}{{1,2048}}?)(?=\s+[\"'][^\n]{{0,1000}}\)|\s*\)))",
    re.DOTALL,
)
_REFERENCE = re.compile(
    r"^[ >]*\[(?![\^])[^\]\n]+\]:[ \t]*\n?[ \t]*(?:<(?P<angle>[^<>\n]*)>|(?P<bare>[^\s<>]+))", re.MULTILINE
)
_AUTOMATIC = re.compile(r"<(?P<bare>[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>]*)>")
_ATTRIBUTE = re.compile(
    r"<(?P<tag>[A-Za-z][\w-]*+)[^<>]*?\b(?:href|src|srcset|cite|action|formaction|data|poster|background)\s*=\s*"
    r"(?:\"(?P<angle>[^\"<>]*)\"|'(?P<single>[^'<>]*)'|(?P<bare>[^\s\"'<>]+))",
    re.IGNORECASE,
)
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


def written_addresses(text: str, first_line: int = 1) -> Iterator[Written]:
    """Every address in a Markdown text outside code. The text begins on `first_line`."""
    places = Places(text, first_line)
    shown = places.outside_code
    matches = (pattern.finditer(shown) for pattern in (_INLINE, _REFERENCE, _AUTOMATIC, _ATTRIBUTE))
    for found in chain.from_iterable(matches):
        group = next((name for name in ("angle", "single", "bare") if found.groupdict().get(name)), None)
        if group:
            target = found[group]
            yield Written(target, places.span(found.start(group), len(target)), _is_fetched(found, target))


def _is_fetched(found: re.Match[str], target: str) -> bool:
    if found.re is _INLINE:
        return found["image"] is not None
    if found.re is _REFERENCE:
        return bool(_PICTURE.search(target))
    return found.re is _ATTRIBUTE and found["tag"].lower() in _FETCHED_TAGS
