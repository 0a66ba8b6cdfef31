"""Over a hundred faults of quality, planted one at a time in our own packs: each is found at its line."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from pathshala.checks.context import Checked, FactReader
from pathshala.checks.registry import rule
from pathshala.checks.run import run
from pathshala.model.finding import Finding, Severity
from pathshala.model.site import Site
from pathshala.sources.packs import read_pack
from pathshala.sources.read import read_site
from planted_quality import COUNT, PASSAGES, Planted, planted
from tally import Tally

ROOT = Path(__file__).parent.parent


@cache
def sources() -> dict[str, str]:
    """The texts of our packs, by path."""
    paths = (path for path in sorted((ROOT / "learning_packs").rglob("*")) if path.suffix in (".md", ".yml", ".svg"))
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}


@cache
def faults() -> tuple[Planted, ...]:
    return tuple(planted(sources()))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of our packs and content, with their glossaries and without translations."""
    root = tmp_path_factory.mktemp("site")
    for folder in ("content", "learning_packs"):
        shutil.copytree(ROOT / folder, root / folder)
    (root / "translations" / "en").mkdir(parents=True)
    shutil.copy(ROOT / "translations" / "en" / "glossary.yml", root / "translations" / "en")
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


@pytest.fixture(scope="module")
def reader(home: Path) -> FactReader:
    return FactReader(read_site(home)[0].settings)


@contextmanager
def with_fault(fault: Planted, home: Path) -> Iterator[None]:
    """The copy with a fault in it, and then without it again."""
    kept = {path: (home / path).read_bytes() if (home / path).exists() else None for path in fault.files}
    try:
        for path, text in fault.files.items():
            (home / path).write_bytes(bytes(text) if isinstance(text, int) else text.encode())
        yield
    finally:
        for path, data in kept.items():
            if data is None:
                (home / path).unlink()
            else:
                (home / path).write_bytes(data)


def found(fault: Planted, home: Path, site: Site, reader: FactReader) -> list[Finding]:
    """What the checks find in the packs that a fault was planted in."""
    ids = sorted({path.split("/")[1] for path in fault.files})
    with with_fault(fault, home):
        read = [read_pack(home, f"learning_packs/{one}") for one in ids]
    others = [replace(one, lessons=(), facilitator=None, media=(), reviews=()) for one in site.packs if one.id not in ids]
    reduced = replace(site, packs=(*(pack for pack, _ in read), *others), pages=())
    noted = [one for _, some in read for one in some]
    return run(Checked.of(reduced, noted, reader, {}), [f"learning_packs/{one}" for one in ids])


def test_the_packs_are_sound_before() -> None:
    found = run(Checked.of(*read_site(ROOT)))
    assert [one for one in found if one.severity is not Severity.INFO and not one.allowed] == []


def test_there_are_a_hundred_of_many_kinds() -> None:
    counts = Counter(fault.code for fault in faults())
    assert counts.total() >= COUNT
    assert len(counts) >= 30 and all(rule(code) for code in counts)
    assert [fault.line for fault in faults()] == [fault.line for fault in planted(sources())]


def test_each_is_found_at_its_line(home: Path, reader: FactReader, tally: Tally, request: pytest.FixtureRequest) -> None:
    site, _ = read_site(home)
    missed = []
    for fault in faults():
        findings = found(fault, home, site, reader)
        if not any((one.path, one.span.line, one.code) == (fault.path, fault.line, fault.code) for one in findings):
            near = [f"{one.path}:{one.span.line} {one.code}" for one in findings]
            missed.append(f"{fault.code} at {fault.path}:{fault.line}, but {near[:6]}")
    request.node.user_properties.append(("promise", "planted faults of quality are found"))
    tally(len(faults()), len(missed))
    assert not missed, f"{len(missed)} missed\n" + "\n".join(missed)


def test_all_kinds_at_once_hide_none(home: Path, reader: FactReader) -> None:
    """One fault of each kind that is planted as a paragraph, all in one lesson: each is still found."""
    site, _ = read_site(home)
    path = "learning_packs/first-edit/lessons/after-the-edit.md"
    text = sources()[path]
    at = text.index("## ")
    passages = {code: some[0] for code, some in PASSAGES["en"].items()}
    whole = Planted("", path, 0, {path: text[:at] + "".join(f"{one}\n\n" for one in passages.values()) + text[at:]})
    codes = {one.code for one in found(whole, home, site, reader) if one.path == path}
    assert set(passages) <= codes
