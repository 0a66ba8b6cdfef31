"""What the checks of translations say of real ones that nobody made with them in mind, and what they cost.

    python -m bench.false_positives [FOLDER …]      (in tests/; a folder holds PO files, at any depth)

Without a folder: `shared/corpora/yii-po` beside the repository, 240 files in Russian and Simplified Chinese. Each
finding counts as a false one, though some are faults indeed, so that the share is an upper bound: units with
an error among all units that are translated. Time is of the processor, the least of some runs.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pathshala.checks.context import Checked
from pathshala.checks.passage_text import passage_text
from pathshala.checks.registry import Rule, Scope, rules_of
from pathshala.model.finding import Severity
from pathshala.model.site import Settings, Site
from pathshala.sources.language_tags import language_meant
from pathshala.translate.catalogues import read_catalogue
from pathshala.translate.po.catalogue import Catalogue, header_value

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "yii-po"
RUNS = 5


@dataclass(frozen=True)
class Counted:
    """What was found: by check, how many findings; by severity, how many units have any."""

    units: int
    findings: Counter[Rule]
    faulty: Counter[Severity]

    def share(self, severity: Severity) -> float:
        """The units with a finding of a severity among all translated ones, from 0 to 1."""
        return self.faulty[severity] / self.units if self.units else 0.0


@dataclass(frozen=True)
class Cost:
    """Microseconds of processor time for a pair of source and translation: to make ready, by check, and all in all."""

    pairs: int
    ready: float
    checks: dict[str, float]

    @property
    def total(self) -> float:
        return self.ready + sum(self.checks.values())


def catalogues(folders: Sequence[Path]) -> dict[str, Catalogue]:
    """The PO files in some folders, by path."""
    paths = sorted(path for folder in folders for path in folder.rglob("*.po"))
    read = {str(path): read_catalogue(path, str(path))[0] for path in paths}
    return {path: catalogue for path, catalogue in read.items() if catalogue}


def rules() -> list[Rule]:
    """The checks of translations."""
    return [rule for rule in rules_of(Scope.PORTION) if rule.code.startswith("LP5")]


def looked_at(files: dict[str, Catalogue]) -> Iterator[Checked]:
    """Each PO file by itself."""
    for path, catalogue in files.items():
        key = (language_meant(header_value(catalogue, "Language")) or "und", Path(path).stem)
        yield Checked.of(Site(Settings(Path(), ""), ()), catalogues={key: catalogue}, elsewhere={key: path})


def counted(files: dict[str, Catalogue]) -> Counted:
    """All findings in some PO files."""
    units, findings = 0, Counter[Rule]()
    faulty: dict[Severity, set[tuple[str, int]]] = defaultdict(set)
    for site in looked_at(files):
        units += sum(entry.translated and not entry.fuzzy for one in site.catalogues.values() for entry in one.messages)
        for rule in rules():
            for hit in rule.find(site):
                findings[rule] += 1
                faulty[rule.severity].add((hit.path, hit.span.line))
    return Counted(units, findings, Counter({severity: len(places) for severity, places in faulty.items()}))


def cost(files: dict[str, Catalogue], runs: int = RUNS) -> Cost:
    """What it costs to check some PO files. What checks share is the cost of the first that asks for it."""
    pairs = sum(len(site.pairs) for site in looked_at(files)) or 1
    taken: dict[str, list[float]] = defaultdict(list)
    for _ in range(runs):
        passage_text.cache_clear()
        for name, seconds in _timed(files).items():
            taken[name].append(seconds)
    least = {name: min(seconds) * 1e6 / pairs for name, seconds in taken.items()}
    return Cost(pairs, least.pop(""), least)


def _timed(files: dict[str, Catalogue]) -> dict[str, float]:
    """Seconds that each check takes; under the empty name, what it takes to make the pairs."""
    began = time.process_time()
    sites = list(looked_at(files))
    for site in sites:
        _ = site.pairs
    seconds = {"": time.process_time() - began}
    for rule in rules():
        began = time.process_time()
        for site in sites:
            for _hit in rule.find(site):
                pass
        seconds[rule.code] = time.process_time() - began
    return seconds


def report(found: Counted, taken: Cost) -> str:
    """Both as a table for people."""
    lines = [f"{'check':<40} {'findings':>8}  {'µs a pair':>9}"]
    for rule in rules():
        lines.append(f"{rule.code} {rule.name:<26} {rule.severity:<7} {found.findings[rule]:>8,}  "
                     f"{taken.checks.get(rule.code, 0):>9.2f}")
    for severity in (Severity.ERROR, Severity.WARNING):
        lines.append(f"{found.units:,} units, {found.faulty[severity]:,} with {severity}s: {found.share(severity):.2%}")
    lines.append(f"{taken.pairs:,} pairs, {taken.total:.1f} µs each: {taken.ready:.1f} to make them ready")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Print the report; 1 where an error was found in at least one unit of a hundred, 2 where there are no files."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("folders", nargs="*", type=Path, default=[CORPUS], metavar="FOLDER",
                           help="folders with PO files (default: %(default)s)")
    files = catalogues(arguments.parse_args().folders)
    if not files:
        sys.stderr.write("there are no PO files\n")
        return 2
    found = counted(files)
    sys.stdout.write(report(found, cost(files)))
    return int(found.share(Severity.ERROR) >= 0.01)


if __name__ == "__main__":
    sys.exit(main())
