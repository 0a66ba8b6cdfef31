"""The addresses of a text as their author wrote them.

The article no longer holds an address that the HTML policy took away, so what is unsafe has to
be looked for in the source. This finds more than the parser does (an address in an escaped
bracket, say), never less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..markup.places import Places
from ..model.finding import Span

_DESTINATION = r"(?:<(?P<{0}a>[^<>]*)>|(?P<{0}b>(?:\\.|\((?:\\.|[^()\\])*\)|[^\s()\\])+))"
_ADDRESS = re.compile(
    rf"\]\(\s*{_DESTINATION.format('inline')}"
    rf"|^[ ]{{0,3}}\[[^\]\n]+\]:[ \t]*\n?[ \t]*{_DESTINATION.format('reference')}"
    r"|<(?P<auto>[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>]*)>"
    r"|<[^<>]*?\b(?:href|src|cite|action|formaction|data|poster|srcset|background|xlink:href)\s*=\s*"
    r"(?:\"(?P<double>[^\"<>]*)\"|'(?P<single>[^'<>]*)'|(?P<bare>[^\s\"'<>]+))",
    re.MULTILINE | re.IGNORECASE,
)
_FOOTNOTE_OR_ABBREVIATION = re.compile(r"[ ]{0,3}\[[\^]")


@dataclass(frozen=True)
class Written:
    """An address as it is written, and its place."""

    target: str
    span: Span


def written_addresses(text: str, first_line: int = 1) -> Iterator[Written]:
    """Every address in a Markdown text outside code. The text begins on `first_line`."""
    places = Places(text, first_line)
    for found in _ADDRESS.finditer(places.outside_code):
        group = found.lastgroup or ""
        target = found.group(group)
        if target and not _FOOTNOTE_OR_ABBREVIATION.match(found.group()):
            yield Written(target, places.span(found.start(group), len(target)))
