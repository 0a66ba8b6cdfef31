"""The learning pack: what `pack.yml` and a lesson's front matter may say.

Field names follow schema.org LearningResource and LRMI where these have a term
(https://schema.org/LearningResource, https://www.dublincore.org/specifications/lrmi/).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .captions import Captions
from .fields import key
from .review import Review
from .source import Source

AUDIENCES = ("newcomer", "contributor", "organizer", "trainer", "translator", "leader")
LEVELS = ("beginner", "intermediate", "advanced")
STATUSES = ("draft", "in_review", "pilot", "stable", "retired")
BLOOM = ("remember", "understand", "apply", "analyze", "evaluate", "create")
MEDIA_KINDS = ("image", "diagram", "audio", "video", "document")


@dataclass(frozen=True)
class SkillGain:
    """A skill and the level that a learner reaches."""

    skill: str = key("A skill of content/skills.yml.", shape="id", example="cite-sources")
    to: int = key("The level reached, 0 to 4.", minimum=0, maximum=4, example="2")


@dataclass(frozen=True)
class SkillNeed:
    """A skill and the level that a learner should bring."""

    skill: str = key("A skill of content/skills.yml.", shape="id", example="edit-page")
    at: int = key("The level that is needed, 0 to 4.", minimum=0, maximum=4, example="1")


@dataclass(frozen=True)
class Objective:
    """What a learner can do afterwards, in words that can be observed."""

    id: str = key("A short id that lessons and quizzes name.", shape="id", example="o1")
    bloom: str = key("The kind of thinking, after Bloom's revised taxonomy.", choices=BLOOM, example="apply")
    text: str = key(
        "What the learner will be able to do, beginning with a verb.",
        translatable=True, minimum=10, maximum=200, schema_org="learningOutcome",
        example="Cite a source in a way others can check.",
    )


@dataclass(frozen=True)
class Author:
    """A person or group that made the pack."""

    name: str = key("The name to show.", minimum=1, maximum=100, schema_org="author", example="Asha Rahman")
    role: str = key(
        "What they did.", choices=("author", "editor", "illustrator", "translator", "contributor"), example="author",
    )


@dataclass(frozen=True)
class Attribution:
    """Material that comes from somebody else."""

    title: str = key("The title of the material.", minimum=1, maximum=200)
    author: str = key("Who made it.", minimum=1, maximum=200)
    source: str = key("Where it was found.", shape="https", schema_org="isBasedOn")
    license: str = key("Its licence as an SPDX identifier.", shape="licence")
    changes: str = key("What was changed.", default="", maximum=300)


@dataclass(frozen=True)
class Dependency:
    """Something outside that a pack speaks of: a user interface, a page of rules."""

    title: str = key("What it is.", minimum=1, maximum=200, example="The edit window of Wikipedia")
    url: str = key("Where it is.", shape="https", example="https://en.wikipedia.org/")
    checked: str = key("The day on which somebody last saw that the pack is right about it.", shape="date",
                       example='"2026-06-01"')


@dataclass(frozen=True)
class PackMeta:
    """The keys of `pack.yml`."""

    schema: int = key("The version of this format.", minimum=1, maximum=1, example="1")
    title: str = key(
        "The pack's name.", translatable=True, minimum=3, maximum=80, schema_org="name",
        example="Find and cite reliable sources",
    )
    summary: str = key(
        "What the pack is about and what it is good for.", translatable=True, minimum=50, maximum=300,
        schema_org="description",
    )
    source_language: str = key("The language the pack is written in, as a BCP 47 tag.", shape="language",
                               schema_org="inLanguage", example="en", names_file=True)
    version: str = key("The pack's version (SemVer).", shape="semver", schema_org="version", example="1.2.0")
    audience: tuple[str, ...] = key("Whom the pack is for.", choices=AUDIENCES, minimum=1, schema_org="audience")
    for_: tuple[str, ...] = key(
        "Whether one person or an organization takes it.", choices=("individual", "organization"), minimum=1,
    )
    level: str = key("How hard it is.", choices=LEVELS, schema_org="educationalLevel", example="beginner")
    teaches: tuple[SkillGain, ...] = key("The skills and the levels reached.", minimum=1, schema_org="teaches")
    objectives: tuple[Objective, ...] = key("What the learner can do afterwards.", minimum=1, maximum=7)
    lessons: tuple[str, ...] = key(
        "The lessons in order: file names in lessons/ without .md.", shape="stem", minimum=1, schema_org="hasPart",
    )
    license: str = key("An open licence as an SPDX identifier.", shape="licence", schema_org="license",
                       example="CC-BY-SA-4.0")
    authors: tuple[Author, ...] = key("Who made the pack.", minimum=1, schema_org="author")
    owners: tuple[str, ...] = key("Who looks after it; two or more for a stable pack.", minimum=1)
    status: str = key("What the owners declare; the site shows the lower of this and the facts.",
                      choices=STATUSES, schema_org="creativeWorkStatus", example="draft")
    review_every: str = key("How long a review stays valid (ISO 8601).", shape="duration", example="P12M")
    requires: tuple[SkillNeed, ...] = key("The skills that a learner should bring.", default=(),
                                          schema_org="competencyRequired")
    attribution: tuple[Attribution, ...] = key("Material taken from elsewhere.", default=(), schema_org="isBasedOn")
    depends_on: tuple[Dependency, ...] = key(
        "What the pack speaks of that others change; it goes stale when nobody looks for as long as `review_every`.",
        default=(),
    )


@dataclass(frozen=True)
class Media:
    """A recording or file that a lesson offers beside its text."""

    file: str = key("The file in media/.", minimum=1, maximum=200, example="tour.webm")
    kind: str = key("What it is.", choices=MEDIA_KINDS, example="video")
    title: str = key("What to call it.", translatable=True, minimum=3, maximum=120)
    captions: Mapping[str, str] = key("WebVTT files in media/, by language.", default=None)
    transcript: Mapping[str, str] = key("Text files in media/, by language.", default=None)


@dataclass(frozen=True)
class LessonMeta:
    """The front matter of a lesson."""

    title: str = key("The lesson's name; the page's only h1.", translatable=True, minimum=3, maximum=80,
                     schema_org="name")
    time: str = key("How long it takes (ISO 8601).", shape="duration", schema_org="timeRequired", example="PT12M")
    objectives: tuple[str, ...] = key("The ids of the pack's objectives that it serves.", shape="id", minimum=1)
    key_points: tuple[str, ...] = key("What to remember.", translatable=True, minimum=1, maximum=7)
    media: tuple[Media, ...] = key("Recordings and files.", default=())


@dataclass(frozen=True)
class AdaptationMeta:
    """The front matter of a lesson that was adapted for the readers of one language, in
    `local/<language>/lessons/`. It serves the objectives of the lesson that it stands for."""

    title: str = key("The lesson's name in this language; the page's only h1.", minimum=3, maximum=80,
                     schema_org="name")
    time: str = key("How long it takes (ISO 8601).", shape="duration", schema_org="timeRequired", example="PT12M")
    adapts: str = key("The hash of the lesson as it read when it was adapted; LP572 says the one of today.",
                      minimum=1, maximum=40, schema_org="isBasedOn", example="h3fa2c1b09d")
    key_points: tuple[str, ...] = key("What to remember, in this language.", default=(), maximum=7)
    media: tuple[Media, ...] = key("Recordings and files.", default=())


@dataclass(frozen=True)
class FacilitatorMeta:
    """The front matter of `facilitator.md`, the notes for somebody who leads a group."""

    title: str = key("The page's name.", translatable=True, minimum=3, maximum=80)
    time: str = key("The length of the session (ISO 8601).", shape="duration", schema_org="timeRequired")


@dataclass(frozen=True)
class PageMeta:
    """The front matter of a standing page in `content/`."""

    title: str = key("The page's name; its only h1.", translatable=True, minimum=3, maximum=80)
    summary: str = key("One sentence for search engines and lists.", translatable=True, default="", maximum=300)


Meta = LessonMeta | AdaptationMeta | FacilitatorMeta | PageMeta
"""The front matter of any Markdown file."""


@dataclass(frozen=True)
class Text:
    """A Markdown file with front matter: a lesson, a facilitator's page, a standing page.

    `meta` is None where the front matter could not be read; `body` begins on line
    `body_line` of the file.
    """

    stem: str
    source: Source
    meta: Meta | None
    body: str
    body_line: int


@dataclass(frozen=True)
class Adaptation:
    """A lesson that was adapted for the readers of a language (its folder's name, which may be no tag);
    the text's stem is that of the lesson that it stands for."""

    language: str
    text: Text


@dataclass(frozen=True)
class Pack:
    """A pack as it lies in its folder. `meta` is None where `pack.yml` could not be read.

    `adaptations` are all that were found, also those that stand for nothing (`adapted`); `captions` those
    that lessons name for the pack's own language."""

    id: str
    folder: str
    source: Source
    meta: PackMeta | None
    lessons: tuple[Text, ...] = ()
    facilitator: Text | None = None
    media: tuple[str, ...] = field(default=())
    adaptations: tuple[Adaptation, ...] = ()
    captions: tuple[Captions, ...] = ()
    reviews: tuple[Review, ...] = ()

    def lesson(self, stem: str) -> Text | None:
        """The lesson of that file stem, or None."""
        return next((one for one in self.lessons if one.stem == stem), None)

    def adapted(self, stem: str) -> tuple[Adaptation, ...]:
        """The adaptations of a lesson that can be shown, by language."""
        if self.meta is None or self.lesson(stem) is None:
            return ()
        return tuple(one for one in self.adaptations if one.text.stem == stem and one.text.meta is not None
                     and one.language != self.meta.source_language)

    def lesson_for(self, stem: str, language: str) -> Text | None:
        """The lesson that the readers of a language are shown: its adaptation for them, else the lesson."""
        own = next((one.text for one in self.adapted(stem) if one.language == language), None)
        return own or self.lesson(stem)
