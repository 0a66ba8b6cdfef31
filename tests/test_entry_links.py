"""Links from passages that wait for a translator to their PO entries."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import small_site
from one_process import ThisProcess
from pathshala.build.library import library, site_project
from pathshala.build.make import make_page
from pathshala.build.pipeline import build
from pathshala.build.preview import Preview
from pathshala.build.progress import Silence
from pathshala.cli import main
from pathshala.sources.links import CATALOGUE
from pathshala.sources.read import read_site

LINK = re.compile(r'<(?P<tag>[a-z0-9]+)[^<>]*><a class="ps-translate" href="(?P<url>[^"]*)" [^<>]*></a>(?P<text>[^<]*)')


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = small_site.write(tmp_path / "place")
    config = root / "mkdocs.yml"
    config.write_text(f"{config.read_text()}repo_url: https://github.com/small/site\nedit_uri: edit/main/\n")
    (root / "content/about.md").write_text("---\ntitle: About\n---\n\nAbout us.\n\nMore about us.\n")
    return root


def links(root: Path, page: str) -> dict[str, str]:
    """Where the link of each passage leads, by the words that follow it."""
    return {found["text"]: found["url"] for found in LINK.finditer((root / "site" / page).read_text())}


def line_of(root: Path, source: str, domain: str) -> int:
    """The line where the entry of a source begins."""
    lines = (root / f"translations/bn/LC_MESSAGES/{domain}.po").read_text().split("\n")
    return next(number for number, line in enumerate(lines, 1) if line == f'msgid "{source}"') - 1


@pytest.mark.parametrize(("page", "source", "domain"), [
    ("bn/packs/egg/water.html", "Eggs want enough water.", "egg"), ("bn/about.html", "More about us.", "site"),
])
def test_a_link_leads_to_the_entry(site: Path, page: str, source: str, domain: str) -> None:
    assert main(["-C", str(site), "translate", "merge"]) == 0
    built = build(site, None, Silence(), ThisProcess())
    assert built.published
    place = f"https://github.com/small/site/blob/main/translations/bn/LC_MESSAGES/{domain}.po"
    assert links(site, page)[source] == f"{place}#L{line_of(site, source, domain)}"
    one_process = library(site_project(read_site(site)[0]))
    pages = {edition.path(spec.address): (edition, spec) for edition, spec in one_process.pages()}
    assert make_page(*pages[page]).html == (site / "site" / page).read_bytes()


def test_without_an_entry_there_is_no_link(site: Path) -> None:
    assert build(site, None, Silence(), ThisProcess()).published
    assert links(site, "bn/packs/egg/water.html") == {}


@pytest.mark.parametrize(("page", "shown"), [
    ("bn/packs/egg/water.html", '<h1 class="ps-title" lang="en" dir="ltr">The water</h1>'),
    ("bn/packs/egg/water.html", '<span lang="en" dir="ltr">Cold eggs crack in hot water.</span>'),
    ("bn/packs/egg/index.html", '<span lang="en" dir="ltr">Boil an egg for the time that you choose.</span>'),
    ("bn/skills/cook.html", '<h1 class="ps-title" lang="en" dir="ltr">Cook</h1>'),
])
def test_declared_fields_have_one_too(site: Path, page: str, shown: str) -> None:
    assert main(["-C", str(site), "translate", "merge"]) == 0
    assert build(site, None, Silence(), ThisProcess()).published
    html = (site / "site" / page).read_text()
    assert shown in html
    found = re.search(r'<a class="ps-translate" href="([^"]*)" [^<>]*></a>' + re.escape(shown), html)
    assert found
    text = re.sub("<[^>]*>", "", shown)
    domain = "site" if "skills" in page else "egg"
    assert found[1].endswith(f"/{domain}.po#L{line_of(site, text, domain)}")


def test_no_link_is_part_of_a_heading(site: Path) -> None:
    assert main(["-C", str(site), "translate", "merge"]) == 0
    assert build(site, None, Silence(), ThisProcess()).published
    html = (site / "site/bn/packs/egg/water.html").read_text()
    assert not re.search(r"<h[1-6][^<>]*>(?:(?!</h[1-6]>).)*ps-translate", html)
    assert re.search(r'<a class="ps-translate ps-translate--h2"[^<>]*></a><h2[^<>]*>What you need', html)


def test_lists_of_links_have_none(site: Path) -> None:
    assert main(["-C", str(site), "translate", "merge"]) == 0
    assert build(site, None, Silence(), ThisProcess()).published
    assert "ps-translate" not in (site / "site/bn" / CATALOGUE).read_text()


def test_a_link_is_named_in_the_language_of_the_page(site: Path) -> None:
    assert main(["-C", str(site), "translate", "merge"]) == 0
    assert build(site, None, Silence(), ThisProcess()).published
    page = (site / "site/bn/packs/egg/water.html").read_text()
    assert re.search(r'<p[^<>]* lang="en"[^<>]*><a class="ps-translate"[^<>]* lang="bn" dir="ltr"></a>Eggs want', page)


def test_no_author_can_write_such_a_mark(site: Path) -> None:
    lesson = site / "learning_packs/egg/lessons/water.md"
    lesson.write_text(lesson.read_text() + '\n<p translate="entry-2">Raw.</p>\n\n<p translate="entry-0123456789ab-2">Raw.</p>\n')
    assert main(["-C", str(site), "translate", "merge"]) == 0
    assert build(site, None, Silence(), ThisProcess()).published
    page = (site / "site/bn/packs/egg/water.html").read_text()
    assert page.count(">Raw.</p>") == 2 and "</a>Raw." not in page


def test_the_preview_notices_a_change_of_the_start_page(site: Path) -> None:
    assert build(site, None, Silence(), ThisProcess()).published
    preview = Preview(site)
    assert not preview.refresh()
    home = site / "content/index.md"
    home.write_text(home.read_text() + "\nA new line.\n")
    assert preview.refresh() and b"A new line." in (preview.page("index.html") or b"")
