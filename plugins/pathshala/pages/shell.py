"""The shell of a page: what stands around every article."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from markupsafe import Markup

from ..model.pack import Pack
from ..sources.fonts import script_of
from ..sources.links import (
    CATALOGUE,
    CHECKS,
    HOME,
    PACK_FORMAT,
    PROGRESS,
    QUALITY,
    ROLES,
    SKILLS,
    TRANSLATION,
    TRANSLATIONS,
    lesson_address,
    pack_address,
    page_address,
)
from ..translate.catalogues import po_path_of
from ..translate.extract import SITE_DOMAIN
from .adapted import adaptation_note
from .articles import document_of
from .cards import lesson_minutes, percent_text
from .edition import Edition, relative, root_of
from .interface import parents
from .plan import PageSpec
from .standing import guides, page_text
from .structured import absolute, json_ld
from .view import Alternate, LinkView, PageView, Phrase, StepView, TocItem, TranslationNote

_TRANSLATORS_GUIDE = "guides/translators"


def page_view(edition: Edition, spec: PageSpec, article: Markup, version: str) -> PageView:
    """The shell of a page around its finished article."""
    page, path = spec.address, edition.path(spec.address)
    settings, source = edition.site.settings, edition.library.source_language(spec)
    pack = edition.site.pack(spec.subject) if spec.kind in ("pack", "lesson", "facilitator") else None
    untranslated = _nothing_translated(edition, spec)
    before, after = _neighbours(edition, page, spec, pack)
    sections, trail = _marked(page, _seen_from(edition, page, _sections)), tuple(_breadcrumbs(edition, spec, pack))
    return PageView(
        kind=spec.kind, lang=edition.language.tag, dir=edition.language.direction,
        language_name=edition.language.name, site_name=settings.site_name,
        title=title_of(edition, spec), description=_description(edition, spec).text,
        path=path, root=root_of(path), home=root_of(page), article=article,
        sections=sections, section=next((one.url for one in sections if one.url in {link.url for link in trail}), ""),
        breadcrumbs=trail,
        alternates=tuple(_alternates(edition, spec)), toc=tuple(_toc(edition, spec)),
        pack=_pack_link(edition, page, pack) if pack else None,
        steps=_steps(edition, pack) if pack else (),
        previous=before, next=after, translation=_translation(edition, spec, source),
        canonical=_canonical(
            edition, spec, _shown_instead(edition, spec, source) if untranslated else edition.language.tag
        ),
        noindex=untranslated or spec.kind in ("missing", "progress"), json_ld=json_ld(edition, spec),
        edit_url=_edit_url(edition, spec), adapted=adaptation_note(edition, spec),
        progress_key=f"{spec.subject}/{spec.part}" if spec.kind == "lesson" else "",
        footer=_marked(page, _seen_from(edition, page, _footer)), copyright=_copyright(edition), version=version,
        digits=edition.interface.digits("0123456789"), changes=_changes(edition, spec),
        font=_font(edition),
    )


def _changes(edition: Edition, spec: PageSpec) -> Markup:
    """What changed in the page's texts since they were translated."""
    document = document_of(edition, spec)
    return document.changes(spec.prefix) if document else Markup()


def _font(edition: Edition) -> str:
    """The script of the page's language, if the site sends a font for it."""
    script = script_of(edition.language.tag)
    return script if script in edition.site.settings.fonts else ""


def title_of(edition: Edition, spec: PageSpec) -> Phrase:
    """A page's title: its document's, or the interface's for a list."""
    say = edition.interface.gettext
    titles = {
        "catalogue": say("Learning packs"), "skills": say("Skills"), "roles": say("Roles"),
        "checks": say("Checks"), "format": say("The format of a pack"), "missing": say("Page not found"),
        "translations": say("Translations"), "progress": say("My progress"), "terms": say("A to Z"),
        "quality": say("Quality"),
    }
    if spec.kind in titles:
        return Phrase(titles[spec.kind])
    if spec.kind == "quality_pack":
        pack = edition.site.pack(spec.subject)
        name = edition.pack_title(pack).text if pack else spec.subject
        return Phrase(edition.interface.gettext("Quality of “%(title)s”", title=name))
    if spec.kind == "translation":
        language = edition.interface.language_name(edition.language.tag)
        return Phrase(edition.interface.gettext("Translation into %(language)s", language=language))
    if spec.kind in ("skill", "role"):
        return _vocabulary(edition, spec, "label" if spec.kind == "skill" else "title")
    if spec.kind == "check":
        title = edition.phrase("checks", spec.subject, "title")
        return replace(title, text=f"{spec.subject}: {title.text}")
    document = document_of(edition, spec)
    title = document.phrase("title") if document else Phrase("")
    return title if title.text else Phrase(edition.site.settings.site_name)


def _vocabulary(edition: Edition, spec: PageSpec, field: str) -> Phrase:
    """A field of the skill or role that a page is about."""
    return edition.phrase(*spec.documents[0], *spec.prefix, field)


def _description(edition: Edition, spec: PageSpec) -> Phrase:
    if spec.kind == "pack":
        return edition.phrase(spec.subject, "pack.yml", "summary")
    if spec.kind == "lesson":
        return edition.phrase(spec.subject, spec.part, "key_points", 0)
    if spec.kind in ("skill", "role"):
        return _vocabulary(edition, spec, "summary")
    summary = edition.phrase(*spec.documents[0], "summary") if spec.documents else Phrase("")
    return summary if summary.text else Phrase(edition.site.settings.description)


def _seen_from(
    edition: Edition, page: str, links: Callable[[Edition, str], tuple[LinkView, ...]]
) -> tuple[LinkView, ...]:
    """Links as they stand on all pages of a page's folder."""
    folder = page[: page.rfind("/") + 1]
    return edition.once((links, folder), lambda: links(edition, folder))


def _marked(page: str, links: tuple[LinkView, ...]) -> tuple[LinkView, ...]:
    """The links of a page's folder with the one marked that is the page itself."""
    own = page[page.rfind("/") + 1:]
    if all(link.url != own for link in links):
        return links
    return tuple(replace(link, current=True) if link.url == own else link for link in links)


def _sections(edition: Edition, page: str) -> tuple[LinkView, ...]:
    links = [edition.link(page, CATALOGUE, edition.text("Packs"))]
    if edition.site.skills:
        links.append(edition.link(page, SKILLS, edition.text("Skills")))
    if edition.site.roles:
        links.append(edition.link(page, ROLES, edition.text("Roles")))
    if page_text(edition, "about"):
        links.append(edition.link(page, page_address("about"), edition.phrase(SITE_DOMAIN, "about", "title")))
    return tuple(links)


def _footer(edition: Edition, page: str) -> tuple[LinkView, ...]:
    links = [edition.link(page, PROGRESS, edition.text("My progress")), *guides(edition, page),
             edition.link(page, PACK_FORMAT, edition.text("The format of a pack"))]
    if edition.library.translations is not None:
        links.append(edition.link(page, TRANSLATIONS, edition.text("Translations")))
    links.append(edition.link(page, QUALITY, edition.text("Quality")))
    if edition.site.settings.check_pages:
        links.append(LinkView(edition.text("Checks"), edition.reference_url(page, CHECKS), page == CHECKS))
    return tuple(links)


def _copyright(edition: Edition) -> Phrase:
    """The line of `mkdocs.yml`, which is in the site's default language."""
    return edition.once("copyright", lambda: _line_of_copyright(edition))


def _line_of_copyright(edition: Edition) -> Phrase:
    settings = edition.site.settings
    if edition.language.tag == settings.default_language:
        return Phrase(settings.copyright)
    language = edition.library.edition(settings.default_language).language
    return Phrase(settings.copyright, language.tag, language.direction)


def _breadcrumbs(edition: Edition, spec: PageSpec, pack: Pack | None) -> Iterator[LinkView]:
    page = spec.address
    if spec.kind == "home":
        return
    yield edition.link(page, HOME, edition.text("Home"))
    if pack is not None:
        yield edition.link(page, CATALOGUE, edition.text("Packs"))
        if spec.kind != "pack":
            yield _pack_link(edition, page, pack)
    lists = {"skill": (SKILLS, "Skills"), "role": (ROLES, "Roles"), "check": (CHECKS, "Checks"),
             "translation": (TRANSLATIONS, "Translations"), "quality_pack": (QUALITY, "Quality")}
    if spec.kind in lists:
        address, word = lists[spec.kind]
        yield edition.link(page, address, edition.text(word))
    yield LinkView(title_of(edition, spec), "", True)


def _alternates(edition: Edition, spec: PageSpec) -> Iterator[Alternate]:
    source = edition.library.source_language(spec)
    here = edition.path(spec.address)
    for other in edition.library.editions:
        if not other.has(spec):
            continue
        share, tag = other.completeness(spec), other.language.tag
        complete = not spec.documents or tag == source
        path = other.path(spec.address)
        yield Alternate(
            tag=tag, name=other.language.name, direction=other.language.direction,
            url=relative(here, path), absolute=absolute(edition.site, path),
            current=other is edition, percent=100 if complete else share.percent,
            indexed=not _nothing_translated(other, spec) and spec.kind != "missing",
            percent_text=edition.interface.number(100) if complete else percent_text(edition, share),
        )


def _toc(edition: Edition, spec: PageSpec) -> Iterator[TocItem]:
    document = document_of(edition, spec)
    if document is None or spec.kind not in ("lesson", "facilitator", "page", "check"):
        return
    for one in document.headings:
        if one.level <= 3:
            yield TocItem(one.text, one.anchor, one.level, one.lang, one.dir)


def _pack_link(edition: Edition, page: str, pack: Pack) -> LinkView:
    """The way to a pack's own page: one for all its lessons."""
    address = pack_address(pack.id)
    return edition.once(("pack", pack.id, page == address),
                        lambda: edition.link(page, address, edition.pack_title(pack)))


def _steps(edition: Edition, pack: Pack) -> tuple[StepView, ...]:
    """The lessons of a pack, as they stand on all of its pages."""
    return edition.once(("steps", pack.id), lambda: tuple(
        StepView(
            edition.lesson_title(pack, lesson.stem),
            edition.url(pack_address(pack.id), lesson_address(pack.id, lesson.stem)),
            edition.interface.minutes(lesson_minutes(edition, pack, lesson.stem)), f"{pack.id}/{lesson.stem}",
        ) for lesson in pack.lessons
    ))


def _neighbours(
    edition: Edition, page: str, spec: PageSpec, pack: Pack | None
) -> tuple[LinkView | None, LinkView | None]:
    if pack is None or spec.kind != "lesson":
        return None, None
    stems = [one.stem for one in pack.lessons]
    place = stems.index(spec.part)

    def link(number: int) -> LinkView | None:
        if not 0 <= number < len(stems):
            return None
        return edition.link(page, lesson_address(pack.id, stems[number]), edition.lesson_title(pack, stems[number]))

    after = link(place + 1)
    if after is None:
        after = _pack_link(edition, page, pack)
    return link(place - 1), after


def _translation(edition: Edition, spec: PageSpec, source: str) -> TranslationNote | None:
    if not spec.documents or source == edition.language.tag or edition.is_adapted(spec):
        return None
    share, page = edition.completeness(spec), spec.address
    shown = _shown_instead(edition, spec, source) if _nothing_translated(edition, spec) else source
    original = edition.library.find(shown)
    helps = page_text(edition, _TRANSLATORS_GUIDE)
    return TranslationNote(
        percent=percent_text(edition, share), source_name=edition.interface.language_name(shown),
        source=relative(edition.path(page), original.path(page)) if original else "",
        help=edition.url(page, page_address(_TRANSLATORS_GUIDE)) if helps else "",
        review=share.review, reviewed=share.reviewed, voided=share.voided, outdated=share.outdated,
        untranslated=share.untranslated,
        complete=share.percent == 100, stands_in=shown != source,
        left=edition.url(page, TRANSLATION) if edition.library.translations is not None else "",
    )


def _shown_instead(edition: Edition, spec: PageSpec, source: str) -> str:
    """The language that a page without any translation is shown in: the nearest of those that its
    language falls back to, else the source."""
    for tag in [*parents(edition.language.tag)][1:]:
        nearer = edition.library.find(tag)
        if nearer is None or tag == source or nearer.is_adapted(spec):
            continue
        if nearer.completeness(spec).current:
            return tag
    return source


def _nothing_translated(edition: Edition, spec: PageSpec) -> bool:
    if not spec.documents or edition.library.source_language(spec) == edition.language.tag:
        return False
    if edition.library.find(edition.library.source_language(spec)) is None:
        return False  # The site has no page of the original.
    share = edition.completeness(spec)
    return share.units > 0 and share.current + share.outdated == 0


def _canonical(edition: Edition, spec: PageSpec, tag: str) -> str:
    return absolute(edition.site, edition.library.edition(tag).path(spec.address))


def _edit_url(edition: Edition, spec: PageSpec) -> str:
    settings = edition.site.settings
    document = document_of(edition, spec)
    if not settings.repo_url or not settings.edit_uri or document is None or spec.kind == "check":
        return ""
    file = document.document.file
    if document.document.language != edition.language.tag:
        file = po_path_of(edition.site, edition.language.tag, document.document.domain)
    if "://" in settings.edit_uri:
        return settings.edit_uri.rstrip("/") + "/" + file
    return f"{settings.repo_url.rstrip('/')}/{settings.edit_uri.strip('/')}/{file}"
