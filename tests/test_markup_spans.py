"""What is read of a passage without the parser is what the parser makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from markup_samples import MATERIAL, OURS
from pathshala.markup.code import quicken
from pathshala.markup.engine import Engine
from pathshala.markup.fill import Replacement
from pathshala.markup.phases import Phases

EXTENSIONS = {
    "ours": OURS, "material": MATERIAL, "plain": [("footnotes", {})],
    "coloured": [*OURS, ("pymdownx.inlinehilite", {"style_plain_text": "python"})],
}
PAGE = "# Title\n\nFirst.\n\n- one\n\n    two\n\n| a | b |\n|---|---|\n| c | d |\n\n## Other[^1]\n\nText[^1].\n\n[^1]: Note.\n"
PIECES = (
    "word", "two words", "শব্দ", "كلمة", "é", "2", " ", " ", " ", "\n", ".", ", ", "!", "(", ")", ": ", "؟", "-", "]",
    "`x`", "`a_b *c*`", "`:::python x`", "`[a](b)`", "``x``", "` x `", "`", "*stress*", "**two words**", "***x***", "*", "**",
    "* x *", "*a `b` c*", "[to](x.md#a)", "[two words](../a/b_c.md)", "[x](//host/y)", "[x](y \"t\")", "[`x`](y)", "[x]", "[",
    "![seen](a.svg)", "![two\nlines](a.svg)", "![x](//host/a.svg)", "![](a.svg)", "[^1]", "[^2]", "_x_", "a_b", "==x==", "++a++",
    "\\", "&", "<b>x</b>", "{ .x }", "qz000016zq", "  \n",
)


class Undivided(Phases):
    """The parser without the shorter ways."""

    def divides(self, root: object) -> bool:
        return False

    def reader(self) -> Any:
        return lambda text: None


def undivided(extensions: Any) -> Engine:
    engine = Engine(extensions)
    engine._phases = Undivided(extensions)
    return engine


PARSED = {name: (Engine(one).parse(PAGE), undivided(one).parse(PAGE)) for name, one in EXTENSIONS.items()}  # type: ignore[arg-type]


@settings(max_examples=500, deadline=None)
@given(st.sampled_from(sorted(EXTENSIONS)), st.data())
def test_passages_are_read_as_the_parser_reads_them(engine: str, data: st.DataObject) -> None:
    parsed, whole = PARSED[engine]
    texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join)
    one = st.one_of(st.none(), st.builds(Replacement, texts, st.sampled_from(({}, {"lang": "en"}))))
    wanted = data.draw(st.lists(one, max_size=len(parsed.passages)))
    assert parsed.render(wanted) == whole.render(wanted)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(EXTENSIONS)), st.lists(st.sampled_from(PIECES), min_size=1, max_size=10).map("".join))
def test_sources_are_read_as_the_parser_reads_them(engine: str, text: str) -> None:
    extensions = EXTENSIONS[engine]
    page = f"# Title\n\nText {text}\n\n[^1]: Note.\n"
    assert Engine(extensions).parse(page).render() == undivided(extensions).parse(page).render()  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "html"), [
    ("plain", "plain"), ("a `b` c", "a <code>b</code> c"), ("*a* and **b c**.", "<em>a</em> and <strong>b c</strong>."),
    ("See [two words](x.md#y).", 'See <a href="x.md#y">two words</a>.'),
    ("So: ![a box](../b.svg)", 'So: <img alt="a box" src="../b.svg">'), ("[x](//host/y)", "<a>x</a>"),
])
def test_plain_markup_needs_no_parser(text: str, html: str) -> None:
    phases = Phases(OURS)
    phases.blocks("Text.")
    reading = phases.reader()(text)
    assert reading is not None and [one.html for one in reading.spans] == [html]


@pytest.mark.parametrize("text", [
    "a * b", "*a", "a*b*c", "`a", "[x]", "[^1]", "\\*", "<b>x</b>", "a & b", "++ctrl++", "`:::python x`", "a  \nb", "[a](b \"c\")",
])
def test_what_could_mean_more_is_left_to_the_parser(text: str) -> None:
    phases = Phases(OURS)
    phases.blocks("Text.")
    assert phases.reader()(text) is None


CODE: tuple[Mapping[str, Any], ...] = (
    {}, {"anchor_linenums": True, "line_spans": "__span", "pygments_lang_class": True}, {"noclasses": True}, {"guess_lang": True},
    {"linenums": True, "linenums_style": "pymdownx-inline", "pygments_style": "monokai"}, {"auto_title": True},
    {"default_lang": "python"}, {"extend_pygments_lang": [{"name": "own", "lang": "pycon", "options": {"python3": True}}]},
)


@pytest.mark.parametrize("config", CODE)
def test_code_is_coloured_as_upstream_does(config: Mapping[str, Any]) -> None:
    names = ["pymdownx.superfences", "pymdownx.inlinehilite", "pymdownx.highlight"]
    quick, plain = (Markdown(extensions=names, extension_configs={names[2]: dict(config)}) for _ in range(2))
    quicken(quick)
    for language in ("python", "http", "PHP", "nonsense", "own", ""):
        text = f"```{language}\nif a < 1: # b\n    return\n```\n\n    indented\n\nIn line `#!{language or 'x'} f(1)`.\n"
        assert quick.convert(text) == plain.convert(text)
