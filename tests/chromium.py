"""Chromium for the tests that look at pages as a reader does.

With `CI` set, a browser that cannot run is a failure; elsewhere the tests are skipped and say why.
There is one for all tests of a process: Playwright cannot be started twice.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest


def _cannot_run(reason: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def executable() -> str | None:
    """Where Chromium is, if it is installed."""
    return next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _cannot_run("playwright is not installed")
    chromium = executable()
    if chromium is None:
        _cannot_run("Chromium is not installed")
    with sync_playwright() as playwright:
        held = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield held
        held.close()
