"""Reads `translations/<language>/glossary.yml`: the words of a language for the terms of its field."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..model.finding import Fault, Span
from ..model.glossary import Glossary, GlossaryFile
from ..model.site import Language, Settings
from ..safety.nodes import Mapping, Node, Scalar, Sequence
from ..safety.paths import inside
from ..safety.quote import in_quotes
from ..safety.text import read_text
from ..safety.yaml import parse
from .decode import decode

GLOSSARY_FILE = "glossary.yml"
MAX_FORM = 80
"""Characters of a term."""


def glossary_path(settings: Settings, language: str) -> str:
    """Where the glossary of a language stands, relative to the site's root: in the folder that gettext's
    tools name (`pt_BR`), or in that of the tag (`pt-BR`) where only that one has it."""
    forms = [f"{settings.translations_dir}/{form}/{GLOSSARY_FILE}" for form in (language.replace("-", "_"), language)]
    return next((form for form in forms if os.path.lexists(settings.root / form)), forms[0])


GlossaryReader = Callable[[Settings, str, str], tuple[Glossary | None, list[Fault]]]
"""What reads a glossary: given the site's settings, the path of the file and its language."""


def read_glossary(settings: Settings, path: str, language: str) -> tuple[Glossary | None, list[Fault]]:
    """The glossary in a file of the site, and its faults. Terms that cannot be used are left out; None
    where nothing can be read."""
    linked = inside(settings.root, settings.root / path)
    if linked:
        return None, [linked]
    text, faults = read_text(settings.root / path, path)
    if faults and not text:
        return None, faults
    return parsed_glossary(text, path, language, settings.default_language, faults)


def read_glossaries(
    settings: Settings, languages: tuple[Language, ...], read_one: GlossaryReader = read_glossary
) -> tuple[tuple[Glossary, ...], list[Fault]]:
    """The glossaries of a site's languages, in the order of the languages, and all their faults."""
    found: list[Glossary] = []
    faults: list[Fault] = []
    for language in languages:
        path = glossary_path(settings, language.tag)
        if os.path.lexists(settings.root / path):
            glossary, wrong = read_one(settings, path, language.tag)
            found += [glossary] if glossary else []
            faults += wrong
    return tuple(found), faults


def parsed_glossary(
    text: str, path: str, language: str, default: str, faults: Iterable[Fault] = ()
) -> tuple[Glossary | None, list[Fault]]:
    """The same of a text, whose faults as a text are given; `default` is the site's own language."""
    node, broken = parse(text, path)
    held, _, wrong = decode(GlossaryFile, node, path)
    every = [*faults, *broken, *wrong]
    if node is None and not every:
        every.append(Fault("empty-value", path, Span(), "the file holds no keys",
                           ("write `schema: 1` and `terms:`",)))
    if held is None:
        return None, every
    source = held.source_language or default
    every += _contradictions(_entries(node), path, own=language == source)
    return Glossary.of(language, source, path, held.terms), every


@dataclass(frozen=True)
class _Entry:
    """An entry as it is written; `span` is where it begins."""

    span: Span
    source: Scalar | None
    accepted: tuple[Scalar, ...]
    avoided: tuple[Scalar, ...]


def _entries(node: Node | None) -> Iterator[_Entry]:
    for item in _items(dict(_pairs(node)).get("terms")):
        held = dict(_pairs(item))
        if "term" in held:
            yield _Entry(item.span, next(_texts(held.get("source")), None),
                         (*_texts(held["term"]), *_texts(held.get("also"))), tuple(_texts(held.get("avoid"))))


def _pairs(node: Node | None) -> Iterator[tuple[str, Node]]:
    if isinstance(node, Mapping):
        yield from ((key.value, value) for key, value in node.pairs)


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else ()


def _texts(node: Node | None) -> Iterator[Scalar]:
    for one in (node,) if isinstance(node, Scalar) else _items(node):
        if isinstance(one, Scalar) and one.value.strip():
            yield one


def _contradictions(entries: Iterable[_Entry], path: str, *, own: bool) -> Iterator[Fault]:
    """Where a glossary says two things of one term. `own` is that of the source's own language, whose
    terms are their own source."""
    first: dict[str, Span] = {}
    for entry in entries:
        named = entry.source or (entry.accepted[0] if own and entry.accepted else None)
        if entry.source is None and not own:
            yield Fault("term-without-source", path, entry.span, "the term has no source, so no translation can be "
                        "checked for it", ("add `source:` with the term that it translates",))
        if named is not None and (before := first.setdefault(folded(named.value), named.span)) is not named.span:
            yield Fault("term-twice", path, named.span,
                        f"{in_quotes(named.value)} stands already on line {before.line}",
                        ("keep one of the two entries, with the other's words under `also`",))
        accepted = {folded(one.value): one for one in entry.accepted}
        for one in entry.avoided:
            if folded(one.value) in accepted:
                yield Fault("term-avoided", path, one.span, f"{in_quotes(one.value)} is to be avoided, and accepted on "
                            f"line {accepted[folded(one.value)].span.line}", ("take it out of one of the two",))
        for one in (*entry.accepted[1:], *entry.avoided):
            if len(one.value) > MAX_FORM:
                yield Fault("too-long", path, one.span, f"{len(one.value)} characters, at most {MAX_FORM} fit")


def folded(text: str) -> str:
    """A term as it is compared with others: small letters, one space between words, NFC."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
