"""What pages show: languages, fallback, numbers, anchors, metadata."""

from __future__ import annotations

import json
import posixpath
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

import small_site
from pathshala.build.library import library, site_project
from pathshala.build.pipeline import build
from pathshala.build.progress import Silence
from pathshala.markup.html_tree import html_tree
from pathshala.pages import render
from pathshala.pages.edition import Library, relative
from pathshala.pages.interface import Interface, parents
from pathshala.sources.read import read_site
from pathshala.translate.project import extract, merge_all


def translate(root: Path, language: str, pairs: dict[str, str], domain: str = "egg") -> None:
    """Give a language these translations, through its PO file."""
    now = datetime(2026, 11, 22, tzinfo=UTC)
    held = site_project(read_site(root)[0])
    list(extract(held, now))
    list(merge_all(held, now))
    path = root / "translations" / language.replace("-", "_") / "LC_MESSAGES" / f"{domain}.po"
    text = path.read_text(encoding="utf-8")
    for source, target in pairs.items():
        before = f'msgid {json.dumps(source, ensure_ascii=False)}\nmsgstr ""'
        assert before in text, source
        text = text.replace(before, f'msgid {json.dumps(source)}\nmsgstr {json.dumps(target, ensure_ascii=False)}')
    path.write_text(text, encoding="utf-8")


def site_library(root: Path) -> Library:
    return library(site_project(read_site(root)[0]))


def page(held: Library, tag: str, address: str) -> str:
    edition = held.edition(tag)
    spec = next(one for one in held.plan if one.address == address)
    return render.shell(edition, render.view(edition, spec))


def test_parents() -> None:
    assert [*parents("pt-BR")] == ["pt-BR", "pt"]
    assert [*parents("zh-Hant-TW")] == ["zh-Hant-TW", "zh-Hant"]
    assert [*parents("zh-Hans")] == ["zh-Hans", "zh"]
    assert [*parents("es-MX")] == ["es-MX", "es-419", "es"]
    assert [*parents("sr-Latn")] == ["sr-Latn"]


def test_a_language_falls_back_to_its_parent(tmp_path: Path) -> None:
    root = small_site.write(tmp_path, ("pt", "pt_BR"))
    translate(root, "pt", {"Eggs want enough water.": "Os ovos querem água.", "The water": "A água"})
    html = page(site_library(root), "pt-BR", "packs/egg/water.html")
    assert '<p dir="ltr" lang="pt">Os ovos querem água.</p>' in html
    assert ' lang="pt" dir="ltr">A água</h1>' in html
    # It is not a translation into this language: the page is not listed, and says what it is.
    assert 'content="noindex' in html
    assert '<link rel="canonical" href="https://small.example.org/pt/packs/egg/water.html"' in html
    assert 'You are reading it in <a href="../../../pt/packs/egg/water.html">' in html


def test_navigation_marks_where_a_reader_is(tmp_path: Path) -> None:
    held = site_library(small_site.write(tmp_path))
    for tag in ("en", "bn"):
        for address, in_section, here in (
            ("packs/egg/time.html", "../index.html", ["time.html", "time.html"]),
            ("packs/egg/facilitator.html", "../index.html", []),
            ("packs/egg/index.html", "../index.html", []),
            ("packs/index.html", None, ["index.html"]),
            ("skills/cook.html", "index.html", []),
            ("about.html", None, ["about.html"]),
            ("index.html", None, []),
        ):
            links = [e for e in html_tree(page(held, tag, address)).iter("a") if not e.get("hreflang")]
            assert [e.get("href") for e in links if e.get("aria-current") == "page"] == here, address
            marked = [e.get("href") for e in links if e.get("aria-current") == "true"]
            assert marked == ([in_section] if in_section else []), address


def test_the_way_from_page_to_page() -> None:
    pages = ("index.html", "packs/index.html", "packs/egg/index.html", "packs/egg/time.html", "packs/egg2/time.html",
             "bn/index.html", "bn/packs/egg/time.html", "packs/egg/media/a b.png")
    for here in pages:
        for there in pages:
            assert relative(here, there) == posixpath.relpath(there, posixpath.dirname(here) or ".")
    assert relative("bn/index.html", "bn/packs/index.html", "level=1") == "packs/index.html#level=1"


def test_numbers_have_the_digits_of_the_language() -> None:
    assert Interface("bn").number(12345) == "১২,৩৪৫"
    assert Interface("fa").number(20) == "۲۰"
    assert Interface("bn").minutes(95).startswith("১")
    assert Interface("en").minutes(95) == "1 hour 35 minutes"


def test_anchors_are_the_same_in_every_language(tmp_path: Path) -> None:
    root = small_site.write(tmp_path)
    translate(root, "bn", {"What you need": "যা লাগবে", "What cracks an egg?": "ডিম ফাটে কীসে?"})
    held = site_library(root)
    texts = [page(held, tag, "packs/egg/water.html") for tag in ("en", "bn")]
    anchors = [re.findall(r'<h[1-6][^>]* id="([^"]+)"', text) for text in texts]
    assert anchors[0] == anchors[1] and "what-you-need" in anchors[0] and "quiz-water" in anchors[0]
    assert 'href="time.html#what-you-need"' in texts[1] and "যা লাগবে" in texts[1]


def test_a_page_says_how_complete_it_is(tmp_path: Path) -> None:
    root = small_site.write(tmp_path, ("bn", "es"))
    translate(root, "es", {"Eggs want enough water.": "Los huevos quieren agua."})
    html = page(site_library(root), "es", "packs/egg/water.html")
    note = next(e for e in html_tree(html).iter() if "ps-note" in e.get("class", "").split())
    text, links = " ".join("".join(note.itertext()).split()), [link.get("href") for link in note.iter("a")]
    assert re.search(r"\b4\s?%", text), text
    assert links == ["../../../packs/egg/water.html", "../../guides/translators.html", "../../translations/language.html"]


@pytest.mark.parametrize("tag", ["en", "bn"])
def test_learning_resource(tmp_path: Path, tag: str) -> None:
    root = small_site.write(tmp_path)
    translate(root, "bn", {"Boil an egg": "ডিম সেদ্ধ করুন </script><script>alert(1)</script>"})
    html = page(site_library(root), tag, "packs/egg/index.html")
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert len(blocks) == 1
    facts = json.loads(blocks[0])
    assert facts["@context"] == "https://schema.org" and facts["@type"] == "LearningResource"
    assert facts["inLanguage"] == tag and facts["timeRequired"] == "PT10M"
    assert facts["license"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert facts["teaches"][0]["termCode"] == "cook" and len(facts["hasPart"]) == 2
    assert facts["url"] == "https://small.example.org/" + ("" if tag == "en" else "bn/") + "packs/egg/"
    assert ("translationOfWork" in facts) == (tag == "bn")
    assert "<script>alert" not in html


def test_alternates_and_canonical(tmp_path: Path) -> None:
    root = small_site.write(tmp_path, ("bn", "es"))
    translate(root, "es", {"Eggs want enough water.": "Los huevos quieren agua."})
    html = page(site_library(root), "es", "packs/egg/water.html")
    head = html.split("<body")[0]
    assert '<link rel="canonical" href="https://small.example.org/es/packs/egg/water.html"' in head
    found = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', head))
    assert set(found) == {"en", "es", "x-default"}
    assert found["x-default"] == found["en"] == "https://small.example.org/packs/egg/water.html"


def test_what_a_stranger_writes_is_shown_as_text(tmp_path: Path) -> None:
    root = small_site.write(tmp_path)
    evil = '"><img src=x onerror=alert(1)>'
    translate(root, "bn", {"The water": evil, "Boil an egg": evil, "Eggs want enough water.": evil,
                           "Water boils at a lower temperature on a mountain.": evil})
    held = site_library(root)
    for address in ("packs/egg/water.html", "packs/egg/index.html", "packs/index.html", "index.html"):
        tree = html_tree(page(held, "bn", address).partition("<body")[2])
        assert not [e for e in tree.iter() if any(name.startswith("on") for name in e.attrib)]


def test_a_translation_may_leave_out_a_footnote(tmp_path: Path) -> None:
    root = small_site.write(tmp_path)
    lesson = root / "learning_packs/egg/lessons/water.md"
    lesson.write_text(lesson.read_text().replace("Eggs want enough water.", "Eggs want water[^1].\n\n[^1]: And salt."))
    translate(root, "bn", {"Eggs want water[^1].": "ডিম পানি চায়।"})
    held = site_library(root)
    assert 'href="#fnref:1"' in page(held, "en", "packs/egg/water.html")
    html = page(held, "bn", "packs/egg/water.html")
    assert "And salt." in html and "fnref" not in html


def test_an_outdated_title_and_an_outdated_start_page_lead_nowhere_wrong(tmp_path: Path) -> None:
    root = small_site.write(tmp_path)
    lesson = root / "learning_packs/egg/lessons/water.md"
    lesson.write_text(lesson.read_text().replace("Eggs want enough water.", '??? note "Open me"\n    Body.'))
    translate(root, "bn", {"Open me": "খুলুন"})
    translate(root, "bn", {"Welcome to a small site about eggs.": "স্বাগতম।"}, "site")
    lesson.write_text(lesson.read_text().replace("Open me", "Open me now"))
    index = root / "content/index.md"
    index.write_text(index.read_text().replace("Welcome to a small", "Welcome to the small"))
    done = build(root, tmp_path / "out" / "site", Silence())
    assert done.published
    html = (tmp_path / "out/site/bn/packs/egg/water.html").read_text()
    assert 'id="change-1"' in html and "<ins> now</ins>" in html and "#was-1" not in html
    start = (tmp_path / "out/site/bn/index.html").read_text()
    assert 'href="#change-1"' in start and 'id="change-1"' in start and 'href="#was-1"' in start


HOSTILE_TAGS = (
    '<a title="x href=" data-%2f..%2f..%2fpack.yml?=" autofocus tabindex=0 onfocus=alert(1) ">enough</a>',
    '<img alt="x src=" data-x%2f..%2f%2e%2e%2flearning_packs%2fegg%2fpack.yml?=" onerror=alert(2) src=y.png ">',
    '<a href="time.md" title="a href=\'x\' onclick=alert(3)">t</a>',
    '<q cite="time.md&quot; onmouseover=alert(4) x=&quot;">q</q>',
    '[t](time.md "x href= onfocus=alert(5)"){ title="\' onfocus=alert(6)" }',
)


@pytest.mark.parametrize("evil", HOSTILE_TAGS)
def test_no_attribute_breaks_out_where_links_are_rewritten(tmp_path: Path, evil: str) -> None:
    root = small_site.write(tmp_path)
    translate(root, "bn", {"Eggs want enough water.": evil})
    about = root / "content/about.md"
    about.write_text(about.read_text() + f"\nText {evil} text.\n")
    held = site_library(root)
    for tag, address in (("bn", "packs/egg/water.html"), ("en", "about.html")):
        body = page(held, tag, address).partition("<body")[2]
        for element in html_tree(body).iter():
            assert not any(name.lower().startswith("on") for name in element.attrib), (evil, element.attrib)
        # A browser reads the same attributes as we do: quotes are balanced in every tag.
        assert all(found.count('"') % 2 == 0 for found in re.findall(r"<[a-z][^<>]*>", body))


def test_an_obsolete_translation_is_not_shown(tmp_path: Path) -> None:
    root = small_site.write(tmp_path)
    translate(root, "bn", {"Eggs want enough water.": "ডিম পানি চায়।"})
    po = root / "translations/bn/LC_MESSAGES/egg.po"
    text = po.read_text(encoding="utf-8")
    entry = next(one for one in text.split("\n\n") if "ডিম পানি চায়।" in one)
    gone = "\n".join(f"#~ {line}" for line in entry.splitlines() if not line.startswith("#"))
    po.write_text(text.replace(entry, gone), encoding="utf-8")
    assert "ডিম পানি চায়।" not in page(site_library(root), "bn", "packs/egg/water.html")


def test_a_renamed_lesson_keeps_its_translations(tmp_path: Path) -> None:
    root = small_site.write(tmp_path)
    translate(root, "bn", {"Eggs want enough water.": "ডিম পানি চায়।"})
    lessons = root / "learning_packs/egg/lessons"
    (lessons / "water.md").rename(lessons / "the-water.md")
    pack = root / "learning_packs/egg/pack.yml"
    pack.write_text(pack.read_text().replace("lessons: [water, time]", "lessons: [the-water, time]"))
    assert "ডিম পানি চায়।" in page(site_library(root), "bn", "packs/egg/the-water.html")
    # And it stays so when the templates know the new name, and the text is edited afterwards.
    translate(root, "bn", {})
    held = site_library(root)
    assert "ডিম পানি চায়।" in page(held, "bn", "packs/egg/the-water.html")
    (lessons / "the-water.md").write_text(
        (lessons / "the-water.md").read_text().replace("enough water", "enough cold water"))
    assert '<p class="outdated">ডিম পানি চায়।' in page(site_library(root), "bn", "packs/egg/the-water.html")


def test_a_text_that_went_elsewhere_and_is_written_again_is_another_unit(tmp_path: Path) -> None:
    root = small_site.write(tmp_path)
    translate(root, "bn", {"Eggs want enough water.": "ডিম পানি চায়।"})
    water, time = (root / f"learning_packs/egg/lessons/{name}.md" for name in ("water", "time"))
    water.write_text(water.read_text().replace("Eggs want enough water.", "Something else altogether stands here."))
    time.write_text(time.read_text().replace("Six minutes", "Eggs want enough water.\n\nSix minutes"))
    translate(root, "bn", {})
    water.write_text(water.read_text().replace("Something else", "Eggs want enough water.\n\nSomething else"))
    contexts = [unit.context for unit in site_project(read_site(root)[0]).units_of("egg")]
    assert len(contexts) == len(set(contexts))
    assert "ডিম পানি চায়।" in page(site_library(root), "bn", "packs/egg/time.html")


def test_a_skill_says_how_complete_itself_is(tmp_path: Path) -> None:
    root = small_site.write(tmp_path)
    skills = root / "content/skills.yml"
    block = skills.read_text().split("skills:\n")[1]
    other = block.replace("id: cook", "id: bake").replace("label: Cook", "label: Bake").replace("recipe", "dough")
    skills.write_text(skills.read_text() + other.replace("Make food", "Bake bread"))
    translate(root, "bn", {"Cook": "রান্না", "Make food that is good to eat and safe to eat.": "খাবার বানান।",
                           "Follow a recipe while somebody watches.": "ক।", "Follow a recipe alone.": "খ।",
                           "Change a recipe.": "গ।", "Teach a recipe.": "ঘ।"} , "site")
    held = site_library(root)
    shares = {spec.subject: held.edition("bn").completeness(spec).percent for spec in held.plan if spec.kind == "skill"}
    assert shares == {"cook": 100, "bake": 0}


def test_recordings_stand_beside_the_text(tmp_path: Path) -> None:
    root = small_site.write(tmp_path)
    media = root / "learning_packs/egg/media"
    media.mkdir()
    (media / "tour.webm").write_bytes(b"\x1aE\xdf\xa3")
    (media / "tour.bn.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:02.000\nডিম\n", encoding="utf-8")
    (media / "tour.txt").write_text("What is said.\n")
    lesson = root / "learning_packs/egg/lessons/water.md"
    lesson.write_text(lesson.read_text().replace("key_points:", (
        "media:\n  - file: tour.webm\n    kind: video\n    title: A look into the pot\n"
        "    captions: {bn: tour.bn.vtt}\n    transcript: {en: tour.txt}\nkey_points:"), 1))
    html = page(site_library(root), "bn", "packs/egg/water.html")
    assert '<video controls preload="none" src="../../../packs/egg/media/tour.webm">' in html
    assert re.search(r'<track kind="captions" src="[^"]*tour\.bn\.vtt" srclang="bn" label="[^"]+" default>', html)
    assert 'href="../../../packs/egg/media/tour.txt" hreflang="en"' in html


def test_a_broken_placeholder_in_a_catalogue_is_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "bn" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "pathshala.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Up to %(time)s"\nmsgstr "%(tiem)s"\n\nmsgid "Home"\nmsgstr "100 % home"\n\nmsgid "Skills"\nmsgstr "দক্ষতা"\n',
        encoding="utf-8")
    monkeypatch.setattr("pathshala.pages.interface.LOCALE_FOLDER", tmp_path)
    monkeypatch.setattr("pathshala.pages.interface.compiled", {})
    broken = Interface("bn")
    assert broken.gettext("Up to %(time)s", time="x") == "Up to x"
    assert broken.gettext("Home") == "Home" and broken.gettext("Skills") == "দক্ষতা"


def test_outdated_fields_say_what_changed(tmp_path: Path) -> None:
    root = small_site.write(tmp_path)
    translate(root, "bn", {"Boil an egg": "ডিম সেদ্ধ", "Boil an egg for the time that you choose.": "সময় মেনে।"})
    translate(root, "bn", {"Cook": "রান্না", "Make food that is good to eat and safe to eat.": "খাবার।"}, "site")
    pack, skills = root / "learning_packs/egg/pack.yml", root / "content/skills.yml"
    pack.write_text(pack.read_text().replace("title: Boil an egg", "title: Boil two eggs"))
    skills.write_text(skills.read_text().replace("safe to eat.", "safe to share."))
    held = site_library(root)
    assert "<ins>two eggs</ins>" in page(held, "bn", "packs/egg/index.html")
    assert "<ins>share</ins>" in page(held, "bn", "skills/cook.html")


@pytest.mark.parametrize("tag", ["bn", "ar"])
def test_a_site_without_english(tmp_path: Path, tag: str) -> None:
    root = small_site.write(tmp_path, ())
    small_site.set_option(root, "check_pages", "true")  # They are in English.
    config, pack = root / "mkdocs.yml", root / "learning_packs/egg/pack.yml"
    config.write_text(config.read_text().replace("locale: en, name: English", f"locale: {tag}, name: Own"))
    pack.write_text(pack.read_text().replace("source_language: en", f"source_language: {tag}"))
    done = build(root, tmp_path / "out" / "site", Silence())
    assert done.published, done.findings
    html = (tmp_path / "out/site/checks/LP112.html").read_text()
    assert f'<html lang="{tag}"' in html and 'lang="en"' in html
