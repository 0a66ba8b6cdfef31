"""The benchmark of work on translations makes what it says, and reckons rightly. Nothing is timed."""

from __future__ import annotations

import subprocess
from pathlib import Path

from bench.measure import Cost
from bench.translation_extraction import LESSONS, ways, write_site
from bench.translation_table import table
from pathshala.sources.read import read_site
from pathshala.translate.po.codec import parse_po


def corpus(folder: Path) -> Path:
    """A folder of eight pages, one of them in a folder of its own and with front matter."""
    (folder / "deep").mkdir(parents=True)
    for number in range(LESSONS):
        (folder / f"page_{number}.md").write_text(f"# Page: {number}\n\nA text, number {number}.\n")
    (folder / "deep/Page.md").write_text("---\nicon: star\n---\n\nNo heading here.\n")
    return folder


def test_each_page_is_a_lesson(tmp_path: Path) -> None:
    lessons = write_site(tmp_path / "site", corpus(tmp_path / "corpus"))
    assert [path.stem for path in lessons] == ["deep-page", *(f"page-{number}" for number in range(LESSONS))]
    site, faults = read_site(tmp_path / "site")
    assert [(fault.path, fault.name) for fault in faults] == []
    assert [len(pack.lessons) for pack in site.packs] == [LESSONS, 1]
    assert {lesson.meta.title for pack in site.packs for lesson in pack.lessons if lesson.meta} >= {"deep-page", "Page: 3"}


def test_the_command_extracts_all_pages_and_an_edit_is_seen(tmp_path: Path) -> None:
    made = {way.name: way for way in ways(tmp_path / "made", corpus(tmp_path / "corpus"))}
    assert (tmp_path / "made/po4a/po4a.cfg").read_text().count("[type: text]") == LESSONS + 1
    for name, text in (("cold", "A text, number 4."), ("one page edited", "A sentence that is new in run 7.")):
        made[name].prepare(7)
        subprocess.run(made[name].command.argv, check=True, cwd=made[name].command.cwd)
        pots = sorted((tmp_path / "made/site/translations/templates").glob("part-*.pot"))
        assert text in {entry.msgid for pot in pots for entry in parse_po(pot.read_bytes(), pot.name)[0].messages}


def test_ratios_are_those_of_paired_runs() -> None:
    text = table("Title", ("theirs", "ours"), [(Cost(2, 1), Cost(1, 1)), (Cost(4, 1), Cost(1, 3)), (Cost(6, 1), Cost(6, 2))])
    assert text.splitlines()[2].split() == ["theirs", "4.000", "1.000"]
    assert text.splitlines()[3].split(maxsplit=3) == ["ours", "1.000", "2.000", "0.50 (0.25 to 1.00)     2.00 (1.00 to 3.00)"]
