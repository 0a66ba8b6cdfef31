"""`pathshala review status`: what each pack's reviews are worth today, and who can do what next."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from ...checks.context import Checked
from ...checks.run import run
from ...model.finding import Severity
from ...quality.fault_words import said_of_faults
from ...quality.report import KnownPack, Row, quality_report
from ...quality.review_states import ReviewState, Worth
from ...quality.status import said
from ...safety.quote import printable
from ...sources.nearest import nearest
from ...translate.catalogues import po_path_of
from .. import OK, PROGRAM_FAULT
from .subject import Subject, subjects

JSON_VERSION = 1


def status_command(root: Path, pack: str, format: str) -> int:
    """Print the status of a pack, or of all, in every language; the numbers are those of `pathshala report`."""
    found, site, faults = subjects(root)
    wanted = [one for one in found if pack in ("", one.pack.id)]
    if not wanted and pack:
        near = nearest(pack, [one.pack.id for one in found])
        sys.stderr.write(f"pathshala: there is no pack {printable(pack)} that can be read\n"
                         f"  help: {f'did you mean {near}?' if near else ', '.join(one.pack.id for one in found)}\n")
        return PROGRAM_FAULT
    today = datetime.now(UTC).date()
    findings = run(Checked.of(site, faults, catalogues=dict(found[0].held.catalogues) if found else {}), (), today)
    report = quality_report(map(_known, wanted), findings, 0, site.rubric, site.panel, today)
    told = [_told(row) for row in report.rows]
    if format == "json":
        sys.stdout.write(json.dumps({"version": JSON_VERSION, "day": today.isoformat(), "packs": told},
                                    ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write("\n".join(line for row in told for line in _lines(row)) + "\n")
    return OK


def _known(one: Subject) -> KnownPack:
    others = one.languages[1:]
    return KnownPack(one.pack.folder, {}, one.facts(), tuple(map(one.language_facts, others)),
                     {tag: po_path_of(one.held.site, tag, one.pack.id) for tag in others})


def _told(row: Row) -> dict[str, Any]:
    """What is told of a pack in a language; the keys of the JSON."""
    status = row.status
    told = {
        "pack": row.pack, "language": row.language, "status": row.shown, "computed": status.computed,
        "declared": status.declared, "as_reviewed": status.as_reviewed, "passages": status.passages,
        "reviewed_on": _day(status.reviewed_on), "expires": _day(status.expires),
        "reasons": [{"code": one.code, "text": said(one), **one.values} for one in status.reasons],
        "scores": {one.code: {"value": one.value, "parts": {part.code: [part.value, part.of] for part in one.parts}}
                   for one in row.scores},
        "findings": {weight.value: row.counts[weight] for weight in Severity},
        "record_findings": {weight.value: row.record_counts[weight] for weight in Severity},
        "reviews": [_review(one) for one in row.reviews],
        "next": [{"step": one.kind, "by": str(one.by), "who": list(one.who), "since": _day(one.since)}
                 for one in row.next],
    }
    return told | ({"pack_status": status.shown} if row.is_source else {})


def _review(one: ReviewState) -> dict[str, Any]:
    meta = one.review.meta
    return {
        "path": one.review.path, "kind": meta.kind, "counts_as": meta.role, "reviewer": meta.reviewer.name,
        "date": meta.date, "decision": meta.decision, "worth": str(one.worth), "faults": list(one.review.faults),
        "as_read": one.kept, "read": one.read, "expires": _day(one.expires),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _lines(row: Mapping[str, Any]) -> Iterator[str]:
    """What is told of a pack in one language, for people."""
    name = row.get("pack_status", row["status"]).replace("_", " ")
    counts = f", {row['as_reviewed']} of {row['passages']} passages are as reviewed" if row["as_reviewed"] else ""
    yield printable(f"{row['pack']} {row['language']}: {name}{counts}")
    for reason in row["reasons"]:
        yield printable(f"  {reason['text']}")
    yield f"  scores: {', '.join(_score(*one) for one in row['scores'].items())}; {_findings(row)}"
    for one in row["reviews"]:
        yield printable(f"  {_worth(one)}: {one['path']} ({one['kind'].replace('_', ' ')}, {one['decision']}, "
                        f"{one['as_read']} of {one['read']} passages as read)")
    for step in row["next"]:
        who = ", ".join(step["who"]) or step["by"]
        since = f"waits since {step['since']}" if step["since"] else "since when it waits is not known"
        yield printable(f"  next: {step['step'].replace('_', ' ')} ({who}; {since})")


def _score(name: str, score: Mapping[str, Any]) -> str:
    return f"{name} {'not measured' if score['value'] is None else score['value']}"


def _findings(row: Mapping[str, Any]) -> str:
    numbers, of_records = row["findings"], sum(row["record_findings"].values())
    beside = f", {_number(of_records, 'finding')} in review records" if of_records else ""
    return f"{_number(numbers['error'], 'error')}, {_number(numbers['warning'], 'warning')}{beside}"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _worth(one: Mapping[str, Any]) -> str:
    if one["worth"] == Worth.VOID:
        return f"void ({said_of_faults(one['faults'])})"
    until = {Worth.VALID: "until", Worth.EXPIRING: "until", Worth.CHANGED: "until", Worth.EXPIRED: "on"}
    word = until.get(one["worth"])
    return f"{one['worth']} {word} {one['expires']}" if word else str(one["worth"])
