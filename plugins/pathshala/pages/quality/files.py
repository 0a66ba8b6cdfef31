"""The report on a site's quality as a file of the site: `quality/quality.json`, and the schema of what it holds.

It is what `pathshala report --format json` writes, from what the build knows already: without a comparison, and of
the findings with those alone that the pages show. All of them may be more than all pages together. When a site was
built is not to be seen in it, so the file names no day, nor how many are left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ...model.finding import in_order
from ...model.site import Settings, Site
from ...quality.report import Row, SiteRows
from ...quality.report_json import site_json
from ...quality.steps import next_steps
from ...sources.packs import PACK_FILE
from ...sources.schema import schema_texts
from ...translate.catalogues import po_path_of
from .facts import PackStanding

DATA = "quality/quality.json"
SCHEMA = "quality/quality.schema.json"

Titles = Mapping[str, Mapping[str, str]]
"""The title of each pack by language, where it has one there."""


def standing_report(
    site: Site, standings: Mapping[str, PackStanding], titles: Titles, files: int
) -> SiteRows:
    """The report on a site of so many files, of how its packs stand."""
    rows = (row for one in standings.values() for row in _rows(site, one, titles.get(one.pack, {})))
    shown = (finding for pack in standings.values() for one in pack.languages.values() for finding in one.findings)
    return SiteRows(tuple(rows), tuple(in_order(shown)), files)


def quality_files(settings: Settings, report: SiteRows) -> Iterator[tuple[str, bytes]]:
    """The files: addresses from the site's root, and bytes."""
    yield DATA, site_json(report, settings.site_name, settings.site_url).encode()
    yield SCHEMA, schema_texts()["quality"].encode()


def _rows(site: Site, pack: PackStanding, titles: Mapping[str, str]) -> Iterator[Row]:
    own = titles.get(pack.source_language, pack.pack)
    for tag, one in pack.languages.items():
        is_source = tag == pack.source_language
        file = f"{site.settings.packs_dir}/{pack.pack}/{PACK_FILE}" if is_source else po_path_of(site, tag, pack.pack)
        scores = tuple(replace(score, parts=tuple(part for part in score.parts if part.code != "days_left"))
                       for score in one.scores)
        yield Row(pack.pack, tag, titles.get(tag) or own, file, is_source, one.shown, one.status, scores,
                  Counter(one.weights), Counter(one.record_weights), one.reviews, next_steps(one.steps))
