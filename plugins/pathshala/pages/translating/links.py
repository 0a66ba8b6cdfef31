"""Where a translator can work on one passage: its entry in the PO file on a code host, or in a
translation platform.

The line anchors are those of the hosts: `#L12` on GitHub, GitLab, Forgejo and Gitea
(https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/creating-a-permanent-link-to-a-code-snippet),
`#lines-12` on Bitbucket.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from ...model.site import Settings
from ...translate.template import posix_name

_GITHUB, _GITLAB, _FORGEJO, _BITBUCKET = "github", "gitlab", "forgejo", "bitbucket"

# What each host calls the view of a file; a branch may follow. `HEAD` is the default branch there.
_VIEWS = {_GITHUB: "blob/", _GITLAB: "-/blob/", _FORGEJO: "src/branch/", _BITBUCKET: "src/"}
_HOSTS = {"codeberg": _FORGEJO, "forgejo": _FORGEJO, "gitea": _FORGEJO, "gitlab": _GITLAB, "bitbucket": _BITBUCKET}
# How the edit_uri of each begins, before the branch.
_BEGINNINGS = {
    _GITHUB: ("edit/", "blob/", "tree/", "raw/"),
    _GITLAB: ("-/edit/", "-/blob/", "-/tree/", "-/raw/", "edit/", "blob/", "tree/", "raw/"),
    _FORGEJO: ("_edit/", "src/branch/", "raw/branch/"),
    _BITBUCKET: ("src/",),
}


def entry_url(settings: Settings, language: str, domain: str, path: str, line: int, context: str) -> str:
    """The address of a passage's PO entry; empty where the settings do not say where the files are.

    `language` is a BCP 47 tag, `path` the PO file relative to the site's root, `line` where its entry
    begins (0 for the file as a whole), `context` its `msgctxt`. The option `translate_url` comes first:
    its placeholders are filled with these values, quoted for a URL, `{language}` as gettext writes it
    (`pt_BR`) and `{tag}` as BCP 47 does (`pt-BR`). Else it is the line of the file on the code host of
    `repo_url`, on the branch of `edit_uri`, or on the default branch where that says none.
    """
    if settings.translate_url:
        values = {"language": posix_name(language), "tag": language, "domain": domain, "path": path, "line": str(line),
                  "context": context}
        return settings.translate_url.format_map({
            name: quote(value, safe="", errors="replace") for name, value in values.items()
        })
    return file_url(settings, path, line)


def file_url(settings: Settings, path: str, line: int) -> str:
    """The address of a line of a file on the code host (0 for the file as a whole); empty where the settings
    name none."""
    return _line_url(settings.repo_url, settings.edit_uri, path, line) if settings.repo_url else ""


def _line_url(repo_url: str, edit_uri: str, path: str, line: int) -> str:
    base, _, _ = edit_uri.partition("?")
    host = _host(urlsplit(repo_url).hostname or "", base)
    if "://" in base:
        repository = repo_url.rstrip("/") + "/"
        if not base.startswith(repository):
            return f"{base.rstrip('/')}/{quote(path)}"  # A place of its own, of which no anchors are known.
        base = base.removeprefix(repository)
    base = base.strip("/") + "/"
    begins = next((one for one in _BEGINNINGS[host] if base.startswith(one)), None)
    branch = base.removeprefix(begins) if begins else "HEAD/"
    if begins is None and host == _FORGEJO:
        return ""  # Its pages of files want the name of a branch.
    anchor = ("#lines-{}" if host == _BITBUCKET else "#L{}").format(line) if line else ""
    return f"{repo_url.rstrip('/')}/{_VIEWS[host]}{quote(branch)}{quote(path)}{anchor}"


def _host(name: str, edit_uri: str) -> str:
    """The kind of a code host, by its name, or by its way of writing addresses where it has its own name."""
    known = next((kind for part, kind in _HOSTS.items() if part in name), None)
    if known is None and name != "github.com":
        own = edit_uri.partition("://")[2].partition("/")[2] or edit_uri
        known = next((kind for kind, mark in ((_GITLAB, "-/"), (_FORGEJO, "_edit/"), (_FORGEJO, "src/branch/"))
                      if own.startswith(mark) or f"/{mark}" in own), None)
    return known or _GITHUB
