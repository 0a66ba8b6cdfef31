"""The start page, the page of a reader's own progress, and the standing pages of `content/`."""

from __future__ import annotations

from ..model.pack import Text
from ..sources.links import CATALOGUE, pack_address, page_address, role_address
from ..translate.extract import SITE_DOMAIN
from .article_view import HomeView, KeptPack, ProgressView, TextView
from .articles import body_direction, body_of, body_with_words
from .cards import cards, lengths_of_lessons, progress_keys
from .edition import Edition
from .plan import PageSpec
from .questions import answer_key
from .view import LinkView

_GUIDES = "guides/"
_FIRST_GUIDE = "guides/newcomers"


def home_view(edition: Edition, spec: PageSpec) -> HomeView:
    body = body_of(edition, spec, page_text(edition, spec.subject))
    roles = tuple(
        edition.link(spec.address, role_address(role.id), edition.phrase(SITE_DOMAIN, "roles.yml", "roles", i, "title"))
        for i, role in enumerate(edition.site.roles)
    )
    return HomeView(body, cards(edition, spec.address), edition.url(spec.address, CATALOGUE), roles,
                    guides(edition, spec.address), body_direction(edition, spec))


def progress_view(edition: Edition, spec: PageSpec) -> ProgressView:
    page = spec.address
    return ProgressView(tuple(
        KeptPack(pack.id, edition.pack_title(pack), edition.url(page, pack_address(pack.id)), progress_keys(pack),
                 lengths_of_lessons(edition, pack))
        for pack in edition.site.packs if pack.meta is not None
    ), edition.url(page, CATALOGUE))


def text_view(edition: Edition, spec: PageSpec) -> TextView:
    body, words = body_with_words(edition, spec, page_text(edition, spec.subject))
    return TextView(body, (), body_direction(edition, spec), words, answer_key(edition.interface, body),
                    f"{SITE_DOMAIN}/{spec.subject}")


def guides(edition: Edition, page: str) -> tuple[LinkView, ...]:
    """Links to the guides, the standing pages under `content/guides/`: newcomers' first."""
    pages = [one for one in edition.site.pages if one.stem.startswith(_GUIDES)]
    return tuple(
        edition.link(page, page_address(one.stem), edition.phrase(SITE_DOMAIN, one.stem, "title"))
        for one in sorted(pages, key=lambda one: one.stem != _FIRST_GUIDE)
    )


def page_text(edition: Edition, stem: str) -> Text | None:
    """A standing page by its stem."""
    return next((one for one in edition.site.pages if one.stem == stem), None)
