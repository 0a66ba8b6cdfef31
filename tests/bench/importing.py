"""How well `pathshala translate import` finds what is whose translation.

    python -m bench.importing                  (in tests/) counts for each file
    python -m bench.importing --sample 100     pairs that are taken as sure, drawn at random, to be judged by eye
    python -m bench.importing --unsure         those that are not

The texts are the English and Spanish lessons on Git of Software Carpentry, of which the English ones went on
after they were translated (https://github.com/swcarpentry/git-novice, CC BY 4.0); `--source` and
`--translated` name others.

Of sample 2 (100 of 292 pairs), all 100 are a passage and its own translation. 93 say the same: of the other seven,
six were translated from an older text that had the same code, numbers and links (another name, a button or a
title's first word less, another role), and one paragraph was shortened.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pathshala.markup.engine import Engine
from pathshala.sources.config import DEFAULT_EXTENSIONS
from pathshala.translate.bring_in.anchors import Anchors
from pathshala.translate.bring_in.files import markdown_files, paired, read_pairs
from pathshala.translate.bring_in.pairs import Match, match

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
SOURCE, TRANSLATED = CORPORA / "git-novice-en" / "episodes", CORPORA / "git-novice-es" / "episodes"


@dataclass(frozen=True)
class Aligned:
    """A file's name, and what was found in it."""

    name: str
    matches: Sequence[Match]

    @property
    def pairs(self) -> list[Match]:
        """The matches with something on both sides."""
        return [one for one in self.matches if one.source and one.target]

    @property
    def sure(self) -> list[Match]:
        return [one for one in self.pairs if one.sure]


def aligned(source: Path, translated: Path) -> list[Aligned]:
    """Every file of two folders that has its counterpart in the other, aligned."""
    pairs, _ = paired(markdown_files(source)[0], markdown_files(translated)[0])
    texts, _ = read_pairs(pairs, Engine(DEFAULT_EXTENSIONS))
    matches = match([(one.source, one.target) for one in texts])
    return [Aligned(one.files.name, found) for one, found in zip(texts, matches, strict=True)]


def to_judge(found: Sequence[Aligned]) -> list[tuple[str, Match]]:
    """The sure pairs that somebody translated: without those that are the same in both languages, such as marks."""
    return [(one.name, pair) for one in found for pair in one.sure if pair.source[0].text != pair.target[0].text]


def agreement(found: Sequence[Aligned]) -> float:
    """The share of the sure pairs of which code, numbers, placeholders and links' targets all agree."""
    pairs = [pair for one in found for pair in one.sure]
    agreeing = sum(Anchors(pair.source[0]).hard == Anchors(pair.target[0]).hard for pair in pairs)
    return agreeing / len(pairs) if pairs else 0.0


def table(found: Sequence[Aligned]) -> Iterator[str]:
    """A line for each file, and one for all."""
    yield f"{'file':<28}{'passages':>9}{'sure':>7}{'fuzzy':>7}{'untranslated':>14}{'unplaced':>10}"
    rows = []
    for one in found:
        passages = sum(len(pair.source) for pair in one.matches)
        fuzzy = sum(len(pair.source) for pair in one.pairs if not pair.sure)
        unplaced = sum(len(pair.target) for pair in one.matches if not pair.source)
        rows.append((one.name, passages, len(one.sure), fuzzy, passages - len(one.sure) - fuzzy, unplaced))
    rows.append(("all", *(sum(column) for column in list(zip(*rows, strict=True))[1:])))
    for name, passages, sure, fuzzy, untranslated, unplaced in rows:
        yield f"{name:<28}{passages:>9}{sure:>7}{fuzzy:>7}{untranslated:>14}{unplaced:>10}"


def shown(pairs: Sequence[tuple[str, Match]]) -> Iterator[str]:
    """Pairs as somebody reads them, numbered."""
    for number, (name, pair) in enumerate(pairs, 1):
        yield f"\n{number}. {name}:{pair.source[0].line} · {pair.source[0].role} · {pair.confidence:.2f}"
        for sign, parts in (("<", pair.source), (">", pair.target)):
            yield from (f"  {sign} {' '.join(part.text.split())}" for part in parts)


def main() -> None:
    parser = argparse.ArgumentParser(description="Align texts with their translations, and show what was found.")
    parser.add_argument("--source", type=Path, default=SOURCE, help="a folder of Markdown")
    parser.add_argument("--translated", type=Path, default=TRANSLATED, help="a folder of its translation")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="show so many of the sure pairs")
    parser.add_argument("--seed", type=int, default=1, help="which sample (default: %(default)s)")
    parser.add_argument("--unsure", action="store_true", help="show all pairs that are not sure")
    options = parser.parse_args()
    begun = time.process_time()
    found = aligned(options.source, options.translated)
    seconds = time.process_time() - begun
    judged = to_judge(found)
    unsure = [(one.name, pair) for one in found for pair in one.pairs if not pair.sure] if options.unsure else []
    drawn = random.Random(options.seed).sample(judged, min(options.sample, len(judged)))
    lines = [*table(found), f"\n{seconds:.1f} s of processor time; {len(judged)} sure pairs differ between the languages;",
             f"all anchors agree in {agreement(found):.1%} of the sure pairs", *shown(unsure or drawn)]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
