"""LP522 to LP524, LP529 and LP533: emphasis, HTML, signs of blocks, and the choices of a quiz."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ...model.finding import Severity
from ..context import Checked
from ..link_changes import is_variant, unequal
from ..markup_changes import difference, hit, listed, lost_or_added
from ..pairs import Pair
from ..registry import Hit, check

_TAG = re.compile(r"</?(?P<name>[A-Za-z][^\s/>]*)(?P<rest>[^<>]*?)/?>")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+)))?")
_FOR_READERS = frozenset({"title", "alt", "aria-label", "lang", "dir", "class"})
_FOR_LANGUAGES = frozenset({"bdi", "bdo", "rb", "rp", "rt", "ruby", "span", "sup", "wbr"})
_ADDRESSES = frozenset({"cite", "href", "src"})
_OF_CAPTIONS = frozenset({"v", "lang"})
"""Tags of WebVTT that hold a speaker's name, and a language."""
_MARKER = re.compile(
    r"[ ]{0,3}(?:(?P<sign>[#]{1,6}|[-*+]|!!!|\?\?\?\+?|===)\s|(?P<number>\d{1,9})[.)]\s|(?P<quote>>)|(?P<fence>```|~~~)"
    r"|(?P<definition>\*?\[[^\[\]\n]*\]:)|(?P<box>\[[ xX]\]\s))"
)
_TOLD_APART = ("quiz choice", "quiz step", "quiz pair")
"""The roles of what readers of one question tell apart."""
_MOST = 20
"""How many addresses of one passage are compared."""
_DASHES = ("-", "\u2010", "\u2013", "\u2014", "\u2015", "\u2022", "*", "+")


@check("LP522", severity=Severity.ERROR)
def unclosed_emphasis(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a sign of emphasis, such as `**`, without its partner, where the source has none.

    ## Why is this bad?
    Readers see the sign, or half of the sentence is emphasised. A sign also stays as it is where a
    space stands between it and its words.

    ## Bad
    ```po
    msgid "Press **Publish**."
    msgstr "Pulsa **Publicar."
    ```

    ## Good
    ```po
    msgid "Press **Publish**."
    msgstr "Pulsa **Publicar**."
    ```
    """
    for pair in site.marked_pairs:
        stray = pair.target.emphasis.stray
        if stray and (more := difference(stray, pair.source.emphasis.stray)):
            yield hit(pair, f"signs of emphasis without a partner: {listed(more)}",
                      "write one before the first word and one after the last, with no space between")


@check("LP523", severity=Severity.WARNING)
def changed_emphasis(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a translation that emphasises fewer parts than its source, or in another way. That two parts
    stand for one, which the order of words may need, is fine.

    ## Why is this bad?
    Names of buttons and important words stand out for some readers and not for others.

    ## Bad
    ```po
    msgid "Press **Publish**."
    msgstr "Pulsa Publicar."
    ```

    ## Good
    ```po
    msgid "Press **Publish**."
    msgstr "Pulsa **Publicar**."
    ```
    """
    for pair in site.marked_pairs:
        source, target = pair.source.emphasis, pair.target.emphasis
        if source.spans != target.spans and not target.stray:
            message, _ = lost_or_added(source.spans, target.spans, "emphasis")
            if difference(source.spans, target.spans) or not set(target.spans) <= set(source.spans):
                yield hit(pair, message, "emphasise the same parts as the source does")


@check("LP524", severity=Severity.ERROR)
def changed_html(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds an HTML tag or comment that a translation lost, added, changed or did not close. Tags that
    a language may need, such as `<bdi>` and `<ruby>`, may be added.

    ## Why is this bad?
    Tags that do not match are shown as text, and what they did is undone.

    ## Bad
    ```po
    msgid "CO<sub>2</sub>"
    msgstr "CO<sub>2<sub>"
    ```

    ## Good
    ```po
    msgid "CO<sub>2</sub>"
    msgstr "CO<sub>2</sub>"
    ```
    """
    for pair in site.remarked_pairs:
        source, target = pair.source.of("tag"), pair.target.of("tag")
        if source != target:
            yield from _changed_tags(pair, source, target)
        if len(pair.target.of("comment")) > len(pair.source.of("comment")):
            yield hit(pair, "an HTML comment that the source does not have",
                      "write a note to other translators as a comment of the PO file")


def _changed_tags(pair: Pair, source: tuple[str, ...], target: tuple[str, ...]) -> Iterator[Hit]:
    left, right = [_tag(one) for one in source], [_tag(one) for one in target]
    message, ways_out = lost_or_added(left, _without_own(left, right), "HTML tags")
    if message:
        yield hit(pair, message, *ways_out)
        return
    lost, added = unequal(_addresses(source), _addresses(target))
    for one, other in zip(lost[:_MOST], added, strict=False):
        if not is_variant(one, other, pair.language):
            yield hit(pair, f"a tag leads elsewhere: {listed([other])} instead of {listed([one])}",
                      f"write {listed([one])} as in the source")


def _attributes(written: str) -> Iterator[tuple[str, str]]:
    """The attributes of a tag: names in lower case, and values."""
    found = _TAG.fullmatch(written)
    for one in _ATTRIBUTE.finditer(found["rest"] if found else ""):
        yield one[1].lower(), one[2] or one[3] or one[4] or ""


def _addresses(tags: tuple[str, ...]) -> list[str]:
    """The addresses in some tags."""
    return [value for tag in tags for name, value in _attributes(tag) if name in _ADDRESSES]


def _tag(written: str) -> str:
    """A tag with what is the same in every language: its name in lower case, and its attributes sorted,
    without the values of those that hold addresses."""
    found = _TAG.fullmatch(written)
    if not found:
        return written
    spoken = found["name"].partition(".")[0] in _OF_CAPTIONS
    attributes = sorted(
        f" {name}" if name in _ADDRESSES else f' {name}="{value}"'
        for name, value in _attributes(written) if name not in _FOR_READERS and not spoken
    )
    return f"<{'/' if written.startswith('</') else ''}{found['name'].lower()}{''.join(attributes)}>"


def _without_own(source: list[str], target: list[str]) -> list[str]:
    """The tags of a translation without those that its language may need, where they are closed."""
    added = Counter(target) - Counter(source)
    own = [name for name in _FOR_LANGUAGES if added[f"<{name}>"] == added[f"</{name}>"] or name == "wbr"]
    for tag in [one for name in own for one in (f"<{name}>", f"</{name}>")]:
        added[tag] = min(added[tag], 0)
    return list((Counter(source) - (Counter(source) - Counter(target)) + added).elements())


@check("LP529", severity=Severity.ERROR)
def added_block_sign(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a translation that begins with the sign of a heading, a list, a quotation, a box to tick or
    another block, where the source does not.

    ## Why is this bad?
    A passage stands inside its block already. The page shows the sign as text, and a program that makes
    Markdown of the translation makes another block of it. In a quiz it tells which choice is right.

    ## Bad
    ```po
    msgid "Why readers need sources"
    msgstr "## Por qué hacen falta fuentes"
    ```

    ## Good
    ```po
    msgid "Why readers need sources"
    msgstr "Por qué hacen falta fuentes"
    ```
    """
    for pair in site.pairs:
        target = pair.target.text
        if "\n" not in target and not _MARKER.match(target):
            continue
        added = difference(_markers(target, pair.source.text), _markers(pair.source.text, ""))
        if added:
            yield hit(pair, f"a line begins with {listed(added)}, which the source does not have",
                      "take the sign out; where it is meant as text, write a backslash before it")


def _markers(text: str, source: str) -> list[str]:
    """The signs of blocks that lines begin with, those aside that a source has in other words: a number,
    or a dash."""
    found = []
    for line in text.split("\n"):
        sign = _MARKER.match(line)
        if not sign or (sign["number"] and sign["number"] in source):
            continue
        if sign["sign"] in ("-", "*", "+") and source.lstrip().startswith(_DASHES):
            continue
        found.append(sign.group().strip())
    return found


@check("LP533", severity=Severity.ERROR)
def same_quiz_answer(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds two choices of a question that differ in the source and are the same in the translation.

    ## Why is this bad?
    The reader sees the same answer twice, once right and once wrong.

    ## Bad
    ```po
    #. quiz choice · Which one can you cite?
    msgid "A blog"
    msgstr "Una página"

    #. quiz choice · Which one can you cite?
    msgid "A website"
    msgstr "Una página"
    ```

    ## Good
    ```po
    #. quiz choice · Which one can you cite?
    msgid "A blog"
    msgstr "Un blog"

    #. quiz choice · Which one can you cite?
    msgid "A website"
    msgstr "Una página"
    ```
    """
    question: tuple[str, ...] | None = None
    choices: dict[str, Pair] = {}
    for pair in site.pairs:
        asked = _question(pair)
        if asked is None:
            continue
        if asked != question:
            question, choices = asked, {}
        answer = " ".join(pair.target.text.split()).rstrip(".\u3002\u0964\u06d4")
        first = choices.setdefault(answer, pair)
        if " ".join(first.source.text.split()) != " ".join(pair.source.text.split()):
            yield hit(pair, f"the choices {listed([first.source.text, pair.source.text])} are the same in the "
                            f"translation: {listed([pair.target.text])}", "translate them so that they differ")


def _question(pair: Pair) -> tuple[str, ...] | None:
    """The question that a choice belongs to: its file, its lesson and the headings above it."""
    if not pair.entry.extracted or not pair.entry.extracted[0].startswith(_TOLD_APART):
        return None
    return pair.path, (pair.entry.context or "").rpartition(":")[0], pair.entry.extracted[0]
