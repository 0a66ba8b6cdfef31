"""What became better and what worse between two reports on a site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ..model.finding import Finding, Severity
from .language_status import LANGUAGE_STATUSES
from .report import QualityReport, Row
from .status import PACK_STATUSES

STATUS = "status"
_WEIGHTS = (Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True)
class Change:
    """What became of one thing that is said of a pack in a language: its `status`, a score by its code, or how
    many findings of a severity (`error`, `warning`) its files have. None stands for nothing to say.

    `better` is None where neither is better, as where a pack is retired."""

    pack: str
    language: str
    what: str
    then: str | int | None
    now: str | int | None
    better: bool | None

    @property
    def is_drop(self) -> bool:
        """Whether a score fell."""
        return self.better is False and self.what != STATUS and self.what not in _WEIGHTS


@dataclass(frozen=True)
class Comparison:
    """What became of a site since `day`, at a commit, in the order of the report. `came` are packs in
    languages that were not there, `went` those that are no more; `new` are findings that were not there,
    wherever their lines have moved, `gone` those that were mended."""

    day: date
    commit: str
    changes: tuple[Change, ...]
    came: tuple[Row, ...]
    went: tuple[Row, ...]
    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]

    @property
    def drops(self) -> tuple[Change, ...]:
        """The scores that fell."""
        return tuple(one for one in self.changes if one.is_drop)


def compare(then: QualityReport, now: QualityReport, commit: str) -> Comparison:
    """What became of a site between a report on it at a commit, and one of now."""
    before, after = ({row.key: row for row in one.rows} for one in (then, now))
    changes = tuple(one for key, row in after.items() if key in before for one in _changes(before[key], row))
    return Comparison(
        then.day, commit, changes, tuple(row for key, row in after.items() if key not in before),
        tuple(row for key, row in before.items() if key not in after),
        tuple(_missing_in(then.findings, now.findings)), tuple(_missing_in(now.findings, then.findings)),
    )


def _changes(then: Row, now: Row) -> Iterator[Change]:
    if then.named_status != now.named_status:
        yield Change(*now.key, STATUS, then.named_status, now.named_status, _better_status(then, now))
    held = {one.code: one.value for one in then.scores}
    for one in now.scores:
        old = held.get(one.code)
        if old != one.value:
            # A score that nobody has given yet, or that nobody's review gives any more, is the lowest.
            better = (-1 if one.value is None else one.value) > (-1 if old is None else old)
            yield Change(*now.key, one.code, old, one.value, better)
    for weight in _WEIGHTS:
        if then.counts[weight] != now.counts[weight]:
            yield Change(*now.key, weight.value, then.counts[weight], now.counts[weight],
                         now.counts[weight] < then.counts[weight])


# That its original moved on makes no translation better, however much of it was done.
_LANGUAGE_STATUSES = ("missing", "outdated", *(one for one in LANGUAGE_STATUSES if one not in ("missing", "outdated")))


def _better_status(then: Row, now: Row) -> bool | None:
    order: Sequence[str] = PACK_STATUSES if now.is_source else _LANGUAGE_STATUSES
    if then.is_source != now.is_source or not {then.named_status, now.named_status} <= {*order}:
        return None
    return order.index(now.named_status) > order.index(then.named_status)


def _missing_in(known: Iterable[Finding], findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings that are not among those known, by what they say of which file."""
    left = Counter(_name(one) for one in known if not one.allowed)
    for one in findings:
        if one.allowed:
            continue
        if left[_name(one)]:
            left[_name(one)] -= 1
        else:
            yield one


def _name(one: Finding) -> tuple[str, str, str]:
    return one.code, one.path, one.message
