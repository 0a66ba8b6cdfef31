"""`pathshala review` and its commands: what each is given, and what does it."""

from __future__ import annotations

import argparse
from pathlib import Path

from .types import Commands


def review_commands(commands: Commands) -> None:
    """Add `review` with all its commands."""
    review = commands.add_parser("review", help="review packs and translations, and see what reviews are worth")
    steps = review.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _record_command(steps)
    status = steps.add_parser("status", help="tell which reviews are valid, void or expiring, and who can do what next")
    status.add_argument("pack", nargs="?", default="", metavar="PACK", help="the pack's id (default: all packs)")
    status.add_argument("--format", choices=("text", "json"), default="text",
                        help="how it is written (default: %(default)s)")
    status.set_defaults(act=_status)
    sheet = steps.add_parser("sheet", help="write a page to print, with all passages and boxes for the rubric")
    sheet.add_argument("pack", metavar="PACK", help="the pack's id")
    sheet.add_argument("--lang", default="", metavar="LANGUAGE",
                       help="the language to show beside the pack's own, such as bn (default: none)")
    sheet.add_argument("--lesson", default="", metavar="STEM", help="only this lesson (default: the whole pack)")
    sheet.add_argument("--output", type=Path, metavar="FILE", help="the file to write (default: print it)")
    sheet.set_defaults(act=_sheet)


def _record_command(steps: Commands) -> None:
    record = steps.add_parser("record", help="write down what you found; what no option says is asked for")
    record.add_argument("pack", metavar="PACK", help="the pack's id")
    record.add_argument("--lang", default="", metavar="LANGUAGE",
                        help="the language you have read, such as bn (default: the pack's own)")
    record.add_argument("--kind", default="", help="the step of the procedure, such as content or translation")
    record.add_argument("--reviewer", default="", metavar="NAME", help="your name, as it shall stand in the file")
    record.add_argument("--id", default="", help="your id in content/reviewers.yml, if the site has that file")
    record.add_argument("--score", action="append", default=[], metavar="CRITERION=SCORE:EVIDENCE",
                        help="such as accuracy=2:\"lessons/first.md:12 The date is of 2019.\"; may stand several times")
    record.add_argument("--decision", default="", help="pass, revise or reject")
    record.add_argument("--conflict", default="", metavar="WHAT", help="what ties you to the pack, if anything does")
    record.add_argument("--internal", action="store_true", help="you belong to its makers: it counts as a self-check")
    record.add_argument("--learners", type=int, metavar="N", help="for a pilot: how many learners took the pack")
    record.add_argument("--completed", type=int, metavar="N", help="for a pilot: how many came to its end")
    record.add_argument("--failed", action="append", default=[], metavar="WHAT",
                        help="for a pilot: what did not work; may stand several times")
    record.add_argument("--summary", default="", metavar="TEXT", help="what you say of the whole")
    record.add_argument("--yes", action="store_true", help="ask nothing: the options say it all")
    record.set_defaults(act=_record)


def _record(options: argparse.Namespace) -> int:
    from ..commands.review.record import Given, record_command
    return record_command(options.root, Given(
        options.pack, options.lang, options.kind, options.reviewer, options.id, options.decision, tuple(options.score),
        options.conflict, options.internal, options.learners, options.completed, tuple(options.failed),
        options.summary, options.yes,
    ))


def _status(options: argparse.Namespace) -> int:
    from ..commands.review.status import status_command
    return status_command(options.root, options.pack, options.format)


def _sheet(options: argparse.Namespace) -> int:
    from ..commands.review.sheet import sheet_command
    return sheet_command(options.root, options.pack, options.lang, options.lesson, options.output)
