"""Finding one's way: where a reader is, what is done, and the way back to where they stopped."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from browser.axe import looks, violations
from browser.serving import serving

pytestmark = pytest.mark.browser

FOLDERS = {"en": "", "bn": "bn/", "ar": "ar/"}
FIRST, SECOND, FOURTH = "first-edit/why-anyone-can-edit", "first-edit/account-and-privacy", "first-edit/make-the-edit"
LESSONS = 6  # of the pack first-edit


@pytest.fixture(scope="module")
def served(published: Path) -> Iterator[str]:
    with serving(published) as address:
        yield address.rstrip("/")


@pytest.fixture
def site(published: Path) -> str:
    """The site's address on a disk, without a slash at its end."""
    return published.as_uri()


@pytest.fixture(params=["disk", "server"])
def anywhere(request: pytest.FixtureRequest, published: Path, served: str) -> str:
    """The site's address on a disk and on a server: what is kept, and the addresses that it holds, could differ."""
    return published.as_uri() if request.param == "disk" else served


def _stored(page: Any) -> dict[str, Any]:
    return dict(json.loads(page.evaluate("localStorage.getItem('pathshala.progress')")))


def _store(page: Any, lessons: dict[str, dict[str, str]]) -> None:
    held = json.dumps({"version": 1, "lessons": lessons, "quizzes": {}})
    page.evaluate("held => localStorage.setItem('pathshala.progress', held)", held)


def _opened(*keys: str) -> dict[str, dict[str, str]]:
    """Lessons that were opened one after the other, a day each."""
    return {key: {"seen": f"2026-11-{day:02}T08:00:00.000Z"} for day, key in enumerate(keys, 1)}


def test_a_newcomer_is_offered_to_start(page: Any, anywhere: str) -> None:
    for address in ("index.html", "packs/index.html"):
        page.goto(f"{anywhere}/{address}")
        assert page.locator("[data-continue]").is_hidden()
    page.goto(f"{anywhere}/index.html")
    assert page.locator("[data-start]").is_visible()


@pytest.mark.parametrize("language", FOLDERS)
def test_the_start_page_leads_back_to_the_lesson_open_last(page: Any, site: str, language: str) -> None:
    folder = f"{site}/{FOLDERS[language]}"
    page.goto(f"{folder}packs/{SECOND}.html")
    page.goto(f"{folder}packs/{FOURTH}.html")
    title = page.locator("h1").inner_text()
    for address in ("index.html", "packs/index.html", "progress.html"):
        page.goto(folder + address)
        link = page.locator("[data-continue]")
        assert link.locator("[data-title]").inner_text() == title
        assert link.evaluate("link => link.href") == f"{folder}packs/{FOURTH}.html"
    page.goto(f"{folder}index.html")
    assert page.locator("[data-start]").is_hidden()
    page.locator("[data-continue]").click()
    assert page.locator("h1").inner_text() == title


def test_another_language_names_the_pack_where_it_knows_no_title(page: Any, site: str) -> None:
    page.goto(f"{site}/packs/{FOURTH}.html")
    page.goto(f"{site}/bn/index.html")
    link = page.locator("[data-continue]")
    pack = page.locator("[data-pack=first-edit] h3").inner_text()
    assert link.locator("[data-title]").inner_text() == pack
    assert "৪" in link.locator("[data-place]").inner_text()
    assert link.evaluate("link => link.href") == f"{site}/bn/packs/{FOURTH}.html"


def test_a_done_lesson_leads_on_to_the_next_that_is_not(page: Any, anywhere: str) -> None:
    page.goto(f"{anywhere}/packs/{FIRST}.html")
    page.locator("[data-mark]").click()
    page.goto(f"{anywhere}/index.html")
    assert page.locator("[data-continue]").get_attribute("href").endswith(f"packs/{SECOND}.html")
    assert page.locator("[data-continue] [data-title]").inner_text() == "Choose how you will appear"


def test_a_finished_pack_gives_way_to_the_one_before(page: Any, site: str) -> None:
    page.goto(f"{site}/index.html")
    keys = page.locator("[data-pack=first-edit] [data-leaves]").get_attribute("data-leaves").split()
    other = page.locator("[data-pack=reliable-sources] [data-leaves]").get_attribute("data-leaves").split()[1]
    lessons = _opened(other, *keys)
    _store(page, lessons | {key: lessons[key] | {"done": "2026-11-20"} for key in keys})
    page.reload()
    assert page.locator("[data-continue]").get_attribute("href").endswith(f"packs/{other}.html")


def test_what_is_kept_cannot_lead_elsewhere(page: Any, anywhere: str) -> None:
    page.goto(f"{anywhere}/index.html")
    _store(page, _opened(FIRST, "https://example.org/x", "first-edit/gone", "../../etc"))
    page.reload()
    assert page.locator("[data-continue]").get_attribute("href").endswith(f"packs/{FIRST}.html")
    page.evaluate("""localStorage.setItem('pathshala.progress', '{"lessons": {"first-edit/make-the-edit": null}}')""")
    page.reload()
    assert page.locator("[data-continue]").is_hidden()


def test_the_start_page_has_no_titles_of_lessons(page: Any, site: str) -> None:
    page.goto(f"{site}/index.html")
    assert "Choose how you will appear" not in page.content()


def test_the_way_back_to_a_section_is_offered_and_not_forced(page: Any, anywhere: str) -> None:
    page.goto(f"{anywhere}/packs/{FOURTH}.html")
    assert page.locator(".ps-resume").count() == 0
    page.locator("#publish").evaluate("heading => heading.scrollIntoView()")
    page.wait_for_timeout(100)
    page.goto(f"{anywhere}/bn/packs/{FOURTH}.html")
    assert page.evaluate("scrollY") == 0
    link = page.locator(".ps-resume a")
    assert link.inner_text() == page.locator("#publish").inner_text()
    # Whoever leaves from the top has not lost the place.
    page.goto(f"{anywhere}/packs/{FOURTH}.html")
    page.locator(".ps-resume a").click()
    assert page.url.endswith("#publish")
    assert page.locator("#publish").evaluate("heading => Math.abs(heading.getBoundingClientRect().top) < innerHeight")
    # Whoever came for a section is not asked about another one, nor whoever is done.
    page.goto(f"{anywhere}/index.html")
    page.goto(f"{anywhere}/packs/{FOURTH}.html#preview")
    assert page.locator(".ps-resume").count() == 0
    page.locator("[data-mark]").click()
    assert "at" not in _stored(page)["lessons"][FOURTH]


def test_marking_keeps_when_a_lesson_was_open(page: Any, anywhere: str) -> None:
    page.goto(f"{anywhere}/packs/{FIRST}.html")
    seen = _stored(page)["lessons"][FIRST]["seen"]
    page.locator("[data-mark]").click()
    today = page.evaluate("new Date().toLocaleDateString('sv')")
    assert _stored(page)["lessons"][FIRST] == {"seen": seen, "done": today}
    page.locator("[data-unmark]").click()
    assert _stored(page)["lessons"][FIRST] == {"seen": seen}


def test_progress_of_the_first_version_is_read(page: Any, site: str) -> None:
    page.goto(f"{site}/index.html")
    _store(page, {FIRST: {"done": "2026-01-31"}})
    page.reload()
    row = page.locator("[data-pack=first-edit] [data-leaves]")
    assert row.locator("i.ps-done").count() == 1 and row.locator("i").count() == LESSONS
    assert page.locator("[data-continue]").is_hidden()


@pytest.mark.parametrize(("language", "expected"), [
    ("en", "Lessons done: 2 of 6 · Minutes left: 54"), ("bn", "৫৪"), ("ar", "54")])
def test_a_pack_says_how_much_is_left(page: Any, site: str, language: str, expected: str) -> None:
    for address in ("index.html", "packs/index.html", "packs/first-edit/index.html", "progress.html"):
        page.goto(f"{site}/{FOLDERS[language]}{address}")
        _store(page, {FIRST: {"done": "2026-01-31"}, SECOND: {"done": "2026-01-31"}})
        page.reload()
        row = page.locator(f"[data-leaves^='{FIRST} ']")
        assert expected in row.inner_text(), address


def test_nothing_left_is_not_said(page: Any, site: str) -> None:
    page.goto(f"{site}/packs/first-edit/index.html")
    keys = page.locator("[data-leaves]").get_attribute("data-leaves").split()
    _store(page, {key: {"done": "2026-01-31"} for key in keys})
    page.reload()
    assert page.locator("[data-leaves]").inner_text() == f"Lessons done: {LESSONS} of {LESSONS}"


def test_a_lesson_says_where_it_stands_and_what_comes_next(page: Any, site: str) -> None:
    page.goto(f"{site}/packs/{FIRST}.html")
    page.locator("[data-mark]").click()
    page.locator("a[rel=next]").click()
    assert "Lesson 2 of 6" in page.locator(".ps-fold--steps summary").inner_text()
    assert page.locator("a[rel=prev]").evaluate("link => link.href").endswith(f"{FIRST}.html")
    page.locator(".ps-fold--steps summary").click()
    steps = page.locator(".ps-fold--steps li")
    assert steps.count() == LESSONS
    assert "Done" in steps.nth(0).inner_text()
    assert steps.nth(1).locator("a").get_attribute("aria-current") == "page"


@pytest.mark.parametrize("language", FOLDERS)
def test_on_a_phone_the_trail_is_the_one_way_up(page: Any, published: Path, language: str) -> None:
    page.goto((published / FOLDERS[language] / f"packs/{FOURTH}.html").as_uri())
    shown = page.locator(".ps-crumbs li:visible")
    assert shown.count() == 1
    assert shown.locator("a").get_attribute("href") == "index.html"
    page.set_viewport_size({"width": 1280, "height": 800})
    assert shown.count() == 4


def test_pages_work_where_nothing_can_be_kept(page: Any, anywhere: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('closed'); }})")
    page.goto(f"{anywhere}/packs/{FOURTH}.html")
    page.goto(f"{anywhere}/index.html")
    assert page.locator("[data-continue]").is_hidden()
    assert page.locator("[data-start]").is_visible()


def test_a_lesson_fetches_what_it_needs_and_no_more(page: Any, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{site}/packs/{FIRST}.html")
    assert not {"continue.js", "listen.js", "progress-file.js", "progress-page.js"} & set(asked)


@pytest.mark.parametrize("language", FOLDERS)
def test_no_faults_for_people_who_use_aids(page: Any, published: Path, language: str) -> None:
    folder = (published / FOLDERS[language]).as_uri().rstrip("/")
    page.goto(f"{folder}/packs/{FIRST}.html")
    _store(page, {FIRST: {"done": "2026-01-31"}, **_opened(FOURTH)} | {FOURTH: {
        "seen": "2026-11-20T08:00:00.000Z", "at": "publish"}})
    for address in ("index.html", "packs/index.html", "packs/first-edit/index.html", f"packs/{FOURTH}.html",
                    "progress.html"):
        page.goto(f"{folder}/{address}")
        for look in looks(page, language):
            assert violations(page) == [], (address, look)
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, f"{address} is {wide} px wider than the screen"
