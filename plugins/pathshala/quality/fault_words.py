"""What keeps a review record from counting, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

FAULT_WORDS: Mapping[str, str] = MappingProxyType({
    "unreadable": "it cannot be read as it is written",
    "future": "its day has not come",
    "unknown_language": "the site does not have its language",
    "misplaced_kind": "it stands in the folder of another language",
    "unknown_reviewer": "the site's list of reviewers does not name its reviewer for that",
    "hash_mismatch": "its hash is not that of what it lists",
    "score_without_evidence": "a score rests on nothing",
    "evidence_nowhere": "its evidence names a place that does not exist",
    "evidence_not_read": "its evidence names a passage that it has not read there",
    "document_gone": "it has read a lesson that is gone",
    "own_work": "its reviewer has made the text",
    "unknown_criterion": "it scores something that the rubric does not have",
    "missing_criterion": "it leaves out a criterion that it has to score",
    "decision_against_scores": "it passes with scores that do not",
    "too_small_pilot": "too few learners took part",
})
"""What each fault is, in English; pages say the same in the reader's language."""


def said_of_faults(names: Iterable[str]) -> str:
    """What a record's faults are, in English: those of `faults_of`, and `future`."""
    return "; ".join(FAULT_WORDS[one] for one in names)
