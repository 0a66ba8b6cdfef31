"""Whoever makes the pages, and whatever becomes of them: the site is the same, and one text that is
too much for a worker does not stop the others."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import small_site
from pathshala.build import workers
from pathshala.build.make import make
from pathshala.build.pipeline import build
from pathshala.build.progress import Silence
from pathshala.build.shards import Made, PackShard
from pathshala.build.workers import Run, in_processes, in_this_process
from pathshala.markup.memory import Memory

linux = pytest.mark.skipif(sys.platform != "linux", reason="workers have limits on Linux")


def digest(folder: Path) -> str:
    result = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            result.update(f"{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return result.hexdigest()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = small_site.write(tmp_path / "sources")
    for name in ("pan", "pot", "rice"):
        shutil.copytree(root / "learning_packs/egg", root / "learning_packs" / name)
    return root


def built(root: Path, place: Path, run: Run) -> str:
    shutil.rmtree(root / ".pathshala", ignore_errors=True)
    done = build(root, place, Silence(), run)
    assert done.published, done.findings
    return digest(place)


def test_any_number_of_processes_makes_the_same_site(site: Path, tmp_path: Path) -> None:
    sites = {built(site, tmp_path / f"site-{number}", in_processes(number)) for number in (1, 2, 5)}
    assert sites == {built(site, tmp_path / "alone", in_this_process)}


def dies(shard: Any, memory: Memory) -> Made:
    if isinstance(shard, PackShard) and shard.pack.id == "pan":
        os.kill(os.getpid(), signal.SIGKILL)
    return make(shard, memory)


def hangs(shard: Any, memory: Memory) -> Made:
    if isinstance(shard, PackShard) and shard.pack.id == "pan":
        # Where no signal handler of Python's would ever run.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
        time.sleep(600)
    return make(shard, memory)


def eats(shard: Any, memory: Memory) -> Made:
    if isinstance(shard, PackShard) and shard.pack.id == "pan":
        held = [bytearray(10_000_000) for _ in range(2_000)]
        assert held
    return make(shard, memory)


@linux
@pytest.mark.parametrize("harm", [dies, hangs, eats])
def test_a_pack_that_kills_its_worker_is_named(
    site: Path, monkeypatch: pytest.MonkeyPatch, harm: Callable[[Any, Memory], Made]
) -> None:
    monkeypatch.setattr(workers, "make", harm)
    monkeypatch.setattr(workers, "SECONDS", 3 if harm is hangs else 120)
    text = (site / "learning_packs/rice/pack.yml").read_text()
    (site / "learning_packs/rice/pack.yml").write_text(text.replace("level: beginner", "level: begginer"))
    done = build(site, None, Silence(), in_processes(2))
    assert not done.published and not (site / "site").exists()
    found = {(finding.path, finding.code) for finding in done.findings}
    assert ("learning_packs/pan/pack.yml", "LP819") in found
    assert ("learning_packs/rice/pack.yml", "LP112") in found, "the others are made and checked all the same"
    assert not any("egg" in path or "pot" in path for path, _ in found)


@linux
def test_workers_die_with_the_build(site: Path) -> None:
    code = (
        "import os, time\nfrom pathlib import Path\nfrom pathshala.build import workers\n"
        "from pathshala.build.pipeline import build\nfrom pathshala.build.progress import Silence\n"
        "def slow(shard, memory):\n    print(os.getpid(), flush=True)\n    time.sleep(600)\n"
        "workers.make = slow\n"
        f"build(Path({str(site)!r}), None, Silence(), workers.in_processes(2))\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.kill()
        # Whoever adopts it may not have buried it yet.
        until(lambda: not running(worker))
    assert build(site, None, Silence(), in_this_process).published, "the lock is free again"


def running(process: int) -> bool:
    try:
        return " Z " not in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False


def until(true: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler with two worker processes, whose working folders are apart."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    with contextlib.ExitStack() as stack:
        def started(folder: str, *arguments: str) -> subprocess.Popen[bytes]:
            (tmp_path / folder).mkdir()
            process = subprocess.Popen([sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]],
                                       cwd=tmp_path / folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            stack.callback(process.wait)
            stack.callback(process.kill)
            return process

        started("scheduler", "dask_scheduler", "--host", "127.0.0.1", "--port", address.rpartition(":")[2],
                "--no-dashboard")
        found = [
            started(f"worker-{name}", "dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard",
                    "--local-directory", str(tmp_path / f"worker-{name}"))
            for name in "ab"
        ]
        yield address, found


def ready(address: str, count: int) -> None:
    from distributed import Client

    with Client(address, timeout="60s") as client:
        client.wait_for_workers(count, timeout=60)


def test_a_cluster_makes_the_same_site(
    site: Path, tmp_path: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    here = built(site, tmp_path / "here", in_this_process)
    shutil.rmtree(site / ".pathshala")
    address, _ = cluster
    ready(address, 2)
    done = subprocess.run(
        [sys.executable, "-m", "pathshala.cli", "-C", str(site), "build", "--cluster", address, "--site-dir",
         str(tmp_path / "there")], capture_output=True, text=True, check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    assert digest(tmp_path / "there") == here


def test_a_lost_worker_costs_a_retry(
    site: Path, tmp_path: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    here = built(site, tmp_path / "here", in_this_process)
    shutil.rmtree(site / ".pathshala")
    address, found = cluster
    ready(address, 2)
    os.kill(found[0].pid, signal.SIGSTOP)  # It takes its share of the work, and never comes back.
    with subprocess.Popen(
        [sys.executable, "-m", "pathshala.cli", "-C", str(site), "build", "--cluster", address, "--site-dir",
         str(tmp_path / "there")], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:
        time.sleep(4)
        found[0].kill()
        output, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors.decode() + output.decode()
    assert digest(tmp_path / "there") == here


def test_a_cluster_that_is_not_there(site: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pathshala.cli", "-C", str(site), "build", "--cluster", "tcp://127.0.0.1:1"],
        capture_output=True, text=True, check=False,
    )
    assert done.returncode == 2 and "tcp://127.0.0.1:1" in done.stderr and "Traceback" not in done.stderr
