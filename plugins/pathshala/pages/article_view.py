"""What the templates under `theme/templates/article/` are given: one view for each kind of page.

Addresses and texts are as in `view`.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .glossary import ExplainedWord
from .practice_view import AnswerView, OutcomeView
from .quality.view import ReviewedView
from .view import LinkView, Phrase


@dataclass(frozen=True)
class SkillLevelView:
    """A skill at a level, with the level in words (`on my own`)."""

    label: Phrase
    url: str
    level: int
    level_text: str


@dataclass(frozen=True)
class LanguageShare:
    """How complete a pack is in a language: words translated, 0 to 100 rounded down."""

    tag: str
    name: str
    direction: str
    url: str
    percent: int
    percent_text: str
    source: bool
    review: str


@dataclass(frozen=True)
class PackCard:
    """A pack in the catalogue. The raw values (`level`, `audience`, …) are what filters compare;
    `level_text` and `audience_text` are what a reader sees. `progress_keys` name its lessons in a
    reader's stored progress, and `lesson_minutes` are their lengths, in the same order."""

    id: str
    title: Phrase
    summary: Phrase
    url: str
    level: str
    level_text: str
    audience: tuple[str, ...]
    audience_text: tuple[str, ...]
    skills: tuple[SkillLevelView, ...]
    skill_ids: tuple[str, ...]
    languages: tuple[LanguageShare, ...]
    minutes: int
    minutes_text: str
    lessons: int
    lessons_text: str
    percent: int
    percent_text: str
    progress_keys: tuple[str, ...]
    lesson_minutes: tuple[int, ...] = ()


@dataclass(frozen=True)
class FilterOption:
    """One value of a filter, and how many packs have it."""

    value: str
    label: str
    count: int
    count_text: str


@dataclass(frozen=True)
class Filter:
    """A filter of the catalogue: `name` is language, level, audience, skill or time."""

    name: str
    label: str
    options: tuple[FilterOption, ...]


@dataclass(frozen=True)
class HomeView:
    """The start page: `body` is content/index.md, rendered; `body_dir` the way it runs."""

    body: Markup
    cards: tuple[PackCard, ...]
    catalogue: str
    roles: tuple[LinkView, ...]
    guides: tuple[LinkView, ...]
    body_dir: str = "ltr"


@dataclass(frozen=True)
class KeptPack:
    """A pack on the page of the reader's own progress; keys and minutes as in PackCard."""

    id: str
    title: Phrase
    url: str
    progress_keys: tuple[str, ...]
    lesson_minutes: tuple[int, ...]


@dataclass(frozen=True)
class ProgressView:
    """The page that shows what the reader's device keeps: only a script there knows what that is."""

    packs: tuple[KeptPack, ...]
    catalogue: str


@dataclass(frozen=True)
class CatalogueView:
    """All packs with filters. `groups` lists the packs under each level, for readers without
    JavaScript; with it, the same cards are filtered in place."""

    cards: tuple[PackCard, ...]
    filters: tuple[Filter, ...]


@dataclass(frozen=True)
class ObjectiveView:
    """An objective of a pack or lesson."""

    id: str
    text: Phrase


@dataclass(frozen=True)
class LessonRow:
    """A lesson in its pack's list."""

    number: str
    title: Phrase
    url: str
    minutes_text: str
    percent: int
    percent_text: str
    key: str


@dataclass(frozen=True)
class AttributionView:
    """Material that comes from elsewhere."""

    title: str
    author: str
    source: str
    license: str
    changes: str


@dataclass(frozen=True)
class PackView:
    """A pack's own page. `status` is the lower of what is declared and what is known, `status_why` the first
    reason why it is not better, and `quality` leads to all of them."""

    card: PackCard
    objectives: tuple[ObjectiveView, ...]
    requires: tuple[SkillLevelView, ...]
    rows: tuple[LessonRow, ...]
    license: str
    license_url: str
    authors: tuple[tuple[str, str], ...]
    status: str
    status_text: str
    status_why: str
    quality: str
    version: str
    source_name: str
    attribution: tuple[AttributionView, ...]
    roles: tuple[LinkView, ...]
    facilitator: LinkView | None = None
    outcome: OutcomeView | None = None


@dataclass(frozen=True)
class TrackView:
    """Captions or a transcript of a recording: its address, and the language it is in."""

    url: str
    tag: str
    name: str
    default: bool


@dataclass(frozen=True)
class MediumView:
    """A recording or file that a lesson offers beside its text. `kind` is that of the pack's format."""

    kind: str
    title: Phrase
    url: str
    captions: tuple[TrackView, ...]
    transcripts: tuple[TrackView, ...]


@dataclass(frozen=True)
class LessonView:
    """A lesson. `body` is the sanitised article. `answers` are those to its questions, for paper; `outcome`
    stands at the end of a pack's last lesson.

    `body_dir` is the page's direction, or the source's where nothing of the body is translated;
    `words` are those of the body that a glossary explains; `reviewed` is what its reviews say."""

    body: Markup
    number_text: str
    minutes_text: str
    objectives: tuple[ObjectiveView, ...]
    key_points: tuple[Phrase, ...]
    key: str
    body_dir: str = "ltr"
    media: tuple[MediumView, ...] = ()
    words: tuple[ExplainedWord, ...] = ()
    answers: tuple[AnswerView, ...] = ()
    outcome: OutcomeView | None = None
    reviewed: ReviewedView | None = None


@dataclass(frozen=True)
class LevelRow:
    """What a person can do at one level of a skill, and the packs that lead there."""

    level: int
    level_text: str
    statement: Phrase
    packs: tuple[LinkView, ...]


@dataclass(frozen=True)
class SkillView:
    """A skill with its ladder."""

    summary: Phrase
    levels: tuple[LevelRow, ...]
    roles: tuple[LinkView, ...]


@dataclass(frozen=True)
class RoleView:
    """A role: the skills it takes and the packs that prepare for it."""

    summary: Phrase
    skills: tuple[SkillLevelView, ...]
    cards: tuple[PackCard, ...]


@dataclass(frozen=True)
class IndexEntry:
    """An entry of a list page: skills, roles or checks."""

    label: Phrase
    url: str
    summary: Phrase
    note: str = ""


@dataclass(frozen=True)
class IndexView:
    """A list page, in groups with a heading each (which may be empty)."""

    intro: str
    groups: tuple[tuple[str, tuple[IndexEntry, ...]], ...]


@dataclass(frozen=True)
class TextView:
    """A standing page, a facilitator's page or a check's page: only a rendered body.

    `body_dir`, `words` and `answers` are as in LessonView; the ticks of its task lists are kept under
    `key`."""

    body: Markup
    facts: tuple[tuple[str, str], ...] = ()
    body_dir: str = "ltr"
    words: tuple[ExplainedWord, ...] = ()
    answers: tuple[AnswerView, ...] = ()
    key: str = ""
