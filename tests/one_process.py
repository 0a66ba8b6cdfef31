"""A build in the test's own process, where it can be patched and measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pathshala.build.shards import Made
from pathshala.build.workers import Task, perform


class ThisProcess:
    """Makes tasks one after the other, without limits."""

    def __call__(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Made]]:
        for task in tasks:
            yield task, perform(task)

    def close(self) -> None:
        """Nothing is left open."""
