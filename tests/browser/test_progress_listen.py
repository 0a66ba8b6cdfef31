"""A page read aloud, by voices that a test lends the browser."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from browser.axe import looks, violations

pytestmark = pytest.mark.browser

LESSON = "packs/first-edit/make-the-edit.html"

# A speech engine that says nothing, and writes down what it was asked to say. `finish()` ends a sentence.
SPEECH = """
(voices => {
  const listed = voices.map(([lang, localService]) => ({lang, localService, name: lang, default: false}));
  const engine = window.engine = {said: [], cancelled: 0, now: null, late: false, arrive() {
    engine.late = false;
    if (fake.onvoiceschanged) fake.onvoiceschanged();
  }, finish() { const one = engine.now; engine.now = null; if (one && one.onend) one.onend(); }};
  const fake = {
    onvoiceschanged: null,
    get speaking() { return engine.now !== null; },
    getVoices: () => engine.late ? [] : listed,
    speak(one) {
      engine.said.push({text: one.text, lang: one.lang, voice: one.voice && one.voice.lang, rate: one.rate});
      engine.now = one;
    },
    cancel() { engine.cancelled += 1; const one = engine.now; engine.now = null; if (one && one.onerror) one.onerror(); },
  };
  Object.defineProperty(window, 'speechSynthesis', {value: fake});
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
})
"""


def _lend(page: Any, *voices: tuple[str, bool]) -> None:
    page.add_init_script(f"({SPEECH.strip()})({json.dumps(voices)})")


def _said(page: Any) -> list[dict[str, Any]]:
    return list(page.evaluate("engine.said"))


def _listen(page: Any) -> None:
    page.locator("[data-listen] button").click()
    page.locator(".ps-player").wait_for()


def _read_to_the_end(page: Any) -> list[dict[str, Any]]:
    page.evaluate("for (let left = 2000; engine.now && left; left -= 1) engine.finish()")
    return _said(page)


@pytest.mark.parametrize(("voices", "offered"), [
    ((), False), ((("fr-FR", True),), False), ((("en-GB", True),), True), ((("en_GB", True),), True),
    ((("EN", True),), True), ((("eng-x", True),), False),
    ((("en-GB", False),), False),  # A service elsewhere, which would be told what is read.
])
def test_it_is_offered_where_the_device_has_a_voice(
    page: Any, published: Path, voices: Sequence[tuple[str, bool]], offered: bool
) -> None:
    _lend(page, *voices)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((published / LESSON).as_uri())
    assert page.locator("[data-listen]").is_visible() == offered
    assert not any("listen" in url for url in asked)


def test_voices_may_come_late(page: Any, published: Path) -> None:
    _lend(page, ("bn-BD", True))
    page.add_init_script("engine.late = true")
    page.goto((published / "bn" / LESSON).as_uri())
    assert page.locator("[data-listen]").is_hidden()
    page.evaluate("engine.arrive()")
    assert page.locator("[data-listen]").is_visible()


def test_a_browser_without_speech_offers_nothing(page: Any, published: Path) -> None:
    page.add_init_script("Object.defineProperty(window, 'speechSynthesis', {value: undefined})")
    page.goto((published / LESSON).as_uri())
    assert page.locator("[data-listen]").is_hidden()


def test_the_article_is_read_in_order_without_code_and_answers(page: Any, published: Path) -> None:
    _lend(page, ("en-GB", True))
    page.goto((published / LESSON).as_uri())
    _listen(page)
    said = [one["text"] for one in _read_to_the_end(page)]
    assert said[0] == "Make the edit"
    headings = page.locator(".ps-body > h2").all_inner_texts()
    assert [one for one in said if one in headings] == headings
    aloud = " ".join(said)
    for question in page.locator("section.quiz h3").all_inner_texts():
        assert question in aloud
    for unsaid in page.locator(".quiz-text, .quiz-hint, pre, .quiz button").all_inner_texts():
        assert unsaid not in said or unsaid in headings
    assert max(len(one) for one in said) <= 161
    assert page.locator(".ps-player").is_hidden() and page.locator("[data-listen]").is_visible()


def test_every_sentence_of_the_text_is_said_once(page: Any, published: Path) -> None:
    """Words are neither lost at the ends of sentences nor said twice."""
    _lend(page, ("en-GB", True), ("bn-BD", True), ("ar", True))
    for folder in ("", "bn/", "ar/"):
        page.goto((published / folder / LESSON).as_uri())
        paragraphs = page.locator(".ps-body > p:visible").all_inner_texts()
        _listen(page)
        said = " ".join(one["text"] for one in _read_to_the_end(page))
        for paragraph in paragraphs:
            assert said.count(" ".join(paragraph.split())) == 1


def test_what_is_folded_is_not_read(page: Any, published: Path) -> None:
    _lend(page, ("en-GB", True))
    page.goto((published / LESSON).as_uri())
    page.evaluate("""document.querySelector('.ps-body').insertAdjacentHTML('afterbegin',
        '<details><summary>Seen</summary><p>Unseen</p></details><pre>code()</pre><p hidden>Gone</p>')""")
    _listen(page)
    said = [one["text"] for one in _read_to_the_end(page)]
    assert "Seen" in said
    assert not {"Unseen", "code()", "Gone"} & set(said)


def test_sentences_end_as_each_script_ends_them(page: Any, published: Path) -> None:
    _lend(page, ("en-GB", True))
    page.goto((published / LESSON).as_uri())
    text = ("Version 3.5 is out. “Is it?” she asked. আমি যাই। তুমি আসো। هل تقرأ؟ نعم. 我读。你写！"
            + "word " * 60 + "無" * 400)
    page.evaluate("text => { document.querySelector('.ps-body').innerHTML = ''; "
                  "document.querySelector('.ps-body').append(text); }", text)
    _listen(page)
    said = [one["text"] for one in _read_to_the_end(page)]
    start = said.index("Version 3.5 is out.")
    assert said[start:start + 8] == [
        "Version 3.5 is out.", "“Is it?”", "she asked.", "আমি যাই।", "তুমি আসো।", "هل تقرأ؟", "نعم.", "我读。"]
    assert "".join("".join(said[start:]).split()).startswith("".join(text.split()))


def test_hostile_text_is_split_at_once(page: Any, published: Path) -> None:
    _lend(page, ("en-GB", True))
    page.goto((published / LESSON).as_uri())
    page.evaluate("""document.querySelector('.ps-body').textContent = '.'.repeat(50000) + '"'.repeat(50000) + 'a.'.repeat(50000)""")
    _listen(page)
    assert page.evaluate("engine.said.length") == 1


def test_another_language_is_read_by_its_own_voice_or_left_out_and_said_so(page: Any, partly: Path) -> None:
    _lend(page, ("ar", True), ("es-ES", True))
    page.goto((partly / "ar/packs/organiza-editaton/el-dia.html").as_uri())
    _listen(page)
    assert {"ar", "es-ES"} >= {one["voice"] for one in _read_to_the_end(page)} >= {"es-ES"}
    without = page.context.browser.new_context().new_page()
    _lend(without, ("ar", True))
    without.goto((partly / "ar/packs/organiza-editaton/el-dia.html").as_uri())
    _listen(without)
    assert "الإسبانية" in without.locator(".ps-player [role=status]").inner_text()
    assert {one["voice"] for one in _read_to_the_end(without)} == {"ar"}
    without.context.close()


def test_a_region_has_its_own_voice_first(page: Any, published: Path) -> None:
    _lend(page, ("en", True), ("pt-PT", True), ("pt-BR", True))
    page.goto((published / LESSON).as_uri())
    page.evaluate("""document.querySelector('.ps-body').innerHTML =
        '<p lang="pt-BR">Um ovo.</p><p lang="pt">Dois ovos.</p>'""")
    _listen(page)
    voices = {one["text"]: one["voice"] for one in _read_to_the_end(page)}
    assert voices["Um ovo."] == "pt-BR" and voices["Dois ovos."] == "pt-PT"


def test_pause_and_go_on_say_the_sentence_again(page: Any, published: Path) -> None:
    _lend(page, ("en-GB", True))
    page.goto((published / LESSON).as_uri())
    _listen(page)
    page.evaluate("engine.finish()")
    toggle = page.locator(".ps-player button").first
    assert page.evaluate("document.activeElement === document.querySelector('.ps-player button')")
    page.keyboard.press("Enter")
    assert toggle.inner_text() == "Go on reading aloud"
    assert page.evaluate("engine.now") is None
    page.keyboard.press("Enter")
    assert toggle.inner_text() == "Pause"
    said = _said(page)
    assert said[-1] == said[-2] != said[-3]


def test_the_passage_is_marked_and_comes_into_view(page: Any, published: Path) -> None:
    page.emulate_media(reduced_motion="reduce")
    _lend(page, ("en-GB", True))
    page.goto((published / LESSON).as_uri())
    _listen(page)
    assert page.evaluate("scrollY") == 0
    assert page.locator(".ps-spoken").inner_text() == "Make the edit"
    for _ in range(25):
        page.evaluate("engine.finish()")
        box = page.locator(".ps-spoken").bounding_box()
        assert page.locator(".ps-spoken").count() == 1
        assert box["y"] + box["height"] > 0 and box["y"] < page.locator(".ps-player").bounding_box()["y"]
    page.get_by_role("button", name="Stop").click()
    assert page.locator(".ps-spoken").count() == 0
    assert page.evaluate("document.activeElement === document.querySelector('[data-listen] button')")


def test_the_speed_is_kept_and_used_at_once(page: Any, published: Path) -> None:
    _lend(page, ("en-GB", True))
    page.goto((published / LESSON).as_uri())
    _listen(page)
    page.get_by_label("Speed").select_option("1.5")
    said = _said(page)
    assert [one["rate"] for one in said] == [1, 1.5] and said[0]["text"] == said[1]["text"]
    page.reload()
    _listen(page)
    assert _said(page)[0]["rate"] == 1.5
    page.evaluate("localStorage.setItem('pathshala.speed', '99')")
    page.reload()
    _listen(page)
    assert _said(page)[0]["rate"] == 1


def test_it_stops_when_the_reader_leaves(page: Any, published: Path) -> None:
    _lend(page, ("en-GB", True))
    page.goto((published / LESSON).as_uri())
    _listen(page)
    page.evaluate("addEventListener('pagehide', () => sessionStorage.setItem('silent', String(engine.now === null)))")
    page.goto((published / "index.html").as_uri())
    assert page.evaluate("sessionStorage.getItem('silent')") == "true"


@pytest.mark.parametrize(("language", "folder"), [("en", ""), ("bn", "bn/"), ("ar", "ar/")])
def test_the_player_serves_people_who_use_aids(page: Any, published: Path, language: str, folder: str) -> None:
    _lend(page, ("en-GB", True), ("bn-BD", True), ("ar", True))
    page.goto((published / folder / LESSON).as_uri())
    _listen(page)
    page.evaluate("for (let left = 12; left; left -= 1) engine.finish()")
    for look in looks(page, language):
        assert violations(page) == [], look
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, look
    for button in page.locator(".ps-player button, .ps-player select").all():
        assert button.bounding_box()["height"] >= 24
