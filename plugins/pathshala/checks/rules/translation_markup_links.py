"""LP514 to LP519, LP521 and LP532: where a translation leads, and what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model.finding import Severity
from ..context import Checked
from ..link_changes import SAME, Change, LinkChanges, link_changes, names_language, unequal
from ..markup_changes import hit, listed, lost_or_added
from ..pairs import Pair
from ..passage_text import Link
from ..registry import Hit, check

_LETTERS_OF_A_DESCRIPTION = 12
_MEND = "write [text](address) with no space between"
_BROKEN = ("] (", "](", "］（", "]（", "】（")


def _linked(site: Checked) -> Iterator[tuple[Pair, LinkChanges]]:
    """The pairs in which a link changed."""
    languages = [language.tag for language in site.site.languages]
    for pair in site.remarked_pairs:
        if pair.source.links or pair.target.links:
            found = link_changes(pair, languages)
            if found is not SAME:
                yield pair, found


@check("LP514", severity=Severity.ERROR)
def lost_link(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a link of the source that the translation does not have.

    ## Why is this bad?
    The reader of the translation cannot go where all others can. Often a sign of the link's markup
    is missing, and its address stands in the text.

    ## Bad
    ```po
    msgid "Read the [rules](rules.md)."
    msgstr "Lee las [normas] (rules.md)."
    ```

    ## Good
    ```po
    msgid "Read the [rules](rules.md)."
    msgstr "Lee las [normas](rules.md)."
    ```
    """
    for pair, found in _linked(site):
        if found.lost:
            broken = any(sign in pair.target.prose for sign in _BROKEN)
            yield hit(pair, f"links lost: {listed(found.lost)}",
                      _MEND if broken else "link the same words as the source does")


@check("LP515", severity=Severity.ERROR)
def changed_link_target(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a link that leads elsewhere than in the source. The page of the same site in the
    translation's own language is not elsewhere.

    ## Why is this bad?
    An address that was translated, or cut short, leads nowhere. A link inside the site needs no change:
    it leads to the reader's language by itself.

    ## Bad
    ```po
    msgid "Read the [rules](rules.md)."
    msgstr "Lee las [normas](normas.md)."
    ```

    ## Good
    ```po
    msgid "Read the [rules](rules.md)."
    msgstr "Lee las [normas](rules.md)."
    ```
    """
    for pair, found in _linked(site):
        yield from _instead(pair, found.changed, "a link leads elsewhere")


def _instead(pair: Pair, changes: Iterable[Change], what: str) -> Iterator[Hit]:
    for source, target in changes:
        yield hit(pair, f"{what}: {listed([target])} instead of {listed([source])}",
                  f"write {listed([source])} as in the source")


@check("LP516", severity=Severity.WARNING)
def added_link(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a link that only the translation has.

    ## Why is this bad?
    Nobody who keeps the source looks at it. It may be useful, out of date, or an advertisement.

    ## Bad
    ```po
    msgid "Read the rules."
    msgstr "Lee las [normas](https://example.org/curso)."
    ```

    ## Good
    ```po
    msgid "Read the rules."
    msgstr "Lee las normas."
    ```
    """
    for pair, found in _linked(site):
        if found.added:
            yield hit(pair, f"links that the source does not have: {listed(found.added)}")


@check("LP517", severity=Severity.ERROR)
def other_language_link(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a link of a translation to a page in a third language, which is neither that of the source
    nor that of the translation.

    ## Why is this bad?
    The reader asked for one language and is led to another. It happens when a translation was made
    from another translation.

    ## Bad
    ```po
    msgid "Read the [rules](https://en.wikipedia.org/wiki/Wikipedia:Five_pillars)."
    msgstr "Lee las [normas](https://pt.wikipedia.org/wiki/Wikipédia:Cinco_pilares)."
    ```

    ## Good
    ```po
    msgid "Read the [rules](https://en.wikipedia.org/wiki/Wikipedia:Five_pillars)."
    msgstr "Lee las [normas](https://es.wikipedia.org/wiki/Wikipedia:Los_cinco_pilares)."
    ```
    """
    for pair, found in _linked(site):
        yield from _instead(pair, found.foreign, "a link leads to another language's page")


@check("LP518", severity=Severity.ERROR)
def changed_image(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds an image that a translation lost, added or changed, or whose alternative text it lost.

    ## Why is this bad?
    The page shows a gap, or another picture than the text speaks of. Without alternative text, who
    cannot see the picture is told nothing. A picture in the translation's language, `map.es.svg`,
    is found by itself.

    ## Bad
    ```po
    msgid "![The map of sources](map.svg)"
    msgstr "![El mapa de las fuentes](mapa.svg)"
    ```

    ## Good
    ```po
    msgid "![The map of sources](map.svg)"
    msgstr "![El mapa de las fuentes](map.svg)"
    ```
    """
    for pair in site.marked_pairs:
        source, target = _images(pair.source.links), _images(pair.target.links)
        if not source and not target:
            continue
        lost, added = unequal([one.target for one in source], [one.target for one in target])
        own = [one for one in added if names_language(one, pair.language)]
        if lost or added:
            message, ways_out = lost_or_added(lost[len(own):], [one for one in added if one not in own], "images")
            if message:
                yield hit(pair, message, *ways_out)
        silent = [one.target for one in target if not one.text.strip()]
        if len(silent) > sum(not one.text.strip() for one in source):
            yield hit(pair, f"the alternative text of an image is lost: {listed(silent)}",
                      "translate that of the source")


def _images(links: Iterable[Link]) -> list[Link]:
    return [link for link in links if link.image]


@check("LP519", severity=Severity.ERROR)
def changed_anchor(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a link to a place on a page that names another place in the translation.

    ## Why is this bad?
    Headings keep the anchors of the source in every language, so an anchor that was translated is
    nowhere on the page.

    ## Bad
    ```po
    msgid "See [below](#check-yourself)."
    msgstr "Mira [abajo](#comprueba)."
    ```

    ## Good
    ```po
    msgid "See [below](#check-yourself)."
    msgstr "Mira [abajo](#check-yourself)."
    ```
    """
    for pair, found in _linked(site):
        yield from _instead(pair, found.anchors, "a link leads to another place on the page")


@check("LP521", severity=Severity.ERROR)
def changed_footnote(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a footnote's mark, such as `[^1]`, that a translation lost, added or changed.

    ## Why is this bad?
    A mark without a footnote stands in the text as it is written, and a footnote without a mark is
    read by nobody. In a lesson about sources that is the source itself.

    ## Bad
    ```po
    msgid "Readers check.[^1]"
    msgstr "Quien lee comprueba.[1]"
    ```

    ## Good
    ```po
    msgid "Readers check.[^1]"
    msgstr "Quien lee comprueba.[^1]"
    ```
    """
    for pair in site.remarked_pairs:
        source, target = pair.source.of("note"), pair.target.of("note")
        if source != target:
            message, ways_out = lost_or_added(source, target, "footnotes' marks")
            if message:
                yield hit(pair, message, *ways_out)


@check("LP532", severity=Severity.WARNING)
def untranslated_alternative(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds the alternative text of an image, or the title of a link, that was left as in the source
    where the words around it were translated.

    ## Why is this bad?
    A screen reader speaks it in the middle of the translation. It is easily missed, since on the page
    it is not seen.

    ## Bad
    ```po
    msgid "The path: ![From the book to the reader](path.svg)"
    msgstr "El camino: ![From the book to the reader](path.svg)"
    ```

    ## Good
    ```po
    msgid "The path: ![From the book to the reader](path.svg)"
    msgstr "El camino: ![Del libro a quien lee](path.svg)"
    ```
    """
    for pair in site.marked_pairs:
        if not pair.source.links or pair.source.text == pair.target.text:
            continue
        left, right = _descriptions(pair.source.links), _descriptions(pair.target.links)
        same = [text for text in left if text in right and _is_phrase(text)]
        if same:
            yield hit(pair, f"left untranslated, for those who cannot see it: {listed(same)}", "translate it")


def _descriptions(links: Iterable[Link]) -> list[str]:
    return [text for link in links for text in ((link.text if link.image else ""), link.title) if text]


def _is_phrase(text: str) -> bool:
    """Whether a text is more than a name."""
    return sum(char.isalpha() for char in text) >= _LETTERS_OF_A_DESCRIPTION and len(text.split()) > 1 \
        and any(word.islower() for word in text.split())
