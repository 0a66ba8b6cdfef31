"""LP511 to LP513 and LP525 to LP528: what a translation must take over letter by letter."""

from __future__ import annotations

import html.entities
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from ...model.finding import Severity
from ..context import Checked
from ..markup_changes import code_changes, difference, hit, listed, lost_or_added
from ..pairs import Pair
from ..registry import Hit, check

_PLACEHOLDERS = ("format", "named", "braces", "variable")
_ATTRIBUTE = re.compile(r"[.#][^\s.#{}]+|[\w-]+=(?:\"[^\"]*\"|'[^']*'|[^\s}]+)|[\w-]+")
_FOR_READERS = ("title=", "alt=", "aria-label=", "lang=", "dir=", "data-label=", "summary=")
_MOST = 20
"""How many placeholders or entities of one passage are looked for in another."""
_TEX = re.compile(r"[\\^_{]")
_VARIABLE = re.compile(r"\$\{[^{}]*\}")
_QUOTED_KEY = re.compile(r'"[^"]*"')


@check("LP511", severity=Severity.ERROR)
def changed_placeholder(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a placeholder, such as `%s`, `%(name)s`, `{name}` or `${name}`, that a translation lost,
    added or changed.

    ## Why is this bad?
    A program puts a value there. Where the name is another one, readers see the placeholder
    itself, or the program stops.

    ## Bad
    ```po
    msgid "Hello {name}"
    msgstr "Hola {nombre}"
    ```

    ## Good
    ```po
    msgid "Hello {name}"
    msgstr "Hola {name}"
    ```
    """
    for pair in site.remarked_pairs:
        source, target = pair.source.of(*_PLACEHOLDERS), pair.target.of(*_PLACEHOLDERS)
        if source != target:
            lost, added = _placeholders(source, pair.target.text), _placeholders(target, _sources(pair))
            # A form for one number says it in a word; the last one stands for many.
            if pair.form is not None and pair.form < len(pair.entry.msgstr) - 1:
                lost = []
            message, ways_out = lost_or_added(lost, added, "placeholders")
            if message:
                yield hit(pair, message, *ways_out)


def _placeholders(one_side: tuple[str, ...], other: str) -> list[str]:
    """The placeholders of one side that the other has not. With a name it counts whether they are there,
    without one how often they are; both may stand in code."""
    return [
        one for one, times in islice(Counter(one_side).items(), _MOST)
        if one not in other or (times > other.count(one) and len(one) == 2)
    ]


def _sources(pair: Pair) -> str:
    """What a translation may take placeholders from: both forms where there is a plural."""
    return pair.source.text if pair.form is None else f"{pair.entry.msgid}\n{pair.entry.msgid_plural}"


@check("LP512", severity=Severity.ERROR)
def lost_code(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds code of the source that is not in the translation, or says something else there.

    ## Why is this bad?
    Readers copy code letter by letter. A command that was translated does not run, and a name that was
    translated is on no screen.

    ## Bad
    ```po
    msgid "Write `{{Citation needed}}` behind it."
    msgstr "Escribe {{Citation needed}} detrás."
    ```

    ## Good
    ```po
    msgid "Write `{{Citation needed}}` behind it."
    msgstr "Escribe `{{Citation needed}}` detrás."
    ```
    """
    for pair in site.remarked_pairs:
        found = code_changes(pair.source, pair.target)
        if found.lost:
            yield hit(pair, f"code lost: {listed(found.lost)}", "copy it from the source, with its backticks")
        for source, target in found.changed:
            yield hit(pair, f"code changed: {listed([source])} became {listed([target])}",
                      f"write {listed([source])} as in the source")


@check("LP513", severity=Severity.WARNING)
def altered_code(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds code whose words were translated, which is code no longer or stands less often, and code
    that only the translation has.

    ## Why is this bad?
    What stands in code is mostly to be typed or found as it is. Sometimes it is an example in words, and
    then it may be translated: that is for a person to say.

    ## Bad
    ```po
    msgid "Press `Save changes`."
    msgstr "Pulsa `Guardar cambio`."
    ```

    ## Good
    ```po
    msgid "Press **Save changes**."
    msgstr "Pulsa **Guardar cambios**."
    ```
    """
    for pair in site.remarked_pairs:
        found = code_changes(pair.source, pair.target)
        for source, target in found.reworded:
            yield hit(pair, f"code in other words: {listed([source])} became {listed([target])}")
        if found.unmarked:
            yield hit(pair, f"marked as code less often: {listed(found.unmarked)}",
                      "put it in backticks, as in the source")
        if found.added:
            yield hit(pair, f"code that the source does not have: {listed(found.added)}")


@check("LP525", severity=Severity.ERROR)
def broken_entity(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds an HTML entity, such as `&nbsp;`, that was taken apart or misspelt in a translation.

    ## Why is this bad?
    Readers see the letters of the entity instead of the character.

    ## Bad
    ```po
    msgid "10&nbsp;km"
    msgstr "10& nbsp; km"
    ```

    ## Good
    ```po
    msgid "10&nbsp;km"
    msgstr "10&nbsp;km"
    ```
    """
    for pair in site.remarked_pairs:
        source, target = pair.source.of("entity"), pair.target.of("entity")
        if source == target:
            continue
        unknown = [one for one in difference(target, source) if not _is_entity(one)]
        broken = [one for one in difference(source, target)[:_MOST] if _is_in_pieces(one, pair.target.outside_code)]
        if unknown:
            yield hit(pair, f"no such entity: {listed(unknown)}", "write the character itself")
        elif broken:
            yield hit(pair, f"an entity is broken: {listed(broken)}", "copy it from the source")


def _is_entity(written: str) -> bool:
    return written.startswith("&#") or written[1:] in html.entities.html5


def _is_in_pieces(entity: str, text: str) -> bool:
    name = re.escape(entity[1:-1])
    return re.search(rf"[&\uff06]\s?{name}(?![\w;])|[&\uff06]\s{name};", text) is not None


@check("LP526", severity=Severity.ERROR)
def changed_attributes(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds an attribute list, such as `{ .note #id }`, that a translation lost, added or changed.

    ## Why is this bad?
    A list gives a part of the page its look, and its name for links. Broken, it stands in the text.

    ## Bad
    ```po
    msgid "[Start](a.md){ .button }"
    msgstr "[Empezar](a.md){ .botón }"
    ```

    ## Good
    ```po
    msgid "[Start](a.md){ .button }"
    msgstr "[Empezar](a.md){ .button }"
    ```
    """
    for pair in site.remarked_pairs:
        source, target = pair.source.of("attributes"), pair.target.of("attributes")
        if source != target:
            message, ways_out = lost_or_added(
                map(_attributes, source), map(_attributes, target), "attribute lists")
            if message:
                yield hit(pair, message, *ways_out)


def _attributes(written: str) -> str:
    """An attribute list without the values that readers see, in an order of its own."""
    parts = sorted(one for one in _ATTRIBUTE.findall(written[1:-1]) if not one.startswith(_FOR_READERS))
    return f"{{ {' '.join(parts)} }}"


@check("LP527", severity=Severity.ERROR)
def changed_shorthand(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds the short name of an icon (`:material-check:`) or a key (`++ctrl+s++`) that a translation
    lost, added or changed.

    ## Why is this bad?
    Short names are the same in every language. One that does not exist is shown as it is written.

    ## Bad
    ```po
    msgid "Press ++enter++"
    msgstr "Pulsa ++intro++"
    ```

    ## Good
    ```po
    msgid "Press ++enter++"
    msgstr "Pulsa ++enter++"
    ```
    """
    for pair in site.remarked_pairs:
        source, target = pair.source.of("icon", "keys"), pair.target.of("icon", "keys")
        if source != target:
            message, ways_out = lost_or_added(
                [_QUOTED_KEY.sub('""', one) for one in source], [_QUOTED_KEY.sub('""', one) for one in target],
                "short names")
            if message:
                yield hit(pair, message, *ways_out)


@check("LP528", severity=Severity.ERROR)
def changed_formula(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a formula that a translation lost or changed.

    ## Why is this bad?
    A formula says the same in every language, and one wrong sign makes it unreadable.

    ## Bad
    ```po
    msgid "The area is $$\\\\pi r^2$$."
    msgstr "El área es $$\\\\pi r2$$."
    ```

    ## Good
    ```po
    msgid "The area is $$\\\\pi r^2$$."
    msgstr "El área es $$\\\\pi r^2$$."
    ```
    """
    for pair in site.pairs:
        if "$" in pair.source.text or "\\(" in pair.source.text:
            lost = difference(_formulas(pair.source.outside_code), _formulas(pair.target.outside_code))
            if lost:
                yield hit(pair, f"formulas lost or changed: {listed(lost)}", "copy them from the source")


def _formulas(text: str) -> list[str]:
    """The formulas between `$$`, `$` or `\\(` and `\\)`, without white space; what holds no sign of TeX
    is one only between `$$`."""
    text = _VARIABLE.sub("", text)
    double = text.split("$$")[1::2] if text.count("$$") > 1 else []
    rest = " ".join(text.split("$$")[::2]) if double else text
    single = rest.split("$")[1::2]
    bracketed = [piece.partition("\\)")[0] for piece in rest.split("\\(")[1:] if "\\)" in piece]
    return ["".join(one.split()) for one in (*double, *filter(_is_tex, (*single, *bracketed)))]


def _is_tex(text: str) -> bool:
    return bool(_TEX.search(text)) and "\n" not in text and not text[0].isspace() and not text[-1].isspace()
