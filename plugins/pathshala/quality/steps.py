"""Which step of the procedure a pack stands at on a day, who can do the next one, and since when it waits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..model.review import Reviewer, ReviewPanel
from ..model.rubric import Rubric
from ..sources.durations import after
from .counting import INDEPENDENT, READ, Counting, counting, person_keys
from .facts import LanguageFacts, PackFacts
from .language_status import language_status, passages_read
from .records import is_maker
from .status import Reason, combined, pack_status, step_reasons


class Progress(StrEnum):
    """Whether a step is done, can be done now, or waits for an earlier one."""

    DONE = "done"
    NEXT = "next"
    LATER = "later"


class By(StrEnum):
    """Who can do a step."""

    AUTHORS = "authors"
    OWNERS = "owners"
    REVIEWERS = "reviewers"
    TRANSLATORS = "translators"


@dataclass(frozen=True)
class Step:
    """A step of the procedure. `kind` is a kind of review, or `checks`, `rubric`, `declare`, `translate`.

    `done_by` names who has done it; `by` says whose work it is, and `who` names them as far as the site
    knows (empty: anybody of that kind who has not made the text). `since` is the day from which it waits,
    None where nothing that is at hand tells it; `reasons` why it is not done."""

    kind: str
    progress: Progress
    by: By
    who: tuple[str, ...] = ()
    done_by: tuple[str, ...] = ()
    since: date | None = None
    reasons: tuple[Reason, ...] = ()


def steps(
    facts: PackFacts, rubric: Rubric | None, panel: ReviewPanel, today: date, errors: int = 0
) -> tuple[Step, ...]:
    """The steps of a pack in its own language, in order."""
    counted = counting(facts.source, facts.review_every, today)
    found: list[Step] = []
    for group in _groups():
        ready, since = all(one.progress is Progress.DONE for one in found), _last_day(found, counted)
        found += [_step(facts, rubric, panel, counted, kind, today, errors, ready, since) for kind in group]
    return tuple(found)


def next_steps(held: Sequence[Step]) -> tuple[Step, ...]:
    """Those that somebody can do now."""
    return tuple(one for one in held if one.progress is Progress.NEXT)


def translation_steps(
    facts: LanguageFacts, review_every: str, panel: ReviewPanel, today: date
) -> tuple[Step, ...]:
    """The steps of a translation: to translate all of it, then for somebody else to read it."""
    status = language_status(facts, review_every, today)
    whole = facts.completeness is not None and facts.completeness.complete
    translator = (facts.translator,) if facts.translator else ()
    counted = counting(facts, review_every, today)
    missing = tuple(one for one in status.reasons if one.code in ("untranslated", "outdated"))
    unread = tuple(one for one in status.reasons if one not in missing)
    read = passages_read(facts, counted, review_every, today)
    readers = {one.meta.reviewer.name for one in counted.passes("translation")}
    readers |= {one.name for number, one in facts.signed.items() if number in read}
    done = status.shown == "reviewed"
    return (
        Step("translate", Progress.DONE if whole else Progress.NEXT, By.TRANSLATORS, (), translator,
             None if whole else _come(facts.waiting_since, today), missing),
        Step("translation", Progress.DONE if done else Progress.NEXT if whole else Progress.LATER, By.REVIEWERS,
             _panel_for(panel, "translation", facts.language, translator), tuple(sorted(readers)),
             _unread_since(facts, status.reasons, review_every, today) if whole and not done else None,
             () if done else unread),
    )


def _unread_since(
    facts: LanguageFacts, reasons: Sequence[Reason], review_every: str, today: date
) -> date | None:
    """The day from which a whole translation waits for its second reader: when it was last worked at, or when what
    a reader had said of it expired, or was no. None where its file does not say when it was made."""
    lines = [after(one.day, review_every) for one in facts.signed.values()]
    ended = [*_days(reasons, "step_expired", "on"), *(one for one in lines if one <= today)]
    made, objected = _come(facts.translated_on, today), _days(reasons, "objection", "day")
    if made is None and not ended:
        return None
    return _latest(made, min(ended, default=None), min(objected, default=None))


def _come(day: date | None, today: date) -> date | None:
    """A day that has come; None for one that has not, which nobody can have waited since."""
    return day if day and day <= today else None


def _groups() -> Iterator[tuple[str, ...]]:
    """The kinds of step that can be done at the same time."""
    yield ("self_check",)
    yield ("checks",)
    yield ("editor_triage",)
    yield READ
    yield ("rubric",)
    yield ("pilot",)
    yield ("declare",)


def _step(
    facts: PackFacts, rubric: Rubric | None, panel: ReviewPanel, counted: Counting, kind: str, today: date,
    errors: int, ready: bool, since: date | None,
) -> Step:
    done, by, who, reasons = _standing(facts, rubric, panel, counted, kind, today, errors)
    progress = Progress.DONE if done else Progress.NEXT if ready else Progress.LATER
    done_by = dict.fromkeys(one.meta.reviewer.name for one in counted.passes(kind)) if done else {}
    waits = _waits_since(facts, kind, reasons, since, today) if progress is Progress.NEXT else None
    return Step(kind, progress, by, who, tuple(done_by), waits, () if done else reasons)


def _waits_since(
    facts: PackFacts, kind: str, reasons: Sequence[Reason], since: date | None, today: date
) -> date | None:
    """The day from which a step waits: when the steps before it were done (`since`), when what had done it expired,
    or when somebody said no. None where only the history of the texts could tell."""
    if kind == "checks" or any(one.code == "passages_changed" for one in reasons):
        return None
    begun = _first_known(facts, today) if kind == "self_check" else since
    return _latest(begun, *_days(reasons, "step_expired", "on"), min(_days(reasons, "objection", "day"), default=None))


def _first_known(facts: PackFacts, today: date) -> date | None:
    """The earliest day on which the pack was there, as its records and what it depends on tell."""
    days = [one.meta.day for one in facts.source.reviews if not one.faults]
    days += [date.fromisoformat(one.checked) for one in facts.depends_on]
    return min((one for one in days if one <= today), default=None)


def _days(reasons: Sequence[Reason], code: str, name: str) -> list[date]:
    return [date.fromisoformat(str(one.values[name])) for one in reasons if one.code == code]


def _latest(*days: date | None) -> date | None:
    return max((one for one in days if one), default=None)


def _standing(
    facts: PackFacts, rubric: Rubric | None, panel: ReviewPanel, counted: Counting, kind: str, today: date, errors: int
) -> tuple[bool, By, tuple[str, ...], tuple[Reason, ...]]:
    """Whether a step is done, whose it is, who they are, and why it is not done."""
    if kind == "checks":
        return not errors, By.AUTHORS, facts.authors, (Reason("errors_found", {"count": errors}),)
    if kind == "rubric":
        passes = rubric is not None and combined(counted, rubric).passes
        said = tuple(one for one in pack_status(facts, rubric, today, errors).reasons
                     if one.code in ("no_rubric", "criterion_unscored", "starred_low", "rubric_failed"))
        return passes, By.AUTHORS, facts.authors, said
    if kind == "declare":
        status = pack_status(facts, rubric, today, errors)
        open_ones = tuple(one for one in status.reasons if one.code in ("declared_lower", "owners_missing"))
        return status.shown in ("stable", "retired"), By.OWNERS, facts.owners, open_ones
    reasons = tuple(step_reasons(facts.source, facts.review_every, counted, kind, today))
    if kind == "self_check":
        return not reasons, By.AUTHORS, facts.authors, reasons
    taken = _other_role(counted, kind)
    return not reasons, By.REVIEWERS, _panel_for(panel, kind, facts.source.language, facts.authors, taken), reasons


def _other_role(counted: Counting, kind: str) -> frozenset[object]:
    """What those are known by who have the other independent role already."""
    others = (role for role in INDEPENDENT if kind in INDEPENDENT and role != kind)
    return frozenset(key for role in others for one in counted.roles.get(role, ())
                     for key in person_keys(one.meta.reviewer))


def _panel_for(
    panel: ReviewPanel, kind: str, language: str, makers: Sequence[str], taken: frozenset[object] = frozenset()
) -> tuple[str, ...]:
    """The reviewers of the site who can do a kind of review of a text that others have made."""
    found = []
    for one in panel.known or ():
        reviewer = Reviewer(one.name, one.id)
        able = (not one.kinds or kind in one.kinds) and (not one.languages or language in one.languages)
        if able and taken.isdisjoint(person_keys(reviewer)) and not any(is_maker(name, reviewer) for name in makers):
            found.append(one.name)
    return tuple(found)


def _last_day(done: Sequence[Step], counted: Counting) -> date | None:
    """The day on which the last of some steps was done."""
    return max((one.meta.day for step in done for one in counted.passes(step.kind)[-1:]), default=None)
