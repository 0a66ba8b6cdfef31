"""What is wrong with review records. One that is wrong does not count; the others stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import PurePosixPath
from types import MappingProxyType

from ..model.pack import Pack
from ..model.review import Evidence, KnownReviewer, Review, Reviewer, ReviewMeta, ReviewPanel
from ..model.rubric import Rubric
from ..model.source import YamlPath
from ..translate.review import NOBODY, LastTranslator, same_person
from .passages import content_digest
from .rubric import rubric_result

LEAST_LEARNERS = 3
_LONGEST_NAME = 40
EVIDENCE_PLACE = re.compile(r"(?P<file>[^:\s][^:]*)(?::(?P<line>[0-9]{1,7}))?")
_OF_TRANSLATIONS = ("self_check", "translation")


@dataclass(frozen=True)
class Ground:
    """What the reviews of a pack are held against. The pack has the texts of its files. Of the headers of its PO
    files, by language: `translators` are those whom they name and when they have last translated, `listed` the days
    on which the texts to translate were last taken over."""

    pack: Pack
    rubric: Rubric | None = None
    panel: ReviewPanel = field(default_factory=ReviewPanel)
    languages: frozenset[str] = frozenset()
    translators: Mapping[str, LastTranslator] = field(default_factory=lambda: MappingProxyType({}))
    listed: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def source_language(self) -> str:
        """The language that the pack is written in; empty where that could not be read."""
        return self.pack.meta.source_language if self.pack.meta else ""

    @cached_property
    def documents(self) -> frozenset[str]:
        """The names of the documents that the pack has."""
        pack = self.pack
        facilitator = ["facilitator.md"] if pack.facilitator else []
        return frozenset(("pack.yml", *(one.stem for one in pack.lessons), *facilitator,
                          *(f"media/{name}" for name in pack.media)))

    @cached_property
    def lines(self) -> Mapping[str, int]:
        """How many lines the files of the pack have, by their paths in its folder; 0 for what is no text."""
        pack = self.pack
        texts = [*pack.lessons, *(one.text for one in pack.adaptations)]
        texts += [pack.facilitator] if pack.facilitator else []
        sources = [pack.source, *(one.source for one in texts), *(one.source for one in pack.captions)]
        files = {f"media/{name}": 0 for name in pack.media}
        return files | {one.path.removeprefix(f"{pack.folder}/"): one.text.count("\n") + 1 for one in sources}


@dataclass(frozen=True)
class Wrong:
    """One thing that is wrong with a record: where in its YAML, and what was found there."""

    path: YamlPath
    found: tuple[str, ...] = ()


Find = Callable[[ReviewMeta, Review, Ground], Iterator[Wrong]]


def unknown_language(meta: ReviewMeta, review: Review, ground: Ground) -> Iterator[Wrong]:
    """A record in the folder of a language that the site does not have."""
    if ground.languages and review.language not in ground.languages:
        yield Wrong((), (review.language,))


def misplaced_kind(meta: ReviewMeta, review: Review, ground: Ground) -> Iterator[Wrong]:
    """A review of a translation in the folder of the pack's own language, or the other way round."""
    if not ground.source_language or (ground.languages and review.language not in ground.languages):
        return
    own = review.language == ground.source_language
    if (meta.kind == "translation") if own else (meta.kind not in _OF_TRANSLATIONS):
        yield Wrong(("kind",), (meta.kind, review.language))


def unknown_reviewer(meta: ReviewMeta, review: Review, ground: Ground) -> Iterator[Wrong]:
    """Somebody whom the site's list of reviewers does not name, or not for that kind of review or that language.
    A self-check needs nobody's trust."""
    if ground.panel.known is None or meta.role == "self_check":
        return
    one = known_as(meta.reviewer, ground.panel.known)
    if one is None:
        yield Wrong(("reviewer",), (meta.reviewer.id or meta.reviewer.name,))
    elif one.kinds and meta.kind not in one.kinds:
        yield Wrong(("kind",), (one.name, meta.kind, *one.kinds))
    elif not reads(one, review.language):
        yield Wrong(("reviewer",), (one.name, review.language, *one.languages))


def reads(reviewer: KnownReviewer, language: str) -> bool:
    """Whether a site's list says that a reviewer reads a language."""
    return not reviewer.languages or language in reviewer.languages


def may_sign(ground: Ground, name: str, language: str, day: date) -> bool:
    """Whether somebody who signs a translation in its PO file counts as its second reader, as in a record: not who
    had made it by that day, nor, where the site has a list of reviewers, anybody whom it does not name for that."""
    if any(same_person(maker, name) for maker in makers(ground, language, day)):
        return False
    if ground.panel.known is None:
        return True
    one = known_as(Reviewer(name), ground.panel.known)
    return one is not None and reads(one, language) and (not one.kinds or "translation" in one.kinds)


def known_as(reviewer: Reviewer, known: tuple[KnownReviewer, ...]) -> KnownReviewer | None:
    """Who of a site's reviewers has signed: the one of that id, and without one of that name; else None.
    An id under another one's name is nobody's."""
    if reviewer.id:
        return next((one for one in known if one.id == reviewer.id and same_person(one.name, reviewer.name)), None)
    return next((one for one in known if same_person(one.name, reviewer.name)), None)


def hash_mismatch(meta: ReviewMeta, review: Review, ground: Ground) -> Iterator[Wrong]:
    """A hash that is not that of the passages which the record lists."""
    right = content_digest(meta.passages)
    if meta.content != right:
        yield Wrong(("content",), (meta.content,))


def score_without_evidence(meta: ReviewMeta, review: Review, ground: Ground) -> Iterator[Wrong]:
    """A score that rests on nothing: no place, and no sentence."""
    for index, score in enumerate(meta.scores):
        if not any(one.at or one.says for one in score.evidence):
            yield Wrong(("scores", index), (score.criterion,))


def is_place(at: str, ground: Ground) -> bool:
    """Whether evidence names a place as `file` or `file:line`; a file's name has an ending."""
    place = EVIDENCE_PLACE.fullmatch(at)
    if place is None:
        return False
    return place["file"] in ground.lines or bool(PurePosixPath(place["file"]).suffix.strip(". "))


def evidence_nowhere(meta: ReviewMeta, review: Review, ground: Ground) -> Iterator[Wrong]:
    """Evidence in a file that the pack does not have, or behind its end where no passage says what it was."""
    for index, score in enumerate(meta.scores):
        for number, one in enumerate(score.evidence):
            if one.at and not _is_somewhere(one, ground.lines):
                yield Wrong(("scores", index, "evidence", number, "at"), (one.at,))


def evidence_not_read(meta: ReviewMeta, review: Review, ground: Ground) -> Iterator[Wrong]:
    """Evidence bound to a passage that the record does not list as read in that file. Where the passage stands now
    is no matter: it may have changed or moved since. Evidence at what is no place is `evidence_nowhere`."""
    read = {held.document: frozenset(held.digests) for held in meta.passages}
    every = frozenset().union(*read.values())
    for index, score in enumerate(meta.scores):
        for number, one in enumerate(score.evidence):
            place = EVIDENCE_PLACE.fullmatch(one.at)
            here = read.get(document_of(place["file"]), frozenset()) if place else every
            if one.passage and one.passage not in here and (not one.at or is_place(one.at, ground)):
                found = (one.passage, place["file"] if place and one.passage in every else "")
                yield Wrong(("scores", index, "evidence", number, "passage"), found)


def document_of(file: str) -> str:
    """The name of the document that a file of a pack is, by its path in the pack's folder (`translate.extract`)."""
    path = PurePosixPath(file)
    return path.stem if path.suffix == ".md" and "lessons" in path.parts else file


def _is_somewhere(evidence: Evidence, lines: Mapping[str, int]) -> bool:
    place = EVIDENCE_PLACE.fullmatch(evidence.at)
    if place is None or place["file"] not in lines:
        return False
    length, line = lines[place["file"]], place["line"]
    return line is None or bool(evidence.passage) or length == 0 or 1 <= int(line) <= length


def document_gone(meta: ReviewMeta, review: Review, ground: Ground) -> Iterator[Wrong]:
    """A document that was read, and that the pack no longer has."""
    for index, held in enumerate(meta.passages):
        if held.document not in ground.documents:
            yield Wrong(("passages", index, "document"), (held.document,))


def own_work(meta: ReviewMeta, review: Review, ground: Ground) -> Iterator[Wrong]:
    """Somebody who reviews their own work: an author the source, the translator a translation."""
    if meta.role == "self_check":
        return
    if any(is_maker(name, meta.reviewer) for name in makers(ground, review.language, meta.day)):
        yield Wrong(("reviewer",), (meta.reviewer.name,))


def is_maker(maker: str, reviewer: Reviewer) -> bool:
    """Whether the name of somebody who made a text may mean the reviewer, by name or id."""
    return same_person(maker, reviewer.name) or bool(reviewer.id and same_person(maker, reviewer.id))


def makers(ground: Ground, language: str, day: date) -> tuple[str, ...]:
    """Who had made a pack's texts in a language by a day, as far as is known: its authors, or its translators."""
    authors = ground.pack.meta.authors if ground.pack.meta else ()
    if language == ground.source_language:
        return tuple(one.name for one in authors if one.role != "translator")
    translator = ground.translators.get(language, NOBODY).by(day)
    return (*(one.name for one in authors if one.role == "translator"), *([translator] if translator else []))


def unknown_criterion(meta: ReviewMeta, review: Review, ground: Ground) -> Iterator[Wrong]:
    """A score of something that the rubric does not have."""
    for index, score in enumerate(meta.scores):
        if ground.rubric is None or ground.rubric.criterion(score.criterion) is None:
            yield Wrong(("scores", index, "criterion"), (score.criterion,))


def missing_criterion(meta: ReviewMeta, review: Review, ground: Ground) -> Iterator[Wrong]:
    """A criterion that a review of its kind has to score, and does not. In a translation, nobody scores."""
    if review.language != ground.source_language or ground.rubric is None:
        return
    scored = {one.criterion for one in meta.scores}
    missing = [one.id for one in ground.rubric.scored_in(meta.kind) if one.id not in scored]
    if missing:
        yield Wrong(("scores", ""), tuple(missing))


def decision_against_scores(meta: ReviewMeta, review: Review, ground: Ground) -> Iterator[Wrong]:
    """A pass with scores that do not pass: a starred criterion too low, or too few points of all.

    The share of points counts only where the whole rubric was scored: one criterion says nothing of it. It does not
    count for a self-check, which says that the pack is ready for others to judge."""
    if meta.decision != "pass" or ground.rubric is None or not meta.scores:
        return
    result = rubric_result(ground.rubric, meta.scores)
    if result.low:
        yield Wrong(("decision",), ("starred", *result.low))
    elif meta.role != "self_check" and not result.unscored and result.percent < ground.rubric.passes.percent:
        yield Wrong(("decision",), ("percent", str(result.percent), str(ground.rubric.passes.percent)))


def too_small_pilot(meta: ReviewMeta, review: Review, ground: Ground) -> Iterator[Wrong]:
    """A pilot with fewer than three learners, or without a word of them, or with more who came to the end."""
    if meta.kind != "pilot":
        return
    learners = meta.pilot.learners if meta.pilot else 0
    if learners < LEAST_LEARNERS:
        yield Wrong(("pilot", "learners"), (str(learners),))
    elif meta.pilot and meta.pilot.completed > learners:
        yield Wrong(("pilot", "completed"), (str(meta.pilot.completed), str(learners)))


DISQUALIFYING: Mapping[str, Find] = MappingProxyType({
    "unknown_language": unknown_language,
    "misplaced_kind": misplaced_kind,
    "unknown_reviewer": unknown_reviewer,
    "hash_mismatch": hash_mismatch,
    "score_without_evidence": score_without_evidence,
    "evidence_nowhere": evidence_nowhere,
    "evidence_not_read": evidence_not_read,
    "document_gone": document_gone,
    "own_work": own_work,
    "unknown_criterion": unknown_criterion,
    "missing_criterion": missing_criterion,
    "decision_against_scores": decision_against_scores,
    "too_small_pilot": too_small_pilot,
})
"""Every fault with which a record does not count, by its name."""


def faults_of(review: Review, ground: Ground) -> tuple[str, ...]:
    """The names of the faults because of which a record does not count, whatever day it is; `unreadable`
    where it could not be read as it is written."""
    meta = review.meta
    if meta is None or not review.sound:
        return ("unreadable",)
    return tuple(name for name, find in DISQUALIFYING.items() if next(find(meta, review, ground), None))


def misnamed(review: Review) -> str:
    """The name that a record's file should begin with, where it does not: its day, and who has read."""
    meta = review.meta
    if meta is None or not review.sound:
        return ""
    right = file_stem(meta)
    name = PurePosixPath(review.source.path).stem
    return "" if name == right or re.fullmatch(rf"{re.escape(right)}-[0-9]+", name) else right


def file_stem(meta: ReviewMeta) -> str:
    """The name of a record's file without a number and `.yml`: `2026-06-01-asha-rahman`."""
    name = unicodedata.normalize("NFC", meta.reviewer.name.casefold())
    # Categories, since a vowel sign is no word character to `re`.
    words = "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in name).split()
    who = meta.reviewer.id or "-".join(words)[:_LONGEST_NAME].strip("-") or "reviewer"
    return f"{meta.date}-{who}"


def is_future(meta: ReviewMeta, today: date) -> bool:
    """Whether a record is of a day that has come nowhere on Earth: where `today` ends last, it is a day later
    elsewhere."""
    return meta.day - today > timedelta(days=1)
