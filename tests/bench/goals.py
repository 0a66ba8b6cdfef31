"""What this project promises of its builds, held against what was measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .results import Result, find, ratio

OURS, RIVAL = "pathshala", "hugo"
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Goal:
    """A promise: what, the greatest figure that keeps it, the figure (None where it was not measured), and
    what else is worth knowing."""

    what: str
    limit: float
    figure: float | None
    unit: str = "×"
    note: str = ""

    @property
    def verdict(self) -> str:
        if self.figure is None:
            return "not measured"
        return "met" if self.figure <= self.limit else "not met"


def goals(results: Sequence[Result]) -> list[Goal]:
    """All promises with their figures."""
    return [*_against_hugo(results), *_growth(results), _memory(results)]


def _against_hugo(results: Sequence[Result]) -> Iterator[Goal]:
    for what, complete, scenario, limit in (
        ("cold, complete", 100, "cold", 1.5),
        ("cold, 20 % complete", 20, "cold", 1.0),
        ("nothing changed", 100, "nothing", 0.1),
        ("one word changed", 100, "word", 0.25),
        ("one PO entry changed", 100, "entry", 0.25),
    ):
        ours, hugo = find(results, "M", complete, OURS), find(results, "M", complete, RIVAL)
        figure = to_cold = None
        if ours and hugo:
            figure = ratio(ours.wall(scenario), hugo.wall(scenario))
            to_cold = ratio(ours.wall(scenario), hugo.wall("cold"))
        note = f"{to_cold:.2f} × Hugo's cold build" if to_cold is not None and scenario != "cold" else ""
        yield Goal(f"M: {what}, wall against Hugo's own", limit, figure, note=note)


def _growth(results: Sequence[Result]) -> Iterator[Goal]:
    base = find(results, "M", 100, OURS)
    for size, limit in (("L", 1.15), ("XL", 1.3)):
        ours = find(results, size, 100, OURS)
        figure = over_all = None
        if ours and base:
            figure = ratio(ours.cpu_a_page("cold"), base.cpu_a_page("cold"))
            over_all = ratio(ours.cpu_an_output_page("cold"), base.cpu_an_output_page("cold"))
        note = f"{over_all:.2f} × over all pages written" if over_all is not None else ""
        yield Goal(f"{size}: CPU a corpus page against that at M", limit, figure, note=note)


def _memory(results: Sequence[Result]) -> Goal:
    ours = find(results, "L", 100, OURS)
    peak = ours.peak / MEGABYTE if ours and ours.peak else None
    return Goal("L: peak memory of all processes", 400, peak, " MB")
