"""The list that is decided about, the decision of classes, and their publication."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from zoneinfo import ZoneInfo

from core.evaluation.caps import cap_lines
from core.evaluation.case import Kind
from core.evaluation.figures import Figures, cut_off, figures, managed_by
from core.evaluation.notices import CapLine
from core.evaluation.period import Period
from core.evaluation.presence import Presence, as_stood, evaluated, moved_from, presence
from core.evaluation.receipt import receipt_of
from core.evaluation.rules import QualityClass
from core.evaluation.scores import Flag
from core.evaluation.steps import rules, store
from core.evaluation.steps.actions import advance, may_act, rules_for
from core.evaluation.steps.notices import (
    AboveUnit,
    Decided,
    DecidePreview,
    NothingToDecide,
    RatingLine,
    RatingList,
    ScorePublished,
)
from core.evaluation.steps.reads import note_read
from core.evaluation.steps.rules import PUBLISHED, Act, Stage
from core.evaluation.steps.store import Assessment, Given
from core.kernel import journal
from core.kernel.command import Command
from core.kernel.fact import write
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.people.rules import Person, Role
from core.people.store import Office
from core.periods import store as calendars
from core.tasks.rules import State

LEADING = (Role.HEAD, Role.DEPUTY)
LEAST_PRESENT = Fraction(1, 3)
"""The share of a period below which it is asked whether somebody should be rated at all.

Taken from letters on quarterly evaluation: less than a period in the post or two months absent.
"""
PAGE = 7
NOBODY_CHOSEN: Mapping[int, str | None] = MappingProxyType({})


class Decide(Command, frozen=True):
    """Decide the classes of people: as proposed, or for one of them another class with a reason."""

    people: tuple[int, ...]
    year: int
    month: int
    given: str | None = None
    reason: str = ""
    months: int = 1


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where a person stands: the live score, or the published one; `left` is when he left."""

    person: Person
    left: dt.datetime | None
    found: Figures
    steps: Assessment
    given: Given
    presence: Presence

    @property
    def line(self) -> tuple[str | None, str | None, str | None]:
        """Total, class by points and proposed class."""
        score = self.found.of(self.person.id)[1]
        total = None if score.total is None else str(score.total)
        return total, score.candidate, score.proposed


def scores_of(
    tx: Tx,
    office: Office,
    period: Period,
    wanted: Sequence[Person],
    until: dt.datetime | None = None,
) -> Figures:
    """Give the figures of people in a period, with all that was given for them until now."""
    moment = until or cut_off(tx, office, period)
    return figures(tx, office, period, moment, wanted, given_until=tx.now)


def rating(tx: Tx, turn: Turn, period: Period, page: int = 1) -> RatingList:
    """Give a page of those the asker leads in a period, how each stands, and all of them in sum.

    Who has left the office within it is there; who left the asker's units for others is named.
    """
    span = period.span(turn.office.zone)
    everybody = evaluated(tx, turn.office, span)
    standing = _standing(tx, turn.office, period, everybody)
    known = [one.person for one in standing.values()]
    shown = [one for one in known if people_rules.leads(turn.actor, one, tx.now)]
    ordered = _staff_first(shown)
    pages = max(1, -(-len(ordered) // PAGE))
    page = min(max(1, page), pages)
    seen = ordered[(page - 1) * PAGE : page * PAGE]
    note_read(tx, turn, seen, period)
    lines = {one.id: _line(tx, standing, one) for one in ordered}
    rate, caps = _caps(standing)
    classes = Counter(one.decided or one.proposed for one in lines.values())
    led = people_rules.led_paths(turn.actor, tx.now)
    return RatingList(
        **period.parts,
        lines=tuple(lines[one.id] for one in seen),
        caps=caps,
        rate=rate,
        may_decide=bool(_decided_by(tx, turn, standing)),
        page=page,
        pages=pages,
        total=len(ordered),
        settled=sum(one.decided is not None for one in lines.values()),
        ranks=tuple((of, classes[of]) for of in (*QualityClass, None) if classes[of]),
        moved=tuple(
            (named(one, tx.now), post.since)
            for one in everybody
            if one.id not in lines and one.id != turn.actor.id
            if (post := moved_from(one, span, led, tx.now)) is not None
        ),
    )


def prepare(tx: Tx, turn: Turn, command: Decide, code: str) -> tuple[Decide, DecidePreview]:
    """Give a decision with its people named, and what it would decide on the typed code.

    Without people: everybody the asker decides about who waits and has a proposed class. Raises
    Refusal if somebody named is not his to decide, or nobody is left.
    """
    period = Period.named(command)
    everybody = evaluated(tx, turn.office, period.span(turn.office.zone))
    standing = _standing(tx, turn.office, period, everybody)
    chosen = _chosen(tx, turn, command, period, standing)
    able = [one for one in chosen if command.given or standing[one.id].line[2] is not None]
    skipped = tuple(named(one, tx.now) for one in chosen if one not in able)
    if not able:
        raise Refusal(NothingToDecide(**period.parts, skipped=skipped))
    for one in able:
        _see_unit(tx, standing[one.id], command.given)
    ordered = _staff_first(able)
    note_read(tx, turn, ordered, period)
    classes = {one.id: command.given or standing[one.id].line[2] for one in able}
    rate, caps = _caps(standing, classes)
    preview = DecidePreview(
        **period.parts,
        lines=tuple(_line(tx, standing, one).but(decided=classes[one.id]) for one in ordered),
        skipped=skipped,
        caps=caps,
        rate=rate,
        running=tx.now < period.span(turn.office.zone).end,
        reason=command.reason,
        code=code,
        waiting=tuple(
            (named(one, tx.now), task.number)
            for one in ordered
            for task in standing[one.id].found.work[one.id]
            if task.state is State.HANDED_IN
        ),
    )
    return command.but(people=tuple(one.id for one in ordered)), preview


def _chosen(
    tx: Tx, turn: Turn, command: Decide, period: Period, standing: dict[int, _Standing]
) -> list[Person]:
    everybody = [stood.person for stood in standing.values()]
    if not command.people:
        return [
            one
            for one in _decided_by(tx, turn, standing)
            if standing[one.id].steps.stage is not Stage.DECIDED
        ]
    named_ones = [one for one in everybody if one.id in command.people]
    for one in named_ones:
        may_act(tx, turn, one, "decide")
        advance(tx, turn, one, period, Act.DECIDE)
    return named_ones


def decide(tx: Tx, turn: Turn, command: Decide) -> Decided:
    """Decide classes and publish each result to its person (Decree 335/2025, art. 18 and 20).

    The receipt is kept as it is now. Raises Refusal if the asker does not decide about somebody,
    or his assessment has gone further.
    """
    period = Period.named(command)
    chosen = list(people.persons(tx.connection, list(command.people)).values())
    standing = _standing(tx, turn.office, period, chosen)
    told = []
    for one in _staff_first(chosen):
        stood = standing[one.id]
        may_act(tx, turn, stood.person, "decide")
        _see_unit(tx, stood, command.given)
        _total, _candidate, proposed = stood.line
        decided = QualityClass(command.given or proposed or QualityClass.NOT_COMPLETED)
        again = stood.steps.published is not None
        changed = advance(tx, turn, one, period, Act.DECIDE)
        _publish(tx, turn, period, stood, changed, decided, command.reason, again=again)
        told.append((named(stood.person, tx.now), decided.value))
    return Decided(**period.parts, lines=tuple(told))


def _see_unit(tx: Tx, stood: _Standing, given: str | None) -> None:
    """Raise Refusal if a head would be above what was concluded of his unit.

    Where the unit's class only follows from its lines the authority is told, and decides
    (Decree 233/2026, art. 12(7)).
    """
    unit = stood.found.units.get(stood.person.id)
    if given is None or unit is None or unit.document is None:
        return
    best_first = list(QualityClass)
    if best_first.index(QualityClass(given)) < best_first.index(unit.of):
        raise Refusal(
            AboveUnit(
                person=named(stood.person, tx.now),
                **stood.found.period.parts,
                given=given,
                unit=unit.of,
                document=unit.document,
            )
        )


def _publish(
    tx: Tx,
    turn: Turn,
    period: Period,
    stood: _Standing,
    changed: Assessment,
    decided: QualityClass,
    reason: str,
    *,
    again: bool,
) -> None:
    whose = stood.person
    receipt = receipt_of(tx, whose, stood.found, whose)
    total, candidate, proposed = stood.line
    store.write(
        tx.connection,
        changed.but(
            decided=decided,
            proposed=QualityClass(proposed) if proposed else None,
            total=total,
            decider_id=turn.actor.id,
            published=tx.now,
            cut_off=stood.found.until,
            reason=reason,
            receipt=write(receipt),
        ),
    )
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject=store.SUBJECT,
        subject_id=whose.id,
        verb=store.DECIDE,
        said=turn.said,
        facts=store.DecidedFact(
            period=period.key,
            candidate=candidate,
            proposed=proposed,
            decided=decided.value,
            total=total,
            inputs=receipt.inputs,
            cut_off=stood.found.until,
            reason=reason,
        ),
    )
    letter = ScorePublished(
        receipt=receipt.but(
            settled=True,
            next_number=None,
            next_total=None,
            decided=decided.value,
            decided_by=named(turn.actor, tx.now),
            published=tx.now,
        ),
        decided=decided,
        by=named(turn.actor, tx.now),
        reason=reason,
        petition_until=petition_end(tx, turn.office, period, whose.id, tx.now),
        again=again,
    )
    tell(tx, whose.id, letter, key=f"published:{period.key}")


def petition_end(
    tx: Tx, office: Office, period: Period, person_id: int, published: dt.datetime
) -> dt.datetime:
    """Give until when somebody may object to a result: the end of the last day of the term."""
    charter = rules_for(tx, office, period, person_id).charter
    days = charter.petition.days if charter else 5
    return working_days_later(tx, office, published, days)


def working_days_later(tx: Tx, office: Office, start: dt.datetime, days: int) -> dt.datetime:
    """Give 17:00 of the day on which a term of so many working days ends."""
    zone = ZoneInfo(office.zone)
    calendar = calendars.calendar_of(tx.connection, office.id)
    last = calendar.add_working_days(start.astimezone(zone).date(), days)
    return dt.datetime.combine(last, dt.time(17, 0), zone)


def _decided_by(tx: Tx, turn: Turn, standing: Mapping[int, _Standing]) -> list[Person]:
    everybody = people.of_office(tx.connection, turn.office.id)
    return [
        one.person
        for one in standing.values()
        if turn.actor.id in {head.id for head in rules.deciders(one.person, everybody, tx.now)}
    ]


def _standing(
    tx: Tx, office: Office, period: Period, wanted: Sequence[Person]
) -> dict[int, _Standing]:
    found = scores_of(tx, office, period, wanted)
    span = period.span(office.zone)
    there = presence(tx, office, span, wanted)
    ids = [one.id for one in wanted]
    steps = store.assessments(tx.connection, office.id, period.key, ids)
    given = store.given_at(tx.connection, ids, period.key, tx.now)
    return {
        one.id: _Standing(
            person=as_stood(one, span, tx.now),
            left=None if people_rules.is_active(one, tx.now) else one.departed,
            found=found,
            presence=there[one.id],
            steps=steps.get(
                one.id, Assessment(office_id=office.id, person_id=one.id, period=period.key)
            ),
            given=given.get(one.id, Given()),
        )
        for one in wanted
    }


def _line(tx: Tx, standing: dict[int, _Standing], one: Person) -> RatingLine:
    stood = standing[one.id]
    total, band, proposed = stood.line
    inputs, score = stood.found.of(one.id)
    steps = stood.steps
    unit = stood.found.units.get(one.id)
    if steps.stage in PUBLISHED:
        total, proposed = steps.total, steps.proposed
    team = managed_by(one, (other.person for other in standing.values()), tx.now)
    return RatingLine(
        person=named(one, tx.now),
        total=total,
        band=band,
        proposed=proposed,
        decided=steps.decided,
        stage=steps.stage,
        blockers=tuple(of.blocker for of in stood.given.blockers if of.concluded),
        undecided=tuple(of.blocker for of in stood.given.blockers if not of.concluded),
        flags=tuple(flag for flag in score.flags if flag is not Flag.CAPPED),
        unrated=stood.given.unrated,
        present=stood.presence.present,
        days=stood.presence.days,
        short=stood.presence.is_short(LEAST_PRESENT),
        unit=unit.of if unit else None,
        unit_document=unit.document if unit else None,
        leader=inputs.kind is Kind.LEADER,
        left=stood.left,
        code=one.code,
        team_open=sum(standing[other.id].steps.stage not in PUBLISHED for other in team),
    )


def _caps(
    standing: dict[int, _Standing], chosen: Mapping[int, str | None] = NOBODY_CHOSEN
) -> tuple[str, tuple[CapLine, ...]]:
    """Give the cap for each regime, in the agency and in each group, by both readings."""
    classes = {
        person_id: chosen.get(person_id) or stood.steps.decided or stood.line[2]
        for person_id, stood in standing.items()
    }
    found = next(iter(standing.values())).found
    return str(found.case.cap.rate), cap_lines(found, classes)


def _staff_first(chosen: Sequence[Person]) -> list[Person]:
    """Give people in the order they are decided in: staff, then leaders from the bottom up."""

    def depth(one: Person) -> tuple[bool, int, str]:
        leading = [post for post in one.posts if post.role in (Role.HEAD, people_rules.Role.DEPUTY)]
        deepest = max((post.path.count(".") for post in leading), default=0)
        head = any(post.role is Role.HEAD for post in leading)
        return bool(leading), -deepest * 2 + head, one.code

    return sorted(chosen, key=depth)
