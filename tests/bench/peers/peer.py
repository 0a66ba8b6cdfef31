"""What the bench has to know of a builder."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

INSTALL_SECONDS = 900


class NotInstalled(Exception):
    """A builder that cannot be had here; the message says why."""


@dataclass(frozen=True)
class Command:
    """One process of a build: what is called, in which folder, with what added to the environment."""

    argv: tuple[str, ...]
    cwd: Path
    env: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Peer:
    """A builder. All that the bench does with it goes through these.

    `pins` are its packages with their versions. `install(home)` puts them into a folder and raises
    NotInstalled where they cannot be had. `write(corpus, folder)` makes the builder's project of the
    corpus. `commands(home, folder)` are the processes of one build, run at once, as many as there are
    cores. `outputs` are the folders of the project where the site lands, `caches` what else a build
    leaves. `source(pack, stem, language)` is the file of the project where the text of a lesson stands
    in a language, `page(pack, stem, language)` its finished page. `note` says what the figures do or do
    not hold.
    """

    name: str
    title: str
    pins: tuple[str, ...]
    install: Callable[[Path], None]
    write: Callable[[Path, Path], None]
    commands: Callable[[Path, Path], Sequence[Command]]
    source: Callable[[str, str, str], str]
    page: Callable[[str, str, str], str]
    outputs: tuple[str, ...] = ("site",)
    caches: tuple[str, ...] = ()
    note: str = ""

    def forget(self, folder: Path) -> None:
        """Take away output and caches: the next build is cold."""
        for name in (*self.outputs, *self.caches):
            shutil.rmtree(folder / name, ignore_errors=True)


def python_packages(home: Path, pins: Sequence[str]) -> None:
    """A virtual environment in `home` with these packages. Raises NotInstalled."""
    stamp = home / "installed.txt"
    wanted = "\n".join(pins)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    run([sys.executable, "-m", "venv", "--clear", str(home)], home.parent)
    run([str(home / "bin" / "pip"), "install", "-q", "--disable-pip-version-check", *pins], home)
    stamp.write_text(wanted, encoding="utf-8")


def run(argv: Sequence[str], cwd: Path, env: Mapping[str, str] | None = None) -> None:
    """Run a step of an installation. Raises NotInstalled with what it said last."""
    cwd.mkdir(parents=True, exist_ok=True)
    try:
        done = subprocess.run(argv, cwd=cwd, env=env, capture_output=True, text=True, timeout=INSTALL_SECONDS)
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise NotInstalled(str(problem)) from None
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or [f"exit {done.returncode}"]
        raise NotInstalled(said[-1])
