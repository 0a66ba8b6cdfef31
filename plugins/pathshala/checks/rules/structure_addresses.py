"""LP124 to LP129: names that would put two things in one place."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity, Span
from ...sources.links import Claim, check_address, claims
from ...translate.extract import RESERVED_DOMAINS
from ..context import Checked
from ..registry import Hit, Scope, all_rules, check
from ..whole import Whole
from .structure_files import RESERVED_STEMS


@check("LP124", severity=Severity.ERROR, allowable=False)
def reserved_pack_id(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a pack whose folder is named `site`, `checks`, `pathshala` or `templates`.

    ## Why is this bad?
    A pack's translations stand in a file of its name, and these files hold the texts of the site
    itself: the pack's texts and the site's would overwrite each other.

    ## Bad
    ```text
    learning_packs/site/pack.yml
    ```

    ## Good
    ```text
    learning_packs/first-site/pack.yml
    ```
    """
    for pack in site.site.packs:
        if pack.id in RESERVED_DOMAINS:
            yield Hit(pack.source.path, Span(), f'the site keeps the name "{pack.id}" for texts of its own',
                      (f"rename the folder, for example to {pack.id}-basics",))


@check("LP125", severity=Severity.ERROR, scope=Scope.SITE, allowable=False)
def address_taken(site: Whole) -> Iterator[Hit]:
    """## What it does
    Finds a file whose page would have an address that another page has, or that lies in the folder
    of another language.

    ## Why is this bad?
    One of the two pages would overwrite the other, and nobody could read it. Capitals do not count,
    since many systems take `A.html` and `a.html` for one file.

    ## Bad
    ```text
    content/packs/first-edit/index.md     (the page of the pack first-edit)
    content/bn/news.md                    (the folder of the Bengali pages)
    ```

    ## Good
    ```text
    content/news.md
    ```
    """
    folders = {language.folder.casefold(): language.name for language in site.site.languages if language.folder}
    taken = {check_address(rule.code).casefold(): Claim("") for rule in all_rules()}
    reserved = {
        lesson.source.path for pack in site.site.packs for lesson in pack.lessons if lesson.stem in RESERVED_STEMS
    }
    for claim in claims(site.site):
        key = claim.address.casefold()
        first = taken.setdefault(key, claim)
        folder = key.partition("/")[0]
        if first is not claim and claim.path not in reserved:
            other = f"the page of {first.path}" if first.path else "a page that every site has"
            yield Hit(claim.path, claim.span, f"the page would be {claim.address}, which is {other}",
                      ("rename the file or the id, or move the file",))
        elif "/" in key and folder in folders:
            yield Hit(claim.path, claim.span, f'the folder "{folder}" holds the pages in {folders[folder]}',
                      ("move the file to another folder",))
