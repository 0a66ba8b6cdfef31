"""The search box in a browser, over an engine that finds what it is told."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import small_site
from browser.axe import violations, violations_in_its_looks
from fake_search import install
from one_process import ThisProcess
from pathshala.build.pipeline import build
from pathshala.build.progress import Silence
from pathshala.pages.search_words import TEXTS
from pathshala.pages.templates import THEME

pytestmark = pytest.mark.browser

LANGUAGES = ("en", "bn", "ar", "zh")
LESSON = "packs/egg/water.html"
FOUND = {"en": "eggs", "bn": "ডিম", "ar": "بيض", "zh": "水"}
Opened = Callable[..., Any]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small_site.write(tmp_path_factory.mktemp("small"), LANGUAGES[1:])
    assert build(root, None, Silence(), ThisProcess()).published
    install(root / "site", LANGUAGES)
    return root / "site"


def address(site: Path, language: str = "en", page: str = LESSON) -> str:
    return (site / ("" if language == "en" else language) / page).as_uri()


@pytest.fixture
def opened(page: Any, site: Path) -> Iterator[Opened]:
    """A lesson with its box open, and words typed into it."""
    def go(text: str = "", language: str = "en", name: str = LESSON) -> Any:
        page.goto(address(site, language, name))
        page.locator("[data-search]").click()
        page.locator(".ps-find__foot").wait_for()
        if text:
            page.keyboard.insert_text(text)
            settled(page)
        return page

    yield go


def settled(page: Any) -> None:
    """Wait until the words that stand in the box have their answer."""
    page.locator(".ps-find__results[aria-busy=false]").wait_for(state="attached")


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.textContent || document.activeElement.type || ''")).strip()


def asked(page: Any) -> list[str]:
    return [one[0] for one in page.evaluate("pathshala.fake.asked")]


def test_nothing_of_the_search_is_loaded_before_it_is_opened(page: Any, site: Path) -> None:
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url.removeprefix(site.as_uri())))
    page.goto(address(site))
    page.keyboard.press("Tab")
    page.locator("[data-search]").focus()
    assert [one for one in seen if "/search/" in one] == []
    page.locator("[data-search]").press("Enter")
    page.locator(".ps-find__foot").wait_for()
    assert {one for one in seen if "/search/" in one} == {
        "/assets/search/box.css", "/search/en/search.js", "/search/en/index.js"}


def test_the_way_in_weighs_little(site: Path) -> None:
    """Of what each page carries before anybody searches."""
    html = (site / LESSON).read_text("utf-8")
    without = re.sub(r'<a class="ps-search".*?</dialog>', "", html, count=1, flags=re.DOTALL)
    assert len(html) - len(without) > 200
    assert len(gzip.compress(html.encode(), 9)) - len(gzip.compress(without.encode(), 9)) <= 600


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_keys_open_the_box_and_escape_gives_the_focus_back(page: Any, site: Path, key: str) -> None:
    page.goto(address(site))
    page.locator("main a:visible").first.focus()
    before = focused(page)
    page.keyboard.press(key)
    page.locator(".ps-find__foot").wait_for()
    assert focused(page) == "search"
    page.keyboard.type("eggs")
    settled(page)
    page.keyboard.press("Escape")
    assert not page.locator("[data-find]").evaluate("box => box.open")
    assert focused(page) == before


def test_what_is_typed_before_the_scripts_are_there_is_searched_for(page: Any, site: Path) -> None:
    page.route("**/search.js", lambda route: (page.keyboard.type("eggs"), route.continue_()))
    page.goto(address(site))
    page.keyboard.press("/")
    page.locator(".ps-hit").first.wait_for()
    assert page.locator("[data-find] input").first.input_value() == "eggs"


def test_keys_in_a_field_are_text(page: Any, site: Path) -> None:
    page.goto(address(site))
    page.evaluate("document.querySelector('main').insertAdjacentHTML('afterbegin', '<textarea></textarea>')")
    page.locator("textarea").focus()
    page.keyboard.type("a/b")
    page.keyboard.press("Control+k")
    assert page.locator("textarea").input_value() == "a/b"
    assert not page.locator("[data-find]").evaluate("box => box.open")


def test_the_slash_can_be_turned_off(opened: Opened, site: Path) -> None:
    page = opened()
    page.set_viewport_size({"width": 1000, "height": 800})
    page.locator(".ps-find__foot input").uncheck()
    page.goto(address(site, "bn"))
    page.keyboard.press("/")
    assert not page.locator("[data-find]").evaluate("box => box.open")
    page.keyboard.press("Control+k")
    page.locator(".ps-find__foot").wait_for()
    assert not page.locator(".ps-find__foot input").is_checked()


def test_a_keyboard_without_latin_letters_opens_it_by_the_place_of_the_key(page: Any, site: Path) -> None:
    page.goto(address(site, "ar"))
    press = "code => document.body.dispatchEvent(new KeyboardEvent('keydown', {...code, bubbles: true, ctrlKey: true}))"
    page.evaluate(press, {"key": "k", "code": "KeyV"})  # Dvorak has K there
    assert page.locator("[data-find]").evaluate("box => box.open")
    page.locator("[data-find]").evaluate("box => box.close()")
    page.evaluate(press, {"key": "t", "code": "KeyK"})
    assert not page.locator("[data-find]").evaluate("box => box.open")
    page.evaluate(press, {"key": "ن", "code": "KeyK"})
    assert page.locator("[data-find]").evaluate("box => box.open")


def test_arrow_keys_go_through_the_results_and_back(opened: Opened) -> None:
    page = opened("eggs")
    names = ["Eggs want water – What you need", "The time", "What you need"]
    for name in (*names, names[-1]):
        page.keyboard.press("ArrowDown")
        assert focused(page) == name
    for name in (*names[-2::-1], "search"):
        page.keyboard.press("ArrowUp")
        assert focused(page) == name
    page.keyboard.press("Enter")
    assert focused(page) == names[0]
    page.keyboard.type("x")
    assert page.locator("[data-find] input").first.input_value() == "eggsx"


def test_enter_opens_the_passage(opened: Opened) -> None:
    page = opened("eggs")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/packs/egg/water.html#what-you-need")
    assert not page.locator("[data-find]").evaluate("box => box.open")
    assert page.locator("h2#what-you-need").evaluate("one => one.getBoundingClientRect().top >= 0")


def test_enter_searches_without_waiting(opened: Opened) -> None:
    page = opened()
    page.locator("[data-find] input").first.fill("eggs")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.className === 'ps-hit__link'")
    assert asked(page) == ["eggs"]


def test_how_many_were_found_is_announced(opened: Opened) -> None:
    page = opened("eggs")
    status = page.locator("[data-find] [role=status]")
    assert status.inner_text() == "Results: 2"
    page.locator("[data-find] input").first.fill("egs")
    page.wait_for_function("() => document.querySelector('.ps-find__status').textContent.includes('Searched')")
    assert status.inner_text() == "Results: 1 Searched for: \u2068eggs\u2069"


def test_numbers_are_those_of_the_language(opened: Opened) -> None:
    assert "২" in opened("ডিম", "bn").locator("[data-find] [role=status]").inner_text()


def test_nothing_found_helps_on(opened: Opened) -> None:
    page = opened("zebra")
    status = page.locator("[data-find] [role=status]")
    assert status.inner_text() == "Nothing was found for “\u2068zebra\u2069”."
    assert page.get_by_text("Check the spelling").is_visible()
    links = page.locator(".ps-find__foot a").evaluate_all("all => all.map(one => one.href)")
    assert links == [address(Path(page.url.removeprefix("file://")).parents[2], page=name)
                     for name in ("terms.html", "packs/index.html")]


def test_what_a_passage_says_is_text(opened: Opened) -> None:
    page = opened("eggs")
    snippet = page.locator(".ps-hit__snippet").first
    assert snippet.inner_html() == "One <mark>Eggs want water</mark> &lt;b&gt;&amp; more&lt;/b&gt;."


def test_other_languages_come_after_and_say_so(opened: Opened) -> None:
    page = opened("ডিম", "bn")
    assert page.locator(".ps-hit").evaluate_all("all => all.map(one => [one.lang, one.dir])") == [["", ""], ["en", "ltr"]]
    assert page.locator(".ps-find h2").count() == 1
    page = opened("mixed", "en")
    hits = page.locator(".ps-hit").evaluate_all("all => all.map(one => [one.lang, one.dir])")
    assert hits == [["", ""], ["", ""], ["ar", "rtl"]]


def test_late_answers_to_old_questions_are_dropped(opened: Opened) -> None:
    page = opened()
    page.evaluate("pathshala.fake.wait = { many: 700 }")
    page.keyboard.insert_text("many")
    page.wait_for_function("() => pathshala.fake.asked.length === 1")
    page.locator("[data-find] input").first.fill("eggs")
    page.locator(".ps-hit").first.wait_for()
    page.wait_for_timeout(800)
    assert page.locator(".ps-hit").count() == 2
    assert page.locator("[data-find] [role=status]").inner_text() == "Results: 2"


def test_an_emptied_field_shows_nothing(opened: Opened) -> None:
    page = opened()
    page.evaluate("pathshala.fake.wait = { many: 300 }")
    page.keyboard.insert_text("many")
    page.wait_for_function("() => pathshala.fake.asked.length === 1")
    page.locator("[data-find] input").first.fill("")
    page.wait_for_timeout(600)
    assert page.locator(".ps-hit").count() == 0
    assert page.locator("[data-find] [role=status]").inner_text() == ""


def test_fast_typing_asks_once(opened: Opened) -> None:
    page = opened()
    page.locator("[data-find] input").first.evaluate("""field => {
        for (const typed of ["e", "eg", "egg", "eggs"]) {
            field.value = typed;
            field.dispatchEvent(new InputEvent("input"));
        }
    }""")
    settled(page)
    assert asked(page) == ["eggs"]


@pytest.mark.parametrize(("language", "meanwhile"), [("zh", []), ("en", ["ni"])])
def test_a_word_that_is_being_composed_waits(opened: Opened, language: str, meanwhile: list[str]) -> None:
    """Letters that spell Chinese are no question; a phone's keyboard composes whole words of others."""
    page = opened(language=language)
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "ni", "selectionStart": 2, "selectionEnd": 2})
    page.wait_for_timeout(400)
    assert asked(page) == []
    page.wait_for_timeout(600)
    assert asked(page) == meanwhile
    keyboard.send("Input.insertText", {"text": "水"})
    page.wait_for_function("() => pathshala.fake.asked.some(one => one[0] === '水')")


def test_more_results_come_in_portions(opened: Opened) -> None:
    page = opened("many")
    assert page.locator(".ps-hit").count() == 10
    more = page.get_by_role("button", name="More results")
    more.click()
    page.wait_for_function("() => document.querySelectorAll('.ps-hit').length === 20")
    assert focused(page) == "Egg 11"
    more.click()
    page.wait_for_function("() => document.querySelectorAll('.ps-hit').length === 23")
    assert more.is_hidden()


def test_filters_are_loaded_when_they_are_opened(opened: Opened) -> None:
    page = opened("eggs")
    page.locator(".ps-find__filters summary").click()
    level = page.get_by_label("Level")
    level.wait_for()
    assert level.locator("option").all_inner_texts() == ["Any", "Beginner", "Advanced"]
    assert page.get_by_label("Pack").locator("option").all_inner_texts() == ["Any", "Boil an egg"]
    page.get_by_label("Skill").select_option("cook")
    page.wait_for_function("() => pathshala.fake.asked.length === 2")
    assert page.evaluate("pathshala.fake.asked[1]") == ["eggs", {"skill": "cook"}]
    level.select_option("advanced")
    page.locator(".ps-find__help button").click()
    page.locator(".ps-hit").first.wait_for()
    assert level.input_value() == "" and focused(page) == "search"


def test_a_title_in_a_filter_says_its_language(opened: Opened) -> None:
    page = opened(language="ar")
    page.locator(".ps-find__filters summary").click()
    option = page.locator("select[name=pack] option").nth(1)
    option.wait_for(state="attached")
    assert [option.get_attribute("lang"), option.get_attribute("dir")] == ["en", "ltr"]


def test_the_last_words_stand_there_on_the_next_page(opened: Opened, site: Path) -> None:
    page = opened("eggs")
    page.goto(address(site, page="packs/egg/time.html"))
    page.keyboard.press("/")
    page.locator(".ps-hit").first.wait_for()
    page.keyboard.type("many")
    assert page.locator("[data-find] input").first.input_value() == "many"


def test_reopened_its_words_are_ready_to_be_replaced(opened: Opened) -> None:
    page = opened("eggs")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("many")
    assert page.locator("[data-find] input").first.input_value() == "many"


def test_an_index_that_does_not_load_is_said(opened: Opened) -> None:
    page = opened()
    page.evaluate("pathshala.fake.fail = true")
    page.keyboard.type("eggs")
    page.wait_for_function("() => document.querySelector('.ps-find__status').textContent.includes('could not')")
    assert page.locator(".ps-find__foot a").first.is_visible()
    page.evaluate("pathshala.fake.fail = false")
    page.keyboard.press("Enter")
    page.locator(".ps-hit").first.wait_for()


def test_scripts_that_do_not_load_lead_to_the_list(browser: Any, site: Path) -> None:
    page = browser.new_page()
    page.route("**/search.js", lambda route: route.abort())
    page.goto(address(site))
    page.locator("[data-search]").click()
    page.wait_for_url("**/terms.html")
    page.close()


def test_without_scripts_the_search_is_a_list(browser: Any, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address(site, "bn"))
    assert not page.locator("[data-find]").is_visible()
    page.locator("[data-search]").click()
    page.wait_for_url("**/bn/terms.html")
    page.locator(".ps-letters a").first.click()
    assert page.locator(":target").is_visible()
    context.close()


def test_a_click_beside_the_box_closes_it(opened: Opened) -> None:
    page = opened("eggs")
    page.set_viewport_size({"width": 1200, "height": 800})
    page.mouse.click(20, 400)
    assert not page.locator("[data-find]").evaluate("box => box.open")


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_the_box_fills_the_screen(opened: Opened, language: str) -> None:
    page = opened(FOUND[language], language)
    page.locator(".ps-find__filters summary").click()
    page.locator("select[name=level]").wait_for()
    box = page.locator("[data-find]").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 390, "height": 800}
    assert page.locator("[data-find]").evaluate("box => box.scrollWidth <= box.clientWidth")
    beyond = page.locator("[data-find] *").evaluate_all(
        "all => all.filter(one => { const at = one.getBoundingClientRect(); return at.left < 0 || at.right > 390; })"
        ".map(one => one.outerHTML)")
    assert beyond == []
    sizes = page.locator("[data-find] :is(input[type=search], select)").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))")
    assert min(sizes) >= 16  # A phone zooms into a field with smaller letters.
    small = page.locator("[data-find] :is(a, button, select, summary, input[type=search], .ps-find__foot label)").evaluate_all(
        "all => all.filter(one => one.offsetParent && one.getBoundingClientRect().height < 24).map(one => one.outerHTML)")
    assert small == []


@pytest.mark.parametrize("language", ["en", "bn", "ar"])
def test_the_open_box_has_no_violations(opened: Opened, language: str) -> None:
    page = opened(FOUND[language], language)
    page.locator(".ps-hit").first.wait_for()
    page.locator(".ps-find__filters summary").click()
    page.locator("select[name=level]").wait_for()
    assert violations_in_its_looks(page, language) == []


@pytest.mark.parametrize("language", ["en", "bn", "ar"])
def test_the_list_from_a_to_z_has_no_violations(page: Any, site: Path, language: str) -> None:
    page.goto(address(site, language, "terms.html"))
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_box_says_only_what_it_is_given() -> None:
    script = (THEME / "assets/search/box.js").read_text("utf-8")
    assert set(re.findall(r"\btexts\.([a-z]+)", script)) == set(TEXTS) - {"pack", "language"}
