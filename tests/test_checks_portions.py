"""A site looked at in portions: nothing is lost, nothing is seen that is not in the portion, little is kept."""

from __future__ import annotations

import pickle
import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from check_portions import divided, torn_site, undivided, without_texts
from check_specs import Sample
from pathshala.checks.context import Checked, FactReader
from pathshala.checks.listed import without_places
from pathshala.checks.look import look, pack_portion, portions
from pathshala.checks.looked import Looked
from pathshala.checks.run import conclude, files, files_of, run
from pathshala.model.finding import Fault, Finding, Span
from pathshala.model.pack import Pack
from pathshala.sources.read import read_site

ROOT = Path(__file__).parent.parent
SITES = 16
MOST_BYTES = 4_000
"""Of what is kept for one lesson."""

@pytest.fixture(scope="module")
def torn(tmp_path_factory: pytest.TempPathFactory) -> list[Checked]:
    chance, found = random.Random(11), []
    for _ in range(SITES):
        home = tmp_path_factory.mktemp("torn")
        torn_site(home, chance)
        site, faults = read_site(home)
        reader = found[0].reader if found else FactReader(site.settings)
        found.append(Checked.of(site, faults, reader))
    return found


def test_the_checks_of_a_portion_see_no_more_in_the_whole_site(torn: list[Checked]) -> None:
    for checked in torn:
        assert divided(checked) == undivided(checked)
        assert len(divided(checked)) > 20


def test_what_is_looked_at_apart_says_all(torn: list[Checked]) -> None:
    codes, messages = set(), set()
    for checked in torn:
        looked = [pickle.loads(pickle.dumps(look(portion))) for portion in portions(checked)]
        random.Random(len(codes)).shuffle(looked)
        found = conclude(without_texts(checked.site), (), looked)
        assert found == run(checked)
        assert files_of(looked) == files(checked)
        codes |= {one.code for one in found}
        messages |= {(one.path, one.message) for one in found}
        unused = {Path(one.path).name for one in found if one.code == "LP705"}
        assert unused <= {"x.svg", "unused.svg"}
        assert "unused.svg" in unused
    assert ("learning_packs/other/lessons/first.md", 'there is no picture "second.md"') in messages
    assert codes >= {"LP154", "LP192", "LP507", "LP701", "LP702", "LP703", "LP704", "LP705"}


def test_a_pack_is_looked_at_without_the_others(torn: list[Checked]) -> None:
    for checked, another in pairwise(torn):
        mixed = replace(checked.site, packs=(checked.site.packs[0], another.site.packs[1]), pages=another.site.pages,
                        media=(), roles=())
        first, *_ = portions(checked)
        same, *_ = portions(replace(checked, site=mixed, noted=tuple(_in_pack(checked, checked.site.packs[0]))))
        assert look(first) == look(same)


def _in_pack(checked: Checked, pack: Pack) -> Iterator[Fault]:
    yield from (fault for fault in checked.noted if fault.path.startswith(pack.folder))


def test_a_fault_that_comes_late_is_a_finding(torn: list[Checked]) -> None:
    checked = torn[0]
    looked = [look(portion) for portion in portions(checked)]
    fault = Fault("too-costly", "learning_packs/third/lessons/a.md", Span(), "the text takes too long")
    before, after = conclude(checked.site, (), looked), conclude(checked.site, [fault], looked)
    (late,) = set(after) - set(before)
    assert (late.path, late.code) == (fault.path, "LP819")
    assert set(after) > set(before)


def test_links_between_our_packs_are_settled_together() -> None:
    site, faults = read_site(ROOT)
    checked = Checked.of(site, faults)
    looked = [look(portion) for portion in portions(checked)]
    assert [one for one in conclude(without_texts(site), (), looked) if not one.allowed] == []
    alone = conclude(replace(site, packs=site.packs[1:]), (), looked[1:])
    assert {one.code for one in alone} >= {"LP701"}


def test_little_is_kept_of_a_lesson() -> None:
    checked = Checked.of(*read_site(ROOT))
    for portion in portions(checked):
        texts = len(portion.articles)
        # What is found wrong is as much as there is wrong.
        assert len(pickle.dumps(replace(look(portion), hits=()))) < MOST_BYTES * texts, portion.site.packs


def test_skills_that_were_not_all_read_are_not_missed(tmp_path: Path) -> None:
    """No skill is called unknown while some could not be read, though a portion does not know their file."""
    Sample("", {}, (), ()).write(tmp_path)
    place = tmp_path / "content" / "skills.yml"
    place.write_text(place.read_text(encoding="utf-8").replace("id: cite-sources", "id: 3"), encoding="utf-8")
    checked = Checked.of(*read_site(tmp_path))
    assert "LP152" not in {one.code for one in run(checked)}
    assert divided(checked) == undivided(checked)
    pack = checked.site.packs[0]
    briefly = replace(checked.site, skills_source=without_places(
        checked.site.skills_source, ("skills",), checked.site.skills))
    assert pack_portion(briefly, pack) == pack_portion(checked.site, pack)


def test_an_empty_site_says_nothing(tmp_path: Path) -> None:
    site, _ = read_site(tmp_path)
    found: list[Finding] = conclude(site, (), [Looked()])
    assert found == []
