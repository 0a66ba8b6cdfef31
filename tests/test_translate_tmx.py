"""TMX: what goes out comes back, what others write is read, and nothing hostile is."""

from __future__ import annotations

import random
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import small_site
from mutated import mutated
from pathshala.cli import main
from pathshala.translate.memory import tmx
from pathshala.translate.memory.suggest import Memory, exported, imported
from pathshala.translate.memory.tmx import Pair, read_tmx, write_tmx
from pathshala.translate.memory.tmx_more import with_pairs
from pathshala.translate.po.catalogue import Entry

TEXT = st.text(st.characters(codec=None), min_size=1, max_size=20) | st.sampled_from(
    ["a\r\nb\rc\nd\te", " <b>&amp;</b> ]]> ", "\x00\x07\ufffe\ud800", "U+0007", "বাংলা \u200d", "𝒳"])
NAME = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=9)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.builds(Pair, st.sampled_from(["en", "es", "pt-BR"]), TEXT, TEXT, NAME), max_size=5))
@example([Pair("en", "a\r", "\n", "x"), Pair("en", "a\r", "\n", "y")])
def test_export_then_import_loses_nothing(pairs: list[Pair]) -> None:
    data = write_tmx(pairs, "bn")
    found, faults = read_tmx(data, "x.tmx", "bn", ["en", "es", "pt-BR"])
    assert faults == []
    assert set(found) == set(pairs)
    assert write_tmx(found, "bn") == data
    assert data.count(b"<tu ") == data.count(b"\n") - 6
    assert ElementTree.fromstring(data).tag == "tmx"


def test_a_catalogue_is_remembered_as_before_through_a_file() -> None:
    entries = [Entry("One source.", ("t1",), "a:1"), Entry("Two sources.", ("t2",), "a:2", obsolete=True)]
    read, _ = read_tmx(write_tmx(exported("egg", entries, "en"), "bn"), "x.tmx", "bn", ["en"])
    held = Memory(imported(read))
    assert [(found.target, found.origin("egg")) for text in ("One source.", "Two sources.")
            if (found := held.closest(text, "egg"))] == [("t1", "memory:egg:a:1"), ("t2", "memory:egg:a:2")]


def file(body: str, head: str = "") -> bytes:
    return f'<?xml version="1.0"?>\n{head}<tmx version="1.4"><header srclang="en"/><body>\n{body}\n</body></tmx>\n'.encode()


def unit(*variants: tuple[str, str]) -> str:
    inner = "".join(f'<tuv xml:lang="{tag}"><seg>{text}</seg></tuv>' for tag, text in variants)
    return f'<tu tuid="7">{inner}</tu>'


@pytest.mark.parametrize(("variants", "language", "target"), [
    ([("en", "S"), ("es", "T")], "es", "T"),
    ([("EN-US", "S"), ("es_ES", "T")], "es", "T"),
    ([("en", "S"), ("es", "T")], "es-MX", "T"),
    ([("en", "S"), ("es", "T"), ("es-419", "U")], "es-MX", "U"),
    ([("en", "S"), ("es-MX", "T"), ("es", "U")], "es", "U"),
    ([("en", "S"), ("zh", "T")], "zh-Hant", None),
    ([("en", "S"), ("zh-TW", "T")], "zh-Hant", None),
    ([("en", "S"), ("fr", "T")], "es", None),
    ([("fr", "S"), ("es", "T")], "es", None),
    ([("en", ""), ("es", "T")], "es", None),
    ([("en", "S"), ("es", "")], "es", None),
    ([("en", "S"), ("", "T"), ("x" * 99, "T")], "es", None),
])
def test_languages_are_matched_by_their_parents(variants: list[tuple[str, str]], language: str, target: str | None) -> None:
    found, faults = read_tmx(file(unit(*variants)), "x.tmx", language, ["en"])
    assert faults == []
    assert [(one.target, one.name) for one in found] == ([(target, "7")] if target else [])


def test_what_other_programs_write_is_read() -> None:
    body = ('<tu><note>n</note><prop type="client">c</prop><tuv lang="en"><prop type="x-context">no</prop>'
            '<seg>Click <bpt i="1">&lt;b&gt;</bpt>here<ept i="1">&lt;/b&gt;</ept> <hi>now</hi>.</seg></tuv>'
            '<tuv xml:lang="es"><seg>Haga <ph x="1">%s</ph> clic&#10;</seg></tuv></tu>')
    text = file(body, '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n')
    for data in (text, text.decode().replace('"1.0"', '"1.0" encoding="UTF-16"').encode("utf-16")):
        found, faults = read_tmx(data, "x.tmx", "es", ["en"])
        assert faults == []
        assert found == (Pair("en", "Click <b>here</b> now.", "Haga %s clic\n"),)


GOOD = unit(("en", "S"), ("es", "T"))


@pytest.mark.parametrize(("data", "line", "column", "word"), [
    (file(GOOD + "\n<tu>&</tu>"), 4, 6, "well-formed"),
    (file(GOOD, '<!DOCTYPE tmx [<!ENTITY a "b">]>\n'), 2, 0, "declares an entity"),
    (file(GOOD, '<!DOCTYPE tmx [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>\n'), 2, 0, "declares an entity"),
    (file(f"{GOOD}<tu>&nbsp;</tu>", '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'), 4, 0, '"nbsp" is not declared'),
    (b"<html/>", 1, 1, "outermost element is <html>"),
    (b"", 1, 1, "well-formed"),
    (b"\xff\xff\xff", 1, 1, "well-formed"),
    (b'<?xml version="1.0" encoding="rot13"?><tmx/>', 1, 0, ""),
    (file("<a>" * 100), 3, 0, "deep"),
    (file(GOOD)[:-30], 0, 0, "well-formed"),
])
def test_a_broken_or_hostile_file_is_a_fault_at_its_place(data: bytes, line: int, column: int, word: str) -> None:
    found, (fault,) = read_tmx(data, "x.tmx", "es", ["en"])
    assert (fault.name, fault.path) == ("tmx-syntax", "x.tmx")
    assert word in fault.message
    assert line in (0, fault.span.line)
    assert column in (0, fault.span.column)
    assert found in ((), (Pair("en", "S", "T", "7"),))


def test_a_file_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tmx, "MAX_TMX_BYTES", 99)
    found, (fault,) = read_tmx(file(GOOD), "x.tmx", "es", ["en"])
    assert (found, fault.name) == ((), "file-too-large")


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_no_change_of_a_file_makes_reading_raise(seed: int) -> None:
    data = mutated(write_tmx([Pair("en", "a\x07<b>", "বাংলা", "x")] * 2 + [Pair("es", "n", "m")], "bn"), random.Random(seed))
    found, faults = read_tmx(data, "x.tmx", "bn", ["en", "es"])
    assert all(fault.span.line >= 1 and fault.span.column >= 1 and fault.message for fault in faults)
    assert all(one.source and one.target for one in found)


THEIRS = """<?xml version="1.0" encoding="{encoding}"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<!-- </body> -->
<tmx version="1.4"><header srclang="en" creationtool="Theirs"><note>kept é</note><prop type="x-p">1</prop></header>
  <body>
    <tu tuid="7" creationid="Ana"><note><![CDATA[</body>]]></note>
      <tuv xml:lang="en"><seg>S</seg></tuv><tuv xml:lang="es"><seg>T</seg></tuv><tuv xml:lang="fr"><seg>F</seg></tuv></tu>
    <tu><tuv xml:lang="fr"><seg>Rien</seg></tuv><tuv xml:lang="es"><seg>Nada</seg></tuv></tu>
  </body>
</tmx><!-- end -->
"""


@pytest.mark.parametrize("encoding", ["UTF-8", "utf-8", "UTF-16", "ISO-8859-1", "windows-1252", "US-ASCII"])
def test_further_pairs_leave_every_byte_of_a_file(encoding: str) -> None:
    text = THEIRS.format(encoding=encoding).replace("é", "e" if encoding == "US-ASCII" else "é")
    data, new = text.encode(encoding), [Pair("en", "Ω & <b>\n𝒳", "বাংলা é\x07", "n")]
    whole, faults = with_pairs(data, "x.tmx", new, "es")
    assert faults == []
    start = next(at for at in range(len(data)) if whole[at] != data[at])
    kept = len(data) - start
    assert whole[:start] + whole[-kept:] == data
    found, faults = read_tmx(whole, "x.tmx", "es", ["en", "fr"])
    assert faults == []
    assert set(found) == {*read_tmx(data, "x.tmx", "es", ["en", "fr"])[0], *new} and len(found) == 4
    assert "</tu>\n</body>\n</tmx>" in whole.decode(encoding)


@pytest.mark.parametrize(("data", "word"), [
    (b"<tmx><body/></tmx>", "closed where it begins"), (b"<tmx><header><body></body></header></tmx>", "no <body>"),
])
def test_a_file_without_a_place_for_further_pairs_stays(data: bytes, word: str) -> None:
    whole, (fault,) = with_pairs(data, "x.tmx", [Pair("en", "S", "T")], "es")
    assert whole == data and word in fault.message and fault.help


def test_a_file_that_would_become_too_large_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    data = file(GOOD)
    monkeypatch.setattr("pathshala.translate.memory.tmx_more.MAX_TMX_BYTES", len(data) + 9)
    whole, (fault,) = with_pairs(data, "x.tmx", [Pair("en", "S", "T")], "es")
    assert (whole, fault.name) == (data, "file-too-large")


def test_an_import_takes_nothing_out_of_the_memory(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, more = small_site.write(tmp_path / "s"), tmp_path / "more.tmx"
    memory = root / "translations/bn/memory.tmx"
    held = THEIRS.format(encoding="UTF-8").replace('"es"', '"bn"')
    memory.write_text(held, encoding="utf-8")
    more.write_bytes(file(unit(("en", "S"), ("bn", "T")) + unit(("en", "More"), ("bn", "U"))))
    for said in ("1 new of 2", "0 new of 2"):
        assert main(["-C", str(root), "translate", "tmx", "import", "bn", str(more)]) == 0
        assert said in capsys.readouterr().out
    text = memory.read_text(encoding="utf-8")
    before, after = held.split("</body>\n</tmx>")
    assert text.startswith(before) and text.endswith(f"</body>\n</tmx>{after}")
    assert text.count("<tu ") == 2 and "Rien" in text and 'creationid="Ana"' in text
    memory.write_bytes(b"<tmx><body/></tmx>")
    assert main(["-C", str(root), "translate", "tmx", "import", "bn", str(more)]) == 1
    assert "translations/bn/memory.tmx:1:1: the file's <body/>" in capsys.readouterr().err
    assert memory.read_bytes() == b"<tmx><body/></tmx>"


def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, theirs = small_site.write(tmp_path / "s"), tmp_path / "theirs.tmx"
    memory = root / "translations/bn/memory.tmx"

    def run(*words: str) -> int:
        return main(["-C", str(root), "translate", "tmx", *words])

    theirs.write_bytes(write_tmx([Pair("en", "S", "T", "1"), Pair("en", "S", "U", "2")], "bn"))
    assert [run("import", "bn", str(theirs)), run("import", "bn", str(theirs))] == [0, 0]
    assert memory.read_bytes() == theirs.read_bytes()
    assert run("export", "bn", str(tmp_path / "ours.tmx")) == 0
    assert (tmp_path / "ours.tmx").read_bytes() == theirs.read_bytes()
    capsys.readouterr()
    assert run("export", "no language") == 2
    theirs.write_bytes(file(unit(("en", "S"), ("fr", "T"))))
    assert run("import", "bn", str(theirs)) == 1
    assert "holds no translations into bn from en" in capsys.readouterr().err
    theirs.write_bytes(file("<tu>&"))
    assert run("import", "bn", str(theirs)) == 1
    assert f"{theirs}:3:6: " in capsys.readouterr().err
    assert run("import", "bn", str(tmp_path / "none.tmx")) == 1
    memory.write_bytes(b"<tmx>")
    theirs.write_bytes(file(unit(("en", "S"), ("bn", "T"))))
    assert run("import", "bn", str(theirs)) == 1
    assert memory.read_bytes() == b"<tmx>", "what cannot be read is not written over"
    assert main(["-C", str(root), "translate", "merge"]) == 0
    assert "translations/bn/memory.tmx:1:6: " in capsys.readouterr().err
