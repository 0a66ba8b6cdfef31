"""Results as Markdown for people, and as JSON for programs."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .goals import MEGABYTE, RIVAL, goals
from .peers import PEERS
from .results import Corpus, Result, find, ratio
from .scenarios import SCENARIOS

_NOTES = """\
Seconds are the median of all runs, with the least in brackets; builders take turns. Ratios are to Hugo with
pruned navigation, the same corpus and scenario, in this run. CPU holds all processes of a build. Cold: output and
the builder's own caches are removed, the system's file cache is not. Memory is PSS over all processes of a build of
its own, which is not timed, sampled about every 20 ms. Corpus pages are those that every builder makes (lessons,
an index of each pack, a home page, in each language); CPU a page is over these, then over all that were written.
"""
_HEAD = ("builder", "build", "wall s", "CPU s", "wall ÷ Hugo", "CPU ÷ Hugo", "CPU ms a page", "over all written",
         "peak MB", "output MB", "pages")


def text(results: Sequence[Result], missing: Mapping[str, str], machine: Mapping[str, Any]) -> str:
    """The whole report. `missing` says why a builder was not measured at all."""
    facts = "; ".join(f"{name} {value}" for name, value in machine.items())
    parts = ["# Bench\n", f"{facts}\n", _NOTES]
    corpora = list(dict.fromkeys(one.corpus for one in results))
    parts += [_section(corpus, results) for corpus in corpora]
    parts += ["## Builders\n", *_builders(results, missing), "\n## Goals\n", _goals(results)]
    return "\n".join(parts)


def _section(corpus: Corpus, results: Sequence[Result]) -> str:
    title = (f"## {corpus.size}: {corpus.pages:,} corpus pages in {corpus.packs:,} packs, "
             f"{corpus.complete} % translated\n")
    held = [one for one in results if one.corpus == corpus]
    rows = [row for scenario in SCENARIOS for one in held if one.costs.get(scenario)
            for row in [_row(one, scenario, find(held, corpus.size, corpus.complete, RIVAL))]]
    failures = [f"Not measured, {PEERS[one.peer].title}: {one.failure}\n" for one in held if one.failure]
    return "\n".join([title, table(_HEAD, rows), "", *failures])


def _row(one: Result, scenario: str, hugo: Result | None) -> tuple[str, ...]:
    costs = one.costs[scenario]
    cold = scenario == "cold"
    return (
        PEERS[one.peer].title,
        SCENARIOS[scenario],
        _spread([cost.wall for cost in costs], one.wall(scenario)),
        _spread([cost.cpu for cost in costs], one.cpu(scenario)),
        shown(ratio(one.wall(scenario), hugo.wall(scenario) if hugo else None), 2),
        shown(ratio(one.cpu(scenario), hugo.cpu(scenario) if hugo else None), 2),
        shown(one.cpu_a_page(scenario), 2, 1000),
        shown(one.cpu_an_output_page(scenario), 2, 1000),
        shown(one.peak if cold else None, 0, 1 / MEGABYTE),
        shown(one.output.size if cold else None, 1, 1 / MEGABYTE),
        f"{one.output.pages:,}" if cold else "–",
    )


def _spread(values: Sequence[float], middle: float | None) -> str:
    return f"{shown(middle, 2)} ({min(values):.2f})"


def shown(value: float | None, digits: int, factor: float = 1) -> str:
    """A figure with its digits; a dash where there is none."""
    return "–" if value is None else f"{value * factor:,.{digits}f}"


def _builders(results: Sequence[Result], missing: Mapping[str, str]) -> Iterator[str]:
    measured = {one.peer for one in results}
    for name, peer in PEERS.items():
        pins = f" ({', '.join(peer.pins)})" if peer.pins else ""
        if name in missing:
            yield f"- {peer.title}{pins}: not measured: {missing[name]}"
        elif name in measured:
            yield f"- {peer.title}{pins}: {peer.note}"
        else:
            yield f"- {peer.title}{pins}: not measured: it was not asked for"


def _goals(results: Sequence[Result]) -> str:
    rows = [(one.what, f"at most {one.limit:g}{one.unit}",
             "–" if one.figure is None else f"{one.figure:.2f}{one.unit}", one.verdict, one.note)
            for one in goals(results)]
    return table(("goal", "limit", "figure", "verdict", "also"), rows)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table with its columns in line."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    lines = [" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in (head, *rows)]
    rule = "|".join("-" * (width + 2) for width in widths)
    return "\n".join(f"| {line} |" for line in lines[:1]) + f"\n|{rule}|\n" + "\n".join(f"| {x} |" for x in lines[1:])


def data(results: Sequence[Result], missing: Mapping[str, str], machine: Mapping[str, Any]) -> dict[str, Any]:
    """Everything as JSON's types: seconds, bytes, and the goals with their verdicts."""
    return {
        "machine": dict(machine),
        "builders": {name: {"title": peer.title, "pins": list(peer.pins)} for name, peer in PEERS.items()},
        "not_measured": dict(missing),
        "results": [dataclasses.asdict(one) for one in results],
        "goals": [{**dataclasses.asdict(one), "verdict": one.verdict} for one in goals(results)],
    }


