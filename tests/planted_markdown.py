"""Faults in the text of lessons, and in drawings."""

from __future__ import annotations

from collections.abc import Iterator

from planting import LESSON, SVG, every, line_of, on, put


@on(LESSON)
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


@on(LESSON)
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
    if heads and "/lessons/" in path and ".quiz" not in text[: heads[0].start()]:
        yield text[: heads[0].start()], 2, "LP203"


@on(LESSON)
def headings(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    found = list(every(r"^## (.*)$", text))
    yield put(text, found[0].start(), found[0].start(), "##", "LP401")
    yield put(text, found[0].start(), found[0].start() + 1, "", "LP402")
    yield put(text, *found[0].span(1), "", "LP403")
    if len(found) > 1:
        yield put(text, *found[1].span(1), found[0][1], "LP404")


@on(LESSON)
def pictures(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    for found in every(r"!\[(?P<alt>[^\]]*)\]\((?P<file>[^)]*)\)", text):
        yield put(text, *found.span("alt"), "", "LP410")
        yield put(text, *found.span("alt"), "drawing.svg", "LP411")
        yield put(text, *found.span("alt"), "Image of a page", "LP412")
        yield put(text, *found.span("file"), "../media/missing.svg", "LP704")
        yield put(text, *found.span("file"), "https://example.org/a.svg", "LP720")
        yield put(text, *found.span("file"), "../../../../../secret.svg", "LP703")


@on(LESSON)
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


@on(LESSON)
def raw_html(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    at = next(every(r"^## ", text)).start()
    for html, code in (
        ("<script>alert(1)</script>", "LP810"), ('<b onclick="alert(1)">b</b>', "LP811"), ("<iframe></iframe>", "LP812"),
        ('<p style="position:fixed">b</p>', "LP813"), ("<form></form>", "LP814"), ("<marquee>b</marquee>", "LP815"),
        ('--8<-- "secret"', "LP816"), ("[a][b]", "LP707"), ("**A bold line**", "LP214"), ("| | |\n|---|---|\n| a | b |", "LP414"),
        ("word " * 160, "LP211"),
    ):
        yield put(text, at, at, f"{html}\n\n", code)


@on(SVG)
def drawings(path: str, text: str) -> Iterator[tuple[str, int, str]]:
    at = next(every(r"<title\b", text)).start()
    for new, code in (
        ("<script>alert(1)</script>", "LP852"), ('<g onload="alert(1)"/>', "LP852"), ("<foreignObject/>", "LP853"),
        ('<image href="https://example.org/a.png"/>', "LP854"),
    ):
        yield put(text, at, at, new, code)
    yield f"<!DOCTYPE svg>\n{text}", 1, "LP851"
    yield text.replace("</svg>", "</g>"), line_of(text, text.index("</svg>")), "LP850"
