"""This project: the command `pathshala` of the environment that runs the bench."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from ..corpus import SOURCE, po_folder
from .peer import Command, NotInstalled, Peer

COMMAND = Path(sys.executable).with_name("pathshala")


def install(home: Path) -> None:
    """It is there already. Raises NotInstalled where it is not."""
    if not COMMAND.is_file():
        raise NotInstalled(f"there is no {COMMAND}: run the bench with the project's own Python")


def write(corpus: Path, folder: Path) -> None:
    """The corpus is this project's own format."""
    shutil.copytree(corpus, folder)


def commands(home: Path, folder: Path) -> Sequence[Command]:
    return [Command((str(COMMAND), "-C", str(folder), "build", "--quiet"), folder)]


def source(pack: str, stem: str, language: str) -> str:
    """The lesson itself in the source language, else the PO file."""
    if language == SOURCE:
        return f"learning_packs/{pack}/lessons/{stem}.md"
    return str(po_folder(Path(), language) / f"{pack}.po")


def page(pack: str, stem: str, language: str) -> str:
    return f"site/{'' if language == SOURCE else language + '/'}packs/{pack}/{stem}.html"


PATHSHALA = Peer(
    name="pathshala", title="this project", pins=(), install=install, write=write, commands=commands,
    source=source, page=page, caches=(".pathshala",),
    note="reads PO, checks everything, marks what is not translated, verifies the finished site; its pages of checks, which peers have not, are left out",
)
