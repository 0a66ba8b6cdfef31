"""Pages as a search knows them: their own language's texts, and where they show another's."""

from __future__ import annotations

from pathlib import Path

import pytest

import small_site
from pathshala.build.library import library, site_project
from pathshala.cli import main
from pathshala.pages.edition import Library
from pathshala.pages.findable import KINDS, Findable, findable
from pathshala.search.documents import Section
from pathshala.sources.read import read_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return small_site.write(tmp_path / "place")


def whole(root: Path) -> Library:
    return library(site_project(read_site(root)[0]))


def page(root: Path, language: str, address: str) -> Findable:
    held = whole(root)
    edition, spec = next(one for one in held.pages() if (one[0].language.tag, one[1].address) == (language, address))
    found = findable(edition, spec)
    assert found
    return found


def test_a_page_says_its_fields_and_sections(site: Path) -> None:
    found = page(site, "en", "packs/egg/water.html")
    document = found.document
    assert document and found.elsewhere == frozenset()
    assert (document.title, document.kind, document.context) == ("The water", "lesson", "Boil an egg")
    assert document.facets == (("pack", ("egg",)), ("level", ("beginner",)), ("skill", ("cook",)))
    first, *others = document.sections
    assert first == Section("", "", "Water boils at a lower temperature on a mountain.\nCold eggs crack in hot water.",
                            "Eggs want enough water.")
    assert [one.heading for one in others][:1] == ["What you need"]
    assert "Water, one finger above the eggs." in others[0].body
    assert not any("The pot does not matter" in one.body for one in document.sections), "quizzes are left out"


def test_what_is_not_translated_is_elsewhere(site: Path) -> None:
    found = page(site, "bn", "packs/egg/water.html")
    assert found.document is None
    assert {("en", "packs/egg/water.html", ""), ("en", "packs/egg/water.html", "what-you-need")} <= found.elsewhere


def test_what_is_translated_is_found_in_its_language(site: Path) -> None:
    assert main(["-C", str(site), "translate", "merge"]) == 0
    path = site / "translations/bn/LC_MESSAGES/egg.po"
    text = path.read_text()
    entry = 'msgid "Eggs want enough water."\nmsgstr ""'
    assert entry in text
    path.write_text(text.replace(entry, 'msgid "Eggs want enough water."\nmsgstr "ডিমের জন্য যথেষ্ট জল চাই।"'))
    found = page(site, "bn", "packs/egg/water.html")
    assert found.document
    assert [one.body for one in found.document.sections] == ["ডিমের জন্য যথেষ্ট জল চাই।"]
    assert (found.document.title, found.document.title_language) == ("The water", "en")
    assert ("en", "packs/egg/water.html", "") in found.elsewhere, "its title and key points are English"


def test_every_page_that_readers_look_for_is_found_in_its_language(site: Path) -> None:
    held = whole(site)
    for edition, spec in held.pages():
        found = findable(edition, spec)
        assert (found is not None) == (spec.kind in KINDS)
        if found and held.source_language(spec) == edition.language.tag:
            assert found.document, spec.address
