"""Review records: what `learning_packs/<id>/reviews/<language>/<date>-<who>.yml` may say, and the
people who may sign one (`content/reviewers.yml`).

A record is bound to what was read: it lists a hash of each passage, so that a later change of two passages
makes it void for those two and for nothing else.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from .fields import key
from .source import Source

KINDS = ("self_check", "editor_triage", "content", "pedagogy", "accessibility", "pilot", "translation")
DECISIONS = ("pass", "revise", "reject")
NOT_APPLICABLE = "n/a"
_NO_CONFLICT = frozenset({"", "none", "no", "n/a"})
SCORES = ("0", "1", "2", "3", NOT_APPLICABLE)


@dataclass(frozen=True)
class Reviewer:
    """Who has read."""

    name: str = key("The name to show.", minimum=1, maximum=100, example="Asha Rahman")
    id: str = key("The id in content/reviewers.yml, where the site has that file.", default="", shape="id",
                  example="asha")


@dataclass(frozen=True)
class Evidence:
    """What a score rests on: a place, a sentence, or both."""

    at: str = key("The file in the pack's folder, and the line, as they were found.", default="", maximum=200,
                  example="lessons/make-the-edit.md:12")
    passage: str = key("The hash of the passage that stood there; evidence follows it when lines move.", default="",
                       maximum=25, example='"60303ae22b99"')
    says: str = key("What was seen there, in a sentence.", default="", maximum=500)


@dataclass(frozen=True)
class Score:
    """What the reviewer gives for one criterion of the rubric, and why."""

    criterion: str = key("The id of the criterion in content/rubric.yml.", shape="id", example="accuracy")
    score: str = key("0 to 3, or n/a where it does not apply.", choices=SCORES, example="2")
    evidence: tuple[Evidence, ...] = key("What the score rests on.", default=(), maximum=20)

    @property
    def points(self) -> int | None:
        """The score as a number; None where the criterion does not apply."""
        return None if self.score == NOT_APPLICABLE else int(self.score)


@dataclass(frozen=True)
class PilotData:
    """What learners did with the pack."""

    learners: int = key("How many learners took it.", minimum=0, maximum=100_000, example="4")
    completed: int = key("How many of them came to its end.", minimum=0, maximum=100_000, example="3")
    failed: tuple[str, ...] = key("What did not work, one sentence each.", default=(), maximum=50)


@dataclass(frozen=True)
class PassagesRead:
    """What was read of one document."""

    document: str = key("The lesson's file name without .md, or pack.yml, facilitator.md, media/….vtt.",
                        minimum=1, maximum=200, example="make-the-edit")
    read: str = key("The hashes of its passages in order: of the text, or for a translation of source:translation.",
                    minimum=1, example='"9f86d081884c 60303ae22b99"')

    @property
    def digests(self) -> tuple[str, ...]:
        """The hashes, in order."""
        return tuple(self.read.split())


@dataclass(frozen=True)
class ReviewMeta:
    """The keys of a review record. `pathshala review record` writes one."""

    schema: int = key("The version of this format.", minimum=1, maximum=1)
    kind: str = key("The step of the procedure that it stands for.", choices=KINDS, example="content")
    reviewer: Reviewer = key("Who has read.")
    date: str = key("The day on which it was read.", shape="date", example='"2026-06-01"')
    decision: str = key("What the reviewer decides.", choices=DECISIONS, example="pass")
    content: str = key("The hash of all that was read.", minimum=1, maximum=40, example="h3fa2c1b09d")
    passages: tuple[PassagesRead, ...] = key("What was read, document by document.", minimum=1)
    scores: tuple[Score, ...] = key("The scores of the rubric's criteria.", default=())
    conflict_of_interest: str = key("What ties the reviewer to the pack; such a review counts as a self-check.",
                                    default="", maximum=300)
    internal: bool = key("Whether the pack's own makers have written it, so that it counts as a self-check.",
                         default=False, example="true")
    pilot: PilotData | None = key("What learners did, for a pilot.", default=None)
    summary: str = key("What the reviewer says of the whole.", default="", maximum=1_000)

    @property
    def day(self) -> datetime.date:
        """The day on which it was read. Raises ValueError in a record that is not sound."""
        return datetime.date.fromisoformat(self.date)

    @property
    def role(self) -> str:
        """The kind that the review counts as: one that is not independent is a self-check."""
        tied = self.conflict_of_interest.strip().rstrip(".").casefold() not in _NO_CONFLICT
        return "self_check" if self.internal or tied else self.kind

    @property
    def digests(self) -> tuple[str, ...]:
        """The hashes of all passages that were read, in order."""
        return tuple(one for held in self.passages for one in held.digests)


@dataclass(frozen=True)
class Review:
    """A record as it lies in its folder. `meta` is None where nothing of it can be used; `sound` says
    whether all of it could be read as it is written. One that is not sound does not count."""

    language: str
    source: Source
    meta: ReviewMeta | None
    sound: bool = True


@dataclass(frozen=True)
class KnownReviewer:
    """Somebody whose reviews the site trusts."""

    id: str = key("The id that reviews name.", shape="id", example="asha")
    name: str = key("The name to show.", minimum=1, maximum=100, example="Asha Rahman")
    kinds: tuple[str, ...] = key("The kinds of review that they do; all where none is named.", default=(),
                                 choices=KINDS)
    languages: tuple[str, ...] = key("The languages that they read; all where none is named.", default=(),
                                     shape="language")


@dataclass(frozen=True)
class Reviewers:
    """The keys of `content/reviewers.yml`. A site without that file trusts everybody who signs."""

    schema: int = key("The version of this format.", minimum=1, maximum=1)
    reviewers: tuple[KnownReviewer, ...] = key("The people who review.", minimum=1)


@dataclass(frozen=True)
class ReviewPanel:
    """The reviewers of a site as they were read: None where it has no list of them."""

    known: tuple[KnownReviewer, ...] | None = None
    source: Source = field(default_factory=lambda: Source("content/reviewers.yml"))
