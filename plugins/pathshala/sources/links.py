"""Where a link written in a source file leads: to a page of the site, to a file, or away.

Authors link to files of the repository (`judge-a-source.md`, `../../first-edit/pack.yml`), so
that a link also works where the repository is read. Here each such file gets its address on the
site. An address is relative to a language's folder and ends in `.html` (it works from `file://`).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote

from ..model.finding import Span
from ..model.site import Site
from .adaptations import adaptation_place

HOME, CATALOGUE = "index.html", "packs/index.html"
SKILLS, ROLES, CHECKS = "skills/index.html", "roles/index.html", "checks/index.html"
PACK_FORMAT, NOT_FOUND = "guides/pack-format.html", "404.html"
TRANSLATIONS, TRANSLATION = "translations/index.html", "translations/language.html"
QUALITY = "quality/index.html"
PROGRESS = "progress.html"
TERMS = "terms.html"
TRANSLATIONS_DATA = "translations/translations.json"  # for the whole site: from its root


def pack_address(pack_id: str) -> str:
    return f"packs/{pack_id}/index.html"


def lesson_address(pack_id: str, stem: str) -> str:
    return f"packs/{pack_id}/{stem}.html"


def facilitator_address(pack_id: str) -> str:
    return f"packs/{pack_id}/facilitator.html"


def quality_address(pack_id: str) -> str:
    """A pack may be called `index`, as the page of all is."""
    return f"quality/{pack_id}.html" if pack_id != "index" else "quality/index-pack.html"


def skill_address(skill_id: str) -> str:
    return f"skills/{skill_id}.html"


def role_address(role_id: str) -> str:
    return f"roles/{role_id}.html"


def check_address(code: str) -> str:
    return f"checks/{code}.html"


def page_address(stem: str) -> str:
    return f"{stem}.html"


def media_address(pack_id: str, name: str) -> str:
    """Media stand once for all languages; relative to the site's root."""
    return f"packs/{pack_id}/media/{name}"


@dataclass(frozen=True)
class Destination:
    """Where a link leads.

    `kind` is `page` (an address in the reader's language), `file` (an address from the site's
    root), `external`, or `missing`. `source` is the repository's file that it names, `fragment`
    the part after `#`.
    """

    kind: str
    address: str = ""
    fragment: str = ""
    source: str = ""


@dataclass(frozen=True)
class Claim:
    """An address that a page of the site takes, relative to a language's folder, and the file that the
    page is made of: `path` is empty where the site makes the page by itself."""

    address: str
    path: str = ""
    span: Span = field(default=Span())


def claims(site: Site) -> Iterator[Claim]:
    """The addresses of all pages, pages of the checks aside: first those that the site always has, then
    packs, skills and roles, and standing pages last."""
    yield from (Claim(address) for address in (
        NOT_FOUND, CATALOGUE, SKILLS, ROLES, CHECKS, PACK_FORMAT, PROGRESS, TERMS, TRANSLATIONS, TRANSLATION,
        QUALITY))
    for pack in site.packs:
        yield Claim(pack_address(pack.id), pack.source.path)
        yield Claim(quality_address(pack.id), pack.source.path)
        if pack.facilitator:
            yield Claim(facilitator_address(pack.id), pack.facilitator.source.path)
        for lesson in pack.lessons:
            yield Claim(lesson_address(pack.id, lesson.stem), lesson.source.path)
    for index, skill in enumerate(site.skills):
        source = site.skills_source
        yield Claim(skill_address(skill.id), source.path, source.at("skills", index, "id"))
    for index, role in enumerate(site.roles):
        source = site.roles_source
        yield Claim(role_address(role.id), source.path, source.at("roles", index, "id"))
    for page in site.pages:
        yield Claim(page_address(page.stem), page.source.path)


class Targets:
    """All that a link can aim at in one site."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def resolve(self, source: str, target: str) -> Destination:
        """Where `target`, written in the file `source`, leads. Never raises."""
        if target.startswith("//") or ":" in target.split("/", 1)[0].split("#", 1)[0].split("?", 1)[0]:
            return Destination("external", target)
        path, _, fragment = target.partition("#")
        path = unquote(path.partition("?")[0])
        if not path:
            address = self.page(source)
            return Destination("page" if address else "missing", address, fragment, source)
        if path.startswith("/"):
            return Destination("missing", path, fragment)
        wanted = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
        page, file = self.page(wanted), self.file(wanted)
        if page and self._adapted_for(wanted) not in ("", self._adapted_for(source)):
            # Readers of another language have another page at that address.
            return Destination("missing", wanted, fragment, wanted)
        if page:
            return self._page(wanted, page, fragment)
        return Destination("file" if file else "missing", file or wanted, fragment, wanted)

    def page(self, path: str) -> str:
        """The address of the page that is made of a file of the repository; empty where there is none."""
        return self.pages.get(path, "")

    def file(self, path: str) -> str:
        """The address of a media file of the repository; empty where it is none."""
        return self.files.get(path, "")

    def _page(self, wanted: str, address: str, fragment: str) -> Destination:
        if wanted == self._site.skills_source.path and self._site.skill(fragment):
            return Destination("page", skill_address(fragment), "", wanted)
        if wanted == self._site.roles_source.path and any(role.id == fragment for role in self._site.roles):
            return Destination("page", role_address(fragment), "", wanted)
        return Destination("page", address, fragment, wanted)

    def _adapted_for(self, path: str) -> str:
        """The language of an adapted lesson, by the path of its file; empty for any other file."""
        return adaptation_place(self._in_pack(path)[1])[0]

    def _in_pack(self, path: str) -> tuple[str, str]:
        """The id of the pack that a file lies in, and its path there; empty where it lies in none."""
        folder = f"{self._site.settings.packs_dir}/"
        pack, _, rest = path.removeprefix(folder).partition("/") if path.startswith(folder) else ("", "", "")
        return pack, rest

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """Repository file -> address of its page, relative to a language's folder."""
        return dict(self._all_pages())

    @cached_property
    def files(self) -> Mapping[str, str]:
        """Media file -> its address, relative to the site's root."""
        site = self._site
        files = {
            f"{pack.folder}/media/{name}": media_address(pack.id, name) for pack in site.packs for name in pack.media
        }
        files |= {f"{site.settings.content_dir}/media/{name}": f"media/{name}" for name in site.media}
        return files

    def _all_pages(self) -> Iterator[tuple[str, str]]:
        for page in self._site.pages:
            yield page.source.path, page_address(page.stem)
        yield self._site.skills_source.path, SKILLS
        yield self._site.roles_source.path, ROLES
        for pack in self._site.packs:
            yield pack.source.path, pack_address(pack.id)
            for lesson in pack.lessons:
                yield lesson.source.path, lesson_address(pack.id, lesson.stem)
                for one in pack.adapted(lesson.stem):
                    yield one.text.source.path, lesson_address(pack.id, lesson.stem)
            if pack.facilitator:
                yield pack.facilitator.source.path, facilitator_address(pack.id)


class NamedTargets(Targets):
    """The same, told by a file's name alone where it lies in a pack, whether it is there or not.

    So a page needs to know nothing of packs other than its own; that what it links to is there,
    the checks have seen.
    """

    def page(self, path: str) -> str:
        pack, rest = self._in_pack(path)
        if not pack:
            return super().page(path)
        if rest == "pack.yml":
            return pack_address(pack)
        if rest == "facilitator.md":
            return facilitator_address(pack)
        stem = adaptation_place(rest)[1]
        if stem:
            return lesson_address(pack, stem)
        stem = rest.removeprefix("lessons/").removesuffix(".md")
        return lesson_address(pack, stem) if rest == f"lessons/{stem}.md" and "/" not in stem else ""

    def file(self, path: str) -> str:
        pack, rest = self._in_pack(path)
        if not pack:
            return super().file(path)
        return media_address(pack, rest.removeprefix("media/")) if rest.startswith("media/") else ""
