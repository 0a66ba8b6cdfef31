"""What a translation is worth for a passage as it reads now.

Two kinds of fuzzy entries stand in a file, and everything here relies on telling them apart:
without a previous context, the translation belongs to this passage as it once read, and is
shown with a mark; with a previous context (`#| msgctxt`), it belongs to another passage, is
only a suggestion, and is never shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ..model.pickled import pickled_by_fields
from .po.catalogue import Entry, changed
from .review import NOBODY, LastTranslator, Review, review
from .trivial.declared import Changes, covered
from .trivial.literals import carried_over
from .units import SAME_PASSAGE, similarity


class State(StrEnum):
    """Whether a passage has a translation, and whether it still fits. An adapted one has none, and needs
    none: the language has a text of its own in place of the whole document. It is left behind where the
    document has changed since."""

    CURRENT = "current"
    OUTDATED = "outdated"
    UNTRANSLATED = "untranslated"
    ADAPTED = "adapted"
    LEFT_BEHIND = "left behind"


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class Translation:
    """The state of one passage in one language.

    `text` is the translation to show, empty where there is none. `previous` is the source that
    an outdated translation was made from, None where nobody recorded it. `entry` is the PO
    entry it stands in, also where that holds no more than a suggestion. `review` says how far a
    current translation has come, `context` is that of the passage. `line` stands for the entry's where
    that does not come along.
    """

    state: State
    text: str = ""
    previous: str | None = None
    entry: Entry | None = None
    review: Review = Review.DRAFT
    context: str = ""
    line: int = 0

    @property
    def entry_line(self) -> int:
        """The line of the PO file where the entry begins; 0 where there is no entry."""
        return self.entry.span.line if self.entry else self.line

    @property
    def suggested(self) -> bool:
        """Whether an untranslated passage has a suggestion waiting."""
        return self.entry is not None and self.entry.translated and is_suggestion(self.entry)


def is_suggestion(entry: Entry) -> bool:
    """Whether the entry holds the translation of another passage, for somebody to look at."""
    return entry.fuzzy and entry.previous_context is not None


def true_source(entry: Entry) -> str | None:
    """The source that the entry's translation was made from, None where nobody recorded it."""
    if not entry.fuzzy:
        return entry.msgid
    return entry.previous_msgid


def translations(entries: Iterable[Entry]) -> Mapping[str, tuple[Entry, ...]]:
    """The entries under their contexts, in their order."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.context is not None:
            found[entry.context].append(entry)
    return {context: tuple(entries) for context, entries in found.items()}


def state(
    entries: Sequence[Entry] | None, source: str, context: str = "", trivial: Changes = (),
    translator: LastTranslator = NOBODY,
) -> Translation:
    """The state of a passage from the entries of its context (`translations(…).get(context)`).

    It is the same before and after `merge`, so a site tells the truth though nobody merged; but
    for obsolete entries, which count only where they are among the given ones. `trivial` holds the
    changes of the passage that were declared to outdate nothing, `translator` is whom the header of the file names.
    """
    if entries is not None and len(entries) == 1 and _plainly_current(entries[0], source):
        return _current(entries[0], source, context, translator)
    entry = chosen(entries or (), source, trivial)
    if entry is None or not entry.readable or is_suggestion(entry):
        return Translation(State.UNTRANSLATED, entry=entry, context=context)
    made_from = true_source(entry)
    if made_from == source and (not entry.fuzzy or entry.msgid != source):
        return _current(entry, source, context, translator)
    if (moved := moved_on(entry, source, trivial)) is not None:
        if moved.fuzzy:
            return Translation(State.OUTDATED, moved.msgstr[0], source, entry, context=context)
        before = original(entry)
        return replace(_current(before, before.msgid, context, translator), text=moved.msgstr[0], entry=entry)
    return Translation(State.OUTDATED, entry.msgstr[0], made_from, entry, context=context)


def _current(entry: Entry, source: str, context: str, translator: LastTranslator) -> Translation:
    read = Review.DRAFT
    if entry.translator:  # A source that reads as it did before has its review again, merged or not.
        read = review(entry if entry.msgid == source else replace(entry, msgid=source), translator)
    return Translation(State.CURRENT, entry.msgstr[0], None, entry, read, context)


def _plainly_current(entry: Entry, source: str) -> bool:
    """Whether an entry is of exactly this source and nobody doubts it, as nearly all are."""
    return entry.msgid == source and not entry.flags and entry.readable


def original(entry: Entry) -> Entry:
    """The entry as it was when its translation was made, as far as its source is recorded."""
    return changed(entry, msgid=true_source(entry) or entry.msgid)


def moved_on(entry: Entry, source: str, trivial: Changes) -> Entry | None:
    """The entry as it stands for `source`, where only trivial changes lead there from the source of its
    translation: with the addresses and code of `source`, and sure; None where they do not.

    A translation that somebody has marked as fuzzy remains so.
    """
    made_from = true_source(entry)
    if is_suggestion(entry) or made_from is None or made_from == source or not covered(trivial, made_from, source):
        return None
    doubtful = entry.fuzzy and entry.msgid == made_from
    return changed(
        entry, msgid=source, msgstr=tuple(carried_over(text, made_from, source) for text in entry.msgstr),
        flags=tuple(flag for flag in entry.flags if flag != "fuzzy" or doubtful),
        previous_context=None, previous_msgid=source if doubtful else None, previous_plural=None,
    )


def chosen(entries: Sequence[Entry], source: str, trivial: Changes = ()) -> Entry | None:
    """The entry of a context that serves a passage best, None where none does.

    An entry of exactly this source comes first, so that it never stands in a file twice; an
    obsolete entry serves only a text that is like the one it was made for.
    """
    if len(entries) == 1:
        return entries[0] if _rank(entries[0], source, trivial) is not None else None
    ranked = [(rank, entry) for entry in entries if (rank := _rank(entry, source, trivial)) is not None]
    return min(ranked, key=lambda pair: pair[0])[1] if ranked else None


def _rank(entry: Entry, source: str, trivial: Changes) -> int | None:
    if not entry.translated:
        return None if entry.obsolete else 6 if entry.msgid == source else 7
    if entry.msgid == source:
        return 1 if entry.obsolete else 0
    if not is_suggestion(entry) and (true_source(entry) == source or covered(trivial, true_source(entry), source)):
        return 3 if entry.obsolete else 2
    if not entry.obsolete:
        return 4
    return 5 if similarity(entry.msgid, source) >= SAME_PASSAGE else None
