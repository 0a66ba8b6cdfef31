"""Captions as units: what a translator sees of them, and the files that translations make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import small_site
from cold_builds import assert_as_cold, built
from one_process import ThisProcess
from pathshala.build.library import library, site_project
from pathshala.build.pipeline import build
from pathshala.build.preview import Preview
from pathshala.build.progress import Silence
from pathshala.model.finding import Severity
from pathshala.pages.captions import caption_files
from pathshala.sources.read import read_site
from pathshala.sources.webvtt import read_webvtt
from pathshala.translate.project import extract, merge_all

PACK = "learning_packs/egg"
TALK = """\
WEBVTT

NOTE Filmed in a kitchen.

first
00:01.000 --> 00:04.000 align:start
<v Asha>Put the eggs in cold water.

00:05.000 --> 00:06.000
♪

00:07.000 --> 00:10.000
Wait until it boils.
Then wait six minutes.
"""
ONE, TWO = "<v Asha>Put the eggs in cold water.", "Wait until it boils.\\nThen wait six minutes."
ADDRESS = "packs/egg/media/talk.bn.vtt"


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathshala.build.inputs._FRESH", 0)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A lesson with a film and captions in English; PO files in three languages."""
    root = small_site.write(tmp_path / "site-folder", ("bn", "pt", "pt-BR"))
    media = root / PACK / "media"
    media.mkdir()
    (media / "talk.webm").write_bytes(b"\x1aE\xdf\xa3")
    (media / "talk.en.vtt").write_text(TALK, encoding="utf-8")
    lesson = root / PACK / "lessons/water.md"
    lesson.write_text(lesson.read_text().replace("key_points:", (
        "media:\n  - {file: talk.webm, kind: video, title: In the kitchen, captions: {en: talk.en.vtt}}\nkey_points:"), 1))
    merge(root)
    return root


def merge(root: Path) -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    list(extract(site_project(read_site(root)[0]), now))
    list(merge_all(site_project(read_site(root)[0]), now))


def po(root: Path, language: str) -> Path:
    return root / "translations" / language / "LC_MESSAGES/egg.po"


def translate(root: Path, language: str, source: str, target: str) -> None:
    """Put a translation into a PO file, both as they stand there."""
    path = po(root, language)
    text = path.read_text(encoding="utf-8")
    found = re.sub(rf'(msgid (?:""\n)?{_written(source)}\nmsgstr )(?:"[^"]*"\n?)+?(?=\n|$)', lambda one: f'{one[1]}"{target}"', text)
    assert found != text, source
    path.write_text(found, encoding="utf-8")


def _written(text: str) -> str:
    lines = text.replace("\\n", "\\n\0").split("\0")
    return "\n".join(f'"{re.escape(line)}"' for line in lines)


def captions(root: Path, address: str = ADDRESS) -> list[str]:
    read, faults = read_webvtt((root / "site" / address).read_text(encoding="utf-8"), "a", "a")
    assert faults == []
    return [one.text for one in read.cues]


def tracks(root: Path, page: str) -> list[tuple[str, str, bool]]:
    html = (root / "site" / page).read_text(encoding="utf-8")
    return [(tag, src.rpartition("/")[2], bool(default)) for src, tag, default in
            re.findall(r'<track kind="captions" src="([^"]*)" srclang="([^"]*)" label="[^"]+"( default)?>', html)]


def test_cues_with_words_are_units_of_the_pack(site: Path) -> None:
    text = (site / "translations/templates/egg.pot").read_text(encoding="utf-8")
    entries = [entry for entry in text.split("\n\n") if "media/talk.en.vtt:" in entry]
    assert len(entries) == 2 and "♪" not in text
    assert all("#. caption · In the kitchen\n#: learning_packs/egg/media/talk.en.vtt\n" in entry for entry in entries)
    assert '"Wait until it boils.\\n"\n"Then wait six minutes."' in entries[1]


def test_what_is_translated_becomes_a_file_of_captions(site: Path) -> None:
    assert not small_site.troubles(built(site))
    assert not (site / "site" / ADDRESS).exists()
    assert tracks(site, "bn/packs/egg/water.html") == [("en", "talk.en.vtt", False)]
    translate(site, "bn", TWO, "ফোটা পর্যন্ত অপেক্ষা করুন।\\n\\nতারপর ছয় মিনিট --> শেষ।")
    built(site)
    assert captions(site) == [f"<lang en>{ONE}</v></lang>", "♪", "ফোটা পর্যন্ত অপেক্ষা করুন।\nতারপর ছয় মিনিট --&gt; শেষ।"]
    made = (site / "site" / ADDRESS).read_text(encoding="utf-8")
    assert made.startswith("WEBVTT\n\nNOTE Filmed in a kitchen.\n\nfirst\n00:01.000 --> 00:04.000 align:start\n<lang en>")
    for page, default in (("packs/egg/water.html", "en"), ("bn/packs/egg/water.html", "bn"), ("pt/packs/egg/water.html", "")):
        assert tracks(site, page) == [("en", "talk.en.vtt", default == "en"), ("bn", "talk.bn.vtt", default == "bn")]
    assert (site / "site/packs/egg/media/talk.en.vtt").read_text(encoding="utf-8") == TALK


def test_a_language_falls_back_to_its_parent(site: Path) -> None:
    translate(site, "pt", TWO, "Espere ferver.")
    built(site)
    assert captions(site, "packs/egg/media/talk.pt.vtt")[2] == "Espere ferver."
    assert not (site / "site/packs/egg/media/talk.pt-BR.vtt").exists(), "nothing is translated into it"
    assert tracks(site, "pt-BR/packs/egg/water.html")[-1] == ("pt", "talk.pt.vtt", True)
    translate(site, "pt-BR", ONE, "<v Asha>Ponha os ovos.")
    built(site)
    assert captions(site, "packs/egg/media/talk.pt-BR.vtt") == ["<v Asha>Ponha os ovos.", "♪", "<lang pt>Espere ferver.</lang>"]


@pytest.mark.parametrize("broken", [
    "<v Asha", "<00:99.000>ডিম", "<00:03.000>ডিম", "<i>ডিম", "</v>ডিম", "ডিম <em>রাখুন</em>", "ডিম & জল", "\\n",
])
def test_broken_markup_in_a_translation_is_found_and_never_published(site: Path, broken: str) -> None:
    translate(site, "bn", ONE, broken)
    found = build(site, None, Silence(), ThisProcess())
    if broken != "\\n":  # Whose line ends are those of other checks.
        told = [one for one in found.findings if one.code == "LP583"]
        assert [(one.path, one.severity.value) for one in told] == [("translations/bn/LC_MESSAGES/egg.po", "error")]
        assert "msgstr" in po(site, "bn").read_text(encoding="utf-8").split("\n")[told[0].span.line - 1]
    assert list(caption_files(library(site_project(read_site(site)[0])))) == [], "nothing else is translated"
    translate(site, "bn", TWO, "অপেক্ষা করুন।")
    (address, data), beside = caption_files(library(site_project(read_site(site)[0])))
    read, faults = read_webvtt(data.decode(), "a", "a")
    assert address == ADDRESS and faults == [] and beside[0] == f"{ADDRESS}.js"
    assert [one.text for one in read.cues] == [f"<lang en>{ONE}</v></lang>", "♪", "অপেক্ষা করুন।"]


def test_an_outdated_cue_is_marked(site: Path) -> None:
    translate(site, "bn", ONE, "<v Asha>ঠান্ডা জলে ডিম রাখুন।")
    talk = site / PACK / "media/talk.en.vtt"
    talk.write_text(TALK.replace("cold water", "cool water"), encoding="utf-8")
    built(site)
    assert captions(site)[0] == "<c.outdated><v Asha>ঠান্ডা জলে ডিম রাখুন।</v></c>"
    merge(site)
    before = (site / "site" / ADDRESS).read_bytes()
    built(site)
    assert (site / "site" / ADDRESS).read_bytes() == before, "merged or not, the site says the same"


def test_a_file_of_its_own_comes_before_translations(site: Path) -> None:
    translate(site, "bn", ONE, "<v Asha>ঠান্ডা জলে ডিম রাখুন।")
    own = TALK.replace("Wait", "অপেক্ষা").replace("Put", "রাখুন")
    (site / PACK / "media/talk.bn.vtt").write_text(own, encoding="utf-8")
    assert not [one for one in built(site).findings if one.code in ("LP571", "LP705")]
    assert (site / "site" / ADDRESS).read_text(encoding="utf-8") == own
    assert tracks(site, "bn/packs/egg/water.html") == [("en", "talk.en.vtt", False), ("bn", "talk.bn.vtt", True)]
    merge(site)
    text = po(site, "bn").read_text(encoding="utf-8")
    assert '#~ msgctxt "media/talk.en.vtt:' in text and '\nmsgctxt "media/talk.en.vtt:' not in text
    made = library(site_project(read_site(site)[0]))
    document = made.edition("bn").texts.document("egg", "media/talk.en.vtt")
    assert document is not None and document.completeness.complete and document.completeness.units == 2


def test_captions_count_in_the_completeness_of_lesson_and_pack(site: Path) -> None:
    def shares() -> tuple[int, int]:
        made = library(site_project(read_site(site)[0]))
        spec = next(one for one in made.plan if one.part == "water")
        edition = made.edition("bn")
        return edition.completeness(spec).translated_words, edition.texts.domain_completeness("egg").translated_words

    assert shares() == (0, 0)
    translate(site, "bn", TWO, "অপেক্ষা করুন।")
    assert shares() == (8, 8)


def test_captions_are_served_as_they_are_now(site: Path) -> None:
    built(site)
    translate(site, "bn", TWO, "অপেক্ষা করুন।")
    data = Preview(site).page(ADDRESS)
    built(site)
    assert data == (site / "site" / ADDRESS).read_bytes()
    with pytest.raises(LookupError):
        Preview(site).page("packs/egg/media/other.vtt")


def histories(root: Path) -> Iterator[str]:
    """Changes of captions, one after the other."""
    talk, own = root / PACK / "media/talk.en.vtt", root / PACK / "media/talk.bn.vtt"
    translate(root, "bn", TWO, "অপেক্ষা করুন।")
    yield "one is translated"
    talk.write_text(TALK.replace("00:07.000", "00:06.500"), encoding="utf-8")
    yield "a time moves"
    talk.write_text(TALK.replace("Wait until", "Stay until"), encoding="utf-8")
    yield "a cue changes"
    own.write_text(TALK, encoding="utf-8")
    yield "a language gets a file of its own"
    own.unlink()
    yield "and loses it"
    po(root, "bn").unlink()
    yield "the translations go"


def test_whatever_happens_to_captions_the_site_is_that_of_a_cold_build(site: Path, tmp_path: Path) -> None:
    built(site)
    for change in histories(site):
        assert_as_cold(site, built(site), tmp_path, change)


def test_broken_captions_stop_the_build_at_their_place(site: Path) -> None:
    (site / PACK / "media/talk.en.vtt").write_text(TALK.replace("00:07.000 -->", "00:07,000 -->"), encoding="utf-8")
    found = build(site, None, Silence(), ThisProcess())
    assert not found.published
    assert [(one.code, one.path, one.span.line) for one in found.findings if one.severity is Severity.ERROR] == [
        ("LP417", f"{PACK}/media/talk.en.vtt", 12)]
