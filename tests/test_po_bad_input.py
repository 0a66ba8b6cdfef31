"""A PO file that is broken, cut off, in the wrong encoding or made to do harm is a finding at its line. Its pages are
then in the source's language, and the rest of the site is built."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import small_site
from one_process import ThisProcess
from pathshala.build.library import library, site_project
from pathshala.build.pipeline import build
from pathshala.build.progress import Silence
from pathshala.cli import main
from pathshala.sources.read import read_site

HEADER = """\
msgid ""
msgstr ""
"Language: bn\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

"""
SOURCE, TRANSLATION = "Eggs want enough water.", "ডিমের জন্য যথেষ্ট জল লাগে।"
ENTRY = f'msgctxt "water:99437c"\nmsgid "{SOURCE}"\nmsgstr "{TRANSLATION}"\n\n'
SOUND = (HEADER + ENTRY).encode()
PO, PAGE = "translations/bn/LC_MESSAGES/{}.po", "site/bn/packs/{}/water.html"
BAD: dict[str, tuple[bytes, str]] = {
    "a quote is missing": (SOUND + b'msgid "a\nmsgstr "b"\n', "11:7 LP501"),
    "cut off": (SOUND[:-12], "9:8 LP501"),
    "twice": (SOUND + ENTRY.encode(), "11:1 LP502"),
    "UTF-16": (SOUND.decode().encode("utf-16"), "1:1 LP503"),
    "Latin-1": (SOUND + 'msgid "a"\nmsgstr "é"\n'.encode("latin-1"), "12:9 LP503"),
    "an encoding that runs code": (SOUND.replace(b"UTF-8", b"zip"), "4:36 LP503"),
    "100 million plural forms": (SOUND.replace(b"nplurals=2", b"nplurals=99999999"), "1:1 LP505"),
    "a million units": (SOUND + b"".join(b'msgid "%d"\nmsgstr "%d"\n' % (n, n) for n in range(1_000_000)), "1:1 LP834"),
    "too many units": (SOUND + b"".join(b'msgid "%d"\nmsgstr ""\n' % n for n in range(50_000)), "100007:1 LP834"),
    "no text at all": (bytes(range(256)) * 100, "1:1 LP501"),
    "zeros": (bytes(10_000), "1:1 LP822"),
    "a text that turns around": (SOUND.replace(TRANSLATION.encode(), f"\u202e{TRANSLATION}".encode()), "9:9 LP823"),
    "brackets without an end": (SOUND.replace("জল".encode(), b"[" * 50_000), "9:1 LP819"),
    "backticks of every length": (SOUND.replace("জল".encode(), " ".join("`" * n for n in range(1, 500)).encode()), "9:1 LP819"),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of two packs that are translated alike."""
    root = small_site.write(tmp_path / "site")
    (root / "learning_packs/other/lessons").mkdir(parents=True)
    for path in sorted((root / "learning_packs/egg").rglob("*.*")):
        (root / "learning_packs/other" / path.relative_to(root / "learning_packs/egg")).write_bytes(path.read_bytes())
    for pack in ("egg", "other"):
        (root / PO.format(pack)).write_bytes(SOUND)
    return root


@pytest.mark.parametrize("name", BAD)
def test_the_rest_of_the_site_is_built(site: Path, name: str) -> None:
    data, expected = BAD[name]
    (site / PO.format("egg")).write_bytes(data)
    began = time.process_time()
    done = build(site, None, Silence(), ThisProcess())
    assert time.process_time() - began < 5
    found = {f"{one.span.line}:{one.span.column} {one.code}" for one in done.findings if one.path == PO.format("egg")}
    assert expected in found
    assert done.published
    page = (site / PAGE.format("egg")).read_text()
    assert SOURCE in page and TRANSLATION not in page
    assert TRANSLATION in (site / PAGE.format("other")).read_text()


def test_an_error_that_readers_would_see_stops_the_build(site: Path) -> None:
    (site / PO.format("egg")).write_bytes(SOUND.replace(TRANSLATION.encode(), b"> quoted"))
    assert not build(site, None, Silence(), ThisProcess()).published


def test_mkdocs_does_the_same(site: Path) -> None:
    (site / PO.format("egg")).write_bytes(SOUND[:-12])
    shown = library(site_project(read_site(site)[0])).find("bn")
    assert shown is not None
    titles = {pack: shown.texts.document(pack, "water").article for pack in ("egg", "other")}
    assert SOURCE in titles["egg"] and TRANSLATION in titles["other"]


def test_the_command_says_what_is_wrong(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / PO.format("egg")).write_bytes(SOUND[:-12])
    for _ in range(2):  # The second build has nothing to do, and says the same.
        assert main(["-C", str(site), "build", "--quiet", "--jobs", "1"]) == 1
        assert f"{PO.format('egg')}:9:8: error LP501 " in capsys.readouterr().out
        assert (site / PAGE.format("other")).is_file()
