"""How all packs of a site stand in all languages on a day: computed once, for every file that tells it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..model.finding import Finding, Severity
from ..model.review import ReviewPanel
from ..model.rubric import Rubric
from ..sources.packs import PACK_FILE
from ..translate.extract import TextDocument
from ..translate.states import State, Translation
from .facts import LanguageFacts, PackFacts
from .findings import Weights, weights_of
from .language_status import language_status, source_status
from .review_states import ReviewState, review_states
from .scores import QualityScore, checks_score, freshness_score, rubric_score, translation_score
from .status import Status, pack_status
from .steps import Step, next_steps, steps, translation_steps


@dataclass(frozen=True)
class KnownPack:
    """What is known of a pack whatever the day: its folder, its title by language (of those that have it),
    the facts of its own texts and of its translations, and the path of the PO file of each."""

    folder: str
    titles: Mapping[str, str]
    facts: PackFacts
    translations: tuple[LanguageFacts, ...]
    po_files: Mapping[str, str]


def title_of(pack_file: TextDocument, states: Sequence[Translation]) -> str:
    """The title of a pack in a language, from the document of its `pack.yml` and the states of its texts; empty
    where its translation is not as its source."""
    return next((state.text for text, state in zip(pack_file.texts, states, strict=True)
                 if text.path == ("title",) and state.state is State.CURRENT), "")


@dataclass(frozen=True)
class Row:
    """A pack in one language on a day.

    `file` is what it is declared in: `pack.yml`, or the PO file. `shown` is its status as a language; of a
    pack's own language, `status` is that of the pack (`is_source`). `counts` says how many findings of each
    severity its files have that nothing allows; those in its review records, which only fail to count
    themselves, are in `record_counts` alone. `next` is what can be done now.
    """

    pack: str
    language: str
    title: str
    file: str
    is_source: bool
    shown: str
    status: Status
    scores: tuple[QualityScore, ...]
    counts: Weights
    record_counts: Weights
    reviews: tuple[ReviewState, ...]
    next: tuple[Step, ...]

    @property
    def key(self) -> tuple[str, str]:
        """The pack and the language."""
        return self.pack, self.language

    @property
    def named_status(self) -> str:
        """The status that readers are told: a pack's own in its own language."""
        return self.status.shown if self.is_source else self.shown


@dataclass(frozen=True)
class SiteRows:
    """A site without the day that it was looked at: its packs in all languages, in order, and findings in `files`
    files."""

    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
    files: int


@dataclass(frozen=True)
class QualityReport(SiteRows):
    """A site on a day, with all findings: those that belong to no pack and those that are allowed among them."""

    day: date


def quality_report(
    packs: Iterable[KnownPack], findings: Sequence[Finding], files: int, rubric: Rubric | None, panel: ReviewPanel,
    today: date,
) -> QualityReport:
    """How packs stand on a day. `findings` are those of the whole site, of `files` files."""
    known = tuple(packs)
    found = _by_file(known, findings)
    rows = (row for pack in known for row in _rows(pack, found, rubric, panel, today))
    return QualityReport(tuple(rows), tuple(findings), files, today)


def _by_file(known: Iterable[KnownPack], findings: Iterable[Finding]) -> Mapping[str, Sequence[Finding]]:
    """The findings that count, by the file of the row that they belong to: those in a PO file and in reviews of
    a translation are the translation's, all others in a pack's folder are the pack's."""
    packs = {pack.folder: pack for pack in known}
    found: dict[str, list[Finding]] = defaultdict(list)
    files: dict[str, str] = {}
    for one in findings:
        if one.path not in files:
            files[one.path] = _row_file(one.path, packs)
        if not one.allowed:
            found[files[one.path]].append(one)
    return found


def _row_file(path: str, packs: Mapping[str, KnownPack]) -> str:
    folder = path.rpartition("/")[0]
    while folder and folder not in packs:
        folder = folder.rpartition("/")[0]
    if folder not in packs:
        return path
    own = f"{folder}/{PACK_FILE}"
    match path.removeprefix(f"{folder}/").split("/"):
        case ["reviews", language, _]:
            return packs[folder].po_files.get(language, own)
    return own


def _rows(
    pack: KnownPack, found: Mapping[str, Sequence[Finding]], rubric: Rubric | None, panel: ReviewPanel, today: date
) -> Iterator[Row]:
    facts, file = pack.facts, f"{pack.folder}/{PACK_FILE}"
    counts, of_records = weights_of(found.get(file, ()), pack.folder)
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    status = pack_status(facts, rubric, today, errors)
    source = facts.source.language
    yield Row(
        facts.pack, source, pack.titles.get(source, facts.pack), file, True, source_status(status),
        status, (checks_score(errors, warnings, facts.source.passages), rubric_score(facts, rubric, today),
                 freshness_score(facts, today)),
        counts, of_records, tuple(review_states(facts.source, facts.review_every, today)),
        next_steps(steps(facts, rubric, panel, today, errors)),
    )
    for held in pack.translations:
        weights = weights_of(found.get(pack.po_files[held.language], ()), pack.folder)
        yield _translation(pack, held, weights, panel, today)


def _translation(
    pack: KnownPack, held: LanguageFacts, weights: tuple[Weights, Weights], panel: ReviewPanel, today: date
) -> Row:
    every, (counts, of_records) = pack.facts.review_every, weights
    status = language_status(held, every, today)
    scores = (checks_score(counts[Severity.ERROR], counts[Severity.WARNING], held.passages),
              translation_score(held, every, today))
    title = pack.titles.get(held.language) or pack.titles.get(pack.facts.source.language, pack.facts.pack)
    return Row(
        pack.facts.pack, held.language, title, pack.po_files[held.language], False, status.shown, status, scores,
        counts, of_records, tuple(review_states(held, every, today)),
        next_steps(translation_steps(held, every, panel, today)),
    )
