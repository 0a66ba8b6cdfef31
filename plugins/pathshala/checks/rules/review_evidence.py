"""LP615, LP617 and LP619: whether what a review rests on was read, and says anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.review import Evidence, Review, ReviewMeta
from ...model.source import YamlPath
from ...quality import records
from ...quality.records import Wrong
from ...safety.quote import in_quotes
from ...translate.words import count_words
from ..context import Checked
from ..registry import Hit, check
from .review_records import hit, wrongs

_SAME = 3  # criteria with the same sentence
_FEW = 3  # words that a sentence has at least
_COPIED = 2  # sentences that two records share


@check("LP615", severity=Severity.ERROR)
def evidence_not_read(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds evidence with the hash of a passage that the record does not list among what was read in that file.
    A passage that has changed or moved since is no fault: the record tells what it was.

    ## Why is this bad?
    `pathshala review record` binds evidence to a passage that the reviewer had before them. Another hash was put
    there by hand, or the list was cut: nobody can tell what was seen, so the review does not count.

    ## Bad
    ```yaml
    scores:
      - {criterion: accuracy, score: 3, evidence: [{at: "lessons/make-the-edit.md:12", passage: "0123456789ab"}]}
    passages:
      - {document: make-the-edit, read: "9f86d081884c 60303ae22b99"}
    ```

    ## Good
    ```yaml
    scores:
      - {criterion: accuracy, score: 3, evidence: [{at: "lessons/make-the-edit.md:12", passage: "60303ae22b99"}]}
    passages:
      - {document: make-the-edit, read: "9f86d081884c 60303ae22b99"}
    ```
    """
    for _, review, _, wrong in wrongs(site, records.evidence_not_read):
        passage, file = wrong.found
        where = f"not read in {in_quotes(file)} but elsewhere" if file else "none of those that were read"
        yield hit(review, wrong, f"the passage {in_quotes(passage)} is {where}, so the review does not count",
                  "undo the change of the record, or read again and run `pathshala review record`")


@check("LP617", severity=Severity.WARNING)
def evidence_says_nothing(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a score that rests on fewer than three words and no place, and one sentence (or one place without any)
    that three criteria or more rest on.

    ## Why is this bad?
    Evidence lets authors mend what was seen, and others judge whether the score is fair. "OK" does neither, and a
    sentence that fits every criterion was written about none. The review counts; somebody should ask its writer.

    ## Bad
    ```yaml
    - {criterion: accuracy, score: 3, evidence: [{says: "OK"}]}
    ```

    ## Good
    ```yaml
    - {criterion: accuracy, score: 3, evidence: [{says: "All figures are those of the sources named."}]}
    ```
    """
    for review, meta, _ in site.reviews:
        same: dict[str, list[tuple[YamlPath, str]]] = defaultdict(list)
        for index, score in enumerate(meta.scores):
            path: YamlPath = ("scores", index, "evidence", "")
            said = {_alike(one): one for one in score.evidence if one.at or one.says}
            for key in said:
                same[key].append((path, score.criterion))
            if said and all(not one.at and count_words(one.says) < _FEW for one in said.values()):
                yield hit(review, Wrong(path), f"the score of {score.criterion} rests on "
                          f"{in_quotes(score.evidence[0].says)} alone", "write what was seen, and where")
        for places in same.values():
            if len({criterion for _, criterion in places}) >= _SAME:
                path, _ = places[_SAME - 1]
                yield hit(review, Wrong(path), f"{len(places)} criteria rest on the same evidence",
                          "write for each criterion what was seen, and where")


def _alike(one: Evidence) -> str:
    """What evidence says, or where it stands if it says nothing."""
    return " ".join(one.says.casefold().split()).strip(".!… ") or one.at


@check("LP619", severity=Severity.WARNING)
def copied_review(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a review all of whose sentences, two or more, stand in an earlier record of the pack in that language.

    ## Why is this bad?
    Two people do not see the same in the same words, and who reads again a year later finds something that has
    changed. The review counts; somebody should ask its writer whether they have read.

    ## Bad
    ```text
    reviews/en/2026-06-01-asha.yml    "All figures are right." "The steps are in order."
    reviews/en/2026-06-02-bilal.yml   "All figures are right." "The steps are in order."
    ```

    ## Good
    ```text
    reviews/en/2026-06-01-asha.yml    "All figures are right." "The steps are in order."
    reviews/en/2026-06-02-bilal.yml   "The second table is of 2019." "Step 4 needs an account."
    ```
    """
    earlier: dict[tuple[str, str], list[tuple[Review, frozenset[str]]]] = defaultdict(list)
    for review, meta, ground in sorted(site.reviews, key=lambda one: (one[1].date, one[0].source.path)):
        known, said = earlier[ground.pack.id, review.language], _sentences(meta)
        first = next((one for one, others in known if len(said) >= _COPIED and said <= others), None)
        if first is not None:
            yield hit(review, Wrong(("scores", "")), f"all that it says stands in {in_quotes(first.source.path)}, too",
                      "write what this reader has seen")
        known.append((review, said))


def _sentences(meta: ReviewMeta) -> frozenset[str]:
    return frozenset(_alike(one) for score in meta.scores for one in score.evidence if count_words(one.says) >= _FEW)
