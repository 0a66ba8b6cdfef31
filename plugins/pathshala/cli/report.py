"""`pathshala report`: what it is given, and what does it."""

from __future__ import annotations

import argparse
from pathlib import Path

from .types import Commands


def report_commands(commands: Commands) -> None:
    """Add `report`."""
    report = commands.add_parser("report", help="tell how good packs and translations are, and what became of them")
    report.add_argument("--format", choices=("markdown", "json", "csv", "sarif", "github"), default="",
                        help="what is printed (default: markdown, or nothing with --output)")
    report.add_argument("--output", type=Path, metavar="FOLDER",
                        help="a folder to write everything into: all formats, and a badge for each pack and language")
    compared = report.add_mutually_exclusive_group()
    compared.add_argument("--base", default="", metavar="REVISION",
                          help="compare with where the branch left this one, such as origin/main; both on this day")
    compared.add_argument("--since", default="", metavar="REVISION",
                          help="compare with the site as it was at this commit, on the day of that commit")
    report.add_argument("--fail-on-drop", action=argparse.BooleanOptionalAction,
                        help="exit with 1 where a score fell, compared with --base or --since, or do not (default: "
                             "fail_on_drop in the options of pathshala/packs in mkdocs.yml)")
    report.add_argument("--quiet", action="store_true", help="tell nothing of the progress")
    report.set_defaults(act=_report)


def _report(options: argparse.Namespace) -> int:
    from ..commands.report.command import report_command
    from ..commands.report.past import Asked
    return report_command(
        options.root, Asked(options.base, options.since), options.format or ("" if options.output else "markdown"),
        options.output, fail_on_drop=options.fail_on_drop, quiet=options.quiet,
    )
