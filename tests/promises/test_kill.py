"""Old site or new site, never a mix: a build that is killed at any moment leaves one of them.

The short form kills 30 builds, the full count 500; a fifth as many where folders cannot be exchanged.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import small_site
from pathshala.build import publish
from pathshala.build.pipeline import build
from pathshala.build.progress import Silence
from tally import Tally
from trees import digest

PROMISE = "Old site or new site, never a mix"

fork = pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="needs fork")


def build_quietly(root: Path, site: Path, exchange: bool) -> None:
    if not exchange:
        publish._exchange = lambda new, old: False
    if not build(root, site, Silence()).published:
        raise SystemExit(1)


@fork
@pytest.mark.parametrize("exchange", [True, False], ids=["exchange", "no-exchange"])
def test_a_killed_build_leaves_a_whole_site(
    tmp_path: Path, exchange: bool, full_count: Callable[[int, int], int], tally: Tally,
) -> None:
    sources = [small_site.write(tmp_path / name) for name in ("a", "b")]
    changed = sources[1] / "learning_packs/egg/lessons/water.md"
    changed.write_text(changed.read_text().replace("Eggs want enough water.", "Eggs want more water than you think."))
    site = tmp_path / "published" / "site"
    whole = {}
    # The first builds also compile templates, which a child has by inheritance: the last one counts.
    for source in (*sources, *sources):
        began = time.monotonic()
        build_quietly(source, site, True)
        length = time.monotonic() - began
        whole[digest(site)] = source.name
    assert len(whole) == 2
    context, moments = multiprocessing.get_context("fork"), random.Random(20261122)
    killed = 0
    wanted = full_count(30, 500) if exchange else full_count(6, 100)
    mixed = number = 0
    while killed < wanted and number < wanted * 5:
        number += 1
        child = context.Process(target=build_quietly, args=(sources[number % 2], site, exchange))
        child.start()
        child.join(moments.uniform(0, length * 1.4))
        if child.is_alive():
            os.kill(child.pid, signal.SIGKILL)
            killed += 1
        child.join()
        if not exchange and not site.exists():
            publish.recover(site)  # What the next build does first.
        mixed += digest(site) not in whole
    tally(killed, mixed)
    assert mixed == 0
    assert killed == wanted, "the builds were over before they could be killed"
    build_quietly(sources[0], site, True)
    assert [path.name for path in site.parent.iterdir()] == ["site"], "what killed builds left must be tidied up"
