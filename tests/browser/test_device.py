"""The device of these tests: what one test keeps on it, the next one does not find."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("attempt", [1, 2])
def test_nothing_is_kept_between_tests(page: Any, published: Path, server: tuple[Path, str], attempt: int) -> None:
    folder, address = server
    (folder / "kept.html").write_text('<!doctype html><title>Kept</title><link rel="icon" href="data:,">', "utf-8")
    for url in ((published / "index.html").as_uri(), f"{address}kept.html"):
        page.goto(url)
        assert page.evaluate("localStorage.getItem('kept')") is None, attempt
        page.evaluate("localStorage.setItem('kept', 'yes')")
        assert page.evaluate("localStorage.getItem('kept')") == "yes"
