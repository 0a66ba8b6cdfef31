"""Lessons that others made, set up as packs of ours in an empty folder: as they are, with all their faults.

`git_novice` takes the lesson of Software Carpentry on Git and its Spanish translation; `wikiedu` the training modules
of Wiki Education's dashboard. What such a source says in a field of its own goes where our format has one for it;
what it leaves out is left out here too, so that checks see it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from markup_samples import CORPORA
from pathshala.translate.bring_in.anchors import Anchors
from pathshala.translate.bring_in.parts import Part
from pathshala.translate.po.catalogue import Entry, changed
from pathshala.translate.po.codec import parse_po, write_po
from pathshala.translate.states import is_suggestion

GIT_EN, GIT_ES, WIKIEDU = (CORPORA / name for name in ("git-novice-en", "git-novice-es", "wikiedu"))
MODULES = WIKIEDU / "training_content/wiki_ed/modules"
SLIDES = WIKIEDU / "training_content/wiki_ed/slides"

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_MKDOCS = """\
site_name: Others' lessons
site_url: https://others.example.org/
docs_dir: content
plugins:
  - i18n:
      languages:
        - {locale: en, name: English, default: true, build: true}
        - {locale: es, name: Español, build: true}
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, toc, pymdownx.details,
  pymdownx.superfences, pymdownx.tasklist]
"""
_SKILLS = """\
schema: 1
skills:
  - id: learn
    label: Learn
    summary: What these lessons teach, which were written by others.
    levels: [With help., Alone., In new ways., So that others learn it.]
"""


def _site(root: Path) -> None:
    (root / "content").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")
    (root / "content/skills.yml").write_text(_SKILLS, encoding="utf-8")
    (root / "content/index.md").write_text("---\ntitle: Home\n---\n\nLessons of others.\n", encoding="utf-8")


def _write_pack(
    root: Path, name: str, title: str, summary: str, lessons: Sequence[str], objectives: Sequence[str], more: str,
) -> Path:
    """Write `pack.yml`; returns the pack's folder. `more` are further lines."""
    folder = root / "learning_packs" / name
    (folder / "lessons").mkdir(parents=True)
    said = [f"  - {{id: o{number}, bloom: understand, text: {_quoted(one)}}}" for number, one in enumerate(objectives, 1)]
    lines = ["schema: 1", f"title: {_quoted(title[:80])}", f"summary: {_quoted(summary)}", "source_language: en",
             "version: 1.0.0", "audience: [newcomer]", "for: [individual]", "level: beginner",
             "teaches: [{skill: learn, to: 1}]", "objectives:", *said, f"lessons: [{', '.join(lessons)}]",
             "authors: [{name: Others, role: author}]", "owners: [one, two]", "review_every: P12M", more]
    (folder / "pack.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _lesson(title: str, minutes: int | None, key_points: Sequence[str], body: str) -> str:
    time = [] if minutes is None else [f"time: PT{minutes}M"]
    points = "".join(f"\n  - {_quoted(one)}" for one in key_points[:7])
    return "\n".join(["---", f"title: {_quoted(title[:80])}", *time, "objectives: [o1]", f"key_points:{points}", "---", "", body])


# The lesson on Git


def git_novice(root: Path) -> Path:
    """Set the English lesson up as a pack that is declared as its own configuration declares it, `stable`; returns
    the folder with the Spanish episodes in the form in which `translate import` reads them."""
    _site(root)
    settings = yaml.safe_load((GIT_EN / "config.yaml").read_text(encoding="utf-8"))
    assert settings["life_cycle"] == "stable"
    stems = [path.stem for path in sorted((GIT_EN / "episodes").glob("*.md"))]
    folder = _write_pack(
        root, "git-novice", settings["title"], "How to keep versions of what you write with Git, alone and with others.",
        [f"git-{stem}" for stem in stems], ["Keep versions of files with Git, alone and with others."],
        f"license: CC-BY-4.0\nstatus: {settings['life_cycle']}")
    translated = root / "episodes-es"
    translated.mkdir()
    for stem in stems:
        (folder / f"lessons/git-{stem}.md").write_text(_episode(GIT_EN / f"episodes/{stem}.md"), encoding="utf-8")
        (translated / f"git-{stem}.md").write_text(_episode(GIT_ES / f"episodes/{stem}.md"), encoding="utf-8")
    return translated


def mark_outdated(po: Path) -> int:
    """In the translations that `translate import` was not sure of, mark those as outdated whose source was surely
    changed since; returns how many.

    The corpus does not hold the English text that was translated, nor its history. But what no translator changes is
    not the same on both sides of these: code, addresses, numbers, abbreviations. So the source of such a translation
    read otherwise, and nobody recorded how; in a PO file that is `fuzzy` without what the source was."""
    catalogue, _ = parse_po(po.read_bytes(), po.name)
    entries = tuple(_as_outdated(entry) if _is_of_another_text(entry) else entry for entry in catalogue.entries)
    po.write_bytes(write_po(replace(catalogue, entries=entries)))
    return sum(map(_is_of_another_text, catalogue.entries))


def _is_of_another_text(entry: Entry) -> bool:
    source, target = (Anchors(Part(text, "paragraph")) for text in (entry.msgid, entry.msgstr[0]))
    return is_suggestion(entry) and source.hard != target.hard


def _as_outdated(entry: Entry) -> Entry:
    return changed(entry, previous_context=None, previous_msgid=None)


def _episode(path: Path) -> str:
    """An episode with our front matter: its minutes are those of teaching and exercises together."""
    text = path.read_text(encoding="utf-8")
    front = _FRONT.match(text)
    assert front
    meta = yaml.safe_load(front[1])
    points = re.search(r"^:+ +keypoints\n(.*?)^:{3,}$", text, re.DOTALL | re.MULTILINE)
    said = re.findall(r"^- (.*(?:\n {2}.*)*)", points[1], re.MULTILINE) if points else []
    return _lesson(meta["title"], int(meta["teaching"]) + int(meta["exercises"]), said, text[front.end():].lstrip())


# The training modules


def slides() -> dict[str, Path]:
    """The slides of the training, by slug: a file's name without its number."""
    return {re.sub(r"^\d+-", "", path.stem): path for path in sorted(SLIDES.rglob("*.yml"))}


def modules() -> dict[str, Mapping[str, Any]]:
    """The modules of the training by name, archived ones among them, as far as YAML can read them."""
    return {path.stem: _read(path) for path in sorted(MODULES.rglob("*.yml"))}


def _read(path: Path) -> Mapping[str, Any]:
    """A file's keys; of a key that stands twice the last, as the dashboard itself takes it."""
    return yaml.safe_load(path.read_text(encoding="utf-8")) or {}


def wikiedu(root: Path) -> None:
    """Set each module up as a pack, and each of its slides as a lesson of it. Slides that no module names become
    lessons of a pack that does not list them."""
    _site(root)
    known, used = slides(), set[str]()
    for name, module in modules().items():
        named = [str(one["slug"]) for one in module.get("slides") or []]
        used |= set(named)
        folder = _module(root, name, module, named)
        share = _minutes(module.get("estimated_ttc"), len(named))
        for slug in dict.fromkeys(named):
            if slug in known:
                (folder / f"lessons/{_stem(slug)}.md").write_text(_slide(_read(known[slug]), share), encoding="utf-8")
    orphans = sorted(known.keys() - used)
    kept = _write_pack(root, "orphans", "Slides of no module", "Slides that stand in the folder and that no module names.",
                       ["first"], ["Find the slides that no module names."], "license: MIT\nstatus: draft")
    for slug in orphans:
        (kept / f"lessons/{_stem(slug)}.md").write_text(_slide(_read(known[slug]), 1), encoding="utf-8")
    (kept / "lessons/first.md").write_text(_lesson("First", 1, ["One.", "Two."], "A lesson so that there is one.\n"),
                                           encoding="utf-8")


def _module(root: Path, name: str, module: Mapping[str, Any], named: Sequence[str]) -> Path:
    summary = str(module.get("description") or "").strip()
    return _write_pack(root, _stem(name), str(module.get("name") or name), summary, [_stem(slug) for slug in named],
                       [f"Do what the module {name} teaches."], "license: MIT\nstatus: draft")


def _minutes(said: Any, number: int) -> int | None:
    """A slide's share of the minutes that a module says it takes; None where it says none."""
    found = re.search(r"\d+", str(said or ""))
    return max(1, round(int(found[0]) / max(1, number))) if found else None


def _stem(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60].strip("-")


def _slide(slide: Mapping[str, Any], minutes: int | None) -> str:
    """A slide as a lesson: wikitext and HTML stay as they are. Its assessment becomes a question with what its keys
    hold; a key that is misspelt holds nothing."""
    title = str(slide.get("title") or "Untitled")
    body = str(slide.get("content") or "")
    if slide.get("assessment"):
        body += "\n\n## Check yourself\n\n" + "\n".join(_question(slide["assessment"], title))
    return _lesson(title, minutes, [str(slide.get("summary") or title)] * 2, body)


def _question(assessment: Mapping[str, Any], title: str) -> Iterator[str]:
    question = " ".join(str(assessment.get("question") or title).split())
    yield f"### {question} {{ #quiz-{_stem(question)[:40].strip('-')} .quiz objective=o1 }}\n"
    for answer in assessment.get("answers") or []:
        right = answer.get("id") == assessment.get("correct_answer_id")
        yield f"- [{'x' if right else ' '}] {' '.join(str(answer.get('text') or '').split())}\n"
        told = " ".join(str(answer.get("explanation") or "").split())
        yield f"    > {told}\n" if told else ""
