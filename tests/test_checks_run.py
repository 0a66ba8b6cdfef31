"""Running the checks: order, paths, allow lines, translations, and texts made to do harm."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path
from time import perf_counter, process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_specs import Sample, base_files
from pathshala.checks.allow import AllowLine, allow_lines
from pathshala.checks.context import Checked, FactReader
from pathshala.checks.looked import Aim, Looked
from pathshala.checks.phrases import SAYS_IMAGE
from pathshala.checks.run import conclude, files, run, selected
from pathshala.checks.written import written_addresses
from pathshala.markup.engine import Engine
from pathshala.markup.located import located
from pathshala.markup.places import Places, blank_code
from pathshala.markup.slots import CODE_SPAN
from pathshala.model.document import Document, Heading
from pathshala.model.finding import Span
from pathshala.model.pack import Text
from pathshala.model.source import Source
from pathshala.sources.read import read_site

FIRST = "learning_packs/sample/lessons/first.md"
PACK = "learning_packs/sample/pack.yml"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    Sample("", {}, (), ()).write(tmp_path)
    return tmp_path


def change(home: Path, path: str, old: str, new: str) -> None:
    place = home / path
    place.write_text(place.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def test_findings_are_sorted_and_narrowed_by_path(home: Path) -> None:
    change(home, PACK, "level: beginner", "level: begginer\nmood: happy")
    change(home, FIRST, "<!-- sample -->", "[x](nowhere.md)")
    checked = Checked.of(*read_site(home))
    found = run(checked)
    assert [(one.path, one.code) for one in found] == [(FIRST, "LP701"), (PACK, "LP112"), (PACK, "LP110")]
    assert [one.path for one in run(checked, ["learning_packs/sample/lessons"])] == [FIRST]
    assert [one.path for one in run(checked, [f"{PACK}/"])] == [PACK, PACK]
    assert run(checked, ["content"]) == []
    assert files(checked, ["content"]) == ("content/index.md", "content/roles.yml", "content/rubric.yml",
                                            "content/skills.yml")
    assert run(checked, ["."]) == run(checked, [""]) == found == run(checked)


def test_a_folder_is_not_a_prefix() -> None:
    assert selected("packs/a/x", ["packs/a"])
    assert not selected("packs/ab/x", ["packs/a"])


def test_an_allow_line_speaks_for_its_own_file_only(home: Path) -> None:
    bold = "**Sources first**"
    change(home, FIRST, "<!-- sample -->", f"<!-- pathshala: allow LP214 reason: a slogan -->\n\n{bold}")
    change(home, "content/index.md", "Learn at", f"{bold}\n\nLearn at")
    allowed = {one.path: one.allowed for one in run(Checked.of(*read_site(home)))}
    assert allowed == {FIRST: "a slogan", "content/index.md": ""}


def test_a_fault_can_be_allowed_by_its_own_name_in_front_matter(home: Path) -> None:
    change(home, FIRST, "time: PT2M", "# pathshala: allow unknown-key reason: another tool reads it\nmood: happy\ntime: PT2M")
    (only,) = run(Checked.of(*read_site(home)))
    assert (only.name, only.allowed) == ("unknown-key", "another tool reads it")


def test_catalogues_may_be_given(home: Path) -> None:
    place = home / "translations" / "es" / "LC_MESSAGES" / "sample.po"
    place.parent.mkdir(parents=True)
    place.write_text('msgid ""\nmsgstr "Language: es\\n"\n\nmsgctxt "first:1"\nmsgid "Read."\nmsgstr "[Lee](no.md)"\n', "utf-8")
    site, faults = read_site(home)
    found = run(Checked.of(site, faults))
    assert ("translations/es/LC_MESSAGES/sample.po", 6, "LP701") in [(one.path, one.span.line, one.code) for one in found]
    assert {one.code for one in run(Checked.of(site, faults, catalogues={}))} == {"LP580"}  # It has no PO file then.


@pytest.mark.parametrize(("text", "expected"), [
    ("[a](b.md)", ["b.md"]), ("![a](b.svg 'title')", ["b.svg"]), ("[a](<b c.md>)", ["b c.md"]),
    ("[a](b(c).md)", ["b(c).md"]), ("[a](java\nscript:b)", ["java\nscript:b"]), ("[a][b]\n\n[b]: c.md", ["c.md"]),
    ("[^1]: a note", []), ("*[AB]: Abbreviation", []), ("<https://a.org>", ["https://a.org"]), ("`[a](b.md)`", []),
    ('<a href="b.md">', ["b.md"]), ("<img src=b.svg>", ["b.svg"]), ("<b title='(c)'>", []), ("a < b and (c)", []),
])
def test_written_addresses(text: str, expected: list[str]) -> None:
    assert [one.target for one in written_addresses(Places(text, 1))] == expected


def test_translations_of_every_kind_of_page_are_looked_at(home: Path) -> None:
    header = 'msgid ""\nmsgstr "Language: es\\n"\n\n'
    for domain, name in (("sample", "facilitator.md"), ("checks", "LP101"), ("site", "index")):
        place = home / "translations" / "es" / "LC_MESSAGES" / f"{domain}.po"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f'{header}msgctxt "{name}:1"\nmsgid "Read."\nmsgstr "[Lee](javascript:x)"\n', "utf-8")
    found = run(Checked.of(*read_site(home)))
    assert [one.path.rpartition("/")[2] for one in found if one.code == "LP801"] == ["checks.po", "sample.po", "site.po"]


def test_only_links_that_no_author_wrote_are_left_out(home: Path) -> None:
    change(home, FIRST, "<!-- sample -->", "[gone](nowhere.md){.footnote .headerlink}\n")
    assert [one.code for one in run(Checked.of(*read_site(home)))] == ["LP701"]


@pytest.mark.parametrize("piece", ["<!--", "```a\n", "`a ``b ", "[a](", '](a "', "![a", "<a-", "<a ", "a`"])
def test_addresses_are_found_in_a_time_that_grows_with_the_text(piece: str) -> None:
    text = piece * (150_000 // len(piece))
    begin = perf_counter()
    list(written_addresses(Places(text, 1)))
    assert perf_counter() - begin < 4


@pytest.mark.parametrize("body", [
    "<!-- pathshala: allow a reason: " * 4_000, "<!-- pathshala: allow a reason: " + " " * 120_000 + "b -->",
    "<!-- pathshala: allow a reason: b -->\n" * 4_000, "# pathshala: allow a reason:" + " " * 120_000,
])
def test_allow_lines_are_found_in_a_time_that_grows_with_the_text(body: str) -> None:
    begin = process_time()
    list(allow_lines("a.md", f"# pathshala: allow a\n{body}", 2))
    list(allow_lines("a.yml", body, 0))
    assert process_time() - begin < 1


@pytest.mark.parametrize("alt", [" " * 50_000, "a" + " " * 50_000, "an image" + " " * 50_000])
def test_alternative_texts_are_judged_in_a_time_that_grows_with_them(alt: str) -> None:
    begin = process_time()
    assert not SAYS_IMAGE.match(alt)
    assert process_time() - begin < 1


def test_a_site_full_of_slips_is_answered_in_seconds(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathshala.checks.hints._MOST", 5_000)
    checked = Checked.of(*read_site(home))
    aims = tuple(Aim(FIRST, Span(number), FIRST, f"first-{number}.md") for number in range(10_000))
    anchors = {FIRST: tuple(f"a-{number}" for number in range(5_000))}
    places = tuple(Aim(FIRST, Span(number), FIRST, f"#b-{number}") for number in range(10_000))
    allows = tuple(AllowLine(FIRST, Span(number), "LP701", "old") for number in range(10_000))
    begin = process_time()
    found = conclude(checked.site, (), [Looked(allows=allows, links=(*aims, *places), anchors=anchors)])
    assert process_time() - begin < 5
    assert Counter(one.code for one in found if one.path == FIRST) == {"LP701": 10_000, "LP702": 10_000}
    assert all(one.allowed for one in found if one.code == "LP701")


SPANS = st.text("`a \\\n", max_size=24).filter(lambda text: not re.search(r"\n *\n", text))


@given(SPANS)
def test_code_in_backticks_is_what_the_parser_takes_for_it(text: str) -> None:
    assert blank_code(text) == CODE_SPAN.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)


def test_code_ends_with_its_paragraph() -> None:
    text = "a ` b\n\n[c](d.md)\n\ne `"
    assert blank_code(text) == text
    assert [one.target for one in written_addresses(Places(text, 1))] == ["d.md"]


def test_a_heading_without_words_has_a_place() -> None:
    facts = Document(headings=(Heading(2, "2026", "_1", Span(9, 9)), Heading(2, "After", "after", Span(9, 9))))
    found = located(facts, "\n## 2026\n\nAfter\n-----\n", 5)
    assert [(one.span.line, one.span.column) for one in found.headings] == [(6, 4), (8, 1)]


def test_a_text_that_is_too_deep_does_not_spoil_the_next(home: Path) -> None:
    site, _ = read_site(home)
    reader = FactReader(site.settings)
    deep = "<div markdown>\n" * 400 + "\nx\n\n" + "</div>\n" * 400
    assert reader.read(Text("a", Source("a.md"), None, deep, 1)).too_deep
    after = reader.read(Text("b", Source("b.md"), None, "## One\n\nText.", 1))
    assert [heading.text for heading in after.document.headings] == ["One"]


def test_a_text_that_takes_too_much_is_found_as_that(home: Path) -> None:
    site, faults = read_site(home)
    slow = Engine(site.settings.markdown_extensions, seconds=0.01)
    lesson = home / FIRST
    lesson.write_text(lesson.read_text() + "\n" + "**a** _b_ [c](d.md)\n\n" * 2_000)
    site, faults = read_site(home)
    found = [one for one in run(Checked.of(site, faults, FactReader(site.settings, slow))) if one.path == FIRST]
    assert [one.code for one in found if one.code in ("LP818", "LP819")] == ["LP819"]
    (costly,) = (one for one in found if one.code == "LP819")
    assert "0.01 s of processor time" in costly.message and costly.help


def test_no_text_makes_a_check_raise(home: Path) -> None:
    """Lessons made of torn pieces of Markdown, HTML and quiz: whatever is found, nothing is raised."""
    pieces = [
        "### Q { #quiz-a .quiz }", "- [x] a", "    > b", "[a](", "](b)", "<script", "<a href=", '"', ">", "![", "]:", "`", "```",
        "|", "|---|", "#", "=====", "{: #x }", "<!--", "-->", "\n", "\n\n", " ", "    ", "&#x6a;", "<div markdown>", "</div>",
        "[^1]", "[^1]:", "*[A]: b", "!!! note", "\\", "--8<--", "<![CDATA[", "<?", "<!", "\u202e", "pathshala: allow",
        "<!-- pathshala: allow", "reason:", "é", "ক", "1.", "- ", "==", "++a++", "\t",
    ]
    chance = random.Random(1)
    lessons = [home / FIRST, home / FIRST.replace("first", "second")]
    starts = [base_files()[place.relative_to(home).as_posix()].decode() for place in lessons]
    reader = FactReader(read_site(home)[0].settings)
    for _ in range(60):
        for place, start in zip(lessons, starts, strict=True):
            place.write_text(start + "".join(chance.choices(pieces, k=60)), encoding="utf-8")
        site, faults = read_site(home)
        for one in run(Checked.of(site, faults, reader)):
            assert one.span.line >= 1
            assert one.span.column >= 1
