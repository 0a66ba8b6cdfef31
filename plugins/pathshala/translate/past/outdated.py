"""Since when the translations of a site are outdated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ...history.git import Repository
from ...history.since import ChangedPassage, Since, outdated_since
from ..project import Project
from ..states import State


def outdated_passages(held: Project) -> Mapping[tuple[str, str, str], ChangedPassage]:
    """The passages of a site whose translation is outdated, by language, domain and context."""
    return dict(_outdated(held))


def _outdated(held: Project) -> Iterator[tuple[tuple[str, str, str], ChangedPassage]]:
    for language, domain in held.catalogues:
        for document in held.documents.get(domain, ()):
            units = held.units[domain, document.name]
            for unit, found in zip(units, held.look_up(document, language), strict=True):
                if found.state is State.OUTDATED and document.language != language:
                    yield (language, domain, unit.context), ChangedPassage(unit.file, found.previous, unit.source)


def since_when(held: Project, repository: Repository | None) -> Mapping[tuple[str, str, str], Since]:
    """Since when each outdated translation is so, by language, domain and context. A passage that was
    edited is looked for once, in however many languages it is outdated."""
    wanted = outdated_passages(held)
    passages = tuple(dict.fromkeys(wanted.values()))
    days = dict(zip(passages, outdated_since(repository, passages), strict=True))
    return {key: days[passage] for key, passage in wanted.items()}


def oldest_days(since: Mapping[tuple[str, str, str], Since]) -> Mapping[tuple[str, str], date | None]:
    """The day since which something is outdated, by language and domain; None where that of a passage is
    not known, as it may be the oldest. What is not committed yet does not count."""
    days: dict[tuple[str, str], list[date | None]] = {}
    for (language, domain, _), found in since.items():
        if not found.uncommitted:
            days.setdefault((language, domain), []).append(found.day)
    return {key: None if None in held else min(day for day in held if day) for key, held in days.items()}
