"""Questions of every kind on built pages: with keys alone, without scripts, in other languages, for
everyone, and on paper."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import practice_site
from browser.axe import looks, violations
from pathshala.build.pipeline import build
from pathshala.build.progress import Silence
from pathshala.markup.answers import folded

pytestmark = pytest.mark.browser

LESSON = "packs/egg/time.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = practice_site.write(tmp_path_factory.mktemp("practice"), ("ar", "bn", "es"))
    practice_site.translate(root, "es", practice_site.SPANISH)
    built = build(root, root / "site", Silence())
    assert built.published, built.findings
    return root / "site"


def _open(page: Any, site: Path, language: str = "", path: str = LESSON) -> None:
    page.goto(f"{site.as_uri()}/{f'{language}/' if language else ''}{path}")


def _quiz(page: Any, name: str) -> Any:
    return page.locator(f"[data-quiz=quiz-{name}]")


def _stored(page: Any) -> dict[str, Any]:
    return dict(json.loads(page.evaluate("localStorage.getItem('pathshala.progress')") or "{}"))


def _status(quiz: Any) -> str:
    return str(quiz.get_by_role("status").text_content())


def _focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.id"))


def _steps(quiz: Any) -> list[str]:
    return [text.strip() for text in quiz.locator(".quiz-text").all_text_contents()]


RIGHT_ORDER = ["Fill the pot with water.", "Heat the water.", "Lay the egg into it.", "Take the egg out."]


def _sort_by_keys(page: Any, quiz: Any) -> None:
    """Bring the steps into the right order with nothing but the keys."""
    for place, step in enumerate(RIGHT_ORDER):
        while _steps(quiz).index(step) > place:
            quiz.get_by_role("button", name=f"Move up: {step}").focus()
            page.keyboard.press("Enter")


def test_steps_are_put_in_order_with_keys_alone(page: Any, site: Path) -> None:
    _open(page, site)
    quiz = _quiz(page, "order")
    assert quiz.get_by_role("group", name="In which order do you boil an egg?").is_visible()
    shown = _steps(quiz)
    assert sorted(shown) == sorted(RIGHT_ORDER) and shown != RIGHT_ORDER
    quiz.get_by_role("button", name="Check my answer").click()
    assert _status(quiz) == "Move them into the right order first."
    second = quiz.get_by_role("button", name=f"Move up: {shown[1]}")
    second.focus()
    page.keyboard.press("Space")
    assert _steps(quiz)[:2] == [shown[1], shown[0]]
    assert _status(quiz) == "Now number 1 of 4."
    assert _focused(page) == "Move up:", "the button that was pressed keeps the focus"
    page.keyboard.press("Space")
    assert _steps(quiz)[0] == shown[1], "a step at the end stays there"
    _sort_by_keys(page, quiz)
    quiz.get_by_role("button", name="Check my answer").press("Enter")
    assert _status(quiz).startswith("That is right.")
    assert quiz.locator(".quiz-feedback", has_text="An empty pot has nothing to heat.").is_visible()
    assert _stored(page)["quizzes"]["egg/quiz-order"] == {"right": True, "tries": 1, "chosen": [1, 2, 3, 4]}


def test_a_wrong_order_says_which_steps_are_right_and_can_be_begun_again(page: Any, site: Path) -> None:
    _open(page, site)
    quiz = _quiz(page, "order")
    shown = _steps(quiz)
    quiz.get_by_role("button", name=f"Move down: {shown[0]}").click()
    quiz.get_by_role("button", name="Check my answer").click()
    right = [one == other for one, other in zip(_steps(quiz), RIGHT_ORDER, strict=True)]
    assert _status(quiz).startswith(f"Right so far: {sum(right)} of 4.")
    assert [name == "Right." for name in quiz.locator(".quiz-verdict").all_text_contents()] == right
    quiz.get_by_role("button", name="Start over").click()
    assert _steps(quiz) == shown and quiz.locator(".quiz-feedback:visible").count() == 0


def test_whoever_is_shown_the_answer_has_not_found_it(page: Any, site: Path) -> None:
    _open(page, site)
    quiz = _quiz(page, "order")
    assert quiz.get_by_role("button", name="Show the answer").is_hidden()
    quiz.get_by_role("button", name=f"Move down: {_steps(quiz)[0]}").click()
    quiz.get_by_role("button", name="Check my answer").click()
    quiz.get_by_role("button", name="Show the answer").click()
    assert _steps(quiz) == RIGHT_ORDER and _status(quiz) == "This is the right answer."
    quiz.get_by_role("button", name="Check my answer").click()
    assert _stored(page)["quizzes"]["egg/quiz-order"]["right"] is False


def test_halves_are_matched_in_native_lists(page: Any, site: Path) -> None:
    _open(page, site)
    quiz = _quiz(page, "match")
    assert quiz.get_by_role("combobox").count() == 3
    quiz.get_by_role("button", name="Check my answer").click()
    assert _status(quiz) == "Choose an answer first."

    def choose(egg: str, minutes: str) -> None:
        box = quiz.get_by_role("combobox", name=egg)
        box.select_option(label=next(one for one in box.locator("option").all_text_contents() if minutes in one))

    choose("A soft egg", "Ten")
    choose("A hard egg", "Six")
    choose("A raw egg", "No time")
    quiz.get_by_role("button", name="Check my answer").click()
    assert _status(quiz).startswith("Right so far: 1 of 3.")
    assert quiz.get_by_text("The yolk is firm.").is_hidden(), "why it is right would give it away"
    assert "A raw egg: Right." in _status(quiz) and "A hard egg: Not quite." in _status(quiz)
    choose("A soft egg", "Six")
    assert _status(quiz) == "", "what was said no longer holds"
    choose("A hard egg", "Ten")
    quiz.get_by_role("button", name="Check my answer").click()
    assert _status(quiz).startswith("That is right.")
    assert quiz.locator(".quiz-feedback", has_text="The yolk is firm.").is_visible()
    kept = _stored(page)["quizzes"]["egg/quiz-match"]
    assert kept["right"] and kept["tries"] == 2 and len(kept["chosen"]) == 3


@pytest.mark.parametrize("typed", ["water", "  Hot   WATER. ", "«Cafe»"])
def test_a_gap_takes_every_accepted_answer_however_it_is_written(page: Any, site: Path, typed: str) -> None:
    _open(page, site)
    field = _quiz(page, "gap").get_by_role("textbox", name="Your answer")
    field.fill(typed)
    field.press("Enter")
    assert _status(_quiz(page, "gap")).startswith("That is right.")
    assert _stored(page)["quizzes"]["egg/quiz-gap"]["right"] is True


def test_a_wrong_word_in_a_gap_is_answered(page: Any, site: Path) -> None:
    _open(page, site)
    quiz = _quiz(page, "gap")
    field = quiz.get_by_role("textbox", name="Your answer")
    assert "lay the egg into" in page.locator(f"#{field.get_attribute('aria-describedby')}").text_content()
    quiz.get_by_role("button", name="Check my answer").click()
    assert _status(quiz) == "Type an answer first."
    field.fill("Oven")
    field.press("Enter")
    assert "That would bake it." in _status(quiz) and quiz.get_by_text("That would bake it.").first.is_visible()
    assert quiz.get_by_text("It is hot enough").count() == 0 or quiz.get_by_text("It is hot enough").first.is_hidden()
    field.fill("sand")
    field.press("Enter")
    assert _status(quiz).strip() == "Not yet. Try another answer."
    quiz.get_by_role("button", name="Show the answer").click()
    assert field.input_value() == "water"


@pytest.mark.parametrize("typed", ["৬", "٦", "６", "Six!"])
def test_digits_of_every_script_are_the_same_number(page: Any, site: Path, typed: str) -> None:
    _open(page, site)
    field = _quiz(page, "number").get_by_role("textbox", name="Your answer")
    field.fill(typed)
    field.press("Enter")
    assert _status(_quiz(page, "number")).startswith("That is right.")


WRITTEN = (
    "Preview.", "«Café!»", "ক্ষমা ১৯৫৮।", "  Show \n Preview ", "عَرَبِيّ ١٢", "[[Category:X]]", "İstanbul", "Ａ４", "ελπίς ΕΛΠΙΣ",
    "कि की क", "ড়", "שָׁלוֹם", "a\u200bb", "۱۲۳", "۵،", "「はい」", "ß", "๑๒", "‘quoted’", "x--y", "", "...", "5½",
)


def test_python_and_the_browser_compare_alike(page: Any, site: Path) -> None:
    _open(page, site)
    page.wait_for_function("() => Boolean(window.pathshala.folded)")
    for exact in (False, True):
        seen = page.evaluate("([texts, exact]) => texts.map(text => pathshala.folded(text, exact))", [list(WRITTEN), exact])
        assert seen == [folded(one, exact) for one in WRITTEN]


def test_answers_are_there_again_in_another_language(page: Any, site: Path) -> None:
    _open(page, site)
    _sort_by_keys(page, _quiz(page, "order"))
    _quiz(page, "order").get_by_role("button", name="Check my answer").click()
    field = _quiz(page, "gap").get_by_role("textbox")
    field.fill("water")
    field.press("Enter")
    _open(page, site, "es")
    order = _quiz(page, "order")
    page.wait_for_selector("[data-quiz=quiz-order].quiz-solved")
    assert _steps(order)[0] == "Llena la olla de agua."
    # What was right in another language stays right, though the words are others.
    page.wait_for_selector("[data-quiz=quiz-gap].quiz-solved")
    gap = _quiz(page, "gap").get_by_role("textbox")
    gap.fill("El agua")
    gap.press("Enter")
    assert _stored(page)["quizzes"]["egg/quiz-gap"] == {"right": True, "tries": 2, "chosen": ["El agua"]}


def test_what_the_device_kept_of_another_version_of_a_question_does_no_harm(page: Any, site: Path) -> None:
    _open(page, site)
    page.evaluate("""localStorage.setItem('pathshala.progress', JSON.stringify({version: 1, quizzes: {
        'egg/quiz-order': {right: true, tries: 1, chosen: [1, 1, 9]}, 'egg/quiz-match': {chosen: [99, 'x', null]},
        'egg/quiz-gap': {chosen: [{}]}, 'egg/quiz-time': {chosen: [7]}}, tasks: {'egg/time': 5}}))""")
    page.reload()
    page.wait_for_selector(".quiz-steps")
    assert _quiz(page, "order").locator(".quiz-move").count() == 8
    assert _quiz(page, "match").get_by_role("combobox").first.input_value() == ""


def test_without_scripts_every_question_reads_and_opens_on_its_answer(browser: Any, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    _open(page, site)
    order = _quiz(page, "order")
    assert [one.strip() for one in order.locator("summary").all_text_contents()] != RIGHT_ORDER
    order.locator("summary", has_text="Lay the egg into it.").click()
    assert order.get_by_text("Number 3 in the right order.").is_visible()
    match = _quiz(page, "match")
    match.locator("summary", has_text="A hard egg").click()
    told = match.get_by_text(re.compile(r"Goes with number (\d)\.")).filter(visible=True).text_content()
    assert match.locator(f".quiz-options li:nth-child({re.sub(r'[^0-9]', '', told)})").text_content() == "Ten minutes"
    gap = _quiz(page, "gap")
    assert gap.get_by_text("hot water").is_hidden()
    gap.locator("summary").click()
    assert gap.get_by_text("hot water").is_visible()
    assert page.locator(".task-list-item").count() == 3
    context.close()


def test_the_same_mixture_in_every_language(page: Any, site: Path) -> None:
    seen = []
    for language in ("", "ar", "bn", "es"):
        html = (site / language / LESSON).read_text("utf-8")
        seen.append(re.findall(r'data-answer="(\d)"', html))
    assert all(one == seen[0] for one in seen) and len(seen[0]) == 7


@pytest.mark.parametrize("language", ["en", "bn", "ar"])
def test_axe_finds_nothing(page: Any, site: Path, language: str) -> None:
    _open(page, site, "" if language == "en" else language)
    page.wait_for_selector(".quiz-steps")
    # Wrong answers and right ones, all told.
    _quiz(page, "order").locator(".quiz-move").nth(1).click()
    _quiz(page, "match").get_by_role("combobox").first.select_option("1")
    _quiz(page, "gap").get_by_role("textbox").fill("oven")
    _quiz(page, "number").get_by_role("textbox").fill("6")
    page.locator(".task-list-item input").first.check()
    for name in ("order", "match", "gap", "number"):
        _quiz(page, name).locator("button[type=submit]").click()
    for look in looks(page, language):
        assert violations(page) == [], look
        small = page.eval_on_selector_all(
            ".quiz :is(button, select, input[type=text]), .quiz-tasks button",
            "all => all.filter(one => one.offsetParent && (one.offsetWidth < 24 || one.offsetHeight < 24)).length")
        assert small == 0, look
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), look


def test_on_paper_boxes_are_empty_and_the_answers_stand_at_the_end(page: Any, site: Path) -> None:
    _open(page, site)
    page.locator("[data-quiz=quiz-time]").get_by_role("radio").first.check()
    page.locator("[data-quiz=quiz-time] button[type=submit]").click()
    assert page.locator(".ps-answers").is_hidden()
    page.emulate_media(media="print")
    assert page.locator(".quiz-feedback:visible, .quiz button:visible, .quiz select:visible, .quiz-status:visible").count() == 0
    key = page.locator(".ps-answers li")
    assert key.count() == 5
    answers = [one.strip() for one in key.locator("b").all_text_contents()]
    assert answers[0] == "2" and answers[3] == "water" and answers[4] == "6"
    places = [int(one) for one in answers[1].split(", ")]
    page.emulate_media(media="screen")
    assert [_steps(_quiz(page, "order"))[place - 1] for place in places] == RIGHT_ORDER
