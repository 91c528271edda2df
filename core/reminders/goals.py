"""Objectives as pictures: how each key result kept its pace week by week."""

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from zoneinfo import ZoneInfo

from core.indicators import store as indicators
from core.kernel.transaction import Tx
from core.objectives import check_ins, linking, lists, rules, sight, store
from core.objectives.rules import (
    BEHIND,
    Ambition,
    CheckIn,
    Counted,
    KeyResult,
    Objective,
    Quarter,
    Source,
    State,
)
from core.people import store as people
from core.people.actions import Turn, named
from core.periods.spans import Span
from core.reminders.goal_notices import (
    Goal,
    GoalResult,
    GoalTree,
    Moved,
    ResultCard,
    Said,
    WeekValue,
)

MOST_HISTORY = 4
MOMENT = dt.timedelta(milliseconds=1)


class _Story:
    """What is known of a key result at any moment: what was said, or what tasks were accepted."""

    def __init__(
        self, tx: Tx, result: KeyResult, said: Sequence[CheckIn], counted: Sequence[Counted]
    ) -> None:
        self.tx, self.result, self.said, self.counted = tx, result, said, counted

    def at(self, moment: dt.datetime) -> int:
        """Give the value that counted at a moment."""
        if self.result.source is Source.TASKS:
            return rules.from_tasks(self.result, self.counted, moment)
        if self.result.source is Source.INDICATOR:
            return store.measured(self.tx.connection, [self.result], moment - 2 * MOMENT)[
                self.result.id
            ]
        counts = rules.latest(one for one in self.said if one.said < moment)
        return self.result.baseline if counts is None else counts.value

    def was_missed(self, week: Span, of: Objective, now: dt.datetime) -> bool:
        """Tell whether a week went by without a word that was to be said.

        What tasks or an indicator move needs no words, and nothing was due in the week of the
        agreement.
        """
        begun = of.agreed is None or week.holds(of.agreed)
        due = week.end <= now and not begun and self.result.source is Source.CHECK_IN
        return due and not self.was_said(week)

    def was_said(self, week: Span) -> bool:
        """Tell whether anything was said in a week."""
        return self.result.source is not Source.CHECK_IN or any(
            week.holds(one.said) for one in self.said
        )

    def share(self, moment: dt.datetime) -> Fraction:
        """Give how far it had come at a moment."""
        return rules.share(self.result.baseline, self.result.target, self.at(moment))


def _stories(tx: Tx, results: Sequence[KeyResult]) -> dict[int, _Story]:
    rows = [one.id for one in results]
    said = store.check_ins_of(tx.connection, rows)
    counted = store.counted_of(tx.connection, rows)
    return {
        one.id: _Story(tx, one, said.get(one.id, ()), counted.get(one.id, ())) for one in results
    }


def tree(tx: Tx, turn: Turn, quarter: Quarter, unit_code: str | None) -> GoalTree:
    """Give the objectives of a unit and below it. Raises Refusal if they are not for the asker."""
    unit = lists.unit_asked(tx, turn, unit_code)
    zone = turn.office.zone
    every = [
        one
        for one in store.under(tx.connection, turn.office.id, unit.path, quarter)
        if one.person_id is None and sight.sees(tx, turn, one)
    ]
    shares = store.shares_under(tx.connection, turn.office.id, unit.path, quarter, tx.now)
    results = store.results_of(tx.connection, [one.id for one in every], tx.now)
    stories = _stories(tx, results)
    weeks = _begun(quarter, zone, tx.now)
    names = {one.id: one.name for one in people.units(tx.connection, turn.office.id)}
    owners = people.persons(tx.connection, list({one.owner_id for one in results}))
    return GoalTree(
        until=tx.now.astimezone(ZoneInfo(zone)),
        code="",
        unit=unit.name,
        unit_code=unit.code,
        year=quarter.year,
        quarter=quarter.quarter,
        week=len(weeks),
        weeks=len(rules.weeks_of(quarter.span(zone), zone)),
        goals=tuple(
            Goal(
                objective=one.number,
                title=one.title,
                whose="" if one.unit_id == unit.id else names[one.unit_id],
                share=str(shares[one.id]) if one.id in shares else None,
                aspires=one.ambition is Ambition.ASPIRATIONAL,
                proposed=one.state is State.PROPOSED,
                results=tuple(
                    _result(
                        stories[result.id],
                        one,
                        weeks,
                        zone,
                        tx.now,
                        f"{owners[result.owner_id].name}"
                        f" ({named(owners[result.owner_id], tx.now).unit})",
                    )
                    for result in results
                    if result.objective_id == one.id
                ),
            )
            for one in every
        ),
    )


def _begun(quarter: Quarter, zone: str, now: dt.datetime) -> tuple[Span, ...]:
    """Give the weeks of a quarter that have begun."""
    every = rules.weeks_of(quarter.span(zone), zone)
    return tuple(one for one in every if one.start <= now)


def _result(
    story: _Story,
    of: Objective,
    weeks: Sequence[Span],
    zone: str,
    now: dt.datetime,
    owner: str,
) -> GoalResult:
    since = _since(of, weeks)
    paces = tuple(_pace(story, of, week, zone, now) for week in weeks[since:])
    known = [one for one in paces if one is not None]
    return GoalResult(
        result=story.result.number,
        title=story.result.title,
        owner=owner,
        share=str(story.result.share),
        since=since + 1,
        paces=paces,
        behind=bool(known) and bool(paces) and _pace_now(story, of, zone, now) <= BEHIND,
    )


def _since(of: Objective, weeks: Sequence[Span]) -> int:
    """Give the place of the first week that counts: the one in which it was agreed to."""
    if of.agreed is None:
        return len(weeks)
    return next((at for at, one in enumerate(weeks) if of.agreed < one.end), len(weeks))


def _pace_now(story: _Story, of: Objective, zone: str, now: dt.datetime) -> int:
    need = rules.need_of(story.result, of.ambition, sight.gone_at(of, zone, now))
    return rules.pace(story.result.share, need)


def _pace(story: _Story, of: Objective, week: Span, zone: str, now: dt.datetime) -> int | None:
    """Give the pace at the end of a week, or now; None for a week over in which nobody spoke."""
    if story.was_missed(week, of, now):
        return None
    end = _end(week, now)
    need = rules.need_of(story.result, of.ambition, sight.gone_at(of, zone, end))
    return rules.pace(story.share(end), need)


def result_card(tx: Tx, turn: Turn, number: int) -> ResultCard:
    """Give one key result over its quarter. Raises Refusal if it is not the asker's to see."""
    result, of = sight.visible_result(tx, turn, number)
    zone = turn.office.zone
    story = _stories(tx, [result])[result.id]
    weeks = _begun(of.when, zone, tx.now)
    since = _since(of, weeks)
    need = rules.need_of(result, of.ambition, sight.gone_at(of, zone, tx.now))
    speakers = people.persons(tx.connection, list({one.person_id for one in story.said}))
    owner = people.person_of(tx.connection, result.owner_id)
    runs = of.state is State.AGREED
    return ResultCard(
        until=tx.now.astimezone(ZoneInfo(zone)),
        code="",
        result=result.number,
        title=result.title,
        objective=of.number,
        objective_title=of.title,
        state=of.state,
        aspires=of.ambition is Ambition.ASPIRATIONAL,
        year=of.year,
        quarter=of.quarter,
        week=len(weeks),
        weeks=len(rules.weeks_of(of.when.span(zone), zone)),
        owner=owner.name,
        shape=result.shape,
        baseline=sight.amount_of(result.baseline),
        target=sight.amount_of(result.target),
        value=sight.amount_of(result.current),
        noun=result.noun,
        weight=sight.percentage(result.weight),
        share=str(result.share),
        need=str(need),
        pace=rules.pace(result.share, need) if runs else None,
        weekly=check_ins.weekly_need(turn, result, of, tx.now) if runs else None,
        confidence=result.confidence,
        blocker=result.blocker,
        points=tuple(
            WeekValue(
                week=at + 1,
                value=sight.amount_of(story.at(_end(week, tx.now))),
                share=str(story.share(_end(week, tx.now))),
                said=story.was_said(week),
                confidence=_confidence(story.said, week),
            )
            for at, week in enumerate(weeks)
            if at >= since
        ),
        missed=tuple(
            at + 1
            for at, week in enumerate(weeks)
            if at >= since and story.was_missed(week, of, tx.now)
        ),
        history=tuple(
            Said(
                moment=one.said.astimezone(ZoneInfo(zone)),
                value=sight.amount_of(one.value),
                confidence=one.confidence,
                blocker=one.blocker,
                note=one.note,
                by=speakers[one.person_id].name,
            )
            for one in list(reversed(story.said))[:MOST_HISTORY]
        ),
        said=len(story.said),
        reads=_read_by(tx, result),
        source=linking.source_of(tx, turn, result),
        tasks=tuple(
            Moved(
                task=one.number,
                title=one.title,
                by=sight.amount_of(one.quantity),
                accepted=one.accepted.astimezone(ZoneInfo(zone)) if one.accepted else None,
            )
            for one in story.counted
        ),
    )


def _read_by(tx: Tx, result: KeyResult) -> tuple[int, str] | None:
    if result.indicator_id is None:
        return None
    found = indicators.by_id(tx.connection, result.indicator_id)
    return found.number, found.name


def _end(week: Span, now: dt.datetime) -> dt.datetime:
    """Give until when a week is looked at: what is said right now belongs to it."""
    return min(week.end, now + MOMENT)


def _confidence(said: Sequence[CheckIn], week: Span) -> int | None:
    inside = (one for one in said if week.holds(one.said) and one.confidence is not None)
    found = rules.latest(inside)
    return found.confidence if found else None
