"""Bring a language's PO file up to date with the units of its pack, and lose nothing.

For every unit: the same context and source is kept; the same context with another source is
fuzzy with the source it was made from (`#| msgid`); a unit that is gone becomes obsolete and is
found again when it returns; a new unit whose text is close to a translated one gets that
translation as a suggestion (fuzzy with `#| msgctxt` and `#| msgid`).
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from .catalogue import Catalogue, Entry, changed
from .states import chosen, is_suggestion, translations, true_source
from .units import Unit

CLOSE = 0.75
"""How similar (0 to 1) the source of a translation must be to a new text to be suggested."""

_MAX_LENGTH = 5_000
_MAX_CANDIDATES = 2_000
_NO_CONTEXT = "unknown"


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a merge did, by context: `kept` as they were, `outdated` newly, `restored` because
    the source reads as before, `revived` from obsolete, `suggested` for new units,
    `untranslated` for new units and for changed ones that had no translation, `obsolete`
    newly. `refused` says that the file must be mended first."""

    kept: tuple[str, ...] = ()
    outdated: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()
    revived: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()
    untranslated: tuple[str, ...] = ()
    obsolete: tuple[str, ...] = ()
    refused: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    """An entry of the merged file, what it was made from, and what happened to it."""

    entry: Entry
    original: Entry | None
    fate: str


def merge(catalogue: Catalogue, units: Sequence[Unit]) -> tuple[Catalogue, MergeReport]:
    """The catalogue with one entry for each unit, in their order, then the obsolete ones.

    The header stays as it is. A catalogue that is not sound comes back untouched, with
    `refused`. Merging twice gives the same bytes as merging once.
    """
    if not catalogue.sound:
        return catalogue, MergeReport(refused=True)
    known = translations((*catalogue.messages, *catalogue.obsolete))
    memory = _Memory(catalogue)
    placed = []
    for unit in units:
        entry = chosen(known.get(unit.context, ()), unit.source)
        placed.append(_new(unit, memory) if entry is None else _carried(entry, unit))
    left = list(_leftovers(catalogue, placed))
    header = [_Placed(catalogue.header, catalogue.header, "")] if catalogue.header else []
    entries = _arranged(catalogue, [*header, *placed, *left])
    return dataclasses.replace(catalogue, entries=entries), _report([*placed, *left])


def _report(placed: Sequence[_Placed]) -> MergeReport:
    def of(fate: str) -> tuple[str, ...]:
        return tuple(one.entry.context or "" for one in placed if one.fate == fate)

    return MergeReport(of("kept"), of("outdated"), of("restored"), of("revived"), of("suggested"),
                       of("untranslated"), of("obsolete"))


def _carried(entry: Entry, unit: Unit) -> _Placed:
    """The entry of a context, for the unit as it reads now."""
    source, fate = unit.source, "revived" if entry.obsolete else "kept"
    sure = tuple(flag for flag in entry.flags if flag != "fuzzy")
    merged = changed(entry, obsolete=False, extracted=unit.extracted, references=unit.references)
    if entry.msgid == source:
        return _Placed(merged, entry, fate)
    if not entry.translated or (not is_suggestion(entry) and true_source(entry) == source):
        fate = "restored" if entry.translated else "untranslated"
        merged = changed(merged, msgid=source, flags=sure, previous_context=None, previous_msgid=None,
                         previous_plural=None)
    elif entry.fuzzy:
        # Its previous source, if any, is the one that the translation was really made from.
        merged = changed(merged, msgid=source)
    else:
        fate = "outdated"
        merged = changed(merged, msgid=source, flags=("fuzzy", *sure), previous_context=None,
                         previous_msgid=entry.msgid, previous_plural=entry.msgid_plural)
    return _Placed(merged, entry, fate)


def _new(unit: Unit, memory: _Memory) -> _Placed:
    entry = Entry(unit.source, context=unit.context, extracted=unit.extracted, references=unit.references)
    like = memory.closest(unit.source)
    if like is None:
        return _Placed(entry, None, "untranslated")
    suggestion = dataclasses.replace(
        entry, msgstr=like.msgstr, flags=("fuzzy",), previous_context=like.context or _NO_CONTEXT,
        previous_msgid=true_source(like) or like.msgid,
    )
    return _Placed(suggestion, None, "suggested")


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


class _Memory:
    """The translations of a catalogue, to find the one whose source is closest to a text."""

    def __init__(self, catalogue: Catalogue) -> None:
        known = [
            entry for entry in (*catalogue.messages, *catalogue.obsolete)
            if entry.translated and entry.msgid_plural is None and not is_suggestion(entry)
        ]
        known.sort(key=lambda entry: (entry.fuzzy, entry.obsolete))
        self._exact: dict[str, Entry] = {}
        for entry in known:
            self._exact.setdefault(true_source(entry) or entry.msgid, entry)
        self._sources = sorted((text for text in self._exact if len(text) <= _MAX_LENGTH), key=len)
        self._lengths = [len(text) for text in self._sources]

    def closest(self, text: str) -> Entry | None:
        """The entry made from this text, else from the one most like it, if `CLOSE`."""
        if text in self._exact:
            return self._exact[text]
        if len(text) > _MAX_LENGTH:
            return None
        # Lengths further apart than this cannot reach the ratio.
        low = bisect_left(self._lengths, len(text) * CLOSE / (2 - CLOSE) - 1)
        high = bisect_right(self._lengths, len(text) * (2 - CLOSE) / CLOSE + 1)
        if high - low > _MAX_CANDIDATES:
            middle = bisect_left(self._lengths, len(text))
            low = max(low, middle - _MAX_CANDIDATES // 2)
            high = min(high, low + _MAX_CANDIDATES)
        found = process.extractOne(text, self._sources[low:high], scorer=fuzz.ratio, score_cutoff=100 * CLOSE)
        return self._exact[found[0]] if found else None
