"""What the checks of translations look at: a passage and its translation, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model.finding import Span
from ..translate.po.catalogue import Catalogue, Entry
from .passage_text import PassageText, passage_text

LONGEST = 20_000
"""Characters of the longest text that is compared; passages of manuals have hundreds, rarely 3,000."""
MOST = 2_000_000
"""Characters that are compared of one PO file, sources and translations together: three times the largest
catalogue of a program that was found. While texts are compared, a hostile one takes a hundred bytes a character."""


@dataclass(frozen=True)
class Pair:
    """A source and its translation: one form of an entry that is translated, not fuzzy and not obsolete.

    `path` is the PO file, `language` the tag it translates into, `domain` what it is named after.
    `form` is the number of the plural form, None where the entry has no plural.
    """

    path: str
    language: str
    domain: str
    entry: Entry
    source: PassageText
    target: PassageText
    form: int | None = None

    @property
    def span(self) -> Span:
        """The place of the translation."""
        return self.entry.msgstr_span

    @property
    def role(self) -> str:
        """What the passage is (`paragraph`, `heading 2`, `title`, `alt text`, …), empty where nobody says."""
        return self.entry.extracted[0].partition(" · ")[0] if self.entry.extracted else ""


def pairs(catalogues: Mapping[tuple[str, str], Catalogue], paths: Mapping[tuple[str, str], str]) -> Iterator[Pair]:
    """Every translation of some PO files by language and domain, in the order of the files.

    Sources are remembered by their text, since each is translated into many languages. What is too much is
    left out: LP582 speaks of it.
    """
    for (language, domain), catalogue in sorted(catalogues.items(), key=lambda item: item[0]):
        path = paths[language, domain]
        for entry in _compared(catalogue)[0]:
            yield from _forms(entry, path, language, domain)


def left_out(catalogue: Catalogue) -> list[Entry]:
    """The entries of a PO file that are translated and not compared: texts of more than `LONGEST` characters,
    and what comes when the entries before have `MOST`."""
    return _compared(catalogue)[1]


def _compared(catalogue: Catalogue) -> tuple[list[Entry], list[Entry]]:
    """The entries that are compared, and those that are left out."""
    kept: list[Entry] = []
    left: list[Entry] = []
    held = 0
    for entry in catalogue.messages:
        if entry.translated and not entry.fuzzy:
            size = len(entry.msgid) + sum(map(len, entry.msgstr))
            longest = max(len(entry.msgid), *map(len, entry.msgstr)) if size > LONGEST else 0
            if longest > LONGEST or held + size > MOST:
                left.append(entry)
            else:
                held += size
                kept.append(entry)
    return kept, left


def _forms(entry: Entry, path: str, language: str, domain: str) -> Iterator[Pair]:
    if entry.msgid_plural is None:
        yield Pair(path, language, domain, entry, passage_text(entry.msgid), PassageText(entry.msgstr[0]))
        return
    for form, text in enumerate(entry.msgstr):
        if text:
            source = entry.msgid if form == 0 and len(entry.msgstr) > 1 else entry.msgid_plural
            yield Pair(path, language, domain, entry, passage_text(source), PassageText(text), form)
