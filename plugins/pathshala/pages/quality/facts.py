"""What the pages of quality are made from: plain data, gathered pack by pack.

What is known of a pack without the day (`PackQuality`) is gathered where its texts are at hand; what follows
from that on a day (`PackStanding`) is worked out for all packs together, with what the checks found.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from ...model.finding import Finding, Severity
from ...model.review import Evidence
from ...quality.evidence import EvidencePlace
from ...quality.facts import LanguageFacts, PackFacts
from ...quality.past import ReviewedPoint
from ...quality.report import SiteRows
from ...quality.review_states import ReviewState
from ...quality.scores import QualityScore
from ...quality.status import Status
from ...quality.steps import Step
from ...translate.completeness import Completeness
from ...translate.past.trend import TrendPoint

MOST_CHANGES = 60
"""So many passages that changed since a review are told of one by one."""
MOST_FINDINGS = 20
"""The same of findings."""


@dataclass(frozen=True)
class PassageChange:
    """A passage that is not as it was read: its document, file and line, its text now (empty where it is
    gone), the hash that its source was read under (empty where it was not there), and that text (None where
    nobody knows it). `source_changed` is False where a translation was changed and its source was not;
    `answers_changed` says that a question is as it was, but not which of its answers are right."""

    document: str
    file: str
    line: int
    now: str
    read: str = ""
    was: str | None = None
    source_changed: bool = True
    answers_changed: bool = False


@dataclass(frozen=True)
class LanguageQuality:
    """What is known of a pack in a language: what reviews say of it, what changed since the last of them
    that has read and passed it (`changed_since`, None where there is none), and where the evidence of their
    scores stands now."""

    facts: LanguageFacts
    changed_since: date | None = None
    changes: tuple[PassageChange, ...] = ()
    evidence: Mapping[Evidence, EvidencePlace] = field(default_factory=dict)


@dataclass(frozen=True)
class PackQuality:
    """What is known of a pack, whatever day it is; `languages` has its own language, too."""

    facts: PackFacts
    languages: Mapping[str, LanguageQuality]


@dataclass(frozen=True)
class ReviewNote:
    """What a reader of a page is told of its reviews: when it was read last by somebody else than those who
    made it, and how many of its passages are as they were read. `by_authors` is the day on which its authors
    went through it themselves. Both days are None where nobody has."""

    day: date | None = None
    by_authors: date | None = None
    kept: int = 0
    passages: int = 0
    records: bool = True


@dataclass(frozen=True)
class PackNotes:
    """What the pages of a pack say of its reviews: its status, and the notes by language and document."""

    status: Status
    notes: Mapping[tuple[str, str], ReviewNote] = field(default_factory=dict)


@dataclass(frozen=True)
class LanguageStanding:
    """How a pack stands in a language on a day. `shown` is its status among all languages
    (`LANGUAGE_STATUSES`); `weights` counts the findings by severity, but for those in its review records, which
    `record_weights` counts; `findings` has the first of both.
    `expiring` is the kind of the review that it rests on and that expires next, if that is soon. Of the pack's
    own language the history tells how many passages were as `reviewed`, of others how much was `translated`."""

    language: str
    shown: str
    status: Status
    steps: tuple[Step, ...]
    scores: tuple[QualityScore, ...] = ()
    reviews: tuple[ReviewState, ...] = ()
    expiring: str = ""
    completeness: Completeness | None = None
    weights: Mapping[Severity, int] = field(default_factory=lambda: MappingProxyType({}))
    record_weights: Mapping[Severity, int] = field(default_factory=lambda: MappingProxyType({}))
    findings: tuple[Finding, ...] = ()
    changed_since: date | None = None
    changes: tuple[PassageChange, ...] = ()
    evidence: Mapping[Evidence, EvidencePlace] = field(default_factory=dict)
    reviewed: tuple[ReviewedPoint, ...] = ()
    translated: tuple[TrendPoint, ...] = ()

    @property
    def grave(self) -> int:
        """How many findings are more than hints."""
        return self.weights.get(Severity.ERROR, 0) + self.weights.get(Severity.WARNING, 0)

    def in_short(self) -> LanguageStanding:
        """The same without what only its own page shows."""
        reviews = tuple(replace(one, review=replace(one.review, meta=replace(one.review.meta, scores=(), summary="")))
                        for one in self.reviews)
        return replace(self, scores=(), reviews=reviews, findings=(), changes=(), changed_since=None,
                       evidence={}, translated=())


@dataclass(frozen=True)
class PackStanding:
    """How a pack stands on a day: its status, and how it stands in each language of the site, its own first."""

    pack: str
    source_language: str
    status: Status
    languages: Mapping[str, LanguageStanding]

    def in_short(self) -> PackStanding:
        """The same without what only its own pages show."""
        return replace(self, languages={tag: one.in_short() for tag, one in self.languages.items()})


def _no_notes(pack: str) -> PackNotes | None:
    return None


def _no_report() -> SiteRows | None:
    return None


@dataclass(frozen=True)
class SiteQuality:
    """What a part of a site knows of quality, worked out when a page asks for it: the notes of a pack by its
    id, and how each pack stands; and where the site is one part, the report on it."""

    notes: Callable[[str], PackNotes | None] = _no_notes
    standings: Callable[[], Mapping[str, PackStanding]] = dict
    report: Callable[[], SiteRows | None] = _no_report


NOTHING_KNOWN = SiteQuality()
"""For the parts of a site that show none of it."""
