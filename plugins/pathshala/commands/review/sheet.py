"""`pathshala review sheet`: one page to print, for a reviewer who reads with a pen."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import jinja2

from ...model.review import DECISIONS
from ...model.site import Language
from ...quality.passages import Passage, as_read, content_digest
from ...safety.quote import printable
from ...sources.nearest import nearest
from ...theme import styles
from ...translate.catalogues import write_if_changed
from .. import OK, PROGRAM_FAULT
from .subject import Subject, has_language, subject

_FOLDER = Path(styles.__file__).parent / "sheets"


@dataclass(frozen=True)
class Row:
    """A passage with its number among all of the pack, and where it stands."""

    number: int
    text: str
    translation: str
    place: str
    role: str

    @property
    def heading(self) -> bool:
        """Whether it is the heading of something."""
        return self.role == "title" or self.role.startswith("heading")


@dataclass(frozen=True)
class Part:
    """A document with its passages."""

    file: str
    rows: tuple[Row, ...]


def sheet_command(root: Path, pack: str, language: str, lesson: str, output: Path | None) -> int:
    """Write the sheet of a pack, or of one of its documents, to a file or to standard output."""
    one = subject(root, pack)
    if one is None or not has_language(one, language or one.meta.source_language):
        return PROGRAM_FAULT
    names = [document.name for document in one.documents]
    if lesson and lesson not in names:
        near = nearest(lesson, names)
        sys.stderr.write(f"pathshala: {one.pack.id} has no {printable(lesson)}\n"
                         f"  help: {f'did you mean {near}?' if near else ', '.join(names)}\n")
        return PROGRAM_FAULT
    text = sheet(one, language or one.meta.source_language, lesson, datetime.now(UTC).date())
    if output is None:
        sys.stdout.write(text)
        return OK
    write_if_changed(output, text.encode("utf-8"))
    sys.stderr.write(f"{output}\n")
    return OK


def sheet(one: Subject, language: str, lesson: str, today: date) -> str:
    """The page: the passages in the pack's language and in another one side by side, numbered through the
    whole pack, with boxes for the rubric. Nothing in it is loaded from anywhere; texts stand as they are written.
    """
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True)
    own, other = _language(one, one.meta.source_language), _language(one, language)
    passages = one.passages(language)
    return environment.get_template("review.html").render(
        pack=one.pack.id, title=one.meta.title, source=own, language=other, translated=own != other,
        day=today.isoformat(), content=content_digest(as_read(passages)), decisions=DECISIONS,
        documents=[part for part, name in _parts(one, passages, language) if lesson in ("", name)],
        criteria=one.ground.rubric.criteria if one.ground.rubric else (),
        command=f"pathshala review record {one.pack.id} --lang {language}",
    )


def _language(one: Subject, tag: str) -> Language:
    return one.held.site.language(tag) or Language(tag, tag, "ltr")


def _parts(one: Subject, passages: tuple[Passage, ...], language: str) -> Iterator[tuple[Part, str]]:
    number = 0
    for document in one.documents:
        shown = document.own(language) or document
        rows = []
        for text, passage in zip(shown.texts, passages[number:number + len(shown.texts)], strict=True):
            number += 1
            # A text of the language's own stands where a translation would.
            texts = (passage.text, passage.translation) if shown is document else ("", passage.text)
            rows.append(Row(number, *texts, f"{passage.file.rpartition('/')[2]}:{passage.line}", text.role))
        if rows:
            yield Part(shown.file, tuple(rows)), document.name
