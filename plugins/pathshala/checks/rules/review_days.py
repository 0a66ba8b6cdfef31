"""LP620 to LP625: what follows from all reviews of a pack on a day, and what ties a reviewer to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ...model.finding import Severity, Span
from ...model.pack import Pack
from ...model.review import Review, ReviewMeta
from ...quality.counting import INDEPENDENT, counting, expiry, person_keys
from ...quality.facts import PackFacts, Standing
from ...quality.records import is_future
from ...quality.review_states import SOON
from ...quality.status import PACK_STATUSES, STEPS, pack_status, stale_dependencies
from ...safety.quote import in_quotes
from ..registry import Hit, Scope, check
from ..whole import Whole


def _reviewed(site: Whole) -> Iterator[tuple[Pack, PackFacts]]:
    """Each pack with what reviews say of it."""
    facts = {one.pack: one for looked in site.looked for one in looked.quality}
    for pack in site.site.packs:
        if pack.id in facts:
            yield pack, facts[pack.id]


def _records(pack: Pack) -> Iterator[tuple[Review, ReviewMeta]]:
    for one in pack.reviews:
        if one.meta is not None and one.sound:
            yield one, one.meta


def _place(pack: Pack, path: str, *keys: str) -> Span:
    """Where a key of one of a pack's records stands."""
    return next((one.source.at(*keys) for one in pack.reviews if one.source.path == path), Span())


@check("LP620", severity=Severity.ERROR, scope=Scope.SITE)
def review_in_the_future(site: Whole) -> Iterator[Hit]:
    """## What it does
    Finds a review record with a date that has not come.

    ## Why is this bad?
    Nobody has read anything on that day yet. The review does not count before it, and would last longer than
    it may.

    ## Bad
    ```yaml
    date: "2062-06-01"
    ```

    ## Good
    ```yaml
    date: "2026-06-01"
    ```
    """
    for pack in site.site.packs if site.today else ():
        for review, meta in _records(pack):
            if site.today and is_future(meta, site.today):
                yield Hit(review.source.path, review.source.at("date"), f"{meta.date} has not come yet, so the review "
                          "does not count", ("write the day on which the pack was read",))


@check("LP621", severity=Severity.WARNING, scope=Scope.SITE)
def one_reviewer_in_two_roles(site: Whole) -> Iterator[Hit]:
    """## What it does
    Finds a person who has done both independent reviews of a pack, that of the content and that of the pedagogy.

    ## Why is this bad?
    Two people see more than one. The earlier of the two counts until it expires, the later one does not. That is
    told of records, too, that do not count for another reason: to mend that would not help.

    ## Bad
    ```text
    reviews/en/2026-06-01-asha.yml    kind: content
    reviews/en/2026-06-08-asha.yml    kind: pedagogy
    ```

    ## Good
    ```text
    reviews/en/2026-06-01-asha.yml    kind: content
    reviews/en/2026-06-08-bilal.yml   kind: pedagogy
    ```
    """
    for pack, facts in _reviewed(site) if site.today else ():
        counted = counting(facts.source, facts.review_every, site.today or date.min)
        pairs = [(one.review, one.earlier) for one in counted.taken]
        told = {later.path for later, _ in pairs}
        pairs += [pair for pair in _of_one_person(facts.source.reviews) if pair[0].path not in told]
        for later, earlier in pairs:
            yield Hit(later.path, _place(pack, later.path, "reviewer"),
                      f"{in_quotes(later.meta.reviewer.name)} has reviewed the {earlier.meta.role} on "
                      f"{earlier.meta.date}, so this review does not count", ("ask somebody else to read it",))


def _of_one_person(reviews: Sequence[Standing]) -> Iterator[tuple[Standing, Standing]]:
    """Records of both independent roles by one person, the later one first, of which one has other faults."""
    first: dict[object, Standing] = {}
    for one in sorted(reviews, key=lambda one: one.order):
        keys = person_keys(one.meta.reviewer) if one.meta.role in INDEPENDENT else ()
        earlier = next((first[key] for key in keys if key in first), None)
        if earlier and earlier.meta.role != one.meta.role and (earlier.faults or one.faults):
            yield one, earlier
        for key in keys:
            first.setdefault(key, one)


@check("LP622", severity=Severity.WARNING, scope=Scope.SITE)
def status_above_facts(site: Whole) -> Iterator[Hit]:
    """## What it does
    Finds a pack whose owners declare a status that its reviews do not bear out.

    ## Why is this bad?
    Readers are shown the lower one, with the reason. Who reads `pack.yml` alone believes too much.

    ## Bad
    ```yaml
    status: stable     # and nobody has reviewed the pack
    ```

    ## Good
    ```yaml
    status: draft
    ```
    """
    for pack, facts in _reviewed(site) if site.today else ():
        status = pack_status(facts, site.site.rubric, site.today or date.min)
        declared, computed = facts.declared, status.computed
        if declared in PACK_STATUSES and PACK_STATUSES.index(declared) > PACK_STATUSES.index(computed):
            yield Hit(pack.source.path, pack.source.at("status"),
                      f"the pack declares {declared}, its reviews allow {computed}",
                      (f"`pathshala review status {pack.id}` says what is missing",))


@check("LP623", severity=Severity.INFO, scope=Scope.SITE)
def review_expires_soon(site: Whole) -> Iterator[Hit]:
    """## What it does
    Tells that a review which a pack rests on expires within 60 days (`review_every` in `pack.yml`).

    ## Why is this bad?
    The pack's status will fall on that day. To find a reader takes time.

    ## Bad
    ```yaml
    date: "2025-07-01"   # with `review_every: P12M`, on 15 June 2026
    ```

    ## Good
    ```yaml
    date: "2026-06-12"
    ```
    """
    for pack, facts in _reviewed(site) if site.today else ():
        today = site.today or date.min
        counted = counting(facts.source, facts.review_every, today)
        for last in (one for kind in STEPS for one in counted.passes(kind)[-1:]):
            end = expiry(last, facts.review_every)
            if end - today <= SOON:
                yield Hit(last.path, _place(pack, last.path, "date"),
                          f"the {last.meta.role.replace('_', ' ')} expires on {end.isoformat()}",
                          ("ask somebody to read the pack again",))


@check("LP624", severity=Severity.WARNING, scope=Scope.SITE)
def stale_dependency(site: Whole) -> Iterator[Hit]:
    """## What it does
    Finds something outside that a pack speaks of (`depends_on` in `pack.yml`), and that nobody has looked at for as
    long as `review_every`; or a day for that which has not come.

    ## Why is this bad?
    Interfaces and rules change without a word to us, and learners look for a button that is gone.

    ## Bad
    ```yaml
    depends_on:
      - {title: The edit window, url: "https://en.wikipedia.org/", checked: "2024-01-15"}
    ```

    ## Good
    ```yaml
    depends_on:
      - {title: The edit window, url: "https://en.wikipedia.org/", checked: "2026-06-01"}
    ```
    """
    for pack, facts in _reviewed(site) if site.today else ():
        stale = set(stale_dependencies(facts, site.today or date.min))
        for index, one in enumerate(facts.depends_on):
            day = date.fromisoformat(one.checked)
            if (one.title, day) not in stale:
                continue
            place = pack.source.at("depends_on", index, "checked")
            if site.today and day > site.today:
                yield Hit(pack.source.path, place, f"{one.checked}, on which {in_quotes(one.title)} was checked, has "
                          "not come yet", ("write the day on which somebody has looked at it",))
            else:
                yield Hit(pack.source.path, place, f"{in_quotes(one.title)} was last checked on {one.checked}",
                          ("see whether the pack is still right about it, and write today's date",))


@check("LP625", severity=Severity.INFO, scope=Scope.SITE)
def review_with_conflict(site: Whole) -> Iterator[Hit]:
    """## What it does
    Tells of a review record that states a conflict of interest: it counts as a self-check, and not as the
    independent review that its kind names.

    ## Why is this bad?
    It is good that it is stated. But who waits for the review of that kind still has to find somebody.

    ## Bad
    ```yaml
    kind: content
    conflict_of_interest: "I am paid by the maintainers."
    ```

    ## Good
    ```yaml
    kind: self_check
    conflict_of_interest: "I am paid by the maintainers."
    ```
    """
    for pack in site.site.packs:
        for review, meta in _records(pack):
            if meta.role != meta.kind and not meta.internal:
                yield Hit(review.source.path, review.source.at("conflict_of_interest"), "with a conflict of interest, "
                          f"this review counts as a self-check, not as one of the kind {meta.kind}",
                          ("ask somebody who has none for that review", "write none where nothing ties the reviewer"))
