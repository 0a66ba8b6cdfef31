"""Work on translations in two branches comes together in git without a conflict, and nothing of it is lost."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import small_site
from pathshala.cli import main
from pathshala.translate.po.catalogue import header_value
from pathshala.translate.po.codec import parse_po

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not on this machine")
FIRST, SECOND = "Eggs want enough water.", "What to prepare"
LAST, CHANGED = "Eggs, water, a stove, and a clock that everybody can see.", "Eggs, water, a stove, and a big clock that everybody can see."
LESSON, FACILITATOR = "learning_packs/egg/lessons/water.md", "learning_packs/egg/facilitator.md"
PO = "translations/bn/LC_MESSAGES/egg.po"
IDENTITY = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", "-c", "core.hooksPath=/dev/null")


class Repository:
    """A site in git, with branches that go their own ways."""

    def __init__(self, root: Path) -> None:
        self.root = small_site.write(root)
        self.git("init", "-q", "-b", "main")
        self.run("merge")
        self.commit()

    def git(self, *words: str) -> str:
        return subprocess.run(["git", *IDENTITY, *words], cwd=self.root, check=True, capture_output=True, text=True).stdout

    def run(self, *words: str) -> None:
        assert main(["-C", str(self.root), "translate", *words]) == 0

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "work")

    def branches(self, *works: Callable[[Repository], None]) -> None:
        """Each work in a branch of its own from here, then all merged."""
        for number, work in enumerate(works):
            self.git("checkout", "-q", "-b", f"branch{number}", "main")
            work(self)
            self.commit()
        self.git("checkout", "-q", "main")
        for number in range(len(works)):
            self.git("merge", "-q", "-m", "merge", f"branch{number}")  # Fails where there is a conflict.

    def translate(self, source: str, target: str, po: str = PO) -> None:
        path = self.root / po
        text, empty = path.read_text("utf-8"), f'msgid "{source}"\nmsgstr ""\n'
        assert empty in text, source
        path.write_text(text.replace(empty, f'msgid "{source}"\nmsgstr "{target}"\n'), "utf-8")

    def edit(self, old: str, new: str) -> None:
        path = self.root / (FACILITATOR if old == LAST else LESSON)
        assert old in path.read_text("utf-8")
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    def found(self) -> dict[str, tuple[str, bool, str | None]]:
        """Of every translated passage: its translation, whether it is fuzzy, its previous source."""
        catalogue, faults = parse_po((self.root / PO).read_bytes(), PO)
        assert faults == []
        return {one.msgid: (one.msgstr[0], one.fuzzy, one.previous_msgid) for one in catalogue.messages if one.translated}

    def settled(self) -> None:
        """Merging finds nothing that git's merge has left undone, but what is asked of it."""
        self.run("merge")
        self.commit()
        self.run("merge")
        assert self.git("status", "--porcelain") == ""


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_two_translators_of_different_passages(repository: Repository) -> None:
    repository.branches(lambda one: one.translate(FIRST, "ক"), lambda one: one.translate(SECOND, "খ"),
                        lambda one: one.translate(LAST, "গ"))
    assert repository.found() == {FIRST: ("ক", False, None), SECOND: ("খ", False, None), LAST: ("গ", False, None)}
    repository.settled()


def test_an_author_edits_and_merges_while_a_translator_translates(repository: Repository) -> None:
    repository.translate(LAST, "গ")
    repository.commit()

    def author(one: Repository) -> None:
        one.edit(LAST, CHANGED)
        one.edit(FIRST, f"{FIRST}\n\nA passage that nobody has seen before.")
        one.run("merge")

    repository.branches(author, lambda one: one.translate(SECOND, "খ"))
    expected = {SECOND: ("খ", False, None), CHANGED: ("গ", True, LAST)}
    assert repository.found() == expected
    repository.settled()
    assert repository.found() == expected


def test_an_author_edits_and_does_not_merge_while_two_translate(repository: Repository) -> None:
    repository.branches(lambda one: one.edit(FIRST, "Eggs want enough cold water."), lambda one: one.translate(FIRST, "ক"),
                        lambda one: one.translate(SECOND, "খ"))
    assert repository.found() == {FIRST: ("ক", False, None), SECOND: ("খ", False, None)}
    repository.settled()
    assert repository.found() == {"Eggs want enough cold water.": ("ক", True, FIRST), SECOND: ("খ", False, None)}


def test_the_date_of_a_template_moves_only_with_its_units(repository: Repository) -> None:
    """So that branches which extract at different times do not differ in a line that says nothing."""
    pot = repository.root / "translations/templates/egg.pot"
    stale = pot.read_bytes().replace(b"POT-Creation-Date: 2", b"POT-Creation-Date: 1")
    pot.write_bytes(stale)
    repository.run("extract")
    assert pot.read_bytes() == stale
    repository.edit(FIRST, "Eggs want hot water.")
    repository.run("extract")
    assert header_value(parse_po(pot.read_bytes(), "egg.pot")[0], "POT-Creation-Date").startswith("2")


def test_two_maintainers_declare_changes_trivial(repository: Repository) -> None:
    (repository.root / ".gitattributes").write_text("translations/trivial.yml merge=union\n", "utf-8")
    repository.translate(FIRST, "ক")
    repository.translate(LAST, "গ")
    repository.commit()

    def declaring(old: str, new: str) -> Callable[[Repository], None]:
        def work(one: Repository) -> None:
            one.edit(old, new)
            one.run("trivial", "egg", "--all")
        return work

    repository.branches(declaring(FIRST, "Eggs want enough water!"), declaring(LAST, CHANGED))
    assert (repository.root / "translations/trivial.yml").read_text("utf-8").count("- {domain: egg") == 2
    repository.settled()
    assert repository.found() == {"Eggs want enough water!": ("ক", False, None), CHANGED: ("গ", False, None)}
