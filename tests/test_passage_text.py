"""A passage of Markdown is taken apart as a reader sees it, in time that grows with its length."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from pathshala.checks.context import Checked
from pathshala.checks.passage_text import OBJECT, Emphasis, Link, PassageText
from pathshala.checks.registry import all_rules
from pathshala.sources.read import read_site
from pathshala.translate.po.catalogue import Catalogue, Entry

LONG = 30_000  # characters


@pytest.mark.parametrize(("text", "prose"), [
    ("Nothing but words.", "Nothing but words."),
    ("Read the [**five** rules](../a.md#x \"All\").", "Read the five rules□."),
    ("See ![the map](map.svg){ .wide } and [this][ref].", "See the map□□ and this□."),
    ("[![the map](map.svg)](all.md)", "the map□□"),
    ("Type `a *b*` or ``c ` d`` now.", "Type □ or □ now."),
    ("Said once.[^1] [sic]", "Said once.□ [sic]"),
    ("Press :material-check: or ++ctrl+s++ at 10:30:45.", "Press □ or □ at 10:30:45."),
    ("H<sub>2</sub>O<!-- or D -->, <https://x.org>", "H□2□O□, □"),
    ("5 * 3 = 15 and snake_case, *really* ~~not~~ ==so==", "5 * 3 = 15 and snake_case, really not so"),
    ("{name} has %d of %(all)s, 50% done", "□ has □ of □, 50% done"),
    ("Write to help@example.org, or see https://example.org/a_(b).", "Write to □, or see □."),
    ("\\*no\\* 10&nbsp;km &amp; &nbps;", "*no* 10\u00a0km & □"),
    ("a < b, ** c ** and `d", "a < b, ** c ** and `d"),
    ("见 https://example.org/a。**强调**后", "见 □。强调后"),
])
def test_prose(text: str, prose: str) -> None:
    assert PassageText(text).prose == prose.replace("□", OBJECT)


@pytest.mark.parametrize(("text", "emphasis"), [
    ("*a* _b_ **c** __d__", Emphasis(("*", "*", "**", "**"), ())),
    ("***a*** and **b *c***", Emphasis(("*", "*", "**", "**"), ())),
    ("**a", Emphasis((), ("**",))),
    ("**a*", Emphasis(("*",), ("*",))),
    ("** a **", Emphasis((), ("**", "**"))),
    ("*a* **b", Emphasis(("*",), ("**",))),
    ("==a== ~~b", Emphasis(("==",), ("~~",))),
    ("(*) snake_case 2 * 3", Emphasis((), ())),
])
def test_emphasis(text: str, emphasis: Emphasis) -> None:
    assert PassageText(text).emphasis == emphasis


def test_links() -> None:
    text = "[a](b.md) ![c](<d e.svg> \"f\") [g][H i] [j][] [k] (l)"
    assert PassageText(text).links == (
        Link("a", "b.md", "", False), Link("c", "d e.svg", "f", True), Link("g", "[h i]", "", False),
        Link("j", "[j]", "", False),
    )


@pytest.mark.parametrize("piece", [
    "`", " ``", "` `` ``` ```` ", "[", "](", "](a \"", "![", "[x](", "<", "<a ", "<!-", "{", "{{a ", "*a", "_a *b* ",
    "**", "~~a", "++a", "$$a", "$a_b ", "\\(", "&a", "%(", ":a", "a@", "http", "https://a(", "\n- ", "  \n", "|", ".md ", "\\*",
])
def test_a_hostile_passage_takes_little_time(piece: str, tmp_path: Path) -> None:
    site, _ = read_site(tmp_path)
    hostile = piece * (LONG // len(piece))
    entries = tuple(
        Entry(source, (target,), f"first:{number}", extracted=("table cell",))
        for number, (source, target) in enumerate(((hostile, f"{hostile}x"), (hostile, "x"), ("x", hostile)))
    )
    checked = Checked.of(site, catalogues={("es", "sample"): Catalogue(entries)})
    started = time.process_time()
    for rule in all_rules():
        if "LP511" <= rule.code <= "LP534":
            list(rule.find(checked))
    assert time.process_time() - started < 4
