"""A Markdown file with front matter: the YAML between two lines of three hyphens, and the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from ..model.finding import Fault, Span
from ..model.pack import Meta, Text
from ..model.source import Source
from ..safety.cost import cost_faults
from ..safety.text import read_text
from ..safety.yaml import parse
from .decode import decode

_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_BLANK = re.compile(r"^[ \t]*(?:\n|\Z)", re.MULTILINE)


@dataclass(frozen=True)
class Parts:
    """A text taken apart; `yaml` begins at `yaml_offset` on line 2, `body` on `body_line`."""

    yaml: str
    yaml_offset: int
    body: str
    body_line: int


def split(text: str, shown: str) -> tuple[Parts, list[Fault]]:
    """The front matter and the body of a text. Without front matter all of it is body; front
    matter that is never closed is read up to the first empty line."""
    opening = _OPENING.match(text)
    if not opening:
        return Parts("", 0, text, 1), [Fault(
            "missing-front-matter", shown, Span(), "the text does not begin with front matter",
            ("begin with a line ---, then `title: …`, then another line ---",))]
    faults = []
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        faults.append(Fault("unclosed-front-matter", shown, Span(), "no line --- closes the front matter",
                            ("write a line --- after its last key",)))
        closing = _BLANK.search(text, opening.end())
    end, after = closing.span() if closing else (len(text), len(text))
    return Parts(text[opening.end() : end], opening.end(), text[after:], text.count("\n", 0, after) + 1), faults


def read_markdown(
    root: Path, path: str, stem: str, cls: type[Meta]
) -> tuple[Text, list[Fault]]:
    """The Markdown file at `root/path` with its front matter as a `cls`, and all its faults.

    A body on which the parser would spend minutes is a fault and left out, so nobody parses it.
    """
    text, faults = read_text(root / path, path)
    if not text and faults:
        return Text(stem, Source(path), None, "", 1), faults
    parts, unsplit = split(text, path)
    faults += unsplit
    node, broken = parse(parts.yaml, path, first_line=2, first_offset=parts.yaml_offset)
    faults += broken
    meta, spans, wrong = decode(cls, node, path)
    faults += wrong
    costly = cost_faults(parts.body, path, parts.body_line)
    if node is None and not broken and parts.yaml_offset:
        faults.append(Fault("empty-value", path, Span(), "the front matter is empty", ("write `title: …` in it",)))
    body = "" if costly else parts.body
    return Text(stem, Source(path, text, MappingProxyType(spans)), meta, body, parts.body_line), [*faults, *costly]
