"""Builds in one process, held against builds that remember nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

from one_process import ThisProcess
from pathshala.build.pipeline import build
from pathshala.build.progress import Silence
from pathshala.build.result import Built
from trees import tree


def built(root: Path) -> Built:
    """Build a site that has no errors."""
    found = build(root, None, Silence(), ThisProcess())
    assert found.published, found.findings
    return found


def assert_as_cold(site: Path, warm: Built, elsewhere: Path, change: str) -> None:
    """A build without any memory says and publishes what this one did; `elsewhere` is a folder for it, and
    `change` what was changed before."""
    cold_root = elsewhere / "cold"
    shutil.copytree(site, cold_root, ignore=shutil.ignore_patterns(".pathshala", "site"))
    cold = built(cold_root)
    assert cold.findings == warm.findings, change
    assert tree(cold_root / "site") == tree(site / "site"), change
    shutil.rmtree(cold_root)
