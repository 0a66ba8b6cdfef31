"""Real PO files come back byte for byte, and other tools read them as we do."""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from pathshala.translate.po.catalogue import Catalogue, Entry
from pathshala.translate.po.codec import parse_po, write_po

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "yii-po"
MSGFMT = shutil.which("msgfmt")

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus yii-po is not on this machine"),
]


def files() -> list[Path]:
    return sorted(CORPUS.rglob("*.po"))


def written_anew(catalogue: Catalogue) -> Catalogue:
    entries = tuple(dataclasses.replace(entry, raw=None, lead=None) for entry in catalogue.entries)
    return dataclasses.replace(catalogue, entries=entries, tail="")


def test_all_files_come_back_byte_for_byte() -> None:
    assert len(files()) == 240
    for path in files():
        data = path.read_bytes()
        catalogue, faults = parse_po(data, path.name)
        assert faults == []
        assert write_po(catalogue) == data


def test_polib_reads_the_same_content() -> None:
    for path in files()[::6]:
        catalogue, _ = parse_po(path.read_bytes(), path.name)
        theirs = polib.pofile(str(path))
        ours = [entry for entry in catalogue.entries if not entry.is_header]
        assert [as_polib(entry) for entry in ours] == [facts(entry) for entry in theirs]


def as_polib(entry: Entry) -> tuple[object, ...]:
    return (entry.context, entry.msgid, entry.msgstr[0], list(entry.flags), "\n".join(entry.translator),
            "\n".join(entry.extracted), entry.previous_msgid, entry.obsolete)


def facts(entry: polib.POEntry) -> tuple[object, ...]:
    return (entry.msgctxt, entry.msgid, entry.msgstr, entry.flags, entry.tcomment, entry.comment,
            entry.previous_msgid, bool(entry.obsolete))


def test_our_own_form_reads_the_same() -> None:
    for path in files()[::3]:
        catalogue, _ = parse_po(path.read_bytes(), path.name)
        again, faults = parse_po(write_po(written_anew(catalogue)), path.name)
        assert faults == []
        assert again.entries == catalogue.entries


@pytest.mark.skipif(MSGFMT is None, reason="msgfmt (GNU gettext) is not on this machine")
def test_msgfmt_accepts_our_own_form(tmp_path: Path) -> None:
    for path in files()[::12]:
        catalogue, _ = parse_po(path.read_bytes(), path.name)
        target = tmp_path / path.name
        target.write_bytes(write_po(written_anew(catalogue)))
        done = subprocess.run([str(MSGFMT), "-c", "-o", "/dev/null", target], capture_output=True, text=True,
                              check=False)
        assert done.returncode == 0, done.stderr
