"""Whoever makes the pages, and whatever becomes of them: the site is the same, and one text that is
too much for a worker does not stop the others."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import small_site
from one_process import ThisProcess
from pathshala.build import workers
from pathshala.build.make import make
from pathshala.build.pipeline import build
from pathshala.build.progress import Silence
from pathshala.build.result import BuildFault
from pathshala.build.shards import Made, PackShard
from pathshala.build.workers import Processes, Run
from pathshala.markup.memory import Memory
from promises.cluster import Cluster
from tally import Tally
from trees import digest

PROMISE = "Same input, same bytes"

linux = pytest.mark.skipif(sys.platform != "linux", reason="workers have limits on Linux")


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


def test_any_number_of_processes_makes_the_same_site(site: Path, tmp_path: Path, tally: Tally) -> None:
    tally(3)
    sites = {built(site, tmp_path / f"site-{number}", Processes(number)) for number in (1, 2, 5)}
    assert sites == {built(site, tmp_path / "alone", ThisProcess())}


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
    site: Path, monkeypatch: pytest.MonkeyPatch, harm: Callable[[Any, Memory], Made], tally: Tally
) -> None:
    tally(1)
    monkeypatch.setattr(workers, "make", harm)
    monkeypatch.setattr(workers, "SECONDS", 3 if harm is hangs else 120)
    text = (site / "learning_packs/rice/pack.yml").read_text()
    (site / "learning_packs/rice/pack.yml").write_text(text.replace("level: beginner", "level: begginer"))
    done = build(site, None, Silence(), Processes(2))
    assert not done.published and not (site / "site").exists()
    found = {(finding.path, finding.code) for finding in done.findings}
    assert ("learning_packs/pan/pack.yml", "LP819") in found
    assert ("learning_packs/rice/pack.yml", "LP112") in found, "the others are made and checked all the same"
    # All packs of this site have one title, which LP167 tells of.
    assert not any("egg" in path or "pot" in path for path, code in found if code != "LP167")


@linux
def test_workers_die_with_the_build(site: Path, tally: Tally) -> None:
    tally(1)
    code = (
        "import os, time\nfrom pathlib import Path\nfrom pathshala.build import workers\n"
        "from pathshala.build.pipeline import build\nfrom pathshala.build.progress import Silence\n"
        "def slow(shard, memory):\n    print(os.getpid(), flush=True)\n    time.sleep(600)\n"
        "workers.make = slow\n"
        f"build(Path({str(site)!r}), None, Silence(), workers.Processes(2))\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.kill()
        # Whoever adopts it may not have buried it yet.
        until(lambda: not running(worker))
    assert build(site, None, Silence(), ThisProcess()).published, "the lock is free again"


def fails(shard: Any, memory: Memory) -> Made:
    if isinstance(shard, PackShard) and shard.pack.id == "pan":
        raise ValueError("a mistake of ours")
    return make(shard, memory)


def test_a_mistake_of_ours_says_where_it_came_up(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "make", fails)
    with pytest.raises(BuildFault, match="pack pan: ValueError: a mistake of ours"):
        build(site, None, Silence(), Processes(2))
    assert not (site / "site").exists()


def test_a_worker_of_another_version_is_refused(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathshala.build.making.package_digest", lambda: b"another")
    with pytest.raises(BuildFault, match="another version"):
        build(site, None, Silence(), Processes(1))


@linux
def test_an_interrupted_build_ends_at_once(site: Path) -> None:
    code = (
        # A suite in the background of a shell hands on that interruptions are not heard.
        "import os, signal, sys, time\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from pathshala.build import workers\nfrom pathshala.cli import main\n"
        "def slow(shard, memory):\n    print(os.getpid(), flush=True)\n    time.sleep(600)\n"
        "workers.make = slow\n"
        f"sys.exit(main(['-C', {str(site)!r}, 'build', '--quiet']))\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as one:
        assert one.stdout is not None and one.stderr is not None
        worker = int(one.stdout.readline())
        one.send_signal(signal.SIGINT)
        assert one.wait(20) == 130
        assert one.stderr.read() == "\ninterrupted\n"
        until(lambda: not running(worker))
    assert sorted(path.name for path in site.iterdir() if "site" in path.name) == []


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


def test_a_cluster_makes_the_same_site(
    site: Path, tmp_path: Path, cluster: Cluster, tally: Tally
) -> None:
    tally(1)
    here = built(site, tmp_path / "here", ThisProcess())
    shutil.rmtree(site / ".pathshala")
    cluster.wait_for(2)
    done = subprocess.run(
        [sys.executable, "-m", "pathshala.cli", "-C", str(site), "build", "--cluster", cluster.address, "--site-dir",
         str(tmp_path / "there")], capture_output=True, text=True, check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    assert digest(tmp_path / "there") == here


def test_a_lost_worker_costs_a_retry(
    site: Path, tmp_path: Path, cluster: Cluster, tally: Tally
) -> None:
    tally(1)
    here = built(site, tmp_path / "here", ThisProcess())
    shutil.rmtree(site / ".pathshala")
    cluster.wait_for(2)
    os.kill(cluster.workers[0].pid, signal.SIGSTOP)  # It takes its share of the work, and never comes back.
    with subprocess.Popen(
        [sys.executable, "-m", "pathshala.cli", "-C", str(site), "build", "--cluster", cluster.address, "--site-dir",
         str(tmp_path / "there")], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:
        time.sleep(4)
        cluster.workers[0].kill()
        output, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors.decode() + output.decode()
    assert digest(tmp_path / "there") == here


def test_a_cluster_that_is_not_there(site: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pathshala.cli", "-C", str(site), "build", "--cluster", "tcp://127.0.0.1:1"],
        capture_output=True, text=True, check=False,
    )
    assert done.returncode == 2 and "tcp://127.0.0.1:1" in done.stderr and "Traceback" not in done.stderr
