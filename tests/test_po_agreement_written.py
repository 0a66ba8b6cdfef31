"""What this project writes, polib and gettext's tools read as it does: files that were made, edited, merged and signed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import polib
import pytest

from pathshala.translate.merge import merge
from pathshala.translate.po.catalogue import Catalogue, Entry, changed, header_value
from pathshala.translate.po.codec import parse_po, write_po
from pathshala.translate.review import approved, machine_made
from pathshala.translate.template import new_catalogue, template
from pathshala.translate.units import Unit

NOW, DAY = datetime(2026, 1, 1, tzinfo=UTC), date(2026, 6, 1)
CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "yii-po"
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""}
needs_gettext = pytest.mark.skipif(shutil.which("msgcat") is None, reason="GNU gettext is not on this machine")
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus yii-po is not on this machine")

TEXTS = (
    "A short one.", "A **bold** one with [a link](a.md) and `code`.", 'Quotes: "so", a backslash \\, a tab\tand more.',
    "Two\nlines.", "Three\nlines\nwith a last end\n", "%d per cent {of} %(them)s", "A very long one. " * 40,
    "العربية: نص من اليمين إلى اليسار.", "বাংলা লেখা।", "日本語の文章。", "\u200bInvisible\u00a0things\u2028here", "#, fuzzy", "-", "🂡 cards",
)


def unit(number: int, text: str) -> Unit:
    return Unit(f"page:{number:06x}", text, "paragraph", ("A heading", "Another"), "lessons/page.md")


@cache
def stages() -> dict[str, bytes]:
    """One PO file through the hands that it passes, as bytes, each made from those before."""
    units = [unit(number, text) for number, text in enumerate(TEXTS)]
    made = {"template": template(units, "page", NOW), "new": write_po(merge(new_catalogue("bn", "page", NOW), units)[0])}
    made["translated"] = edited(made["new"])
    now = [unit(1, "A **very bold** one with [a link](a.md) and `code`."), *units[2:4], *units[6:], unit(99, "A short one!")]
    made["merged"] = write_po(merge(parse_po(made["translated"], "bn.po")[0], now)[0])
    made["merged again"] = write_po(merge(parse_po(made["merged"], "bn.po")[0], units)[0])
    made["signed"] = signed(made["merged again"])
    return made


def edited(data: bytes) -> bytes:
    """The file with most of its texts translated, as an editor or this project's own tools change it."""
    catalogue, _ = parse_po(data, "bn.po")
    entries = [entry if entry.is_header or number % 5 == 4 else changed(entry, msgstr=(f"অনুবাদ: {entry.msgid}",))
               for number, entry in enumerate(catalogue.entries)]
    return write_po(replace(catalogue, entries=tuple(entries)))


def signed(data: bytes) -> bytes:
    """The file with some translations approved, and some said to be a machine's."""
    catalogue, _ = parse_po(data, "bn.po")

    def sign(number: int, entry: Entry) -> Entry:
        if entry.is_header or entry.obsolete or not entry.translated or entry.fuzzy:
            return entry
        return machine_made(entry, "Machine 1", DAY) if number % 2 else approved(entry, "রহিমা <r@example.org>", DAY, catalogue)

    return write_po(replace(catalogue, entries=tuple(sign(*one) for one in enumerate(catalogue.entries))))


STAGES = ("template", "new", "translated", "merged", "merged again", "signed")


def test_the_stages_hold_all_that_can_stand_in_a_file() -> None:
    assert tuple(stages()) == STAGES
    merged = messages(stages()["merged"])
    assert any(entry.fuzzy and entry.previous_msgid for entry in merged) and any(entry.obsolete for entry in merged)
    assert b"# pathshala: reviewed by " in stages()["signed"] and b"# pathshala: machine translation by " in stages()["signed"]


def messages(data: bytes) -> list[Entry]:
    """The entries of a file but its header, as this project reads them; nothing may be wrong with it."""
    catalogue, faults = parse_po(data, "bn.po")
    assert faults == []
    return [entry for entry in catalogue.entries if not entry.is_header]


@pytest.mark.parametrize("stage", STAGES)
def test_polib_reads_it_the_same(stage: str, tmp_path: Path) -> None:
    assert_polib_reads(stages()[stage], tmp_path / "x.po")


def assert_polib_reads(data: bytes, path: Path) -> None:
    # From a file: of a text, polib takes U+2028 for the end of a line.
    path.write_bytes(data)
    assert [of_polib(entry) for entry in polib.pofile(str(path))] == [as_polib(entry) for entry in messages(data)]


def of_polib(entry: polib.POEntry) -> tuple[object, ...]:
    forms = tuple(entry.msgstr_plural[index] for index in sorted(entry.msgstr_plural)) or (entry.msgstr,)
    # Of an obsolete entry, polib loses the previous source.
    previous = () if entry.obsolete else (entry.previous_msgctxt, entry.previous_msgid, entry.previous_msgid_plural)
    return (entry.msgctxt, entry.msgid, entry.msgid_plural or None, forms, entry.flags, entry.tcomment, entry.comment,
            [name for name, _ in entry.occurrences], bool(entry.obsolete), previous)


def as_polib(entry: Entry) -> tuple[object, ...]:
    previous = () if entry.obsolete else (entry.previous_context, entry.previous_msgid, entry.previous_plural)
    return (entry.context, entry.msgid, entry.msgid_plural, entry.msgstr, list(entry.flags), "\n".join(entry.translator),
            "\n".join(entry.extracted), " ".join(entry.references).split(), entry.obsolete, previous)


@needs_gettext
@pytest.mark.parametrize("stage", STAGES)
def test_what_msgcat_makes_of_it_says_the_same(stage: str) -> None:
    assert parse_po(gettext("msgcat", stages()[stage], "--no-wrap"), "bn.po")[0].entries == parse_po(stages()[stage], "bn.po")[0].entries


def gettext(tool: str, data: bytes, *options: str) -> bytes:
    """What one of gettext's tools makes of a file. It may not even warn."""
    done = subprocess.run([tool, *options, "-"], input=data, capture_output=True, env=ENVIRONMENT, check=False)
    assert done.returncode == 0 and b"warning" not in done.stderr, done.stderr.decode()
    return done.stdout or done.stderr


@needs_gettext
@pytest.mark.parametrize("stage", STAGES[1:])
def test_msgfmt_counts_the_same(stage: str) -> None:
    said = gettext("msgfmt", stages()[stage], "-c", "--statistics", "-o", os.devnull).decode()
    counts = {kind: int(number) for number, kind in re.findall(r"(\d+) (translated|fuzzy|untranslated)", said)}
    found = by_state(stages()[stage])
    assert {kind: counts.get(kind, 0) for kind in found} == {kind: len(found[kind]) for kind in found} | {"obsolete": 0}


@needs_gettext
@pytest.mark.parametrize("stage", STAGES[1:])
@pytest.mark.parametrize("state, options", [
    ("translated", ("--translated", "--no-fuzzy", "--no-obsolete")), ("fuzzy", ("--only-fuzzy", "--no-obsolete")),
    ("untranslated", ("--untranslated", "--no-obsolete")), ("obsolete", ("--only-obsolete",)),
])
def test_msgattrib_finds_the_same(stage: str, state: str, options: tuple[str, ...]) -> None:
    found = gettext("msgattrib", stages()[stage], "--no-wrap", *options)
    listed = {entry.context for entry in messages(found)} if found else set()
    assert listed == by_state(stages()[stage])[state]


def by_state(data: bytes) -> dict[str, set[str | None]]:
    """The contexts of a file by what gettext calls their state."""
    found: dict[str, set[str | None]] = {"translated": set(), "fuzzy": set(), "untranslated": set(), "obsolete": set()}
    for entry in messages(data):
        state = ("obsolete" if entry.obsolete else "fuzzy" if entry.fuzzy else
                 "translated" if entry.translated else "untranslated")
        found[state].add(entry.context)
    return found


@pytest.mark.corpus
@needs_corpus
@needs_gettext
def test_files_of_others_that_we_edit_are_read_the_same(tmp_path: Path) -> None:
    for path, data in edited_files():
        assert_polib_reads(data, tmp_path / path.name)
        assert parse_po(gettext("msgcat", data, "--no-wrap"), "x.po")[0].entries == parse_po(data, "x.po")[0].entries, path


def edited_files() -> Iterator[tuple[Path, bytes]]:
    """Every twelfth file of the corpus that names its encoding, with its first three entries changed."""
    for path in sorted(CORPUS.rglob("*.po"))[::12]:
        catalogue: Catalogue = parse_po(path.read_bytes(), path.name)[0]
        if "CHARSET" in header_value(catalogue, "Content-Type"):
            continue
        entries = [entry if entry.is_header else
                   changed(entry, msgstr=("new\n" + '"line" \\',), flags=("fuzzy",), previous_msgid="Before\nthat")
                   for entry in catalogue.entries[:4]] + [*catalogue.entries[4:]]
        yield path, write_po(replace(catalogue, entries=tuple(entries)))
