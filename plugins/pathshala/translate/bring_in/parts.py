"""A Markdown file cut into the parts that are aligned with those of its translation.

Parts are the passages that the site's own parser finds, the texts of the front matter that a
translator sees, and blocks of code: these are not translated, and so tell where one is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...markup.engine import Engine, Parsed, Unrenderable
from ...markup.places import Places, code_blocks
from ...model.fields import field_types
from ...model.finding import Fault, Span
from ...model.pack import FacilitatorMeta, LessonMeta, PageMeta
from ...safety.cost import cost_faults
from ...safety.nodes import Mapping, Scalar
from ...safety.nodes import Sequence as YamlSequence
from ...safety.text import read_text
from ...safety.yaml import parse
from ...sources.front_matter import split

CODE = "code"
"""The role of a block of code."""

_FIELDS = frozenset(
    field.name for meta in (LessonMeta, FacilitatorMeta, PageMeta) for field in field_types(meta)
    if field.key.translatable
)
# With any of these the text is not what somebody wrote, or is not to be parsed.
_UNUSABLE = frozenset({"invalid-utf8", "unreadable-file", "symbolic-link", "special-file", "file-too-large"})
_FOUND = ("missing-front-matter", "unclosed-front-matter")


@dataclass(frozen=True, slots=True)
class Part:
    """A text of a file: what it is (as `model.document.Passage` says, or `CODE`), the headings above
    it, and the line that it begins on."""

    text: str
    role: str
    headings: tuple[str, ...] = ()
    line: int = 1

    @property
    def is_code(self) -> bool:
        return self.role == CODE


def read_parts(path: Path, shown: str, engine: Engine) -> tuple[tuple[Part, ...] | None, list[Fault]]:
    """The parts of a file in reading order, and what is wrong with it; None where it cannot be used.

    `shown` is its path for messages."""
    text, faults = read_text(path, shown)
    if any(fault.name in _UNUSABLE for fault in faults):
        return None, [fault for fault in faults if fault.name in _UNUSABLE]
    front, _ = split(text, shown)
    costly = cost_faults(front.body, shown, front.body_line)
    if costly:
        return None, costly
    try:
        parsed = engine.parse(front.body)
        shown_code = code_blocks(parsed.render().html)
    except Unrenderable as error:
        return None, [Fault("too-costly", shown, Span(front.body_line), f"the text cannot be parsed: {error}",
                            ("take out what is nested deeply or never closed, or split the text",))]
    node, broken = parse(front.yaml, shown, first_line=2, first_offset=front.yaml_offset)
    return (*_fields(node), *_body(parsed, front.body, front.body_line, shown_code)), broken


def _fields(node: object) -> Iterator[Part]:
    """The texts of the front matter under the keys that a translator sees."""
    for key, value in node.pairs if isinstance(node, Mapping) else ():
        if key.value in _FIELDS:
            role = key.value.replace("_", " ")
            for item in value.items if isinstance(value, YamlSequence) else (value,):
                if isinstance(item, Scalar) and item.value.strip():
                    yield Part(item.value, role, (), item.span.line)


def _body(parsed: Parsed, body: str, first_line: int, shown_code: Sequence[str]) -> Iterator[Part]:
    """Passages and blocks of code by their lines; what the parser names last, such as titles of
    links, stays behind the rest."""
    places = Places(body, first_line, shown_code)
    blocks = list(_code(shown_code, body, first_line))
    line = first_line
    for passage in parsed.passages:
        line = max(line, places.passage(passage.text).line)
        while blocks and blocks[0].line < line:
            yield blocks.pop(0)
        yield Part(passage.text, passage.role, passage.headings, line)
    yield from blocks


def _code(shown_code: Sequence[str], body: str, first_line: int) -> Iterator[Part]:
    offset, line = 0, first_line
    for block in shown_code:
        written = next((one.strip() for one in block.split("\n") if one.strip()), "")
        start = body.find(written, offset) if written else -1
        if start >= 0:
            line += body.count("\n", offset, start)
            offset = start
            yield Part(re.sub(r"\s+", " ", block).strip(), CODE, (), line)
