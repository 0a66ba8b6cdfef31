"""Bring a language's PO file up to date with the units of its pack, and lose nothing.

For every unit: the same context and source is kept; the same context with another source is
fuzzy with the source it was made from (`#| msgid`), unless the change was declared trivial; a unit
that is gone becomes obsolete and is found again when it returns to its document, under whatever
context; a unit without a translation whose text is close to one that was translated, in any PO file
of the language, gets that translation as a suggestion (fuzzy with `#| msgctxt` and `#| msgid`).

There are two steps, `carry` for each file and then `complete` with what all files remember. Only the
first changes what is remembered, and not the second time: so merging all files twice gives the
same bytes as merging them once, in whatever order.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .memory.suggest import Memory, Remembered, remembered
from .po.catalogue import Catalogue, Entry, changed
from .review import rebound
from .states import chosen, is_suggestion, moved_on, original, translations, true_source
from .trivial.declared import Changes
from .units import Unit


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a merge did, by context: `kept` as they were, `outdated` newly, `restored` because
    the source reads as before, `revived` from obsolete, `suggested` for units that had no
    translation, `untranslated` for new units and for changed ones that had none, `obsolete`
    newly, `trivial` where only a trivial change was made to the source. `refused` says that the
    file must be mended first."""

    kept: tuple[str, ...] = ()
    outdated: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()
    revived: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()
    untranslated: tuple[str, ...] = ()
    obsolete: tuple[str, ...] = ()
    trivial: tuple[str, ...] = ()
    refused: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    """An entry of the merged file, what it was made from, and what happened to it."""

    entry: Entry
    original: Entry | None
    fate: str


@dataclass(frozen=True, slots=True)
class Carried:
    """A catalogue between the two steps of a merge: an entry for each unit, in their order, and those
    that no unit took. A catalogue that is not sound has neither."""

    catalogue: Catalogue
    placed: tuple[_Placed, ...] = ()
    left: tuple[_Placed, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries but the header."""
        if not self.catalogue.sound:
            return self.catalogue.entries
        return tuple(one.entry for one in (*self.placed, *self.left))


def merge(catalogue: Catalogue, units: Sequence[Unit]) -> tuple[Catalogue, MergeReport]:
    """The catalogue with one entry for each unit, in their order, then the obsolete ones; it knows no
    translations but its own.

    The header stays as it is. A catalogue that is not sound comes back untouched, with
    `refused`. Merging twice gives the same bytes as merging once.
    """
    carried = carry(catalogue, units)
    return complete(carried, "", Memory(remembered("", carried.entries)))


def carry(catalogue: Catalogue, units: Sequence[Unit], trivial: Mapping[str, Changes] | None = None) -> Carried:
    """The first step: every unit gets the entry of its context, or a new one without a translation.

    `trivial` holds the declared changes of the catalogue's contexts.
    """
    if not catalogue.sound:
        return Carried(catalogue)
    known = translations((*catalogue.messages, *catalogue.obsolete))
    declared, away = trivial or {}, _away(catalogue, units)
    placed = []
    for unit in units:
        changes = declared.get(unit.context, ())
        entry = chosen(known.get(unit.context, ()), unit.source, changes)
        if entry is not None:
            placed.append(_carried(entry, unit, changes))
        else:
            back = away.get((_document(unit.context), unit.source))
            placed.append(_returned(back.popleft(), unit) if back else _new(unit))
    return Carried(catalogue, tuple(placed), tuple(_leftovers(catalogue, placed)))


def _away(catalogue: Catalogue, units: Sequence[Unit]) -> Mapping[tuple[str, str], deque[Entry]]:
    """The sure translations of passages that are gone, by document and source, in their order. A passage that
    comes back to its document as it was may have another context: it was edited since its context was born."""
    contexts = {unit.context for unit in units}
    away: dict[tuple[str, str], deque[Entry]] = defaultdict(deque)
    for entry in (*catalogue.messages, *catalogue.obsolete):
        gone = entry.context is not None and entry.context not in contexts
        if gone and entry.translated and not entry.fuzzy and entry.readable and entry.msgid_plural is None:
            away[_document(entry.context or ""), entry.msgid].append(entry)
    return away


def _document(context: str) -> str:
    return context.rpartition(":")[0]


def _returned(entry: Entry, unit: Unit) -> _Placed:
    """The entry of a passage that came back under another context."""
    return dataclasses.replace(_carried(changed(entry, context=unit.context), unit, ()), original=entry)


def complete(carried: Carried, domain: str, memory: Memory) -> tuple[Catalogue, MergeReport]:
    """The second step: the catalogue of a domain, with suggestions for units without a translation."""
    catalogue = carried.catalogue
    if not catalogue.sound:
        return catalogue, MergeReport(refused=True)
    placed = [_offered(one, domain, memory) for one in carried.placed]
    header = [_Placed(catalogue.header, catalogue.header, "")] if catalogue.header else []
    entries = _arranged(catalogue, [*header, *placed, *carried.left])
    return dataclasses.replace(catalogue, entries=entries), _report([*placed, *carried.left])


def _report(placed: Sequence[_Placed]) -> MergeReport:
    def of(fate: str) -> tuple[str, ...]:
        return tuple(one.entry.context or "" for one in placed if one.fate == fate)

    return MergeReport(of("kept"), of("outdated"), of("restored"), of("revived"), of("suggested"),
                       of("untranslated"), of("obsolete"), of("trivial"))


def _carried(entry: Entry, unit: Unit, trivial: Changes) -> _Placed:
    """The entry of a context, for the unit as it reads now."""
    source, fate = unit.source, "revived" if entry.obsolete else "kept"
    sure = tuple(flag for flag in entry.flags if flag != "fuzzy")
    merged = changed(entry, obsolete=False, extracted=unit.extracted, references=unit.references)
    if entry.msgid == source:
        if not entry.fuzzy:  # Editors of plain text take the flag away and leave these behind; msgmerge drops them.
            merged = changed(merged, previous_context=None, previous_msgid=None, previous_plural=None)
        moved = moved_on(merged, source, trivial) if merged.fuzzy else None
        fate, merged = (fate, merged) if moved is None else ("trivial", rebound(original(entry), moved))
        return _Placed(merged, entry, fate)
    if not entry.translated or (not is_suggestion(entry) and true_source(entry) == source):
        fate = "restored" if entry.translated else "untranslated"
        merged = changed(merged, msgid=source, flags=sure, previous_context=None, previous_msgid=None,
                         previous_plural=None)
    elif (moved := moved_on(merged, source, trivial)) is not None:
        fate, merged = "trivial", rebound(original(entry), moved)
    elif entry.fuzzy:
        # Its previous source, if any, is the one that the translation was really made from.
        merged = changed(merged, msgid=source)
    else:
        fate = "outdated"
        merged = changed(merged, msgid=source, flags=("fuzzy", *sure), previous_context=None,
                         previous_msgid=entry.msgid, previous_plural=entry.msgid_plural)
    return _Placed(merged, entry, fate)


def _new(unit: Unit) -> _Placed:
    entry = Entry(unit.source, context=unit.context, extracted=unit.extracted, references=unit.references)
    return _Placed(entry, None, "untranslated")


def _offered(one: _Placed, domain: str, memory: Memory) -> _Placed:
    """The same with the translation that fits best as a suggestion, where it has none of its own."""
    entry = one.entry
    if entry.translated or entry.msgid_plural is not None:
        return one
    like = memory.closest(entry.msgid, domain)
    return one if like is None else _Placed(_suggesting(entry, like, domain), one.original, "suggested")


def _suggesting(entry: Entry, like: Remembered, domain: str) -> Entry:
    flags = ("fuzzy", *(flag for flag in entry.flags if flag != "fuzzy"))
    return changed(entry, msgstr=(like.target,), flags=flags, previous_context=like.origin(domain),
                   previous_msgid=like.source)


def _leftovers(catalogue: Catalogue, placed: Iterable[_Placed]) -> Iterable[_Placed]:
    """The entries that no unit took: obsolete ones first, then those that become it."""
    placed = tuple(placed)
    used = {id(one.original) for one in placed}
    keys = {one.entry.key for one in placed}
    for entry in (*catalogue.obsolete, *catalogue.messages):
        says_nothing = not entry.translated and (not entry.translator or entry.key in keys)
        if says_nothing or id(entry) in used:
            continue
        fate = "" if entry.obsolete else "obsolete"
        yield _Placed(changed(entry, obsolete=True, extracted=(), references=()), entry, fate)


def _arranged(catalogue: Catalogue, placed: Sequence[_Placed]) -> tuple[Entry, ...]:
    """The entries in their new order; one that stands behind another than before gets the
    usual blank line, and lines of its own."""
    pairs = zip((None, *catalogue.entries), catalogue.entries, strict=False)
    before = {id(entry): id(other) for other, entry in pairs}
    arranged: list[Entry] = []
    behind = id(None)
    for one in placed:
        entry, original = one.entry, one.original
        if original is not None and before[id(original)] != behind:
            entry = _moved(entry, catalogue.newline)
        arranged.append(entry)
        behind = id(original) if original is not None else 0
    return tuple(arranged)


def _moved(entry: Entry, newline: str) -> Entry:
    raw, lead = entry.raw, entry.lead
    if raw is not None and entry.obsolete and not raw.lstrip().startswith("#"):
        # It stood in the middle of a line whose head said #~.
        raw = None
    elif raw is not None and not raw.endswith("\n"):
        raw += newline
    return dataclasses.replace(entry, raw=raw, lead=lead if lead and lead.strip() else None)
