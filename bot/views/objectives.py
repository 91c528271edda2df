"""How notices about objectives and key results look."""

from collections.abc import Sequence
from fractions import Fraction

import locales
import reports
from bot.commands.objective_notices import AskValue, GoalUnread
from bot.views.look import Look, capital, lines, quoted, shows
from core.objectives.notices import (
    AskReading,
    AskSwitch,
    CheckedIn,
    CheckInTold,
    DraftLine,
    DraftsConfirmed,
    IndicatorLinked,
    KeyResultKept,
    KeyResultRefused,
    KeyResultUnknown,
    ObjectiveCard,
    ObjectiveLine,
    ObjectiveList,
    ObjectivePreview,
    ObjectiveProposed,
    ObjectiveRefused,
    ObjectiveRolled,
    ObjectiveSettled,
    ObjectiveTold,
    ObjectiveUndone,
    ObjectiveUnknown,
    ObjectiveWaiting,
    ResultLine,
    ResultTied,
    TaskLinked,
    WeightsWrong,
    Whose,
)
from core.reminders.goal_notices import GoalTree, ResultCard

BEHIND = -2
MOST_DRAFTS = 5


@shows(GoalTree)
def tree(notice: GoalTree, look: Look) -> str:
    """Give the text twin of a tree of objectives."""
    return reports.caption(notice, look.language)


@shows(ResultCard)
def result_card(notice: ResultCard, look: Look) -> str:
    """Give the text twin of a key result over its quarter, and what can be said of it."""
    how = look.say("goal-check-in-how", result=str(notice.result))
    read, source = notice.reads, notice.source
    return lines(
        reports.caption(notice, look.language),
        look.say("goal-reads", number=str(read[0]), name=read[1]) if read else None,
        look.say("task-source", source=source[0], words=source[1]) if source else None,
        how if notice.state == "agreed" and not read else None,
    )


@shows(IndicatorLinked)
def indicator_linked(notice: IndicatorLinked, look: Look) -> str:
    """Say that a key result reads an indicator, or no more."""
    line = notice.line
    return lines(
        look.say(
            "goal-unread-by" if notice.off else "goal-read-by",
            result=str(line.result),
            title=line.title,
            number=str(notice.indicator),
            name=notice.name,
        ),
        look.say("goal-now", value=_value(line, look)),
    )


@shows(AskReading)
def ask_reading(notice: AskReading, look: Look) -> str:
    """Ask before check-ins are left for an indicator."""
    return look.say(
        "goal-ask-reading",
        result=str(notice.result),
        title=notice.title,
        count=notice.check_ins,
        number=str(notice.indicator),
        name=notice.name,
    )


@shows(ResultTied)
def tied(notice: ResultTied, look: Look) -> str:
    """Confirm which paragraph a key result carries out."""
    key = "goal-tied" if notice.source else "goal-untied" if notice.had else "goal-was-not-tied"
    return look.say(
        key,
        result=str(notice.result),
        title=notice.title,
        source=notice.source or notice.had or "",
        words=notice.words,
    )


@shows(ObjectiveProposed)
def proposed(notice: ObjectiveProposed, look: Look) -> str:
    """Confirm a new objective, and say how it gets key results."""
    line = notice.line
    return lines(
        look.say("goal-proposed", goal=str(line.objective), title=line.title),
        _facts(line, notice.serves_title, look),
        look.say("goal-proposed-next", goal=str(line.objective)),
        look.say("goal-proposed-decider", person=look.brief(notice.decider))
        if notice.decider
        else None,
    )


@shows(KeyResultKept)
def kept(notice: KeyResultKept, look: Look) -> str:
    """Say what a key result is now, and what its objective still lacks."""
    goal = str(notice.objective)
    facts = {"goal": goal, "title": notice.title}
    head = look.say(f"goal-result-{notice.what}", result=str(notice.line.result), **facts)
    if notice.missing != "0":
        rest = look.say("goal-missing", missing=_percent(notice.missing, look), goal=goal)
    elif notice.decider is not None:
        rest = look.say("goal-sent", goal=goal, person=look.brief(notice.decider))
    else:
        rest = look.say("goal-complete", goal=goal)
    shown = None if notice.what == "dropped" else _term_line(notice.line, look)
    return lines(head, shown, rest)


@shows(ObjectiveWaiting)
def waiting(notice: ObjectiveWaiting, look: Look) -> str:
    """Ask for agreement, with everything that is to be agreed to."""
    goal = str(notice.line.objective)
    return lines(
        look.say(
            "goal-waiting", by=capital(look.brief(notice.by)), goal=goal, title=notice.line.title
        ),
        _facts(notice.line, None, look),
        *(_term_line(one, look) for one in notice.results),
        look.say("goal-waiting-how", goal=goal),
    )


@shows(ObjectivePreview)
def preview(notice: ObjectivePreview, look: Look) -> str:
    """Show what would become of an objective."""
    line = notice.line
    facts = {"goal": str(line.objective), "title": line.title}
    if notice.what == "grade":
        facts["grade"] = look.number(notice.grade or "0", 3)
        facts["share"] = _share(line.share, look)
    shown = notice.results if notice.what in ("agree", "grade") else ()
    every = [_state_line(one, look) for one in shown]
    terms = [_term_line(one, look) for one in shown]
    return lines(
        look.say(f"goal-preview-{notice.what}", **facts),
        _facts(line, None, look) if notice.what == "agree" else None,
        *(terms if notice.what == "agree" else every),
        quoted(notice.words),
    )


@shows(ObjectiveSettled)
def settled(notice: ObjectiveSettled, look: Look) -> str:
    """Confirm what has become of an objective."""
    line = notice.line
    facts: dict[str, str | int] = {"goal": str(line.objective), "title": line.title}
    if notice.what == "grade":
        facts["grade"] = look.number(line.grade or "0", 3)
    return lines(
        look.say(f"goal-{notice.what}", **facts),
        look.say("goal-told", count=notice.told) if notice.told else None,
        look.say("goal-undo") if not notice.may_roll else look.say("goal-may-roll"),
    )


@shows(ObjectiveTold)
def told(notice: ObjectiveTold, look: Look) -> str:
    """Tell what somebody has made of an objective, with the reader's own key results."""
    line = notice.line
    facts = {
        "by": capital(look.brief(notice.by)),
        "goal": str(line.objective),
        "title": line.title,
    }
    if notice.what == "grade":
        facts["grade"] = look.number(line.grade or "0", 3)
    own = notice.results if notice.what == "agree" else ()
    return lines(
        look.say(f"goal-told-{notice.what}", **facts),
        quoted(notice.words),
        look.say("goal-yours") if own else None,
        *(_term_line(one, look) for one in own),
        look.say("goal-yours-how", result=str(own[0].result)) if own else None,
    )


@shows(ObjectiveRolled)
def rolled(notice: ObjectiveRolled, look: Look) -> str:
    """Say which objective takes on what is left."""
    line = notice.line
    goal = str(line.objective)
    return lines(
        look.say(
            "goal-rolled",
            source=str(notice.source),
            goal=goal,
            quarter=_quarter(line.year, line.quarter, look),
        ),
        look.say("goal-missing", missing=_percent(notice.missing, look), goal=goal)
        if notice.missing != "0"
        else look.say("goal-sent", goal=goal, person=look.brief(notice.decider))
        if notice.decider
        else look.say("goal-complete", goal=goal),
    )


@shows(ObjectiveCard)
def card(notice: ObjectiveCard, look: Look) -> str:
    """Show one objective with its key results and what serves it."""
    line = notice.line
    goal = str(line.objective)
    open_yet = line.state == "proposed"
    show = _term_line if open_yet else _state_line
    return lines(
        _headline(line, look),
        _facts(line, notice.serves_title, look),
        *(show(one, look) for one in notice.results),
        look.say("goal-no-results", goal=goal) if not notice.results else None,
        look.say("goal-missing", missing=_percent(notice.missing, look), goal=goal)
        if open_yet and notice.results and notice.missing != "0"
        else None,
        look.say("goal-waits-for", person=look.brief(notice.decider))
        if open_yet and notice.missing == "0" and notice.decider and not notice.decides
        else None,
        look.say("goal-serving") if notice.serving else None,
        *(_line(one, look) for one in notice.serving),
        look.say("goal-lesson", lesson=notice.lesson) if notice.lesson else None,
    )


@shows(ObjectiveList)
def listed(notice: ObjectiveList, look: Look) -> str:
    """Show a page of objectives; of each only the key results that are behind."""
    quarter = _quarter(notice.year, notice.quarter, look)
    whose = _whose(notice.whose, look)
    if not notice.lines:
        none = look.say(f"goals-none-{notice.which}", whose=whose, quarter=quarter)
        return lines(none, _waiting(notice, look))
    head = look.say(
        f"goals-{notice.which}",
        whose=whose,
        quarter=quarter,
        total=notice.total,
        week=str(notice.week),
        weeks=str(notice.weeks),
    )
    shown = []
    for at, line in enumerate(notice.lines, start=1):
        other = line.whose if line.whose != notice.whose else None
        shown.append(f"{at} {_line(line, look, other=other)}")
        shown += [f"   {_state_line(one, look)}" for one in line.own]
        behind = () if line.own else line.behind
        shown += [f"   {_behind_line(one, look)}" for one in behind]
    more = look.say("list-page", page=notice.page, pages=notice.pages) if notice.pages > 1 else None
    return lines(head, *shown, more, _waiting(notice, look), look.say("goals-how"))


def _waiting(notice: ObjectiveList, look: Look) -> str | None:
    return look.say("goals-waiting-some", count=notice.waiting) if notice.waiting else None


@shows(CheckedIn)
def checked_in(notice: CheckedIn, look: Look) -> str:
    """Confirm a check-in: the value, how far that is, the pace, and what is still needed."""
    line = notice.line
    facts = {"result": str(line.result), "title": line.title}
    confidence = ""
    if line.confidence is not None:
        confidence = look.say("goal-sure", confidence=str(line.confidence))
    return lines(
        look.say("goal-checked", value=_value(line, look), confidence=confidence, **facts),
        _change(notice, look),
        look.say(
            "goal-weekly",
            amount=_counted(notice.weekly, line.noun, look),
        )
        if notice.weekly and line.pace is not None and line.pace < 0
        else None,
        look.say("goal-blocked", words=line.blocker) if line.blocker else None,
        look.say("goal-blocked-told", person=look.brief(notice.told)) if notice.told else None,
        quoted(notice.note),
        look.say("goal-later", moment=look.day_and_time(notice.later)) if notice.later else None,
    )


def _change(notice: CheckedIn, look: Look) -> str | None:
    line = notice.line
    if line.shape == "milestone" or Fraction(notice.before) == Fraction(line.value):
        return None
    moved = Fraction(line.value) - Fraction(notice.before)
    shown = look.number(str(abs(moved)), 3)
    sign = "+" if moved > 0 else "\N{MINUS SIGN}"
    return look.say("goal-change", change=f"{sign}{shown}", before=look.number(notice.before, 3))


@shows(CheckInTold)
def check_in_told(notice: CheckInTold, look: Look) -> str:
    """Tell what somebody said of a key result."""
    line = notice.line
    key = "goal-told-check-in" if notice.own else "goal-told-blocked"
    return lines(
        look.say(
            key,
            by=capital(look.brief(notice.by)),
            result=str(line.result),
            title=line.title,
            value=_value(line, look),
        ),
        look.say("goal-blocked", words=line.blocker) if line.blocker else None,
        quoted(notice.note),
    )


@shows(DraftsConfirmed)
def confirmed(notice: DraftsConfirmed, look: Look) -> str:
    """Confirm that the drafts stand."""
    head = look.say("goal-drafts-confirmed", count=len(notice.lines))
    return lines(head, *(_state_line(one, look) for one in notice.lines))


def draft_lines(drafts: Sequence[DraftLine], look: Look) -> str:
    """Give the week's drafts of check-ins, and the word that confirms them."""
    shown = drafts[:MOST_DRAFTS]
    rest = len(drafts) - len(shown)
    return lines(
        look.say("goal-drafts", count=len(drafts)),
        *(_draft_line(one, look) for one in shown),
        look.say("goal-drafts-more", count=rest) if rest else None,
        look.say("goal-drafts-how", result=str(drafts[0].result)),
    )


def _draft_line(one: DraftLine, look: Look) -> str:
    pace = _pace(one.pace, look)
    if one.shape == "milestone":
        reached = Fraction(one.share) == 1
        value = look.say("goal-reached" if reached else "goal-not-reached")
    else:
        value = look.say(
            "goal-value-falling" if one.shape == "falling" else "goal-value",
            value=look.number(one.value, 3),
            target=_counted(one.target, one.noun, look),
            share=_share(one.share, look),
        )
    state = f"{value}, {pace}" if pace and one.shape != "milestone" else value
    line = look.say("goal-draft", result=str(one.result), title=one.title, value=state)
    if one.blocker:
        line = f"{line}{look.say('goal-draft-blocked', words=one.blocker)}"
    if one.tasks:
        tasks = ", ".join(f"NV-{task}" for task in one.tasks)
        moved = look.number(one.moved, 3)
        return f"{line}{look.say('goal-draft-moved', moved=moved, tasks=tasks)}"
    if one.checked is None:
        return f"{line}{look.say('goal-draft-never')}"
    return f"{line}{look.say('goal-draft-since', day=look.day(one.checked))}"


@shows(TaskLinked)
def linked(notice: TaskLinked, look: Look) -> str:
    """Say that a task moves a key result, or no more."""
    line = notice.line
    return lines(
        look.say(
            "goal-unlinked" if notice.off else "goal-linked",
            result=str(line.result),
            title=line.title,
            number=str(notice.task),
            task=notice.task_title,
            amount=_counted(notice.quantity, notice.output, look),
        ),
        look.say("goal-now", value=_value(line, look)),
    )


@shows(AskSwitch)
def ask_switch(notice: AskSwitch, look: Look) -> str:
    """Ask before check-ins are left for tasks."""
    return look.say(
        "goal-ask-switch",
        result=str(notice.result),
        title=notice.title,
        count=notice.check_ins,
        number=str(notice.task),
    )


@shows(WeightsWrong)
def weights_wrong(notice: WeightsWrong, look: Look) -> str:
    """Name the part of the weights that is missing, or too much."""
    goal = str(notice.objective)
    if notice.adding is None:
        key = "goal-weights-missing" if notice.results else "goal-weights-none"
        return look.say(key, goal=goal, title=notice.title, missing=_percent(notice.missing, look))
    if notice.missing == "0":
        return look.say("goal-weights-full", goal=goal, title=notice.title)
    used = str(100 - Fraction(notice.missing))
    over = str(Fraction(notice.adding) - Fraction(notice.missing))
    return look.say(
        "goal-weights-over",
        goal=goal,
        title=notice.title,
        used=_percent(used, look),
        adding=_percent(notice.adding, look),
        over=_percent(over, look),
        missing=_percent(notice.missing, look),
    )


@shows(ObjectiveUnknown)
def objective_unknown(notice: ObjectiveUnknown, look: Look) -> str:
    """Say that there is no such objective for the asker."""
    return look.say("goal-unknown", goal=str(notice.objective))


@shows(KeyResultUnknown)
def result_unknown(notice: KeyResultUnknown, look: Look) -> str:
    """Say that there is no such key result for the asker."""
    return look.say("goal-result-unknown", result=str(notice.result))


@shows(ObjectiveRefused)
def refused(notice: ObjectiveRefused, look: Look) -> str:
    """Say why an objective cannot be handled so, and what can be done."""
    person = look.brief(notice.decider) if notice.decider else look.say("goal-nobody")
    state = look.say(f"goal-is-{notice.state}") if notice.state else ""
    return look.say(
        f"goal-no-{notice.why}",
        goal=str(notice.objective or ""),
        title=notice.title,
        state=state,
        person=person,
        day=look.day(notice.day) if notice.day else "",
    )


@shows(KeyResultRefused)
def result_refused(notice: KeyResultRefused, look: Look) -> str:
    """Say why a key result cannot be handled so, and what can be done."""
    person = look.brief(notice.owner) if notice.owner else ""
    return look.say(
        f"goal-result-no-{notice.why}",
        result=str(notice.result or ""),
        title=notice.title,
        goal=str(notice.objective or ""),
        person=person,
        tasks=", ".join(f"NV-{one}" for one in notice.tasks) or "–",
        number=str(notice.indicator or ""),
    )


@shows(ObjectiveUndone)
def undone(notice: ObjectiveUndone, look: Look) -> str:
    """Confirm that the last own change is taken back."""
    return look.say(
        f"goal-undone-{notice.what}",
        goal=str(notice.objective),
        result=str(notice.result or ""),
        title=notice.title,
    )


@shows(GoalUnread)
def unread(notice: GoalUnread, look: Look) -> str:
    """Say what was understood of a line, what is missing, and give the sentence to send."""
    return look.say(
        f"goal-unread-{notice.why}",
        typed=notice.typed,
        goal=str(notice.objective or 3),
        result=str(notice.result or 3),
        whole=look.number(notice.whole, 3) if notice.whole else "",
        number=look.number(notice.typed, 3) if notice.why == "whole" else "",
        missing=_percent(notice.missing, look) if notice.missing else "",
    )


@shows(AskValue)
def ask_value(notice: AskValue, look: Look) -> str:
    """Ask which value is meant."""
    return look.say(
        f"goal-ask-{notice.why}",
        result=str(notice.result),
        title=notice.title,
        typed=look.number(notice.typed, 3),
        baseline=_counted(notice.baseline, None, look),
        target=_counted(notice.target, notice.noun, look),
    )


def _facts(line: ObjectiveLine, serves: str | None, look: Look) -> str:
    """Give whose an objective is, for which quarter, how ambitious, and what it serves."""
    shown = [
        _whose(line.whose, look),
        _quarter(line.year, line.quarter, look),
        look.say(f"goal-{line.ambition}"),
    ]
    if line.serves is not None:
        above = f"MT-{line.serves}" if serves is None else f"MT-{line.serves} {serves}"
        shown.append(look.say("goal-serves", above=above))
    return ", ".join(shown)


def _whose(whose: Whose, look: Look) -> str:
    return look.full(whose.person) if whose.person else whose.unit


def _quarter(year: int, quarter: int, look: Look) -> str:
    return look.say("goal-quarter", quarter=str(quarter), year=str(year))


def _headline(line: ObjectiveLine, look: Look) -> str:
    return _line(line, look)


def _line(line: ObjectiveLine, look: Look, other: Whose | None = None) -> str:
    """Give an objective in a line: how far it is, or what it waits for."""
    indent = "↳ " if line.depth else ""
    facts = {"goal": str(line.objective), "title": line.title}
    if line.state == "graded":
        state = look.say("goal-state-graded", grade=look.number(line.grade or "0", 3))
    elif line.state == "proposed":
        state = look.say("goal-state-proposed")
    elif line.share is None:
        state = look.say("goal-state-empty")
    else:
        state = look.say(
            "goal-state",
            share=_share(line.share, look),
            need=_share(line.need, look),
            pace=_pace(line.pace, look),
        )
    shown = f"{indent}{look.say('goal-line', state=state, **facts)}"
    whose = other
    return f"{shown} ({whose.person.name if whose.person else whose.code})" if whose else shown


def _state_line(line: ResultLine, look: Look) -> str:
    """Give a key result as it stands."""
    return look.say(
        "goal-result-line",
        result=str(line.result),
        title=line.title,
        value=_value(line, look),
        owner=look.brief(line.owner),
    )


def _behind_line(line: ResultLine, look: Look) -> str:
    return look.say(
        "goal-result-behind",
        result=str(line.result),
        title=line.title,
        share=_share(line.share, look),
        owner=look.brief(line.owner),
    )


def _term_line(line: ResultLine, look: Look) -> str:
    """Give a key result as it is agreed to."""
    return look.say(
        "goal-result-terms",
        result=str(line.result),
        title=line.title,
        terms=_terms(line, look),
    )


def _terms(line: ResultLine, look: Look) -> str:
    """Give from where to where, with which weight, and whose it is."""
    weight, owner = _percent(line.weight, look), look.brief(line.owner)
    if line.shape == "milestone":
        return look.say("goal-terms-milestone", weight=weight, owner=owner)
    return look.say(
        f"goal-terms-{line.shape}",
        baseline=look.number(line.baseline, 3),
        target=_counted(line.target, line.noun, look),
        weight=weight,
        owner=owner,
    )


def _value(line: ResultLine, look: Look) -> str:
    """Give the value of its target, how far that is, and the pace."""
    pace = _pace(line.pace, look)
    if line.shape == "milestone":
        return look.say("goal-reached" if Fraction(line.share) == 1 else "goal-not-reached")
    shown = look.say(
        "goal-value-falling" if line.shape == "falling" else "goal-value",
        value=look.number(line.value, 3),
        target=_counted(line.target, line.noun, look),
        share=_share(line.share, look),
    )
    return f"{shown}, {pace}" if pace else shown


def _pace(pace: int | None, look: Look) -> str:
    if pace is None:
        return ""
    if pace <= BEHIND:
        return look.say("goal-pace-behind")
    if pace < 0:
        return look.say("goal-pace-below")
    return look.say("goal-pace-ahead" if pace > 0 else "goal-pace-on")


def _counted(exact: str, noun: str | None, look: Look) -> str:
    """Give a number with what is counted: `12.000 hồ sơ`, `66,5%`."""
    shown = look.number(exact, 3)
    if noun == "%":
        return f"{shown}%"
    return f"{shown} {noun}" if noun else shown


def _share(share: str | None, look: Look) -> str:
    return locales.percent(look.language, Fraction(share or "0"))


def _percent(exact: str, look: Look) -> str:
    return f"{look.number(exact)}%"
