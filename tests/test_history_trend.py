"""How complete the translations were over time, from what git keeps."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from git_sites import GitSite
from pathshala.history.git import open_repository
from pathshala.sources.adaptations import written_hash
from pathshala.translate.completeness import Completeness
from pathshala.translate.past.trend import Trend, trend
from pathshala.translate.po.catalogue import Catalogue, Entry, changed
from pathshala.translate.po.codec import write_po
from pathshala.translate.template import new_catalogue, template
from pathshala.translate.trivial.declared import Declared, declaration, with_changes
from pathshala.translate.units import Unit

NOW = datetime(2024, 1, 1, tzinfo=UTC)
POT = "translations/templates/egg.pot"


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "no-such-file"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def site(tmp_path: Path) -> GitSite:
    """A repository in which three packs have begun, without a commit."""
    made = GitSite(tmp_path / "site")
    for pack in ("egg", "other", "pan"):
        made.write(f"learning_packs/{pack}/pack.yml", "")
    return made


def pot(*sources: str, domain: str = "egg", language: str = "en") -> str:
    units = [Unit(f"water:{number:06x}", text, "paragraph", (), "water.md") for number, text in enumerate(sources)]
    return template(units, domain, NOW, source_language=language).decode()


def po(language: str, *entries: tuple[str, str, str]) -> str:
    """A PO file of sources, translations and flags."""
    header = new_catalogue(language, "egg", NOW).entries
    held = (
        changed(Entry(source, (translation,), f"water:{number:06x}"), flags=(flag,) if flag else ())
        for number, (source, translation, flag) in enumerate(entries)
    )
    return write_po(Catalogue((*header, *held))).decode()


def po_path(language: str, domain: str = "egg") -> str:
    return f"translations/{language}/LC_MESSAGES/{domain}.po"


def looked(site: Path, *languages: str, **options: object) -> Trend:
    return trend(open_repository(site), "translations", "learning_packs", languages or ("bn",), **options)


def figures(found: Trend, language: str = "bn") -> list[tuple[date, int, int]]:
    points = found.of_language(language)
    return [(one.day, one.completeness.translated_words, one.completeness.words) for one in points]


def test_words_over_the_months(site: GitSite) -> None:
    site.commit("2024-01-05", {POT: pot("One two.", "Three four five."), "learning_packs/a.md": "x"})
    site.commit("2024-02-05", {po_path("bn"): po("bn", ("One two.", "এক", ""), ("Three four five.", "", ""))})
    site.commit("2024-03-05", {po_path("bn"): po("bn", ("One two.", "এক", ""), ("Three four five.", "তিন", "fuzzy"))})
    site.commit("2024-04-05", {po_path("bn"): po("bn", ("One two.", "এক", ""), ("Three four five.", "তিন", ""))})
    site.commit("2024-05-05", {POT: pot("One two.", "Three four five six.")})
    found = looked(site.folder)
    assert figures(found) == [
        (date(2024, 2, 5), 2, 5), (date(2024, 3, 5), 2, 5), (date(2024, 4, 5), 5, 5), (date(2024, 5, 5), 2, 6),
    ]
    newest = found.of_domain("bn", "egg")[-1].completeness
    assert (newest.units, newest.current, newest.outdated) == (2, 1, 1)
    assert looked(site.folder, "ar").of_language("ar") == ()


def test_domains_without_a_file_count_where_the_language_was_begun(site: GitSite) -> None:
    site.commit("2024-01-05", {
        POT: pot("One two."), "translations/templates/other.pot": pot("Three.", domain="other"),
        "translations/templates/checks.pot": pot("Of the checks.", domain="checks"),
        "translations/templates/pan.pot": pot("Uno dos tres.", domain="pan", language="pt-BR"),
        po_path("bn"): po("bn", ("One two.", "এক", "")),
        po_path("pt_BR", "other"): po("pt_BR"), po_path("xx"): po("xx"),
    })
    found = looked(site.folder, "bn", "pt-BR")
    assert figures(found) == [(date(2024, 1, 5), 2, 6)]
    assert figures(found, "pt-BR") == [(date(2024, 1, 5), 0, 3)], "its own pack is not to be translated"
    assert found.of_domain("bn", "checks") == () == found.of_language("xx")


def test_a_pack_counts_while_it_is_there(site: GitSite) -> None:
    everywhere = {f"translations/templates/{domain}.pot": pot("One two.", domain=domain)
                  for domain in ("egg", "site", "checks")}
    site.commit("2024-01-05", {**everywhere, po_path("bn"): po("bn", ("One two.", "এক", "")),
                               po_path("bn", "checks"): po("bn")})
    (site.folder / "learning_packs/egg/pack.yml").rename(site.folder / "learning_packs/egg/kept.yml")
    site.commit("2024-02-05")
    found = looked(site.folder)
    assert figures(found) == [(date(2024, 1, 5), 2, 6), (date(2024, 2, 5), 0, 4)]
    assert len(found.of_domain("bn", "egg")) == 1
    assert len(found.of_domain("bn", "site")) == len(found.of_domain("bn", "checks")) == 2


def test_a_lesson_that_was_adapted_is_done(site: GitSite) -> None:
    lesson = "learning_packs/egg/lessons/water.md"
    texts = pot("One two.", "Three four five.").replace("#: water.md", f"#: {lesson}", 1)
    assert lesson in texts
    adapted = f"---\ntitle: Water\ntime: PT1M\nadapts: {written_hash('x')}\n---\n\nText.\n"
    site.commit("2024-01-05", {POT: texts, po_path("bn"): po("bn"), lesson: "x"})
    site.commit("2024-02-05", {"learning_packs/egg/local/bn/lessons/water.md": adapted})
    site.commit("2024-03-05", {"learning_packs/egg/local/bn/lessons/other.md": adapted,
                               "learning_packs/egg/local/bn/lessons/a\nb.md": adapted,
                               "learning_packs/egg/lessons/a\nb.md": "x"})
    site.commit("2024-04-05", {lesson: "y"})
    site.commit("2024-05-05", {lesson: "x", "learning_packs/egg/local/bn/lessons/water.md": "---\n[\n---\n"})
    found = looked(site.folder)
    assert figures(found) == [
        (date(2024, 1, 5), 0, 5), (date(2024, 2, 5), 2, 5), (date(2024, 3, 5), 2, 5), (date(2024, 4, 5), 0, 5),
        (date(2024, 5, 5), 0, 5),
    ]
    assert [one.completeness.outdated for one in found.of_language("bn")] == [0, 0, 0, 1, 0], "its original moved on"


def test_a_trivial_change_outdates_nothing(site: GitSite) -> None:
    translated = po("bn", ("One two.", "এক", ""), ("Three.", "তিন", ""))
    site.commit("2024-01-05", {POT: pot("One two.", "Three."), po_path("bn"): translated})
    site.commit("2024-02-05", {POT: pot("One, two.", "Three four.")})
    declared = declaration("egg", "water:000000", "One two.", "One, two.")
    site.commit("2024-03-05", {"translations/trivial.yml": with_changes(Declared("trivial.yml"), [declared])})
    assert figures(looked(site.folder)) == [
        (date(2024, 1, 5), 3, 3), (date(2024, 2, 5), 0, 4), (date(2024, 3, 5), 2, 4),
    ]


def test_a_file_without_a_template_counts_by_itself(site: GitSite) -> None:
    site.commit("2024-01-05", {po_path("bn"): po("bn", ("One two.", "এক", ""), ("Three.", "", ""))})
    assert figures(looked(site.folder)) == [(date(2024, 1, 5), 2, 3)]


def test_broken_files_are_counted_as_far_as_they_can_be_read(site: GitSite) -> None:
    site.commit("2024-01-05", {POT: pot("One two.", "Three."), po_path("bn"): "\0\0 msgid msgid \"x"})
    assert figures(looked(site.folder)) == [(date(2024, 1, 5), 0, 3)]


def test_what_was_measured_is_not_read_again(site: GitSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site.commit("2024-01-05", {POT: pot("One two."), po_path("bn"): po("bn", ("One two.", "", ""))})
    first = looked(site.folder)
    site.commit("2024-02-05", {po_path("bn"): po("bn", ("One two.", "এক", ""))})
    fresh = looked(site.folder)
    read: list[str] = []
    from pathshala.history.git import Objects
    whole = Objects.read
    monkeypatch.setattr(Objects, "read", lambda self, blob, limit: read.append(blob) or whole(self, blob, limit))
    assert looked(site.folder, known=first.measured) == fresh
    assert len(read) == 2, "the template and the new file"
    read.clear()
    assert looked(site.folder, known=fresh.measured) == fresh
    assert read == []


def test_a_merge_counts_when_it_was_merged(site: GitSite) -> None:
    site.commit("2024-01-05", {POT: pot("One two."), po_path("bn"): po("bn", ("One two.", "", ""))})
    site.git("checkout", "--quiet", "-b", "work")
    site.commit("2024-02-05", {po_path("bn"): po("bn", ("One two.", "এক", ""))})
    site.git("checkout", "--quiet", "main")
    site.merge("work", "2024-03-05")
    assert figures(looked(site.folder)) == [(date(2024, 1, 5), 0, 2), (date(2024, 3, 5), 2, 2)]


def test_no_history_is_no_trend(tmp_path: Path, site: GitSite) -> None:
    assert looked(tmp_path) == Trend() == looked(site.folder)
    shutil.rmtree(site.folder / "learning_packs")
    site.commit("2024-01-05", {"README.md": "x"})
    assert looked(site.folder) == Trend()


def test_a_shallow_clone_begins_where_it_begins(site: GitSite, tmp_path: Path) -> None:
    site.commit("2024-01-05", {POT: pot("One two."), po_path("bn"): po("bn", ("One two.", "", ""))})
    site.commit("2024-02-05", {po_path("bn"): po("bn", ("One two.", "এক", ""))})
    assert figures(looked(site.clone(tmp_path / "clone", "--depth=1"))) == [(date(2024, 2, 5), 2, 2)]


def test_adding_up_nothing() -> None:
    assert Trend(((date(2024, 1, 1), {("bn", "egg"): Completeness(3, 1)}),)).of_language("ar") == ()
