"""What a build costs: wall and CPU seconds, memory of all its processes, size of what it wrote.

CPU seconds are user and system time of every process that the build started, from `getrusage`;
processes that outlive their parent are adopted, so that theirs count too. Memory is PSS (shared pages
are divided among those who share them), added up over all processes of the build that live at one
moment, read from `/proc/PID/smaps_rollup` about every 20 ms; the peak is the greatest sum. Sampling
takes processor time itself: so it has a build of its own, which is not timed.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from .peers.peer import Command

_SAMPLE_SECONDS = 0.02
_ORPHAN_SECONDS = 3.0
_PR_SET_CHILD_SUBREAPER = 36
_PROCESSES = Path("/proc")


class BuildFailed(Exception):
    """A build ended with an error; the message is what it said last."""


@dataclass(frozen=True)
class Cost:
    """Seconds that a build took, and seconds of processor time that it used."""

    wall: float
    cpu: float


@dataclass(frozen=True)
class Output:
    """What a build wrote: HTML pages, and bytes of all files."""

    pages: int
    size: int


def build(commands: Sequence[Command]) -> Cost:
    """Run the processes of a build, as many at once as there are cores. Raises BuildFailed."""
    adopt_orphans()
    before, began = _cpu_of_children(), time.perf_counter()
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        list(pool.map(_run, commands))
    wall = time.perf_counter() - began
    _await_orphans()
    return Cost(wall, _cpu_of_children() - before)


def _run(command: Command) -> None:
    done = subprocess.run(command.argv, cwd=command.cwd, env={**os.environ, **command.env},
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        said = done.stdout.decode("utf-8", "replace").strip().splitlines()
        raise BuildFailed(f"exit {done.returncode}: {' / '.join(said[-3:])}"[:500])


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def adopt_orphans() -> None:
    """From now on, a process whose parent ended becomes a child of this one (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _await_orphans() -> None:
    """Wait for what the build left running, so that its time is counted; not for ever."""
    deadline = time.monotonic() + _ORPHAN_SECONDS
    with contextlib.suppress(ChildProcessError):
        while time.monotonic() < deadline:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                time.sleep(0.01)


def peak_memory(commands: Sequence[Command]) -> int | None:
    """The greatest memory of a build in bytes, as the module says; None where `/proc` has no figures."""
    if not (_PROCESSES / "self" / "smaps_rollup").is_file():
        return None
    with sampled() as sampler:
        build(commands)
    return sampler.peak


@dataclass
class Sampler:
    """The greatest sum of PSS so far, in bytes, and how often it was read."""

    peak: int = 0
    samples: int = 0
    done: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        """Sample until `done`."""
        while not self.done.wait(_SAMPLE_SECONDS):
            self.peak = max(self.peak, sum(pss(pid) for pid in descendants(os.getpid())))
            self.samples += 1


@contextlib.contextmanager
def sampled() -> Iterator[Sampler]:
    """Watch all processes below this one while the block runs."""
    sampler = Sampler()
    thread = threading.Thread(target=sampler.watch, daemon=True)
    thread.start()
    try:
        yield sampler
    finally:
        sampler.done.set()
        thread.join()


def descendants(root: int) -> list[int]:
    """The ids of all processes below one, the process itself not among them."""
    children: dict[int, list[int]] = {}
    with os.scandir(_PROCESSES) as entries:
        for pid in (entry.name for entry in entries if entry.name.isdigit()):
            if (parent := _parent(pid)) is not None:
                children.setdefault(parent, []).append(int(pid))
    found, waiting = [], [root]
    while waiting:
        below = children.get(waiting.pop(), [])
        found += below
        waiting += below
    return found


def _parent(pid: str) -> int | None:
    try:
        # After the name, which may hold anything, come the state and the parent's id: proc(5).
        return int((_PROCESSES / pid / "stat").read_bytes().rpartition(b")")[2].split()[1])
    except OSError:
        return None


def pss(pid: int) -> int:
    """The proportional set size of a process in bytes; 0 where it has ended."""
    try:
        text = (_PROCESSES / str(pid) / "smaps_rollup").read_bytes()
    except OSError:
        return 0
    line = next((line for line in text.splitlines() if line.startswith(b"Pss:")), b"Pss: 0 kB")
    return int(line.split()[1]) * 1024


def output(folders: Sequence[Path]) -> Output:
    """What stands in the output folders."""
    pages = size = 0
    for folder in folders:
        for above, _, names in os.walk(folder):
            pages += sum(name.endswith(".html") for name in names)
            size += sum((Path(above) / name).lstat().st_size for name in names)
    return Output(pages, size)
