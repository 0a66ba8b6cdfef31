"""The folder of a language may be named as gettext does (`pt_BR`) or as the tag is written (`pt-BR`): whatever
names a PO file names the one that was read."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import small_site
from git_sites import GitSite
from one_process import ThisProcess
from pathshala.build.library import library, site_project
from pathshala.build.pipeline import build
from pathshala.build.progress import Silence
from pathshala.checks.context import Checked
from pathshala.cli import main
from pathshala.model.finding import Finding
from pathshala.sources.read import read_site
from pathshala.translate.catalogues import list_catalogues, po_path_of
from pathshala.translate.po.catalogue import changed
from pathshala.translate.po.codec import parse_po, write_po

FORMS = ("pt_BR", "pt-BR")
BOTH = "both"
"""A site with both folders, whose pack has its PO file in the one that is named by the tag alone."""
WATER = "Eggs want enough water."


@pytest.fixture(params=[*FORMS, BOTH])
def case(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def site(case: str, tmp_path: Path) -> GitSite:
    """A site that is committed, with one passage of the pack translated, and tagged `base`."""
    held = GitSite(tmp_path / "site-folder")
    small_site.write(held.folder, (folder_of(case),))
    config = held.folder / "mkdocs.yml"
    config.write_text(config.read_text().replace(
        "site_dir: site\n", "site_dir: site\nrepo_url: https://github.com/o/r\nedit_uri: edit/main\n"))
    assert main(["-C", str(held.folder), "translate", "merge"]) == 0
    if case == BOTH:
        other = held.folder / po("pt_BR", "site")
        other.parent.mkdir(parents=True)
        (held.folder / po("pt-BR", "site")).rename(other)
    translate(held.folder / egg(case), "Os ovos querem muita água.")
    held.commit("2024-01-01")
    held.git("tag", "base")
    return held


def folder_of(case: str) -> str:
    return "pt-BR" if case == BOTH else case


def po(folder: str, domain: str) -> str:
    return f"translations/{folder}/LC_MESSAGES/{domain}.po"


def egg(case: str) -> str:
    return po(folder_of(case), "egg")


def translate(path: Path, text: str) -> None:
    catalogue, _ = parse_po(path.read_bytes(), path.name)
    path.write_bytes(write_po(replace(catalogue, entries=tuple(
        changed(one, msgstr=(text,)) if one.msgid == WATER else one for one in catalogue.entries))))


def built(root: Path) -> tuple[Finding, ...]:
    done = build(root, None, Silence(), ThisProcess())
    assert done.published
    return tuple(done.findings)


def test_every_file_of_the_listing_is_named_as_it_was_read(site: GitSite, case: str) -> None:
    held = read_site(site.folder)[0]
    listing, faults = list_catalogues(site.folder, "translations", [one.tag for one in held.languages])
    assert faults == [] and {domain for _, domain in listing.catalogues} == {"egg", "site"}
    assert {key: po_path_of(held, *key) for key in listing.catalogues} == listing.catalogues
    assert listing.catalogues["pt-BR", "egg"] == egg(case)
    assert po_path_of(held, "pt-BR", "new") == po("pt-BR" if case == "pt-BR" else "pt_BR", "new")
    checked = Checked.of(held)
    assert set(checked.po_files) == set(listing.catalogues.values())
    assert {pair.path for pair in checked.pairs} == {egg(case)}


def test_checks_name_the_file(site: GitSite, case: str, capsys: pytest.CaptureFixture[str]) -> None:
    translate(site.folder / egg(case), "Os ovos querem **muita água, [aqui](no-such-page.md).")
    capsys.readouterr()
    folder = f"translations/{folder_of(case)}"
    assert main(["-C", str(site.folder), "check", folder, "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    names = {one["path"] for one in found}
    assert egg(case) in names and all(name.startswith(f"{folder}/") for name in names)
    # The address is judged by the whole site, the markup by the file's own portion.
    assert {one["code"][:3] for one in found if one["path"] == egg(case)} == {"LP5", "LP7"}


def test_a_report_tells_errors_of_the_file(site: GitSite, case: str, capsys: pytest.CaptureFixture[str]) -> None:
    translate(site.folder / egg(case), "# Os ovos querem água.")
    capsys.readouterr()
    assert main(["-C", str(site.folder), "translate", "report", "--base", "base", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    assert "LP529" in {one["code"] for one in found} and {one["path"] for one in found} == {egg(case)}


def test_pages_lead_to_the_file(site: GitSite, case: str) -> None:
    found = built(site.folder)
    assert {one.path for one in found} == {egg(case)}
    water = (site.folder / "site/pt-BR/packs/egg/water.html").read_text(encoding="utf-8")
    pencils = re.findall(r'class="ps-translate" href="([^"#]*)#L\d+"', water)
    assert pencils and set(pencils) == {f"https://github.com/o/r/blob/main/{egg(case)}"}
    assert f'href="https://github.com/o/r/edit/main/{egg(case)}"' in water
    tasks = (site.folder / "site/pt-BR/translations/language.html").read_text(encoding="utf-8")
    assert f"https://github.com/o/r/blob/main/{egg(case)}#L" in tasks


def test_a_spoilt_file_is_not_shown(site: GitSite, case: str) -> None:
    def shown() -> str:
        document = library(site_project(read_site(site.folder)[0])).edition("pt-BR").texts.document("egg", "water")
        assert document is not None
        return str(document.article)

    path = site.folder / egg(case)
    assert "muita água" in shown()
    path.write_text(path.read_text(encoding="utf-8") + '\nmsgid "broken\n', encoding="utf-8")
    assert "muita água" not in shown()


def test_merging_leaves_each_file_where_it_is(site: GitSite) -> None:
    before = sorted(path for path in site.folder.glob("translations/*/LC_MESSAGES/*"))
    assert main(["-C", str(site.folder), "translate", "merge"]) == 0
    assert sorted(path for path in site.folder.glob("translations/*/LC_MESSAGES/*")) == before


@pytest.mark.parametrize("form", FORMS)
def test_what_a_language_lacks_is_told_at_its_folder(tmp_path: Path, form: str) -> None:
    root = small_site.write(tmp_path, (form,))
    assert [one.path for one in built(root) if one.code == "LP580"] == [f"translations/{form}"]
    path = root / po(form, "pathshala")
    path.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n', encoding="utf-8")
    assert [one.path for one in built(root) if one.code == "LP580"] == [po(form, "pathshala")]


def test_where_both_folders_hold_a_file_that_of_gettexts_form_is_named(tmp_path: Path) -> None:
    root = small_site.write(tmp_path, ("pt-BR",))
    assert main(["-C", str(root), "translate", "merge"]) == 0
    shutil.copytree(root / "translations/pt-BR", root / "translations/pt_BR")
    held = Checked.of(read_site(root)[0])
    assert set(held.po_files) == {po("pt_BR", "egg"), po("pt_BR", "site")}
    assert {one.path for one in held.noted if one.name == "po-duplicate"} == {po("pt-BR", "egg"), po("pt-BR", "site")}


def test_a_folder_that_is_a_link_counts_for_nothing(tmp_path: Path) -> None:
    root = small_site.write(tmp_path / "site-folder", ("pt-BR",))
    assert main(["-C", str(root), "translate", "merge"]) == 0
    (root / "translations/pt_BR").symlink_to("pt-BR")
    assert main(["-C", str(root), "translate", "merge"]) == 0
    assert po_path_of(read_site(root)[0], "pt-BR", "egg") == po("pt-BR", "egg")
