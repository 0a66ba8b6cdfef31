"""Questions: their order, what translations can do to them, their facts, answer keys, and packs to take next."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import practice_site
from markup_samples import OURS
from pathshala.markup.answers import alternatives, folded
from pathshala.markup.engine import Engine
from pathshala.markup.facts import document
from pathshala.markup.fill import Replacement
from pathshala.markup.quiz_layout import mixed
from pathshala.markup.words import Words
from pathshala.model.pack import Pack
from pathshala.pages.interface import interface
from pathshala.pages.next_packs import MOST, successors
from pathshala.pages.questions import answer_key, asked
from pathshala.sources.read import read_site

ENGINE = Engine(OURS)
BODY = practice_site.LESSON.split("---\n", 2)[2]
PARSED = ENGINE.parse(BODY)


@given(st.integers(0, 40), st.text(max_size=20))
def test_what_is_mixed_is_all_there_and_never_in_order(count: int, seed: str) -> None:
    order = mixed(count, seed)
    assert sorted(order) == list(range(count)) and order == mixed(count, seed)
    if count > 1:
        assert order != list(range(count))
    if count > 2:
        assert order != list(range(count))[::-1]


def test_steps_keep_their_places_whatever_they_say_in_a_language() -> None:
    other = PARSED.render([Replacement(f"Otra cosa {number}") for number in range(len(PARSED.passages))])
    places = re.compile(r'data-(?:answer|correct|kind|quiz|task)="([^"]*)"')
    assert places.findall(other.html) == places.findall(PARSED.render().html)


def test_the_words_of_a_question_are_in_the_readers_language_and_digits() -> None:
    html = PARSED.render((), Words(in_order="Lugar {number}", goes_with="Con <{number}>", answers="Ver",
                                   digits="০১২৩৪৫৬৭৮৯")).html
    assert "Lugar ৩</p>" in html and re.search("Con &lt;[১-৪]&gt;</p>", html) and "<summary>Ver</summary>" in html
    assert "\x02" not in html


@pytest.mark.parametrize("translated", ["La palabra es ____ aquí.", "____ es la palabra.", "Sin hueco.", "____ y ____"])
def test_a_gap_is_where_the_translation_has_it_and_there_is_one_at_most(translated: str) -> None:
    sentence = "When it boils, lay the egg into the ____ with a spoon."
    html = PARSED.render([
        Replacement(translated if one.text == sentence else one.text) for one in PARSED.passages
    ]).html
    assert html.count('<span class="quiz-gap">____</span>') == min(1, translated.count("____"))


def test_what_nobody_sees_is_no_passage() -> None:
    texts = [one.text for one in PARSED.passages]
    assert "Why" not in texts and "The yolk is firm." in texts


def test_facts_hold_steps_and_pairs_in_their_right_order_at_their_lines() -> None:
    lines = BODY.split("\n")
    questions = {one.id: one for one in document(PARSED, BODY, 1).questions}
    steps = questions["quiz-order"].choices
    assert [one.text for one in steps] == [
        "Fill the pot with water.", "Heat the water.", "Lay the egg into it.", "Take the egg out."]
    pairs = questions["quiz-match"].choices
    assert [(one.text, one.partner) for one in pairs] == [
        ("A soft egg", "Six minutes"), ("A hard egg", "Ten minutes"), ("A raw egg", "No time at all"), ("", "An hour")]
    for choice in (*steps, *pairs, *questions["quiz-gap"].choices):
        assert (choice.text or choice.partner) in lines[choice.span.line - 1]
    assert questions["quiz-gap"].gaps == 1 and questions["quiz-number"].gaps == 0


@pytest.mark.parametrize("html", [
    '<section class="quiz"><p>x</p></section>', '<section class="quiz" data-kind="order"><h3>x</h3></section>',
    '<section class="quiz" data-kind="match"><h3>x</h3><ul><li class="quiz-choice" data-answer="x">y</li></ul></section>',
    '<section class="quiz" data-kind="fill-in"><h3>x</h3><details><p>y</p></details></section>',
    '<section class="quiz" data-quiz="a" data-kind="order"><h3>x</h3><ul><li class="quiz-choice">y</li></ul></section>',
    '<section class="quiz" data-quiz="a"><section class="quiz" data-quiz="b"></section></section>',
])
def test_raw_html_that_looks_like_a_question_raises_nothing(html: str) -> None:
    parsed = ENGINE.parse(html)
    document(parsed, html, 1)
    rendered = parsed.render().html
    assert len(answer_key(interface("en"), rendered)) == len(list(asked(rendered)))


def test_the_answer_key_tells_the_numbers_of_what_is_shown() -> None:
    html = PARSED.render().html
    key = answer_key(interface("bn"), html)
    assert [one.question.text for one in key] == [
        "What cracks an egg?", "In which order do you boil an egg?", "How long does each egg take?",
        "What do you lay the egg into?", "How many minutes does a soft egg take?"]
    assert key[0].answer.text == "২" and key[3].answer.text == "water"
    shown = re.findall(r'data-answer="(\d)"', html)[:4]
    places = [int(place.translate(str.maketrans("০১২৩৪", "01234"))) for place in key[1].answer.text.split(", ")]
    assert [shown[place - 1] for place in places] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(("written", "is_same"), [
    ("Preview.", True), ("PREVIEW", True), (" « preview » ", True), ("pre view", False), ("previews", False),
])
def test_what_makes_no_difference(written: str, is_same: bool) -> None:
    assert (folded(written) == folded("preview")) is is_same


def test_diacritics_count_only_when_asked_for_and_vowel_signs_always() -> None:
    assert folded("café") == folded("cafe") and folded("café", exact=True) != folded("cafe", exact=True)
    assert folded("কাল") != folded("কল") and folded("है") != folded("ह")
    assert folded("১৯৫৮") == folded("۱۹۵۸") == folded("1958")


def test_alternatives_are_divided_by_a_bar() -> None:
    assert alternatives(" preview |  show  preview | ") == ["preview", "show preview"]


@pytest.mark.parametrize(("before", "after"), [
    ("- [ ] One\n- [ ] Two\n", "- [x] Zero\n- [ ] Two\n- [ ] Three\n- [x] One\n"),
    ("- [ ] One\n- [ ] Two\n", "1. [ ] One\n2. [x] Two\n"),
])
def test_a_task_keeps_its_name_when_others_come_go_and_move(before: str, after: str) -> None:
    def names(text: str) -> dict[str, str]:
        html = ENGINE.parse(text).render().html
        return {word: name for name, word in re.findall(r'data-task="([^"]*)">.*?</label> (\w+)', html)}

    assert names(before).items() <= names(after).items() and len(names(before)) == 2


def test_tasks_of_the_same_words_have_names_of_their_own() -> None:
    html = ENGINE.parse("- [ ] One\n- [ ] One\n").render().html
    assert len(set(re.findall(r'data-task="([^"]*)"', html))) == 2


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> list[Pack]:
    return list(read_site(practice_site.write(tmp_path_factory.mktemp("packs"), ()))[0].packs)


def test_after_a_pack_comes_what_needs_its_skills(packs: list[Pack]) -> None:
    assert successors(packs) == {"egg": ["cake"]}


def test_of_the_next_level_come_those_that_teach_more_then_those_open_to_all(packs: list[Pack]) -> None:
    egg = next(pack for pack in packs if pack.id == "egg")
    assert egg.meta
    harder = replace(egg.meta, level="intermediate")
    more = replace(harder, teaches=tuple(replace(one, to=3) for one in egg.meta.teaches))
    others = [replace(egg, id=f"open-{number}", meta=harder) for number in range(9)]
    found = successors([egg, *others, replace(egg, id="more", meta=more)])
    assert found["egg"] == ["more", "open-0", "open-1"] and len(found["egg"]) == MOST
    assert "more" not in found, "nothing is above it"


def test_a_site_without_other_packs_offers_none(packs: list[Pack], tmp_path: Path) -> None:
    assert successors([pack for pack in packs if pack.id == "egg"]) == {}
