"""The site's PO files, as far as the checks look into them: the addresses in translations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model.finding import Span
from ..model.site import Site
from ..sources.packs import FACILITATOR_FILE
from ..translate.catalogue import Catalogue
from ..translate.catalogues import po_path
from ..translate.extract import CHECKS_DOMAIN, SITE_DOMAIN
from .written import written_addresses

Catalogues = Mapping[tuple[str, str], Catalogue]
"""PO files under their language and domain, as `translate.catalogues.read_catalogues` gives them."""


@dataclass(frozen=True)
class Translation:
    """One translated passage: its PO file and place there, and the file that its source is in."""

    path: str
    span: Span
    file: str
    source: str
    text: str

    def new_addresses(self) -> Iterator[str]:
        """The addresses in the translation that its source does not hold."""
        known = {written.target for written in written_addresses(self.source)}
        for written in written_addresses(self.text):
            if written.target not in known:
                yield written.target


def linking(site: Site, catalogues: Catalogues) -> Iterator[Translation]:
    """The translated passages of Markdown files that may hold an address.

    Passages of the checks' pages, which are in no file of the site, stand for files of their codes.
    """
    for (language, domain), catalogue in sorted(catalogues.items()):
        path, files = po_path(site.settings.translations_dir, language, domain), _files(site, domain)
        for entry in catalogue.messages:
            text = "\n".join(entry.msgstr)
            name = (entry.context or "").rpartition(":")[0]
            file = f"{CHECKS_DOMAIN}/{name}" if domain == CHECKS_DOMAIN else files.get(name)
            if file and ("](" in text or "<" in text or "]:" in text):
                yield Translation(path, entry.msgstr_span, file, entry.msgid, text)


def _files(site: Site, domain: str) -> dict[str, str]:
    """The names of a domain's documents, as `msgctxt` begins, and their files; see `translate.extract`."""
    pack = site.pack(domain)
    if pack is None:
        return {page.stem: page.source.path for page in site.pages} if domain == SITE_DOMAIN else {}
    files = {lesson.stem: lesson.source.path for lesson in pack.lessons}
    return files | ({FACILITATOR_FILE: pack.facilitator.source.path} if pack.facilitator else {})
