"""A search as a reader has it: pages served compressed, a slow line, and Chromium."""

from __future__ import annotations

import contextlib
import gzip
import mimetypes
import shutil
import threading
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

LATENCY_MS, BYTES_A_SECOND = 150, 200_000
_PLAIN = (".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter", ".pagefind", ".woff2", ".png")
"""What is compressed already."""


@dataclass(frozen=True)
class Sent:
    """A file that was asked for, and the bytes of its body on the line."""

    path: str
    size: int


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    root: ClassVar[Path]
    sent: ClassVar[list[Sent]]

    def do_GET(self) -> None:
        path = urllib.parse.unquote(self.path.split("?")[0])
        file = self.root / path.lstrip("/")
        if not file.is_file():
            self._answer(404, "text/plain", b"", packed=False)
            return
        packed = file.suffix not in _PLAIN
        content = file.read_bytes()
        body = gzip.compress(content, 9, mtime=0) if packed else content
        self.sent.append(Sent(path, len(body)))
        kind = "application/wasm" if file.suffix == ".pagefind" else mimetypes.guess_type(file.name)[0]
        self._answer(200, kind or "application/octet-stream", body, packed=packed)

    def _answer(self, status: int, kind: str, body: bytes, *, packed: bool) -> None:
        with contextlib.suppress(ConnectionError):
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if "text" in kind or "javascript" in kind else kind)
            self.send_header("Content-Length", str(len(body)))
            if packed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def served(root: Path) -> Iterator[tuple[str, list[Sent]]]:
    """A folder on a port of this computer: its address, and what was sent so far."""
    sent: list[Sent] = []
    handler = type("Handler", (_Handler,), {"root": root, "sent": sent})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", sent
    finally:
        server.shutdown()
        server.server_close()


@contextlib.contextmanager
def chromium() -> Iterator[Any]:
    """A browser. Raises RuntimeError where there is none."""
    from playwright.sync_api import sync_playwright

    path = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
    if path is None:
        raise RuntimeError("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextlib.contextmanager
def reader(browser: Any, address: str, *, slow: bool) -> Iterator[Any]:
    """A page in a browser that has seen nothing yet, behind a slow line if it is said so."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    if slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", {
            "offline": False, "latency": LATENCY_MS, "downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND})
    yield page
    context.close()
