"""The status of a pack on a day: computed from its reviews, and never better than it declares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from ..model.rubric import Rubric
from ..sources.durations import after
from .counting import READ, Counting, counting, counting_though_expired, expiry, scores_that_count
from .facts import LanguageFacts, PackFacts, Standing
from .fault_words import said_of_faults
from .rubric import RubricResult, rubric_result

PACK_STATUSES = ("draft", "in_review", "expired", "needs_update", "pilot", "stable")
"""From the lowest to the highest; `retired` is what owners declare, and stands beside them."""
STEPS = ("self_check", "editor_triage", *READ, "pilot")
"""The kinds of review that a stable pack has, in the order of the procedure."""
LEAST_OWNERS = 2


@dataclass(frozen=True)
class Reason:
    """Why a status is not better: a code, and what was found. `language_status` and this module list the
    codes; a page has a sentence for each (`REASONS`)."""

    code: str
    values: Mapping[str, str | int] = field(default_factory=lambda: MappingProxyType({}))


REASONS: Mapping[str, str] = MappingProxyType({
    "retired": "the owners have retired the pack",
    "declared_lower": "the owners declare {declared}, the reviews allow {computed}",
    "declared_higher": "the owners declare {declared}, the reviews allow {computed}",
    "errors_found": "the checks find {count} errors",
    "step_missing": "nobody has done the step {kind}",
    "step_expired": "the {kind} by {who} of {day} has expired on {on}",
    "passages_changed": "{kind}: {kept} of {of} passages are as reviewed",
    "objection": "{kind}: {who} decided {decision} on {day}",
    "one_person": "{who} has reviewed {earlier} already; somebody else has to do {kind}",
    "no_rubric": "the site has no content/rubric.yml",
    "criterion_unscored": "nobody has scored {criterion}",
    "starred_low": "{criterion} is scored lower than {needed}",
    "rubric_failed": "the rubric gives {percent} per cent, {needed} are needed",
    "owners_missing": "{found} owners, {needed} are needed",
    "dependency_stale": "{title} was last checked on {checked}",
    "not_counted": "{path} does not count: {faults}",
    "untranslated": "{count} of {of} passages are not translated",
    "outdated": "{count} of {of} translations are of an older text",
    "unread": "{count} of {of} translations have had no second reader",
    "machine": "{count} of {of} translations are as a machine made them",
})
"""What each reason says, in English; pages say it in the reader's language."""


@dataclass(frozen=True)
class Status:
    """What a text's status is shown as, with what was computed and declared, and every reason why it is not
    better. `as_reviewed` of the `passages` are as those who reviewed them have read them, last on
    `reviewed_on`; `expires` is the day on which the first review that it rests on does."""

    shown: str
    computed: str
    declared: str
    reasons: tuple[Reason, ...]
    as_reviewed: int = 0
    passages: int = 0
    reviewed_on: date | None = None
    expires: date | None = None


def pack_status(facts: PackFacts, rubric: Rubric | None, today: date, errors: int = 0) -> Status:
    """The status of a pack on a day. `errors` is how many errors the checks find in it."""
    counted = counting(facts.source, facts.review_every, today)
    computed = _computed(facts, counted, rubric, today, errors)
    reasons = tuple(_reasons(facts, counted, rubric, today, errors))
    if facts.declared == "retired":
        shown, said = "retired", "retired"
    else:
        shown = min(computed, facts.declared, key=PACK_STATUSES.index)
        said = ("" if computed == facts.declared else
                "declared_lower" if shown == facts.declared else "declared_higher")
    if said:
        reasons = (Reason(said, {"declared": facts.declared, "computed": computed}), *reasons)
    resting = [one for role in STEPS for one in counted.passes(role)[-1:]]
    return Status(
        shown, computed, facts.declared, reasons, as_reviewed(counted), facts.source.passages,
        max((one.meta.day for role in READ for one in counted.passes(role)), default=None),
        min((expiry(one, facts.review_every) for one in resting), default=None),
    )


def as_reviewed(counted: Counting) -> int:
    """How many passages are as all reviewers have read them who had to; 0 while there are none."""
    held = [counted.kept(role) for role in READ if counted.passes(role)]
    return len(frozenset.intersection(*held)) if held else 0


def combined(counted: Counting, rubric: Rubric) -> RubricResult:
    """What the scores of all independent reviews come to."""
    return rubric_result(rubric, scores_that_count(counted, rubric))


def stale_dependencies(facts: PackFacts, today: date) -> Iterator[tuple[str, date]]:
    """What the pack depends on that nobody has looked at for too long: its title, and when somebody did."""
    for one in facts.depends_on:
        checked = date.fromisoformat(one.checked)
        if not checked <= today < after(checked, facts.review_every):
            yield one.title, checked


def _computed(facts: PackFacts, counted: Counting, rubric: Rubric | None, today: date, errors: int) -> str:
    reached = _reached(facts, counted, rubric, errors, whatever_changed=False)
    high = ("pilot", "stable")
    if reached in high:
        return "needs_update" if any(stale_dependencies(facts, today)) else reached
    if _reached(facts, counted, rubric, errors, whatever_changed=True) in high:
        return "needs_update"
    though_expired = counting_though_expired(facts.source, today)
    if _reached(facts, though_expired, rubric, errors, whatever_changed=True) in high:
        return "expired"
    return reached


def _reached(
    facts: PackFacts, counted: Counting, rubric: Rubric | None, errors: int, *, whatever_changed: bool
) -> str:
    """How far the procedure has come; with `whatever_changed` as if no text had since it was read."""
    def holds(*kinds: str) -> bool:
        return all(counted.holds(kind, whatever_changed=whatever_changed) for kind in kinds)

    if errors or not holds("self_check"):
        return "draft"
    if not holds("editor_triage", *READ) or rubric is None or not combined(counted, rubric).passes:
        return "in_review"
    return "stable" if holds("pilot") and len(set(facts.owners)) >= LEAST_OWNERS else "pilot"


def _reasons(
    facts: PackFacts, counted: Counting, rubric: Rubric | None, today: date, errors: int
) -> Iterator[Reason]:
    if errors:
        yield Reason("errors_found", {"count": errors})
    for kind in STEPS:
        yield from step_reasons(facts.source, facts.review_every, counted, kind, today)
    for one in counted.taken:
        yield Reason("one_person", {"who": one.review.meta.reviewer.name, "kind": one.review.meta.role,
                                    "earlier": one.earlier.meta.role})
    if any(counted.passes(role) for role in READ):
        yield from _rubric_reasons(counted, rubric)
    owners = len(set(facts.owners))
    if owners < LEAST_OWNERS:
        yield Reason("owners_missing", {"found": owners, "needed": LEAST_OWNERS})
    for title, checked in stale_dependencies(facts, today):
        yield Reason("dependency_stale", {"title": title, "checked": checked.isoformat()})
    yield from uncounted(facts.source, today)


def step_reasons(
    source: LanguageFacts, review_every: str, counted: Counting, kind: str, today: date
) -> Iterator[Reason]:
    """Why a step of the procedure is not done; nothing where it is."""
    for one in counted.objections(kind):
        yield Reason("objection", {"kind": kind, "who": one.meta.reviewer.name, "decision": one.meta.decision,
                                   "day": one.meta.date})
    if counted.objections(kind) or counted.holds(kind):
        return
    if counted.passes(kind):
        yield Reason("passages_changed", {"kind": kind, "kept": len(counted.kept(kind)), "of": counted.passages})
        return
    expired = counting_though_expired(source, today).passes(kind)
    if expired:
        last: Standing = expired[-1]
        yield Reason("step_expired", {"kind": kind, "who": last.meta.reviewer.name, "day": last.meta.date,
                                      "on": expiry(last, review_every).isoformat()})
    else:
        yield Reason("step_missing", {"kind": kind})


def uncounted(source: LanguageFacts, today: date) -> Iterator[Reason]:
    """The records that do not count, and why: names of `records.DISQUALIFYING`, `unreadable`, `future`."""
    for path in source.unreadable:
        yield Reason("not_counted", {"path": path, "faults": "unreadable"})
    for one in source.reviews:
        faults = one.faults or (("future",) if one.meta.day > today else ())
        if faults:
            yield Reason("not_counted", {"path": one.path, "faults": ", ".join(faults)})


def _rubric_reasons(counted: Counting, rubric: Rubric | None) -> Iterator[Reason]:
    if rubric is None:
        yield Reason("no_rubric")
        return
    result = combined(counted, rubric)
    for criterion in result.unscored:
        yield Reason("criterion_unscored", {"criterion": criterion})
    for criterion in result.low:
        yield Reason("starred_low", {"criterion": criterion, "needed": rubric.passes.starred})
    if result.percent < rubric.passes.percent:
        yield Reason("rubric_failed", {"percent": result.percent, "needed": rubric.passes.percent})


_CODES = frozenset({"kind", "earlier", "declared", "computed"})


def said(reason: Reason) -> str:
    """A reason in English, without the codes that programs know statuses, steps and faults by."""
    return REASONS[reason.code].format_map({key: _words(key, value) for key, value in reason.values.items()})


def _words(key: str, value: str | int) -> str:
    if key == "faults":
        return said_of_faults(str(value).split(", "))
    return str(value).replace("_", " ") if key in _CODES else str(value)
