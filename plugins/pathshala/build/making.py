"""A build under way: shards are taken over from an earlier build, or made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from ..pages.templates import prepare
from .draft import Draft
from .inputs import package_digest, program_digest
from .progress import Progress
from .reading import ReadSite
from .shards import Made, Page, Shard
from .store import Store
from .workers import Run, Task


@dataclass(frozen=True)
class Wanted:
    """A shard that is wanted: its name, its key, the sources that its content comes from, and how to
    gather that content, which is done only if it must be made."""

    name: str
    key: bytes
    inputs: tuple[str, ...]
    gather: Callable[[], Shard]


@dataclass
class Making:
    """One build under way: what was read, and who makes the shards. `made` counts the pages that were
    made anew."""

    read: ReadSite
    store: Store
    run: Run
    progress: Progress
    made: int = 0

    def make(self, wanted: Iterable[Wanted], draft: Draft) -> Iterator[tuple[Wanted, Made]]:
        """Each shard with what became of it, its pages being written into the draft."""
        tasks: list[Wanted] = []
        for one in wanted:
            kept = self.store.load(f"made {one.name}", one.key)
            if kept is not None and _taken_over(kept, draft):
                yield one, kept
            else:
                tasks.append(one)
        if tasks:
            self._prepare()
        known = {one.name: one for one in tasks}
        for done, (task, made) in enumerate(self.run(map(self._task, tasks)) if tasks else (), 1):
            yield known[task.name], self._keep(known[task.name], made, draft)
            self.progress.count("Making", done, len(tasks))

    def _prepare(self) -> None:
        known = self.store.load("templates", program_digest()) or {}
        compiled = prepare((one.tag for one in self.read.site.languages), known)
        if compiled != known:
            self.store.save("templates", program_digest(), compiled)

    def _task(self, one: Wanted) -> Task:
        return Task(one.name, one.gather(), self.store, self.read.engine_key, package_digest())

    def _keep(self, one: Wanted, made: Made, draft: Draft) -> Made:
        """Write a shard's pages and files, and remember it without them."""
        self.made += len(made.pages)
        kept = replace(made, pages=_written(made.pages, draft), files=_written(made.files, draft))
        if not made.faults and self.read.inputs.settled(*one.inputs):
            self.store.save(f"made {one.name}", one.key, kept)
        return kept


def _written(pages: Iterable[Page], draft: Draft) -> tuple[Page, ...]:
    """The pages, each with what it takes to find it again in place of its bytes."""
    return tuple(replace(one, html=draft.write(one.path, one.html)) for one in pages)


def _taken_over(kept: Made, draft: Draft) -> bool:
    """Whether the old site still has every page and file of a shard."""
    every = (*kept.pages, *kept.files)
    for number, one in enumerate(every):
        if not draft.reuse(one.path, one.html):
            draft.drop(page.path for page in every[:number])
            return False
    return True
