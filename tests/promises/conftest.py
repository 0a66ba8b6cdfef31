"""Promises have a short form, which runs in the suite, and a full count.

`PATHSHALA_PROMISES=full` asks for the full count.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TypeVar

import pytest

from browser.conftest import browser as browser  # Pages of hostile sites are looked at in Chromium.

T = TypeVar("T")

FULL = os.environ.get("PATHSHALA_PROMISES") == "full"


@pytest.fixture(scope="session")
def full_count() -> Callable[[T, T], T]:
    """The first of two things in the suite, the second where the full count is asked for."""
    return lambda short, full: full if FULL else short
