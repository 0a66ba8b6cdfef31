"""What work on translations took, told as a table: each way against the first, which is another program's."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from .measure import Cost


def table(title: str, names: Sequence[str], runs: Sequence[Sequence[Cost]]) -> str:
    """The medians of all runs for each name, and the ratios of paired runs to the first name's: median, least,
    greatest. `runs` hold one cost for each name, in order; seconds."""
    lines = [title, f"  {'':<26}{'wall':>8}{'CPU':>8}    {'wall ratio':<24}CPU ratio"]
    for column, name in enumerate(names):
        costs, first = [run[column] for run in runs], [run[0] for run in runs]
        walls = [one.wall / other.wall for one, other in zip(costs, first, strict=True)]
        cpus = [one.cpu / other.cpu for one, other in zip(costs, first, strict=True)]
        shares = f"    {_ratios(walls):<24}{_ratios(cpus)}" if column else ""
        lines.append(f"  {name:<26}{statistics.median(one.wall for one in costs):>8.3f}"
                     f"{statistics.median(one.cpu for one in costs):>8.3f}{shares}")
    return "\n".join(lines)


def _ratios(ratios: Sequence[float]) -> str:
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
