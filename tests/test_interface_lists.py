"""Lists on the pages: what stands between two items is a sign of the page's language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.localedata import locale_identifiers

import practice_site
from one_process import ThisProcess
from pathshala.build.pipeline import build
from pathshala.build.progress import Silence
from pathshala.pages.interface import interface

NAMES = ("Ana", "Bilal K.", "Chitra")


@pytest.mark.parametrize(("tag", "listed"), [
    ("en", "Ana, Bilal K., Chitra"), ("bn", "Ana, Bilal K., Chitra"), ("ar", "Ana، Bilal K.، Chitra"), ("ur", "Ana، Bilal K.، Chitra"),
    ("zh", "Ana、Bilal K.、Chitra"), ("ja", "Ana、Bilal K.、Chitra"), ("am", "Ana፣ Bilal K.፣ Chitra"), ("th", "Ana, Bilal K., Chitra"),
    ("he", "Ana, Bilal K., Chitra"), ("sw", "Ana, Bilal K., Chitra"), ("qqq", "Ana, Bilal K., Chitra")])
def test_names_are_listed_as_the_language_lists_them(tag: str, listed: str) -> None:
    assert interface(tag).listed(NAMES) == listed
    assert interface(tag).listed(NAMES[:1]) == "Ana" and interface(tag).listed(()) == ""


def test_in_every_language_a_sign_parts_two_items() -> None:
    for one in {name.split("_")[0] for name in locale_identifiers()}:
        between = interface(one.replace("_", "-")).listed(("", ""))
        assert between.strip() and not re.search(r"\w", between), one


@pytest.mark.parametrize(("folder", "order"), [("", "1, 2, 3, 4"), ("ar/", "1، 2، 3، 4"), ("bn/", "১, ২, ৩, ৪"), ("zh/", "1、2、3、4")])
def test_the_answers_on_paper_are_listed_so(site: Path, folder: str, order: str) -> None:
    page = (site / f"{folder}packs/egg/time.html").read_text("utf-8")
    answers = page[page.index('id="answers"'):]
    found = re.findall(r"<b>(.*?)</b>", answers)
    numbers = [one for one in found if len(one) == len(order)]
    assert sorted(re.split(r"\W+", numbers[0])) == sorted(re.split(r"\W+", order))
    assert re.sub(r"\w", "", numbers[0]) == re.sub(r"\w", "", order)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = practice_site.write(tmp_path_factory.mktemp("practice"), ("ar", "bn", "zh"))
    assert build(root, None, Silence(), ThisProcess()).published
    return root / "site"
