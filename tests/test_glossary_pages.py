"""The words of a glossary on pages: linked where they first stand, and explained under the text."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path

import pytest

import small_site
from one_process import ThisProcess
from pathshala.build.pipeline import build
from pathshala.build.progress import Silence
from pathshala.build.result import Built
from pathshala.cli import main
from pathshala.model.glossary import Glossary, Term
from pathshala.pages.glossary import explained
from trees import tree

ENGLISH = "schema: 1\nterms:\n  - {term: egg, definition: What a hen lays and people eat.}\n" \
          "  - {term: water, definition: What rivers and rain are made of.}\n"
BENGALI = "schema: 1\nterms:\n  - {source: egg, term: ডিম, definition: মুরগি যা পাড়ে আর মানুষ খায়।}\n"
SENTENCE = 'msgid "Eggs want enough water."\nmsgstr "'
TERM = re.compile(r'<a class="ps-term" href="#([^"]*)" id="([^"]*)">([^<]*)</a>')
LESSON = "packs/egg/water.html"


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathshala.build.inputs._FRESH", 0)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = small_site.write(tmp_path / "small")
    for language, text in (("en", ENGLISH), ("bn", BENGALI)):
        (root / f"translations/{language}").mkdir(parents=True, exist_ok=True)
        (root / f"translations/{language}/glossary.yml").write_text(text, encoding="utf-8")
    return root


def built(root: Path) -> Built:
    made = build(root, None, Silence(), ThisProcess())
    assert made.published
    return made


def marked(article: str, language: str = "en", **forms: tuple[str, ...]) -> tuple[str, list[str]]:
    """The article with terms in brackets, and what is explained."""
    glossaries = [Glossary.of(tag.replace("_", "-"), "en", tag, [Term(one, "", (), (), f"What {one} means.") for one in words])
                  for tag, words in forms.items()]
    html, words = explained(article, language, glossaries, {"ar": "rtl"})
    return TERM.sub(r"[\3]", html), [f"{one.word}{' ' + one.lang + one.dir if one.lang else ''}" for one in words]


@pytest.mark.parametrize(("article", "html", "words"), [
    ("<p>Eggs and an egg.</p>", "<p>[Eggs] and an egg.</p>", ["egg"]),
    ('<h2 id="egg">Egg</h2><p><a href="egg.html" title="egg">egg</a> <code>egg</code> <img alt="egg" src="egg.png"> egg</p>',
     '<h2 id="egg">Egg</h2><p><a href="egg.html" title="egg">egg</a> <code>egg</code> <img alt="egg" src="egg.png"> [egg]</p>',
     ["egg"]),
    ("<summary>egg</summary><label>egg</label><pre><span>egg</span> <code>x</code></pre><th>egg</th><egg>", None, []),
    ('<section class="quiz" data-quiz="egg"><p>egg</p><section><p>egg</p></section><p>egg</p></section><p>egg</p>',
     '<section class="quiz" data-quiz="egg"><p>egg</p><section><p>egg</p></section><p>egg</p></section><p>[egg]</p>', ["egg"]),
    ("<p>eggplant, veggie, &egg; &amp;egg</p>", "<p>eggplant, veggie, &egg; &amp;[egg]</p>", ["egg"]),
    ("<p>hot\nwater &amp; hot&nbsp;water</p>", "<p>[hot\nwater] &amp; hot&nbsp;water</p>", ["hot water"]),
    ("<p>salt &amp; pepper</p>", "<p>[salt &amp; pepper]</p>", ["salt & pepper"]),
    ('<div lang="ar" dir="rtl"><div>egg بيضة</div> egg</div> egg',
     '<div lang="ar" dir="rtl"><div>egg [بيضة]</div> egg</div> [egg]', ["بيضة arrtl", "egg"]),
    ('<li lang="fr">egg<ul><li>egg</li></ul></li><li>egg</li>', '<li lang="fr">egg<ul><li>egg</li></ul></li><li>[egg]</li>',
     ["egg"]),
    ('<p lang="pt-BR">ovo</p><br lang="ar">egg', '<p lang="pt-BR">[ovo]</p><br lang="ar">[egg]', ["ovo pt-BR", "egg"]),
    ("<p>egg" + "<b>" * 9 + "<", "<p>[egg]" + "<b>" * 9 + "<", ["egg"]), ("<a>egg", None, []), ("", None, []),
])
def test_a_term_is_linked_once_and_only_in_running_text(article: str, html: str | None, words: list[str]) -> None:
    found = marked(article, en=("egg", "hot water", "salt & pepper"), ar=("بيضة",), pt=("ovo",))
    assert found == (article if html is None else html, words)


def test_ids_are_those_of_nothing_else() -> None:
    html, words = explained('<h2 id="term-egg">x</h2><p>egg, ডিম</p>', "en",
                            [Glossary.of("en", "en", "g", [Term("egg", "", (), (), "It is laid."),
                                                           Term("ডিম", "egg", (), (), "মুরগি পাড়ে।")])], {})
    ids = re.findall(r'id="([^"]*)"', html) + [one.anchor for one in words]
    assert len(words) == 2 and len(ids) == len(set(ids))


def test_hostile_articles_and_terms_take_linear_time() -> None:
    began = time.process_time()
    term = Glossary.of("en", "en", "g", [Term("a b " * 15 + "c", "", (), (), "It is long."), Term("egg", "", (), (), "x" * 20)])
    for article in ("a b " * 20_000, "<a " * 20_000, "<a>" * 20_000, '<p x="' * 20_000, "eggg" * 20_000, "&egg" * 20_000,
                    '<p lang="x">' * 5_000, "egg" + "\u0301" * 50_000, "egg'" * 20_000, '<p class="quiz">' * 5_000):
        explained(article, "en", [term], {})
    assert time.process_time() - began < 4  # A quadratic scan takes minutes.


def test_a_built_page_explains_its_words(site: Path) -> None:
    assert main(["-C", str(site), "translate", "merge", "bn"]) == 0
    file = site / "translations/bn/LC_MESSAGES/egg.po"
    text = file.read_text(encoding="utf-8")
    assert SENTENCE in text
    file.write_text(text.replace(SENTENCE, f"{SENTENCE}ডিমের জন্য যথেষ্ট পানি চাই।"), encoding="utf-8")
    built(site)
    english = (site / "site" / LESSON).read_text(encoding="utf-8")
    assert [(shown, target) for target, _, shown in TERM.findall(english)] == [("Eggs", "term-egg"), ("water", "term-water")]
    for target, use, _ in TERM.findall(english):
        assert f'<div id="{target}"><dt>' in english and f'href="#{use}"' in english
    assert english.index("Words on this page") > english.rindex('class="ps-term"')
    bengali = (site / "site/bn" / LESSON).read_text(encoding="utf-8")
    assert 'id="use-egg">ডিমের</a>' in bengali and "এই পাতার কিছু শব্দ" in bengali
    # What is not translated is explained in its own language.
    assert re.search(r'<div id="term-water" lang="en" dir="ltr"><dt>water', bengali)
    assert TERM.search((site / "site/packs/egg/facilitator.html").read_text(encoding="utf-8"))
    for without in ("index.html", "packs/egg/index.html", "catalogue.html"):
        page = site / "site" / without
        assert not page.exists() or "ps-term" not in page.read_text(encoding="utf-8")


def test_a_site_without_glossaries_is_as_it_was(site: Path) -> None:
    for one in (site / "translations").glob("*/glossary.yml"):
        one.unlink()
    built(site)
    assert not [path for path, data in tree(site / "site").items() if b"ps-term\"" in data and path.endswith(".html")]


def test_a_changed_glossary_makes_anew_what_shows_it_and_nothing_else(site: Path, tmp_path: Path) -> None:
    first = built(site)
    glossary = site / "translations/bn/glossary.yml"
    glossary.write_text(BENGALI.replace("মানুষ খায়", "সবাই খায়"), encoding="utf-8")
    again = built(site)
    packs_and_pages = sum(path.startswith(("packs/egg/", "bn/packs/egg/", "about", "bn/about", "guides/tr", "bn/guides/tr"))
                          for path in tree(site / "site") if path.endswith(".html"))
    lists = sum(path.startswith(("bn/index", "bn/packs/index", "bn/skills/", "bn/roles/", "bn/404", "bn/terms", "bn/progress",
                                 "bn/guides/pack")) for path in tree(site / "site"))
    assert 0 < again.made == packs_and_pages + lists < first.made
    shutil.copytree(site, tmp_path / "cold", ignore=shutil.ignore_patterns("site", ".pathshala"))
    built(tmp_path / "cold")
    assert tree(site / "site") == tree(tmp_path / "cold" / "site")
    glossary.unlink()
    built(site)
    shutil.rmtree(tmp_path / "cold")
    shutil.copytree(site, tmp_path / "cold", ignore=shutil.ignore_patterns("site", ".pathshala"))
    built(tmp_path / "cold")
    assert tree(site / "site") == tree(tmp_path / "cold" / "site")
