"""LP501 to LP519: PO files that cannot be read as they were meant, and texts that are in none."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity, Span
from ...translate.extract import CHECKS_DOMAIN, SITE_DOMAIN
from ...translate.interface.texts import INTERFACE_DOMAIN
from ..context import Checked
from ..hints import Known
from ..registry import Hit, Scope, check
from ..whole import Whole


@check("LP501", severity=Severity.ERROR)
def po_syntax(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a place in a PO file that cannot be read.

    ## Why is this bad?
    The translation there is lost, and nothing is merged into the file until it is mended.

    ## Bad
    ```po
    msgid "Sources"
    msgstr "Fuentes
    ```

    ## Good
    ```po
    msgid "Sources"
    msgstr "Fuentes"
    ```
    """
    yield from site.faults("po-syntax")


@check("LP502", severity=Severity.ERROR)
def po_duplicate(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds the same context and source twice in a PO file.

    ## Why is this bad?
    Programs keep one of the two translations, and not all keep the same one.

    ## Bad
    ```po
    msgid "Sources"
    msgstr "Fuentes"

    msgid "Sources"
    msgstr "Orígenes"
    ```

    ## Good
    ```po
    msgid "Sources"
    msgstr "Fuentes"
    ```
    """
    yield from site.faults("po-duplicate")


@check("LP503", severity=Severity.ERROR)
def po_charset(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a PO file whose header names an encoding that the file is not in, or that nobody knows.

    ## Why is this bad?
    Letters are shown wrongly, or the file cannot be opened.

    ## Bad
    ```po
    "Content-Type: text/plain; charset=CHARSET\\n"
    ```

    ## Good
    ```po
    "Content-Type: text/plain; charset=UTF-8\\n"
    ```
    """
    yield from site.faults("po-charset")


@check("LP504", severity=Severity.WARNING)
def po_no_header(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a PO file without a header.

    ## Why is this bad?
    Translation programs cannot tell its language, encoding and plural forms.

    ## Bad
    ```po
    msgid "Sources"
    msgstr "Fuentes"
    ```

    ## Good
    ```po
    msgid ""
    msgstr ""
    "Language: es\\n"
    "Content-Type: text/plain; charset=UTF-8\\n"

    msgid "Sources"
    msgstr "Fuentes"
    ```
    """
    yield from site.faults("po-no-header")


@check("LP505", severity=Severity.ERROR)
def po_plural_forms(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds plural forms that do not fit what the header of the PO file says.

    ## Why is this bad?
    For some numbers there is no text to show.

    ## Bad
    ```po
    "Plural-Forms: nplurals=0; plural=0;\\n"
    ```

    ## Good
    ```po
    "Plural-Forms: nplurals=2; plural=(n != 1);\\n"
    ```
    """
    yield from site.faults("po-plural-forms")


@check("LP506", severity=Severity.WARNING)
def po_unknown_language(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds translations into a language that the site does not have.

    ## Why is this bad?
    Somebody's work is not shown. Mostly the folder's name is misspelt, or the language has not
    been added to `mkdocs.yml`.

    ## Bad
    ```text
    translations/bengali/LC_MESSAGES/first-edit.po
    ```

    ## Good
    ```text
    translations/bn/LC_MESSAGES/first-edit.po
    ```
    """
    yield from site.faults("po-unknown-language")


@check("LP507", severity=Severity.WARNING, scope=Scope.SITE)
def unknown_po_file(site: Whole) -> Iterator[Hit]:
    """## What it does
    Finds a PO file that is named after no pack of the site.

    ## Why is this bad?
    The file is not read. A translator's work in it is on no page, and nobody is told.

    ## Bad
    ```text
    translations/bn/LC_MESSAGES/first-edits.po
    ```

    ## Good
    ```text
    translations/bn/LC_MESSAGES/first-edit.po
    ```
    """
    domains = Known([*(pack.id for pack in site.site.packs), SITE_DOMAIN, CHECKS_DOMAIN, INTERFACE_DOMAIN])
    for (_, domain), path in site.po_files.items():
        if domain not in domains:
            yield Hit(path, Span(), f'there is no pack "{domain}", so the file is not used',
                      domains.did_you_mean(domain))


@check("LP510", severity=Severity.WARNING)
def untranslatable_html(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a block of raw HTML that holds words.

    ## Why is this bad?
    What stands in raw HTML is not read as Markdown and is no passage: translators do not see it,
    and it stays in its own language on every page.

    ## Bad
    ```html
    <div>
    Bring one pot for every four people.
    </div>
    ```

    ## Good
    ```html
    <div markdown>
    Bring one pot for every four people.
    </div>
    ```
    """
    for article in site.articles:
        for tag, span in article.facts.raw_texts:
            yield Hit(article.path, span, f"the words in this <{tag}> are raw HTML, which nobody can translate",
                      (f"write it in Markdown, or open it with <{tag} markdown>",))
