"""Write translations that were made elsewhere into a PO file, and overwrite none that is there.

What is sure becomes a translation. A translation of an older text of the same passage is fuzzy with
that text (`#| msgid`), so it is shown as outdated. What is not sure is a suggestion: fuzzy with a
previous context as well, so it is never shown before somebody looked at it. A translation whose
source is gone stands among the obsolete entries, where `merge` finds it when the source returns.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..memory.suggest import Memory, remembered
from ..merge import carry, complete
from ..po.catalogue import Catalogue, Entry, changed
from ..states import chosen, is_suggestion, translations
from ..trivial.declared import Changes
from ..units import Unit, assign_contexts
from .pairs import Match

_IMPORTED = "imported"
"""The previous context of what is not sure: it comes from no other unit."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A translation that somebody offers for a source text, and whether it is sure; `place` says where it
    stands (`path:line`)."""

    source: str
    text: str
    sure: bool
    place: str = ""


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of the proposals: `sure`, `outdated` (made from an older text) and `unsure` ones were
    written, `gone` have no unit and stand among the obsolete entries, `same` stand there already, and
    `kept` differ from a translation that is there and was kept."""

    sure: tuple[Proposal, ...] = ()
    outdated: tuple[Proposal, ...] = ()
    unsure: tuple[Proposal, ...] = ()
    gone: tuple[Proposal, ...] = ()
    same: tuple[Proposal, ...] = ()
    kept: tuple[Proposal, ...] = ()
    refused: bool = False


def proposals(matches: Iterable[Match], path: str) -> tuple[Proposal, ...]:
    """One for each passage of the source, in order: two passages in one are offered to both, one in two as
    a whole. The text is empty where there is none, or it stands in the source's own words.

    `path` is that of the translated file."""
    found = []
    for one in matches:
        text = "" if one.left_in_source else "\n".join(part.text for part in one.target)
        place = f"{path}:{one.target[0].line}" if one.target else path
        found += [Proposal(part.text, text, one.sure, place) for part in one.source]
    return tuple(found)


def offered_to(units: Sequence[Unit], offered: Sequence[Proposal]) -> tuple[Mapping[str, Proposal], list[Proposal]]:
    """The proposals for the units of one document by their contexts, each for the unit whose text it was
    made from or for what became of it; and those whose source is gone. Both are in reading order, and empty
    proposals only say which units have none."""
    keys = [(str(number), one.source) for number, one in enumerate(offered)]
    carried = assign_contexts(keys, [unit.source for unit in units], ":")
    taken = {int(key): unit for unit, key in zip(units, carried, strict=True) if key.isdecimal()}
    found = {unit.context: offered[number] for number, unit in taken.items() if offered[number].text}
    return found, [one for number, one in enumerate(offered) if one.text and number not in taken]


def bring_in(
    catalogue: Catalogue,
    units: Sequence[Unit],
    offered: Mapping[str, Proposal],
    gone: Sequence[tuple[str, Proposal]] = (),
    trivial: Mapping[str, Changes] | None = None,
) -> tuple[Catalogue, Brought]:
    """The catalogue, merged with all units of its domain, and with the proposals written into it.

    `offered` holds proposals by the contexts of units, `gone` those without a unit, each with the name
    of its document, and `trivial` the declared changes of the catalogue's contexts. A catalogue that is
    not sound comes back untouched, with `refused`.
    """
    if not catalogue.sound:
        return catalogue, Brought(refused=True)
    fates: dict[str, list[Proposal]] = defaultdict(list)
    known = translations((*catalogue.messages, *catalogue.obsolete))
    entries = {id(entry): entry for entry in catalogue.entries}
    replaced: list[tuple[str, Proposal]] = []
    for unit in units:
        if unit.context in offered:
            proposal = offered[unit.context]
            entry = chosen(known.get(unit.context, ()), unit.source, (trivial or {}).get(unit.context, ()))
            fate = _fate(entry, unit, proposal)
            fates[fate].append(proposal)
            if fate not in ("same", "kept"):
                entries[id(entry or unit)] = _written(entry or Entry(unit.source, context=unit.context), unit, proposal)
                replaced += [_given_way(entry)] if entry and entry.translated else []
    obsolete = list(_obsolete(list(entries.values()), units, [*gone, *replaced]))
    for (_, proposal), added in zip(gone, obsolete, strict=False):
        fates["gone" if added else "same"].append(proposal)
    all_entries = (*entries.values(), *(entry for entry in obsolete if entry))
    carried = carry(dataclasses.replace(catalogue, entries=all_entries), units, trivial)
    merged, _ = complete(carried, "", Memory(remembered("", carried.entries)))
    sure, outdated, unsure, without, same, kept = (
        tuple(fates[fate]) for fate in ("sure", "outdated", "unsure", "gone", "same", "kept")
    )
    return merged, Brought(sure, outdated, unsure, without, same, kept)


def _fate(entry: Entry | None, unit: Unit, proposal: Proposal) -> str:
    """What becomes of a proposal for a unit that has this entry; only a suggestion gives way, and only to
    what is sure."""
    if entry is not None and entry.translated and not (proposal.sure and is_suggestion(entry)):
        return "same" if entry.msgstr[0] == proposal.text else "kept"
    if not proposal.sure:
        return "unsure"
    return "sure" if proposal.source == unit.source else "outdated"


def _given_way(entry: Entry) -> tuple[str, Proposal]:
    """A suggestion that is replaced, with its document: somebody may have worked on it."""
    document = (entry.context or "").rpartition(":")[0]
    return document, Proposal(entry.previous_msgid or entry.msgid, entry.msgstr[0], False)


def _written(entry: Entry, unit: Unit, proposal: Proposal) -> Entry:
    """The untranslated entry of a unit, with a proposal."""
    certain = proposal.sure and proposal.source == unit.source
    flags = tuple(flag for flag in entry.flags if flag != "fuzzy")
    return changed(
        entry, msgid=unit.source, msgid_plural=None, msgstr=(proposal.text,),
        flags=flags if certain else ("fuzzy", *flags),
        previous_context=None if proposal.sure else _IMPORTED,
        previous_msgid=None if certain else proposal.source, previous_plural=None,
    )


def _obsolete(
    entries: Sequence[Entry], units: Sequence[Unit], gone: Iterable[tuple[str, Proposal]]
) -> Iterator[Entry | None]:
    """An entry for each translation whose source is gone; None where it stands there already.

    Its context is the one that the source would be born with in its document."""
    held = {(text, entry.msgstr[0]) for entry in entries for text in (entry.msgid, entry.previous_msgid) if text}
    taken = {entry.context for entry in entries if entry.context is not None} | {unit.context for unit in units}
    for document, proposal in gone:
        if (proposal.source, proposal.text) in held:
            yield None
            continue
        (context,) = assign_contexts((), [proposal.source], document, taken)
        taken.add(context)
        held.add((proposal.source, proposal.text))
        unsure = () if proposal.sure else ("fuzzy",)
        yield Entry(
            proposal.source, (proposal.text,), context, flags=unsure, obsolete=True,
            previous_context=_IMPORTED if unsure else None, previous_msgid=proposal.source if unsure else None,
        )
