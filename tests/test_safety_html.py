"""The HTML policy: what Markdown makes survives, what runs or fetches does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from pathshala.safety.html import sanitise, sanitise_parts

# What the serialisation of Markdown and of HTML 5 write differently, and nothing else.
SPELLINGS = ((" />", ">"), ("/>", ">"), (" >", ">"), ('style="text-align: left;"', 'align="left"'),
             ('style="text-align: right;"', 'align="right"'), (' disabled checked>', ' disabled="" checked="">'),
             (" disabled>", ' disabled="">'), ("&#160;", "&nbsp;"), ("&#8617;", "↩"), ("&quot;", '"'))

COMPONENTS = '''
| a | b |
|:--|--:|
| 1 | 2 |

- [x] done[^1]
- [ ] not

[^1]: Foot.

=== "A"

    one

=== "B"

    two

??? note "More"

    text

!!! tip

    ++ctrl+s++ ==mark== H~2~O ^^ins^^ ~~del~~

term
:   definition

```python
x = "1"
```

## Question { #quiz-a .quiz data-objective=o1 lang=bn dir=ltr }

<figure markdown="span">
  ![What it shows](../media/a.svg){ loading=lazy width=300 }
  <figcaption>Caption.</figcaption>
</figure>

<bdi>x</bdi> <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>

*[NPOV]: Neutral point of view
NPOV
'''
EXTENSIONS = ["tables", "footnotes", "attr_list", "def_list", "abbr", "md_in_html", "admonition", "pymdownx.details",
              "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.superfences", "pymdownx.highlight", "pymdownx.keys",
              "pymdownx.mark", "pymdownx.tilde", "pymdownx.caret", "pymdownx.arithmatex"]


def test_components_survive() -> None:
    options = {"pymdownx.tabbed": {"alternate_style": True}, "pymdownx.tasklist": {"custom_checkbox": True},
               "pymdownx.arithmatex": {"generic": True}}
    html = Markdown(extensions=EXTENSIONS, extension_configs=options).convert(COMPONENTS)
    expected = html
    for markdown, html5 in SPELLINGS:
        expected = expected.replace(markdown, html5)
    assert sanitise(html) == expected


KEPT = [
    '<span class="twemoji"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M0 0h1"></path></svg>'
    "</span>",
    '<div class="arithmatex">\\[a &lt; b\\]</div>',
    '<table><tbody><tr><td class="linenos"><pre><a href="#l-1">1</a></pre></td></tr></tbody></table>',
    '<a id="l-1" name="l-1"></a>',
    '<ol start="3" reversed="" type="a"><li value="4">x</li></ol>',
    '<p role="note" aria-label="x" data-passage="1" tabindex="0">x</p>',
    '<input type="radio" name="a" id="b" checked="checked"><label for="b">B</label>',
    '<section class="footnotes"><abbr title="x">y</abbr></section>',
    '<a href="https://example.org/">x</a>',
    *(f'<p class="{name}">x</p>' for name in (
        "quiz-choice", "admonition note", "tabbed-set tabbed-alternate", "highlight", "task-list-item", "footnote-ref",
        "arithmatex", "grid cards", "annotate", "md-button md-button--primary", "maps-x ps",
    )),
]


@pytest.mark.parametrize("html", KEPT)
def test_kept(html: str) -> None:
    assert sanitise(html) == html


GONE = {
    '<p hidden>y</p>': "<p>y</p>",
    '<aside class="ps-note md-grid">y</aside>': "<aside>y</aside>",
    '<a class="md-button PS-x md-button--primary tabbed-set" href="x">y</a>':
        '<a class="md-button md-button--primary tabbed-set" href="x">y</a>',
    """<a data-x"y="1" data-%2f="2" data-z="3">y</a>""": '<a data-z="3">y</a>',
    "<script>x</script>y": "y",
    "<style>p{}</style>y": "y",
    '<p onclick="x">y</p>': "<p>y</p>",
    '<p style="position:fixed;text-align:center">y</p>': "<p>y</p>",
    '<table><tbody><tr><td style="position:fixed;text-align:center">y</td></tr></tbody></table>':
        '<table><tbody><tr><td align="center">y</td></tr></tbody></table>',
    '<table><tbody><tr><td style="text-align:var(--x)" align="left" title=" style=">y</td></tr></tbody></table>':
        '<table><tbody><tr><td align="left" title=" style=">y</td></tr></tbody></table>',
    '<iframe src="x"></iframe>y': "y",
    '<form action="x"><button>y</button></form>': "y",
    "<input type=password><input><input type=text>y": "y",
    '<a href="java&#10;script:x">y</a>': "<a>y</a>",
    '<a href="//evil.example">y</a>': "<a>y</a>",
    '<a href="https://wikipedia.org@evil.example/">y</a>': "<a>y</a>",
    '<a href="x" target="_blank">y</a>': '<a href="x">y</a>',
    '<img src="https://evil.example/x.png" alt="y">': '<img alt="y">',
    '<img src="data:image/svg+xml,x" alt="y">': '<img alt="y">',
    '<img src="a.png" onerror="x">': '<img src="a.png">',
    "<meta http-equiv=refresh content=0><base href=x><link rel=x>y": "y",
    '<svg><script>x</script><use href="x"></use><animate></animate><path d="M0"></path></svg>':
        '<svg><path d="M0"></path></svg>',
    "<svg><foreignObject><p>x</p></foreignObject></svg>": "<svg></svg>",
    "<svg></p><style><a title='</style><img src=x onerror=y>'>": """<svg></svg><p></p><img src="x">'&gt;""",
    "<math><mtext><table><mglyph><style><img src=x onerror=y>": "",
    "<!-- c -->y": "y",
    '<p tabindex="5">y</p>': "<p>y</p>",
}


@pytest.mark.parametrize(("html", "left"), GONE.items())
def test_gone(html: str, left: str) -> None:
    assert sanitise(html) == left


NAMES = ("p div a b i table tr td li ul pre code svg path math style script object form input label "
                       "details summary template title select option noscript textarea h1 img br h")
TAGS = st.sampled_from(NAMES.split())
PIECES = st.one_of(
    TAGS.map(lambda tag: f"<{tag}>"), TAGS.map(lambda tag: f"</{tag}>"),
    st.sampled_from(["<a href='javascript:x'>", "<p title='<b>'>", '<td style="text-align:left">', "<!--", "-->", "\n",
                     "&lt;", "&amp;lt;", "<![CDATA[", "]]>", "x", "<input type=radio>", "<svg/onload=x>", "\x00", "'"]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_sanitising_twice_changes_nothing(html: str) -> None:
    once = sanitise(html)
    assert sanitise(once) == once
    assert "<script" not in once
    assert "<style" not in once


BALANCED = st.recursive(
    PIECES,
    lambda inside: st.tuples(st.sampled_from(NAMES.split()), st.lists(inside, max_size=3).map("".join)).map(
        lambda found: f"<{found[0]}>{found[1]}</{found[0]}>"),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(BALANCED, st.sampled_from(['<hr data-border="">', "<br>", "<p/>", "<!-- c -->"])), max_size=4))
def test_parts_are_what_they_are_in_the_whole(parts: list[str]) -> None:
    cleaned = sanitise_parts(parts)
    if cleaned is not None:
        assert "".join(cleaned) == sanitise("".join(parts))
        assert cleaned == [sanitise(part) for part in parts]


@pytest.mark.parametrize("part", [
    "<p>x", "</p>", "<b>x</p>", "<b/>", "<script>x</script>", "<svg></svg>", "<p title='x'>y</p>", "<P>x</P>", "<!-- <b> -->",
    "x < y", "<plaintext>", '<hr data-border="">', '<p><hr data-border=""></p>', "<p\u00a0title=\"x\">y</p>",
])
def test_a_part_that_may_reach_beyond_its_end_is_not_judged_by_itself(part: str) -> None:
    assert sanitise_parts(["<p>x</p>", part, "y"]) is None


def test_parts_that_stand_alone() -> None:
    parts = ['<p class="md-x">a<br />b</p>\n', "<table><tr><td><b>c</b></td></tr></table>", "<!-- c -->", "",
             '<p><input type="checkbox"><input type="text"></p>']
    assert sanitise_parts(parts) == [sanitise(part) for part in parts]


def test_what_a_removed_input_leaves_is_judged_again() -> None:
    html = '<a href="java<input>script:x" title="<inp<input>ut>">y</a>'
    assert sanitise(sanitise(html)) == sanitise(html)
    assert "javascript" not in sanitise(html)
