"""LP218 and LP228: passages that stand in two packs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ...model.finding import Severity
from ..copies import LEAST_WORDS, LongPassage
from ..registry import Hit, Scope, check
from ..whole import Whole

_ALIKE = 0.55
"""So much of all rows of three words must two passages share. Of fifty words, three changed ones leave 0.67."""
_ASKED = 8
"""By so many of its rows a passage is known and looked for: of two that are alike, one of these is in both."""
_MOST_ALIKE = 8
"""So many passages with one row are looked at: what more of them have is a way of speaking."""


@check("LP218", severity=Severity.WARNING, scope=Scope.SITE)
def copied_passage(site: Whole) -> Iterator[Hit]:
    """## What it does
    Finds a passage of 40 words or more that another pack has word for word.

    ## Why is this bad?
    When one of the two is corrected, the other stays wrong. Readers of both packs read the same twice, and so
    do reviewers.

    ## Bad
    ```markdown
    (in two packs) A reliable source is one that … (40 words)
    ```

    ## Good
    ```markdown
    [What makes a source reliable](../../reliable-sources/lessons/judge-a-source.md) is a lesson of its own.
    ```
    """
    first: dict[int, str] = {}
    for looked in site.looked:
        for one in looked.long_passages:
            if one.words < LEAST_WORDS:
                continue
            known = first.setdefault(one.digest, one.path)
            if _pack(known) != _pack(one.path):
                yield Hit(one.path, one.span, f'this passage stands word for word in "{known}"',
                          ("keep it in one pack, and link to it from the other",))


@check("LP228", severity=Severity.INFO, scope=Scope.SITE)
def nearly_copied_passage(site: Whole) -> Iterator[Hit]:
    """## What it does
    Tells of a passage of 20 words or more that another pack has almost word for word: of all rows of three words
    that stand in the one or the other, 55 of 100 stand in both. From 40 words on, one that is the same to the
    letter is `copied-passage`.

    ## Why is this bad?
    When one of the two is corrected, the other stays wrong. It is hard to find, since a search for the sentence
    does not.

    ## Bad
    ```markdown
    (in two packs, with a word changed) Look for your mentor when you are logged in. If you … (20 words)
    ```

    ## Good
    ```markdown
    [How to find your mentor](../../first-edit/lessons/talk-with-editors.md) is told elsewhere.
    ```
    """
    by_row: dict[bytes, list[LongPassage]] = defaultdict(list)
    for looked in site.looked:
        for one in looked.long_passages:
            known = _most_alike(one, by_row)
            if known is not None and (known.digest != one.digest or one.words < LEAST_WORDS):
                yield Hit(one.path, one.span,
                          f'almost the same passage stands in "{known.path}", line {known.span.line}',
                          ("keep it in one pack, and link to it from the other",))
        for one in looked.long_passages:
            for row in one.rows[:_ASKED]:
                if len(by_row[row]) < _MOST_ALIKE:
                    by_row[row].append(one)


def _most_alike(one: LongPassage, by_row: dict[bytes, list[LongPassage]]) -> LongPassage | None:
    """The passage of the packs before that shares most with this one, if that is enough."""
    near = {id(other): other for row in one.rows[:_ASKED] for other in by_row.get(row, ())}
    share, best = max(((one.share(other), -place) for place, other in enumerate(near.values())), default=(0.0, 0))
    return list(near.values())[-best] if share >= _ALIKE else None


def _pack(path: str) -> str:
    return path.partition("/lessons/")[0]
