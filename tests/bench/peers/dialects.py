"""The corpus' Markdown in other dialects than Python-Markdown's."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

_ADMONITION = re.compile(r'^!!! (\w+) "([^"\n]*)"\n((?:    .*\n?)+)', re.MULTILINE)
_HEADING_MARKS = re.compile(r"^(#+ .*?) \{ (#[\w-]+)[^}\n]*\}$", re.MULTILINE)


def front_matter(fields: Mapping[str, object]) -> str:
    """YAML front matter; JSON strings are YAML strings."""
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items())
    return "---\n" + "\n".join(lines) + "\n---\n\n"


def alerts(body: str) -> str:
    """Admonitions as block quotes with a mark: `> [!TIP] Title`."""
    def quote(found: re.Match[str]) -> str:
        text = "".join(f"> {line.strip()}\n" for line in found[3].strip().split("\n"))
        return f"> [!{found[1].upper()}] {found[2]}\n{text}"

    return _ADMONITION.sub(quote, body)


def asides(body: str) -> str:
    """Admonitions as directives: `:::tip[Title]`."""
    return _ADMONITION.sub(lambda found: f":::{found[1]}[{found[2]}]\n{found[3].strip()}\n:::\n", body)


def only_ids(body: str) -> str:
    """Headings with their id as the only attribute."""
    return _HEADING_MARKS.sub(r"\1 {\2}", body)


def without_ids(body: str) -> str:
    """Headings without attributes, for dialects that have none."""
    return _HEADING_MARKS.sub(r"\1", body)
