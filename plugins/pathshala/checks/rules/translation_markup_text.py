"""LP520, LP530, LP531 and LP534: names of files, lines, backslashes and addresses in the words of a translation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from ...model.finding import Severity
from ..context import Checked
from ..link_changes import canonical, is_variant
from ..markup_changes import hit, listed
from ..pairs import Pair
from ..passage_text import PassageText
from ..registry import Hit, check

_MOST = 20
"""How many names, signs or addresses of one passage are looked for in another."""
_FILE = re.compile(
    r"\.(?:md|ya?ml|json|toml|txt|csv|html?|css|js|py|po|pot|svg|png|jpe?g|gif|webp|pdf|od[tps]|docx?|xlsx?|zip|mp[34]"
    r"|ogg|webm|vtt)(?![\w-])"
)
_ESCAPED = re.compile(r"\\(?=(.))")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_HARD_BREAK = re.compile(r"(?<! ) {2,}\n|\\\n|<br\b", re.IGNORECASE)
_PIPE = re.compile(r"(?<!\\)\|")


@check("LP520", severity=Severity.WARNING)
def changed_file_name(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds the name of a file, such as `pack.yml`, that is not in the translation.

    ## Why is this bad?
    A file has one name in all languages. Who looks for another one finds nothing.

    ## Bad
    ```po
    msgid "Open notes.txt first."
    msgstr "Abre primero notas.txt."
    ```

    ## Good
    ```po
    msgid "Open notes.txt first."
    msgstr "Abre primero notes.txt."
    ```
    """
    for pair in site.pairs:
        if "." in pair.source.text and _FILE.search(pair.source.text):
            names = islice(_file_names(pair.source.prose), _MOST)
            lost = [name for name in names if name not in pair.target.text]
            if lost:
                yield hit(pair, f"names of files lost: {listed(lost)}", "write the name as in the source")


def _file_names(prose: str) -> Iterator[str]:
    for found in _FILE.finditer(prose):
        before = prose[max(0, found.start() - 200):found.start()]
        name = re.split(r"[^\w./~\\-]", before)[-1]
        if name.strip("./~\\-"):
            yield name + found.group()


@check("LP530", severity=Severity.WARNING)
def changed_lines(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a blank line, or a line end that readers see, in a translation and not in its source or the other way
    round, and in a cell of a table a line end or a `|`.

    ## Why is this bad?
    A verse or an address runs together or falls apart. A program that makes Markdown of the translation
    ends the paragraph or the cell there.

    ## Bad
    ```po
    msgid "One line\\\\n"
    "and another"
    msgstr "Una línea\\\\n"
    "\\\\n"
    "y otra"
    ```

    ## Good
    ```po
    msgid "One line\\\\n"
    "and another"
    msgstr "Una línea\\\\n"
    "y otra"
    ```
    """
    for pair in site.pairs:
        source, target = pair.source.text, pair.target.text
        if "\n" in source or "\n" in target:
            if _BLANK_LINE.search(target) and not _BLANK_LINE.search(source):
                yield hit(pair, "a blank line that the source does not have", "take it out: a passage is one paragraph")
            elif len(_HARD_BREAK.findall(source.rstrip())) != len(_HARD_BREAK.findall(target.rstrip())):
                yield hit(pair, "a line that ends in two spaces or a backslash stands on one side only",
                          "break the same lines as the source does")
        if ("\n" in target or "|" in target) and pair.role == "table cell" and _more_in_cell(pair.source, pair.target):
            yield hit(pair, "a line end or a | in a cell of a table, where the source has none",
                      "write the cell on one line, and | as \\|")


def _more_in_cell(source: PassageText, target: PassageText) -> bool:
    if "\n" in target.text and "\n" not in source.text:
        return True
    return "|" in target.text and len(_PIPE.findall(target.outside_code)) > len(_PIPE.findall(source.outside_code))


@check("LP531", severity=Severity.WARNING)
def stray_backslash(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a backslash that only the translation has, and a sign that has lost its backslash.

    ## Why is this bad?
    A backslash too many is seen by readers. Without its backslash a sign becomes markup: the words
    after a star are emphasised.

    ## Bad
    ```po
    msgid "Press \\\\* twice."
    msgstr "Pulsa * dos veces\\\\n."
    ```

    ## Good
    ```po
    msgid "Press \\\\* twice."
    msgstr "Pulsa \\\\* dos veces."
    ```
    """
    for pair in site.pairs:
        if "\\" not in pair.source.text and "\\" not in pair.target.text:
            continue
        source, target = pair.source.outside_code, pair.target.outside_code
        left, right = Counter(_ESCAPED.findall(source)), Counter(_ESCAPED.findall(target))
        added = [f"\\{sign}" for sign in right if sign not in left]
        bare = [sign for sign in islice(left, _MOST)
                if target.count(sign) - right[sign] > source.count(sign) - left[sign] and not sign.isalnum()]
        if added:
            yield hit(pair, f"backslashes that the source does not have: {listed(added)}", "take the backslash out")
        if bare:
            yield hit(pair, f"a backslash is lost before {listed(bare)}", "put a backslash before it, as in the source")


@check("LP534", severity=Severity.ERROR)
def changed_address(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds an address that is written out, of a page or of a mailbox, and lost or changed in the
    translation.

    ## Why is this bad?
    Mail goes to somebody else or to nobody, and the address of a page leads elsewhere.

    ## Bad
    ```po
    msgid "Write to help@example.org"
    msgstr "Escribe a ayuda@example.org"
    ```

    ## Good
    ```po
    msgid "Write to help@example.org"
    msgstr "Escribe a help@example.org"
    ```
    """
    for pair in site.pairs:
        if "://" in pair.source.text or "@" in pair.source.text:
            lost = _lost_addresses(pair)
            if lost:
                yield hit(pair, f"addresses lost or changed: {listed(lost)}", "copy them from the source")


def _lost_addresses(pair: Pair) -> list[str]:
    there = [one.strip("<>") for one in pair.target.of("address", "url")]
    there += [link.target for link in pair.target.links]
    known = frozenset(map(canonical, there))
    shown = (one.strip("<>") for one in pair.source.of("address", "url"))
    lost = [one for one in shown if canonical(one) not in known][:_MOST]
    lost = [one for one in lost if not any(is_variant(one, other, pair.language) for other in there[:_MOST])]
    return lost + [one for one in pair.source.emails[:_MOST] if one not in pair.target.text]
