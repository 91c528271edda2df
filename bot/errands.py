"""What console commands ask of the process that holds the database: each errand, run by it."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot import token_errands
from bot.app import Office
from bot.gateways.web.gateway import compose
from bot.gateways.web.store import NAME as WEB
from bot.holding import Errand, ErrandRefusedError
from bot.pipeline import Update
from bot.views.look import plain
from core.catalogue import actions as catalogue
from core.evaluation.period import Period
from core.evaluation.steps.reads import FILE, note_read
from core.exchange import importing
from core.indicators import importing as indicators
from core.kernel import inbox, turns
from core.kernel.inbox import Heard
from core.kernel.notice import NOTICES
from core.kernel.refusal import Refusal, Slip
from core.kernel.transaction import Tx
from core.people import actions as people_actions
from core.people import store as people
from core.people.roster import RosterPlan
from core.people.roster_import import apply_roster, state_of
from core.people.roster_plan import plan_roster
from core.people.rules import Person, Role
from core.people.store import Office as OfficeRow
from core.programmes import actions as programmes
from core.reminders import figures, own_data
from core.reminders.notices import Coded
from locales import Language

CONSOLE = "console"


async def run(office: Office, errand: Errand, zone: str) -> str:
    """Run an errand; give what to print. Raises ErrandRefusedError with the reason."""
    words = errand.words
    match errand.verb:
        case "say":
            await say(office, words["code"], words["line"])
            await office.answered(words["code"])
            return ""
        case "link" | "data" | "keep" | "reads" as at_once:
            work = {"link": _link, "data": _data, "keep": _keep, "reads": _reads}[at_once]
            return await office.database.write(lambda connection: work(office, connection, words))
        case "admin":
            told = await office.database.write(
                lambda connection: _admin(office, connection, words, zone)
            )
            await office.learn_zones()
            return told
        case other if other in _ALONE:
            return await _ALONE[other](office, words)
        case _:
            raise ErrandRefusedError(f"unknown errand {errand.verb}")


async def say(office: Office, code: str, line: str) -> None:
    """Say a line in somebody's web chat, as if it had been typed there just now."""
    key = f"talk-{uuid.uuid4()}"
    raw = compose(code, line, typed=office.clock(), key=key)
    await office.hear(WEB, WEB, [Update(key=key, chat=code, raw=raw, text=line)])


def office_named(connection: Connection, code: str) -> OfficeRow:
    """Give the office with a code, or the only one. Raises ErrandRefusedError."""
    every = people.offices(connection)
    found = [one for one in every if not code or one.code.lower() == code.lower()]
    if len(found) == 1:
        return found[0]
    if not every:
        raise ErrandRefusedError("no office yet; begin with: viec admin create CODE NAME")
    known = ", ".join(one.code for one in every)
    raise ErrandRefusedError(f"which office? Say --office with one of: {known}")


def _tx(office: Office, connection: Connection, verb: str, of: OfficeRow | None = None) -> Tx:
    """Open a turn of the console: an inbox row that journal lines can refer to."""
    if of is not None:
        turns.wait(connection, turns.of_office(of.id))
    now = office.clock()
    heard = Heard(gateway=CONSOLE, bot=CONSOLE, key=f"{verb}-{uuid.uuid4()}", chat=verb, raw=verb)
    row = inbox.keep(connection, heard, now)
    if row is None:
        raise LookupError("a fresh key was there already")
    inbox.end(connection, row, "done")
    return Tx(connection, now, row, office.chance(row))


def _link(office: Office, connection: Connection, words: dict[str, str]) -> str:
    where = office_named(connection, words.get("office", ""))
    tx = _tx(office, connection, "link", where)
    whose = people.by_code(connection, where.id, words["code"])
    if whose is None:
        raise ErrandRefusedError(f"nobody in {where.code} has the code {words['code']}")
    code = people_actions.make_code(tx, whose)
    return f"{_zalo_bot(tx, whose, words['zalo'])}\n{code}" if "zalo" in words else code


def _data(office: Office, connection: Connection, words: dict[str, str]) -> str:
    """Give a copy of somebody's data, or erase what may be; his request is answered by it."""
    from bot.own_data import copy_of, erase

    tx = _tx(office, connection, "data")
    where = office_named(connection, words.get("office", ""))
    whose = people.by_code(connection, where.id, words["code"])
    if whose is None:
        raise ErrandRefusedError(f"nobody in {where.code} has the code {words['code']}")
    own_data.answered(tx, whose, words["wish"])
    if words["wish"] == own_data.COPY:
        return copy_of(connection, whose)
    return f"erased: the telephone number and {erase(connection, whose)} texts of {whose.code}"


def _keep(office: Office, connection: Connection, words: dict[str, str]) -> str:
    """Keep the figures of a card that is drawn for somebody; give the code that opens them."""
    whose = people.person_of(connection, int(words["person"]))
    where = people.office_of(connection, whose.office_id)
    tx = _tx(office, connection, "keep", where)
    facts = NOTICES.read(words["kind"], words["body"])
    if not isinstance(facts, Coded):
        raise ErrandRefusedError(f"{words['kind']} has no code")
    return figures.keep(tx, people_actions.Turn(actor=whose, office=where, said=tx.now), facts).code


def _reads(office: Office, connection: Connection, words: dict[str, str]) -> str:
    """Note that a file with the scores of others was written in somebody's name."""
    reader = people.person_of(connection, int(words["reader"]))
    where = people.office_of(connection, reader.office_id)
    tx = _tx(office, connection, "reads", where)
    turn = people_actions.Turn(actor=reader, office=where, said=tx.now, channel=FILE)
    whose = people.persons(connection, [int(one) for one in words["whose"].split()])
    note_read(tx, turn, whose.values(), Period.of(words["period"]))
    return ""


def _zalo_bot(tx: Tx, whose: Person, bots: str) -> str:
    """Give the name of the Zalo bot that has a place for a person. Raises ErrandRefusedError."""
    from bot.gateways.zalo import store as zalo

    if bots == "none":
        raise ErrandRefusedError("no Zalo bot; set VIEC_ZALO_TOKEN or VIEC_ZALO_TOKEN_FILE")
    bot = zalo.seat(tx.connection, whose.id, bots.split(), tx.now)
    if bot is None:
        raise ErrandRefusedError(
            f"every Zalo bot serves its {zalo.PLACES} people; add the token of another one"
        )
    return zalo.bot_name(tx.connection, bot)


async def _purge(office: Office, words: dict[str, str]) -> str:
    """Let everything go that was kept long enough, batch by batch; or count it."""
    from bot.purge import Gone, Purge, counted, is_due, purge, would_go

    command = Purge(messages_days=int(words["messages"]), records_years=int(words["records"]))
    if words.get("dry_run"):
        found = await office.database.read(
            lambda connection: would_go(connection, command.keep, office.clock())
        )
        return counted(found, "would go")

    def batch(connection: Connection) -> Gone:
        every = people.offices(connection)
        if not every:
            raise ErrandRefusedError("no office yet; begin with: viec admin create CODE NAME")
        return purge(_tx(office, connection, "purge", every[0]), every[0].id, command)

    def more(connection: Connection) -> bool:
        return is_due(connection, command.keep, office.clock())

    gone: Counter[str] = Counter()
    while await office.database.read(more):
        gone.update((await office.database.write(batch)).rows)
    if office.porter:
        await office.porter.clear()
    return counted(Gone(rows=dict(gone)), "gone")


async def _zalo_connect(office: Office, words: dict[str, str]) -> str:
    from bot.gateways.zalo_oa import tokens

    now, refresh = office.clock(), words["refresh"]
    await office.database.write(lambda connection: tokens.keep(connection, refresh, now))
    return "kept; a running process exchanges it with the next letter, or within half an hour"


def _admin(office: Office, connection: Connection, words: dict[str, str], zone: str) -> str:
    tx = _tx(office, connection, "admin")
    every = people.offices(connection)
    code = words.get("office") or ("" if every else "OFFICE")
    if not code or any(one.code.lower() == code.lower() for one in every):
        raise ErrandRefusedError(
            "there is an office already; its admins come with the roster. "
            "For another office say --office CODE --office-name NAME"
        )
    name = words.get("office_name") or code
    office_id = people.add_office(connection, code, name, zone, tx.now)
    root = people.add_unit(connection, office_id, None, code, name)
    person_id = people.add_person(connection, office_id, words["code"], words["name"], None)
    people.add_post(connection, office_id, person_id, root.id, Role.ADMIN, "", tx.now)
    whose = people.person_of(connection, person_id)
    return (
        f"{words['name']} ({words['code']}) is the admin of {name}.\n"
        f"To link a chat within 15 minutes: {people_actions.make_code(tx, whose)}"
    )


async def _roster(office: Office, words: dict[str, str]) -> str:
    from bot.reading.roster_file import read_roster
    from bot.views.roster import roster_report

    language = cast("Language", words.get("language") or "vi")
    try:
        rows = read_roster(Path(words["file"]))
    except Slip as slip:
        raise ErrandRefusedError(plain(slip.notice, language)) from slip

    def plan(connection: Connection) -> RosterPlan:
        where = office_named(connection, words.get("office", ""))
        return plan_roster(rows, state_of(connection, where.id, office.clock()))

    def write(connection: Connection) -> str:
        where = office_named(connection, words.get("office", ""))
        tx = _tx(office, connection, "roster", where)
        made = plan(connection)
        accept = bool(words.get("accept_faults"))
        told = apply_roster(tx, made.office_id, made, accept_faults=accept)
        return plain(told, language)

    if not words.get("write"):
        return roster_report(await office.database.read(plan), language)
    try:
        return await office.database.write(write)
    except Refusal as refusal:
        raise ErrandRefusedError(plain(refusal.notice, language)) from refusal


async def _catalogue(office: Office, words: dict[str, str]) -> str:
    from bot.reading.catalogue_file import read_catalogue
    from bot.views.catalogue import catalogue_report

    language = cast("Language", words.get("language") or "vi")
    since = dt.datetime.fromisoformat(words["since"]) if words.get("since") else None
    try:
        rows = read_catalogue(Path(words["file"]))
    except Slip as slip:
        raise ErrandRefusedError(plain(slip.notice, language)) from slip

    accept = bool(words.get("accept_faults"))

    def look(connection: Connection) -> str:
        where = office_named(connection, words.get("office", ""))
        plan = catalogue.plan(connection, where.id, rows, office.clock(), since)
        return catalogue_report(plan, language, ZoneInfo(where.zone))

    def write(connection: Connection) -> str:
        where = office_named(connection, words.get("office", ""))
        tx = _tx(office, connection, "catalogue", where)
        plan = catalogue.plan(connection, where.id, rows, tx.now, since)
        if plan.faults and not accept:
            report = catalogue_report(plan, language, ZoneInfo(where.zone))
            raise ErrandRefusedError(report)
        told = catalogue.take_over(tx, where.id, plan, by=None, accept_faults=accept)
        return plain(told, language)

    try:
        if words.get("dry_run"):
            return await office.database.read(look)
        return await office.database.write(write)
    except Refusal as refusal:
        raise ErrandRefusedError(plain(refusal.notice, language)) from refusal


async def _programmes(office: Office, words: dict[str, str]) -> str:
    from bot.reading.programme_file import read_programmes
    from bot.views.programmes import programmes_report

    language = cast("Language", words.get("language") or "vi")
    try:
        rows = read_programmes(Path(words["file"]), words.get("code", ""), words.get("title", ""))
    except Slip as slip:
        raise ErrandRefusedError(plain(slip.notice, language)) from slip

    accept = bool(words.get("accept_faults"))

    def look(connection: Connection) -> str:
        where = office_named(connection, words.get("office", ""))
        return programmes_report(
            programmes.plan(connection, where.id, rows, office.clock()), language
        )

    def write(connection: Connection) -> str:
        where = office_named(connection, words.get("office", ""))
        tx = _tx(office, connection, "programmes", where)
        plan = programmes.plan(connection, where.id, rows, tx.now)
        if plan.faults and not accept:
            raise ErrandRefusedError(programmes_report(plan, language))
        return plain(programmes.take_over(tx, where.id, plan, accept_faults=accept), language)

    if words.get("dry_run"):
        return await office.database.read(look)
    return await office.database.write(write)


class _RehearsedError(Exception):
    """Everything was done to see what comes of it, and is to be undone; the text says that."""


async def _tasks(office: Office, words: dict[str, str]) -> str:
    """Take over tasks of another system; without leave for all of it nothing is written."""
    from bot.reading.task_file import read_tasks
    from bot.views.exchange import Doubt, tasks_report

    language = cast("Language", words.get("language") or "vi")
    try:
        rows = read_tasks(Path(words["file"]))
    except Slip as slip:
        raise ErrandRefusedError(plain(slip.notice, language)) from slip

    def work(connection: Connection) -> str:
        where = office_named(connection, words.get("office", ""))
        tx = _tx(office, connection, "tasks", where)
        whose = people.by_code(connection, where.id, words["by"])
        if whose is None:
            raise ErrandRefusedError(f"nobody in {where.code} has the code {words['by']}")
        turn = people_actions.Turn(actor=whose, office=where, said=tx.now, channel=CONSOLE)
        importing.may_take_over(turn, tx.now)
        plan = importing.plan(tx, turn, rows, words.get("system", ""))
        outcome = importing.take_over(tx, turn, plan)
        doubt = Doubt.of(
            plan,
            outcome,
            accept_changes=bool(words.get("accept_changes")),
            accept_faults=bool(words.get("accept_faults")),
        )
        dry = bool(words.get("dry_run"))
        report = tasks_report(plan, outcome, doubt, language, ZoneInfo(where.zone), dry=dry)
        if dry:
            raise _RehearsedError(report)
        if doubt is not Doubt.NONE:
            raise ErrandRefusedError(report)
        return report

    try:
        return await office.database.write(work)
    except _RehearsedError as rehearsed:
        return str(rehearsed)
    except Refusal as refusal:
        raise ErrandRefusedError(plain(refusal.notice, language)) from refusal


async def _indicators(office: Office, words: dict[str, str]) -> str:
    from bot.reading.indicator_file import read_indicators
    from bot.views.indicators import indicators_report

    language = cast("Language", words.get("language") or "vi")
    try:
        rows = read_indicators(Path(words["file"]))
    except Slip as slip:
        raise ErrandRefusedError(plain(slip.notice, language)) from slip

    def look(connection: Connection) -> str:
        where = office_named(connection, words.get("office", ""))
        plan = indicators.plan(connection, where.id, rows, where.zone, office.clock())
        return indicators_report(plan, language)

    def write(connection: Connection) -> str:
        where = office_named(connection, words.get("office", ""))
        tx = _tx(office, connection, "indicators", where)
        plan = indicators.plan(connection, where.id, rows, where.zone, tx.now)
        accept = bool(words.get("accept_faults"))
        if plan.faults and not accept:
            raise ErrandRefusedError(indicators_report(plan, language))
        return plain(indicators.take_over(tx, where.id, plan, accept_faults=accept), language)

    try:
        if words.get("dry_run"):
            return await office.database.read(look)
        return await office.database.write(write)
    except Refusal as refusal:
        raise ErrandRefusedError(plain(refusal.notice, language)) from refusal


async def _token_list(office: Office, words: dict[str, str]) -> str:
    def look(connection: Connection) -> str:
        where = office_named(connection, words.get("office", ""))
        return token_errands.listed(connection, where, office.clock())

    return await office.database.read(look)


async def _token_make(office: Office, words: dict[str, str]) -> str:
    def work(connection: Connection) -> str:
        where = office_named(connection, words.get("office", ""))
        return token_errands.make(_tx(office, connection, "token", where), where, words)

    try:
        return await office.database.write(work)
    except Refusal as refusal:
        raise ErrandRefusedError(plain(refusal.notice, "vi")) from refusal


async def _token_revoke(office: Office, words: dict[str, str]) -> str:
    def work(connection: Connection) -> str:
        where = office_named(connection, words.get("office", ""))
        return token_errands.revoke(_tx(office, connection, "token", where), where, words)

    return await office.database.write(work)


_ALONE: dict[str, Callable[[Office, dict[str, str]], Awaitable[str]]] = {
    "zalo-connect": _zalo_connect,
    "roster": _roster,
    "purge": _purge,
    "catalogue": _catalogue,
    "programmes": _programmes,
    "indicators": _indicators,
    "tasks": _tasks,
    "token-list": _token_list,
    "token-make": _token_make,
    "token-revoke": _token_revoke,
}
"""Errands that open what they need by themselves."""
