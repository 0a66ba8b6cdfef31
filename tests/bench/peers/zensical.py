"""Zensical, navigation pruned: it has no languages of its own, so one project and one build for each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..corpus import LANGUAGES, MARKDOWN, SOURCE
from .markdown_site import page, source, write_folder
from .peer import Command, Peer, python_packages

PINS = ("zensical==0.0.73",)
_UNKNOWN = ("sw",)  # It has no strings of these.
_SETTINGS = """\
site_name: Bench
site_url: https://bench.example.org/{tag}/
use_directory_urls: false
theme:
  language: {theme}
  features: [navigation.prune, navigation.indexes, navigation.footer]
extra:
  alternate: [{alternate}]
"""


def write(corpus: Path, folder: Path) -> None:
    """A project for each language, with a cache of its own."""
    write_folder(corpus, folder, "docs")
    every = (SOURCE, *LANGUAGES)
    alternate = ", ".join(f"{{name: {tag}, link: /{tag}/, lang: {tag}}}" for tag in every)
    for tag in every:
        settings = _SETTINGS.format(tag=tag, theme=SOURCE if tag in _UNKNOWN else tag, alternate=alternate)
        (folder / tag / "mkdocs.yml").write_text(
            f"{settings}markdown_extensions: [{MARKDOWN}, pymdownx.highlight]\n", encoding="utf-8")


def commands(home: Path, folder: Path) -> Sequence[Command]:
    program = str(home / "bin" / "zensical")
    return [Command((program, "build"), folder / tag) for tag in (SOURCE, *LANGUAGES)]


ZENSICAL = Peer(
    name="zensical", title="Zensical, pruned navigation", pins=PINS,
    install=lambda home: python_packages(home, PINS), write=write, commands=commands,
    source=lambda pack, stem, language: source(pack, stem, f"{language}/docs"),
    page=lambda pack, stem, language: page(pack, stem, f"{language}/site"),
    outputs=tuple(f"{tag}/site" for tag in (SOURCE, *LANGUAGES)),
    caches=tuple(f"{tag}/.cache" for tag in (SOURCE, *LANGUAGES)),
    note="one build a language, as many at once as there are cores",
)
