"""`pathshala serve` as a writer and a reader meet it: over HTTP, with files that change."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

import small_site


class Served:
    """A site that is being served, and what it answers."""

    def __init__(self, root: Path, port: int) -> None:
        self.root, self.port = root, port

    def get(self, path: str, host: str = "") -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.putrequest("GET", path, skip_host=bool(host))
            if host:
                connection.putheader("Host", host)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def until(self, path: str, true: Callable[[int, str], bool], seconds: float = 60) -> str:
        end = time.monotonic() + seconds
        while True:
            try:
                status, text = self.get(path)
                if true(status, text):
                    return text
            except OSError:
                status, text = 0, ""
            assert time.monotonic() < end, f"{path}: {status} {text[:300]}"
            time.sleep(0.05)


LESSON = "/packs/egg/water.html"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    root = small_site.write(tmp_path / "site-folder", languages=())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # What it says goes into the site's folder, as somebody may do who keeps a log.
    with (root / "serve.log").open("wb") as log, subprocess.Popen(
        [sys.executable, "-m", "pathshala.cli", "-C", str(root), "serve", "--port", str(port)], stdout=log, stderr=log,
    ) as process:
        one = Served(root, port)
        one.until(LESSON, lambda status, text: "Eggs want enough water." in text)
        yield one
        process.terminate()
        process.wait(20)


def test_the_site_is_published_while_its_log_grows_beside_it(served: Served) -> None:
    end = time.monotonic() + 60
    while not (served.root / "site/index.html").is_file():
        assert time.monotonic() < end, (served.root / "serve.log").read_text()
        time.sleep(0.1)
    served.until("/", lambda status, text: status == 200 and "Boil an egg" in text)


def test_a_page_that_is_gone_is_gone(served: Served) -> None:
    (served.root / "learning_packs/egg/lessons/water.md").unlink()
    served.until(LESSON, lambda status, text: status == 404)
    # The first build, which takes a while, has nothing to do with it.
    assert served.get("/packs/egg/nothing.html")[0] == 404
    served.until("/nothing.png", lambda status, text: status == 404)


def test_translations_that_begin_while_it_serves_are_seen(served: Served) -> None:
    folder = served.root / "translations/es/LC_MESSAGES"
    folder.mkdir(parents=True)
    served.until("/es" + LESSON, lambda status, text: status == 200 and 'lang="es"' in text)
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: es\\n"\n\n'
    page = served.root / "content/about.md"
    subprocess.run([sys.executable, "-m", "pathshala.cli", "-C", str(served.root), "translate", "extract"], check=True,
                   capture_output=True)
    template = (served.root / "translations/templates/site.pot").read_text()
    context = next(line for line in template.splitlines() if line.startswith('msgctxt "about:'))
    title = page.read_text().split("title: ")[1].split("\n")[0]
    (folder / "site.po").write_text(f'{header}{context}\nmsgid "{title}"\nmsgstr "Sobre esto"\n')
    served.until("/es/about.html", lambda status, text: "Sobre esto" in text)


def test_settings_saved_by_moving_a_draft_are_seen(served: Served) -> None:
    config = served.root / "mkdocs.yml"
    draft = served.root / ".mkdocs.yml.tmp"
    draft.write_text(config.read_text().replace("site_name: Small", "site_name: Tiny"))
    draft.rename(config)
    served.until(LESSON, lambda status, text: "– Tiny</title>" in text)


def test_a_text_that_takes_too_long_holds_up_nobody_for_long(served: Served) -> None:
    lesson = served.root / "learning_packs/egg/lessons/time.md"
    text = lesson.read_text()
    lesson.write_text(text + "\n\n" + "> " * 90 + "deep\n\n" + "".join(f"[a{n}]: <b{n}\n" for n in range(20_000)))
    answers: list[int] = []
    waiting = threading.Thread(target=lambda: answers.append(served.get("/packs/egg/time.html")[0]))
    waiting.start()
    began = time.monotonic()
    served.until(LESSON, lambda status, text: status == 200)
    waiting.join(60)
    assert answers and time.monotonic() - began < 30


def test_only_who_asks_for_this_computer_is_answered(served: Served) -> None:
    assert served.get("/", "evil.example")[0] == 403 and served.get("/", "evil.example:80")[0] == 403
    assert served.get(LESSON, f"localhost:{served.port}")[0] == 200
    for path in ("/a%00.html", "/a%00.css"):
        assert served.get(path)[0] == 403
    served.until("/nothing.html", lambda status, text: status == 404)  # The first build is over.
    for path in ("/../mkdocs.yml", "/%2e%2e/mkdocs.yml", "//etc/passwd", "/..%5cmkdocs.yml", "/../../etc/passwd.html"):
        status, text = served.get(path)
        assert status in (301, 404) and "site_name" not in text and "root:" not in text
