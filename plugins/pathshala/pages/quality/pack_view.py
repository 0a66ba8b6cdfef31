"""The page of one pack in one language: its status and why, what comes next, and what reviewers found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ...model.finding import Finding
from ...model.review import Evidence
from ...model.rubric import Criterion
from ...quality.review_states import ReviewState, Worth
from ...quality.scores import Part, QualityScore
from ...quality.steps import Step
from ...sources.links import QUALITY, check_address, pack_address
from ...translate.extract import SITE_DOMAIN
from ..edition import Edition
from ..labels import SEVERITIES, label
from ..plan import PageSpec
from ..translating.dates import day_text
from ..translating.links import file_url
from ..translating.trend import trend_view
from ..view import Phrase
from .changes import change_view
from .common import day_view, language_status_view, pack_status_view
from .facts import LanguageStanding, PackStanding
from .index_view import cells, guide, head
from .trend import review_trend_view
from .turns import whose
from .view import (
    CriterionView,
    Day,
    EvidenceView,
    FindingView,
    QualityPackView,
    ReviewView,
    ScoredView,
    ScoreView,
    StepView,
)
from .words import DECISIONS, KINDS, PARTS, SCORES, STATUSES, WORTHS, criterion_title, sentence

_COUNTING = (Worth.VALID, Worth.CHANGED, Worth.EXPIRING)


def quality_pack_view(edition: Edition, spec: PageSpec) -> QualityPackView | None:
    """How a pack stands in the edition's language; None where nothing is known of it."""
    page, say = spec.address, edition.interface
    pack, known = edition.library.quality.standings().get(spec.subject), edition.site.pack(spec.subject)
    if pack is None or known is None:
        return None
    one = pack.languages[edition.language.tag]
    own, status = one.language == pack.source_language, one.status
    status_view = pack_status_view if own else language_status_view
    return QualityPackView(
        title=edition.pack_title(known), url=edition.url(page, pack_address(known.id)),
        source_name=say.language_name(pack.source_language), own=own,
        shown=status_view(say, status.shown), computed=status_view(say, status.computed),
        declared=label(say, STATUSES, status.declared) if own else "",
        kept=status.as_reviewed, kept_text=say.number(status.as_reviewed), passages_text=say.number(status.passages),
        reviewed=day_view(say, status.reviewed_on), expires=day_view(say, status.expires),
        reasons=tuple(sentence(edition, reason) for reason in status.reasons),
        steps=tuple(_step(edition, step) for step in one.steps),
        scores=tuple(_score(edition, score, one) for score in one.scores),
        findings=tuple(_finding(edition, page, finding) for finding in one.findings),
        more_findings=sum(one.weights.values()) + sum(one.record_weights.values()) - len(one.findings),
        criteria=tuple(_criteria(edition, one)),
        rubric_at="" if own else _source_page(edition, page, pack),
        reviews=tuple(_review(edition, held) for held in reversed(one.reviews)),
        since=day_view(say, one.changed_since),
        changes=tuple(change_view(edition, pack, change) for change in one.changes),
        trend=review_trend_view(say, one.reviewed) if own else trend_view(edition, one.translated),
        others=tuple((head(other), cell) for other, cell in zip(
            edition.library.editions, cells(edition, page, pack), strict=True) if other is not edition),
        index=edition.url(page, QUALITY), guide=guide(edition, page),
    )


def _source_page(edition: Edition, page: str, pack: PackStanding) -> str:
    """The page of the pack in the language that it is written in, whose reviews score it."""
    return cells(edition, page, pack)[_place(edition, pack.source_language)].url


def _place(edition: Edition, tag: str) -> int:
    return [one.language.tag for one in edition.library.editions].index(tag)


def _step(edition: Edition, step: Step) -> StepView:
    names, who = whose(edition, step)
    # When passages changed, only history could tell; what was done before is no day to wait from.
    changed = any(reason.code == "passages_changed" for reason in step.reasons)
    done_by = edition.interface.listed(step.done_by)
    return StepView(step.progress, label(edition.interface, KINDS, step.kind), who, names, done_by,
                    None if changed else day_view(edition.interface, step.since),
                    tuple(sentence(edition, reason) for reason in step.reasons if reason.code != "step_missing"))


def _score(edition: Edition, score: QualityScore, one: LanguageStanding) -> ScoreView:
    say, ends = edition.interface, day_view(edition.interface, one.status.expires)
    # How long the reviews hold is told by the day on which the first of them ends.
    dated = score.code == "freshness" and score.value is not None
    held = [(Phrase(label(say, PARTS, "days_left")), ends.text)] if ends and dated else []
    return ScoreView(score.code, label(say, SCORES, score.code), score.value or 0,
                     "" if score.value is None else say.number(score.value),
                     (*held, *(_part(edition, part) for part in score.parts if part.code != "days_left")))


def _part(edition: Edition, part: Part) -> tuple[Phrase, str]:
    say = edition.interface
    name = Phrase(label(say, PARTS, part.code)) if part.code in PARTS else criterion_title(edition, part.code)
    if part.code not in PARTS and not part.of:
        return name, say.gettext("does not apply")
    return name, say.gettext("%(value)s of %(of)s", value=say.number(part.value), of=say.number(part.of)) if (
        part.of) else say.number(part.value)


def _is_explained(edition: Edition, code: str) -> bool:
    return edition.site.settings.check_pages and code in edition.library.catalogue_facts.codes


def _finding(edition: Edition, page: str, one: Finding) -> FindingView:
    settings = edition.site.settings
    return FindingView(
        one.severity, label(edition.interface, SEVERITIES, one.severity), one.code,
        edition.reference_url(page, check_address(one.code)) if _is_explained(edition, one.code) else "",
        one.message, f"{one.path}:{one.span.line}", file_url(settings, one.path, one.span.line),
    )


def _criteria(edition: Edition, one: LanguageStanding) -> Iterator[CriterionView]:
    """The rubric with all scores of reviews that count, of self-checks too; nothing where none has any."""
    rubric = edition.site.rubric
    held = [review for review in one.reviews if review.worth in _COUNTING and review.review.meta.scores]
    for place, criterion in enumerate(rubric.criteria if rubric and held else ()):
        yield CriterionView(_of_rubric(edition, place, "title"), criterion.starred,
                            tuple(_scored(edition, one, place, criterion, held)))


def _of_rubric(edition: Edition, place: int, *path: str | int) -> Phrase:
    return edition.phrase(SITE_DOMAIN, "rubric.yml", "criteria", place, *path)


def _scored(
    edition: Edition, one: LanguageStanding, place: int, criterion: Criterion, reviews: Sequence[ReviewState]
) -> Iterator[ScoredView]:
    say = edition.interface
    for review in reviews:
        meta = review.review.meta
        for score in meta.scores:
            if score.criterion == criterion.id:
                points = score.points
                who = say.gettext("%(who)s, %(kind)s", who=meta.reviewer.name, kind=label(say, KINDS, meta.role))
                meaning = _of_rubric(edition, place, "scores", points) if points is not None else Phrase("")
                yield ScoredView(say.gettext("does not apply") if points is None else say.number(points), meaning, who,
                                 tuple(_evidence(edition, one, held) for held in score.evidence))


def _evidence(edition: Edition, one: LanguageStanding, evidence: Evidence) -> EvidenceView:
    place = one.evidence.get(evidence)
    if place is None:
        return EvidenceView("", "", evidence.says)
    text = f"{place.file}:{place.line}" if place.line else place.file
    return EvidenceView(text, file_url(edition.site.settings, place.file, place.line), evidence.says)


def _review(edition: Edition, one: ReviewState) -> ReviewView:
    say, meta = edition.interface, one.review.meta
    return ReviewView(
        label(say, KINDS, meta.role), meta.reviewer.name, _day(edition, one.review.meta.day),
        label(say, DECISIONS, meta.decision), label(say, WORTHS, one.worth), one.worth in _COUNTING,
        say.number(one.kept), say.number(one.read), _day(edition, one.expires), meta.summary,
        one.review.path, file_url(edition.site.settings, one.review.path, 0),
    )


def _day(edition: Edition, day: date) -> Day:
    return Day(day.isoformat(), day_text(edition.interface, day))
