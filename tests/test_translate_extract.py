"""Extraction keeps what it has done, and makes of a site what one makes that remembers nothing."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

import small_site
from pathshala.build import extraction
from pathshala.build.extraction import extract_site
from pathshala.build.last_extraction import unchanged
from pathshala.build.library import site_project
from pathshala.cli import main
from pathshala.markup.engine import Engine
from pathshala.sources.read import read_site
from pathshala.translate.project import extract
from promises.edits import edit
from review_site import reviewed_site
from trees import tree

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ROOT = Path(__file__).parent.parent
LESSON, TEMPLATE = "learning_packs/egg/lessons/water.md", "translations/templates/egg.pot"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("pathshala.build.inputs._FRESH", 0)  # No test waits for a clock's tick.
    return reviewed_site(tmp_path / "site")  # A rubric is a text of the site, too.


@pytest.fixture
def with_checks(site: Path) -> Path:
    """The site, with a template of its own for the pages of checks."""
    small_site.set_option(site, "check_pages", "true")
    return site


def without_memory(root: Path, elsewhere: Path) -> dict[str, bytes]:
    """The templates that a site would get where nothing is kept from before."""
    shutil.copytree(root, elsewhere, ignore=shutil.ignore_patterns(".pathshala"))
    list(extract(site_project(read_site(elsewhere)[0]), NOW))
    return tree(elsewhere / "translations/templates")


def test_templates_are_those_of_the_whole_site(with_checks: Path, tmp_path: Path) -> None:
    expected = without_memory(with_checks, tmp_path / "copy")
    done = extract_site(with_checks, NOW)
    assert tree(with_checks / "translations/templates") == expected
    assert [Path(path).stem for path in done.written] == ["egg", "site", "checks"]
    assert done.texts == sum(data.count(b"\nmsgctxt ") for data in expected.values())


def test_a_site_without_pages_of_checks_has_no_texts_of_them(site: Path, tmp_path: Path) -> None:
    expected = without_memory(site, tmp_path / "copy")
    done = extract_site(site, NOW)
    assert tree(site / "translations/templates") == expected
    assert [Path(path).stem for path in done.written] == ["egg", "site"]


def test_where_nothing_changed_nothing_is_read(
    with_checks: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["-C", str(with_checks), "translate", "extract"]) == 0
    first = capsys.readouterr().out.splitlines()
    assert first[-1].endswith(" texts in 3 templates, 3 changed") and len(first) == 4
    monkeypatch.setattr(extraction, "extract_site", None)
    assert main(["-C", str(with_checks), "translate", "extract"]) == 0
    assert capsys.readouterr().out == first[-1].replace("3 changed", "0 changed") + "\n"


CHANGES: list[Callable[[Path], object]] = [
    lambda root: (root / "translations/templates/checks.pot").unlink(),
    lambda root: (root / LESSON).write_text((root / LESSON).read_text() + "\nNew.\n"),
    lambda root: (root / "content/new.md").write_text("---\ntitle: New\n---\n\nA page.\n"),
    lambda root: (root / "content/about.md").unlink(),
    lambda root: (root / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text() + "\nsite_description: Eggs\n"),
    lambda root: (root / TEMPLATE).unlink(),
    lambda root: (root / "translations/templates/site.pot").unlink(),
    lambda root: (root / "content/rubric.yml").unlink(),
    lambda root: (root / TEMPLATE).write_bytes(b"nonsense"),
    lambda root: shutil.copytree(root / "learning_packs/egg", root / "learning_packs/second"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_is_noticed(with_checks: Path, tmp_path: Path, change: Callable[[Path], object]) -> None:
    extract_site(with_checks, NOW)
    assert unchanged(with_checks) is not None
    change(with_checks)
    assert unchanged(with_checks) is None
    expected = without_memory(with_checks, tmp_path / "copy")
    extract_site(with_checks, NOW)
    assert tree(with_checks / "translations/templates") == expected


def test_only_what_changed_is_read_and_parsed(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(site / "learning_packs/egg", site / "learning_packs/second")
    extract_site(site, NOW)
    read: list[str] = []
    parsed: list[str] = []
    read_pack, parse = extraction.read_pack, Engine.parse
    monkeypatch.setattr(extraction, "read_pack", lambda root, folder: read.append(folder) or read_pack(root, folder))
    monkeypatch.setattr(Engine, "parse", lambda self, text: parsed.append(text) or parse(self, text))
    (site / LESSON).write_text((site / LESSON).read_text().replace("enough water", "plenty of water"))
    assert extract_site(site, NOW).written == (TEMPLATE,)
    assert read == ["learning_packs/egg"]
    assert len(parsed) == 1 and "plenty of water" in parsed[0]


def test_what_is_wrong_with_a_template_is_said_until_it_is_written(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    extract_site(site, NOW)
    (site / TEMPLATE).write_bytes((site / TEMPLATE).read_bytes() + b"\nnonsense\n")
    last = (site / TEMPLATE).read_bytes().count(b"\n")
    assert main(["-C", str(site), "translate", "extract"]) == 0
    said = capsys.readouterr()
    assert f"{TEMPLATE}:{last}:1: " in said.err and f"wrote {TEMPLATE}\n" in said.out
    assert main(["-C", str(site), "translate", "extract"]) == 0
    said = capsys.readouterr()
    assert (said.err, said.out.endswith(" 0 changed\n")) == ("", True)


def test_after_any_edits_templates_are_as_without_memory(site: Path, tmp_path: Path) -> None:
    moments = random.Random(4)
    for number in range(12):
        edit(site, moments)
        expected = without_memory(site, tmp_path / f"copy-{number}")
        if number % 3:  # Sometimes an extraction is left out.
            extract_site(site, NOW)
            assert tree(site / "translations/templates") == expected


def test_our_own_templates_and_po_files_are_up_to_date(tmp_path: Path) -> None:
    for folder in ("content", "learning_packs", "translations"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    before = tree(tmp_path / "translations")
    assert main(["-C", str(tmp_path), "translate", "extract"]) == 0
    assert main(["-C", str(tmp_path), "translate", "merge"]) == 0
    assert tree(tmp_path / "translations") == before, "run: make translations"
