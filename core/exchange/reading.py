"""What other systems read of an office: records of tasks, results, people, products and scores."""

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from core.catalogue import store as catalogue
from core.catalogue.rules import Product
from core.evaluation.forms import may_export
from core.evaluation.steps import store as steps
from core.exchange import store
from core.exchange.notices import NotForExchange, UnitOutOfReach
from core.exchange.records import (
    PersonRecord,
    ProductRecord,
    ResultRecord,
    ScoreRecord,
    TaskRecord,
)
from core.exchange.store import Page, Reach
from core.kernel.refusal import Refusal
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn
from core.people.rules import Person, Role
from core.people.store import Office, Unit
from core.programmes import store as programmes
from core.tasks import outside_store
from core.tasks.actions import amount
from core.tasks.outside_store import Outside
from core.tasks.rules import Task


def reach_of_work(turn: Turn, unit: Unit | None, now: dt.datetime) -> Reach:
    """Give whose work the asker's files hold: that of the units he leads.

    An admin who leads none has what another system gave. Raises Refusal for anybody else, and for
    a unit that he does not lead.
    """
    office_id, led = turn.office.id, people_rules.led_paths(turn.actor, now)
    is_admin = _may_export(turn, now)
    if unit is None:
        return Reach(office_id=office_id, paths=led or None, outside_only=not led)
    if people_rules.may_see_unit(turn.actor, unit.path, now):
        return Reach(office_id=office_id, paths=(unit.path,))
    if is_admin:
        return Reach(office_id=office_id, paths=(unit.path,), outside_only=True)
    raise Refusal(UnitOutOfReach(unit=unit.code))


def reach_of_people(turn: Turn, unit: Unit | None, now: dt.datetime) -> Reach:
    """Give whose names the asker's files hold: an admin's the office, a leader's his units.

    Raises Refusal for anybody else, and for a unit that he does not lead.
    """
    office_id, led = turn.office.id, people_rules.led_paths(turn.actor, now)
    is_admin = _may_export(turn, now)
    if unit is None:
        return Reach(office_id=office_id, paths=None if is_admin else led)
    if is_admin or people_rules.may_see_unit(turn.actor, unit.path, now):
        return Reach(office_id=office_id, paths=(unit.path,))
    raise Refusal(UnitOutOfReach(unit=unit.code))


def _may_export(turn: Turn, now: dt.datetime) -> bool:
    """Tell whether the asker is an admin. Raises Refusal if he is neither that nor a leader."""
    is_admin = people_rules.may_keep_roster(turn.actor, turn.office.id, now)
    active = people_rules.is_active(turn.actor, now)
    if not active or not (is_admin or people_rules.is_leader(turn.actor, now)):
        raise Refusal(NotForExchange(code=turn.actor.code))
    return is_admin


def tasks(connection: Connection, office: Office, reach: Reach, page: Page) -> list[TaskRecord]:
    """Give tasks within reach, by number."""
    return _task_records(connection, office, store.tasks(connection, reach, page))


def task(connection: Connection, office: Office, reach: Reach, number: int) -> TaskRecord | None:
    """Give one task within reach."""
    found = store.task_numbered(connection, reach, number)
    return _task_records(connection, office, [found])[0] if found else None


def results(
    connection: Connection,
    office: Office,
    reach: Reach,
    span: tuple[dt.datetime, dt.datetime],
    page: Page,
) -> list[ResultRecord]:
    """Give what was accepted in a span within reach, by number."""
    found = store.accepted(connection, reach, *span, page)
    here = _Names(connection, office, found)
    references = store.references(connection, (one.id for one in found))
    return [_result(one, here, references.get(one.id, ())) for one in found]


def persons(
    connection: Connection, office: Office, reach: Reach, now: dt.datetime, page: Page
) -> list[tuple[int, PersonRecord]]:
    """Give who works within reach, each post, by person; with the key of each person."""
    units = {one.id: one for one in people.units(connection, office.id)}
    codes = {one.id: one.code for one in units.values()}
    everybody = sorted(people.of_office(connection, office.id), key=lambda one: one.id)
    found: list[tuple[int, PersonRecord]] = []
    for one in everybody:
        if one.id <= page.after or not people_rules.is_active(one, now):
            continue
        if len(found) >= page.most:
            break
        found += [(one.id, record) for record in _posts(one, units, codes, reach, now)]
    return found


def products(connection: Connection, office: Office, now: dt.datetime) -> list[ProductRecord]:
    """Give the catalogue as it holds now, by code."""
    return [_product(one) for one in catalogue.products(connection, office.id, now)]


def scores(
    connection: Connection, turn: Turn, unit: Unit | None, period: str, page: Page
) -> list[tuple[int, ScoreRecord]]:
    """Give the published results of a period, each with the key of its person.

    They are of those whose papers the asker may have (himself, whom he leads, an admin's office)
    and who have a post in the unit, if one is named. Raises Refusal for a unit out of reach.
    """
    reach = reach_of_people(turn, unit, turn.said)
    whose = [
        one.id
        for one in people.of_office(connection, turn.office.id)
        if may_export(turn.actor, one, turn.said)
        and (reach.paths is None or _is_in(one, reach.paths, turn.said))
    ]
    return [
        (
            one.person_id,
            ScoreRecord(
                code=one.code,
                period=one.period,
                total=one.total,
                quality=one.decided,
                published=one.published,
            ),
        )
        for one in store.published(connection, turn.office.id, whose, period, page)
    ]


def note_scores_read(
    connection: Connection, turn: Turn, person_ids: Sequence[int], period: str
) -> None:
    """Note that the asker's program has read scores; each person is shown who, and when."""
    for person_id in person_ids:
        if person_id != turn.actor.id:
            steps.note_read(
                connection,
                turn.office.id,
                turn.actor.id,
                person_id,
                period,
                turn.channel,
                turn.said,
            )


def _is_in(one: Person, paths: Sequence[str], now: dt.datetime) -> bool:
    return any(post.path.startswith(path) for post in one.posts_at(now) for path in paths)


class _Names:
    """The stable codes of what tasks refer to by key."""

    def __init__(self, connection: Connection, office: Office, found: Sequence[Task]) -> None:
        held = sorted({holder.person_id for one in found for holder in one.holders})
        paragraphs = {one.paragraph_id for one in found if one.paragraph_id is not None}
        placed = programmes.placed(connection, office.id, paragraphs) if paragraphs else {}
        self._people = {key: one.code for key, one in people.persons(connection, held).items()}
        self._units = {one.id: one.code for one in people.units(connection, office.id)}
        self._outside = outside_store.of_tasks(connection, (one.id for one in found))
        self._paragraphs = {key: f"{code}.{one.mark}" for key, (code, one) in placed.items()}
        self._zone = ZoneInfo(office.zone)

    def people(self, one: Task) -> tuple[str, ...]:
        return tuple(self._people[holder.person_id] for holder in one.holders)

    def unit(self, one: Task) -> str:
        return self._units[one.unit_id]

    def outside(self, one: Task) -> Outside | None:
        return self._outside.get(one.id)

    def paragraph(self, one: Task) -> str | None:
        return self._paragraphs.get(one.paragraph_id) if one.paragraph_id is not None else None

    def local(self, moment: dt.datetime) -> dt.datetime:
        return moment.astimezone(self._zone)

    def local_or_none(self, moment: dt.datetime | None) -> dt.datetime | None:
        return None if moment is None else self.local(moment)


def _task_records(
    connection: Connection, office: Office, found: Sequence[Task]
) -> list[TaskRecord]:
    here = _Names(connection, office, found)
    return [_task(one, here) for one in found]


def _task(one: Task, here: _Names) -> TaskRecord:
    outside = here.outside(one)
    return TaskRecord(
        number=one.number,
        system=outside.system if outside else None,
        external=outside.code if outside else None,
        title=one.title,
        document=(outside.document or None) if outside else None,
        document_date=outside.document_day if outside else None,
        source=(outside.source or None) if outside else None,
        people=here.people(one),
        unit=here.unit(one),
        deadline=here.local_or_none(one.deadline),
        quantity=amount(one.quantity),
        output=one.output,
        product=one.product,
        priority=one.priority,
        paragraph=here.paragraph(one),
        state=one.state.value,
        progress=one.progress,
        assigned=here.local(one.assigned),
    )


def _result(one: Task, here: _Names, references: tuple[str, ...]) -> ResultRecord:
    outside = here.outside(one)
    accepted = one.accepted
    if accepted is None:
        raise ValueError(f"task {one.id} is accepted at no moment")
    return ResultRecord(
        number=one.number,
        system=outside.system if outside else None,
        external=outside.code if outside else None,
        title=one.title,
        document=(outside.document or None) if outside else None,
        document_date=outside.document_day if outside else None,
        people=here.people(one),
        unit=here.unit(one),
        quantity=amount(one.quantity),
        accepted_quantity=amount(one.accepted_quantity),
        output=one.output,
        product=one.product,
        coefficient=amount(one.coefficient),
        deadline=here.local_or_none(one.deadline),
        done=here.local_or_none(one.handed),
        accepted=here.local(accepted),
        evidence=references,
    )


def _posts(
    one: Person, units: dict[int, Unit], codes: dict[int, str], reach: Reach, now: dt.datetime
) -> list[PersonRecord]:
    """Give the posts that are somebody's own, within reach."""
    own = [
        post
        for post in one.posts_at(now)
        if post.acting_for is None and post.role is not Role.DELEGATE
    ]
    return [
        PersonRecord(
            code=one.code,
            name=one.name,
            gender=one.gender,
            unit=post.unit,
            unit_code=post.unit_code,
            parent_code=codes.get(units[post.unit_id].parent_id or 0),
            title=post.title or None,
            role=post.role.value,
        )
        for post in own
        if reach.paths is None or any(post.path.startswith(path) for path in reach.paths)
    ]


def _product(one: Product) -> ProductRecord:
    return ProductRecord(
        code=one.code,
        name=one.name,
        output=one.output,
        coefficient=amount(one.coefficient),
        score=None if one.score is None else amount(one.score),
    )
