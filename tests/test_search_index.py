"""The index: what is written is read back, every word finds its page, and the same pages give the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import random
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from pathshala.search import analyzer, coding, shards
from pathshala.search.analysed import TERM_LENGTH, Analysed, analyse
from pathshala.search.documents import Document, Edition, Section
from pathshala.search.index import index_files
from pathshala.search.merged import spaced, strongest
from pathshala.search.rank import Result, rank, search
from pathshala.search.reader import Index
from pathshala.search.typos import Near, corrections, distance

WORDS = ("water bread stone letters reading Quelle Straße écrire niño জল পড়া শিক্ষা লেখা ماء قراءة كِتَاب पानी किताब ভাষা 東京 "
         "图书馆 ภาษา ぶんしょう データ 2026 ২০২৬ naïve İstanbul 𞤀𞤣𞤤𞤢𞤥 𠮷野家").split()
words = st.sampled_from(WORDS)
texts = st.lists(words, max_size=12).map(" ".join)


def page(address: str, title: str, *sections: Section, **more: object) -> Document:
    return Document(address, title, "lesson", sections, **more)  # type: ignore[arg-type]


def index(documents: Sequence[Document], language: str = "en", **edition: object) -> Index:
    files = dict(index_files(Edition(language, **edition), [analyse(one, language) for one in documents]))  # type: ignore[arg-type]
    return Index(files.__getitem__, language)


def found(held: Index, text: str, **filters: tuple[str, ...]) -> list[str]:
    return [one.address for one in search([held], text, filters, limit=1000)]


def vocabulary(size: int) -> list[str]:
    chance = random.Random(5)
    return list(dict.fromkeys(
        "".join(chance.choice("bcdfglmnprstvz") + chance.choice("aeiou") for _ in range(chance.randint(2, 5)))
        + chance.choice(("", "n", "r", "k")) for _ in range(size)))


# What is written is read back.

@given(st.lists(st.integers(0, 10**7)))
def test_numbers_are_read_back(values: list[int]) -> None:
    assert list(coding.numbers("".join(map(coding.number, values)))) == values


@given(st.dictionaries(
    st.integers(0, 10**6),
    st.dictionaries(st.integers(0, coding.SECTIONS - 1), st.integers(1, coding.IMPACTS), min_size=1, max_size=5)))
def test_postings_are_read_back(held: dict[int, dict[int, int]]) -> None:
    given_ = [(page, tuple(sorted(sections.items()))) for page, sections in sorted(held.items())]
    text = coding.written(given_)
    assert list(coding.postings(text)) == given_
    assert set(text) <= set(coding.ALPHABET)


@given(st.sets(st.text(st.characters(blacklist_categories=["Z", "C"]), min_size=1, max_size=60)))
@example({"a" * 200, "a" * 201, "𠮷a", "𠮷b", "\uffee", "𠮷"})
def test_sorted_words_are_read_back(held: set[str]) -> None:
    ordered = sorted(held, key=coding.order)
    assert coding.front_decoded(coding.front_coded(ordered)) == ordered


@given(st.sets(st.text(min_size=1, max_size=8), min_size=2))
def test_a_separator_parts(held: set[str]) -> None:
    ordered = sorted(held, key=coding.order)
    for last, first in pairwise(ordered):
        between = coding.separator(last, first)
        assert coding.order(last) < coding.order(between) <= coding.order(first)


@given(st.lists(st.integers(0, 50)), st.integers(1, 60))
def test_shards_hold_everything_once(sizes: list[int], limit: int) -> None:
    parts = list(shards.divided(sizes, limit))
    assert [size for part in parts for size in sizes[part]] == sizes
    assert all(sum(sizes[part]) <= limit or sum(1 for size in sizes[part] if size) == 1 for part in parts)


@given(st.text())
@example("\u2028</script>\"\\")
def test_a_shard_is_one_line_of_ascii_syntax(text: str) -> None:
    assume(not any("\ud800" <= char <= "\udfff" for char in text))
    content = shards.script("en/p0", "stamp", shards.compact([text]))
    assert shards.read(content) == ("en/p0", "stamp", [text])
    assert content.count(b"\n") == 1
    assert not set("\u2028\u2029") & set(content.decode())


# Every word finds its page.

@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(texts, texts, texts, texts), min_size=1, max_size=6))
def test_every_word_finds_its_page(pages: list[tuple[str, str, str, str]]) -> None:
    held = index([page(f"p{place}.html", title, Section(), Section("a", heading, key, body))
                  for place, (title, heading, key, body) in enumerate(pages)])
    for place, parts in enumerate(pages):
        for word in " ".join(parts).split():
            assert f"p{place}.html" in found(held, word), word


@pytest.mark.parametrize("shards_of_terms", [1, 5, 1_000])
def test_every_term_is_where_the_manifest_says(shards_of_terms: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathshala.search.index.TERMS_SHARDS", shards_of_terms)
    chance = random.Random(3)
    known = vocabulary(4000)
    documents = [page(f"{place:03}.html", "", Section("", "", "", " ".join(chance.choices(known, k=200))))
                 for place in range(100)]
    held = index(documents)
    assert len(held.terms) > 8 if shards_of_terms == 1_000 else len(held.terms) <= shards_of_terms
    for document in documents[:3]:
        for word in document.sections[0].body.split():
            assert held.term(word) is not None, word
            assert word in [one.word for one in held.words("w", word[:2], word)]
            assert word[::-1] in [one.word for one in held.words("r", word[:-3:-1], word[::-1])]
    assert held.term("zzzz") is None and held.term("") is None


def test_a_title_says_more_than_a_heading_and_that_more_than_a_text() -> None:
    filler = " ".join(vocabulary(40))
    held = index([
        page("body.html", "One", Section("", "", "", f"stone {filler}")),
        page("heading.html", "Two", Section(), Section("a", "Stone", "", filler)),
        page("key.html", "Three", Section("", "", "stone", filler)),
        page("title.html", "Stone", Section("", "", "", filler)),
    ])
    assert found(held, "stone") == ["title.html", "heading.html", "key.html", "body.html"]


def test_the_best_section_is_linked() -> None:
    held = index([page("a.html", "Baking", Section("", "", "", "About bread."), Section("oven", "The oven", "", "Heat it."),
                       Section("salt", "Salt", "", "Salt and more salt."))])
    assert [(one.address, one.anchor) for one in search([held], "salt")] == [("a.html", "salt")]
    assert search([held], "bread")[0].anchor == ""


def test_all_words_come_before_some() -> None:
    held = index([page("both.html", "x", Section("", "", "", "river " + "stone " + "and more " * 90)),
                  page("one.html", "River river", Section("", "", "", "river river river")),
                  *(page(f"{place}.html", "y", Section("", "", "", "nothing")) for place in range(20))])
    assert found(held, "river stone")[0] == "both.html"


def test_an_exact_word_comes_before_its_variant() -> None:
    held = index([page("b.html", "x", Section("", "", "", "letters")), page("a.html", "x", Section("", "", "", "letter"))])
    assert found(held, "letter")[0] == "a.html"
    assert found(held, "letters")[0] == "b.html"
    assert len(found(held, "letters")) == 2


def test_the_beginning_of_the_last_word_is_enough() -> None:
    held = index([page("a.html", "Reliable sources"), page("b.html", "Reliable bread")])
    assert found(held, "reliable sour")[0] == "a.html"
    assert found(held, "reli") == ["a.html", "b.html"]
    assert found(held, "reli ") == [], "a space ends the word"


def test_titles_and_headings_in_another_language_are_shown_only() -> None:
    held = index([page("a.html", "Water", Section("", "", "", "জল"), Section("b", "Bread", "", "রুটি", "en"),
                       title_language="en")], "bn")
    assert found(held, "water") == found(held, "bread") == []
    assert held.record(0)[1] == "Water" and held.record(0)[4] == "en"
    assert found(held, "রুটি") == ["a.html"]


def test_a_page_without_own_words_is_left_out() -> None:
    assert index([page("a.html", "Water", Section(), title_language="en")], "bn").pages == 0


def test_an_empty_index_answers() -> None:
    assert found(index([]), "anything at all") == []


# Common words, facets, languages.

def many(count: int) -> list[Document]:
    chance = random.Random(8)
    known = vocabulary(600)
    return [page(f"{place:05}.html", f"Part {chance.choice(known)}",
                 Section("", "", "", " ".join(("common", *chance.choices(known, k=12), *(["second"] if place % 3 else [])))),
                 facets=(("pack", (f"pack-{place // 10}",)), ("level", ("beginner" if place % 2 else "advanced",))))
            for place in range(count)]


@pytest.fixture(scope="module")
def large() -> Index:
    return index(many(4000))


def test_a_common_word_keeps_its_strongest_at_hand(large: Index) -> None:
    common = large.term("common")
    assert common is not None and common.full is not None
    every = dict(large.all_postings(common))
    assert common.pages == 4000 == len(every)
    assert len(common.postings) < 2000
    assert coding.written(common.postings) == strongest(tuple(every.items()))
    least = min(impact for _, sections in common.postings for _, impact in sections)
    weaker = every.keys() - {one for one, _ in common.postings}
    assert all(max(impact for _, impact in every[one]) <= least for one in weaker)


def test_a_common_word_does_not_hide_a_rare_one(large: Index) -> None:
    document = many(4000)[3333]
    rare = max(document.sections[0].body.split(), key=len)
    assert "03333.html" in found(large, f"common {rare}")


def test_facets_narrow(large: Index) -> None:
    assert found(large, "common", pack=("pack-7",), level=("beginner",)) and {
        *found(large, "common", pack=("pack-7",), level=("beginner",))} == {f"{place:05}.html" for place in (71, 73, 75, 77, 79)}
    assert len(found(large, "common", pack=("pack-7", "pack-9"))) == 20
    assert found(large, "common", pack=("no such",)) == [] == found(large, "common", colour=("red",))
    assert len(found(large, "common", pack=())) == 1000


def test_the_readers_language_comes_first_and_a_page_once() -> None:
    own = index([page("a.html", "x", Section("b", "", "", "wiki জল"))], "bn", prefix="bn/", fallbacks=("en",))
    other = index([page("a.html", "Wiki wiki"), page("c.html", "Wiki")])
    assert [(one.language, one.address) for one in search([own, other], "wiki")] == [("bn", "a.html"), ("en", "c.html")]
    assert own.manifest["x"] == "bn/" and own.manifest["f"] == ["en"]


def test_what_is_shown_untranslated_is_listed() -> None:
    shown = frozenset({("en", "a.html", ""), ("en", "a.html", "x"), ("pt", "a.html", "x"), ("en", "b c.html", "y")})
    files = dict(index_files(Edition("bn"), [analyse(page("a.html", "জল"), "bn")], shown))
    keys, anchors = shards.read(files["search/bn/s0.js"])[2]
    assert dict(zip(coding.front_decoded(keys), anchors, strict=True)) == {
        "en/a.html": " x", "en/b%20c.html": "y", "pt/a.html": "x"}


# Typing errors.

def reference(one: str, other: str) -> int:
    """Optimal string alignment, as it is defined."""
    if not one or not other:
        return len(one) + len(other)
    found_ = min(reference(one[1:], other) + 1, reference(one, other[1:]) + 1,
                 reference(one[1:], other[1:]) + (one[0] != other[0]))
    if one[:2] == other[1::-1] and len(one) > 1 < len(other):
        found_ = min(found_, reference(one[2:], other[2:]) + 1)
    return found_


@settings(max_examples=200, deadline=None)
@given(st.text("abc", max_size=6), st.text("abc", max_size=6), st.integers(0, 3))
def test_the_distance_is_the_defined_one(one: str, other: str, most: int) -> None:
    single = not re.search(r"(.)\1", one) and not re.search(r"(.)\1", other)
    assert distance(one, other, most) <= min(2 * reference(one, other), most + 1)
    assert distance(one, other, most) == distance(other, one, most)
    if single:
        assert distance(one, other, most) == min(2 * reference(one, other), most + 1)


@pytest.mark.parametrize(("one", "other", "away"), [
    ("tap", "tapp", 1), ("tap", "trap", 2), ("tap", "tip", 1), ("tap", "tab", 1), ("tap", "tar", 2), ("hour", "our", 1),
    ("tap", "tpa", 2), ("tapp", "tip", 2),
])
def test_what_ear_and_hand_explain_counts_half(one: str, other: str, away: int) -> None:
    alike = frozenset(("ai", "ia", "pb", "bp", "h"))
    assert distance(one, other, 4, alike) == distance(other, one, 4, alike) == away


@pytest.fixture(scope="module")
def wordy() -> tuple[Index, list[str]]:
    known = vocabulary(8_000)
    documents = [page(f"{place:04}.html", "", Section("", "", "", " ".join(known[place * 40:][:40])))
                 for place in range(len(known) // 40)]
    return index(documents, "und"), known


def mistyped(chance: random.Random, word: str) -> str:
    place = chance.randrange(len(word))
    letter = chance.choice("abcdefghijklmnopqrstuvwxyz")
    return chance.choice((
        word[:place] + word[place + 1:], word[:place] + letter + word[place:], word[:place] + letter + word[place + 1:],
        word[:place] + word[place:place + 2][::-1] + word[place + 2:]))


@pytest.mark.parametrize(("errors", "share"), [(1, 0.99), (2, 0.7)])
def test_typing_errors_are_forgiven(wordy: tuple[Index, list[str]], errors: int, share: float) -> None:
    held, known = wordy
    chance = random.Random(errors)
    tried = met = 0
    for word in chance.sample([word for word in known if len(word) >= (5 if errors == 1 else 9)], 40):
        typed = word
        for _ in range(errors):
            typed = mistyped(chance, typed)
        away = distance(typed, word, 4)
        if held.term(typed) is None and away <= 2 * errors:
            closer = [other for other in known if distance(typed, other, away) <= away]
            tried += 1
            met += bool(set(corrections(Near(held, typed, ()))[0]) & set(closer))
    assert tried > 20
    assert met / tried >= share, f"{met} of {tried}"


def test_the_first_letter_may_be_wrong() -> None:
    held = index([page("a.html", "Wikipedia"), page("b.html", "Bread")])
    assert found(held, "bikipedia") == found(held, "ikipedia") == ["a.html"]
    assert found(held, "braed ") == ["b.html"]


def test_a_correction_counts_less_than_the_word() -> None:
    held = index([page("a.html", "Stone"), page("b.html", "Stove"), page("c.html", "Scone stone")])
    assert found(held, "stove ") == ["b.html"]
    exact, corrected = rank(held, "stone ")[0].score, rank(held, "stome ")[0].score
    assert corrected < exact


def test_nothing_is_corrected_where_it_is_not_wanted() -> None:
    held = index([page("a.html", "Stone of 2023")])
    assert rank(held, "stome ") and not rank(held, "stome ", forgiving=False)
    assert not rank(held, "tin ") and not rank(held, "2024 ") and not rank(held, "图 ")


# Words written in one or in two, and parts of words.

def test_two_words_that_are_one_in_the_index() -> None:
    held = index([page("a.html", "A raincoat"), page("b.html", "A coat"), page("c.html", "Some rain")])
    assert found(held, "rain coat ")[0] == "a.html"
    assert set(found(held, "rain coat ")) == {"a.html", "b.html", "c.html"}
    assert "a.html" not in found(held, "rain, coat "), "what stands between them parts them"


def test_one_word_that_is_two_in_the_index() -> None:
    held = index([page("a.html", "Rain on a coat"), page("b.html", "Rain"), page("c.html", "Coat")])
    assert found(held, "raincoat ")[0] == "a.html"
    assert not rank(held, "raincoat ", forgiving=False)


def test_a_hyphen_joins_and_parts() -> None:
    held = index([page("a.html", "By e-mail"), page("b.html", "Wi-Fi at home")])
    assert found(held, "email ") == found(held, "e-mail ") == found(held, "mail ") == ["a.html"]
    assert found(held, "wifi ") == found(held, "wi fi ") == ["b.html"]


def test_the_head_of_a_compound() -> None:
    held = index([page("a.html", "Linsensuppe"), page("b.html", "Brot")], "de")
    assert found(held, "Suppe ") == ["a.html"]


def test_a_slight_error_is_likelier_than_two_words() -> None:
    held = index([page("a.html", "Sunflower"), page("b.html", "Sun"), page("c.html", "Flover")])
    assert found(held, "sunflover ") == ["a.html"]


def test_an_error_in_a_form_that_no_text_has() -> None:
    held = index([page("a.html", "Компоста"), page("b.html", "Хлеб")], "ru")
    assert found(held, "кампостом ") == ["a.html"]


def test_a_wrong_character_of_han() -> None:
    held = index([page("a.html", "密码"), page("b.html", "面包")], "zh")
    assert found(held, "秘码") == ["a.html"]
    assert found(held, "登录密碼") == ["a.html"]


# The same pages, the same bytes; and nothing takes long.

def _digest(seed: str) -> str:
    program = (
        "import sys, hashlib; sys.path[:0] = sys.argv[1:]\n"
        "from test_search_index import many\n"
        "from pathshala.search.analysed import analyse\nfrom pathshala.search.documents import Edition\n"
        "from pathshala.search.index import index_files\n"
        "files = index_files(Edition('en'), [analyse(one, 'en') for one in reversed(many(300))])\n"
        "print(hashlib.sha256(repr(sorted(files)).encode()).hexdigest())"
    )
    here = Path(__file__).parent
    argv = [sys.executable, "-c", program, str(here), str(here.parent / "plugins")]
    return subprocess.run(argv, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True).stdout.strip()


def test_the_same_pages_give_the_same_bytes() -> None:
    analysed = [pickle.loads(pickle.dumps(analyse(one, "en"))) for one in many(300)]
    random.Random(1).shuffle(analysed)
    here = hashlib.sha256(repr(sorted(index_files(Edition("en"), analysed))).encode()).hexdigest()
    assert _digest("1") == _digest("2") == here


def test_another_page_gives_another_stamp() -> None:
    one, other = ({shards.read(content)[1] for _, content in index_files(Edition("en"), [analyse(held, "en")])}
                  for held in (page("a.html", "Water"), page("a.html", "Bread")))
    assert len(one) == len(other) == 1
    assert one != other
    held = dict(index_files(Edition("en"), [analyse(page("a.html", "Water"), "en")]))
    held["search/en/t0.js"] = held["search/en/t0.js"].replace(one.pop().encode(), b"older")
    with pytest.raises(ValueError, match="another index"):
        Index(held.__getitem__, "en").term("water")


HOSTILE = (
    "a" * 10_000, "ab " * 5_000, "\u0301" * 10_000, "图" * 10_000, "ก" * 10_000, "ا" * 10_000, "a\u0301" * 5_000, "\x00\ud800" * 100,
    " ".join(map(str, range(3_000))), "𠮷" * 5_000, "__proto__ constructor toString", "\"\\</script>\u2028",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_and_no_query_takes_long(text: str) -> None:
    began = time.process_time()
    held = index([page(f"{place}.html", text, *(Section(f"s{number}", text, text, text) for number in range(3))) for place in range(3)])
    search([held], text)
    assert time.process_time() - began < 3
    for term in held.shard_terms(0):
        assert len(term) <= TERM_LENGTH


def test_a_page_of_a_thousand_sections_is_found_whole() -> None:
    held = index([page("a.html", "x", *(Section(f"s{number}", f"word{number}", "", f"text{number}") for number in range(1000)))])
    assert found(held, "word999") == found(held, "text500") == ["a.html"]
    assert len(held.record(0)[6]) == coding.SECTIONS


def test_what_is_remembered_is_small() -> None:
    chance = random.Random(2)
    known = vocabulary(3000)
    document = page("a.html", "Title", *(Section(f"s{number}", "Heading", "", " ".join(chance.choices(known, k=94))) for number in range(8)))
    assert isinstance(analyse(document, "en"), Analysed)
    assert len(pickle.dumps(analyse(document, "en"))) < 3 * sum(len(one.body) for one in document.sections)


def test_what_is_shown_of_a_page_is_bounded() -> None:
    record = json.loads(analyse(page("a.html", "x" * 999, Section("", "", "", "word " * 9000)), "en").record)
    assert len(record[1]) == 300 and len(record[6][0][2]) < 1000 and record[6][0][2].endswith("word…")


def test_results_name_what_a_link_needs() -> None:
    assert Result._fields == ("language", "address", "anchor", "score")


def test_words_with_and_without_spaces_are_told_apart() -> None:
    assert all(map(spaced, ("water", "জল", "ماء", "한국어", "2026")))
    assert not any(map(spaced, ("图书", "ภา", "ຄວ", "ខ្ម", "မြ", "データ", "𠮷野")))
    assert analyzer.tokens("", "en") == []
