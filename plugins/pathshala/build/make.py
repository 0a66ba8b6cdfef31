"""Make one shard: from its content to its pages, with nothing else looked at."""

from __future__ import annotations

from ..markup.engine import Unrenderable
from ..markup.memory import Memory
from ..model.finding import Fault, Span
from ..pages import render
from ..pages.edition import Edition
from ..pages.plan import PageSpec
from ..translate.catalogues import po_path_of
from . import searching, verify
from .opening import Opened, open_shard
from .shards import Made, Page, Shard
from .sitemap import entry


def make(shard: Shard, memory: Memory) -> Made:
    """What becomes of a shard; `memory` spares what was done before.

    A page that cannot be rendered is left out, and a fault says which text is in the way.
    """
    opened = open_shard(shard, memory)
    pages, faults, seen = [], [], []
    for edition, spec in opened.pages():
        try:
            page = make_page(edition, spec)
        except Unrenderable as problem:
            faults.append(_fault(edition, spec, problem))
            continue
        pages.append(page)
        seen.append(verify.look(page.path, page.html.decode("utf-8")))
    files = tuple(Page(path, data, "") for path, data in opened.files())
    found = searching.found(opened.pages()) if not faults else ()
    return Made(tuple(pages), files, verify.outline(seen), tuple(faults), opened.looked, opened.studied,
                opened.summary, opened.translations, opened.spoilt, found, opened.quality)


def make_page(edition: Edition, spec: PageSpec) -> Page:
    """One page. Raises Unrenderable where its text takes too much to render."""
    view = render.view(edition, spec)
    return Page(view.path, render.shell(edition, view).encode("utf-8"), entry(view))


def find_page(opened: Opened, path: str) -> tuple[Edition, PageSpec] | None:
    """The page of a shard that becomes a file, or None."""
    return next((one for one in opened.pages() if one[0].path(one[1].address) == path), None)


def _fault(edition: Edition, spec: PageSpec, problem: Unrenderable) -> Fault:
    domain, name = spec.documents[0]
    document = edition.texts.document(domain, name)
    assert document is not None
    path = document.document.file
    if document.document.language != edition.language.tag:
        path = po_path_of(edition.site, edition.language.tag, domain)
    return Fault("too-costly", path, Span(), f"{name}: {problem}", ("cut it into smaller parts",))
