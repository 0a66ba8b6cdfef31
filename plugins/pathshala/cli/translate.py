"""`pathshala translate` and its commands: what each is given, and what does it."""

from __future__ import annotations

import argparse
from pathlib import Path

from .types import Commands


def translate_commands(commands: Commands) -> None:
    """Add `translate` with all its commands."""
    translate = commands.add_parser("translate", help="work with translations")
    steps = translate.add_subparsers(title="commands", required=True, metavar="COMMAND")
    extract = steps.add_parser("extract", help="write the templates (POT) of all texts")
    extract.set_defaults(act=_extract)
    merge = steps.add_parser("merge", help="bring every PO file up to date with the texts; nothing is lost")
    merge.add_argument("languages", nargs="*", metavar="LANGUAGE", help="only these (default: all of translations/)")
    merge.set_defaults(act=_merge)
    sign = steps.add_parser("sign", help="say that you have read a translation, and that it is good")
    sign.add_argument("language", metavar="LANGUAGE", help="the language you have read, such as bn")
    sign.add_argument("domain", metavar="PACK", help="the pack's id, or site for the standing pages")
    sign.add_argument("contexts", nargs="*", metavar="CONTEXT",
                      help="only these passages, by their msgctxt (default: all that nobody has approved)")
    sign.add_argument("--by", required=True, metavar="NAME", help="your name, as it shall stand in the file")
    sign.add_argument("--machine", action="store_true",
                      help="say instead that a machine of this name has made them, and nobody has read them")
    sign.set_defaults(act=_sign)
    _translate_check_command(steps)
    _translate_memory_commands(steps)
    _translate_trivial_command(steps)
    _translate_glossary_commands(steps)
    _translate_import_command(steps)
    _translate_report_command(steps)
    _translate_weblate_command(steps)
    status = steps.add_parser("status", help="tell how complete each pack is in each language")
    status.add_argument("--format", choices=("text", "json"), default="text",
                        help="how it is written (default: %(default)s)")
    status.set_defaults(act=_status)


def _translate_check_command(steps: Commands) -> None:
    check = steps.add_parser("check", help="look for faults in single PO files, in a site or not, at once")
    check.add_argument("files", nargs="*", metavar="FILE", help="PO files, anywhere (default: all of the site)")
    check.add_argument("--format", choices=("text", "json", "sarif", "github"), default="text",
                       help="how findings are written (default: %(default)s)")
    check.set_defaults(act=_translate_check, anywhere=lambda options: options.files)


def _translate_memory_commands(steps: Commands) -> None:
    tmx = steps.add_parser("tmx", help="exchange translation memories with other programs")
    ways = tmx.add_subparsers(title="commands", required=True, metavar="COMMAND")
    out = ways.add_parser("export", help="write all translations into a language as TMX")
    out.add_argument("language", metavar="LANGUAGE", help="the language of the translations, such as bn")
    out.add_argument("file", nargs="?", type=Path, metavar="FILE", help="the file to write (default: print it)")
    out.set_defaults(act=_export_tmx)
    into = ways.add_parser("import", help="add translations from a TMX file to what merging suggests")
    into.add_argument("language", metavar="LANGUAGE", help="the language of the translations, such as bn")
    into.add_argument("file", type=Path, metavar="FILE", help="the TMX file")
    into.set_defaults(act=_import_tmx)


def _translate_trivial_command(steps: Commands) -> None:
    trivial = steps.add_parser("trivial", help="say that a change of a source outdates no translation")
    trivial.add_argument("pack", nargs="?", default="", metavar="PACK",
                         help="the pack's id, or site for the standing pages (default: list what changed everywhere)")
    trivial.add_argument("contexts", nargs="*", metavar="CONTEXT",
                         help="the passages whose change is trivial, as they are listed (default: list what changed)")
    trivial.add_argument("--all", action="store_true", help="all changes since the templates were written are trivial")
    trivial.add_argument("--by", default="", metavar="NAME", help="your name, as it shall stand in the file")
    trivial.set_defaults(act=_trivial)


def _translate_glossary_commands(steps: Commands) -> None:
    glossary = steps.add_parser("glossary", help="work with the glossary of a language")
    ways = glossary.add_subparsers(title="commands", required=True, metavar="COMMAND")
    into = ways.add_parser("import", help="add terms from elsewhere; what the glossary has stays as it is")
    into.add_argument("language", metavar="LANGUAGE", help="the language of the glossary, such as bn")
    into.add_argument("file", type=Path, metavar="FILE",
                      help="a file of Glosario's format (YAML), or a table (CSV) with the columns source and term")
    into.set_defaults(act=_import_glossary)


def _translate_import_command(steps: Commands) -> None:
    bring = steps.add_parser("import", help="take over translations that were made elsewhere; none is overwritten")
    bring.add_argument("language", metavar="LANGUAGE", help="the language of the translations, such as bn")
    bring.add_argument("--translated", type=Path, metavar="PATH",
                       help="a translated Markdown file, or a folder of them")
    bring.add_argument("--source", type=Path, metavar="PATH", help="the file or folder that it was translated from; "
                       "files in folders are paired by name (default: the pack's lessons as they are)")
    bring.add_argument("--po", type=Path, action="append", default=[], metavar="FILE",
                       help="instead of Markdown, a PO file of MediaWiki, mdBook or any other tool")
    bring.add_argument("--pack", default="", help="the pack's id, or site for the standing pages")
    bring.add_argument("--lesson", default="", metavar="STEM",
                       help="the lesson that a single file belongs to (default: that of the file's name)")
    bring.add_argument("--output", type=Path, metavar="FILE",
                       help="write a PO file of its own, without a site")
    bring.set_defaults(act=_translate_import, anywhere=lambda options: options.output)


def _translate_report_command(steps: Commands) -> None:
    report = steps.add_parser("report", help="tell what a change does to the translations, for a pull request")
    report.add_argument("--base", required=True, metavar="REVISION",
                        help="what the change is to be merged into, such as origin/main")
    report.add_argument("--format", choices=("markdown", "json", "github"), default="markdown",
                        help="how it is written (default: %(default)s)")
    report.set_defaults(act=_report)


def _translate_weblate_command(steps: Commands) -> None:
    weblate = steps.add_parser("weblate", help="write what a Weblate instance needs to know of this site")
    weblate.add_argument("--url", default="", help="where Weblate is, such as https://hosted.weblate.org/ "
                         "(default: as translate_url in mkdocs.yml says)")
    weblate.add_argument("--project", default="", metavar="NAME",
                         help="the project's name in Weblate's addresses (default: made from the site's name)")
    weblate.add_argument("--repo", default="", metavar="URL",
                         help="where Weblate gets the site from (default: as repo_url in mkdocs.yml says)")
    weblate.add_argument("--branch", default="",
                         help="the branch that Weblate works on (default: the repository's own)")
    weblate.add_argument("--push", default="", metavar="URL", help="where Weblate pushes to (default: nowhere)")
    weblate.set_defaults(act=_weblate)


def _extract(options: argparse.Namespace) -> int:
    from ..commands.translate.extract import extract_command
    return extract_command(options.root)


def _merge(options: argparse.Namespace) -> int:
    from ..commands.translate.catalogues import merge_command
    return merge_command(options.root, options.languages)


def _sign(options: argparse.Namespace) -> int:
    from ..commands.translate.sign import sign_command
    return sign_command(options.root, options.language, options.domain, options.contexts, options.by,
                        machine=options.machine)


def _status(options: argparse.Namespace) -> int:
    from ..commands.translate.catalogues import status_command
    return status_command(options.root, options.format)


def _translate_check(options: argparse.Namespace) -> int:
    from ..commands.translate.check import translate_check_command
    return translate_check_command(options.root, options.files, options.format)


def _export_tmx(options: argparse.Namespace) -> int:
    from ..commands.translate.memory import export_command
    return export_command(options.root, options.language, options.file)


def _import_tmx(options: argparse.Namespace) -> int:
    from ..commands.translate.memory import import_command
    return import_command(options.root, options.language, options.file)


def _trivial(options: argparse.Namespace) -> int:
    from ..commands.translate.trivial import list_command, trivial_command
    if options.all or options.contexts:
        return trivial_command(options.root, options.pack, None if options.all else options.contexts, options.by)
    return list_command(options.root, options.pack)


def _import_glossary(options: argparse.Namespace) -> int:
    from ..commands.translate.glossary import import_command
    return import_command(options.root, options.language, options.file)


def _translate_import(options: argparse.Namespace) -> int:
    from ..commands.translate.bring_in import Wanted, import_command
    return import_command(options.root, Wanted(
        options.language, options.translated, options.source, tuple(options.po), options.pack, options.lesson,
        options.output,
    ))


def _report(options: argparse.Namespace) -> int:
    from ..commands.translate.report import report_command
    return report_command(options.root, options.base, options.format)


def _weblate(options: argparse.Namespace) -> int:
    from ..commands.translate.weblate import weblate_command
    return weblate_command(options.root, options.url, options.project, options.repo, options.branch, options.push)
