"""Accessibility of every kind of page: WCAG 2.2 AA by axe-core, and what no tool can tell from the markup."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from browser.axe import LOOKS_OF, PHONE, violations, violations_in_its_looks

pytestmark = pytest.mark.browser

KINDS = frozenset("""
    home catalogue pack lesson facilitator skills skill roles role checks check format translations translation page
    missing
""".split())
ENGLISH_ALONE = {"checks", "check"}

# Links in a line of text are excepted by the criterion, as is what a reader cannot see.
_SMALL_TARGETS = """() => [...document.querySelectorAll("a[href], button, summary, input, select, [tabindex='0']")]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest(".ps-hidden, .ps-skip") && !one.matches(".tabbed-set > input"))
    .filter(one => getComputedStyle(one).display !== "inline" && !one.closest("p, li > :not(a), td, th, dd"))
    .map(one => [one, one.closest("label") || one])
    .filter(([one, area]) => area.getBoundingClientRect().width < 24 || area.getBoundingClientRect().height < 23.5)
    .map(([one]) => one.outerHTML.slice(0, 120))"""
_FOCUSED = """() => {
    const one = document.activeElement;
    if (one === document.body) return null;
    const drawn = one.matches(".tabbed-set > input") ? one.parentElement.querySelector(".tabbed-labels") : one;
    const box = drawn.getBoundingClientRect(), style = getComputedStyle(drawn);
    one.dataset.reached = "yes";
    return {
        html: one.outerHTML.slice(0, 120), outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        place: [...document.querySelectorAll("*")].indexOf(one),
    };
}"""


@pytest.mark.parametrize("language", LOOKS_OF)
def test_every_kind_of_page_serves_everybody(
    page: Any, every_kind: Mapping[tuple[str, str], Path], language: str,
) -> None:
    """No rule of WCAG is broken, what is touched can be hit, and nothing is cut off at four times the size: 1280 CSS
    pixels at 400 % are 320 (https://www.w3.org/WAI/WCAG22/Understanding/reflow.html)."""
    kinds = {kind: path for (tag, kind), path in every_kind.items() if tag == language}
    assert set(kinds) >= KINDS - (ENGLISH_ALONE if language != "en" else set())
    broken, small, wide = [], [], []
    for kind, path in kinds.items():
        page.goto(path.as_uri())
        small += [f"{kind}: {one}" for one in page.evaluate(_SMALL_TARGETS)]
        page.set_viewport_size({"width": 320, "height": 256})
        wide += [(kind, by) for by in [page.evaluate("document.documentElement.scrollWidth - innerWidth")] if by > 0]
        page.evaluate("for (const one of document.querySelectorAll('details:not([name])')) one.open = true")
        broken += violations_in_its_looks(page, language, kind)
        page.set_viewport_size(PHONE)
    assert (broken, small, wide) == ([], [], [])


def test_axe_sees_what_is_wrong(page: Any, every_kind: Mapping[tuple[str, str], Path]) -> None:
    page.goto(every_kind["en", "lesson"].as_uri())
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=x><a href=x></a>')")
    assert {rule.partition(":")[0] for rule in violations(page)} == {"image-alt", "link-name"}
    page.faults.clear()  # The picture is not there.


@pytest.mark.parametrize(("language", "kind"), [("en", "lesson"), ("ar", "lesson"), ("bn", "catalogue"), ("en", "home")])
def test_the_keyboard_goes_through_a_page_in_its_order_and_out(
    page: Any, every_kind: Mapping[tuple[str, str], Path], language: str, kind: str,
) -> None:
    page.goto(every_kind[language, kind].as_uri())
    page.keyboard.press("Tab")
    first = page.evaluate(_FOCUSED)
    assert 'href="#content"' in first["html"] and first["inside"], "the skip link comes first and can be seen"
    places, wrong = [first["place"]], []
    while len(places) < 400:
        page.keyboard.press("Tab")
        focused = page.evaluate(_FOCUSED)
        if focused is None or focused["place"] == places[0]:
            break
        places.append(focused["place"])
        if not focused["outlined"] or not focused["inside"]:
            wrong.append(focused["html"])
    assert wrong == []
    assert places == sorted(places) and 20 < len(places) < 400, "in the order of the page, and no trap"
    missed = page.evaluate("""[...document.querySelectorAll("a[href], button, summary, select")].filter(
        one => one.checkVisibility({visibilityProperty: true}) && !one.disabled && !one.dataset.reached
    ).map(one => one.outerHTML.slice(0, 120))""")
    assert missed == []


def test_the_skip_link_leads_to_the_content(page: Any, every_kind: Mapping[tuple[str, str], Path]) -> None:
    page.goto(every_kind["en", "lesson"].as_uri())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("language", LOOKS_OF)
def test_an_open_menu_lies_over_no_link(page: Any, every_kind: Mapping[tuple[str, str], Path], language: str) -> None:
    """None can be hit by mistake, and none that has the focus is covered."""
    page.goto(every_kind[language, "lesson"].as_uri())
    page.locator("[data-menu] summary").click()
    covered = page.evaluate("""[...document.querySelectorAll(".ps-header :is(a, button, summary)")].filter(one => {
        const box = one.getBoundingClientRect();
        if (!one.checkVisibility({visibilityProperty: true}) || box.top > innerHeight - 10) return false;
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return !one.contains(top) && !top.contains(one);
    }).map(one => one.outerHTML.slice(0, 100))""")
    assert covered == []
    for _ in page.locator("[data-menu] a").all():
        page.keyboard.press("Tab")
    assert page.locator("[data-menu] a").last.is_visible()
    page.keyboard.press("Tab")
    assert page.locator("[data-menu] a").last.is_hidden(), "it closes behind a reader who goes on"
    assert page.locator(".ps-sections a").first.is_visible()


def test_nothing_moves_for_readers_who_asked_for_that(page: Any, every_kind: Mapping[tuple[str, str], Path]) -> None:
    page.emulate_media(reduced_motion="reduce")
    for kind in ("home", "lesson", "catalogue"):
        page.goto(every_kind["en", kind].as_uri())
        moving = page.evaluate("""[...document.querySelectorAll("*")].filter(one => {
            const style = getComputedStyle(one);
            return style.animationName !== "none" || style.scrollBehavior === "smooth"
                || style.transitionDuration.split(", ").some(time => parseFloat(time) > 0);
        }).map(one => one.outerHTML.slice(0, 100))""")
        assert moving == [], kind


def test_colours_of_the_device_leave_every_choice_visible(
    page: Any, every_kind: Mapping[tuple[str, str], Path],
) -> None:
    """With forced colours, backgrounds go: what is done, chosen or focused needs a border, text or mark."""
    page.goto(every_kind["en", "lesson"].as_uri())
    page.emulate_media(forced_colors="active")
    for selector in (".ps-button", ".quiz-choice", ".ps-fold"):
        drawn = page.locator(f"{selector}:visible").first.evaluate(
            "one => [getComputedStyle(one).borderTopStyle, parseFloat(getComputedStyle(one).borderTopWidth)]")
        assert drawn[0] == "solid" and drawn[1] >= 1, selector
