"""A generated site to measure builders with: packs of 8 lessons of about 750 words, in 5 languages.

    python tests/bench/corpus.py FOLDER --packs 22 --complete 100

Every lesson has headings, lists, a table, an admonition, code, links, an image, a footnote and a
quiz. Translations are given as PO: all complete, or a share of each pack. The same seed gives the
same bytes. Packs are made one by one, so that memory does not grow with their number.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.corpus_words import translated
from bench.lessons import LESSONS, lesson, pack_file, stems
from pathshala.markup.engine import Engine
from pathshala.model.site import Site
from pathshala.sources.packs import read_pack
from pathshala.sources.read import read_site
from pathshala.translate.extract import TextDocument, by_domain, documents
from pathshala.translate.po.catalogue import Catalogue, Entry
from pathshala.translate.po.codec import write_po
from pathshala.translate.template import new_catalogue, posix_name, template
from pathshala.translate.units import units

SOURCE = "en"
LANGUAGES = ("bn", "ar", "es", "sw")
MARKDOWN = "abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, toc, pymdownx.details, pymdownx.superfences"
MKDOCS = """\
site_name: Bench
site_url: https://bench.example.org/
use_directory_urls: false
theme: {{name: material}}
plugins:
  - pathshala/packs: {{check_pages: false}}
  - i18n:
      docs_structure: folder
      languages: [{{locale: en, name: English, default: true, build: true}}]
markdown_extensions: [{markdown}]
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><title>A box</title><rect width="60" height="40" fill="#eef"/></svg>\n'
_NOW = datetime(2026, 1, 1, tzinfo=UTC)


def pages(packs: int) -> int:
    """How many pages any builder makes of so many packs: the lessons and an index of each pack, and
    a home page, in each language."""
    return (1 + len(LANGUAGES)) * (packs * (LESSONS + 1) + 1)


def pack_name(number: int) -> str:
    """The id of a pack."""
    return f"pack-{number:04}"


def generate(root: Path, packs: int, complete: int) -> None:
    """Write the site into a folder that has none; `complete` per cent of each pack's texts are translated."""
    _frame(root)
    site, _ = read_site(root)
    engine = Engine(site.settings.markdown_extensions)
    _translations(root, documents(site, engine), complete)
    for number in range(packs):
        _pack(root, number)
        held, _ = read_pack(root, f"learning_packs/{pack_name(number)}")
        one = Site(settings=site.settings, languages=(), packs=(held,))
        # An engine remembers what it has parsed: a new one for each pack keeps memory bounded.
        _translations(root, documents(one, Engine(site.settings.markdown_extensions)), complete)


def _frame(root: Path) -> None:
    """All but the packs: the settings, the home page, the one skill, and folders for the rest."""
    (root / "content").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(MKDOCS.format(markdown=MARKDOWN))
    (root / "content" / "index.md").write_text("---\ntitle: Bench\n---\n\nA site to measure builders with.\n")
    (root / "content" / "skills.yml").write_text(
        "schema: 1\nskills:\n  - id: read\n    label: Read\n    summary: Read what somebody wrote for you.\n"
        "    levels: [Read a word., Read a line., Read a page., Read a book.]\n"
    )
    (root / "translations" / "templates").mkdir(parents=True)
    for language in LANGUAGES:
        po_folder(root, language).mkdir(parents=True)


def _pack(root: Path, number: int) -> None:
    """One pack of `LESSONS` lessons, without its translations."""
    chance = random.Random(number)
    folder = root / "learning_packs" / pack_name(number)
    (folder / "lessons").mkdir(parents=True)
    (folder / "media").mkdir()
    (folder / "media" / "box.svg").write_text(SVG)
    (folder / "pack.yml").write_text(pack_file(chance, number))
    for index, stem in enumerate(stems()):
        (folder / "lessons" / f"{stem}.md").write_text(lesson(chance, index))


def _translations(root: Path, texts: Iterator[TextDocument], complete: int) -> None:
    """The template of each domain, and its PO file in each language."""
    for domain, held in by_domain(texts).items():
        found = [unit for one in held for unit in units(one.texts, one.name, one.file)]
        (root / "translations" / "templates" / f"{domain}.pot").write_bytes(template(found, domain, _NOW))
        share = len(found) * complete // 100
        for language in LANGUAGES:
            entries = (
                Entry(unit.source, (translated(unit.source, language) if number < share else "",),
                      context=unit.context, extracted=unit.extracted, references=unit.references)
                for number, unit in enumerate(found)
            )
            header = new_catalogue(language, domain, _NOW).entries
            (po_folder(root, language) / f"{domain}.po").write_bytes(write_po(Catalogue((*header, *entries))))


def po_folder(root: Path, language: str) -> Path:
    """Where a language's PO files lie."""
    return root / "translations" / posix_name(language) / "LC_MESSAGES"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--packs", type=int, default=22, help="22 packs are 995 pages in 5 languages")
    options.add_argument("--complete", type=int, default=100, help="per cent of the texts that are translated")
    chosen = options.parse_args()
    generate(chosen.folder, chosen.packs, chosen.complete)


if __name__ == "__main__":
    main()
