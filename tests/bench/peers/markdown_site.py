"""The corpus as folders of Python-Markdown pages, one folder a language, as MkDocs and Zensical read it."""

from __future__ import annotations

from pathlib import Path

from ..editions import media, pages
from .dialects import front_matter


def write_folder(corpus: Path, folder: Path, inner: str = "") -> None:
    """Every page and picture below `folder`: `LANGUAGE/PACK/lessons/STEM.md`, `LANGUAGE/PACK/media/box.svg`,
    all of them below `LANGUAGE/inner` where that is given."""
    languages = set()
    for one in pages(corpus):
        languages.add(one.language)
        path = folder / source(one.pack, one.stem or "index", f"{one.language}/{inner}".strip("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        body = one.body if one.stem else one.body.replace("](lesson-", "](lessons/lesson-")
        path.write_text(front_matter({"title": one.title}) + body, encoding="utf-8")
    for pack, picture in media(corpus):
        for language in languages:
            (folder / language / inner / pack / "media").mkdir()
            (folder / language / inner / pack / "media" / "box.svg").write_text(picture, encoding="utf-8")


def source(pack: str, stem: str, language: str) -> str:
    """Where a page's Markdown lies."""
    inner = "lessons" if stem.startswith("lesson") else ""
    return "/".join(part for part in (language, pack, inner, f"{stem}.md") if part)


def page(pack: str, stem: str, language: str) -> str:
    """Where a page lands."""
    return source(pack, stem, language).removesuffix(".md") + ".html"
