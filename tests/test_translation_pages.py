"""The translation pages, their badges and their data: what is done, what is left, and what comes first."""

from __future__ import annotations

import json
import pickle
import re
import shutil
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import small_site
from pathshala.build.library import site_project
from pathshala.cli import main
from pathshala.markup.html_tree import html_tree
from pathshala.pages import render
from pathshala.pages.difference import difference
from pathshala.pages.edition import CatalogueFacts, Library
from pathshala.pages.translating.badges import badges
from pathshala.pages.translating.facts import DocumentFacts, DomainFacts, Place, TranslationFacts
from pathshala.pages.translating.files import translation_files
from pathshala.pages.translating.gather import project_facts
from pathshala.pages.translating.work import in_order
from pathshala.pages.view import Phrase
from pathshala.sources.read import read_site
from pathshala.translate.completeness import Completeness
from pathshala.translate.past.trend import TrendPoint
from pathshala.translate.po.catalogue import changed
from pathshala.translate.po.codec import parse_po, write_po
from pathshala.translate.project import extract, merge_all
from pathshala.translate.review import approved, machine_made
from review_site import RUBRIC

NOW = datetime(2026, 11, 22, tzinfo=UTC)
EGG = "translations/{}/LC_MESSAGES/egg.po"
INDEX, LANGUAGE = "translations/index.html", "translations/language.html"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site in English, Bengali and Arabic whose Bengali pack holds one passage of every kind."""
    root = small_site.write(tmp_path, ("bn", "ar"))
    held = site_project(read_site(root)[0])
    list(extract(held, NOW))
    list(merge_all(held, NOW))
    path = root / EGG.format("bn")
    catalogue, _ = parse_po(path.read_bytes(), path.name)
    entries = [entry for entry in catalogue.entries if not entry.is_header]
    mended = {
        0: approved(changed(entries[0], msgstr=("ডিম সেদ্ধ",)), "Reader", date(2026, 6, 1), catalogue),
        1: changed(entries[1], msgstr=("ডিম",)),
        2: machine_made(changed(entries[2], msgstr=("ডিম",)), "Engine", date(2026, 6, 1)),
        3: changed(entries[3], msgstr=("পানি",), flags=("fuzzy",), previous_msgid="The <b>old</b> water"),
        4: changed(entries[4], msgstr=("পাহাড়ে",), flags=("fuzzy",)),
        5: changed(entries[5], msgstr=("ঠান্ডা",), flags=("fuzzy",), previous_context="time:aaaaaa",
                   previous_msgid="Another passage"),
        6: changed(approved(changed(entries[6], msgstr=("ক",)), "Reader", date(2026, 6, 1), catalogue),
                   msgstr=("খ",)),
    }
    header = [entry for entry in catalogue.entries if entry.is_header]
    path.write_bytes(write_po(replace(catalogue, entries=(
        *header, *(mended.get(place, entry) for place, entry in enumerate(entries))))))
    return root


def held_library(root: Path, **settings: str) -> Library:
    """The editions of a site with the facts of its translations, and a history made up for Bengali."""
    site = read_site(root)[0]
    held = site_project(replace(site, settings=replace(site.settings, **settings)))
    documents = [document for found in held.documents.values() for document in found]

    def made(facts: TranslationFacts) -> Library:
        return Library(held.site, documents, (), held.look_up, CatalogueFacts(), facts)

    domains = dict(project_facts(held, made(TranslationFacts())))
    egg = domains["bn", "egg"]
    domains["bn", "egg"] = DomainFacts(tuple(replace(one, outdated=tuple(
        replace(old, since=date(2026, 3, 14)) if old.previous else old for old in one.outdated
    )) for one in egg.documents))
    trend = tuple(TrendPoint(date(2026, month, 20), Completeness(200, 10 * month, 40, 2 * month))
                  for month in range(1, 11))
    return made(TranslationFacts(domains, {"bn": trend}))


def page(held: Library, tag: str, address: str) -> str:
    edition = held.edition(tag)
    spec = next(one for one in held.plan if one.address == address)
    return render.shell(edition, render.view(edition, spec))


def texts(html: str, css_class: str) -> list[str]:
    found = (e for e in html_tree(html).iter() if css_class in e.get("class", "").split())
    return [" ".join("".join(e.itertext()).split()) for e in found]


def test_the_facts_travel_between_processes(root: Path) -> None:
    facts = held_library(root).translations
    assert facts is not None and pickle.loads(pickle.dumps(facts)) == facts
    assert {key for key in facts.domains if key[0] == "bn"} == {("bn", "egg"), ("bn", "site")}
    assert not facts.of("en")  # Everything was written in it.


def test_what_is_to_be_done_comes_first_and_leads_to_the_entry(root: Path) -> None:
    held = held_library(root, repo_url="https://github.com/o/r", edit_uri="edit/main")
    html = page(held, "bn", LANGUAGE)
    share = held.translations.completeness("bn") if held.translations else Completeness()
    egg = held.translations.of("bn")["egg"].completeness if held.translations else Completeness()
    assert (egg.reviewed, egg.machine, egg.voided, egg.outdated, egg.suggested) == (1, 1, 1, 2, 1)
    number = held.edition("bn").interface.number
    tasks = next(e for e in html_tree(html).iter("ol") if e.get("class") == "ps-tasks")
    lines = [" ".join("".join(item.itertext()).split()) for item in tasks.iter("li")]
    assert any(number(egg.untranslated - 1) in line and "Boil" not in line and "ডিম সেদ্ধ" in line for line in lines)
    links = [e.get("href", "") for e in tasks.iter("a") if e.get("class") == "ps-entry"]
    assert len(links) == len(lines)
    po = (root / EGG.format("bn")).read_text("utf-8").split("\n")
    for link in links:
        if "/egg.po#L" in link:
            assert link.startswith("https://github.com/o/r/blob/main/translations/bn/")
            assert po[int(link.rpartition("#L")[2]) - 1].startswith(("msgctxt", "#|"))
    assert number(share.outdated_words) in html and 'href="../../guides/translators.html"' not in html
    assert 'href="../guides/translators.html"' in html


def test_without_a_code_host_a_file_and_its_line_are_named(root: Path) -> None:
    files = texts(page(held_library(root), "bn", LANGUAGE), "ps-file")
    assert files and all(re.fullmatch(r"translations/bn/LC_MESSAGES/\w+\.po:\d+", one) for one in files)


def test_the_four_states_are_all_words_and_all_passages(root: Path) -> None:
    held = held_library(root)
    share = held.translations.completeness("bn") if held.translations else Completeness()
    table = next(e for e in html_tree(page(held, "bn", LANGUAGE)).iter("table")
                 if "ps-table--states" in e.get("class", ""))
    digits = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789", ",")
    rows = [[int("".join(cell.itertext()).translate(digits)) for cell in row.iter("td")] for row in table.iter("tr")]
    rows = [row for row in rows if row]
    assert len(rows) == 4
    assert [sum(column) for column in zip(*rows, strict=True)] == [share.words, share.units]


def test_an_outdated_passage_says_since_when_and_what_changed(root: Path) -> None:
    html = page(held_library(root), "bn", LANGUAGE)
    assert '<time datetime="2026-03-14">মার্চ ২০২৬ থেকে</time>' in html and "কবে থেকে তা জানা নেই" in html
    assert '<blockquote lang="en" dir="ltr">' in html
    assert "&lt;b&gt;" in html and "<b>old" not in html  # What a stranger wrote is text.
    assert str(difference("a <i>", "a & b")) == "a <del>&lt;i&gt;</del><ins>&amp; b</ins>"


def test_how_it_grew_is_a_drawing_and_a_table(root: Path) -> None:
    held = held_library(root)
    for address in (INDEX, LANGUAGE):
        tree = html_tree(page(held, "bn", address))
        drawings = [e for e in tree.iter("svg") if e.get("class") == "ps-trend__lines"]
        assert len(drawings) == 1 and "২০০" in drawings[0].get("aria-label", "")
        rows = next(e for e in tree.iter("details") if e.get("class") == "ps-trend__table").iter("tr")
        assert ["".join(row.itertext()).split()[0] for row in rows][1:3] == ["অক্টোবর", "সেপ্টেম্বর"]
    assert "لا يُعرف شيء عن الأيام السابقة" in page(held, "ar", LANGUAGE)


def test_all_languages_lead_to_their_own_pages_and_badges(root: Path) -> None:
    tree = html_tree(page(held_library(root), "ar", INDEX))
    table = next(tree.iter("table"))
    links = {e.get("hreflang"): e.get("href") for e in table.iter("a")}
    assert links == {"en": "../../translations/language.html", "bn": "../../bn/translations/language.html",
                     "ar": "language.html"}
    shown = {e.get("src") for e in tree.iter("img")}
    assert shown == {f"../../translations/badges/{tag}.svg" for tag in ("en", "bn", "ar")}
    assert all(e.get("alt") for e in tree.iter("img"))


def test_the_language_of_the_originals_has_nothing_to_translate(root: Path) -> None:
    html = page(held_library(root), "en", LANGUAGE)
    assert "there is nothing to translate" in html and "ps-tasks" not in html


def test_every_page_leads_there(root: Path) -> None:
    html = page(held_library(root), "bn", "packs/egg/water.html")
    footer = next(e for e in html_tree(html).iter("footer"))
    assert "../../translations/index.html" in [e.get("href") for e in footer.iter("a")]
    note = next(e for e in html_tree(html).iter("aside") if "ps-note" in e.get("class", ""))
    assert "../../translations/language.html" in [e.get("href") for e in note.iter("a")]


def test_a_site_without_facts_or_of_one_language_has_no_such_pages(root: Path) -> None:
    held = held_library(root)
    site, nobody = held.site, CatalogueFacts()
    without = Library(site, (), (), lambda document, language: (), nobody)
    alone = Library(replace(site, languages=site.languages[:1]), (), (), lambda document, language: (), nobody,
                    TranslationFacts())
    for one in (without, alone):
        assert not {"translations", "translation"} & {spec.kind for spec in one.plan}
        assert list(translation_files(one)) == []


def _domain(words: int, done: int, *, outdated: int = 0, reviewed: int = 0) -> DomainFacts:
    units = Completeness(words, done, words, done, outdated, words - done - outdated, outdated_words=outdated,
                         reviewed=reviewed, reviewed_words=reviewed)
    return DomainFacts((DocumentFacts("pack.yml", "", Phrase("x"), units, missing=Place("x.po", 1, "x:1")),))


def test_what_helps_readers_most_comes_first(root: Path) -> None:
    held = held_library(root)
    pack = held.site.packs[0]
    assert pack.meta is not None
    meta = pack.meta
    known = {
        "finished": ("stable", _domain(50, 50, reviewed=50)), "unread": ("stable", _domain(50, 50)),
        "big": ("draft", _domain(500, 10)), "small": ("draft", _domain(40, 10)),
        "old-draft": ("draft", _domain(60, 10, outdated=20)), "old-stable": ("stable", _domain(90, 10, outdated=30)),
        "older-stable": ("stable", _domain(900, 10, outdated=31)),
        "nearly": ("draft", _domain(100, 80)), "nearer": ("draft", _domain(100, 99)),
    }
    packs = tuple(replace(pack, id=name, meta=replace(meta, status=status)) for name, (status, _) in known.items())
    facts = TranslationFacts({("bn", name): domain for name, (_, domain) in known.items()})
    library = Library(replace(held.site, packs=packs), (), (), lambda document, language: (), CatalogueFacts(), facts)
    assert [name for name, _ in in_order(library.edition("bn"))] == [
        "nearer", "nearly", "older-stable", "old-stable", "small", "old-draft", "big", "unread", "finished"]


def test_a_large_site_lists_the_pages_of_what_comes_first(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = held_library(root)
    tables = texts(page(held, "bn", LANGUAGE), "ps-work")
    assert len(tables) == 2 and all("পাতা ধরে ধরে" in one for one in tables)
    monkeypatch.setattr("pathshala.pages.translating.views._ROWS", 5)
    monkeypatch.setattr("pathshala.pages.translating.views._CHANGES", 1)
    html = page(held, "bn", LANGUAGE)
    assert ["পাতা ধরে ধরে" in one for one in texts(html, "ps-work")].count(True) == 1
    assert "আরও ১টি অংশ পুরোনো।" in html and html.count("<blockquote") == 1


def test_badges_are_pictures_that_stand_alone(root: Path) -> None:
    files = {path: data for path, data in translation_files(held_library(root)) if path.endswith(".svg")}
    assert set(files) == {f"translations/badges/{name}.svg" for name in ("en", "bn", "ar", "bn-egg", "ar-egg")}
    for path, data in files.items():
        tree = ET.fromstring(data)
        title = tree.findtext("{http://www.w3.org/2000/svg}title")
        assert tree.get("role") == "img" and title and tree.get("aria-label") == title, path
        assert int(tree.get("width", "0")) > 40 and "%" in data.decode("utf-8")
        assert not re.search(r"href|<style|<script|@import|<image|url\((?!#)", data.decode("utf-8"))
    # Nothing is to be translated into the language of the originals: it is complete.
    assert "100%" in files["translations/badges/en.svg"].decode()
    assert re.search("<text[^>]*>[০-৯]+%", files["translations/badges/bn.svg"].decode())


def test_a_hostile_title_stays_text_in_a_badge(root: Path) -> None:
    path = root / EGG.format("bn")
    path.write_text(path.read_text("utf-8").replace("ডিম সেদ্ধ", "<script>\\\"&\\a"), "utf-8")
    svg = dict(translation_files(held_library(root)))["translations/badges/bn-egg.svg"]
    assert b"<script" not in svg and "<script>" in "".join(ET.fromstring(svg).itertext())


def test_no_two_badges_have_one_name(root: Path) -> None:
    held = held_library(root)
    language, pack = held.site.languages[1], held.site.packs[0]
    tags = ("zh", "zh-Hans", "bn")
    languages = tuple(replace(language, tag=tag) for tag in tags)
    packs = tuple(replace(pack, id=name) for name in ("hans", "egg", "hans-egg"))
    facts = TranslationFacts({(tag, one.id): _domain(10, 5) for tag in tags for one in packs})
    library = Library(replace(held.site, languages=languages, packs=packs), (), (),
                      lambda document, language: (), CatalogueFacts(), facts)
    names = [badge.address.rpartition("/")[2] for badge in badges(library)]
    assert len({name.casefold() for name in names}) == len(names)
    assert {"zh.svg", "zh-Hans.svg", "zh-egg.svg", "bn-hans.svg"} <= set(names) and "zh-hans.svg" not in names


def test_what_is_published_is_what_status_counts(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_site.set_option(root, "check_pages", "true")
    (root / "content/rubric.yml").write_text(RUBRIC, encoding="utf-8")
    other = root / "learning_packs/other"
    shutil.copytree(root / "learning_packs/egg", other)
    lesson = other / "lessons/water.md"
    lesson.write_text(lesson.read_text("utf-8").replace("Eggs want enough water.", "Eggs want a lot of water."), "utf-8")
    project = site_project(read_site(root)[0])
    list(extract(project, NOW))
    list(merge_all(project, NOW))
    assert main(["-C", str(root), "build", "--quiet"]) == 0
    data = json.loads((root / "site/translations/translations.json").read_text("utf-8"))
    capsys.readouterr()
    assert main(["-C", str(root), "translate", "status", "--format", "json"]) == 0
    counted = json.loads(capsys.readouterr().out)["translations"]
    for language in data["languages"]:
        own = [one for one in counted if one["language"] == language["language"] and one["domain"] != "checks"]
        assert language["passages"] == sum(one["units"] for one in own), language["language"]
        assert language["words"] == sum(one["words"] for one in own)
        assert language["current"] == sum(one["current"] for one in own)


def test_the_data_say_the_same_and_add_up(root: Path) -> None:
    held = held_library(root)
    first = dict(translation_files(held))["translations/translations.json"]
    assert first == dict(translation_files(held_library(root)))["translations/translations.json"]
    data = json.loads(first)
    assert data["schema"] == 1 and [one["language"] for one in data["languages"]] == ["ar", "bn", "en"]
    bengali = data["languages"][1]
    assert bengali["trend"][0] == {"day": "2026-01-20", "words": 200, "translated_words": 10}
    figures = ("words", "translated_words", "outdated_words", "reviewed_words", "passages", "current", "reviewed",
               "machine", "voided", "outdated", "untranslated", "suggested")
    for whole, parts in ((bengali, bengali["packs"]), *((one, one["documents"]) for one in bengali["packs"])):
        assert {key: whole[key] for key in figures} == {key: sum(one[key] for one in parts) for key in figures}
        assert whole["passages"] == sum(whole[key] for key in ("current", "voided", "outdated", "untranslated"))
    old = [one for pack in bengali["packs"] for document in pack["documents"] for one in document["outdated_passages"]]
    assert [one["since"] for one in old].count("2026-03-14") == 1 and [one["since"] for one in old].count(None) == 1
    po = (root / EGG.format("bn")).read_text("utf-8").split("\n")
    assert all(one["context"] in "".join(po[one["line"] - 1:one["line"] + 3]) for one in old)
