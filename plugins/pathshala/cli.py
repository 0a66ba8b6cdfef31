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

from . import __version__
from .commands import OK, PROGRAM_FAULT
from .model.finding import OutsideError

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
    if act not in (_explain, _schema) and not is_site(options.root):
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
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _build_commands(commands)
    _check_commands(commands)
    _translate_commands(commands)
    return top


Commands = argparse._SubParsersAction  # argparse has no public name for this type


def _build_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    build = commands.add_parser("build", help="check everything, build the site and publish it")
    build.add_argument("--site-dir", type=Path, help="where the site is published (default: as mkdocs.yml says)")
    build.add_argument("--jobs", type=_positive, metavar="N",
                       help="how many processes work at once (default: as many as this machine runs)")
    build.add_argument("--cluster", default="", metavar="ADDRESS",
                       help="let the workers of a Dask cluster do the work, such as tcp://host:8786")
    build.add_argument("--quiet", action="store_true", help="say only what is wrong")
    build.set_defaults(act=_build)
    serve = commands.add_parser("serve", help="show the site on this computer and rebuild it when a file changes")
    serve.add_argument("--address", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    serve.add_argument("--port", type=int, default=8000, help="the port to listen on (default: %(default)s)")
    serve.add_argument("--site-dir", type=Path, help="where the site is published (default: as mkdocs.yml says)")
    serve.set_defaults(act=_serve)


def _check_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    check = commands.add_parser("check", help="look for faults without building")
    check.add_argument("paths", nargs="*", metavar="PATH", help="files or folders to report on (default: all)")
    check.add_argument("--format", choices=("text", "json", "sarif", "github"), default="text",
                       help="how findings are written (default: %(default)s)")
    check.add_argument("--fix", action="store_true", help="mend what has one safe mend")
    check.set_defaults(act=_check)
    explain = commands.add_parser("explain", help="tell what a check looks for and how to mend it")
    explain.add_argument("code", metavar="CODE", help="a code such as LP112, or a name such as not-a-choice")
    explain.set_defaults(act=_explain)
    schema = commands.add_parser("schema", help="print the JSON Schema of a kind of file, or write all of them")
    schema.add_argument("name", nargs="?", help="pack, lesson, …; without it the names are listed")
    schema.add_argument("--write", type=Path, metavar="FOLDER", help="write all schemas into a folder")
    schema.set_defaults(act=_schema)


def _translate_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    translate = commands.add_parser("translate", help="work with translations")
    steps = translate.add_subparsers(title="commands", required=True, metavar="COMMAND")
    extract = steps.add_parser("extract", help="write the templates (POT) of all texts")
    extract.set_defaults(act=_extract)
    merge = steps.add_parser("merge", help="bring every PO file up to date with the texts; nothing is lost")
    merge.add_argument("languages", nargs="*", metavar="LANGUAGE", help="only these (default: all of translations/)")
    merge.set_defaults(act=_merge)
    sign = steps.add_parser("sign", help="say that you have read a translation, and that it is good")
    sign.add_argument("language", metavar="LANGUAGE", help="the language you have read, such as bn")
    sign.add_argument("domain", metavar="PACK", help="the pack's id, or site for the standing pages")
    sign.add_argument("--by", required=True, metavar="NAME", help="your name, as it shall stand in the file")
    sign.set_defaults(act=_sign)
    status = steps.add_parser("status", help="tell how complete each pack is in each language")
    status.add_argument("--format", choices=("text", "json"), default="text",
                        help="how it is written (default: %(default)s)")
    status.set_defaults(act=_status)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes")
    return int(text)


def _build(options: argparse.Namespace) -> int:
    from .commands.site import build_command
    return build_command(options.root, options.site_dir, jobs=options.jobs, cluster=options.cluster,
                         quiet=options.quiet)


def _serve(options: argparse.Namespace) -> int:
    from .commands.serve import serve_command
    return serve_command(options.root, options.site_dir, options.address, options.port)


def _check(options: argparse.Namespace) -> int:
    from .commands.checking import check_command
    return check_command(options.root, options.paths, options.format, fix=options.fix)


def _explain(options: argparse.Namespace) -> int:
    from .commands.checking import explain_command
    return explain_command(options.code)


def _schema(options: argparse.Namespace) -> int:
    from .commands.checking import schema_command
    return schema_command(options.name, options.write)


def _extract(options: argparse.Namespace) -> int:
    from .commands.translations import extract_command
    return extract_command(options.root)


def _merge(options: argparse.Namespace) -> int:
    from .commands.translations import merge_command
    return merge_command(options.root, options.languages)


def _sign(options: argparse.Namespace) -> int:
    from .commands.translations import sign_command
    return sign_command(options.root, options.language, options.domain, options.by)


def _status(options: argparse.Namespace) -> int:
    from .commands.translations import status_command
    return status_command(options.root, options.format)


if __name__ == "__main__":
    sys.exit(main())
