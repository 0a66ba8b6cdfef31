"""The languages of a site: names and directions come from CLDR."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePosixPath

from babel import Locale
from babel.core import get_global

from ..model.site import Language, Settings
from ..safety.paths import list_files
from .language_tags import language_meant

TEMPLATES = "templates"
_MESSAGES = "LC_MESSAGES"
MAX_LANGUAGES = 500

# Scripts that run from right to left, for a tag that names its script but that CLDR lacks.
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg", "Mand", "Samr"})


def site_languages(settings: Settings, source_languages: Iterable[str] = ()) -> tuple[Language, ...]:
    """The default language first, then the others by tag.

    A language belongs to the site if it is the default, if a pack is written in it
    (`source_languages`), or if it has a folder in the translations. A folder whose name is no
    language tag is passed over.
    """
    folders = translation_folders(settings)
    tags = {settings.default_language, *source_languages}
    tags |= {tag for name in folders if (tag := language_meant(name))}
    others = sorted(tags - {settings.default_language})[:MAX_LANGUAGES]
    return tuple(_language(tag, settings, folders) for tag in (settings.default_language, *others))


def translation_folders(settings: Settings) -> tuple[str, ...]:
    """The names of the folders in the translations, sorted, without the templates'."""
    folder = settings.root / settings.translations_dir
    try:
        return tuple(sorted(one.name for one in folder.iterdir()
                            if one.is_dir() and not one.is_symlink() and one.name != TEMPLATES
                            and not one.name.startswith((".", "_"))))
    except OSError:
        return ()


def translation_folder(settings: Settings, tag: str) -> str:
    """The name of a language's folder in the translations: gettext's form of the tag (`pt_BR`), or the tag
    as it is written (`pt-BR`) where only that is there."""
    folder = settings.root / settings.translations_dir
    forms = (tag.replace("-", "_"), tag)
    return next((form for form in forms if (folder / form).is_dir() and not (folder / form).is_symlink()), forms[0])


def _language(tag: str, settings: Settings, folders: Collection[str]) -> Language:
    name = settings.language_names.get(tag) or own_name(tag)
    pages = "" if tag == settings.default_language else tag
    form = tag.replace("-", "_")
    if tag == form or tag not in folders:
        return Language(tag, name, direction(tag), pages)
    if form not in folders:
        return Language(tag, name, direction(tag), pages, tag)
    apart = sorted(_domains(settings, tag) - _domains(settings, form))
    return Language(tag, name, direction(tag), pages, apart=tuple(apart))


def _domains(settings: Settings, folder: str) -> frozenset[str]:
    """The domains that a folder of the translations holds PO files of."""
    files, _ = list_files(settings.root, f"{settings.translations_dir}/{folder}/{_MESSAGES}")
    paths = [PurePosixPath(file) for file in files if file.endswith(".po")]
    return frozenset(path.stem for path in paths if path.parent.name == _MESSAGES)


def _locale(tag: str) -> Locale | None:
    """CLDR's data for a tag, or for its nearest parent; None where CLDR has none."""
    parts = tag.split("-")
    while parts:
        try:
            return Locale.parse("-".join(parts), sep="-")
        except Exception:  # Babel raises ValueError, UnknownLocaleError and TypeError for odd tags
            parts.pop()
    return None


def own_name(tag: str) -> str:
    """A language's name in itself, as it stands in a list of languages (`Español`, `বাংলা`)."""
    locale = _locale(tag)
    name = locale.get_display_name(locale) if locale and str(locale).replace("_", "-") == tag else None
    if not name:
        return tag
    first = name.split(" ")[0]
    # `isiZulu` has its capital where its writers want it; titlecase leaves Georgian as it is.
    return name if first != first.lower() else name[0].title() + name[1:]


def english_name(tag: str) -> str:
    """A language's name in English, as CLDR has it; empty where it has none."""
    language, _, rest = tag.partition("-")
    name = Locale("en").languages.get(language, "")
    locale = _locale(tag)
    whole = locale.get_display_name("en") if locale and str(locale).replace("_", "-") == tag else None
    return whole or (f"{name} ({rest})" if name and rest else name)


def parents(tag: str) -> Iterator[str]:
    """The language and those it falls back to, nearest first, by CLDR's parent locales
    (https://unicode.org/reports/tr35/#Parent_Locales): `zh-Hant` does not fall back to `zh`,
    which is written in another script."""
    exceptions, likely = get_global("parent_exceptions"), get_global("likely_subtags")
    current = tag.replace("-", "_")
    while current and current != "root":
        yield current.replace("_", "-")
        above, _, last = current.rpartition("_")
        if len(last) == 4 and last not in likely.get(above, last):
            above = ""
        current = exceptions.get(current) or above


def direction(tag: str) -> str:
    """`rtl` or `ltr`; `ltr` where nothing is known."""
    script = next((part for part in tag.split("-")[1:] if len(part) == 4 and part.isalpha()), "")
    if script:
        return "rtl" if script in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    locale = _locale(tag)
    if locale is None:
        # CLDR knows the scripts of more languages than it has words of.
        likely = get_global("likely_subtags").get(tag.partition("-")[0], "").split("_")
        return "rtl" if _RIGHT_TO_LEFT_SCRIPTS.intersection(likely) else "ltr"
    return "rtl" if locale.character_order == "right-to-left" else "ltr"
