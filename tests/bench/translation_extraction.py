"""Extraction of real Markdown, against po4a: see `python -m bench.translation --help`.

The site is `shared/corpora/material-docs`, 96 pages of a manual that uses nearly every extension of
Python-Markdown, as lessons of packs of seven. po4a reads the same files with its Markdown reader.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from .corpus import MKDOCS
from .measure import BuildFailed, Cost, build
from .peers.peer import Command
from .translation_table import table

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "material-docs"
LESSONS = 7
COLD, WARM = 2.0, 0.2
"""The greatest share of po4a's time that an extraction may take, without and with what it keeps."""

EXTENSIONS = """\
abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, toc, pymdownx.betterem, pymdownx.caret,
  pymdownx.details, pymdownx.highlight, pymdownx.inlinehilite, pymdownx.keys, pymdownx.mark, pymdownx.superfences,
  {pymdownx.tabbed: {alternate_style: true}}, {pymdownx.tasklist: {custom_checkbox: true}}, pymdownx.tilde"""
_FRONT_MATTER = re.compile(r"---\n.*?\n---\n", re.DOTALL)
_HEADING = re.compile(r"^# (.*)$", re.MULTILINE)
_PACK = """\
schema: 1
title: Part {number}
summary: Some pages of a manual, which are here to be measured with and not to be read by anybody.
source_language: en
version: 1.0.0
audience: [newcomer]
for: [individual]
level: beginner
teaches: [{{skill: read, to: 1}}]
requires: []
objectives:
  - {{id: o1, bloom: apply, text: Use what the manual describes.}}
lessons: [{lessons}]
license: CC-BY-SA-4.0
authors: [{{name: The authors, role: author}}]
owners: [one, two]
status: draft
review_every: P12M
"""


@dataclass(frozen=True)
class Way:
    """One way to extract: its name, what is done before it, and its command."""

    name: str
    prepare: Callable[[int], object]
    command: Command


def write_site(folder: Path, corpus: Path = CORPUS) -> list[Path]:
    """Write the site of the corpus into a folder; its lessons."""
    (folder / "content").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(MKDOCS.format(markdown=EXTENSIONS).replace("{check_pages: false}", "{}"))
    sources = sorted(corpus.rglob("*.md"))
    return [path for number, start in enumerate(range(0, len(sources), LESSONS))
            for path in _write_pack(folder, corpus, number, sources[start:start + LESSONS])]


def _write_pack(folder: Path, corpus: Path, number: int, sources: Sequence[Path]) -> list[Path]:
    pack = folder / "learning_packs" / f"part-{number:02}"
    (pack / "lessons").mkdir(parents=True)
    written = []
    for source in sources:
        stem = "-".join(source.relative_to(corpus).with_suffix("").parts).replace("_", "-").replace(".", "-").lower()
        text = _FRONT_MATTER.sub("", source.read_text(encoding="utf-8"), count=1)
        heading = _HEADING.search(text)
        fields = {"title": heading[1] if heading else stem, "time": "PT10M", "objectives": ["o1"],
                  "key_points": ["What the page says."]}
        written.append(pack / "lessons" / f"{stem}.md")
        written[-1].write_text(f"---\n{yaml.safe_dump(fields, allow_unicode=True, width=1_000)}---\n{text}", encoding="utf-8")
    lessons = ", ".join(path.stem for path in written)
    (pack / "pack.yml").write_text(_PACK.format(number=number, lessons=lessons), encoding="utf-8")
    return written


def ways(folder: Path, corpus: Path = CORPUS) -> tuple[Way, ...]:
    """All that is measured, po4a first, then what is held against it; made ready in a folder."""
    site, rival = folder / "site", folder / "po4a"
    lessons = write_site(site, corpus)
    rival.mkdir()
    lines = ["[po4a_paths] all.pot", *(f'[type: text] {lesson} xx:{lesson.stem}.xx.md opt:"-o markdown"' for lesson in lessons)]
    (rival / "po4a.cfg").write_text("\n".join(lines) + "\n", encoding="utf-8")
    # Its modules are compiled once, as where a program is installed.
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    ours = Command((sys.executable, "-m", "pathshala.cli", "-C", str(site), "translate", "extract"), site, compiled)
    before = lessons[len(lessons) // 2].read_text(encoding="utf-8")

    def edit(run: int) -> None:
        lessons[len(lessons) // 2].write_text(f"{before}\nA sentence that is new in run {run}.\n", encoding="utf-8")

    return (
        Way("po4a", lambda run: None, Command(("po4a", "--force", "--no-translations", "po4a.cfg"), rival)),
        Way("po4a, nothing changed", lambda run: None, Command(("po4a", "--no-translations", "po4a.cfg"), rival)),
        Way("cold", lambda run: shutil.rmtree(site / ".pathshala", ignore_errors=True), ours),
        Way("nothing changed", lambda run: None, ours),
        Way("one page edited", edit, ours),
    )


def extracting(runs: int) -> str:
    """The report on extraction."""
    if shutil.which("po4a") is None:
        return "extraction: po4a (the package of that name) is not on this machine"
    if not CORPUS.is_dir():
        return "extraction: the corpus material-docs is not beside the repository"
    with tempfile.TemporaryDirectory() as folder:
        measured = ways(Path(folder))
        try:
            for way in measured:  # Templates are there before an extraction that counts, as in a repository.
                build([way.command])
            found = [[_measure(way, run) for way in measured] for run in range(runs)]
        except BuildFailed as problem:
            return f"extraction: {problem}"
    title = (f"extraction of {len(list(CORPUS.rglob('*.md')))} pages, {runs} paired runs, seconds (median) and shares of "
             f"po4a's (median, least to greatest)\n  promised: cold at most {COLD:g}, with nothing changed at most {WARM:g}")
    return table(title, [way.name for way in measured], found)


def _measure(way: Way, run: int) -> Cost:
    way.prepare(run)
    return build([way.command])

