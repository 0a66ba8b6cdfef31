"""The plugin `pathshala/packs`: the pages of the engine as pages of MkDocs, in every language.

MkDocs and mkdocs-static-i18n take files for pages, so each page of the plan gets an empty file
in a staging folder that becomes `docs_dir`; its article and its shell come from the engine.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs_static_i18n.config import I18nPluginLanguage

from ..build.assets import assets
from ..build.library import library, site_project
from ..build.result import BuildFault
from ..build.searching import site_index
from ..build.sitemap import entry, sitemap
from ..model.site import Language
from ..pages import render, templates
from ..pages.captions import caption_files
from ..pages.edition import Edition, Library
from ..pages.next_packs import next_packs_file
from ..pages.plan import PageSpec
from ..pages.quality.files import quality_files
from ..pages.search_words import search_files
from ..pages.translating.files import translation_files
from ..pages.view import PageView
from ..safety.paths import inside
from ..sources.read import read_site
from .root import site_root

_STAGING = Path(".pathshala") / "docs"


class PacksConfig(Config):  # type: ignore[no-untyped-call]
    """Where the sources lie, relative to `mkdocs.yml`, whether the site explains its checks, which fonts it sends
    along, where its passages are translated, and whether `pathshala report` fails where a score fell."""

    content_dir = config_options.Type(str, default="content")
    packs_dir = config_options.Type(str, default="learning_packs")
    translations_dir = config_options.Type(str, default="translations")
    check_pages = config_options.Type(bool, default=True)
    fail_on_drop = config_options.Type(bool, default=False)
    fonts = config_options.ListOfItems(config_options.Type(str), default=[])
    translate_url = config_options.Optional(config_options.Type(str))


class PacksPlugin(BasePlugin[PacksConfig]):  # type: ignore[no-untyped-call]
    """Gives MkDocs the site's pages; see the module."""

    def __init__(self) -> None:
        self._library: Library | None = None
        self._specs: dict[str, PageSpec] = {}
        self._views: dict[tuple[str, str], PageView] = {}

    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Stage the pages and tell mkdocs-static-i18n the languages; once, however often it is called.

        Raises PluginError where that plugin is missing: it builds the languages.
        """
        if self._library is None:
            root = site_root(config)
            self._library = library(site_project(read_site(root)[0]))
            self._specs = {_stub(spec.address): spec for spec in self._library.plan}
            if inside(root, root / _STAGING) is not None:
                raise PluginError(f"{_STAGING} leads out of the site's folder: take the link away")
            self._stage(root / _STAGING)
            _name_languages(config, self._library)
            config.theme.dirs.insert(0, str(templates.THEME / "templates"))
        config.docs_dir = str(site_root(config) / _STAGING)
        config.use_directory_urls = False
        return config

    @event_priority(50)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leave out Material's scripts, styles and fonts, since the site has its own; and the pages that
        this language does not have."""
        edition = self._edition(config.plugins["i18n"].current_language)  # type: ignore[attr-defined]
        for file in list(files):
            if not file.is_documentation_page():
                unwanted = file.src_uri.startswith("assets/")
            else:
                unwanted = file.src_uri in self._specs and not edition.has(self._specs[file.src_uri])
            if unwanted:
                files.remove(file)
        return files

    def on_env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Make MkDocs' templates escape and speak as the engine's do."""
        env.autoescape, env.trim_blocks, env.lstrip_blocks = True, True, True
        interface = self._edition(config.plugins["i18n"].current_language).interface  # type: ignore[attr-defined]
        templates.speak(env, lambda: interface)
        return env

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """The stubs hold nothing; the title is set so that MkDocs asks for none."""
        page.title = self._view(page).title.text
        return ""

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """The engine's article."""
        return str(self._view(page).article)

    @event_priority(-50)
    def on_page_context(self, context: Any, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        """The engine's view of the page, which `base.html` shows."""
        context["view"] = self._view(page)
        return context

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Copy the theme's files and the packs' media, and write the sitemap when all is built."""
        assert self._library is not None
        try:
            for address, data in _files(self._library):
                target = Path(config.site_dir) / address
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
        except BuildFault as fault:
            raise PluginError(str(fault)) from None
        keys = [(one.language.tag, _stub(spec.address)) for one, spec in self._library.pages()]
        if all(key in self._views for key in keys):
            # The last language is built: MkDocs' own sitemap lists pages that are not translated.
            (Path(config.site_dir) / "sitemap.xml.gz").unlink(missing_ok=True)
            listing = sitemap((self._views[key].path, entry(self._views[key])) for key in keys)
            (Path(config.site_dir) / "sitemap.xml").write_text(listing, encoding="utf-8")

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Watch the sources: `docs_dir` holds only the staged pages."""
        root = site_root(config)
        assert self._library is not None
        settings = self._library.site.settings
        for folder in (settings.content_dir, settings.packs_dir, settings.translations_dir):
            if (root / folder).is_dir():
                server.watch(str(root / folder))
        server.unwatch(config.docs_dir)
        return server

    def _stage(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        for name in self._specs:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).touch()

    def _edition(self, tag: str) -> Edition:
        assert self._library is not None
        return self._library.edition(tag.replace("_", "-"))

    def _view(self, page: Page) -> PageView:
        tag = page.file.locale_alternate_of  # type: ignore[attr-defined]
        key = (tag, page.file.src_uri)
        if key not in self._views:
            self._views[key] = render.view(self._edition(tag), self._specs[page.file.src_uri])
        return self._views[key]


def _files(held: Library) -> Iterator[tuple[str, bytes]]:
    """Every file beside the pages: its address from the site's root, and its bytes."""
    yield from assets(held.site)
    yield from translation_files(held)
    yield from caption_files(held)
    yield from site_index(held)
    for one in held.editions:
        yield from search_files(one)
    yield from map(next_packs_file, held.editions)
    report = held.quality.report()
    if report is not None:
        yield from quality_files(held.site.settings, report)


def _stub(address: str) -> str:
    return address.removesuffix(".html") + ".md"


def _name_languages(config: MkDocsConfig, held: Library) -> None:
    """The languages are the folders of translations/; mkdocs.yml names only the default one."""
    plugin = config.plugins.get("i18n")
    if plugin is None:
        raise PluginError("pathshala/packs needs the plugin i18n (mkdocs-static-i18n) in mkdocs.yml")
    named = {one.locale: one for one in plugin.config.languages}
    plugin.config.languages = [
        named.get(edition.language.tag) or _language(edition.language) for edition in held.editions
    ]


def _language(language: Language) -> I18nPluginLanguage:
    made = I18nPluginLanguage()
    made.load_dict({"locale": language.tag, "name": language.name, "build": True})
    made.validate()
    return made
