"""Everything that a user can call, write or meet is documented, and the examples are true."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from pathshala.checks.registry import all_rules, rule
from pathshala.cli import parser
from pathshala.model.fields import field_types
from pathshala.pages.interface import LOCALE_FOLDER
from pathshala.pages.reference import FILES
from pathshala.translate.po.codec import parse_po

ROOT = Path(__file__).parent.parent
GUIDES = "\n".join(path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *(ROOT / "content").rglob("*.md")])
LANGUAGES = ("ar", "bn", "es", "sw")


def commands(top: argparse.ArgumentParser, name: str = "pathshala") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command that does something, with its parser."""
    below = [action for action in top._actions if isinstance(action, argparse._SubParsersAction)]
    if not below:
        yield name, top
    for action in below:
        for word, held in action.choices.items():
            yield from commands(held, f"{name} {word}")


COMMANDS = dict(commands(parser()))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_guides(command: str) -> None:
    assert command in GUIDES


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_has_a_help(command: str) -> None:
    assert all(action.help for action in COMMANDS[command]._actions)


def test_the_commands_in_the_guides_exist() -> None:
    written = re.findall(r"^(?:\.venv/bin/)?pathshala [^\n`#…]*", GUIDES, re.MULTILINE)
    written += re.findall(r"`(?:\.venv/bin/)?(pathshala [a-z][^`…\[]*)`", GUIDES)
    assert written
    for line in written:
        words = shlex.split(line)
        # A command may be named without what it needs ("`pathshala explain` prints …").
        if " ".join(["pathshala", *words[1:]]) not in COMMANDS:
            parser().parse_args(words[1:])


def test_the_make_targets_in_the_guides_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)`|^make ([a-z]+)", GUIDES, re.MULTILINE))
    for pair in re.findall(r"`make ([a-z]+)`|^make ([a-z]+)", GUIDES, re.MULTILINE):
        assert set(filter(None, pair)) <= targets


def test_the_checks_named_in_the_guides_exist() -> None:
    for code in set(re.findall(r"\bLP[1-8]\d\d\b", GUIDES)):
        assert rule(code), code
    assert len(all_rules()) >= 45


@pytest.mark.parametrize("cls", [cls for _, cls in FILES], ids=lambda cls: cls.__name__)
def test_every_key_says_what_it_means(cls: type) -> None:
    declared = list(field_types(cls))
    assert len(declared) == len(fields(cls))
    for field in declared:
        assert len(field.key.doc) > 10 and field.key.doc.endswith("."), field.name
        if field.nested:
            test_every_key_says_what_it_means(field.item)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_interface_is_complete(language: str) -> None:
    template, _ = parse_po((LOCALE_FOLDER / "pathshala.pot").read_bytes(), "pathshala.pot")
    path = LOCALE_FOLDER / language / "LC_MESSAGES" / "pathshala.po"
    catalogue, faults = parse_po(path.read_bytes(), path.name)
    assert faults == []
    held = {entry.msgid: entry for entry in catalogue.messages}
    missing = [entry.msgid for entry in template.messages
               if entry.msgid not in held or not all(held[entry.msgid].msgstr) or held[entry.msgid].fuzzy]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_survive(language: str) -> None:
    path = LOCALE_FOLDER / language / "LC_MESSAGES" / "pathshala.po"
    for entry in parse_po(path.read_bytes(), path.name)[0].messages:
        wanted = set(re.findall(r"%\(\w+\)s|\{\w+\}|%%", entry.msgid))
        for text in entry.msgstr:
            found = set(re.findall(r"%\(\w+\)s|\{\w+\}|%%", text))
            # "One lesson" may say its number in words.
            assert found == wanted or (entry.msgid_plural and wanted - found <= {"%(num)s", "%(count)s"}), text


def test_the_template_holds_every_message_of_the_code() -> None:
    """`make messages` was run: every message that pages or templates use is in the template."""
    from babel.messages.extract import extract_from_dir

    methods = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None, "say": None, "text": None}
    package = ROOT / "plugins" / "pathshala"
    used = set()
    for folder in ("pages", "theme"):
        for _, _, message, _, _ in extract_from_dir(package / folder, methods, {"**/templates/**.html": {"trimmed": "true"}},
                                                    keywords):
            used.add(message[0] if isinstance(message, tuple) else message)
    template, _ = parse_po((LOCALE_FOLDER / "pathshala.pot").read_bytes(), "pathshala.pot")
    assert used - {entry.msgid for entry in template.messages} == set()
