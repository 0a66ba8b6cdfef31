"""Same input, same bytes: where, when and by whom a site is built is not to be seen in it.

Two machines build copies of the same sources. They differ in time zone, locale, hash seed, the order
in which the disk lists files, absolute path, umask, times of the files, and number of processes.
"""

from __future__ import annotations

import os
import random
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

import small_site
from pathshala.cli import main
from promises.cluster import Cluster
from tally import Tally

PROMISE = "Same input, same bytes"

ROOT = Path(__file__).parents[2]
# Runs the command with the machine's ways of listing a folder, for processes that it forks as well.
BACKWARDS = """
import os, sys
scandir, listdir = os.scandir, os.listdir

class Backwards:
    def __init__(self, *place):
        with scandir(*place) as found:
            self._left = iter(sorted(found, key=lambda entry: entry.name, reverse=True))
    def __iter__(self):
        return self._left
    def __next__(self):
        return next(self._left)
    def __enter__(self):
        return self
    def __exit__(self, *fault):
        pass
    def close(self):
        pass

os.scandir, os.listdir = Backwards, lambda *place: sorted(listdir(*place), reverse=True)
from pathshala.cli import main
sys.exit(main())
"""


@dataclass(frozen=True)
class Machine:
    """What may differ between two machines. `options` are those of `pathshala build`; `touched` is a
    seed for the times of the source files, which stay as they are where it is None."""

    folder: str = "a"
    umask: int = 0o022
    backwards: bool = False
    touched: int | None = None
    environment: dict[str, str] = field(default_factory=dict)
    options: tuple[str, ...] = ()


FIRST = Machine(environment={"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"})
AXES = {
    "time-zone": {"environment": {"TZ": "Pacific/Kiritimati"}},
    "turkish": {"environment": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"}},
    "arabic": {"environment": {"LC_ALL": "ar_SA.UTF-8", "LANG": "ar_SA.UTF-8", "LANGUAGE": "ar"}},
    "ascii": {"environment": {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"}},
    "hash-seed": {"environment": {"PYTHONHASHSEED": "4711"}},
    "directory-order": {"backwards": True},
    "path": {"folder": "a longer way/to ডিম/b"},
    "umask": {"umask": 0o077},
    "times-of-files": {"touched": 5},
    "terminal": {"environment": {"COLUMNS": "20", "TERM": "dumb", "NO_COLOR": "1", "HOME": "/nonexistent", "USER": "nobody"}},
    **{f"{number}-jobs": {"options": ("--jobs", str(number))} for number in (1, 3)},
}
MOST = {name: change for name, change in AXES.items() if name not in ("turkish", "ascii", "1-jobs")}
"""Those that can be put together: a machine has one locale at a time, and one number of processes."""


def other(*changes: dict) -> Machine:
    """A machine that differs from the first in all these ways at once."""
    environment = {name: value for change in (vars(FIRST), *changes) for name, value in change.get("environment", {}).items()}
    options = {name: value for change in changes for name, value in change.items()}
    return replace(FIRST, **{"folder": "b", **options, "environment": environment})


def tree(folder: Path) -> dict[str, tuple[str, bytes]]:
    """Every file and folder, with its permissions and bytes."""
    found = {}
    for path in (folder, *folder.rglob("*")):
        mode = path.lstat().st_mode
        found[path.relative_to(folder).as_posix()] = (stat.filemode(mode), path.read_bytes() if stat.S_ISREG(mode) else b"")
    return found


def build(sources: Path, place: Path, machine: Machine) -> dict[str, tuple[str, bytes]]:
    """Copy the sources to this machine and build them there; the site's tree."""
    root = place / machine.folder
    shutil.copytree(sources, root)
    if machine.touched is not None:
        moments = random.Random(machine.touched)
        for path in sorted(root.rglob("*")):
            os.utime(path, (moments.randrange(2**31), moments.randrange(2**31)))
    run = ["-c", BACKWARDS] if machine.backwards else ["-m", "pathshala.cli"]
    done = subprocess.run(
        [sys.executable, *run, "-C", str(root), "build", *machine.options], capture_output=True, text=True, check=False,
        env={**os.environ, "XDG_STATE_HOME": str(place / "state"), **machine.environment}, umask=machine.umask, stdin=subprocess.DEVNULL,
        encoding="utf-8", errors="replace",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return tree(root / "site")


def different(one: dict[str, tuple[str, bytes]], other: dict[str, tuple[str, bytes]]) -> list[str]:
    """What stands in one of two trees only, or is not the same in both."""
    def show(name: str) -> str:
        here, there = one.get(name), other.get(name)
        return f"{name}: {here and here[0]} and {there and there[0]}, {here and len(here[1])} and {there and len(there[1])} bytes"
    return [show(name) for name in sorted({*one, *other}) if one.get(name) != other.get(name)]


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a translation, a drawing, and names that locales sort in different ways."""
    root = small_site.write(tmp_path_factory.mktemp("sources") / "site", ("bn", "tr", "ar"))
    media = root / "learning_packs/egg/media"
    media.mkdir()
    for name in ("i.svg", "z.svg", "_.svg", "\u0131n.svg", "o\u0308.svg", "\u0628.svg"):
        (media / name).write_text('<svg xmlns="http://www.w3.org/2000/svg"><title>A pot</title></svg>\n')
    (media / "z.svg").chmod(0o600)
    assert main(["-C", str(root), "translate", "merge", "bn", "ar"]) == 0
    for language in ("bn", "ar"):
        po = root / f"translations/{language}/LC_MESSAGES/egg.po"
        po.write_text(po.read_text().replace('msgid "Eggs want enough water."\nmsgstr ""', 'msgid "Eggs want enough water."\nmsgstr "12"'))
    return root


@pytest.fixture(scope="module")
def first(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, bytes]]:
    return build(sources, tmp_path_factory.mktemp("first"), FIRST)


def test_two_machines(sources: Path, first: dict[str, tuple[str, bytes]], tmp_path: Path, tally: Tally) -> None:
    assert len(first) > 200
    unlike = different(first, build(sources, tmp_path, other(*MOST.values())))
    tally(len(first), len(unlike))
    assert unlike == []


def test_each_way_alone(
    sources: Path, first: dict[str, tuple[str, bytes]], tmp_path: Path, full_count: Callable[[tuple, tuple], tuple], tally: Tally,
) -> None:
    """In the suite, only those that the other test cannot put together with the rest."""
    for name in full_count(("turkish",), tuple(AXES)):
        unlike = different(first, build(sources, tmp_path / name, other(AXES[name])))
        tally(len(first), len(unlike))
        assert unlike == [], name


def test_a_cluster(
    sources: Path, first: dict[str, tuple[str, bytes]], tmp_path: Path, cluster: Cluster, tally: Tally,
) -> None:
    """Machines of a cluster make the pages, and where it is started from differs in all other ways too."""
    ways = {name: change for name, change in MOST.items() if "options" not in change}
    cluster.wait_for(2)
    unlike = different(first, build(sources, tmp_path / "there", other(*ways.values(), {"options": ("--cluster", cluster.address)})))
    tally(len(first), len(unlike))
    assert unlike == []


def test_our_own_site(tmp_path: Path, full_count: Callable[[bool, bool], bool], tally: Tally) -> None:
    if not full_count(False, True):
        pytest.skip("the full count only")
    sources = tmp_path / "sources"
    for name in ("content", "learning_packs", "translations"):
        shutil.copytree(ROOT / name, sources / name)
    shutil.copy(ROOT / "mkdocs.yml", sources)
    one = build(sources, tmp_path / "one", FIRST)
    unlike = different(one, build(sources, tmp_path / "two", other(*MOST.values())))
    tally(len(one), len(unlike))
    assert unlike == []
