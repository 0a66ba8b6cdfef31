"""`pathshala translate import` takes over what was translated elsewhere: nothing is lost, and nothing that is
there is overwritten."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import small_site
from bench.importing import SOURCE, TRANSLATED, agreement, aligned, to_judge
from markup_samples import NO_CORPORA, OURS, ROOT, bodies
from pathshala.cli import main
from pathshala.markup.engine import Engine
from pathshala.translate.bring_in.align import Sides, align
from pathshala.translate.bring_in.anchors import Anchors, has_words, last_step, western
from pathshala.translate.bring_in.pairs import match
from pathshala.translate.bring_in.parts import CODE, Part, read_parts
from pathshala.translate.bring_in.proposals import Proposal, bring_in
from pathshala.translate.po.catalogue import Catalogue, Entry
from pathshala.translate.po.codec import parse_po, write_po
from pathshala.translate.states import is_suggestion
from pathshala.translate.units import Unit

MSGFMT = shutil.which("msgfmt")

SOURCE_TEXT = """\
---
title: The water
key_points:
  - Water boils at a lower temperature on a mountain.
---

Use a pot of `2 l`, and read [the table](table.md) before you begin.

## How much water

One finger above the eggs is enough for 6 eggs.

- Cold water is best for old eggs.
- Hot water may crack the shell.

```sh
boil --minutes 6
```

## When it boils

Turn the heat down, and wait for 10 minutes. Then take the eggs out.

The shell comes off more easily under cold water.
"""
TRANSLATED_TEXT = """\
---
title: El agua
key_points:
  - El agua hierve a menor temperatura en una montaña.
---

Usa una olla de `2 l`, y lee [la tabla](table.md) antes de empezar.

## Cuánta agua

Un dedo por encima de los huevos basta para 6 huevos.

- El agua fría es mejor para huevos viejos.
- El agua caliente puede romper la cáscara.

```sh
boil --minutes 6
```

## Cuando hierve

Baja el fuego y espera 10 minutos. Luego saca los huevos.

La cáscara se quita más fácilmente bajo agua fría.
"""
PASSAGES = 10


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(SOURCE_TEXT, encoding="utf-8")
    (tmp_path / "b.md").write_text(TRANSLATED_TEXT, encoding="utf-8")
    return tmp_path


def bring(place: Path, *more: str) -> int:
    """Import `b.md`, translated from `a.md`, into `es.po`."""
    return main(["translate", "import", "es", "--source", str(place / "a.md"),
                 "--translated", str(place / "b.md"), "--output", str(place / "es.po"), *more])


def translate_anew(place: Path, old: str, new: str) -> None:
    assert old in TRANSLATED_TEXT
    (place / "b.md").write_text(TRANSLATED_TEXT.replace(old, new), encoding="utf-8")


def read(path: Path) -> Catalogue:
    catalogue, faults = parse_po(path.read_bytes(), path.name)
    assert faults == []
    return catalogue


def done(catalogue: Catalogue) -> dict[str, str]:
    """What counts as translated, by source."""
    return {entry.msgid: entry.msgstr[0] for entry in catalogue.messages if entry.translated and not entry.fuzzy}


def doubtful(catalogue: Catalogue) -> dict[str, Entry]:
    return {entry.msgid: entry for entry in catalogue.messages if entry.fuzzy}


def test_files_of_one_structure_are_translated_throughout(place: Path) -> None:
    assert bring(place) == 0
    catalogue = read(place / "es.po")
    translated = done(catalogue)
    assert len(translated) == len(catalogue.messages) == PASSAGES
    assert translated["The water"] == "El agua"
    assert translated["Water boils at a lower temperature on a mountain."].startswith("El agua hierve")
    assert translated["How much water"] == "Cuánta agua"
    assert translated["Hot water may crack the shell."] == "El agua caliente puede romper la cáscara."


@pytest.mark.skipif(MSGFMT is None, reason="gettext is not installed")
def test_gettext_reads_what_was_written(place: Path) -> None:
    translate_anew(place, "Luego saca los huevos.", "")
    bring(place)
    subprocess.run([str(MSGFMT), "-c", "-o", "/dev/null", str(place / "es.po")], check=True)


def test_importing_again_changes_nothing(place: Path) -> None:
    translate_anew(place, "Baja el fuego", "Además\n\nBaja el fuego")
    bring(place)
    once = (place / "es.po").read_bytes()
    assert bring(place) == 0
    assert (place / "es.po").read_bytes() == once


def test_a_passage_that_was_not_translated_stays_untranslated(place: Path) -> None:
    translate_anew(place, "Un dedo por encima de los huevos basta para 6 huevos.\n", "")
    bring(place)
    catalogue = read(place / "es.po")
    assert "One finger above the eggs is enough for 6 eggs." not in done(catalogue)
    right = done_rightly()
    assert all(right[source] == text for source, text in done(catalogue).items())
    assert len(done(catalogue)) >= PASSAGES // 2


def done_rightly() -> dict[str, str]:
    """Every passage of the source, and its translation."""
    def passages(text: str) -> list[str]:
        body = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
        lines = [line.strip(" -#") for line in body.split("\n")]
        return [re.sub("^title: ", "", line) for line in lines if line and line != "key_points:"]

    return dict(zip(passages(SOURCE_TEXT), passages(TRANSLATED_TEXT), strict=True))


def test_a_translation_without_a_source_is_told_in_full(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    extra = "Pero quien vive en la costa no tiene que pensar nunca en nada de todo esto, y puede ir a nadar."
    translate_anew(place, "## Cuando hierve", f"{extra}\n\n## Cuando hierve")
    bring(place)
    line = (place / "b.md").read_text().split("\n").index(extra) + 1
    assert f"b.md:{line}: no source goes with this: {extra}" in capsys.readouterr().out
    assert len(done(read(place / "es.po"))) >= PASSAGES // 2


def test_a_paragraph_that_was_split_is_offered_as_a_whole(place: Path) -> None:
    translate_anew(place, "10 minutos. Luego", "10 minutos.\n\nLuego")
    bring(place)
    entry = doubtful(read(place / "es.po"))["Turn the heat down, and wait for 10 minutes. Then take the eggs out."]
    assert entry.msgstr[0] == "Baja el fuego y espera 10 minutos.\nLuego saca los huevos."
    assert is_suggestion(entry)


def test_paragraphs_that_were_joined_are_offered_to_both(place: Path) -> None:
    translate_anew(place, "huevos.\n\nLa cáscara", "huevos. La cáscara")
    bring(place)
    offered = {entry.msgstr[0] for entry in doubtful(read(place / "es.po")).values()}
    assert "Baja el fuego y espera 10 minutos. Luego saca los huevos. La cáscara se quita más fácilmente bajo agua " \
        "fría." in offered


def test_a_section_that_was_moved_is_nowhere_taken_for_another(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head, first, second = re.split("(?=^## )", TRANSLATED_TEXT, flags=re.MULTILINE)
    (place / "b.md").write_text(f"{head}{second}\n{first}", encoding="utf-8")
    bring(place)
    right = done_rightly()
    assert all(right[source] == text for source, text in done(read(place / "es.po")).items())
    told = capsys.readouterr().out + (place / "es.po").read_text()
    assert all(text in told for text in right.values())


def test_a_text_in_the_sources_own_words_is_no_translation(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translate_anew(place, "La cáscara se quita más fácilmente bajo agua fría.",
                   "The shell comes off more easily under cold water.")
    bring(place)
    assert "The shell comes off more easily under cold water." not in done(read(place / "es.po"))
    assert "left in the source's words: The shell" in capsys.readouterr().out


@pytest.mark.parametrize("old, words", [
    ("## Cuánta agua", "How much water"), ("title: El agua", "The water"),
])
def test_a_short_text_in_the_sources_own_words_is_no_translation(
    place: Path, capsys: pytest.CaptureFixture[str], old: str, words: str
) -> None:
    translate_anew(place, old, f"{old.partition(' ')[0]} {words}")
    bring(place)
    assert words not in done(read(place / "es.po"))
    told = capsys.readouterr().out
    assert f"left in the source's words: {words}" in told and "1 not translated" in told


@pytest.mark.parametrize("text, words", [
    ("Water", True), ("水", True), ("See `x`", True), ("[a](b.md)", True), ("10,000", False), ("১২ – 14 %", False), ("`git push`", False),
    ("<https://a.example/b>", False), ("{{name}}", False), ("%(num)s", False), ("---", False), (":icon:", False), ("", False),
])
def test_a_text_without_words_is_the_same_in_every_language(text: str, words: bool) -> None:
    assert has_words(text) is words
    (found,) = match([([Part(text, "paragraph")], [Part(text, "paragraph")])])
    assert [one.left_in_source for one in found] == [words]


@pytest.mark.parametrize("wrong, instead", [
    ("`2 l`", "`3 l`"), ("6 huevos", "8 huevos"), ("[la tabla](table.md)", "la tabla"),
])
def test_what_differs_in_code_numbers_or_links_is_not_sure(place: Path, wrong: str, instead: str) -> None:
    translate_anew(place, wrong, instead)
    bring(place)
    assert any(instead in entry.msgstr[0] for entry in doubtful(read(place / "es.po")).values())


def test_a_translation_that_is_there_stays(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bring(place)
    text = (place / "es.po").read_text(encoding="utf-8").replace("Cuánta agua", "La cantidad de agua")
    (place / "es.po").write_text(text, encoding="utf-8")
    capsys.readouterr()
    bring(place)
    assert (place / "es.po").read_text(encoding="utf-8") == text
    assert "another translation is there, and stays: Cuánta agua" in capsys.readouterr().out


def test_empty_files_give_nothing(place: Path) -> None:
    (place / "b.md").write_text("")
    assert bring(place) == 0
    assert done(read(place / "es.po")) == {}
    (place / "a.md").write_text("")
    (place / "b.md").write_text(TRANSLATED_TEXT, encoding="utf-8")
    assert bring(place) == 0


def test_a_damaged_file_is_named_and_left_out(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "b.md").write_bytes(TRANSLATED_TEXT.encode("latin-1"))
    assert bring(place) == 1
    assert re.search(r"b\.md:4:\d+: .*UTF-8", capsys.readouterr().err)


def test_a_damaged_po_file_is_left_alone(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "es.po").write_text('msgid "a"\nmsgstr "b\n')
    assert bring(place) == 1
    assert (place / "es.po").read_text() == 'msgid "a"\nmsgstr "b\n'
    assert "must be mended first" in capsys.readouterr().out


@pytest.mark.parametrize("text", [
    "> " * 3_000 + "deep", "[" * 100_000, "\n\n".join("- x" * 40 for _ in range(3_000)), "`" * 90_000,
    "1" * 140_000, "{{" * 60_000, ":a" * 60_000,
])
def test_hostile_text_ends_in_time(place: Path, text: str) -> None:
    (place / "b.md").write_text(text)
    begun = time.process_time()
    assert bring(place) in (0, 1)
    assert time.process_time() - begun < 30


def test_long_texts_are_aligned_in_a_band() -> None:
    source = [Anchors(Part(f"Passage {number} about something", "paragraph")) for number in range(4_000)]
    target = [Anchors(Part(f"Pasaje {number} sobre algo", "paragraph")) for number in range(3_900)]
    begun = time.process_time()
    beads = align(Sides(source, target))
    assert time.process_time() - begun < 30
    assert [i for bead in beads for i in bead.source] == list(range(4_000))
    assert [j for bead in beads for j in bead.target] == list(range(3_900))
    right = sum(bead.is_pair and bead.source == bead.target for bead in beads)
    assert right > 3_800


@pytest.mark.parametrize("arguments, said", [
    (["xx yy", "--translated", "b.md"], "is no language tag"),
    (["es", "--translated", "nowhere.md"], "is not there"),
    (["es"], "nothing to import"),
    (["es", "--translated", "b.md", "--output", "x.po"], "give --source and --translated"),
])
def test_what_cannot_be_done_is_said(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    small_site.write(place)
    monkeypatch.chdir(place)
    assert main(["translate", "import", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_folders_are_paired_by_name(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder, name in (("en", "a.md"), ("es", "b.md")):
        (place / folder).mkdir()
        shutil.copy(place / name, place / folder / "water.md")
    (place / "es" / "other.md").write_text("Otro.\n")
    status = main(["translate", "import", "es", "--source", str(place / "en"), "--translated", str(place / "es"),
                   "--output", str(place / "es.po")])
    assert status == 1
    assert "other.md: there is no source of this name" in capsys.readouterr().out
    assert len(done(read(place / "es.po"))) == PASSAGES


# Texts that hypothesis puts together; each line of one has its counterpart in the other.
LINES = (
    ("A first line about eggs.", "Una primera línea sobre huevos."), ("## A heading", "## Un título"),
    ("- An item with `code`", "- Un punto con `code`"), ("Some 12 numbers here", "Unos 12 números aquí"),
    ("A [link](to.md) there", "Un [enlace](to.md) allí"), ("> A quote", "> Una cita"), ("Short", "Corto"),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(range(len(LINES))), max_size=9), st.lists(st.sampled_from(range(len(LINES))), max_size=9)
)
def test_nothing_is_lost(
    place: Path, capsys: pytest.CaptureFixture[str], source: list[int], translated: list[int]
) -> None:
    (place / "a.md").write_text("\n\n".join(LINES[one][0] for one in source), encoding="utf-8")
    (place / "b.md").write_text("\n\n".join(LINES[one][1] for one in translated), encoding="utf-8")
    before = {entry.msgstr[0] for entry in read(place / "es.po").entries} if (place / "es.po").exists() else set()
    assert bring(place) == 0
    told = capsys.readouterr().out
    after = {text for entry in read(place / "es.po").entries for text in entry.msgstr}
    assert all(text in told or any(text in held for held in after)
               for one in translated for text in [LINES[one][1].lstrip("#-> ")])
    assert {text for text in before if text and "Content-Type" not in text} <= after


# In a site.

WATER = {
    "The water": "El agua", "Water boils at a lower temperature on a mountain.": "El agua hierve antes en una montaña.",
    "Cold eggs crack in hot water.": "Los huevos fríos se rompen en agua caliente.",
    "Eggs want enough water.": "Los huevos quieren bastante agua.", "What you need": "Lo que necesitas",
    "A pot that holds all eggs in one layer.": "Una olla con sitio para todos los huevos.",
    "Water, one finger above the eggs.": "Agua, un dedo por encima de los huevos.",
    "See the [other lesson]": "Mira la [otra lección]",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = small_site.write(tmp_path / "site", ("es",))
    text = (root / "learning_packs/egg/lessons/water.md").read_text()
    for source, translation in WATER.items():
        text = text.replace(source, translation)
    (tmp_path / "water.md").write_text(text, encoding="utf-8")
    return root


def in_site(site: Path, *arguments: str) -> int:
    return main(["-C", str(site), "translate", "import", "es", *arguments])


def of_pack(site: Path) -> Catalogue:
    return read(site / "translations/es/LC_MESSAGES/egg.po")


def test_a_lesson_of_a_pack_is_the_source_by_default(site: Path) -> None:
    assert in_site(site, "--translated", str(site.parent / "water.md"), "--pack", "egg") == 0
    translated = done(of_pack(site))
    assert translated["What you need"] == "Lo que necesitas"
    assert translated["Eggs want enough water."] == "Los huevos quieren bastante agua."
    units = {entry.context for entry in read(site / "translations/templates/egg.pot").messages}
    assert {entry.context for entry in of_pack(site).messages} == units


def test_what_was_translated_from_an_older_text_is_outdated(site: Path) -> None:
    lesson = site / "learning_packs/egg/lessons/water.md"
    old = site.parent / "old.md"
    shutil.copy(lesson, old)
    lesson.write_text(lesson.read_text().replace("one finger above the eggs", "two fingers above the eggs")
                      .replace("A pot that holds all eggs in one layer.", "Salt."))
    translated = str(site.parent / "water.md")
    assert in_site(site, "--translated", translated, "--source", str(old), "--pack", "egg", "--lesson", "water") == 0
    entry = doubtful(of_pack(site))["Water, two fingers above the eggs."]
    assert entry.msgstr[0] == "Agua, un dedo por encima de los huevos."
    assert entry.previous_msgid == "Water, one finger above the eggs."
    assert not is_suggestion(entry)
    gone = {entry.msgid: entry.msgstr[0] for entry in of_pack(site).obsolete}
    assert gone["A pot that holds all eggs in one layer."] == "Una olla con sitio para todos los huevos."
    once = (site / "translations/es/LC_MESSAGES/egg.po").read_bytes()
    in_site(site, "--translated", translated, "--source", str(old), "--pack", "egg", "--lesson", "water")
    assert (site / "translations/es/LC_MESSAGES/egg.po").read_bytes() == once


def test_folders_hold_lessons_under_their_names(site: Path) -> None:
    for folder, path in (("en", site / "learning_packs/egg/lessons/water.md"), ("es", site.parent / "water.md")):
        (site.parent / folder).mkdir()
        shutil.copy(path, site.parent / folder / "water.md")
    translated = str(site.parent / "es")
    assert in_site(site, "--translated", translated, "--pack", "egg", "--lesson", "water") == 2
    (site.parent / "en/water.md").rename(site.parent / "en/other.md")
    assert in_site(site, "--translated", translated, "--source", str(site.parent / "en"), "--pack", "egg") == 0
    assert done(of_pack(site))["What you need"] == "Lo que necesitas"
    (site.parent / "es/water.md").unlink()
    assert in_site(site, "--translated", translated, "--source", str(site.parent / "en"), "--pack", "egg") == 0


def test_an_unknown_lesson_is_named(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert in_site(site, "--translated", str(site.parent / "water.md"), "--pack", "egg", "--lesson", "watter") == 1
    assert "the pack has no lesson watter; it has pack.yml, water, time" in capsys.readouterr().out
    assert in_site(site, "--translated", str(site.parent / "water.md"), "--pack", "eggs") == 2


def test_a_suggestion_gives_way_to_what_is_sure_and_is_kept() -> None:
    unit = Unit("water:aaaaaa", "Boil the water.", "paragraph", (), "water.md")
    entry = Entry(unit.source, ("Edited by hand",), unit.context, flags=("fuzzy",), previous_context="time:bbbbbb",
                  previous_msgid="Boil water.")
    catalogue, brought = bring_in(
        Catalogue((entry,)), [unit], {unit.context: Proposal(unit.source, "Hierve el agua.", True, "b.md:1")})
    assert len(brought.sure) == 1
    assert done(catalogue) == {"Boil the water.": "Hierve el agua."}
    assert [one.msgstr[0] for one in catalogue.obsolete] == ["Edited by hand"]


MEDIAWIKI = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"X-Language-Code: es\n"
"X-Message-Group: page-Boil an egg\n"
"X-Generator: MediaWiki 1.43; Translate\n"

msgctxt "Boil an egg/Page display title"
msgid "The water"
msgstr "El agua"

msgctxt "Boil an egg/1"
msgid "Eggs want enough water."
msgstr "!!FUZZY!!Los huevos quieren agua."

msgctxt "Boil an egg/2"
msgid "A pot that <tvar name=1>holds</tvar> all eggs in one layer."
msgstr "Una olla para todos los huevos."

msgctxt "Boil an egg/3"
msgid "[[Special:MyLanguage/Egg|Eggs]] are good."
msgstr "Los huevos son buenos."
"""
MDBOOK = r"""
msgid ""
msgstr ""
"Project-Id-Version: Eggs\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Language: es\n"

#: src/SUMMARY.md:3 src/water.md:1
msgid "What you need"
msgstr "Lo que necesitas"

#: src/water.md:12
msgid "See the [other lesson](time.md#what-you-need)."
msgstr "Mira la [otra lección](time.md#what-you-need)."

#: src/water.md:14
msgid "Water, one finger over the eggs."
msgstr "Agua, un dedo por encima de los huevos."
"""


def test_mediawikis_export_is_found_by_its_texts(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site.parent / "wiki.po").write_text(MEDIAWIKI.strip(), encoding="utf-8")
    assert in_site(site, "--po", str(site.parent / "wiki.po")) == 0
    assert done(of_pack(site)) == {
        "The water": "El agua", "A pot that holds all eggs in one layer.": "Una olla para todos los huevos.",
    }
    entry = doubtful(of_pack(site))["Eggs want enough water."]
    assert entry.msgstr[0] == "Los huevos quieren agua."
    assert is_suggestion(entry)
    assert re.search(r"wiki\.po:\d+: no text here is like its source: Los huevos son buenos\.", capsys.readouterr().out)


def test_mdbooks_file_is_found_by_its_texts(site: Path) -> None:
    (site.parent / "es.po").write_text(MDBOOK.strip(), encoding="utf-8")
    assert in_site(site, "--po", str(site.parent / "es.po"), "--pack", "egg") == 0
    assert done(of_pack(site)).keys() == {"What you need", "See the [other lesson](time.md#what-you-need)."}
    entry = doubtful(of_pack(site))["Water, one finger above the eggs."]
    assert entry.previous_msgid == "Water, one finger over the eggs."
    once = (site / "translations/es/LC_MESSAGES/egg.po").read_bytes()
    in_site(site, "--po", str(site.parent / "es.po"), "--pack", "egg")
    assert (site / "translations/es/LC_MESSAGES/egg.po").read_bytes() == once


def po(*pairs: tuple[str, str], flag: str = "") -> str:
    """A PO file of another tool, with these sources and translations."""
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    return head + "".join(f'\n{flag}msgctxt "{number}"\nmsgid "{source}"\nmsgstr "{text}"\n'
                          for number, (source, text) in enumerate(pairs))


def test_a_source_with_different_translations_has_none_that_is_sure(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = site.parent / "first.po", site.parent / "second.po"
    first.write_text(po(("What you need", "Lo necesario"), ("The water", "El agua"), ("The time", "Tiempo")), encoding="utf-8")
    second.write_text(po(("What *you* need", "x"), ("What you need", "Lo que necesitas"), ("The  water", "El agua")), encoding="utf-8")
    assert in_site(site, "--po", str(first), "--po", str(second), "--pack", "egg") == 0
    assert done(of_pack(site)) == {"The water": "El agua", "The time": "Tiempo"}
    entry = doubtful(of_pack(site))["What you need"]
    assert entry.msgstr[0] == "Lo necesario" and is_suggestion(entry)
    told = capsys.readouterr().out
    assert re.search(r"second\.po:\d+: \S*first\.po:4 translates the same text otherwise, so neither is sure: Lo que necesitas", told)
    assert "6 translations, 4 of them used" in told and "no text here is like its source: x" in told


def test_a_sure_translation_stands_beside_a_doubtful_one(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = site.parent / "first.po", site.parent / "second.po"
    first.write_text(po(("What you need", "Dudoso"), flag="#, fuzzy\n"), encoding="utf-8")
    second.write_text(po(("What you need", "Lo que necesitas")), encoding="utf-8")
    assert in_site(site, "--po", str(first), "--po", str(second), "--pack", "egg") == 0
    assert done(of_pack(site)) == {"What you need": "Lo que necesitas"}
    assert "translates the same text otherwise, and is taken: Dudoso" in capsys.readouterr().out


def test_a_po_files_text_in_the_sources_own_words_is_no_translation(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site.parent / "es.po").write_text(po(("What you need", "What you need"), ("The time", "El tiempo")), encoding="utf-8")
    assert in_site(site, "--po", str(site.parent / "es.po"), "--pack", "egg") == 0
    assert done(of_pack(site)) == {"The time": "El tiempo"} and doubtful(of_pack(site)) == {}
    assert "left in the source's words: What you need" in capsys.readouterr().out


# How pairs are found.

def test_anchors_are_seen_through_digits_and_languages() -> None:
    assert western("১২,৫০০") == western("12.500") == "12500"
    assert last_step("https://bn.example.org/wiki/Egg?a=1#top") == "Egg"
    source = Anchors(Part("Boil `x` for 12 minutes, see [this](a/b.md) and {{name}}[^1]", "paragraph"))
    target = Anchors(Part("[এই](../a/b.md) ও {{name}} দেখুন, `x` ১২ মিনিট[^1]", "paragraph"))
    assert source.agrees(target)
    assert not source.agrees(Anchors(Part("[এই](../a/b.md) ও {{name}} দেখুন, `x` ১৩ মিনিট[^1]", "paragraph")))


def test_code_is_never_a_translation() -> None:
    found = match([([Part("a = 1", CODE), Part("One.", "paragraph")], [Part("a = 1", CODE), Part("Uno.", "paragraph")])])
    assert [[part.text for part in one.source] for one in found[0]] == [["One."]]


@pytest.mark.skipif(not SOURCE.is_dir(), reason=NO_CORPORA)
def test_of_a_real_translation_the_sure_pairs_share_their_anchors() -> None:
    found = aligned(SOURCE, TRANSLATED)
    assert len(to_judge(found)) >= 290
    assert agreement(found) >= 0.98


@pytest.mark.parametrize("language", ["ar", "bn"])
def test_in_any_script_what_is_sure_is_right(language: str) -> None:
    """Our own translations tell what is right; every tenth passage is missing on either side."""
    texts, right = [], {}
    engine = Engine(OURS)
    for pack in ("first-edit", "reliable-sources"):
        known = done(read(ROOT / f"translations/{language}/LC_MESSAGES/{pack}.po"))
        for path in bodies(ROOT / f"learning_packs/{pack}/lessons"):
            parts = [part for part in read_parts(path, path.name, engine)[0] or () if part.is_code or part.text in known]
            right |= {part.text: known.get(part.text) for part in parts}
            texts.append(([part for number, part in enumerate(parts) if number % 10 != 3],
                          [replace(part, text=known.get(part.text, part.text)) for number, part in enumerate(parts)
                           if number % 10 != 7]))
    sure = [pair for found in match(texts) for pair in found if pair.sure]
    wrong = [pair for pair in sure if right[pair.source[0].text] != pair.target[0].text]
    assert len(sure) > 120
    assert len(wrong) <= 0.02 * len(sure)


def test_what_is_written_is_read_the_same(place: Path) -> None:
    bring(place)
    data = (place / "es.po").read_bytes()
    assert write_po(read(place / "es.po")) == data
