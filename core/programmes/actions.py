"""Keep programmes: import their paragraphs, type one, say who answers for it and by what figure."""

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import Connection

from core.kernel import journal
from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.refusal import Refusal, Slip
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.people.rules import Person, Role
from core.people.spelling import plain
from core.programmes import rules, store
from core.programmes.faults import Reason
from core.programmes.notices import (
    NotKeeper,
    ParagraphGiven,
    ParagraphKept,
    ParagraphLine,
    ParagraphPreview,
    ParagraphUnknown,
    ProgrammeAtFault,
    ProgrammeKept,
    ProgrammeLine,
    ProgrammesHaveFaults,
    ProgrammesImported,
    ProgrammeUnknown,
)
from core.programmes.rules import (
    FaultyError,
    Owners,
    Paragraph,
    Programme,
    ProgrammePlan,
    Row,
)

PROGRAMME = "programme"
PARAGRAPH = "paragraph"
KNOWN_NAMED = 7
ROWS_NAMED = 10
ROOT_DOTS = 1
"""A path of one number is that of the office's uppermost unit."""


class KeepProgramme(Command, frozen=True):
    """Begin a programme, or give it another title or term (days as `day_meant` reads them)."""

    code: str
    title: str = ""
    begins: str = ""
    ends: str = ""


class KeepParagraph(Command, frozen=True):
    """Add a paragraph, or say something about one; what is empty stays as it is.

    `owner` is the code or the name of a unit, or the code of a person; `indicator` is the number of
    one that is known and that the asker may see.
    """

    code: str
    mark: str
    words: str = ""
    owner: str = ""
    figure: str = ""
    data: str = ""
    due: str = ""
    indicator: int | None = None


class _Imported(Fact, frozen=True):
    begun: tuple[str, ...]
    new: tuple[str, ...]
    changed: tuple[str, ...]
    skipped: tuple[int, ...]


def may_keep(asker: Person, office_id: int, at: dt.datetime) -> bool:
    """Tell whether somebody keeps the programmes: an admin, or the head of the office."""
    if people_rules.may_keep_roster(asker, office_id, at):
        return True
    return asker.office_id == office_id and any(
        post.role is Role.HEAD and post.path.count(".") == ROOT_DOTS for post in asker.posts_at(at)
    )


def owners(connection: Connection, office_id: int, at: dt.datetime) -> Owners:
    """Give who may answer for a paragraph: units by code or name, persons by code."""
    units: dict[str, int] = {}
    for one in people.units(connection, office_id):
        units[plain(one.name)] = one.id
        units[plain(one.code)] = one.id
    active = [
        one for one in people.of_office(connection, office_id) if people_rules.is_active(one, at)
    ]
    return Owners(units=units, persons={plain(one.code): one.id for one in active})


def plan(
    connection: Connection, office_id: int, rows: tuple[Row, ...], now: dt.datetime
) -> ProgrammePlan:
    """Give what a file would change."""
    every = store.programmes(connection, office_id)
    paragraphs = store.paragraphs(connection, [one.id for one in every])
    known = {
        one.code: (one, {each.mark: each for each in paragraphs if each.programme_id == one.id})
        for one in every
    }
    return rules.plan_programmes(rows, known, owners(connection, office_id, now))


def take_over(
    tx: Tx, office_id: int, made: ProgrammePlan, *, accept_faults: bool
) -> ProgrammesImported:
    """Write what a plan of this very transaction says, and journal it.

    Raises Refusal if rows are at fault and it was not accepted to leave them out.
    """
    at_fault = tuple(sorted({one.row for one in made.faults}))
    if at_fault and not accept_faults:
        raise Refusal(ProgrammesHaveFaults(faults=len(at_fault), rows=at_fault[:ROWS_NAMED]))
    if made.changes:
        _write(tx, office_id, made)
        journal.append(
            tx,
            office_id=office_id,
            person_id=None,
            subject="programmes",
            subject_id=office_id,
            verb="import",
            said=tx.now,
            facts=_Imported(
                begun=tuple(one.code for one in made.begun),
                new=tuple(f"{one.code}.{one.paragraph.mark}" for one in made.new),
                changed=tuple(f"{one.code}.{one.after.mark}" for one in made.changed),
                skipped=at_fault,
            ),
        )
    return ProgrammesImported(
        begun=len(made.begun),
        new=len(made.new),
        changed=len(made.changed),
        unchanged=made.unchanged,
        skipped=len(at_fault),
    )


def _write(tx: Tx, office_id: int, made: ProgrammePlan) -> None:
    for begun in made.begun:
        store.add_programme(tx.connection, office_id, begun)
    known = {one.code: one for one in store.programmes(tx.connection, office_id)}
    for renamed in made.renamed:
        store.write_programme(tx.connection, known[renamed.code].but(title=renamed.title))
    places: dict[str, int] = {}
    for one in made.new:
        of = known[one.code]
        place = places.get(one.code) or store.last_place(tx.connection, of.id)
        places[one.code] = place + 1
        store.add_paragraph(
            tx.connection, one.paragraph.but(programme_id=of.id, place=places[one.code])
        )
    for changed in made.changed:
        store.write_paragraph(tx.connection, changed.after)


def keep_programme(tx: Tx, turn: Turn, command: KeepProgramme) -> ProgrammeKept:
    """Begin a programme, or change its title or term. Raises Refusal and Slip."""
    if not may_keep(turn.actor, turn.office.id, tx.now):
        raise Refusal(NotKeeper())
    code, begins, ends = _read_programme(command)
    was = store.programme_of(tx.connection, turn.office.id, code)
    if was is None:
        if not command.title:
            raise Slip(ProgrammeAtFault(fault=FaultyError(Reason.NO_TITLE, code).fault))
        new = Programme(id=0, code=code, title=command.title, begins=begins, ends=ends)
        now = store.add_programme(tx.connection, turn.office.id, new)
    else:
        now = was.but(
            title=command.title or was.title, begins=begins or was.begins, ends=ends or was.ends
        )
        store.write_programme(tx.connection, now)
    _note(tx, turn, (PROGRAMME, now.id, "keep_programme"), now, was)
    paragraphs = store.paragraphs(tx.connection, [now.id])
    return ProgrammeKept(programme=line_of(now, len(paragraphs), 0), begun=was is None)


def _read_programme(command: KeepProgramme) -> tuple[str, dt.date | None, dt.date | None]:
    try:
        rules.check_lengths(title=command.title)
        begins = rules.day_meant(command.begins) if command.begins else None
        if begins is not None and command.begins.isdigit():
            begins = begins.replace(month=1, day=1)
        ends = rules.day_meant(command.ends) if command.ends else None
        return rules.code_of(command.code), begins, ends
    except FaultyError as error:
        raise Slip(ProgrammeAtFault(fault=error.fault)) from error


def preview(tx: Tx, turn: Turn, command: KeepParagraph) -> ParagraphPreview | None:
    """Show what would be written, where somebody else is to answer for a paragraph; else None.

    Raises Refusal and Slip.
    """
    programme, was, now = _change(tx, turn, command)
    if (now.unit_id, now.person_id) == (was and (was.unit_id, was.person_id)):
        return None
    answers = answers_for(tx, turn.office.id, now)
    if answers is None or answers.id == turn.actor.id:
        return None
    line = paragraph_line(tx, turn.office.id, programme.code, now)
    return ParagraphPreview(line=line, begun=was is None)


def keep_paragraph(tx: Tx, turn: Turn, command: KeepParagraph) -> ParagraphKept:
    """Add a paragraph or change what makes it steerable; who answers for it anew is told.

    An admin and the head of the office may; who leads the unit that answers for it may say by which
    figure and from which data. Raises Refusal and Slip.
    """
    programme, was, now = _change(tx, turn, command)
    if was is None:
        place = store.last_place(tx.connection, programme.id) + 1
        now = store.add_paragraph(tx.connection, now.but(place=place))
    else:
        store.write_paragraph(tx.connection, now)
    _note(tx, turn, (PARAGRAPH, now.id, "keep_paragraph"), now, was)
    line = paragraph_line(tx, turn.office.id, programme.code, now)
    if was is None or (was.unit_id, was.person_id) != (now.unit_id, now.person_id):
        answers = answers_for(tx, turn.office.id, now)
        if answers is not None and answers.id != turn.actor.id:
            letter = ParagraphGiven(line=line, by=named(turn.actor, tx.now))
            tell(tx, answers.id, letter, key=f"paragraph:{now.id}")
    return ParagraphKept(line=line, begun=was is None)


def _change(
    tx: Tx, turn: Turn, command: KeepParagraph
) -> tuple[Programme, Paragraph | None, Paragraph]:
    """Give the programme, the paragraph as it is and as it would be. Raises Refusal and Slip."""
    programme, mark, was = look_up(tx, turn, command.code, command.mark)
    keeper = may_keep(turn.actor, turn.office.id, tx.now)
    if not keeper and not (was and _may_fill(tx, turn, was, command)):
        raise Refusal(NotKeeper())
    if was is None and not command.words:
        raise Refusal(unknown_mark(tx, programme, mark, keeper=keeper))
    base = was or Paragraph(id=0, programme_id=programme.id, place=0, mark=mark, words="")
    try:
        rules.check_lengths(words=command.words, fields=(command.figure, command.data))
        now = rules.with_fields(
            base,
            words=command.words,
            owner=command.owner,
            figure=command.figure,
            data=command.data,
            due=command.due,
            owners=owners(tx.connection, turn.office.id, tx.now),
        )
        now = now.but(indicator=command.indicator or now.indicator)
    except FaultyError as error:
        raise Slip(ProgrammeAtFault(fault=error.fault)) from error
    return programme, was, now


def _may_fill(tx: Tx, turn: Turn, of: Paragraph, command: KeepParagraph) -> bool:
    if command.words or command.owner or command.due:
        return False
    answers = answers_for(tx, turn.office.id, of)
    return answers is not None and (
        answers.id == turn.actor.id or people_rules.leads(turn.actor, answers, tx.now)
    )


def look_up(tx: Tx, turn: Turn, code: str, mark: str) -> tuple[Programme, str, Paragraph | None]:
    """Give a programme and, if it is known, its paragraph. Raises Refusal and Slip."""
    programme = find(tx, turn, code)
    try:
        mark = rules.mark_of(mark)
    except FaultyError as error:
        raise Slip(ProgrammeAtFault(fault=error.fault)) from error
    own = store.paragraphs(tx.connection, [programme.id])
    return programme, mark, next((one for one in own if one.mark == mark), None)


def find(tx: Tx, turn: Turn, code: str) -> Programme:
    """Give a programme of the asker's office. Raises Refusal and Slip."""
    try:
        known = store.programme_of(tx.connection, turn.office.id, rules.code_of(code))
    except FaultyError as error:
        raise Slip(ProgrammeAtFault(fault=error.fault)) from error
    if known is None:
        every = store.programmes(tx.connection, turn.office.id)
        raise Refusal(
            ProgrammeUnknown(
                code=rules.code_of(code), known=tuple(one.code for one in every[:KNOWN_NAMED])
            )
        )
    return known


def is_known(tx: Tx, turn: Turn, code: str) -> bool:
    """Tell whether the asker's office has a programme."""
    try:
        code = rules.code_of(code)
    except FaultyError:
        return False
    return store.programme_of(tx.connection, turn.office.id, code) is not None


def find_paragraph(tx: Tx, turn: Turn, code: str, mark: str) -> tuple[Programme, Paragraph]:
    """Give a paragraph with its programme. Raises Refusal and Slip."""
    programme, mark, known = look_up(tx, turn, code, mark)
    if known is None:
        keeper = may_keep(turn.actor, turn.office.id, tx.now)
        raise Refusal(unknown_mark(tx, programme, mark, keeper=keeper))
    return programme, known


def line(tx: Tx, turn: Turn, code: str, mark: str) -> ParagraphLine:
    """Give a paragraph as people speak of it, its tasks uncounted. Raises Refusal and Slip."""
    of, found = find_paragraph(tx, turn, code, mark)
    return paragraph_line(tx, turn.office.id, of.code, found)


def unknown_mark(tx: Tx, of: Programme, mark: str, *, keeper: bool) -> ParagraphUnknown:
    """Give the notice that a programme has no such paragraph."""
    own = store.paragraphs(tx.connection, [of.id])
    marks = tuple(one.mark for one in own[:KNOWN_NAMED])
    return ParagraphUnknown(code=of.code, mark=mark, known=marks, keeper=keeper)


def answers_for(tx: Tx, office_id: int, one: Paragraph) -> Person | None:
    """Give who answers for a paragraph: the person named, or who leads the unit named."""
    if one.person_id is not None:
        return people.person_of(tx.connection, one.person_id)
    if one.unit_id is None:
        return None
    path = people.path_of(tx.connection, one.unit_id)
    return people.leader_of(tx.connection, office_id, path, tx.now)


def paragraph_line(
    tx: Tx, office_id: int, code: str, one: Paragraph, *, tasks: int = 0, done: int = 0
) -> ParagraphLine:
    """Give a paragraph as people speak of it."""
    return paragraph_lines(tx, office_id, [(code, one, tasks, done)])[0]


def paragraph_lines(
    tx: Tx, office_id: int, several: Iterable[tuple[str, Paragraph, int, int]]
) -> tuple[ParagraphLine, ...]:
    """Give paragraphs as people speak of them: with how many tasks each has, and how many done."""
    several = list(several)
    units = {one.id: one.name for one in people.units(tx.connection, office_id)}
    ids = {one.person_id for _, one, _, _ in several if one.person_id is not None}
    persons = people.persons(tx.connection, list(ids))
    return tuple(
        ParagraphLine(
            code=code,
            mark=one.mark,
            words=one.words,
            unit=units.get(one.unit_id) if one.unit_id else None,
            person=named(persons[one.person_id], tx.now) if one.person_id in persons else None,
            figure=one.figure,
            data=one.data,
            due=one.due,
            tasks=tasks,
            done=done,
            lacks=rules.lacks(one, tasks),
            indicator=one.indicator,
        )
        for code, one, tasks, done in several
    )


def line_of(one: Programme, paragraphs: int, orphans: int) -> ProgrammeLine:
    """Give a programme as people speak of it."""
    return ProgrammeLine(
        code=one.code,
        title=one.title,
        begins=one.begins,
        ends=one.ends,
        paragraphs=paragraphs,
        orphans=orphans,
    )


def _note(
    tx: Tx,
    turn: Turn,
    what: tuple[str, int, str],
    facts: Programme | Paragraph,
    before: Programme | Paragraph | None,
) -> None:
    subject, row, verb = what
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject=subject,
        subject_id=row,
        verb=verb,
        said=turn.said,
        facts=facts,
        before=before,
    )
