"""What is wrong with lessons of others is found: translations left behind, slides that are nowhere, times that
nobody gave, questions without answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

import corpora_packs
from corpora_packs import GIT_EN, WIKIEDU
from markup_samples import NO_CORPORA
from pathshala.checks.context import Checked
from pathshala.checks.run import run
from pathshala.cli import main
from pathshala.commands.translate.catalogues import read_project
from pathshala.model.finding import Finding
from pathshala.quality.facts import ground_of, language_facts, pack_facts
from pathshala.quality.language_status import language_status
from pathshala.quality.status import pack_status
from pathshala.sources.read import read_site
from pathshala.translate.states import State

pytestmark = pytest.mark.corpus
TODAY = date(2026, 6, 30)


@dataclass(frozen=True)
class Episode:
    """How the Spanish of an episode stands: passages that are current, of an older English text, waiting for somebody
    who compares, and without any Spanish. Those without words, such as marks, are in none."""

    current: int
    outdated: int
    to_compare: int
    new: int


@pytest.fixture(scope="module")
def git_novice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lesson on Git as a pack with its Spanish translation."""
    if not GIT_EN.is_dir():
        pytest.skip(NO_CORPORA)
    root = tmp_path_factory.mktemp("git")
    translated = corpora_packs.git_novice(root)
    assert main(["-C", str(root), "translate", "import", "es", "--pack", "git-novice", "--translated", str(translated)]) == 0
    assert corpora_packs.mark_outdated(root / "translations/es/LC_MESSAGES/git-novice.po") > 100
    return root


@pytest.fixture(scope="module")
def episodes(git_novice: Path) -> Mapping[str, Episode]:
    held = read_project(git_novice)
    found = {}
    for document in held.documents["git-novice"]:
        if document.name.startswith("git-"):
            states = [one for text, one in zip(document.texts, held.look_up(document, "es"), strict=True)
                      if any(map(str.isalpha, text.text)) and not text.text.startswith(":::")]
            kinds = Counter(one.state if not one.suggested else "to compare" for one in states)
            found[document.name] = Episode(kinds[State.CURRENT], kinds[State.OUTDATED], kinds["to compare"],
                                           kinds[State.UNTRANSLATED])
    return found


def test_all_episodes_are_behind_their_source(episodes: Mapping[str, Episode]) -> None:
    print(f"\n{'episode':<30}{'current':>8}{'outdated':>9}{'to compare':>11}{'new':>5}")
    for name, one in episodes.items():
        print(f"{name:<30}{one.current:>8}{one.outdated:>9}{one.to_compare:>11}{one.new:>5}")
    assert len(episodes) == 14
    assert [name for name, one in episodes.items() if not (one.outdated or one.new)] == []
    # The short episode on citations has no code or link that changed: there, only passages are new.
    assert [name for name, one in episodes.items() if not one.outdated] == ["git-12-citation"]
    assert all(one.new for one in episodes.values())


def test_what_their_owners_declare_is_not_shown(git_novice: Path) -> None:
    held = read_project(git_novice)
    pack = held.site.packs[0]
    assert pack.meta is not None and pack.meta.status == "stable"
    documents = held.documents["git-novice"]
    ground = ground_of(held.site, pack, held.catalogues)
    facts = pack_facts(ground, documents)
    assert facts is not None
    own = pack_status(facts, held.site.rubric, TODAY)
    assert (own.declared, own.shown) == ("stable", "draft")
    spanish = language_status(language_facts(ground, documents, "es", held.look_up), "P12M", TODAY)
    assert spanish.shown == "outdated"
    assert {"outdated", "untranslated"} <= {one.code for one in spanish.reasons}


@pytest.fixture(scope="module")
def wikiedu(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    """What the checks find in the training modules."""
    if not WIKIEDU.is_dir():
        pytest.skip(NO_CORPORA)
    root = tmp_path_factory.mktemp("wikiedu")
    corpora_packs.wikiedu(root)
    return run(Checked.of(*read_site(root)))


def test_slides_that_modules_name_and_nobody_wrote(wikiedu: list[Finding]) -> None:
    found = [one.message for one in wikiedu if one.name == "missing-lesson"]
    assert sorted(one.partition("lessons/")[2].partition(".md")[0] for one in found) == [
        "identifiers-and-databses-together", "illustrations-week-4", "illustrations-week-5"]


def test_slides_that_no_module_names(wikiedu: list[Finding]) -> None:
    named = {one["slug"] for module in corpora_packs.modules().values() for one in module.get("slides") or []}
    orphans = corpora_packs.slides().keys() - named
    found = [one for one in wikiedu if one.name == "unlisted-lesson"]
    assert len(found) == len(orphans) == 12


def test_modules_that_do_not_say_how_long_they_take(wikiedu: list[Finding]) -> None:
    without = {name for name, module in corpora_packs.modules().items() if not module.get("estimated_ttc")}
    no_time = {one.path.split("/")[1] for one in wikiedu if one.name == "missing-key" and "time" in one.message}
    no_slides = {one.path.split("/")[1] for one in wikiedu if one.name == "too-few" and one.path.endswith("pack.yml")}
    assert len(without) == 31
    # A module without any slide has no time to give either.
    assert len(no_time) == 30 and len(no_time | no_slides) == 31


def test_questions_whose_keys_are_misspelt(wikiedu: list[Finding]) -> None:
    found = sorted(one.path.rpartition("/")[2] for one in wikiedu if one.name == "question-without-choices")
    assert found == ["article-title-quiz-group.md", "article-title-quiz-v2.md", "preparing-to-edit-quiz-v2.md",
                     "sandbox-quiz-v2.md"]
