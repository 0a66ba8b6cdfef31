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
    "skills/cite-sources.html", "roles/index.html", "roles/new-editor.html", "checks/index.html", "checks/LP112.html",
    "guides/translators.html", "guides/pack-format.html", "about.html", "404.html",
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_page_opens_from_a_disk(page: Any, published: Path, language: str) -> None:
    elsewhere: list[str] = []
    page.on("request", lambda request: elsewhere.append(request.url)
            if not request.url.startswith(("file:", "data:")) else None)
    for name in PAGES:
        page.goto((published / LANGUAGES[language] / name).as_uri())
        assert page.evaluate("document.documentElement.lang") == language
        assert page.evaluate("document.documentElement.dir") == DIRECTIONS.get(language, "ltr")
        assert page.locator("h1").count() == 1 and page.locator("h1").inner_text().strip()
        assert page.evaluate("document.styleSheets.length") >= 2
        assert page.evaluate("getComputedStyle(document.querySelector('header')).display") != "inline"
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{language} {name} is {wide} px wider than a phone"
    assert elsewhere == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_quiz_works_in_every_language(page: Any, published: Path, language: str) -> None:
    page.goto((published / LANGUAGES[language] / "packs/first-edit/make-the-edit.html").as_uri())
    quiz = page.locator("section.quiz").first
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


def test_foreign_text_says_its_language_and_direction(page: Any, published: Path) -> None:
    """On a page that is not translated, every passage is marked as the source's."""
    page.goto((published / "ar/packs/organiza-editaton/el-dia.html").as_uri())
    unmarked = page.evaluate("""
        [...document.querySelectorAll('.ps-body p, .ps-body li, .ps-body td, .ps-body h2, .ps-body summary')]
          .filter(e => e.children.length === 0 && /\\p{Script=Latin}{3}/u.test(e.textContent)
            && !e.closest('[lang=es][dir=ltr]') && !e.closest('.quiz-verdict') && !e.closest('code, pre'))
          .map(e => e.textContent)
    """)
    assert unmarked == []


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
