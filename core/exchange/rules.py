"""What a row of another system's file means, and how it differs from what was taken before."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from zoneinfo import ZoneInfo

import msgspec

from core.exchange.faults import Column, Fault, Reason
from core.kernel.fact import Fact
from core.people.spelling import plain
from core.tasks.rules import THOUSAND

END_OF_DAY = dt.time(17, 0)
"""A deadline without a clock, as in the chat."""
LONGEST_TITLE = 300
LONGEST_TEXT = 200
LONGEST_CODE = 100
FARTHEST = dt.timedelta(days=10 * 366)
PRIORITIES = ("cao", "khan", "thuongkhan", "hoatoc")
MOST_QUANTITY = 1_000_000

_SYSTEM = re.compile(r"[A-Z0-9][A-Z0-9._-]{0,31}")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{2})-(\d{2})")
_CLOCK = re.compile(r"(\d{1,2})(?::(\d{2})(?::\d{2}(?:\.\d+)?)?|h(\d{2})?)")
_QUANTITY = re.compile(r"\d{1,7}(?:[.,]\d{1,3})?")
_PARAGRAPH = re.compile(r"([^\W\d_]{1,10}[-/]?\d{1,6}(?:[-/][^\W_]{1,10}){0,3})\.(.+)")
_FORMULA_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!")
_CALLED_OFF = frozenset({"huy", "da huy", "thu hoi", "da thu hoi", "cancelled", "canceled"})
_ESCAPED = re.compile(r"^'(?=\s*[=+@-])")
"""The apostrophe by which a text is kept from being a formula, in what Viec itself writes."""
_BETWEEN = re.compile(r"[;,\n]+")


class TaskRow(Fact, frozen=True):
    """A row of a file of tasks as text; `row` as a spreadsheet counts, `secret` if marked so.

    Of a row marked as a state secret only the place and its code are here.
    """

    sheet: str
    row: int
    number: str = ""
    system: str = ""
    external: str = ""
    title: str = ""
    document: str = ""
    document_date: str = ""
    source: str = ""
    people: str = ""
    unit: str = ""
    deadline: str = ""
    quantity: str = ""
    output: str = ""
    product: str = ""
    priority: str = ""
    paragraph: str = ""
    state: str = ""
    secret: bool = False


class Sent(Fact, frozen=True):
    """What another system says of a task, in stable codes; what it leaves open is None or empty.

    `quantity` is in thousandths; `people` are codes, whoever answers for it first.
    """

    title: str = ""
    people: tuple[str, ...] = ()
    unit: str = ""
    deadline: dt.datetime | None = None
    quantity: int | None = None
    output: str = ""
    product: str = ""
    priority: str = ""
    paragraph: tuple[str, str] | None = None
    cancelled: bool = False
    document: str = ""
    document_day: dt.date | None = None
    source: str = ""

    def with_what_is_said(self, later: "Sent") -> "Sent":
        """Give what holds after a later row: what that leaves open stays as it was."""
        said = {name: value for name, value in msgspec.structs.asdict(later).items() if value}
        return self.but(**said)


class SentRow(Fact, frozen=True):
    """A row that can be read: where it stands, whose task it is there, and what it says."""

    sheet: str
    row: int
    system: str
    external: str
    sent: Sent


class Difference(Fact, frozen=True):
    """A field that another system says otherwise than before; both as text, days in ISO."""

    column: Column
    before: str
    after: str


FIXED = (Column.QUANTITY, Column.OUTPUT, Column.PRODUCT, Column.PRIORITY, Column.PARAGRAPH)
"""What never changes once work has been given, here as in the chat."""
NOTED = (Column.TITLE, Column.DOCUMENT, Column.DOCUMENT_DATE, Column.SOURCE)
"""What is only kept beside a task: the task itself keeps the title that people know it by."""


class Known(Fact, frozen=True):
    """Who and what a row may name: codes of persons who are here, left, and by name; and units."""

    persons: Mapping[str, str]
    gone: Mapping[str, str]
    named: Mapping[str, str]
    units: Mapping[str, str]
    headless: frozenset[str]


class _FaultyError(Exception):
    def __init__(self, column: Column, reason: Reason, value: str = "", other: str = "") -> None:
        super().__init__(reason)
        self.column, self.reason, self.value, self.other = column, reason, value[:60], other


def read_row(
    row: TaskRow, system: str, known: Known, zone: ZoneInfo
) -> tuple[SentRow | None, tuple[Fault, ...]]:
    """Give what a row means, or every cell of it that cannot be taken."""
    if row.secret:
        return None, (Fault(sheet=row.sheet, row=row.row, column=None, reason=Reason.SECRET),)
    faults: list[Fault] = []
    read: dict[str, object] = {}
    for name, parse in _parsers(row, system, known, zone):
        try:
            read[name] = parse()
        except _FaultyError as error:
            faults.append(
                Fault(
                    sheet=row.sheet,
                    row=row.row,
                    column=error.column,
                    reason=error.reason,
                    value=error.value,
                    other=error.other,
                )
            )
    if faults:
        return None, tuple(faults)
    place = {name: str(read.pop(name)) for name in ("system", "external")}
    sent = msgspec.convert(read, Sent)
    return SentRow(sheet=row.sheet, row=row.row, **place, sent=sent), ()


def _parsers(
    row: TaskRow, system: str, known: Known, zone: ZoneInfo
) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "system", lambda: system_of(row.system or system)
    yield "external", lambda: _external(row)
    yield "title", lambda: _text(row, Column.TITLE, LONGEST_TITLE)
    yield "people", lambda: _people(row.people, known)
    yield "unit", lambda: _unit(row.unit, known)
    yield "deadline", lambda: _moment(row.deadline, zone)
    yield "quantity", lambda: _quantity(row.quantity)
    yield "output", lambda: _text(row, Column.OUTPUT)
    yield "product", lambda: _text(row, Column.PRODUCT).upper()
    yield "priority", lambda: _priority(row.priority)
    yield "paragraph", lambda: _paragraph(row.paragraph)
    yield "cancelled", lambda: plain(row.state) in _CALLED_OFF
    yield "document", lambda: _text(row, Column.DOCUMENT)
    yield "document_day", lambda: _day(Column.DOCUMENT_DATE, row.document_date)
    yield "source", lambda: _text(row, Column.SOURCE)


def system_of(typed: str) -> str:
    """Give the code of another system in its one spelling. Raises an error kept inside a plan."""
    system = "".join(typed.split()).upper()
    if not system:
        raise _FaultyError(Column.SYSTEM, Reason.NO_SYSTEM)
    if not _SYSTEM.fullmatch(system):
        raise _FaultyError(Column.SYSTEM, Reason.SYSTEM_FORM, typed)
    return system


def _external(row: TaskRow) -> str:
    if not row.external:
        raise _FaultyError(Column.EXTERNAL, Reason.NO_EXTERNAL)
    return _text(row, Column.EXTERNAL, LONGEST_CODE)


def _text(row: TaskRow, column: Column, most: int = LONGEST_TEXT) -> str:
    text = _ESCAPED.sub("", str(getattr(row, column.value)))
    if text.upper() in _FORMULA_ERRORS:
        raise _FaultyError(column, Reason.FORMULA, text)
    if len(text) > most:
        raise _FaultyError(column, Reason.TOO_LONG, text, str(most))
    return text


def _people(typed: str, known: Known) -> tuple[str, ...]:
    found = []
    for one in filter(None, (part.strip() for part in _BETWEEN.split(typed))):
        code = known.persons.get(one.upper())
        if code is None:
            _refuse_person(one, known)
        else:
            found.append(code)
    return tuple(dict.fromkeys(found))


def _refuse_person(typed: str, known: Known) -> None:
    if typed.upper() in known.gone:
        raise _FaultyError(Column.PEOPLE, Reason.PERSON_GONE, typed)
    codes = known.named.get(plain(typed))
    reason = Reason.PERSON_NAMED if codes else Reason.PERSON_UNKNOWN
    raise _FaultyError(Column.PEOPLE, reason, typed, codes or "")


def _unit(typed: str, known: Known) -> str:
    if not typed:
        return ""
    code = known.units.get(plain(typed))
    if code is None:
        raise _FaultyError(Column.UNIT, Reason.UNIT_UNKNOWN, typed)
    return code


def _day(column: Column, typed: str) -> dt.date | None:
    if not typed:
        return None
    found = _DAY.match(typed)
    if found is None or typed[found.end() :].strip(" T0:.") != "":
        raise _FaultyError(column, Reason.DAY_FORM, typed)
    return _date(column, found, typed)


def _date(column: Column, found: re.Match[str], typed: str) -> dt.date:
    try:
        if found[4]:
            return dt.date(int(found[4]), int(found[5]), int(found[6]))
        return dt.date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        raise _FaultyError(column, Reason.DAY_FORM, typed) from None


def _moment(typed: str, zone: ZoneInfo) -> dt.datetime | None:
    """Give a deadline: `27/11/2026`, `16:30 27/11/2026`, `2026-11-27`, or ISO 8601 with offset."""
    if not typed:
        return None
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})", typed):
        try:
            return dt.datetime.fromisoformat(typed).astimezone(dt.UTC)
        except ValueError:
            raise _FaultyError(Column.DEADLINE, Reason.DAY_FORM, typed) from None
    found = _DAY.search(typed)
    if found is None:
        raise _FaultyError(Column.DEADLINE, Reason.DAY_FORM, typed)
    day = _date(Column.DEADLINE, found, typed)
    rest = f"{typed[: found.start()]} {typed[found.end() :]}".strip(" T,;")
    clock = _clock(rest, typed) if rest else END_OF_DAY
    return dt.datetime.combine(day, clock, zone).astimezone(dt.UTC)


def _clock(rest: str, typed: str) -> dt.time:
    found = _CLOCK.fullmatch(rest.lower().replace("ngày", "").strip())
    if found is not None:
        hour, minute = int(found[1]), int(found[2] or found[3] or 0)
        if hour < 24 and minute < 60:
            return dt.time(hour, minute)
    raise _FaultyError(Column.DEADLINE, Reason.DAY_FORM, typed)


def _quantity(typed: str) -> int | None:
    if not typed:
        return None
    if not _QUANTITY.fullmatch(typed):
        raise _FaultyError(Column.QUANTITY, Reason.QUANTITY_FORM, typed)
    whole, _, part = typed.replace(",", ".").partition(".")
    found = int(whole) * THOUSAND + int(part.ljust(3, "0") or 0)
    if not 0 < found <= MOST_QUANTITY * THOUSAND:
        raise _FaultyError(Column.QUANTITY, Reason.QUANTITY_FORM, typed)
    return found


def _priority(typed: str) -> str:
    folded = plain(typed).replace(" ", "")
    if not folded or folded in ("thuong", "binhthuong", "normal"):
        return ""
    if folded not in PRIORITIES:
        raise _FaultyError(Column.PRIORITY, Reason.PRIORITY_FORM, typed)
    return folded


def _paragraph(typed: str) -> tuple[str, str] | None:
    if not typed:
        return None
    found = _PARAGRAPH.fullmatch("".join(typed.split()))
    if found is None:
        raise _FaultyError(Column.PARAGRAPH, Reason.PARAGRAPH_FORM, typed)
    return found[1].upper(), found[2].upper()


def faults_of_new(one: SentRow, known: Known, now: dt.datetime) -> Iterator[Fault]:
    """Give what keeps a row from becoming work that is given now."""
    sent = one.sent
    if not sent.title:
        yield fault(one, Column.TITLE, Reason.NO_TITLE)
    if not sent.people and not sent.unit:
        yield fault(one, Column.PEOPLE, Reason.NOBODY)
    elif not sent.people and sent.unit in known.headless:
        yield fault(one, Column.UNIT, Reason.UNIT_HEADLESS, sent.unit)
    if sent.deadline is not None and not now < sent.deadline < now + FARTHEST:
        yield fault(one, Column.DEADLINE, Reason.DEADLINE_PAST, _shown(sent.deadline))


def faults_of_changes(
    one: SentRow, changes: tuple[Difference, ...], now: dt.datetime
) -> Iterator[Fault]:
    """Give what of a changed row cannot be carried out on work that has been given."""
    for change in changes:
        if change.column in FIXED:
            yield fault(one, change.column, Reason.FIXED, change.after, change.before)
    deadline = one.sent.deadline
    moved = any(change.column is Column.DEADLINE for change in changes)
    if moved and deadline is not None and not now < deadline < now + FARTHEST:
        yield fault(one, Column.DEADLINE, Reason.DEADLINE_PAST, _shown(deadline))


def fault(
    one: SentRow, column: Column | None, reason: Reason, value: str = "", other: str = ""
) -> Fault:
    """Give a fault of a row that could be read."""
    return Fault(
        sheet=one.sheet, row=one.row, column=column, reason=reason, value=value, other=other
    )


def differences(before: Sent, after: Sent) -> tuple[Difference, ...]:
    """Give the fields that a system says otherwise now; what it leaves open is no difference."""
    pairs: tuple[tuple[Column, str, str], ...] = (
        (Column.TITLE, before.title, after.title),
        (Column.DOCUMENT, before.document, after.document),
        (Column.DOCUMENT_DATE, _iso(before.document_day), _iso(after.document_day)),
        (Column.SOURCE, before.source, after.source),
        (Column.PEOPLE, "; ".join(before.people), "; ".join(after.people)),
        (Column.UNIT, before.unit, after.unit),
        (Column.DEADLINE, _shown(before.deadline), _shown(after.deadline)),
        (Column.QUANTITY, _amount(before.quantity), _amount(after.quantity)),
        (Column.OUTPUT, before.output, after.output),
        (Column.PRODUCT, before.product, after.product),
        (Column.PRIORITY, before.priority, after.priority),
        (Column.PARAGRAPH, ".".join(before.paragraph or ()), ".".join(after.paragraph or ())),
        (Column.STATE, _called_off(before), _called_off(after)),
    )
    return tuple(
        Difference(column=column, before=was, after=now)
        for column, was, now in pairs
        if now and was != now
    )


def _called_off(one: Sent) -> str:
    return "cancelled" if one.cancelled else ""


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _shown(moment: dt.datetime | None) -> str:
    return moment.astimezone(dt.UTC).isoformat() if moment else ""


def _amount(thousandths: int | None) -> str:
    if thousandths is None:
        return ""
    whole, part = divmod(thousandths, THOUSAND)
    return f"{whole}.{part:03d}".rstrip("0").rstrip(".")
