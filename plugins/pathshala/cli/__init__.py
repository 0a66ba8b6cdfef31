"""The command `pathshala`.

Exit status: 0 when all is well, 1 when the content has errors, 2 when the command or the
program is at fault. A contributor never sees a traceback.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from .. import __version__
from ..commands import OK, PROGRAM_FAULT
from ..model.finding import OutsideError
from .report import report_commands
from .review import review_commands
from .site import build_commands, check_commands, new_commands
from .translate import translate_commands

_SIGNS = ("mkdocs.yml", "learning_packs", "content")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    gc.set_threshold(200_000, 20, 20)  # A command is over before looking for garbage more often pays.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Findings quote what was found, whatever the terminal's encoding can show.
            stream.reconfigure(errors="backslashreplace")
    options = parser().parse_args(arguments)
    act: Callable[[argparse.Namespace], int] = options.act
    options.root = options.root or site_above(Path())
    if not options.anywhere(options) and not is_site(options.root):
        sys.stderr.write(f"pathshala: {options.root} is no site: it has neither {' nor '.join(_SIGNS)}\n")
        return PROGRAM_FAULT
    try:
        return act(options)
    except KeyboardInterrupt:
        sys.stderr.write("\ninterrupted\n")
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OutsideError as fault:
        sys.stderr.write(f"pathshala: {fault}\n")
        return PROGRAM_FAULT
    except OSError as fault:
        sys.stderr.write(f"pathshala: {fault.strerror or fault}: {fault.filename or 'the output'}\n")
        return PROGRAM_FAULT
    except Exception as fault:
        if os.environ.get("PATHSHALA_DEBUG"):
            raise
        sys.stderr.write(
            f"pathshala: the program is at fault: {type(fault).__name__}: {fault}\n"
            "  help: run again with PATHSHALA_DEBUG=1 and report what it prints\n"
        )
        return PROGRAM_FAULT


def is_site(folder: Path) -> bool:
    """Whether a folder is a site's: it has its settings, packs or pages."""
    return any((folder / name).exists() for name in _SIGNS)


def site_above(folder: Path) -> Path:
    """The nearest folder that is a site's, from this one upwards: with its settings if any has them,
    else with packs or pages. The folder itself where there is none."""
    whole = folder.resolve()
    for found in (one for sign in _SIGNS for one in (whole, *whole.parents) if (one / sign).exists()):
        return folder if found == whole else found
    return folder


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    top = argparse.ArgumentParser(
        prog="pathshala", description="Make a multilingual learning site from learning packs."
    )
    top.add_argument("--version", action="version", version=f"pathshala {__version__}")
    top.add_argument("-C", "--root", type=Path, metavar="FOLDER",
                     help="the site's folder, with mkdocs.yml (default: this one, or the nearest above it)")
    top.set_defaults(anywhere=lambda options: False)  # Some commands need no site, with some options.
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    build_commands(commands)
    check_commands(commands)
    translate_commands(commands)
    review_commands(commands)
    report_commands(commands)
    new_commands(commands)
    return top
