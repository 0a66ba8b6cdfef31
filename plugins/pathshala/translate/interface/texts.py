"""The texts of the interface: buttons, menus and notes, which are in no pack.

The package has catalogues of them for some languages (`locale/`). A site may bring its own for any
language, `<translations>/<language>/LC_MESSAGES/pathshala.po`, which counts before the package's, message
by message. It is a stranger's file: a translation that cannot be filled in, that is out of all proportion
or that hides characters is not used, and the text below it is shown.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from ...safety.text import text_faults
from ...sources.languages import parents
from ..completeness import Completeness, completeness
from ..po.catalogue import Catalogue, Entry, header_value
from ..po.codec import MAX_NPLURALS, parse_po
from ..states import State, Translation
from ..template import plural_forms

LOCALE_FOLDER = Path(__file__).parent.parent.parent / "locale"
INTERFACE_DOMAIN = "pathshala"

_PLACEHOLDER = re.compile(r"%\(\w+\)s|%%")
_PLURAL_FORMS = re.compile(r"\s*nplurals\s*=\s*([0-9]{1,2})\s*;\s*plural\s*=\s*([^;]+);?\s*")
_LONGEST_RULE = 500  # characters; Arabic's, the longest, takes 130
_TIMES, _SPARE = 4, 100
"""A translation may be so many times as long as its source, and so many characters longer."""


@dataclass(frozen=True)
class InterfaceTexts:
    """The translations that a site brings for the interface in one language: each message (its singular)
    with its text, or with the texts of its plural forms; and the rule that chooses among these, as
    gettext writes it (`Plural-Forms`)."""

    plural_forms: str
    texts: tuple[tuple[str, tuple[str, ...]], ...]

    @cached_property
    def by_message(self) -> Mapping[str, tuple[str, ...]]:
        return dict(self.texts)

    def form(self, number: int) -> int:
        """The number of the plural form for a number of things; 0 where the rule makes no sense of it."""
        count, choose = _rule(self.plural_forms) or (1, int)
        try:
            chosen = choose(number)
        except ArithmeticError:
            return 0
        return chosen if 0 <= chosen < count else 0


@cache
def interface_template() -> Catalogue:
    """The template of the interface, as the package has it."""
    return parse_po(template_bytes(), f"{INTERFACE_DOMAIN}.pot")[0]


def template_bytes() -> bytes:
    return (LOCALE_FOLDER / f"{INTERFACE_DOMAIN}.pot").read_bytes()


def catalogue_path(language: str) -> Path:
    """Where the package has its catalogue of a language, if it has one."""
    return LOCALE_FOLDER / language.replace("-", "_") / "LC_MESSAGES" / f"{INTERFACE_DOMAIN}.po"


def has_catalogue(language: str) -> bool:
    """Whether the package speaks a language, or one that it falls back to."""
    return any(catalogue_path(one).is_file() for one in parents(language))


def interface_texts(catalogue: Catalogue, language: str) -> InterfaceTexts:
    """What can be used of a site's own catalogue."""
    rule = _sane_rule(catalogue, language)
    return InterfaceTexts(rule, tuple((entry.msgid, entry.msgstr) for entry in _usable(catalogue, rule)))


def all_interface_texts(catalogues: Mapping[tuple[str, str], Catalogue]) -> Mapping[str, InterfaceTexts]:
    """The same of all PO files of a site (by language and domain), by language; those that say nothing are
    left out."""
    read = {language: interface_texts(held, language)
            for (language, domain), held in sorted(catalogues.items(), key=lambda item: item[0])
            if domain == INTERFACE_DOMAIN}
    return {language: texts for language, texts in read.items() if texts.texts}


def fits(sources: Iterable[str], texts: Iterable[str]) -> bool:
    """Whether translations can be filled in: they have only placeholders that their sources have, and no
    other per cent sign. One that cannot must not stop a build; the source is shown."""
    wanted = {name for source in sources for name in _PLACEHOLDER.findall(source)}
    return all(
        set(_PLACEHOLDER.findall(text)) <= wanted and "%" not in _PLACEHOLDER.sub("", text) for text in texts if text
    )


def unusable(catalogue: Catalogue) -> Iterator[tuple[Entry, str]]:
    """The translations of a site's own catalogue that are not used for a reason that nobody else tells,
    each with that reason. Placeholders and hidden characters have checks of their own."""
    known = _known()
    for entry in _told(catalogue):
        source = known.get(entry.msgid)
        if source is None:
            continue
        if (entry.msgid_plural is None) != (source.msgid_plural is None):
            yield entry, "the interface has this message " + (
                "without plural forms" if source.msgid_plural is None else "with plural forms")
        elif _is_long(source, entry.msgstr):
            yield entry, f"the translation is more than {_TIMES} times as long as its source"
        elif any("%" in _PLACEHOLDER.sub("", text) for text in entry.msgstr):
            yield entry, "a per cent sign stands alone"


def interface_completeness(catalogue: Catalogue, language: str) -> Completeness:
    """How much of the interface a site's own catalogue translates."""
    usable = {entry.msgid for entry in _usable(catalogue, _sane_rule(catalogue, language))}
    held = {entry.msgid: entry for entry in catalogue.messages if entry.context is None}
    states = []
    for source in interface_template().messages:
        entry = held.get(source.msgid)
        state = State.CURRENT if source.msgid in usable else State.UNTRANSLATED
        if entry is not None and entry.fuzzy and entry.translated:
            state = State.OUTDATED
        states.append((source.msgid, Translation(state)))
    return completeness(states)


@cache
def _known() -> Mapping[str, Entry]:
    return {entry.msgid: entry for entry in interface_template().messages}


def _told(catalogue: Catalogue) -> Iterator[Entry]:
    """The translations that somebody stands for."""
    return (entry for entry in catalogue.messages if entry.context is None and entry.translated and not entry.fuzzy)


def _usable(catalogue: Catalogue, rule: str) -> Iterator[Entry]:
    known = _known()
    count = plural_count(rule)
    for entry in _told(catalogue):
        source = known.get(entry.msgid)
        if source is None or (entry.msgid_plural is None) != (source.msgid_plural is None):
            continue
        whole = all(entry.msgstr) and len(entry.msgstr) == (1 if source.msgid_plural is None else count)
        if whole and not _is_long(source, entry.msgstr) and fits(_sources(source), entry.msgstr) and not any(
                text_faults(text, "") for text in entry.msgstr):
            yield entry


def _sources(entry: Entry) -> tuple[str, ...]:
    return (entry.msgid,) if entry.msgid_plural is None else (entry.msgid, entry.msgid_plural)


def _is_long(source: Entry, texts: Iterable[str]) -> bool:
    allowed = _TIMES * max(map(len, _sources(source))) + _SPARE
    return any(len(text) > allowed for text in texts)


def plural_count(rule: str) -> int:
    """How many plural forms a rule has, as `Plural-Forms` in a header; 1 where it makes no sense."""
    count, _ = _rule(rule) or (1, int)
    return count


def _sane_rule(catalogue: Catalogue, language: str) -> str:
    """The rule of plural forms in a catalogue's header; CLDR's where there is none that can be followed."""
    said = header_value(catalogue, "Plural-Forms")
    return said if _rule(said) else plural_forms(language)


@lru_cache(maxsize=256)
def _rule(said: str) -> tuple[int, Callable[[int], int]] | None:
    """How many plural forms a rule has, and what it chooses; None where it cannot be read."""
    match = _PLURAL_FORMS.fullmatch(said) if len(said) <= _LONGEST_RULE else None
    if match is None or not 1 <= int(match[1]) <= MAX_NPLURALS:
        return None
    try:
        choose: Callable[[int], int] = gettext.c2py(match[2])
    except (ValueError, ArithmeticError):
        return None
    return int(match[1]), choose
