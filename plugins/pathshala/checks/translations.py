"""The site's PO files, as far as the checks look into them: the addresses in translations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from ..model.finding import Span
from ..model.site import Site
from ..sources.packs import FACILITATOR_FILE
from ..translate.catalogues import po_path_of
from ..translate.extract import CHECKS_DOMAIN, SITE_DOMAIN
from ..translate.po.catalogue import Catalogue
from .written import may_hold_addresses, targets

Catalogues = Mapping[tuple[str, str], Catalogue]
"""PO files under their language and domain, as `translate.catalogues.read_catalogues` gives them."""


@dataclass(frozen=True)
class Translation:
    """One translated passage with addresses that its source does not hold: its PO file and place there,
    the file that its source is in, and these addresses."""

    path: str
    span: Span
    file: str
    addresses: tuple[str, ...]


def linking(
    site: Site, catalogues: Catalogues, elsewhere: Mapping[tuple[str, str], str] = MappingProxyType({})
) -> Iterator[Translation]:
    """The translated passages of Markdown files that hold addresses of their own.

    Passages of the checks' pages, which are in no file of the site, stand for files of their codes; those
    of a PO file that is looked at by itself (`elsewhere` has its path) stand for that file.
    """
    for (language, domain), catalogue in sorted(catalogues.items()):
        alone, files = elsewhere.get((language, domain)), _files(site, domain)
        path = alone or po_path_of(site, language, domain)
        for entry in catalogue.entries:
            text = "\n".join(entry.msgstr)
            if may_hold_addresses(text) and not entry.obsolete and not entry.is_header:
                name = (entry.context or "").rpartition(":")[0]
                file = f"{CHECKS_DOMAIN}/{name}" if domain == CHECKS_DOMAIN else files.get(name, alone)
                known = _targets(entry.msgid)
                new = tuple(target for target in targets(text) if target not in known)
                if file and new:
                    yield Translation(path, entry.msgstr_span, file, new)


@lru_cache(maxsize=1024)
def _targets(source: str) -> frozenset[str]:
    """The addresses in a passage, remembered for its translations into other languages."""
    return frozenset(targets(source))


def _files(site: Site, domain: str) -> dict[str, str]:
    """The names of a domain's documents, as `msgctxt` begins, and their files; see `translate.extract`."""
    pack = site.pack(domain)
    if pack is None:
        return {page.stem: page.source.path for page in site.pages} if domain == SITE_DOMAIN else {}
    files = {lesson.stem: lesson.source.path for lesson in pack.lessons}
    return files | ({FACILITATOR_FILE: pack.facilitator.source.path} if pack.facilitator else {})
