"""Broken references fail: whatever names something that is not there is found at its line, the build
ends with 1, and nothing is published.

The site has a pack in each of five languages and PO files between them. Every reference in it is
broken in turn; in the suite all are broken at once, and some one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import small_site
from pathshala.cli import main
from tally import Tally
from trees import digest

PROMISE = "Broken references fail"

LANGUAGES = ("en", "bn", "ar", "es", "sw")
NEXT = dict(zip(LANGUAGES, (*LANGUAGES[1:], LANGUAGES[0]), strict=True))
FEWEST = 100

TEXT = """\
Eggs want enough water.

Read about [the time](time.md).

Look at [what you need](#what-you-need).

Other things are [needed for the time](time.md#what-you-need).

Then begin with [the next pack](../../egg-{next}/pack.yml).

Here is [how well you cook](../../../content/skills.yml#cook-{language}).

![A pot with three eggs](../media/pot.svg)

There is more <a href="time.md">about the time</a> of an egg.

Read [the notes for facilitators][notes] as well.

[notes]: ../facilitator.md
"""
FILM = "media:\n  - {file: boil.webm, kind: video, title: Boiling, captions: {en: boil.vtt}}\n"
PAGE = """\
---
title: Eggs in {language}
---

Begin with [the eggs](../learning_packs/egg-{language}/lessons/water.md).
"""
# What a translator writes: the same links, in other words.
TRANSLATED = (
    "Read about [the time](time.md).",
    "Look at [what you need](#what-you-need).",
    "![A pot with three eggs](../media/pot.svg)",
    "Begin with [the eggs](../learning_packs/egg-en/lessons/water.md).",
)


@dataclass(frozen=True)
class Plant:
    """A reference to break: in this file, this text becomes that; found by this check."""

    path: str
    old: str
    new: str
    code: str

    def into(self, text: str) -> tuple[str, int]:
        """The text with the fault in it, and the fault's line."""
        start = text.index(self.old)
        return text[:start] + self.new + text[start + len(self.old):], text.count("\n", 0, start) + 1


def in_source(language: str) -> Iterator[Plant]:
    """References in the pack, the page and the role of a language."""
    pack = f"learning_packs/egg-{language}"
    lesson = f"{pack}/lessons/water.md"
    yield Plant(lesson, "(time.md)", "(tiem.md)", "LP701")
    yield Plant(lesson, "(#what-you-need)", "(#what-you-nede)", "LP702")
    yield Plant(lesson, "(time.md#what-you-need)", "(time.md#six-minutes)", "LP702")
    yield Plant(lesson, f"(../../egg-{NEXT[language]}/pack.yml)", "(../../egg-fr/pack.yml)", "LP701")
    yield Plant(lesson, f"skills.yml#cook-{language}", "skills.yml#cook-fr", "LP702")
    yield Plant(lesson, "(../media/pot.svg)", "(../media/pan.svg)", "LP704")
    yield Plant(lesson, '<a href="time.md">', '<a href="tmie.md">', "LP701")
    yield Plant(lesson, "[notes]: ../facilitator.md", "[notes]: ../facilitators.md", "LP701")
    yield Plant(lesson, "objectives: [o1]", "objectives: [o2]", "LP153")
    yield Plant(lesson, "objective=o1", "objective=o3", "LP323")
    yield Plant(lesson, "boil.vtt", "boil.ar.vtt", "LP415")
    yield Plant(lesson, "boil.webm", "boils.webm", "LP415")
    yield Plant(f"{pack}/facilitator.md", "(lessons/time.md)", "(lessons/tome.md)", "LP701")
    yield Plant(f"{pack}/pack.yml", "lessons: [water, time]", "lessons: [water, time, salt]", "LP150")
    yield Plant(f"{pack}/pack.yml", f"teaches: [{{skill: cook-{language}", "teaches: [{skill: cook-fr", "LP152")
    yield Plant(f"{pack}/pack.yml", "requires: []", "requires: [{skill: shop, at: 1}]", "LP152")
    yield Plant("content/roles.yml", f"{{skill: cook-{language},", f"{{skill: cooks-{language},", "LP152")
    yield Plant("content/roles.yml", f"[egg-{language}]", f"[eggs-{language}]", "LP154")
    yield Plant(f"content/eggs-{language}.md", f"/egg-{language}/", f"/egg-{language}-2/", "LP701")


def in_translation(language: str) -> Iterator[Plant]:
    """References in the translations of a pack and of the pages into a language."""
    folder = f"translations/{language}/LC_MESSAGES"
    pack = f"{folder}/egg-{NEXT[language]}.po"
    yield Plant(pack, f"{language}: Read about [the time](time.md)", "x: [y](tiempo.md)", "LP701")
    yield Plant(pack, f"{language}: Look at [what you need](#what-you-need)", "x: [y](#lo-que-hace-falta)", "LP702")
    yield Plant(pack, f"{language}: ![A pot with three eggs](../media/pot.svg)", "![x: y](../media/olla.svg)", "LP701")
    if language != "en":
        yield Plant(f"{folder}/site.po", f"{language}: Begin with [the eggs](../learning_packs/egg-en/lessons/water.md)",
                    "x: [y](../learning_packs/egg-en/lessons/agua.md)", "LP701")


PLANTS = tuple(plant for language in LANGUAGES for of in (in_source, in_translation) for plant in of(language))


def write_pack(root: Path, language: str) -> None:
    pack = root / f"learning_packs/egg-{language}"
    (pack / "lessons").mkdir(parents=True)
    (pack / "media").mkdir()
    settings = small_site.PACK.replace("source_language: en", f"source_language: {language}")
    (pack / "pack.yml").write_text(settings.replace("skill: cook", f"skill: cook-{language}"))
    text = TEXT.format(next=NEXT[language], language=language)
    water = small_site.LESSON.format(title="The water", text=text, other="time", stem="water")
    (pack / "lessons/water.md").write_text(water.replace("time: PT5M\n", f"time: PT5M\n{FILM}"))
    (pack / "lessons/time.md").write_text(
        small_site.LESSON.format(title="The time", text="Six minutes for a soft egg.", other="water", stem="time"))
    (pack / "facilitator.md").write_text(f"{small_site.FACILITATOR}\nShow [how long it takes](lessons/time.md).\n")
    (pack / "media/pot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><title>A pot</title></svg>\n')
    (pack / "media/boil.webm").write_bytes(b"\x1aE\xdf\xa3")
    (pack / "media/boil.vtt").write_text("WEBVTT\n")


def listed(text: str, key: str) -> str:
    """A list of `content/` with an item for each language."""
    head, item = text.split(f"{key}:\n")
    each = (item.replace("id: cook", f"id: cook-{one}").replace("{skill: cook,", f"{{skill: cook-{one},")
            .replace("[egg]", f"[egg-{one}]") for one in LANGUAGES)
    return f"{head}{key}:\n{''.join(each)}"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with every reference whole, built once."""
    root = small_site.write(tmp_path_factory.mktemp("sound"), LANGUAGES)
    for path in sorted((root / "learning_packs/egg").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (root / "learning_packs/egg").rmdir()
    for language in LANGUAGES:
        write_pack(root, language)
        (root / f"content/eggs-{language}.md").write_text(PAGE.format(language=language))
    (root / "content/skills.yml").write_text(listed(small_site.SKILLS, "skills"))
    (root / "content/roles.yml").write_text(listed(small_site.ROLES, "roles"))
    assert main(["-C", str(root), "translate", "merge"]) == 0
    for path in root.glob("translations/*/LC_MESSAGES/*.po"):
        language, text = path.parts[-3], path.read_text(encoding="utf-8")
        for source in TRANSLATED:
            text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{language}: {source}"')
        path.write_text(text, encoding="utf-8")
    assert main(["-C", str(root), "build", "--quiet"]) == 0
    return root


def build(root: Path, plants: tuple[Plant, ...], capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    """Break these references and build; the lines of those that were not found. The sources are
    whole again afterwards. A build that publishes anything is an AssertionError."""
    kept = {root / plant.path: (root / plant.path).read_text(encoding="utf-8") for plant in plants}
    before = digest(root / "site")
    try:
        wanted = []
        for plant in plants:
            path = root / plant.path
            text, line = plant.into(path.read_text(encoding="utf-8"))
            path.write_text(text, encoding="utf-8")
            wanted.append(f"{plant.path}:{line}: {plant.code}")
        capsys.readouterr()
        status = main(["-C", str(root), "build", *options])
        shown = capsys.readouterr()
    finally:
        for path, text in kept.items():
            path.write_text(text, encoding="utf-8")
    assert status == 1, f"{plants}\n{shown.out}{shown.err}"
    assert digest(root / "site") == before, "something was published"
    assert not list(root.glob(".site.*"))
    found = re.findall(r"^(\S+:\d+):\d+: error (LP\d+) .", shown.out, re.MULTILINE)
    return [one for one in wanted if tuple(one.rsplit(": ", 1)) not in found]


def test_there_are_enough(sound: Path) -> None:
    assert len(set(PLANTS)) >= FEWEST
    for plant in PLANTS:
        assert (sound / plant.path).read_text(encoding="utf-8").count(plant.old) >= 1, plant


@pytest.mark.parametrize("options", [(), ("--quiet",)], ids=["aloud", "quiet"])
def test_all_at_once(sound: Path, options: tuple[str, ...], capsys: pytest.CaptureFixture[str], tally: Tally) -> None:
    missed = build(sound, PLANTS, capsys, *options)
    tally(len(PLANTS), len(missed))
    assert missed == []


def test_one_by_one(sound: Path, capsys: pytest.CaptureFixture[str], full_count: Callable[[int, int], int],
                    tally: Tally) -> None:
    """No reference is found only because another one is broken as well."""
    tried = PLANTS[:: full_count(20, 1)]
    missed = [line for plant in tried for line in build(sound, (plant,), capsys, "--quiet")]
    tally(len(tried), len(missed))
    assert missed == []
