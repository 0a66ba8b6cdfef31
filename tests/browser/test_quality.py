"""The pages of quality in a browser: they sort and narrow, count days, and are right for everybody's eyes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from browser.axe import violations_in_its_looks
from pathshala.build.pipeline import build
from pathshala.build.progress import Silence
from review_site import EGG, declare, edit, merge, review, reviewed_site, translate

pytestmark = pytest.mark.browser

_TITLES = "() => [...document.querySelectorAll('[data-q-table] tbody tr')].filter(one => one.checkVisibility())" \
          ".map(one => one.cells[0].textContent)"


def _pack(root: Path, name: str, title: str) -> None:
    """Another pack beside the first."""
    for path in (root / EGG).rglob("*"):
        if path.is_file() and "reviews" not in path.parts:
            copy = root / "learning_packs" / name / path.relative_to(root / EGG)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(path.read_text("utf-8").replace("title: Boil an egg", f"title: {title}"), "utf-8")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of three packs, one of them reviewed and changed since, in three languages."""
    root = reviewed_site(tmp_path_factory.mktemp("quality") / "root", ("bn", "ar"))
    day = (datetime.now(UTC) - timedelta(days=330)).date().isoformat()
    merge(root, datetime.now(UTC))
    translate(root, "bn")
    for kind, who in (("self_check", "Small authors"), ("editor_triage", "Edith"), ("content", "Cora"),
                      ("pedagogy", "Pia"), ("accessibility", "Axel"), ("pilot", "Paula")):
        review(root, kind, who, day)
    review(root, "translation", "Rokeya", day, "bn")
    declare(root, "stable")
    edit(root, "lessons/water.md", "Eggs want enough water.", "Eggs want plenty of water.")
    _pack(root, "jam", "Cook some jam")
    _pack(root, "apple", "Bake an apple")
    built = build(root, root.parent / "site", Silence())
    assert built.published, built.findings
    return root.parent / "site"


def _open(page: Any, site: Path, path: str) -> None:
    page.goto((site / path).as_uri())


def test_the_table_sorts_by_every_column(page: Any, site: Path) -> None:
    _open(page, site, "quality/index.html")
    assert page.evaluate(_TITLES) == ["Bake an apple", "Boil an egg", "Cook some jam"]
    head = page.locator("[data-q-table] thead th").first
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert page.evaluate(_TITLES) == ["Cook some jam", "Boil an egg", "Bake an apple"]
    status = page.locator("[data-q-table] thead th").nth(1)
    status.get_by_role("button").click()
    status.get_by_role("button").click()
    assert page.evaluate(_TITLES)[0] == "Boil an egg"  # All others are drafts.
    assert head.get_attribute("aria-sort") is None
    for place in range(page.locator("[data-q-table] thead th").count()):
        page.locator("[data-q-table] thead button").nth(place).click()
        assert len(page.evaluate(_TITLES)) == 3


def test_the_table_narrows(page: Any, site: Path) -> None:
    _open(page, site, "quality/index.html")
    page.fill("#q-find", "AN")
    assert page.evaluate(_TITLES) == ["Bake an apple", "Boil an egg"]
    assert "2 of 3" in page.text_content("[data-q-count]")
    page.select_option("#q-language", label="বাংলা")
    page.select_option("#q-in", "outdated")
    assert page.evaluate(_TITLES) == ["Boil an egg"]
    page.select_option("#q-in", "reviewed")
    assert page.evaluate(_TITLES) == []
    assert page.is_visible("[data-q-empty]")
    page.click("button[type=reset]")
    page.wait_for_function(f"({_TITLES})().length === 3")


def test_without_a_script_everything_is_there(browser: Any, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto((site / "quality/index.html").as_uri())
    assert page.locator("[data-q-table] tbody tr").count() == 3
    assert page.locator("[data-q-filters]").is_hidden()
    assert page.locator(".ps-tasks li").first.is_visible()
    context.close()


def test_days_that_are_to_come_are_counted(page: Any, site: Path) -> None:
    _open(page, site, "quality/egg.html")
    days = page.evaluate("() => document.querySelector('time[data-q-until]').parentElement.textContent")
    assert " days)" in days and "in " in days


@pytest.mark.parametrize(("language", "folder"), [("en", ""), ("bn", "bn/"), ("ar", "ar/")])
def test_no_rule_of_wcag_is_broken(page: Any, site: Path, language: str, folder: str) -> None:
    broken = []
    for name in ("quality/index.html", "quality/egg.html", "packs/egg/water.html"):
        _open(page, site, folder + name)
        page.evaluate("for (const one of document.querySelectorAll('details:not([name])')) one.open = true")
        broken += violations_in_its_looks(page, language, name)
    assert broken == []


@pytest.mark.parametrize("language", ["", "ar/"])
@pytest.mark.parametrize("width", [320, 390])
def test_nothing_is_wider_than_a_phone(page: Any, site: Path, language: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for name in ("quality/index.html", "quality/egg.html"):
        _open(page, site, language + name)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name


def test_a_page_that_runs_from_the_right_has_its_first_column_there(page: Any, site: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 860})
    _open(page, site, "ar/quality/index.html")
    first, last = (page.locator("[data-q-table] thead th").nth(at).bounding_box()["x"] for at in (0, 3))
    assert first > last
