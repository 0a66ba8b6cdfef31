"""Gather the facts of a site's translations (`translation_facts`) from its texts and PO files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from ...translate.catalogues import po_path_of
from ...translate.completeness import completeness
from ...translate.extract import CHECKS_DOMAIN, TextDocument
from ...translate.project import Project
from ...translate.review import Review
from ...translate.states import State, Translation
from ..edition import Edition, Library
from ..texts import LookUp
from .facts import (
    DocumentFacts,
    DomainFacts,
    OutdatedPassage,
    Place,
)


def domain_facts(edition: Edition, documents: Sequence[TextDocument], look_up: LookUp) -> DomainFacts:
    """The facts of one domain in the language of an edition that knows its documents (their titles).

    `look_up` gives the states with the entries that they come from.
    """
    return DomainFacts(tuple(_document_facts(edition, one, look_up(one, edition.language.tag)) for one in documents))


def project_facts(held: Project, library: Library) -> Mapping[tuple[str, str], DomainFacts]:
    """The facts of each language and domain of a project, whose documents the library knows."""
    return {
        (edition.language.tag, domain): domain_facts(edition, held.documents[domain], held.look_up)
        for edition in library.editions for domain in translated_domains(held, edition.language.tag)
    }


def translated_domains(held: Project, language: str) -> Iterator[str]:
    """The domains that are to be translated into a language: not those that were written in it, and the
    pages of checks, which are for maintainers and long, only where somebody has begun them."""
    for domain, documents in held.documents.items():
        begun = domain != CHECKS_DOMAIN or (language, domain) in held.catalogues
        if begun and documents and documents[0].language != language:
            yield domain


def _document_facts(
    edition: Edition, document: TextDocument, states: Sequence[Translation]
) -> DocumentFacts:
    path = po_path_of(edition.site, edition.language.tag, document.domain)
    pairs = list(zip((text.text for text in document.texts), states, strict=True))

    def place(state: Translation) -> Place:
        return Place(path, state.entry.span.line if state.entry else 0, state.context)

    def first(wanted: Callable[[Translation], bool]) -> Place | None:
        return next((place(one) for one in states if wanted(one)), None)

    return DocumentFacts(
        document.name, document.file, edition.phrase(document.domain, document.name, "title"), completeness(pairs),
        tuple(OutdatedPassage(place(state), state.previous, text)
              for text, state in pairs if state.state is State.OUTDATED),
        first(lambda one: one.state is State.UNTRANSLATED and not one.suggested),
        first(lambda one: one.suggested),
        first(lambda one: one.state is State.CURRENT and one.review is not Review.REVIEWED),
        _left_behind(edition, document),
    )


def _left_behind(edition: Edition, document: TextDocument) -> Place | None:
    """The place in an adapted lesson that names the original, where that has changed since."""
    own, pack = document.own(edition.language.tag), edition.site.pack(document.domain)
    if own is None or not own.left_behind:
        return None
    text = pack.lesson_for(document.name, edition.language.tag) if pack else None
    return Place(own.file, text.source.at("adapts").line if text else 0, "")
