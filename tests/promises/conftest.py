"""Promises have a short form, which runs in the suite, and a full count.

`PATHSHALA_PROMISES=full` asks for the full count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from promises.cluster import Cluster, started
from tally import FULL

T = TypeVar("T")


@pytest.fixture(scope="session")
def full_count() -> Callable[[T, T], T]:
    """The first of two things in the suite, the second where the full count is asked for."""
    return lambda short, full: full if FULL else short


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """Two worker processes of a Dask cluster, whose working folders are apart."""
    with started(tmp_path) as held:
        yield held
