"""Whatever stands in a file of the site, reading, checking and rendering it never raises.

The short form tries 400 mutated YAML, Markdown and PO files, `PATHSHALA_PROMISES=full` 10,000. Unlike
`tests/promises/test_fuzz.py`, this renders what the checks would stop.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

import pytest

import small_site
from mutated import mutated
from one_process import ThisProcess
from pathshala.build.library import library, site_project
from pathshala.build.pipeline import build
from pathshala.build.progress import Silence
from pathshala.checks.context import Checked, FactReader
from pathshala.checks.registry import all_rules
from pathshala.checks.run import run
from pathshala.model.finding import Severity, count
from pathshala.pages import render
from pathshala.sources.read import read_site
from tally import FULL, Tally

PROMISE = "Every bad input gets its line"

ROUNDS = 10_000 if FULL else 240
CODES = frozenset(rule.code for rule in all_rules())
PO = """\
msgid ""
msgstr ""
"Language: bn\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

#. paragraph
#, fuzzy
#| msgid "Eggs want water."
msgctxt "water:000001"
msgid "Eggs want enough water."
msgstr "ডিম সেদ্ধ করতে **যথেষ্ট** পানি লাগে। [সময়](time.md)"

#~ msgctxt "water:000002"
#~ msgid "Old"
#~ msgstr "পুরোনো"
"""


@pytest.mark.parametrize("part", range(4))
def test_no_file_raises(tmp_path: Path, part: int, tally: Tally) -> None:
    tally(ROUNDS // 4)
    root = small_site.write(tmp_path)
    (root / "translations/bn/LC_MESSAGES/egg.po").write_text(PO, encoding="utf-8")
    good = {
        name: (root / name).read_bytes() for name in (
            "learning_packs/egg/pack.yml", "learning_packs/egg/lessons/water.md", "learning_packs/egg/facilitator.md",
            "content/skills.yml", "content/roles.yml", "content/index.md", "translations/bn/LC_MESSAGES/egg.po",
        )
    }
    moments = random.Random(part)
    reader = FactReader(read_site(root)[0].settings)
    seen = 0
    for number in range(ROUNDS // 4):
        name = moments.choice(sorted(good))
        data = mutated(good[name], moments)
        (root / name).write_bytes(data)
        try:
            seen += look_at(root, reader, number)
        except Exception:
            sys.stderr.write(f"round {number}, {name}:\n{data!r}\n")
            raise
        (root / name).write_bytes(good[name])
    assert seen > ROUNDS / 10, "most mutations must be noticed"


def look_at(root: Path, reader: FactReader, number: int) -> bool:
    """Read, check and render; whether anything was found. Where nothing stops a build, the whole
    site has to hold together (tried in every tenth round)."""
    site, faults = read_site(root)
    findings = run(Checked.of(site, faults, reader))
    for finding in findings:
        assert finding.code in CODES and finding.span.line >= 1 and finding.span.column >= 1
        assert "\n" not in finding.message and finding.message
    held = library(site_project(site))
    edition = held.edition("bn")
    for spec in held.plan:
        if spec.kind in ("lesson", "home", "pack"):
            html = render.shell(edition, render.view(edition, spec))
            assert "<script>" not in html and "wzxhzdk" not in html
    if number % 10 == 0 and not count(findings)[Severity.ERROR]:
        with tempfile.TemporaryDirectory() as folder:
            assert build(root, Path(folder) / "site", Silence(), ThisProcess()).published
    return bool(findings)
