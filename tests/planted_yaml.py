"""Faults in the fields of a pack and of front matter, and in any text."""

from __future__ import annotations

from collections.abc import Iterator

from pathshala.model.fields import field_types
from pathshala.model.pack import FacilitatorMeta, LessonMeta, PackMeta
from planting import LESSON, YAML, every, keys, line_of, on, put


def declared(path: str) -> dict[str, bool]:
    """The keys of a file, and whether each is required."""
    cls = PackMeta if path.endswith("pack.yml") else FacilitatorMeta if path.endswith("facilitator.md") else LessonMeta
    return {field.name: field.key.required for field in field_types(cls)}


@on(YAML, LESSON)
def dropped_key(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    first = next(keys(text)).start()
    for found in keys(text):
        if declared(path)[found["key"]]:
            yield text[: found.start()] + text[found.end():], line_of(text, first), "LP111"


@on(YAML, LESSON)
def misspelt_key(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    for found in keys(text):
        key = found["key"]
        yield put(text, *found.span("key"), key[:-2] + key[-1] + key[-2] + "x", "LP110")


@on(YAML, LESSON)
def empty_value(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    for found in keys(text):
        yield put(text, *found.span("value"), "\n", "LP114")


@on(YAML)
def duplicate_key(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    for found in keys(text):
        yield text + found.group(), text.count("\n") + 1, "LP123"


@on(YAML)
def not_a_choice(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    for found in every(r"^(?:level|status): (\w+)|bloom: (\w+)|role: (\w+)|^(?:audience|for): \[(\w+)", text):
        group = next(number for number in range(1, 5) if found[number])
        yield put(text, *found.span(group), f"{found[group]}q", "LP112")


@on(YAML)
def wrong_type(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    for key in ("audience", "for", "owners"):
        found = next(every(rf"^{key}: \[(\w[\w-]*).*$", text))
        yield put(text, found.start(), found.end(), f"{key}: {found[1]}", "LP113")
    for key in ("title", "level"):
        found = next(every(rf"^{key}: (.*)$", text))
        yield put(text, found.start(), found.end(), f"{key}: {{a: b}}", "LP113")
    for found in every(r"(?:to|at): (\d)", text):
        yield put(text, *found.span(1), "two", "LP113")


@on(YAML)
def out_of_range(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    for found in every(r"(?:to|at): (\d)", text):
        yield put(text, *found.span(1), "7", "LP121")


@on(YAML)
def bad_shape(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    for key, value in (("version", "one"), ("review_every", "yearly"), ("source_language", '"english!"')):
        found = next(every(rf"^{key}: (.*)$", text))
        yield put(text, *found.span(1), value, "LP115")


@on(YAML)
def traps(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    for key, value in (("source_language", "no"), ("title", "1.10"), ("title", "2026-01-31"), ("version", "1.10")):
        found = next(every(rf"^{key}: (.*)$", text))
        yield put(text, *found.span(1), value, "LP116")


@on(YAML)
def length(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    for key, value, code in (("summary", "Short.", "LP117"), ("title", "long " * 20, "LP118"), ("audience", "[]", "LP119")):
        found = next(one for one in keys(text) if one["key"] == key)
        yield put(text, *found.span("value"), f" {value}\n", code)


@on(YAML)
def duplicate_item(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    for found in every(r"^  - [a-z][a-z-]*\n", text):
        yield put(text, found.end(), found.end(), found.group(), "LP122")


@on(YAML)
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


@on(YAML)
def unknown_names(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    for found in every(r"skill: ([a-z-]+)", text):
        yield put(text, *found.span(1), "juggle-sources", "LP152")
    for found in every(r"^  - ([a-z][a-z-]*)$", text):
        yield put(text, *found.span(1), f"{found[1]}-x", "LP150")
    objectives = list(every(r"id: (o\d)", text))
    for found in objectives[1:]:
        yield put(text, *found.span(1), objectives[0][1], "LP122")
    yield put(text, text.index("CC-BY-SA"), text.index("CC-BY-SA") + 8, "CC-BY-NC", "LP730")


@on(YAML, LESSON)
def hidden_characters(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    at = next(every(r"^title: .", text)).end()
    for character, code in (
        ("\0", "LP822"), ("\x1b", "LP822"), ("\u202e", "LP823"), ("\u2066", "LP823"), ("\u200b", "LP824"),
        ("\u00ad\u2060", "LP824"), ("\U000e0041", "LP825"), ("\uf8ff", "LP826"),
    ):
        yield put(text, at, at, character, code)
    yield f"\ufeff{text}", 1, "LP821"
