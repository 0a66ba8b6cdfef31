"""The theme's pages in a browser: quiz, progress and catalogue, with scripts and without."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from pathshala.build.assets import theme_files
from pathshala.markup.engine import Engine
from pathshala.pages.article_view import CatalogueView, Filter, FilterOption, LanguageShare, LessonView, PackCard
from pathshala.pages.interface import interface
from pathshala.pages.templates import rendered
from pathshala.pages.view import PageView, Phrase, StepView

pytestmark = pytest.mark.browser

LESSON = """
### Which can you cite? { #quiz-cite .quiz objective=o1 }

- [ ] A blog

    > Nobody checks it.

- [x] A review

    > Experts checked it.

### Which are primary? { #quiz-primary .quiz objective=o1 }

- [x] A letter

    > It comes from the event.

- [x] A photograph

    > So does this.

- [ ] A school book

    > It sums up.
"""
# What a stranger may write into an article and the sanitiser lets through.
HOSTILE = """
<p id="pathshala" data-scheme="x" data-menu="" data-words="">One</p>
<p data-finish="x" data-leaves="x" data-done="x" data-begin="">Two</p>
<section class="quiz" data-quiz="quiz-raw"><p>No choices</p></section>
<section class="quiz" data-quiz="quiz-odd"><h3>Odd</h3><ul class="quiz-choices"><li class="quiz-choice"><details>
<summary>One</summary><div class="quiz-feedback"><ul><li class="quiz-choice">No summary</li></ul></div></details></li></ul></section>
<section class="quiz" data-quiz="quiz-two"><h3>Two lists</h3><ul class="quiz-choices"><li class="quiz-choice">No summary</li></ul>
<ul class="quiz-choices"><li class="quiz-choice"><details><summary>One</summary><div class="quiz-feedback">Yes</div></details></li></ul></section>
<section class="quiz" data-quiz="quiz-raw-order" data-kind="order"><h3>Order</h3><ul class="quiz-choices"><li class="quiz-choice"><details>
<summary>One</summary><div class="quiz-feedback">Yes</div></details></li></ul></section>
<section class="quiz" data-quiz="quiz-raw-match" data-kind="match"><h3>Match</h3><ul class="quiz-choices"><li class="quiz-choice"><details>
<summary>One</summary><div class="quiz-feedback"><p class="quiz-verdict">Yes</p></div></details></li></ul></section>
<section class="quiz" data-quiz="quiz-raw-gap" data-kind="fill-in"><h3>Gap</h3><ul class="quiz-choices"><li class="quiz-choice"><details>
<summary>One</summary><div class="quiz-feedback"><p class="quiz-verdict">Yes</p></div></details></li></ul></section>
<ul class="task-list"><li data-task="x">No box</li></ul>
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("site")
    for address, data in theme_files():
        (root / address).parent.mkdir(parents=True, exist_ok=True)
        (root / address).write_bytes(data)
    body = Engine([("attr_list", {})]).parse(LESSON).render().html
    for name, tag, html in (("lesson", "en", body), ("lesson-bn", "bn", body), ("hostile", "en", HOSTILE + body)):
        page = _lesson(tag, Markup(html))
        (root / f"{name}.html").write_text(page, "utf-8")
    (root / "catalogue.html").write_text(_catalogue(), "utf-8")
    return root


def _page(kind: str, tag: str, template: str, view: object) -> str:
    article = Markup(rendered(f"article/{template}.html", interface(tag), page=view, view_kind=kind))
    page = PageView(kind, tag, "ltr", tag, "Pathshala", Phrase("A title"), "What it is.", f"{kind}.html", "", "",
                    article, (), (), (), digits=interface(tag).digits("0123456789"))
    if kind == "lesson":
        steps = (StepView(Phrase("One"), "lesson.html", "5 minutes", "sources/one"),
                 StepView(Phrase("Two"), "two.html", "5 minutes", "sources/two"))
        page = replace(page, steps=steps, progress_key="sources/one")
    return rendered("base.html", interface(tag), view=page)


def _lesson(tag: str, body: Markup) -> str:
    return _page("lesson", tag, "lesson", LessonView(body, "Lesson 1", "5 minutes", (), (), "sources/one"))


def _catalogue() -> str:
    def card(name: str, level: str, minutes: int, languages: tuple[str, ...]) -> PackCard:
        shares = tuple(LanguageShare(tag, tag, "ltr", "", 100, "100", tag == "en", "") for tag in languages)
        return PackCard(name, Phrase(name), Phrase("Short."), f"{name}.html", level, level, (), (), (), (), shares,
                        minutes, str(minutes), 1, "1", 100, "100", (f"{name}/one",))

    cards = (card("first", "beginner", 30, ("en", "bn")), card("second", "beginner", 90, ("en",)),
             card("third", "advanced", 20, ("en", "bn")))
    filters = tuple(
        Filter(name, name, tuple(FilterOption(value, value, 1, "1") for value in values))
        for name, values in (("language", ("en", "bn")), ("level", ("beginner", "advanced")), ("time", ("30", "120")))
    )
    return _page("catalogue", "en", "catalogue", CatalogueView(cards, filters))


def _stored(page: Any) -> dict[str, Any]:
    return dict(json.loads(page.evaluate("localStorage.getItem('pathshala.progress')")))


def test_a_single_choice_by_keyboard(page: Any, site: Path) -> None:
    page.goto(f"{site.as_uri()}/lesson.html")
    quiz = page.locator("[data-quiz=quiz-cite]")
    assert quiz.get_by_role("group", name="Which can you cite?").is_visible()
    quiz.get_by_role("radio", name="A blog").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert "Nobody checks it." in quiz.get_by_role("status").text_content()
    assert quiz.get_by_text("Experts checked it.").is_hidden()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert quiz.get_by_role("status").text_content().startswith("That is right.")
    assert quiz.locator(".quiz-feedback").filter(has_text="Nobody checks it.").is_visible()
    assert _stored(page)["quizzes"]["sources/quiz-cite"] == {"right": True, "tries": 2, "chosen": [1]}


def test_several_choices_have_to_be_complete(page: Any, site: Path) -> None:
    page.goto(f"{site.as_uri()}/lesson.html")
    quiz = page.locator("[data-quiz=quiz-primary]")
    quiz.get_by_role("button", name="Check my answer").click()
    assert quiz.get_by_role("status").text_content() == "Choose an answer first."
    quiz.get_by_role("checkbox", name="A letter").check()
    quiz.get_by_role("button", name="Check my answer").click()
    assert quiz.get_by_role("status").text_content().startswith("Not all of it yet.")
    quiz.get_by_role("checkbox", name="A photograph").check()
    quiz.get_by_role("button", name="Check my answer").click()
    assert quiz.get_by_role("status").text_content().startswith("That is right.")
    quiz.get_by_role("button", name="Start over").click()
    assert not quiz.get_by_role("checkbox", name="A letter").is_checked()
    assert quiz.get_by_text("It sums up.").is_hidden()


def test_an_answer_is_there_again_in_another_language(page: Any, site: Path) -> None:
    page.goto(f"{site.as_uri()}/lesson.html")
    page.locator("[data-quiz=quiz-cite]").get_by_role("radio", name="A review").check()
    page.locator("[data-quiz=quiz-cite] button[type=submit]").click()
    page.locator("[data-mark]").click()
    page.goto(f"{site.as_uri()}/lesson-bn.html")
    assert page.locator("[data-quiz=quiz-cite]").get_by_role("radio", name="A review").is_checked()
    assert page.locator("[data-unmark]").is_visible()
    page.locator(".ps-fold--steps summary").click()
    done = page.locator(".ps-fold--steps li.ps-done")
    assert done.count() == 1
    assert done.get_by_role("link").get_attribute("href") == "lesson.html"
    assert "১" in page.locator("[data-leaves]").text_content()


def test_without_scripts_a_choice_opens_on_its_feedback(browser: Any, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/lesson.html")
    assert page.get_by_text("Nobody checks it.").is_hidden()
    page.locator("summary", has_text="A blog").click()
    assert page.get_by_text("Nobody checks it.").is_visible()
    assert page.locator("[data-mark]").is_hidden()
    context.close()


def test_an_article_cannot_break_the_scripts(page: Any, site: Path) -> None:
    page.goto(f"{site.as_uri()}/hostile.html")
    assert page.locator("[data-quiz=quiz-cite]").get_by_role("radio").count() == 2
    assert page.locator(".ps-scheme").is_visible()


def test_pages_work_where_storage_is_closed(page: Any, site: Path) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('closed'); }})")
    page.goto(f"{site.as_uri()}/lesson.html")
    page.locator("[data-mark]").click()
    assert page.locator("[data-unmark]").is_visible()
    page.locator(".ps-scheme").click()
    assert page.locator("html").get_attribute("data-md-color-scheme") == "default"


def test_filters_narrow_and_are_kept_in_the_address(page: Any, site: Path) -> None:
    page.goto(f"{site.as_uri()}/catalogue.html")
    shown = page.locator(".ps-card:visible")
    assert shown.count() == 3
    page.locator("#filter-language").select_option("bn")
    page.locator("#filter-level").select_option("beginner")
    assert shown.count() == 1
    assert page.locator("[data-count]").text_content() == "Packs shown: 1 of 3"
    page.goto(f"{site.as_uri()}/lesson.html")
    page.go_back()
    assert page.url.endswith("#language=bn&level=beginner")
    assert shown.count() == 1
    page.locator("#filter-time").select_option("30")
    page.locator("#filter-level").select_option("")
    assert shown.count() == 2
    page.get_by_role("button", name="Show all packs").click()
    page.wait_for_function("document.querySelectorAll('.ps-card:not([hidden])').length === 3")


def test_the_catalogue_without_scripts_lists_packs_by_each_choice(browser: Any, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/catalogue.html")
    assert page.locator("form[data-filters]").is_hidden()
    page.get_by_role("link", name="advanced (1)").click()
    assert page.url.endswith("#level=advanced")
    assert page.locator("[id='level=advanced'] + ul a").all_text_contents() == ["third"]
    context.close()
