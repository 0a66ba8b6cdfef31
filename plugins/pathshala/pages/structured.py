"""What search engines and catalogues read of a pack or lesson: schema.org LearningResource.

https://schema.org/LearningResource with the properties of LRMI.
"""

from __future__ import annotations

import json
from typing import Any

from ..model.pack import LessonMeta, Pack, PackMeta
from ..model.site import Site
from ..sources.links import lesson_address, pack_address
from ..sources.shapes import minutes
from .cards import completeness_of
from .edition import Edition
from .packs import licence_url
from .plan import PageSpec

_encode = json.JSONEncoder(ensure_ascii=False).encode


def json_ld(edition: Edition, spec: PageSpec) -> str:
    """The JSON-LD of a pack's or lesson's page, safe inside a `script` element; else empty."""
    pack = edition.site.pack(spec.subject) if spec.kind in ("pack", "lesson") else None
    if pack is None or pack.meta is None:
        return ""
    facts = _pack(edition, spec, pack, pack.meta) if spec.kind == "pack" else _lesson(edition, spec, pack, pack.meta)
    data = {"@context": "https://schema.org", "@type": "LearningResource", **facts}
    text = _encode({k: v for k, v in data.items() if v not in ("", [], None)})
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def absolute(site: Site, path: str) -> str:
    """The full address of a file of the site; empty where the site has no address."""
    if not site.settings.site_url:
        return ""
    base = site.settings.site_url.rstrip("/") + "/"
    return base + (path[: -len("index.html")] if path.endswith("index.html") else path)


def _common(edition: Edition, spec: PageSpec, meta: PackMeta) -> dict[str, Any]:
    return {
        "inLanguage": _shown_in(edition, spec, meta),
        "learningResourceType": "learning pack",
        "educationalLevel": meta.level,
        "license": licence_url(meta.license),
        "isAccessibleForFree": True,
        "creativeWorkStatus": meta.status,
        "author": [{"@type": _kind_of(one.name), "name": one.name} for one in meta.authors],
    }


def _pack(edition: Edition, spec: PageSpec, pack: Pack, meta: PackMeta) -> dict[str, Any]:
    site = edition.site
    shown = [pack.lesson_for(lesson.stem, edition.language.tag) for lesson in pack.lessons]
    length = [getattr(lesson.meta, "time", "") for lesson in shown if lesson]
    return {
        **_common(edition, spec, meta),
        "name": edition.pack_title(pack).text,
        "description": edition.phrase(pack.id, "pack.yml", "summary").text,
        "url": absolute(site, edition.path(pack_address(pack.id))),
        "version": meta.version,
        "audience": [{"@type": "EducationalAudience", "educationalRole": one} for one in meta.audience],
        "teaches": [_skill(site, gain.skill, gain.to) for gain in meta.teaches],
        "competencyRequired": [_skill(site, need.skill, need.at) for need in meta.requires],
        "timeRequired": _total(length),
        "isBasedOn": [one.source for one in meta.attribution],
        "hasPart": [
            {"@type": "LearningResource", "name": edition.lesson_title(pack, lesson.stem).text,
             "url": absolute(site, edition.path(lesson_address(pack.id, lesson.stem)))}
            for lesson in pack.lessons
        ],
        **_translations(edition, pack, meta),
    }


def _lesson(edition: Edition, spec: PageSpec, pack: Pack, meta: PackMeta) -> dict[str, Any]:
    stem = spec.part
    lesson = pack.lesson(stem)
    front = lesson.meta if lesson and isinstance(lesson.meta, LessonMeta) else None
    shown = pack.lesson_for(stem, edition.language.tag)
    site = edition.site
    return {
        **_common(edition, spec, meta),
        "learningResourceType": "lesson",
        "name": edition.lesson_title(pack, stem).text,
        "url": absolute(site, edition.path(lesson_address(pack.id, stem))),
        "timeRequired": getattr(shown.meta, "time", "") if shown else "",
        "teaches": [
            edition.phrase(pack.id, "pack.yml", "objectives", index, "text").text
            for index, one in enumerate(meta.objectives) if front and one.id in front.objectives
        ],
        "position": [one.stem for one in pack.lessons].index(stem) + 1,
        "isPartOf": {
            "@type": "LearningResource", "name": edition.pack_title(pack).text,
            "url": absolute(site, edition.path(pack_address(pack.id))),
        },
    }


def _kind_of(name: str) -> str:
    """Person or Organization, which schema.org wants to know and a pack does not say: a name of
    one word, or one that ends in a common noun (`Pathshala authors`), is a group's."""
    last = name.split()[-1]
    return "Organization" if last == name or last.islower() else "Person"


def _shown_in(edition: Edition, spec: PageSpec, meta: PackMeta) -> str:
    """The language that a page is really in: the source's where nothing of it is translated."""
    share = edition.completeness(spec)
    return edition.language.tag if share.current + share.outdated else meta.source_language


def _skill(site: Site, skill: str, level: int) -> dict[str, Any]:
    found = site.skill(skill)
    return {"@type": "DefinedTerm", "termCode": skill, "name": found.label if found else skill,
            "description": found.levels[level - 1] if found and 1 <= level <= len(found.levels) else skill}


def _total(times: list[str]) -> str:
    return f"PT{sum(minutes(time) or 0 for time in times if time)}M"


def _translations(edition: Edition, pack: Pack, meta: PackMeta) -> dict[str, Any]:
    address = pack_address(pack.id)
    others = [one for one in edition.library.editions if one.language.tag != meta.source_language]
    if edition.language.tag != meta.source_language:
        source = edition.library.edition(meta.source_language)
        return {"translationOfWork": {"@type": "LearningResource", "inLanguage": meta.source_language,
                                      "url": absolute(edition.site, source.path(address))}}
    return {"workTranslation": [
        {"@type": "LearningResource", "inLanguage": one.language.tag,
         "url": absolute(edition.site, one.path(address))}
        for one in others if completeness_of(one, pack).translated_words
    ]}
