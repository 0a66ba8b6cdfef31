"""`pathshala review record`: ask what a reviewer found, bind it to what there is to read, and write it down."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from ...checks.context import Checked
from ...checks.registry import Hit, Scope, rules_of
from ...model.finding import Fault, OutsideError
from ...model.review import DECISIONS, KINDS, NOT_APPLICABLE, SCORES, PilotData, Review, Reviewer, ReviewMeta, Score
from ...model.rubric import Criterion
from ...quality.passages import Passage, as_read, content_digest, still_as_read
from ...quality.records import faults_of, file_stem
from ...quality.write import record_text
from ...safety.paths import inside
from ...safety.quote import plain, printable
from ...safety.text import text_faults
from ...sources.nearest import nearest
from ...sources.reviews import REVIEWS, parsed_review
from .. import CONTENT_ERRORS, OK, PROGRAM_FAULT
from .answers import AnswerError, Answers, evidence_in, score_in
from .subject import Subject, has_language, subject

_MOST = 999


@dataclass(frozen=True)
class Given:
    """What the options say; empty where they say nothing. `scores` are `criterion=score:evidence`."""

    pack: str
    language: str = ""
    kind: str = ""
    reviewer: str = ""
    id: str = ""
    decision: str = ""
    scores: tuple[str, ...] = ()
    conflict: str = ""
    internal: bool = False
    learners: int | None = None
    completed: int | None = None
    failed: tuple[str, ...] = ()
    summary: str = ""
    sure: bool = False


def record_command(root: Path, given: Given) -> int:
    """Write a review record. What the options leave open is asked for, unless `sure`."""
    one = subject(root, given.pack)
    if one is None:
        return PROGRAM_FAULT
    language = given.language or one.meta.source_language
    if not has_language(one, language):
        return PROGRAM_FAULT
    passages = one.passages(language)
    if not as_read(passages):
        sys.stderr.write(f"pathshala: there is nothing to read of {one.pack.id} in {language}\n")
        return PROGRAM_FAULT
    if not given.sure:
        _show(one, language, passages)
    try:
        meta = _meta(one, language, passages, given, Answers(asks=not given.sure))
    except AnswerError as fault:
        sys.stderr.write(f"pathshala: {fault}\n")
        return PROGRAM_FAULT
    return _write(one, language, meta)


def _show(one: Subject, language: str, passages: tuple[Passage, ...]) -> None:
    """List what there is to read, and mark what nobody has read as it is now."""
    now = [passage.digest for passage in passages]
    kept = frozenset[int]().union(*(
        still_as_read(now, old.meta.digests) for old in one.pack.reviews if old.language == language and old.meta))
    for number, passage in enumerate(passages):
        mark = " " if number in kept else "-" if not passage.digest else "*"
        shown = f"{passage.text} → {passage.translation}" if passage.translation else passage.text
        sys.stdout.write(printable(f"{mark} {number + 1:>4} {passage.file}:{passage.line}: {plain(shown, 100)}") + "\n")
    sys.stdout.write("* nobody has read this as it is now; - there is nothing to read\n")


def _meta(one: Subject, language: str, passages: tuple[Passage, ...], given: Given, answers: Answers) -> ReviewMeta:
    """The record that the options and answers make. Raises AnswerError."""
    own = language == one.meta.source_language
    kinds = tuple(kind for kind in KINDS if kind != "translation") if own else ("self_check", "translation")
    kind = answers.choice("kind", given.kind, kinds)
    name = answers.text("reviewer", given.reviewer, "your name, as it shall stand in the file")
    conflict = given.conflict or answers.optional("conflict of interest (what ties you to the pack; empty for none)")
    pilot = _pilot(given, answers) if kind == "pilot" else None
    # In a translation nobody has to score, but may.
    scores = tuple(_scores(one, kind if own else "translation", passages, given, answers))
    decision = answers.choice("decision", given.decision, DECISIONS)
    summary = given.summary or answers.optional("what you say of the whole (may be empty)")
    read = as_read(passages)
    day = datetime.now(UTC).date().isoformat()
    return ReviewMeta(1, kind, Reviewer(name, given.id), day, decision, content_digest(read), read, scores, conflict,
                      given.internal, pilot, summary)


def _pilot(given: Given, answers: Answers) -> PilotData:
    learners = answers.number("learners", given.learners, "how many learners took the pack")
    completed = answers.number("completed", given.completed, "how many came to its end")
    return PilotData(learners, completed, given.failed or answers.several("what did not work"))


def _scores(
    one: Subject, kind: str, passages: tuple[Passage, ...], given: Given, answers: Answers
) -> Iterator[Score]:
    """The scores that the options name, then those of the other criteria that the kind has to score."""
    rubric, folder = one.ground.rubric, one.pack.folder
    said: set[str] = set()
    for text in given.scores:
        criterion, points, evidence = score_in(text)
        if rubric is not None and rubric.criterion(criterion) is None:
            names = [held.id for held in rubric.criteria]
            near = nearest(criterion, names)
            raise AnswerError(f"the rubric has no criterion {printable(criterion)}\n"
                              f"  help: {f'did you mean {near}?' if near else ', '.join(names)}")
        said.add(criterion)
        yield Score(criterion, points, evidence_in(evidence, folder, passages))
    for criterion_wanted in rubric.scored_in(kind) if rubric else ():
        if criterion_wanted.id not in said:
            yield _asked(criterion_wanted, folder, passages, answers)


def _asked(criterion: Criterion, folder: str, passages: tuple[Passage, ...], answers: Answers) -> Score:
    star = " *" if criterion.starred else ""
    answers.tell(f"\n{criterion.title}{star}\n  {criterion.question}\n"
                 + "".join(f"  {points}: {text}\n" for points, text in enumerate(criterion.scores))
                 + f"  {NOT_APPLICABLE}: it does not apply\n  Example: {criterion.example}\n")
    points = answers.choice(f"score {criterion.id}", "", SCORES)
    evidence = answers.text(f"evidence for {criterion.id}", "", "a place (lessons/….md:12), a sentence, or both")
    return Score(criterion.id, points, evidence_in(evidence, folder, passages))


def _write(one: Subject, language: str, meta: ReviewMeta) -> int:
    text = record_text(meta)
    path = f"{one.pack.folder}/{REVIEWS}/{language}/{file_stem(meta)}.yml"
    review, faults = parsed_review(text, path, language)
    wrong: list[Fault | Hit] = [*text_faults(text, path), *faults]
    for fault in (*wrong, *_hits(one, review)):
        help_lines = "".join(f"  help: {printable(way)}\n" for way in fault.help)
        sys.stderr.write(f"pathshala: {printable(fault.message)}\n{help_lines}")
    if wrong or faults_of(review, one.ground):
        sys.stderr.write("nothing was written\n")
        return CONTENT_ERRORS
    root = one.held.site.settings.root
    written = _write_new(root, path, text)
    sys.stdout.write(f"{written}: {meta.kind} of {len(meta.digests)} passages by {printable(meta.reviewer.name)}\n")
    return OK


def _hits(one: Subject, review: Review) -> Iterator[Hit]:
    """What the checks of reviews say of a record that is not written yet."""
    site = one.held.site
    alone = replace(site, packs=(replace(one.pack, reviews=(review,)),), rubric=one.ground.rubric,
                    panel=one.ground.panel)
    checked = Checked.of(alone, catalogues=one.held.catalogues)
    for rule in rules_of(Scope.PORTION):
        if rule.code.startswith("LP6"):
            yield from rule.find(checked)


def _write_new(root: Path, path: str, text: str) -> str:
    """Write a file as a whole under the first name that is free: as it is, then with a number. Raises
    OutsideError where a link leads out of the site."""
    stem = path.removesuffix(".yml")
    for name in (path, *(f"{stem}-{number}.yml" for number in range(2, _MOST))):
        place = root / name
        fault = inside(root, place)
        if fault is not None:
            raise OutsideError(f"{fault.path}: {fault.message}")
        place.parent.mkdir(parents=True, exist_ok=True)
        if _placed(place, text.encode("utf-8")):
            return name
    raise FileExistsError(17, "too many records of one day", path)


def _placed(place: Path, data: bytes) -> bool:
    """Whether a file could be put where none was, all of it at once."""
    draft = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
    draft.write_bytes(data)
    try:
        os.link(draft, place)
    except FileExistsError:
        return False
    except OSError:  # A disk without hard links.
        try:
            with place.open("xb") as file:
                file.write(data)
        except FileExistsError:
            return False
    finally:
        draft.unlink(missing_ok=True)
    return True
