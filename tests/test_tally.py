"""The counts at the end of a run: what was tried and broken, whoever ran it and however it ended."""

from __future__ import annotations

import pytest

from tally import counted


def report(outcome: str, *counts: list[int], when: str = "call") -> pytest.TestReport:
    properties = [("promise", "Eggs are whole"), *(("tally", held) for held in counts)]
    return pytest.TestReport("t.py::t", ("t.py", 1, "t"), {}, outcome, None, when, user_properties=properties)


@pytest.mark.parametrize(("one", "tried", "failed", "skipped"), [
    (report("passed", [10, 0]), 10, 0, 0),
    (report("passed", [10, 0], [5, 0]), 15, 0, 0),
    (report("failed", [10, 3]), 10, 3, 0),
    (report("failed", [10, 0]), 10, 1, 0),
    (report("failed"), 0, 1, 0),
    (report("failed", [10, 0], when="teardown"), 0, 1, 0),
    (report("skipped", when="setup"), 0, 0, 1),
])
def test_a_report_adds_to_its_promise(one: pytest.TestReport, tried: int, failed: int, skipped: int) -> None:
    held = counted(one)
    assert (held["tried"], held["failed"], held["not run"]) == (tried, failed, skipped)


def test_every_promise_is_counted(request: pytest.FixtureRequest) -> None:
    """Each file of promises says which one it keeps, and has a test that says what it tries."""
    here = request.path.parent
    files = [*(here / "promises").glob("test_*.py"), *(here / "fuzz").glob("test_*.py"), here / "test_supply.py"]
    assert len(files) >= 18
    texts = {path.name: path.read_text(encoding="utf-8") for path in files}
    assert [name for name, text in texts.items() if "\nPROMISE = " not in text or "    tally(" not in text] == []
