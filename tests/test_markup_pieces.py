"""Pieces that are remembered, or made from templates, are those that the parser would make."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from markup_samples import CORPORA, MATERIAL, NO_CORPORA, OURS, ROOT, bodies, body
from pathshala.markup.article import RenderedHeading
from pathshala.markup.engine import Engine, Parsed, Rendered
from pathshala.markup.fill import Replacement
from pathshala.markup.html_tree import HEADING, html_tree, plain_text
from pathshala.markup.phases import Phases
from pathshala.markup.words import Words
from pathshala.safety.html import sanitise
from tally import FULL

NEEDS_CORPORA = [pytest.mark.corpus, pytest.mark.skipif(not CORPORA.is_dir(), reason=NO_CORPORA)]
CASES = [
    pytest.param("ours", path, id=f"{path.parent.name}/{path.name}")
    for path in bodies(ROOT / "learning_packs", ROOT / "content")
]
CASES += [
    pytest.param(engine, path, id=f"{engine}-{path.parent.name}/{path.name}", marks=NEEDS_CORPORA)
    for engine, folder in (("ours", "syntax"), ("material", "syntax"), ("material", "material-docs"))
    for path in bodies(CORPORA / folder)[::1 if FULL else 4]
]
EXTENSIONS = {"ours": OURS, "material": MATERIAL}
TEXTS = (
    "Otro texto.", "জল এখানে\u200cআছে", "كلمة؟", "con *énfasis* y `código`", "a & b < c", '"citado"', "C#", "  ", " x ", "",
    "uno\ndos", "uno  \ndos", "[enlace](x.md \"t\")", "[^1]", "nota[^1] y [^2]", "HTML y CSS", "{: .x }", "{ #y }", "\xa0",
    "a\xa0b", "{", "}", "<b>x</b>", "<b>x", "<!-- x -->", "[TOC]", "qz000001zq", "\x02right\x03", "1 * 2 = 2", "++ctrl++", "~~x~~",
    "&amp;", "&#2;", "https://example.org/", "@nombre", "(c) --> x", "\\*", "\u2028", "\u0130", "a\tb",
)
MARKS: tuple[dict[str, str], ...] = ({}, {"lang": "en", "dir": "ltr"}, {"class": "outdated"})
WORDS = (Words(), Words("Sí.", "C'est faux\xa0!", "<Hecho>", "No", 'Al "texto" & más'))


def replacements(parsed: Parsed, chance: random.Random, share: float) -> list[Replacement | None]:
    """Some passages translated, some outdated, some in the source's words and marked, some as they are."""
    found: list[Replacement | None] = []
    for number, passage in enumerate(parsed.passages, 1):
        text = chance.choice(TEXTS) if chance.random() < share else passage.text
        marks = chance.choice(MARKS)
        note = number if "class" in marks else 0
        found.append(chance.choice((None, *[Replacement(text, marks, note, "Qué cambió" if note else "")] * 5)))
    return found


class Undivided(Phases):
    """The parser without the shorter ways."""

    def divides(self, root: object) -> bool:
        return False


def undivided(extensions: object) -> Engine:
    engine = Engine(extensions)  # type: ignore[arg-type]
    engine._phases = Undivided(extensions)  # type: ignore[arg-type]
    return engine


ENGINES = {name: Engine(extensions) for name, extensions in EXTENSIONS.items()}
WHOLE = {name: undivided(extensions) for name, extensions in EXTENSIONS.items()}


@pytest.mark.parametrize(("engine", "path"), CASES)
def test_pieces_are_what_the_parser_makes_of_the_whole_page(engine: str, path: Path) -> None:
    chance = random.Random(path.name)
    parsed, whole = ENGINES[engine].parse(body(path)), WHOLE[engine].parse(body(path))
    assert parsed.passages == whole.passages and parsed.anchors == whole.anchors
    for share in (0, 0, 0.2, 1, 1):
        wanted, words = replacements(parsed, chance, share), chance.choice(WORDS)
        assert parsed.render(wanted, words) == whole.render(wanted, words)


@pytest.mark.parametrize(("engine", "path"), CASES)
def test_the_order_of_languages_changes_nothing(engine: str, path: Path) -> None:
    """Nothing leaks from one rendering into another."""
    chance = random.Random(path.name)
    parsed = ENGINES[engine].parse(body(path))
    languages = [(replacements(parsed, chance, share), words) for share in (0, 0.5, 1) for words in WORDS[:2]]
    languages += [([], WORDS[0]), ([Replacement(f"Palabra {n}") for n in range(len(parsed.passages))], WORDS[1])]
    first: dict[int, Rendered] = {}
    for _ in range(2):
        order = list(range(len(languages)))
        chance.shuffle(order)
        for number in order:
            rendered = parsed.render(*languages[number])
            assert rendered == first.setdefault(number, rendered)
    fresh = Engine(EXTENSIONS[engine]).parse(body(path))
    assert fresh.render(*languages[-1]) == first[len(languages) - 1]


def headings_of(html: str) -> list[RenderedHeading]:
    return [
        RenderedHeading(plain_text(one), one.get("id", ""), int(one.tag[1]), one.get("lang", ""), one.get("dir", ""))
        for one in html_tree(html).iter() if HEADING.match(one.tag) and one.get("id")
    ]


@pytest.mark.parametrize(("engine", "path"), CASES)
def test_headings_are_those_of_the_sanitised_page(engine: str, path: Path) -> None:
    chance = random.Random(path.name)
    parsed = ENGINES[engine].parse(body(path))
    for share in (0, 0.5, 1):
        rendered = parsed.render(replacements(parsed, chance, share), WORDS[1])
        assert list(rendered.headings) == headings_of(rendered.html)


PAGE = """
# Title

First.

- one
- two

    inner

| a | b |
|---|---|
| c | d |

Text[^1] HTML.

## Question? { #q .quiz }

- [ ] Wrong

    > Because.

- [x] Right

### In order? { #q-order .quiz kind=order }

1. First
2. Second
3. Third

### Together? { #q-match .quiz kind=match }

| Left | Right |
|---|---|
| One | First half |
| Two | Second half |
| Three | Third half |

### Which word? { #q-gap .quiz kind=fill-in }

The word is ____ here.

- [x] gap

![alt](a.svg "hint")

[^1]: Note.

*[HTML]: a language
"""
PARSED = {name: (ENGINES[name].parse(PAGE), WHOLE[name].parse(PAGE)) for name in EXTENSIONS}


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(EXTENSIONS)), st.data())
def test_pieces_of_any_texts(engine: str, data: st.DataObject) -> None:
    parsed, whole = PARSED[engine]
    texts = st.one_of(st.sampled_from(TEXTS), st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
    one = st.one_of(st.none(), st.builds(Replacement, texts, st.sampled_from(MARKS)))
    wanted = data.draw(st.lists(one, max_size=len(parsed.passages)))
    assert parsed.render(wanted) == whole.render(wanted)


@pytest.mark.parametrize("text", [
    "First.\n\n<div>\n\nSecond.\n\nThird.\n\n</div>\n\nFourth.", "<b>First.\n\nSecond.</b>\n\nThird.",
    "First.\n\n<p>Second.\n\nThird.", "First.\n\n[TOC]\n\n# A\n\n# B", "First.\n\n<hr data-part=\"\" />\n\nSecond.",
    "First.\n\n<hr data-border=\"\">\n\nSecond.", "First.\n\n<!-- note -->\n\nSecond.", "First.\n\n<script>x</script>\n",
    "First.\n\n<table><tr><td>\n\nSecond.", "# A\n\n# A\n\n<h2 id=\"b\">Raw *b*</h2>\n\n## A", "qz000000zq\n\nqz000001zq",
    "First <a name=\"x\">y\n\nSecond.</a>", "<svg><p></svg>\n\nSecond.", "First.\n\n<textarea>\n\nSecond.", "\n",
])
def test_pages_that_cannot_be_divided_are_whole(text: str) -> None:
    parsed, whole = Engine(OURS).parse(text), undivided(OURS).parse(text)
    assert parsed.render() == whole.render()
    for wanted in ([Replacement("Otro"), Replacement("*Dos*")], [Replacement("<b>Otro"), None], [Replacement("</p>x")]):
        assert parsed.render(wanted) == whole.render(wanted)


def test_words_of_the_engine_may_hold_anything() -> None:
    html = PARSED["ours"][0].render((), WORDS[1]).html
    assert "C'est faux&nbsp;!" in html and 'aria-label="Al &quot;texto&quot; &amp; más"' in html
    assert sanitise(html) == html


SIGNS = ("`", "``", "\\", "[", "]", "](", ")", "![", "<", ">", "<b>", "</b>", "&", "&amp;", "+", "++", "*", "**", "_", "__", "^",
         "~", "~~", "=", "==", "$", "  \n", "\n", " ", "a", "b1", "[^1]", "[a]", "<a@b.c>", "<http://a.b>", "http://a.b", ".", "|")


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(sorted(EXTENSIONS)), st.lists(st.sampled_from(SIGNS), min_size=1, max_size=14).map("".join))
def test_no_pattern_is_left_out(engine: str, text: str) -> None:
    """Looking for signs first gives what trying every pattern gives."""
    extensions = EXTENSIONS[engine]
    text = f"x {text}\n\n[a]: b\n\n[^1]: c\n"
    plain = Markdown(extensions=[n for n, _ in extensions], extension_configs={n: dict(c) for n, c in extensions if c})
    expected = sanitise(plain.convert(text))
    named = expected.replace(' title="Jump back to footnote 1 in the text"', "").replace(
        '<a class="footnote-backref"', '<a aria-label="Back to the text" class="footnote-backref"')
    if 'href="#fnref:1"' in named and 'id="fnref:1"' not in named:
        return  # We take away a way back that nothing leads to.
    assert ENGINES[engine].parse(text).render().html == named
