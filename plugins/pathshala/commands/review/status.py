"""`pathshala review status`: what each pack's reviews are worth today, and who can do what next."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from ...checks.context import Checked
from ...checks.run import run
from ...model.finding import Finding, Severity
from ...model.review import ReviewPanel
from ...model.rubric import Rubric
from ...quality.facts import LanguageFacts
from ...quality.findings import weights_of_pack
from ...quality.language_status import language_status, source_status
from ...quality.review_states import ReviewState, Worth, review_states
from ...quality.scores import QualityScore, checks_score, freshness_score, rubric_score, translation_score
from ...quality.status import Status, pack_status, said
from ...quality.steps import Step, next_steps, steps, translation_steps
from ...safety.quote import printable
from ...sources.nearest import nearest
from .. import OK, PROGRAM_FAULT
from .subject import Subject, subjects

JSON_VERSION = 1


def status_command(root: Path, pack: str, format: str) -> int:
    """Print the status of a pack, or of all, in every language."""
    found, site, faults = subjects(root)
    wanted = [one for one in found if pack in ("", one.pack.id)]
    if not wanted and pack:
        near = nearest(pack, [one.pack.id for one in found])
        sys.stderr.write(f"pathshala: there is no pack {printable(pack)} that can be read\n"
                         f"  help: {f'did you mean {near}?' if near else ', '.join(one.pack.id for one in found)}\n")
        return PROGRAM_FAULT
    today = datetime.now(UTC).date()
    findings = run(Checked.of(site, faults, catalogues=dict(found[0].held.catalogues) if found else {}), (), today)
    told = [row for one in wanted for row in _rows(one, site.rubric, site.panel, findings, today)]
    if format == "json":
        sys.stdout.write(json.dumps({"version": JSON_VERSION, "day": today.isoformat(), "packs": told},
                                    ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write("\n".join(line for row in told for line in _lines(row)) + "\n")
    return OK


def _rows(
    one: Subject, rubric: Rubric | None, panel: ReviewPanel, findings: Sequence[Finding], today: date
) -> Iterator[dict[str, Any]]:
    """What is told of a pack in each language; the keys of the JSON."""
    facts, every = one.facts(), one.meta.review_every
    numbers = weights_of_pack(findings, one.pack.folder)
    errors, warnings = numbers[Severity.ERROR], numbers[Severity.WARNING]
    status = pack_status(facts, rubric, today, errors)
    scores = (checks_score(errors, warnings, facts.source.passages), rubric_score(facts, rubric, today),
              freshness_score(facts, today))
    yield _row(one.pack.id, facts.source, source_status(status), status, scores,
               steps(facts, rubric, panel, today, errors), every, today) | {"pack_status": status.shown}
    for language in one.languages[1:]:
        held = one.language_facts(language)
        state = language_status(held, every, today)
        yield _row(one.pack.id, held, state.shown, state, (translation_score(held, every, today),),
                   translation_steps(held, every, panel, today), every, today)


def _row(
    pack: str, facts: LanguageFacts, shown: str, status: Status, scores: Sequence[QualityScore],
    procedure: Sequence[Step], every: str, today: date,
) -> dict[str, Any]:
    return {
        "pack": pack, "language": facts.language, "status": shown, "computed": status.computed,
        "declared": status.declared, "as_reviewed": status.as_reviewed, "passages": status.passages,
        "reviewed_on": _day(status.reviewed_on), "expires": _day(status.expires),
        "reasons": [{"code": one.code, "text": said(one), **one.values} for one in status.reasons],
        "scores": {one.code: {"value": one.value, "parts": {part.code: [part.value, part.of] for part in one.parts}}
                   for one in scores},
        "reviews": [_review(one) for one in review_states(facts, every, today)],
        "next": [{"step": one.kind, "by": str(one.by), "who": list(one.who), "since": _day(one.since)}
                 for one in next_steps(procedure)],
    }


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
    for one in row["reviews"]:
        yield printable(f"  {_worth(one)}: {one['path']} ({one['kind'].replace('_', ' ')}, {one['decision']}, "
                        f"{one['as_read']} of {one['read']} passages as read)")
    for step in row["next"]:
        who = ", ".join(step["who"]) or step["by"]
        since = f", since {step['since']}" if step["since"] else ""
        yield printable(f"  next: {step['step'].replace('_', ' ')} ({who}{since})")


def _worth(one: Mapping[str, Any]) -> str:
    if one["worth"] == Worth.VOID:
        return f"void ({', '.join(one['faults']).replace('_', ' ')})"
    until = {Worth.VALID: "until", Worth.EXPIRING: "until", Worth.CHANGED: "until", Worth.EXPIRED: "on"}
    word = until.get(one["worth"])
    return f"{one['worth']} {word} {one['expires']}" if word else str(one["worth"])
