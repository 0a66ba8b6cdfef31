"""The few words that the engine itself puts into an article, in the page's language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """`right` and `wrong` open a choice's feedback; `done` and `not_done` name the boxes of a
    task list; `back` names the way back from a footnote. `in_order` tells the right place of a step and
    `goes_with` the number of a pair's second half, each with `{number}` in it, written with `digits`
    (zero first); `answers` names the folded answers of a gap."""

    right: str = "Right."
    wrong: str = "Not quite."
    done: str = "Done"
    not_done: str = "Not done"
    back: str = "Back to the text"
    in_order: str = "Number {number} in the right order."
    goes_with: str = "Goes with number {number}."
    answers: str = "Show the answers"
    digits: str = "0123456789"

    def place(self, number: str) -> str:
        """That a step has this place, in Latin digits, in the right order."""
        return self._numbered(self.in_order, number)

    def partner(self, number: str) -> str:
        """That something goes with what has this number, in Latin digits."""
        return self._numbered(self.goes_with, number)

    def _numbered(self, text: str, number: str) -> str:
        return text.replace("{number}", "".join(self.digits[int(digit)] for digit in number))
