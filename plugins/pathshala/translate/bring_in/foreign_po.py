"""Translations from the PO files of other tools, found by their source texts.

MediaWiki's Translate exports a page with the name of each unit as `msgctxt` and marks outdated
translations with `!!FUZZY!!` (https://www.mediawiki.org/wiki/Help:Extension:Translate/Off-line_translation);
mdbook-i18n-helpers writes no `msgctxt`, and emphasis always as `_` and `**`
(https://github.com/google/mdbook-i18n-helpers). Any PO file is read, whatever wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from ..memory.suggest import CLOSE
from ..po.catalogue import Catalogue
from ..units import Unit
from .proposals import Proposal

_FUZZY_MARK = "!!FUZZY!!"
# Marks that wikitext has and no reader sees.
_NOT_SEEN = re.compile(r"<!--T:\d+-->|</?(?:translate|nowiki)\s*/?>|<tvar\b[^<>]*>|</tvar>|<tvar\|[^<>]*>|</>")
_STRESS = re.compile(r"(?<![^\W_])_([^\s_](?:[^_\n]*[^\s_])?)_(?![^\W_])")
MAX_LENGTH = 5_000
"""Longer texts are found only where they are the same."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a PO file offers: proposals by the contexts of units, and the proposals that serve none, among
    them other translations of a text that has one."""

    offered: dict[str, Proposal]
    unplaced: tuple[Proposal, ...]


def offers(catalogue: Catalogue, shown: str) -> tuple[Proposal, ...]:
    """The translations of a PO file, with what its tool adds to them taken off; `shown` is its path."""
    found = []
    for entry in catalogue.messages:
        text = entry.msgstr[0].removeprefix(_FUZZY_MARK).strip()
        if text and entry.msgid and entry.msgid_plural is None:
            outdated = entry.fuzzy or entry.msgstr[0].startswith(_FUZZY_MARK)
            source = entry.previous_msgid if outdated and entry.previous_msgid else entry.msgid
            place = f"{shown}:{entry.span.line}"
            found.append(Proposal(_NOT_SEEN.sub("", source), _NOT_SEEN.sub("", text), not outdated, place))
    return tuple(found)


def find(offered: Sequence[Proposal], units: Iterable[Unit]) -> Found:
    """For each unit the proposal with its text, white space and signs of emphasis aside, else the closest
    one, which is not sure."""
    exact: dict[str, Proposal] = {}
    for one in sorted(offered, key=lambda one: not one.sure):
        exact.setdefault(plainly(one.source), one)
    choices = [text for text in exact if len(text) <= MAX_LENGTH]
    found: dict[str, Proposal] = {}
    used: set[int] = set()
    for unit in units:
        text = plainly(unit.source)
        if text in exact:
            one = exact[text]
            # Its translation is of this very text, however that was broken into lines.
            found[unit.context] = Proposal(unit.source, one.text, one.sure, one.place)
        elif len(text) <= MAX_LENGTH and (close := _closest(text, choices)):
            one = exact[close]
            found[unit.context] = Proposal(one.source, one.text, False, one.place)
        else:
            continue
        used.add(id(one))
    return Found(found, tuple(one for one in offered if id(one) not in used))


def plainly(text: str) -> str:
    """A source text without what differs between tools: line breaks, and which sign stresses a word."""
    return " ".join(_STRESS.sub(r"*\1*", text).split())


def _closest(text: str, choices: Sequence[str]) -> str:
    best = process.extractOne(text, choices, scorer=fuzz.ratio, score_cutoff=100 * CLOSE)
    return best[0] if best else ""
