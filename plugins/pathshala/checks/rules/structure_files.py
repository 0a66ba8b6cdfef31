"""LP100 to LP109: the files that a pack is made of."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity, Span
from ..context import Checked
from ..registry import Hit, check

RESERVED_STEMS = frozenset({"index", "facilitator"})


@check("LP101", severity=Severity.ERROR)
def missing_pack_file(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a folder in `learning_packs/` that has no `pack.yml`.

    ## Why is this bad?
    `pack.yml` says what the pack is: without it there is no title, no licence and no order of
    lessons, so nothing in the folder is published.

    ## Bad
    ```text
    learning_packs/verifiability/lessons/why-sources.md
    ```

    ## Good
    ```text
    learning_packs/verifiability/pack.yml
    learning_packs/verifiability/lessons/why-sources.md
    ```
    """
    yield from site.faults("missing-pack-file")


@check("LP102", severity=Severity.ERROR)
def bad_pack_id(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a pack whose folder has a name that cannot be an id: small Latin letters, digits and
    single hyphens, beginning with a letter.

    ## Why is this bad?
    The folder's name is part of every address of the pack and of the names of its translation
    files. Other characters break on some systems, and a later change breaks every link.

    ## Bad
    ```text
    learning_packs/Reliable Sources/pack.yml
    ```

    ## Good
    ```text
    learning_packs/reliable-sources/pack.yml
    ```
    """
    yield from site.faults("bad-pack-id")


@check("LP103", severity=Severity.ERROR)
def bad_file_stem(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a Markdown file whose name cannot be part of an address: small Latin letters, digits
    and single hyphens, then `.md`.

    ## Why is this bad?
    The name becomes the lesson's address. Capitals, spaces and underscores are mistyped, are
    escaped when the address is copied, and differ between systems.

    ## Bad
    ```text
    lessons/Why_Sources.md
    ```

    ## Good
    ```text
    lessons/why-sources.md
    ```
    """
    yield from site.faults("bad-file-stem")


@check("LP104", severity=Severity.ERROR)
def missing_front_matter(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a lesson, facilitator's page or standing page that does not begin with front matter.

    ## Why is this bad?
    The title, the time and the objectives stand there. Without them the page has no name and
    cannot be listed.

    ## Bad
    ```markdown
    Readers trust what they can check.
    ```

    ## Good
    ```markdown
    ---
    title: Why readers need sources
    time: PT12M
    objectives: [o1]
    key_points: [A source lets readers check a statement.]
    ---

    Readers trust what they can check.
    ```
    """
    yield from site.faults("missing-front-matter")


@check("LP105", severity=Severity.ERROR)
def unclosed_front_matter(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds front matter that is not closed with a line of three hyphens.

    ## Why is this bad?
    Nobody can tell where the front matter ends and the text begins, so neither can be read.

    ## Bad
    ```markdown
    ---
    title: Why readers need sources

    Readers trust what they can check.
    ```

    ## Good
    ```markdown
    ---
    title: Why readers need sources
    ---

    Readers trust what they can check.
    ```
    """
    yield from site.faults("unclosed-front-matter")


@check("LP106", severity=Severity.WARNING)
def unexpected_file(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a file of a kind that does not belong in its folder, such as a lesson that is no `.md`.

    ## Why is this bad?
    The file is not published, though somebody thought that it would be; and every file that
    nobody needs makes the pack heavier to copy.

    ## Bad
    ```text
    lessons/why-sources.docx
    ```

    ## Good
    ```text
    lessons/why-sources.md
    ```
    """
    yield from site.faults("unexpected-file")


@check("LP107", severity=Severity.ERROR)
def unreadable_file(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a file or folder that could not be opened or read, for example for lack of permission.

    ## Why is this bad?
    What cannot be read cannot be published, and a site without it would be incomplete without
    saying so.

    ## Bad
    ```text
    ---------- 1 asha asha pack.yml
    ```

    ## Good
    ```text
    -rw-r--r-- 1 asha asha pack.yml
    ```
    """
    yield from site.faults("unreadable-file")


@check("LP108", severity=Severity.ERROR, allowable=False)
def reserved_lesson_name(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a lesson named `index` or `facilitator`.

    ## Why is this bad?
    The pack's own page and the facilitator's page have these addresses, so one page would
    overwrite the other.

    ## Bad
    ```text
    lessons/index.md
    ```

    ## Good
    ```text
    lessons/introduction.md
    ```
    """
    for article in site.lessons:
        if article.text.stem in RESERVED_STEMS:
            yield Hit(article.path, Span(), f'a lesson cannot be called "{article.text.stem}", there is such a page',
                      ("rename the file, and its name under lessons in pack.yml",))


@check("LP109", severity=Severity.ERROR)
def empty_lesson(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a lesson, facilitator's page or standing page with nothing under its front matter.

    ## Why is this bad?
    A reader opens the page and finds a title. If the lesson is still to be written, leave it out
    of the pack until it is.

    ## Bad
    ```markdown
    ---
    title: Why readers need sources
    ---
    ```

    ## Good
    ```markdown
    ---
    title: Why readers need sources
    ---

    Readers trust what they can check.
    ```
    """
    unread = {hit.path for hit in site.faults("too-costly")}
    for article in site.articles:
        if article.text.meta is not None and not article.text.body.strip() and article.path not in unread:
            yield Hit(article.path, Span(article.text.body_line), "there is no text under the front matter",
                      ("write the text, or leave the file out until there is one",))
