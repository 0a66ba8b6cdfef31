"""Where a passage can be translated: code hosts and translation platforms."""

from __future__ import annotations

from pathlib import Path

import pytest

from pathshala.model.site import Settings
from pathshala.pages.translating.links import entry_url
from pathshala.sources.config import read_settings

PO = "translations/pt_BR/LC_MESSAGES/egg.po"


def url(repo_url: str, edit_uri: str, line: int = 12) -> str:
    settings = Settings(Path(), "Small", repo_url=repo_url, edit_uri=edit_uri)
    return entry_url(settings, "pt-BR", "egg", PO, line, "water:3fa2c1")


@pytest.mark.parametrize(("repo_url", "edit_uri", "shown"), [
    ("https://github.com/o/r", "edit/main", f"https://github.com/o/r/blob/main/{PO}#L12"),
    ("https://github.com/o/r/", "blob/main/sites/one/", f"https://github.com/o/r/blob/main/sites/one/{PO}#L12"),
    ("https://github.com/o/r", "https://github.com/o/r/edit/main/", f"https://github.com/o/r/blob/main/{PO}#L12"),
    ("https://github.com/o/r", "", f"https://github.com/o/r/blob/HEAD/{PO}#L12"),
    ("https://gitlab.com/o/g/r", "-/edit/main/", f"https://gitlab.com/o/g/r/-/blob/main/{PO}#L12"),
    ("https://gitlab.com/o/r", "edit/main", f"https://gitlab.com/o/r/-/blob/main/{PO}#L12"),
    ("https://code.example.org/o/r", "-/edit/main", f"https://code.example.org/o/r/-/blob/main/{PO}#L12"),
    ("https://codeberg.org/o/r", "_edit/main", f"https://codeberg.org/o/r/src/branch/main/{PO}#L12"),
    ("https://git.example.org/o/r", "src/branch/main", f"https://git.example.org/o/r/src/branch/main/{PO}#L12"),
    ("https://codeberg.org/o/r", "", ""),
    ("https://bitbucket.org/o/r", "src/main/?mode=edit", f"https://bitbucket.org/o/r/src/main/{PO}#lines-12"),
    ("https://bitbucket.org/o/r", "", f"https://bitbucket.org/o/r/src/HEAD/{PO}#lines-12"),
    ("https://github.com/o/r", "https://edit.example.org/of/", f"https://edit.example.org/of/{PO}"),
    ("", "edit/main", ""),
])
def test_a_line_on_a_code_host(repo_url: str, edit_uri: str, shown: str) -> None:
    assert url(repo_url, edit_uri) == shown
    assert url(repo_url, edit_uri, line=0) == shown.partition("#")[0]


def test_a_passage_in_a_translation_platform() -> None:
    settings = Settings(Path(), "Small", repo_url="https://github.com/o/r", translate_url=(
        "https://weblate.example.org/translate/small/{domain}/{language}/?q=context:={context}&tag={tag}#{line}"))
    assert entry_url(settings, "pt-BR", "egg", PO, 12, 'a&b="c" {x}/é\ud800') == (
        "https://weblate.example.org/translate/small/egg/pt_BR/"
        "?q=context:=a%26b%3D%22c%22%20%7Bx%7D%2F%C3%A9%3F&tag=pt-BR#12")


def _read(tmp_path: Path, value: str) -> tuple[Settings, list[tuple[str, int, str]]]:
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: Small\nplugins:\n  - pathshala/packs:\n      translate_url: {value}\n", encoding="utf-8")
    settings, faults = read_settings(tmp_path)
    return settings, [(fault.name, fault.span.line, fault.message) for fault in faults]


def test_a_platform_is_named_in_the_settings(tmp_path: Path) -> None:
    address = "https://hosted.weblate.org/translate/small/{domain}/{language}/?q=context:%22{context}%22"
    settings, faults = _read(tmp_path, address)
    assert faults == [] and settings.translate_url == address


@pytest.mark.parametrize(("value", "message"), [
    ("http://weblate.example.org/", "no address that begins with https://"),
    ("'javascript:alert(1)'", "no address that begins with https://"),
    ("'https://{domain}.example.org/'", "no address that begins with https://"),
    ("'https://me:secret@example.org/'", "no address that begins with https://"),
    ("[https://example.org]", "no address that begins with https://"),
    ("'https://example.org/{0.__class__}'", '"0.__class__" is nothing that can be filled in'),
    ("'https://example.org/{contxt}'", '"contxt" is nothing that can be filled in'),
    ("'https://example.org/{}'", '"" is nothing that can be filled in'),
    ("'https://example.org/{domain'", "a brace stands alone"),
    ("'https://example.org/}{'", "a brace stands alone"),
    ("'https://example.org/a b'", '" " cannot stand in an address'),
    ('"https://example.org/\\ud800"', "cannot stand in an address"),
    ("'https://[bad/{path}'", "its host or port cannot be read"),
    ("'https://example.org:port/{path}'", "its host or port cannot be read"),
    ("'https://example.org/<x>'", '"<" cannot stand in an address'),
])
def test_a_wrong_address_is_a_fault_at_its_line(tmp_path: Path, value: str, message: str) -> None:
    settings, faults = _read(tmp_path, value)
    assert settings.translate_url == ""
    assert [(name, line) for name, line, _ in faults] == [("config-value", 3)] and message in faults[0][2]
