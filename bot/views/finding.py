"""How what was looked for looks, and thanks."""

from bot.views.look import Look, capital, lines, quoted, shows
from bot.views.tasks import line
from core.tasks.finding_notices import Found, NotInScope, PickedList
from core.tasks.thanks_notices import (
    NobodyToThank,
    Thanked,
    ThanksGiven,
    ThanksQuotaSet,
    ThanksSpent,
    ThanksTakenBack,
    ThankWhom,
)


@shows(Found)
def found(notice: Found, look: Look) -> str:
    """Show people and tasks that were found, the best first."""
    if not notice.lines and not notice.people:
        return look.say("found-nothing", typed=notice.typed)
    people = ", ".join(capital(look.full(one)) for one in notice.people)
    tasks = look.say("found-tasks", typed=notice.typed, total=notice.total)
    return lines(
        look.say("found-people", people=people) if people else None,
        tasks if notice.total else _no_tasks(notice, look),
        *(line(one, look) for one in notice.lines),
        _page(notice.page, notice.pages, look),
    )


def _no_tasks(notice: Found, look: Look) -> str:
    """Say that no words fit; below it stand the tasks that a person who was found has a part in."""
    if notice.lines:
        return look.say("found-with", person=look.brief(notice.people[0]))
    return look.say("found-no-tasks", typed=notice.typed)


@shows(PickedList)
def picked(notice: PickedList, look: Look) -> str:
    """Show a list picked by whose, what and when."""
    facts = {
        "whose": _whose(notice, look),
        "what": look.say(_what(notice)),
        "when": _when(notice, look),
    }
    if not notice.lines:
        return look.say("picked-none", **facts)
    head = look.say("picked", total=notice.total, late=notice.late, **facts)
    return lines(
        head,
        *(line(one, look) for one in notice.lines),
        _page(notice.page, notice.pages, look),
    )


@shows(NotInScope)
def not_in_scope(notice: NotInScope, look: Look) -> str:
    """Say that this is not for the asker."""
    return look.say("not-in-scope", typed=notice.typed)


@shows(ThanksGiven)
def thanks_given(notice: ThanksGiven, look: Look) -> str:
    """Confirm that the thanks have gone out."""
    return look.say(
        "thanks-given",
        people=look.everybody(notice.people),
        number=str(notice.number),
        left=notice.left,
    )


@shows(Thanked)
def thanked(notice: Thanked, look: Look) -> str:
    """Tell somebody that he is thanked, and for what."""
    return lines(
        look.say(
            "thanked",
            by=capital(look.brief(notice.by)),
            number=str(notice.number),
            title=notice.title,
        ),
        quoted(notice.words),
    )


@shows(ThanksSpent)
def thanks_spent(notice: ThanksSpent, look: Look) -> str:
    """Say that the month's thanks are given."""
    return look.say("thanks-spent", quota=notice.quota)


@shows(ThanksTakenBack)
def taken_back(notice: ThanksTakenBack, look: Look) -> str:
    """Tell who was thanked that it was not meant for him."""
    return look.say(
        "thanks-taken-back",
        by=capital(look.brief(notice.by)),
        number=str(notice.number),
        title=notice.title,
    )


@shows(NobodyToThank)
def nobody_to_thank(notice: NobodyToThank, look: Look) -> str:
    """Say that whoever was named has no part in the task."""
    if notice.oneself:
        return look.say("thanks-oneself", number=str(notice.number))
    if not notice.people:
        return look.say("thanks-nobody", number=str(notice.number))
    return look.say(
        "thanks-no-part", number=str(notice.number), people=look.everybody(notice.people)
    )


@shows(ThankWhom)
def thank_whom(notice: ThankWhom, look: Look) -> str:
    """Say that nobody bears the name that was typed, and how to thank."""
    return look.say("thanks-whom", number=str(notice.number), typed=notice.typed)


@shows(ThanksQuotaSet)
def quota_set(notice: ThanksQuotaSet, look: Look) -> str:
    """Confirm how often one can thank in a month."""
    return look.say("thanks-quota", quota=notice.quota)


def _whose(notice: PickedList, look: Look) -> str:
    if notice.person is not None:
        return look.say("picked-of", who=look.brief(notice.person))
    if notice.unit is not None:
        return look.say("picked-of", who=notice.unit)
    return look.say("picked-mine")


def _what(notice: PickedList) -> str:
    if notice.late_only:
        return "picked-late"
    return "picked-done" if notice.done else "picked-open" if not notice.span else "picked-all"


def _when(notice: PickedList, look: Look) -> str:
    if notice.span == "month":
        return look.say("picked-month", month=str(notice.month), year=str(notice.year))
    return look.say("picked-week") if notice.span == "week" else ""


def _page(page: int, pages: int, look: Look) -> str | None:
    return look.say("list-page", page=page, pages=pages) if pages > 1 else None
