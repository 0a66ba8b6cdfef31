"""LP208 and LP226: how an objective is worded."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.pack import BLOOM, Pack
from ..context import Checked
from ..listed import items
from ..registry import Hit, check
from ..wording import words

_MOST_BEFORE = 6
"""Words and phrases before the verb: "By the end, the learners will be able to" has four."""


@check("LP208", severity=Severity.WARNING)
def vague_objective(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds an objective that begins with something nobody can observe: understand, know, gain an awareness of, …
    What stands before the verb, as in "you will be able to", is passed over. In Bengali, where the verb comes
    last, it looks at the end. There are lists for Arabic, Bengali, English, French, German, Portuguese, Spanish
    and Swahili; they follow Robert Mager, *Preparing Instructional Objectives* (1997).

    ## Why is this bad?
    Neither a reader nor a quiz can tell whether somebody understands. They can tell whether
    somebody explains, compares or repairs.

    ## Bad
    ```yaml
    objectives:
      - {id: o1, bloom: understand, text: Understand sources and why they matter.}
    ```

    ## Good
    ```yaml
    objectives:
      - {id: o1, bloom: understand, text: Explain why a statement needs a source.}
    ```
    """
    for pack in site.site.packs:
        for index, objective in items(pack.source, ("objectives",), pack.meta.objectives if pack.meta else ()):
            language = pack.meta.source_language if pack.meta else ""
            vague, text = words(language, "vague"), _what_is_done(objective.text, language)
            verb = vague.begins(text) or (vague.ends(text) if _ends_in_verb(pack) else "")
            if verb:
                yield Hit(pack.source.path, pack.source.at("objectives", index, "text"),
                          f'objectives[{index}].text: nobody can observe "{verb.lower()}"',
                          ("say what the learner does: explain, choose, compare, write, repair",))


@check("LP226", severity=Severity.INFO)
def verb_of_another_level(site: Checked) -> Iterator[Hit]:
    """## What it does
    Tells of an objective whose verb stands for another kind of thinking than its `bloom` names: who lists
    something remembers it, and creates nothing. There are lists for English, French and Spanish, of verbs that
    leave little doubt, after Anderson and Krathwohl, *A Taxonomy for Learning, Teaching, and Assessing* (2001).

    ## Why is this bad?
    Readers who look for a pack that asks them to create find one that asks them to remember, and its quiz follows
    one of the two.

    ## Bad
    ```yaml
    objectives:
      - {id: o1, bloom: create, text: List the parts of a citation.}
    ```

    ## Good
    ```yaml
    objectives:
      - {id: o1, bloom: remember, text: List the parts of a citation.}
    ```
    """
    for pack in site.site.packs:
        language = pack.meta.source_language if pack.meta else ""
        thinking = words(language, "thinking")
        for index, objective in items(pack.source, ("objectives",), pack.meta.objectives if pack.meta else ()):
            verb = thinking.begins(_what_is_done(objective.text, language)).lower()
            levels = thinking.instead.get(verb, "").split()
            if levels and objective.bloom not in BLOOM[BLOOM.index(levels[0]):BLOOM.index(levels[-1]) + 1]:
                yield Hit(pack.source.path, pack.source.at("objectives", index, "bloom"),
                          f'objectives[{index}]: "{verb}" stands for {" to ".join(levels)}, not {objective.bloom}',
                          (f"write bloom: {levels[0]}, or a verb for what the learner does",))


def _what_is_done(objective: str, language: str) -> str:
    """An objective from its verb on, without what stands before that and without its full stop."""
    text = objective.strip().rstrip(".।")
    learner = words(language, "learner")
    for _ in range(_MOST_BEFORE):
        before = learner.begins(text)
        if not before:
            break
        text = text[len(before):].lstrip(" ,:…")
    return text


def _ends_in_verb(pack: Pack) -> bool:
    """Whether the verb of a sentence comes last in the pack's language."""
    return pack.meta is not None and pack.meta.source_language.partition("-")[0] == "bn"
