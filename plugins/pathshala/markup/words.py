"""The few words that the engine itself puts into an article, in the page's language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """`right` and `wrong` open a choice's feedback; `done` and `not_done` name the boxes of a
    task list; `back` names the way back from a footnote."""

    right: str = "Right."
    wrong: str = "Not quite."
    done: str = "Done"
    not_done: str = "Not done"
    back: str = "Back to the text"
