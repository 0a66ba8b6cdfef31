"""What a site brings for the interface: it is shown, it is a stranger's, and it is kept up to date."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

import small_site
from one_process import ThisProcess
from pathshala.build.library import library, site_project
from pathshala.build.pipeline import build
from pathshala.build.preview import Preview
from pathshala.build.progress import Silence
from pathshala.cli import main
from pathshala.pages import render
from pathshala.pages.edition import Library
from pathshala.pages.interface import Interface, interface
from pathshala.pages.translating.files import translation_files
from pathshala.sources.read import read_site
from pathshala.translate.interface.files import begin_interface, merge_interface
from pathshala.translate.interface.texts import (
    INTERFACE_DOMAIN,
    interface_template,
    interface_texts,
    plural_count,
    unusable,
)
from pathshala.translate.po.catalogue import Catalogue, Entry, changed, header_value, with_header_value
from pathshala.translate.po.codec import parse_po, write_po
from pathshala.translate.template import new_catalogue, plural_forms
from trees import tree

NOW = datetime(2026, 11, 22, tzinfo=UTC)
HOSTILE = (
    '"><script>alert(1)</script>', "'><img src=x onerror=alert(1)>", "</script><svg/onload=alert(1)>",
    '" onmouseover="alert(1)" x="', "]]></text><script>alert(1)</script>", "--><b>", "&lt;i&gt;<!--", "{{ 7*7 }}",
    "</title></style><iframe>", "javascript:alert(1)",
)


def catalogue(language: str = "ne") -> Catalogue:
    return merge_interface(new_catalogue(language, INTERFACE_DOMAIN, NOW, interface_template()), language)[0]


def filled(say: Callable[[int, str], str], language: str = "ne", held: Catalogue | None = None) -> Catalogue:
    """A catalogue with a translation of every message, made of its number and its source."""
    before = held or catalogue(language)
    entries = (
        one if one.is_header else changed(one, msgstr=tuple(say(number, one.msgid) for _ in one.msgstr))
        for number, one in enumerate(before.entries)
    )
    return dataclasses.replace(before, entries=tuple(entries))


def placeholders(source: str) -> str:
    return " ".join(re.findall(r"%\(\w+\)s|%%", source))


def site(root: Path, held: Catalogue, language: str = "ne") -> Path:
    small_site.write(root, (language,))
    config = root / "mkdocs.yml"  # With a code host, pages link passages to their entries.
    config.write_text(config.read_text().replace("site_dir: site", "site_dir: site\nrepo_url: https://code.example.org/eggs"))
    (root / f"translations/{language}/LC_MESSAGES/pathshala.po").write_bytes(write_po(held))
    waiting = Catalogue((Entry("", ("Language: ne\n",)), Entry("Eggs want enough water.", context="water:99437c")))
    (root / f"translations/{language}/LC_MESSAGES/egg.po").write_bytes(write_po(waiting))
    return root


def opened(root: Path) -> Library:
    return library(site_project(read_site(root)[0]))


def pages(held: Library, tag: str) -> dict[str, str]:
    return {edition.path(spec.address): render.shell(edition, render.view(edition, spec))
            for edition, spec in held.pages() if edition.language.tag == tag}


class Shape(HTMLParser):
    """The elements of a page with their attributes, and the values of those that lead somewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[object] = []
        self.script: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, tuple((name, value if name in ("href", "src", "style", "class", "id") else "")
                                     for name, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.seen.append(tag)

    def handle_comment(self, data: str) -> None:
        self.seen.append(("comment", data))

    def handle_data(self, data: str) -> None:
        if self.seen and isinstance(self.seen[-1], tuple) and self.seen[-1][0] == "script":
            self.script.append(data)


def shape(html: str) -> Shape:
    found = Shape()
    found.feed(html)
    found.close()
    return found


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A site whose interface says harmless words."""
    root = tmp_path_factory.mktemp("plain")
    return opened(site(root, filled(lambda number, source: f"word{number} {placeholders(source)}")))


@pytest.mark.parametrize("turn", range(len(HOSTILE)))
def test_no_text_of_the_interface_is_markup(tmp_path: Path, plain: Library, turn: int) -> None:
    def say(number: int, source: str) -> str:
        return f"{HOSTILE[(number + turn) % len(HOSTILE)]} {placeholders(source)}"

    hostile = opened(site(tmp_path, filled(say)))
    assert len(hostile.catalogue_facts.interface["ne"].texts) == len(interface_template().messages)
    expected, found = pages(plain, "ne"), pages(hostile, "ne")
    assert found.keys() == expected.keys() and len(found) > 10
    for path, html in found.items():
        seen, wanted = shape(html), shape(expected[path])
        assert seen.seen == wanted.seen, path
        assert len(seen.script) == len(wanted.script)
        for text in seen.script:
            if text.strip().startswith("{"):
                json.loads(text)
    assert any("{{ 7*7 }}" in html for html in found.values())
    assert "code.example.org/eggs" in found["ne/packs/egg/water.html"]


def test_files_beside_the_pages_hold_together(tmp_path: Path, plain: Library) -> None:
    hostile = opened(site(tmp_path, filled(lambda number, source: f"{HOSTILE[number % 10]} {placeholders(source)}")))
    expected, found = dict(translation_files(plain)), dict(translation_files(hostile))
    assert found.keys() == expected.keys() and any(path.endswith(".svg") for path in found)
    for path, data in found.items():
        if path.endswith(".svg"):
            tags = [[one.tag for one in ElementTree.fromstring(some).iter()] for some in (data, expected[path])]
            assert tags[0] == tags[1], path
        elif path.endswith(".json"):
            json.loads(data)


@pytest.mark.parametrize("text", [
    "%(x)s", "100 %", "%(time)d", "%(time)99999999s", "%s", "%", "%(time)s %(time.__class__)s", "\u202eemit ot pU",
    "a\u0000b", "\U000e0041\U000e0042", "x" * 5_000,
])
def test_what_cannot_be_used_is_not(text: str) -> None:
    held = filled(lambda number, source: text)
    texts = interface_texts(held, "ne")
    assert texts.by_message.get("Up to %(time)s") is None
    say = Interface("ne", {"ne": texts})
    assert say.gettext("Up to %(time)s", time="x") == "Up to x"
    assert str(say.markup("Home")) in ("Home", text)


@pytest.mark.parametrize("rule", [
    "nplurals=99999999; plural=n;", "nplurals=2; plural=n/0;", "nplurals=2; plural=5000/(n-7);", "nplurals=2; plural=n%0;",
    "nplurals=2; plural=" + "(" * 400 + "n" + ")" * 400 + ";", "nplurals=2; plural=__import__('os');",
    "nplurals=2; plural=" + " " * 100_000, "nplurals=2; plural=n*" + "9" * 300 + ";", "nplurals=-1; plural=0;", "",
    "nplurals=2; plural=-n;",
])
def test_a_rule_that_makes_no_sense_chooses_a_form_all_the_same(rule: str) -> None:
    held = filled(lambda number, source: "one")
    texts = interface_texts(with_header_value(held, "Plural-Forms", rule), "ne")
    say = Interface("ne", {"ne": texts})
    for number in (0, 1, 7, 12, 1_000_000):
        assert say.ngettext("%(num)s lesson", "%(num)s lessons", number) == "one"


def test_a_rule_of_the_file_counts() -> None:
    rule = "nplurals=3; plural=n%10==1 ? 0 : n%10<5 ? 1 : 2;"
    entry = Entry("%(num)s lesson", ("a %(num)s", "b %(num)s", "c %(num)s"), msgid_plural="%(num)s lessons")
    held = Catalogue((*new_catalogue("xyz", "pathshala", NOW).entries, entry))
    held = with_header_value(held, "Plural-Forms", rule)
    texts = interface_texts(parse_po(write_po(held), "x")[0], "xyz")
    say = interface("xyz", {"xyz": texts})
    assert [say.ngettext("%(num)s lesson", "%(num)s lessons", n) for n in (1, 2, 5)] == ["a 1", "b 2", "c 5"]


def test_one_form_too_few_is_not_used() -> None:
    entry = Entry("%(num)s lesson", ("x",), msgid_plural="%(num)s lessons")
    held = Catalogue((*new_catalogue("ne", "pathshala", NOW).entries, entry))
    assert interface_texts(held, "ne").texts == ()


def test_fuzzy_obsolete_and_empty_entries_say_nothing() -> None:
    held = catalogue()
    entries = [changed(one, msgstr=("x",) * len(one.msgstr), flags=("fuzzy",)) for one in held.messages]
    entries[0] = changed(entries[0], flags=(), obsolete=True)
    assert interface_texts(dataclasses.replace(held, entries=tuple(entries)), "ne").texts == ()


def test_a_site_overrides_the_package_message_by_message(tmp_path: Path) -> None:
    entry = Entry("Home", ("নীড়",))
    held = Catalogue((*new_catalogue("bn", "pathshala", NOW).entries, entry))
    texts = {"bn": interface_texts(held, "bn")}
    ours, theirs = interface("bn", texts), interface("bn")
    assert (ours.gettext("Home"), theirs.gettext("Home") != "নীড়") == ("নীড়", True)
    assert ours.gettext("Skills") == theirs.gettext("Skills") != "Skills"
    assert interface("bn-IN", texts).gettext("Home") == "নীড়"
    assert interface("en", texts).gettext("Home") == "Home"


def test_two_sites_in_one_process_do_not_mix(tmp_path: Path) -> None:
    def one(root: Path, word: str) -> Library:
        return opened(site(root, filled(lambda number, source: f"{word} {placeholders(source)}")))

    first, second = one(tmp_path / "a", "egret"), one(tmp_path / "b", "heron")
    for _ in range(2):
        assert all("heron" not in html and "egret" in html for html in pages(first, "ne").values())
        assert all("egret" not in html and "heron" in html for html in pages(second, "ne").values())
    third = opened(small_site.write(tmp_path / "c", ("ne",)))
    assert all("egret" not in html and "heron" not in html for html in pages(third, "ne").values())


def test_it_is_an_input_of_every_shard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathshala.build.inputs._FRESH", 0)

    def built() -> tuple[int, int]:
        done = build(root, None, Silence(), ThisProcess())
        assert done.published, done.findings
        return done.made, done.pages

    root = site(tmp_path / "s", filled(lambda number, source: f"egret {source}"))
    made, every = built()
    assert made == every and built() == (0, every)
    path = root / "translations/ne/LC_MESSAGES/pathshala.po"
    path.write_bytes(write_po(filled(lambda number, source: f"heron {source}")))
    assert built()[0] > 10
    held = tree(root / "site")
    assert not any(b"egret" in data for data in held.values())
    fresh = site(tmp_path / "t" / "s", filled(lambda number, source: f"heron {source}"))
    assert build(fresh, None, Silence(), ThisProcess()).published
    assert tree(fresh / "site") == held


def test_the_preview_shows_it(tmp_path: Path) -> None:
    root = site(tmp_path, filled(lambda number, source: f"egret {placeholders(source)}"))
    preview = Preview(root)
    assert b"egret" in (preview.page("ne/packs/egg/water.html") or b"")
    (root / "translations/ne/LC_MESSAGES/pathshala.po").write_bytes(
        write_po(filled(lambda number, source: f"heron {placeholders(source)}")))
    assert preview.refresh()
    html = preview.page("ne/packs/egg/water.html") or b""
    assert b"heron" in html and b"egret" not in html


def test_a_broken_file_falls_back(tmp_path: Path) -> None:
    root = small_site.write(tmp_path, ("ne",))
    (root / "translations/ne/LC_MESSAGES/pathshala.po").write_bytes(b'msgid "Home"\nmsgstr "half\n\xff\xfe')
    held = site_project(read_site(root)[0])
    assert {fault.path for fault in held.faults} == {"translations/ne/LC_MESSAGES/pathshala.po"}
    assert "Lessons done: " in pages(library(held), "ne")["ne/index.html"]


def entry_of(held: Catalogue, source: str) -> Entry:
    return next(one for one in held.entries if one.msgid == source)


def test_merging_loses_nothing_and_settles() -> None:
    held = filled(lambda number, source: f"x{number} {placeholders(source)}")
    first, *rest = held.messages
    gone = Entry("A button of old", ("पुरानो",), translator=("kept",))
    odd = changed(rest[5], msgid_plural="other plural", msgstr=("a", "b"))
    before = dataclasses.replace(held, entries=(held.entries[0], gone, *rest[:5], odd, *rest[6:]))
    merged, report = merge_interface(parse_po(write_po(before), "x")[0], "ne")
    assert report.untranslated == (first.msgid,) and report.obsolete == ("A button of old",)
    assert report.outdated == (odd.msgid,) and entry_of(merged, odd.msgid).fuzzy
    assert entry_of(merged, gone.msgid).obsolete and entry_of(merged, gone.msgid).msgstr == ("पुरानो",)
    assert [one.key for one in merged.messages] == [one.key for one in interface_template().messages]
    data = write_po(merged)
    again, faults = parse_po(data, "x")
    assert faults == [] and write_po(merge_interface(again, "ne")[0]) == data
    back = dataclasses.replace(again, entries=tuple(
        changed(one, msgid=first.msgid) if one.msgid == gone.msgid else one
        for one in again.entries if one.msgid != first.msgid))
    assert merge_interface(back, "ne")[1].revived == (first.msgid,)


@pytest.mark.parametrize("rule", ["", '"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"\n'])
@pytest.mark.parametrize("head", ['msgid ""\nmsgstr ""\n"Language: pl\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n{rule}\n', ""])
def test_merging_says_how_many_plural_forms_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str], head: str, rule: str) -> None:
    root = small_site.write(tmp_path, ("pl",))
    path = root / "translations/pl/LC_MESSAGES/pathshala.po"
    begun = 'msgid "%(num)s lesson"\nmsgid_plural "%(num)s lessons"\nmsgstr[0] ""\n'
    path.write_text(f'{head.format(rule=rule)}msgid "Home"\nmsgstr "Początek"\n\n{begun}', encoding="utf-8")
    assert main(["-C", str(root), "translate", "merge", "pl"]) == 0
    held, faults = parse_po(path.read_bytes(), "x")
    assert faults == [] and header_value(held, "Plural-Forms") == plural_forms("pl")
    assert {len(one.msgstr) for one in held.messages if one.msgid_plural} == {plural_count(plural_forms("pl"))} == {4}
    assert entry_of(held, "Home").msgstr == ("Początek",)
    capsys.readouterr()
    main(["-C", str(root), "translate", "check", str(path)])
    assert "LP53" not in capsys.readouterr().out
    assert write_po(merge_interface(held, "pl")[0]) == path.read_bytes()


def test_merging_keeps_the_files_own_rule_of_plural_forms() -> None:
    rule = "nplurals=2; plural=(n != 1);"
    held = with_header_value(new_catalogue("pl", INTERFACE_DOMAIN, NOW), "Plural-Forms", rule)
    merged, _ = merge_interface(held, "pl")
    assert header_value(merged, "Plural-Forms") == rule
    assert {len(one.msgstr) for one in merged.messages if one.msgid_plural} == {2}


def test_merging_leaves_a_damaged_file_alone() -> None:
    damaged, _ = parse_po(b'msgid "Home"\nmsgstr "half\n', "x")
    merged, report = merge_interface(damaged, "ne")
    assert report.refused and merged is damaged


def test_unusable_says_why() -> None:
    entries = (Entry("Home", ("100 %",)), Entry("Skills", ("x" * 900,)), Entry("Next", ("a", "b"), msgid_plural="Nexts"),
               Entry("No message of ours", ("%",)), Entry("Previous", ("fine",)))
    told: Iterator[tuple[Entry, str]] = unusable(Catalogue(entries))
    assert [(entry.msgid, reason.split()[-1]) for entry, reason in told] == [
        ("Home", "alone"), ("Skills", "source"), ("Next", "forms")]


def test_the_commands_know_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = small_site.write(tmp_path, ("ne",))
    held = site_project(read_site(root)[0])
    path = begin_interface(held, "ne", NOW)
    assert path == root / "translations/ne/LC_MESSAGES/pathshala.po" and begin_interface(held, "ne", NOW) is None
    held = site_project(read_site(root)[0])
    assert main(["-C", str(root), "translate", "merge", "ne"]) == 0
    assert (root / "translations/templates/pathshala.pot").is_file()
    assert "pathshala.po: " in capsys.readouterr().out
    text = path.read_text(encoding="utf-8").replace('msgid "Home"\nmsgstr ""', 'msgid "Home"\nmsgstr "गृह"')
    path.write_text(text.replace('msgid "Up to %(time)s"\nmsgstr ""', 'msgid "Up to %(time)s"\nmsgstr "%(tiem)s"'),
                    encoding="utf-8")
    assert main(["-C", str(root), "translate", "status", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)["translations"]
    row = next(one for one in told if one["domain"] == "pathshala")
    assert (row["current"], row["units"]) == (1, len(interface_template().messages))
    assert main(["-C", str(root), "translate", "check", str(path)]) == 1
    assert "LP511" in capsys.readouterr().out
    assert main(["-C", str(root), "check", str(path)]) == 1
    assert "LP507" not in capsys.readouterr().out
