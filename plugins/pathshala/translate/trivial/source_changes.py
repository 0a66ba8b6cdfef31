"""Which passages read otherwise than they did, for somebody to say whose change is trivial."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..project import Project
from ..states import State
from .declared import covered


@dataclass(frozen=True)
class SourceChange:
    """A passage that reads otherwise than in the template as it was last written, or than when a
    translation was made that is outdated now. `declared` says that the change is known to be trivial."""

    domain: str
    context: str
    file: str
    old: str
    new: str
    declared: bool


def source_changes(held: Project, domain: str = "") -> Iterator[SourceChange]:
    """The changes of all passages, or of those of one domain, in the order of the texts."""
    for name in held.documents:
        if domain in ("", name):
            yield from _changes(held, name)


def _changes(held: Project, domain: str) -> Iterator[SourceChange]:
    template = held.templates.get(domain)
    written = {entry.context: entry.msgid for entry in template.messages} if template else {}
    trivial = held.trivial.get(domain, {})
    languages = [language for language, other in held.catalogues if other == domain]
    for document in held.documents[domain]:
        states = [held.look_up(document, language) for language in languages]
        for index, unit in enumerate(held.units[domain, document.name]):
            found = [one[index] for one in states]
            made_from = [one.previous for one in found if one.state is State.OUTDATED and one.previous is not None]
            for old in dict.fromkeys([written.get(unit.context, unit.source), *made_from]):
                if old != unit.source:
                    yield SourceChange(domain, unit.context, unit.file, old, unit.source,
                                       covered(trivial.get(unit.context, ()), old, unit.source))
