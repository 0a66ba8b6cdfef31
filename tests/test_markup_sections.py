"""An article cut at its headings, as plain text with its languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from markup_samples import OURS, ROOT, bodies, body
from pathshala.markup.engine import Engine
from pathshala.markup.html_tree import html_tree, plain_text
from pathshala.markup.sections import ArticleSection, sections
from pathshala.safety.html import sanitise

ENGINE = Engine(OURS)


def read(article: str) -> list[ArticleSection]:
    return list(sections(article))


@pytest.mark.parametrize(("article", "texts"), [
    ("<p>One <em>tw</em>o.</p><p>Three.</p>", (("", "One two. Three."),)),
    ("<ul><li>One</li><li>Two<br>three</li></ul>", (("", "One Two three"),)),
    ('<p lang="en">One.</p><p>এক।</p><p lang="en">Two.</p>', (("en", "One."), ("", "এক।"), ("en", "Two."))),
    ('<p lang="en">One <span lang="bn">দুই</span> three.</p>', (("en", "One"), ("bn", "দুই"), ("en", "three."))),
    ("<p>1 &lt; 2 &amp; x</p>", (("", "1 < 2 & x"),)),
    ('<p>One</p><section class="quiz"><h3 id="q">Why?</h3><p>So.</p></section><p>Two</p>', (("", "One Two"),)),
    ('<p><a class="ps-translate" href="x" title="y"></a>One<a class="headerlink" href="#x">¶</a></p>', (("", "One"),)),
    ("<h2>No anchor</h2><p>One</p>", (("", "No anchor One"),)),
])
def test_text_and_languages(article: str, texts: tuple[tuple[str, str], ...]) -> None:
    assert read(article) == [ArticleSection("", "", "", texts)]


def test_code_is_in_the_language_that_the_text_was_written_in() -> None:
    article = "<p>এক।</p><pre><code>one = <span>1</span></code></pre><p>দুই <code>two</code></p>"
    first, = sections(article, "en")
    assert first.texts == (("", "এক।"), ("en", "one = 1"), ("", "দুই two"))


def test_headings_begin_sections() -> None:
    article = ('<p>One</p><h2 id="a" lang="en">A <code>b</code></h2><p lang="en">Two</p><h3 id="c">C</h3>'
               '<div><h2 id="d">D</h2><p>Four</p></div>')
    assert read(article) == [
        ArticleSection("", "", "", (("", "One"),)), ArticleSection("a", "A b", "en", (("en", "Two"),)),
        ArticleSection("c", "C", "", ()), ArticleSection("d", "D", "", (("", "Four"),)),
    ]


@pytest.mark.parametrize("path", bodies(ROOT / "learning_packs", ROOT / "content"), ids=lambda path: path.name)
def test_nothing_but_quizzes_is_lost(path: Path) -> None:
    article = ENGINE.parse(body(path)).render()
    found = read(article.html)
    texts = [text for one in found for text in (one.heading, *(text for _, text in one.texts))]
    read_words = [word for text in texts for word in text.split()]
    tree = html_tree(article.html)
    for one in list(tree.iter()):
        if {"quiz", "footnote-ref", "footnote-backref"} & set(one.get("class", "").split()) or one.tag == "img":
            tail = one.tail
            one.clear()
            one.tail = tail
    # Blocks stand without a space between them in the tree.
    assert "".join(read_words) == "".join(plain_text(tree).split())
    anchors = [one.anchor for one in found if one.anchor]
    assert anchors == [one for one in article.anchors if one in anchors]


@given(st.text(alphabet='<>/"= ahp1lang&;idclassquiz\n', max_size=200))
def test_any_sanitised_article_is_read(text: str) -> None:
    for one in read(sanitise(text)):
        assert one.anchor or not one.heading
