"""Changes of sources that outdate no translation, because a maintainer says so.

They stand in `translations/trivial.yml`, one on a line, sorted, so that git merges them:

    - {domain: first-edit, context: "save:1a2b3c", old: "9f86d081884c", new: "60303ae22b99", what: "recieve → receive"}

A change is known by the hashes of both texts, so a declaration holds for nothing else: the next
change of the passage outdates its translations again. `what` shows a reader of the file the words.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path

from ...model.fields import key
from ...model.finding import Fault, Span
from ...safety.nodes import Node
from ...safety.nodes import Sequence as YamlList
from ...safety.quote import in_quotes
from ...safety.scalars import quoted
from ...safety.text import read_text
from ...safety.yaml import parse
from ...sources.decode import decode
from ...sources.nearest import nearest
from ..difference import word_difference
from ..po.catalogue import Catalogue

TRIVIAL_FILE = "trivial.yml"
_DIGEST = re.compile("[0-9a-f]{12}")
_PLAIN = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_HEAD = "# Changes of sources that outdate no translation. `pathshala translate trivial` writes them.\n"
_MAX_SHOWN = 160

Changes = Sequence[tuple[str, str]]
"""The hashes of a passage before and after each of its changes that were declared trivial."""

Trivial = Mapping[str, Mapping[str, Changes]]
"""The changes of all passages, by domain and context."""


@dataclass(frozen=True)
class TrivialChange:
    """A change of one passage that outdates none of its translations."""

    domain: str = key("The pack's id, or site.", example="first-edit")
    context: str = key("The context of the passage, as in its PO file.", example='"save:1a2b3c"')
    old: str = key("The hash of the text before.", example='"9f86d081884c"')
    new: str = key("The hash of the text after.", example='"60303ae22b99"')
    what: str = key("The words that changed.", default="", example='"recieve → receive"')
    by: str = key("Who has declared it.", default="")
    day: str = key("When.", default="", example='"2026-06-01"')


@dataclass(frozen=True)
class Declared:
    """What the file declares, each with its place there."""

    path: str
    text: str = ""
    changes: tuple[tuple[TrivialChange, Span], ...] = ()

    @cached_property
    def trivial(self) -> Trivial:
        """The changes by domain and context, whatever their order in the file."""
        found: dict[str, dict[str, set[tuple[str, str]]]] = defaultdict(lambda: defaultdict(set))
        for one, _ in self.changes:
            found[one.domain][one.context].add((one.old, one.new))
        return {domain: {context: tuple(sorted(pairs)) for context, pairs in held.items()}
                for domain, held in found.items()}


def text_digest(text: str) -> str:
    """The hash that a text is known by in the file."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def covered(changes: Changes, old: str | None, new: str) -> bool:
    """Whether declared changes lead from one text to another, in one step or more."""
    return old is not None and bool(changes) and text_digest(new) in reached(changes, text_digest(old))


def reached(changes: Changes, old: str) -> frozenset[str]:
    """The hashes of all texts that declared changes lead to from the text of a hash, itself among them."""
    found, waiting = set[str](), [old]
    while waiting:
        here = waiting.pop()
        found.add(here)
        waiting += [after for before, after in changes if before == here and after not in found]
    return frozenset(found)


def read_trivial(root: Path, translations_dir: str) -> tuple[Declared, list[Fault]]:
    """What the file of a site declares, and what is wrong with it; nothing where there is no file.

    A declaration that cannot be read declares nothing.
    """
    shown = f"{translations_dir}/{TRIVIAL_FILE}"
    if not os.path.lexists(root / shown):
        return Declared(shown), []
    text, faults = read_text(root / shown, shown)
    declared, wrong = declared_in(text, shown)
    return declared, [*faults, *wrong]


def declared_in(text: str, shown: str) -> tuple[Declared, list[Fault]]:
    """What a text declares that was read from the file `shown`."""
    node, faults = parse(text, shown)
    if not isinstance(node, YamlList):
        if node is not None:
            faults.append(Fault("wrong-type", shown, node.span, "the file holds something else than a list",
                                ("write one declaration on a line, each with a hyphen before it",)))
        return Declared(shown, text), faults
    changes = []
    for item in node.items:
        change, wrong = _change(item, shown)
        faults += wrong
        if change:
            changes.append((change, item.span))
    return Declared(shown, text, tuple(changes)), faults


def _change(item: Node, shown: str) -> tuple[TrivialChange | None, list[Fault]]:
    change, spans, faults = decode(TrivialChange, item, shown)
    if change is None:
        return None, faults
    wrong = [
        Fault("bad-shape", shown, spans[name,],
              f"{name}: {in_quotes(text)} is no hash of a text: 12 digits or letters a to f",
              ("let `pathshala translate trivial` write it",))
        for name, text in (("old", change.old), ("new", change.new)) if not _DIGEST.fullmatch(text)
    ]
    return (None if wrong else change), [*faults, *wrong]


def strays(declared: Declared, contexts: Mapping[str, Iterable[str]]) -> Iterator[Fault]:
    """The declarations for passages that there are not; `contexts` holds those of each domain."""
    known = {domain: frozenset(held) for domain, held in contexts.items()}
    for one, span in declared.changes:
        if one.domain not in known:
            yield _stray(declared.path, span, f"there is no pack {in_quotes(one.domain)}", nearest(one.domain, known))
        elif one.context not in known[one.domain]:
            yield _stray(declared.path, span, f"{one.domain} has no passage {in_quotes(one.context)}",
                         nearest(one.context, known[one.domain]))


def _stray(path: str, span: Span, message: str, near: str) -> Fault:
    ways_out = (f'did you mean "{near}"?',) if near else ()
    return Fault("unknown-trivial-passage", path, span, f"{message}, so the declaration does nothing",
                 (*ways_out, "delete the line if the passage is gone"))


def template_contexts(templates: Mapping[str, Catalogue]) -> Mapping[str, frozenset[str]]:
    """The contexts of each domain, as its template has them."""
    return {domain: frozenset(entry.context for entry in held.messages if entry.context is not None)
            for domain, held in templates.items()}


def declaration(domain: str, context: str, old: str, new: str, by: str = "", day: str = "") -> TrivialChange:
    """The declaration that a passage's change from `old` to `new` is trivial."""
    what, name = words_changed(old, new), " ".join(by.split())
    return TrivialChange(domain, context, text_digest(old), text_digest(new), what, name, day)


def words_changed(old: str, new: str) -> str:
    """The words that differ between two texts, on one line: `recieve → receive; the → ∅`."""
    parts = word_difference(old, new)
    said = []
    for index, (kind, text) in enumerate(parts):
        if kind == "removed":
            follows = index + 1 < len(parts) and parts[index + 1][0] == "added"
            said.append(f"{_shown(text)} → {_shown(parts[index + 1][1]) if follows else '∅'}")
        elif kind == "added" and (index == 0 or parts[index - 1][0] != "removed"):
            said.append(f"∅ → {_shown(text)}")
    whole = "; ".join(said)
    return whole if len(whole) <= _MAX_SHOWN else f"{whole[:_MAX_SHOWN]}…"


def _shown(text: str) -> str:
    flat = "".join(char if char.isprintable() else "�" for char in " ".join(text.split()))
    return flat or "white space"


def with_changes(declared: Declared, new: Iterable[TrivialChange]) -> str:
    """The text of the file with further declarations, each on a line of its own where it belongs in
    the order of domains and contexts; other lines stay. Raises ValueError where the file is written
    in another way, so that lines cannot be added to it."""
    held = {_key(one) for one, _ in declared.changes}
    wanted = {_key(one): one for one in new if _key(one) not in held}
    lines = (declared.text or _HEAD).splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    places = [(_key(one), span.line - 1) for one, span in declared.changes]
    end = len(lines)
    for order in sorted(wanted, reverse=True):
        where = next((line for place, line in places if place > order), end)
        lines.insert(where, _line(wanted[order]))
    text = "".join(lines)
    after, faults = declared_in(text, declared.path)
    if faults or {_key(one) for one, _ in after.changes} != held | set(wanted):
        raise ValueError(f"{declared.path} must be mended first: one declaration on a line, with a hyphen before it")
    return text


def _key(change: TrivialChange) -> tuple[str, str, str, str]:
    return change.domain, change.context, change.old, change.new


def _line(change: TrivialChange) -> str:
    held = ((field.name, getattr(change, field.name)) for field in fields(change))
    said = (f"{name}: {text if name == 'domain' and _PLAIN.fullmatch(text) else quoted(text)}"
            for name, text in held if text)
    return f"- {{{', '.join(said)}}}\n"
