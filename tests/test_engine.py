"""The engine: one parse, many renderings, and no translation that changes a page's structure."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from markup_samples import CORPORA, MATERIAL, NO_CORPORA, OURS, ROOT, bodies, body
from pathshala.markup.engine import Engine
from pathshala.markup.fill import Replacement
from pathshala.markup.html_tree import html_tree
from pathshala.markup.quiz import PRESSED
from pathshala.markup.words import Words
from pathshala.safety.html import sanitise

PACKS = bodies(ROOT / "learning_packs", ROOT / "content")
SYNTAX, MATERIAL_DOCS = CORPORA / "syntax", CORPORA / "material-docs"
ENGINES = {"ours": Engine(OURS), "material": Engine(MATERIAL)}
needs_corpora = [
    pytest.mark.corpus, pytest.mark.skipif(not CORPORA.is_dir(), reason=NO_CORPORA),
]

CASES = [pytest.param("ours", path, id=f"{path.parent.name}/{path.name}") for path in PACKS]
CASES += [
    pytest.param(engine, path, id=f"{engine}-{path.parent.name}/{path.name}", marks=needs_corpora)
    for engine, folder in (("ours", SYNTAX), ("material", SYNTAX), ("material", MATERIAL_DOCS))
    for path in bodies(folder)
]


def test_the_corpora_are_whole_where_they_are_at_hand() -> None:
    if not CORPORA.is_dir():
        pytest.skip(NO_CORPORA)
    assert len(bodies(MATERIAL_DOCS)) == 96
    assert len(bodies(SYNTAX)) == 28


@pytest.mark.parametrize(("engine", "path"), CASES)
def test_identity(engine: str, path: Path) -> None:
    """Every passage translated to itself gives the source's article, byte for byte."""
    parsed = ENGINES[engine].parse(body(path))
    source = parsed.render().html
    assert parsed.render([Replacement(one.text) for one in parsed.passages]).html == source
    assert parsed.render().html == source, "a rendering must leave nothing behind"


# Plain Python-Markdown knows no quizzes.
WITHOUT_QUIZ = [case for case in CASES if ".quiz" not in body(case.values[1])]


@pytest.mark.parametrize(("engine", "path"), WITHOUT_QUIZ)
def test_the_phases_together_are_the_parser_itself(engine: str, path: Path) -> None:
    """Taking Python-Markdown apart changes nothing."""
    text = body(path)
    extensions = OURS if engine == "ours" else MATERIAL
    plain = Markdown(extensions=[n for n, _ in extensions], extension_configs={n: dict(c) for n, c in extensions if c})
    assert nameless(ENGINES[engine].parse(text).render().html) == nameless(sanitise(plain.convert(text)))


def nameless(html: str) -> str:
    """Without the names that we give, in the reader's language, to boxes and ways back, and to tasks; and without
    headings that head nothing."""
    html = re.sub(r"<th([^>]*)></th>", r"<td\1></td>", html)
    return re.sub(r' (title="Jump back to [^"]*"|aria-label="(Back to the text|Done|Not done)"|data-task="[^"]*")',
                  "", html)


@pytest.mark.parametrize(("engine", "path"), CASES)
def test_every_passage_shows_up(engine: str, path: Path) -> None:
    """Each passage put to a sentinel is seen on the page."""
    parsed = ENGINES[engine].parse(body(path))
    in_tree = [index for index, one in enumerate(parsed.passages) if one.role not in ("abbreviation", "link title")]
    html = parsed.render([
        Replacement(f"Sentinel{index}x" if index in set(in_tree) else one.text)
        for index, one in enumerate(parsed.passages)
    ]).html
    assert [index for index in in_tree if f"Sentinel{index}x" not in html] == []
    for index in set(range(len(parsed.passages))) - set(in_tree):
        one = parsed.render([Replacement(f"Sentinel{index}x" if i == index else p.text)
                             for i, p in enumerate(parsed.passages)])
        assert f"Sentinel{index}x" in one.html


INLINE = frozenset(
    "a abbr b bdi bdo br cite code data del dfn em i img ins kbd label-text mark q rp rt ruby s samp small span strong"
    " sub sup time u var wbr input".split()
)


def skeleton(html: str) -> list[str]:
    """The blocks of a page: every element that is not inline, with its depth."""
    found: list[str] = []

    def walk(element, depth: int) -> None:
        for child in element:
            if child.tag in INLINE:
                walk(child, depth)
            else:
                found.append(f"{'  ' * depth}{child.tag} {child.get('class', '')} {child.get('id', '')}".rstrip())
                walk(child, depth + 1)

    walk(html_tree(html), 0)
    return found


HOSTILE = (
    "1. one", "# heading", "## heading { #evil .quiz }", '!!! note "x"', "??? note", '=== "tab"', "| a | b |", "> quote",
    "- item", "    code", "```\ncode\n```", "<script>alert(1)</script>", "</p>", "</div></details>", "<div>",
    "<h1>big</h1>", "<table><tr><td>", "<b>open", "</b>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
    "<!-- comment", "-->", "<![CDATA[", "<?php", "\x02wzxhzdk:0\x03", "\x03", "\n\n", "\n", "[TOC]", "[^1]: note",
    "*[HTML]: text", "term\n: definition", "{: #evil .x }", "\n{: #evil }", "{ #evil }", "---", "***", "$$x$$",
    "[x](javascript:alert(1))", "`", "``", "\\", "&lt;script&gt;", "<p>", "<a href='x'>", "<https://example.org>", "text",
    "[x]", "![x](y)", "**", "_", "==", "++ctrl++", "<details><summary>x</summary>", "<style>*{}</style>", "<plaintext>",
    "<textarea>", "<svg><p>", "<math><mi>", "<select>", "<template>", "<li>", "<ruby><rt>", "<!DOCTYPE html>", "<input>",
)
RICH = """
## Heading { #own-anchor }

Paragraph with *emphasis* and `code`.

- item
- [x] done

    nested paragraph

Then:

1. one
    - deep

| a | b |
|---|---|
| cell | other cell |

!!! note "Title"
    Body

??? tip "Folded"
    Inside

=== "Tab"
    Content

Term
:   Definition

> Quote

Text[^1].

[^1]: Footnote.

### Question? { #quiz-q .quiz objective=o1 }

- [ ] Wrong

    > Because.

- [x] Right

    > Indeed.

### In which order? { #quiz-order .quiz kind=order objective=o1 }

1. First

    > It begins here.

2. Second
3. Third

### What goes together? { #quiz-match .quiz kind=match objective=o1 }

| Left | Right | Why |
|---|---|---|
| One | First half | Because. |
| Two | Second half | |
| Three | Third half | |
| | No half | |

### Which word? { #quiz-gap .quiz kind=fill-in objective=o1 }

The word is ____ here.

- [x] gap | hole

    > It is one.

- [ ] word

    > That is too much.

<figure markdown="span">
  ![alt](x.svg)
  <figcaption>Caption</figcaption>
</figure>
"""
RICH_PARSED = ENGINES["ours"].parse(RICH)
RICH_SKELETON = skeleton(RICH_PARSED.render().html)


def assert_same_blocks(text: str, index: int) -> None:
    replacements = [Replacement(one.text) for one in RICH_PARSED.passages]
    replacements[index] = Replacement(text)
    html = RICH_PARSED.render(replacements).html
    elements = list(html_tree(html).iter())
    assert not any(name.startswith("on") or "javascript:" in value for e in elements for name, value in e.items())
    assert not any(element.tag in ("script", "style", "svg", "iframe") for element in elements)
    assert skeleton(html) == RICH_SKELETON, (text, RICH_PARSED.passages[index], html)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_translation_changes_the_blocks(text: str) -> None:
    for index in range(len(RICH_PARSED.passages)):
        for around in (text, f"{text} after", f"before {text}", f"before {text} after"):
            assert_same_blocks(around, index)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from((*HOSTILE, " ", "x")), min_size=1, max_size=6).map("".join),
       st.integers(0, len(RICH_PARSED.passages) - 1))
def test_no_mixture_changes_the_blocks(text: str, index: int) -> None:
    assert_same_blocks(text, index)


def test_anchors_are_those_of_the_source() -> None:
    source = RICH_PARSED.render()
    other = RICH_PARSED.render([Replacement(f"Otro {index}") for index in range(len(RICH_PARSED.passages))])
    assert source.anchors == other.anchors
    assert "own-anchor" in source.anchors and "quiz-q" in source.anchors


def test_attributes_mark_the_element_or_a_span() -> None:
    marks = {"lang": "en", "dir": "ltr"}
    html = RICH_PARSED.render([Replacement(one.text, marks) for one in RICH_PARSED.passages]).html
    assert '<p dir="ltr" lang="en">Paragraph with' in html
    assert '<h2 dir="ltr" id="own-anchor" lang="en">Heading</h2>' in html
    assert '<td dir="ltr" lang="en">cell</td>' in html
    # A list item that holds other blocks is not marked itself: they may be translated.
    assert '<span dir="ltr" lang="en">one</span>' in html


def test_boxes_and_ways_back_have_names_in_the_readers_language() -> None:
    html = RICH_PARSED.render((), Words(done="Listo", back="Volver")).html
    assert 'checked="" aria-label="Listo">' in html
    assert '<a aria-label="Volver" class="footnote-backref"' in html and "Jump back" not in html


def test_an_outdated_passage_leads_to_what_changed() -> None:
    replacements = [Replacement(one.text, {"class": "outdated"}, number, "What changed")
                    for number, one in enumerate(RICH_PARSED.passages, 1)]
    html = RICH_PARSED.render(replacements).html
    tree = html_tree(html)
    marks = [e for e in tree.iter("a") if e.get("class") == "outdated-mark"]
    # Titles of details and tabs, and choices, are controls: no link can stand in them.
    controls = [one for one in RICH_PARSED.passages if one.role in {"details title", "tab title", *PRESSED}]
    assert len(marks) == len(RICH_PARSED.passages) - len(controls)
    assert all(mark.get("aria-label") == "What changed" for mark in marks)
    assert skeleton(html) != [] and "own-anchor" in html


@pytest.mark.parametrize("text", [
    '<span id="own-anchor">x</span>', "<a name='own-anchor'>x</a>", "[x](y){ #own-anchor }", "*x*{: .a #own-anchor }",
])
def test_no_translation_takes_an_anchor(text: str) -> None:
    replacements = [Replacement(one.text) for one in RICH_PARSED.passages]
    replacements[1] = Replacement(text)
    tree = html_tree(RICH_PARSED.render(replacements).html)
    assert [e.tag for e in tree.iter() if "own-anchor" in (e.get("id"), e.get("name"))] == ["h2"]
