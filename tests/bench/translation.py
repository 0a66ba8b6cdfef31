"""Measure the work on translations against the tools that translators' projects use for it.

    python -m bench.translation          (in tests/)

- Merging a PO file of 2,000 units after edits: 10 % of the passages edited, 5 % new, 5 % moved, against
  GNU gettext's `msgmerge` (with `--no-wrap`, as files are written here). Both read the old PO file and
  the new template and write the new PO file. Runs alternate; what counts is processor time. Of this
  project it is told twice: for the work alone, since all files of a site are merged in one process, and
  with the start of such a process. Finding the contexts of the new template is the work of extraction,
  and is told by itself.
- Extracting the texts of 96 real pages (`translation_extraction`) with `pathshala translate extract`, a process
  of its own each time, against `po4a`: without anything kept from before, with nothing changed since, and
  with one page edited. Besides the pages, this project extracts those of its own checks.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pathshala.translate.memory.suggest import Memory, remembered
from pathshala.translate.merge import carry, complete
from pathshala.translate.po.catalogue import Catalogue, Entry
from pathshala.translate.po.codec import parse_po, write_po
from pathshala.translate.template import new_catalogue, template
from pathshala.translate.units import Unit, template_texts, units

from .measure import Cost
from .translation_extraction import extracting
from .translation_table import table

UNITS = 2_000
EDITED, NEW, MOVED = 0.10, 0.05, 0.05
SHARE = 0.25
"""The greatest share of msgmerge's time that a merge may take."""

_COLD = ("import sys; from pathlib import Path; from bench.translation import Files, our_merge; "
         "sys.stdout.buffer.write(our_merge(Files(Path(sys.argv[1]), Path(sys.argv[2]))))")
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_FILE = "lessons/long.md"
_SYLLABLES = [first + second for first in "bdfgklmnprstvz" for second in ("a", "e", "i", "o", "u", "an", "er", "is")]


@dataclass(frozen=True)
class Passage:
    """What a unit is made from."""

    text: str
    role: str = "paragraph"
    headings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Files:
    """The files of one merge: the PO file before, the template after, and the seconds it took to find the
    contexts of that."""

    po: Path
    after: Path
    aligning: float = 0.0


@dataclass(frozen=True)
class Merge:
    """One run of each: what `msgmerge` took, this project, and this project in a process of its own; and the
    share of contexts that both call current or both do not."""

    costs: tuple[Cost, Cost, Cost]
    agreed: float


def passages(chance: random.Random, count: int) -> list[Passage]:
    """Passages of 4 to 60 words, the lengths and repetitions of prose; common words are commoner."""
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(3_000)]
    weights = [1 / (rank + 5) for rank in range(len(words))]
    found: dict[str, None] = {}
    while len(found) < count:
        text = " ".join(chance.choices(words, weights, k=min(60, 4 + int(chance.expovariate(1 / 16)))))
        found[f"{text.capitalize()}."] = None
    return [Passage(text) for text in found]


def edited(chance: random.Random, old: Sequence[Passage]) -> list[Passage]:
    """The passages after somebody has worked on them: some edited, some moved, new ones between."""
    now = list(old)
    for index in chance.sample(range(len(now)), int(EDITED * len(old))):
        words = now[index].text.split()
        for _ in range(max(1, len(words) // 12)):
            words[chance.randrange(len(words))] = "".join(chance.choices(_SYLLABLES, k=2))
        now[index] = Passage(" ".join(words))
    for _ in range(int(MOVED * len(old))):
        now.insert(chance.randrange(len(now)), now.pop(chance.randrange(len(now))))
    for passage in passages(random.Random(chance.random()), int(NEW * len(old))):
        now.insert(chance.randrange(len(now)), passage)
    return now


def make(folder: Path, seed: int) -> Files:
    """Write the files of one merge."""
    chance = random.Random(seed)
    old = passages(chance, UNITS)
    before = units(old, "long", _FILE)
    pot = template(before, "bench", _NOW)
    texts = template_texts(parse_po(pot, "bench.pot")[0])
    now = edited(chance, old)
    began = time.process_time()
    after = units(now, "long", _FILE, texts[_FILE])
    aligning = time.process_time() - began
    entries = (Entry(unit.source, (unit.source[::-1],), unit.context, extracted=unit.extracted, references=unit.references)
               for unit in before)
    files = Files(folder / "bn.po", folder / "after.pot", aligning)
    files.after.write_bytes(template(after, "bench", _NOW))
    files.po.write_bytes(write_po(Catalogue((*new_catalogue("bn", "bench", _NOW).entries, *entries))))
    return files


def our_merge(files: Files) -> bytes:
    """The PO file merged by this project, from bytes to bytes."""
    catalogue, _ = parse_po(files.po.read_bytes(), "bn.po")
    pot, _ = parse_po(files.after.read_bytes(), "after.pot")
    wanted = [Unit(entry.context or "", entry.msgid, "paragraph", (), _FILE) for entry in pot.messages]
    carried = carry(catalogue, wanted)
    return write_po(complete(carried, "bench", Memory(remembered("bench", carried.entries)))[0])


def their_merge(files: Files, out: Path) -> bytes:
    """The PO file merged by `msgmerge`."""
    subprocess.run(["msgmerge", "--quiet", "--no-wrap", "--previous", "-o", out, files.po, files.after], check=True)
    return out.read_bytes()


def current(data: bytes) -> frozenset[str]:
    """The contexts whose translation a merged file calls good."""
    catalogue, _ = parse_po(data, "bn.po")
    return frozenset(entry.context or "" for entry in catalogue.messages if entry.translated and not entry.fuzzy)


def cost(work: Callable[[], bytes], who: int) -> tuple[Cost, bytes]:
    """What some work took, in this process or in those that it starts."""
    before, began = resource.getrusage(who), time.perf_counter()
    made = work()
    wall, after = time.perf_counter() - began, resource.getrusage(who)
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime), made


def merge_once(folder: Path, files: Files) -> Merge:
    """One run of each over the same files."""
    theirs, made = cost(lambda: their_merge(files, folder / "theirs.po"), resource.RUSAGE_CHILDREN)
    ours, merged = cost(lambda: our_merge(files), resource.RUSAGE_SELF)
    sure, held = current(made), current(merged)
    cold, _ = cost(lambda: subprocess.run([sys.executable, "-c", _COLD, files.po, files.after], check=True,
                                          cwd=Path(__file__).parents[1], stdout=subprocess.PIPE).stdout,
                   resource.RUSAGE_CHILDREN)
    total = len(parse_po(files.after.read_bytes(), "after.pot")[0].messages)
    return Merge((theirs, ours, cold), 1 - len(sure ^ held) / total)


def merging(runs: int) -> str:
    """The report on merging."""
    if shutil.which("msgmerge") is None:
        return "merge: msgmerge (GNU gettext) is not on this machine"
    found, aligning = [], []
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(runs):
            files = make(Path(folder), seed)
            aligning.append(files.aligning)
            found.append(merge_once(Path(folder), files))
    agreed = 100 * min(one.agreed for one in found)
    title = (f"merge of {UNITS} units, {runs} paired runs, seconds (median) and shares of msgmerge's (median, least to "
             f"greatest)\n  promised: at most {SHARE:g}, and agreement on what is current of 95 % (it is {agreed:.1f} % "
             f"at least)\n  the contexts were found by extraction, in {statistics.median(aligning):.3f} s of CPU")
    return table(title, ("msgmerge", "pathshala", "in a process of its own"), [one.costs for one in found])


PARTS: dict[str, Callable[[int], str]] = {"merge": merging, "extract": extracting}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="bench.translation", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)} (default: all)")
    parser.add_argument("--runs", type=int, default=7, help="pairs of runs (default: %(default)s)")
    options = parser.parse_args(arguments)
    unknown = [part for part in options.parts if part not in PARTS]
    if unknown:
        parser.error(f"{', '.join(unknown)} is none of {', '.join(PARTS)}")
    for part in options.parts or PARTS:
        sys.stdout.write(PARTS[part](options.runs) + "\n")


if __name__ == "__main__":
    main()
