"""The command through its door: what it prints, and how it ends."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

import small_site
from pathshala.cli import main
from pathshala.sources.schema import schema_texts

BAD_PACK = ("level: beginner", "level: begginer")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return small_site.write(tmp_path)


def break_pack(site: Path) -> Path:
    pack = site / "learning_packs/egg/pack.yml"
    pack.write_text(pack.read_text().replace(*BAD_PACK))
    return pack


def run(site: Path, *arguments: str) -> int:
    return main(["-C", str(site), *arguments])


def test_check_says_nothing_is_wrong(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site, "translate", "merge") == 0  # A language without PO files is told of.
    capsys.readouterr()
    assert run(site, "check") == 0
    assert re.fullmatch(r"no findings in \d+ files\n", capsys.readouterr().out)


def test_check_shows_place_fault_and_way_out(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_pack(site)
    assert run(site, "check") == 1
    out = capsys.readouterr().out
    assert out.startswith('learning_packs/egg/pack.yml:8:8: error LP112 level: "begginer" is not one of beginner,')
    assert '\n  help: did you mean "beginner"?\n' in out
    assert out.rstrip().splitlines()[-1].startswith("1 error")


def test_check_looks_only_where_it_is_told(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_pack(site)
    assert run(site, "check", "content") == 0
    assert run(site, "check", str(site / "learning_packs")) == 1
    assert run(site, "check", "no/such/place") == 2
    assert "no/such/place is not there" in capsys.readouterr().err


def test_check_as_json(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_pack(site)
    assert run(site, "check", "--format", "json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["version"] == 1 and told["counts"]["error"] == 1
    finding = told["findings"][0]
    assert (finding["path"], finding["line"], finding["column"]) == ("learning_packs/egg/pack.yml", 8, 8)
    assert finding["code"] == "LP112" and finding["name"] == "not-a-choice"


def test_check_as_sarif(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_pack(site)
    assert run(site, "check", "--format", "sarif") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["version"] == "2.1.0"
    result = told["runs"][0]["results"][0]
    assert result["ruleId"] == "LP112" and result["level"] == "error"
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (8, 8)


def test_check_as_annotations(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_pack(site)
    assert run(site, "check", "--format", "github") == 1
    assert "::error file=learning_packs/egg/pack.yml,line=8,col=8" in capsys.readouterr().out


def test_check_mends_what_has_one_mend(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = break_pack(site)
    assert run(site, "check", "--fix") == 0
    assert "level: beginner" in pack.read_text()
    assert "mended learning_packs/egg/pack.yml: 1" in capsys.readouterr().err


def test_explain(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "lp112"]) == 0
    assert "## Why is this bad?" in capsys.readouterr().out
    assert main(["explain", "not-a-choise"]) == 2
    assert "did you mean not-a-choice" in capsys.readouterr().err


def test_schema(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert capsys.readouterr().out.split() == list(schema_texts())
    assert main(["schema", "pack"]) == 0
    assert json.loads(capsys.readouterr().out)["properties"]["level"]["enum"] == ["beginner", "intermediate", "advanced"]
    assert main(["schema", "--write", str(tmp_path)]) == 0
    assert len(list(tmp_path.glob("*.schema.json"))) == len(schema_texts())
    assert main(["schema", "nothing"]) == 2


def test_translating_from_template_to_page(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site, "translate", "extract") == 0
    assert run(site, "translate", "merge") == 0
    po = site / "translations/bn/LC_MESSAGES/egg.po"
    text = po.read_text()
    assert 'msgid "Eggs want enough water."' in text
    po.write_text(text.replace('msgid "Eggs want enough water."\nmsgstr ""',
                               'msgid "Eggs want enough water."\nmsgstr "ডিমের জন্য যথেষ্ট পানি চাই।"'))
    capsys.readouterr()
    assert run(site, "translate", "status", "--format", "json") == 0
    rows = json.loads(capsys.readouterr().out)["translations"]
    egg = next(row for row in rows if row["domain"] == "egg" and row["language"] == "bn")
    assert egg["current"] == 1 and egg["outdated"] == 0 and egg["translated_words"] == 4
    lesson = site / "learning_packs/egg/lessons/water.md"
    lesson.write_text(lesson.read_text().replace("Eggs want enough water.", "Eggs want plenty of water."))
    # Nobody merged: the site says all the same that the translation is of an older text.
    assert run(site, "build", "--quiet") == 0
    page = (site / "site/bn/packs/egg/water.html").read_text()
    assert '<p class="outdated">ডিমের জন্য যথেষ্ট পানি চাই।<a' in page
    assert "<del>enough</del>" in page and "<ins>plenty of</ins>" in page
    assert run(site, "translate", "merge") == 0
    merged = po.read_text()
    assert '#, fuzzy\n#| msgid "Eggs want enough water."' in merged and "ডিমের জন্য যথেষ্ট পানি চাই।" in merged
    again = po.read_bytes()
    assert run(site, "translate", "merge") == 0
    assert po.read_bytes() == again
    capsys.readouterr()
    assert run(site, "translate", "status") == 0
    assert re.search(r"^bn +egg +0 %", capsys.readouterr().out, re.MULTILINE)


def test_templates_and_po_files_are_not_written_through_links(
    site: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (site / "translations/templates").symlink_to(elsewhere)
    assert run(site, "translate", "extract") == 2
    assert list(elsewhere.iterdir()) == [] and "translations/templates" in capsys.readouterr().err


def test_merge_finds_a_folder_that_is_named_like_the_tag(site: Path) -> None:
    (site / "translations/pt-BR/LC_MESSAGES").mkdir(parents=True)
    assert run(site, "translate", "merge") == 0
    assert (site / "translations/pt-BR/LC_MESSAGES/egg.po").is_file()
    assert not (site / "translations/pt_BR").exists()


def test_merge_wants_a_language(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site, "translate", "merge", "../../x") == 2
    assert "is no language tag" in capsys.readouterr().err
    assert run(site, "translate", "merge", "pt-BR") == 0
    assert (site / "translations/pt_BR/LC_MESSAGES/egg.po").is_file()


def test_a_program_fault_is_told_without_a_traceback(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object, **named: object) -> int:
        raise ValueError("something broke")

    monkeypatch.setattr("pathshala.commands.checking.check_command", fail)
    monkeypatch.delenv("PATHSHALA_DEBUG", raising=False)
    assert run(site, "check") == 2
    err = capsys.readouterr().err
    assert "the program is at fault: ValueError: something broke" in err and "Traceback" not in err


def test_a_wrong_command_ends_with_2() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["bild"])
    assert ended.value.code == 2


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=5) as answer:
        return str(answer.read().decode("utf-8"))


def wait_for(address: str, wanted: str, seconds: float = 30) -> str:
    end = time.monotonic() + seconds
    text = ""
    while time.monotonic() < end:
        try:
            text = fetch(address)
            if wanted in text:
                return text
        except OSError:
            pass
        time.sleep(0.1)
    raise AssertionError(f"{wanted!r} never came at {address}; last was {text[:200]!r}")


def wait_until(true: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)


def test_serve_shows_a_change(site: Path) -> None:
    port = free_port()
    served = subprocess.Popen(
        [sys.executable, "-m", "pathshala.cli", "-C", str(site), "serve", "--port", str(port)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )
    drained = [threading.Thread(target=stream.read, daemon=True) for stream in (served.stdout, served.stderr)]
    for thread in drained:
        thread.start()
    try:
        address = f"http://127.0.0.1:{port}/packs/egg/water.html"
        page = wait_for(address, "Eggs want enough water.")
        assert '<script src="/-/reload.js"></script></body>' in page
        version = fetch(f"http://127.0.0.1:{port}/-/version")
        lesson = site / "learning_packs/egg/lessons/water.md"
        lesson.write_text(lesson.read_text().replace("Eggs want enough water.", "Eggs want a lot of water."))
        wait_for(address, "Eggs want a lot of water.")
        assert int(fetch(f"http://127.0.0.1:{port}/-/version")) > int(version), "open pages are told"
        # When nobody writes any more, the site is published, too.
        published = site / "site/packs/egg/water.html"
        wait_until(lambda: published.is_file() and "Eggs want a lot of water." in published.read_text())
        # A mistake leaves the last good site up.
        break_pack(site)
        time.sleep(1.5)
        assert "Eggs want a lot of water." in fetch(address)
    finally:
        served.terminate()
        served.wait(10)


def test_the_site_is_found_from_a_folder_below(site: Path, monkeypatch: pytest.MonkeyPatch,
                                               capsys: pytest.CaptureFixture[str]) -> None:
    break_pack(site)
    monkeypatch.chdir(site / "learning_packs/egg/lessons")
    assert main(["check"]) == 1
    assert "learning_packs/egg/pack.yml:8:8" in capsys.readouterr().out
    assert main(["check", "water.md"]) == 0
    assert main(["check", "../pack.yml"]) == 1


def test_a_folder_that_is_no_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "build") == 2 and run(tmp_path / "nowhere", "check") == 2
    assert "is no site" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
