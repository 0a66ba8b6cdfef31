"""The report as a table for spreadsheets: one line for a pack in a language."""

from __future__ import annotations

import csv
import io

from ..model.finding import Severity
from .report import QualityReport, Row

COLUMNS = (
    "pack", "title", "language", "status", "computed", "declared", "passages", "as_reviewed", "reviewed_on", "expires",
    "checks", "rubric", "freshness", "translation", "errors", "warnings", "hints", "in_records", "next", "by", "since",
)
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def report_csv(report: QualityReport) -> str:
    """The table (RFC 4180) with names of columns in its first line. Texts of strangers are no formulas
    (https://owasp.org/www-community/attacks/CSV_Injection): where one looks so, an apostrophe comes first."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    table.writerows([_safe(str(cell)) for cell in _cells(row)] for row in report.rows)
    return out.getvalue()


def _cells(row: Row) -> tuple[object, ...]:
    status, numbers = row.status, row.counts
    scores = {one.code: "" if one.value is None else one.value for one in row.scores}
    step = row.next[0] if row.next else None
    return (
        row.pack, row.title, row.language, row.named_status, status.computed, status.declared, status.passages,
        status.as_reviewed, status.reviewed_on or "", status.expires or "",
        *(scores.get(code, "") for code in ("checks", "rubric", "freshness", "translation")),
        *(numbers[weight] for weight in (Severity.ERROR, Severity.WARNING, Severity.INFO)), row.record_counts.total(),
        " ".join(one.kind for one in row.next), step.by.value if step else "", (step.since if step else None) or "",
    )


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULAS) else text
