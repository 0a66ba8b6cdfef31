"""What the checks of content say of real pages that nobody wrote with them in mind.

    python -m bench.false_content [FOLDER]      (in tests/; a folder holds Markdown, at any depth)

Without a folder: `shared/corpora/material-docs` beside the repository, 96 pages of documentation. They are set up
as one pack, each page a lesson. Left out are the checks that the pages cannot pass because they are no lessons (they
ask for quizzes, objectives, a time), and those of links and pictures inside the site, since the corpus holds no
pictures. Findings that were read and are right (`RIGHT`) stand beside. Each other one counts as false, though many
are faults indeed, so that the share is an upper bound: findings among all passages, links, pictures, headings or
lessons, whichever the check looks at.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pathshala.checks.context import Checked
from pathshala.checks.registry import Rule, Scope, all_rules
from pathshala.checks.run import run
from pathshala.model.finding import Finding, Severity
from pathshala.sources.read import read_site
from pathshala.translate.words import count_words

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "material-docs"
MOST = 0.02
"""The share of false findings from which a check may only be a note."""

_NOT_OF_LESSONS = frozenset("""
    LP201 LP202 LP203 LP204 LP205 LP206 LP207 LP208 LP209 LP210 LP701 LP702 LP703 LP704 LP705 LP415 LP416 LP420 LP706
""".split())
RIGHT = {
    "LP217": re.compile("lorem ipsum", re.IGNORECASE),
    "LP403": re.compile(r"^\s*#+ <!-- md:"),
    "LP410": re.compile(r"<img (?![^>]*\balt=)"),
    "LP707": re.compile(r"\]\[[a-z]+\.[a-z_.]+\]"),
}
"""Findings that are faults, by the line on which they stand: text without a meaning; headings that hold nothing but a
comment, which a program of that project fills in; pictures without alternative text; references that another
program defines."""
_UNITS = {
    "LP213": "lessons", "LP215": "lessons", "LP401": "headings", "LP402": "headings", "LP403": "headings",
    "LP404": "headings", "LP410": "pictures", "LP411": "pictures", "LP412": "pictures", "LP413": "pictures",
    "LP421": "links", "LP422": "links", "LP710": "links", "LP711": "links", "LP712": "links", "LP713": "links",
    "LP721": "links", "LP722": "links", "LP723": "links", "LP724": "links", "LP725": "links", "LP726": "links",
}
"""What a check looks at, where that is not passages."""
_EXTENSIONS = """
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc
  - pymdownx.betterem
  - pymdownx.caret
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.mark
  - pymdownx.superfences
  - pymdownx.tabbed
  - pymdownx.tasklist
  - pymdownx.tilde
"""
_PACK = """\
schema: 1
title: Pages of a documentation
summary: Pages that somebody else wrote, set up as one pack to see what the checks of content say of them.
source_language: en
version: 1.0.0
audience: [contributor]
for: [individual]
level: advanced
teaches: [{skill: write, to: 1}]
objectives:
  - {id: o1, bloom: apply, text: "Write a site of documentation."}
lessons:
LESSONS
license: MIT
authors: [{name: Others, role: author}]
owners: [one, two]
status: draft
review_every: P12M
"""


@dataclass(frozen=True)
class Counted:
    """How many units of each kind were looked at, and how many findings each check has: right ones, and all others."""

    units: Counter[str]
    right: Counter[str]
    findings: Counter[str]

    def share(self, rule: Rule) -> float:
        """The findings of a check among what it looks at, from 0 to 1."""
        return self.findings[rule.code] / max(1, self.units[unit_of(rule)])


def unit_of(rule: Rule) -> str:
    """What a check looks at."""
    return _UNITS.get(rule.code, "passages")


def rules() -> Iterator[Rule]:
    """The checks of content that pages of any kind should pass."""
    for rule in all_rules():
        if rule.code[2] in "247" and rule.scope is not Scope.LAST and rule.code not in _NOT_OF_LESSONS:
            yield rule


def as_pack(folder: Path, root: Path) -> Checked:
    """A folder of Markdown, set up as a site of one pack in an empty folder."""
    lessons = root / "learning_packs" / "pages" / "lessons"
    lessons.mkdir(parents=True)
    stems = []
    for path in sorted(folder.rglob("*.md")):
        stem = re.sub(r"[^a-z0-9]+", "-", path.relative_to(folder).with_suffix("").as_posix().lower()).strip("-")
        body = re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        title = re.search(r"^# (.*)$", body, re.MULTILINE)
        minutes = max(1, count_words(body) // 100)
        front = (f'---\ntitle: "{stem[:70]}"\ntime: PT{minutes}M\nobjectives: [o1]\nkey_points: [One point., Another '
                 f"point.]\n---\n")
        # The title of a lesson stands in its front matter.
        (lessons / f"{stem}.md").write_text(front + (body.replace(title.group(), "", 1) if title else body),
                                            encoding="utf-8")
        stems.append(stem)
    (lessons.parent / "pack.yml").write_text(
        _PACK.replace("LESSONS", "\n".join(f"  - {stem}" for stem in stems)), encoding="utf-8")
    (root / "mkdocs.yml").write_text(f"site_name: Pages\nmarkdown_extensions:{_EXTENSIONS}", encoding="utf-8")
    return Checked.of(*read_site(root))


def counted(folder: Path) -> Counted:
    """All findings in a folder of Markdown."""
    with tempfile.TemporaryDirectory() as root:
        checked = as_pack(folder, Path(root))
        facts = [article.facts for article in checked.articles]
        units = Counter({
            "lessons": len(facts), "passages": sum(len(one.passages) for one in facts),
            "links": sum(len(one.links) for one in facts), "pictures": sum(len(one.images) for one in facts),
            "headings": sum(len(one.headings) for one in facts),
        })
        found = run(checked)
        right = [_is_right(one, checked) for one in found]
    return Counted(units, Counter(one.code for one, is_right in zip(found, right, strict=True) if is_right),
                   Counter(one.code for one, is_right in zip(found, right, strict=True) if not is_right))


def _is_right(finding: Finding, checked: Checked) -> bool:
    line = checked.texts.get(finding.path, "").split("\n")[finding.span.line - 1]
    return finding.code in RIGHT and RIGHT[finding.code].search(line) is not None


def report(found: Counted) -> str:
    """The findings as a table for people, and how many checks have too many."""
    lines = [f"{'check':<42} {'right':>6} {'others':>7} {'among':>16}  {'share':>7}"]
    for rule in rules():
        among = f"{found.units[unit_of(rule)]:,} {unit_of(rule)}"
        lines.append(f"{rule.code} {rule.name:<28} {rule.severity:<7} {found.right[rule.code]:>6,} "
                     f"{found.findings[rule.code]:>7,} {among:>16}  "
                     f"{found.share(rule):>7.2%}")
    lines.append(f"over {MOST:.0%} and more than a note: {', '.join(rule.code for rule in too_many(found)) or 'none'}")
    return "\n".join(lines) + "\n"


def too_many(found: Counted) -> list[Rule]:
    """The checks with more false findings than are borne, and that are no notes."""
    return [rule for rule in rules() if rule.severity is not Severity.INFO and found.share(rule) > MOST]


def main() -> int:
    """Print the report; 1 where a check finds too much, 2 where there are no files."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("folder", nargs="?", type=Path, default=CORPUS, metavar="FOLDER",
                           help="a folder with Markdown (default: %(default)s)")
    folder = arguments.parse_args().folder
    if not any(folder.rglob("*.md")):
        sys.stderr.write("there is no Markdown\n")
        return 2
    found = counted(folder)
    sys.stdout.write(report(found))
    return int(bool(too_many(found)))


if __name__ == "__main__":
    sys.exit(main())
