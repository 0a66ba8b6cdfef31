"""One fault at a time, planted in our own packs: each is found at its own line, with the right code."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from pathshala.checks.context import Checked, FactReader
from pathshala.checks.run import files, run
from pathshala.model.fields import field_types
from pathshala.model.finding import Finding
from pathshala.model.pack import FacilitatorMeta, LessonMeta, PackMeta
from pathshala.model.site import Site
from pathshala.sources.packs import read_pack
from pathshala.sources.read import read_site

ROOT = Path(__file__).parent.parent
PACKS = ("first-edit", "organiza-editaton", "reliable-sources")
FEWEST, MOST_ALIKE = 300, 3


@dataclass(frozen=True)
class Mutation:
    """A pack's file with one fault: its new text, and where which check must find it. `renamed` is
    the file's new name; `at` the file of the finding where that is another one."""

    path: str
    text: bytes
    line: int
    code: str
    at: str = ""
    renamed: str = ""


Generator = Callable[[str, str], Iterator[tuple[str, int, str]]]
"""From a file's path and text to texts with one fault, each with the line and code of the finding."""

_YAML: list[Generator] = []
_LESSON: list[Generator] = []
_SVG: list[Generator] = []


def on(*lists: list[Generator]) -> Callable[[Generator], Generator]:
    def register(generator: Generator) -> Generator:
        for one in lists:
            one.append(generator)
        return generator

    return register


def line_of(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def put(text: str, start: int, end: int, new: str, code: str, shift: int = 0) -> tuple[str, int, str]:
    """The text with a part replaced; the finding is on the line where that part stands, or after."""
    return text[:start] + new + text[end:], line_of(text, start) + shift, code


def every(pattern: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(pattern, text, re.MULTILINE)


def keys(text: str) -> Iterator[re.Match[str]]:
    """The top-level keys of a YAML file, or of front matter, with all that belongs to them."""
    end = text.find("\n---\n") + 1 if text.startswith("---\n") else len(text)
    for found in every(r"^(?P<key>[a-z_]+):(?P<value>.*\n(?:[ -].*\n)*)", text):
        if found.start() < end:
            yield found


def declared(path: str) -> dict[str, bool]:
    """The keys of a file, and whether each is required."""
    cls = PackMeta if path.endswith("pack.yml") else FacilitatorMeta if path.endswith("facilitator.md") else LessonMeta
    return {field.name: field.key.required for field in field_types(cls)}


@on(_YAML, _LESSON)
def dropped_key(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    first = next(keys(text)).start()
    for found in keys(text):
        if declared(path)[found["key"]]:
            yield text[: found.start()] + text[found.end():], line_of(text, first), "LP111"


@on(_YAML, _LESSON)
def misspelt_key(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    for found in keys(text):
        key = found["key"]
        yield put(text, *found.span("key"), key[:-2] + key[-1] + key[-2] + "x", "LP110")


@on(_YAML, _LESSON)
def empty_value(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    for found in keys(text):
        yield put(text, *found.span("value"), "\n", "LP114")


@on(_YAML)
def duplicate_key(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    for found in keys(text):
        yield text + found.group(), text.count("\n") + 1, "LP123"


@on(_YAML)
def not_a_choice(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    for found in every(r"^(?:level|status): (\w+)|bloom: (\w+)|role: (\w+)|^(?:audience|for): \[(\w+)", text):
        group = next(number for number in range(1, 5) if found[number])
        yield put(text, *found.span(group), f"{found[group]}q", "LP112")


@on(_YAML)
def wrong_type(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    for key in ("audience", "for", "owners"):
        found = next(every(rf"^{key}: \[(\w[\w-]*).*$", text))
        yield put(text, found.start(), found.end(), f"{key}: {found[1]}", "LP113")
    for key in ("title", "level"):
        found = next(every(rf"^{key}: (.*)$", text))
        yield put(text, found.start(), found.end(), f"{key}: {{a: b}}", "LP113")
    for found in every(r"(?:to|at): (\d)", text):
        yield put(text, *found.span(1), "two", "LP113")


@on(_YAML)
def out_of_range(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    for found in every(r"(?:to|at): (\d)", text):
        yield put(text, *found.span(1), "7", "LP121")


@on(_YAML)
def bad_shape(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    for key, value in (("version", "one"), ("review_every", "yearly"), ("source_language", '"english!"')):
        found = next(every(rf"^{key}: (.*)$", text))
        yield put(text, *found.span(1), value, "LP115")


@on(_YAML)
def traps(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    for key, value in (("source_language", "no"), ("title", "1.10"), ("title", "2026-01-31"), ("version", "1.10")):
        found = next(every(rf"^{key}: (.*)$", text))
        yield put(text, *found.span(1), value, "LP116")


@on(_YAML)
def length(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    for key, value, code in (("summary", "Short.", "LP117"), ("title", "long " * 20, "LP118"), ("audience", "[]", "LP119")):
        found = next(one for one in keys(text) if one["key"] == key)
        yield put(text, *found.span("value"), f" {value}\n", code)


@on(_YAML)
def duplicate_item(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    for found in every(r"^  - [a-z][a-z-]*\n", text):
        yield put(text, found.end(), found.end(), found.group(), "LP122")


@on(_YAML)
def broken_yaml(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    title = next(every(r"^title: (.*)$", text))
    level = next(every(r"^level: (.*)$", text))
    item = next(every(r"^  - ", text))
    yield put(text, item.start(), item.end(), "\t- ", "LP131")
    yield put(text, level.start(), level.start(), " ", "LP130")
    last = next(every(r"^review_every: (.*)$", text))
    yield put(text, *last.span(1), '"P12M', "LP130")
    yield put(text, *title.span(1), "Sources: find them", "LP130")
    yield put(text, level.start(), level.start(), "---\n", "LP132")
    yield put(text, *title.span(1), "&a title", "LP840")
    yield put(text, *title.span(1), "*a", "LP840")
    yield put(text, *title.span(1), "!!str title", "LP841")
    yield put(text, *title.span(1), "[" * 60 + "]" * 60, "LP842")
    yield put(text, level.start(), level.start(), "<<: {a: b}\n", "LP840")
    yield put(text, level.start(), level.start(), "[a]: b\n", "LP133")


@on(_YAML)
def unknown_names(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    for found in every(r"skill: ([a-z-]+)", text):
        yield put(text, *found.span(1), "juggle-sources", "LP152")
    for found in every(r"^  - ([a-z][a-z-]*)$", text):
        yield put(text, *found.span(1), f"{found[1]}-x", "LP150")
    objectives = list(every(r"id: (o\d)", text))
    for found in objectives[1:]:
        yield put(text, *found.span(1), objectives[0][1], "LP122")
    yield put(text, text.index("CC-BY-SA"), text.index("CC-BY-SA") + 8, "CC-BY-NC", "LP730")


@on(_YAML, _LESSON)
def hidden_characters(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    at = next(every(r"^title: .", text)).end()
    for character, code in (
        ("\0", "LP822"), ("\x1b", "LP822"), ("\u202e", "LP823"), ("\u2066", "LP823"), ("\u200b", "LP824"),
        ("\u00ad\u2060", "LP824"), ("\U000e0041", "LP825"), ("\uf8ff", "LP826"),
    ):
        yield put(text, at, at, character, code)
    yield f"\ufeff{text}", 1, "LP821"


@on(_LESSON)
def front_matter(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    end = text.index("\n---\n") + 1
    yield text[end + 4:], 1, "LP104"
    yield text[:end] + text[end + 4:], 1, "LP105"
    yield put(text, end, end, "mood: happy\n", "LP110")
    yield put(text, end, end, "title: Another\n", "LP123")
    time = next(every(r"^time: (.*)$", text))
    yield put(text, *time.span(1), "12 minutes", "LP115")
    if "/lessons/" in path:
        yield put(text, *time.span(1), "PT45M", "LP204")
        yield put(text, *time.span(1), "PT1M", "LP210")
        objective = next(every(r"^objectives: \[(\w+)", text))
        yield put(text, *objective.span(1), "o99", "LP153")
        yield text[: end + 4], line_of(text, end) + 1, "LP109"


@on(_LESSON)
def quiz(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    heads = list(every(r"^### (?P<question>.*?) \{ #(?P<id>quiz-[\w-]+) (?P<class>\.quiz) (?P<objective>objective=\w+) \}$", text))
    for number, head in enumerate(heads):
        after = heads[number + 1].start() if number + 1 < len(heads) else len(text)
        choices = [one for one in every(r"^- (?P<box>\[[ x]\] )(?P<choice>.*)$", text) if head.end() < one.start() < after]
        feedback = [one for one in every(r"^    > .*\n", text) if head.end() < one.start() < after]
        yield text[: head.end()] + text[head.end():after].replace("[x]", "[ ]") + text[after:], line_of(text, head.start()), "LP301"
        yield text[: head.end()] + text[head.end():after].replace("[ ]", "[x]") + text[after:], line_of(text, head.start()), "LP302"
        yield put(text, choices[0].start("box"), choices[0].end("box"), "", "LP304")
        yield put(text, feedback[0].start(), feedback[0].end(), "", "LP305", -2)
        yield put(text, *choices[1].span("choice"), choices[0]["choice"], "LP306")
        yield text[: head.end()] + "\n\n" + text[after:], line_of(text, head.start()), "LP307"
        yield put(text, feedback[0].start(), feedback[0].end(), "    > Wrong.\n", "LP309", -2)
        yield put(text, feedback[1].start(), feedback[1].end(), feedback[0].group(), "LP310", -2)
        yield put(text, *head.span("id"), "cite", "LP320")
        yield put(text, head.start("id") - 1, head.end("id"), "", "LP320")
        yield put(text, *head.span("class"), "", "LP325")
        yield put(text, *head.span("objective"), "", "LP322")
        yield put(text, *head.span("objective"), "objective=o99", "LP323")
        yield put(text, head.start(), head.start(), "##", "LP401")
        if number:
            yield put(text, *head.span("id"), heads[0]["id"], "LP321")
    if heads and "/lessons/" in path:
        yield text[: heads[0].start()], 2, "LP203"


@on(_LESSON)
def headings(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    found = list(every(r"^## (.*)$", text))
    yield put(text, found[0].start(), found[0].start(), "##", "LP401")
    yield put(text, found[0].start(), found[0].start() + 1, "", "LP402")
    yield put(text, *found[0].span(1), "", "LP403")
    if len(found) > 1:
        yield put(text, *found[1].span(1), found[0][1], "LP404")


@on(_LESSON)
def pictures(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    for found in every(r"!\[(?P<alt>[^\]]*)\]\((?P<file>[^)]*)\)", text):
        yield put(text, *found.span("alt"), "", "LP410")
        yield put(text, *found.span("alt"), "drawing.svg", "LP411")
        yield put(text, *found.span("alt"), "Image of a page", "LP412")
        yield put(text, *found.span("file"), "../media/missing.svg", "LP704")
        yield put(text, *found.span("file"), "https://example.org/a.svg", "LP720")
        yield put(text, *found.span("file"), "../../../../../secret.svg", "LP703")


@on(_LESSON)
def links(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    for found in every(r"(?<!!)\[(?P<text>[^\]]*)\]\((?P<target>[^)]*)\)", text):
        yield put(text, *found.span("text"), "", "LP420")
        yield put(text, *found.span("text"), "click here", "LP421")
        for target, code in (
            ("no-such-lesson.md", "LP701"), ("../../../../../notes.md", "LP703"), ("javascript:alert(1)", "LP801"),
            ("http://example.org/", "LP710"), ("//example.org/", "LP712"), ("/index.html", "LP711"), ("#nowhere", "LP702"),
            ("https://wikipedia.org@example.org/", "LP803"), ("https://wikipedi\u0430.org/", "LP804"),
            ("java&#115;cript:alert(1)", "LP802"), ("https://example.org/?utm_source=a", "LP721"),
        ):
            yield put(text, *found.span("target"), target, code)


@on(_LESSON)
def raw_html(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    at = next(every(r"^## ", text)).start()
    for html, code in (
        ("<script>alert(1)</script>", "LP810"), ('<b onclick="alert(1)">b</b>', "LP811"), ("<iframe></iframe>", "LP812"),
        ('<p style="position:fixed">b</p>', "LP813"), ("<form></form>", "LP814"), ("<marquee>b</marquee>", "LP815"),
        ('--8<-- "secret"', "LP816"), ("[a][b]", "LP707"), ("**A bold line**", "LP214"), ("| | |\n|---|---|\n| a | b |", "LP414"),
        ("word " * 160, "LP211"),
    ):
        yield put(text, at, at, f"{html}\n\n", code)


@on(_SVG)
def drawings(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    at = next(every(r"<title\b", text)).start()
    for new, code in (
        ("<script>alert(1)</script>", "LP852"), ('<g onload="alert(1)"/>', "LP852"), ("<foreignObject/>", "LP853"),
        ('<image href="https://example.org/a.png"/>', "LP854"),
    ):
        yield put(text, at, at, new, code)
    yield f"<!DOCTYPE svg>\n{text}", 1, "LP851"
    yield text.replace("</svg>", "</g>"), line_of(text, text.index("</svg>")), "LP850"


@cache
def sources() -> dict[str, str]:
    """The text of every file of our packs, by path."""
    found = (path for pack in PACKS for path in sorted((ROOT / "learning_packs" / pack).rglob("*")) if path.is_file())
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in found}


@cache
def chosen(pack: str) -> tuple[Mutation, ...]:
    """The mutations of a pack, at most `MOST_ALIKE` of each check, spread evenly over its files."""
    by_code: dict[str, list[Mutation]] = {}
    for mutation in mutations(pack):
        by_code.setdefault(mutation.code, []).append(mutation)
    return tuple(
        alike[index * len(alike) // min(len(alike), MOST_ALIKE)]
        for alike in by_code.values() for index in range(min(len(alike), MOST_ALIKE))
    )


def mutations(pack: str) -> Iterator[Mutation]:
    """Every mutation of one of our packs."""
    folder = f"learning_packs/{pack}/"
    for path, text in sources().items():
        if not path.startswith(folder):
            continue
        kind = _LESSON if path.endswith(".md") else _SVG if path.endswith(".svg") else _YAML
        for generator in kind:
            for new, line, code in generator(path, text):
                yield Mutation(path, new.encode(), line, code)
        if path.endswith((".md", ".yml")):
            at = text.index("title: ") + 8
            broken = text[:at].encode() + b"\xff" + text[at:].encode()
            yield Mutation(path, broken, line_of(text, at), "LP820")
        if "/lessons/" in path:
            manifest = sources()[f"{folder}pack.yml"]
            line = line_of(manifest, manifest.index(f"- {Path(path).stem}\n"))
            yield Mutation(path, text.encode(), line, "LP150", f"{folder}pack.yml", f"{path[:-3]}-2.md")
            yield Mutation(path, text.encode(), 1, "LP151", f"{path[:-3]}-2.md", f"{path[:-3]}-2.md")
            yield Mutation(path, text.encode(), 1, "LP106", f"{path[:-3]}.txt", f"{path[:-3]}.txt")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of our packs and content, without translations."""
    root = tmp_path_factory.mktemp("site")
    for folder in ("content", "learning_packs"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


@pytest.fixture(scope="module")
def reader(home: Path) -> FactReader:
    return FactReader(read_site(home)[0].settings)


def test_our_site_is_clean() -> None:
    checked = Checked.of(*read_site(ROOT))
    assert run(checked) == []
    assert len(files(checked)) > len(sources()) // 2


def test_there_are_enough() -> None:
    different = {(one.path, one.text, one.renamed, one.code) for pack in PACKS for one in chosen(pack)}
    assert len(different) >= FEWEST
    assert len({one.code for pack in PACKS for one in chosen(pack)}) >= 60


@pytest.mark.parametrize("pack", PACKS)
def test_each_fault_is_found_at_its_line(pack: str, home: Path, reader: FactReader) -> None:
    site, _ = read_site(home)
    missed = []
    for mutation in chosen(pack):
        found = planted(mutation, pack, home, site, reader)
        at = mutation.at or mutation.path
        if not any((one.path, one.span.line, one.code) == (at, mutation.line, mutation.code) for one in found):
            near = [f"{one.path.rpartition('/')[2]}:{one.span.line} {one.code} {one.message}" for one in found]
            missed.append(f"{mutation.code} not at {at}:{mutation.line}, but {near[:6]}")
    assert not missed, f"{len(missed)} missed\n" + "\n".join(missed)


def planted(mutation: Mutation, pack: str, home: Path, site: Site, reader: FactReader) -> list[Finding]:
    """The findings of the mutated pack. The other packs are there to be linked to, without lessons."""
    place = home / mutation.path
    renamed = home / (mutation.renamed or mutation.path)
    kept = place.read_bytes()
    try:
        place.unlink()
        renamed.write_bytes(mutation.text)
        read, faults = read_pack(home, f"learning_packs/{pack}")
    finally:
        renamed.unlink()
        place.write_bytes(kept)
    others = tuple(replace(one, lessons=(), facilitator=None, media=()) for one in site.packs if one.id != pack)
    reduced = replace(site, packs=(read, *others), pages=())
    return run(Checked.of(reduced, faults, reader, {}), [read.folder])
