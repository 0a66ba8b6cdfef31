"""`pathshala translate weblate`: files that a Weblate instance and its client take as they are."""

from __future__ import annotations

import configparser
import fnmatch
import json
import re
from pathlib import Path
from typing import Any

import pytest

import small_site
from pathshala.cli import main
from pathshala.commands.translate.weblate import Place, components
from pathshala.sources.config import read_settings
from pathshala.sources.read import read_site
from trees import tree

REPOSITORY = "https://code.example.org/small"
ROOT = Path(__file__).parent.parent


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_site.write(tmp_path / "small", ())


def run(root: Path, *options: str) -> int:
    return main(["-C", str(root), "translate", "weblate", *options])


def listed(root: Path) -> list[dict[str, Any]]:
    found = json.loads((root / "weblate.json").read_text(encoding="utf-8"))
    assert isinstance(found, list)
    return found


def test_one_component_for_each_domain(root: Path) -> None:
    assert main(["-C", str(root), "new", "language", "ne"]) == 0
    assert run(root, "--repo", REPOSITORY, "--branch", "main", "--push", "git@code.example.org:small") == 0
    site, egg, interface = listed(root)
    assert [one["slug"] for one in (site, egg, interface)] == ["site", "egg", "pathshala"]
    assert (site["repo"], site["branch"], site["push"], site["push_on_commit"]) == (
        REPOSITORY, "main", "git@code.example.org:small", True)
    assert egg["repo"] == interface["repo"] == "weblate://small/site" and "branch" not in egg
    assert (egg["name"], egg["license"], egg["check_flags"]) == ("Boil an egg", "CC-BY-SA-4.0", "md-text")
    assert "license" not in site and interface["check_flags"] == ""
    for one in (site, egg, interface):
        assert one["file_format"] == "po" and one["template"] == "" and not one["manage_units"]
        assert (root / one["new_base"]).is_file()
        path = f"translations/ne/LC_MESSAGES/{one['slug']}.po"
        assert (root / path).is_file() and fnmatch.fnmatch(path, one["filemask"])
        assert all(re.search(one["language_regex"], tag) for tag in ("ne", "pt_BR", "ff_Adlm", "ast", "es_419"))
        assert not re.search(one["language_regex"], "templates")
    assert "msgmerge" not in (root / "weblate-addons.json").read_text()


def test_the_source_language_is_the_packs_own(root: Path) -> None:
    pack = root / "learning_packs/egg/pack.yml"
    pack.write_text(pack.read_text().replace("source_language: en", "source_language: pt-BR"))
    assert run(root, "--repo", REPOSITORY) == 0
    assert [one["source_language"]["code"] for one in listed(root)] == ["en", "pt_BR"]


def test_packs_of_one_name_are_told_apart(root: Path) -> None:
    (root / "learning_packs/egg").rename(root / "learning_packs/pot")
    small_site.write(root, ())
    assert run(root, "--repo", REPOSITORY) == 0
    assert [one["name"] for one in listed(root)][1:] == ["Boil an egg (egg)", "Boil an egg (pot)"]


def test_the_client_finds_its_project(root: Path) -> None:
    assert run(root, "--repo", REPOSITORY) == 0
    assert not (root / ".weblate").exists()
    assert run(root, "--repo", REPOSITORY, "--url", "https://weblate.example.org/api", "--project", "eggs") == 0
    client = configparser.ConfigParser()
    assert client.read(root / ".weblate") and client.sections() == ["weblate"]
    assert dict(client["weblate"]) == {"url": "https://weblate.example.org/api/", "translation": "eggs/site"}


def test_the_settings_are_enough(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = root / "mkdocs.yml"
    text = config.read_text().replace("site_name: Small", f"site_name: Small\nrepo_url: {REPOSITORY}")
    config.write_text(text)
    assert run(root, "--url", "https://weblate.example.org/w/", "--project", "eggs") == 0
    advice = re.search(r'^  translate_url: (".*")$', capsys.readouterr().out, re.MULTILINE)
    assert advice
    small_site.set_option(root, "translate_url", advice[1])
    settings, faults = read_settings(root)
    assert faults == [] and settings.translate_url == json.loads(advice[1])
    assert run(root) == 0
    assert listed(root)[0]["repo"] == REPOSITORY
    client = configparser.ConfigParser()
    client.read(root / ".weblate")
    assert dict(client["weblate"]) == {"url": "https://weblate.example.org/w/api/", "translation": "eggs/site"}


def test_again_gives_the_same_bytes(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--repo", REPOSITORY, "--url", "https://weblate.example.org/")
    assert run(root, *options) == 0
    before = tree(root)
    capsys.readouterr()
    assert run(root, *options) == 0
    assert tree(root) == before and "wrote" not in capsys.readouterr().out


def test_it_says_what_to_do(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "--repo", REPOSITORY) == 0
    told = capsys.readouterr().out
    assert "weblate import_json --project small" in told and "Do not install the add-on weblate.gettext.msgmerge" in told
    assert "2 are missing): pathshala translate extract" in told
    assert main(["-C", str(root), "translate", "extract"]) == 0
    capsys.readouterr()
    assert run(root, "--repo", REPOSITORY) == 0
    assert "are missing" not in capsys.readouterr().out


@pytest.mark.parametrize("options", [
    (), ("--repo", "a b"), ("--repo", "--upload-pack=evil"), ("--repo", REPOSITORY, "--url", "weblate.example.org"),
    ("--repo", REPOSITORY, "--url", "https://a/\n[keys]"), ("--repo", REPOSITORY, "--project", "a/b"),
    ("--repo", REPOSITORY, "--branch", "a b"),
])
def test_what_cannot_be_is_told(root: Path, options: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(root)
    try:
        assert run(root, *options) == 2
    except SystemExit as ended:  # argparse takes a value with a hyphen for an option.
        assert ended.code == 2
        return
    assert "help: " in capsys.readouterr().err and tree(root) == before


def test_where_nothing_is_to_be_translated_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Empty\n")
    before = tree(tmp_path)
    assert run(tmp_path, "--repo", REPOSITORY, "--url", "https://weblate.example.org/") == 2
    told = capsys.readouterr().err
    assert "there is nothing to translate\n  help: " in told and tree(tmp_path) == before


def test_this_site_has_a_component_for_each_template() -> None:
    """Of the folder of translations of this very site, nothing is left out."""
    found = {one["slug"] for one in components(read_site(ROOT)[0], Place("", "p", REPOSITORY))}
    templates = {path.stem for path in (ROOT / "translations/templates").glob("*.pot")}
    assert templates - {"checks"} <= found
