"""`pathshala review`: what is asked, what is written, and what is said of it."""

from __future__ import annotations

import html.parser
import json
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pathshala.cli import main
from pathshala.model.review import Evidence, PassagesRead, PilotData, Reviewer, ReviewMeta, Score
from pathshala.quality.passages import content_digest
from pathshala.quality.write import record_text
from pathshala.sources.reviews import parsed_review
from review_site import EGG, edit, held, merge, review, reviewed_site, translate

CONTENT = ("accuracy", "licence", "inclusion", "currency")
NOW = datetime.now(UTC)
TODAY, YESTERDAY = NOW.date().isoformat(), (NOW - timedelta(days=1)).date().isoformat()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return reviewed_site(tmp_path)


def run(root: Path, *words: str) -> int:
    return main(["-C", str(root), "review", *words])


def scored(*criteria: str, score: str = "3", evidence: str = "lessons/water.md:10 It boils.") -> list[str]:
    return [word for one in criteria for word in ("--score", f"{one}={score}:{evidence}")]


def records(root: Path, language: str = "en") -> list[Path]:
    return sorted((root / EGG / "reviews" / language).glob("*"))


def content(root: Path, *more: str, who: str = "Cora Díaz") -> int:
    return run(root, "record", "egg", "--kind", "content", "--reviewer", who, "--decision", "pass", "--yes", *more)


def test_options_say_it_all(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert content(root, *scored(*CONTENT), "--summary", "Good: clear, and short") == 0
    path, = records(root)
    assert path.name == f"{TODAY}-cora-díaz.yml"
    assert "content of 39 passages by Cora Díaz" in capsys.readouterr().out
    text = path.read_text(encoding="utf-8")
    found, faults = parsed_review(text, path.name, "en")
    assert faults == []
    assert found.meta is not None
    assert found.meta.scores[0].evidence == (Evidence("lessons/water.md:10", "13ef3edcc18e", "It boils."),) or (
        found.meta.scores[0].evidence[0].passage in text)
    assert found.meta.summary == "Good: clear, and short"
    assert held(root).facts.source.reviews[0].faults == ()


def test_nothing_is_overwritten(root: Path) -> None:
    assert content(root, *scored(*CONTENT)) == 0
    before = records(root)[0].read_bytes()
    assert content(root, *scored(*CONTENT, evidence="Another one.")) == 0
    assert [path.name for path in records(root)] == [f"{TODAY}-cora-díaz-2.yml", f"{TODAY}-cora-díaz.yml"]
    assert records(root)[1].read_bytes() == before
    assert all(one.faults == () for one in held(root).facts.source.reviews)


def test_what_no_option_says_is_asked_for(root: Path, monkeypatch: pytest.MonkeyPatch,
                                          capsys: pytest.CaptureFixture[str]) -> None:
    answers = iter(["contnt", "content", "", "Cora", "", "2", "The water is hot.", "n/a", "Nothing of others.",
                    "3", "lessons/time.md:10", "3", "pack.yml", "pass", "Fine."])
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    assert run(root, "record", "egg") == 0
    said = capsys.readouterr().out
    assert "did you mean content?" in said
    assert "learning_packs/egg/lessons/water.md:10: Eggs want enough water." in said
    assert "Accuracy and sources *" in said
    meta = parsed_review(records(root)[0].read_text(encoding="utf-8"), "x", "en")[0].meta
    assert meta is not None
    assert [(one.criterion, one.score, one.evidence[0].at) for one in meta.scores] == [
        ("accuracy", "2", ""), ("licence", "n/a", ""), ("inclusion", "3", "lessons/time.md:10"),
        ("currency", "3", "pack.yml")]
    assert next(answers, None) is None


def test_answers_that_end_write_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(_: str) -> str:
        raise EOFError
    monkeypatch.setattr("builtins.input", ended)
    assert run(root, "record", "egg") == 2
    assert records(root) == []


@pytest.mark.parametrize(("words", "status", "said"), [
    (["record", "eg"], 2, "did you mean egg?"),
    (["record", "egg", "--lang", "bm", "--yes"], 2, "the site has no language bm"),
    (["record", "egg", "--lang", "bn", "--yes"], 2, "there is nothing to read of egg in bn"),
    (["record", "egg", "--yes"], 2, "nothing says the kind"),
    (["record", "egg", "--yes", "--kind", "translation"], 2, '"translation" is not one of self_check'),
    (["record", "egg", "--yes", "--kind", "content", "--reviewer", "Cora", "--score", "accuracy=4:x"], 2,
     "is no score"),
    (["record", "egg", "--yes", "--kind", "content", "--reviewer", "Cora", "--score", "acuracy=3:x"], 2,
     "did you mean accuracy?"),
    (["record", "egg", "--yes", "--kind", "pilot", "--reviewer", "Cora", "--learners", "2", "--completed", "2",
      "--decision", "pass"], 1, "a pilot has at least 3 learners, not 2"),
    (["record", "egg", "--yes", "--kind", "content", "--reviewer", "Small Authors", "--decision", "pass",
      *scored(*CONTENT)], 1, '"Small Authors" has made what is reviewed here'),
    (["record", "egg", "--yes", "--kind", "content", "--reviewer", "Cora", "--decision", "pass",
      *scored(*CONTENT, score="1")], 1, "accuracy, licence scored too low"),
    (["record", "egg", "--yes", "--kind", "content", "--reviewer", "Cora", "--decision", "pass",
      *scored(*CONTENT, evidence="lessons/watr.md:3")], 1, 'the pack has no file "lessons/watr.md"'),
    (["record", "egg", "--yes", "--kind", "content", "--reviewer", "Cora\u202e", "--decision", "pass",
      *scored(*CONTENT)], 1, "nothing was written"),
    (["status", "eg"], 2, "did you mean egg?"),
    (["sheet", "egg", "--lesson", "watr"], 2, "did you mean water?"),
])
def test_what_is_refused(root: Path, words: list[str], status: int, said: str,
                         capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, *words) == status
    assert said in capsys.readouterr().err
    assert records(root) == []


def test_a_link_out_of_the_site_is_not_followed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    away = tmp_path_factory.mktemp("away")
    (root / EGG / "reviews").symlink_to(away)
    assert content(root, *scored(*CONTENT)) == 2
    assert list(away.rglob("*")) == []


def test_a_translation_is_reviewed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    merge(root, NOW)
    translate(root, "bn", skip=("The water",))
    assert run(root, "record", "egg", "--lang", "bn", "--kind", "translation", "--reviewer", "Rima", "--decision",
               "pass", "--yes") == 0
    assert "translation of 38 passages" in capsys.readouterr().out
    assert held(root).language_status("bn", NOW.date()).as_reviewed == 38


def test_evidence_follows_its_passage(root: Path) -> None:
    assert content(root, *scored(*CONTENT, evidence="facilitator.md:11")) == 0
    edit(root, "facilitator.md", "\nEggs, water, a stove, and a clock that everybody can see.\n", "")
    assert held(root).facts.source.reviews[0].faults == ()


def test_status_tells_what_reviews_are_worth(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    review(root, "self_check", "Small authors", TODAY)
    review(root, "editor_triage", "Edith", "2020-01-01")
    review(root, "content", "Cora", TODAY, content="h0000000000")
    edit(root, "lessons/water.md", "Eggs want enough water.", "Eggs want a lot of water.")
    assert run(root, "status", "egg", "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)["packs"]
    assert [(one["language"], one["status"]) for one in told] == [("en", "draft"), ("bn", "missing")]
    assert told[0]["computed"] == "in_review", "a record with a wrong hash only fails to count itself"
    assert [(one["kind"], one["worth"], one["as_read"]) for one in told[0]["reviews"]] == [
        ("editor_triage", "expired", 38), ("content", "void", 38), ("self_check", "changed", 38)]
    assert [one["step"] for one in told[0]["next"]] == ["editor_triage"]
    assert set(told[0]["scores"]) == {"checks", "rubric", "freshness"}

    assert run(root, "status") == 0
    text = capsys.readouterr().out
    assert "egg en: draft" in text
    assert "void (its hash is not that of what it lists)" in text
    assert "expired on 2021-01-01" in text
    assert "next: translate (translators; since when it waits is not known)" in text


class _Sheet(html.parser.HTMLParser):
    """What a browser would load or run, and the languages of the cells."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[tuple[str | None, str | None]] = []
        self.active: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if tag == "td" and "lang" in held:
            self.cells.append((held["lang"], held["dir"]))
        if tag in ("script", "img", "link", "iframe") or {"src", "href"} & set(held):
            self.active.append(tag)


def test_the_sheet_stands_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "translations/ar/LC_MESSAGES").mkdir(parents=True)
    edit(root, "lessons/water.md", "Eggs want enough water.", "Eggs <script>alert(1)</script> want ![x](http://e.vil/x).")
    merge(root, NOW)
    translate(root, "ar")
    assert run(root, "sheet", "egg", "--lang", "ar") == 0
    text = capsys.readouterr().out
    sheet = _Sheet()
    sheet.feed(text)
    assert sheet.active == []
    assert sheet.cells[:2] == [("en", "ltr"), ("ar", "rtl")]
    assert len(sheet.cells) == 78
    assert "বাংলা The water" in text
    assert text.count('class="box"') == 10 * 5 + 3
    assert '<th class="number" scope="row">39</th>' in text

    output = root / "sheet.html"
    assert run(root, "sheet", "egg", "--lesson", "time", "--output", str(output)) == 0
    assert "The water" not in output.read_text(encoding="utf-8").partition("<h2>Rubric")[0].replace("The water\n", "")


def test_a_record_reads_as_it_was_written() -> None:
    hostile = 'a: "b" #c {d} [e] \\ — \'f\' no'
    read = (PassagesRead("media/a b.vtt", "9f86d081884c:60303ae22b99"),)
    meta = ReviewMeta(
        1, "pilot", Reviewer(hostile, "no-one"), "2026-06-01", "revise", content_digest(read), read,
        (Score("accuracy", "n/a", (Evidence("lessons/a.md:3", "9f86d081884c", hostile), Evidence(says="yes"))),
         Score("currency", "0")), hostile, True, PilotData(3, 0, (hostile, "null")), hostile)
    found, faults = parsed_review(record_text(meta), "x.yml", "bn")
    assert (faults, found.meta, found.sound) == ([], meta, True)
    assert found.meta is not None
    assert found.meta.day == date(2026, 6, 1)


def test_a_weak_record_is_written_and_what_is_weak_is_said(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert content(root, *scored("accuracy", "licence", "inclusion", evidence="OK"),
                   *scored("currency", score="n/a", evidence="It tells of the past.")) == 0
    said = capsys.readouterr().err
    assert 'the score of accuracy rests on "OK" alone' in said and "3 criteria rest on the same evidence" in said
    assert len(records(root)) == 1


def test_a_score_that_nobody_asked_for_is_named_and_does_not_count(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert content(root, *scored(*CONTENT), *scored("accessibility", score="0", evidence="No captions at all.")) == 1
    assert "accessibility scored too low" in capsys.readouterr().err, "who gives 0 for a star does not pass it"
    assert content(root, *scored(*CONTENT), *scored("facilitators", score="0", evidence="Nothing for facilitators.")) == 0
    assert "a review of the kind content is not asked for facilitators" in capsys.readouterr().err
    assert run(root, "status", "egg", "--format", "json") == 0
    parts = json.loads(capsys.readouterr().out)["packs"][0]["scores"]["rubric"]["parts"]
    assert parts["facilitators"] == [0, 3] and parts["points"] == [12, 30]
    review(root, "pedagogy", "Pia", TODAY)
    assert run(root, "status", "egg", "--format", "json") == 0
    parts = json.loads(capsys.readouterr().out)["packs"][0]["scores"]["rubric"]["parts"]
    assert parts["facilitators"] == [3, 3], "the lower score of somebody who was not asked"


@pytest.mark.parametrize(("old", "new", "said"), [
    ('passage: "13ef3edcc18e"', 'passage: "0123456789ab"', "is none of those that were read"),
    ('at: "lessons/water.md:10"', 'at: "lessons/time.md:10"', 'not read in "lessons/time.md" but elsewhere'),
])
def test_evidence_is_bound_to_what_was_read(
    root: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    assert content(root, *scored(*CONTENT)) == 0
    [path] = records(root)
    text = path.read_text(encoding="utf-8")
    assert re.search(re.escape(old).replace("13ef3edcc18e", "[0-9a-f]{12}"), text)
    path.write_text(re.sub(re.escape(old).replace("13ef3edcc18e", "[0-9a-f]{12}"), new, text, count=1), encoding="utf-8")
    capsys.readouterr()
    main(["-C", str(root), "check"])
    found = [line for line in capsys.readouterr().out.splitlines() if "LP615" in line]
    assert len(found) == 1 and said in found[0] and f"{path.name}:" in found[0]
    run(root, "status", "egg")
    assert "void (its evidence names a passage that it has not read there)" in capsys.readouterr().out


def test_evidence_of_a_passage_that_changed_since_stands(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert content(root, *scored(*CONTENT)) == 0
    edit(root, "lessons/water.md", "Eggs want enough water.", "First of all:\n\nEggs want a lot of water.")
    capsys.readouterr()
    main(["-C", str(root), "check"])
    assert "LP615" not in capsys.readouterr().out
    assert held(root).facts.source.reviews[0].faults == ()


def since(root: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, str | None]]:
    """By language: since when each step waits that can be done now."""
    capsys.readouterr()
    assert run(root, "status", "egg", "--format", "json") == 0
    return {one["language"]: {step["step"]: step["since"] for step in one["next"]}
            for one in json.loads(capsys.readouterr().out)["packs"]}


def test_since_when_a_self_check_waits(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert since(root, capsys)["en"] == {"self_check": None}, "nothing tells how old the pack is"
    with (root / EGG / "pack.yml").open("a", encoding="utf-8") as file:
        file.write('depends_on:\n  - {title: The stove, url: "https://example.org/stove", checked: "2026-03-02"}\n')
    assert since(root, capsys)["en"] == {"self_check": "2026-03-02"}
    review(root, "content", "Cora", "2026-02-03")
    review(root, "pedagogy", "Pia", "2025-01-01", content="h0000000000")
    assert since(root, capsys)["en"] == {"self_check": "2026-02-03"}, "a record that is void is no witness"
    review(root, "self_check", "Small authors", "2020-03-04")
    assert since(root, capsys)["en"] == {"self_check": "2021-03-04"}, "the day on which the last one expired"
    review(root, "self_check", "Small authors", YESTERDAY, decision="revise")
    assert since(root, capsys)["en"] == {"self_check": YESTERDAY}


def test_when_passages_changed_only_history_could_tell(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for kind, who in (("self_check", "Small authors"), ("editor_triage", "Edith"), ("content", "Cora"),
                      ("pedagogy", "Pia"), ("accessibility", "Axel")):
        review(root, kind, who, YESTERDAY)
    edit(root, "lessons/water.md", "Eggs want enough water.", "Eggs want a lot of water.")
    assert since(root, capsys)["en"] == {"content": None, "pedagogy": None, "accessibility": None}
    assert run(root, "status", "egg") == 0
    assert "next: content (reviewers; since when it waits is not known)" in capsys.readouterr().out


def test_since_when_a_translation_waits(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    merge(root, NOW - timedelta(days=30))
    begun = (NOW - timedelta(days=30)).date().isoformat()
    assert since(root, capsys)["bn"] == {"translate": begun}, "its file lists the texts since then"
    po = root / "translations/bn/LC_MESSAGES/egg.po"

    def header(name: str, value: str) -> None:
        po.write_text(re.sub(f'"{name}: [^"]*"', f'"{name}: {value}\\\\n"', po.read_text("utf-8")), encoding="utf-8")

    translate(root, "bn")
    assert since(root, capsys)["bn"] == {"translation": begun}
    header("PO-Revision-Date", f"{YESTERDAY} 09:00+0600")
    assert since(root, capsys)["bn"] == {"translation": YESTERDAY}
    header("PO-Revision-Date", "2999-01-01 09:00+0600")
    assert since(root, capsys)["bn"] == {"translation": None}, "nobody has translated on a day to come"
    header("PO-Revision-Date", "YEAR-MO-DA HO:MI+ZONE")
    assert since(root, capsys)["bn"] == {"translation": None}
    review(root, "translation", "Rima", "2020-03-04", "bn")
    assert since(root, capsys)["bn"] == {"translation": "2021-03-04"}
    header("PO-Revision-Date", f"{YESTERDAY} 09:00+0600")
    edit(root, "lessons/water.md", "Eggs want enough water.", "Eggs want a lot of water.")
    assert since(root, capsys)["bn"] == {"translate": None}, "the file does not say when its source changed"
