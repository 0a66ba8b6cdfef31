"""What the theme's files promise, read from the files themselves."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import material
import pytest

from pathshala.theme import styles

THEME = Path(styles.__file__).parent
ASSETS, TEMPLATES = THEME / "assets", THEME / "templates"
STYLE = styles.own()
MATERIAL = next((Path(material.__file__).parent / "templates/assets/stylesheets").glob("main.*.css")).read_text("utf-8")
LESSON_SCRIPTS = ("scheme.js", "shell.js", "progress.js", "reading.js", "quiz.js")


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
    assert {path.stem for path in (THEME / "style").glob("*.css")} == set(styles.OWN)


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


def test_scripts_get_smaller_and_keep_their_licences() -> None:
    script = "/*! Licence */\n// why\nfunction  a ( b ) {\n  return b + /[/]'\"/.source + `x  ${ b }  y`; // c\n}\n"
    small = styles.minified(script)
    assert small == "/*! Licence */function a(b){return b+/[/]'\"/.source+`x  ${ b }  y`;}"


def test_scripts_say_only_what_the_page_gives_them() -> None:
    given = set(re.findall(r"data-([a-z-]+)=", (TEMPLATES / "partial/words.html").read_text("utf-8")))
    said = set()
    for script in ASSETS.glob("*.js"):
        text = script.read_text("utf-8")
        said |= set(re.findall(r"\bwords\.([a-zA-Z]+)", text)) | set(re.findall(r'\bsay\("([a-zA-Z]+)"', text))
    assert {re.sub(r"([A-Z])", r"-\1", one).lower() for one in said} == given


def test_trimming_keeps_what_articles_need_and_drops_the_shell() -> None:
    small = styles.trim_material(MATERIAL)
    for kept in (".md-typeset .admonition", ".md-typeset .tabbed-labels", ".highlight .k", ".task-list-indicator",
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


def test_styles_and_scripts_of_a_lesson_leave_room_for_the_lesson() -> None:
    parts = [styles.trim_material(MATERIAL, STYLE), styles.squeeze(STYLE),
             *(styles.minified((ASSETS / name).read_text("utf-8")) for name in LESSON_SCRIPTS)]
    assert sum(len(gzip.compress(part.encode(), 9)) for part in parts) <= 25_000
