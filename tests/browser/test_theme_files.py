"""What the theme's files promise, read from the files themselves."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from pathlib import Path

import material
import pytest

from pathshala.theme import style_sheets, styles
from pathshala.theme.scripts import BUNDLES, joined, minified

THEME = Path(styles.__file__).parent
ASSETS, TEMPLATES = THEME / "assets", THEME / "templates"
STYLE = style_sheets.own()
MATERIAL = next((Path(material.__file__).parent / "templates/assets/stylesheets").glob("main.*.css")).read_text("utf-8")
SHEETS = style_sheets.style_sheets(MATERIAL)


def test_dark_by_choice_and_by_device_are_the_same() -> None:
    by_choice = re.search(r"\[data-md-color-scheme=slate\] \{(.*?)\}", STYLE, re.DOTALL)
    by_device = re.search(r":root:not\(\[data-md-color-scheme\]\) \{(.*?)\}", STYLE, re.DOTALL)
    assert by_choice and by_device
    assert by_choice.group(1).split() == by_device.group(1).split()


@pytest.mark.parametrize("template", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_nothing_inline_that_a_strict_policy_would_refuse(template: Path) -> None:
    text = template.read_text("utf-8")
    assert not re.search(r"\s(?:style|on[a-z]+)\s*=", text)
    for script in re.findall(r"<script\b[^>]*>", text):
        assert " src=" in script or 'type="application/ld+json"' in script
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", text)


def test_every_part_of_the_style_sheet_is_in_it() -> None:
    parts = [part for sheet in (style_sheets.EVERY, *style_sheets.ASKED) for part in sheet.parts]
    assert sorted(parts) == sorted(path.stem for path in (THEME / "style").glob("*.css"))


def test_the_style_sheet_fetches_nothing() -> None:
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_directions_are_logical() -> None:
    """A rule for one side serves one way of writing. `float: right` stands before `inline-end` for older browsers."""
    physical = re.compile(
        r"(?<![\w-])(?:(?:margin|padding|border(?:-(?:top|bottom))?|scroll-(?:margin|padding))-(?:left|right)[\w-]*"
        r"|left|right)\s*:|text-align:\s*(?:left|right)|(?:float|clear):\s*(?:left|right)(?!; float: inline-)")
    sheets = {"pathshala.css": STYLE} | {path.name: path.read_text("utf-8") for path in ASSETS.rglob("*.css")}
    assert {name: found for name, sheet in sheets.items() if (found := physical.findall(sheet))} == {}
    assert physical.findall("a{left:0;float: left}b{margin-right: 1px}i{float: right; float: inline-end}") == [
        "left:", "float: left", "margin-right:"]


def test_scripts_say_only_what_the_page_gives_them() -> None:
    given = set(re.findall(r"data-([a-z-]+)=", (TEMPLATES / "partial/words.html").read_text("utf-8")))
    said = set()
    for script in ASSETS.glob("*.js"):
        text = script.read_text("utf-8")
        said |= set(re.findall(r"\bwords\.([a-zA-Z]+)", text)) | set(re.findall(r'\bsay\("([a-zA-Z]+)"', text))
    assert {re.sub(r"([A-Z])", r"-\1", one).lower() for one in said} == given


def test_trimming_keeps_what_articles_need_and_drops_the_shell() -> None:
    small = styles.trim_material(MATERIAL)
    for kept in (".md-typeset .admonition", ".md-typeset .tabbed-labels", ".highlight .k", ".task-list-control",
                 ".md-typeset .footnote", ".highlighttable", "--md-admonition-icon--tip", "@media print"):
        assert kept in small
    for dropped in (".md-search", ".md-nav", ".md-header", ".md-dialog", "data-md-toggle", "--md-search-result-icon"):
        assert dropped not in small
    assert styles.trim_material(small) == small


def test_trimming_takes_out_selectors_but_leaves_declarations() -> None:
    css = '@charset "UTF-8";.md-nav a,.md-typeset a{color:red}.md-nav{x:"}"}@media print{.md-nav{y:z}}p{a:"{;"}'
    assert styles.trim_material(css) == '@charset "UTF-8";.md-typeset a{color:red}p{a:"{;"}'


def test_squeezing_leaves_strings_alone() -> None:
    css = '/* a; b */\na , b > c {\n  content: "a  ;  b";\n  margin: 0 1px ;\n}\n'
    assert styles.squeeze(css) == 'a,b > c{content: "a  ;  b";margin: 0 1px}'


def test_a_sheet_divided_loses_nothing() -> None:
    """Each selector of Material's with its declarations is in one sheet."""
    def rules(css: str) -> Counter[tuple[str, str]]:
        plain = re.sub(r"url\(\"[^\"]*\"\)", "url()", css)
        return Counter((one.strip(), body) for heads, body in re.findall(r"([^{};]+)\{([^{}]*)\}", plain)
                       for one in re.split(r",(?![^(]*\))", heads) if "--md-" not in body)

    trimmed = styles.trim_material(MATERIAL, STYLE)
    patterns = {one.name: one.material for one in style_sheets.ASKED if one.material}
    parts = styles.divided(trimmed, patterns, "rest")
    assert set(parts) == {*patterns, "rest"}
    assert all(parts.values())
    assert sum((rules(part) for part in parts.values()), Counter()) == rules(trimmed)
    pictures = re.findall(r"(--[\w-]+):url", trimmed)
    assert sorted(re.findall(r"(--[\w-]+):url", "".join(parts.values()))) == sorted(pictures)


def test_a_divided_sheet_keeps_order_and_groups() -> None:
    css = ':root{--a:url("x{}");--b:url("y")}.q,p{c:d}@media print{.q{e:f}p{g:h}}.q{m:var(--a),var(--b)}p{i:var(--b)}'
    assert styles.divided(css, {"quiz": r"\.q"}, "rest") == {
        "quiz": ':root{--a:url("x{}")}.q{c:d}@media print{.q{e:f}}.q{m:var(--a),var(--b)}',
        "rest": ':root{--b:url("y")}p{c:d}@media print{p{g:h}}p{i:var(--b)}',
    }


def test_an_article_asks_for_what_it_shows() -> None:
    def asked(html: str) -> str:
        return style_sheets.asked_for(f'<div class="md-typeset">{html}</div>')

    assert asked("<p>A quiz, a tabbed-set and a details box.</p>") == ""
    assert asked('<div class="admonition note"></div>') == "boxes"
    assert asked('<div class="admonition bug"></div>') == "boxes-more boxes"
    assert asked('<details><summary>x</summary></details><code class="highlight">') == "code boxes"
    assert asked('<section class="quiz" data-kind="order">') == "quiz quiz-kinds"
    assert style_sheets.asked_for('<ul class="ps-cards"></ul><details>') == "lists"


@pytest.mark.browser
def test_every_page_links_the_sheets_that_dress_it(published: Path) -> None:
    """No class of a page is dressed by a sheet that the page does not load, unless by one that it loads, too."""
    dressed = {name: set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"url\([^)]*\)|\{[^{}]*\}", " ", css)))
               for name, css in SHEETS.items()}
    wrong = set()
    for path in published.rglob("*.html"):
        html = path.read_text("utf-8")
        linked = set(re.findall(r'assets/([\w-]+)\.css"', html)) & set(SHEETS)
        classes = {one for value in re.findall(r'class="([^"]*)"', html) for one in value.split()}
        known = set().union(*(dressed[name] for name in linked))
        wrong |= {(name, one) for name in set(SHEETS) - linked for one in classes & (dressed[name] - known)}
    assert wrong == {("quiz", "ps-body")}  # It counts questions, where there are any.


def test_styles_and_scripts_of_a_lesson_leave_room_for_the_lesson() -> None:
    """What a lesson loads that has a question, a task list and a box: of 30,000 bytes, 10,000 are for its HTML."""
    sheets = [SHEETS[name] for name in ("pathshala", "tasks", "boxes", "quiz")]
    scripts = [minified((ASSETS / "scheme.js").read_text("utf-8")), *map(joined, BUNDLES.values())]
    assert sum(len(gzip.compress(part.encode(), 9)) for part in (*sheets, *scripts)) <= 20_000
