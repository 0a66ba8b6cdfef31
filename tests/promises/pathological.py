"""A hundred inputs that cost a careless reader minutes or gigabytes, each as what is written into one pack.

A bomb writes into the folder of a site that has the sound pack `egg`; `found` is a part of the name
of a finding that it must give, or empty where the input is odd but harmless.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import small_site

PACK = Path("learning_packs/bomb")
LESSON = PACK / "lessons/water.md"
PO = Path("translations/bn/LC_MESSAGES/egg.po")
KIB, MIB = 1024, 1024**2
SIZE = 140_000  # Characters: just under the longest text that is read.

PO_HEAD = 'msgid ""\nmsgstr ""\n"Language: bn\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
SVG_HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">'
ARABIC, OVERRIDE = "\u0645", "\u202e"


@dataclass(frozen=True)
class Bomb:
    name: str
    lay: Callable[[Path], None]
    found: str = ""


def write(root: Path, name: Path, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def lesson(text: str) -> Callable[[Path], None]:
    """A text under a sound front matter."""
    front = small_site.LESSON.split("{text}")[0].format(title="The water")
    return lambda root: write(root, LESSON, f"{front}{text}\n")


def many(piece: str, size: int = SIZE) -> Callable[[Path], None]:
    return lesson(piece * (size // len(piece)))


def numbered(piece: str, count: int) -> Callable[[Path], None]:
    """A piece with `#` as the number, so that no two are alike."""
    return lesson("".join(piece.replace("#", str(number)) for number in range(count)))


def front(lines: str) -> Callable[[Path], None]:
    return lambda root: write(root, LESSON, f"---\n{lines}\n---\n\nWater.\n")


def pack(old: str, new: str) -> Callable[[Path], None]:
    """A `pack.yml` with one place changed; `old` empty puts the new text alone."""
    return lambda root: write(root, PACK / "pack.yml", small_site.PACK.replace(old, new) if old else new)


def content(name: str, text: str) -> Callable[[Path], None]:
    return lambda root: write(root, Path("content") / name, text)


def po(text: str) -> Callable[[Path], None]:
    return lambda root: write(root, PO, PO_HEAD + text)


def medium(name: str, text: str) -> Callable[[Path], None]:
    return lambda root: write(root, PACK / "media" / name, text)


def sparse(name: Path, size: int) -> Callable[[Path], None]:
    def lay(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        with (root / name).open("wb") as file:
            file.truncate(size)
    return lay


def large(name: Path, size: int) -> Callable[[Path], None]:
    """Real text, not holes."""
    def lay(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        with (root / name).open("wb") as file:
            for _ in range(size // MIB):
                file.write(b"A line of text and [a link](time.md).\n" * (MIB // 38))
            file.write(b"A line of text and [a link](time.md).\n" * (MIB // 38))
    return lay


def files(folder: Path, count: int, ending: str = ".md") -> Callable[[Path], None]:
    def lay(root: Path) -> None:
        (root / folder).mkdir(parents=True, exist_ok=True)
        for number in range(count):
            os.close(os.open(root / folder / f"a{number}{ending}", os.O_CREAT | os.O_WRONLY))
    return lay


def packs(count: int) -> Callable[[Path], None]:
    def lay(root: Path) -> None:
        for number in range(count):
            (root / f"learning_packs/p{number}").mkdir()
    return lay


def deep_folders(count: int) -> Callable[[Path], None]:
    def lay(root: Path) -> None:
        folder = f"{root / PACK}/media"
        Path(folder).mkdir(parents=True)
        for _ in range(count):
            folder += "/d"
            os.mkdir(folder)  # noqa: PTH102 (a Path would be taken apart a thousand times)
    return lay


def odd_names(count: int) -> Callable[[Path], None]:
    def lay(root: Path) -> None:
        folder = root / PACK / "media"
        folder.mkdir(parents=True)
        for number in range(count):
            (folder / f"a\u202e{number} ?{'x' * 80}.svg").touch()
    return lay


def pipe(root: Path) -> None:
    os.mkfifo(root / PACK / "lessons/pipe.md")


def link(target: str) -> Callable[[Path], None]:
    return lambda root: (root / PACK / "lessons/link.md").symlink_to(target)


def loop(root: Path) -> None:
    (root / PACK / "media").symlink_to(".")


def indented(piece: str, depth: int) -> str:
    return "\n\n".join("    " * level + piece for level in range(depth))


def entries(count: int, entry: str) -> str:
    return "".join(entry.replace("#", str(number)) for number in range(count))


_BACKTICKS = " ".join("`" * length for length in range(1, 500))
_NESTED = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
_TABLE = "| a | b |\n|---|---|\n"
_QUIZ = "### What? { #quiz-a# .quiz objective=o1 }\n\n- [ ] A\n\n    > F\n\n- [x] B\n\n    > G\n\n"

MARKDOWN = [
    Bomb("brackets 5,000", lesson("[" * 5_000), "costly"),
    Bomb("brackets", many("["), "costly"),
    Bomb("brackets closed", lesson("[" * 20_000 + "]" * 20_000), "costly"),
    Bomb("image openings", many("!["), "costly"),
    Bomb("link openings", many("[a]("), "costly"),
    Bomb("angle links", many("[a](<b "), "costly"),
    Bomb("reference openings", many("[a]["), "costly"),
    Bomb("links in links", lesson("[" * 3_000 + "a" + "](b)" * 3_000), "costly"),
    Bomb("closings and openings", many("]("), "costly"),
    Bomb("asterisks", many("*"), "costly"),
    Bomb("underscores", many("_")),
    Bomb("open emphasis", many("*a **b "), "costly"),
    Bomb("mixed emphasis", many("*a _b "), "costly"),
    Bomb("emphasis in emphasis", lesson("*a **b " * 400 + "b** a*" * 400)),
    Bomb("backticks", many("`")),
    Bomb("backticks of all lengths", many(_BACKTICKS), "costly"),
    Bomb("backticks that never close", many("```a `` ` "), "costly"),
    Bomb("tildes", many("~~a ~b ")),
    Bomb("backslashes", many("\\")),
    Bomb("quotes in quotes", lesson("> " * 3_000 + "x")),
    Bomb("quotes, each deeper", lesson("\n".join("> " * depth + "x" for depth in range(300))), "costly"),
    Bomb("lists in lists", lesson(indented("- x", 180))),
    Bomb("lists and quotes", lesson(indented("- > - x", 90))),
    Bomb("notes in notes", lesson(indented('!!! note "x"', 180))),
    Bomb("details in details", lesson(indented('??? note "x"', 180))),
    Bomb("items", many("- a\n")),
    Bomb("numbered items", many("1. a\n")),
    Bomb("rules", many("---\n\n")),
    Bomb("underlines", many("a\n=\n"), "costly"),
    Bomb("headings of one name", many("## Water\n\n")),
    Bomb("table rows", lesson(_TABLE + "| c | d |\n" * 13_000)),
    Bomb("table columns", lesson("|a" * 8_000 + "|\n" + "|-" * 8_000 + "|\n" + "|b" * 8_000 + "|\n")),
    Bomb("table of links", lesson(_TABLE + "| [a](time.md) | `b` |\n" * 5_000)),
    Bomb("pipes", many("|")),
    Bomb("footnotes", numbered("A[^#]\n\n[^#]: Foot.\n\n", 6_000)),
    Bomb("one footnote, many marks", lesson("[^1]" * 30_000 + "\n\n[^1]: Foot.\n")),
    Bomb("footnotes of footnotes", numbered("[^#]: see [^#] and[^1]\n", 5_000)),
    Bomb("reference definitions", numbered("[a#]: time.md 'x'\n", 6_000)),
    Bomb("references", lesson("[a][b] " * 15_000 + "\n\n[b]: time.md\n")),
    Bomb("abbreviations", numbered("*[A#]: Ann\n", 6_000), "costly"),
    Bomb("one abbreviation, many uses", lesson("A " * 60_000 + "\n\n*[A]: Ann\n")),
    Bomb("attribute lists", many("a\n{: #a .b c=d }\n\n")),
    Bomb("one long attribute list", lesson("## A { " + ".a " * 40_000 + "}")),
    Bomb("an attribute list that never closes", many("## A { .a {: ")),
    Bomb("definitions", many("a\n:   b\n\n")),
    Bomb("fences that never close", many("```\n~~~\n")),
    Bomb("code fences", many("```python\nx = [1]\n```\n\n")),
    Bomb("code of brackets", lesson("```python\n" + "[(" * 60_000 + "\n```\n")),
    Bomb("code of quotation marks", lesson("```html\n" + "<a b='" * 20_000 + "\n```\n")),
    Bomb("indented code", many("    x[i] = f(a[0], '(')\n")),
    Bomb("elements in elements", lesson("<div>" * 10_000 + "x" + "</div>" * 10_000)),
    Bomb("Markdown in elements", lesson("<div markdown>\n" * 300 + "x\n" + "</div>\n" * 300)),
    Bomb("inline elements", lesson("<b><i>" * 10_000)),
    Bomb("tags without an end", many("<a"), "costly"),
    Bomb("attributes without an end", many('<a href="'), "costly"),
    Bomb("comments without an end", many("<!-- "), "costly"),
    Bomb("CDATA without an end", many("<![CDATA["), "costly"),
    Bomb("instructions without an end", many("<? ")),
    Bomb("ampersands", many("&amp")),
    Bomb("autolinks without an end", many("<https://"), "costly"),
    Bomb("questions of a quiz", numbered(_QUIZ, 1_500)),
    Bomb("task lists", many("- [ ] a\n")),
    Bomb("one long word", many("a")),
    Bomb("one long line", many("word ")),
    Bomb("blank lines", many("\n")),
    Bomb("spaces", many(" ")),
    Bomb("tabs", many("\t")),
    Bomb("accents on one letter", lesson("a" + "\u0301" * SIZE)),
    Bomb("hidden characters", many(OVERRIDE), "bidi"),
    Bomb("marks in one Arabic line", lesson((ARABIC + "\u200f") * (SIZE // 2))),
    Bomb("character references", many("&#x202e;"), "bidi"),
    Bomb("allow lines", many("<!-- allow LP112: why -->\n\n")),
    Bomb("images", many("![a picture of water](../media/a.svg)\n\n"), "missing-image"),
    Bomb("a million links", large(LESSON, 36 * MIB), "large"),
    Bomb("100 MB of Markdown", large(LESSON, 100 * MIB), "large"),
    Bomb("a terabyte of zeros", sparse(LESSON, 1024**4), "large"),
]
YAML = [
    Bomb("aliases of aliases", pack("", "a: &a [x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n" * 500), "alias"),
    Bomb("YAML lists in lists", pack("[water, time]", "[" * 100_000), "yaml"),
    Bomb("YAML mappings in mappings", pack("", "{a: " * 50_000), "yaml"),
    Bomb("YAML questions", pack("", "? " * 100_000), "yaml"),
    Bomb("YAML tags and anchors", pack("", "&a !b " * 60_000), "yaml"),
    Bomb("a title of half a megabyte", pack("Boil an egg", "a" * 400_000), "too-large"),
    Bomb("a lesson list without end", pack("[water, time]", "[" + ", ".join(f"l{n}" for n in range(18_000)) + "]"), "lesson"),
    Bomb("objectives without end", pack("lessons:", "".join(
        f'  - {{id: p{n}, bloom: apply, text: "Boil an egg for a time."}}\n' for n in range(2_000)) + "lessons:"), "many"),
    Bomb("authors without end", pack(
        "[{name: Small authors, role: author}]", "[" + ", ".join("{name: A, role: author}" for _ in range(4_900)) + "]")),
    Bomb("keys of one name", pack("schema: 1", "schema: 1\n" * 15_000), "duplicate"),
    Bomb("unknown keys", pack("schema: 1", "schema: 1\n" + "".join(f"k{n}: x\n" for n in range(9_000))), "unknown"),
    Bomb("front matter without end", front("key_points:\n" + "- a\n" * 30_000), "large"),
    Bomb("front matter of one key", front("? " * 60_000), "yaml"),
    Bomb("skills without end", content("skills.yml", "schema: 1\nskills:\n" + "".join(
        f"  - id: s{n}\n    label: Cook\n    summary: Make food that is good.\n    levels: [A, B]\n" for n in range(1_600)))),
    Bomb("100 MB of YAML", large(PACK / "pack.yml", 100 * MIB), "large"),
]
CATALOGUES = [
    Bomb("a PO file of 100 MB", large(PO, 100 * MIB), "large"),
    Bomb("a million PO entries", po(entries(1_000_000, 'msgid "#"\nmsgstr ""\n\n')), "large"),
    Bomb("PO entries up to the limit", po(entries(150_000, 'msgctxt "water:#"\nmsgid "a #"\nmsgstr "b #"\n\n'))),
    Bomb("one PO entry of a megabyte", po(f'msgid "a"\nmsgstr "{"b" * MIB}"\n'), "costly"),
    Bomb("a PO text in a million lines", po('msgid "a"\nmsgstr ""\n' + '"b"\n' * 1_000_000), "costly"),
    Bomb("a costly translation", po(f'msgid "a"\nmsgstr "{"[a](" * 20_000}"\n'), "costly"),
    Bomb("many costly translations", po(entries(400, f'msgid "a#"\nmsgstr "{"[a](" * 3_000}"\n\n')), "costly"),
    Bomb("PO lines that are nothing", po("garbage\n" * 400_000), "po-"),
    Bomb("one PO entry, again and again", po('msgid "a"\nmsgstr "b"\n\n' * 150_000), "duplicate"),
    Bomb("plural forms without end", po('msgid "a"\nmsgid_plural "b"\n' + entries(100_000, 'msgstr[#] "c"\n'))),
    Bomb("PO escapes", po(f'msgid "a"\nmsgstr "{chr(92) + "x41"}"\n'.replace("\\x41", "\\x41" * 200_000))),
    Bomb("PO comments", po("# a comment\n" * 500_000 + 'msgid "a"\nmsgstr "b"\n')),
    Bomb("PO references", po("#: " + "a.md:1 " * 200_000 + '\nmsgid "a"\nmsgstr "b"\n')),
    Bomb("hidden characters in PO", po(entries(50_000, f'msgid "a#"\nmsgstr "{OVERRIDE * 10}"\n\n')), "bidi"),
    Bomb("a PO header without end", lambda root: write(root, PO, PO_HEAD.rstrip() + "\n" + '"X: y\\n"\n' * 300_000)),
]
DRAWINGS = [
    Bomb("entities of entities", medium("a.svg", f'<!DOCTYPE svg [<!ENTITY a0 "ha">{_NESTED}]>{SVG_HEAD}&a9;</svg>'), "svg"),
    Bomb("groups in groups", medium("a.svg", SVG_HEAD + "<g>" * 60_000), "svg"),
    Bomb("groups in groups, closed", medium("a.svg", SVG_HEAD + "<g>" * 60_000 + "</g>" * 60_000 + "</svg>")),
    Bomb("attributes without end", medium("a.svg", SVG_HEAD + "<g " + entries(40_000, "a#='' ") + "/></svg>")),
    Bomb("one long path", medium("a.svg", SVG_HEAD + f"<path d='M{'0 0 ' * 120_000}'/></svg>")),
    Bomb("addresses in a style", medium("a.svg", SVG_HEAD + "<style>" + "url(" * 120_000 + "</style></svg>")),
    Bomb("spaces in a style", medium("a.svg", SVG_HEAD + "<style>url(" + " " * 400_000 + "</style></svg>")),
    Bomb("backslashes in a style", medium("a.svg", SVG_HEAD + "<style>" + "\\" * 400_000 + "</style></svg>")),
    Bomb("scripts", medium("a.svg", SVG_HEAD + "<script/>" * 50_000 + "</svg>"), "svg"),
    Bomb("references to itself", medium("a.svg", SVG_HEAD + "<g id='a'><use href='#a'/></g>" * 10_000 + "</svg>")),
    Bomb("a drawing of 100 MB", large(PACK / "media/a.svg", 100 * MIB), "large"),
    Bomb("a picture of a terabyte", sparse(PACK / "media/a.png", 1024**4), "large"),
    Bomb("captions of hidden characters", medium("a.vtt", OVERRIDE * 300_000), "bidi"),
]
FOLDERS = [
    Bomb("100,000 files", files(PACK / "media", 100_000, ".svg"), "many"),
    Bomb("3,000 lessons", files(PACK / "lessons", 3_000)),
    Bomb("20,000 unexpected files", files(PACK, 20_000, ".tmp")),
    Bomb("2,500 packs", packs(2_500), "many"),
    Bomb("deep folders", deep_folders(200), "many"),
    Bomb("odd long names", odd_names(8_000), "name"),
    Bomb("a pipe", pipe, "special"),
    Bomb("a link to a device", link("/dev/zero"), "link"),
    Bomb("a link to itself", link("link.md"), "link"),
    Bomb("a folder in itself", loop, "link"),
]
BOMBS = [*MARKDOWN, *YAML, *CATALOGUES, *DRAWINGS, *FOLDERS]
"""All of them; each has a name of its own."""


def site(root: Path, bomb: Bomb) -> Path:
    """A small site of two packs, `egg` with a known fault and `bomb` with the bomb; returns the folder."""
    small_site.write(root)
    write(root, PACK / "pack.yml", small_site.PACK)
    for name in ("water", "time"):
        text = (root / f"learning_packs/egg/lessons/{name}.md").read_text(encoding="utf-8")
        write(root, PACK / f"lessons/{name}.md", text)
    egg = root / "learning_packs/egg/lessons/time.md"
    egg.write_text(egg.read_text(encoding="utf-8").replace("objectives: [o1]", "objectives: [planted]"), encoding="utf-8")
    bomb.lay(root)
    return root
