"""`pathshala translate check`: a PO file by itself, through the command."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

import small_site
from pathshala.checks.context import Checked
from pathshala.checks.run import run_alone
from pathshala.cli import main
from pathshala.model.site import Site
from pathshala.sources.config import read_settings

HEADER = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
SPANISH = HEADER.format("es") + 'msgid "The pot"\nmsgstr "La olla"\n'
SOUND = HEADER.format("bn") + 'msgid "Eggs want enough water."\nmsgstr "ডিমের জন্য যথেষ্ট পানি চাই।"\n'
UNSAFE = HEADER.format("bn") + 'msgid "The pot"\nmsgstr "[পাত্র](javascript:alert(1))"\n'
HIDDEN = 'msgid "The pot"\nmsgstr "\u202eপাত্র"\n'
Printed = pytest.CaptureFixture[str]


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in no site, where one is."""
    folder = tmp_path / "nowhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    return small_site.write(folder)


def po(folder: Path, text: str, name: str = "egg.po") -> str:
    place = folder / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    return name


def check(*arguments: str) -> int:
    return main(["translate", "check", *arguments])


def test_a_sound_file_in_no_site(nowhere: Path, capsys: Printed) -> None:
    assert check(po(nowhere, SOUND)) == 0
    assert capsys.readouterr() == ("no findings in 1 file\n", "")


def test_findings_have_places_and_ways_out(nowhere: Path, capsys: Printed) -> None:
    assert check(po(nowhere, HEADER.format("es") + 'msgid "Sources"\nmsgstr "Fuentes\n')) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("egg.po:7:8: error LP501 ") and lines[1].startswith("  help: ")
    assert lines[-1] == "1 error in 1 file"


def test_checks_of_safety_look_into_it(nowhere: Path, capsys: Printed) -> None:
    assert check(po(nowhere, UNSAFE)) == 1
    assert "egg.po:7:1: error LP8" in capsys.readouterr().out
    assert check(po(nowhere, SOUND + "\n" + HIDDEN)) == 1
    assert "egg.po:10:9: error LP8" in capsys.readouterr().out


def test_files_of_one_name_are_looked_at_each(nowhere: Path, capsys: Printed) -> None:
    names = [po(nowhere, UNSAFE, f"{folder}/egg.po") for folder in ("one", "two")]
    assert check(*names, names[0]) == 1
    told = [line.partition(":")[0] for line in capsys.readouterr().out.splitlines() if ": error LP8" in line]
    assert told == names


@pytest.mark.parametrize("language", ["", "Klingonisch", "es_ES", "99"])
def test_a_language_that_nobody_knows_is_no_matter(nowhere: Path, language: str) -> None:
    assert check(po(nowhere, HEADER.format(language) + 'msgid "Eggs"\nmsgstr "Huevos"\n')) == 0


def test_in_a_site_the_path_is_as_other_checks_show_it(
    site: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = po(site, UNSAFE, "translations/bn/LC_MESSAGES/egg.po")
    monkeypatch.chdir(site / "translations/bn")
    assert check("LC_MESSAGES/egg.po") == 1
    assert f"\n{path}:7:1: error LP8" in capsys.readouterr().out
    monkeypatch.chdir(site.parent)
    assert main(["-C", str(site), "translate", "check", path]) == 1
    assert f"\n{path}:7:1: error LP8" in capsys.readouterr().out


def test_a_file_outside_the_site_keeps_its_path(site: Path, nowhere: Path, capsys: Printed) -> None:
    assert main(["-C", str(site), "translate", "check", po(nowhere, UNSAFE)]) == 1
    assert "\negg.po:7:1: error LP8" in capsys.readouterr().out


def test_without_a_file_all_of_the_site_are_looked_at(site: Path, capsys: Printed) -> None:
    for path, text in (("bn/LC_MESSAGES/egg.po", UNSAFE), ("es/LC_MESSAGES/egg.po", SPANISH),
                       ("klingonish/LC_MESSAGES/egg.po", SOUND)):
        po(site, text, f"translations/{path}")
    assert main(["-C", str(site), "translate", "check"]) == 1
    out = capsys.readouterr().out
    assert "translations/bn/LC_MESSAGES/egg.po:7:1: error LP8" in out
    assert "translations/klingonish/LC_MESSAGES/egg.po:1:1: warning LP506" in out
    assert "translations/es" not in out


def test_without_a_file_and_a_site_there_is_nothing_to_check(nowhere: Path, capsys: Printed) -> None:
    assert check() == 2
    assert "is no site" in capsys.readouterr().err


def test_the_texts_of_the_site_are_not_read(site: Path, capsys: Printed) -> None:
    (site / "learning_packs/egg/pack.yml").write_text("::: broken")
    path = po(site, SOUND, "translations/bn/LC_MESSAGES/egg.po")
    assert main(["-C", str(site), "translate", "check", path]) == 0
    assert main(["-C", str(site), "check"]) == 1


def test_checks_of_texts_say_nothing_where_there_are_none(site: Path) -> None:
    settings, _ = read_settings(site)
    assert run_alone(Checked.of(Site(settings, ()), catalogues={})) == []


def test_findings_for_programs(nowhere: Path, capsys: Printed) -> None:
    name = po(nowhere, UNSAFE)
    assert check("--format", "json", name) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["files"], told["findings"][0]["path"], told["findings"][0]["line"]) == (1, name, 7)
    assert check("--format", "sarif", name) == 1
    region = json.loads(capsys.readouterr().out)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region["startLine"] == 7
    assert check("--format", "github", name) == 1
    assert f"::error file={name},line=7,col=1,title=LP8" in capsys.readouterr().out


@pytest.mark.parametrize(("damage", "told"), [
    (lambda data: data[:-3], "LP501"),
    (lambda data: data.replace("ডিমের".encode(), b"\xff\xfe"), "LP503"),
    (lambda data: data.decode().encode("utf-16"), "LP503"),
    (lambda data: data.replace(b"UTF-8", b"nonsense"), "LP503"),
    (lambda data: data.replace(b"Language: bn", rb"Plural-Forms: nplurals=99999999; plural=n;"), "LP505"),
    (lambda data: data + b'\nmsgid "a"\nmsgid_plural "b"\nmsgstr[99999999] "c"\n', "LP501"),
    (lambda data: data + b'\nmsgid "' + b"\\x1b" * 200_000 + b'"\nmsgstr "b"\n', "LP8"),
    (lambda data: data + b'\nmsgid "a"\nmsgstr "' + b"[" * 3_000_000 + b'"\n', "LP8"),
    (lambda data: bytes(range(256)) * 400, "LP501"),
    (lambda data: b"\n".join(b'msgid "%d"\nmsgstr "%d"\n' % (one, one) for one in range(60_000)), "LP834"),
    (lambda data: b"#" * (16 * 1024 * 1024 + 1), "LP834"),
], ids=["truncated", "bytes", "utf-16", "charset", "nplurals", "index", "escapes", "bomb", "binary", "units", "size"])
def test_hostile_files_give_findings(nowhere: Path, capsys: Printed, damage, told: str) -> None:
    (nowhere / "egg.po").write_bytes(damage(SOUND.encode()))
    assert check("egg.po") == 1
    printed = capsys.readouterr()
    assert f" error {told}" in printed.out and printed.err == ""


def test_what_is_no_file_is_named(nowhere: Path, capsys: Printed) -> None:
    (nowhere / "folder.po").mkdir()
    assert check("folder.po", "missing.po", "nul\0.po") == 2
    err = capsys.readouterr().err
    assert "folder.po is a folder; name PO files" in err and "missing.po is not there" in err
    assert "nul\\u0000.po is not there" in err


def test_nothing_is_waited_for_and_no_link_is_followed(nowhere: Path, capsys: Printed) -> None:
    os.mkfifo(nowhere / "pipe.po")
    (nowhere / "link.po").symlink_to("/etc/passwd")
    (nowhere / "broken.po").symlink_to("gone.po")
    assert check("pipe.po", "link.po", "broken.po") == 1
    out = capsys.readouterr().out
    assert "pipe.po:1:1: error LP831" in out and out.count("error LP830 a symbolic link is not followed") == 2


def test_no_text_is_looked_through_again_and_again(nowhere: Path) -> None:
    hostile = ("](" + " " * 4_000 + "x", "](a" + ' "' * 4_000, "![" * 4_000, "](" * 4_000, "]((" + "a)(" * 3_000)
    entries = "\n".join(f'msgid "{number}"\nmsgstr "{json.dumps(text)[1:-1]}"\n' for number, text in enumerate(hostile))
    began = time.process_time()
    check(po(nowhere, HEADER.format("es") + entries))
    assert time.process_time() - began < 5


def test_an_editor_need_not_wait(nowhere: Path) -> None:
    """Start-up and 2,000 units in less than a second of processor time: that of wall clocks varies with the load."""
    units = (f'#. paragraph\n#: lessons/a.md\nmsgctxt "a:{number:06x}"\n'
             f'msgid "Read [chapter {number}](chapter.md) **twice**, then write `{number}` in your own words."\n'
             f'msgstr "Lee dos **veces** el [capítulo {number}](chapter.md) y escribe `{number}` con tus palabras."\n'
             for number in range(2_000))
    name = po(nowhere, HEADER.format("es") + "\n".join(units))
    taken = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run([sys.executable, "-m", "pathshala.cli", "translate", "check", name], check=False,
                              capture_output=True, text=True, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)})
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert (done.returncode, done.stdout) == (0, "no findings in 1 file\n"), done.stdout + done.stderr
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(taken) < 1, taken
