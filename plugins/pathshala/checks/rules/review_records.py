"""LP601 to LP609: review records that do not count, because of who has written them, where, and what they
are bound to.

A record that was wrong when it was written is an error. One that the pack has left behind, whose lesson is gone or
shorter (LP605, LP611), was right, so it warns."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.review import Review, ReviewMeta
from ...quality import records
from ...quality.records import Find, Ground, Wrong
from ...safety.quote import in_quotes
from ..context import Checked
from ..hints import Known
from ..registry import Hit, check

Found = Iterator[tuple[ReviewMeta, Review, Ground, Wrong]]


def wrongs(site: Checked, find: Find) -> Found:
    """Each fault of a kind, with the record that has it and what the record is held against."""
    for review, meta, ground in site.reviews:
        for wrong in find(meta, review, ground):
            yield meta, review, ground, wrong


def hit(review: Review, wrong: Wrong, message: str, *ways_out: str) -> Hit:
    """What is said of a fault, at its place in the record."""
    return Hit(review.source.path, review.source.at(*wrong.path), message, tuple(one for one in ways_out if one))


@check("LP601", severity=Severity.ERROR)
def review_of_unknown_language(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a review record in the folder of a language that the site does not have.

    ## Why is this bad?
    Nobody sees what was found, and the review does not count. Mostly the folder's name is misspelt.

    ## Bad
    ```text
    learning_packs/first-edit/reviews/english/2026-06-01-asha.yml
    ```

    ## Good
    ```text
    learning_packs/first-edit/reviews/en/2026-06-01-asha.yml
    ```
    """
    for _, review, ground, wrong in wrongs(site, records.unknown_language):
        known = Known(ground.languages)
        yield hit(review, wrong, f"the site has no language {in_quotes(wrong.found[0])}, so the review does not count",
                  *known.did_you_mean(wrong.found[0]), "take the record away if the site had that language once")


@check("LP602", severity=Severity.ERROR)
def misplaced_review(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a review of a translation in the folder of the language that the pack is written in, or
    another kind of review in that of a translation.

    ## Why is this bad?
    What was read is not what the record speaks of, so it does not count.

    ## Bad
    ```yaml
    # reviews/en/2026-06-01-asha.yml of a pack in English
    kind: translation
    ```

    ## Good
    ```yaml
    # reviews/bn/2026-06-01-asha.yml
    kind: translation
    ```
    """
    for meta, review, ground, wrong in wrongs(site, records.misplaced_kind):
        own = review.language == ground.source_language
        way_out = ("move it to the folder of the translation that was read" if own else
                   f"in reviews/{review.language}/ the kinds are self_check and translation")
        yield hit(review, wrong, f"a review of the kind {meta.kind} does not belong in reviews/{review.language}/",
                  way_out)


@check("LP603", severity=Severity.ERROR)
def unknown_reviewer(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a reviewer whom `content/reviewers.yml` does not name, or names for other kinds of review or other
    languages. A site without that file trusts everybody; a self-check needs nobody's trust.

    ## Why is this bad?
    Anybody can write a record in anybody's name. The list says whom the site knows, and a change of it is
    looked at by its maintainers.

    ## Bad
    ```yaml
    reviewer: {name: Asha Rahman, id: ahsa}
    ```

    ## Good
    ```yaml
    reviewer: {name: Asha Rahman, id: asha}
    ```
    """
    for meta, review, ground, wrong in wrongs(site, records.unknown_reviewer):
        if len(wrong.found) > 1:
            name, what, *others = wrong.found
            yield hit(review, wrong, f"{in_quotes(name)} is listed for {', '.join(others)}, not for {what}, so the "
                      "review does not count", "a maintainer changes the list in content/reviewers.yml")
            continue
        known = ground.panel.known or ()
        names = Known(one.id for one in known) if meta.reviewer.id else Known(one.name for one in known)
        same = next((one for one in known if one.id == meta.reviewer.id), None) if meta.reviewer.id else None
        if same:
            yield hit(review, wrong, f"{same.id} is the id of {in_quotes(same.name)}, and the record names "
                      f"{in_quotes(meta.reviewer.name)}, so the review does not count",
                      f"write the name as in content/reviewers.yml: {same.name}", "write the id of who has read")
            continue
        way_out = names.did_you_mean(wrong.found[0])
        yield hit(review, wrong, f"{in_quotes(wrong.found[0])} is none of the site's reviewers, so the review does not "
                  "count", *way_out, "a maintainer adds reviewers to content/reviewers.yml")


@check("LP604", severity=Severity.ERROR)
def bad_review_hash(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a review record whose hash is not that of the passages which it lists.

    ## Why is this bad?
    The hash says that the list is as the tool wrote it, when somebody had read the passages. With another
    one, nobody can tell what was read.

    ## Bad
    ```yaml
    content: h0000000000
    ```

    ## Good
    ```yaml
    content: h3fa2c1b09d   # as `pathshala review record` wrote it
    ```
    """
    for meta, review, _, wrong in wrongs(site, records.hash_mismatch):
        yield hit(review, wrong, f"{in_quotes(meta.content)} is not the hash of the passages below, so the review does "
                  "not count", "undo the change of the record, or read again and run `pathshala review record`")


@check("LP605", severity=Severity.WARNING)
def review_of_deleted_text(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a review of a lesson, or another text of a pack, that is gone.

    ## Why is this bad?
    The pack is not the one that was read, so the review does not count.

    ## Bad
    ```yaml
    passages:
      - document: a-lesson-that-was-deleted
        read: "9f86d081884c"
    ```

    ## Good
    ```yaml
    passages:
      - document: make-the-edit
        read: "60303ae22b99"
    ```
    """
    for _, review, ground, wrong in wrongs(site, records.document_gone):
        yield hit(review, wrong, f"the pack has no {in_quotes(wrong.found[0])}, so the review does not count",
                  *Known(ground.documents).did_you_mean(wrong.found[0]),
                  "somebody has to read the pack as it is now")


@check("LP606", severity=Severity.ERROR)
def review_of_own_work(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds an author who reviews their own pack, or a translator who reviews their own translation. Authors are
    those whom `pack.yml` names, the translator is whom the header of the PO file names, in whatever case and order,
    unless it says that they have translated since: who reads a translation first may add to it later.

    ## Why is this bad?
    Nobody sees their own mistakes. What authors find themselves is a self-check, and counts as one.

    ## Bad
    ```yaml
    # pack.yml says `authors: [{name: Asha Rahman, role: author}]`
    kind: content
    reviewer: {name: Asha Rahman}
    ```

    ## Good
    ```yaml
    kind: self_check
    reviewer: {name: Asha Rahman}
    ```
    """
    for meta, review, _, wrong in wrongs(site, records.own_work):
        yield hit(review, wrong, f"{in_quotes(meta.reviewer.name)} has made what is reviewed here, so the review does "
                  "not count", "write `internal: true`, and it counts as a self-check", "ask somebody else to read it")


@check("LP607", severity=Severity.ERROR)
def pilot_too_small(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a pilot with fewer than three learners, without any word of them, or with more learners who came to the end
    than began.

    ## Why is this bad?
    What stops one learner may be chance; a pack is stable only after three have tried it.

    ## Bad
    ```yaml
    kind: pilot
    pilot: {learners: 2, completed: 2}
    ```

    ## Good
    ```yaml
    kind: pilot
    pilot: {learners: 4, completed: 3, failed: ["Two did not find the talk page."]}
    ```
    """
    for _, review, _, wrong in wrongs(site, records.too_small_pilot):
        if wrong.path[-1] == "completed":
            yield hit(review, wrong, f"{wrong.found[0]} learners came to the end, but only {wrong.found[1]} began")
        else:
            yield hit(review, wrong, f"a pilot has at least {records.LEAST_LEARNERS} learners, not {wrong.found[0]}",
                      "let more learners try the pack, and record it then")


@check("LP608", severity=Severity.WARNING)
def misnamed_review(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a review record whose file is not named after its day and its reviewer.

    ## Why is this bad?
    Who looks for a review in the folder does not find it. It counts all the same.

    ## Bad
    ```text
    reviews/en/review-final.yml
    ```

    ## Good
    ```text
    reviews/en/2026-06-01-asha.yml
    ```
    """
    for review, _, _ in site.reviews:
        right = records.misnamed(review)
        if right:
            yield hit(review, Wrong(()), "the file is not named after its day and reviewer", f"name it {right}.yml")


@check("LP609", severity=Severity.INFO)
def review_of_retired_pack(site: Checked) -> Iterator[Hit]:
    """## What it does
    Tells of a review record of a pack that its owners have retired, unless it is a self-check or an
    editor's triage, which may have said why.

    ## Why is this bad?
    Nothing that reviewers find changes a pack that nobody keeps up. Either the pack should come back, or their
    time is better spent on another one.

    ## Bad
    ```yaml
    # pack.yml
    status: retired
    ```

    ## Good
    ```yaml
    # pack.yml
    status: in_review
    ```
    """
    for review, meta, ground in site.reviews:
        pack = ground.pack.meta
        if pack and pack.status == "retired" and meta.role in ("content", "pedagogy", "accessibility", "pilot"):
            yield hit(review, Wrong(("kind",)), "the pack is retired, so no review of it changes anything",
                      "the owners can declare another status in pack.yml")
