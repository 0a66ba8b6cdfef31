"""The site of this repository, opened from a disk: every language, every kind of page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

LANGUAGES = {"en": "", "bn": "bn/", "ar": "ar/", "es": "es/", "sw": "sw/"}
DIRECTIONS = {"ar": "rtl"}
PAGES = (
    "index.html", "packs/index.html", "packs/first-edit/index.html", "packs/first-edit/make-the-edit.html",
    "packs/organiza-editaton/espacio-seguro.html", "packs/first-edit/facilitator.html", "skills/index.html",
    "skills/cite-sources.html", "roles/index.html", "roles/new-editor.html",
    "guides/translators.html", "guides/pack-format.html", "about.html", "404.html", "translations/index.html",
    "translations/language.html",
)
REFERENCE = ("checks/index.html", "checks/LP112.html")  # in English alone, as nobody has translated them


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_page_opens_from_a_disk(page: Any, published: Path, language: str) -> None:
    elsewhere: list[str] = []
    page.on("request", lambda request: elsewhere.append(request.url)
            if not request.url.startswith(("file:", "data:")) else None)
    for name in (*PAGES, *(REFERENCE if language == "en" else ())):
        page.goto((published / LANGUAGES[language] / name).as_uri())
        assert page.evaluate("document.documentElement.lang") == language
        assert page.evaluate("document.documentElement.dir") == DIRECTIONS.get(language, "ltr")
        assert page.locator("h1").count() == 1 and page.locator("h1").inner_text().strip()
        assert page.evaluate("document.styleSheets.length") >= 1
        assert page.evaluate("getComputedStyle(document.querySelector('header')).display") != "inline"
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{language} {name} is {wide} px wider than a phone"
    assert elsewhere == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_quiz_works_in_every_language(page: Any, published: Path, language: str) -> None:
    page.goto((published / LANGUAGES[language] / "packs/first-edit/make-the-edit.html").as_uri())
    quiz = page.locator("section.quiz[data-kind=single]").first
    quiz.locator("input").first.check()
    quiz.locator("button[type=submit]").click()
    assert quiz.locator(".quiz-feedback:visible").count() >= 1
    assert quiz.locator("[aria-live], [role=status]").first.inner_text().strip()


def test_the_switcher_stays_on_the_page(page: Any, published: Path) -> None:
    start = published / "packs/first-edit/make-the-edit.html"
    page.goto(start.as_uri())
    for language in ("bn", "ar", "es", "sw"):
        href = page.evaluate(f"document.querySelector('a[hreflang={language}]').href")
        assert href == (published / language / "packs/first-edit/make-the-edit.html").as_uri()
    page.goto(page.evaluate("document.querySelector('a[hreflang=ar]').href"))
    assert page.evaluate("document.documentElement.lang") == "ar"
    assert page.evaluate("document.querySelector('a[hreflang=en]').href") == start.as_uri()


def test_progress_survives_a_change_of_language(page: Any, published: Path) -> None:
    page.goto((published / "packs/first-edit/make-the-edit.html").as_uri())
    page.locator("[data-mark]").click()
    assert "first-edit/make-the-edit" in page.evaluate("localStorage.getItem('pathshala.progress')")
    page.goto((published / "bn/packs/first-edit/index.html").as_uri())
    done = page.locator("[data-done].ps-done")
    assert done.count() == 1 and done.get_attribute("data-done") == "first-edit/make-the-edit"


def test_foreign_text_says_its_language_and_direction(page: Any, partly: Path) -> None:
    """On a page that is not translated, every passage is marked as the source's."""
    page.goto((partly / "ar/packs/organiza-editaton/el-dia.html").as_uri())
    unmarked = page.evaluate("""
        [...document.querySelectorAll('.ps-body p, .ps-body li, .ps-body td, .ps-body h2, .ps-body summary')]
          .filter(e => e.children.length === 0 && /\\p{Script=Latin}{3}/u.test(e.textContent)
            && !e.closest('[lang=es][dir=ltr]') && !e.closest('.quiz-verdict') && !e.closest('code, pre'))
          .map(e => e.textContent)
    """)
    assert unmarked == []
    assert page.locator(".ps-body [lang=es]").count() > 0 or page.locator(".ps-body[lang=es]").count()


def test_pages_read_without_scripts(browser: Any, published: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((published / "packs/first-edit/make-the-edit.html").as_uri())
    choice = page.locator(".quiz-choice details").first
    choice.locator("summary").click()
    assert choice.locator(".quiz-feedback").is_visible()
    page.goto((published / "packs/index.html").as_uri())
    assert page.locator("h3 >> text=Beginner").is_visible()
    context.close()


def test_a_body_without_translation_runs_its_own_way(page: Any, partly: Path, published: Path) -> None:
    """Columns of a table and marks of a list follow the Spanish text, not the Arabic page."""
    page.goto((partly / "ar/packs/organiza-editaton/el-dia.html").as_uri())
    first, last = page.locator(".ps-body th").first, page.locator(".ps-body tr").first.locator("th").last
    assert first.bounding_box()["x"] < last.bounding_box()["x"]
    page.goto((published / "ar/packs/first-edit/make-the-edit.html").as_uri())
    first, last = page.locator(".ps-body th").first, page.locator(".ps-body tr").first.locator("th").last
    assert first.bounding_box()["x"] > last.bounding_box()["x"]


@pytest.mark.parametrize("language", ["en", "bn", "ar"])
def test_nothing_leaves_its_box_on_the_smallest_phone(page: Any, published: Path, language: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for name in ("index.html", "packs/index.html", "packs/reliable-sources/write-a-citation.html"):
        page.goto((published / LANGUAGES[language] / name).as_uri())
        out = page.evaluate("""
            [...document.querySelectorAll('.quiz-choice, .ps-card, .ps-button, .ps-chip, .ps-header a, .ps-note')]
              .filter(e => e.offsetWidth && e.scrollWidth > e.clientWidth + 1).map(e => e.textContent.trim())
        """)
        assert out == [], name


def test_paper_is_light_and_holds_what_is_folded(page: Any, published: Path) -> None:
    page.add_init_script("localStorage.setItem('pathshala.scheme', 'dark')")
    page.goto((published / "packs/first-edit/make-the-edit.html").as_uri())
    ground = "getComputedStyle(document.documentElement).getPropertyValue('--ps-ground').trim()"
    assert page.evaluate(ground) != "#fff"
    page.emulate_media(media="print")
    assert page.evaluate(ground) == "#fff"
    assert page.get_by_text("Do not close the page.").is_visible()
    assert page.locator(".ps-header").is_hidden()


def test_the_keyboard_shows_where_it_is(page: Any, published: Path) -> None:
    page.goto((published / "packs/first-edit/make-the-edit.html").as_uri())
    for _ in range(60):
        page.keyboard.press("Tab")
        hidden = page.evaluate("""
            (() => { const e = document.activeElement;
              const drawn = e.matches('.tabbed-set > input') ? e.parentElement.querySelector('.tabbed-labels') : e;
              return e !== document.body && getComputedStyle(drawn).outlineStyle === 'none' && e.outerHTML; })()
        """)
        assert not hidden
