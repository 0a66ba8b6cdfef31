"""The report on translations as Markdown, for a comment on a pull request or the summary of a CI job.

Everything that a stranger wrote stands in code spans: no markup, mention (`@name`), reference (`#1`) or
link works there, whatever the text holds (GitHub Flavored Markdown, 6.1 and 6.9).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

from ...model.finding import Finding, Severity
from ...safety.quote import plain
from ...translate.completeness import Completeness
from ...translate.past.changes import Changes, DomainChange, SourceEdit

MAX_ROWS = 60
MAX_ITEMS = 20
_TICKS = re.compile("`+")
_WEIGHTS = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.INFO: "Note"}


@dataclass(frozen=True)
class Found:
    """A finding of the checks, and whether it was not there before."""

    finding: Finding
    new: bool


@dataclass(frozen=True)
class Report:
    """What a change did to the translations, what the checks found in the files that it touches (new ones
    first), and the titles of packs by domain and of documents by domain and name."""

    changes: Changes
    found: tuple[Found, ...]
    titles: Mapping[str, str]
    documents: Mapping[tuple[str, str], str]


def markdown(report: Report) -> str:
    """The whole report; it is never longer than a comment may be."""
    parts = ["## Translations in this change", *_summary(report), *_table(report), *_completed(report),
             *_edits(report.changes.edits), *_findings(report.found)]
    return "\n\n".join(parts) + "\n"


def code(text: str, limit: int = 120) -> str:
    """A stranger's text as a code span on one line, cut after `limit` characters."""
    shown = plain(text, limit).strip() or "(empty)"
    ticks = "`" * (1 + max((len(run) for run in _TICKS.findall(shown)), default=0))
    pad = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{ticks}{pad}{shown}{pad}{ticks}"


def _cell(text: str) -> str:
    """A code span in a table, where a bar would end the cell, and a backslash may hide what escapes it."""
    return code(text.replace("|", "¦").replace("\\", "⧵"), 60)


def _language(tag: str) -> str:
    """The English name of a language, with its tag."""
    try:
        name = Locale.parse(tag, sep="-").english_name
    except (UnknownLocaleError, ValueError):
        name = None
    return f"{name} ({code(tag, 20)})" if name else code(tag, 20)


def _summary(report: Report) -> Iterator[str]:
    changes = report.changes
    if not changes.domains and not report.found:
        yield "No translation becomes better or worse by this change."
        return
    whole = sum(change.whole for change in changes.domains)
    new = sum(one.new for one in report.found)
    said = [
        f"**{_number(whole, 'translation')} of a whole pack complete**" if whole else "",
        _say(changes.domains, "translated", "newly translated"), _say(changes.domains, "updated", "brought up to date"),
        _say(changes.domains, "outdated", "out of date now"), _say(changes.domains, "lost", "lost"),
        _say(changes.domains, "added", "new and still to be translated"),
        f"{_number(new, 'new remark')} of the checks" if new else "",
    ]
    yield f"In short: {'; '.join(part for part in said if part) or 'nothing was finished or lost'}."


def _say(domains: Iterable[DomainChange], fate: str, words: str) -> str:
    tallies = [change[fate] for change in domains]
    units = sum(tally.units for tally in tallies)
    return f"{_amount(units, sum(tally.words for tally in tallies))} {words}" if units else ""


def _amount(units: int, words: int) -> str:
    return f"{_number(units, 'passage')} ({_number(words, 'word')})"


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


_COLUMNS = (
    ("translated", "Newly translated"), ("updated", "Brought up to date"), ("revised", "Reworded"),
    ("unsure", "Added, marked as unsure"), ("outdated", "Out of date now"), ("lost", "Lost"),
    ("removed", "Gone with the source text"), ("added", "New, to be translated"),
)


def _table(report: Report) -> Iterator[str]:
    domains = report.changes.domains
    if not domains:
        return
    columns = [(fate, title) for fate, title in _COLUMNS if any(change[fate].units for change in domains)]
    rows = [
        ["Language", "Pack", "Before", "Now", *(title for _, title in columns)],
        ["---", "---", "---:", "---:", *("---:" for _ in columns)],
        *([_language(change.language), _cell(_title(report, change)), _share(change.before), _now(change.after),
           *(_tally(change, fate) for fate, _ in columns)] for change in domains[:MAX_ROWS]),
    ]
    yield "\n".join(f"| {' | '.join(row)} |" for row in rows)
    if len(domains) > MAX_ROWS:
        yield f"And {_number(len(domains) - MAX_ROWS, 'more translation')} that changed."
    yield ("*Before* and *Now* say how much is translated, in words. A passage is a heading, a paragraph or the like; "
           "words are counted in the source text, for each language anew.")


def _title(report: Report, change: DomainChange) -> str:
    return report.titles.get(change.domain, change.domain)


def _share(share: Completeness) -> str:
    return f"{share.shown} %" if share.units else "–"


def _now(share: Completeness) -> str:
    return f"**{_share(share)}**" if share.units and share.complete else _share(share)


def _tally(change: DomainChange, fate: str) -> str:
    tally = change[fate]
    return _amount(tally.units, tally.words) if tally.units else ""


def _completed(report: Report) -> Iterator[str]:
    lines = []
    for change in report.changes.domains:
        language, title = _language(change.language), code(_title(report, change))
        if change.whole:
            lines.append(f"- {language}: all of {title}")
        else:
            names = (report.documents.get((change.domain, name), name) for name in change.completed)
            lines += [f"- {language}: {code(name)} in {title}" for name in names]
    yield from _section("### Complete now", "", lines)


def _edits(edits: Sequence[SourceEdit]) -> Iterator[str]:
    lines = [
        f"- {code(edit.file)}: {code(edit.new)}  \n  was {code(edit.old)}; {', '.join(map(_language, edit.languages))}"
        for edit in edits
    ]
    yield from _section(
        "### Source texts that were edited",
        "Their translations were made from the text as it was. They stay on the site, marked as out of date, until "
        "a translator has looked at them. For an edit that changes nothing for translators there is "
        "`pathshala translate trivial`.", lines)


def _findings(found: Sequence[Found]) -> Iterator[str]:
    for title, new in (("### New remarks of the checks", True), ("### Remarks that were there before", False)):
        yield from _section(title, "", [_finding(one.finding) for one in found if one.new is new])


def _finding(one: Finding) -> str:
    ways = "".join(f"  \n  {code(way, 150)}" for way in one.help[:2])
    return (f"- **{_WEIGHTS[one.severity]}** {one.code}, {code(one.path)} line {one.span.line}: "
            f"{code(one.message, 200)}{ways}")


def _section(title: str, about: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield title
        if about:
            yield about
        more = len(lines) - MAX_ITEMS
        yield "\n".join([*lines[:MAX_ITEMS], *([f"- and {more:,} more"] if more > 0 else [])])
