"""Progress as a file: saved, loaded, put together with what is there, refused, forgotten."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

KEY = "first-edit/make-the-edit"
Progress = dict[str, Any]


def _file(**parts: Any) -> str:
    return json.dumps({"format": "pathshala-progress", "version": 1, "saved": "2026-11-22", **parts})


@pytest.fixture
def own(page: Any, published: Path) -> Any:
    """The page of a reader who has done one lesson and answered one question."""
    page.goto((published / "progress.html").as_uri())
    page.evaluate("held => localStorage.setItem('pathshala.progress', held)", json.dumps({
        "version": 1, "lessons": {KEY: {"done": "2026-11-02"}},
        "quizzes": {"first-edit/quiz-preview": {"right": True, "tries": 2, "chosen": [1]}}}))
    page.reload()
    return page


def _stored(page: Any) -> Progress:
    return dict(json.loads(page.evaluate("localStorage.getItem('pathshala.progress')")))


def _load(page: Any, text: str | bytes) -> str:
    """Load a file; what the page then says."""
    data = text.encode() if isinstance(text, str) else text
    before = page.locator("[data-status=load]").inner_text()
    page.locator("[data-load]").set_input_files({"name": "a.json", "mimeType": "application/json", "buffer": data})
    page.wait_for_function("before => document.querySelector('[data-status=load]').innerText !== before", arg=before)
    return str(page.locator("[data-status=load]").inner_text())


def test_a_saved_file_brings_everything_to_another_device(own: Any, browser: Any, published: Path) -> None:
    with own.expect_download() as waited:
        own.locator("[data-save]").click()
    today = own.evaluate("new Date().toLocaleDateString('sv')")
    assert waited.value.suggested_filename == f"pathshala-progress-{today}.json"
    text = Path(waited.value.path()).read_text("utf-8")
    assert json.loads(text) == {"format": "pathshala-progress", "saved": today, **_stored(own)}
    other = browser.new_context().new_page()
    other.goto((published / "bn/progress.html").as_uri())
    assert other.locator("[data-empty]").is_visible()
    assert "১" in _load(other, text)
    assert _stored(other) == _stored(own)
    assert other.locator("[data-pack=first-edit]").is_visible() and other.locator("[data-empty]").is_hidden()
    other.context.close()


def test_what_was_saved_can_be_loaded_whatever_is_kept(own: Any) -> None:
    own.evaluate("held => localStorage.setItem('pathshala.progress', held)", json.dumps({
        "version": 1, "lessons": {KEY: {"done": "2026-11-02"}, "a/b": None, "a/c": {"done": 1}, "?": {}},
        "quizzes": {"a/q": {"chosen": ["x" * 501]}}, "odd": 3}))
    own.reload()
    with own.expect_download() as waited:
        own.locator("[data-save]").click()
    text = Path(waited.value.path()).read_text("utf-8")
    assert json.loads(text)["lessons"] == {KEY: {"done": "2026-11-02"}}
    assert _load(own, text) == "Loaded. Lessons done: 2 before, 2 now."


def test_dates_are_in_the_page_s_language_and_digits(page: Any, published: Path) -> None:
    for folder, said in (("", "November 2, 2026"), ("bn/", "২ নভেম্বর, ২০২৬"), ("ar/", "2 نوفمبر 2026")):
        page.goto((published / folder / "progress.html").as_uri())
        _load(page, _file(lessons={KEY: {"done": "2026-11-02"}}))
        assert said in page.locator("[data-pack=first-edit] [data-last]").inner_text()


def test_loading_adds_and_takes_nothing_away(own: Any) -> None:
    said = _load(own, _file(
        lessons={KEY: {"done": "2026-10-01"}, "first-edit/talk-with-editors": {"done": "2026-11-05"}},
        quizzes={"first-edit/quiz-preview": {"right": False, "tries": 5, "chosen": [0]}},
        tasks={KEY: {"0a1b2c3d": True}}))
    assert said == "Loaded. Lessons done: 1 before, 2 now."
    assert _stored(own) == {
        "version": 1,
        "lessons": {KEY: {"done": "2026-10-01"}, "first-edit/talk-with-editors": {"done": "2026-11-05"}},
        "quizzes": {"first-edit/quiz-preview": {"right": True, "tries": 2, "chosen": [1]}},
        "tasks": {KEY: {"0a1b2c3d": True}},
    }
    assert own.locator("[data-pack=first-edit] i.ps-done").count() == 2


@pytest.mark.parametrize(("text", "said"), [
    ("", "It does not hold JSON"),
    ("{", "It does not hold JSON"),
    ("[]", "It holds something else than progress."),
    ("null", "It holds something else than progress."),
    ('{"lessons": {}}', "It holds something else than progress."),
    (_file(version=2), "It is of version \u20682\u2069; this site reads version 1."),
    (_file(version="1"), 'It is of version \u2068"1"\u2069'),
    (_file(lessons=[]), "At \u2068lessons\u2069 stands \u2068[]\u2069"),
    (_file(lessons={KEY: None}), f"At \u2068lessons → {KEY}\u2069 stands \u2068null\u2069"),
    (_file(lessons={KEY: {"done": "2026-02-30"}}), f'lessons → {KEY} → done\u2069 stands \u2068"2026-02-30"\u2069'),
    (_file(lessons={KEY: {"done": True}}), "done\u2069 stands \u2068true\u2069"),
    (_file(lessons={KEY: {"seen": "yesterday"}}), 'seen\u2069 stands \u2068"yesterday"\u2069'),
    (_file(lessons={KEY: {"at": {"x": 1}}}), "at\u2069 stands"),
    (_file(lessons={"javascript:x": {"done": "2026-01-01"}}), "lessons → javascript:x"),
    (_file(lessons={"__proto__": {"done": "2026-01-01"}}), "lessons → __proto__"),
    (_file(__proto__={"x": 1}), "__proto__"),
    (_file(lessons={KEY: {"__proto__": {"x": 1}}}), KEY),
    (_file(quizzes={KEY: {"right": 1}}), "right\u2069 stands \u20681\u2069"),
    (_file(quizzes={KEY: {"tries": -1}}), "tries\u2069 stands \u2068-1\u2069"),
    (_file(quizzes={KEY: {"chosen": "length"}}), "chosen"),
    (_file(tasks={KEY: {"0a1b2c3d": "x" * 501}}), f"tasks → {KEY}"),
    (_file(tasks={KEY: {"0a1b2c3d": 1e999}}), "It does not hold JSON"),
    (_file(lessons={f"a/{one}": 1 for one in range(9)}), "Other places that are wrong: 4"),
])
def test_a_bad_file_says_what_is_wrong_and_changes_nothing(own: Any, text: str, said: str) -> None:
    before = own.evaluate("localStorage.getItem('pathshala.progress')")
    found = _load(own, text)
    assert found.startswith("Nothing was changed")
    assert said in found
    assert own.evaluate("localStorage.getItem('pathshala.progress')") == before
    assert own.evaluate("({}).x") is None


def test_a_file_that_is_no_text_or_too_large_is_refused(own: Any) -> None:
    assert "It does not hold JSON" in _load(own, bytes(range(256)))
    assert "larger than 1000 kB" in _load(own, " " * 1_000_001)
    assert _stored(own)["lessons"] == {KEY: {"done": "2026-11-02"}}


def test_what_a_later_version_of_the_site_keeps_is_not_lost(own: Any) -> None:
    _load(own, _file(badges={"first-edit": {"issued": "2026-11-22"}}))
    assert _stored(own)["badges"] == {"first-edit": {"issued": "2026-11-22"}}
    assert _stored(own)["lessons"] == {KEY: {"done": "2026-11-02"}}


def test_a_file_with_a_byte_order_mark_is_read(own: Any) -> None:
    assert _load(own, "\ufeff" + _file(lessons={})).startswith("Loaded.")


def test_a_browser_that_keeps_nothing_says_so(page: Any, published: Path) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('closed'); }})")
    page.goto((published / "progress.html").as_uri())
    assert "does not keep it" in _load(page, _file(lessons={KEY: {"done": "2026-11-02"}}))
    assert page.locator("[data-pack=first-edit]").is_visible()


def test_forgetting_is_asked_twice_and_takes_only_what_is_ours(own: Any) -> None:
    own.evaluate("localStorage.setItem('pathshala.scheme', 'dark'); localStorage.setItem('other', 'stays')")
    own.locator("[data-ask]").click()
    assert own.evaluate("document.activeElement.matches('[data-no]')")
    own.keyboard.press("Enter")
    assert own.locator("[data-sure]").is_hidden() and _stored(own)["lessons"]
    own.locator("[data-ask]").click()
    own.locator("[data-yes]").click()
    assert own.locator("[data-status=forget]").inner_text() == "Everything is forgotten."
    assert own.evaluate("Object.keys(localStorage)") == ["other"]
    assert own.locator("[data-empty]").is_visible()
    own.reload()
    assert own.locator("[data-empty]").is_visible()


def test_without_scripts_the_page_says_what_it_needs(browser: Any, published: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((published / "progress.html").as_uri())
    assert page.get_by_text("This page needs JavaScript").is_visible()
    assert page.locator("[data-save]").is_hidden()
    context.close()


# What is put together -------------------------------------------------------------------------------

def _some(draw: random.Random) -> Progress:
    """Progress as it may be kept: valid, and now and then what only a hand could have written."""
    def maybe(fields: dict[str, Callable[[], Any]]) -> dict[str, Any]:
        return {name: make() for name, make in fields.items() if draw.random() < 0.6}

    def day() -> str:
        return f"2026-01-0{draw.randint(1, 4)}"

    keys = [f"pack/lesson-{number}" for number in range(3)]
    made: Progress = {"version": 1, "lessons": {}, "quizzes": {}}
    for key in keys:
        if draw.random() < 0.7:
            made["lessons"][key] = maybe({
                "done": day, "seen": lambda: day() + "T00:00:00.000Z", "at": lambda: draw.choice("ab")})
        if draw.random() < 0.7:
            made["quizzes"][key] = maybe({
                "right": lambda: draw.random() < 0.5, "tries": lambda: draw.randint(0, 3),
                "chosen": lambda: draw.sample(range(3), draw.randint(0, 3))})
        if draw.random() < 0.5:
            ticks = draw.choice(({"a": True}, {"a": False, "b": True}, {"c": True}, {"b": False}))
            made.setdefault("tasks", {})[key] = ticks
        if draw.random() < 0.3:
            made.setdefault("later", {})[key] = draw.choice(([2, 0], [1], 3, "x", True, {"deep": {"list": [1]}}))
        if draw.random() < 0.1:
            made["lessons"][key] = draw.choice((None, 1, "x", []))
    return made


def test_what_is_put_together_loses_nothing(own: Any) -> None:
    """For 400 triples: joining is idempotent, commutative and associative, and keeps every fact."""
    draw = random.Random(5)
    triples = [[_some(draw) for _ in range(3)] for _ in range(400)]
    joined = own.evaluate("""triples => triples.map(([a, b, c]) => {
        const merge = pathshala.file.merge, before = JSON.stringify([a, b, c]);
        const ab = merge(a, b);
        return {ab, ba: merge(b, a), again: merge(ab, b), left: merge(ab, c), right: merge(a, merge(b, c)),
                untouched: JSON.stringify([a, b, c]) === before};
    })""", triples)
    for (a, b, _), one in zip(triples, joined, strict=True):
        assert one["ab"] == one["ba"] == one["again"]
        assert one["left"] == one["right"]
        assert one["untouched"]
        for part in ("lessons", "quizzes", "tasks", "later"):
            assert set(one["ab"].get(part, {})) == set(a.get(part, {})) | set(b.get(part, {}))
        for key in one["ab"]["lessons"]:
            _holds_both_lessons(one["ab"]["lessons"][key], [side["lessons"].get(key) for side in (a, b)])
        for key, ticks in one["ab"].get("tasks", {}).items():
            sides = [side.get("tasks", {}).get(key, {}) for side in (a, b)]
            assert ticks == {task: any(side.get(task) for side in sides) for side in sides for task in side}
        for key in one["ab"]["quizzes"]:
            _holds_both_answers(one["ab"]["quizzes"][key], [side["quizzes"].get(key, {}) for side in (a, b)])


def _holds_both_lessons(joined: Any, sides: list[Any]) -> None:
    held = [side for side in sides if isinstance(side, dict)]
    if not held:
        return
    done, seen = ([side[name] for side in held if name in side] for name in ("done", "seen"))
    assert joined.get("done") == (min(done) if done else None)
    assert joined.get("seen") == (max(seen) if seen else None)
    assert "at" not in joined or joined["at"] in [side.get("at") for side in held
                                                  if side.get("seen") == joined.get("seen")]


def _holds_both_answers(joined: dict[str, Any], sides: list[dict[str, Any]]) -> None:
    best = max((side.get("right", False), side.get("tries", 0)) for side in sides)
    assert (joined.get("right", False), joined.get("tries", 0)) == best
    assert joined in sides
