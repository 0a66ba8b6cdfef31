"""Translations from the PO files of other tools, found by their source texts.

MediaWiki's Translate exports a page with the name of each unit as `msgctxt` and marks outdated
translations with `!!FUZZY!!` (https://www.mediawiki.org/wiki/Help:Extension:Translate/Off-line_translation);
mdbook-i18n-helpers writes no `msgctxt`, and emphasis always as `_` and `**`
(https://github.com/google/mdbook-i18n-helpers). Any PO file is read, whatever wrote it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from ..memory.suggest import CLOSE
from ..po.catalogue import Catalogue
from ..units import Unit
from .anchors import has_words
from .proposals import Proposal

_FUZZY_MARK = "!!FUZZY!!"
# Marks that wikitext has and no reader sees.
_NOT_SEEN = re.compile(r"<!--T:\d+-->|</?(?:translate|nowiki)\s*/?>|<tvar\b[^<>]*>|</tvar>|<tvar\|[^<>]*>|</>")
_STRESS = re.compile(r"(?<![^\W_])_([^\s_](?:[^_\n]*[^\s_])?)_(?![^\W_])")
MAX_LENGTH = 5_000
"""Longer texts are found only where they are the same."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a PO file offers: proposals by the contexts of units, and what else there is. `unplaced` are those
    of texts that no unit has, `untranslated` those in the source's own words. Of `passed_over` each is given
    with the other translation of the same source that was taken instead; that one is sure only where it
    alone was."""

    offered: dict[str, Proposal]
    unplaced: tuple[Proposal, ...] = ()
    untranslated: tuple[Proposal, ...] = ()
    passed_over: tuple[tuple[Proposal, Proposal], ...] = ()


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
    one, which is not sure. Nor is one of a source that was translated in different ways."""
    ways: dict[str, list[Proposal]] = defaultdict(list)
    untranslated = []
    for one in offered:
        source = plainly(one.source)
        if source == plainly(one.text) and has_words(source):
            untranslated.append(one)
        else:
            ways[source].append(one)
    taken = {source: _taken(held) for source, held in ways.items()}
    choices = [text for text in taken if len(text) <= MAX_LENGTH]
    found: dict[str, Proposal] = {}
    used: set[str] = set()
    for unit in units:
        text = plainly(unit.source)
        if text in taken:
            # Its translation is of this very text, however that was broken into lines.
            found[unit.context] = replace(taken[text], source=unit.source)
        elif len(text) <= MAX_LENGTH and (close := _closest(text, choices)):
            found[unit.context] = replace(taken[close], sure=False)
            text = close
        else:
            continue
        used.add(text)
    unplaced = [one for source, held in ways.items() if source not in used for one in held]
    passed = [(one, taken[source]) for source, held in ways.items() if source in used
              for one in held if plainly(one.text) != plainly(taken[source].text)]
    return Found(found, tuple(unplaced), tuple(untranslated), tuple(passed))


def _taken(held: Sequence[Proposal]) -> Proposal:
    """Of all translations of one source the first that is sure, else the first; it is not sure any more where
    another sure one reads otherwise."""
    sure = [one for one in held if one.sure]
    return replace((sure or held)[0], sure=len({plainly(one.text) for one in sure}) == 1)


def plainly(text: str) -> str:
    """A text without what differs between tools: line breaks, and which sign stresses a word."""
    return " ".join(_STRESS.sub(r"*\1*", text).split())


def _closest(text: str, choices: Sequence[str]) -> str:
    best = process.extractOne(text, choices, scorer=fuzz.ratio, score_cutoff=100 * CLOSE)
    return best[0] if best else ""
