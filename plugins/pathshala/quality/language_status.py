"""The status of a pack in one language on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..sources.durations import after
from ..translate.completeness import Completeness
from .counting import Counting, counting, counting_though_expired, expiry
from .facts import LanguageFacts
from .status import Reason, Status, uncounted

LANGUAGE_STATUSES = ("missing", "draft", "outdated", "in_review", "reviewed")
"""From the lowest to the highest."""
_OF_SOURCE = {"draft": "draft", "in_review": "in_review", "expired": "in_review", "needs_update": "outdated",
              "pilot": "reviewed", "stable": "reviewed", "retired": "reviewed"}


def language_status(facts: LanguageFacts, review_every: str, today: date) -> Status:
    """The status of a translation on a day: reviewed once somebody else than its translator has read every
    passage as it is, in the PO file or in a record."""
    counted = counting(facts, review_every, today)
    read = passages_read(facts, counted, review_every, today)
    held = facts.completeness or Completeness()
    status = _status(facts, held, counted, read)
    days = [one.meta.day for one in counted.passes("translation")]
    days += [one.day for one in facts.signed.values() if one.day <= today]
    ends = [expiry(one, review_every) for one in counted.passes("translation")[-1:]]
    ends += [after(one.day, review_every) for number, one in facts.signed.items() if number in read]
    reasons = tuple(_reasons(facts, held, counted, read, review_every, today))
    return Status(status, status, "", reasons, len(read), facts.passages, max(days, default=None),
                  min(ends, default=None))


def source_status(pack: Status) -> str:
    """How a pack's own language is shown among the others, by the pack's status."""
    computed = _OF_SOURCE[pack.computed]
    return min(computed, _OF_SOURCE[pack.shown], key=LANGUAGE_STATUSES.index)


def passages_read(facts: LanguageFacts, counted: Counting, review_every: str, today: date) -> frozenset[int]:
    """The passages that a second reader has approved as they are, by their numbers."""
    signed = (number for number, one in facts.signed.items() if one.day <= today < after(one.day, review_every))
    return counted.kept("translation").union(signed)


def _status(facts: LanguageFacts, held: Completeness, counted: Counting, read: frozenset[int]) -> str:
    if held.outdated:
        return "outdated"
    if not held.done:
        return "missing"
    if not held.complete:
        return "draft"
    whole = len(read) == facts.readable and not counted.objections("translation")
    return "reviewed" if whole else "in_review"


def _reasons(
    facts: LanguageFacts, held: Completeness, counted: Counting, read: frozenset[int], review_every: str, today: date
) -> Iterator[Reason]:
    if held.outdated:
        yield Reason("outdated", {"count": held.outdated, "of": held.units})
    if held.untranslated:
        yield Reason("untranslated", {"count": held.untranslated, "of": held.units})
    if held.machine:
        yield Reason("machine", {"count": held.machine, "of": held.units})
    if held.done and len(read) < facts.readable:
        yield Reason("unread", {"count": facts.readable - len(read), "of": facts.readable})
        yield from _lapsed(facts, counted, review_every, today)
    for one in counted.objections("translation"):
        yield Reason("objection", {"kind": "translation", "who": one.meta.reviewer.name,
                                   "decision": one.meta.decision, "day": one.meta.date})
    yield from uncounted(facts, today)


def _lapsed(facts: LanguageFacts, counted: Counting, review_every: str, today: date) -> Iterator[Reason]:
    """What became of the last record with which somebody had read the translation."""
    if counted.passes("translation"):
        yield Reason("passages_changed", {"kind": "translation", "kept": len(counted.kept("translation")),
                                          "of": counted.passages})
        return
    for last in counting_though_expired(facts, today).passes("translation")[-1:]:
        yield Reason("step_expired", {"kind": "translation", "who": last.meta.reviewer.name, "day": last.meta.date,
                                      "on": expiry(last, review_every).isoformat()})
