"""Terms from elsewhere for the glossary of a language, which only ever grows by them.

Formats: that of Glosario (https://glosario.carpentries.org/), a YAML list with a `slug` and, under each
language, `term`, `def` and `acronym`; and tables (CSV, RFC 4180) with the columns `source`, `term` (or
`target`), `definition` and `also`, whose words are parted by `|`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ...model.finding import Fault, Span
from ...model.glossary import Glossary, Term
from ...safety.nodes import Mapping, Node, Scalar
from ...safety.nodes import Sequence as Listed
from ...safety.scalars import quoted
from ...safety.yaml import parse
from ...sources.glossary import MAX_FORM, folded
from ...sources.language_tags import language_meant
from ...sources.values import written

MAX_DEFINITION = 300
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_SIGNS = re.compile(r"[`*]")
_SENTENCE = re.compile(r".*[.!?।。؟](?=\s|$)", re.DOTALL)
_COLUMNS = {"source": "source", "term": "term", "target": "term", "definition": "definition", "also": "also"}
_SHORTEST = 10


@dataclass
class Grown:
    """A glossary's text with new terms: how many are new, how many stood there already, and what is
    called otherwise there (the term, its word in the glossary and in the file)."""

    text: str
    new: int = 0
    known: int = 0
    differing: list[tuple[str, str, str]] = field(default_factory=list)


def read_glosario(text: str, shown: str, language: str, source: str) -> tuple[tuple[Term, ...], list[Fault]]:
    """The terms of a language in a file of Glosario's format, with their names in the source language."""
    node, faults = parse(text, shown)
    if not isinstance(node, Listed):
        return (), faults or [Fault("wrong-type", shown, Span(), "the file holds no list of terms")]
    found = []
    for item in node.items:
        words = {language_meant(key): dict(_texts(held)) for key, held in _pairs(item) if isinstance(held, Mapping)}
        own, name = words.get(language, {}), words.get(source, {}).get("term", "")
        if own.get("term") and (name or language == source):
            also = (own["acronym"],) if own.get("acronym") else ()
            found.append(_term("" if language == source else name, own["term"], own.get("def", ""), also))
    return tuple(one for one in found if _fits(one)), []


def read_table(text: str, shown: str, language: str, source: str) -> tuple[tuple[Term, ...], list[Fault]]:
    """The terms in a table whose first row names its columns."""
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        return (), [Fault("wrong-type", shown, Span(), f"the table cannot be read: {error}")]
    found = []
    for row in rows:
        held = {_COLUMNS.get((name or "").strip().casefold(), ""): value for name, value in row.items()
                if isinstance(value, str)}
        if held.get("term", "").strip() and (language == source or held.get("source", "").strip()):
            found.append(_term("" if language == source else held["source"], held["term"], held.get("definition", ""),
                               tuple(filter(None, map(str.strip, held.get("also", "").split("|"))))))
    if not found:
        return (), [Fault("missing-key", shown, Span(), "the table has no terms",
                          ("name the columns in the first row: source, term, definition",))]
    return tuple(one for one in found if _fits(one)), []


def grown(text: str, glossary: Glossary | None, terms: Sequence[Term]) -> Grown | None:
    """The text of a glossary with those terms put in behind its own that it does not have; None where
    its terms are not written as a list with hyphens. A text that is empty becomes a glossary."""
    result = Grown(text)
    own = {folded(one.source or one.term): one for one in (glossary.terms if glossary else ())}
    added = []
    for term in terms:
        held = own.setdefault(folded(term.source or term.term), term)
        if held is term:
            added.append(term)
        elif {folded(form) for form in held.forms}.isdisjoint(folded(form) for form in term.forms):
            result.differing.append((term.source or term.term, held.term, term.term))
        else:
            result.known += 1
    result.new = len(added)
    if added:
        put = _put_in(text or "schema: 1\nterms: []\n", added)
        if put is None:
            return None
        result.text = put
    return result


def _pairs(node: Node) -> Iterator[tuple[str, Node]]:
    if isinstance(node, Mapping):
        yield from ((key.value, held) for key, held in node.pairs)


def _texts(node: Node) -> Iterator[tuple[str, str]]:
    yield from ((key, held.value.strip()) for key, held in _pairs(node) if isinstance(held, Scalar))


def _term(source: str, term: str, definition: str, also: tuple[str, ...]) -> Term:
    return Term(_plain(term), _plain(source), tuple(map(_plain, also)), (), _shortened(_plain(definition)))


def _plain(text: str) -> str:
    """A text on one line, without the signs of Markdown."""
    return " ".join(_SIGNS.sub("", _LINK.sub(r"\1", text)).split())


def _shortened(text: str) -> str:
    """A definition cut after the last sentence that fits, else after a word."""
    if len(text) > MAX_DEFINITION:
        whole = _SENTENCE.match(text[:MAX_DEFINITION])
        text = whole.group() if whole else text[:MAX_DEFINITION - 1].rpartition(" ")[0] + "…"
    return text if len(text) >= _SHORTEST else ""


def _fits(term: Term) -> bool:
    return all(0 < len(form) <= MAX_FORM for form in term.forms) and len(term.source) <= MAX_FORM


def _put_in(text: str, terms: Sequence[Term]) -> str | None:
    node, _ = parse(text, "")
    listed = dict(_pairs(node)).get("terms") if node else None
    if not isinstance(listed, Listed):
        return None
    if not listed.items:
        indent, before, after = 2, text[:listed.start].rstrip(" "), text[listed.end:]
    elif text[listed.start] == "[":
        return None
    else:
        indent = listed.span.column - 1
        end = text.find("\n", _end(listed, text))
        before, after = (text, "") if end < 0 else (text[:end], text[end:])
    entries = "".join(f"\n{' ' * indent}- {line}" for line in (_entry(term, indent + 2) for term in terms))
    return f"{before}{entries}{after or chr(10)}"


def _end(node: Node, text: str) -> int:
    """Where the last thing ends that is written in a node: marks of blocks stand behind what follows them."""
    if isinstance(node, Listed) and node.items and text[node.start] != "[":
        return _end(node.items[-1], text)
    if isinstance(node, Mapping) and node.pairs and text[node.start] != "{":
        return _end(node.pairs[-1][1], text)
    return len(text[:node.end].rstrip())


def _entry(term: Term, indent: int) -> str:
    lines = [f"source: {written(term.source)}"] if term.source else []
    lines.append(f"term: {written(term.term)}")
    if term.also:
        lines.append(f"also: [{', '.join(map(written, term.also))}]")
    if term.definition:
        lines.append(f"definition: {quoted(term.definition)}")
    return f"\n{' ' * indent}".join(lines)
