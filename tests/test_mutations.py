"""One fault at a time, planted in our own packs: each is found at its own line, with the right code."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

import planted_markdown
import planted_yaml
from pathshala.checks.context import Checked, FactReader
from pathshala.checks.run import files, run
from pathshala.model.finding import Finding
from pathshala.model.site import Site
from pathshala.sources.packs import read_pack
from pathshala.sources.read import read_site
from planting import LESSON, SVG, YAML, line_of
from tally import FULL

ROOT = Path(__file__).parent.parent
PACKS = ("first-edit", "organiza-editaton", "reliable-sources")
FEWEST, MOST_ALIKE = 300, 3 if FULL else 2
PLANTED = (planted_yaml, planted_markdown)  # Their generators are in the lists as soon as they are imported.


@dataclass(frozen=True)
class Mutation:
    """A pack's file with one fault: its new text, and where which check must find it. `renamed` is
    the file's new name; `at` the file of the finding where that is another one."""

    path: str
    text: bytes
    line: int
    code: str
    at: str = ""
    renamed: str = ""


@cache
def sources() -> dict[str, str]:
    """The text of every file of our packs, by path."""
    found = (path for pack in PACKS for path in sorted((ROOT / "learning_packs" / pack).rglob("*")) if path.is_file() and "reviews" not in path.parts)
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in found}


@cache
def chosen(pack: str) -> tuple[Mutation, ...]:
    """The mutations of a pack, at most `MOST_ALIKE` of each check, spread evenly over its files."""
    by_code: dict[str, list[Mutation]] = {}
    for mutation in mutations(pack):
        by_code.setdefault(mutation.code, []).append(mutation)
    return tuple(
        alike[index * len(alike) // min(len(alike), MOST_ALIKE)]
        for alike in by_code.values() for index in range(min(len(alike), MOST_ALIKE))
    )


def mutations(pack: str) -> Iterator[Mutation]:
    """Every mutation of one of our packs."""
    folder = f"learning_packs/{pack}/"
    for path, text in sources().items():
        if not path.startswith(folder):
            continue
        kind = LESSON if path.endswith(".md") else SVG if path.endswith(".svg") else YAML
        for generator in kind:
            for new, line, code in generator(path, text):
                yield Mutation(path, new.encode(), line, code)
        if path.endswith((".md", ".yml")):
            at = text.index("title: ") + 8
            broken = text[:at].encode() + b"\xff" + text[at:].encode()
            yield Mutation(path, broken, line_of(text, at), "LP820")
        if "/lessons/" in path:
            manifest = sources()[f"{folder}pack.yml"]
            line = line_of(manifest, manifest.index(f"- {Path(path).stem}\n"))
            yield Mutation(path, text.encode(), line, "LP150", f"{folder}pack.yml", f"{path[:-3]}-2.md")
            yield Mutation(path, text.encode(), 1, "LP151", f"{path[:-3]}-2.md", f"{path[:-3]}-2.md")
            yield Mutation(path, text.encode(), 1, "LP106", f"{path[:-3]}.txt", f"{path[:-3]}.txt")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of our packs and content, without translations."""
    root = tmp_path_factory.mktemp("site")
    for folder in ("content", "learning_packs"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


@pytest.fixture(scope="module")
def reader(home: Path) -> FactReader:
    return FactReader(read_site(home)[0].settings)


def test_our_site_is_clean() -> None:
    checked = Checked.of(*read_site(ROOT))
    assert [one for one in run(checked) if not one.allowed] == []
    assert len(files(checked)) > len(sources()) // 2


def test_there_are_enough() -> None:
    different = {(one.path, one.text, one.renamed, one.code) for pack in PACKS for one in chosen(pack)}
    assert len(different) >= FEWEST
    assert len({one.code for pack in PACKS for one in chosen(pack)}) >= 60


@pytest.mark.parametrize("pack", PACKS)
def test_each_fault_is_found_at_its_line(pack: str, home: Path, reader: FactReader) -> None:
    site, _ = read_site(home)
    missed = []
    for mutation in chosen(pack):
        found = planted(mutation, pack, home, site, reader)
        at = mutation.at or mutation.path
        if not any((one.path, one.span.line, one.code) == (at, mutation.line, mutation.code) for one in found):
            near = [f"{one.path.rpartition('/')[2]}:{one.span.line} {one.code} {one.message}" for one in found]
            missed.append(f"{mutation.code} not at {at}:{mutation.line}, but {near[:6]}")
    assert not missed, f"{len(missed)} missed\n" + "\n".join(missed)


def planted(mutation: Mutation, pack: str, home: Path, site: Site, reader: FactReader) -> list[Finding]:
    """The findings of the mutated pack. The other packs are there to be linked to, without lessons."""
    place = home / mutation.path
    renamed = home / (mutation.renamed or mutation.path)
    kept = place.read_bytes()
    try:
        place.unlink()
        renamed.write_bytes(mutation.text)
        read, faults = read_pack(home, f"learning_packs/{pack}")
    finally:
        renamed.unlink()
        place.write_bytes(kept)
    others = tuple(replace(one, lessons=(), facilitator=None, media=()) for one in site.packs if one.id != pack)
    reduced = replace(site, packs=(read, *others), pages=())
    return run(Checked.of(reduced, faults, reader, {}), [read.folder])
