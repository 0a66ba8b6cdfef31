"""`pathshala new language`: a language that nobody has begun is on the site at once."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import small_site
from one_process import ThisProcess
from pathshala.build.pipeline import build
from pathshala.build.progress import Silence
from pathshala.cli import main
from pathshala.sources.languages import direction, english_name
from pathshala.sources.links import TRANSLATION
from pathshala.translate.po.catalogue import header_value
from pathshala.translate.po.codec import parse_po
from trees import tree

LANGUAGES = {"ne": ("ltr", 2), "dz": ("ltr", 1), "ff-Adlm": ("rtl", 2), "sat": ("ltr", 3), "xyz": ("ltr", 1),
             "nqo": ("rtl", 1), "zh-Hant": ("ltr", 1)}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_site.write(tmp_path / "site-folder", ())


def new(root: Path, tag: str) -> int:
    return main(["-C", str(root), "new", "language", tag])


def header(root: Path, folder: str, domain: str, field: str) -> str:
    path = root / f"translations/{folder}/LC_MESSAGES/{domain}.po"
    catalogue, faults = parse_po(path.read_bytes(), path.name)
    assert faults == []
    return header_value(catalogue, field)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_new_language_is_on_the_site_at_once(root: Path, tag: str) -> None:
    assert new(root, tag) == 0
    folder, (written, forms) = tag.replace("-", "_"), LANGUAGES[tag]
    for domain in ("egg", "site", "pathshala"):
        assert header(root, folder, domain, "Language") == folder
        assert header(root, folder, domain, "Plural-Forms").startswith(f"nplurals={forms};")
        assert header(root, folder, domain, "Language-Team")
    done = build(root, None, Silence(), ThisProcess())
    assert done.published
    assert [(one.code, one.path) for one in done.findings] == [("LP580", f"translations/{folder}/LC_MESSAGES/pathshala.po")]
    html = (root / f"site/{tag}/packs/egg/water.html").read_text(encoding="utf-8")
    assert f'<html lang="{tag}" dir="{written}">' in html and 'lang="en"' in html
    assert (root / f"site/{tag}/{TRANSLATION}").is_file()


def test_mkdocs_builds_the_same_site(root: Path) -> None:
    for tag in LANGUAGES:
        assert new(root, tag) == 0
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    for command in (["-m", "pathshala.cli", "build", "--quiet"], ["-m", "mkdocs", "build", "-q"]):
        subprocess.run([sys.executable, *command], cwd=root, env=environment, check=True, capture_output=True)
        shutil.move(root / "site", root / command[1])
    ours, theirs = tree(root / "pathshala.cli"), tree(root / "mkdocs")
    assert ours == theirs
    assert all(f"{tag}/index.html" in theirs for tag in LANGUAGES)


def test_it_says_what_was_made_and_what_to_do(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(root, "ne") == 0
    told = capsys.readouterr().out
    assert re.search(r"^made translations/ne/LC_MESSAGES/egg\.po: \d+ texts$", told, re.MULTILINE)
    assert "Nepali (नेपाली), written left to right" in told and "2 plural forms" in told
    assert "pathshala translate check translations/ne/LC_MESSAGES/" in told and "nothing else" in told
    for command in re.findall(r"pathshala ((?:translate )?[a-z]+)", told):
        with pytest.raises(SystemExit) as ended:
            main([*command.split(), "--help"])
        assert ended.value.code == 0


def test_again_changes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(root, "ne") == 0
    path = root / "translations/ne/LC_MESSAGES/egg.po"
    path.write_text(path.read_text(encoding="utf-8").replace(
        'msgid "Boil an egg"\nmsgstr ""', 'msgid "Boil an egg"\nmsgstr "अण्डा"'), encoding="utf-8")
    (root / "translations/ne/LC_MESSAGES/site.po").write_text("damaged")
    before = tree(root / "translations")
    capsys.readouterr()
    assert new(root, "ne") == 1  # The damaged file is told of, and left alone.
    assert "nothing to make" in (told := capsys.readouterr()).out and "site.po:1:1" in told.err
    assert tree(root / "translations") == before
    path.unlink()
    assert new(root, "ne") == 1
    assert tree(root / "translations").keys() == before.keys()


def test_a_file_that_is_missing_gets_what_others_remember(root: Path) -> None:
    assert new(root, "ne") == 0
    folder = root / "translations/ne/LC_MESSAGES"
    shutil.copytree(root / "learning_packs/egg", root / "learning_packs/pot")
    path = folder / "egg.po"
    path.write_text(path.read_text(encoding="utf-8").replace(
        'msgid "Boil an egg"\nmsgstr ""', 'msgid "Boil an egg"\nmsgstr "अण्डा"'), encoding="utf-8")
    held = path.read_bytes()
    assert new(root, "ne") == 0
    made = (folder / "pot.po").read_text(encoding="utf-8")
    assert '#, fuzzy' in made and 'msgstr "अण्डा"' in made and path.read_bytes() == held


@pytest.mark.parametrize(("written", "meant"), [
    ("nepali", "ne"), ("Nepali", "ne"), ("नेपाली", "ne"), ("pt_br", "pt-BR"), ("NE", "ne"), ("nep", "ne"), ("../ne", ""),
    ("", ""), ("zz", ""), ("x" * 300, ""), ("ne\u202e", ""),
])
def test_a_tag_that_is_none(root: Path, written: str, meant: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(root)
    assert new(root, written) == 2
    said = capsys.readouterr().err
    assert f"did you mean {meant}?" in said if meant else "such as" in said
    assert tree(root) == before


def test_a_language_of_the_package_needs_no_interface(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(root, "es-MX") == 0
    assert "translated already" in capsys.readouterr().out
    assert sorted(one.name for one in (root / "translations/es_MX/LC_MESSAGES").iterdir()) == ["egg.po", "site.po"]
    assert not (root / "translations/templates/pathshala.pot").exists()


def test_the_source_of_a_file_is_named(root: Path) -> None:
    pack = root / "learning_packs/egg/pack.yml"
    pack.write_text(pack.read_text().replace("source_language: en", "source_language: es"))
    assert new(root, "ne") == 0
    assert header(root, "ne", "egg", "X-Source-Language") == "es"
    path = root / "translations/ne/LC_MESSAGES/egg.po"
    right = path.read_text("utf-8")
    for other in ("X-Source-Language: en\\n", "X-Other: en\\n"):
        path.write_text(right.replace("X-Source-Language: es\\n", other), "utf-8")
        assert main(["-C", str(root), "translate", "merge"]) == 0
        assert header(root, "ne", "egg", "X-Source-Language") == "es", "a merge puts it right"
    assert new(root, "es") == 0
    assert not (root / "translations/es/LC_MESSAGES/egg.po").exists()


def test_a_link_out_of_the_site_is_not_followed(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (root / "translations").mkdir()
    (root / "translations/ne").symlink_to(outside)
    assert new(root, "ne") == 2
    assert list(outside.iterdir()) == []


def test_directions_and_names_of_languages_that_cldr_hardly_knows() -> None:
    assert [direction(tag) for tag in ("rhg", "dv", "aii", "xyz", "xyz-Arab", "pa-Arab", "pa")] == [
        "rtl", "rtl", "rtl", "ltr", "rtl", "rtl", "ltr"]
    assert [english_name(tag) for tag in ("ne", "pt-BR", "xyz", "xyz-Arab")] == ["Nepali", "Portuguese (Brazil)", "", ""]
