"""The rubric: what a reviewer looks at, and what `content/rubric.yml` may say."""

from __future__ import annotations

from dataclasses import dataclass

from .fields import key
from .review import KINDS

TOP_SCORE = 3


@dataclass(frozen=True)
class Framework:
    """A framework of others that the rubric draws on."""

    name: str = key("What it is called.", minimum=3, maximum=100, example="Quality Matters")
    url: str = key("Where it is published.", shape="https", example="https://www.qualitymatters.org/")
    taken: str = key("What the rubric takes from it.", translatable=True, minimum=10, maximum=300)


@dataclass(frozen=True)
class PassRule:
    """When a pack passes. What is not applicable counts neither for it nor against it."""

    starred: int = key("The score that every starred criterion needs at least.", minimum=0, maximum=TOP_SCORE,
                       example="2")
    percent: int = key("The share of all applicable points that is needed, in per cent.", minimum=0, maximum=100,
                       example="85")


@dataclass(frozen=True)
class Criterion:
    """One thing that reviewers score."""

    id: str = key("The id that reviews name.", shape="id", example="accuracy")
    title: str = key("What it is called.", translatable=True, minimum=3, maximum=80, example="Accuracy and sources")
    question: str = key("The question that the reviewer answers.", translatable=True, minimum=10, maximum=300)
    scores: tuple[str, ...] = key("What earns the scores 0, 1, 2 and 3.", translatable=True, minimum=4, maximum=4)
    example: str = key("What it looks like in a lesson.", translatable=True, minimum=10, maximum=400)
    reviews: tuple[str, ...] = key("The kinds of review that have to score it; a self-check scores them all.",
                                   choices=KINDS, minimum=1)
    starred: bool = key("Whether no pack passes without it.", default=False, example="true")


@dataclass(frozen=True)
class Rubric:
    """The keys of `content/rubric.yml`."""

    schema: int = key("The version of this format.", minimum=1, maximum=1)
    passes: PassRule = key("When a pack passes.")
    criteria: tuple[Criterion, ...] = key("What is scored, in order.", minimum=1, maximum=40)
    frameworks: tuple[Framework, ...] = key("The frameworks that it draws on.", default=())

    def criterion(self, criterion_id: str) -> Criterion | None:
        """The criterion of that id, or None."""
        return next((one for one in self.criteria if one.id == criterion_id), None)

    def scored_in(self, kind: str) -> tuple[Criterion, ...]:
        """The criteria that a review of a kind has to score."""
        return self.criteria if kind == "self_check" else tuple(one for one in self.criteria if kind in one.reviews)
