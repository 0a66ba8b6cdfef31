"""Which findings of the checks weigh on a pack in a language, and which on its review records alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..model.finding import Finding, Severity
from ..sources.reviews import REVIEWS

Weights = Counter[Severity]
"""How many findings of each severity there are."""


def weights_of(findings: Iterable[Finding], folder: str) -> tuple[Weights, Weights]:
    """The weights of the findings of a pack in a language that nothing allows: of what learners see, and of the
    records of its reviews; `folder` is the pack's.

    Only the first count for scores and statuses: a record that is not sound fails to count itself, and takes
    nothing from the text."""
    texts, records = Counter[Severity](), Counter[Severity]()
    reviews = f"{folder}/{REVIEWS}/"
    for one in findings:
        if not one.allowed:
            (records if one.path.startswith(reviews) else texts)[one.severity] += 1
    return texts, records
