"""What a reviewer says, from options or asked for in the terminal."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from ...model.review import SCORES, Evidence
from ...quality.passages import Passage
from ...safety.quote import in_quotes
from ...sources.nearest import nearest

_SCORE = re.compile(r"(?P<criterion>[^=\s]+)=(?P<score>[^:\s]+)(?::(?P<evidence>.*))?", re.DOTALL)
_PLACE = re.compile(r"(?P<file>[^\s:]+\.[a-z]{2,4})(?::(?P<line>[0-9]{1,7}))?(?:[\s,:;–-]+(?P<says>.*))?", re.DOTALL)


class AnswerError(ValueError):
    """An answer is missing, or none that can be used."""


@dataclass(frozen=True)
class Answers:
    """Asks for what the options do not say; where it may not ask, that is an error."""

    asks: bool

    def tell(self, text: str) -> None:
        """Say something that helps to answer."""
        if self.asks:
            sys.stdout.write(text)

    def text(self, name: str, given: str, what: str) -> str:
        """Some words."""
        while not given.strip():
            given = self._ask(name, what)
        return given.strip()

    def optional(self, what: str) -> str:
        """Some words, or none."""
        return self._ask("", what).strip() if self.asks else ""

    def several(self, what: str) -> tuple[str, ...]:
        """Lines until an empty one."""
        found: list[str] = []
        while self.asks and (line := self._ask("", f"{what} (empty to end)").strip()):
            found.append(line)
        return tuple(found)

    def choice(self, name: str, given: str, choices: Sequence[str]) -> str:
        """One of some words. A wrong one in an option is an error, a wrong answer is asked for again."""
        if given and given not in choices:
            raise AnswerError(_not_a_choice(name, given, choices))
        while given not in choices:
            given = self._ask(name, ", ".join(choices)).strip()
            if given not in choices:
                self.tell(f"{_not_a_choice(name, given, choices)}\n")
        return given

    def number(self, name: str, given: int | None, what: str) -> int:
        """A whole number, not under 0."""
        while given is None:
            answer = self._ask(name, what).strip()
            given = int(answer) if re.fullmatch("[0-9]{1,6}", answer) else None
        return given

    def _ask(self, name: str, what: str) -> str:
        if not self.asks:
            raise AnswerError(f"nothing says the {name}: {what}\n  help: without --yes you are asked for it")
        try:
            return input(f"{name + ': ' if name else ''}{what}? ")
        except EOFError:
            raise AnswerError(f"the answers ended at {name or what}") from None


def _not_a_choice(name: str, given: str, choices: Sequence[str]) -> str:
    near = nearest(given, choices)
    return (f"{name}: {in_quotes(given)} is not one of {', '.join(choices)}"
            + (f"\n  help: did you mean {near}?" if near else ""))


def score_in(text: str) -> tuple[str, str, str]:
    """Criterion, score and evidence of `accuracy=2:evidence`. Raises AnswerError."""
    found = _SCORE.fullmatch(text.strip())
    if found is None or found["score"] not in SCORES:
        raise AnswerError(f"{in_quotes(text)} is no score\n  help: such as accuracy=2:\"lessons/first.md:12 The date "
                          f"is of 2019.\"; scores are {', '.join(SCORES)}")
    return found["criterion"], found["score"], found["evidence"] or ""


def evidence_in(text: str, folder: str, passages: Sequence[Passage]) -> tuple[Evidence, ...]:
    """The evidence that words hold: a place, if they begin with one, and a sentence. A line is bound to the
    passage that stands there."""
    words = text.strip()
    if not words:
        return ()
    place = _PLACE.fullmatch(words)
    if place is None:
        return (Evidence(says=words),)
    file, line = place["file"].removeprefix(f"{folder}/"), int(place["line"] or 0)
    before = [one for one in passages if one.file == f"{folder}/{file}" and one.line <= line and one.digest]
    digest = max(before, key=lambda one: one.line).digest if before else ""
    return (Evidence(f"{file}:{line}" if line else file, digest, (place["says"] or "").strip()),)
