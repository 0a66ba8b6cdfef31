"""Sites to look at in portions, and the same without portions to compare."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from pathlib import Path

from check_specs import Sample
from pathshala.checks.context import Checked
from pathshala.checks.look import look, portions
from pathshala.checks.registry import Hit, Scope, rules_of
from pathshala.model.pack import Pack, Text
from pathshala.model.site import Site

PIECES = [
    "[a](../../other/lessons/first.md)", "[a](../../sample/lessons/second.md#nope)", "[b](../../other/media/x.svg)",
    "![p](../../other/media/x.svg)", "![q](../media/y.svg)", "![q](second.md)", "[s](../../../content/skills.yml#cite-sources)",
    "[s](../../../content/skills.yml#cite)", "[r](../../../content/roles.yml#editor)", "[h](../../../content/index.md#x)",
    "[o](../../../../out.md)", "[p](../pack.yml)", "[p](../../other/pack.yml#a)", "### Q { #quiz-a .quiz }", "- [x] a",
    "    > b", "<script>", "<a href='first.md#no'>z</a>", "**Bold**", "<!-- pathshala: allow LP701 reason: old -->",
    "<!-- pathshala: allow LP214 -->", "## Head", "#### Deep", "[z](#head)", "[z](#gone)", "<http://bit.ly/x>", "\n\n", "\n\n",
]
TRANSLATED = ["[a](no.md)", "[a](../../other/lessons/first.md#x)", "[a](../pack.yml)", "[a](javascript:x)"]


def torn_site(home: Path, chance: random.Random) -> None:
    """Two packs that link to each other, with translations, unknown PO files and much that is wrong."""
    Sample("", {}, (), ()).write(home)
    other = home / "learning_packs" / "other"
    shutil.copytree(other.with_name("sample"), other)
    (other / "media").mkdir(exist_ok=True)
    for name in ("x.svg", "offered.svg", "unused.svg"):
        (other / "media" / name).write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    offering = other / "lessons" / "second.md"
    offer = "---\nmedia: [{file: offered.svg, kind: diagram, title: A drawing}]\n"
    offering.write_text(offering.read_text(encoding="utf-8").replace("---\n", offer, 1), encoding="utf-8")
    for place in sorted(home.rglob("*.md")):
        written = place.read_text(encoding="utf-8") + "\n" + "\n".join(chance.choices(PIECES, k=20))
        place.write_text(written, encoding="utf-8")
    roles = home / "content" / "roles.yml"
    roles.write_text(roles.read_text(encoding="utf-8").replace("packs: [", "packs: [nope, "), encoding="utf-8")
    for domain in ("sample", "other", "site", "checks", "sampel"):
        place = home / "translations" / "es" / "LC_MESSAGES" / f"{domain}.po"
        place.parent.mkdir(parents=True, exist_ok=True)
        names = chance.choices(["first", "second", "index", "facilitator.md", "LP101"], k=5)
        entries = [f'msgctxt "{name}:{number}"\nmsgid "Read."\nmsgstr "{chance.choice(TRANSLATED)}"\n'
                   for number, name in enumerate(names)]
        place.write_text("\n".join(['msgid ""\nmsgstr "Language: es\\n"\n', *entries]), encoding="utf-8")


def divided(checked: Checked) -> set[tuple[str, Hit]]:
    """What the checks of portions find in a site, each portion by itself."""
    return {hit for portion in portions(checked) for hit in look(portion).hits}


def undivided(checked: Checked) -> set[tuple[str, Hit]]:
    """What the same checks find where they have the whole site before them."""
    return {(rule.code, hit) for rule in rules_of(Scope.PORTION) for hit in rule.find(checked)}


def without_texts(site: Site) -> Site:
    """The site as `conclude` may be handed it."""
    return replace(site, packs=tuple(_pack_without_texts(pack) for pack in site.packs),
                   pages=tuple(map(_without_text, site.pages)))


def _pack_without_texts(pack: Pack) -> Pack:
    return replace(pack, source=replace(pack.source, text=""), lessons=tuple(map(_without_text, pack.lessons)),
                   facilitator=_without_text(pack.facilitator) if pack.facilitator else None)


def _without_text(text: Text) -> Text:
    return replace(text, source=replace(text.source, text="", spans={}), meta=None, body="", body_line=1)
