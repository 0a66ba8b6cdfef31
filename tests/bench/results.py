"""What was measured, as data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median

from .measure import Cost, Output


@dataclass(frozen=True)
class Corpus:
    """A corpus: the name of its size, its packs, the pages any builder makes of it, and how much of it is
    translated (per cent)."""

    size: str
    packs: int
    pages: int
    complete: int


@dataclass
class Result:
    """What one builder needed for one corpus: the costs of each scenario, one for each run; the peak of
    memory in bytes and the output, of a cold build. `failure` says why something is missing."""

    corpus: Corpus
    peer: str
    costs: dict[str, list[Cost]] = field(default_factory=dict)
    peak: int | None = None
    output: Output = field(default_factory=lambda: Output(0, 0))
    failure: str = ""

    def wall(self, scenario: str) -> float | None:
        """The median wall seconds of a scenario; None where it was not measured."""
        return _median(cost.wall for cost in self.costs.get(scenario, ()))

    def cpu(self, scenario: str) -> float | None:
        """The median CPU seconds of a scenario; None where it was not measured."""
        return _median(cost.cpu for cost in self.costs.get(scenario, ()))

    def cpu_a_page(self, scenario: str) -> float | None:
        """CPU seconds over the pages of the corpus, which are the same for all builders."""
        return ratio(self.cpu(scenario), self.corpus.pages)

    def cpu_an_output_page(self, scenario: str) -> float | None:
        """CPU seconds over all pages that were written: this project adds pages of skills and roles."""
        return ratio(self.cpu(scenario), self.output.pages)


def _median(values: Iterable[float]) -> float | None:
    held = list(values)
    return median(held) if held else None


def ratio(one: float | None, other: float | None) -> float | None:
    """`one / other`; None where either is missing or the second is nothing."""
    return one / other if one is not None and other else None


def find(results: Iterable[Result], size: str, complete: int, peer: str) -> Result | None:
    """The result of a builder for a corpus; None where there is none."""
    return next((one for one in results
                 if (one.corpus.size, one.corpus.complete, one.peer) == (size, complete, peer)), None)
