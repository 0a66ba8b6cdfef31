"""How much of some passages is translated, and how much of that somebody has read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..model.pickled import pickled_by_fields
from .review import Review
from .states import State, Translation
from .words import count_words


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of some passages is translated, in words of the source and in units.

    Each of the `units` is one of four: `current`, `voided` (its translation is of this source, and has
    been changed since somebody approved it), `outdated` or `untranslated`. The first two count as done:
    `translated_words` are their words. `suggested` says how many of the untranslated units have a
    suggestion waiting; `reviewed` and `machine` how many of the current ones were approved as they are,
    and how many are as a machine made them. `adapted` are those of the current ones that the language has a
    text of its own in place of: nothing of them awaits a review. Where the original has changed since, they
    are outdated. Adding two gives the completeness of both together.
    """

    words: int = 0
    translated_words: int = 0
    units: int = 0
    current: int = 0
    outdated: int = 0
    untranslated: int = 0
    suggested: int = 0
    voided: int = 0
    reviewed: int = 0
    machine: int = 0
    outdated_words: int = 0
    reviewed_words: int = 0
    adapted: int = 0
    adapted_words: int = 0

    def __add__(self, other: Completeness) -> Completeness:
        return Completeness(
            self.words + other.words, self.translated_words + other.translated_words, self.units + other.units,
            self.current + other.current, self.outdated + other.outdated, self.untranslated + other.untranslated,
            self.suggested + other.suggested, self.voided + other.voided, self.reviewed + other.reviewed,
            self.machine + other.machine, self.outdated_words + other.outdated_words,
            self.reviewed_words + other.reviewed_words, self.adapted + other.adapted,
            self.adapted_words + other.adapted_words,
        )

    def rounded(self) -> Completeness:
        """One that shows the same per cent and review, and is the same for all that show them."""
        units = 1 if self.complete else 2
        done, review = units if self.complete else min(1, self.done), self.review
        return Completeness(
            100, self.percent, units, current=0 if review is Review.VOID else done,
            voided=done if review is Review.VOID else 0, reviewed=done if review is Review.REVIEWED else 0,
            machine=done if review is Review.MACHINE else 0,
        )

    @property
    def done(self) -> int:
        """The units whose translation is of the source as it reads now."""
        return self.current + self.voided

    @property
    def waiting(self) -> int:
        """The units that are done and await a second reader."""
        return self.done - self.reviewed - self.adapted

    @property
    def waiting_words(self) -> int:
        """The words of those."""
        return self.translated_words - self.reviewed_words - self.adapted_words

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return self.done == self.units

    @property
    def review(self) -> Review:
        """What can be said of all that is done: reviewed only where no unit of it awaits a review, a machine's
        work where no person had a hand in any, void where one was changed after it was approved."""
        if self.voided:
            return Review.VOID
        if self.done and not self.waiting:
            return Review.REVIEWED
        return Review.MACHINE if self.done and self.machine == self.done else Review.DRAFT

    @property
    def percent(self) -> int:
        """Per cent of the words, rounded down; 100 only when nothing is missing."""
        if self.complete:
            return 100
        share = (self.translated_words, self.words) if self.words else (self.done, self.units)
        return min(99, 100 * share[0] // share[1])

    @property
    def shown(self) -> str:
        """`percent` as a reader sees it: "<1" where it is 0 and yet something is translated."""
        return "<1" if self.percent == 0 and self.done else str(self.percent)


def completeness(passages: Iterable[tuple[str, Translation]]) -> Completeness:
    """The completeness of passages: the source of each and its translation's state."""
    units: Counter[State] = Counter()
    words: Counter[State] = Counter()
    reviews: Counter[Review] = Counter()
    suggested = reviewed_words = 0
    for source, translation in passages:
        held = count_words(source)
        units[translation.state] += 1
        words[translation.state] += held
        if translation.state is State.CURRENT:
            reviews[translation.review] += 1
            reviewed_words += held if translation.review is Review.REVIEWED else 0
        elif translation.state is State.UNTRANSLATED:
            suggested += translation.suggested
    voided, adapted, adapted_words = reviews[Review.VOID], units[State.ADAPTED], words[State.ADAPTED]
    return Completeness(
        words.total(), words[State.CURRENT] + adapted_words, units.total(), units[State.CURRENT] + adapted - voided,
        units[State.OUTDATED] + units[State.LEFT_BEHIND], units[State.UNTRANSLATED], suggested, voided,
        reviews[Review.REVIEWED], reviews[Review.MACHINE], words[State.OUTDATED] + words[State.LEFT_BEHIND],
        reviewed_words, adapted, adapted_words,
    )
