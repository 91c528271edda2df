"""The console script `viec`: every command, its words, and its exit status."""

import argparse
import asyncio
import datetime as dt
import io
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from bot import interpreter

DEMO_PATH = Path("var/demo.db")
WRONG_USE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; give its exit status: 0 done, 1 could not, 2 wrong use or bad input."""
    parsed = _parser().parse_args(arguments)
    try:
        return int(parsed.run(parsed))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if not _is_expected(error):
            raise
        print(f"viec: {error}", file=sys.stderr)
        return 1


def _is_expected(error: Exception) -> bool:
    from bot.console import ConsoleError
    from bot.exports import ExportError
    from bot.holding import ErrandRefusedError, FileHeldError
    from bot.place import AwayError
    from bot.settings import SettingsError

    asked = ConsoleError | ExportError | ErrandRefusedError
    expected = asked | FileHeldError | AwayError | SettingsError | OSError
    return isinstance(error, expected)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="viec", description="The work bot of a public office.")
    parser.add_argument("--version", action="version", version=f"viec {_version()}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_demo(commands)
    _add_office(commands)
    _add_admin(commands)
    _add_tools(commands)
    return parser


def _add_demo(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = commands.add_parser("demo", help="start the invented demo office and its web chat")
    demo.add_argument("--port", type=_port, default=None, help="where the web chat listens")
    demo.add_argument("--db", type=Path, default=DEMO_PATH, help="the file (default %(default)s)")
    demo.add_argument("--at", type=_moment, help="the moment at which the story ends (ISO 8601)")
    demo.add_argument("--fresh", action="store_true", help="build it anew")
    demo.add_argument("--build-only", action="store_true", help="build it and exit")
    demo.add_argument("--people", action="store_true", help="print everybody as JSON and exit")
    demo.set_defaults(run=_demo)
    talk = commands.add_parser("talk", help="the same chat on a terminal (demo only)")
    talk.add_argument("--as", dest="code", required=True, help="the code of the person you are")
    talk.add_argument("--db", type=Path, default=DEMO_PATH)
    talk.add_argument("--at", type=_moment, help="the present moment (ISO 8601)")
    talk.set_defaults(run=_talk)


def _add_office(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    run = commands.add_parser("run", help="run the bot and the web chat of your offices")
    run.set_defaults(run=_run)
    migrate = commands.add_parser("migrate", help="bring the database to the present schema")
    migrate.set_defaults(run=_migrate)
    doctor = commands.add_parser("doctor", help="check settings, database and clock")
    doctor.set_defaults(run=_doctor)
    purge = commands.add_parser("purge", help="let go what was kept long enough; daily by itself")
    purge.add_argument("--dry-run", action="store_true", help="only count what would go")
    purge.set_defaults(run=_purge)
    backup = commands.add_parser("backup", help="copy the database while it is in use")
    backup.add_argument("file", type=Path)
    backup.set_defaults(run=_backup)
    restore = commands.add_parser("restore", help="put a backup in the place of the database")
    restore.add_argument("file", type=Path)
    restore.set_defaults(run=_restore)


def _add_admin(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    admin = commands.add_parser("admin", help="the first admin of an empty office")
    create = admin.add_subparsers(required=True, metavar="ACTION").add_parser("create")
    create.add_argument("code")
    create.add_argument("name")
    create.add_argument("--office", default="", help="the office's code (default: from its name)")
    create.add_argument("--office-name", default="", help="the office's name")
    create.set_defaults(run=_admin_create)
    link = commands.add_parser("link", help="print a one-time code that links somebody's chat")
    link.add_argument("--for", dest="code", required=True, help="the person's code")
    link.add_argument("--office", default="", help="the office's code, where there are several")
    link.add_argument("--zalo", action="store_true", help="also say which Zalo bot to write to")
    link.set_defaults(run=_link)
    data = commands.add_parser("data", help="answer what a person asks of the data about him")
    wishes = data.add_subparsers(required=True, metavar="ACTION")
    for wish, told in (
        ("copy", "write everything kept about a person into a file"),
        ("erase", "erase a telephone number and the texts that a person sent"),
    ):
        asked = wishes.add_parser(wish, help=told)
        asked.add_argument("--for", dest="code", required=True, help="the person's code")
        asked.add_argument("--office", default="", help="the office's code, if there are several")
        asked.set_defaults(run=_data, wish=wish, out=None)
        if wish == "copy":
            asked.add_argument("--out", type=Path, required=True, help="FILE.json")
    zalo = commands.add_parser("zalo", help="the Zalo bots and the Official Account")
    actions = zalo.add_subparsers(required=True, metavar="ACTION")
    unhook = actions.add_parser(
        "unhook", help="have Zalo bring events nowhere any more, so that they can be polled for"
    )
    unhook.set_defaults(run=_zalo_unhook)
    connect = actions.add_parser(
        "connect", help="keep the refresh token of an Official Account, read from the input"
    )
    connect.set_defaults(run=_zalo_connect)
    roster = commands.add_parser("roster", help="the people and units of an office")
    load = roster.add_subparsers(required=True, metavar="ACTION").add_parser(
        "import", help="read a spreadsheet (XLSX or CSV); without --write only shows what would be"
    )
    load.add_argument("file", type=Path)
    load.add_argument("--write", action="store_true", help="carry it out")
    load.add_argument("--accept-faults", action="store_true", help="leave faulty rows out")
    load.add_argument("--office", default="", help="the office's code, where there are several")
    load.add_argument("--language", choices=("vi", "en"), default="vi")
    load.set_defaults(run=_roster_import)
    catalogue = commands.add_parser("catalogue", help="the products of an office and their worth")
    products = catalogue.add_subparsers(required=True, metavar="ACTION").add_parser(
        "import", help="read a spreadsheet of products (XLSX or CSV)"
    )
    products.add_argument("file", type=Path)
    products.add_argument("--dry-run", action="store_true", help="only show what would change")
    products.add_argument("--from", dest="since", type=_moment, help="from when it holds (now)")
    products.add_argument("--accept-faults", action="store_true", help="leave faulty rows out")
    products.add_argument("--office", default="", help="the office's code, if there are several")
    products.add_argument("--language", choices=("vi", "en"), default="vi")
    products.set_defaults(run=_catalogue_import)
    _add_programmes(commands)
    _add_exchange(commands)
    _add_tokens(commands)
    _add_indicators(commands)


def _add_indicators(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    indicators = commands.add_parser("indicators", help="what units are measured by")
    inner = indicators.add_subparsers(required=True, metavar="ACTION")
    sheet = inner.add_parser("import", help="read indicators, or their values (XLSX or CSV)")
    sheet.add_argument("file", type=Path)
    sheet.add_argument("--dry-run", action="store_true", help="only show what would change")
    sheet.add_argument("--accept-faults", action="store_true", help="leave faulty rows out")
    sheet.add_argument("--office", default="", help="the office's code, if there are several")
    sheet.add_argument("--language", choices=("vi", "en"), default="vi")
    sheet.set_defaults(run=_indicators_import)
    example = inner.add_parser("template", help="write a set of indicators to start from")
    example.add_argument("kind", choices=("department", "ward", "values"))
    example.add_argument("--unit", default="", help="the code of the unit it is for")
    example.add_argument("--year", type=int, default=None, help="whose targets; this year")
    example.add_argument("--out", type=Path, required=True, help="FILE.xlsx or FILE.csv")
    example.set_defaults(run=_indicators_template)


def _add_programmes(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    programmes = commands.add_parser("programmes", help="resolutions and plans by their paragraphs")
    texts = programmes.add_subparsers(required=True, metavar="ACTION").add_parser(
        "import", help="read a spreadsheet of numbered paragraphs (XLSX or CSV)"
    )
    texts.add_argument("file", type=Path)
    texts.add_argument("--dry-run", action="store_true", help="only show what would change")
    texts.add_argument("--code", default="", help="the programme, where the file does not name it")
    texts.add_argument("--title", default="", help="its title, where the file does not have it")
    texts.add_argument("--accept-faults", action="store_true", help="leave faulty rows out")
    texts.add_argument("--office", default="", help="the office's code, if there are several")
    texts.add_argument("--language", choices=("vi", "en"), default="vi")
    texts.set_defaults(run=_programmes_import)


def _add_exchange(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    load = commands.add_parser("import", help="take over what another system says")
    tasks = load.add_subparsers(required=True, metavar="WHAT").add_parser(
        "tasks", help="read a file of assigned tasks (XLSX, CSV or JSON)"
    )
    tasks.add_argument("file", type=Path)
    tasks.add_argument("--by", required=True, help="in whose name: the code of an admin or leader")
    tasks.add_argument("--system", default="", help="the system, where the file does not name it")
    tasks.add_argument("--dry-run", action="store_true", help="only show what would be done")
    tasks.add_argument("--accept-changes", action="store_true", help="carry out what changed there")
    tasks.add_argument("--accept-faults", action="store_true", help="leave faulty rows out")
    tasks.add_argument("--office", default="", help="the office's code, if there are several")
    tasks.add_argument("--language", choices=("vi", "en"), default="vi")
    tasks.set_defaults(run=_tasks_import)


def _add_tokens(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    token = commands.add_parser("token", help="what programs may read over HTTP")
    actions = token.add_subparsers(required=True, metavar="ACTION")
    make = actions.add_parser("make", help="make a token and print it, this once")
    make.add_argument("name", help="what it is for, such as HANOIWORK")
    make.add_argument("--by", required=True, help="in whose name it reads: a leader or an admin")
    make.add_argument("--scope", type=_scopes, required=True, help="tasks,results,people,…")
    make.add_argument("--unit", default="", help="only this unit and those below: its code")
    make.add_argument("--days", type=_days, default=90, help="how long it holds (%(default)s)")
    revoke = actions.add_parser("revoke", help="let a token read no more")
    revoke.add_argument("name")
    listed = actions.add_parser("list", help="show what tokens there are")
    for one, run in ((make, _token_make), (revoke, _token_revoke), (listed, _token_list)):
        one.add_argument("--office", default="", help="the office's code, if there are several")
        one.set_defaults(run=run)


def _add_tools(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    picture = commands.add_parser("picture", help="draw somebody's card into a file")
    picture.add_argument("kind", choices=("digest", "week", "board", "month", "causes", "goals"))
    picture.add_argument("--for", dest="code", required=True)
    picture.add_argument("--db", type=Path, default=None)
    picture.add_argument("--at", type=_moment)
    picture.add_argument("--out", type=Path, required=True)
    picture.add_argument("--dark", action="store_true")
    picture.add_argument("--language", choices=("vi", "en"), default=None)
    picture.set_defaults(run=_picture)
    read = commands.add_parser("read", help="what the bot reads in each line of the input, as JSON")
    read.add_argument("--kind", choices=("message", "deadline"), default="message")
    read.add_argument("--now", type=_moment, default=None)
    read.add_argument("--roster", type=Path, default=None, help="people, one JSON object a line")
    read.set_defaults(run=_read)
    export = commands.add_parser("export", help="papers, and files for other systems")
    papers = ("receipt", "form", "summary", "scores", "work")
    records = ("tasks", "people", "catalogue", "results")
    export.add_argument("what", choices=(*papers, *records, "schema", "openapi"))
    export.add_argument("--for", dest="person", default=None, help="whose receipt or form: a code")
    export.add_argument("--unit", default=None, help="of which unit: its code")
    export.add_argument("--by", default=None, help="in whose name: the code of who asks")
    export.add_argument(
        "--period", "--month", type=_period, default=None, help="2026-11, or a quarter: 2026-Q4"
    )
    export.add_argument("--rules", default=None, help="of a case: the rule set, where several hold")
    export.add_argument("--week", type=_day, default=None, help="a day of the week to report on")
    export.add_argument("--until", type=_moment, default=None, help="as known then (ISO 8601)")
    export.add_argument("--db", type=Path, default=None)
    export.add_argument("--out", type=Path, required=True, help="FILE.xlsx .docx .json .csv .txt")
    export.add_argument("--language", choices=("vi", "en"), default="vi")
    export.set_defaults(run=_export)
    audit = commands.add_parser("audit", help="whether the journal is as it was written")
    audits = audit.add_subparsers(required=True, metavar="ACTION")
    scores = audits.add_parser("scores", help="work every published score out again")
    scores.add_argument("--db", type=Path, default=None)
    scores.set_defaults(run=_audit_scores)
    verify = audits.add_parser("verify", help="find any line that was changed, removed or inserted")
    verify.add_argument("--db", type=Path, default=None)
    verify.add_argument(
        "--noted", type=_seal, action="append", default=[], help="an earlier end, as printed"
    )
    verify.set_defaults(run=_audit_verify)
    score = commands.add_parser("score", help="score a case file, as JSON")
    score.add_argument("file", type=Path)
    score.set_defaults(run=_score)


def _demo(arguments: argparse.Namespace) -> int:
    from bot import console
    from bot.settings import read_settings

    settings = read_settings()
    path = arguments.db
    if arguments.people:
        console.print_people(path)
        return 0
    console.prepare_demo(path, arguments.at, settings.timezone, fresh=arguments.fresh)
    if arguments.build_only:
        return 0
    interpreter.begin()
    port = settings.http_port if arguments.port is None else arguments.port
    return asyncio.run(console.serve_demo(path, settings, port, arguments.at))


def _talk(arguments: argparse.Namespace) -> int:
    from bot import console

    _speak_utf8()
    return asyncio.run(console.talk(arguments.db, arguments.code, arguments.at))


def _run(_arguments: argparse.Namespace) -> int:
    interpreter.begin()
    from bot import console
    from bot.settings import read_settings

    return asyncio.run(console.serve(read_settings()))


def _migrate(_arguments: argparse.Namespace) -> int:
    from bot import console
    from bot.settings import read_settings

    changed = console.migrate_place(read_settings().place)
    print("migrated" if changed else "nothing to do")
    return 0


def _doctor(_arguments: argparse.Namespace) -> int:
    from bot.doctor import examine

    findings = examine()
    for finding in findings:
        print(finding)
    return 1 if any(finding.bad for finding in findings) else 0


def _purge(arguments: argparse.Namespace) -> int:
    from bot.settings import read_settings

    keep = read_settings().keep
    words = {"messages": str(keep.messages_days), "records": str(keep.records_years)}
    return _errand("purge", words | ({"dry_run": "yes"} if arguments.dry_run else {}))


def _backup(arguments: argparse.Namespace) -> int:
    from bot import console
    from bot.folder import folder_of
    from bot.settings import read_settings

    settings = read_settings()
    path = settings.database_path
    count = console.backup(path, arguments.file, folder_of(path, settings.files_path))
    print(f"copied to {arguments.file}; {count} new files to {arguments.file}.files")
    return 0


def _restore(arguments: argparse.Namespace) -> int:
    from bot import console
    from bot.folder import folder_of
    from bot.settings import read_settings

    settings = read_settings()
    path = settings.database_path
    kept = console.restore(path, arguments.file, folder_of(path, settings.files_path))
    print(f"restored; the former file is kept as {kept}" if kept else "restored")
    return 0


def _admin_create(arguments: argparse.Namespace) -> int:
    words = {
        "code": arguments.code,
        "name": arguments.name,
        "office": arguments.office,
        "office_name": arguments.office_name,
    }
    return _errand("admin", words)


def _link(arguments: argparse.Namespace) -> int:
    from bot.app import zalo_accounts
    from bot.settings import read_settings

    words = {"code": arguments.code, "office": arguments.office}
    if arguments.zalo:
        words["zalo"] = " ".join(one.id for one in zalo_accounts(read_settings())) or "none"
    return _errand("link", words)


def _data(arguments: argparse.Namespace) -> int:
    from bot import console
    from bot.exports import write_private
    from bot.holding import Errand
    from bot.settings import read_settings

    words = {"code": arguments.code, "office": arguments.office, "wish": arguments.wish}
    told = asyncio.run(console.errand(read_settings(), Errand(verb="data", words=words)))
    if arguments.out is None:
        print(told)
    else:
        write_private(arguments.out, f"{told}\n".encode())
    return 0


def _zalo_connect(_arguments: argparse.Namespace) -> int:
    print("Refresh token: ", end="", file=sys.stderr, flush=True)
    token = sys.stdin.readline().strip()
    if not token:
        print("viec: no token was given", file=sys.stderr)
        return WRONG_USE
    return _errand("zalo-connect", {"refresh": token})


def _zalo_unhook(_arguments: argparse.Namespace) -> int:
    from bot import console
    from bot.settings import read_settings

    for line in asyncio.run(console.zalo_unhook(read_settings())):
        print(line)
    return 0


def _roster_import(arguments: argparse.Namespace) -> int:
    words = {
        "file": str(arguments.file.resolve()),
        "write": "yes" if arguments.write else "",
        "accept_faults": "yes" if arguments.accept_faults else "",
        "office": arguments.office,
        "language": arguments.language,
    }
    return _errand("roster", words)


def _catalogue_import(arguments: argparse.Namespace) -> int:
    words = {
        "file": str(arguments.file.resolve()),
        "dry_run": "yes" if arguments.dry_run else "",
        "since": arguments.since.isoformat() if arguments.since else "",
        "accept_faults": "yes" if arguments.accept_faults else "",
        "office": arguments.office,
        "language": arguments.language,
    }
    return _errand("catalogue", words)


def _programmes_import(arguments: argparse.Namespace) -> int:
    words = {
        "file": str(arguments.file.resolve()),
        "dry_run": "yes" if arguments.dry_run else "",
        "code": arguments.code,
        "title": arguments.title,
        "accept_faults": "yes" if arguments.accept_faults else "",
        "office": arguments.office,
        "language": arguments.language,
    }
    return _errand("programmes", words)


def _tasks_import(arguments: argparse.Namespace) -> int:
    words = {
        "file": str(arguments.file.resolve()),
        "by": arguments.by,
        "system": arguments.system,
        "dry_run": "yes" if arguments.dry_run else "",
        "accept_changes": "yes" if arguments.accept_changes else "",
        "accept_faults": "yes" if arguments.accept_faults else "",
        "office": arguments.office,
        "language": arguments.language,
    }
    return _errand("tasks", words)


def _token_make(arguments: argparse.Namespace) -> int:
    words = {
        "name": arguments.name,
        "by": arguments.by,
        "scopes": arguments.scope,
        "unit": arguments.unit,
        "days": str(arguments.days),
        "office": arguments.office,
    }
    return _errand("token-make", words)


def _token_revoke(arguments: argparse.Namespace) -> int:
    return _errand("token-revoke", {"name": arguments.name, "office": arguments.office})


def _token_list(arguments: argparse.Namespace) -> int:
    return _errand("token-list", {"office": arguments.office})


def _indicators_import(arguments: argparse.Namespace) -> int:
    words = {
        "file": str(arguments.file.resolve()),
        "dry_run": "yes" if arguments.dry_run else "",
        "accept_faults": "yes" if arguments.accept_faults else "",
        "office": arguments.office,
        "language": arguments.language,
    }
    return _errand("indicators", words)


def _indicators_template(arguments: argparse.Namespace) -> int:
    from bot.samples import write_sample

    year = arguments.year or dt.datetime.now(dt.UTC).year
    write_sample(arguments.out, arguments.kind, arguments.unit, year)
    print(f"{arguments.out}: an example; change it, then: viec indicators import --dry-run")
    return 0


def _errand(verb: str, words: dict[str, str]) -> int:
    from bot import console
    from bot.holding import Errand
    from bot.settings import read_settings

    print(asyncio.run(console.errand(read_settings(), Errand(verb=verb, words=words))))
    return 0


def _picture(arguments: argparse.Namespace) -> int:
    from bot import console
    from bot.settings import read_settings

    settings = read_settings()
    drawn = console.picture(
        arguments.db or settings.place,
        settings.timezone,
        arguments.kind,
        arguments.code,
        arguments.at,
        dark=arguments.dark,
        language=arguments.language,
    )
    picture, code = asyncio.run(drawn)
    arguments.out.write_bytes(picture)
    print(code)
    return 0


def _export(arguments: argparse.Namespace) -> int:
    from bot import console
    from bot.exports import Wanted, What, write_private
    from bot.settings import read_settings
    from core.evaluation.period import Period

    described = _described(arguments.what)
    if described is not None:
        arguments.out.write_bytes(described)
        return 0
    wanted = Wanted(
        what=What(arguments.what),
        person=arguments.person,
        unit=arguments.unit,
        by=arguments.by,
        period=Period.of(arguments.period) if arguments.period else None,
        rules=arguments.rules,
        until=arguments.until,
        ending=arguments.out.suffix.removeprefix(".").lower(),
        language=arguments.language,
        week=arguments.week,
    )
    settings = read_settings()
    path = arguments.db or settings.place
    written = console.exported(path, wanted, settings.timezone)
    write_private(arguments.out, written.content)
    for line in written.said:
        print(f"viec: {line}", file=sys.stderr)
    return 0


def _described(what: str) -> bytes | None:
    """Give the description of what other systems read, where that is asked for."""
    if what == "schema":
        from bot.records import schema

        return schema()
    if what == "openapi":
        from bot.gateways.api.openapi import written

        return written()
    return None


def _read(arguments: argparse.Namespace) -> int:
    import msgspec

    from bot.reading.line import Kind, run_read

    _speak_utf8()
    now = (arguments.now or dt.datetime.now(dt.UTC)).astimezone(_zone())
    try:
        run_read(sys.stdin, sys.stdout, Kind(arguments.kind), now, arguments.roster)
    except (OSError, msgspec.MsgspecError) as error:
        print(f"viec: {arguments.roster}: {error}", file=sys.stderr)
        return WRONG_USE
    return 0


def _score(arguments: argparse.Namespace) -> int:
    from core.evaluation.case_writing import score_text
    from core.evaluation.exact_json import CaseError

    try:
        print(score_text(arguments.file.read_text("utf-8-sig")))
    except CaseError as error:
        print(f"{error.path}: {error.reason}", file=sys.stderr)
        return WRONG_USE
    except (OSError, UnicodeDecodeError) as error:
        print(f"case: {error}", file=sys.stderr)
        return WRONG_USE
    return 0


def _audit_verify(arguments: argparse.Namespace) -> int:
    from bot import audit
    from bot.settings import read_settings

    findings = audit.verify(arguments.db or read_settings().place, arguments.noted)
    for finding in findings:
        print(finding)
    return 1 if any(finding.bad for finding in findings) else 0


def _audit_scores(arguments: argparse.Namespace) -> int:
    from bot import audit
    from bot.settings import read_settings

    place = arguments.db or read_settings().place
    findings = audit.scores(place, dt.datetime.now(dt.UTC))
    for finding in findings:
        print(finding)
    return 1 if any(finding.bad for finding in findings) else 0


def _seal(text: str) -> tuple[str, int, str]:
    code, _, rest = text.rpartition(":")
    code, _, seq = code.rpartition(":")
    if code and seq.isdecimal() and len(rest) >= 16:
        return code, int(seq), rest.lower()
    raise argparse.ArgumentTypeError(f"not an end like OFFICE:123:0123456789abcdef: {text}")


def _moment(text: str) -> dt.datetime:
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"not an ISO 8601 moment: {text}") from error
    return found.replace(tzinfo=_zone()) if found.tzinfo is None else found


def _scopes(text: str) -> str:
    from core.exchange.tokens import Scope

    asked = [one.strip().lower() for one in text.split(",") if one.strip()]
    known = [str(one) for one in Scope]
    if asked and set(asked) <= set(known):
        return " ".join(asked)
    raise argparse.ArgumentTypeError(f"known scopes, parted by commas: {', '.join(known)}")


def _days(text: str) -> int:
    if text.isdecimal() and 1 <= int(text) <= 366:
        return int(text)
    raise argparse.ArgumentTypeError(f"not 1 to 366 days: {text}")


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"not a day like 2026-11-23: {text}") from error


def _period(text: str) -> str:
    if re.fullmatch(r"[0-9]{4}-(?:0?[1-9]|1[0-2]|Q[1-4])", text):
        return text
    raise argparse.ArgumentTypeError(f"neither a month like 2026-11 nor a quarter 2026-Q4: {text}")


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("viec")
    except PackageNotFoundError:
        return "from its source tree"


def _zone() -> dt.tzinfo:
    from zoneinfo import ZoneInfo

    return ZoneInfo("Asia/Ho_Chi_Minh")


def _speak_utf8() -> None:
    """Read and write UTF-8 whatever the terminal says; one line ends with one newline."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _port(text: str) -> int:
    if text.isdecimal() and int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f"not a port: {text}")


if __name__ == "__main__":
    sys.exit(main())
