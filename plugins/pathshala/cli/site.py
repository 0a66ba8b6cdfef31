"""The commands that build, show and check a site, and begin something new in it."""

from __future__ import annotations

import argparse
from pathlib import Path

from .types import Commands


def build_commands(commands: Commands) -> None:
    """Add what builds and shows a site."""
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


def check_commands(commands: Commands) -> None:
    """Add what checks a site and explains."""
    check = commands.add_parser("check", help="look for faults without building")
    check.add_argument("paths", nargs="*", metavar="PATH", help="files or folders to report on (default: all)")
    check.add_argument("--format", choices=("text", "json", "sarif", "github"), default="text",
                       help="how findings are written (default: %(default)s)")
    check.add_argument("--fix", action="store_true", help="mend what has one safe mend")
    check.add_argument("--links", action="store_true",
                       help="ask other sites whether the pages that links lead to are there")
    check.set_defaults(act=_check)
    explain = commands.add_parser("explain", help="tell what a check looks for and how to mend it")
    explain.add_argument("code", metavar="CODE", help="a code such as LP112, or a name such as not-a-choice")
    explain.set_defaults(act=_explain, anywhere=lambda options: True)
    schema = commands.add_parser("schema", help="print the JSON Schema of a kind of file, or write all of them")
    schema.add_argument("name", nargs="?", help="pack, lesson, …; without it the names are listed")
    schema.add_argument("--write", type=Path, metavar="FOLDER", help="write all schemas into a folder")
    schema.set_defaults(act=_schema, anywhere=lambda options: True)


def new_commands(commands: Commands) -> None:
    """Add what begins something new."""
    new = commands.add_parser("new", help="begin something new")
    kinds = new.add_subparsers(title="commands", required=True, metavar="COMMAND")
    language = kinds.add_parser("language", help="begin the translation into a language")
    language.add_argument("tag", metavar="LANGUAGE", help="the language's tag, such as ne or pt-BR")
    language.set_defaults(act=_new_language)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes")
    return int(text)


def _build(options: argparse.Namespace) -> int:
    from ..commands.site import build_command
    return build_command(options.root, options.site_dir, jobs=options.jobs, cluster=options.cluster,
                         quiet=options.quiet)


def _serve(options: argparse.Namespace) -> int:
    from ..commands.serve import serve_command
    return serve_command(options.root, options.site_dir, options.address, options.port)


def _check(options: argparse.Namespace) -> int:
    from ..commands.checking import check_command
    from ..sources.asked_links import ask_host
    return check_command(options.root, options.paths, options.format, fix=options.fix,
                         ask=ask_host if options.links else None)


def _explain(options: argparse.Namespace) -> int:
    from ..commands.checking import explain_command
    return explain_command(options.code)


def _schema(options: argparse.Namespace) -> int:
    from ..commands.checking import schema_command
    return schema_command(options.name, options.write)


def _new_language(options: argparse.Namespace) -> int:
    from ..commands.new import new_language_command
    return new_language_command(options.root, options.tag)
