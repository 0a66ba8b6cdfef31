"""Builds side by side: any number of builds of one site at the same time end well, and what is
published is what a build alone would have published.

The short form has 2 builds in 2 rounds, the full count 8 builds in 50.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import small_site
from tally import Tally
from trees import tree

PROMISE = "Builds side by side"

SECONDS = 600
PO = "translations/bn/LC_MESSAGES/egg.po"
EDITS = {
    "learning_packs/egg/lessons/water.md": ("Eggs want ", "Eggs want {} times "),
    "learning_packs/egg/pack.yml": ("title: Boil an", "title: Boil egg {}, an"),
    "content/about.md": ("This site ", "This site, the {}th of its kind, "),
    PO: ("ডিমের", "{} ডিমের"),
}


def start(root: Path, state: Path, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "pathshala.cli", "-C", str(root), "build", "--quiet", *options], stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, env={**os.environ, "XDG_STATE_HOME": str(state)},
    )


def end_well(builds: Sequence[subprocess.Popen[str]], what: str) -> None:
    """Wait for builds; an AssertionError where one has anything to say, or hangs."""
    try:
        for one in builds:
            out, err = one.communicate(timeout=SECONDS)
            assert (one.returncode, out, err) == (0, "", ""), f"{what}: {one.returncode} {out}{err}"
    finally:
        for one in builds:
            one.kill()


def edit(root: Path, sound: dict[str, str], number: int, moments: random.Random) -> None:
    """Change a word of the lesson, the page, the title or the translation, or of several."""
    for path in moments.sample(sorted(EDITS), moments.randint(1, 3)):
        old, new = EDITS[path]
        assert old in sound[path]
        (root / path).write_text(sound[path].replace(old, new.format(number), 1), encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = small_site.write(tmp_path / "site")
    (root / PO).write_text(
        'msgid ""\nmsgstr ""\n"Language: bn\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgctxt "water:000001"\nmsgid "Eggs want enough water."\nmsgstr "ডিমের জন্য যথেষ্ট পানি চাই।"\n', encoding="utf-8")
    return root


def cold(root: Path, place: Path) -> dict[str, bytes]:
    """What a build alone makes of the sources, with no cache."""
    shutil.copytree(root, place / "site", ignore=shutil.ignore_patterns("site", "site-*", ".pathshala"))
    end_well([start(place / "site", place / "state")], "cold")
    made = tree(place / "site/site")
    shutil.rmtree(place)
    return made


def rounds(site: Path, tmp_path: Path, builds: Sequence[tuple[str, ...]], count: int) -> None:
    """Build in each round as often as `builds` has options, all at once; the sources change between rounds."""
    moments = random.Random(20261122)
    sound = {path: (site / path).read_text(encoding="utf-8") for path in EDITS}
    for number in range(count):
        edit(site, sound, number, moments)
        end_well([start(site, tmp_path / "state", *options) for options in builds], f"round {number}")
        wanted = cold(site, tmp_path / "cold")
        for name in {options[1] if options else str(site / "site") for options in builds}:
            assert tree(Path(name)) == wanted, f"round {number}: {name} is not as it should be"
        left = [path.name for path in site.iterdir() if path.name.startswith(".") and path.name != ".pathshala"]
        assert left == [], f"round {number} left {left}"


def test_one_site(site: Path, tmp_path: Path, full_count: Callable[[tuple, tuple], tuple], tally: Tally) -> None:
    builds, count = full_count((2, 2), (8, 50))
    tally(builds * count)
    rounds(site, tmp_path, [()] * builds, count)


def test_several_places_with_one_cache(site: Path, tmp_path: Path, full_count: Callable[[tuple, tuple], tuple], tally: Tally) -> None:
    """Builds into different folders do not wait for each other, and share the cache."""
    builds, count = full_count((2, 1), (4, 20))
    tally(builds * count)
    rounds(site, tmp_path, [("--site-dir", str(site / f"site-{number}")) for number in range(builds)], count)
