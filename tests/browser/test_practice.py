"""Checklists that keep their ticks, and a pack's end, on built pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import practice_site
from pathshala.build.pipeline import build
from pathshala.build.progress import Silence

pytestmark = pytest.mark.browser


def _built(root: Path) -> Path:
    built = build(root, root / "site", Silence())
    assert built.published, built.findings
    return root / "site"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = practice_site.write(tmp_path_factory.mktemp("practice"), ("es",))
    practice_site.translate(root, "es", practice_site.SPANISH)
    return root


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    return _built(root)


def _tasks(page: Any) -> dict[str, Any]:
    return dict(json.loads(page.evaluate("localStorage.getItem('pathshala.progress')") or "{}").get("tasks", {}))


def _done(page: Any, *lessons: str, quizzes: tuple[str, ...] = ()) -> None:
    kept = {"version": 1, "lessons": {f"egg/{one}": {"done": "2026-01-31"} for one in lessons},
            "quizzes": {f"egg/{one}": {"right": True, "tries": 1, "chosen": [1]} for one in quizzes}}
    page.evaluate("kept => localStorage.setItem('pathshala.progress', kept)", json.dumps(kept))
    page.reload()


def test_ticks_are_kept_in_every_language_and_can_be_cleared(page: Any, site: Path) -> None:
    page.goto(f"{site.as_uri()}/packs/egg/time.html")
    clear = page.get_by_role("button", name="Clear the ticks")
    assert clear.is_hidden()
    clock = page.get_by_role("checkbox", name="A clock")
    clock.focus()
    page.keyboard.press("Space")
    page.get_by_role("checkbox", name="Water, see the").uncheck(force=True)
    assert sorted(_tasks(page)["egg/time"].values()) == [False, True]
    page.goto(f"{site.as_uri()}/es/packs/egg/time.html")
    assert page.get_by_role("checkbox", name="Un reloj").is_checked()
    assert not page.get_by_role("checkbox", name="Water, see the").is_checked()
    page.goto(f"{site.as_uri()}/packs/egg/time.html")
    clear.click()
    assert not clock.is_checked() and page.get_by_role("checkbox", name="Water, see the").is_checked()
    assert _tasks(page) == {} and clear.is_hidden()
    assert page.get_by_role("status").filter(has_text="The ticks are cleared.").count() == 1


def test_a_link_in_a_task_stays_a_link(page: Any, site: Path) -> None:
    page.goto(f"{site.as_uri()}/packs/egg/time.html")
    page.get_by_role("link", name="other lesson").first.click()
    assert page.url.endswith("water.html")


def test_ticks_stay_with_their_tasks_when_others_come_and_go(page: Any, root: Path, site: Path) -> None:
    page.goto(f"{site.as_uri()}/packs/egg/time.html")
    page.get_by_role("checkbox", name="A clock").check(force=True)
    path = root / "learning_packs/egg/lessons/time.md"
    text = path.read_text("utf-8")
    try:
        path.write_text(text.replace("- [ ] A pot that holds all eggs in one layer.\n", "- [ ] Eggs\n- [ ] A spoon\n"), "utf-8")
        _built(root)
        page.reload()
        ticked = [box.is_checked() for box in page.locator(".task-list-item input").all()]
        assert ticked == [False, False, True, True]
    finally:
        path.write_text(text, "utf-8")
        _built(root)


def test_a_packs_end_tells_what_of_each_objective_is_done(page: Any, site: Path) -> None:
    page.goto(f"{site.as_uri()}/packs/egg/index.html")
    panel = page.locator("[data-outcome]")
    assert panel.is_hidden()
    _done(page, "water", quizzes=("quiz-water", "quiz-time"))
    assert panel.get_by_text("Objectives reached: 0 of 1").is_visible()
    panel.locator("summary").click()
    assert panel.locator("[data-lesson]").all_text_contents() == [
        "Lesson: The water Done", "Lesson: The time Not done"]
    states = panel.locator("[data-question] [data-state]").all_text_contents()
    assert states.count("Answered correctly") == 2 and states.count("Not yet answered correctly") == 4
    assert panel.locator("[data-next]").is_hidden()
    panel.get_by_role("link", name="What do you lay the egg into?").click()
    assert page.url.endswith("time.html#quiz-gap")


def test_when_all_is_done_the_next_pack_is_offered(page: Any, site: Path) -> None:
    page.goto(f"{site.as_uri()}/packs/egg/time.html")
    _done(page, "water", "time",
          quizzes=("quiz-water", "quiz-time", "quiz-order", "quiz-match", "quiz-gap", "quiz-number"))
    panel = page.locator("[data-outcome]")
    assert panel.get_by_text("Objectives reached: 1 of 1").is_visible()
    assert panel.locator("summary").text_content().split() [-1] == "Reached"
    following = panel.get_by_role("link", name="Bake a cake")
    following.click()
    assert page.url.endswith("/packs/cake/index.html")


def test_marking_the_last_lesson_brings_the_end_up_to_date(page: Any, site: Path) -> None:
    page.goto(f"{site.as_uri()}/es/packs/egg/time.html")
    _done(page, "water")
    page.locator("[data-mark]").click()
    page.wait_for_selector("[data-next] a")
    assert page.locator("[data-next] a").get_attribute("lang") == "en"


def test_without_scripts_a_packs_end_names_lessons_questions_and_skills(browser: Any, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/packs/egg/time.html")
    panel = page.locator("[data-outcome]")
    panel.locator("summary").click()
    assert panel.get_by_role("link", name="The water").is_visible()
    assert panel.get_by_role("link", name="Cook").get_attribute("href") == "../../skills/cook.html"
    context.close()
