"""How packs stand on a day: what follows from what is known of them, and from what the checks found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ...model.finding import Finding, Severity
from ...model.review import ReviewPanel
from ...model.site import Site
from ...quality.counting import counting, expiry
from ...quality.facts import PackFacts
from ...quality.findings import weights_of
from ...quality.language_status import language_status, source_status
from ...quality.review_states import SOON, review_states
from ...quality.scores import Part, QualityScore, checks_score, freshness_score, rubric_score, translation_score
from ...quality.status import STEPS, pack_status
from ...quality.steps import steps, translation_steps
from ...translate.catalogues import po_path_of
from .facts import MOST_FINDINGS, LanguageQuality, LanguageStanding, PackQuality, PackStanding

FindingsByPlace = Mapping[tuple[str, str], Sequence[Finding]]
"""Findings by pack and language."""


def standings(
    site: Site, known: Iterable[PackQuality], findings: Iterable[Finding], today: date
) -> Mapping[str, PackStanding]:
    """How each pack stands, in the order of what is known. Of the site, its rubric and its reviewers count."""
    held = tuple(known)
    found = findings_by_place(site, held, findings)
    return {one.facts.pack: _standing(one, site, found, today) for one in held}


def findings_by_place(site: Site, known: Iterable[PackQuality], findings: Iterable[Finding]) -> FindingsByPlace:
    """The findings in the files of each pack, those that a file allows left out: under a language that it is
    translated into those in its PO file and in reviews of that, else under its own."""
    folder, places = f"{site.settings.packs_dir}/", {}
    sources = {one.facts.pack: one.facts.source.language for one in known}
    for pack, source in sources.items():
        for language in site.languages:
            if language.tag != source:
                places[po_path_of(site, language.tag, pack)] = pack, language.tag
    tags = {one.tag for one in site.languages}
    found: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for one in findings:
        place = places.get(one.path)
        if place is None and one.path.startswith(folder):
            pack, *rest = one.path.removeprefix(folder).split("/")
            reviewed = rest[1] if len(rest) == 3 and rest[0] == "reviews" and rest[1] in tags else ""
            place = (pack, reviewed or sources[pack]) if pack in sources else None
        if place is not None and not one.allowed:
            found[place].append(one)
    return found


def _standing(
    held: PackQuality, site: Site, found: FindingsByPlace, today: date
) -> PackStanding:
    rubric, panel, folder = site.rubric, site.panel, f"{site.settings.packs_dir}/{held.facts.pack}"
    facts, own = held.facts, held.facts.source.language
    errors = weights_of(found.get((facts.pack, own), ()), folder)[0][Severity.ERROR]
    status = pack_status(facts, rubric, today, errors)
    first = LanguageStanding(
        own, source_status(status), status, steps(facts, rubric, panel, today, errors),
        (rubric_score(facts, rubric, today), _undated(freshness_score(facts, today))),
    )
    every = {own: first}
    for tag, known in held.languages.items():
        if tag != own:
            every[tag] = _translation(known, facts.review_every, panel, today)
    return PackStanding(facts.pack, own, status, {
        tag: _with_findings(one, held.languages[tag], facts, found.get((facts.pack, tag), ()), folder, today)
        for tag, one in every.items()
    })


def _translation(held: LanguageQuality, review_every: str, panel: ReviewPanel, today: date) -> LanguageStanding:
    status = language_status(held.facts, review_every, today)
    return LanguageStanding(
        held.facts.language, status.shown, status, translation_steps(held.facts, review_every, panel, today),
        (translation_score(held.facts, review_every, today),), completeness=held.facts.completeness,
    )


def _with_findings(
    one: LanguageStanding, held: LanguageQuality, facts: PackFacts, found: Sequence[Finding], folder: str, today: date
) -> LanguageStanding:
    weights, of_records = weights_of(found, folder)
    checks = checks_score(weights[Severity.ERROR], weights[Severity.WARNING], held.facts.passages)
    # They come in the order of their places.
    ordered = [finding for weight in Severity if weights[weight] or of_records[weight]
               for finding in found if finding.severity is weight]
    return replace(
        one, scores=(checks, *one.scores), weights=dict(weights), record_weights=dict(of_records),
        reviews=tuple(review_states(held.facts, facts.review_every, today)),
        expiring=_expiring(one, held, facts, today),
        findings=tuple(replace(finding, fix=None, help=()) if finding.fix or finding.help else finding
                       for finding in ordered[:MOST_FINDINGS]),
        changed_since=held.changed_since, changes=held.changes, evidence=held.evidence,
    )


def _expiring(one: LanguageStanding, held: LanguageQuality, facts: PackFacts, today: date) -> str:
    """The kind of the review that expires next, where that is soon."""
    end = one.status.expires
    if end is None or end - today > SOON:
        return ""
    counted = counting(held.facts, facts.review_every, today)
    kinds = (kind for kind in (*STEPS, "translation") if counted.passes(kind)
             and expiry(counted.passes(kind)[-1], facts.review_every) == end)
    return next(kinds, "translation")


def _undated(score: QualityScore) -> QualityScore:
    """A score without the number of days that are left: the day on which they end is told instead, so that a
    page does not become another one every night."""
    return replace(score, parts=tuple(Part(one.code, 0, one.of) if one.code == "days_left" else one
                                      for one in score.parts))
