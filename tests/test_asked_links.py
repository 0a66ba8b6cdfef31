"""Other sites are asked for pages only when somebody wishes it: politely, once, and never to anybody's harm."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import small_site
from pathshala.checks.context import Checked
from pathshala.checks.run import run
from pathshala.cli import main
from pathshala.commands.checking import with_answers
from pathshala.model.finding import Span
from pathshala.sources import asked_links
from pathshala.sources.asked_links import Answer, LinkAt, answered, ask_host, asked, is_public, link_faults
from pathshala.sources.read import read_site

ask = partial(ask_host, may_ask=lambda host: True)


class _Site(BaseHTTPRequestHandler):
    """A host with pages that are there, gone, moved, turning in circles, slow, or deaf to HEAD."""

    def _answer(self) -> None:
        self.server.heard.append((self.command, self.path))  # type: ignore[attr-defined]
        status = {"/gone": 404, "/lost": 410, "/moved": 301, "/for-now": 302, "/circle": 301, "/door": 403,
                  "/no-head": 405 if self.command == "HEAD" else 200, "/inside": 301, "/broken": 500}.get(self.path, 200)
        if self.path == "/slow":
            time.sleep(1.0)
        self.send_response(status)
        onward = {"/moved": "/new", "/for-now": "/new", "/circle": "/circle", "/inside": "file:///etc/passwd"}
        if self.path in onward:
            self.send_header("Location", onward[self.path])
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET = _answer

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def host() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    server.heard = []  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def at(host: ThreadingHTTPServer, path: str) -> str:
    return f"http://127.0.0.1:{host.server_address[1]}{path}"


@pytest.mark.parametrize(("path", "status", "moved"), [
    ("/there", 200, ""), ("/gone", 404, ""), ("/lost", 410, ""), ("/door", 403, ""), ("/broken", 500, ""),
    ("/no-head", 200, ""), ("/moved", 200, "/new"), ("/for-now", 200, ""), ("/circle", -1, ""), ("/inside", -1, ""),
])
def test_what_a_host_answers(host: ThreadingHTTPServer, path: str, status: int, moved: str) -> None:
    found = ask(at(host, path))
    assert (found.status, found.moved) == (status, at(host, moved) if moved else "")


def test_an_address_in_any_script_is_asked_for(host: ThreadingHTTPServer) -> None:
    assert ask(at(host, "/উইকি?q=ঢাকা#a")).status == 200
    sent = "/%E0%A6%89%E0%A6%87%E0%A6%95%E0%A6%BF?q=%E0%A6%A2%E0%A6%BE%E0%A6%95%E0%A6%BE"
    assert host.heard == [("HEAD", sent)]  # type: ignore[attr-defined]


def test_head_is_asked_first_and_get_only_where_that_may_be_refused(host: ThreadingHTTPServer) -> None:
    ask(at(host, "/there"))
    ask(at(host, "/no-head"))
    assert host.heard == [("HEAD", "/there"), ("HEAD", "/no-head"), ("GET", "/no-head")]  # type: ignore[attr-defined]


def test_who_does_not_answer_in_time_is_not_told_of(host: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked_links, "TIMEOUT", 0.2)
    slow = at(host, "/slow")
    assert ask(slow).status == -1
    assert list(link_faults([LinkAt("a.md", Span(), slow)], {slow: Answer(-1)})) == []


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "10.0.0.7", "169.254.169.254", "192.168.1.1"])
def test_the_house_of_who_asks_is_left_alone(name: str, host: ThreadingHTTPServer) -> None:
    assert not is_public(name)
    assert ask_host(f"http://{name}:{host.server_address[1]}/there").status == -1
    assert host.heard == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("url", ["", "http://", "https://[", "file:///etc/passwd", "ftp://127.0.0.1/", "http://\ud800/"])
def test_no_address_raises(url: str) -> None:
    assert ask(url).status in (-1, 0)


def test_each_page_is_asked_for_once_and_remembered(host: ThreadingHTTPServer, tmp_path: Path) -> None:
    cache, said = tmp_path / "kept" / "links.json", []
    targets = [at(host, "/there#a"), at(host, "/there#b"), at(host, "/gone")]
    first = asked(targets, cache, ask, said.append, pause=0)
    assert {url.rpartition("/")[2]: one.status for url, one in first.items()} == {"there": 200, "gone": 404}
    assert said == [f"1/2 {at(host, '/there')}", f"2/2 {at(host, '/gone')}"]
    heard = len(host.heard)  # type: ignore[attr-defined]
    assert asked(targets, cache, ask, said.append, pause=0) == first
    assert len(host.heard) == heard  # type: ignore[attr-defined]
    old = {url: {**one, "asked": one["asked"] - asked_links.KEPT - 1} for url, one in json.loads(cache.read_text()).items()}
    cache.write_text(json.dumps(old))
    asked(targets, cache, ask, said.append, pause=0)
    assert len(host.heard) > heard  # type: ignore[attr-defined]


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"a": 1}', '{"a": {"status": "x", "moved": "", "asked": 0}}'])
def test_a_cache_that_is_none_is_written_anew(kept: str, tmp_path: Path) -> None:
    cache = tmp_path / "links.json"
    cache.write_text(kept)
    assert asked(["https://a.example"], cache, lambda url: Answer(200), str, pause=0)["https://a.example"].status == 200


def test_between_two_questions_to_one_host_is_a_pause(tmp_path: Path) -> None:
    asked_at: list[tuple[str, float]] = []

    def note(url: str) -> Answer:
        asked_at.append((url, time.monotonic()))
        return Answer(200, "", time.time())

    asked(["https://a.example/1", "https://a.example/2", "https://b.example/1"], tmp_path / "c.json", note, str, pause=0.2)
    assert [url for url, _ in asked_at] == ["https://a.example/1", "https://b.example/1", "https://a.example/2"]
    assert asked_at[2][1] - asked_at[0][1] >= 0.2


def test_without_a_network_nothing_is_told() -> None:
    assert answered({"https://a.example": Answer(0), "https://b.example": Answer(-1)}) == {}
    assert answered({"https://a.example": Answer(0), "https://b.example": Answer(403)})


@pytest.fixture
def site(tmp_path: Path, host: ThreadingHTTPServer) -> Path:
    """A site with a link to a page that is gone, one to a page that is there, and an example."""
    small_site.write(tmp_path)
    lesson = tmp_path / "learning_packs/egg/lessons/water.md"
    lesson.write_text(lesson.read_text().replace("Eggs want", f"[a]({at(host, '/gone')}) [b]({at(host, '/there')}) "
                                                 "[c](https://example.org/x) Eggs want"))
    return tmp_path


def test_dead_links_are_found_at_their_place(site: Path) -> None:
    checked = with_answers(Checked.of(*read_site(site)), (), ask, pause=0)
    found = [(one.path, one.span.line, one.code) for one in run(checked) if one.code in ("LP727", "LP728")]
    assert found == [("learning_packs/egg/lessons/water.md", 10, "LP727")]


def test_only_the_files_that_were_named_are_asked_about(site: Path, host: ThreadingHTTPServer) -> None:
    with_answers(Checked.of(*read_site(site)), ("content",), ask, pause=0)
    assert host.heard == []  # type: ignore[attr-defined]


def test_nobody_is_asked_without_the_wish(site: Path, host: ThreadingHTTPServer, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(site), "check"]) == 0
    assert main(["-C", str(site), "build", "--site-dir", str(site / "site"), "--quiet"]) == 0
    assert host.heard == []  # type: ignore[attr-defined]
    assert not (site / asked_links.CACHE).exists()
    # The command itself leaves addresses of this very computer alone.
    assert main(["-C", str(site), "check", "--links"]) == 0
    assert "no host answered" in capsys.readouterr().err
    assert host.heard == []  # type: ignore[attr-defined]
