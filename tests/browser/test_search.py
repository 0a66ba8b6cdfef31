"""The search of the site of this repository, from a disk: the real analyzer, index and box together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

FOLDERS = {"en": "", "bn": "bn/", "ar": "ar/", "es": "es/", "sw": "sw/"}
# Words as readers write them, and the page that they are after.
WANTED = [
    ("en", "reliable source", "packs/reliable-sources/judge-a-source.html"),
    ("en", "reliabel sorces", "packs/reliable-sources/"),
    ("en", "edit-a-thon", "packs/organiza-editaton/"),
    ("bn", "তথ্যসূত্র", "bn/packs/reliable-sources/"),
    ("bn", "উইকিপিডিয়ায়", "bn/packs/first-edit/"),
    ("ar", "المصادر", "ar/packs/reliable-sources/"),
    ("es", "edicion", "es/packs/first-edit/"),
    ("sw", "uhariri", "sw/packs/first-edit/"),
]


def search(page: Any, published: Path, language: str, text: str) -> None:
    """Open the box on a lesson in a language and type; the results stand there afterwards."""
    page.goto((published / FOLDERS[language] / "packs/first-edit/make-the-edit.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.insert_text(text)
    page.locator(".ps-find__results[aria-busy=false]").wait_for(state="attached")


def addresses(page: Any, published: Path, where: str = ".ps-hit__link") -> list[str]:
    hrefs = page.locator(where).evaluate_all("all => all.map(one => one.href)")
    return [one.removeprefix(published.as_uri() + "/") for one in hrefs]


@pytest.mark.parametrize(("language", "text", "wanted"), WANTED)
def test_words_lead_to_their_page(page: Any, published: Path, language: str, text: str, wanted: str) -> None:
    search(page, published, language, text)
    assert any(one.startswith(wanted) for one in addresses(page, published)[:3]), addresses(page, published)


@pytest.mark.parametrize(("language", "text", "told"), [
    ("en", "reliabel sorces", "reliable sources"), ("en", "how to judge a suorce", "how to judge a source"),
    ("bn", "উইকিপিডিয়াাা", "উইকিপিডিয়া"), ("ar", "المصادق", "المصادر"), ("es", "edisiom", "edición"), ("en", "reliable source", "")])
def test_a_mistyped_query_is_told_as_the_pages_write_it(page: Any, published: Path, language: str, text: str, told: str) -> None:
    search(page, published, language, text)
    status = page.locator("[data-find] [role=status]").inner_text()
    found = status.partition("\u2068")[2].partition("\u2069")[0]
    assert found == told, status


@pytest.mark.parametrize("language", FOLDERS)
def test_every_result_is_a_passage_of_the_site(page: Any, published: Path, language: str) -> None:
    search(page, published, language, "Wikipedia" if language != "bn" else "উইকিপিডিয়া")
    found = addresses(page, published, ".ps-find__results a")
    assert found
    for one in found:
        name, _, anchor = one.partition("#")
        html = (published / name).read_text("utf-8")
        assert not anchor or f'id="{anchor}"' in html, one


def test_another_language_comes_under_its_name(page: Any, published: Path) -> None:
    search(page, published, "ar", "citation")
    assert page.locator(".ps-find h2").count() >= 1
    hits = page.locator(".ps-hit").evaluate_all("all => all.map(one => [one.lang, one.dir])")
    assert ["en", "ltr"] in hits
    own = [place for place, (lang, _) in enumerate(hits) if not lang]
    assert own == list(range(len(own)))


def test_a_result_opens_its_passage(page: Any, published: Path) -> None:
    search(page, published, "en", "timetable")
    page.locator(".ps-hit__link[href*='#']").first.click()
    page.locator(":target").wait_for()
    assert page.evaluate("!document.querySelector('[data-find]').open")
    assert 0 <= page.locator(":target").bounding_box()["y"] < 800


def test_filters_narrow_what_is_found(page: Any, published: Path) -> None:
    search(page, published, "en", "edit")
    page.locator(".ps-find__filters summary").click()
    select = page.locator("select[name=pack]")
    select.select_option("reliable-sources")
    page.locator(".ps-find__results[aria-busy=false]").wait_for(state="attached")
    found = addresses(page, published)
    assert found and all(one.startswith("packs/reliable-sources/") for one in found)
    for name in ("skill", "level"):
        assert page.locator(f"select[name={name}] option").count() > 1


def test_nothing_leaves_the_disk_and_nothing_is_loaded_before(page: Any, published: Path) -> None:
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    page.goto((published / "bn/packs/first-edit/make-the-edit.html").as_uri())
    before = [one for one in seen if "/search/" in one]
    search(page, published, "bn", "সম্পাদনা")
    assert before == [] and page.locator(".ps-hit").count() > 0
    assert [one for one in seen if not one.startswith(published.as_uri() + "/")] == []
