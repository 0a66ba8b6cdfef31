"""Which findings of the checks keep a pack from being reviewed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..model.finding import Finding, Severity


def weights_of_pack(findings: Iterable[Finding], folder: str) -> Counter[Severity]:
    """How many findings of each severity are in what learners see of a pack in its own language: the files of its
    folder, but for the records of reviews. One that is not sound only fails to count itself, and a PO file that
    is not sound keeps back its own language."""
    files, reviews = f"{folder}/", f"{folder}/reviews/"
    return Counter(
        one.severity for one in findings
        if not one.allowed and one.path.startswith(files) and not one.path.startswith(reviews)
    )
