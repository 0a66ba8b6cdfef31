"""The corpus as builders without PO need it: each page as Markdown, once in each language.

A lesson's Markdown is the source's with the translation of each text in its place; where a PO file
has none, the source's text stands. The dialect is Python-Markdown's; each peer puts admonitions and
quiz marks into its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from pathshala.translate.po.catalogue import Entry
from pathshala.translate.po.codec import parse_po

from .corpus import LANGUAGES, SOURCE, SVG, po_folder


@dataclass(frozen=True)
class Page:
    """One page in one language. `pack` is empty for the home page, `stem` for a pack's index;
    `weight` is its place among its neighbours, from 1."""

    language: str
    pack: str
    stem: str
    weight: int
    title: str
    body: str


def pages(corpus: Path) -> Iterator[Page]:
    """Every page of the corpus in every language, pack by pack."""
    packs = sorted((corpus / "learning_packs").iterdir())
    for language in (SOURCE, *LANGUAGES):
        home = f"A site to measure builders with: {len(packs)} packs.\n"
        yield Page(language, "", "", 1, "Bench", home)
        for number, folder in enumerate(packs, 1):
            yield from _pack(corpus, folder, language, number)


def _pack(corpus: Path, folder: Path, language: str, number: int) -> Iterator[Page]:
    texts = {} if language == SOURCE else _texts(po_folder(corpus, language) / f"{folder.name}.po")
    about = yaml.safe_load(filled((folder / "pack.yml").read_text(encoding="utf-8"), texts.get("pack.yml", ())))
    lessons = []
    for weight, stem in enumerate(about["lessons"], 1):
        source = (folder / "lessons" / f"{stem}.md").read_text(encoding="utf-8")
        whole = anchored(source, filled(source, texts.get(stem, ())))
        _, front, body = whole.split("---\n", 2)
        meta = yaml.safe_load(front)
        points = "\n".join(f"- {point}" for point in meta["key_points"])
        lessons.append(Page(language, folder.name, stem, weight, meta["title"],
                            f"{body.strip()}\n\n## Key points\n\n{points}\n"))
    objectives = "\n".join(f"- {one['text']}" for one in about["objectives"])
    links = "\n".join(f"{page.weight}. [{page.title}]({page.stem}.md)" for page in lessons)
    yield Page(language, folder.name, "", number, about["title"],
               f"{about['summary']}\n\n## Objectives\n\n{objectives}\n\n## Lessons\n\n{links}\n")
    yield from lessons


def _texts(path: Path) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Sources and translations of a PO file in order, under the documents that contexts name."""
    catalogue, _ = parse_po(path.read_bytes(), path.name)
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for entry in catalogue.messages:
        found[_document(entry)].append((entry.msgid, entry.msgstr[0]))
    return found


def _document(entry: Entry) -> str:
    return (entry.context or "").rpartition(":")[0]


def filled(source: str, texts: Sequence[tuple[str, str]]) -> str:
    """The source with each text's translation in its place. Texts come in the order in which they
    stand, but for titles and footnotes, which a parser may put last. Raises ValueError where a text is
    not found."""
    places: list[tuple[int, int, str]] = []
    cursor = 0
    for text, translation in texts:
        start = source.find(text, cursor)
        if start < 0:
            start = source.index(text)
        else:
            cursor = start + len(text)
        places.append((start, start + len(text), translation or text))
    parts, done = [], 0
    for start, end, text in sorted(places):
        if start < done:
            raise ValueError(f"two texts at one place: {text}")
        parts += [source[done:start], text]
        done = end
    return "".join([*parts, source[done:]])


def anchored(source: str, translation: str) -> str:
    """The translation with the source's anchor at each heading, so that links lead to the same place."""
    pairs = zip(source.split("\n"), translation.split("\n"), strict=True)
    return "\n".join(
        f"{there} {{ #{here[3:].lower().replace(' ', '-')} }}" if here.startswith("## ") and here != there else there
        for here, there in pairs
    )


def media(corpus: Path) -> Iterator[tuple[str, str]]:
    """Pack and text of each picture, `box.svg`."""
    for folder in sorted((corpus / "learning_packs").iterdir()):
        yield folder.name, SVG
