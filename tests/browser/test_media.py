"""Recordings: captions on a page from a disk, and nothing fetched before it is asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import small_site
from pathshala.build.pipeline import build
from pathshala.build.progress import Silence
from pathshala.pages.captions import captions_script

pytestmark = pytest.mark.browser

CAPTIONS = """\
WEBVTT

NOTE Filmed in a kitchen.

STYLE
::cue { color: lime }

first
00:01.000 --> 00:04.000 align:start line:10%,end size:80%
<v Asha>Put the "eggs" in\\cold water now.

01:00:05.500 --> 01:00:06.000 line:-2
Two
lines.
"""
CUES = "Array.from(document.querySelector('video').textTracks[0].cues)"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lesson with a film that has captions, and a picture far below."""
    root = small_site.write(tmp_path_factory.mktemp("media") / "site-folder", ())
    media = root / "learning_packs/egg/media"
    media.mkdir()
    (media / "talk.webm").write_bytes(b"\x1aE\xdf\xa3")
    (media / "talk.en.vtt").write_text(CAPTIONS, encoding="utf-8", newline="\r\n")
    (media / "egg.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>\n')
    lesson = root / "learning_packs/egg/lessons/water.md"
    text = lesson.read_text("utf-8").replace("key_points:", (
        "media:\n  - {file: talk.webm, kind: video, title: In the kitchen, captions: {en: talk.en.vtt}}\nkey_points:"), 1)
    lesson.write_text(text + "\n```\n" + "boil\n" * 300 + "```\n\n![An egg.](../media/egg.svg)\n", "utf-8")
    built = build(root, root / "site", Silence())
    assert built.published, built.findings
    return root / "site"


def _wait(page: Any, condition: str) -> None:
    """Until a condition holds; Playwright's own waiting is what the policy of our pages refuses."""
    page.evaluate(f"new Promise(done => (function look() {{ if ({condition}) done(); else setTimeout(look, 20); }})())")


def test_a_script_beside_captions_says_the_same() -> None:
    text = CAPTIONS.replace("water now", "water\u2028now")
    address, script = captions_script("packs/egg/media/talk.en.vtt", b"\xef\xbb\xbf" + text.encode())
    assert address == "packs/egg/media/talk.en.vtt.js"
    written = script.decode("utf-8")
    assert "\u2028" not in written
    assert json.loads(written.removeprefix("pathshala.captions(").removesuffix(");\n")) == text


def test_captions_show_on_a_page_from_a_disk(page: Any, site: Path) -> None:
    page.on("console", lambda message: page.faults.clear() if "talk.en.vtt" in message.text else None)
    page.goto((site / "packs/egg/water.html").as_uri())
    page.locator("video").wait_for(state="attached")
    assert page.evaluate("document.querySelectorAll('track, script[src$=\"vtt.js\"]').length") == 0
    page.evaluate("document.querySelector('video').dispatchEvent(new Event('play'))")
    _wait(page, f"{CUES}.length === 2")
    assert page.evaluate(f"{CUES}.map(one => [one.startTime, one.endTime, one.text])") == [
        [1, 4, '<v Asha>Put the "eggs" in\\cold water now.'], [3605.5, 3606, "Two\nlines.\n"]]
    assert page.evaluate(f"{CUES}.map(one => [one.align, one.line, one.snapToLines, one.size])") == [
        ["start", 10, False, 80], ["center", -2, True, 100]]
    assert page.evaluate("Array.from(document.querySelector('video').textTracks, one => [one.label, one.language, one.mode])") == [
        ["English", "en", "showing"]]


def test_a_server_gives_tracks_themselves(page: Any, server: tuple[Path, str], site: Path) -> None:
    folder, address = server
    (folder / "media-site").symlink_to(site)
    page.goto(f"{address}media-site/packs/egg/water.html")
    assert page.evaluate("document.querySelectorAll('track').length") == 1
    assert page.evaluate("document.querySelectorAll('script[src$=\"vtt.js\"]').length") == 0


def test_recordings_and_pictures_wait_until_they_are_wanted(page: Any, server: tuple[Path, str], site: Path) -> None:
    folder, address = server
    (folder / "waiting").symlink_to(site)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{address}waiting/packs/egg/water.html", wait_until="networkidle")
    assert not {"talk.webm", "egg.svg"} & set(asked)
    page.locator("article img").scroll_into_view_if_needed()
    _wait(page, "document.querySelector('article img').naturalWidth > 0")
    assert "egg.svg" in asked and "talk.webm" not in asked
