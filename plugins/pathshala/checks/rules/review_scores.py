"""LP610 to LP614, LP616 and LP618: what review records give for the criteria of the rubric, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...quality import records
from ...quality.counting import counts_for
from ...quality.records import Wrong
from ...safety.quote import in_quotes
from ..context import Checked
from ..hints import Known
from ..registry import Hit, check
from .review_records import hit, wrongs


@check("LP610", severity=Severity.ERROR)
def score_without_evidence(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a score without any evidence: no place in the pack, and no sentence.

    ## Why is this bad?
    Authors cannot mend what they are not shown, and nobody can tell whether the score is fair.

    ## Bad
    ```yaml
    - criterion: accuracy
      score: 1
    ```

    ## Good
    ```yaml
    - criterion: accuracy
      score: 1
      evidence:
        - {at: "lessons/make-the-edit.md:12", says: "The button has had another name since May."}
    ```
    """
    for _, review, _, wrong in wrongs(site, records.score_without_evidence):
        yield hit(review, wrong, f"the score of {wrong.found[0]} rests on nothing, so the review does not count",
                  "add `evidence:` with a place (lessons/….md:12), a sentence, or both")


@check("LP611", severity=Severity.WARNING)
def evidence_nowhere(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds evidence that names a file which the pack does not have, or a line behind the file's end, or that says
    in another form than `file:line` where it is. Where the record knows the passage, its lines may move.

    ## Why is this bad?
    Nobody can see what the reviewer saw, so the review does not count. Mostly a lesson was deleted, renamed or cut
    since, so it is a warning: the record was right once.

    ## Bad
    ```yaml
    evidence:
      - {at: "lessons/deleted.md:12"}
    ```

    ## Good
    ```yaml
    evidence:
      - {at: "lessons/make-the-edit.md:12", passage: "60303ae22b99"}
    ```
    """
    for _, review, ground, wrong in wrongs(site, records.evidence_nowhere):
        file, _, line = wrong.found[0].partition(":")
        if not records.is_place(wrong.found[0], ground):
            yield hit(review, wrong, f"{in_quotes(wrong.found[0])} is no place, so the review does not count",
                      "write the file in the pack's folder and the line: lessons/make-the-edit.md:12",
                      "put what is no place under says:")
        elif file in ground.lines:
            yield hit(review, wrong, f"{in_quotes(file)} has {ground.lines[file]} lines, so there is no line "
                      f"{in_quotes(line)}, and the review does not count", "write the line where it stands now")
        else:
            yield hit(review, wrong, f"the pack has no file {in_quotes(file)}, so the review does not count",
                      *Known(ground.lines).did_you_mean(file))


@check("LP612", severity=Severity.ERROR)
def unknown_criterion(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a score for something that `content/rubric.yml` does not have.

    ## Why is this bad?
    Nobody knows what the number means, so the review does not count.

    ## Bad
    ```yaml
    - criterion: acuracy
      score: 2
    ```

    ## Good
    ```yaml
    - criterion: accuracy
      score: 2
    ```
    """
    for _, review, ground, wrong in wrongs(site, records.unknown_criterion):
        if ground.rubric is None:
            yield hit(review, wrong, f"the site has no content/rubric.yml, so nobody knows what {wrong.found[0]} is",
                      "write the rubric, or copy that of Pathshala")
        else:
            yield hit(review, wrong, f"the rubric has no criterion {in_quotes(wrong.found[0])}, so the review does not "
                      "count", *Known(one.id for one in ground.rubric.criteria).did_you_mean(wrong.found[0]))


@check("LP613", severity=Severity.ERROR)
def missing_criterion(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a review that leaves out a criterion which its kind has to score (`reviews` in `content/rubric.yml`).
    A self-check scores them all; what does not apply is scored `n/a`.

    ## Why is this bad?
    What nobody looks at is what goes wrong. The review does not count until the score is there.

    ## Bad
    ```yaml
    kind: accessibility
    scores: []
    ```

    ## Good
    ```yaml
    kind: accessibility
    scores:
      - {criterion: accessibility, score: 2, evidence: [{says: "All pictures have descriptions."}]}
    ```
    """
    for meta, review, _, wrong in wrongs(site, records.missing_criterion):
        yield hit(review, wrong, f"a review of the kind {meta.kind} also scores {', '.join(wrong.found)}, so this one "
                  "does not count", "score them, or write n/a with a sentence that says why")


@check("LP614", severity=Severity.ERROR)
def decision_against_scores(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a pass whose scores do not pass: a starred criterion under the needed score, or, where the whole rubric
    was scored, fewer points than the rule wants (`passes` in `content/rubric.yml`).

    ## Why is this bad?
    One of the two is not meant. Readers would be told that the pack is good while its reviewer saw that it is not.

    ## Bad
    ```yaml
    decision: pass
    scores:
      - {criterion: accuracy, score: 1, evidence: [{says: "The figures are of 2019."}]}
    ```

    ## Good
    ```yaml
    decision: revise
    scores:
      - {criterion: accuracy, score: 1, evidence: [{says: "The figures are of 2019."}]}
    ```
    """
    for _, review, _, wrong in wrongs(site, records.decision_against_scores):
        kind, *found = wrong.found
        why = (f"{', '.join(found)} scored too low for that" if kind == "starred" else
               f"the scores give {found[0]} per cent, and {found[1]} are needed")
        yield hit(review, wrong, f"the decision is pass, but {why}, so the review does not count",
                  "write `decision: revise`, or mend the scores")


@check("LP616", severity=Severity.INFO)
def score_out_of_role(site: Checked) -> Iterator[Hit]:
    """## What it does
    Tells of a score for a criterion that reviews of its kind are not asked for (`reviews` in `content/rubric.yml`).
    A self-check scores them all.

    ## Why is this bad?
    It is shown beside the others, but it does not count: who was asked to judge the facts was not asked whether
    people who do not see can follow. What was seen is worth telling, in the summary.

    ## Bad
    ```yaml
    kind: content
    scores:
      - {criterion: accessibility, score: 3, evidence: [{says: "All pictures have descriptions."}]}
    ```

    ## Good
    ```yaml
    kind: accessibility
    scores:
      - {criterion: accessibility, score: 3, evidence: [{says: "All pictures have descriptions."}]}
    ```
    """
    for review, meta, ground in site.reviews:
        for index, score in enumerate(meta.scores if ground.rubric and meta.role != "self_check" else ()):
            criterion = ground.rubric.criterion(score.criterion) if ground.rubric else None
            if ground.rubric and criterion and not counts_for(meta.role, score, ground.rubric):
                kinds = ", ".join(criterion.reviews)
                yield hit(review, Wrong(("scores", index, "criterion")), f"a review of the kind {meta.kind} is not "
                          f"asked for {score.criterion}, so this score is shown and does not count",
                          f"reviews of these kinds score it: {kinds}")


@check("LP618", severity=Severity.WARNING)
def starred_not_applicable(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a review that passes with `n/a` for a criterion with a star.

    ## Why is this bad?
    Those criteria have to be met. One that does not apply takes no points, so a pack could pass on a few easy
    ones. Mostly 0 is meant: a pack without questions has none that help, it is not beyond them.

    ## Bad
    ```yaml
    decision: pass
    scores:
      - {criterion: assessment, score: n/a, evidence: [{says: "The pack has no questions."}]}
    ```

    ## Good
    ```yaml
    decision: revise
    scores:
      - {criterion: assessment, score: 0, evidence: [{says: "The pack has no questions."}]}
    ```
    """
    for review, meta, ground in site.reviews:
        for index, score in enumerate(meta.scores if ground.rubric and meta.decision == "pass" else ()):
            criterion = ground.rubric.criterion(score.criterion) if ground.rubric else None
            if criterion and criterion.starred and score.points is None:
                yield hit(review, Wrong(("scores", index, "score")),
                          f"{score.criterion} has to be met, but it is scored n/a", "score it from 0 to 3")
