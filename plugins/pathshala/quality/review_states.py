"""What each review record is worth on a day, for those who keep them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .counting import counting, expiry
from .facts import LanguageFacts, Standing

SOON = timedelta(days=60)
"""How long before a review expires somebody is told."""


class Worth(StrEnum):
    """VALID, and CHANGED where passages are no longer as they were read, or EXPIRING within 60 days; or one
    that does not count: VOID with faults, of a day that has not COME, EXPIRED, or of a person who has the
    other independent role (TAKEN)."""

    VALID = "valid"
    CHANGED = "changed"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    VOID = "void"
    COME = "not come"
    TAKEN = "taken"


@dataclass(frozen=True)
class ReviewState:
    """A record, what it is worth, how many passages are as they were read, and the day on which it expires."""

    review: Standing
    worth: Worth
    kept: int
    read: int
    expires: date


def review_states(facts: LanguageFacts, review_every: str, today: date) -> Iterator[ReviewState]:
    """Each record of a pack in a language, in their order."""
    taken = {one.review.path for one in counting(facts, review_every, today).taken}
    for one in facts.reviews:
        end = expiry(one, review_every)
        yield ReviewState(one, _worth(one, end, taken, today), len(one.kept), one.read, end)


def _worth(review: Standing, end: date, taken: set[str], today: date) -> Worth:
    if review.faults:
        return Worth.VOID
    if review.meta.day > today:
        return Worth.COME
    if today >= end:
        return Worth.EXPIRED
    if review.path in taken:
        return Worth.TAKEN
    if review.changed:
        return Worth.CHANGED
    return Worth.EXPIRING if end - today <= SOON else Worth.VALID
