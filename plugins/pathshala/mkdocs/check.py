"""The plugin `pathshala/check`: stop `mkdocs build` where the content has errors."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger

from ..checks.context import Checked
from ..checks.report import render
from ..checks.run import files, run
from ..model.finding import Severity, count
from ..sources.read import read_site
from ..translate.catalogues import spoilt
from .root import site_root

log = get_plugin_logger(__name__)


class CheckPlugin(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Runs every check once, before anything is built."""

    _checked = False

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Raises PluginError with all findings where one of them is an error."""
        if self._checked:  # mkdocs-static-i18n builds once for each language.
            return config
        self._checked = True
        checked = Checked.of(*read_site(site_root(config)))
        findings = run(checked)
        text = render(findings, "text", len(files(checked)))
        unshown = spoilt(checked.noted)
        if count(one for one in findings if one.path not in unshown)[Severity.ERROR]:
            raise PluginError(f"the content has errors\n{text}")
        if findings:
            log.info(text)
        return config
