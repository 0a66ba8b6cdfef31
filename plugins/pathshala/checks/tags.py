"""The raw HTML tags of a text, and what the HTML policy leaves of them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..markup.html_tree import html_tree
from ..model.finding import Span
from ..safety.html import sanitise

_TAG = re.compile(r"<([a-zA-Z][\w:-]*)([^<>]*)>")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+)))?")
# They mean something only inside their table, so they cannot be judged alone.
_PARTS_OF_TABLES = frozenset({"caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"})
_PARTS_OF_DRAWINGS = frozenset({"circle", "ellipse", "g", "line", "path", "polygon", "polyline", "rect"})
_FOR_THE_PARSER = frozenset({"markdown"})


@dataclass(frozen=True)
class Tag:
    """A start tag: its name and its attributes' names in lower case, values with entities read."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    span: Span

    def lost(self) -> tuple[str, ...] | None:
        """The attributes that the policy takes away; None where it takes the whole tag."""
        kept = _kept(self.name, self.attributes)
        if kept is None:
            return None
        return tuple(name for name, _ in self.attributes if name not in kept and name not in _FOR_THE_PARSER)


def start_tags(text: str, spans: tuple[tuple[str, Span], ...]) -> Iterator[Tag]:
    """The start tags of a file's text at these places; end tags and `<https://…>` are no tags."""
    lines = text.split("\n")
    for _, span in spans:
        found = _TAG.fullmatch(_between(lines, span))
        if found and not found[1].endswith(":"):
            attributes = tuple(
                (one[1].lower(), html.unescape(one[2] or one[3] or one[4] or ""))
                for one in _ATTRIBUTE.finditer(found[2].rstrip("/"))
            )
            yield Tag(found[1].lower(), attributes, span)


def _between(lines: list[str], span: Span) -> str:
    if span.line == span.end_line:
        return lines[span.line - 1][span.column - 1:span.end_column - 1]
    inner = lines[span.line:span.end_line - 1]
    last = lines[span.end_line - 1][:span.end_column - 1]
    return "\n".join([lines[span.line - 1][span.column - 1:], *inner, last])


@lru_cache(maxsize=4096)
def _kept(name: str, attributes: tuple[tuple[str, str], ...]) -> frozenset[str] | None:
    if name in _PARTS_OF_TABLES:
        return frozenset(key for key, _ in attributes)
    written = "".join(f' {key}="{html.escape(value)}"' for key, value in attributes)
    element = f"<{name}{written}></{name}>"
    tree = html_tree(sanitise(f"<svg>{element}</svg>" if name in _PARTS_OF_DRAWINGS else element))
    found = next((one for one in tree.iter() if one.tag.lower() == name), None)
    return None if found is None else frozenset(key.lower() for key in found.attrib)
