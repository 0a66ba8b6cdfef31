"""What the templates are given of practice: the answers to a page's questions, and a pack's end."""

from __future__ import annotations

from dataclasses import dataclass

from .view import LinkView, Phrase


@dataclass(frozen=True)
class AnswerView:
    """A line of the answer key: the question, and its answer; places among what is shown are told by
    their numbers."""

    question: Phrase
    answer: Phrase


@dataclass(frozen=True)
class StepOfOutcome:
    """A lesson or question that leads to an objective; `key` names it in the reader's stored progress."""

    label: Phrase
    url: str
    key: str


@dataclass(frozen=True)
class ReachedObjective:
    """An objective with the lessons that serve it and the questions that assess it."""

    text: Phrase
    lessons: tuple[StepOfOutcome, ...]
    questions: tuple[StepOfOutcome, ...]


@dataclass(frozen=True)
class OutcomeView:
    """A pack's end. `pack` is its id, `script` the one that tells what is done, `next_packs` the one that
    knows what packs to take next, and `skills` what the pack teaches, each leading to its page with all
    packs for it."""

    pack: str
    objectives: tuple[ReachedObjective, ...]
    skills: tuple[LinkView, ...]
    script: str
    next_packs: str
    catalogue: str
