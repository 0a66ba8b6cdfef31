"""MkDocs with Material and static-i18n, navigation pruned: one build for all languages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..corpus import LANGUAGES, MARKDOWN, SOURCE
from .markdown_site import page, source, write_folder
from .peer import Command, Peer, python_packages

PINS = ("mkdocs==1.6.1", "mkdocs-material==9.8.1", "mkdocs-static-i18n==1.3.1")
_UNKNOWN = ("sw",)  # Material has no strings of these: a build in them would stop, so they get English ones.
_SETTINGS = f"""\
site_name: Bench
site_url: https://bench.example.org/
use_directory_urls: false
theme:
  name: material
  features: [navigation.prune, navigation.indexes, navigation.footer]
plugins:
  - search
  - i18n:
      docs_structure: folder
      reconfigure_material: true
      languages:
        - {{locale: {SOURCE}, name: {SOURCE}, default: true}}
"""


def write(corpus: Path, folder: Path) -> None:
    """The docs of all languages side by side, and the settings."""
    write_folder(corpus, folder / "docs")
    languages = "".join(
        f"        - {{locale: {tag}, name: {tag}{', theme: {language: en}' if tag in _UNKNOWN else ''}}}\n"
        for tag in LANGUAGES
    )
    (folder / "mkdocs.yml").write_text(
        f"{_SETTINGS}{languages}markdown_extensions: [{MARKDOWN}, pymdownx.highlight]\n", encoding="utf-8")


def commands(home: Path, folder: Path) -> Sequence[Command]:
    return [Command((str(home / "bin" / "mkdocs"), "build", "--quiet"), folder)]


MKDOCS = Peer(
    name="mkdocs", title="MkDocs + Material + static-i18n, pruned navigation", pins=PINS,
    install=lambda home: python_packages(home, PINS), write=write, commands=commands,
    source=lambda pack, stem, language: f"docs/{source(pack, stem, language)}",
    page=lambda pack, stem, language: f"site/{page(pack, stem, '' if language == SOURCE else language)}", caches=(".cache",),
    note="one search index for all languages",
)
