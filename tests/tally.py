"""How much each promise was tried, and how often it was broken: one line a promise at the end of a run.

A test module says in `PROMISE` what it keeps, and its tests say with the fixture `tally` what they
try. The counts travel as properties of reports, so that they come together from any number of processes.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable

import pytest

Tally = Callable[..., None]
FULL = os.environ.get("PATHSHALA_PROMISES") == "full"
_PROMISE, _COUNTS = "promise", "tally"


def pytest_itemcollected(item: pytest.Item) -> None:
    """Note on a test which promise it keeps, so that its reports say so, also where it is skipped."""
    promise = getattr(getattr(item, "module", None), "PROMISE", "")
    if promise:
        item.user_properties.append((_PROMISE, promise))


@pytest.fixture
def tally(request: pytest.FixtureRequest) -> Tally:
    """Call it with how many attempts a test makes and how many of them went wrong; before anything is
    asserted, if that is known by then. A test that fails otherwise counts as one that went wrong."""

    def tell(tried: int, failed: int = 0) -> None:
        request.node.user_properties.append((_COUNTS, [tried, failed]))

    return tell


def counted(report: pytest.TestReport) -> Counter[str]:
    """What the report of a test adds to its promise: `tried`, `failed` and tests `not run`."""
    counts = [held for name, held in report.user_properties if name == _COUNTS and report.when == "call"]
    tried, failed = (sum(held[index] for held in counts) for index in (0, 1))
    return Counter({"tried": tried, "failed": max(failed, int(report.failed)), "not run": int(report.skipped)})


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the promises that were tried."""
    promises: dict[str, Counter[str]] = {}
    for outcome in ("passed", "failed", "error", "skipped"):
        for report in terminalreporter.stats.get(outcome, ()):
            promise = dict(getattr(report, "user_properties", ())).get(_PROMISE)
            if promise:
                promises.setdefault(promise, Counter()).update(counted(report))
    if not promises:
        return
    terminalreporter.section(f"promises, {'full count' if FULL else 'short form'}")
    for promise, held in sorted(promises.items()):
        skipped = f", {held['not run']} not run" if held["not run"] else ""
        terminalreporter.write_line(f"{promise:<48} {held['tried']:>8,} tried {held['failed']:>6,} failed{skipped}")
