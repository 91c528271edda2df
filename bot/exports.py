"""What `viec export` writes: receipts, forms to sign, summaries of units, cases to check by."""

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.commands.work_reports import span_of
from bot.records import Kind, UnknownEndingError, records_of, write_records
from bot.views.evaluation import whole_receipt as whole_text
from bot.views.look import Look, text_of
from bot.views.work_reports import work_report as report_text
from core.evaluation import forms
from core.evaluation.case import Case
from core.evaluation.case_writing import write_case
from core.evaluation.cases import Incomplete, case_for, cases_for, scorable
from core.evaluation.figures import Figures
from core.evaluation.forms import people_in, unit_figures
from core.evaluation.notices import WholeReceipt
from core.evaluation.period import Period, current
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import Turn
from core.people.rules import Person
from core.people.store import Office, Unit
from core.periods import store as periods
from core.reminders.work_report import work_report
from locales import Language
from reports.paper import Paper
from reports.papers import form_paper, receipt_paper, summary_paper
from reports.work_paper import work_paper

PRIVATE = 0o600
_FIELDS = {"general": "general points", "organizing": "đ (organizing)", "unity": "e (unity)"}
"""What a leader has yet to give, by the field of the case."""


class What(StrEnum):
    """What can be exported."""

    RECEIPT = "receipt"
    FORM = "form"
    SUMMARY = "summary"
    SCORES = "scores"
    WORK = "work"
    TASKS = "tasks"
    PEOPLE = "people"
    CATALOGUE = "catalogue"
    RESULTS = "results"


OF_SCORES = frozenset({What.RECEIPT, What.FORM, What.SUMMARY, What.SCORES})
"""What holds scores of people: whose is noted, and shown to them."""


class ExportError(RuntimeError):
    """It cannot be exported; the text says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to export: of whom or of which unit, in whose name, for which period and until when.

    `rules` is the rule set of a case where people are under several. `by` is the code of the person
    who asks: without it somebody asks for his own papers. A work
    report is of the period, or else of the week in which the day `week` lies.
    """

    what: What
    person: str | None
    unit: str | None
    by: str | None
    period: Period | None
    until: dt.datetime | None
    ending: str
    language: Language
    rules: str | None = None
    week: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """A file, and what whoever asked for it has to know: who of a case was left out, and why.

    `reads` are the scores of others that are in it: who asks, for which period, and whose.
    """

    content: bytes
    said: tuple[str, ...] = ()
    reads: "Reads | None" = None


@dataclass(frozen=True, slots=True)
class Reads:
    """Scores of others in a file, by the numbers of people."""

    reader: int
    period: str
    whose: tuple[int, ...]


def export(connection: Connection, wanted: Wanted, now: dt.datetime) -> bytes:
    """Give the file alone, as `exported` does."""
    return exported(connection, wanted, now).content


def exported(connection: Connection, wanted: Wanted, now: dt.datetime) -> Exported:
    """Give the file and what there is to say of it.

    Raises ExportError for an unknown person, unit or ending, no right, and a case in which nobody
    could be scored.
    """
    try:
        made = _WRITERS[wanted.what](connection, wanted, now)
    except Refusal:
        raise ExportError(
            f"{wanted.by or wanted.person} may not have these figures: they are for the person, "
            "the leaders and the admin of the office; name one of them: --by CODE"
        ) from None
    return replace(made, reads=_reads(connection, wanted, now))


def _reads(connection: Connection, wanted: Wanted, now: dt.datetime) -> Reads | None:
    """Give the scores of others that a file holds; papers in one's own name hold none."""
    if wanted.by is None or wanted.what not in OF_SCORES:
        return None
    tx, turn = _turn(connection, wanted.by, now)
    period = wanted.period or current(turn.office, tx.now)
    if wanted.person is not None:
        whose = [_person(connection, wanted.person)[1]]
    else:
        unit = _unit(connection, turn.office, wanted.unit)
        whose = people_in(unit_figures(tx, turn, unit, period, wanted.until), unit)
    others = tuple(one.id for one in whose if one.id != turn.actor.id)
    return Reads(reader=turn.actor.id, period=period.key, whose=others) if others else None


def write_private(file: Path, content: bytes) -> None:
    """Write a file that only its owner reads: figures of people are in it."""
    file.touch(mode=PRIVATE)
    file.chmod(PRIVATE)
    file.write_bytes(content)


def _one_person(connection: Connection, wanted: Wanted, now: dt.datetime) -> Exported:
    if wanted.person is None:
        raise ExportError(f"whose {wanted.what}? say: --for CODE")
    office, whose = _person(connection, wanted.person)
    tx, turn = _turn(connection, wanted.by or wanted.person, now)
    if turn.office.id != office.id:
        raise ExportError(f"nobody of this office has the code {wanted.person}")
    period = wanted.period or current(office, tx.now)
    facts = forms.form_of(tx, turn, whose, period, wanted.until)
    zone = ZoneInfo(office.zone)
    match wanted.what, wanted.ending:
        case What.RECEIPT, "json":
            found = forms.exported(tx, turn, period, whose, wanted.until)
            return _case(case_for(found, whose.id), whose.code)
        case What.RECEIPT, "txt":
            look = Look(wanted.language, zone, tx.now, turn.actor.gender)
            text = whole_text(WholeReceipt(receipt=facts.receipt), look)
            return Exported(f"{text}\n".encode())
        case What.RECEIPT, _:
            return _paper(receipt_paper(facts, wanted.language, zone), wanted.ending)
        case _:
            return _paper(form_paper(facts, wanted.language, zone), wanted.ending)


def _one_unit(connection: Connection, wanted: Wanted, now: dt.datetime) -> Exported:
    if wanted.by is None:
        raise ExportError("in whose name? say: --by CODE, a leader of the unit or an admin")
    tx, turn = _turn(connection, wanted.by, now)
    unit = _unit(connection, turn.office, wanted.unit)
    period = wanted.period or current(turn.office, tx.now)
    if wanted.what is What.SCORES and wanted.ending == "json":
        return _case(_of_rules(forms.unit_figures(tx, turn, unit, period, wanted.until), wanted))
    facts = forms.summary_of(tx, turn, unit, period, wanted.until)
    paper = summary_paper(facts, wanted.language, ZoneInfo(turn.office.zone))
    return _paper(paper, wanted.ending)


def _of_rules(found: Figures, wanted: Wanted) -> Case:
    """Give the case of those under one rule set. Raises ExportError where it has to be named."""
    cases = cases_for(found)
    names = ", ".join(cases)
    if wanted.rules is None and len(cases) > 1:
        raise ExportError(f"people of it are under several rule sets, say --rules: {names}")
    if not cases or wanted.rules is None:
        return next(iter(cases.values()), found.case)
    if wanted.rules not in cases:
        raise ExportError(f"nobody of it is under {wanted.rules}; there are {names}")
    return cases[wanted.rules]


def _work(connection: Connection, wanted: Wanted, now: dt.datetime) -> Exported:
    if wanted.by is None:
        raise ExportError("in whose name? say: --by CODE, a leader of the unit")
    tx, turn = _turn(connection, wanted.by, now)
    unit = _unit(connection, turn.office, wanted.unit).code if wanted.unit else None
    zone = ZoneInfo(turn.office.zone)
    reach = span_of(wanted.period, wanted.week, tx.now.astimezone(zone), turn.office.zone)
    calendar = periods.calendar_of(connection, turn.office.id)
    facts = work_report(tx, turn, calendar, unit, reach)
    if wanted.ending == "txt":
        look = Look(wanted.language, zone, tx.now, turn.actor.gender)
        return Exported(f"{report_text(facts, look)}\n".encode())
    return _paper(work_paper(facts, turn.office.name, wanted.language), wanted.ending)


def _records(connection: Connection, wanted: Wanted, now: dt.datetime) -> Exported:
    if wanted.by is None:
        raise ExportError("in whose name? say: --by CODE, a leader or an admin")
    tx, turn = _turn(connection, wanted.by, now)
    unit = _unit(connection, turn.office, wanted.unit) if wanted.unit else None
    try:
        found = records_of(tx, turn, unit, _KINDS[wanted.what], wanted.period)
        return Exported(write_records(found, wanted.ending, wanted.language))
    except Refusal as refusal:
        look = Look(wanted.language, ZoneInfo(turn.office.zone), tx.now)
        raise ExportError(text_of(refusal.notice, look)) from None
    except UnknownEndingError as error:
        raise ExportError(str(error)) from None


_KINDS = {
    What.TASKS: Kind.TASK,
    What.PEOPLE: Kind.PERSON,
    What.CATALOGUE: Kind.PRODUCT,
    What.RESULTS: Kind.RESULT,
}
_WRITERS: dict[What, Callable[[Connection, Wanted, dt.datetime], Exported]] = {
    What.RECEIPT: _one_person,
    What.FORM: _one_person,
    What.SUMMARY: _one_unit,
    What.SCORES: _one_unit,
    What.WORK: _work,
    **dict.fromkeys(_KINDS, _records),
}


def _paper(paper: Paper, ending: str) -> Exported:
    if ending == "xlsx":
        from reports.sheets import write_sheet

        return Exported(write_sheet(paper))
    if ending == "docx":
        from reports.documents import write_document

        return Exported(write_document(paper))
    raise ExportError(f"no paper ends in .{ending}; say --out FILE.xlsx or FILE.docx")


def _case(case: Case, of: str | None = None) -> Exported:
    """Give a case that scores. Raises ExportError where that of the person asked for cannot."""
    kept, left_out = scorable(case)
    said = tuple(map(_left_out, left_out))
    if not kept.people or of in {one.id for one in left_out}:
        raise ExportError(f"nothing to score yet: {'; '.join(said) or 'nobody is in it'}")
    return Exported(f"{write_case(kept)}\n".encode(), said)


def _left_out(one: Incomplete) -> str:
    lacks = ", ".join(_FIELDS[name] for name in one.lacks)
    return f"{one.id} is left out, not given yet: {lacks}"


def _person(connection: Connection, code: str) -> tuple[Office, Person]:
    for office in people.offices(connection):
        found = people.by_code(connection, office.id, code)
        if found is not None:
            return office, found
    raise ExportError(f"nobody has the code {code}")


def _turn(connection: Connection, code: str, now: dt.datetime) -> tuple[Tx, Turn]:
    office, asker = _person(connection, code)
    tx = Tx(connection, now.astimezone(dt.UTC), 0, random.Random())
    return tx, Turn(actor=asker, office=office, said=tx.now)


def _unit(connection: Connection, office: Office, code: str | None) -> Unit:
    every = people.units(connection, office.id)
    for one in every:
        if code is None or one.code.casefold() == code.casefold():
            return one
    known = ", ".join(one.code for one in every)
    raise ExportError(f"no unit has the code {code}; there are {known}")
