"""Pages made from the software itself: the checks, and the format of a pack's files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ..model.fields import FieldType, field_types
from ..model.glossary import GlossaryFile
from ..model.pack import AdaptationMeta, FacilitatorMeta, LessonMeta, PackMeta, PageMeta
from ..model.review import Reviewers, ReviewMeta
from ..model.rubric import Rubric
from ..model.vocabulary import Roles, Skills
from ..sources.links import check_address
from .article_view import IndexEntry, IndexView, TextView
from .articles import body_direction, document_of, linked
from .edition import Edition, RuleInfo
from .labels import FAMILIES, SEVERITIES, label
from .plan import PageSpec
from .view import Phrase

FILES: tuple[tuple[str, type], ...] = (
    ("learning_packs/<id>/pack.yml", PackMeta),
    ("learning_packs/<id>/lessons/*.md", LessonMeta),
    ("learning_packs/<id>/local/<language>/lessons/*.md", AdaptationMeta),
    ("learning_packs/<id>/facilitator.md", FacilitatorMeta),
    ("content/**/*.md", PageMeta),
    ("content/skills.yml", Skills),
    ("content/roles.yml", Roles),
    ("translations/<language>/glossary.yml", GlossaryFile),
    ("content/rubric.yml", Rubric),
    ("content/reviewers.yml", Reviewers),
    ("learning_packs/<id>/reviews/<language>/*.yml", ReviewMeta),
)


@dataclass(frozen=True)
class FieldRow:
    """A key of a YAML file: its name with the keys above it, its meaning and its bounds.

    The texts come from the declarations in `model/`, which are written in English."""

    name: str
    required: bool
    translatable: bool
    doc: str
    rules: tuple[str, ...]
    schema_org: str
    example: str


@dataclass(frozen=True)
class FormatView:
    """All keys of all files: the file's name, and its rows."""

    files: tuple[tuple[str, tuple[FieldRow, ...]], ...]


def checks_view(edition: Edition, spec: PageSpec) -> IndexView:
    say = edition.interface
    groups = []
    for family, rules in groupby(edition.library.rules, key=lambda rule: rule.family):
        entries = tuple(_entry(edition, spec.address, rule) for rule in rules)
        groups.append((label(say, FAMILIES, family), entries))
    intro = say.gettext("What is checked before anything is published, and how to mend it.")
    return IndexView(intro, tuple(groups))


def check_view(edition: Edition, spec: PageSpec) -> TextView:
    rule = next(one for one in edition.library.rules if one.page.code == spec.subject)
    document = document_of(edition, spec)
    say = edition.interface
    facts = (
        (say.gettext("Code"), rule.page.code),
        (say.gettext("Name"), rule.name),
        (say.gettext("Weight"), label(say, SEVERITIES, rule.severity)),
        (say.gettext("Family"), label(say, FAMILIES, rule.family)),
    )
    if document is None:
        return TextView(Markup(), facts)
    body = Markup(linked(edition, spec.address, "", document.document.language, document.article))
    return TextView(body, facts, body_direction(edition, spec))


def format_view(edition: Edition, spec: PageSpec) -> FormatView:
    return FormatView(tuple((name, tuple(_rows(cls))) for name, cls in FILES))


def _entry(edition: Edition, page: str, rule: RuleInfo) -> IndexEntry:
    foreign = {} if edition.language.tag == "en" else {"lang": "en", "dir": "ltr", "state": "untranslated"}
    return IndexEntry(
        Phrase(f"{rule.page.code} {rule.name}", lang="en", dir="ltr"),
        edition.url(page, check_address(rule.page.code)),
        Phrase(rule.summary, **foreign), label(edition.interface, SEVERITIES, rule.severity),
    )


def _rows(cls: type, above: str = "") -> Iterator[FieldRow]:
    for field in field_types(cls):
        name = f"{above}{field.name}"
        yield FieldRow(
            name + ("[]" if field.many else ""), field.key.required, field.key.translatable, field.key.doc,
            tuple(_bounds(field)), field.key.schema_org, field.key.example,
        )
        if field.nested:
            yield from _rows(field.item, f"{name}{'[]' if field.many else ''}.")


def _bounds(field: FieldType) -> Iterator[str]:
    key = field.key
    if key.choices:
        yield ", ".join(key.choices)
    if key.shape:
        yield key.shape
    low, high = key.minimum, key.maximum
    unit = "item" if field.many else "" if field.item is int else "character"
    if unit and (high if high is not None else low) != 1:
        unit += "s"
    if low is not None and high is not None:
        yield f"{low} to {high} {unit}".strip() if low < high else f"exactly {low} {unit}".strip()
    elif low is not None:
        yield f"at least {low} {unit}".strip()
    elif high is not None:
        yield f"at most {high} {unit}".strip()
