"""A cache never lies: what a build makes with it is what one makes without, byte for byte.

Neither damage to its files, nor files of a stranger, nor any history of edits changes a site.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest

import small_site
from one_process import ThisProcess
from pathshala.build.last import unchanged
from pathshala.build.pipeline import build
from pathshala.build.progress import Silence
from pathshala.build.result import Built
from pathshala.sources.packs import read_pack
from promises.edits import edit
from tally import Tally
from trees import tree

PROMISE = "A cache never lies"

T = TypeVar("T")
Count = Callable[[int, int], int]


def built(root: Path) -> Built:
    return build(root, None, Silence(), ThisProcess())


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    # The date of a change of the file's own record cannot be set back; a test cannot wait each time.
    monkeypatch.setattr("pathshala.build.inputs._FRESH", 0)
    return small_site.write(tmp_path / "site-folder")


def entries(root: Path) -> list[Path]:
    return sorted(path for path in (root / ".pathshala").rglob("*") if path.is_file())


def test_what_did_not_change_is_not_made_again(site: Path) -> None:
    first = built(site)
    assert first.published and first.made == first.pages > 20
    again = built(site)
    assert (again.made, again.pages) == (0, first.pages)
    shutil.rmtree(site / "site")
    assert built(site).made == first.pages, "pages are not kept, only what they are made of"


def test_a_build_where_nothing_changed_is_not_begun(site: Path) -> None:
    first = built(site)
    stands = unchanged(site, None)
    assert stands is not None and (stands.pages, stands.made, stands.findings) == (first.pages, 0, first.findings)
    page = site / "site/index.html"
    whole = page.read_bytes()
    page.unlink()
    page.write_bytes(whole.replace(b"Small", b"Smell"))
    assert unchanged(site, None) is None, "somebody changed the site"
    assert built(site).made > 0 and page.read_bytes() == whole
    (site / "site/extra.html").write_text("extra")
    assert unchanged(site, None) is None
    built(site)
    assert not (site / "site/extra.html").exists() and unchanged(site, None) is not None
    assert unchanged(site, site.parent / "elsewhere") is None
    lesson = site / "learning_packs/egg/lessons/water.md"
    lesson.write_text(lesson.read_text() + "\nOne more thing.\n")
    assert unchanged(site, None) is None


def test_only_what_a_change_touches_is_made_again(site: Path) -> None:
    other = site / "learning_packs/pan"
    shutil.copytree(site / "learning_packs/egg", other)
    whole = built(site)
    assert whole.published, whole.findings
    lesson = other / "lessons/water.md"
    lesson.write_text(lesson.read_text().replace("Eggs want enough water.", "Pans want enough water."))
    pages_of_a_pack = 2 * 4  # in two languages: the pack's page, two lessons, the facilitator's
    assert 0 < built(site).made <= pages_of_a_pack + 2 * 8, "one pack, and the pages that list packs"
    about = site / "content/about.md"
    about.write_text(about.read_text() + "\nMore about us.\n")
    assert 0 < built(site).made <= 2 * len(list((site / "content").rglob("*.md"))) + 2 * 8


def test_damaged_entries_are_made_again(site: Path, full_count: Count, tally: Tally) -> None:
    built(site)
    wanted = tree(site / "site")
    chance, seen = random.Random(20261122), set()
    rounds = full_count(40, 1000)
    tally(rounds)
    for number in range(rounds):
        path = chance.choice(entries(site))
        whole = bytearray(path.read_bytes())
        if number % 3:
            place = chance.randrange(len(whole))
            whole[place] ^= 1 << chance.randrange(8)
        else:
            del whole[chance.randrange(len(whole)):]
        path.write_bytes(whole)
        if number % 5 == 0:
            shutil.rmtree(site / "site")
        stands = unchanged(site, None) or built(site)
        seen.add(stands.made)
        assert stands.published and tree(site / "site") == wanted, f"round {number}: {path}"
    assert len(seen) > 1, "some damage must be noticed"


def test_a_stranger_brings_no_entries(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cache of somebody else, with other pages in it under the right names, is not looked at."""
    whole = built(site)
    shutil.copytree(site, tmp_path / "theirs")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "their-state"))
    assert unchanged(tmp_path / "theirs", None) is None
    assert built(tmp_path / "theirs").made == whole.pages
    monkeypatch.setenv("PATHSHALA_CACHE_KEY", "a secret of the machines that test")
    assert built(tmp_path / "theirs").made == whole.pages
    assert built(tmp_path / "theirs").made == 0


def test_a_cache_that_is_a_link_is_not_followed(site: Path, tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    (site / ".pathshala").symlink_to(tmp_path / "away", target_is_directory=True)
    assert built(site).published
    assert not list((tmp_path / "away").iterdir())
    (site / ".pathshala").unlink()
    (site / ".pathshala/cache").mkdir(parents=True)
    for first in range(256):
        (site / f".pathshala/cache/{first:02x}").symlink_to(tmp_path / "away", target_is_directory=True)
    assert built(site).published
    assert not list((tmp_path / "away").iterdir())


def test_any_history_of_edits_gives_the_site_of_a_cold_build(
    site: Path, tmp_path: Path, full_count: Count, tally: Tally,
) -> None:
    rounds = full_count(8, 300)
    tally(rounds)
    chance = random.Random(20261122)
    made = published = translated = 0
    for number in range(rounds):
        for _ in range(chance.randint(1, 4)):
            edit(site, chance)
            warm = built(site)
            made, published = made + warm.made, published + warm.published
            translated += "জল" in (site / "site/bn/packs/egg/water.html").read_text()
        cold_root = tmp_path / f"cold-{number}"
        shutil.copytree(site, cold_root, ignore=shutil.ignore_patterns(".pathshala", "site"))
        cold = built(cold_root)
        assert (cold.published, cold.findings, cold.files) == (warm.published, warm.findings, warm.files), number
        if cold.published:
            assert tree(cold_root / "site") == tree(site / "site"), f"sequence {number}"
        shutil.rmtree(cold_root)
    assert published and made and translated


def test_a_planted_device_is_not_opened(site: Path) -> None:
    """An entry's name is known to everybody: a pull request can put a link there."""
    built(site)
    for path in entries(site):
        path.unlink()
        path.symlink_to("/dev/zero")
    assert unchanged(site, None) is None
    assert built(site).published


def test_the_code_of_an_extension_is_an_input(site: Path, tmp_path: Path) -> None:
    code = tmp_path / "shouting.py"
    text = (
        "from markdown.extensions import Extension\nfrom markdown.postprocessors import Postprocessor\n"
        "class Shout(Postprocessor):\n    def run(self, text):\n        return text.replace('enough', 'ENOUGH')\n"
        "class Shouting(Extension):\n    def extendMarkdown(self, md):\n"
        "        md.postprocessors.register(Shout(md), 'shout', 1)\n"
        "def makeExtension(**options):\n    return Shouting(**options)\n"
    )
    code.write_text(text)
    config = site / "mkdocs.yml"
    config.write_text(config.read_text().replace("pymdownx.tasklist]", "pymdownx.tasklist, shouting]"))

    def command() -> str:
        subprocess.run([sys.executable, "-m", "pathshala.cli", "-C", str(site), "build"], check=True,
                       capture_output=True, env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])})
        return (site / "site/packs/egg/water.html").read_text()

    assert "Eggs want ENOUGH water." in command()
    code.write_text(text.replace("ENOUGH", "PLENTY OF"))
    assert "Eggs want PLENTY OF water." in command()


def test_options_of_any_kind_have_a_key(site: Path) -> None:
    config = site / "mkdocs.yml"
    config.write_text(config.read_text().replace(" toc,", """
  {toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}},"""))
    assert built(site).made > 0 and built(site).made == 0


def test_a_file_that_passes_by_while_a_build_reads_is_forgotten(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Editors put drafts beside a file for a moment; what is said of them is not kept."""
    passing = site / "learning_packs/egg/lessons/4913"

    def read_beside_draft(root: Path, folder: str) -> Any:
        passing.write_text("draft")
        return read_pack(root, folder)

    monkeypatch.setattr("pathshala.build.reading.read_pack", read_beside_draft)
    assert any("4913" in finding.path for finding in built(site).findings)
    passing.unlink()
    monkeypatch.setattr("pathshala.build.reading.read_pack", read_pack)
    assert not any("4913" in finding.path for finding in built(site).findings)


def test_a_mode_that_somebody_changed_is_put_right(site: Path) -> None:
    built(site)
    assert unchanged(site, None) is not None
    (site / "site/index.html").chmod(0o600)
    assert unchanged(site, None) is None
    assert built(site).published and (site / "site/index.html").stat().st_mode & 0o777 == 0o644
