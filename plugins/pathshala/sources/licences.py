"""The open licences of learning content, by SPDX identifier (https://spdx.org/licenses/).

Open in the sense of https://freedomdefined.org: anybody may use, study, change and share,
also for money. What is not open is refused with the reason.
"""

from __future__ import annotations

import re

OPEN_LICENCES = frozenset({
    "CC0-1.0", "CC-PDDC", "PDDL-1.0", "Unlicense", "0BSD", "MIT-0",
    "CC-BY-1.0", "CC-BY-2.0", "CC-BY-2.5", "CC-BY-3.0", "CC-BY-3.0-IGO", "CC-BY-4.0", "ODC-By-1.0",
    "CC-BY-SA-1.0", "CC-BY-SA-2.0", "CC-BY-SA-2.5", "CC-BY-SA-3.0", "CC-BY-SA-3.0-IGO", "CC-BY-SA-4.0", "ODbL-1.0",
    "MIT", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Apache-2.0", "MPL-2.0", "LAL-1.3",
    "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later", "AGPL-3.0-only", "AGPL-3.0-or-later",
    "LGPL-3.0-only", "LGPL-3.0-or-later",
    "GFDL-1.2-only", "GFDL-1.2-or-later", "GFDL-1.3-only", "GFDL-1.3-or-later", "OFL-1.1",
})
_BY_FORM = {re.sub(r"[^a-z0-9]", "", name.lower()): name for name in OPEN_LICENCES}
_USUAL = {
    "ccby": "CC-BY-4.0", "ccbysa": "CC-BY-SA-4.0", "cc0": "CC0-1.0", "publicdomain": "CC0-1.0", "bysa": "CC-BY-SA-4.0",
    "apache": "Apache-2.0", "apache2": "Apache-2.0", "gfdl": "GFDL-1.3-or-later", "gpl": "GPL-3.0-or-later",
    "gfdl12": "GFDL-1.2-or-later", "gfdl13": "GFDL-1.3-or-later", "gpl2": "GPL-2.0-or-later",
    "gpl3": "GPL-3.0-or-later", "gpl20": "GPL-2.0-or-later", "gpl30": "GPL-3.0-or-later", "mpl": "MPL-2.0",
    "bsd": "BSD-3-Clause", "unlicence": "Unlicense", "odbl": "ODbL-1.0", "mitlicense": "MIT", "mitlicence": "MIT",
}


def closed_reason(text: str) -> str:
    """Why a licence that looks like a known closed one is refused; empty for others."""
    parts = set(re.split(r"[^a-z]+", text.lower()))
    if parts & {"nc", "noncommercial"}:
        return "forbids commercial use (NC), so it is not open: a school that takes fees could not use the pack"
    if parts & {"nd", "noderivatives", "noderivs"}:
        return "forbids changes (ND), so it is not open: nobody could translate the pack"
    if parts & {"proprietary", "copyright", "reserved", "unlicensed"}:
        return "is not open: nobody could share or translate the pack"
    return ""


def licence_meant(text: str) -> str:
    """The open licence that somebody probably meant (`CC BY-SA 4.0`); empty if unclear."""
    form = re.sub(r"[^a-z0-9]", "", text.lower())
    form = re.sub(r"^creativecommons", "cc", form).replace("attribution", "by").replace("sharealike", "sa")
    form = form.removesuffix("international").removesuffix("unported")
    return _BY_FORM.get(form) or _USUAL.get(form) or _version(form)


def _version(form: str) -> str:
    """`ccbysa4` → `CC-BY-SA-4.0`."""
    return _BY_FORM.get(f"{form}0", "") if form[-1:].isdigit() else ""
