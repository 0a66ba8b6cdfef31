"""What a translation changed in the markup of its source, in the words of findings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .pairs import Pair
from .passage_text import PassageText, prose_in_quotes
from .registry import Hit

_SHOWN = 3
_MOST = 20
"""How many pieces of code of one passage are looked for in another; who writes more of them wrongly is
told of these."""
_NO_WORDS = re.compile(r"[\\/_$<>={}()\[\]@#%|~+*&^`:;\d]|[a-z][A-Z]|\w\.\w|(?<!\w)-")
_LITERAL = re.compile(r"\"[^\"]*\"|'[^']*'|<[^<>]*>|\{\{[^{}]*\}\}|\{[^{}\s]+ [^{}]*\}|(?:#|//) .*")
_ACTIVE = re.compile(r"[*<>\[\]\\&]|(?<!\w)_|_(?!\w)")


def hit(pair: Pair, message: str, *ways_out: str) -> Hit:
    """A finding at a translation."""
    return Hit(pair.path, pair.span, message, ways_out)


def difference(left: Iterable[str], right: Iterable[str]) -> tuple[str, ...]:
    """What the left side holds more often than the right one, in its order."""
    more = Counter(left) - Counter(right)
    return tuple(more.elements())


def listed(texts: Iterable[str]) -> str:
    """The first few texts in quotation marks."""
    every = list(dict.fromkeys(texts))
    return ", ".join(prose_in_quotes(one) for one in every[:_SHOWN]) + (" …" if len(every) > _SHOWN else "")


def lost_or_added(source: Iterable[str], target: Iterable[str], what: str) -> tuple[str, tuple[str, ...]]:
    """A message about what only one side holds, and the way out; the message is empty where nothing is.

    `what` names such things, in the plural.
    """
    left, right = tuple(source), tuple(target)
    if left == right:
        return "", ()
    lost, added = difference(left, right), difference(right, left)
    if lost and added:
        return f"{what} changed: {listed(lost)} became {listed(added)}", (f"write {listed(lost)} as in the source",)
    if lost:
        return f"{what} lost: {listed(lost)}", (f"copy {listed(lost)} from the source",)
    return (f"{what} added: {listed(added)}", (f"take {listed(added)} out",)) if added else ("", ())


@dataclass(frozen=True)
class CodeChanges:
    """What became of code: what is gone or now says something else (`lost`, `changed`), and what may
    be meant: words that were translated (`reworded`), code that stands as plain text or less often
    (`unmarked`), or that only the translation has (`added`)."""

    lost: tuple[str, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()
    reworded: tuple[tuple[str, str], ...] = ()
    unmarked: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


NO_CHANGES = CodeChanges()


def code_changes(source: PassageText, target: PassageText) -> CodeChanges:
    """What became of the code of a source in its translation."""
    left, right = [_inside(one) for one in source.of("code")], [_inside(one) for one in target.of("code")]
    if left == right or sorted(left) == sorted(right):
        return NO_CHANGES
    here, there = Counter(left), Counter(right)
    lost = [one for one in here if one not in there][:_MOST]
    added = [one for one in there if one not in here][:_MOST]
    unmarked = [one for one, times in here.items() if 0 < there[one] < times]
    plain = [one for one in lost if one in target.outside_code and not _ACTIVE.search(one)]
    lost = [one for one in lost if one not in plain]
    new = [one for one in added if one not in source.text]
    pairs = list(zip(lost, new, strict=False))
    return CodeChanges(
        lost=tuple(lost[len(pairs):]),
        changed=tuple(one for one in pairs if not _may_be_translated(*one)),
        reworded=tuple(one for one in pairs if _may_be_translated(*one)),
        unmarked=(*plain, *unmarked),
        added=tuple(new[len(pairs):]),
    )


def _inside(code: str) -> str:
    ticks = len(code) - len(code.lstrip("`"))
    return " ".join(code[ticks:-ticks].split())


def _may_be_translated(source: str, target: str) -> bool:
    """Whether a change of code leaves all that a machine reads: it is words, or differs in what stands in
    quotation marks, in brackets for values, in a template's braces, or behind a comment's sign."""
    return not _NO_WORDS.search(source) or _LITERAL.sub("", source) == _LITERAL.sub("", target)
