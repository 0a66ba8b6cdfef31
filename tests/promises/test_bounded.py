"""Bounded time and memory: whatever a stranger writes, it gives a finding soon, and the rest is checked.

The short form tries 20 inputs of all kinds, the full count all of them.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from promises import measured, pathological
from promises.pathological import BOMBS, Bomb
from tally import Tally

PROMISE = "Bounded time and memory"

SECONDS, BYTES = 5, 512 * 1024**2

SHORT = """
    brackets 5,000|open emphasis|backticks that never close|quotes, each deeper|notes in notes|table rows|footnotes
    abbreviations|elements in elements|tags without an end|hidden characters|marks in one Arabic line
    a terabyte of zeros|aliases of aliases|YAML lists in lists|many costly translations|PO lines that are nothing
    entities of entities|deep folders|a link to a device
"""


def shortcomings(bomb: Bomb, root: Path) -> Iterator[str]:
    """What is wrong with how a check of a site with this bomb went."""
    pathological.site(root, bomb)
    done = measured.run(sys.executable, "-m", "pathshala.cli", "-C", str(root), "check", "--format", "json")
    if done.seconds > SECONDS:
        yield f"took {done.seconds:.1f} s"
    if done.peak > BYTES:
        yield f"took {done.peak // 1024**2} MiB"
    if done.status != 1 or done.stderr:
        yield f"ended with {done.status} and said {done.stderr[:300]!r}"
        return
    findings = json.loads(done.stdout)["findings"]
    if not any("planted" in one["message"] and "/egg/" in one["path"] for one in findings):
        yield "kept the other pack's finding back"
    ours = {one["name"] for one in findings if one["severity"] == "error" and "planted" not in one["message"]}
    if bomb.found and not any(bomb.found in name for name in ours):
        yield f"gave no finding {bomb.found!r} but {sorted(ours)}"


def test_every_bomb_is_a_finding_soon(tmp_path: Path, full_count: Callable[[list[Bomb], list[Bomb]], list[Bomb]],
                                        tally: Tally) -> None:
    names = [name.strip() for line in SHORT.strip().splitlines() for name in line.split("|")]
    short = [bomb for bomb in BOMBS if bomb.name in names]
    assert len(short) == len(names) >= 20 and len({bomb.name for bomb in BOMBS}) == len(BOMBS) >= 100
    wrong = []
    tried = full_count(short, BOMBS)
    for number, bomb in enumerate(tried):
        root = tmp_path / str(number)
        wrong += [f"{bomb.name}: {what}" for what in shortcomings(bomb, root)]
        shutil.rmtree(root)
    tally(len(tried), len({what.partition(":")[0] for what in wrong}))
    assert wrong == []
