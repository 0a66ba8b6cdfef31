"""The site of this repository, built once, and a page of a phone's size to look at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pathshala.build.pipeline import build
from pathshala.build.progress import Silence

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository, built once."""
    site = tmp_path_factory.mktemp("published") / "site"
    built = build(ROOT, site, Silence())
    assert built.published, built.findings
    return site


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    held = context.new_page()
    held.faults = []
    held.on("pageerror", lambda error: held.faults.append(str(error)))
    held.on("console", lambda message: held.faults.append(message.text) if message.type == "error" else None)
    yield held
    context.close()
    assert held.faults == []
