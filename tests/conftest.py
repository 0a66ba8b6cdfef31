"""Hypothesis on a shared machine: no deadline for single examples, and in CI the same ones each time."""

from __future__ import annotations

import os
import tempfile

from hypothesis import settings

from chromium import browser as browser
from tally import pytest_itemcollected as pytest_itemcollected
from tally import pytest_terminal_summary as pytest_terminal_summary
from tally import tally as tally

# Tests build with a cache of their own, and leave the user's secret alone.
os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(prefix="pathshala-state-")
os.environ.pop("PATHSHALA_CACHE_KEY", None)

settings.register_profile("shared", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "shared")
