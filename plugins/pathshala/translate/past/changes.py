"""What became of the translations between two states of a site: done, outdated, lost."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from ..completeness import Completeness, completeness
from ..extract import CHECKS_DOMAIN, TextDocument
from ..project import Project
from ..states import State, Translation
from ..units import Unit
from ..words import count_words


@dataclass(frozen=True, slots=True)
class Tally:
    """How many passages, and how many words of their sources."""

    units: int = 0
    words: int = 0


@dataclass(frozen=True)
class DomainChange:
    """What happened to the translation of one domain into one language.

    `before` and `after` tell how complete it was and is. Passages are counted under what became of them:
    `translated` had no translation before, `updated` had an outdated one, `revised` had another one of
    the same source; `outdated` had a current one, `unsure` got one that is marked as not sure, `lost` is
    without the translation that it had, `removed` is gone from the source with its translation, `added` is
    new in the source and not translated.
    `completed` names the documents of which nothing is missing now, and `whole` says so of all.
    """

    language: str
    domain: str
    before: Completeness
    after: Completeness
    tallies: Mapping[str, Tally]
    completed: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether the domain became complete."""
        return _became_complete(self.before, self.after)

    @property
    def any(self) -> bool:
        """Whether anything happened at all."""
        return bool(self.tallies) or self.before != self.after

    def __getitem__(self, fate: str) -> Tally:
        return self.tallies.get(fate, Tally())


FATES = ("translated", "updated", "revised", "outdated", "unsure", "lost", "removed", "added")


@dataclass(frozen=True)
class SourceEdit:
    """A passage whose source was edited so that current translations are outdated now, in these languages.

    `file` is relative to the site's folder."""

    domain: str
    context: str
    file: str
    role: str
    old: str
    new: str
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """All that happened, by language and domain, and the edits of sources that outdated translations."""

    domains: tuple[DomainChange, ...] = ()
    edits: tuple[SourceEdit, ...] = ()


@dataclass(frozen=True)
class _Passages:
    """The passages of one domain in one language, under their contexts."""

    share: Completeness = field(default_factory=Completeness)
    documents: Mapping[str, Completeness] = field(default_factory=dict)
    states: Mapping[str, tuple[Unit, Translation]] = field(default_factory=dict)



def compare(before: Project, after: Project) -> Changes:
    """What happened from one state of a site to the next; a passage is the same if its context is."""
    domains: list[DomainChange] = []
    edited: dict[tuple[str, str], list[str]] = {}
    for language in after.site.languages:
        for domain in {**after.documents, **before.documents}:
            was, now = (_passages(held, domain, language.tag) for held in (before, after))
            change = _change(language.tag, domain, was, now)
            if change.any:
                domains.append(change)
            for context in _outdated_by_edits(was, now):
                edited.setdefault((domain, context), []).append(language.tag)
    return Changes(tuple(domains), tuple(_edits(before, after, edited)))


def _passages(held: Project, domain: str, language: str) -> _Passages:
    """The passages of a domain that are to be translated into a language; none where there is no such
    domain, it was written in the language, or is only translated where somebody begins."""
    documents = held.documents.get(domain, ())
    begun = domain != CHECKS_DOMAIN or (language, domain) in held.catalogues
    if not begun or not documents or documents[0].language == language:
        return _Passages()
    states: dict[str, tuple[Unit, Translation]] = {}
    shares: dict[str, Completeness] = {}
    for document in documents:
        found = held.look_up(document, language)
        shares[document.name] = completeness(zip([text.text for text in document.texts], found, strict=True))
        units = held.units[domain, document.name]
        states |= {unit.context: (unit, one) for unit, one in zip(units, found, strict=True)}
    return _Passages(sum(shares.values(), Completeness()), shares, states)


def _change(language: str, domain: str, was: _Passages, now: _Passages) -> DomainChange:
    counts: dict[str, list[int]] = {}
    for fate, source in _fates(was, now):
        counts.setdefault(fate, []).append(count_words(source))
    completed = (name for name, share in now.documents.items()
                 if _became_complete(was.documents.get(name, Completeness()), share))
    tallies = {fate: Tally(len(counts[fate]), sum(counts[fate])) for fate in FATES if fate in counts}
    return DomainChange(language, domain, was.share, now.share, tallies, tuple(completed))


def _became_complete(before: Completeness, after: Completeness) -> bool:
    return bool(after.units) and after.complete and not (before.units and before.complete)


def _fates(was: _Passages, now: _Passages) -> Iterator[tuple[str, str]]:
    """What became of each passage that fared in any way, and its source."""
    for context, (unit, present) in now.states.items():
        _, past = was.states.get(context, (unit, Translation(State.UNTRANSLATED)))
        fate = _fate(past, present)
        if context not in was.states and present.state is State.UNTRANSLATED:
            fate = "added"
        if fate:
            yield fate, unit.source
    for context, (unit, past) in was.states.items():
        if context not in now.states and past.state in (State.CURRENT, State.OUTDATED):
            yield "removed", unit.source


def _fate(past: Translation, present: Translation) -> str:
    match past.state, present.state:
        case State.UNTRANSLATED, State.CURRENT:
            return "translated"
        case State.UNTRANSLATED, State.OUTDATED:
            return "unsure"
        case State.OUTDATED, State.CURRENT:
            return "updated"
        case State.CURRENT, State.CURRENT if past.text != present.text:
            return "revised"
        case State.CURRENT, State.OUTDATED:
            return "outdated"
        case (State.CURRENT | State.OUTDATED), State.UNTRANSLATED:
            return "lost"
    return ""


def _outdated_by_edits(was: _Passages, now: _Passages) -> Iterator[str]:
    for context, (unit, present) in now.states.items():
        if context in was.states and present.state is State.OUTDATED:
            old, past = was.states[context]
            if past.state is State.CURRENT and old.source != unit.source:
                yield context


def _edits(before: Project, after: Project, edited: Mapping[tuple[str, str], Collection[str]]) -> Iterator[SourceEdit]:
    for domain in dict.fromkeys(domain for domain, _ in edited):
        old = {unit.context: unit.source for unit in before.units_of(domain)}
        for unit in after.units_of(domain):
            if (domain, unit.context) in edited:
                yield SourceEdit(domain, unit.context, unit.file, unit.role, old[unit.context], unit.source,
                                 tuple(edited[domain, unit.context]))


def title_of(document: TextDocument) -> str:
    """The title of a document in its own language; its name where it has none."""
    return next((text.text for text in document.texts if text.path == ("title",)), document.name)
