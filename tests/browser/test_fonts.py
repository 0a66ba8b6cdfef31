"""Fonts that a site sends along: which pages load them, and what is in them."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest

import small_site
from pathshala.build.fonts import font_files
from pathshala.build.pipeline import build
from pathshala.build.progress import Silence
from pathshala.build.result import BuildFault
from pathshala.sources.config import read_settings
from pathshala.sources.fonts import script_of
from pathshala.sources.read import read_site

ttLib = pytest.importorskip("fontTools.ttLib", reason="the extra fonts is not installed")
pytest.importorskip("brotli", reason="the extra fonts is not installed")
_FONTS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
_NAME = "NotoSansBengali-Regular.ttf"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in English and Bengali with a font of its own, which no device has under that name."""
    found = next((path for folder in _FONTS for path in folder.rglob(_NAME)), None)
    if found is None:
        pytest.skip(f"{_NAME} is not installed")
    root = small_site.write(tmp_path_factory.mktemp("fonts") / "site-folder", ("bn",))
    (root / "content/fonts").mkdir()
    font = ttLib.TTFont(found, recalcTimestamp=False)
    for record in font["name"].names:
        if record.nameID in (1, 4, 6):
            record.string = "Nobody's Bengali"
    font.save(root / "content/fonts" / _NAME)
    small_site.set_option(root, "fonts", "[bengali]")
    built = build(root, root / "site", Silence())
    assert built.published, built.findings
    return root


def test_a_font_has_what_the_site_writes_and_the_forms_of_it(site: Path) -> None:
    made = dict(font_files(read_site(site)[0]))
    assert made == dict(font_files(read_site(site)[0]))
    (address, data), = [one for one in made.items() if one[0].endswith(".woff2")]
    font, whole = ttLib.TTFont(io.BytesIO(data)), ttLib.TTFont(site / "content/fonts" / _NAME)
    known = set(font.getBestCmap())
    assert set(map(ord, "০১২৩৪৫৬৭৮৯কখগািী্")) <= known
    assert not known & set(map(ord, "abcXYZ"))
    assert {one.FeatureTag for one in font["GSUB"].table.FeatureList.FeatureRecord} >= {"akhn", "half", "blwf"}
    assert len(font.getGlyphOrder()) > 2 * len(known), "forms of letters beside each other"
    assert len(data) < 70_000 < len((site / "content/fonts" / _NAME).read_bytes())
    assert f'url("{address.rpartition("/")[2]}")' in made["assets/fonts/bengali.css"].decode()
    assert (site / "site" / address).read_bytes() == data
    assert whole["cmap"].getBestCmap().keys() > known - {0x25CC}


@pytest.mark.browser
def test_only_pages_in_the_script_load_it(page: Any, server: tuple[Path, str], site: Path) -> None:
    folder, address = server
    (folder / "fonts-site").symlink_to(site / "site")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}fonts-site/index.html", wait_until="networkidle")
    assert not [one for one in asked if "/fonts/" in one]
    page.goto(f"{address}fonts-site/bn/packs/index.html", wait_until="networkidle")
    assert page.evaluate("document.fonts.ready.then(fonts => [...fonts].map(one => one.status))") == ["loaded"]
    assert page.evaluate("document.fonts.check('16px \"Pathshala Bengali\"', 'ক্ষ')")
    assert len([one for one in asked if one.endswith(".woff2")]) == 1


@pytest.mark.browser
def test_a_font_loads_from_a_disk(page: Any, site: Path) -> None:
    page.goto((site / "site/bn/packs/index.html").as_uri(), wait_until="networkidle")
    assert page.evaluate("document.fonts.ready.then(fonts => [...fonts].map(one => one.status))") == ["loaded"]


@pytest.mark.browser
def test_who_saves_data_reads_with_the_fonts_of_the_device(page: Any, site: Path) -> None:
    sheet = (site / "site/assets/fonts/bengali.css").read_text("utf-8")
    condition = "(prefers-reduced-data:reduce)"
    assert sheet.count(condition) == 1
    page.route("**/bengali.css", lambda route: route.fulfill(
        body=sheet.replace(condition, "all"), content_type="text/css"))
    page.goto((site / "site/bn/packs/index.html").as_uri(), wait_until="networkidle")
    assert page.evaluate("[...document.fonts].map(one => one.status)") == ["unloaded"]


@pytest.mark.parametrize(("tag", "script"), [
    ("bn", "bengali"), ("as", "bengali"), ("ar", "arabic"), ("ckb", "arabic"), ("hi", "devanagari"), ("ta", "tamil"),
    ("th", "thai"), ("en", ""), ("pa", ""), ("pa-Arab", "arabic"), ("bn-Latn", ""), ("qqq", ""),
])
def test_languages_are_written_in_scripts(tag: str, script: str) -> None:
    assert script_of(tag) == script


@pytest.mark.parametrize(("value", "message"), [
    ("yes", "is no list of scripts"), ("[bengaly]", '"bengaly" is no script'), ("[bengali]", "there is no font for bengali"),
])
def test_what_is_wrong_with_the_option_is_told(tmp_path: Path, value: str, message: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: A\nplugins:\n  - pathshala/packs: {{fonts: {value}}}\n", "utf-8")
    settings, faults = read_settings(tmp_path)
    assert settings.fonts == () and [one.path for one in faults] == ["mkdocs.yml"]
    assert message in faults[0].message and faults[0].help


def test_what_is_not_installed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "content/fonts").mkdir(parents=True)
    (tmp_path / "content/fonts/thai.ttf").write_bytes(b"")
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nplugins:\n  - pathshala/packs: {fonts: [thai]}\n", "utf-8")
    monkeypatch.setattr("pathshala.sources.fonts._TOOLS", ("no_such_module",))
    assert [re.findall("pip install .*", one.help[0]) for one in read_settings(tmp_path)[1]] == [
        ["pip install 'pathshala[fonts]'"]]


def test_a_font_that_leads_out_of_the_site_is_told(site: Path, tmp_path: Path) -> None:
    (tmp_path / _NAME).write_bytes((site / "content/fonts" / _NAME).read_bytes())
    path = site / "content/fonts/bengali-elsewhere.ttf"
    path.symlink_to(tmp_path / _NAME)
    try:
        with pytest.raises(BuildFault, match=r"the font bengali-elsewhere\.ttf cannot be read"):
            dict(font_files(read_site(site)[0]))
    finally:
        path.unlink()


def test_a_broken_font_is_told(site: Path) -> None:
    path = site / "content/fonts/bengali-broken.ttf"
    path.write_bytes(b"\0\1\0\0broken")
    try:
        with pytest.raises(BuildFault, match=r"bengali-broken\.ttf is no font that can be made small"):
            dict(font_files(read_site(site)[0]))
    finally:
        path.unlink()
