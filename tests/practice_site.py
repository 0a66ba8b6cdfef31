"""A small site whose last lesson has a question of every kind, and a task list."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import small_site
from pathshala.build.library import site_project
from pathshala.sources.read import read_site
from pathshala.translate.project import extract, merge_all

LESSON = """\
---
title: The time
time: PT5M
objectives: [o1]
key_points:
  - Water boils at a lower temperature on a mountain.
  - Cold eggs crack in hot water.
---

Six minutes for a soft egg.

## What you need

- [ ] A pot that holds all eggs in one layer.
- [x] Water, see the [other lesson](water.md).
- [ ] A clock

    It may be the one of your phone.

## Check yourself

### What cracks an egg? { #quiz-time .quiz objective=o1 }

- [ ] A heavy pot

    > The pot does not matter here.

- [x] Hot water on a cold egg

    > Yes: the air inside grows too fast.

### In which order do you boil an egg? { #quiz-order .quiz kind=order objective=o1 }

1. Fill the pot with water.

    > An empty pot has nothing to heat.

2. Heat the water.
3. Lay the egg into it.

    > The clock starts when the egg is in.

4. Take the egg out.

### How long does each egg take? { #quiz-match .quiz kind=match objective=o1 }

| Egg | Minutes | Why |
|---|---|---|
| A soft egg | Six minutes | The yolk is still runny. |
| A hard egg | Ten minutes | The yolk is firm. |
| A raw egg | No time at all | |
| | An hour | |

### What do you lay the egg into? { #quiz-gap .quiz kind=fill-in objective=o1 }

When it boils, lay the egg into the ____ with a spoon.

- [x] water | hot water

    > It is hot enough to begin at once.

- [x] café
- [ ] oven

    > That would bake it.

### How many minutes does a soft egg take? { #quiz-number .quiz kind=fill-in objective=o1 }

- [x] 6 | six

    > Then the yolk is still runny.
"""
SPANISH = {
    "What cracks an egg?": "¿Qué rompe un huevo?",
    "A clock": "Un reloj",
    "Fill the pot with water.": "Llena la olla de agua.",
    "Six minutes": "Seis minutos",
    "When it boils, lay the egg into the ____ with a spoon.": "Cuando hierva, pon el huevo en el ____ con una cuchara.",
    "water | hot water": "agua | agua caliente | el agua",
}
NEXT_PACK = small_site.PACK.replace("Boil an egg", "Bake a cake").replace("requires: []", "requires: [{skill: cook, at: 1}]").replace("to: 1}]", "to: 2}]")


def write(root: Path, languages: tuple[str, ...]) -> Path:
    """Write the site into a folder, with a second pack that needs what the first one teaches; returns
    the folder."""
    small_site.write(root, languages)
    (root / "learning_packs/egg/lessons/time.md").write_text(LESSON, encoding="utf-8")
    cake = root / "learning_packs/cake"
    shutil.copytree(root / "learning_packs/egg/lessons", cake / "lessons")
    (cake / "pack.yml").write_text(NEXT_PACK, encoding="utf-8")
    return root


def translate(root: Path, language: str, pairs: dict[str, str]) -> None:
    """Give a language these translations of the first pack, through its PO file."""
    now = datetime(2026, 11, 22, tzinfo=UTC)
    held = site_project(read_site(root)[0])
    list(extract(held, now))
    list(merge_all(held, now))
    path = root / "translations" / language / "LC_MESSAGES" / "egg.po"
    text = path.read_text(encoding="utf-8")
    for source, target in pairs.items():
        text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{target}"')
    path.write_text(text, encoding="utf-8")
