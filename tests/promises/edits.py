"""What people do to a site: single edits, some of which leave errors that later ones may mend."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

PACK, PO_FILE, CONFIG = "learning_packs/egg", "translations/bn/LC_MESSAGES/egg.po", "mkdocs.yml"
PO = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: bn\\n"

msgctxt "water:99437c"
msgid "Eggs want enough water."
msgstr "ডিমের জন্য যথেষ্ট জল লাগে।"
"""
EDITS: list[Callable[[Path, Path, int], None]] = []
"""Each is given the site's folder, one of its lessons, and a number that makes it different."""


def edit(root: Path, chance: random.Random) -> None:
    """One thing that people do to a site, chosen at random."""
    lesson = chance.choice(sorted((root / PACK / "lessons").glob("*.md")) or [root / PACK / "facilitator.md"])
    chance.choice(EDITS)(root, lesson, chance.randrange(1000))


def replace_line(path: Path, start: str, line: str) -> None:
    """Put the first line that starts so to another one."""
    lines = path.read_text().split("\n")
    for number, one in enumerate(lines):
        if one.startswith(start):
            lines[number] = line
            break
    path.write_text("\n".join(lines))


@EDITS.append
def word(root: Path, lesson: Path, number: int) -> None:
    lesson.write_text(lesson.read_text() + f"\nWord {number}.\n")


@EDITS.append
def title(root: Path, lesson: Path, number: int) -> None:
    replace_line(lesson, "title:", f"title: Lesson number {number}")


@EDITS.append
def heading(root: Path, lesson: Path, number: int) -> None:
    lesson.write_text(lesson.read_text() + f"\n## Heading {number}\n\nText of it.\n")


@EDITS.append
def key_point(root: Path, lesson: Path, number: int) -> None:
    replace_line(lesson, "  - ", f"  - Key point number {number}.")


@EDITS.append
def new_lesson(root: Path, lesson: Path, number: int) -> None:
    shutil.copy(lesson, root / PACK / f"lessons/extra-{number}.md")
    pack = root / PACK / "pack.yml"
    pack.write_text(pack.read_text().replace("lessons: [", f"lessons: [extra-{number}, "))


@EDITS.append
def drop_lessons(root: Path, lesson: Path, number: int) -> None:
    pack = root / PACK / "pack.yml"
    for extra in (root / PACK / "lessons").glob("extra-*.md"):
        extra.unlink()
        pack.write_text(pack.read_text().replace(f"{extra.stem}, ", ""))


def _write_po(root: Path, number: int, more: str = "") -> None:
    path = root / PO_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PO.replace("জল", f"জল {number}") + more, encoding="utf-8")


@EDITS.append
def translate(root: Path, lesson: Path, number: int) -> None:
    _write_po(root, number)


@EDITS.append
def fuzzy(root: Path, lesson: Path, number: int) -> None:
    _write_po(root, number, '\n#, fuzzy\nmsgctxt "x"\nmsgid "y"\nmsgstr "z"\n')


@EDITS.append
def drop_po(root: Path, lesson: Path, number: int) -> None:
    (root / PO_FILE).unlink(missing_ok=True)


@EDITS.append
def skill(root: Path, lesson: Path, number: int) -> None:
    replace_line(root / "content/skills.yml", "    label:", f"    label: Skill {number}")


@EDITS.append
def page(root: Path, lesson: Path, number: int) -> None:
    (root / "content/about.md").write_text(f"---\ntitle: About {number}\n---\n\nAbout us {number}.\n")


@EDITS.append
def new_page(root: Path, lesson: Path, number: int) -> None:
    (root / f"content/page-{number}.md").write_text(f"---\ntitle: Page {number}\n---\n\nText.\n")


@EDITS.append
def drop_pages(root: Path, lesson: Path, number: int) -> None:
    for extra in (root / "content").glob("page-*.md"):
        extra.unlink()


@EDITS.append
def medium(root: Path, lesson: Path, number: int) -> None:
    (root / "content/media").mkdir(exist_ok=True)
    (root / "content/media/note.txt").write_text(f"Note {number}.\n")


@EDITS.append
def site_name(root: Path, lesson: Path, number: int) -> None:
    replace_line(root / CONFIG, "site_name:", f"site_name: Small {number}")


@EDITS.append
def extension(root: Path, lesson: Path, number: int) -> None:
    """Switch one on or off, and have a page that it changes."""
    text = (root / CONFIG).read_text()
    found = "pymdownx.tasklist, pymdownx.mark]" if "pymdownx.tasklist]" in text else "pymdownx.tasklist]"
    (root / CONFIG).write_text(re.sub(r"pymdownx\.tasklist.*\]", found, text))
    (root / "content/about.md").write_text("---\ntitle: About\n---\n\nAbout ==us==.\n")


@EDITS.append
def language(root: Path, lesson: Path, number: int) -> None:
    (root / "translations/ar/LC_MESSAGES").mkdir(parents=True, exist_ok=True)


@EDITS.append
def breakage(root: Path, lesson: Path, number: int) -> None:
    replace_line(root / PACK / "pack.yml", "level:", "level: begginer")


@EDITS.append
def repair(root: Path, lesson: Path, number: int) -> None:
    replace_line(root / PACK / "pack.yml", "level:", "level: beginner")


@EDITS.append
def new_pack(root: Path, lesson: Path, number: int) -> None:
    shutil.copytree(root / PACK, root / f"learning_packs/pack-{number}", dirs_exist_ok=True)


@EDITS.append
def drop_packs(root: Path, lesson: Path, number: int) -> None:
    for extra in (root / "learning_packs").glob("pack-*"):
        shutil.rmtree(extra)


@EDITS.append
def touch(root: Path, lesson: Path, number: int) -> None:
    lesson.touch()


@EDITS.append
def nothing(root: Path, lesson: Path, number: int) -> None:
    """Somebody builds again."""
