"""How well search finds: the judged set of tests/search/, asked of our engine and of lunr.

    python -m search_quality                  (in tests/; `make search-quality` does it)
    python -m search_quality --missed bn hi   also lists the queries of these languages that are not answered well

The texts of all languages are one site whose readers fall back to English. Asked are our engine in Python over the
index files that a build writes, the same engine in Chromium, and lunr's ranker (BM25) over our analyzer's terms,
with lunr's own pipelines emptied.

recall@3 is the share of a query's relevant texts among the first three results (of three, if more are relevant);
MRR is the mean of 1 / the place of the first relevant text, 0 beyond the tenth (Voorhees, TREC-8, 1999).
"""

from __future__ import annotations

import argparse
import functools
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from lunr.builder import Builder
from lunr.index import Index as LunrIndex

from chromium import executable
from pathshala.pages.search_words import ENGINE
from pathshala.search import analyzer, rank
from pathshala.search.analysed import analyse
from pathshala.search.documents import Document, Edition, Section
from pathshala.search.index import index_files
from pathshala.search.reader import Index
from search_quality_set import KINDS, Judged, Query, judged, queries

ASSETS = Path(__file__).parent.parent / "plugins" / "pathshala" / "theme" / "assets"
SOURCE = "en"
LOOKED_AT, SHORT = 10, 3
"""Results that are asked for, and those that recall looks at."""


class Found(NamedTuple):
    """One result: in which language, and the name of the text."""

    language: str
    name: str


Answers = dict[Query, tuple[Found, ...]]


@dataclass(frozen=True)
class Figures:
    queries: int
    recall: float
    mrr: float


# The engines.


def edition(language: str) -> Edition:
    """The pages of a language: English at the root of the site, all others in their folder and falling back to it."""
    own = language == SOURCE
    return Edition(language, "" if own else f"{language}/", "rtl" if language in ("ar", "fa", "he", "ur") else "ltr",
                   () if own else (SOURCE,))


def files(one: Judged) -> dict[str, bytes]:
    """The index files of a language, as a build writes them."""
    pages = [analyse(Document(f"{name}.html", text.title, "page", (Section(body=text.body),)), one.language)
             for name, text in one.texts.items()]
    return dict(index_files(edition(one.language), pages))


@functools.cache
def index_of_all() -> Mapping[str, bytes]:
    """The index files of the site, by address."""
    return {address: data for one in judged() for address, data in files(one).items()}


@functools.cache
def ours() -> Answers:
    """What our engine in Python answers."""
    held = index_of_all()
    indexes = {one.language: Index(held.__getitem__, one.language) for one in judged()}
    answers = {}
    for query in queries():
        searched = [indexes[query.language], *(indexes[name] for name in edition(query.language).fallbacks)]
        answers[query] = tuple(Found(one.language, one.address.removesuffix(".html"))
                               for one in rank.search(searched, query.text, limit=LOOKED_AT))
    return answers


def in_browser(browser: Any, folder: Path) -> Answers:
    """What our engine answers in a browser, over files written to an empty folder and opened from there.

    All stemmers and rules of languages are loaded, the stemmers' base before them.
    """
    for address, data in index_of_all().items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_bytes(data)
    shutil.copytree(ASSETS / "search", folder / "assets" / "search")
    parts = [path.relative_to(folder / "assets" / "search").as_posix()
             for part in ("stem", "language") for path in sorted((folder / "assets" / "search" / part).glob("*.js"))]
    names = ["analyzer.js", *sorted(parts, key=lambda name: name != "stem/base.js")]
    scripts = "".join(f'<script src="assets/{name}"></script>' for name in (*(f"search/{one}" for one in names), *ENGINE))
    (folder / "index.html").write_text(f'<!doctype html><meta charset="utf-8"><title>Search</title>{scripts}')
    page = browser.new_page()
    page.goto((folder / "index.html").as_uri())
    answers = {}
    for one in judged():
        found = page.evaluate(_ASK, [one.language, [query.text for query in one.queries], LOOKED_AT])
        for query, results in zip(one.queries, found, strict=True):
            answers[query] = tuple(Found(language, Path(url.partition("#")[0]).stem) for language, url in results)
    page.close()
    return answers


_ASK = """async ([language, queries, limit]) => {
    const engine = await pathshala.engine.open({ root: "", language });
    const answers = [];
    for (const query of queries) {
        const { results } = await engine.search(query, { limit });
        answers.push(results.map((result) => [result.language, result.url]));
    }
    return answers;
}"""


@functools.cache
def lunr() -> Answers:
    """What lunr's ranker answers over our terms: a title weighs five times a body, a variant half of a typed word."""
    indexes = {one.language: _lunr_index(one) for one in judged()}
    answers = {}
    for query in queries():
        terms, forms = _terms(query.text, query.language)
        found: list[Found] = []
        for language in (query.language, *edition(query.language).fallbacks):
            index = indexes[language]
            asked = index.create_query()
            asked.term(terms, boost=2, use_pipeline=False)
            asked.term([form for form in forms if form not in terms], boost=1, use_pipeline=False)
            found += [Found(language, result["ref"]) for result in index.query(asked)] if asked.clauses else []
        answers[query] = tuple(found[:LOOKED_AT])
    return answers


def _lunr_index(one: Judged) -> LunrIndex:
    builder = Builder()
    builder.pipeline.reset()
    builder.search_pipeline.reset()
    builder.field("title", boost=5)
    builder.field("body")
    for name, text in one.texts.items():
        parts = {field: [*terms, *forms] for field, part in text._asdict().items()
                 for terms, forms in (_terms(part, one.language),)}
        builder.add({"id": name, **parts})
    return builder.build()


def _terms(text: str, language: str) -> tuple[list[str], list[str]]:
    """The analyzer's terms of a text, and their variants."""
    tokens = analyzer.tokens(text, language)
    return [token.term for token in tokens], [form for token in tokens for form in analyzer.variants(token.word, language)]


# The figures.


def recall(query: Query, found: Sequence[Found]) -> float:
    """The share of the relevant texts that are among the first results."""
    right = sum(1 for one in found[:SHORT] if one.language == query.language and one.name in query.relevant)
    return right / min(SHORT, len(query.relevant))


def reciprocal_rank(query: Query, found: Sequence[Found]) -> float:
    """1 / the place of the first relevant text."""
    places = (place for place, one in enumerate(found[:LOOKED_AT], 1)
              if one.language == query.language and one.name in query.relevant)
    return next((1 / place for place in places), 0.0)


def wrong_language_above(query: Query, found: Sequence[Found]) -> int:
    """How many results in another language stand above one in the language of the query."""
    own = [place for place, one in enumerate(found) if one.language == query.language]
    return sum(1 for place, one in enumerate(found) if one.language != query.language and own and place < own[-1])


def figures(answers: Answers, asked: Iterable[Query]) -> Figures:
    """Recall and reciprocal rank, as means over some queries."""
    chosen = list(asked)
    return Figures(len(chosen), sum(recall(query, answers[query]) for query in chosen) / len(chosen),
                   sum(reciprocal_rank(query, answers[query]) for query in chosen) / len(chosen))


def by(group: Callable[[Query], str], answers: Answers) -> dict[str, Figures]:
    """The figures of the queries that have the same group, for each group."""
    groups: dict[str, list[Query]] = {}
    for query in queries():
        groups.setdefault(group(query), []).append(query)
    return {name: figures(answers, asked) for name, asked in groups.items()}


def table(engine: Answers, reference: Answers) -> str:
    """recall@3 and MRR in hundredths: a row a language, a column a kind, then all kinds, and those of lunr."""
    each = by(lambda query: f"{query.language} {query.kind}", engine)
    whole, others = by(lambda query: query.language, engine), by(lambda query: query.language, reference)
    kinds, other_kinds = by(lambda query: query.kind, engine), by(lambda query: query.kind, reference)
    lines = ["| language | queries | " + " | ".join(KINDS) + " | all | lunr |", "|---" * (len(KINDS) + 4) + "|"]
    for name, one in whole.items():
        cells = [_cell(each.get(f"{name} {kind}")) for kind in KINDS]
        lines.append(f"| {name} | {one.queries} | {' | '.join(cells)} | {_cell(one)} | {_cell(others[name])} |")
    for title, held, answers in (("all", kinds, engine), ("lunr", other_kinds, reference)):
        cells = [_cell(held.get(kind)) for kind in KINDS]
        total = _cell(figures(answers, queries()))
        lines.append(f"| {title} | {len(queries())} | {' | '.join(cells)} | {total} | {_cell(figures(reference, queries()))} |")
    return "\n".join(lines)


def _cell(one: Figures | None) -> str:
    return f"{_hundredths(one.recall)} {_hundredths(one.mrr)}" if one else "–"


def _hundredths(value: float) -> str:
    """Two digits, rounded down: "1.00" is said only of what is whole."""
    return "1.00" if value >= 1 else f".{int(value * 100 + 1e-9):02}"


def missed(answers: Answers, languages: Iterable[str]) -> Iterable[str]:
    """A line for each query of these languages whose recall is below 1 or whose first result is not relevant."""
    for query in queries():
        found = answers[query]
        if query.language in languages and (recall(query, found) < 1 or reciprocal_rank(query, found) < 1):
            first = " ".join(one.name if one.language == query.language else f"{one.language}:{one.name}" for one in found[:4])
            yield f"{query.language} {query.kind}: {query.text!r} wants {' '.join(sorted(query.relevant))}, found {first or 'nothing'}"


def _answers_in_chromium() -> Answers | None:
    from playwright.sync_api import sync_playwright

    path = executable()
    if path is None:
        return None
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        return in_browser(browser, Path(folder))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="search_quality", description="How well search finds, on the judged set.")
    parser.add_argument("--missed", nargs="*", metavar="LANGUAGE", help="list what is not answered well (default: all)")
    options = parser.parse_args(arguments)
    print("recall@3 and MRR; the first column of two is recall\n")
    print(table(ours(), lunr()))
    total = figures(ours(), queries())
    print(f"\nall: {total.queries} queries, recall@3 {total.recall:.4f}, MRR {total.mrr:.4f}")
    print("wrong-language results above right-language ones:",
          sum(wrong_language_above(query, found) for query, found in ours().items()))
    shown = _answers_in_chromium()
    if shown is None:
        print("Chromium is not installed: JavaScript was not asked")
    else:
        print("queries that Chromium answers otherwise than Python:", sum(shown[query] != found for query, found in ours().items()))
    if options.missed is not None:
        print()
        print(*missed(ours(), options.missed or [one.language for one in judged()]), sep="\n")


if __name__ == "__main__":
    main()
