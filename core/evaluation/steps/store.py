"""The only queries about evaluation steps; what somebody gave is read from the journal."""

import datetime as dt
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping, bindparam, delete, func, insert, select, update

from core.evaluation.rules import QualityClass, Regime, RuleSet
from core.evaluation.rulesets import default_set, rule_set
from core.evaluation.steps.rules import PeriodState, Stage
from core.evaluation.steps.tables import (
    assessment,
    period,
    period_rules,
    petition,
    score_read,
)
from core.indicators import positions
from core.kernel import portable
from core.kernel.fact import Fact
from core.kernel.tables import journal
from core.kernel.transaction import inserted

SUBJECT = "score"
SELF_ASSESS, REVIEW, NOTE, UPHOLD = "self_assess", "review", "note", "uphold"
RATE = "rate"
DECIDE = "decide"
EXCEED = "exceed"
RESTORE = "withdraw"
REGIME = "regime"
UNIT = "unit_class"


class General(Fact, frozen=True):
    """What the journal tells of a person's own points: (criterion, points) of a period."""

    period: str
    points: tuple[tuple[str, str], ...]
    comment: str = ""


class Reviewed(Fact, frozen=True):
    """What the journal tells of a review; `organizing` (đ) and `unity` (e) are percentages."""

    period: str
    points: tuple[tuple[str, str], ...]
    organizing: str | None = None
    unity: str | None = None
    comment: str = ""


class Noted(Fact, frozen=True):
    """What the journal tells of a blocker; `state` is concluded, undecided or lifted."""

    period: str
    blocker: str
    document: str
    state: str


class Rated(Fact, frozen=True):
    """What the journal tells of a period that is left out of the classes, or taken in again."""

    period: str
    rated: bool
    why: str


class Exceeded(Fact, frozen=True):
    """What the journal tells of a task that went beyond what was asked, or of no more of that."""

    period: str
    task: int
    marked: bool
    why: str


class Grouped(Fact, frozen=True):
    """What the journal tells of the rules under which somebody is evaluated.

    They hold from the period whose first day is `since` on, an ISO date; without one in all.
    `undoes` is the entry of the journal that this one takes back.
    """

    regime: str
    since: str = ""
    reason: str = ""
    undoes: int = 0


class Dated(Fact, frozen=True):
    """What every other line of the journal about a score tells: its period."""

    period: str


class UnitClassed(Fact, frozen=True):
    """What the journal tells of the class of a unit, with the document that concludes it."""

    period: str
    given: str
    document: str


class Upheld(Fact, frozen=True):
    """What a petition corrected: faults of a task that do not count, or the general points.

    `accepted` is how much of unreviewed work counts as accepted, in thousandths; 0 for reviewed.
    """

    period: str
    petition: int
    task: int | None
    quality: int = 0
    delays: int = 0
    points: tuple[tuple[str, str], ...] = ()
    accepted: int = 0


class Blocker(Fact, frozen=True):
    """A reason for which somebody is not completed whatever the points, with its document."""

    blocker: str
    document: str
    concluded: bool


class Excused(Fact, frozen=True):
    """Faults of a task, by its number, that a petition took away."""

    task: int
    quality: int
    delays: int


class Ordered(Fact, frozen=True):
    """How much of a task counts as accepted by a petition, in thousandths of its unit."""

    task: int
    quantity: int
    petition: int


class Given(Fact, frozen=True):
    """What people have given for the score of a person in a period, as known at a moment."""

    own: tuple[tuple[str, str], ...] = ()
    comment: str = ""
    reviewed: tuple[tuple[str, str], ...] = ()
    remark: str = ""
    organizing: str | None = None
    unity: str | None = None
    blockers: tuple[Blocker, ...] = ()
    excused: tuple[Excused, ...] = ()
    ordered: tuple[Ordered, ...] = ()
    unrated: str | None = None
    """Why the period is not rated; None where it is."""
    exceeded: tuple[int, ...] = ()
    """Numbers of tasks that went beyond what was asked (Regulation 366-QĐ/TW, art. 11)."""

    @property
    def general(self) -> tuple[tuple[str, Fraction], ...]:
        """The general points that count: the leader's where he has given any."""
        return tuple((name, Fraction(text)) for name, text in self.reviewed or self.own)

    @property
    def concluded(self) -> tuple[str, ...]:
        """The blockers that were concluded with a document."""
        return tuple(one.blocker for one in self.blockers if one.concluded)


class Restored(Fact, frozen=True):
    """What the journal tells of a step taken back: what was given before it, as a whole."""

    period: str
    given: Given
    undoes: int = 0
    """The entry of the journal that is taken back; 0 in lines of earlier versions."""


class DecidedFact(Fact, frozen=True):
    """What the journal keeps of a decision: proposed, decided, and on which inputs."""

    period: str
    candidate: str | None
    proposed: str | None
    decided: str
    total: str | None
    inputs: str
    cut_off: dt.datetime
    reason: str


class Decision(Fact, frozen=True):
    """A decision as it was published: by whom and when."""

    decider_id: int
    at: dt.datetime
    fact: DecidedFact


class Assessment(Fact, frozen=True):
    """How far the evaluation of a person in a period has come; `receipt` is JSON."""

    office_id: int
    person_id: int
    period: str
    stage: Stage = Stage.OPEN
    reviewer_id: int | None = None
    decided: QualityClass | None = None
    proposed: QualityClass | None = None
    total: str | None = None
    decider_id: int | None = None
    published: dt.datetime | None = None
    cut_off: dt.datetime | None = None
    reason: str = ""
    receipt: str | None = None
    version: int = 0


class PeriodRow(Fact, frozen=True):
    """A period of an office as it stands; `id` is 0 while nothing was written about it."""

    office_id: int
    key: str
    state: PeriodState
    id: int = 0
    by_id: int | None = None
    reason: str = ""


class Petition(Fact, frozen=True):
    """An objection to a published result; totals are exact numbers, `receipt` is JSON."""

    id: int
    office_id: int
    number: int
    person_id: int
    period: str
    task_id: int | None
    words: str
    said: dt.datetime
    reviewer_id: int
    due: dt.datetime
    state: str
    answer: str
    answered: dt.datetime | None
    total_before: str | None
    total_after: str | None
    receipt: str
    criterion: str | None = None


class ScoreRead(Fact, frozen=True):
    """Somebody has looked at a person's score."""

    reader_id: int
    period: str
    channel: str
    at: dt.datetime


LATEST = dt.datetime(9999, 1, 1, tzinfo=dt.UTC)
LAST_ENTRY = 1 << 62
_KINDS: dict[str, type[Fact]] = {
    SELF_ASSESS: General,
    REVIEW: Reviewed,
    NOTE: Noted,
    UPHOLD: Upheld,
    RATE: Rated,
    EXCEED: Exceeded,
    RESTORE: Restored,
}
_SAYS = journal.c.facts != ""
"""A line that was erased after its term says nothing any more."""

_GIVEN = (
    select(journal.c.id, journal.c.subject_id, journal.c.verb, journal.c.facts)
    .where(
        journal.c.subject == SUBJECT,
        journal.c.subject_id.in_(bindparam("rows", expanding=True)),
        journal.c.verb.in_(tuple(_KINDS)),
        journal.c.arrived <= bindparam("until"),
        _SAYS,
    )
    .order_by(journal.c.id)
)
_DECISIONS = (
    select(journal.c.person_id, journal.c.arrived, journal.c.facts)
    .where(
        journal.c.subject == SUBJECT,
        journal.c.subject_id == bindparam("person"),
        journal.c.verb == DECIDE,
        journal.c.arrived <= bindparam("until"),
        _SAYS,
    )
    .order_by(journal.c.id)
)
_EVERY_DECISION = (
    select(journal.c.subject_id, journal.c.arrived, journal.c.facts)
    .where(
        journal.c.office_id == bindparam("office"),
        journal.c.subject == SUBJECT,
        journal.c.verb == DECIDE,
        _SAYS,
    )
    .order_by(journal.c.id)
)
_UNITS = (
    select(journal.c.subject_id, journal.c.facts)
    .where(
        journal.c.office_id == bindparam("office"),
        journal.c.subject == UNIT,
        journal.c.arrived <= bindparam("until"),
    )
    .order_by(journal.c.id)
)
_REGIMES = (
    select(journal.c.subject_id, journal.c.facts)
    .where(
        journal.c.subject == SUBJECT,
        journal.c.subject_id.in_(bindparam("rows", expanding=True)),
        journal.c.verb == REGIME,
        journal.c.arrived <= bindparam("until"),
        journal.c.id < bindparam("before"),
    )
    .order_by(journal.c.id)
)
_PERIODS = select(*(period.c[name] for name in PeriodRow.__struct_fields__)).where(
    period.c.office_id == bindparam("office")
)
_STEPS = [assessment.c[name] for name in Assessment.__struct_fields__]
_PETITION = [petition.c[name] for name in Petition.__struct_fields__]


def given_at(
    connection: Connection, person_ids: Sequence[int], key: str, until: dt.datetime
) -> dict[int, Given]:
    """Give what people have given for the scores of persons in a period, as known at a moment."""
    found: dict[int, Given] = {}
    rows = connection.execute(_GIVEN, {"rows": list(person_ids), "until": until})
    for row in rows:
        fact = msgspec.json.decode(row.facts, type=_KINDS[row.verb])
        if getattr(fact, "period", None) == key:
            found[row.subject_id] = _with(found.get(row.subject_id, Given()), fact)
    return found


def given_before(connection: Connection, person_id: int, key: str, entry: int) -> Given:
    """Give what people had given for the score of a person before an entry of the journal."""
    rows = connection.execute(_GIVEN, {"rows": [person_id], "until": LATEST})
    given = Given()
    for row in rows:
        fact = msgspec.json.decode(row.facts, type=_KINDS[row.verb])
        if row.id < entry and getattr(fact, "period", None) == key:
            given = _with(given, fact)
    return given


def unit_classes(
    connection: Connection, office_id: int, key: str, until: dt.datetime
) -> dict[int, UnitClassed]:
    """Give the concluded classes of units in a period by the unit's key, as known at a moment."""
    rows = connection.execute(_UNITS, {"office": office_id, "until": until})
    found = [(row.subject_id, msgspec.json.decode(row.facts, type=UnitClassed)) for row in rows]
    return {unit: fact for unit, fact in found if fact.period == key}


def _with(given: Given, fact: Fact) -> Given:
    if isinstance(fact, Restored):
        return fact.given
    match fact:
        case General():
            return given.but(own=fact.points, comment=fact.comment or given.comment)
        case Reviewed():
            return given.but(
                reviewed=fact.points or given.reviewed,
                organizing=fact.organizing or given.organizing,
                unity=fact.unity or given.unity,
                remark=fact.comment or given.remark,
            )
        case Noted():
            return given.but(blockers=_blockers(given, fact))
        case Rated() | Exceeded():
            return _marked(given, fact)
        case Upheld():
            return _upheld(given, fact)
    raise TypeError(fact)


def _marked(given: Given, fact: Rated | Exceeded) -> Given:
    if isinstance(fact, Rated):
        return given.but(unrated=None if fact.rated else fact.why)
    others = tuple(one for one in given.exceeded if one != fact.task)
    return given.but(exceeded=(*others, fact.task) if fact.marked else others)


def _upheld(given: Given, fact: Upheld) -> Given:
    if fact.task is None:
        return given.but(reviewed=fact.points or given.reviewed)
    taken = Excused(task=fact.task, quality=fact.quality, delays=fact.delays)
    given = given.but(excused=(*given.excused, taken))
    if not fact.accepted:
        return given
    order = Ordered(task=fact.task, quantity=fact.accepted, petition=fact.petition)
    return given.but(ordered=(*given.ordered, order))


def _blockers(given: Given, fact: Noted) -> tuple[Blocker, ...]:
    others = tuple(one for one in given.blockers if one.blocker != fact.blocker)
    if fact.state == "lifted":
        return others
    concluded = fact.state == "concluded"
    return (*others, Blocker(blocker=fact.blocker, document=fact.document, concluded=concluded))


def decision_at(
    connection: Connection, person_id: int, key: str, until: dt.datetime
) -> Decision | None:
    """Give the last decision about a person's period that was published by a moment."""
    found = None
    for row in connection.execute(_DECISIONS, {"person": person_id, "until": until}):
        fact = msgspec.json.decode(row.facts, type=DecidedFact)
        if fact.period == key:
            found = Decision(decider_id=row.person_id, at=row.arrived, fact=fact)
    return found


def decisions_of_office(
    connection: Connection, office_id: int
) -> list[tuple[int, dt.datetime, DecidedFact]]:
    """Give every decision of an office: about whom, when, and what the journal keeps of it."""
    rows = connection.execute(_EVERY_DECISION, {"office": office_id})
    return [
        (row.subject_id, row.arrived, msgspec.json.decode(row.facts, type=DecidedFact))
        for row in rows
    ]


def published(connection: Connection, office_id: int) -> list[Assessment]:
    """Give every assessment of an office whose receipt is kept."""
    rows = connection.execute(
        select(*_STEPS)
        .where(assessment.c.office_id == office_id, assessment.c.receipt.is_not(None))
        .order_by(assessment.c.period, assessment.c.person_id)
    )
    return [_assessment(row) for row in rows.mappings()]


def assessment_of(connection: Connection, office_id: int, person_id: int, key: str) -> Assessment:
    """Give how far a person's evaluation has come; a fresh one where nothing was done yet."""
    found = assessments(connection, office_id, key, [person_id])
    fresh = Assessment(office_id=office_id, person_id=person_id, period=key)
    return found.get(person_id, fresh)


def assessments(
    connection: Connection, office_id: int, key: str, person_ids: Iterable[int]
) -> dict[int, Assessment]:
    """Give the assessments of persons in a period, for those who have one."""
    rows = connection.execute(
        select(*_STEPS).where(
            assessment.c.office_id == office_id,
            assessment.c.period == key,
            assessment.c.person_id.in_(list(person_ids)),
        )
    )
    return {row["person_id"]: _assessment(row) for row in rows.mappings()}


def published_of(connection: Connection, person_id: int, year: int) -> list[Assessment]:
    """Give the published assessments of a person in a year, by period."""
    rows = connection.execute(
        select(*_STEPS)
        .where(
            assessment.c.person_id == person_id,
            assessment.c.period.like(f"{year}-%"),
            assessment.c.published.is_not(None),
        )
        .order_by(assessment.c.period)
    )
    return [_assessment(row) for row in rows.mappings()]


def every_published(connection: Connection, person_id: int) -> list[Assessment]:
    """Give every published assessment of a person."""
    rows = connection.execute(
        select(*_STEPS).where(
            assessment.c.person_id == person_id, assessment.c.published.is_not(None)
        )
    )
    return [_assessment(row) for row in rows.mappings()]


def write(connection: Connection, changed: Assessment) -> None:
    """Write an assessment; its version grows by one."""
    values: dict[str, Any] = {name: getattr(changed, name) for name in Assessment.__struct_fields__}
    values["version"] = changed.version + 1
    connection.execute(
        portable.insert(assessment)
        .values(values)
        .on_conflict_do_update(index_elements=["person_id", "period"], set_=values)
    )


def period_of(connection: Connection, office_id: int, key: str) -> PeriodRow:
    """Give a period of an office; one that nobody has touched is open by itself."""
    row = (
        connection.execute(
            select(
                period.c.office_id,
                period.c.key,
                period.c.state,
                period.c.id,
                period.c.by_id,
                period.c.reason,
            ).where(period.c.office_id == office_id, period.c.key == key)
        )
        .mappings()
        .first()
    )
    if row is None:
        return PeriodRow(office_id=office_id, key=key, state=PeriodState.OPEN)
    return PeriodRow(**{**row, "state": PeriodState(row["state"])})


def periods_of(connection: Connection, office_id: int) -> list[PeriodRow]:
    """Give the periods of an office that anybody has touched."""
    rows = connection.execute(_PERIODS, {"office": office_id})
    return [PeriodRow(**{**row, "state": PeriodState(row["state"])}) for row in rows.mappings()]


def pin(
    connection: Connection, office_id: int, key: str, first: dt.date, now: dt.datetime
) -> PeriodRow:
    """Give a period with its rule sets and job positions fixed: on the first step in it."""
    found = period_of(connection, office_id, key)
    if found.id:
        return found
    row = {"office_id": office_id, "key": key, "state": PeriodState.OPEN.value, "opened": now}
    number = inserted(connection, insert(period), row)
    rules = {one: default_set(one, first) for one in Regime}
    connection.execute(
        insert(period_rules),
        [
            {"period_id": number, "regime": one.value, "rule_set": rule.id, "hash": rule.hash}
            for one, rule in rules.items()
        ],
    )
    positions.pin(connection, office_id, key)
    return found.but(id=number)


def unpin(connection: Connection, opened: PeriodRow) -> None:
    """Let a period be as if nobody had touched it: its rule sets are not fixed any more."""
    row = connection.execute(select(period.c.office_id).where(period.c.id == opened.id)).scalar()
    if row is not None:
        positions.unpin(connection, row, opened.key)
    connection.execute(delete(period_rules).where(period_rules.c.period_id == opened.id))
    connection.execute(delete(period).where(period.c.id == opened.id))


def written_since(connection: Connection, office_id: int, key: str, entry: int) -> bool:
    """Tell whether anything of a period was written after an entry of the journal."""
    rows = connection.execute(
        select(journal.c.id)
        .where(
            journal.c.office_id == office_id,
            journal.c.id > entry,
            journal.c.facts.contains(f'"period":"{key}"', autoescape=True),
        )
        .limit(1)
    )
    return rows.first() is not None


def set_state(connection: Connection, changed: PeriodRow, now: dt.datetime) -> None:
    """Write the state of a period, who changed it and why."""
    locked = now if changed.state is PeriodState.LOCKED else None
    connection.execute(
        update(period)
        .where(period.c.id == changed.id)
        .values(
            state=changed.state.value,
            locked=locked,
            by_id=changed.by_id,
            reason=changed.reason,
        )
    )


def pin_other(connection: Connection, period_id: int, of: Regime, rules: RuleSet) -> None:
    """Fix another rule set for a group of people in a period."""
    connection.execute(
        update(period_rules)
        .where(period_rules.c.period_id == period_id, period_rules.c.regime == of.value)
        .values(rule_set=rules.id, hash=rules.hash)
    )


class ChangedRulesError(RuntimeError):
    """A rule set is no longer the one that a period was opened with."""


def rules_of(
    connection: Connection, office_id: int, key: str, first: dt.date, of: Regime
) -> RuleSet:
    """Give the rule set of a group in a period: the pinned one, or the default of its first day.

    Raises ChangedRulesError if the shipped set of that name says something else by now.
    """
    row = connection.execute(
        select(period_rules.c.rule_set, period_rules.c.hash)
        .join(period, period.c.id == period_rules.c.period_id)
        .where(
            period.c.office_id == office_id,
            period.c.key == key,
            period_rules.c.regime == of.value,
        )
    ).first()
    if row is None:
        return default_set(of, first)
    found = rule_set(row.rule_set)
    if found.hash != row.hash:
        raise ChangedRulesError(f"{row.rule_set} is not what {key} was opened with")
    return found


def regimes_at(
    connection: Connection, person_ids: Iterable[int], first: dt.date, until: dt.datetime
) -> dict[int, Regime]:
    """Give the rules of persons in the period of a first day, as said up to a moment.

    Civil servants of whom nothing was said are left out. What is said later changes no figure of
    an earlier cut-off, and what is said from a later period on none of this one.
    """
    rows = connection.execute(
        _REGIMES, {"rows": list(person_ids), "until": until, "before": LAST_ENTRY}
    )
    facts = [(row.subject_id, msgspec.json.decode(row.facts, type=Grouped)) for row in rows]
    day = first.isoformat()
    return {person: Regime(fact.regime) for person, fact in facts if fact.since <= day}


def regime_before(connection: Connection, person_id: int, first: dt.date, entry: int) -> Regime:
    """Give the rules of a person in the period of a first day before an entry of the journal."""
    values = {"rows": [person_id], "until": LATEST, "before": entry}
    facts = [
        msgspec.json.decode(row.facts, type=Grouped) for row in connection.execute(_REGIMES, values)
    ]
    held = [fact.regime for fact in facts if fact.since <= first.isoformat()]
    return Regime(held[-1]) if held else Regime.CIVIL


def add_petition(connection: Connection, made: Petition) -> Petition:
    """Add a petition; give it with its number."""
    number = connection.execute(
        select(func.coalesce(func.max(petition.c.number), 0) + 1).where(
            petition.c.office_id == made.office_id
        )
    ).scalar_one()
    row = {name: getattr(made, name) for name in Petition.__struct_fields__ if name != "id"}
    row["number"] = number
    return made.but(id=inserted(connection, insert(petition), row), number=int(number))


def answer_petition(connection: Connection, answered: Petition) -> None:
    """Write the answer of a petition."""
    connection.execute(
        update(petition)
        .where(petition.c.id == answered.id)
        .values(
            state=answered.state,
            answer=answered.answer,
            answered=answered.answered,
            total_after=answered.total_after,
        )
    )


def petition_numbered(connection: Connection, office_id: int, number: int) -> Petition | None:
    """Give the petition of an office with a number; who may see it is asked afterwards."""
    found = _petitions(connection, petition.c.office_id == office_id, petition.c.number == number)
    return found[0] if found else None


def petitions_of(connection: Connection, person_id: int, key: str | None = None) -> list[Petition]:
    """Give a person's own petitions, of one period or all, newest first."""
    where = [petition.c.person_id == person_id]
    if key is not None:
        where.append(petition.c.period == key)
    return _petitions(connection, *where)


def petitions_for(connection: Connection, reviewer_id: int) -> list[Petition]:
    """Give the petitions that wait for a reviewer's answer, newest first."""
    return _petitions(connection, petition.c.reviewer_id == reviewer_id, petition.c.state == "open")


def open_petitions(
    connection: Connection, office_id: int, key: str | None = None
) -> list[Petition]:
    """Give the petitions of an office that wait for an answer, of one period or all."""
    where = [petition.c.office_id == office_id, petition.c.state == "open"]
    if key is not None:
        where.append(petition.c.period == key)
    return _petitions(connection, *where)


def note_read(
    connection: Connection,
    office_id: int,
    reader_id: int,
    person_id: int,
    key: str,
    channel: str,
    at: dt.datetime,
) -> None:
    """Note that somebody has looked at somebody else's score."""
    connection.execute(
        insert(score_read),
        {
            "office_id": office_id,
            "reader_id": reader_id,
            "person_id": person_id,
            "period": key,
            "channel": channel,
            "at": at,
        },
    )


def reads_of(connection: Connection, person_id: int, most: int) -> list[ScoreRead]:
    """Give who has looked at a person's score lately, newest first."""
    rows = connection.execute(
        select(score_read.c.reader_id, score_read.c.period, score_read.c.channel, score_read.c.at)
        .where(score_read.c.person_id == person_id)
        .order_by(score_read.c.id.desc())
        .limit(most)
    )
    return [ScoreRead(**row) for row in rows.mappings()]


def _assessment(row: RowMapping) -> Assessment:
    decided, proposed = row["decided"], row["proposed"]
    return Assessment(
        **{
            **row,
            "stage": Stage(row["stage"]),
            "decided": QualityClass(decided) if decided else None,
            "proposed": QualityClass(proposed) if proposed else None,
        }
    )


def _petitions(connection: Connection, *where: Any) -> list[Petition]:
    rows = connection.execute(select(*_PETITION).where(*where).order_by(petition.c.id.desc()))
    return [Petition(**row) for row in rows.mappings()]
