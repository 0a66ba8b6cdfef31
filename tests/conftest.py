"""Hypothesis on a shared machine: no deadline for single examples, and in CI the same ones each time. Where a test says
nothing else, the suite tries half as many as `make promises`."""

from __future__ import annotations

import os
import tempfile

from hypothesis import settings

from chromium import browser as browser
from tally import FULL
from tally import pytest_itemcollected as pytest_itemcollected
from tally import pytest_terminal_summary as pytest_terminal_summary
from tally import tally as tally

# Tests build with a cache of their own, and leave the user's secret alone.
os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(prefix="pathshala-state-")
os.environ.pop("PATHSHALA_CACHE_KEY", None)

examples = 100 if FULL else 50
settings.register_profile("shared", deadline=None, max_examples=examples)
settings.register_profile("ci", deadline=None, max_examples=examples, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "shared")
