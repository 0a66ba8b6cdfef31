"""Gather what is known of a pack's quality from its texts, its PO files and its review records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher

from ...model.pack import Pack
from ...model.review import Evidence, PassagesRead, Review
from ...quality.counting import READ, Counting, counting, counting_though_expired
from ...quality.evidence import EvidencePlace, evidence_place
from ...quality.facts import LanguageFacts, PackFacts, Standing, language_facts
from ...quality.passages import LookUp, Passage, source_passages, translated_passages
from ...quality.records import Ground
from ...quality.status import pack_status
from ...sources.durations import after
from ...translate.extract import TextDocument
from ...translate.trivial.declared import Changes
from .facts import MOST_CHANGES, LanguageQuality, PackNotes, PackQuality, PassageChange, ReviewNote


def pack_quality(
    ground: Ground, facts: PackFacts, documents: Sequence[TextDocument], languages: Iterable[str], look_up: LookUp,
    trivial: Mapping[str, Changes] | None = None,
) -> PackQuality:
    """What is known of a pack in each of the languages; `facts` are those of its own texts."""
    own = facts.source.language

    def known(language: str) -> LanguageQuality:
        held = facts.source if language == own else language_facts(ground, documents, language, look_up, trivial)
        return _with_passages(ground, held, documents, look_up, own)

    return PackQuality(facts, {one: known(one) for one in dict.fromkeys((own, *languages))})


def _with_passages(
    ground: Ground, facts: LanguageFacts, documents: Sequence[TextDocument], look_up: LookUp, own: str
) -> LanguageQuality:
    """What is known of a language with what only its passages tell; they are asked where somebody reviewed."""
    if not facts.reviews:
        return LanguageQuality(facts)
    passages = (source_passages(ground.pack, documents) if facts.language == own
                else translated_passages(ground.pack, documents, facts.language, look_up))
    evidence = dict(_evidence(facts, ground.pack.folder, passages))
    last = _last_read(facts, READ if facts.language == own else ("translation",))
    if last is None:
        return LanguageQuality(facts, evidence=evidence)
    record = next(one for one in ground.pack.reviews if one.source.path == last.path)
    changes = tuple(_changes(passages, record, last.kept))
    return LanguageQuality(facts, last.meta.day, changes[:MOST_CHANGES], evidence)


def _evidence(
    facts: LanguageFacts, folder: str, passages: Sequence[Passage]
) -> Iterator[tuple[Evidence, EvidencePlace]]:
    for review in facts.reviews:
        for one in (one for score in review.meta.scores for one in score.evidence):
            place = evidence_place(one, folder, passages)
            if place is not None:
                yield one, place


def _last_read(facts: LanguageFacts, roles: Iterable[str]) -> Standing | None:
    """The last record that has read the text and passed it, whether or not it has expired."""
    counted = counting_though_expired(facts, date.max)
    return max((one for role in roles for one in counted.passes(role)), key=lambda one: one.order, default=None)


def _changes(passages: Sequence[Passage], record: Review, kept: frozenset[int]) -> Iterator[PassageChange]:
    """What differs between what was read and what there is now, document by document."""
    read = {one.document: one for one in record.meta.passages} if record.meta else {}
    now: dict[str, list[tuple[Passage, bool]]] = {}
    for number, one in enumerate(passages):
        now.setdefault(one.document, []).append((one, number in kept))
    everywhere = {one.digest for one in passages}
    for document in dict.fromkeys((*now, *read)):
        held = now.get(document, [])
        yield from _in_document(document, held, read.get(document), everywhere)


def _in_document(
    document: str, held: Sequence[tuple[Passage, bool]], read: PassagesRead | None, everywhere: set[str]
) -> Iterator[PassageChange]:
    before, after = list(read.digests) if read else [], [one.digest for one, _ in held]
    file, line = (held[0][0].file, held[0][0].line) if held else ("", 0)
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        old, new = before[i:j], held[k:m]
        for place in range(max(len(old), len(new))):
            was = old[place] if place < len(old) else ""
            if place < len(new):
                one, is_kept = new[place]
                file, line = one.file, one.line
                # Where a translation waits for the text of now, there is nothing that could have been read.
                if not is_kept and one.digest:
                    yield _changed(document, one, was)
            elif was not in everywhere:
                yield PassageChange(document, file, line, "", was.partition(":")[0])


def _changed(document: str, now: Passage, was: str) -> PassageChange:
    source, colon, _ = was.partition(":")
    same = bool(colon) and source == now.digest.partition(":")[0]
    of_translation = same and bool(now.translation)
    return PassageChange(document, now.file, now.line, now.translation if of_translation else now.text, source,
                         source_changed=not of_translation, answers_changed=same and not of_translation)


def pack_notes(
    held: PackQuality, ground: Ground, documents: Sequence[TextDocument], today: date
) -> PackNotes:
    """What the pages of a pack say of its reviews. That nothing but a review to come or an expiry changes it
    from one day to the next is what `days_passed` rests on."""
    notes = {}
    for language, known in held.languages.items():
        own = language == held.facts.source.language
        for name, note in _notes(known.facts, documents, held.facts.review_every, today, own):
            notes[language, name] = note
    return PackNotes(pack_status(held.facts, ground.rubric, today), notes)


def _notes(
    facts: LanguageFacts, documents: Sequence[TextDocument], review_every: str, today: date, own: bool
) -> Iterator[tuple[str, ReviewNote]]:
    """The notes of all documents, by their names. A review that has expired still was one; of a document that it
    has not read it says nothing, and nothing while somebody's no to it stands."""
    counted, now = counting_though_expired(facts, today), counting(facts, review_every, today)
    roles = [role for role in (READ if own else ("translation",)) if not now.objections(role)]
    signed = {number: one for number, one in facts.signed.items() if one.day <= today}
    start = 0
    for document in documents:
        number = len((document.own(facts.language) or document).texts)
        span = range(start, start + number)
        start += number
        passes = {role: _passes(counted, role, document.name) for role in roles}
        kept = [counted.kept(role) for role, held in passes.items() if held]
        agreed = frozenset.intersection(*kept) if kept else frozenset()
        days = [signed[one].day for one in span if one in signed]
        days += [one.meta.day for held in passes.values() for one in held]
        authors = [one.meta.day for one in _passes(counted, "self_check", document.name)]
        yield document.name, ReviewNote(
            max(days, default=None), max(authors, default=None),
            sum(one in agreed or one in signed for one in span), number, bool(kept))


def _passes(counted: Counting, role: str, document: str) -> list[Standing]:
    """The reviews of a role that say yes and have read a document."""
    return [one for one in counted.passes(role) if document in one.documents]


def days_passed(pack: Pack, today: date) -> tuple[str, ...]:
    """The days that have come by `today` and from which a pack's pages say something else than before, in
    its own language and in others: those of reviews and of what it depends on, and those on which they end."""
    meta = pack.meta
    if meta is None:
        return ()
    begins = [one.meta.day for one in pack.reviews if one.meta is not None and one.sound]
    begins += [date.fromisoformat(one.checked) for one in meta.depends_on]
    days = {*begins, *(after(one, meta.review_every) for one in begins)}
    return tuple(sorted(one.isoformat() for one in days if one <= today))


def with_texts(held: LanguageQuality, texts: Mapping[tuple[str, str], str]) -> LanguageQuality:
    """The same with the texts that passages had when they were read, by file and hash."""
    return replace(held, changes=tuple(replace(one, was=texts.get((one.file, one.read))) for one in held.changes))
