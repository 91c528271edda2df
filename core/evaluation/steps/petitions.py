"""Objections to a published result: made on one line, looked at by another leader, answered."""

import datetime as dt
from fractions import Fraction

import msgspec

from core.evaluation.notices import Receipt, ScoreLine
from core.evaluation.period import Period, current
from core.evaluation.receipt import receipt_of
from core.evaluation.rules import QualityClass
from core.evaluation.rulesets import TOTAL
from core.evaluation.steps import rules, store
from core.evaluation.steps.actions import advance, read_points, rules_for
from core.evaluation.steps.decisions import petition_end, scores_of, working_days_later
from core.evaluation.steps.notices import (
    NoneToWithdraw,
    PetitionAnswered,
    PetitionFault,
    PetitionLine,
    PetitionList,
    PetitionMade,
    PetitionPoints,
    PetitionPreview,
    PetitionRefused,
    PetitionUnknown,
    PetitionWaiting,
    PetitionWhich,
    PetitionWithdrawal,
)
from core.evaluation.steps.ordering import ALL, DELAY, QUALITY, Order, ordered
from core.evaluation.steps.reads import note_read
from core.evaluation.steps.rules import Act, Stage
from core.evaluation.steps.store import Assessment, Petition, Upheld
from core.kernel import journal
from core.kernel.command import Command
from core.kernel.fact import Fact, write
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.people.rules import Person
from core.tasks import store as tasks
from core.tasks.actions import amount
from core.tasks.rules import State, is_late

_SORTS = (DELAY, QUALITY, ALL)
OPEN, UPHELD, REJECTED, WITHDRAWN = "open", "upheld", "rejected", "withdrawn"


class Object(Command, frozen=True):
    """Object to a published result, to the line of one task in it, or to a general criterion.

    `criterion` is its place on the receipt from 1, or 0 for all of the general points together.
    """

    words: str
    task: int | None = None
    criterion: int | None = None
    year: int | None = None
    month: int | None = None
    months: int = 1


class Answer(Command, frozen=True):
    """Answer a petition: uphold it, or not, with a reason; a criterion with its new points.

    `faults` names those of a line that do not count: delay, quality or all. Of work that nobody
    reviewed the answer orders how much is accepted.
    """

    number: int
    upheld: bool
    answer: str
    points: str | None = None
    order: Order | None = None
    faults: str | None = None


class Withdraw(Command, frozen=True):
    """Withdraw one's own petition that nobody has answered; the only open one without a number."""

    number: int | None = None


class _Withdrawn(Fact, frozen=True):
    period: str
    petition: int


class _Made(Fact, frozen=True):
    period: str
    petition: int
    task: int | None
    words: str
    criterion: str | None = None


class _Answered(Fact, frozen=True):
    period: str
    petition: int
    upheld: bool
    answer: str
    before: str | None
    after: str | None


def make(tx: Tx, turn: Turn, command: Object) -> PetitionMade:
    """Note a petition about the asker's own published result; another leader is to look at it.

    Raises Refusal if nothing is published, the line is not there, the term is over, or the same
    line is being looked at.
    """
    steps, receipt, line = _published(tx, turn, command)
    period = Period.of(steps.period)
    published = steps.published or tx.now
    until = petition_end(tx, turn.office, period, turn.actor.id, published)
    if turn.said > until:
        raise Refusal(_refused("late", command, period, until))
    task_id = None
    if line is not None:
        task = tasks.by_number(tx.connection, turn.actor, line.number)
        task_id = task.id if task else None
    criterion = _criterion(receipt, command, period)
    earlier = [
        one.state
        for one in store.petitions_of(tx.connection, turn.actor.id, steps.period)
        if (one.task_id, one.criterion) == (task_id, criterion) and one.state != WITHDRAWN
    ]
    if earlier:
        state = earlier[0]
        raise Refusal(_refused("open" if state == OPEN else "answered", command, period, until))
    advance(tx, turn, turn.actor, period, Act.PETITION)
    reviewer = _reviewer(tx, turn, steps, line)
    if reviewer is None:
        raise Refusal(_refused("nobody", command, period, until))
    charter = rules_for(tx, turn.office, period, turn.actor.id).charter
    days = charter.petition.answer_days if charter else 10
    made = store.add_petition(
        tx.connection,
        Petition(
            id=0,
            office_id=turn.office.id,
            number=0,
            person_id=turn.actor.id,
            period=steps.period,
            task_id=task_id,
            words=command.words,
            said=turn.said,
            reviewer_id=reviewer.id,
            due=working_days_later(tx, turn.office, turn.said, days),
            state=OPEN,
            answer="",
            answered=None,
            total_before=steps.total,
            total_after=None,
            receipt=steps.receipt or "",
            criterion=criterion,
        ),
    )
    number = line.number if line else None
    fact = _Made(
        period=steps.period,
        petition=made.number,
        task=number,
        words=command.words,
        criterion=criterion,
    )
    _note(tx, turn, turn.actor.id, "petition", fact)
    tell(tx, reviewer.id, waiting(tx, made), key=f"petition:{made.number}")
    return PetitionMade(
        number=made.number,
        task=number,
        faults=tuple((one.sort, one.at) for one in line.faults) if line else (),
        code=receipt.code,
        **period.parts,
        reviewer=named(reviewer, tx.now),
        due=made.due,
        working_days=days,
        criterion=criterion,
        unreviewed=line is not None and line.state == State.HANDED_IN,
    )


def waiting(tx: Tx, made: Petition, *, again: bool = False) -> PetitionWaiting:
    """Give the letter by which a petition is put before its reviewer."""
    receipt = msgspec.json.decode(made.receipt, type=Receipt)
    number = _task_number(tx, made)
    line = next((one for one in receipt.lines if one.number == number), None)
    period = Period.of(made.period)
    whose = people.person_of(tx.connection, made.person_id)
    return PetitionWaiting(
        number=made.number,
        person=named(whose, tx.now),
        task=number,
        title=line.title if line else "",
        unreviewed=line is not None and line.state == State.HANDED_IN,
        words=made.words,
        criterion=made.criterion,
        code=receipt.code,
        **period.parts,
        due=made.due,
        again=again,
        faults=tuple((one.sort, one.at) for one in line.faults) if line else (),
        total=made.total_before,
    )


def listed(tx: Tx, turn: Turn) -> PetitionList:
    """Give the asker's own petitions and those that wait for his answer."""
    mine = store.petitions_of(tx.connection, turn.actor.id)
    every = [*store.petitions_for(tx.connection, turn.actor.id), *mine]
    return PetitionList(
        lines=tuple(
            PetitionLine(
                number=one.number,
                person=named(people.person_of(tx.connection, one.person_id), tx.now),
                task=_task_number(tx, one),
                words=one.words,
                criterion=one.criterion,
                state=one.state,
                due=one.due,
                answer=one.answer,
                mine=one.person_id == turn.actor.id,
            )
            for one in every
        ),
        example=_example(tx, turn.actor.id),
    )


def _example(tx: Tx, person_id: int) -> int | None:
    """Give a line of the last published receipt of a person, one that lost points before others."""
    published = [one for one in store.every_published(tx.connection, person_id) if one.receipt]
    if not published:
        return None
    last = max(published, key=lambda one: Period.of(one.period).first_day)
    lines = msgspec.json.decode(last.receipt or "", type=Receipt).lines
    costly = sorted(lines, key=lambda one: not one.faults)
    return costly[0].number if costly else None


def preview_answer(tx: Tx, turn: Turn, command: Answer) -> PetitionPreview | PetitionWhich:
    """Show what an answer would change, or ask which faults of several sorts it is about.

    Raises Refusal if it is not the asker's to give, or names what the line does not have.
    """
    found = _waiting_for(tx, turn, command.number)
    steps = _steps(tx, found)
    whose = people.person_of(tx.connection, found.person_id)
    advance(tx, turn, whose, Period.of(found.period), Act.UPHOLD)
    note_read(tx, turn, [whose], Period.of(found.period))
    if command.upheld and (which := _which(tx, turn, found, steps, command)):
        return which
    after, fact = steps.total, None
    if command.upheld:
        after, fact = _would_be(tx, turn, found, steps, command)
    accepted = fact.accepted if fact else 0
    dropped, kept = _effect(_line(tx, found), fact)
    task = tasks.by_id(tx.connection, found.task_id) if found.task_id and accepted else None
    return PetitionPreview(
        number=found.number,
        person=named(whose, tx.now),
        task=_task_number(tx, found),
        upheld=command.upheld,
        answer=command.answer,
        before=steps.total,
        after=after,
        criterion=found.criterion,
        accepted=amount(accepted) if task else None,
        whole=amount(task.quantity) if task else None,
        handed=task.first_handed if task else None,
        late=task is not None and is_late(task, tx.now),
        dropped=dropped,
        kept=kept,
    )


def answer(tx: Tx, turn: Turn, command: Answer) -> PetitionAnswered:
    """Answer a petition; an upheld one corrects the score by an entry of its own.

    The receipt is computed anew at its own cut-off. The class stays until whoever decides has
    decided again. Raises Refusal if it is not the asker's to give, does not say which faults of
    several sorts it is about, or names what the line does not have.
    """
    found = _waiting_for(tx, turn, command.number)
    period = Period.of(found.period)
    whose = people.person_of(tx.connection, found.person_id)
    before = _steps(tx, found)
    steps, fact = before, None
    if command.upheld:
        if which := _which(tx, turn, found, before, command):
            raise Refusal(which)
        stage = advance(tx, turn, whose, period, Act.UPHOLD).stage
        fact = _uphold(tx, turn, found, command)
        after = _again(tx, turn, whose, before)
        moved = after.total != before.total
        steps = after.but(stage=stage if moved else before.stage)
        store.write(tx.connection, steps)
    state = UPHELD if command.upheld else REJECTED
    answered = found.but(
        state=state, answer=command.answer, answered=tx.now, total_after=steps.total
    )
    store.answer_petition(tx.connection, answered)
    told = _Answered(
        period=found.period,
        petition=found.number,
        upheld=command.upheld,
        answer=command.answer,
        before=before.total,
        after=steps.total,
    )
    _note(tx, turn, whose.id, "answer_petition", told)
    return _tell(tx, turn, whose, answered, before, steps, fact)


def preview_withdrawal(tx: Tx, turn: Turn, command: Withdraw) -> PetitionWithdrawal:
    """Show which petition would be withdrawn. Raises Refusal if none or several could be meant."""
    return _withdrawal(tx, turn, _own_open(tx, turn, command), done=False)


def withdraw(tx: Tx, turn: Turn, command: Withdraw) -> PetitionWithdrawal:
    """Withdraw the asker's own open petition; whoever was to answer it is told.

    The same line may be objected to again while the term runs. Raises Refusal.
    """
    found = _own_open(tx, turn, command)
    store.answer_petition(tx.connection, found.but(state=WITHDRAWN, answered=tx.now))
    fact = _Withdrawn(period=found.period, petition=found.number)
    _note(tx, turn, found.person_id, "withdraw_petition", fact)
    done = _withdrawal(tx, turn, found, done=True)
    letter = done.but(person=named(turn.actor, tx.now))
    tell(tx, found.reviewer_id, letter, key=f"withdrawn:{found.number}")
    return done


def _own_open(tx: Tx, turn: Turn, command: Withdraw) -> Petition:
    mine = [one for one in store.petitions_of(tx.connection, turn.actor.id) if one.state == OPEN]
    found = [one for one in mine if command.number in (None, one.number)]
    if len(found) != 1:
        numbers = tuple(one.number for one in reversed(mine))
        raise Refusal(NoneToWithdraw(number=command.number, open=numbers))
    return found[0]


def _withdrawal(tx: Tx, turn: Turn, found: Petition, *, done: bool) -> PetitionWithdrawal:
    steps = _steps(tx, found)
    period = Period.of(found.period)
    published = steps.published or tx.now
    return PetitionWithdrawal(
        number=found.number,
        task=_task_number(tx, found),
        words=found.words,
        **period.parts,
        reviewer=named(people.person_of(tx.connection, found.reviewer_id), tx.now),
        done=done,
        until=petition_end(tx, turn.office, period, found.person_id, published),
        criterion=found.criterion,
    )


def _tell(
    tx: Tx,
    turn: Turn,
    whose: Person,
    answered: Petition,
    before: Assessment,
    after: Assessment,
    fact: Upheld | None,
) -> PetitionAnswered:
    dropped, kept = _effect(_line(tx, answered), fact)
    period = Period.of(answered.period)
    receipt = msgspec.json.decode(after.receipt or "", type=Receipt)
    notice = PetitionAnswered(
        number=answered.number,
        reader="reviewer",
        person=named(whose, tx.now),
        by=named(turn.actor, tx.now),
        task=_task_number(tx, answered),
        criterion=answered.criterion,
        upheld=answered.state == UPHELD,
        answer=answered.answer,
        before=before.total,
        after=after.total,
        decided=after.decided,
        proposed=after.proposed,
        **period.parts,
        receipt_code=receipt.code,
        dropped=dropped,
        kept=kept,
    )
    tell(tx, whose.id, notice.but(reader="person"), key=f"answered:{answered.number}")
    if after.stage is Stage.CORRECTED and after.proposed != after.decided:
        everybody = people.of_office(tx.connection, turn.office.id)
        for head in rules.deciders(whose, everybody, tx.now)[:1]:
            letter = notice.but(reader="authority")
            tell(tx, head.id, letter, key=f"decide-again:{answered.number}")
    return notice


def _again(tx: Tx, turn: Turn, whose: Person, steps: Assessment) -> Assessment:
    """Give an assessment with its score computed anew at the very cut-off of the first time."""
    period = Period.of(steps.period)
    found = scores_of(tx, turn.office, period, [whose], steps.cut_off)
    score = found.of(whose.id)[1]
    return steps.but(
        total=None if score.total is None else str(score.total),
        proposed=QualityClass(score.proposed) if score.proposed else None,
        receipt=write(receipt_of(tx, whose, found, whose)),
    )


def _which(
    tx: Tx, turn: Turn, found: Petition, steps: Assessment, command: Answer
) -> PetitionWhich | None:
    """Give the question which faults are meant, where a reviewed line has both sorts of them.

    Raises Refusal for a fault that the line does not have, and for points that nobody asked for.
    """
    if found.criterion is not None and command.faults is None:
        return None
    line = _line(tx, found)
    there = _counts(line.returns, line.delays) if line else ()
    sorts = {sort for sort, _ in there}
    absent = command.faults is not None and command.faults not in {*sorts, ALL}
    pointless = found.criterion is None and command.order is None and command.points is not None
    counted = dict(there).get(command.faults or "")
    if absent or (command.faults == ALL and not there):
        raise Refusal(_no_fault(tx, found, command.faults or "", there))
    if pointless and command.points != str(counted):
        raise Refusal(_no_fault(tx, found, "points", there))
    unsaid = command.faults is None and len(sorts) > 1
    if line is None or not unsaid or line.state == State.HANDED_IN or command.order is not None:
        return None
    options = [(of, _would_be(tx, turn, found, steps, command.but(faults=of))[0]) for of in _SORTS]
    whose = people.person_of(tx.connection, found.person_id)
    return PetitionWhich(
        number=found.number,
        person=named(whose, tx.now),
        task=line.number,
        before=steps.total,
        options=tuple(options),
    )


def _no_fault(
    tx: Tx, found: Petition, what: str, there: tuple[tuple[str, int], ...]
) -> PetitionFault:
    task = _task_number(tx, found)
    return PetitionFault(number=found.number, task=task, named=what, faults=there)


def _would_be(
    tx: Tx, turn: Turn, found: Petition, steps: Assessment, command: Answer
) -> tuple[str | None, Upheld]:
    """Give the total after an answer and what it would correct; nothing of it stays."""
    with_it = tx.connection.begin_nested()
    whose = people.person_of(tx.connection, found.person_id)
    fact = _uphold(tx, turn, found, command)
    after = _again(tx, turn, whose, steps).total
    with_it.rollback()
    return after, fact


def _line(tx: Tx, found: Petition) -> ScoreLine | None:
    """Give the line that was objected to, as the frozen receipt shows it."""
    number = _task_number(tx, found)
    receipt = msgspec.json.decode(found.receipt, type=Receipt)
    return next((one for one in receipt.lines if one.number == number), None)


def _counts(quality: int, delays: int) -> tuple[tuple[str, int], ...]:
    return tuple((sort, count) for sort, count in ((DELAY, delays), (QUALITY, quality)) if count)


def _effect(
    line: ScoreLine | None, fact: Upheld | None
) -> tuple[tuple[tuple[str, int], ...], tuple[tuple[str, int], ...]]:
    """Give the faults that an answer takes away, and those that stay, each (sort, count)."""
    if fact is None or fact.task is None or line is None:
        return (), ()
    kept = _counts(line.returns - fact.quality, line.delays - fact.delays)
    return _counts(fact.quality, fact.delays), kept


def _uphold(tx: Tx, turn: Turn, found: Petition, command: Answer) -> Upheld:
    """Take away the faults of the line that was objected to, as the frozen receipt shows them.

    Unreviewed work is accepted as the answer orders it. Of a criterion the points are those that
    the answer gives. Raises Refusal without them.
    """
    receipt = msgspec.json.decode(found.receipt, type=Receipt)
    if found.criterion is not None:
        points = _corrected(tx, turn, found, receipt, command.points)
        upheld = Upheld(period=found.period, petition=found.number, task=None, points=points)
        _note(tx, turn, found.person_id, store.UPHOLD, upheld)
        return upheld
    line, only = _line(tx, found), command.faults
    by_order = ordered(tx, turn, found, line, command.order, command.answer, only) if line else None
    fact = by_order or Upheld(
        period=found.period,
        petition=found.number,
        task=_task_number(tx, found),
        quality=line.returns if line and only != DELAY else 0,
        delays=line.delays if line and only != QUALITY else 0,
    )
    _note(tx, turn, found.person_id, store.UPHOLD, fact)
    return fact


def _corrected(
    tx: Tx, turn: Turn, found: Petition, receipt: Receipt, typed: str | None
) -> tuple[tuple[str, str], ...]:
    """Give the general points with the ones that were objected to as the answer gives them.

    Nobody loses by a petition: from what was given up to the most of the criterion.
    """
    criteria = rules_for(tx, turn.office, Period.of(found.period), found.person_id).general
    most = {one.name: one.maximum for one in criteria}
    given = store.given_at(tx.connection, [found.person_id], found.period, tx.now)
    before = dict(given[found.person_id].general if found.person_id in given else ())
    name = found.criterion or TOTAL
    whole = name == TOTAL
    least = sum(before.values(), Fraction(0)) if whole else before.get(name, Fraction(0))
    ceiling = sum(most.values(), Fraction(0)) if whole else most.get(name, Fraction(0))
    value = read_points(typed or "")
    if value is None or not least <= value <= ceiling:
        raise Refusal(
            PetitionPoints(number=found.number, criterion=name, least=str(least), most=str(ceiling))
        )
    if whole:
        return ((TOTAL, str(value)),)
    kept = {one: Fraction(points) for one, points in receipt.general} | before | {name: value}
    return tuple((one, str(points)) for one, points in kept.items())


def _criterion(receipt: Receipt, command: Object, period: Period) -> str | None:
    """Give the name of the criterion that is objected to. Raises Refusal for one not there."""
    if command.criterion is None:
        return None
    names = [name for name, _ in receipt.general]
    if command.criterion == 0 or names in ([], [TOTAL]):
        return TOTAL
    if command.criterion > len(names):
        raise Refusal(_refused("no_criterion", command, period, None))
    return names[command.criterion - 1]


def _published(tx: Tx, turn: Turn, command: Object) -> tuple[Assessment, Receipt, ScoreLine | None]:
    """Give the published result that is objected to, with the line where a task is named."""
    year = command.year or tx.now.year
    every = store.published_of(tx.connection, turn.actor.id, year)
    every += store.published_of(tx.connection, turn.actor.id, year - 1)
    if command.year is not None and command.month is not None:
        key = Period(year=command.year, month=command.month, months=command.months).key
        every = [one for one in every if one.period == key]
    every.sort(key=lambda one: one.period, reverse=True)
    period = Period.of(every[0].period) if every else current(turn.office, tx.now)
    for one in every:
        receipt = msgspec.json.decode(one.receipt or "", type=Receipt)
        line = next((line for line in receipt.lines if line.number == command.task), None)
        if command.task is None or line is not None:
            return one, receipt, line
    raise Refusal(_refused("no_line" if every else "unpublished", command, period, None))


def _reviewer(tx: Tx, turn: Turn, steps: Assessment, line: ScoreLine | None) -> Person | None:
    """Give who is to look at it: nobody who scored what it is about."""
    scored = {one for one in (steps.reviewer_id, steps.decider_id) if one is not None}
    if line is not None:
        task = tasks.by_number(tx.connection, turn.actor, line.number)
        scored |= {task.reviewer_id} if task else set()
    everybody = people.of_office(tx.connection, turn.office.id)
    return rules.other_reviewer(turn.actor, scored, everybody, tx.now)


def _waiting_for(tx: Tx, turn: Turn, number: int) -> Petition:
    found = store.petition_numbered(tx.connection, turn.office.id, number)
    if found is None or found.reviewer_id != turn.actor.id or found.state != OPEN:
        raise Refusal(PetitionUnknown(number=number))
    return found


def _steps(tx: Tx, found: Petition) -> Assessment:
    return store.assessment_of(tx.connection, found.office_id, found.person_id, found.period)


def _task_number(tx: Tx, found: Petition) -> int | None:
    return None if found.task_id is None else tasks.by_id(tx.connection, found.task_id).number


def _refused(
    why: str, command: Object, period: Period, until: dt.datetime | None
) -> PetitionRefused:
    return PetitionRefused(why=why, number=command.task, **period.parts, until=until)


def _note(tx: Tx, turn: Turn, person_id: int, verb: str, facts: Fact) -> None:
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject=store.SUBJECT,
        subject_id=person_id,
        verb=verb,
        said=turn.said,
        facts=facts,
    )
