"""The engine in the browser: the same results as in Python, from a page on the disk, under the strictest policy."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from pathshala.pages.search_words import ENGINE
from pathshala.search.analysed import analyse
from pathshala.search.analyzer import scripts
from pathshala.search.documents import Document, Edition, Section
from pathshala.search.index import index_files
from pathshala.search.rank import search
from pathshala.search.reader import Index

pytestmark = pytest.mark.browser

ASSETS = Path(__file__).parent.parent / "plugins" / "pathshala" / "theme" / "assets"
PAGE = """<!doctype html><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">"""
LETTERS = {
    "en": ("bcdfglmnprst", "aeiou"), "de": ("bdfgklmnrst", "aeiouäöü"), "bn": ("কখগচজতদনপবমরলস", "\u09be\u09bf\u09c0\u09c1\u09c7\u09cb"),
    "ar": ("بتثجحخدرزسشصضطغفقكلمن", "اوي"), "hi": ("कखगचजतदनपबमरलस", "ािीुेो"), "th": ("กขคงจชดตทนบปมรลวส", "าิีุู"),
    "zh": ("图书馆学习编辑页面来源可靠引用检查知识", ""), "sw": ("bdfghjklmnpstwyz", "aeiou"), "ff": ("𞤁𞤂𞤃𞤄𞤅", "𞤀𞤉𞤋"),
}
ENDINGS = {"en": ("s", "ing", "ed"), "de": ("en", "ung"), "bn": ("র", "ের", "টি"), "hi": ("ों",), "sw": ("ni",), "ar": ("ات",)}
ASK = """async ([language, queries, options]) => {
  const engine = await pathshala.engine.open({ root: "", language });
  const found = [];
  for (const query of queries) {
    const { results } = await engine.search(query, options);
    found.push(results.map((one) => [one.language, one.address, decodeURIComponent(one.url.split("#")[1] || ""), one.score]));
  }
  return found;
}"""


def vocabulary(language: str, size: int) -> list[str]:
    chance = random.Random(f"{language} {size}")
    heads, tails = LETTERS[language]
    join = " " if tails else ""
    stems = ["".join(chance.choice(heads) + (chance.choice(tails) if tails else "") for _ in range(chance.randint(1, 5)))
             for _ in range(size)]
    return [stem + join.join(chance.choice((*ENDINGS.get(language, ("",)), "", ""))) for stem in stems]


def documents(language: str, count: int) -> list[Document]:
    chance = random.Random(f"{language} pages")
    known = vocabulary(language, 900)
    join = "" if language in ("zh", "th") else " "

    def text(length: int) -> str:
        return join.join(known[int(len(known) * chance.random() ** 3)] for _ in range(length))

    return [
        Document(f"packs/p{place // 8}/{place:03} ü.html", text(3), "lesson", tuple(
            Section(f"a{number}" if number else "", text(2) if number else "", text(8) if number == 0 else "", text(40))
            for number in range(chance.randint(1, 6))
        ), f"Pack {place // 8}", (("pack", (f"p{place // 8}",)), ("level", (chance.choice(("beginner", "advanced")),))))
        for place in range(count)
    ]


def queries(language: str, count: int) -> list[str]:
    """Words, several words, words begun, mistyped words, and what nobody wrote."""
    chance = random.Random(f"{language} queries")
    known = vocabulary(language, 900)
    letters = "".join(LETTERS[language])
    found = []
    for _ in range(count):
        words = [chance.choice(known) for _ in range(chance.choice((1, 1, 2, 3, 5)))]
        if chance.random() < 0.5:
            place = chance.randrange(len(words))
            at = chance.randrange(len(words[place]) + 1)
            words[place] = chance.choice((
                words[place][:at], words[place][:at] + words[place][at + 1:], words[place][:at] + chance.choice(letters) + words[place][at:]))
        found.append(" ".join(words) + chance.choice(("", " ", "?")))
    return found


HOSTILE = ["", " ", "a" * 10_000, "ab " * 4_000, "图" * 10_000, "ก" * 9_999, "\u0301" * 9_000, "__proto__ constructor hasOwnProperty",
           "\"\\</script>", "\u2028", "𠮷" * 700, "\ud83d", "é" * 600, "e\u0301" * 600, "ß ſ İ ı ŉ ǰ", " ".join(map(str, range(900)))]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index for each language, with the engine beside it."""
    root = tmp_path_factory.mktemp("search")
    shutil.copytree(ASSETS / "search", root / "assets" / "search")
    for language in LETTERS:
        write(root, Edition(language, f"{language}/" if language != "en" else "", "rtl" if language == "ar" else "ltr",
                            ("en",) if language == "sw" else ()), documents(language, 120))
    return root


def write(root: Path, edition: Edition, pages: Sequence[Document], shown: frozenset[tuple[str, str, str]] = frozenset()) -> None:
    shutil.rmtree(root / "search" / edition.language, ignore_errors=True)
    for address, content in index_files(edition, [analyse(one, edition.language) for one in pages], shown):
        (root / address).parent.mkdir(parents=True, exist_ok=True)
        (root / address).write_bytes(content)


def index(root: Path, language: str) -> Index:
    return Index(lambda address: (root / address).read_bytes(), language)


Open = Callable[[Path, str], Any]


@pytest.fixture
def opened(browser: Any) -> Iterator[Open]:
    """A page on the disk with the engine for a language; its console must be empty in the end."""
    context = browser.new_context()
    said: list[str] = []

    def open_(root: Path, language: str) -> Any:
        tags = "".join(f'<script src="assets/{one}"></script>' for one in (*scripts(language), *ENGINE))
        (root / f"{language}.html").write_text(PAGE + tags, encoding="utf-8")
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto((root / f"{language}.html").as_uri())
        return page

    yield open_
    context.close()
    assert said == []


def expected(root: Path, languages: Sequence[str], text: str, **filters: tuple[str, ...]) -> list[list[object]]:
    return [list(one) for one in search([index(root, one) for one in languages], text, filters, limit=8)]


@pytest.mark.parametrize("language", LETTERS)
def test_the_browser_ranks_as_python_does(site: Path, opened: Open, language: str) -> None:
    held = [index(site, one) for one in ((language, "en") if language == "sw" else (language,))]
    asked = queries(language, 120) + HOSTILE
    wanted = [[list(one) for one in search(held, text, limit=8)] for text in asked]
    given = opened(site, language).evaluate(ASK, [language, asked, {}])
    assert [text for text, one, other in zip(asked, wanted, given, strict=True) if one != other] == []
    assert sum(map(bool, wanted)) > 60


@pytest.mark.parametrize("filters", [{"pack": ["p3"]}, {"pack": ["p1", "p3"], "level": ["beginner"]}, {"level": []}, {"colour": ["red"]},
                                     {"pack": ["__proto__"]}], ids=str)
def test_filters_narrow_as_in_python(site: Path, opened: Open, filters: dict[str, list[str]]) -> None:
    asked = queries("en", 30)
    wanted = [expected(site, ["en"], text, **{name: tuple(values) for name, values in filters.items()}) for text in asked]
    assert opened(site, "en").evaluate(ASK, ["en", asked, {"filters": filters}]) == wanted


def test_filters_name_what_there_is(site: Path, opened: Open) -> None:
    found = opened(site, "en").evaluate("pathshala.engine.open({root: '', language: 'en'}).then((one) => one.facets())")
    assert found == {"level": ["advanced", "beginner"], "pack": sorted(f"p{number}" for number in range(15))}


ASKED_AT_ONCE = """async (text) => {
  const engine = await pathshala.engine.open({ root: "", language: "en" });
  const asked = engine.search(text, {});
  for (let tick = 0; tick < 50; tick++) await null;
  const names = Array.from(document.head.querySelectorAll("script[src^='search/']"), (one) => one.src.split("/").pop()[0]);
  await asked;
  return names.join("");
}"""


@pytest.mark.parametrize(("text", "kinds"), [
    ("zzyqab", {"t", "w", "r"}), ("zzyq ", {"t", "w", "r"}), ("zzyq", {"t"}), ("zzyqab zzyqad", {"t"})])
def test_a_word_typed_to_its_end_asks_for_what_is_near_it_at_once(site: Path, opened: Open, text: str, kinds: set[str]) -> None:
    assert set(opened(site, "en").evaluate(ASKED_AT_ONCE, text)) & {"t", "w", "r"} == kinds


SEARCH = """async ([language, text, options]) => (await pathshala.engine.open({ root: "", language })).search(text, options)"""


def small(root: Path) -> None:
    shutil.copytree(ASSETS / "search", root / "assets" / "search")
    write(root, Edition("bn", "bn/", "ltr", ("pt", "en")), [
        Document("a.html", "Wikipedia", "lesson", (Section("", "", "", "উইকি wiki"),), title_language="en"),
        Document("b.html", "রুটি", "pack", (Section("", "", "", "wiki"),), "পাঠ"),
    ], frozenset({("en", "c.html", "why"), ("en", "d.html", "")}))
    write(root, Edition("pt", "pt/"), [Document("e.html", "Wiki", "page", (Section(),))])
    write(root, Edition("en"), [
        Document("a.html", "Wiki wiki", "lesson", (Section(),)),
        Document("c.html", "Sources", "lesson", (Section("", "", "", "Read."), Section("why", "Why", "", "A wiki needs footnotes."),
                                               Section("how", "How", "", "With footnotes.")),
                 facets=(("level", ("beginner",)),)),
        Document("d.html", "Wiki bread", "lesson", (Section(), Section("how", "How a wiki bakes", "", "No."))),
    ])


def test_other_languages_come_after_and_are_marked(tmp_path: Path, opened: Open) -> None:
    small(tmp_path)
    page = opened(tmp_path, "bn")
    found = []
    for one in page.evaluate(SEARCH, ["bn", "wiki", {}])["results"]:
        found.append((one["language"], one["fallback"], one["url"]))
    assert [one[:2] for one in found] == [("bn", False), ("bn", False), ("pt", True), ("en", True), ("en", True)]
    assert {url for _, _, url in found} == {"bn/a.html", "bn/b.html", "pt/e.html", "bn/c.html#why", "bn/d.html"}, (
        "what the reader's own page shows untranslated is linked there")


def test_a_result_has_what_the_box_shows(tmp_path: Path, opened: Open) -> None:
    small(tmp_path)
    results = opened(tmp_path, "en").evaluate(SEARCH, ["en", "footnotes wikis", {}])["results"]
    first = results[0]
    assert {name: first[name] for name in first if name not in ("score", "snippet")} == {
        "address": "c.html", "url": "c.html#why", "title": "Sources", "titleLanguage": "", "heading": "Why", "headingLanguage": "",
        "context": "", "kind": "lesson", "facets": {"level": ["beginner"]}, "language": "en", "dir": "ltr", "fallback": False,
        "more": [{"url": "c.html#how", "heading": "How"}]}
    assert first["snippet"] == [{"text": "A ", "hit": False}, {"text": "wiki", "hit": True}, {"text": " needs ", "hit": False},
                                {"text": "footnotes", "hit": True}, {"text": ".", "hit": False}]


def test_the_first_results_come_as_they_load(site: Path, opened: Open) -> None:
    lengths = opened(site, "en").evaluate("""async (text) => {
      const engine = await pathshala.engine.open({ root: "", language: "en" });
      const seen = [];
      await engine.search(text, { limit: 5, onResults: (results) => seen.push(results.length) });
      const rest = await engine.search(text, { limit: 3, offset: 2 });
      const all = await engine.search(text, { limit: 5 });
      return [seen, rest.results.map((one) => one.url), all.results.slice(2).map((one) => one.url)];
    }""", vocabulary("en", 900)[3])
    assert lengths[0] == [1, 2, 3, 4, 5]
    assert lengths[1] == lengths[2]


def understood(root: Path, opened: Open, language: str, text: str, passage: str, **options: object) -> str:
    """What a query is understood as where the only page says the passage."""
    shutil.copytree(ASSETS / "search", root / "assets" / "search")
    write(root, Edition(language), [Document("a.html", "1", "lesson", (Section("", "", "", passage),), **options)])  # type: ignore[arg-type]
    answer = opened(root, language).evaluate(SEARCH, [language, text, {}])
    assert [one["address"] for one in answer["results"]] == ["a.html"]
    return str(answer["understood"])


@pytest.mark.parametrize(("language", "text", "passage", "wanted"), [
    ("en", "suorces", "Sources. Look at the sources.", "sources"),
    ("en", "sources ", "Look at the sources.", ""),
    ("en", "reliabel suorces", "How reliable are its sources?", "reliable sources"),
    ("en", "a suorce, then: reliabel?", "How reliable is a source then?", "a source, then: reliable?"),
    ("en", "suorces suorces", "The Sources", "Sources Sources"),
    ("en", "nobody sourcse", "Its sources", "nobody sources"),
    ("en", "readsources", "What it reads: its sources", "reads sources"),
    ("de", "ubersezung", "Die Übersetzung der Quelle", "Übersetzung"),
    ("bn", "উইকিপিডিয়াা", "বাংলা উইকিপিডিয়া একটি বিশ্বকোষ", "উইকিপিডিয়া"),
    ("ar", "الإستماقة", "املأ الإِستمارة اليوم", "الإِستمارة"),
    ("fr", "verifeir", "Il faut vérifier", "vérifier"),
    ("zh", "wikipeida编辑", "编辑Wikipedia的内容", "Wikipedia编辑"),
])
def test_a_query_that_was_mistyped_is_told_as_it_was_understood(
        tmp_path: Path, opened: Open, language: str, text: str, passage: str, wanted: str) -> None:
    assert understood(tmp_path, opened, language, text, passage) == wanted


def test_a_word_that_no_shown_text_has_is_told_as_it_is_searched_for(tmp_path: Path, opened: Open) -> None:
    assert understood(tmp_path, opened, "fr", "verifeir", "Et puis encore " * 200 + "vérifier") == "verifier"


def test_what_was_understood_is_that_of_the_language_which_has_it(tmp_path: Path, opened: Open) -> None:
    small(tmp_path)
    page = opened(tmp_path, "bn")
    answer = page.evaluate(SEARCH, ["bn", "footnotse", {}])
    assert [one["language"] for one in answer["results"]] == ["en"] and answer["understood"] == "footnotes"
    assert page.evaluate(SEARCH, ["bn", "zzzzzz", {}])["understood"] == ""


def test_nothing_is_loaded_before_it_is_asked(tmp_path: Path, opened: Open) -> None:
    small(tmp_path)
    page = opened(tmp_path, "en")
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.rsplit("/", 1)[1]))
    page.evaluate(SEARCH, ["en", "bread", {}])
    assert loaded == ["index.js", "t0.js", "p0.js"]


def test_files_of_another_build_are_asked_for_anew(tmp_path: Path, opened: Open) -> None:
    """The site was published again while a page was open: the engine starts over with the new index."""
    small(tmp_path)
    page = opened(tmp_path, "en")
    page.evaluate("""async () => { window.held = await pathshala.engine.open({ root: "", language: "en" }); }""")
    write(tmp_path, Edition("en"), [Document("new.html", "Sources anew", "lesson", (Section(),))])
    found = page.evaluate("""async () => (await held.search("sources", {})).results.map((one) => one.url)""")
    assert found == ["new.html"]


def test_a_missing_file_is_an_error_that_can_be_tried_again(tmp_path: Path, browser: Any) -> None:
    small(tmp_path)
    (tmp_path / "search" / "en" / "t0.js").rename(tmp_path / "kept.js")
    (tmp_path / "en.html").write_text(PAGE + "".join(
        f'<script src="assets/{one}"></script>' for one in (*scripts("en"), *ENGINE)), encoding="utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "en.html").as_uri())
    page.evaluate("""async () => { window.held = await pathshala.engine.open({ root: "", language: "en" }); }""")
    ask = """() => held.search("sources", {}).then((one) => one.results.length, (error) => error.message)"""
    assert page.evaluate(ask) == "not loaded: search/en/t0.js"
    (tmp_path / "kept.js").rename(tmp_path / "search" / "en" / "t0.js")
    assert page.evaluate(ask) == 1
    page.close()


def test_a_language_without_an_index_hides_nothing(tmp_path: Path, browser: Any) -> None:
    small(tmp_path)
    (tmp_path / "bn.html").write_text(PAGE + "".join(
        f'<script src="assets/{one}"></script>' for one in (*scripts("bn"), *ENGINE)), encoding="utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "bn.html").as_uri())
    found = page.evaluate("""async () => {
      const engine = await pathshala.engine.open({ root: "", language: "bn", fallbacks: ["none", "pt"] });
      return (await engine.search("wiki", {})).results.map((one) => one.language);
    }""")
    assert found == ["bn", "bn", "pt"]
    page.close()


def test_hits_are_marked_where_they_stand(tmp_path: Path, opened: Open) -> None:
    shutil.copytree(ASSETS / "search", tmp_path / "assets" / "search")
    filler = "Some other words that say nothing of it. " * 8
    write(tmp_path, Edition("en"), [Document("a.html", "x", "lesson", (
        Section("", "", "", f"{filler} Here 𠮷 the Sources, a source and sourcing stand. {filler}"),))])
    write(tmp_path, Edition("zh"), [Document("a.html", "x", "lesson", (Section("", "", "", "我们学习如何检查可靠来源的内容。"),))])
    snippet = opened(tmp_path, "en").evaluate(SEARCH, ["en", "source", {}])["results"][0]["snippet"]
    assert [one["text"] for one in snippet if one["hit"]][:2] == ["Sources", "source"]
    assert snippet[0]["text"] == "…" and len("".join(one["text"] for one in snippet)) < 200
    snippet = opened(tmp_path, "zh").evaluate(SEARCH, ["zh", "可靠来源", {}])["results"][0]["snippet"]
    assert [one["text"] for one in snippet if one["hit"]] == ["可靠来源"]


def test_a_snippet_never_takes_long(tmp_path: Path, opened: Open) -> None:
    shutil.copytree(ASSETS / "search", tmp_path / "assets" / "search")
    write(tmp_path, Edition("en"), [Document("a.html", "a " * 9000, "lesson", tuple(
        Section(f"s{number}", "a " * 999, "", "a " * 9000 + "\u0301" * 5000) for number in range(90)))])
    took = opened(tmp_path, "en").evaluate("""async () => {
      const engine = await pathshala.engine.open({ root: "", language: "en" });
      const began = performance.now();
      await engine.search("a " + "b ".repeat(5000), {});
      return performance.now() - began;
    }""")
    assert took < 2000
