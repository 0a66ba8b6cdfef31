"""What is known of a single translation: whether a machine made it, and whether somebody has read it.

Both are translator comments of its entry, which every editor keeps:

    # pathshala: machine translation by NAME, 2026-06-01, 1f2e3d4c
    # pathshala: reviewed by NAME, 2026-06-01, 1f2e3d4c

The eight hexadecimal digits are a hash of source and translation as they were then. Whoever changes
one of the two makes the line void: a machine's draft that a person has mended is that person's
draft, and a text that was approved must be read again.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from .po.catalogue import Catalogue, Entry, changed, header_value

_MARK = "pathshala: "
_DAY = len("2026-06-01")  # What gettext writes before the time.
_ADDRESS = re.compile(r"[^\s<>()\"',;]+@[^\s<>()\"',;]+")
_WORDS = re.compile(r"[^\s.,;:<>()\"']+")
_LINE = re.compile(
    r"pathshala: (?P<kind>machine translation|reviewed) by (?P<name>[^,]*\S), (?P<day>\d{4}-\d\d-\d\d), "
    r"(?P<digest>[0-9a-f]{8})"
)


class Review(StrEnum):
    """How far a translation has come: made by a machine, by somebody, read by somebody else; VOID where
    it was read, and was changed since."""

    MACHINE = "machine"
    DRAFT = "draft"
    REVIEWED = "reviewed"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Signed:
    """One line of those above."""

    kind: Literal["machine", "reviewed"]
    name: str
    day: str
    digest: str


def digest(entry: Entry) -> str:
    """The hash of an entry's source and translation."""
    texts = (entry.msgid, entry.msgid_plural or "", *entry.msgstr)
    return hashlib.blake2b("\0".join(texts).encode("utf-8", "replace"), digest_size=4).hexdigest()


def signatures(entry: Entry) -> tuple[Signed, ...]:
    """The lines of an entry that can be read as one of those above, in order."""
    if not entry.translator:
        return ()
    found = (_LINE.fullmatch(line.strip()) for line in entry.translator)
    return tuple(
        Signed("machine" if one["kind"].startswith("machine") else "reviewed", one["name"], one["day"], one["digest"])
        for one in found if one
    )


@dataclass(frozen=True)
class LastTranslator:
    """Whom the header of a file names as its translator, and the day on which they have last translated, None where
    it does not say. Who translates a passage after they have read the others has read those all the
    same, so a name tells nothing about what was signed before that day."""

    name: str = ""
    day: date | None = None

    def by(self, day: date | None) -> str:
        """The name of the translator, if they may have been that by a day; else empty."""
        return self.name if self.day is None or day is None or self.day <= day else ""


NOBODY = LastTranslator()


def last_translator(catalogue: Catalogue) -> LastTranslator:
    """The translator whom the header of a file names."""
    return LastTranslator(header_value(catalogue, "Last-Translator"), header_day(catalogue, "PO-Revision-Date"))


def header_day(catalogue: Catalogue, name: str) -> date | None:
    """The day in a field of a file's header; None where there is none."""
    return day_in(header_value(catalogue, name)[:_DAY])


def day_in(text: str) -> date | None:
    """The day that a text is (ISO 8601); None where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def readings(entry: Entry, translator: LastTranslator = NOBODY) -> tuple[Signed, ...]:
    """The lines of an entry by which somebody has read it: not whoever had made it, be it the translator of its file
    or a machine. Nobody reviews their own work, whoever wrote the line."""
    signed = signatures(entry)
    machines = [one.name for one in signed if one.kind == "machine"]
    return tuple(
        one for one in signed if one.kind == "reviewed"
        and not any(same_person(maker, one.name) for maker in (translator.by(day_in(one.day)), *machines)))


def review(entry: Entry, translator: LastTranslator = NOBODY) -> Review:
    """How far the entry's translation has come, as the entry stands now, in the file of a translator."""
    signed = signatures(entry)
    if not signed:
        return Review.DRAFT
    now, read = digest(entry), readings(entry, translator)
    if any(one.digest == now for one in read):
        return Review.REVIEWED
    if read:
        return Review.VOID
    return Review.MACHINE if any(one.kind == "machine" and one.digest == now for one in signed) else Review.DRAFT


def approved(entry: Entry, name: str, day: date, catalogue: Catalogue) -> Entry:
    """The entry with a line that says who has read it. An earlier one that is void gives way.

    Raises ValueError where there is nothing to approve, or the name is that of the translator:
    nobody reviews their own work.
    """
    name = _name(name)
    _refuse_unsure(entry)
    own = any(one.kind == "machine" and same_person(one.name, name) for one in signatures(entry))
    if own or same_person(last_translator(catalogue).name, name):
        raise ValueError("a translation is approved by somebody else than its translator")
    return _with_line(entry, "reviewed", name, day)


def machine_made(entry: Entry, name: str, day: date) -> Entry:
    """The entry with a line that says which machine has made its translation. Raises ValueError where there
    is none."""
    _refuse_unsure(entry)
    return _with_line(entry, "machine translation", _name(name), day)


def rebound(before: Entry, after: Entry) -> Entry:
    """`after` with the lines that were valid for `before` bound to its texts: for a change of the source
    that was declared trivial, which no reader need look at again."""
    was, now = digest(before), digest(after)
    lines = tuple(
        f"{line[:-len(was)]}{now}" if _LINE.fullmatch(line.strip()) and line.endswith(was) else line
        for line in after.translator
    )
    return changed(after, translator=lines)


def same_person(left: str, right: str) -> bool:
    """Whether two ways to write a person may mean the same one: an address or all words of a name agree."""
    (name, address), (other, also) = person(left), person(right)
    return bool(address and address == also) or bool(name and name == other)


def person(text: str) -> tuple[frozenset[str], str]:
    """The words of a name, and the mail address that stands with it, if any: two ways to write a person may
    mean the same one where one of the two agrees, and is not empty."""
    text = unicodedata.normalize("NFKC", text).casefold()
    found = _ADDRESS.search(text)
    return frozenset(_WORDS.findall(_ADDRESS.sub(" ", text))), found.group() if found else ""


def _refuse_unsure(entry: Entry) -> None:
    if entry.is_header or not entry.readable or entry.fuzzy:
        raise ValueError("only a translation that is not fuzzy can be signed")


def _name(name: str) -> str:
    name = " ".join(name.replace(",", " ").split())
    if not name:
        raise ValueError("a name is needed")
    return name


def _with_line(entry: Entry, kind: str, name: str, day: date) -> Entry:
    """The entry with a line of a kind as its last comment; those of that kind that are void, or of the same
    name, give way."""
    now, mark = digest(entry), f"{_MARK}{kind} by "
    kept = tuple(
        line for line in entry.translator if not line.strip().startswith(mark)
        or (line.rstrip().endswith(now) and not same_person(line.strip().removeprefix(mark).partition(",")[0], name))
    )
    return changed(entry, translator=(*kept, f"{mark}{name}, {day.isoformat()}, {now}"))
