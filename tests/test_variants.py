"""Files that a language has of its own: found by their names, shown on its pages, and never stale."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import small_site
from cold_builds import assert_as_cold, built
from one_process import ThisProcess
from pathshala.build.library import library, site_project
from pathshala.build.pipeline import build
from pathshala.build.preview import Preview
from pathshala.build.progress import Silence
from pathshala.sources.read import read_site
from pathshala.sources.variants import (
    files_by_language,
    named_after,
    nearest_variant,
    original_of,
    variant_language,
)

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>\n'
PACK = "learning_packs/egg"


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathshala.build.inputs._FRESH", 0)


def put(root: Path, name: str, text: str = DRAWING) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A pack with a drawing, shown in a lesson, linked to from a page, and offered for download."""
    root = small_site.write(tmp_path / "site-folder", ("bn", "pt", "pt-BR", "es"))
    lesson = root / PACK / "lessons/water.md"
    text = lesson.read_text().replace("Eggs want enough water.", "![A pot](../media/pot.svg) [Large](../media/pot.svg)")
    lesson.write_text(text.replace("key_points:", (
        "media:\n  - {file: pot.svg, kind: diagram, title: The pot}\nkey_points:"), 1))
    put(root, f"{PACK}/media/pot.svg")
    put(root, "content/media/egg.svg")
    about = root / "content/about.md"
    about.write_text(about.read_text() + "\n![An egg](media/egg.svg)\n\n![A pot](../learning_packs/egg/media/pot.svg)\n")
    return root


def shown(root: Path, path: str) -> set[str]:
    """The media that a page of the built site names."""
    html = (root / "site" / path).read_text(encoding="utf-8")
    return {part.partition('"')[0].rpartition("/")[2] for part in html.split("media/")[1:]}


@pytest.mark.parametrize(("name", "language"), [
    ("map.bn.svg", "bn"), ("a/b.c/map.pt-BR.svg", "pt-BR"), ("map.zh-Hant.svg", "zh-Hant"), ("map.svg", ""),
    ("chart.v2.svg", ""), ("map.pt_BR.svg", ""), ("map.BN.svg", ""), ("map..svg", ""), (".bn.svg", ""), ("bn.svg", ""),
    ("a.bn/map.svg", ""), ("map.english.svg", ""), ("map.xx.svg", ""), ("", ""),
])
def test_a_name_says_its_language(name: str, language: str) -> None:
    assert variant_language(name) == language
    assert original_of(name) == (name.replace(f".{language}.", ".") if language else "")


@pytest.mark.parametrize(("language", "found"), [
    ("bn", "map.bn.svg"), ("pt-BR", "map.pt.svg"), ("pt", "map.pt.svg"), ("es", "map.svg"), ("en", "map.svg"),
    ("en-GB", "map.svg"), ("zh-Hant-TW", "map.svg"),
])
def test_the_nearest_variant_is_chosen(language: str, found: str) -> None:
    assert nearest_variant("map.svg", language, "en", {"map.bn.svg", "map.pt.svg", "map.en.svg", "map.zh.svg"}) == found


def test_captions_lie_beside_those_of_the_source() -> None:
    held = ["talk.en.vtt", "talk.bn.vtt", "talk.es.vtt", "other.ar.vtt", "castellano.vtt"]
    named = {"es": "castellano.vtt", "en": "talk.en.vtt", "ar": "missing.vtt"}
    assert files_by_language(named, "en", held) == {"es": "castellano.vtt", "en": "talk.en.vtt", "bn": "talk.bn.vtt"}
    assert files_by_language({"en": "talk.vtt"}, "en", ["talk.vtt", "talk.bn.vtt"]) == {
        "en": "talk.vtt", "bn": "talk.bn.vtt"}
    assert files_by_language(None, "en", held) == {}
    assert named_after("talk.en.vtt", "en", held) == "talk.vtt"
    assert named_after("talk.en.vtt", "en", [*held, "talk.vtt"]) == "talk.en.vtt"


def test_a_variant_is_shown_on_the_pages_of_its_language(site: Path) -> None:
    put(site, f"{PACK}/media/pot.bn.svg")
    put(site, f"{PACK}/media/pot.pt.svg")
    put(site, "content/media/egg.bn.svg")
    assert not small_site.troubles(built(site))
    assert shown(site, "packs/egg/water.html") == shown(site, "es/packs/egg/water.html") == {"pot.svg"}
    assert shown(site, "bn/packs/egg/water.html") == {"pot.bn.svg"}, "the picture, the link to it, and the download"
    assert shown(site, "pt/packs/egg/water.html") == shown(site, "pt-BR/packs/egg/water.html") == {"pot.pt.svg"}
    assert shown(site, "bn/about.html") == {"egg.bn.svg", "pot.bn.svg"}
    assert shown(site, "pt-BR/about.html") == {"egg.svg", "pot.pt.svg"}
    assert (site / "site/packs/egg/media/pot.bn.svg").is_file()


def test_one_page_made_alone_shows_the_same(site: Path) -> None:
    put(site, f"{PACK}/media/pot.bn.svg")
    page = Preview(site).page("bn/packs/egg/water.html")
    built(site)
    assert page == (site / "site/bn/packs/egg/water.html").read_bytes()


def test_a_page_in_the_source_language_shows_the_original(site: Path) -> None:
    put(site, f"{PACK}/media/pot.en.svg")
    findings = small_site.troubles(built(site))
    assert [one.code for one in findings] == ["LP571"]
    assert shown(site, "packs/egg/water.html") == {"pot.svg"}


def test_the_whole_site_in_one_process_agrees(site: Path) -> None:
    put(site, f"{PACK}/media/pot.bn.svg")
    held = library(site_project(read_site(site)[0]))
    assert held.site.variants == ("packs/egg/media/pot.bn.svg",)
    assert json.dumps(held.edition("bn").file_url("about.html", "packs/egg/media/pot.svg", "en")) == (
        '"../packs/egg/media/pot.bn.svg"')


def histories(root: Path) -> Iterator[str]:
    """Changes of variants, one after the other."""
    put(root, f"{PACK}/media/pot.bn.svg")
    yield "a variant comes"
    put(root, "content/media/egg.pt.svg")
    yield "one of the site's own media comes"
    put(root, f"{PACK}/media/pot.bn.svg", DRAWING.replace("9 9", "8 8"))
    yield "a variant changes"
    (root / f"{PACK}/media/pot.bn.svg").rename(root / f"{PACK}/media/pot.pt-BR.svg")
    yield "a variant becomes another language's"
    (root / "content/media/egg.pt.svg").unlink()
    yield "a variant goes"


def test_whatever_happens_to_variants_the_site_is_that_of_a_cold_build(site: Path, tmp_path: Path) -> None:
    built(site)
    for change in histories(site):
        assert_as_cold(site, built(site), tmp_path, change)


def test_a_variant_passes_the_doors_of_media(site: Path) -> None:
    put(site, f"{PACK}/media/pot.bn.svg", DRAWING.replace("/>", "><script>1</script></svg>"))
    found = build(site, None, Silence(), ThisProcess())
    assert not found.published
    assert any(one.path.endswith("pot.bn.svg") and one.name == "svg-script" for one in found.findings)
