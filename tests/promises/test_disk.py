"""A failing disk loses nothing: whichever write of a build fails, the build says so and the old site
stands to the byte, or it does without what it could not write and the new site is whole.

The short form fails each thirtieth of the first 300 writes, the full count every one, in three ways;
both with a cache of an earlier build and without.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import small_site
from tally import Tally
from trees import tree

PROMISE = "A failing disk loses nothing"

DISK = Path(__file__).with_name("failing_disk.py")
KINDS = ("ENOSPC", "EIO", "short")
MESSAGES = {"ENOSPC": "No space left on device", "EIO": "Input/output error"}
WRITES, LAST = 300, 20

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the disk is made to fail for processes that are forked")


def run(place: Path, kind: str, where: object, *options: str) -> subprocess.CompletedProcess[str]:
    """Build the site in a place, on a disk that fails in this way."""
    environment = {name: value for name, value in os.environ.items() if name != "PATHSHALA_DEBUG"}
    return subprocess.run(
        [sys.executable, str(DISK), kind, str(where), "-C", str(place / "root"), "build", *options], capture_output=True,
        text=True, check=False, stdin=subprocess.DEVNULL,
        env={**environment, "XDG_STATE_HOME": str(place / "state"), "TMPDIR": str(place / "tmp")},
    )


def writes(place: Path) -> int:
    done = run(place, "count", place / "count")
    assert done.returncode == 0, done.stdout + done.stderr
    return int((place / "count").read_text())


def edit(place: Path) -> None:
    lesson = place / "root/learning_packs/egg/lessons/water.md"
    lesson.write_text(lesson.read_text().replace("Eggs want enough water.", "Eggs want a lot of water."))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that was built once, and a word of it changed since."""
    place = tmp_path_factory.mktemp("disk") / "place"
    (place / "tmp").mkdir(parents=True)
    small_site.write(place / "root")
    assert writes(place) > WRITES
    edit(place)
    return place


@pytest.fixture(scope="module")
def new(place: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site as it should become."""
    other = copy(place, tmp_path_factory.mktemp("new") / "place", cache=False)
    assert writes(other) > WRITES
    return tree(other / "root/site")


def copy(place: Path, to: Path, *, cache: bool) -> Path:
    shutil.copytree(place, to)
    if not cache:
        shutil.rmtree(to / "root/.pathshala", ignore_errors=True)
        shutil.rmtree(to / "state", ignore_errors=True)
    return to


@pytest.mark.parametrize("cache", [True, False], ids=["cache", "no-cache"])
def test_a_write_that_fails(
    place: Path, new: dict[str, bytes], cache: bool, tmp_path: Path, full_count: Callable[[int, int], int], tally: Tally,
) -> None:
    old = tree(place / "root/site")
    assert old != new
    total = writes(copy(place, tmp_path / "counted", cache=cache))
    step, kinds = full_count(60 if cache else 150, 1), full_count(1, len(KINDS))
    # The last writes are those around the moment when the site is published.
    numbers = sorted({*range(1, WRITES + 1, step), *range(max(1, total - LAST), total + 1, full_count(10, 1))})
    numbers = [one for one in numbers if one <= total]
    tally(len(numbers) * kinds)
    refused = 0
    for index, number in enumerate(numbers):
        for kind in [KINDS[(index + other) % len(KINDS)] for other in range(kinds)]:
            here = copy(place, tmp_path / "here", cache=cache)
            refused += fails(here, kind, number, old, new)
            if index % full_count(4, 1) == 0:
                assert_whole_again(here, new, f"{kind} {number}")
            shutil.rmtree(here)
    assert refused >= len(numbers) * kinds / 6, "hardly a write was needed"


def fails(here: Path, kind: str, number: int, old: dict[str, bytes], new: dict[str, bytes]) -> bool:
    """Build while a write fails; whether the build was given up."""
    what = f"{kind} at write {number}"
    done = run(here, kind, number)
    said = done.stdout + done.stderr
    assert "Traceback" not in said and "program is at fault" not in said, f"{what}: {said}"
    site = tree(here / "root/site")
    if done.returncode == 0:
        assert site == new, f"{what}: published, and not whole: {said}"
        return False
    assert (done.returncode, kind) in ((2, "ENOSPC"), (2, "EIO")), f"{what}: {said}"
    # Python tries a temporary folder by writing to it, and only says that there is none.
    assert MESSAGES[kind] in done.stderr or "No usable temporary directory" in done.stderr, f"{what}: {said}"
    assert site == old, f"{what}: the old site has changed"
    return True


def assert_whole_again(here: Path, new: dict[str, bytes], what: str) -> None:
    """The next build, on a sound disk, is as if nothing had been."""
    done = run(here, "count", here / "count")
    assert done.returncode == 0, f"after {what}: {done.stdout}{done.stderr}"
    assert tree(here / "root/site") == new, f"after {what}"
    assert not [path for path in (here / "root").iterdir() if path.name.startswith(".site")], f"left by {what}"


def test_sources_that_are_read_only(place: Path, new: dict[str, bytes], tmp_path: Path, tally: Tally) -> None:
    """The site goes elsewhere, and there is no cache; with a cache that cannot be renewed it is the same."""
    tally(4)
    for cache in (True, False):
        here = copy(place, tmp_path / f"cache-{cache}", cache=cache)
        before = tree(here / "root")
        for site in ("one", "two"):
            done = run(here, "EROFS", here / "root", "--quiet", "--site-dir", str(here / site))
            assert done.returncode == 0 and done.stderr == "", done.stdout + done.stderr
            assert tree(here / site) == new
        assert tree(here / "root") == before


def test_a_disk_where_nothing_can_be_written(place: Path, tmp_path: Path, tally: Tally) -> None:
    tally(1)
    here = copy(place, tmp_path / "here", cache=True)
    before = tree(here / "root")
    done = run(here, "EROFS", here)
    assert done.returncode == 2 and "Read-only file system" in done.stderr and "Traceback" not in done.stderr
    assert tree(here / "root") == before
