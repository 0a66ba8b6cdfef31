"""LP110 to LP124: keys and values of YAML files and front matter."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ..context import Checked
from ..registry import Hit, check


@check("LP110", severity=Severity.ERROR)
def unknown_key(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a key that means nothing where it stands.

    ## Why is this bad?
    Mostly it is a misspelt key, and its value is lost without anybody noticing.

    ## Bad
    ```yaml
    titel: Find and cite reliable sources
    ```

    ## Good
    ```yaml
    title: Find and cite reliable sources
    ```
    """
    yield from site.faults("unknown-key")


@check("LP111", severity=Severity.ERROR)
def missing_key(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a mapping that lacks a key it must have.

    ## Why is this bad?
    The site shows or computes something from every required key, and would have to guess.

    ## Bad
    ```yaml
    authors:
      - {name: Asha Rahman}
    ```

    ## Good
    ```yaml
    authors:
      - {name: Asha Rahman, role: author}
    ```
    """
    yield from site.faults("missing-key")


@check("LP112", severity=Severity.ERROR)
def not_a_choice(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a value that is none of those that the key may have.

    ## Why is this bad?
    Filters, labels and translations exist for the listed values only. Any other value would put
    the pack where nobody looks for it.

    ## Bad
    ```yaml
    level: begginer
    ```

    ## Good
    ```yaml
    level: beginner
    ```
    """
    yield from site.faults("not-a-choice")


@check("LP113", severity=Severity.ERROR)
def wrong_type(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a value of another kind than the key wants: a text for a list, a list for a number.

    ## Why is this bad?
    The value cannot be used, or would be taken apart in the wrong way: the text `newcomer` is not
    a list of one audience.

    ## Bad
    ```yaml
    audience: newcomer
    ```

    ## Good
    ```yaml
    audience: [newcomer]
    ```
    """
    yield from site.faults("wrong-type")


@check("LP114", severity=Severity.ERROR)
def empty_value(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a key without a value.

    ## Why is this bad?
    Nobody can tell whether the value was forgotten or is meant to be nothing.

    ## Bad
    ```yaml
    summary:
    ```

    ## Good
    ```yaml
    summary: Learn to judge a source, to cite it, and to repair citations that others left broken.
    ```
    """
    yield from site.faults("empty-value")


@check("LP115", severity=Severity.ERROR)
def bad_shape(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a text that does not have the form its key wants: an id, a language tag, a version, a
    duration, a file name without `.md`, an https address.

    ## Why is this bad?
    Times are added up, versions compared and languages looked up. None of that works with a value
    that only people can read.

    ## Bad
    ```yaml
    time: 12 minutes
    ```

    ## Good
    ```yaml
    time: PT12M
    ```
    """
    yield from site.faults("bad-shape")


@check("LP116", severity=Severity.ERROR)
def ambiguous_scalar(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds unquoted text that some YAML readers take for something else: `no` for false, `1.10` for
    the number 1.1, `2026-01-31` for a date, `12:30` for a number of seconds.

    ## Why is this bad?
    An editor, a script or a later version of a library reads another value than you wrote. `no`
    is the language tag of Norwegian, and version 1.10 is not version 1.1.

    ## Bad
    ```yaml
    source_language: no
    ```

    ## Good
    ```yaml
    source_language: "no"
    ```
    """
    yield from site.faults("ambiguous-scalar")


@check("LP117", severity=Severity.ERROR)
def too_short(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a text that is shorter than its key allows.

    ## Why is this bad?
    Lists and search results show these texts alone. A summary of three words does not help anybody
    to decide.

    ## Bad
    ```yaml
    summary: About sources.
    ```

    ## Good
    ```yaml
    summary: Learn to judge a source, to cite it, and to repair citations that others left broken.
    ```
    """
    yield from site.faults("too-short")


@check("LP118", severity=Severity.ERROR)
def too_long(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a text that is longer than its key allows.

    ## Why is this bad?
    Titles and summaries stand on cards and in menus of small screens, where long ones are cut;
    and a translation is often a third longer still.

    ## Bad
    ```yaml
    title: Everything that you have always wanted to know about finding and judging and citing sources
    ```

    ## Good
    ```yaml
    title: Find and cite reliable sources
    ```
    """
    yield from site.faults("too-long")


@check("LP119", severity=Severity.ERROR)
def too_few(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a list with fewer items than its key needs.

    ## Why is this bad?
    An empty list of audiences, objectives or lessons leaves the pack without a reader, an aim or
    content.

    ## Bad
    ```yaml
    audience: []
    ```

    ## Good
    ```yaml
    audience: [newcomer]
    ```
    """
    yield from site.faults("too-few")


@check("LP120", severity=Severity.ERROR)
def too_many(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a list with more items than its key allows, such as more than seven objectives.

    ## Why is this bad?
    Nobody keeps ten objectives or key points in mind. A pack that needs them is two packs.

    ## Bad
    ```yaml
    key_points: [One., Two., Three., Four., Five., Six., Seven., Eight.]
    ```

    ## Good
    ```yaml
    key_points: [One., Two., Three.]
    ```
    """
    yield from site.faults("too-many")


@check("LP121", severity=Severity.ERROR)
def out_of_range(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a number that is smaller or larger than its key allows. Levels of a skill go from 0 to 4.

    ## Why is this bad?
    The ladder of levels has four rungs. The path from what a reader knows to a role cannot be
    computed over one that does not exist.

    ## Bad
    ```yaml
    teaches: [{skill: cite-sources, to: 7}]
    ```

    ## Good
    ```yaml
    teaches: [{skill: cite-sources, to: 2}]
    ```
    """
    yield from site.faults("out-of-range")


@check("LP122", severity=Severity.ERROR)
def duplicate_item(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds the same item twice in one list.

    ## Why is this bad?
    A lesson would stand in the menu twice and count twice in the pack's time. Often the second
    item was meant to be another one.

    ## Bad
    ```yaml
    lessons: [why-sources, why-sources]
    ```

    ## Good
    ```yaml
    lessons: [why-sources, judge-a-source]
    ```
    """
    yield from site.faults("duplicate-item")


@check("LP123", severity=Severity.ERROR)
def duplicate_key(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds the same key twice in one mapping.

    ## Why is this bad?
    YAML readers silently keep one of the two values, and not all keep the same one.

    ## Bad
    ```yaml
    level: beginner
    level: advanced
    ```

    ## Good
    ```yaml
    level: beginner
    ```
    """
    yield from site.faults("duplicate-key")
