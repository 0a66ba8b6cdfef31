"""Which commits of a history are looked at, to tell what became of something."""

from __future__ import annotations

from datetime import UTC, datetime

from pathshala.history.git import Commit
from pathshala.history.months import MAX_POINTS, last_of_months


def commits(*days: str) -> list[Commit]:
    """Commits of these days, newest first, each a minute later than the one before."""
    return [
        Commit(f"{number}", int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()) + number * 60, "")
        for number, day in enumerate(days)
    ][::-1]


def chosen(*days: str, limit: int = MAX_POINTS) -> list[tuple[str, str]]:
    return [(day.isoformat(), commit.id) for day, commit in last_of_months(commits(*days), limit)]


def test_the_first_commit_of_all_and_the_last_of_each_month() -> None:
    days = "2025-01-03", "2025-01-20", "2025-01-28", "2025-04-02", "2025-04-02", "2025-06-30"
    assert chosen(*days) == [("2025-01-03", "0"), ("2025-01-28", "2"), ("2025-04-02", "4"), ("2025-06-30", "5")]
    assert chosen(*days, limit=2) == [("2025-04-02", "4"), ("2025-06-30", "5")]
    assert chosen("2024-01-05", "2024-01-05") == [("2024-01-05", "1")], "one a day, the newest"
    assert chosen() == []


def test_a_clock_that_was_ahead_is_left_out() -> None:
    assert chosen("2024-01-05", "2031-02-01", "2024-03-01") == [("2024-01-05", "0"), ("2024-03-01", "2")]
    assert chosen("2024-03-05", "2024-01-01", "2024-04-01") == [
        ("2024-01-01", "1"), ("2024-03-05", "0"), ("2024-04-01", "2"),
    ]
    odd = Commit("x", 10 ** 18, "")
    assert [commit.id for _, commit in last_of_months([odd, *commits("2024-01-05")])] == ["0"]
    assert last_of_months([odd]) == ()


def test_of_many_months_the_newest_are_taken() -> None:
    months = [f"{2020 + number // 12}-{1 + number % 12:02}-01" for number in range(40)]
    found = chosen(*months)
    assert len(found) == MAX_POINTS
    assert [day for day, _ in found] == months[-MAX_POINTS:]
