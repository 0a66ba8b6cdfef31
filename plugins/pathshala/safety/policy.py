"""The Content-Security-Policy of every page: the last door, should a script ever get past the others.

https://www.w3.org/TR/CSP3/ as a `meta` element, because a page from a disk has no headers.

`file:` stands beside `'self'` for pages that are opened from a disk. There every file has an origin of
its own, so `'self'` is no file at all in Firefox, and any file in Chromium. On a page from a server
`file:` adds nothing: browsers do not let such a page read the disk.

`data:` stands for pictures in style sheets. `frame-ancestors` is for headers alone; a host may add it.
"""

from __future__ import annotations

_OWN = "'self' file:"
_DIRECTIVES = {
    "default-src": "'none'",  # Of it are frames, workers, objects, requests by scripts, manifests.
    "script-src": _OWN,
    "style-src": _OWN,
    "img-src": f"{_OWN} data:",
    "media-src": _OWN,
    "font-src": _OWN,
    "base-uri": "'none'",
    "form-action": "'none'",
}

POLICY = "; ".join(f"{name} {sources}" for name, sources in _DIRECTIVES.items())
"""The value of the `content` attribute, without characters that one in double quotes must escape."""
