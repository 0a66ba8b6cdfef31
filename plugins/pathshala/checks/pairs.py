"""What the checks of translations look at: a passage and its translation, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model.finding import Span
from ..safety.cost import MAX_CHARACTERS
from ..translate.catalogue import Catalogue, Entry
from .passage_text import PassageText, passage_text


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

    Sources are remembered by their text, since each is translated into many languages. Texts that are longer
    than what is read of a page are left out: LP819 speaks of them.
    """
    for (language, domain), catalogue in sorted(catalogues.items(), key=lambda item: item[0]):
        path = paths[language, domain]
        for entry in catalogue.messages:
            if entry.translated and not entry.fuzzy and not _is_too_long(entry):
                yield from _forms(entry, path, language, domain)


def _is_too_long(entry: Entry) -> bool:
    return len(entry.msgid) > MAX_CHARACTERS or max(map(len, entry.msgstr)) > MAX_CHARACTERS


def _forms(entry: Entry, path: str, language: str, domain: str) -> Iterator[Pair]:
    if entry.msgid_plural is None:
        yield Pair(path, language, domain, entry, passage_text(entry.msgid), PassageText(entry.msgstr[0]))
        return
    for form, text in enumerate(entry.msgstr):
        if text:
            source = entry.msgid if form == 0 and len(entry.msgstr) > 1 else entry.msgid_plural
            yield Pair(path, language, domain, entry, passage_text(source), PassageText(text), form)
