"""Glossaries: read strictly, found in texts as words of their language, and grown from elsewhere."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import yaml

import small_site
from pathshala.cli import main
from pathshala.model.glossary import Glossary, Term
from pathshala.sources.glossary import glossary_path, parsed_glossary
from pathshala.sources.read import read_site
from pathshala.translate.glossary.bring_in import read_glosario
from pathshala.translate.glossary.terms import TermFinder
from pathshala.translate.glossary.words import loose, speaks_of

CORPUS = Path(__file__).resolve().parents[2] / "shared/corpora/glosario/glossary.yml"
GLOSARIO = """\
- slug: pot
  en: {term: pot, def: "A vessel to [boil](#boil) `eggs` in."}
  bn: {term: হাঁড়ি, def: "যাতে [ডিম](#egg) সেদ্ধ হয়।"}
- slug: cpu
  ref: [pot]
  en: {term: central processing unit, def: It computes.}
  bn: {term: কেন্দ্রীয় প্রক্রিয়াকারক, acronym: সিপিইউ, def: "যা গণনা করে।"}
- slug: stove
  en: {term: stove, def: A thing to cook on.}
"""
OWN = """\
schema: 1
terms:
  # The pot is what my grandmother called it.
  - source: Pot
    term: পাতিল   # not the other word
    definition: ডিম সেদ্ধ করার বাসন, ধাতুর তৈরি।

# The end.
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return small_site.write(tmp_path / "small")


def places(text: str, language: str = "bn") -> list[tuple[int, int, str]]:
    return sorted((fault.span.line, fault.span.column, fault.name)
                  for fault in parsed_glossary(text, "g.yml", language, "en")[1])


def test_every_fault_is_told_at_its_place_in_one_run() -> None:
    text = """\
schema: 1
terms:
  - source: Watchlist
    term: নজরতালিকা
    avoid: [নজরতালিকা, ওয়াচলিস্ট]
    definiton: এক তালিকা।
  - {source: wiki, term: no}
  - {source: watchlist, term: তালিকা}
  - {term: [a, b]}
extra: 1
"""
    assert places(text) == [
        (5, 13, "term-avoided"), (6, 5, "unknown-key"), (7, 26, "ambiguous-scalar"),
        (8, 14, "term-twice"), (9, 5, "term-without-source"), (9, 12, "wrong-type"), (10, 1, "unknown-key"),
    ]


@pytest.mark.parametrize("text", ["", "[", "terms: x", "schema: 1\nterms: [", "- a", "schema: 1\nterms: [{}, [], 3]", "\0",
                                  "schema: 1\nterms:\n" + "  - {term: aa, source: bb}\n" * 1_600,
                                  "schema: 1\nterms: &a [*a]", "a: " + "[" * 500])
def test_nothing_that_a_stranger_writes_raises(text: str) -> None:
    assert parsed_glossary(text, "g.yml", "bn", "en")[1]


def test_a_folder_is_named_as_gettext_does_or_by_the_tag(site: Path) -> None:
    for folder in ("pt_BR", "zh-Hant"):
        path = site / "translations" / folder / "glossary.yml"
        path.parent.mkdir(parents=True)
        path.write_text("schema: 1\nterms: [{source: pot, term: panela}]\n", encoding="utf-8")
    held, faults = read_site(site)
    assert {one.language: one.path for one in held.glossaries} == {
        "pt-BR": "translations/pt_BR/glossary.yml", "zh-Hant": "translations/zh-Hant/glossary.yml"}
    assert not [one for one in faults if "glossary" in one.path]
    assert glossary_path(held.settings, "bn") == "translations/bn/glossary.yml"


def test_a_glossary_that_is_a_link_is_not_followed(site: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yml").write_text("schema: 1\nterms: [{source: pot, term: secret}]\n")
    (site / "translations/bn").mkdir(parents=True, exist_ok=True)
    (site / "translations/bn/glossary.yml").symlink_to(tmp_path / "secret.yml")
    held, faults = read_site(site)
    assert not held.glossaries
    assert [one.name for one in faults if "glossary" in one.path] == ["symbolic-link"]


def test_a_glossary_travels_as_one_text() -> None:
    glossary = Glossary.of("bn", "en", "g", [Term("ক" * 5, "a", ("খ",), ("গ",), "ঘ" * 200)] * 1_000)
    again = pickle.loads(pickle.dumps(glossary))
    assert again == glossary and again.terms[999] == Term("ক" * 5, "a", ("খ",), ("গ",), "ঘ" * 200)


@pytest.mark.parametrize(("language", "forms", "text", "found"), [
    ("en", ["talk page", "talk", "edit"], "Edits on the Talk\npages, a talk pageant, an editor", ["Edits", "Talk\npages", "talk"]),
    ("en", ["edit-a-thon", "article"], "edit\u2011a\u2011thons, particle, article\u2019s", ["edit\u2011a\u2011thons", "article\u2019s"]),
    ("bn", ["নিবন্ধ", "আলাপ পাতা"], "নিবন্ধগুলোর, নিবন্ধিত, আলাপ পাতায়, প্রনিবন্ধ", ["নিবন্ধগুলোর", "আলাপ পাতায়"]),
    ("bn", ["কাজ"], "কাজী কাজের কাজ্য", ["কাজের"]),
    ("hi", ["लेख"], "लेखक लेखों आलेख लेख।", ["लेखों", "लेख"]),
    ("ar", ["مقالة", "بحث"], "والمقالة للبحث مقالتان", ["والمقالة", "للبحث"]),
    ("he", ["ערך"], "הערך והערך מערכת", ["הערך", "והערך"]),
    ("fa", ["مقاله"], "مقاله\u200cها مقاله‌ای", ["مقاله\u200cها", "مقاله‌ای"]),
    ("th", ["บทความ", "กา"], "แก้ไขบทความนี้ เกา กาะ", ["บทความ"]),
    ("ja", ["編集", "ボックス"], "記事を編集するサンドボックスと", ["編集"]),
    ("zh", ["编辑"], "可以编辑页面", ["编辑"]),
    ("ko", ["문서"], "문서를 편집", ["문서를"]),
    ("tr", ["madde"], "maddelerinin", ["maddelerinin"]),
    ("es", ["edición"], "EDICIÓN ediciónes reedición", ["EDICIÓN", "ediciónes"]),
    ("en", ["C++", "a.b*"], "C++ aab a.b*", ["C++", "a.b*"]),
])
def test_a_term_is_found_as_a_word_of_its_language(language: str, forms: list[str], text: str, found: list[str]) -> None:
    finder = TermFinder(list(enumerate(forms)), language)
    assert [text[one.start:one.end] for one in finder.all(text)] == found


@pytest.mark.parametrize(("form", "text", "there"), [
    ("fuente fiable", "Busca fuentes fiables.", True), ("edición", "Dos ediciones", True), ("edición", "Dos cambios", False),
    ("مصدر موثوق", "المصادر الموثوقة", True), ("مقالة", "صفحة", False), ("mhariri", "wahariri wote", True),
    ("সম্পাদনা", "সম্পাদনার পরে", True), ("নিবন্ধ", "লেখা", False), ("編集", "編集する", True), ("Artikel", "Artikeln", True),
    ("punto de vista neutral", "un punto de vista equilibrado", True),
])
def test_another_ending_of_a_word_is_the_word(form: str, text: str, there: bool) -> None:
    assert speaks_of(loose(text), form) is there


def test_importing_adds_what_is_new_and_keeps_what_is_there(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, file = site / "translations/bn/glossary.yml", site.parent / "glosario.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(OWN, encoding="utf-8")
    file.write_text(GLOSARIO, encoding="utf-8")
    assert main(["-C", str(site), "translate", "glossary", "import", "bn", str(file)]) == 0
    told = capsys.readouterr().out
    assert "1 new, 0 there already, 1 called otherwise" in told and '"পাতিল" here and "হাঁড়ি" there' in told
    text = path.read_text(encoding="utf-8")
    before = OWN.removesuffix("\n\n# The end.\n")
    assert text.startswith(before) and text.endswith("\n\n# The end.\n") and "# not the other word" in text
    glossary, faults = parsed_glossary(text, "g", "bn", "en")
    assert glossary and not faults
    assert glossary.terms[1] == Term("কেন্দ্রীয় প্রক্রিয়াকারক", "central processing unit", ("সিপিইউ",), (), "যা গণনা করে।")
    assert main(["-C", str(site), "translate", "glossary", "import", "bn", str(file)]) == 0
    assert "0 new, 1 there already" in capsys.readouterr().out and path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("old", [
    None, "schema: 1\nterms: []\n", "terms:\n- {source: a b, term: গ ঘ}  # end\nschema: 1\n",
    "schema: 1\nterms:\n  - source: a b\n    term: গ ঘ\n    definition: >\n      এক দুই তিন চার পাঁচ।\n\n\n",
    "schema: 1\r\nterms:\r\n    - source: a b\r\n      term: গ ঘ\r\n      also:\r\n        - ঙ\r\n        - চ",
])
def test_new_terms_are_put_in_behind_whatever_stands_there(site: Path, old: str | None) -> None:
    path, file = site / "translations/bn/glossary.yml", site.parent / "glosario.yml"
    file.write_text(GLOSARIO, encoding="utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    if old is not None:
        path.write_bytes(old.encode())
    assert main(["-C", str(site), "translate", "glossary", "import", "bn", str(file)]) == 0
    data = path.read_bytes().decode()
    held, before = yaml.safe_load(data), yaml.safe_load(old) if old else {"schema": 1, "terms": []}
    assert held["schema"] == 1 and held["terms"][:len(before["terms"])] == before["terms"]
    assert [one["source"] for one in held["terms"][-2:]] == ["pot", "central processing unit"]
    assert held["terms"][-2]["definition"] == "যাতে ডিম সেদ্ধ হয়।"
    assert data.count("\r\n") == (data.count("\n") if old and "\r" in old else 0)


@pytest.mark.parametrize(("old", "new"), [
    ("schema: 1\nterms: [{source: a b, term: গ ঘ}]\n", GLOSARIO), ("schema: 1\nterms:\n  - {soruce: a, term: b}\n", GLOSARIO),
    (OWN, "{}"), (OWN, "- ["), (OWN, "- {en: {term: a}, fr: {term: b}}"),
])
def test_nothing_is_written_where_a_file_cannot_be_read(site: Path, old: str, new: str) -> None:
    path, file = site / "translations/bn/glossary.yml", site.parent / "glosario.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(old, encoding="utf-8")
    file.write_text(new, encoding="utf-8")
    assert main(["-C", str(site), "translate", "glossary", "import", "bn", str(file)]) == 1
    assert path.read_text(encoding="utf-8") == old


def test_a_table_is_imported_too(site: Path) -> None:
    file = site.parent / "terms.csv"
    file.write_text("Source,Target,also\npot,হাঁড়ি,পাতিল|ডেকচি\n\"stove, big\",চুলা,\n,নেই,\n", encoding="utf-8")
    assert main(["-C", str(site), "translate", "glossary", "import", "bn", str(file)]) == 0
    held = yaml.safe_load((site / "translations/bn/glossary.yml").read_text(encoding="utf-8"))
    assert held["terms"] == [{"source": "pot", "term": "হাঁড়ি", "also": ["পাতিল", "ডেকচি"]},
                             {"source": "stove, big", "term": "চুলা"}]


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not beside the project")
def test_all_of_glosario_becomes_a_glossary(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Words\n")
    for language, least in (("en", 600), ("es", 150), ("am", 250), ("ar", 25)):
        assert main(["-C", str(tmp_path), "translate", "glossary", "import", language, str(CORPUS)]) == 0
        text = (tmp_path / f"translations/{language}/glossary.yml").read_text(encoding="utf-8")
        glossary, faults = parsed_glossary(text, "g", language, "en")
        assert glossary and not faults and len(glossary.terms) >= least
        read, _ = read_glosario(CORPUS.read_text(encoding="utf-8"), "g", language, "en")
        assert len(read) == len(glossary.terms)


def test_a_po_file_is_checked_against_the_glossary_of_its_site(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "translations/bn/LC_MESSAGES").mkdir(parents=True, exist_ok=True)
    (site / "translations/bn/glossary.yml").write_text("schema: 1\nterms: [{source: pot, term: হাঁড়ি}]\n", encoding="utf-8")
    file = site / "translations/bn/LC_MESSAGES/egg.po"
    file.write_text('msgid ""\nmsgstr ""\n"Language: bn\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
                    'msgid "Two pots"\nmsgstr "দুটি বাসন"\n', encoding="utf-8")
    main(["-C", str(site), "translate", "check", str(file)])
    assert "egg.po:7:1: warning LP574" in capsys.readouterr().out


def test_a_glossary_can_be_named_to_the_check(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "translations/bn/glossary.yml").write_text("schema: 1\nterms: [{source: pot, term: হাঁড়ি}]\n", encoding="utf-8")
    assert main(["-C", str(site), "check", "translations/bn/glossary.yml"]) == 0
    assert "1 file" in capsys.readouterr().out
