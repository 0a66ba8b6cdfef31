"""Lessons that were adapted for the readers of one language: shown to them, checked, and never stale."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import small_site
from cold_builds import assert_as_cold, built
from one_process import ThisProcess
from pathshala.build.library import library, site_project
from pathshala.build.pipeline import build
from pathshala.build.preview import Preview
from pathshala.build.progress import Silence
from pathshala.pages import render
from pathshala.pages.cards import card
from pathshala.pages.edition import CatalogueFacts, Library
from pathshala.pages.translating.facts import TranslationFacts
from pathshala.pages.translating.files import translation_files
from pathshala.pages.translating.gather import project_facts
from pathshala.sources.adaptations import adaptation_place, content_hash
from pathshala.sources.links import TRANSLATION
from pathshala.sources.read import read_site
from pathshala.translate.po.catalogue import changed
from pathshala.translate.po.codec import parse_po, write_po
from pathshala.translate.project import extract, merge_all
from pathshala.translate.review import Review, approved
from pathshala.translate.states import State

PACK = "learning_packs/egg"
ADAPTED = f"{PACK}/local/bn/lessons/water.md"
TEXT = """\
---
title: পুকুরের জল
time: PT1M
adapts: {adapts}
key_points:
  - জল ফুটিয়ে নিন।
  - ডিম ধুয়ে নিন।
---

আমাদের গ্রামে পুকুরের জল আগে ছেঁকে নিতে হয়। [সময়](../../../lessons/time.md#what-you-need) দেখুন।

## কী লাগবে { #needs }

একটি হাঁড়ি।

## নিজেকে যাচাই করুন

### ডিম ফাটে কেন? { #quiz-water .quiz objective=o1 }

- [ ] ভারী হাঁড়ি

    > হাঁড়ির সঙ্গে এর সম্পর্ক নেই; তাপের হঠাৎ বদলই কারণ।

- [x] ঠান্ডা ডিমে গরম জল

    > হ্যাঁ: ভেতরের বাতাস দ্রুত ফুলে ওঠে।
"""


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathshala.build.inputs._FRESH", 0)


def original_hash(root: Path, stem: str = "water") -> str:
    lesson = read_site(root)[0].packs[0].lesson(stem)
    assert lesson is not None
    return content_hash(lesson)


def adapt(root: Path, name: str = ADAPTED, adapts: str = "") -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TEXT.replace("{adapts}", adapts or original_hash(root)), encoding="utf-8")
    return path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = small_site.write(tmp_path / "site-folder", ("bn", "es"))
    adapt(root)
    return root


def html(root: Path, path: str) -> str:
    return (root / "site" / path).read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "place"), [
    ("local/bn/lessons/water.md", ("bn", "water")), ("local/anything/lessons/a b.md", ("anything", "a b")),
    ("local/bn/water.md", ("", "")), ("local/bn/lessons/a/b.md", ("", "")), ("local/bn/lessons/water.txt", ("", "")),
    ("lessons/water.md", ("", "")), ("x/local/bn/lessons/water.md", ("", "")),
])
def test_where_an_adaptation_lies(name: str, place: tuple[str, str]) -> None:
    assert adaptation_place(name) == place


def test_a_hash_is_text_in_yaml_and_of_the_whole_file(site: Path) -> None:
    before = original_hash(site)
    assert re.fullmatch(r"h[0-9a-f]{10}", before)
    lesson = site / PACK / "lessons/water.md"
    text = lesson.read_text()
    lesson.write_bytes(text.replace("\n", "\r\n").encode() + b"\r\n\r\n")
    assert original_hash(site) == before, "line ends and empty lines at the end are no change"
    for old, new in (("PT5M", "PT6M"), ("Salt in", "Sugar in"), ("A pot", "A  pot")):
        lesson.write_text(text.replace(old, new))
        assert original_hash(site) != before, old


def test_the_page_of_the_language_is_the_adapted_one(site: Path) -> None:
    findings = small_site.troubles(built(site))
    assert not findings, findings
    page = html(site, "bn/packs/egg/water.html")
    assert "পুকুরের জল" in page and "আমাদের গ্রামে" in page and "জল ফুটিয়ে নিন।" in page
    assert "Eggs want enough water." not in page and "Cold eggs crack" not in page
    assert 'data-finish="egg/water"' in page and 'data-quiz="quiz-water"' in page, "progress has the lesson's keys"
    assert 'lang="en"' not in re.search(r'<div class="md-typeset ps-body".*?</article>', page, re.S).group()  # type: ignore[union-attr]
    assert 'href="../../../packs/egg/water.html"' in page, "the note links to the original"
    assert "noindex" not in page
    for other in ("packs/egg/water.html", "es/packs/egg/water.html"):
        assert "Eggs want enough water." in html(site, other) and "পুকুরের" not in html(site, other)
    assert "পুকুরের জল" in html(site, "bn/packs/egg/index.html"), "the pack's page has its title"


def test_time_is_that_of_the_page_that_is_shown(site: Path) -> None:
    held = library(site_project(read_site(site)[0]))
    pack = held.site.packs[0]
    assert card(held.edition("bn"), "packs/index.html", pack).minutes == 6
    assert card(held.edition("es"), "packs/index.html", pack).minutes == 10


def test_a_link_to_a_place_that_only_the_original_has_still_leads_somewhere(site: Path) -> None:
    built(site)
    assert 'href="water.html#what-you-need"' in html(site, "bn/packs/egg/time.html")
    assert '<span id="what-you-need"></span>' in html(site, "bn/packs/egg/water.html")
    assert html(site, "bn/packs/egg/water.html").count('id="quiz-water"') == 1


def test_links_between_adaptations_stay_in_their_language(site: Path) -> None:
    other = adapt(site, f"{PACK}/local/bn/lessons/time.md", original_hash(site, "time"))
    text = other.read_text(encoding="utf-8").replace("quiz-water", "quiz-time")
    other.write_text(text.replace("../../../lessons/time.md#what-you-need", "water.md#needs"), encoding="utf-8")
    assert not small_site.troubles(built(site))
    assert 'href="water.html#needs"' in html(site, "bn/packs/egg/time.html")
    lesson = site / PACK / "lessons/time.md"
    lesson.write_text(lesson.read_text() + "\nSee [it](../local/bn/lessons/water.md#needs).\n")
    found = build(site, None, Silence(), ThisProcess())
    assert not found.published and any(
        one.name == "broken-link" and one.path.endswith("lessons/time.md") for one in found.findings)


def test_a_lesson_that_moved_on_is_told_on_the_page_and_by_a_check(site: Path) -> None:
    built(site)
    before = html(site, "bn/packs/egg/water.html")
    lesson = site / PACK / "lessons/water.md"
    lesson.write_text(lesson.read_text().replace("enough water", "much water"))
    (finding,) = [one for one in built(site).findings if one.code == "LP572"]
    assert finding.path == ADAPTED and finding.span.line == 4 and original_hash(site) in finding.help[0]
    after = html(site, "bn/packs/egg/water.html")
    assert after != before and "ps-note--draft" in after and "ps-note--draft" not in before
    adapt(site)
    assert not small_site.troubles(built(site))
    assert html(site, "bn/packs/egg/water.html") == before


def test_it_counts_as_translated(site: Path) -> None:
    held = site_project(read_site(site)[0])
    document = next(one for one in held.documents["egg"] if one.name == "water")
    assert {one.state for one in held.look_up(document, "bn")} == {State.ADAPTED}
    assert {one.state for one in held.look_up(document, "es")} == {State.UNTRANSLATED}
    made = library(held)
    spec = next(one for one in made.plan if one.part == "water")
    share, other = made.edition("bn").completeness(spec), made.edition("es").completeness(spec)
    assert share.complete and (share.units, share.words) == (other.units, other.words)
    whole, rest = (made.edition(tag).texts.domain_completeness("egg") for tag in ("bn", "es"))
    assert (whole.units, whole.words, whole.current) == (rest.units, rest.words, share.units)


def approve_all(root: Path) -> None:
    """Translate everything into Bengali but the adapted lesson, and approve it."""
    now = datetime(2026, 11, 22, tzinfo=UTC)
    list(extract(site_project(read_site(root)[0]), now))
    list(merge_all(site_project(read_site(root)[0]), now))
    for path in (root / "translations/bn/LC_MESSAGES").glob("*.po"):
        catalogue, _ = parse_po(path.read_bytes(), "")
        entries = (one if one.is_header or one.obsolete else
                   approved(changed(one, msgstr=("অনুবাদ",)), "Reader", now.date(), catalogue)
                   for one in catalogue.entries)
        path.write_bytes(write_po(replace(catalogue, entries=tuple(entries))))


def facts(root: Path) -> Library:
    held = site_project(read_site(root)[0])
    documents = [document for found in held.documents.values() for document in found]
    bare = Library(held.site, documents, (), held.look_up, CatalogueFacts(), TranslationFacts())
    known = TranslationFacts(dict(project_facts(held, bare)))
    return Library(held.site, documents, (), held.look_up, CatalogueFacts(), known)


def figures(root: Path) -> dict[str, Any]:
    """What translations.json says of the pack in Bengali."""
    data = json.loads(dict(translation_files(facts(root)))["translations/translations.json"])
    bengali = next(one for one in data["languages"] if one["language"] == "bn")
    return next(one for one in bengali["packs"] if one["pack"] == "egg")


def page_of_language(root: Path) -> str:
    edition = facts(root).edition("bn")
    spec = next(one for one in edition.library.plan if one.address == TRANSLATION)
    return render.shell(edition, render.view(edition, spec))


def test_it_awaits_no_review(site: Path) -> None:
    approve_all(site)
    share = facts(site).edition("bn").texts.domain_completeness("egg")
    assert share.adapted and share.waiting == share.waiting_words == 0 and share.review is Review.REVIEWED
    told = figures(site)
    assert told["percent"] == 100 and told["reviewed"] + told["adapted"] == told["current"] == told["passages"]
    assert told["reviewed_words"] + told["adapted_words"] == told["words"]
    html = page_of_language(site)
    assert 'class="ps-tasks"' not in html
    rows = {kind: re.findall(r"<td[^>]*>\s*([০-৯,]+)", row) for row in re.findall(r"<tr.*?</tr>", html, re.S)
            for kind in re.findall(r"#state-([a-z]+)", row)}
    assert rows["waiting"] == rows["outdated"] == rows["missing"] == ["০", "০"] != rows["reviewed"]


def test_it_is_outdated_where_the_original_moved_on(site: Path) -> None:
    approve_all(site)
    adapted = figures(site)["adapted"]
    lesson = site / PACK / "lessons/water.md"
    lesson.write_text(lesson.read_text().replace("enough water", "much water"))
    told = figures(site)
    assert told["percent"] < 100 and (told["outdated"], told["adapted"]) == (adapted, 0)
    assert told["outdated_words"] + told["reviewed_words"] == told["words"]
    assert f"{ADAPTED}:4" in page_of_language(site)


def test_its_passages_leave_the_po_file_and_come_back(site: Path) -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    po = site / "translations/bn/LC_MESSAGES/egg.po"

    def merge() -> str:
        held = site_project(read_site(site)[0])
        list(extract(held, now))
        list(merge_all(site_project(read_site(site)[0]), now))
        return po.read_text(encoding="utf-8")

    (site / ADAPTED).rename(site / "kept.md")
    text = merge().replace('msgid "Eggs want enough water."\nmsgstr ""', 'msgid "Eggs want enough water."\nmsgstr "জল"')
    po.write_text(text, encoding="utf-8")
    (site / "kept.md").rename(site / ADAPTED)
    without = merge()
    assert '#~ msgid "Eggs want enough water."\n#~ msgstr "জল"' in without and "water:" in without
    assert 'msgctxt "water:' not in re.sub(r"^#~.*\n", "", without, flags=re.M)
    assert 'msgid "Eggs want enough water."' in (site / "translations/es/LC_MESSAGES/egg.po").read_text()
    (site / ADAPTED).unlink()
    assert 'msgid "Eggs want enough water."\nmsgstr "জল"' in merge()


def histories(root: Path) -> Iterator[str]:
    """Changes of an adaptation, one after the other."""
    yield "nothing"
    path = root / ADAPTED
    path.write_text(path.read_text(encoding="utf-8").replace("একটি হাঁড়ি", "দুটি হাঁড়ি"), encoding="utf-8")
    yield "its text"
    path.write_text(path.read_text(encoding="utf-8").replace("PT1M", "PT2M"), encoding="utf-8")
    yield "its time"
    lesson = root / PACK / "lessons/water.md"
    lesson.write_text(lesson.read_text().replace("enough water", "much water"))
    yield "the original moves on"
    path.rename(path.with_name("time.md"))
    (root / "learning_packs/egg/local/bn/lessons/time.md").write_text(
        (root / "learning_packs/egg/local/bn/lessons/time.md").read_text(encoding="utf-8").replace(
            "quiz-water", "quiz-time"), encoding="utf-8")
    yield "it becomes another lesson's"
    shutil.rmtree(root / PACK / "local")
    yield "it goes"


def test_whatever_happens_to_adaptations_the_site_is_that_of_a_cold_build(site: Path, tmp_path: Path) -> None:
    built(site)
    for change in histories(site):
        alone = Preview(site).page("bn/packs/egg/water.html")
        assert_as_cold(site, built(site), tmp_path, change)
        assert alone in (None, (site / "site/bn/packs/egg/water.html").read_bytes()), change


@pytest.mark.parametrize(("old", "new", "name"), [
    ("আমাদের গ্রামে", "<script>alert(1)</script>", "script-in-html"), ("time: PT1M", "time: nine", "bad-shape"),
    ("adapts: ", "adopts: ", "unknown-key"), ("objective=o1", "objective=o9", "unknown-quiz-objective"),
    ("../../../lessons/time.md", "time.md", "broken-link"), ("- [x]", "- [ ]", ""), ("[সময়](", "[সময়](javascript:1 ", ""),
])
def test_it_passes_the_doors_of_a_lesson(site: Path, old: str, new: str, name: str) -> None:
    path = site / ADAPTED
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    found = build(site, None, Silence(), ThisProcess())
    assert not found.published
    names = [one.name for one in found.findings if one.path == ADAPTED]
    assert names and (not name or name in names), found.findings
