"""What the templates of the pages of quality are given. Addresses and texts are as in `pages.view`."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..translating.view import TrendView
from ..view import LinkView, Phrase


@dataclass(frozen=True)
class Day:
    """A day: as ISO 8601 for machines, and in the words of the page."""

    iso: str
    text: str


@dataclass(frozen=True)
class StatusView:
    """A status: its code, which a style colours, its sign, and its name."""

    code: str
    sign: str
    text: str


@dataclass(frozen=True)
class CellView:
    """A pack in one language: its status, where its page is, and for what is not whole the per cent."""

    status: StatusView
    url: str
    percent_text: str = ""


@dataclass(frozen=True)
class RowView:
    """A pack in the table of all: `findings` is how many are more than hints; `reviewed` and `expires` are
    None where nobody has reviewed it."""

    title: Phrase
    url: str
    status: StatusView
    cells: tuple[CellView, ...]
    findings: int
    findings_text: str
    reviewed: Day | None
    expires: Day | None


@dataclass(frozen=True)
class TurnView:
    """Something that somebody can do now: what, in which pack, who can do it, and since when or until when it
    waits (`until` says which)."""

    kind: str
    what: Markup
    who: str
    names: bool
    day: Day | None = None
    until: bool = False


@dataclass(frozen=True)
class TrendRow:
    """A month: how many passages were as reviewed at its end, and how many there were."""

    label: str
    done_text: str
    total_text: str


@dataclass(frozen=True)
class ReviewTrendView:
    """Passages as reviewed over time, and all: a chart of `width` × `height`, in paths of SVG, and rows, the latest
    first."""

    width: int
    height: int
    total: str
    done: str
    area: str
    label: str
    first_text: str
    last_text: str
    rows: tuple[TrendRow, ...]


@dataclass(frozen=True)
class LanguageHead:
    """A language at the head of a column."""

    tag: str
    name: str
    direction: str


@dataclass(frozen=True)
class QualityView:
    """The page of all packs. `meanings` explain the statuses, with their number among all packs and languages;
    `data` is where all of it stands for programs, `schema` what explains that."""

    turns: tuple[TurnView, ...]
    more_turns: int
    languages: tuple[LanguageHead, ...]
    rows: tuple[RowView, ...]
    meanings: tuple[tuple[StatusView, str, str], ...]
    statuses: tuple[StatusView, ...]
    trend: ReviewTrendView | None
    guide: LinkView | None
    data: str
    schema: str


@dataclass(frozen=True)
class StepView:
    """A step of the procedure: `state` is done, next or later."""

    state: str
    title: str
    who: str
    names: bool
    done_by: str
    since: Day | None
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class ScoreView:
    """A score from 0 to 100, `text` empty where there is nothing to score, with its parts."""

    code: str
    title: str
    value: int
    text: str
    parts: tuple[tuple[Phrase, str], ...]


@dataclass(frozen=True)
class FindingView:
    """What a check found: the place, and the page that explains the check."""

    severity: str
    severity_text: str
    code: str
    code_url: str
    message: str
    place: str
    url: str


@dataclass(frozen=True)
class EvidenceView:
    """What a score rests on."""

    place: str
    url: str
    says: str


@dataclass(frozen=True)
class ScoredView:
    """What one reviewer gave for a criterion."""

    score_text: str
    meaning: Phrase
    who: str
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True)
class CriterionView:
    """A criterion of the rubric, with all scores that reviewers gave it."""

    title: Phrase
    starred: bool
    scores: tuple[ScoredView, ...]


@dataclass(frozen=True)
class ReviewView:
    """A review record. `worth` says what it counts, `left` is the day on which it expires."""

    kind: str
    who: str
    day: Day
    decision: str
    worth: str
    counts: bool
    kept_text: str
    read_text: str
    expires: Day
    summary: str
    path: str
    url: str


@dataclass(frozen=True)
class ChangeView:
    """A passage that changed since it was read; `new` and `gone` where it was not there, or is not; `of_answers`
    where other answers of a question are right."""

    place: str
    url: str
    difference: Markup
    lang: str
    dir: str
    compared: bool
    new: bool
    gone: bool
    of_translation: bool
    of_answers: bool


@dataclass(frozen=True)
class QualityPackView:
    """The page of a pack in one language. In its `own` the trend is that of passages as reviewed, else that of words
    translated."""

    title: Phrase
    url: str
    source_name: str
    own: bool
    shown: StatusView
    computed: StatusView
    declared: str
    kept: int
    kept_text: str
    passages_text: str
    reviewed: Day | None
    expires: Day | None
    reasons: tuple[str, ...]
    steps: tuple[StepView, ...]
    scores: tuple[ScoreView, ...]
    findings: tuple[FindingView, ...]
    more_findings: int
    criteria: tuple[CriterionView, ...]
    rubric_at: str
    reviews: tuple[ReviewView, ...]
    since: Day | None
    changes: tuple[ChangeView, ...]
    trend: ReviewTrendView | TrendView | None
    others: tuple[tuple[LanguageHead, CellView], ...]
    index: str
    guide: LinkView | None


@dataclass(frozen=True)
class ReviewedView:
    """The calm line of a lesson or a pack: what it says, and where that is told in full."""

    text: str
    url: str
