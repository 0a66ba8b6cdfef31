"""The page from A to Z: the order of titles, the letters that they stand under, and what it lists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import small_site
from one_process import ThisProcess
from pathshala.build.pipeline import build
from pathshala.build.progress import Silence
from pathshala.pages.alphabet import Alphabet

GLOSSARY = "schema: 1\nterms:\n  - {term: Yolk, definition: The yellow part of an egg.}\n  - {term: pan, source: pan}\n"
NAMES = {
    "en": "English", "es": "español", "sv": "svenska", "cs": "čeština", "tr": "Türkçe", "da": "dansk", "et": "eesti",
    "bn": "বাংলা", "hi": "हिन्दी", "ar": "العربية", "fa": "فارسی", "uk": "українська", "bg": "български", "th": "ไทย",
    "ko": "한국어", "ja": "日本語", "zh": "中文", "de": "Deutsch", "hr": "hrvatski", "fr": "français", "el": "Ελληνικά",
}


def alphabet(tag: str) -> Alphabet:
    return Alphabet(tag, NAMES[tag])


@pytest.mark.parametrize(("tag", "titles"), [
    ("en", "Été|eternal|Etude|zebra"),
    ("en", "a b|ab c|abd"),
    ("es", "nube|nuez|ñandú|oca"),
    ("sv", "zon|ål|ägg|öl"),
    ("de", "Apfel|Äpfel|Arm|Ofen|Öl|Zoo"),
    ("cs", "cena|čas|had|chata|ikona"),
    ("da", "zone|æble|øl|ånd"),
    ("et", "sild|šokk|zoo|tee|võti|õun|äri|öö|üks|yen"),
    ("tr", "cam|çay|ılık|ince|su|şans"),
    ("hr", "luk|ljeto|more|nos|njega"),
    ("uk", "гуси|ґава|ера|є|жук|зуб|и|іній|їжак|йод"),
    ("bg", "елха|игра|йод|камък"),
    ("bn", "অধ্যায়|আমরা|কলম|কাগজ|খবর|ডাক|ড়ি|ঢাকা"),
    ("hi", "अभ्यास|कम|का|कि|की|कु|ज़मीन|जाल"),
    ("ar", "ابن|إذن|أمل|بيت|كتاب|يوم"),
    ("fa", "آب|ابر|پدر|تیر|چای|گل|لب|واژه|هوا|یار"),
    ("th", "กา|เกม|ขวด|แขน|คน|ไทย"),
    ("ko", "가방|까치|나라|한국"),
    ("ja", "あか|がく|カメラ|さくら"),
    ("el", "άλφα|βήτα|γάμμα"),
])
def test_titles_stand_in_the_order_of_their_alphabet(tag: str, titles: str) -> None:
    wanted = titles.split("|")
    assert sorted(reversed(wanted), key=alphabet(tag).key) == wanted


def test_digits_come_first_and_other_scripts_last() -> None:
    titles = ["৩ ধাপ", "10 things", "কলম", "About", "Яблоко"]
    assert sorted(titles, key=alphabet("bn").key) == ["10 things", "৩ ধাপ", "কলম", "About", "Яблоко"]


@pytest.mark.parametrize(("tag", "title", "letter"), [
    ("en", "“Quotes” first", "Q"), ("en", "éclair", "E"), ("fr", "Œuvre", "O"), ("es", "ñandú", "Ñ"),
    ("cs", "chata", "Ch"), ("de", "straße", "S"), ("de", "Ärger", "A"), ("tr", "ince", "İ"), ("tr", "ILIK", "I"),
    ("en", "ince", "I"), ("bn", "ৎ-এর ব্যবহার", "ৎ"), ("bn", "ড়", "ড"), ("bn", "২০২৬ সাল", "0–9"), ("ar", "إذن", "ا"),
    ("th", "เกม", "ก"), ("ko", "까치", "ㄱ"), ("ja", "がく", "か"), ("ja", "カメラ", "か"), ("zh", "中文维基", "中"),
    ("en", "…?", ""), ("en", "", ""),
])
def test_a_title_stands_under_its_first_letter(tag: str, title: str, letter: str) -> None:
    assert alphabet(tag).letter(title) == letter


@pytest.mark.parametrize("tag", NAMES)
def test_titles_under_one_letter_stand_together(tag: str) -> None:
    """A letter would else stand twice on the page, with one id."""
    letters = alphabet(tag)
    words = [chr(code) + "x" for code in (*range(0x30, 0x600), *range(0x900, 0xE80), *range(0x3041, 0x30FF),
                                          *range(0xAC00, 0xD7A3, 97), *range(0x4E00, 0x4E20))]
    shown = [letters.letter(word) for word in sorted(words, key=letters.key)]
    runs = [one for place, one in enumerate(shown) if place == 0 or shown[place - 1] != one]
    assert len(runs) == len(set(runs))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = small_site.write(tmp_path / "small", ("bn", "ar"))
    (root / "translations/en").mkdir(parents=True)
    (root / "translations/en/glossary.yml").write_text(GLOSSARY, encoding="utf-8")
    assert build(root, None, Silence(), ThisProcess()).published
    return root / "site"


def test_the_page_lists_titles_with_what_they_are(site: Path) -> None:
    page = (site / "terms.html").read_text("utf-8")
    entries = re.findall(r'<li><a href="([^"]*)">([^<]*)</a> <small>([^<]*)</small>', page)
    assert ("packs/egg/index.html", "Boil an egg", "Pack") in entries
    assert ("skills/cook.html", "Cook", "Skill") in entries
    assert ("roles/cook.html", "Cook", "Role") in entries
    assert ("guides/translators.html", "For translators", "Page") in entries
    assert ("packs/egg/water.html", "The water", "Lesson · Boil an egg") in entries
    assert "<strong>Yolk</strong> <small>Term</small>\n<p>The yellow part of an egg.</p>" in page
    assert "<strong>pan</strong>" not in page, "a term without a definition says nothing here"
    headings = re.findall(r'<h2 id="([^"]*)">([^<]*)</h2>', page)
    assert [letter for _, letter in headings] == sorted(letter for _, letter in headings)
    assert re.findall(r'<li><a href="#([^"]*)">([^<]*)</a></li>', page) == headings
    assert not re.search(r"<section[^>]*aria-label", page[page.index("ps-letters"):]), "two dozen landmarks help nobody"


def test_a_title_that_is_not_translated_says_its_language(site: Path) -> None:
    page = (site / "ar/terms.html").read_text("utf-8")
    assert '<a href="packs/egg/index.html"><span lang="en" dir="ltr">Boil an egg</span></a>' in page
    assert '<strong><span lang="en" dir="auto">Yolk</span></strong>' not in page, "English is not near to Arabic"


def test_a_changed_title_or_term_is_listed_in_the_next_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathshala.build.inputs._FRESH", 0)
    root = small_site.write(tmp_path / "small")
    assert build(root, None, Silence(), ThisProcess()).published
    lesson = root / "learning_packs/egg/lessons/water.md"
    lesson.write_text(lesson.read_text("utf-8").replace("title: The water", "title: The rain"), "utf-8")
    (root / "translations/en").mkdir(parents=True)
    (root / "translations/en/glossary.yml").write_text(GLOSSARY, encoding="utf-8")
    assert build(root, None, Silence(), ThisProcess()).published
    page = (root / "site/terms.html").read_text("utf-8")
    assert "The rain" in page and "The water" not in page and "Yolk" in page


def test_every_page_links_to_it_from_its_search(site: Path) -> None:
    for name, way in (("index.html", ""), ("bn/packs/egg/water.html", "../../"), ("ar/packs/index.html", "../")):
        assert f'<a class="ps-search" href="{way}terms.html"' in (site / name).read_text("utf-8")
