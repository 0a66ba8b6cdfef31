"""Findings as text for people, and in three forms for programs."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from ..model.finding import Finding, Severity, count
from ..safety.quote import printable
from .registry import Rule, all_rules

JSON_VERSION = 1
_SHOWN = 20
"""How many warnings of one check the text for people shows of one file."""
_SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_GITHUB_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(findings: Sequence[Finding], format: str, files: int) -> str:
    """The findings in one of `FORMATS`, ending in a line end. `files` is how many were checked.

    Raises KeyError for a format that does not exist.
    """
    return FORMATS[format](findings, files)


def text(findings: Sequence[Finding], files: int) -> str:
    """`path:line:column: severity CODE message`, `help:` lines, and a count at the end.

    Of the warnings that one check has in one file, some are shown and the others counted.
    """
    lines = [line for _, held in groupby(findings, key=lambda one: one.path) for line in _of_a_file(held)]
    return "\n".join([*lines, summary(findings, files)]) + "\n"


def summary(findings: Sequence[Finding], files: int) -> str:
    """`2 errors, 1 warning in 1 file`, or `no findings in 12 files`; allowed ones are added."""
    numbers = count(findings)
    words = {Severity.ERROR: ("error", "errors"), Severity.WARNING: ("warning", "warnings"),
             Severity.INFO: ("note", "notes")}
    parts = [_number(numbers[severity], *forms) for severity, forms in words.items() if numbers[severity]]
    concerned = len({one.path for one in findings if not one.allowed})
    where = _number(concerned if parts else files, "file", "files")
    allowed = sum(1 for one in findings if one.allowed)
    return f"{', '.join(parts) or 'no findings'} in {where}" + (f", {allowed} allowed" if allowed else "")


def as_json(findings: Sequence[Finding], files: int) -> str:
    """A JSON object; `version` rises when a key changes its meaning or goes away.

    `counts` leaves out what a file allows. Lines and columns count from 1, columns in code
    points; ends are exclusive, and 0 where they are not known.
    """
    numbers = count(findings)
    return _dump({
        "version": JSON_VERSION,
        "files": files,
        "counts": {severity.value: numbers[severity] for severity in Severity},
        "findings": [
            {
                "path": one.path, "line": one.span.line, "column": one.span.column,
                "end_line": one.span.end_line, "end_column": one.span.end_column,
                "severity": one.severity.value, "code": one.code, "name": one.name, "message": one.message,
                "help": list(one.help), "fixable": one.fix is not None, "allowed": one.allowed,
            }
            for one in findings
        ],
    })


def sarif(findings: Sequence[Finding], files: int) -> str:
    """A SARIF 2.1.0 log (https://docs.oasis-open.org/sarif/sarif/v2.1.0/)."""
    rules = all_rules()
    numbers = {rule.code: index for index, rule in enumerate(rules)}
    return _dump({
        "$schema": _SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "pathshala", "rules": [_sarif_rule(rule) for rule in rules]}},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {"ROOT": {"description": {"text": "The folder that holds mkdocs.yml."}}},
            "results": [_sarif_result(one, numbers[one.code]) for one in findings],
        }],
    })


def github(findings: Sequence[Finding], files: int) -> str:
    """Workflow commands that GitHub shows beside the lines of a pull request; the count comes last."""
    lines = [
        f"::{_GITHUB_COMMANDS[one.severity]} file={_property(one.path)},line={one.span.line},col={one.span.column},"
        f"title={_property(f'{one.code} {one.name}')}::{_data(chr(10).join([one.message, *_helps(one)]))}"
        for one in findings if not one.allowed
    ]
    return "\n".join([*lines, summary(findings, files)]) + "\n"


FORMATS: Mapping[str, Callable[[Sequence[Finding], int], str]] = MappingProxyType(
    {"text": text, "json": as_json, "sarif": sarif, "github": github}
)


def _of_a_file(findings: Iterable[Finding]) -> Iterator[str]:
    """The lines for the findings in one file."""
    path, warnings = "", Counter[str]()
    for one in findings:
        path = one.path
        weighs = one.severity is Severity.WARNING and not one.allowed
        warnings[one.code] += weighs
        if not weighs or warnings[one.code] <= _SHOWN:
            yield from _lines(one)
    for code, number in sorted(warnings.items()):
        if number > _SHOWN:
            rest = f"{number - _SHOWN:,} more of {code} in this file"
            yield f"{printable(path)}: … and {rest} (check --format json lists all)"


def _lines(finding: Finding) -> Iterator[str]:
    weight = "allowed" if finding.allowed else finding.severity.value
    yield f"{_place(finding)}: {weight} {finding.code} {printable(finding.message)}"
    if finding.allowed:
        yield f"  reason: {printable(finding.allowed)}"
    else:
        yield from (f"  help: {printable(way)}" for way in finding.help)


def _place(finding: Finding) -> str:
    return f"{printable(finding.path)}:{finding.span.line}:{finding.span.column}"


def _number(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _helps(finding: Finding) -> list[str]:
    return [f"help: {way}" for way in finding.help]


def _dump(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=True, indent=2) + "\n"


def _sarif_rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.summary},
        "help": {"text": re.sub(r"^## ", "", rule.doc, flags=re.MULTILINE), "markdown": rule.doc},
        "defaultConfiguration": {"level": _SARIF_LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _sarif_result(one: Finding, index: int) -> dict[str, Any]:
    region = {"startLine": one.span.line, "startColumn": one.span.column}
    if one.span.end_line:
        region |= {"endLine": one.span.end_line, "endColumn": one.span.end_column}
    result: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": index,
        "level": _SARIF_LEVELS[one.severity],
        "message": {"text": "\n".join([one.message, *_helps(one)])},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": quote(one.path), "uriBaseId": "ROOT"}, "region": region,
        }}],
    }
    if one.allowed:
        result["suppressions"] = [{"kind": "inSource", "justification": one.allowed}]
    return result


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
