"""A small site whose pack is reviewed in tests: its rubric, and records as the tool writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pathshala.markup.engine import Engine
from pathshala.model.review import Evidence, PilotData, Reviewer, ReviewMeta, Score
from pathshala.model.rubric import Rubric
from pathshala.model.site import Site
from pathshala.quality.facts import LanguageFacts, PackFacts, ground_of, language_facts, pack_facts
from pathshala.quality.language_status import language_status
from pathshala.quality.passages import as_read, content_digest, source_passages, translated_passages
from pathshala.quality.records import file_stem
from pathshala.quality.status import Status, pack_status
from pathshala.quality.write import record_text
from pathshala.sources.read import read_site
from pathshala.translate.extract import by_domain, documents
from pathshala.translate.po.catalogue import changed
from pathshala.translate.po.codec import parse_po, write_po
from pathshala.translate.project import Project, extract, merge_all, project
from small_site import write

RUBRIC = (Path(__file__).parent.parent / "content/rubric.yml").read_text(encoding="utf-8")
EGG = "learning_packs/egg"
_ENGINES: dict[str, Engine] = {}


def reviewed_site(root: Path, languages: tuple[str, ...] = ("bn",)) -> Path:
    """Write the small site with a rubric."""
    write(root, languages)
    (root / "content/rubric.yml").write_text(RUBRIC, encoding="utf-8")
    return root


@dataclass(frozen=True)
class Held:
    """The site as it was read, and what is known of its pack."""

    project: Project
    facts: PackFacts
    rubric: Rubric | None

    def language(self, tag: str) -> LanguageFacts:
        pack = self.project.site.packs[0]
        ground = ground_of(self.project.site, pack, self.project.catalogues)
        return language_facts(ground, self.project.documents[pack.id], tag, self.project.look_up,
                              self.project.trivial.get(pack.id))

    def status(self, today: date) -> Status:
        return pack_status(self.facts, self.rubric, today)

    def language_status(self, tag: str, today: date) -> Status:
        return language_status(self.language(tag), self.facts.review_every, today)


def site_project(site: Site) -> Project:
    """The texts of a site with their translations, the checks' pages not among them."""
    key = repr(site.settings.markdown_extensions)
    engine = _ENGINES.setdefault(key, Engine(site.settings.markdown_extensions))
    return project(site, by_domain(documents(site, engine)))


def held(root: Path) -> Held:
    """Read the site, and gather the facts."""
    site, _ = read_site(root)
    found = site_project(site)
    pack = site.packs[0]
    facts = pack_facts(ground_of(site, pack, found.catalogues), found.documents[pack.id],
                       found.trivial.get(pack.id))
    assert facts is not None
    return Held(found, facts, site.rubric)


def review(
    root: Path, kind: str, who: str, day: str, language: str = "en", decision: str = "pass", scores: int = 3, **more,
) -> Path:
    """Write a record of all that there is to read now, as an honest reviewer would; its path."""
    site, _ = read_site(root)
    found = site_project(site)
    pack = site.packs[0]
    texts = found.documents[pack.id]
    own = language == "en"
    passages = source_passages(pack, texts) if own else translated_passages(
        pack, texts, language, found.look_up)
    read = as_read(passages)
    wanted = site.rubric.scored_in(kind) if site.rubric and own else ()
    given = tuple(Score(one.id, str(scores), (Evidence("lessons/water.md:10", says="As it should be."),))
                  for one in wanted)
    pilot = PilotData(4, 3, ("Two did not find the pot.",)) if kind == "pilot" else None
    meta = ReviewMeta(1, kind, Reviewer(who), day, decision, content_digest(read), read, given, pilot=pilot)
    return write_record(root, language, replace(meta, **more))


def write_record(root: Path, language: str, meta: ReviewMeta) -> Path:
    """Write a record under a name that no other has."""
    folder = root / EGG / "reviews" / language
    folder.mkdir(parents=True, exist_ok=True)
    names = [file_stem(meta), *(f"{file_stem(meta)}-{number}" for number in range(2, 99))]
    path = next(place for name in names if not (place := folder / f"{name}.yml").exists())
    path.write_text(record_text(meta), encoding="utf-8")
    return path


def edit(root: Path, file: str, old: str, new: str) -> None:
    """Change a text of the pack."""
    path = root / EGG / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def declare(root: Path, status: str) -> None:
    """Let the owners declare a status."""
    path = root / EGG / "pack.yml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(f"status: {status}\n" if line.startswith("status:") else line for line in lines),
                    encoding="utf-8")


def merge(root: Path, now) -> None:
    """Write templates and PO files anew."""
    site, _ = read_site(root)
    list(extract(site_project(site), now))
    list(merge_all(site_project(read_site(root)[0]), now))


def translate(root: Path, language: str, domain: str = "egg", *, skip: Iterable[str] = ()) -> None:
    """Translate whatever has no translation, or none of the text of now, but for some texts."""
    path = root / "translations" / language / "LC_MESSAGES" / f"{domain}.po"
    catalogue, faults = parse_po(path.read_bytes(), path.name)
    assert not faults
    entries = []
    for one in catalogue.entries:
        if one.is_header or one.obsolete or one.msgid in skip or (one.translated and not one.fuzzy):
            entries.append(one)
        else:
            entries.append(changed(one, msgstr=(f"বাংলা {one.msgid}",), flags=(), previous_context=None,
                                   previous_msgid=None, previous_plural=None))
    text = write_po(replace(catalogue, entries=tuple(entries))).decode()
    path.write_text(re.sub('"Last-Translator: [^"]*"', lambda _: '"Last-Translator: Tahmina Begum\\n"', text),
                    encoding="utf-8")


def codes(status: Status) -> list[str]:
    """The codes of a status's reasons, in order."""
    return [one.code for one in status.reasons]

