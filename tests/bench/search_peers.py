"""The same pages and queries for Pagefind and for Material's search (lunr in a worker)."""

from __future__ import annotations

import html
import importlib.util
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pathshala.search.documents import Document

from .search_browser import Sent, reader, served

_PAGEFIND = """async (text) => {
  const began = performance.now();
  const pagefind = await import("/pagefind/pagefind.js");
  const found = await pagefind.search(text);
  const shown = found.results.slice(0, 10).map((one) => one.data());
  if (shown.length) await shown[0];
  const first = performance.now() - began;
  await Promise.all(shown);
  return { first: first / 1000, all: (performance.now() - began) / 1000, total: found.results.length };
}"""
_MATERIAL = """theme: {{name: material, font: false, language: {language}}}
site_name: Search
site_url: ""
use_directory_urls: false
plugins: [search]
"""
_PATIENCE_MS = 30_000

Answers = list[tuple[str, str, float, float, float, float, float, int]]
Queries = Mapping[str, Sequence[str]]


class NotInstalled(Exception):
    """A peer is not there; the message says what to do."""


def _asked(queries: Queries) -> Iterator[tuple[str, str]]:
    return ((kind, query) for kind, held in queries.items() for query in held)


def _run(argv: list[str], folder: Path) -> float:
    """Seconds of CPU that a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(argv, cwd=folder, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def pagefind(root: Path, language: str, documents: list[Document], browser: Any, queries: Queries) -> tuple[float, Answers]:
    """CPU ms a page of indexing, and what each query cost. Raises NotInstalled."""
    if not all(map(importlib.util.find_spec, ("pagefind", "pagefind_bin_extended"))):
        raise NotInstalled("pip install 'pagefind[extended]'")
    for document in documents:
        path = root / document.address
        path.parent.mkdir(parents=True, exist_ok=True)
        parts = "".join(f"<h2 id='{one.anchor}'>{html.escape(one.heading)}</h2><p>{html.escape(one.key)} {html.escape(one.body)}</p>"
                        for one in document.sections)
        path.write_text(f"<!doctype html><html lang='{language}'><meta charset='utf-8'><title>{document.title}</title>"
                        f"<body><main data-pagefind-body><h1>{document.title}</h1>{parts}</main></body></html>", encoding="utf-8")
    (root / "index.html").write_text(f"<!doctype html><html lang='{language}'><title>Search</title></html>", encoding="utf-8")
    cost = 1000 * _run([sys.executable, "-m", "pagefind", "--site", "."], root) / len(documents)
    answers: Answers = []
    for kind, query in _asked(queries):
        with served(root) as (address, sent), reader(browser, f"{address}index.html", slow=True) as page:
            before = len(sent)
            answer = page.evaluate(_PAGEFIND, query)
            size = sum(one.size for one in sent[before:]) / 1000
        answers.append((kind, query, size - _later(sent[before:]), size, answer["first"], answer["all"], 0.0, answer["total"]))
    return cost, answers


def _later(sent: Sequence[Sent]) -> float:
    """kB of the pages shown after the first two, which our own search does not ask for before the first is shown either."""
    return sum(one.size for one in [one for one in sent if one.path.endswith(".pf_fragment")][2:]) / 1000


def material(root: Path, language: str, documents: list[Document], browser: Any, queries: Queries) -> tuple[float, Answers]:
    """CPU ms a page of the whole build, and what each query cost; a query without a result is one that took as long as we wait.

    Raises NotInstalled.
    """
    if importlib.util.find_spec("material") is None:
        raise NotInstalled("pip install mkdocs-material")
    for document in documents:
        path = (root / "docs" / document.address).with_suffix(".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {document.title}\n\n" + "\n\n".join(
            f"{'## ' + one.heading if one.heading else ''}\n\n{one.key} {one.body}" for one in document.sections), encoding="utf-8")
    (root / "docs" / "index.md").write_text("# Search\n", encoding="utf-8")
    # Navigation on every page would cost far more than search: one page stands for all.
    (root / "mkdocs.yml").write_text(_MATERIAL.format(language=language) + "nav: [index.md]\n", encoding="utf-8")
    cost = 1000 * _run([sys.executable, "-m", "mkdocs", "build", "--quiet"], root) / len(documents)
    answers: Answers = []
    for kind, held in queries.items():
        for query in held[:2]:
            answers.append((kind, query, *_typed(root / "site", query, browser)))
    return cost, answers


def _typed(site: Path, query: str, browser: Any) -> tuple[float, float, float, float, float, int]:
    from playwright.sync_api import TimeoutError as TookTooLong

    with served(site) as (address, sent), reader(browser, "about:blank", slow=True) as page:
        page.goto(address + "index.html", wait_until="domcontentloaded")
        page.locator(".md-search__input").focus()
        page.locator(".md-search__input").fill(query.strip())
        began = page.evaluate("performance.now()")
        try:
            page.locator(".md-search-result__item").first.wait_for(state="attached", timeout=_PATIENCE_MS)
            total = page.locator(".md-search-result__item").count()
        except TookTooLong:
            total = 0
        seconds = (page.evaluate("performance.now()") - began) / 1000
        size = sum(one.size for one in sent if "search" in one.path) / 1000
    return size, size, seconds, seconds, 0.0, total


PEERS: dict[str, Callable[[Path, str, list[Document], Any, Queries], tuple[float, Answers]]] = {
    "Pagefind": pagefind, "Material": material,
}
