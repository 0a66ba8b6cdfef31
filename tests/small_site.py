"""A small, sound site to build in tests: one pack of two lessons, in English and Bengali. It has no pages of checks,
of which there would be more than of all else; a test that wants them asks for them (`set_option`)."""

from __future__ import annotations

import re
from pathlib import Path

from pathshala.build.result import Built
from pathshala.model.finding import Finding, Severity

MKDOCS = """\
site_name: Small
site_url: https://small.example.org/
site_dir: site
use_directory_urls: false
theme:
  name: material
plugins:
  - pathshala/check
  - pathshala/packs:
      check_pages: false
  - i18n:
      docs_structure: folder
      reconfigure_material: false
      reconfigure_search: false
      languages:
        - {locale: en, name: English, default: true, build: true}
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, toc, pymdownx.details,
  pymdownx.superfences, pymdownx.tasklist]
docs_dir: content
"""
PACK = """\
schema: 1
title: Boil an egg
summary: How to boil an egg so that the white is firm and the yolk is as you like it, on any stove.
source_language: en
version: 1.0.0
audience: [newcomer]
for: [individual]
level: beginner
teaches: [{skill: cook, to: 1}]
requires: []
objectives:
  - {id: o1, bloom: apply, text: "Boil an egg for the time that you choose."}
lessons: [water, time]
license: CC-BY-SA-4.0
authors: [{name: Small authors, role: author}]
owners: [one, two]
status: draft
review_every: P12M
"""
LESSON = """\
---
title: {title}
time: PT5M
objectives: [o1]
key_points:
  - Water boils at a lower temperature on a mountain.
  - Cold eggs crack in hot water.
---

{text}

## What you need

- A pot that holds all eggs in one layer.
- Water, one finger above the eggs.

See the [other lesson]({other}.md#what-you-need).

## Check yourself

### What cracks an egg? {{ #quiz-{stem} .quiz objective=o1 }}

- [ ] A heavy pot

    > The pot does not matter here; the change of temperature does.

- [x] Hot water on a cold egg

    > Yes: the air inside grows faster than it can leave the shell.

- [ ] Salt in the water

    > Salt does not crack it; it only helps the white to set.
"""
SKILLS = """\
schema: 1
skills:
  - id: cook
    label: Cook
    summary: Make food that is good to eat and safe to eat.
    levels:
      - Follow a recipe while somebody watches.
      - Follow a recipe alone.
      - Change a recipe.
      - Teach a recipe.
"""
ROLES = """\
schema: 1
roles:
  - id: cook
    title: Cook
    summary: Somebody who makes food for others, with care and on time.
    skills: [{skill: cook, to: 1}]
    packs: [egg]
"""
FACILITATOR = """\
---
title: Boil eggs with a group
time: PT60M
---

Bring one pot for every four people, and let them choose the time together.

## What to prepare

Eggs, water, a stove, and a clock that everybody can see.
"""
PAGES = {
    "index.md": "---\ntitle: Small\nsummary: A small site about eggs.\n---\n\nWelcome to a small site about eggs.\n",
    "about.md": "---\ntitle: About\n---\n\nThis site is about eggs and nothing else.\n",
    "guides/translators.md": "---\ntitle: For translators\n---\n\nTranslate the eggs, please.\n",
}


def write(root: Path, languages: tuple[str, ...] = ("bn",)) -> Path:
    """Write the site into a folder; returns the folder."""
    files = {
        "mkdocs.yml": MKDOCS,
        "learning_packs/egg/pack.yml": PACK,
        "learning_packs/egg/lessons/water.md": LESSON.format(
            title="The water", text="Eggs want enough water.", other="time", stem="water"),
        "learning_packs/egg/lessons/time.md": LESSON.format(
            title="The time", text="Six minutes for a soft egg.", other="water", stem="time"),
        "learning_packs/egg/facilitator.md": FACILITATOR,
        "content/skills.yml": SKILLS,
        "content/roles.yml": ROLES,
        **{f"content/{name}": text for name, text in PAGES.items()},
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for language in languages:
        (root / "translations" / language / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
    return root


def set_option(root: Path, name: str, value: str) -> None:
    """Give the plugin of packs an option, in YAML, in place of any that it has of that name."""
    config = root / "mkdocs.yml"
    start = "  - pathshala/packs:\n"
    before, _, after = re.sub(rf"^      {name}:.*\n", "", config.read_text("utf-8"), flags=re.MULTILINE).partition(start)
    config.write_text(f"{before}{start}      {name}: {value}\n{after}", encoding="utf-8")


def troubles(built: Built) -> list[Finding]:
    """What a build complains of: not what is only to be told, such as how far a language has come."""
    return [one for one in built.findings if one.severity is not Severity.INFO]
