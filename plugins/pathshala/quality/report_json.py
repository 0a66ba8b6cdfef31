"""The report as JSON, for programs. `schemas/quality.schema.json` says what it holds and what that means."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from ..model.finding import Finding, Severity
from .compare import Change, Comparison
from .report import QualityReport, Row, SiteRows
from .review_states import ReviewState
from .scores import QualityScore
from .status import Reason, said
from .steps import Step

SCHEMA = 1
"""Rises when a key changes its meaning or goes away."""


def report_json(report: QualityReport, name: str, url: str, comparison: Comparison | None = None) -> str:
    """The report on the site of a name and an address (which may be empty), and how that compares."""
    return site_json(report, name, url, report.day, comparison)


def site_json(
    report: SiteRows, name: str, url: str, day: date | None = None, comparison: Comparison | None = None
) -> str:
    """The same of a site that nobody shall see the day of."""
    packs = ({"pack": pack, "languages": [_row(row) for row in rows]}
             for pack, rows in groupby(report.rows, key=lambda row: row.pack))
    held = {
        "schema": _written(SCHEMA), "site": _written({"name": name, "url": url}),
        "day": _written(_day(day)), "files": _written(report.files), "packs": _lines(packs),
        "findings": _lines(map(_finding, report.findings)),
        "compared": _written(_compared(comparison) if comparison else None),
    }
    text = ",\n".join(f'"{key}": {value}' for key, value in held.items())
    return f"{{\n{text}\n}}\n".encode("utf-8", "replace").decode("utf-8")


def _lines(values: Iterable[dict[str, Any]]) -> str:
    """A list with a line for each of its values, which git compares and which is written faster than indented."""
    return "[\n" + ",\n".join(map(_written, values)) + "\n]"


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def _row(row: Row) -> dict[str, Any]:
    status = row.status
    return {
        "language": row.language, "title": row.title, "file": row.file, "source": row.is_source,
        "status": row.named_status, "computed": status.computed, "declared": status.declared or None,
        "passages": status.passages, "as_reviewed": status.as_reviewed, "reviewed_on": _day(status.reviewed_on),
        "expires": _day(status.expires), "reasons": [_reason(one) for one in status.reasons],
        "scores": [_score(one) for one in row.scores], "reviews": [_review(one) for one in row.reviews],
        "next": [_step(one) for one in row.next],
        "findings": {weight.value: row.counts[weight] for weight in Severity},
        "record_findings": {weight.value: row.record_counts[weight] for weight in Severity},
    }


def _reason(one: Reason) -> dict[str, Any]:
    return {"code": one.code, "text": said(one), "values": dict(one.values)}


def _score(one: QualityScore) -> dict[str, Any]:
    return {"score": one.code, "value": one.value,
            "parts": [{"part": part.code, "value": part.value, "of": part.of} for part in one.parts]}


def _review(one: ReviewState) -> dict[str, Any]:
    meta = one.review.meta
    return {
        "file": one.review.path, "kind": meta.kind, "counts_as": meta.role, "reviewer": meta.reviewer.name,
        "date": meta.date, "decision": meta.decision, "worth": one.worth.value, "faults": list(one.review.faults),
        "as_read": one.kept, "read": one.read, "expires": _day(one.expires),
    }


def _step(one: Step) -> dict[str, Any]:
    return {"step": one.kind, "by": one.by.value, "who": list(one.who), "since": _day(one.since)}


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "path": one.path, "line": one.span.line, "column": one.span.column, "severity": one.severity.value,
        "code": one.code, "name": one.name, "message": one.message, "help": list(one.help), "allowed": one.allowed,
    }


def _compared(one: Comparison) -> dict[str, Any]:
    return {
        "commit": one.commit, "day": one.day.isoformat(), "drops": len(one.drops),
        "changes": [_change(change) for change in one.changes], "came": _keys(one.came), "went": _keys(one.went),
        "new_findings": [_finding(found) for found in one.new],
        "gone_findings": [_finding(found) for found in one.gone],
    }


def _change(one: Change) -> dict[str, Any]:
    return {"pack": one.pack, "language": one.language, "what": one.what, "then": one.then, "now": one.now,
            "better": one.better}


def _keys(rows: Iterable[Row]) -> list[dict[str, str]]:
    return [{"pack": row.pack, "language": row.language} for row in rows]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
