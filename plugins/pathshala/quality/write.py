"""Writes a review record as YAML, in the words that reading it takes."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.review import Evidence, ReviewMeta, Score
from ..safety.scalars import quoted
from ..sources.values import written


def record_text(meta: ReviewMeta) -> str:
    """The text of a record's file. Reading it gives an equal record."""
    return "".join(f"{line}\n" for line in _lines(meta))


def _lines(meta: ReviewMeta) -> Iterator[str]:
    yield f"schema: {meta.schema}"
    yield f"kind: {meta.kind}"
    name = f"name: {written(meta.reviewer.name)}"
    yield f"reviewer: {{{name}, id: {written(meta.reviewer.id)}}}" if meta.reviewer.id else f"reviewer: {{{name}}}"
    yield f'date: "{meta.date}"'
    yield f"decision: {meta.decision}"
    if meta.internal:
        yield "internal: true"
    for key, text in (("conflict_of_interest", meta.conflict_of_interest), ("summary", meta.summary)):
        if text:
            yield f"{key}: {written(text)}"
    if meta.scores:
        yield "scores:"
        for score in meta.scores:
            yield from _score(score)
    if meta.pilot:
        yield "pilot:"
        yield f"  learners: {meta.pilot.learners}"
        yield f"  completed: {meta.pilot.completed}"
        if meta.pilot.failed:
            yield "  failed:"
            yield from (f"    - {written(one)}" for one in meta.pilot.failed)
    yield f"content: {meta.content}"
    yield "passages:"
    for held in meta.passages:
        yield f"  - document: {written(held.document)}"
        yield f'    read: "{held.read}"'


def _score(score: Score) -> Iterator[str]:
    yield f"  - criterion: {score.criterion}"
    yield f"    score: {score.score}"
    if score.evidence:
        yield "    evidence:"
        for one in score.evidence:
            yield f"      - {{{', '.join(_evidence(one))}}}"


def _evidence(evidence: Evidence) -> Iterator[str]:
    for key, text in (("at", evidence.at), ("passage", evidence.passage), ("says", evidence.says)):
        if text:
            yield f"{key}: {quoted(text)}"
