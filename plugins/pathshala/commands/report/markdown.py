"""The report as Markdown, for a comment on a pull request or the summary of a CI job.

What strangers wrote stands in code spans (`commands.translate.report_markdown`), where nothing of it works.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...model.finding import Finding, Severity, count
from ...quality.compare import STATUS, Change, Comparison
from ...quality.report import QualityReport, Row
from ...quality.status import said
from ..translate.report_markdown import code

MAX_ROWS = 60
MAX_ITEMS = 20
SCORES = {"checks": "Checks", "rubric": "Rubric", "freshness": "Freshness", "translation": "Translation"}
_COUNTS = {"error": "Errors", "warning": "Warnings"}
_WEIGHTS = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.INFO: "Hint"}


def report_markdown(report: QualityReport, comparison: Comparison | None = None) -> str:
    """What became better or worse, if there is something to compare with; else how everything stands."""
    if comparison is None:
        parts = ["## Quality of packs and translations", *_standing(report)]
    else:
        parts = ["## Quality in this change", *_compared(comparison)]
    return "\n\n".join(parts) + "\n"


def _compared(found: Comparison) -> Iterator[str]:
    worse = [one for one in found.changes if one.better is False]
    better = [one for one in found.changes if one.better]
    other = [one for one in found.changes if one.better is None]
    if not (found.changes or found.came or found.went or found.new or found.gone):
        yield f"No pack and no translation becomes better or worse, compared with {code(found.commit[:12])}."
        return
    said_of = [_number(len(worse), "thing", "worse"), _number(len(better), "thing", "better"),
               _number(len(found.new), "finding", "new"), _number(len(found.gone), "finding", "mended")]
    yield f"Compared with {code(found.commit[:12])} as of {found.day}: {', '.join(one for one in said_of if one)}."
    for title, changes in (("### Worse", worse), ("### Better", better), ("### Other changes", other)):
        yield from _table(title, changes)
    came = [f"- {_name(row)}: {_words(row.named_status)}" for row in found.came]
    yield from _list("### New packs and languages", came)
    yield from _list("### Gone", [f"- {_name(row)}" for row in found.went])
    yield from _list("### New findings", [_finding(one) for one in _heaviest(found.new)])
    yield from _list("### Mended", [_finding(one) for one in _heaviest(found.gone)])


def _number(count: int, noun: str, what: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'} {what}" if count else ""


def _table(title: str, changes: Sequence[Change]) -> Iterator[str]:
    if not changes:
        return
    yield title
    rows = [["Pack", "Language", "What", "Before", "Now"], ["---"] * 5, *(
        [_cell(one.pack), _cell(one.language), _what(one), _shown(one.then), f"**{_shown(one.now)}**"]
        for one in changes[:MAX_ROWS])]
    yield "\n".join(f"| {' | '.join(row)} |" for row in rows)
    if len(changes) > MAX_ROWS:
        yield f"And {len(changes) - MAX_ROWS:,} more."


def _what(one: Change) -> str:
    return "Status" if one.what == STATUS else SCORES.get(one.what) or _COUNTS[one.what]


def _shown(value: str | int | None) -> str:
    return "–" if value is None else _words(value) if isinstance(value, str) else str(value)


def _words(status: str) -> str:
    return status.replace("_", " ")


def _standing(report: QualityReport) -> Iterator[str]:
    numbers = count(report.findings)
    of_records = sum(row.record_counts.total() for row in report.rows)
    yield (f"On {report.day}: {len(report.rows)} packs and translations, {numbers[Severity.ERROR]} errors and "
           f"{numbers[Severity.WARNING]} warnings in {report.files} files.")
    if of_records:
        yield f"{of_records:,} of all findings are in review records, and take nothing from the texts' scores."
    heads = ["Pack", "Language", "Status", *SCORES.values(), "Errors", "Warnings", "In records", "Next",
             "Why not better"]
    rows = [heads, [*["---"] * 3, *["---:"] * 7, *["---"] * 2], *(_row(row) for row in report.rows[:MAX_ROWS])]
    yield "\n".join(f"| {' | '.join(row)} |" for row in rows)
    if len(report.rows) > MAX_ROWS:
        yield f"And {len(report.rows) - MAX_ROWS:,} more."


def _row(row: Row) -> list[str]:
    scores = {one.code: one.value for one in row.scores}
    why = next((said(one) for one in row.status.reasons), "")
    return [
        _cell(row.title), _cell(row.language), _words(row.named_status), *(_shown(scores.get(one)) for one in SCORES),
        str(row.counts[Severity.ERROR]), str(row.counts[Severity.WARNING]), str(row.record_counts.total()),
        ", ".join(_words(one.kind) for one in row.next), _cell(why) if why else "",
    ]


def _name(row: Row) -> str:
    return f"{code(row.pack)} in {code(row.language, 20)}"


def _cell(text: str) -> str:
    """A code span in a table, where a bar would end the cell, and a backslash may hide what escapes it."""
    return code(text.replace("|", "¦").replace("\\", "⧵"), 80)


def _heaviest(findings: Iterable[Finding]) -> list[Finding]:
    weights = list(Severity)
    return sorted(findings, key=lambda one: weights.index(one.severity))


def _finding(one: Finding) -> str:
    return (f"- **{_WEIGHTS[one.severity]}** {one.code}, {code(one.path)} line {one.span.line}: "
            f"{code(one.message, 200)}")


def _list(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield title
        more = len(lines) - MAX_ITEMS
        yield "\n".join([*lines[:MAX_ITEMS], *([f"- and {more:,} more"] if more > 0 else [])])
