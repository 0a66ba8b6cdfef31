"""Who makes the shards: this process, processes beside it, or the machines of a cluster.

A stranger's text may take for ever or eat all memory. So a worker has limits, and dies of them
alone: whatever was under way is tried again, one shard at a time, and only the one that kills its
worker again is given up, with a fault.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import multiprocessing
import os
import platform
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from typing import Any, Protocol

from ..markup.memory import Memory
from ..model.finding import Fault, Span
from ..sources.config import CONFIG
from .inputs import package_digest
from .make import make
from .result import BuildFault
from .shards import Made, PackShard, Shard
from .store import Store

try:
    import resource
except ImportError:  # Windows has no limits of this kind.
    resource = None  # type: ignore[assignment]

SECONDS = 120  # for one shard, by the clock: a worker that needs longer hangs
MEMORY = 512 * 1024**2  # bytes that a worker may take for its work
_LEFT_OVER = 300_000  # objects, some 30 MB, before a worker looks for garbage
_AHEAD = 2  # shards that wait for each worker, so that none is idle
_PR_SET_PDEATHSIG = 1
_MOST_ON_WINDOWS = 61  # processes that one can wait for


@dataclass(frozen=True)
class Task:
    """A shard with its name, where what was made of it before is kept, and under which key: that of the
    program and its Markdown extensions. `package` is the digest of the program that wants it made."""

    name: str
    shard: Shard
    store: Store
    engine: bytes
    package: bytes


def perform(task: Task) -> Made:
    """Make a task's shard, with what its store remembers.

    Raises BuildFault where this process runs another version of the program: its pages would differ.
    """
    if task.package != package_digest():
        raise BuildFault(f"a worker on {platform.node()} runs another version of Pathshala than this one")
    name = f"memory {task.name}"
    memory = Memory(task.store.load(name, task.engine))
    made = make(task.shard, memory)
    task.store.save(name, task.engine, memory.used)
    return made


def cores() -> int:
    """How many processes this machine runs at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Run(Protocol):
    """Makes tasks and gives each back with what became of it, in any order."""

    def __call__(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Made]]: ...

    def close(self) -> None:
        """No more tasks come."""


class Processes:
    """Makes tasks in `count` processes with limits; see the module."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._pool: ProcessPoolExecutor | None = None

    def __call__(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Made]]:
        waiting = iter(tasks)
        while True:
            suspects: list[Task] = []
            self._pool = self._pool or _pool(self._count)
            yield from _through(self._pool, waiting, self._count * _AHEAD, suspects)
            if not suspects:
                return
            self.close()
            for task in suspects:
                yield task, _alone(task)

    def close(self) -> None:
        if self._pool is not None:
            if sys.exc_info()[1] is not None:  # Nobody waits for what is under way.
                for worker in multiprocessing.active_children():
                    worker.kill()
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


class Cluster:
    """Makes tasks on a Dask cluster; shards and results travel, and no disk is shared.

    Raises BuildFault where `distributed` is not installed, or nobody answers at the address.
    """

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ImportError:
            raise BuildFault("--cluster needs the package distributed: install pathshala[cluster]") from None
        try:
            self._client: Any = Client(address, timeout="10s")  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as problem:
            raise BuildFault(f"no cluster answers at {address}: {str(problem).splitlines()[0]}") from None

    def __call__(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Made]]:
        count = max(1, sum(self._client.nthreads().values()))
        # A worker that is lost is not the shard's fault: Dask gives the shard to another one.
        executor = self._client.get_executor(retries=3, pure=False)
        given: dict[str, Task] = {}

        def bare() -> Iterator[Task]:
            for task in tasks:
                given[task.name] = task
                yield replace(task, store=Store(None))

        suspects: list[Task] = []
        for task, made in _through(executor, bare(), count * _AHEAD, suspects):
            yield given.pop(task.name), made
        for task in suspects:
            yield given[task.name], _alone(given[task.name])

    def close(self) -> None:
        self._client.close()


def _pool(count: int) -> ProcessPoolExecutor:
    """Worker processes. Where the system can, they are copies of this one, with all that it has read."""
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin" else "spawn"
    count = min(count, _MOST_ON_WINDOWS) if sys.platform == "win32" else count
    return ProcessPoolExecutor(count, multiprocessing.get_context(method), _begin, (os.getpid(),))


def _through(
    executor: Executor, tasks: Iterator[Task], ahead: int, suspects: list[Task]
) -> Iterator[tuple[Task, Made]]:
    """Results as they come, with at most `ahead` tasks under way; tasks that broke a worker, or were
    under way when another one did, are left in `suspects`."""
    under_way: dict[Future[Made], Task] = {}
    broken = False
    while True:
        while not broken and len(under_way) < ahead and (task := next(tasks, None)) is not None:
            try:
                under_way[executor.submit(_limited, task)] = task
            except BrokenProcessPool:
                broken = True
                suspects.append(task)
        if not under_way:
            return
        done, _ = wait(under_way, return_when=FIRST_COMPLETED)
        for future in done:
            task = under_way.pop(future)
            try:
                made = future.result()
            except (BrokenProcessPool, MemoryError, _lost()):
                broken = broken or isinstance(executor, ProcessPoolExecutor)
                suspects.append(task)
            except (BuildFault, OSError):
                raise
            except Exception as problem:
                if os.environ.get("PATHSHALA_DEBUG"):
                    raise
                what = f"{type(problem).__name__}: {problem}"
                raise BuildFault(f"the program is at fault while making {task.name}: {what}") from problem
            else:
                yield task, made


def _lost() -> type[BaseException]:
    """What Dask raises for a task whose workers died again and again."""
    module = sys.modules.get("distributed.scheduler")
    return module.KilledWorker if module else BrokenProcessPool


def _alone(task: Task) -> Made:
    """A task that may be the one that kills its worker, in a worker of its own."""
    with _pool(1) as pool:
        try:
            return pool.submit(_limited, task).result()
        except (BrokenProcessPool, MemoryError):
            path = task.shard.pack.source.path if isinstance(task.shard, PackShard) else CONFIG
            return Made(faults=(Fault(
                "too-costly", path, Span(), f"making its pages takes more than {SECONDS} s or {MEMORY // 1024**2} MiB",
                ("cut the largest files into smaller ones, or take out what is nested deeply",),
            ),))


def _limited(task: Task) -> Made:
    """Perform a task under the clock: a worker that hangs, in whatever code, is ended by the system.

    A cluster's workers run tasks in threads, where there is no such clock; they have their own limits.
    """
    if not hasattr(signal, "alarm") or threading.current_thread() is not threading.main_thread():
        return perform(task)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(SECONDS)
    try:
        return perform(task)
    finally:
        signal.alarm(0)
        if gc.get_count()[0] > _LEFT_OVER:
            gc.collect()


def _begin(parent: int) -> None:
    """A worker begins: it dies with its parent, and takes no more memory than it may."""
    gc.freeze()  # What came along from the parent stays: there is no need to look through it.
    gc.disable()  # A shard ends before its garbage matters; it goes between shards.
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The parent hears it, and ends the workers.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
    if resource is not None:
        with contextlib.suppress(ValueError, OSError):
            limit = _data_size() + MEMORY
            hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
            if hard == resource.RLIM_INFINITY or hard > limit:
                resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))


def _data_size() -> int:
    """How many bytes of data a worker has from the start; `/proc` counts them in pages (proc(5))."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            return int(file.read().split()[5]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
