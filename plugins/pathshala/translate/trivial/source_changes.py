"""Which passages read otherwise than they did, for somebody to say whose change is trivial."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..project import Project
from ..states import State
from .declared import covered, text_digest


@dataclass(frozen=True)
class SourceChange:
    """A passage that reads otherwise than in the template as it was last written, or than when a
    translation was made that is outdated now. `outdates` names the languages whose translation was made
    from `old`, `declared` says that the change is known to be trivial, `latest` that `old` is the text of the
    template. Any other change may hold several, of which somebody else has made some."""

    domain: str
    context: str
    file: str
    old: str
    new: str
    outdates: tuple[str, ...]
    declared: bool
    latest: bool

    @property
    def name(self) -> str:
        """What it is declared by: the context, and the hash of the older text where it is not the latest change."""
        return self.context if self.latest else f"{self.context}@{text_digest(self.old)}"


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
            template_text = written.get(unit.context, unit.source)
            made_from: dict[str, list[str]] = {template_text: []}
            for language, found in zip(languages, (one[index] for one in states), strict=True):
                if found.state is State.OUTDATED and found.previous is not None:
                    made_from.setdefault(found.previous, []).append(language)
            for old, outdated in made_from.items():
                if old != unit.source:
                    yield SourceChange(domain, unit.context, unit.file, old, unit.source, tuple(outdated),
                                       covered(trivial.get(unit.context, ()), old, unit.source), old == template_text)
