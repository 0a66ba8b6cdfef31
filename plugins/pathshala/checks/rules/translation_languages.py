"""LP580 and LP581: what a language of the site lacks, and texts of the interface that are not used."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity, Span
from ...model.site import Language
from ...sources.config import CONFIG
from ...translate.catalogues import po_path_of
from ...translate.extract import SITE_DOMAIN
from ...translate.interface.texts import INTERFACE_DOMAIN, has_catalogue, interface_template, unusable
from ..context import Checked
from ..registry import Hit, Scope, check
from ..whole import Whole

_FEW = 8
"""How many packs are named."""


@check("LP580", severity=Severity.INFO, scope=Scope.SITE)
def unfinished_language(site: Whole) -> Iterator[Hit]:
    """## What it does
    Says what a language of the site lacks: texts of the interface (buttons, menus and notes), and PO
    files of packs.

    ## Why is this bad?
    Readers of the language meet buttons in English, and translators do not find the file to begin with.

    ## Bad
    ```text
    translations/ne/LC_MESSAGES/first-edit.po
    ```

    ## Good
    ```text
    translations/ne/LC_MESSAGES/first-edit.po
    translations/ne/LC_MESSAGES/pathshala.po
    ```
    """
    for language in site.site.languages:
        files = sorted(path for (tag, _), path in site.po_files.items() if tag == language.tag)
        interface, without = _of_interface(site, language), _without_file(site, language)
        lacks = [what for what in (interface, without) if what]
        if lacks:
            yield Hit(_place(site, language, files), Span(), f"{language.tag}: {'; '.join(lacks)}",
                      _ways_out(site, language, begun=not without))


def _of_interface(site: Whole, language: Language) -> str:
    """What the interface lacks in a language; empty where it lacks nothing."""
    if has_catalogue(language.tag):
        return ""
    done = sum(one.interface.get(language.tag, 0) for one in site.looked)
    every = len(interface_template().messages)
    if done == every:
        return ""
    if (language.tag, INTERFACE_DOMAIN) not in site.po_files:
        return "the interface is not translated"
    return f"{100 * done // every} % of the interface is translated, {every - done} texts are missing"


def _without_file(site: Whole, language: Language) -> str:
    """The packs, and the standing pages, that a language with a folder of translations has no PO file for."""
    packs = [pack for pack in site.site.packs if pack.meta]
    tag = language.tag
    written_in = {site.site.settings.default_language, *(pack.meta.source_language for pack in packs if pack.meta)}
    if tag in written_in and not any(language == tag for language, _ in site.po_files):
        return ""
    wanted = [pack.id for pack in packs if pack.meta and pack.meta.source_language != tag]
    if tag != site.site.settings.default_language and (site.site.pages or site.site.skills or site.site.roles):
        wanted.append(SITE_DOMAIN)
    missing = [domain for domain in wanted if (tag, domain) not in site.po_files]
    if not missing:
        return ""
    named = ", ".join(missing[:_FEW]) + (f" and {len(missing) - _FEW} more" if len(missing) > _FEW else "")
    return f"no PO file for {named}"


def _place(site: Whole, language: Language, files: list[str]) -> str:
    """The file that speaks for a language: its catalogue of the interface, or the first that there is."""
    own = po_path_of(site.site, language.tag, INTERFACE_DOMAIN)
    if own in files:
        return own
    written_in = {site.site.settings.default_language,
                  *(pack.meta.source_language for pack in site.site.packs if pack.meta)}
    return files[0] if files else CONFIG if language.tag in written_in else own.rsplit("/", 2)[0]


def _ways_out(site: Whole, language: Language, *, begun: bool) -> tuple[str, ...]:
    own = language.tag, INTERFACE_DOMAIN
    if begun and own in site.po_files:
        return (f"translate the rest of {site.po_files[own]}",)
    return (f"run pathshala new language {language.tag}, which makes the files that are missing",)


@check("LP581", severity=Severity.WARNING)
def unusable_interface_text(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a translation in a site's own `pathshala.po` that cannot be used. It has plural forms where the
    interface has none or none where it has some, it is out of all proportion, or it holds a per cent sign
    that is no placeholder.

    ## Why is this bad?
    The page shows the English text in its place.

    ## Bad
    ```po
    msgid "%(percent)s%%"
    msgstr "%(percent)s %"
    ```

    ## Good
    ```po
    msgid "%(percent)s%%"
    msgstr "%(percent)s %%"
    ```
    """
    for file in site.translated_files:
        if file.path.rpartition("/")[2] == f"{INTERFACE_DOMAIN}.po":
            for entry, reason in unusable(file.catalogue):
                yield Hit(file.path, entry.msgstr_span, f"{reason}, so it is not used",
                          ("write a per cent sign as %%",) if "%" in reason or "per cent" in reason else ())
