"""The pages of quality: every status and reason in words, what is made anew and when, and their weight."""

from __future__ import annotations

import gzip
import random
import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path

import pytest

import small_site
from git_sites import GitSite
from one_process import ThisProcess
from pathshala.build.library import library, site_project
from pathshala.build.pipeline import build
from pathshala.build.preview import Preview
from pathshala.build.progress import Silence
from pathshala.build.result import Built
from pathshala.model.finding import Severity
from pathshala.model.review import KINDS as REVIEW_KINDS
from pathshala.pages import render
from pathshala.pages.edition import CatalogueFacts, Library
from pathshala.pages.interface import interface
from pathshala.pages.quality import words
from pathshala.pages.quality.facts import LanguageStanding, PackStanding, SiteQuality
from pathshala.quality.language_status import LANGUAGE_STATUSES
from pathshala.quality.records import DISQUALIFYING
from pathshala.quality.review_states import Worth
from pathshala.quality.status import PACK_STATUSES, REASONS, Status
from pathshala.sources.read import read_site
from pathshala.translate.completeness import Completeness
from review_site import declare, edit, merge, review, reviewed_site, translate

NOW = datetime(2026, 6, 1, tzinfo=UTC)
REVIEWERS = (("editor_triage", "Edith"), ("content", "Cora"), ("pedagogy", "Pia"), ("accessibility", "Axel"))


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    on(monkeypatch, date(2026, 6, 30))
    return reviewed_site(tmp_path / "root")


def on(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    """Let it be another day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())))


def built(root: Path, name: str = "site") -> Built:
    done = build(root, root.parent / name, Silence(), ThisProcess())
    assert done.published, done.findings
    return done


def text(root: Path, path: str) -> str:
    """What a page says, without its tags."""
    html = (root.parent / "site" / path).read_text("utf-8")
    main = html[html.index("<main"):html.index("</main>")]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", main)))


def reviewed(root: Path) -> None:
    """Let everybody review the pack as it is."""
    review(root, "self_check", "Small authors", "2026-05-20")
    for kind, who in REVIEWERS:
        review(root, kind, who, "2026-06-01")
    review(root, "pilot", "Paula", "2026-06-10")
    declare(root, "stable")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The kinds and subjects of the pages that are rendered from now on."""
    found: list[tuple[str, str]] = []
    view = render.view

    def told(edition, spec):
        found.append((spec.kind, spec.subject))
        return view(edition, spec)

    monkeypatch.setattr(render, "view", told)
    return found


def test_every_code_has_its_words() -> None:
    assert words.SENTENCES.keys() == REASONS.keys()
    for code, said in REASONS.items():
        assert set(re.findall(r"%\((\w+)\)s", words.SENTENCES[code])) <= set(re.findall(r"\{(\w+)\}", said)), code
    assert words.STATUSES.keys() == {*PACK_STATUSES, "retired"}
    assert words.LANGUAGES.keys() == words.MEANINGS.keys() == set(LANGUAGE_STATUSES)
    assert words.SIGNS.keys() == words.STATUSES.keys() | words.LANGUAGES.keys()
    assert words.KINDS.keys() >= set(REVIEW_KINDS) and words.WORTHS.keys() == set(Worth)
    assert words.FAULTS.keys() == {*DISQUALIFYING, "unreadable", "future"}


def test_a_pack_that_nobody_has_reviewed(root: Path) -> None:
    built(root)
    page = text(root, "quality/egg.html")
    assert "Quality of “Boil an egg”" in page and "Still missing: Self-check." in page
    assert "Whose turn: Small authors" in page and "Nobody has reviewed it yet." in page
    assert "Not reviewed yet" in text(root, "packs/egg/water.html")
    index = text(root, "quality/index.html")
    assert "Go through your own pack “ Boil an egg ” with the rubric." in index
    assert "Nothing is translated yet." in text(root, "quality/index.html")
    assert interface("bn").gettext("Missing") in text(root, "bn/quality/egg.html")


def test_a_review_shows_and_so_does_what_changed_since(root: Path) -> None:
    reviewed(root)
    GitSite(root).commit("2026-06-10")
    built(root)
    page = text(root, "quality/egg.html")
    assert "✓ Stable" in page and "Nothing: it is as it was on June 1, 2026 ." in page
    assert "Cora" in page and "May 20, 2027" in page and "Accuracy and sources" in page
    assert "learning_packs/egg/lessons/water.md:10" in page and "As it should be." in page
    assert "Reviewed in June 2026 " in text(root, "packs/egg/water.html")
    assert "Stable" in text(root, "packs/egg/index.html")
    edit(root, "lessons/water.md", "Eggs want enough water.", "Eggs want plenty of water.")
    built(root)
    html = (root.parent / "site/quality/egg.html").read_text("utf-8")
    assert "<del>enough</del>" in html and "<ins>plenty of</ins>" in html
    assert "↻ Needs an update" in text(root, "quality/egg.html")
    assert "Reviewed in June 2026; 1 passage changed since" in text(root, "packs/egg/water.html")
    assert "Reviewed in June 2026 " in text(root, "packs/egg/time.html")
    assert "Its owners declare “Stable”; what is known allows only “Needs an update”." in text(
        root, "packs/egg/index.html")
    assert "Read again what changed in “ Boil an egg ” since it was reviewed: 1 passage." in text(
        root, "quality/index.html")


def test_without_history_a_changed_passage_is_shown_as_it_is_now(root: Path) -> None:
    reviewed(root)
    edit(root, "lessons/water.md", "Eggs want enough water.", "Eggs want plenty of water.")
    built(root)
    page = text(root, "quality/egg.html")
    assert "changed; what it said before is not at hand" in page and "Eggs want plenty of water." in page


def test_a_translation_and_its_second_reader(root: Path) -> None:
    merge(root, NOW)
    translate(root, "bn")
    built(root)
    assert "awaits" in text(root, "quality/index.html") or "await a second reader" in text(root, "quality/index.html")
    review(root, "translation", "Rokeya", "2026-06-12", "bn")
    built(root)
    page = (root.parent / "site/bn/quality/egg.html").read_text("utf-8")
    assert "Rokeya" in page and 'class="ps-q-status q-reviewed"' in page
    assert 'class="q q-reviewed"' in (root.parent / "site/quality/index.html").read_text("utf-8")


def test_a_record_that_does_not_count_says_why(root: Path) -> None:
    review(root, "content", "Small authors", "2026-06-01")
    done = build(root, root.parent / "site", Silence(), ThisProcess())
    page = Preview(root).page("quality/egg.html")
    assert page is None or b"its reviewer has made the text" in page
    assert done.published, "it only fails to count"
    assert "its reviewer has made the text" in text(root, "quality/egg.html")


def test_a_bad_record_keeps_nothing_from_readers(root: Path) -> None:
    reviewed(root)
    folder = root / "learning_packs/egg/reviews/en"
    (folder / "2026-06-02-torn.yml").write_text("schema: 1\nkind: [", encoding="utf-8")
    good = next(folder.glob("*cora*.yml")).read_text(encoding="utf-8")
    (folder / "2031-01-01-cora.yml").write_text(good.replace("2026-", "2031-"), encoding="utf-8")
    done = build(root, root.parent / "site", Silence(), ThisProcess())
    assert done.published
    assert {one.path.rpartition("/")[2] for one in done.findings if one.severity is Severity.ERROR} == {
        "2026-06-02-torn.yml", "2031-01-01-cora.yml"}


def test_every_reason_is_a_sentence_of_the_page(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages of one history, from draft to retired, hold the sentences of what they mean to say."""
    review(root, "self_check", "Small authors", "2026-05-20")
    review(root, "content", "Cora", "2026-06-01", decision="revise", scores=1)
    built(root)
    page = text(root, "quality/egg.html")
    assert "Review of the content: Cora decided “To be revised” on June 1, 2026, and nothing has answered" in page
    review(root, "content", "Cora", "2026-06-02")
    review(root, "pedagogy", "Cora", "2026-06-03")
    built(root)
    page = text(root, "quality/egg.html")
    assert "Cora has done “Review of the content” already: somebody else has to do “Review of the teaching”." in page
    assert "Nobody has scored “" in page
    on(monkeypatch, date(2027, 7, 1))
    built(root)
    assert "Self-check by Small authors, of May 20, 2026, expired on May 20, 2027." in text(root, "quality/egg.html")
    declare(root, "retired")
    built(root)
    assert "Its owners no longer keep it up." in text(root, "quality/egg.html")


def test_the_same_day_gives_the_same_bytes(root: Path) -> None:
    reviewed(root)
    built(root)
    shutil.rmtree(root / ".pathshala")
    built(root, "again")
    for one in sorted((root.parent / "site").rglob("*")):
        if one.is_file():
            assert one.read_bytes() == (root.parent / "again" / one.relative_to(root.parent / "site")).read_bytes(), one


def test_on_a_new_day_nothing_is_made_but_what_it_changed(
    root: Path, monkeypatch: pytest.MonkeyPatch, made: list[tuple[str, str]],
) -> None:
    reviewed(root)
    time.sleep(0.1)  # What was written a moment ago may change unseen, and is not kept.
    for day in (date(2026, 6, 30), date(2026, 7, 1)):
        made.clear()
        on(monkeypatch, day)
        built(root)
    # The freshness of the pack may have fallen by one of hundred, which its own pages show.
    assert {kind for kind, _ in made} <= {"quality_pack"}
    made.clear()
    on(monkeypatch, date(2027, 5, 20))
    built(root)
    assert {"quality", "quality_pack", "pack", "lesson"} <= {kind for kind, _ in made}
    assert "Review expired" in text(root, "quality/egg.html") or "Needs" in text(root, "quality/egg.html")


def test_a_changed_word_makes_no_page_of_quality_anew(root: Path, made: list[tuple[str, str]]) -> None:
    time.sleep(0.1)
    built(root)
    made.clear()
    edit(root, "lessons/water.md", "Eggs want enough water.", "Eggs want plenty water.")
    built(root)
    assert ("lesson", "egg") in made
    assert not {"quality", "quality_pack"} & {kind for kind, _ in made}


def test_a_whole_site_in_one_process_and_the_preview_give_the_same_pages(root: Path) -> None:
    reviewed(root)
    edit(root, "lessons/water.md", "Eggs want enough water.", "Eggs want plenty of water.")
    built(root)
    held, preview = library(site_project(read_site(root)[0])), Preview(root)
    seen = set()
    for edition, spec in held.pages():
        if spec.kind in ("quality", "quality_pack", "lesson", "pack"):
            view = render.view(edition, spec)
            data = (root.parent / "site" / view.path).read_bytes()
            assert render.shell(edition, view).encode() == data, view.path
            if spec.kind.startswith("quality"):
                seen.add(view.path)
                assert preview.page(view.path) == data, view.path
    assert seen == {"quality/index.html", "quality/egg.html", "bn/quality/index.html", "bn/quality/egg.html"}


def test_a_site_without_packs_or_rubric(tmp_path: Path) -> None:
    root = small_site.write(tmp_path / "root")
    shutil.rmtree(root / "learning_packs")
    (root / "content/roles.yml").unlink()
    built(root)
    assert "This site has no packs yet." in text(root, "quality/index.html")


def standing(pack: str, tags: list[str], chance: random.Random) -> PackStanding:
    """A pack that stands somehow in every language."""
    def one(tag: str) -> LanguageStanding:
        shown = chance.choice(LANGUAGE_STATUSES)
        share = Completeness(units=90, words=900, translated_words=chance.randrange(900))
        return LanguageStanding(tag, shown, Status(shown, shown, "", ()), (), completeness=share,
                                weights={Severity.WARNING: chance.randrange(30)})

    status = chance.choice(PACK_STATUSES)
    day = date(2026, chance.randrange(1, 13), chance.randrange(1, 28))
    return PackStanding(pack, "en", Status(status, status, status, (), 40, 40, day, day.replace(year=2027)),
                        {tag: one(tag) for tag in tags})


def many(root: Path) -> Iterator[bytes]:
    """The pages of all packs for 200 packs in 10 languages, with titles that have little in common."""
    tags = ["ar", "bn", "de", "es", "fr", "hi", "id", "sw", "ur"]
    site = read_site(small_site.write(root, tuple(tags)))[0]
    held = site_project(site)
    pack, document = site.packs[0], held.documents["egg"][0]
    chance, syllables = random.Random(7), "ka lo mi ren tu sha dor el pa vin gro ust".split()
    packs, documents = [], []
    for number in range(200):
        title = " ".join("".join(chance.choices(syllables, k=3)) for _ in range(4))
        name = f"{title.replace(' ', '-')}-{number}"
        packs.append(replace(pack, id=name))
        documents.append(replace(document, domain=name, texts=tuple(
            replace(one, text=title) if one.path == ("title",) else one for one in document.texts)))
    known = {one.id: standing(one.id, ["en", *tags], chance) for one in packs}
    library_ = Library(replace(site, packs=tuple(packs)), documents, (),
                       lambda document, language: held.look_up(held.documents["egg"][0], language), CatalogueFacts(),
                       quality=SiteQuality(standings=lambda: known))
    for edition, spec in library_.pages():
        if spec.kind == "quality":
            yield render.shell(edition, render.view(edition, spec)).encode()


def test_the_page_of_200_packs_in_10_languages_is_light(tmp_path: Path) -> None:
    weights = [len(gzip.compress(page, 6)) for page in many(tmp_path)]
    assert len(weights) == 10 and max(weights) < 40_000, weights
