"""What pages show: languages, fallback, numbers, anchors, metadata."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

import small_site
from pathshala.build.pipeline import build, library, site_project
from pathshala.build.progress import Silence
from pathshala.markup.html_tree import html_tree
from pathshala.pages import render
from pathshala.pages.edition import Library
from pathshala.pages.interface import Interface, parents
from pathshala.sources.read import read_site
from pathshala.translate.project import extract, merge_all


@pytest.fixture(autouse=True)
def _without_the_pages_of_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathshala.build.pipeline.all_rules", lambda: ())


def translate(root: Path, language: str, pairs: dict[str, str], domain: str = "egg") -> None:
    """Give a language these translations, through its PO file."""
    now = datetime(2026, 11, 22, tzinfo=UTC)
    held = site_project(read_site(root)[0])
    list(extract(held, now))
    list(merge_all(held, now))
    path = root / "translations" / language.replace("-", "_") / "LC_MESSAGES" / f"{domain}.po"
    text = path.read_text(encoding="utf-8")
    for source, target in pairs.items():
        before = f'msgid {json.dumps(source, ensure_ascii=False)}\nmsgstr ""'
        assert before in text, source
        text = text.replace(before, f'msgid {json.dumps(source)}\nmsgstr {json.dumps(target, ensure_ascii=False)}')
    path.write_text(text, encoding="utf-8")


def site_library(root: Path) -> Library:
    return library(site_project(read_site(root)[0]))


def page(held: Library, tag: str, address: str) -> str:
    edition = held.edition(tag)
    spec = next(one for one in held.plan if one.address == address)
    return render.shell(edition, render.view(edition, spec))


def test_parents() -> None:
    assert [*parents("pt-BR")] == ["pt-BR", "pt"]
    assert [*parents("zh-Hant-TW")] == ["zh-Hant-TW", "zh-Hant"]
    assert [*parents("zh-Hans")] == ["zh-Hans", "zh"]
    assert [*parents("es-MX")] == ["es-MX", "es-419", "es"]
    assert [*parents("sr-Latn")] == ["sr-Latn"]


def test_a_language_falls_back_to_its_parent(tmp_path: Path) -> None:
    root = small_site.write(tmp_path, ("pt", "pt_BR"))
    translate(root, "pt", {"Eggs want enough water.": "Os ovos querem água.", "The water": "A água"})
    html = page(site_library(root), "pt-BR", "packs/egg/water.html")
    assert '<p dir="ltr" lang="pt">Os ovos querem água.</p>' in html
    assert ' lang="pt" dir="ltr">A água</h1>' in html
    # It is not a translation into this language: the page is not listed.
    assert 'content="noindex' in html


def test_numbers_have_the_digits_of_the_language() -> None:
    assert Interface("bn").number(12345) == "১২,৩৪৫"
    assert Interface("fa").percent(20) == "۲۰٪" or Interface("fa").percent(20) == "۲۰%"
    assert Interface("bn").minutes(95).startswith("১")
    assert Interface("en").minutes(95) == "1 hour 35 minutes"
    assert Interface("es").percent(20) == "20\N{NO-BREAK SPACE}%"


def test_anchors_are_the_same_in_every_language(tmp_path: Path) -> None:
    root = small_site.write(tmp_path)
    translate(root, "bn", {"What you need": "যা লাগবে", "What cracks an egg?": "ডিম ফাটে কীসে?"})
    held = site_library(root)
    texts = [page(held, tag, "packs/egg/water.html") for tag in ("en", "bn")]
    anchors = [re.findall(r'<h[1-6][^>]* id="([^"]+)"', text) for text in texts]
    assert anchors[0] == anchors[1] and "what-you-need" in anchors[0] and "quiz-water" in anchors[0]
    assert 'href="time.html#what-you-need"' in texts[1] and "যা লাগবে" in texts[1]


def test_a_page_says_how_complete_it_is(tmp_path: Path) -> None:
    root = small_site.write(tmp_path, ("bn", "es"))
    translate(root, "es", {"Eggs want enough water.": "Los huevos quieren agua."})
    html = page(site_library(root), "es", "packs/egg/water.html")
    note = next(e for e in html_tree(html).iter() if "ps-note" in e.get("class", "").split())
    text, links = " ".join("".join(note.itertext()).split()), [link.get("href") for link in note.iter("a")]
    assert re.search(r"\b4\s?%", text), text
    assert links == ["../../../packs/egg/water.html", "../../guides/translators.html"]


@pytest.mark.parametrize("tag", ["en", "bn"])
def test_learning_resource(tmp_path: Path, tag: str) -> None:
    root = small_site.write(tmp_path)
    translate(root, "bn", {"Boil an egg": "ডিম সেদ্ধ করুন </script><script>alert(1)</script>"})
    html = page(site_library(root), tag, "packs/egg/index.html")
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert len(blocks) == 1
    facts = json.loads(blocks[0])
    assert facts["@context"] == "https://schema.org" and facts["@type"] == "LearningResource"
    assert facts["inLanguage"] == tag and facts["timeRequired"] == "PT10M"
    assert facts["license"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert facts["teaches"][0]["termCode"] == "cook" and len(facts["hasPart"]) == 2
    assert facts["url"] == "https://small.example.org/" + ("" if tag == "en" else "bn/") + "packs/egg/"
    assert ("translationOfWork" in facts) == (tag == "bn")
    assert "<script>alert" not in html


def test_alternates_and_canonical(tmp_path: Path) -> None:
    root = small_site.write(tmp_path, ("bn", "es"))
    translate(root, "es", {"Eggs want enough water.": "Los huevos quieren agua."})
    html = page(site_library(root), "es", "packs/egg/water.html")
    head = html.split("<body")[0]
    assert '<link rel="canonical" href="https://small.example.org/es/packs/egg/water.html"' in head
    found = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', head))
    assert set(found) == {"en", "es", "x-default"}
    assert found["x-default"] == found["en"] == "https://small.example.org/packs/egg/water.html"


def test_what_a_stranger_writes_is_shown_as_text(tmp_path: Path) -> None:
    root = small_site.write(tmp_path)
    evil = '"><img src=x onerror=alert(1)>'
    translate(root, "bn", {"The water": evil, "Boil an egg": evil, "Eggs want enough water.": evil,
                           "Water boils at a lower temperature on a mountain.": evil})
    held = site_library(root)
    for address in ("packs/egg/water.html", "packs/egg/index.html", "packs/index.html", "index.html"):
        tree = html_tree(page(held, "bn", address).partition("<body")[2])
        assert not [e for e in tree.iter() if any(name.startswith("on") for name in e.attrib)]


def test_a_translation_may_leave_out_a_footnote(tmp_path: Path) -> None:
    root = small_site.write(tmp_path)
    lesson = root / "learning_packs/egg/lessons/water.md"
    lesson.write_text(lesson.read_text().replace("Eggs want enough water.", "Eggs want water[^1].\n\n[^1]: And salt."))
    translate(root, "bn", {"Eggs want water[^1].": "ডিম পানি চায়।"})
    held = site_library(root)
    assert 'href="#fnref:1"' in page(held, "en", "packs/egg/water.html")
    html = page(held, "bn", "packs/egg/water.html")
    assert "And salt." in html and "fnref" not in html


def test_an_outdated_title_and_an_outdated_start_page_lead_nowhere_wrong(tmp_path: Path) -> None:
    root = small_site.write(tmp_path)
    lesson = root / "learning_packs/egg/lessons/water.md"
    lesson.write_text(lesson.read_text().replace("Eggs want enough water.", '??? note "Open me"\n    Body.'))
    translate(root, "bn", {"Open me": "খুলুন"})
    translate(root, "bn", {"Welcome to a small site about eggs.": "স্বাগতম।"}, "site")
    lesson.write_text(lesson.read_text().replace("Open me", "Open me now"))
    index = root / "content/index.md"
    index.write_text(index.read_text().replace("Welcome to a small", "Welcome to the small"))
    done = build(root, tmp_path / "out" / "site", Silence())
    assert done.published
    html = (tmp_path / "out/site/bn/packs/egg/water.html").read_text()
    assert 'id="change-1"' in html and "<ins> now</ins>" in html and "#was-1" not in html
    start = (tmp_path / "out/site/bn/index.html").read_text()
    assert 'href="#change-1"' in start and 'id="change-1"' in start and 'href="#was-1"' in start
