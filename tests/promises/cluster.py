"""A small Dask cluster on this machine, whose workers share no folder."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cluster:
    """The address of a scheduler, and its worker processes."""

    address: str
    workers: tuple[subprocess.Popen[bytes], ...]

    def wait_for(self, count: int) -> None:
        """Wait until so many workers have come."""
        from distributed import Client

        with Client(self.address, timeout="60s") as client:
            client.wait_for_workers(count, timeout=60)


@contextlib.contextmanager
def started(place: Path) -> Iterator[Cluster]:
    """A cluster of two workers, each with a folder of its own in `place`; it ends with the body."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    with contextlib.ExitStack() as stack:
        def process(folder: str, program: str, *arguments: str) -> subprocess.Popen[bytes]:
            (place / folder).mkdir()
            running = subprocess.Popen([sys.executable, "-m", f"distributed.cli.{program}", *arguments],
                                       cwd=place / folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            stack.callback(running.wait)
            stack.callback(running.kill)
            return running

        process("scheduler", "dask_scheduler", "--host", "127.0.0.1", "--port", address.rpartition(":")[2],
                "--no-dashboard")
        yield Cluster(address, tuple(
            process(f"worker-{name}", "dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard",
                    "--local-directory", str(place / f"worker-{name}"))
            for name in "ab"
        ))
