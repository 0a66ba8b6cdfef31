"""The Content-Security-Policy of the pages, over HTTP and from a disk.

Scripts are planted into a finished page, as if every other door had failed, and each is tried without
the policy first: only what runs there says anything.
"""

from __future__ import annotations

import contextlib
import http.server
import re
import shutil
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from pathshala.safety.policy import POLICY
from promises import vectors
from tally import FULL

PlaywrightError = pytest.importorskip("playwright.sync_api").Error
pytestmark = pytest.mark.browser

LOOK = (Path(__file__).parent.parent / "promises/scripts/look.js").read_text("utf-8")
META = f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
HOOKS = """
    for (const name of ['alert', 'confirm', 'prompt']) window[name] = () => scriptRan();
    addEventListener('submit', event => { if (!/^javascript:/.test(event.target.action)) event.preventDefault(); });
"""
# What the public vectors leave out: ways to code and to other hosts that a policy is there to close.
MORE = """
    <script>import("data:text/javascript,alert(1)")</script>
    <script type="module">import "data:text/javascript,alert(1)"</script>
    <script type="module">await import(URL.createObjectURL(new Blob(["alert(1)"], {type: "text/javascript"})))</script>
    <script type="importmap">{"imports": {"x": "data:text/javascript,alert(1)"}}</script><script type="module">import "x"</script>
    <script nonce="" integrity="">alert(1)</script>
    <script src="data:,alert(1)" nonce="x" crossorigin></script>
    <script defer src="data:text/javascript;base64,YWxlcnQoMSk="></script>
    <script src="data:application/javascript;charset=utf-8,alert%281%29" async></script>
    <script>eval("alert(1)")</script>
    <script>setTimeout("alert(1)")</script>
    <script>new Function("alert(1)")()</script>
    <script>document.write("<script>alert(1)<\\/script>")</script>
    <script>new Worker("data:,postMessage(1)").onmessage = () => alert(1)</script>
    <script>new Worker(URL.createObjectURL(new Blob(["postMessage(1)"]))).onmessage = () => alert(1)</script>
    <script>location = "javascript:alert(1)"</script>
    <script>open("javascript:opener.alert(1)", "_self")</script>
    <iframe srcdoc="<script>parent.alert(1)</script>"></iframe>
    <iframe srcdoc="<img src=x onerror=parent.alert(1)>" sandbox="allow-scripts allow-same-origin"></iframe>
    <iframe onload="alert(1)"></iframe>
    <iframe src="javascript:parent.alert(1)"></iframe>
    <object type="text/html" data="x.html" onerror="alert(1)"></object>
    <object data="javascript:parent.alert(1)"></object>
    <embed src="javascript:alert(1)" onerror="alert(1)">
    <link rel="stylesheet" href="data:text/css,p{}" onload="alert(1)">
    <link rel="preload" as="script" href="assets/pathshala.js" onload="alert(1)">
    <style onload="alert(1)">p { color: red }</style>
    <style>@keyframes x {}</style><p style="animation: x 1s" onanimationstart="alert(1)">x</p>
    <p style="transition: outline 1s" tabindex="0" onfocus="alert(1)" autofocus>x</p>
    <form onsubmit="alert(1)"><button>x</button></form>
    <form onformdata="alert(1)"><button>x</button></form>
    <form action="javascript:alert(1)"><input name="x"></form>
    <details open ontoggle="alert(1)">x</details>
    <video onloadstart="alert(1)"><source src="x"></video>
    <video src="data:video/mp4;base64,AAAA" onerror="alert(1)"></video>
    <audio src="x" onerror="alert(1)"></audio>
    <picture><source srcset="x"><img src="y" onerror="alert(1)"></picture>
    <input type="image" src="x" onerror="alert(1)">
    <body onhashchange="alert(1)"><a href="#x">x</a>
    <svg><script href="data:text/javascript,alert(1)"/></svg>
    <svg><image href="x" onerror="alert(1)"/></svg>
    <svg><animate attributeName="x" dur="1s" onbegin="alert(1)"/></svg>
    <svg><set attributeName="x" to="y" onbegin="alert(1)"/></svg>
    <svg><a href="javascript:alert(1)"><text y="20">x</text></a></svg>
    <svg><style onload="alert(1)"></style></svg>
    <a href="javascript:alert(1)">x</a>
    <a href="javascript:alert(1)" target="_self"><b>x</b></a>
    <map><area href="javascript:alert(1)" shape="default"></map>
    <button onclick="alert(1)">x</button>
    <x-y onclick="alert(1)">x</x-y>
    <dialog open onclick="alert(1)">x</dialog>
    <base href="data:text/javascript,alert(1)//"><script src="x.js"></script>
    <script src="http://127.0.0.1:9/x.js" onerror="alert(1)"></script>
    <template><b></b></template><script>alert(document.querySelector("template").innerHTML)</script>
"""
ELSEWHERE = """
    <img src="http://{host}/a.png"><img srcset="http://{host}/b.png 1x">
    <link rel="stylesheet" href="http://{host}/a.css">
    <style>@import "http://{host}/b.css"; body { background: url(http://{host}/c.png) }</style>
    <style>@font-face { font-family: x; src: url(http://{host}/a.woff2) } h1 { font-family: x }</style>
    <style>[data-progress^=""] { background: url(http://{host}/?a) }</style>
    <p style="background: url(http://{host}/d.png)">x</p>
    <script src="http://{host}/a.js"></script>
    <script>fetch("http://{host}/a"); navigator.sendBeacon("http://{host}/b")</script>
    <script>new WebSocket("ws://{host}/a"); new EventSource("http://{host}/c")</script>
    <iframe src="http://{host}/a"></iframe>
    <object data="http://{host}/a"></object>
    <embed src="http://{host}/a">
    <video src="http://{host}/a.mp4" poster="http://{host}/a.jpg" autoplay></video>
    <audio src="http://{host}/a.mp3" autoplay></audio>
    <video><source src="http://{host}/b.mp4"><track src="http://{host}/a.vtt" default></video>
    <svg><image href="http://{host}/a.svg"/><use href="http://{host}/b.svg#x"/></svg>
    <link rel="manifest" href="http://{host}/a.json"><link rel="icon" href="http://{host}/a.ico">
    <link rel="modulepreload" href="http://{host}/b.js"><link rel="preload" as="image" href="http://{host}/e.png">
    <base href="http://{host}/"><img src="f.png">
    <form action="http://{host}/"><input name="x"></form>
    <input type="image" src="http://{host}/g.png">
"""


class Watch:
    """Pages of Chromium in which the scripts that ran are counted."""

    def __init__(self, browser: Any) -> None:
        self.ran = 0
        self.context = browser.new_context()
        self.context.new_page()  # It stays open: the next ones begin sooner.
        self.context.expose_function("scriptRan", self._count)
        self.context.add_init_script(HOOKS)
        self.page: Any = None

    def _count(self, *_: Any) -> None:
        self.ran += 1

    def open(self, address: str) -> int:
        """How many scripts ran in a page whose every element was touched."""
        self.ran = 0
        self.page = self.page or self.context.new_page()
        self.page.set_default_timeout(2000)
        moves: list[str] = []
        self.page.on("framenavigated", lambda frame: moves.append(frame.url))
        with contextlib.suppress(PlaywrightError):
            self.page.goto(address)
            self.page.evaluate(LOOK, "")
            self.page.wait_for_timeout(15)
        if len(moves) != 1:  # It leads away, or frames do: the next begins in another page.
            self.page.close()
            self.page = None
        return self.ran


@pytest.fixture
def watch(browser: Any) -> Iterator[Watch]:
    held = Watch(browser)
    yield held
    held.context.close()


@pytest.fixture
def unguarded(browser: Any) -> Iterator[Watch]:
    """For pages without the policy: what runs there late is not laid to a page that has it."""
    held = Watch(browser)
    yield held
    held.context.close()


@pytest.fixture(scope="module")
def place(published: Path, server: tuple[Path, str]) -> tuple[Path, str, str]:
    """A served folder with the site's own files beside it, its address, and a page to plant into."""
    folder, address = server
    shutil.copytree(published / "assets", folder / "assets")
    return folder, address, (published / "about.html").read_text("utf-8")


def planted(html: str, vector: str) -> str:
    """The page with a vector for its content: its own head, body and scripts."""
    return re.sub(r"(<body [^>]*>).*?(<div data-words)", lambda body: body[1] + vector + body[2], html, flags=re.DOTALL)


def lines(texts: str) -> list[str]:
    return [line.strip() for line in texts.splitlines() if line.strip()]


def test_scripts_in_a_finished_page_do_not_run(
    place: tuple[Path, str, str], watch: Watch, unguarded: Watch,
) -> None:
    folder, address, html = place
    assert META in html
    tried = [*lines(MORE), *[one for one in vectors.own() if one.startswith("<") and "//" not in one][::15]]
    ran, wrong = 0, []
    for number, vector in enumerate(tried):
        bare, held = folder / f"bare{number}.html", folder / f"held{number}.html"
        held.write_text(planted(html, vector), "utf-8", "replace")
        bare.write_text(planted(html, vector).replace(META, '<meta charset="utf-8">'), "utf-8", "replace")
        if unguarded.open(bare.as_uri()):
            ran += 1
            # The policy stands in the page, so the way there matters little: all are tried from a disk.
            ways = (held.as_uri(), address + held.name)[:2 if FULL or number % 4 == 0 else 1]
            wrong += [f"{way} {vector}" for way in ways if watch.open(way)]
    assert wrong == []
    assert ran >= 50


@pytest.fixture
def strangers() -> Iterator[tuple[tuple[str, list[str]], tuple[str, list[str]]]]:
    """Two other hosts, and what was asked of each: what a page without the policy asks for late is not laid to one
    that has it."""
    with _stranger() as first, _stranger() as second:
        yield first, second


@contextlib.contextmanager
def _stranger() -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []

    class Stranger(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_POST = do_GET

        def log_message(self, *_: Any) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Stranger) as held:
        threading.Thread(target=held.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{held.server_port}", asked
        held.shutdown()


@pytest.mark.parametrize("way", ["disk", "server"])
def test_nothing_is_asked_of_other_hosts(
    place: tuple[Path, str, str], watch: Watch, unguarded: Watch,
    strangers: tuple[tuple[str, list[str]], tuple[str, list[str]]], way: str,
) -> None:
    folder, address, html = place
    (open_host, leaked_to), (kept_host, asked) = strangers
    leaks = 0
    for number, vector in enumerate(lines(ELSEWHERE)):
        bare, held = folder / f"away{number}.html", folder / f"kept{number}.html"
        held.write_text(planted(html, vector.replace("{host}", kept_host)), "utf-8")
        bare.write_text(planted(html, vector.replace("{host}", open_host)).replace(META, '<meta charset="utf-8">'), "utf-8")
        before = len(leaked_to)
        unguarded.open(bare.as_uri() if way == "disk" else address + bare.name)
        leaks += len(leaked_to) > before
        watch.open(held.as_uri() if way == "disk" else address + held.name)
        assert asked == [], vector
    assert leaks >= 15


def test_every_page_has_the_policy_before_all_else(published: Path) -> None:
    pages = sorted(published.rglob("*.html"))
    assert len(pages) > 400
    assert [page for page in pages if f"<head>\n{META}" not in page.read_text("utf-8")] == []


@pytest.mark.parametrize("way", ["disk", "server"])
def test_the_console_is_clean_on_every_kind_of_page(
    browser: Any, published: Path, every_kind: Mapping[tuple[str, str], Path], server: tuple[Path, str], way: str,
) -> None:
    folder, address = server
    if way == "server":
        shutil.copytree(published, folder / "site")
    page = browser.new_context().new_page()
    seen: list[str] = []
    page.on("console", lambda message: seen.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: seen.append(f"{page.url}: {error}"))
    own = address if way == "server" else published.as_uri()
    page.on("request", lambda request: None if request.url.startswith((own, "data:")) else seen.append(request.url))
    for path in [path for (language, _), path in every_kind.items() if way == "disk" or language == "en"]:
        inside = path.relative_to(published).as_posix()
        page.goto(f"{address}site/{inside}" if way == "server" else path.as_uri())
    page.context.close()
    assert seen == []
