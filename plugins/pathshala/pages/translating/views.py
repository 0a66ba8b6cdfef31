"""The translation pages: one for all languages, and one for the language of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...sources.links import TRANSLATION, TRANSLATIONS, TRANSLATIONS_DATA, page_address
from ...translate.completeness import Completeness
from ...translate.extract import CHECKS_DOMAIN
from ..cards import percent_text
from ..difference import difference
from ..edition import Edition, relative
from ..labels import STATUSES, label
from ..plan import PageSpec
from ..standing import page_text
from ..view import LinkView
from .badges import badge_code, badge_view, language_badge, pack_badge
from .dates import month_text
from .facts import DocumentFacts, DomainFacts, OutdatedPassage, TranslationFacts
from .trend import trend_view
from .view import (
    ChangesView,
    ChangeView,
    DocumentRow,
    DomainView,
    LanguageRow,
    StateView,
    TranslationsView,
    TranslationView,
)
from .work import (
    document_address,
    document_title,
    domain_address,
    domain_title,
    in_order,
    place_text,
    place_url,
    tasks,
)

_TASKS = 6
_ROWS = 500  # Pages listed in packs; the packs after them show only their sums.
_CHANGES = 100  # Passages listed with what changed in them; the others are counted.
_TRANSLATORS_GUIDE, _REVIEWERS_GUIDE = "guides/translators", "guides/reviewers"


def translations_view(edition: Edition, spec: PageSpec) -> TranslationsView:
    """All languages of the site, the most complete first."""
    facts = _facts(edition)
    shares = {one.language.tag: facts.completeness(one.language.tag) for one in edition.library.editions}
    others = sorted(edition.library.editions, key=lambda one: (-shares[one.language.tag].percent, one.language.tag))
    return TranslationsView(
        own=edition.link(spec.address, TRANSLATION, edition.text("What is left to do")),
        languages=tuple(_language_row(edition, spec.address, one, shares[one.language.tag]) for one in others),
        data=relative(edition.path(spec.address), TRANSLATIONS_DATA),
        guide=_guide(edition, spec.address, _TRANSLATORS_GUIDE),
    )


def translation_view(edition: Edition, spec: PageSpec) -> TranslationView:
    """What is done and what is left in the language of the edition."""
    page, facts, say = spec.address, _facts(edition), edition.interface
    share, ordered = facts.completeness(edition.language.tag), in_order(edition)
    left = [task for domain, held in ordered for task in tasks(edition, page, domain, held)]
    changes = _changes(edition, page, ordered)
    own = language_badge(edition)
    more = sum(one.count - len(one.changes) for one in changes)
    return TranslationView(
        percent_text=percent_text(edition, share), passages=share.units, states=tuple(_states(edition, share)),
        tasks=tuple(left[:_TASKS]),
        domains=tuple(_domains(edition, page, ordered)),
        changes=changes, more_changes=more, more_changes_text=say.number(more),
        trend=trend_view(edition, facts.trends.get(edition.language.tag, ())),
        badge=badge_view(edition, page, own), badge_code=badge_code(edition, own),
        guide=_guide(edition, page, _TRANSLATORS_GUIDE), review_guide=_guide(edition, page, _REVIEWERS_GUIDE),
        all_languages=edition.url(page, TRANSLATIONS),
    )


def _facts(edition: Edition) -> TranslationFacts:
    return edition.library.translations or TranslationFacts()


def _guide(edition: Edition, page: str, stem: str) -> LinkView | None:
    """The way to a guide, None where the site has none."""
    if page_text(edition, stem) is None:
        return None
    return edition.link(page, page_address(stem), edition.phrase("site", stem, "title"))


def _language_row(edition: Edition, page: str, other: Edition, share: Completeness) -> LanguageRow:
    say, language = edition.interface, other.language
    return LanguageRow(
        tag=language.tag, name=language.name, direction=language.direction,
        known_as=say.language_name(language.tag),
        url=relative(edition.path(page), other.path(TRANSLATION)),
        percent=share.percent, percent_text=percent_text(edition, share),
        missing_text=say.number(_missing_words(share)), outdated_text=say.number(share.outdated_words),
        waiting_text=say.number(share.waiting_words),
        reviewed_text=say.number(share.reviewed_words + share.adapted_words),
        trend=trend_view(edition, _facts(edition).trends.get(language.tag, ())),
        badge=badge_view(edition, page, language_badge(other)),
    )


def _missing_words(share: Completeness) -> int:
    """The words of passages that have no translation at all."""
    return share.words - share.translated_words - share.outdated_words


def _states(edition: Edition, share: Completeness) -> Iterator[StateView]:
    """The four states of all words, the best first; they add up to all of them."""
    say = edition.interface
    told = (
        ("reviewed", say.gettext("Reviewed"), say.gettext("Translated, and approved by a second reader."),
         share.reviewed_words + share.adapted_words, share.reviewed + share.adapted,
         ((share.adapted, say.gettext("adapted instead of translated, awaiting no review: %(count)s")),)),
        ("waiting", say.gettext("Awaiting review"), say.gettext("Translated; nobody else has approved it yet."),
         share.waiting_words, share.waiting, (
             (share.machine, say.gettext("made by a machine, read by nobody: %(count)s")),
             (share.voided, say.gettext("changed after it was approved: %(count)s")))),
        ("outdated", say.gettext("Outdated"),
         say.gettext("The original has changed since. Readers see the old translation with a mark."),
         share.outdated_words, share.outdated, ()),
        ("missing", say.gettext("Not translated"), say.gettext("Readers see the original."),
         _missing_words(share), share.untranslated,
         ((share.suggested, say.gettext("with a suggestion that somebody must look at: %(count)s")),)),
    )
    start = 0
    for kind, name, meaning, words, passages, notes in told:
        width = round(1000 * words / share.words) if share.words else 0
        yield StateView(kind, name, meaning, say.number(words), say.number(passages), start, width,
                        tuple(text % {"count": say.number(count)} for count, text in notes if count))
        start += width


def _domains(edition: Edition, page: str, ordered: Sequence[tuple[str, DomainFacts]]) -> Iterator[DomainView]:
    room = _ROWS
    for domain, facts in ordered:
        listed = [one for one in facts.documents if not _finished(one.completeness)]
        room -= len(listed)
        yield _domain(edition, page, domain, facts, listed if room >= 0 else ())


def _domain(
    edition: Edition, page: str, domain: str, facts: DomainFacts, listed: Sequence[DocumentFacts]
) -> DomainView:
    say, share, pack = edition.interface, facts.completeness, edition.site.pack(domain)
    badge, waiting = pack_badge(edition, domain, facts), share.waiting
    return DomainView(
        title=domain_title(edition, domain), url=edition.url(page, domain_address(domain)),
        note=label(say, STATUSES, "stable") if pack and pack.meta and pack.meta.status == "stable" else "",
        percent=share.percent, percent_text=percent_text(edition, share),
        left=share.untranslated, left_text=say.number(share.untranslated),
        outdated=share.outdated, outdated_text=say.number(share.outdated),
        waiting=waiting, waiting_text=say.number(waiting),
        rows=tuple(_row(edition, page, domain, one) for one in listed),
        badge=badge_view(edition, page, badge) if badge else None,
    )


def _finished(share: Completeness) -> bool:
    return share.complete and not share.waiting


def _row(edition: Edition, page: str, domain: str, facts: DocumentFacts) -> DocumentRow:
    say, share = edition.interface, facts.completeness
    place = facts.missing or facts.suggested or next(facts.changed, None) or facts.unread
    return DocumentRow(
        title=document_title(edition, facts), url=_document_url(edition, page, domain, facts.name),
        percent_text=percent_text(edition, share), missing_text=say.number(share.untranslated),
        outdated_text=say.number(share.outdated), waiting_text=say.number(share.waiting),
        entry=place_url(edition, domain, place) if place else "",
    )


def _document_url(edition: Edition, page: str, domain: str, name: str) -> str:
    address = document_address(domain, name)
    return edition.reference_url(page, address) if domain == CHECKS_DOMAIN else edition.url(page, address)


def _changes(
    edition: Edition, page: str, ordered: Sequence[tuple[str, DomainFacts]]
) -> tuple[ChangesView, ...]:
    """The outdated passages, pack by pack, as far as there is room for them."""
    groups, room = [], _CHANGES
    for domain, facts in ordered:
        old = [(one, passage) for one in facts.documents for passage in one.outdated]
        if old and room:
            listed = tuple(_change(edition, page, domain, *one) for one in old[:room])
            groups.append(ChangesView(
                domain_title(edition, domain), len(old), edition.interface.number(len(old)), listed))
            room -= len(listed)
    return tuple(groups)


def _change(edition: Edition, page: str, domain: str, facts: DocumentFacts, old: OutdatedPassage) -> ChangeView:
    source = _written_in(edition, domain)
    language = edition.site.language(source)
    say = edition.interface
    since = say.gettext("since %(month)s", month=month_text(say, old.since)) if old.since else (
        say.gettext("unknown since when"))
    return ChangeView(
        title=document_title(edition, facts), url=_document_url(edition, page, domain, facts.name),
        day=old.since.isoformat() if old.since else "", since_text=since,
        difference=difference(old.source if old.previous is None else old.previous, old.source),
        recorded=old.previous is not None, lang=source, dir=language.direction if language else "ltr",
        entry=place_url(edition, domain, old.place), file=place_text(old.place),
    )


def _written_in(edition: Edition, domain: str) -> str:
    """The language that a domain was written in."""
    pack = edition.site.pack(domain)
    if pack is not None and pack.meta is not None:
        return pack.meta.source_language
    return "en" if domain == CHECKS_DOMAIN else edition.site.settings.default_language
