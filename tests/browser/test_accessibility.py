"""Accessibility of every kind of page: WCAG 2.2 AA by axe-core, and what no tool can tell from the markup."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tally import FULL

pytestmark = pytest.mark.browser

AXE = pytest.importorskip("axe_playwright_python.base").AXE_FILE_PATH.read_text("utf-8")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 860}
LOOKS = ((PHONE, "dark"), (DESKTOP, "light"), (PHONE, "light"), (DESKTOP, "dark"))
# Of each language two, in which each scheme and each width is seen, and all four by Latin and Arabic letters together;
# the full count sees every one in each.
LOOKS_OF = {"en": LOOKS[:2], "bn": LOOKS[:2], "ar": LOOKS[2:]} if not FULL else dict.fromkeys(("en", "bn", "ar"), LOOKS)
KINDS = frozenset("""
    home catalogue pack lesson facilitator skills skill roles role checks check format translations translation page
    missing
""".split())
ENGLISH_ALONE = {"checks", "check"}

_RUN = """async tags => (await axe.run(document, {runOnly: tags, resultTypes: ["violations"], preload: false})).violations
    .map(one => `${one.id}: ${one.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(" | ")}`)"""
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
def test_no_rule_of_wcag_is_broken(page: Any, every_kind: Mapping[tuple[str, str], Path], language: str) -> None:
    kinds = {kind: path for (tag, kind), path in every_kind.items() if tag == language}
    assert set(kinds) >= KINDS - (ENGLISH_ALONE if language != "en" else set())
    broken = []
    for kind, path in kinds.items():
        page.goto(path.as_uri())
        page.evaluate("for (const one of document.querySelectorAll('details:not([name])')) one.open = true")
        page.evaluate(AXE)
        for size, scheme in LOOKS_OF[language]:
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            broken += [f"{kind}, {scheme}, {size['width']}: {rule}" for rule in page.evaluate(_RUN, WCAG)]
    assert broken == []


def test_axe_sees_what_is_wrong(page: Any, every_kind: Mapping[tuple[str, str], Path]) -> None:
    page.goto(every_kind["en", "lesson"].as_uri())
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=x><a href=x></a>')")
    page.evaluate(AXE)
    assert {rule.partition(":")[0] for rule in page.evaluate(_RUN, WCAG)} == {"image-alt", "link-name"}
    page.faults.clear()  # The picture is not there.


@pytest.mark.parametrize("language", LOOKS_OF)
def test_nothing_is_cut_off_at_four_times_the_size(
    page: Any, every_kind: Mapping[tuple[str, str], Path], language: str,
) -> None:
    """1280 CSS pixels at 400 % are 320: https://www.w3.org/WAI/WCAG22/Understanding/reflow.html"""
    page.set_viewport_size({"width": 320, "height": 256})
    wide = []
    for (tag, kind), path in every_kind.items():
        if tag == language:
            page.goto(path.as_uri())
            if (beyond := page.evaluate("document.documentElement.scrollWidth - innerWidth")) > 0:
                wide.append((kind, beyond))
    assert wide == []


@pytest.mark.parametrize("language", LOOKS_OF)
def test_targets_can_be_hit(page: Any, every_kind: Mapping[tuple[str, str], Path], language: str) -> None:
    small = []
    for (tag, kind), path in every_kind.items():
        if tag == language:
            page.goto(path.as_uri())
            small += [f"{kind}: {one}" for one in page.evaluate(_SMALL_TARGETS)]
    assert small == []


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
