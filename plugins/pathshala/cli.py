"""The command `pathshala`.

Exit status: 0 when all is well, 1 when the content has errors, 2 when the command or the
program is at fault. A contributor never sees a traceback.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from . import __version__
from .commands import OK, PROGRAM_FAULT
from .model.finding import OutsideError

_SIGNS = ("mkdocs.yml", "learning_packs", "content")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    gc.set_threshold(200_000, 20, 20)  # A command is over before looking for garbage more often pays.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Findings quote what was found, whatever the terminal's encoding can show.
            stream.reconfigure(errors="backslashreplace")
    options = parser().parse_args(arguments)
    act: Callable[[argparse.Namespace], int] = options.act
    options.root = options.root or site_above(Path())
    needs_site = act not in (_explain, _schema) and not (act is _translate_check and options.files)
    needs_site = needs_site and not (act is _translate_import and options.output)
    if needs_site and not is_site(options.root):
        sys.stderr.write(f"pathshala: {options.root} is no site: it has neither {' nor '.join(_SIGNS)}\n")
        return PROGRAM_FAULT
    try:
        return act(options)
    except KeyboardInterrupt:
        sys.stderr.write("\ninterrupted\n")
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OutsideError as fault:
        sys.stderr.write(f"pathshala: {fault}\n")
        return PROGRAM_FAULT
    except OSError as fault:
        sys.stderr.write(f"pathshala: {fault.strerror or fault}: {fault.filename or 'the output'}\n")
        return PROGRAM_FAULT
    except Exception as fault:
        if os.environ.get("PATHSHALA_DEBUG"):
            raise
        sys.stderr.write(
            f"pathshala: the program is at fault: {type(fault).__name__}: {fault}\n"
            "  help: run again with PATHSHALA_DEBUG=1 and report what it prints\n"
        )
        return PROGRAM_FAULT


def is_site(folder: Path) -> bool:
    """Whether a folder is a site's: it has its settings, packs or pages."""
    return any((folder / name).exists() for name in _SIGNS)


def site_above(folder: Path) -> Path:
    """The nearest folder that is a site's, from this one upwards: with its settings if any has them,
    else with packs or pages. The folder itself where there is none."""
    whole = folder.resolve()
    for found in (one for sign in _SIGNS for one in (whole, *whole.parents) if (one / sign).exists()):
        return folder if found == whole else found
    return folder


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    top = argparse.ArgumentParser(
        prog="pathshala", description="Make a multilingual learning site from learning packs."
    )
    top.add_argument("--version", action="version", version=f"pathshala {__version__}")
    top.add_argument("-C", "--root", type=Path, metavar="FOLDER",
                     help="the site's folder, with mkdocs.yml (default: this one, or the nearest above it)")
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _build_commands(commands)
    _check_commands(commands)
    _translate_commands(commands)
    _new_commands(commands)
    return top


Commands = argparse._SubParsersAction  # argparse has no public name for this type


def _build_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    build = commands.add_parser("build", help="check everything, build the site and publish it")
    build.add_argument("--site-dir", type=Path, help="where the site is published (default: as mkdocs.yml says)")
    build.add_argument("--jobs", type=_positive, metavar="N",
                       help="how many processes work at once (default: as many as this machine runs)")
    build.add_argument("--cluster", default="", metavar="ADDRESS",
                       help="let the workers of a Dask cluster do the work, such as tcp://host:8786")
    build.add_argument("--quiet", action="store_true", help="say only what is wrong")
    build.set_defaults(act=_build)
    serve = commands.add_parser("serve", help="show the site on this computer and rebuild it when a file changes")
    serve.add_argument("--address", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    serve.add_argument("--port", type=int, default=8000, help="the port to listen on (default: %(default)s)")
    serve.add_argument("--site-dir", type=Path, help="where the site is published (default: as mkdocs.yml says)")
    serve.set_defaults(act=_serve)


def _check_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    check = commands.add_parser("check", help="look for faults without building")
    check.add_argument("paths", nargs="*", metavar="PATH", help="files or folders to report on (default: all)")
    check.add_argument("--format", choices=("text", "json", "sarif", "github"), default="text",
                       help="how findings are written (default: %(default)s)")
    check.add_argument("--fix", action="store_true", help="mend what has one safe mend")
    check.set_defaults(act=_check)
    explain = commands.add_parser("explain", help="tell what a check looks for and how to mend it")
    explain.add_argument("code", metavar="CODE", help="a code such as LP112, or a name such as not-a-choice")
    explain.set_defaults(act=_explain)
    schema = commands.add_parser("schema", help="print the JSON Schema of a kind of file, or write all of them")
    schema.add_argument("name", nargs="?", help="pack, lesson, …; without it the names are listed")
    schema.add_argument("--write", type=Path, metavar="FOLDER", help="write all schemas into a folder")
    schema.set_defaults(act=_schema)


def _translate_commands(commands: Commands[argparse.ArgumentParser]) -> None:
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


def _new_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    new = commands.add_parser("new", help="begin something new")
    kinds = new.add_subparsers(title="commands", required=True, metavar="COMMAND")
    language = kinds.add_parser("language", help="begin the translation into a language")
    language.add_argument("tag", metavar="LANGUAGE", help="the language's tag, such as ne or pt-BR")
    language.set_defaults(act=_new_language)


def _translate_check_command(steps: Commands[argparse.ArgumentParser]) -> None:
    check = steps.add_parser("check", help="look for faults in single PO files, in a site or not, at once")
    check.add_argument("files", nargs="*", metavar="FILE", help="PO files, anywhere (default: all of the site)")
    check.add_argument("--format", choices=("text", "json", "sarif", "github"), default="text",
                       help="how findings are written (default: %(default)s)")
    check.set_defaults(act=_translate_check)


def _translate_report_command(steps: Commands[argparse.ArgumentParser]) -> None:
    report = steps.add_parser("report", help="tell what a change does to the translations, for a pull request")
    report.add_argument("--base", required=True, metavar="REVISION",
                        help="what the change is to be merged into, such as origin/main")
    report.add_argument("--format", choices=("markdown", "json", "github"), default="markdown",
                        help="how it is written (default: %(default)s)")
    report.set_defaults(act=_report)


def _translate_weblate_command(steps: Commands[argparse.ArgumentParser]) -> None:
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


def _translate_import_command(steps: Commands[argparse.ArgumentParser]) -> None:
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
    bring.set_defaults(act=_translate_import)


def _translate_memory_commands(steps: Commands[argparse.ArgumentParser]) -> None:
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


def _translate_glossary_commands(steps: Commands[argparse.ArgumentParser]) -> None:
    glossary = steps.add_parser("glossary", help="work with the glossary of a language")
    ways = glossary.add_subparsers(title="commands", required=True, metavar="COMMAND")
    into = ways.add_parser("import", help="add terms from elsewhere; what the glossary has stays as it is")
    into.add_argument("language", metavar="LANGUAGE", help="the language of the glossary, such as bn")
    into.add_argument("file", type=Path, metavar="FILE",
                      help="a file of Glosario's format (YAML), or a table (CSV) with the columns source and term")
    into.set_defaults(act=_import_glossary)


def _translate_trivial_command(steps: Commands[argparse.ArgumentParser]) -> None:
    trivial = steps.add_parser("trivial", help="say that a change of a source outdates no translation")
    trivial.add_argument("pack", nargs="?", default="", metavar="PACK",
                         help="the pack's id, or site for the standing pages (default: list what changed everywhere)")
    trivial.add_argument("contexts", nargs="*", metavar="CONTEXT",
                         help="the passages whose change is trivial, by their msgctxt (default: list what changed)")
    trivial.add_argument("--all", action="store_true", help="all changes that are listed are trivial")
    trivial.add_argument("--by", default="", metavar="NAME", help="your name, as it shall stand in the file")
    trivial.set_defaults(act=_trivial)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes")
    return int(text)


def _build(options: argparse.Namespace) -> int:
    from .commands.site import build_command
    return build_command(options.root, options.site_dir, jobs=options.jobs, cluster=options.cluster,
                         quiet=options.quiet)


def _serve(options: argparse.Namespace) -> int:
    from .commands.serve import serve_command
    return serve_command(options.root, options.site_dir, options.address, options.port)


def _check(options: argparse.Namespace) -> int:
    from .commands.checking import check_command
    return check_command(options.root, options.paths, options.format, fix=options.fix)


def _explain(options: argparse.Namespace) -> int:
    from .commands.checking import explain_command
    return explain_command(options.code)


def _schema(options: argparse.Namespace) -> int:
    from .commands.checking import schema_command
    return schema_command(options.name, options.write)


def _extract(options: argparse.Namespace) -> int:
    from .commands.translate_extract import extract_command
    return extract_command(options.root)


def _merge(options: argparse.Namespace) -> int:
    from .commands.translations import merge_command
    return merge_command(options.root, options.languages)


def _sign(options: argparse.Namespace) -> int:
    from .commands.translate_sign import sign_command
    return sign_command(options.root, options.language, options.domain, options.contexts, options.by,
                        machine=options.machine)


def _export_tmx(options: argparse.Namespace) -> int:
    from .commands.translate_memory import export_command
    return export_command(options.root, options.language, options.file)


def _import_tmx(options: argparse.Namespace) -> int:
    from .commands.translate_memory import import_command
    return import_command(options.root, options.language, options.file)


def _import_glossary(options: argparse.Namespace) -> int:
    from .commands.translate_glossary import import_command
    return import_command(options.root, options.language, options.file)


def _trivial(options: argparse.Namespace) -> int:
    from .commands.translate_trivial import list_command, trivial_command
    if options.all or options.contexts:
        return trivial_command(options.root, options.pack, None if options.all else options.contexts, options.by)
    return list_command(options.root, options.pack)


def _translate_check(options: argparse.Namespace) -> int:
    from .commands.translate_check import translate_check_command
    return translate_check_command(options.root, options.files, options.format)


def _report(options: argparse.Namespace) -> int:
    from .commands.translate_report import report_command
    return report_command(options.root, options.base, options.format)


def _translate_import(options: argparse.Namespace) -> int:
    from .commands.translate_import import Wanted, import_command
    return import_command(options.root, Wanted(
        options.language, options.translated, options.source, tuple(options.po), options.pack, options.lesson,
        options.output,
    ))


def _weblate(options: argparse.Namespace) -> int:
    from .commands.translate_weblate import weblate_command
    return weblate_command(options.root, options.url, options.project, options.repo, options.branch, options.push)


def _new_language(options: argparse.Namespace) -> int:
    from .commands.new import new_language_command
    return new_language_command(options.root, options.tag)


def _status(options: argparse.Namespace) -> int:
    from .commands.translations import status_command
    return status_command(options.root, options.format)


if __name__ == "__main__":
    sys.exit(main())
