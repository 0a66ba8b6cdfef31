"""The bench makes each builder's project rightly and reckons rightly. Nothing is timed, nothing fetched."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench import measure, report, scenarios, serve
from bench.__main__ import chosen, jobs
from bench.corpus import LANGUAGES, generate, po_folder
from bench.corpus import pages as page_count
from bench.corpus_words import translated
from bench.editions import filled, pages
from bench.goals import goals
from bench.measure import BuildFailed, Cost, Output
from bench.peers import PEERS
from bench.peers.dialects import alerts, asides, only_ids, without_ids
from bench.peers.peer import Command, Peer
from bench.results import Corpus, Result
from pathshala.translate.po.codec import parse_po


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """One pack, complete and 20 % translated."""
    home = tmp_path_factory.mktemp("corpora")
    for complete in (100, 20):
        generate(home / str(complete), 1, complete)
    return {complete: home / str(complete) for complete in (100, 20)}


@pytest.mark.parametrize("packs, expected", [(2, 95), (22, 995), (111, 5_000), (1111, 50_000)])
def test_sizes_are_those_of_the_report(packs: int, expected: int) -> None:
    assert page_count(packs) == expected


@pytest.mark.parametrize("complete", [100, 20])
def test_a_peer_reads_what_the_po_file_says(corpora: dict[int, Path], complete: int) -> None:
    held = [page for page in pages(corpora[complete]) if page.language == "bn"]
    text = "\n".join(f"{page.title}\n{page.body}" for page in held)
    catalogue, _ = parse_po((po_folder(corpora[complete], "bn") / "pack-0000.po").read_bytes(), "x.po")
    assert len(list(pages(corpora[complete]))) == page_count(1)
    absent = [entry.msgid for entry in catalogue.messages if (entry.msgstr[0] or entry.msgid) not in text]
    assert absent == []
    in_english = sum(entry.msgid in text for entry in catalogue.messages)
    assert (in_english < 5) == (complete == 100), in_english


def test_texts_are_filled_in_order_and_late_ones_where_they_stand() -> None:
    assert filled("a b[^1]\n\n[^1]: n\n\nb", [("a b[^1]", "A"), ("b", "B"), ("n", "N")]) == "A\n\n[^1]: N\n\nB"
    assert filled("a", [("a", "")]) == "a"
    with pytest.raises(ValueError):
        filled("a", [("c", "C")])


@pytest.mark.parametrize("name", PEERS)
def test_each_project_holds_every_page_and_can_be_edited(corpora: dict[int, Path], tmp_path: Path, name: str) -> None:
    peer = PEERS[name]
    held = scenarios.project(peer, tmp_path / "home", corpora[20], tmp_path / "project", 1)
    files = {peer.source("pack-0000", f"lesson-{number}", language)
             for number in range(8) for language in ("en", *LANGUAGES)}
    assert all((held.folder / file).is_file() for file in files)
    held.word.apply("Changed1")
    held.entry.apply("Changed2")
    assert "Changed1 " in held.word.file.read_text(encoding="utf-8")
    assert held.entry.file.read_text(encoding="utf-8").count("Changed2 ") == 1
    scenarios.prepare(held, "cold", "")
    assert held.word.file.read_text(encoding="utf-8") == held.word.before
    assert len(held.commands) == (5 if name == "zensical" else 1)


@pytest.mark.parametrize("name", ["hugo", "mkdocs", "zensical", "starlight"])
def test_each_markdown_peer_gets_all_pages_in_its_dialect(corpora: dict[int, Path], tmp_path: Path, name: str) -> None:
    PEERS[name].write(corpora[100], tmp_path / "project")
    texts = [path.read_text(encoding="utf-8") for path in (tmp_path / "project").rglob("*.md")]
    assert len(texts) == page_count(1)
    mark = {"hugo": "\n> [!TIP] ", "starlight": "\n:::tip["}.get(name, '\n!!! tip "')
    assert sum(mark in text for text in texts) == 8 * 5
    assert len(list((tmp_path / "project").rglob("box.svg"))) == (5 if name in ("mkdocs", "zensical") else 1)


def test_dialects() -> None:
    body = 'a\n\n!!! tip "T"\n    one\n\n## H { #h .quiz objective=o1 }\n'
    assert alerts(body).startswith("a\n\n> [!TIP] T\n> one\n\n## H")
    assert asides(body).startswith("a\n\n:::tip[T]\none\n:::\n\n## H")
    assert only_ids(body).endswith("## H {#h}\n")
    assert without_ids(body).endswith("## H\n")


def fake(tmp_path: Path, program: str) -> scenarios.Project:
    """A builder that is one Python statement; its only source is `source.md`, its only page `site/page.html`."""
    def write(corpus: Path, folder: Path) -> None:
        folder.mkdir()
        lesson = (corpus / "learning_packs/pack-0000/lessons/lesson-0.md").read_text(encoding="utf-8")
        second = scenarios.paragraphs(corpus / "learning_packs/pack-0000/lessons/lesson-0.md")[1]
        (folder / "source.md").write_text(f"{lesson}\n{translated(second, 'bn')}\n", encoding="utf-8")

    peer = Peer("fake", "Fake", (), lambda home: None, write,
                lambda home, folder: [Command((sys.executable, "-c", program), folder)],
                lambda pack, stem, language: "source.md", lambda pack, stem, language: "site/page.html")
    generate(tmp_path / "corpus", 1, 100)
    return scenarios.project(peer, tmp_path, tmp_path / "corpus", tmp_path / "project", 1)


def test_an_edit_that_does_not_show_is_no_measurement(tmp_path: Path) -> None:
    held = fake(tmp_path, "import os, shutil; os.makedirs('site', exist_ok=True); "
                          "os.path.exists('site/page.html') or shutil.copy('source.md', 'site/page.html')")
    assert scenarios.run(held, "cold", "").cpu > 0
    assert measure.output(held.outputs).pages == 1
    with pytest.raises(BuildFailed, match=r"not in site/page\.html"):
        scenarios.run(held, "word", "Changed1")
    (held.folder / "site/page.html").unlink()
    scenarios.run(held, "entry", "Changed2")


def test_a_build_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(BuildFailed, match="exit 3: it is broken"):
        measure.build([Command((sys.executable, "-c", "print('it is broken'); raise SystemExit(3)"), tmp_path)])


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="needs Linux's /proc")
def test_memory_is_that_of_all_processes_below(tmp_path: Path) -> None:
    program = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'input()']); input()"
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE) as process:
        while len(found := measure.descendants(os.getpid())) < 2:
            assert process.poll() is None
        assert process.pid in found and all(measure.pss(pid) >= 0 for pid in found)
        process.communicate(b"\n\n")
    assert measure.pss(process.pid) == 0


def result(peer: str, size: str, complete: int, **walls: float) -> Result:
    """A result with one run: CPU is twice the wall; M has 995 corpus pages, L 5,000."""
    packs = {"M": 22, "L": 111}[size]
    corpus = Corpus(size, packs, page_count(packs), complete)
    costs = {name: [Cost(wall, 2 * wall)] for name, wall in walls.items()}
    return Result(corpus, peer, costs, 350_000_000, Output(corpus.pages + 790, 30_000_000))


RESULTS = [
    result("hugo", "M", 100, cold=2.0, nothing=2.0, word=2.0, entry=1.0),
    result("pathshala", "M", 100, cold=3.0, nothing=0.3, word=0.5, entry=0.5),
    result("hugo", "M", 20, cold=2.0), result("pathshala", "M", 20, cold=2.5),
    result("pathshala", "L", 100, cold=17.0),
]


def test_goals_are_held_against_what_was_measured() -> None:
    found = [(one.limit, one.figure and round(one.figure, 3), one.verdict, one.note) for one in goals(RESULTS)]
    assert found == [
        (1.5, 1.5, "met", ""),
        (1.0, 1.25, "not met", ""),
        (0.1, 0.15, "not met", "0.15 × Hugo's cold build"),
        (0.25, 0.25, "met", "0.25 × Hugo's cold build"),
        (0.25, 0.5, "not met", "0.25 × Hugo's cold build"),
        (1.15, 1.128, "met", "1.75 × over all pages written"),
        (1.3, None, "not measured", ""),
        (400, 350.0, "met", ""),
    ]


def test_figures_are_medians_and_every_builder_is_named() -> None:
    one = result("pathshala", "M", 100)
    one.costs["cold"] = [Cost(9, 5), Cost(1, 7), Cost(2, 6)]
    assert (one.wall("cold"), one.cpu("cold"), one.wall("word")) == (2, 6, None)
    broken = result("mkdocs", "M", 100)
    broken.failure = "exit 1: no theme"
    text = report.text([RESULTS[0], one, broken], {"starlight": "no network"}, {"cores": "2"})
    row = next(line for line in text.splitlines() if line.startswith("| this project") and "cold" in line)
    assert [cell.strip() for cell in row.strip("|").split("|")] == [
        "this project", "cold", "2.00 (1.00)", "6.00 (5.00)", "1.00", "1.50", "6.03", "3.36", "350", "30.0", "1,785"]
    assert "Not measured, MkDocs + Material + static-i18n, pruned navigation: exit 1: no theme" in text
    assert "not measured: no network" in text
    assert all(peer.title in text for peer in PEERS.values())
    assert json.loads(json.dumps(report.data([one], {}, {})))["results"][0]["costs"]["cold"][0] == {"wall": 9, "cpu": 5}


def test_options() -> None:
    default = {(job.corpus.size, job.corpus.complete): job for job in jobs(chosen([]))}
    assert list(default) == [("S", 100), ("M", 100), ("M", 20), ("L", 100)]
    assert default["S", 100].peers == tuple(PEERS)
    everything = list(jobs(chosen(["--sizes", "L,XL", "--peers", "all", "--scenarios", "all", "--complete", "20"])))
    assert [(job.corpus.size, job.corpus.complete) for job in everything] == [("L", 20), ("XL", 20)]
    assert everything[0].peers == tuple(PEERS) and everything[0].scenarios == tuple(scenarios.SCENARIOS)
    assert everything[1].peers == ("pathshala",)
    with pytest.raises(SystemExit):
        chosen(["--peers", "jekyll"])


def test_the_report_of_serving() -> None:
    text = serve.text([serve.Served(995, 300, 4.0, (100.0, 250.0, 900.0)), serve.Served(9_995, 600, 40.0, (601.0,))])
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines()]
    assert cells[2] == ["995", "4.0", "250", "900", "3", "at most 300 ms", "met"]
    assert cells[3][-1] == "not met"
