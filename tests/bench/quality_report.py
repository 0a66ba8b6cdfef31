"""Measure `pathshala report`: 25 packs of 8 lessons in 5 languages, 1,000 lesson-languages, all of them reviewed.

    python -m bench.quality_report [--packs 25] [--runs 5]      (in tests/)

`cold` has no cache at all, `built` that of a build, `warm` that of an earlier report, `edited` the same after one
lesson has changed; `new base` compares it with a commit that nobody has asked for yet, `compared` with the same
once more. Each is a process of its own, from its start to its end; the least of all runs counts. CPU is user and
system time.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.corpus import LANGUAGES, generate
from bench.lessons import LESSONS
from git_sites import GitSite
from pathshala.markup.engine import Engine
from pathshala.model.review import Evidence, Reviewer, ReviewMeta, Score
from pathshala.model.site import Site
from pathshala.quality.passages import as_read, content_digest, source_passages, translated_passages
from pathshala.quality.records import file_stem
from pathshala.quality.write import record_text
from pathshala.sources.read import read_site
from pathshala.translate.extract import by_domain, documents
from pathshala.translate.project import project

RUBRIC = Path(__file__).resolve().parents[2] / "content/rubric.yml"
KINDS = ("self_check", "editor_triage", "content", "pedagogy", "accessibility")


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, and of processor time."""

    wall: float
    cpu: float


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--packs", type=int, default=25)
    options.add_argument("--runs", type=int, default=5)
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="pathshala-bench-") as folder:
        os.environ["XDG_STATE_HOME"] = f"{folder}/state"
        held = GitSite(Path(folder) / "site")
        generate(held.folder, given.packs, 100)
        shutil.copy(RUBRIC, held.folder / "content/rubric.yml")
        records = _reviews(held.folder)
        held.write(".gitignore", ".pathshala/\nsite/\n")
        held.commit("2026-01-01")
        pages = given.packs * LESSONS * (1 + len(LANGUAGES))
        print(f"{pages:,} lesson-languages, {records:,} review records; the least of {given.runs} runs")
        for name, before, asked in _scenarios(held):
            cost = min((_cost(held.folder, before, asked) for _ in range(given.runs)), key=lambda one: one.cpu)
            print(f"{name:10} {cost.wall:6.2f} s   CPU {cost.cpu:6.2f} s")
    return 0


def _scenarios(held: GitSite) -> list[tuple[str, Callable[[], None], tuple[str, ...]]]:
    root = held.folder
    cache, lesson = root / ".pathshala", next(root.glob("learning_packs/*/lessons/*.md"))

    def nothing() -> None:
        pass

    def cold() -> None:
        shutil.rmtree(cache, ignore_errors=True)

    def built() -> None:
        cold()
        _run(root, "build", "--quiet")

    def edited() -> None:
        lesson.write_text(f"{lesson.read_text(encoding='utf-8')}\nOne more line, at {time.time_ns()}.\n",
                          encoding="utf-8")

    def committed() -> None:
        edited()
        held.commit("2026-01-02")
        edited()

    base = ("--base", "HEAD")
    return [("cold", cold, ()), ("built", built, ()), ("warm", nothing, ()), ("edited", edited, ()),
            ("new base", committed, base), ("compared", nothing, base)]


def _cost(root: Path, before: Callable[[], None], options: tuple[str, ...]) -> Cost:
    before()
    time.sleep(0.1)  # What has just been written is not kept.
    used, began = _cpu(), time.perf_counter()
    _run(root, "report", "--format", "json", *options)
    return Cost(time.perf_counter() - began, _cpu() - used)


def _run(root: Path, *words: str) -> None:
    subprocess.run([sys.executable, "-m", "pathshala.cli", "-C", str(root), *words], stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, check=True)


def _cpu() -> float:
    found = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found.ru_utime + found.ru_stime


def _reviews(root: Path) -> int:
    """Write records of all steps of each pack, and one of each translation; how many."""
    site, _ = read_site(root)
    assert site.rubric is not None
    held = project(site, by_domain(documents(Site(site.settings, site.languages, site.packs),
                                             Engine(site.settings.markdown_extensions))))
    day, number = (datetime.now(UTC).date() - timedelta(days=30)).isoformat(), 0
    for pack in site.packs:
        texts = held.documents[pack.id]
        for kind in KINDS:
            read = as_read(source_passages(pack, texts))
            scores = tuple(Score(one.id, "3", (Evidence("lessons/lesson-1.md:12", says="As it should be."),))
                           for one in site.rubric.scored_in(kind))
            meta = ReviewMeta(1, kind, Reviewer(f"Reader of {kind}"), day, "pass", content_digest(read), read, scores)
            number += _write(root / pack.folder / "reviews/en", meta)
        for language in LANGUAGES:
            read = as_read(translated_passages(pack, texts, language, held.look_up))
            meta = ReviewMeta(1, "translation", Reviewer(f"Reader of {language}"), day, "pass", content_digest(read), read)
            number += _write(root / pack.folder / "reviews" / language, meta)
    return number


def _write(folder: Path, meta: ReviewMeta) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    return int((folder / f"{file_stem(meta)}.yml").write_text(record_text(meta), encoding="utf-8") > 0)


if __name__ == "__main__":
    sys.exit(main())
