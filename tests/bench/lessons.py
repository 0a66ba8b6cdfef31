"""The texts of the generated corpus: lessons of about 750 words. The same seed gives the same bytes."""

from __future__ import annotations

import random

LESSONS = 8
WORDS = (
    "water river stone bread house street market window garden letter paper table picture morning evening winter "
    "summer teacher neighbour question answer reason source page line word story village mountain bridge ship train "
    "ticket basket kitchen bottle pocket button needle thread cotton silver copper iron glass mirror candle shadow"
).split()


def stems() -> list[str]:
    """The file names of a pack's lessons, without their ending."""
    return [f"lesson-{index}" for index in range(LESSONS)]


def sentence(chance: random.Random, length: int) -> str:
    words: list[str] = []
    while len(words) < length:
        word = chance.choice(WORDS)
        if words[-1:] != [word]:
            words.append(word)
    return " ".join(words).capitalize() + "."


def paragraph(chance: random.Random) -> str:
    text = " ".join(sentence(chance, chance.randint(8, 16)) for _ in range(4))
    return text.replace(" stone ", " *stone* ").replace(" bread ", " **bread** ").replace(" glass ", " `glass` ")


def lesson(chance: random.Random, number: int) -> str:
    """One lesson: headings, lists, a table, an admonition, code, links, an image, a footnote, a quiz."""
    other = f"lesson-{(number + 1) % LESSONS}"
    parts = [
        f"---\ntitle: {sentence(chance, 4)[:-1]} {number}\ntime: PT12M\nobjectives: [o1]\nkey_points:\n"
        f"  - {sentence(chance, 9)}\n  - {sentence(chance, 9)}\n---\n",
        paragraph(chance),
        "## First steps", paragraph(chance), paragraph(chance),
        "\n".join(f"- {sentence(chance, 9)}" for _ in range(5)),
        "![A box](../media/box.svg)",
        "## What to compare", paragraph(chance),
        "| Name | Use |\n|---|---|\n" + "\n".join(
            f"| {sentence(chance, 2)} | {sentence(chance, 6)} |" for _ in range(4)),
        f'!!! tip "{sentence(chance, 4)[:-1]}"\n    {sentence(chance, 14)}',
        "```python\n" + "\n".join(
            f"{chance.choice(WORDS)} = {line} + len('{chance.choice(WORDS)}')" for line in range(6)) + "\n```",
        f"## Where it leads\n\n{paragraph(chance)} See [another lesson]({other}.md#first-steps)[^1].",
        f"[^1]: {sentence(chance, 10)}",
        *(paragraph(chance) for _ in range(5)),
        f"## Check yourself\n\n### {sentence(chance, 6)[:-1]}? {{ #quiz-{number} .quiz objective=o1 }}\n\n"
        + "\n\n".join(
            f"- [{'x' if choice == number % 3 else ' '}] {sentence(chance, 5)}\n\n    > {sentence(chance, 10)}"
            for choice in range(3)),
    ]
    return "\n\n".join(parts) + "\n"


def pack_file(chance: random.Random, number: int) -> str:
    """The `pack.yml` of a pack."""
    return (
        f"schema: 1\ntitle: {sentence(chance, 4)[:-1]} {number}\nsummary: {sentence(chance, 14)}\nsource_language: en\n"
        "version: 1.0.0\naudience: [newcomer]\nfor: [individual]\nlevel: beginner\n"
        "teaches: [{skill: read, to: 1}]\nrequires: []\nobjectives:\n"
        f"  - {{id: o1, bloom: apply, text: Use {sentence(chance, 6)}}}\nlessons: [{', '.join(stems())}]\n"
        "license: CC-BY-SA-4.0\nauthors: [{name: Bench, role: author}]\nowners: [one, two]\nstatus: draft\n"
        "review_every: P12M\n"
    )
