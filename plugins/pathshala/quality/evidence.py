"""Where the evidence of a score stands now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model.review import Evidence
from .passages import Passage
from .records import EVIDENCE_PLACE


@dataclass(frozen=True)
class EvidencePlace:
    """A file, relative to the site's root, and a line (0 for the whole file). `as_read` says whether the
    passage still is as the reviewer read it, None where the record does not say which it was."""

    file: str
    line: int
    as_read: bool | None


def evidence_place(evidence: Evidence, folder: str, passages: Iterable[Passage]) -> EvidencePlace | None:
    """Where evidence stands among the passages of now: with its passage, wherever that went, else where it
    was found. None where it is a sentence alone. `folder` is the pack's."""
    place = EVIDENCE_PLACE.fullmatch(evidence.at)
    if place is None:
        return None
    file, line = f"{folder}/{place['file']}", int(place["line"] or 0)
    same = [one for one in passages if evidence.passage and one.digest == evidence.passage]
    if same:
        nearest = min(same, key=lambda one: (one.file != file, abs(one.line - line)))
        return EvidencePlace(nearest.file, nearest.line, as_read=True)
    return EvidencePlace(file, line, as_read=False if evidence.passage else None)
