"""What a programme's file would change, what a paragraph lacks, and the day a term means: pure."""

import calendar
import datetime as dt
import re
from collections.abc import Mapping, Sequence

from core.kernel.fact import Fact
from core.people.spelling import plain
from core.programmes.faults import Fault, Lack, Reason

LONGEST_CODE = 24
LONGEST_TITLE = 300
LONGEST_WORDS = 1000
LONGEST_FIELD = 200

_CODE = re.compile(r"[^\W\d_]{1,10}[-/]?\d{1,6}(?:[-/][^\W_]{1,10}){0,3}")
_MARK = re.compile(r"[^\W_]{1,6}(?:\.[^\W_]{1,4}){0,4}")
_FULL_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_MONTH = re.compile(r"(?:thang )?(\d{1,2})[/-](\d{4})")
_QUARTER = re.compile(r"(?:quy|q) ?(iv|i{1,3}|[1-4])[ /-]{0,3}(?:nam )?(\d{4})")
_YEAR = re.compile(r"(?:nam )?(\d{4})")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEARS = range(1990, 2100)


class Programme(Fact, frozen=True):
    """A resolution, programme or plan: its code in the office, its title, the days of its term."""

    id: int
    code: str
    title: str
    begins: dt.date | None = None
    ends: dt.date | None = None


class Paragraph(Fact, frozen=True):
    """A numbered paragraph of a programme; what it lacks is None. See `paragraph` in tables."""

    id: int
    programme_id: int
    place: int
    mark: str
    words: str
    unit_id: int | None = None
    person_id: int | None = None
    figure: str | None = None
    data: str | None = None
    due: dt.date | None = None
    indicator: int | None = None


class Row(Fact, frozen=True):
    """A row of a programme's file, as text; `row` as a spreadsheet counts."""

    row: int
    code: str = ""
    title: str = ""
    mark: str = ""
    words: str = ""
    owner: str = ""
    figure: str = ""
    data: str = ""
    due: str = ""


class Owners(Fact, frozen=True):
    """Who may be named as answering for a paragraph: units by code and name, persons by code."""

    units: Mapping[str, int]
    persons: Mapping[str, int]

    def find(self, typed: str) -> tuple[int | None, int | None] | None:
        """Give the unit or the person that a text names; None for nobody."""
        known = plain(typed)
        if known in self.units:
            return self.units[known], None
        return (None, self.persons[known]) if known in self.persons else None


class Placed(Fact, frozen=True):
    """A paragraph as a file has it, under the code of its programme."""

    code: str
    paragraph: Paragraph


class Changed(Fact, frozen=True):
    """A paragraph that is known and would change."""

    code: str
    before: Paragraph
    after: Paragraph


class ProgrammePlan(Fact, frozen=True):
    """What a file would change; paragraphs and fields it does not name stay as they are."""

    rows: int
    begun: tuple[Programme, ...]
    renamed: tuple[Programme, ...]
    new: tuple[Placed, ...]
    changed: tuple[Changed, ...]
    unchanged: int
    absent: int
    faults: tuple[Fault, ...]

    @property
    def changes(self) -> bool:
        """Tell whether the file says anything that is not known."""
        return bool(self.begun or self.renamed or self.new or self.changed)


class FaultyError(Exception):
    """Something about a paragraph cannot be taken; `fault` is without its row."""

    def __init__(self, reason: Reason, value: str = "", other: str = "") -> None:
        super().__init__(reason)
        self.fault = Fault(row=0, reason=reason, value=value[:60], other=other)


def code_of(typed: str) -> str:
    """Give a programme's code in its one spelling. Raises FaultyError for what is no code."""
    code = "".join(typed.split()).upper()
    if not code:
        raise FaultyError(Reason.NO_CODE)
    if len(code) > LONGEST_CODE or not _CODE.fullmatch(code):
        raise FaultyError(Reason.CODE_FORM, typed)
    return code


def mark_of(typed: str) -> str:
    """Give a paragraph's mark in its one spelling: `II.1`, `3`. Raises FaultyError otherwise."""
    mark = "".join(typed.split()).strip(".)").upper()
    if not mark:
        raise FaultyError(Reason.NO_MARK)
    if not _MARK.fullmatch(mark):
        raise FaultyError(Reason.MARK_FORM, typed)
    return mark


def day_meant(typed: str) -> dt.date:
    """Give the last day that a term means: a day, a month, a quarter or a year.

    `31/12/2027`, `2027-12-31`, `12/2027`, `quý IV/2027`, `2027`. Raises FaultyError otherwise.
    """
    said = " ".join(plain(typed).split())
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", typed.strip()):
            return dt.date.fromisoformat(typed.strip())
        if found := _FULL_DAY.fullmatch(typed.strip()):
            return _in_range(dt.date(int(found[3]), int(found[2]), int(found[1])))
        if found := _MONTH.fullmatch(said):
            return _in_range(_last_day(int(found[2]), int(found[1])))
        if found := _QUARTER.fullmatch(said):
            quarter = _QUARTERS.get(found[1]) or int(found[1])
            return _in_range(_last_day(int(found[2]), 3 * quarter))
        if found := _YEAR.fullmatch(said):
            return _in_range(dt.date(int(found[1]), 12, 31))
    except ValueError:
        raise FaultyError(Reason.DAY_FORM, typed) from None
    raise FaultyError(Reason.DAY_FORM, typed)


def _in_range(day: dt.date) -> dt.date:
    if day.year not in _YEARS:
        raise FaultyError(Reason.DAY_FORM, str(day))
    return day


def _last_day(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def lacks(one: Paragraph, tasks: int) -> tuple[Lack, ...]:
    """Give what a paragraph with so many tasks has nobody or nothing for."""
    found = {
        Lack.OWNER: one.unit_id is None and one.person_id is None,
        Lack.FIGURE: not one.figure and one.indicator is None,
        Lack.DATA: not one.data,
        Lack.TASK: not tasks,
    }
    return tuple(lack for lack, missing in found.items() if missing)


def plan_programmes(
    rows: Sequence[Row],
    known: Mapping[str, tuple[Programme, Mapping[str, Paragraph]]],
    owners: Owners,
) -> ProgrammePlan:
    """Give what the rows would change in the programmes known, by code and mark."""
    faults: list[Fault] = []
    read: dict[tuple[str, str], tuple[Row, Paragraph]] = {}
    titles: dict[str, str] = {}
    for row in rows:
        try:
            code, made = _read(row, known, owners, titles)
        except FaultyError as error:
            faults.append(_in_row(error.fault, row.row))
            continue
        first = read.setdefault((code, made.mark), (row, made))[0]
        if first.row != row.row:
            of = f"{code}.{made.mark}"
            faults.append(Fault(row=row.row, reason=Reason.TWICE, value=of, other=str(first.row)))
    placed = [Placed(code=code, paragraph=made) for (code, _), (_, made) in read.items()]
    before = {
        (one.code, one.paragraph.mark): known[one.code][1].get(one.paragraph.mark)
        for one in placed
        if one.code in known
    }
    return ProgrammePlan(
        rows=len(rows),
        begun=tuple(
            Programme(id=0, code=code, title=title)
            for code, title in titles.items()
            if code not in known
        ),
        renamed=tuple(
            Programme(id=0, code=code, title=title)
            for code, title in titles.items()
            if code in known and title and known[code][0].title != title
        ),
        new=tuple(one for one in placed if before.get((one.code, one.paragraph.mark)) is None),
        changed=tuple(
            Changed(code=one.code, before=was, after=one.paragraph)
            for one in placed
            if (was := before.get((one.code, one.paragraph.mark))) and was != one.paragraph
        ),
        unchanged=sum(
            one.paragraph == before.get((one.code, one.paragraph.mark)) for one in placed
        ),
        absent=sum(
            (code, mark) not in read
            for code in {one.code for one in placed} & known.keys()
            for mark in known[code][1]
        ),
        faults=tuple(faults),
    )


def _in_row(fault: Fault, row: int) -> Fault:
    return Fault(row=row, reason=fault.reason, value=fault.value, other=fault.other)


def _read(
    row: Row,
    known: Mapping[str, tuple[Programme, Mapping[str, Paragraph]]],
    owners: Owners,
    titles: dict[str, str],
) -> tuple[str, Paragraph]:
    code, mark = code_of(row.code), mark_of(row.mark)
    programme, paragraphs = known.get(code, (None, {}))
    if programme is None and not row.title and not titles.get(code):
        raise FaultyError(Reason.NO_TITLE, code)
    was = paragraphs.get(mark)
    if not row.words and was is None:
        raise FaultyError(Reason.NO_WORDS, f"{code}.{mark}")
    check_lengths(title=row.title, words=row.words, fields=(row.figure, row.data))
    base = was or Paragraph(
        id=0,
        programme_id=programme.id if programme else 0,
        place=row.row,
        mark=mark,
        words=row.words,
    )
    made = with_fields(
        base, words=row.words, owner=row.owner, figure=row.figure, data=row.data, due=row.due,
        owners=owners,
    )  # fmt: skip
    if row.title:
        titles[code] = row.title
    return code, made


def check_lengths(*, title: str = "", words: str = "", fields: Sequence[str] = ()) -> None:
    """Raise FaultyError for what is longer than is kept."""
    limits = [(title, LONGEST_TITLE), (words, LONGEST_WORDS)]
    for text, most in [*limits, *((one, LONGEST_FIELD) for one in fields)]:
        if len(text) > most:
            raise FaultyError(Reason.TOO_LONG, text, str(most))


def with_fields(
    of: Paragraph, *, words: str, owner: str, figure: str, data: str, due: str, owners: Owners
) -> Paragraph:
    """Give a paragraph with what was said of it; what was not said stays.

    Raises FaultyError for an owner nobody knows and for what is no day.
    """
    found = owners.find(owner) if owner else None
    if owner and found is None:
        raise FaultyError(Reason.OWNER_UNKNOWN, owner)
    unit_id, person_id = found or (of.unit_id, of.person_id)
    return of.but(
        words=words or of.words,
        unit_id=unit_id,
        person_id=person_id,
        figure=figure or of.figure,
        data=data or of.data,
        due=day_meant(due) if due else of.due,
    )
