"""How petitions look: made, put before their reviewer, answered, withdrawn."""

import datetime as dt
from fractions import Fraction

from bot.views.look import Look, capital, lines, quoted, shows
from core.evaluation.steps.notices import (
    NoneToWithdraw,
    PetitionAnswered,
    PetitionFault,
    PetitionLine,
    PetitionList,
    PetitionMade,
    PetitionOrder,
    PetitionPoints,
    PetitionPreview,
    PetitionRefused,
    PetitionUnknown,
    PetitionWaiting,
    PetitionWhich,
    PetitionWithdrawal,
)
from core.tasks.notices import OrderedAccepted


@shows(PetitionRefused)
def petition_refused(notice: PetitionRefused, look: Look) -> str:
    """Say why no petition is possible."""
    return look.say(
        f"petition-{notice.why.replace('_', '-')}",
        number=str(notice.number or ""),
        **look.period_facts(notice),
        until=look.deadline(notice.until) if notice.until else "",
    )


@shows(PetitionMade)
def petition_made(notice: PetitionMade, look: Look) -> str:
    """Confirm a petition: what it is about, who looks at it, until when."""
    about = look.say("petition-about-all", **look.period_facts(notice))
    if notice.criterion is not None:
        about = _about(notice, look)
    if notice.task is not None:
        faults = "; ".join(
            look.say(f"petition-fault-{sort}", day=_day(at, look)) for sort, at in notice.faults
        )
        clean = look.say("petition-unreviewed" if notice.unreviewed else "petition-ok")
        number = str(notice.task)
        about = look.say("petition-about", number=number, faults=faults or clean)
    return lines(
        look.say("petition-made", number=str(notice.number), about=about, code=notice.code),
        look.say("petition-frozen"),
        look.say(
            "petition-reviewer",
            reviewer=look.brief(notice.reviewer),
            due=look.deadline(notice.due),
            days=notice.working_days,
        ),
        look.say("petition-mine-how", number=str(notice.number)),
    )


@shows(PetitionWaiting)
def petition_waiting(notice: PetitionWaiting, look: Look) -> str:
    """Put a petition before whoever is to answer it."""
    key = "petition-reminder" if notice.again else "petition-waiting"
    about = look.say("petition-about-all", **look.period_facts(notice))
    if notice.task is not None:
        about = f"NV-{notice.task} {notice.title}"
    elif notice.criterion is not None:
        about = _about(notice, look)
    return lines(
        look.say(
            key,
            number=str(notice.number),
            person=look.full(notice.person) if notice.again else capital(look.full(notice.person)),
            about=about,
            **look.period_facts(notice),
            code=notice.code,
        ),
        _deductions(notice, look),
        f"“{notice.words}”",
        look.say("petition-due", due=look.deadline(notice.due)),
        look.say("petition-how", number=str(notice.number)),
        look.say("petition-waiting-order", number=str(notice.number))
        if notice.unreviewed
        else None,
    )


@shows(PetitionList)
def petition_list(notice: PetitionList, look: Look) -> str:
    """Show the petitions that concern the asker."""
    if not notice.lines:
        if notice.example is None:
            return look.say("petition-none")
        return look.say("petition-none-but", number=str(notice.example))
    return lines(look.say("petition-head"), *(_petition(one, look) for one in notice.lines[:10]))


@shows(PetitionPreview)
def petition_preview(notice: PetitionPreview, look: Look) -> str:
    """Show what an answer would change."""
    verdict = "upheld" if notice.upheld else "rejected"
    if notice.upheld and notice.accepted is not None:
        verdict = "order"
    elif notice.upheld and notice.criterion is not None:
        verdict = "points"
    return lines(
        look.say(
            f"petition-preview-{verdict}",
            number=str(notice.number),
            person=look.full(notice.person),
        ),
        _ordered(notice, look),
        _effect(notice, look),
        f"“{notice.answer}”",
        _moved(notice.before, notice.after, look),
    )


@shows(PetitionWhich)
def petition_which(notice: PetitionWhich, look: Look) -> str:
    """Ask which faults of a line do not count, with the total after each answer."""
    before = look.points(notice.before) if notice.before else "–"
    return lines(
        look.say(
            "petition-which",
            number=str(notice.number),
            person=look.full(notice.person),
            task=str(notice.task),
        ),
        *(
            look.say(
                f"petition-which-{of}", before=before, after=look.points(after) if after else "–"
            )
            for of, after in notice.options
        ),
        look.say("petition-which-how", number=str(notice.number)),
    )


@shows(PetitionFault)
def petition_fault(notice: PetitionFault, look: Look) -> str:
    """Say that an answer names what the petition has no place for, and what it has."""
    about = f"NV-{notice.task}" if notice.task is not None else look.say("petition-whole")
    return look.say(
        f"petition-absent-{notice.named}",
        number=str(notice.number),
        about=about,
        there=_sorts(notice.faults, look) or look.say("petition-ok"),
    )


@shows(PetitionUnknown)
def petition_unknown(notice: PetitionUnknown, look: Look) -> str:
    """Say that no such petition waits for the asker."""
    return look.say("petition-unknown", number=str(notice.number))


@shows(PetitionAnswered)
def petition_answered(notice: PetitionAnswered, look: Look) -> str:
    """Tell the answer: to the person, to whoever gave it, or to the authority."""
    verdict = "upheld" if notice.upheld else "rejected"
    facts = {
        "number": str(notice.number),
        "person": look.full(notice.person),
        "by": look.brief(notice.by),
        **look.period_facts(notice),
        "about": _about(notice, look),
    }
    decide_again = notice.upheld and notice.proposed != notice.decided
    rank = look.say(f"rank-{notice.proposed}") if notice.proposed else ""
    name = notice.person.name.split()[-1]
    again = None
    if decide_again and notice.reader == "authority":
        again = look.say("petition-decide", rank=rank, name=name, **look.period_facts(notice))
    elif decide_again:
        again = look.say("petition-decide-waits", rank=rank)
    return lines(
        look.say(f"petition-{verdict}-{notice.reader}", **facts),
        _effect(notice, look),
        f"“{notice.answer}”",
        _moved(notice.before, notice.after, look),
        again,
        look.say("receipt-code", code=notice.receipt_code),
    )


@shows(PetitionPoints)
def petition_points(notice: PetitionPoints, look: Look) -> str:
    """Ask for the new points of a criterion, from what was given to its most."""
    return look.say(
        "petition-points",
        number=str(notice.number),
        name=look.say(f"criterion-{notice.criterion}"),
        least=look.number(notice.least),
        most=look.number(notice.most),
    )


@shows(PetitionOrder)
def petition_order(notice: PetitionOrder, look: Look) -> str:
    """Say why an answer cannot order the review of a task, or what it has to say more."""
    return look.say(
        f"petition-order-{notice.why}",
        number=str(notice.number),
        task=str(notice.task),
        typed=notice.typed,
        whole=look.number(notice.whole) if notice.whole else "",
    )


@shows(PetitionWithdrawal)
def petition_withdrawal(notice: PetitionWithdrawal, look: Look) -> str:
    """Show the petition that would be withdrawn, or say that it is; also to its reviewer."""
    facts = {
        "number": str(notice.number),
        "about": _about(notice, look),
        "reviewer": look.brief(notice.reviewer),
        "until": look.deadline(notice.until),
        **look.period_facts(notice),
    }
    if notice.person is not None:
        return look.say("withdrawn-reviewer", person=capital(look.full(notice.person)), **facts)
    key = "withdrawn" if notice.done else "withdraw-preview"
    return lines(look.say(key, **facts), None if notice.done else quoted(notice.words))


@shows(NoneToWithdraw)
def none_to_withdraw(notice: NoneToWithdraw, look: Look) -> str:
    """Say which petitions could be withdrawn."""
    if not notice.open:
        return look.say("withdraw-none")
    numbers = ", ".join(str(one) for one in notice.open)
    return look.say("withdraw-which", numbers=numbers, number=str(notice.open[-1]))


@shows(OrderedAccepted)
def ordered_accepted(notice: OrderedAccepted, look: Look) -> str:
    """Tell a reviewer that work he left unreviewed was accepted by a petition's answer."""
    return lines(
        look.say(
            "ordered-accepted",
            number=str(notice.number),
            title=notice.title,
            by=look.brief(notice.by),
            person=look.full(notice.person),
        ),
        quoted(notice.words),
    )


def _about(
    one: PetitionLine | PetitionMade | PetitionWaiting | PetitionAnswered | PetitionWithdrawal,
    look: Look,
) -> str:
    """Give what a petition is about in a few words: a task, a criterion, or everything."""
    if one.task is not None:
        return f"NV-{one.task}"
    if one.criterion is not None:
        return look.say("petition-criterion", name=look.say(f"criterion-{one.criterion}"))
    return look.say("petition-whole")


def _petition(one: PetitionLine, look: Look) -> str:
    about = _about(one, look)
    who = look.say("petition-mine") if one.mine else look.brief(one.person)
    facts = {"number": str(one.number), "who": who, "about": about}
    if one.state == "open":
        return look.say("petition-line-open", due=look.short(one.due), **facts)
    return look.say(f"petition-line-{one.state}", answer=one.answer, **facts)


def _deductions(notice: PetitionWaiting, look: Look) -> str | None:
    """Say what the line was docked for, and the published total."""
    if notice.total is None:
        return None
    said = [look.say(f"petition-fault-{sort}", day=_day(at, look)) for sort, at in notice.faults]
    total = look.points(notice.total)
    if not said:
        return look.say("petition-waiting-total", total=total)
    return look.say("petition-waiting-faults", faults="; ".join(said), total=total)


def _effect(notice: PetitionPreview | PetitionAnswered, look: Look) -> str | None:
    """Say which faults do not count any more, and which still do."""
    dropped, kept = _sorts(notice.dropped, look), _sorts(notice.kept, look)
    if dropped and kept:
        return look.say("petition-dropped-part", dropped=dropped, kept=kept)
    return look.say("petition-dropped", dropped=dropped) if dropped else None


def _sorts(faults: tuple[tuple[str, int], ...], look: Look) -> str:
    return ", ".join(look.say(f"petition-sort-{sort}", count=count) for sort, count in faults)


def _moved(before: str | None, after: str | None, look: Look) -> str | None:
    if before is None or after is None:
        return None
    if Fraction(before) == Fraction(after):
        return look.say("petition-same", points=look.points(after))
    return look.say("petition-moved", before=look.points(before), after=look.points(after))


def _ordered(notice: PetitionPreview, look: Look) -> str | None:
    if notice.accepted is None or notice.handed is None:
        return None
    return look.say(
        "petition-ordered-late" if notice.late else "petition-ordered",
        task=str(notice.task),
        accepted=look.number(notice.accepted),
        whole=look.number(notice.whole or notice.accepted),
        handed=look.deadline(notice.handed),
    )


def _day(at: dt.datetime | None, look: Look) -> str:
    return look.short(at) if at is not None else "?"
