"""`pathshala translate weblate`: what a Weblate instance needs to know of a site.

`weblate.json` holds one component for each PO domain, as `weblate import_json` and Weblate's REST API take
them (https://docs.weblate.org/en/latest/admin/management.html#import-json and
https://docs.weblate.org/en/latest/api.html#components), `weblate-addons.json` the add-ons, as the API takes
them, and `.weblate` the settings of the client wlc (https://docs.weblate.org/en/latest/wlc.html).
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...model.site import Settings, Site
from ...safety.quote import printable
from ...sources.read import read_site
from ...sources.shapes import slug
from ...translate.catalogues import list_catalogues, pot_path
from ...translate.extract import CHECKS_DOMAIN, SITE_DOMAIN
from ...translate.interface.texts import INTERFACE_DOMAIN
from ...translate.project import write_inside
from ...translate.template import posix_name
from .. import OK, PROGRAM_FAULT

COMPONENTS, ADDONS, CLIENT = "weblate.json", "weblate-addons.json", ".weblate"

_OWN_ADDRESS = re.compile(r"(https?://[^\s{}]+?/)translate/([-\w]+)/")
_ADDRESS = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?")
_REPOSITORY = re.compile(r"[^\s\x00-\x1f\x7f-]\S*")
_PROJECT = re.compile(r"[A-Za-z0-9_-]+")
_MOST_OF_NAME = 100  # characters that Weblate takes
_WRAP_AT_LINE_ENDS = 65_535  # What Weblate calls a file whose strings are cut at line ends alone.

_ADD_ONS: Sequence[Mapping[str, Any]] = (
    {"name": "weblate.git.squash", "configuration": {"squash": "language", "append_trailers": True}},
)


@dataclass(frozen=True)
class Place:
    """Where Weblate is (`url`, empty where nobody said), what the project is called there, and where the
    site's repository is. `branch` and `push` may be empty: Weblate then takes the repository's own branch,
    and does not push."""

    url: str
    project: str
    repository: str
    branch: str = ""
    push: str = ""


@dataclass(frozen=True)
class _Domain:
    """A PO domain: its id, its name for people, the language of its sources, and its licence (SPDX) if known."""

    id: str
    name: str
    language: str
    license: str = ""
    flags: str = "md-text"


def weblate_command(
    root: Path, url: str = "", project: str = "", repository: str = "", branch: str = "", push: str = ""
) -> int:
    """Write the files that Weblate needs, and tell how to use them."""
    site, _ = read_site(root)
    place = _place(site.settings, Place(url, project, repository, branch, push))
    wrong, way_out = _fault(place)
    if wrong:
        sys.stderr.write(f"pathshala: {printable(wrong)}\n  help: {way_out}\n")
        return PROGRAM_FAULT
    found = components(site, place)
    if not found:
        sys.stderr.write("pathshala: there is nothing to translate\n"
                         f"  help: write a pack in {printable(site.settings.packs_dir)}/, or a page in "
                         f"{printable(site.settings.content_dir)}/\n")
        return PROGRAM_FAULT
    files = {COMPONENTS: _as_json(found), ADDONS: _as_json(_ADD_ONS)}
    if place.url:
        files[CLIENT] = f"[weblate]\nurl = {place.url}api/\ntranslation = {place.project}/{found[0]['slug']}\n"
    for name, text in files.items():
        changed = write_inside(site, site.settings.root / name, text.encode())
        sys.stdout.write(f"{'wrote' if changed else 'left as it is:'} {name}\n")
    sys.stdout.write("".join(f"{line}\n" for line in _instructions(site, place, found)))
    return OK


def components(site: Site, place: Place) -> list[dict[str, Any]]:
    """The components of a site, the one that holds the repository first, as Weblate takes them."""
    domains = list(_domains(site))
    names = Counter(one.name for one in domains)
    return [
        _component(one, one.name if names[one.name] == 1 else f"{one.name} ({one.id})", site.settings,
                   _main(place) if one is domains[0] else {"repo": f"weblate://{place.project}/{domains[0].id}"})
        for one in domains
    ]


def _main(place: Place) -> dict[str, Any]:
    told = {"repo": place.repository, "branch": place.branch, "push": place.push}
    return {key: value for key, value in told.items() if value} | {"push_on_commit": bool(place.push),
                                                                   "merge_style": "rebase"}


def _component(one: _Domain, name: str, settings: Settings, repository: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": name[:_MOST_OF_NAME], "slug": one.id, "vcs": "git", **repository,
        "file_format": "po", "filemask": f"{settings.translations_dir}/*/LC_MESSAGES/{one.id}.po",
        "template": "", "edit_template": False, "new_base": pot_path(settings.translations_dir, one.id),
        "new_lang": "add", "language_code_style": "posix", "language_regex": "^[a-z]{2,3}(_[A-Za-z0-9]+)*$",
        "source_language": {"code": posix_name(one.language)}, "manage_units": False,
        # Older versions of Weblate know this as the add-on weblate.gettext.customize.
        "file_format_params": {"po_line_wrap": _WRAP_AT_LINE_ENDS, "po_keep_previous": True},
        "check_flags": one.flags, **({"license": one.license} if one.license else {}),
        "commit_message": "{{ component_name }}: translation into {{ language_name }}\n",
        "add_message": "{{ component_name }}: begin the translation into {{ language_name }}\n",
    }


def _domains(site: Site) -> Iterator[_Domain]:
    """The domains that are translated on this site, the standing pages first."""
    settings = site.settings
    listing, _ = list_catalogues(settings.root, settings.translations_dir, [one.tag for one in site.languages])
    begun = {domain for _, domain in listing.catalogues}
    if site.pages or site.skills or site.roles:
        yield _Domain(SITE_DOMAIN, "Standing pages, skills and roles", settings.default_language)
    for pack in site.packs:
        if pack.meta:
            yield _Domain(pack.id, " ".join(pack.meta.title.split()), pack.meta.source_language, pack.meta.license)
    if CHECKS_DOMAIN in begun:
        yield _Domain(CHECKS_DOMAIN, "Pages of the checks", "en")
    if INTERFACE_DOMAIN in begun:
        yield _Domain(INTERFACE_DOMAIN, "Interface", "en", flags="")


def _place(settings: Settings, told: Place) -> Place:
    """What was told, and what the settings say of the rest."""
    own = _OWN_ADDRESS.match(settings.translate_url)
    url = told.url or (own[1] if own else "")
    url = url.removesuffix("/").removesuffix("/api") + "/" if url else ""
    return Place(url, told.project or (own[2] if own else slug(settings.site_name)),
                 told.repository or settings.repo_url, told.branch, told.push)


def _fault(place: Place) -> tuple[str, str]:
    """What is wrong with a place, and the way out; both empty where nothing is."""
    if place.url and not _ADDRESS.fullmatch(place.url):
        return f"{place.url} is no web address", "write --url https://hosted.weblate.org/"
    if not _PROJECT.fullmatch(place.project):
        return (f"{place.project or 'nothing'} is no name of a project",
                "write --project with letters, digits and hyphens")
    if not place.repository:
        return "nobody said where the site's repository is", "write --repo, or repo_url in mkdocs.yml"
    for told in (place.repository, place.branch, place.push):
        if told and not _REPOSITORY.fullmatch(told):
            return f"{told} is no address or name", "write it without spaces, and not beginning with a hyphen"
    return "", ""


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _instructions(site: Site, place: Place, found: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """How the files are used, in plain words."""
    root, project, first = site.settings.root, place.project, found[0]["slug"]
    url = place.url or "https://WEBLATE/"
    lacking = [one["new_base"] for one in found if not (root / one["new_base"]).is_file()]
    yield ""
    if lacking:
        yield f"First write and commit the templates ({len(lacking)} are missing): pathshala translate extract"
    yield f"In Weblate ({len(found)} components):"
    yield f"  1. Make a project whose address ends in {project}."
    yield f"  2. On its server, run: weblate import_json --project {project} --update {COMPONENTS}"
    yield f"     Or send each object of the list, in order, to {url}api/projects/{project}/components/"
    yield f"  3. Send the object in {ADDONS} to {url}api/components/{project}/{first}/addons/"
    yield "  4. Do not install the add-on weblate.gettext.msgmerge. It knows nothing of passages that were moved or"
    yield "     edited, and drops what our merge keeps. When texts change, run pathshala translate extract and"
    yield "     pathshala translate merge, and commit the result; Weblate takes it over from the repository."
    yield "  5. When there is a new pack, run this command again, and step 2."
    if not site.settings.translate_url:
        yield "To let the pages link to Weblate, add this to pathshala/packs in mkdocs.yml:"
        yield f'  translate_url: "{url}translate/{project}/{{domain}}/{{language}}/?q=context%3A%3D%22{{context}}%22"'
    if any("license" not in one for one in found):
        yield "Components without a license in the list need one in Weblate if the project is public."
