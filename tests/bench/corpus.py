"""A generated site to measure builders with: packs of 8 lessons of about 750 words, in 5 languages.

    python tests/bench/corpus.py FOLDER --packs 22 --complete 100

Every lesson has headings, lists, a table, an admonition, code, links, an image, a footnote and a
quiz. Translations are given as PO: all complete, or a share of each pack. The same seed gives the
same bytes.
"""

from __future__ import annotations

import argparse
import random
from datetime import UTC, datetime
from pathlib import Path

from pathshala.build.pipeline import site_project
from pathshala.sources.read import read_site
from pathshala.translate.catalogue import Entry
from pathshala.translate.po import write_po
from pathshala.translate.project import extract
from pathshala.translate.template import new_catalogue, posix_name

LANGUAGES = ("bn", "ar", "es", "sw")
LESSONS = 8
WORDS = (
    "water river stone bread house street market window garden letter paper table picture morning evening winter "
    "summer teacher neighbour question answer reason source page line word story village mountain bridge ship train "
    "ticket basket kitchen bottle pocket button needle thread cotton silver copper iron glass mirror candle shadow"
).split()
MARKDOWN = "abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, toc, pymdownx.details, pymdownx.superfences"
MKDOCS = """\
site_name: Bench
site_url: https://bench.example.org/
use_directory_urls: false
theme: {{name: material}}
plugins:
  - i18n:
      docs_structure: folder
      languages: [{{locale: en, name: English, default: true, build: true}}]
markdown_extensions: [{markdown}]
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><title>A box</title><rect width="60" height="40" fill="#eef"/></svg>\n'


def sentence(chance: random.Random, length: int) -> str:
    words = [chance.choice(WORDS) for _ in range(length)]
    return " ".join(words).capitalize() + "."


def paragraph(chance: random.Random) -> str:
    text = " ".join(sentence(chance, chance.randint(8, 16)) for _ in range(4))
    return text.replace(" stone ", " *stone* ").replace(" bread ", " **bread** ").replace(" glass ", " `glass` ")


def lesson(chance: random.Random, number: int) -> str:
    """One lesson of about 750 words."""
    other = f"lesson-{(number + 1) % LESSONS}"
    parts = [
        f"---\ntitle: {sentence(chance, 4)[:-1]} {number}\ntime: PT12M\nobjectives: [o1]\nkey_points:\n"
        f"  - {sentence(chance, 9)}\n  - {sentence(chance, 9)}\n---\n",
        paragraph(chance),
        "## First steps", paragraph(chance), paragraph(chance),
        "\n".join(f"- {sentence(chance, 9)}" for _ in range(5)),
        "![A box](../media/box.svg)",
        "## What to compare", paragraph(chance),
        "| Name | Use |\n|---|---|\n" + "\n".join(
            f"| {sentence(chance, 2)} | {sentence(chance, 6)} |" for _ in range(4)),
        f'!!! tip "{sentence(chance, 4)[:-1]}"\n    {sentence(chance, 14)}',
        "```python\n" + "\n".join(f"{chance.choice(WORDS)} = {i} + len('{chance.choice(WORDS)}')" for i in range(6)) + "\n```",
        f"## Where it leads\n\n{paragraph(chance)} See [another lesson]({other}.md#first-steps)[^1].",
        f"[^1]: {sentence(chance, 10)}",
        paragraph(chance), paragraph(chance), paragraph(chance),
        f"## Check yourself\n\n### {sentence(chance, 6)[:-1]}? {{ #quiz-{number} .quiz objective=o1 }}\n\n"
        + "\n\n".join(f"- [{'x' if i == number % 3 else ' '}] {sentence(chance, 5)}\n\n    > {sentence(chance, 10)}" for i in range(3)),
    ]
    return "\n\n".join(parts) + "\n"


def pack(root: Path, number: int) -> None:
    """One pack of `LESSONS` lessons."""
    chance = random.Random(number)
    folder = root / "learning_packs" / f"pack-{number:04}"
    (folder / "lessons").mkdir(parents=True)
    (folder / "media").mkdir()
    (folder / "media" / "box.svg").write_text(SVG)
    stems = [f"lesson-{index}" for index in range(LESSONS)]
    (folder / "pack.yml").write_text(
        f"schema: 1\ntitle: {sentence(chance, 4)[:-1]} {number}\nsummary: {sentence(chance, 14)}\nsource_language: en\n"
        "version: 1.0.0\naudience: [newcomer]\nfor: [individual]\nlevel: beginner\n"
        "teaches: [{skill: read, to: 1}]\nrequires: []\nobjectives:\n"
        f"  - {{id: o1, bloom: apply, text: Use {sentence(chance, 6)}}}\nlessons: [{', '.join(stems)}]\n"
        "license: CC-BY-SA-4.0\nauthors: [{name: Bench, role: author}]\nowners: [one, two]\nstatus: draft\n"
        "review_every: P12M\n"
    )
    for index, stem in enumerate(stems):
        (folder / "lessons" / f"{stem}.md").write_text(lesson(chance, index))


def generate(root: Path, packs: int, complete: int) -> None:
    """Write the site; `complete` per cent of each pack's texts are translated."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text(MKDOCS.format(markdown=MARKDOWN))
    (root / "content").mkdir()
    (root / "content" / "index.md").write_text("---\ntitle: Bench\n---\n\nA site to measure builders with.\n")
    (root / "content" / "skills.yml").write_text(
        "schema: 1\nskills:\n  - id: read\n    label: Read\n    summary: Read what somebody wrote for you.\n"
        "    levels: [Read a word., Read a line., Read a page., Read a book.]\n"
    )
    for number in range(packs):
        pack(root, number)
    for language in LANGUAGES:
        (root / "translations" / posix_name(language) / "LC_MESSAGES").mkdir(parents=True)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    held = site_project(read_site(root)[0])
    list(extract(held, now))
    for language in LANGUAGES:
        for domain in held.documents:
            if domain == "checks":
                continue
            texts = held.units_of(domain)
            share = len(texts) * complete // 100
            header = new_catalogue(language, domain, now).entries[0]
            entries = tuple(
                Entry(unit.source, (translated(unit.source, language) if number < share else "",), context=unit.context,
                      extracted=unit.extracted, references=unit.references)
                for number, unit in enumerate(texts)
            )
            catalogue = new_catalogue(language, domain, now)
            path = root / "translations" / posix_name(language) / "LC_MESSAGES" / f"{domain}.po"
            path.write_bytes(write_po(type(catalogue)((header, *entries))))


def translated(text: str, language: str) -> str:
    """A stand-in translation: as long as the source, with its markup, and not equal to it."""
    return f"{text} ({language})" if not text.endswith(")") else f"{language} {text}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--packs", type=int, default=22, help="22 packs are 995 pages in 5 languages")
    options.add_argument("--complete", type=int, default=100, help="per cent of the texts that are translated")
    chosen = options.parse_args()
    generate(chosen.folder, chosen.packs, chosen.complete)


if __name__ == "__main__":
    main()
