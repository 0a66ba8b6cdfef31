"""Search answers the judged set well, the same in Python and in the browser, and the set is an honest one."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

import search_quality
from pathshala.search import rank
from pathshala.search.reader import Index
from search_quality import SOURCE, figures, lunr, ours
from search_quality_set import FOLDER, KINDS, Judged, Query, judged, queries

RECALL, MRR, LEAST = 0.93, 0.94, 0.80
"""The goals over all queries, and what no language may be below, in either figure."""
REQUIRED = {"en", "es", "fr", "de", "ru", "bn", "hi", "ar", "sw", "zh", "ja", "th", "ta"}
TEXTS, QUERIES = 55, 10
"""Texts a language, and queries of each of its kinds, at least."""
UNSPACED = ("zh", "ja", "th")

each_language = pytest.mark.parametrize("one", judged(), ids=lambda one: one.language)


# How well it finds.


def test_recall_and_rank_of_all() -> None:
    total = figures(ours(), queries())
    assert total.recall >= RECALL and total.mrr >= MRR, search_quality.table(ours(), lunr())


@each_language
def test_no_language_is_weak(one: Judged) -> None:
    found = figures(ours(), one.queries)
    assert min(found.recall, found.mrr) >= LEAST, "\n".join(search_quality.missed(ours(), [one.language]))


def test_own_language_first() -> None:
    above = {query.text: count for query, found in ours().items()
             if (count := search_quality.wrong_language_above(query, found))}
    assert not above
    assert any(one.language != query.language for query, found in ours().items() for one in found), "nobody fell back"


@each_language
def test_at_least_as_good_as_lunr(one: Judged) -> None:
    mine, reference = figures(ours(), one.queries), figures(lunr(), one.queries)
    assert mine.recall >= reference.recall and mine.mrr >= reference.mrr, (mine, reference)


@pytest.mark.browser
def test_the_browser_answers_the_same(browser: Any, tmp_path: Path) -> None:
    shown = search_quality.in_browser(browser, tmp_path)
    other = {query.text: (shown[query], found) for query, found in ours().items() if shown[query] != found}
    assert not other
    assert len(shown) == len(queries())


@each_language
def test_a_title_finds_its_text(one: Judged) -> None:
    index = Index(search_quality.index_of_all().__getitem__, one.language)
    first = {name: [hit.address for hit in rank.search([index], text.title, limit=1)] for name, text in one.texts.items()}
    assert first == {name: [f"{name}.html"] for name in one.texts}


# How honest the set is.


def test_languages() -> None:
    assert {one.language for one in judged()} >= REQUIRED
    assert [one.language for one in judged()] == [path.stem for path in sorted(FOLDER.glob("*.yml"))]
    assert SOURCE in REQUIRED


@each_language
def test_texts_are_many_and_differ(one: Judged) -> None:
    assert len(one.texts) >= TEXTS
    assert max(Counter(text.title for text in one.texts.values()).values()) == 1
    assert max(Counter(text.body for text in one.texts.values()).values()) == 1
    assert all(text.title and len(text.body) > len(text.title) for text in one.texts.values())


@each_language
def test_queries_are_judged(one: Judged) -> None:
    counts = Counter(query.kind for query in one.queries)
    assert set(counts) <= set(KINDS)
    assert {"exact", "typo", "multi-word", "variant"} <= set(counts)
    assert min(counts.values()) >= QUERIES, counts
    assert all(query.relevant and query.relevant <= one.texts.keys() for query in one.queries)
    assert all(len(query.relevant) <= search_quality.SHORT for query in one.queries), "too wide to be judged"


@each_language
def test_no_query_equals_another(one: Judged) -> None:
    asked = Counter(query.text.casefold() for query in one.queries)
    assert [text for text, count in asked.items() if count > 1] == []


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yml")), ids=lambda path: path.stem)
def test_no_key_is_written_twice(path: Path) -> None:
    """The YAML loader would keep the second and say nothing."""
    def twice(node: yaml.Node) -> list[str]:
        if not isinstance(node, yaml.MappingNode):
            return []
        keys = Counter(key.value for key, _ in node.value)
        return [key for key, count in keys.items() if count > 1] + [key for _, value in node.value for key in twice(value)]
    assert twice(yaml.compose(path.read_text(encoding="utf-8"), yaml.SafeLoader)) == []


@each_language
def test_exact_queries_stand_in_their_texts_alone(one: Judged) -> None:
    for query in of_kind(one, "exact"):
        assert {name for name in one.texts if query.text.casefold() in whole(one, name)} == query.relevant, query.text


@each_language
def test_typos_stand_in_no_text(one: Judged) -> None:
    written = " ".join(whole(one, name) for name in one.texts)
    words = set(re.split(r"[\s.,;:!?\"«»()'’।؟،؛。、，；]+", written))
    for query in of_kind(one, "typo"):
        typed = query.text.casefold()
        assert typed not in written if one.language in UNSPACED else set(typed.split()) - words, query.text


@each_language
def test_several_words_are_several(one: Judged) -> None:
    assert all(len(query.text.split()) > 1 for query in of_kind(one, "multi-word"))
    assert all(" " not in query.text for query in of_kind(one, "no-space"))


@each_language
def test_no_query_is_a_title(one: Judged) -> None:
    titles = {text.title.casefold() for text in one.texts.values()}
    assert [query.text for query in one.queries if query.text.casefold() in titles] == []


# The figures themselves.


ASKED = Query("bn", "exact", "q", frozenset({"a", "b"}))


@pytest.mark.parametrize(("names", "recall", "rank_"), [
    ("bn/a bn/b", 1.0, 1.0), ("bn/x bn/a", 0.5, 0.5), ("en/a bn/x bn/y bn/b", 0.0, 0.25), ("", 0.0, 0.0),
    (" ".join(["bn/x"] * 10) + " bn/a", 0.0, 0.0),
])
def test_figures(names: str, recall: float, rank_: float) -> None:
    found = [search_quality.Found(*name.split("/")) for name in names.split()]
    assert search_quality.recall(ASKED, found) == recall
    assert search_quality.reciprocal_rank(ASKED, found) == rank_


@pytest.mark.parametrize(("languages", "above"), [("bn bn en", 0), ("en en", 0), ("en bn", 1), ("bn en bn en bn en", 2)])
def test_wrong_languages_are_counted(languages: str, above: int) -> None:
    assert search_quality.wrong_language_above(ASKED, [search_quality.Found(one, "x") for one in languages.split()]) == above


def of_kind(one: Judged, kind: str) -> list[Query]:
    return [query for query in one.queries if query.kind == kind]


def whole(one: Judged, name: str) -> str:
    return f"{one.texts[name].title} {one.texts[name].body}".casefold()
