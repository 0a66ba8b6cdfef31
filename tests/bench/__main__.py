"""Measure this project against other builders, all of them with the same corpus.

    python -m bench                      (in tests/; `make bench` does it)

Without options: S with all builders, M with Hugo and this project, complete and 20 % translated, L with both,
cold; about a quarter of an hour. All there is, some hours:

    make bench BENCH="--sizes S,M,L,XL --peers all --scenarios all --complete 100,20"

Builders are installed, with pinned versions, below the work folder; one that cannot be had is named in the report.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import measure, report, scenarios
from .corpus import generate, pages
from .goals import OURS, RIVAL
from .peers import PEERS
from .peers.peer import NotInstalled
from .results import Corpus, Result
from .scenarios import SCENARIOS, Project


@dataclass(frozen=True)
class Size:
    """A size of the corpus: packs, and what is measured of it where nothing else is asked for."""

    packs: int
    peers: tuple[str, ...]
    complete: tuple[int, ...] = (100,)
    scenarios: tuple[str, ...] = tuple(SCENARIOS)


SIZES = {
    "S": Size(2, tuple(PEERS)),
    "M": Size(22, (RIVAL, OURS), (100, 20)),
    "L": Size(111, (RIVAL, OURS), scenarios=("cold",)),
    "XL": Size(1111, (OURS,)),
}
_LARGEST = "XL"  # For this project alone.


@dataclass(frozen=True)
class Job:
    """One corpus, and what to measure with it."""

    corpus: Corpus
    peers: tuple[str, ...]
    scenarios: tuple[str, ...]


def jobs(options: argparse.Namespace) -> Iterator[Job]:
    """What the options ask for, the sizes' own defaults where they are silent."""
    for name in options.sizes:
        size = SIZES[name]
        peers = tuple(one for one in PEERS if one == OURS or one in (options.peers or size.peers))
        for complete in options.complete or size.complete:
            yield Job(Corpus(name, size.packs, pages(size.packs), complete),
                      size.peers if name == _LARGEST else peers, options.scenarios or size.scenarios)


def install(names: Sequence[str], work: Path) -> dict[str, str]:
    """Install builders; why some cannot be had, under their names."""
    missing = {}
    for name in names:
        say(f"installing {PEERS[name].title}")
        try:
            PEERS[name].install(work / name)
        except NotInstalled as problem:
            missing[name] = str(problem)
            say(f"  not installed: {problem}")
    return missing


def measured(job: Job, work: Path, runs: int) -> list[Result]:
    """Make the corpus and every builder's project of it, and measure them in turns."""
    folder = f"{job.corpus.size}-{job.corpus.complete}"
    say(f"{folder}: making the corpus")
    corpus = work / "corpora" / folder
    shutil.rmtree(corpus, ignore_errors=True)
    generate(corpus, job.corpus.packs, job.corpus.complete)
    results = {name: Result(job.corpus, name) for name in job.peers}
    projects = {name: _project(name, work, corpus, folder, job.corpus.packs) for name in job.peers}
    for number in range(1, runs + 1):
        for scenario in job.scenarios:
            for name, held in projects.items():
                _attempt(held, results[name], scenario, f"Changed{number}")
    for name, held in projects.items():
        _weigh(held, results[name])
        shutil.rmtree(held.folder)
    shutil.rmtree(corpus)
    return list(results.values())


def _project(name: str, work: Path, corpus: Path, folder: str, packs: int) -> Project:
    place = work / name / "projects" / folder
    shutil.rmtree(place, ignore_errors=True)
    return scenarios.project(PEERS[name], work / name, corpus, place, packs)


def _attempt(held: Project, result: Result, scenario: str, word: str) -> None:
    if result.failure:
        return
    try:
        cost = scenarios.run(held, scenario, word)
    except measure.BuildFailed as problem:
        result.failure = f"{SCENARIOS[scenario]}: {problem}"
        say(f"  {result.peer}: {result.failure}")
        return
    result.costs.setdefault(scenario, []).append(cost)
    say(f"  {result.peer}, {SCENARIOS[scenario]}: {cost.wall:.2f} s, {cost.cpu:.2f} s of CPU")
    if scenario == "cold":
        result.output = measure.output(held.outputs)
        if result.output.pages < result.corpus.pages:
            result.failure = f"it wrote {result.output.pages} pages of {result.corpus.pages}"


def _weigh(held: Project, result: Result) -> None:
    """The peak memory of a cold build, where builds went well."""
    if not result.failure:
        try:
            result.peak = scenarios.peak(held)
        except measure.BuildFailed as problem:
            result.failure = f"memory: {problem}"


def machine() -> dict[str, str]:
    """What the figures were measured on. A load that is not near 0 at the beginning means guests."""
    load = f"{os.getloadavg()[0]:.2f}" if hasattr(os, "getloadavg") else "unknown"
    return {"system": f"{platform.system()} {platform.machine()}", "cores": str(os.cpu_count()),
            "Python": platform.python_version(), "load before": load}


def say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def chosen(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The options. Ends the program where one is none."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=SomeOf(tuple(SIZES)), default=("S", "M", "L"), help=f"of {', '.join(SIZES)}")
    parser.add_argument("--peers", type=SomeOf(tuple(PEERS)), help=f"of {', '.join(PEERS)}, or all")
    parser.add_argument("--scenarios", type=SomeOf(tuple(SCENARIOS)), help=f"of {', '.join(SCENARIOS)}, or all")
    parser.add_argument("--complete", type=lambda text: tuple(int(part) for part in text.split(",")),
                        help="per cent translated, such as 100,20")
    parser.add_argument("--runs", type=int, default=3, help="how often each is measured (default: %(default)s)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there as well")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "pathshala-bench", metavar="FOLDER",
                        help="for builders and projects (default: %(default)s)")
    return parser.parse_args(arguments)


class SomeOf:
    """An option's type: names from a list, parted by commas, or `all`."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names

    def __call__(self, text: str) -> tuple[str, ...]:
        wanted = self.names if text == "all" else tuple(text.split(","))
        unknown = [name for name in wanted if name not in self.names]
        if unknown:
            raise argparse.ArgumentTypeError(f"{', '.join(unknown)} is none of {', '.join(self.names)}")
        return wanted


@contextlib.contextmanager
def alone(work: Path) -> Iterator[None]:
    """Ends the program where another bench uses the work folder: they would spoil each other's figures."""
    work.mkdir(parents=True, exist_ok=True)
    with (work / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit(f"another bench is at work in {work}; wait for it, or name another folder with --work")
        yield


def main() -> None:
    options = chosen()
    with alone(options.work):
        bench(options)


def bench(options: argparse.Namespace) -> None:
    """Install, measure and report what the options ask for."""
    work, facts = options.work.resolve(), machine()
    wanted = list(jobs(options))
    missing = install([name for name in PEERS if any(name in job.peers for job in wanted)], work)
    results: list[Result] = []
    for job in wanted:
        there = tuple(name for name in job.peers if name not in missing)
        results += measured(Job(job.corpus, there, job.scenarios), work, options.runs)
    sys.stdout.write(report.text(results, missing, facts) + "\n")
    if options.json:
        text = json.dumps(report.data(results, missing, facts), ensure_ascii=False, indent=1)
        options.json.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
