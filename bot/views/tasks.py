"""How notices about tasks look."""

import datetime as dt
from fractions import Fraction

from bot.views.away import away_line
from bot.views.evidence import file_names, shown_by
from bot.views.giving import coming_line, part_line
from bot.views.look import Look, capital, due_line, lines, quoted, shows
from bot.views.programmes import source_line
from bot.views.reporting import (
    claim_line,
    count_text,
    in_place_of,
    others_claim,
    own_claim,
)
from core.catalogue.notices import ProductLine
from core.tasks.actions import LATE_ARRIVAL
from core.tasks.notices import (
    DeadlineCorrected,
    DeadlineMoved,
    Decision,
    ExtensionAsked,
    ExtensionDecided,
    ExtensionWaiting,
    Happening,
    LayLine,
    Load,
    MayNotAssign,
    NoDeadline,
    NotEarlier,
    NothingToUndo,
    NotHolder,
    NotNow,
    NotReviewer,
    OutsideLine,
    QuantityWrong,
    ReviewDone,
    ReviewPreview,
    TakenBack,
    TaskAccepted,
    TaskAssigned,
    TaskBlocked,
    TaskCard,
    TaskHandedIn,
    TaskLine,
    TaskList,
    TaskPreview,
    TaskReceived,
    TaskReported,
    TaskReturned,
    TaskUnknown,
    TaskWaiting,
    Undone,
    UndoPreview,
)
from locales import day

MOST_COMING = 3
ELSEWHERE = frozenset({"departure", "absence", "person", "score", "period", "calendar"})
"""What is changed back in a way of its own, which can be named."""
LATEST = 8
"""How many lines of its history a card shows; every deadline has its own line."""
MOVES_DEADLINE = frozenset({"extend", "ask_extension", "correct"})
"""Verbs whose words name the deadline already."""
PRIORITIES = {"cao": "high", "khan": "urgent", "thuongkhan": "very-urgent", "hoatoc": "express"}


@shows(TaskPreview)
def preview(notice: TaskPreview, look: Look) -> str:
    """Show what would be assigned, before it touches anybody."""
    return lines(
        _preview_head(notice, look),
        capital(notice.title),
        _product(notice.product, look),
        source_line(notice.source, look),
        look.say("preview-part-of", number=str(notice.part_of)) if notice.part_of else None,
        _only_parts(notice, look),
        _amount(notice.quantity, notice.output, look),
        look.say("preview-each-unit") if notice.units and notice.output else None,
        _priority(notice.priority, look),
        _preview_deadline(notice, look),
        _preview_shares(notice, look),
        *(_load(one, look) for one in notice.loads),
        *(f"{away_line(one, look)}." for one in notice.absent),
    )


@shows(TaskAssigned)
def assigned(notice: TaskAssigned, look: Look) -> str:
    """Tell the giver that the work is given."""
    number = str(notice.number)
    if notice.confirms is not None:
        return lines(
            look.say("task-drafted", number=number, title=notice.title),
            due_line(notice.deadline, look) or look.say("preview-no-deadline"),
            look.say("task-drafted-how", number=number, confirms=look.brief(notice.confirms)),
        )
    if notice.part_of is not None:
        return look.say("task-assigned-part", number=number, whole=str(notice.part_of))
    return look.say("task-assigned", number=number)


@shows(TaskReceived)
def received(notice: TaskReceived, look: Look) -> str:
    """Tell an assignee that work has come."""
    with_others = (
        look.say("task-with", people=look.everybody(notice.others)) if notice.others else None
    )
    return lines(
        look.say(
            "task-received",
            by=capital(look.brief(notice.by)),
            number=str(notice.number),
            title=notice.title,
        ),
        _product(notice.product, look),
        _amount(notice.quantity, notice.output, look),
        _priority(notice.priority, look),
        due_line(notice.deadline, look),
        with_others,
        look.say("task-share", share=look.percent(notice.share)) if notice.share else None,
        look.say("task-received-unit", number=str(notice.number)) if notice.unit else None,
        look.say("task-received-how", number=str(notice.number)),
    )


@shows(TaskReported)
def reported(notice: TaskReported, look: Look) -> str:
    """Confirm a report."""
    number = str(notice.number)
    done = notice.progress >= 100
    head = look.say("task-reported", number=number, progress=str(notice.progress))
    if notice.count is not None:
        head = f"NV-{number}: {count_text(notice.count, notice.progress, look)}"
    behalf = in_place_of(notice.behalf, look)
    return lines(
        f"{head}{f' {behalf}' if behalf else ''}{_times(notice.counted_at, notice.arrived, look)}",
        look.say("task-went-back", before=f"{notice.before}%")
        if notice.before is not None
        else None,
        look.say("task-said-later", later=look.time(notice.later)) if notice.later else None,
        own_claim(notice.claim, notice.reviewer, look),
        look.say("task-noted", words=notice.note) if notice.note else None,
        look.say("task-with-files", files=file_names(notice.files, look)) if notice.files else None,
        look.say("task-promised", deadline=look.deadline(notice.promise))
        if notice.promise
        else None,
        look.say("task-beyond", number=number, deadline=look.short(notice.beyond))
        if notice.beyond
        else None,
        look.say("task-blocked-noted") if notice.blocked else None,
        look.say("task-unblocked") if notice.unblocked and not notice.runs_again else None,
        look.say("task-runs-again") if notice.runs_again else None,
        due_line(notice.deadline, look) if notice.runs_again else None,
        look.say("task-reported-done", number=number) if done and not notice.blocked else None,
    )


@shows(TaskBlocked)
def blocked(notice: TaskBlocked, look: Look) -> str:
    """Tell the reviewer that somebody is stuck."""
    return lines(
        look.say(
            "task-blocked",
            by=capital(look.brief(notice.by)),
            number=str(notice.number),
            title=notice.title,
        ),
        in_place_of(notice.behalf, look),
        quoted(notice.words),
        due_line(notice.deadline, look),
        others_claim(notice.claim, notice.by, notice.number, look),
    )


@shows(TaskHandedIn)
def handed_in(notice: TaskHandedIn, look: Look) -> str:
    """Confirm a hand-in: in whose hands the work now is."""
    head = look.say(
        "task-handed-in", number=str(notice.number), reviewer=look.brief(notice.reviewer)
    )
    return lines(
        f"{head}{_times(notice.counted_at, notice.arrived, look)}",
        look.say(
            "handed-in-part",
            part=look.number(notice.part),
            whole=look.number(notice.whole or "0"),
            output=notice.output or "",
        )
        if notice.part
        else None,
        look.say("task-with-files", files=file_names(notice.files, look)) if notice.files else None,
        own_claim(notice.claim, notice.reviewer, look),
        look.say("task-clock-kept", first=look.day(notice.kept))
        if notice.kept
        else look.say("task-clock-late" if notice.late else "task-clock-on-time"),
        look.say(
            "handed-in-cause",
            cause=look.say(f"cause-{notice.cause}"),
            reviewer=look.brief(notice.reviewer),
        )
        if notice.cause
        else None,
        look.say("task-bare") if notice.bare else None,
    )


@shows(TaskWaiting)
def waiting(notice: TaskWaiting, look: Look) -> str:
    """Tell the reviewer that work waits for him."""
    return lines(
        look.say(
            "task-waiting",
            by=capital(look.brief(notice.by)),
            number=str(notice.number),
            title=notice.title,
        ),
        _amount(notice.done, notice.output, look, whole=notice.whole),
        _note(notice),
        shown_by(notice.evidence, notice.files, look),
        _times(notice.counted_at, notice.arrived, look).strip() or None if notice.arrived else None,
        look.say("task-late-mark") if notice.late else None,
        look.say("task-kept-mark", first=look.day(notice.kept)) if notice.kept else None,
        others_claim(notice.claim, notice.by, notice.number, look),
        look.say(
            "waiting-cause",
            by=capital(look.brief(notice.by)),
            number=str(notice.number),
            cause=look.say(f"cause-{notice.cause}"),
        )
        if notice.cause
        else None,
        look.say("task-waiting-how", number=str(notice.number)),
    )


@shows(ReviewPreview)
def review_preview(notice: ReviewPreview, look: Look) -> str:
    """Show what would be decided."""
    return lines(*_headed(look.say("review-preview"), notice.decisions, look))


@shows(ReviewDone)
def review_done(notice: ReviewDone, look: Look) -> str:
    """Confirm what was decided, and what still waits."""
    return lines(
        *_headed(look.say("review-done"), notice.decisions, look),
        look.say("review-left", count=notice.waiting) if notice.waiting else None,
        look.say("undo-hint"),
    )


@shows(TaskAccepted)
def accepted(notice: TaskAccepted, look: Look) -> str:
    """Tell those who did the work that it was accepted, or how much of it."""
    if notice.quantity is not None:
        return look.say(
            "task-accepted-less" if notice.ends else "task-accepted-part",
            by=capital(look.brief(notice.by)),
            number=str(notice.number),
            title=notice.title,
            quantity=look.number(notice.quantity),
            whole=look.number(notice.whole or "0"),
        )
    return look.say(
        "task-accepted-on-time" if notice.on_time else "task-accepted-late",
        by=capital(look.brief(notice.by)),
        number=str(notice.number),
        title=notice.title,
        kept="yes" if notice.kept else "no",
        first=look.day(notice.kept) if notice.kept else "",
    )


@shows(TaskReturned)
def returned(notice: TaskReturned, look: Look) -> str:
    """Tell those who did the work that it comes back, why, and what it costs."""
    return lines(
        look.say(
            "task-returned",
            by=capital(look.brief(notice.by)),
            number=str(notice.number),
            title=notice.title,
            reason=notice.reason,
        ),
        look.say("task-returned-major" if notice.major else "task-returned-small"),
        due_line(notice.deadline, look),
        look.say("task-returned-kept", first=look.day(notice.kept)) if notice.kept else None,
        look.say("task-returned-how", number=str(notice.number)),
    )


@shows(ExtensionAsked)
def extension_asked(notice: ExtensionAsked, look: Look) -> str:
    """Confirm that a later deadline was asked for."""
    return look.say(
        "extension-asked",
        number=str(notice.number),
        reviewer=look.brief(notice.reviewer),
        deadline=look.deadline(notice.deadline),
    )


@shows(ExtensionWaiting)
def extension_waiting(notice: ExtensionWaiting, look: Look) -> str:
    """Tell the reviewer that a later deadline waits for him."""
    return lines(
        look.say(
            "extension-waiting",
            by=capital(look.brief(notice.by)),
            number=str(notice.number),
            title=notice.title,
            deadline=look.deadline(notice.deadline),
        ),
        look.say("extension-present", deadline=look.deadline(notice.present))
        if notice.present
        else None,
        quoted(notice.why),
        others_claim(notice.claim, notice.by, notice.number, look),
        look.say("extension-waiting-how", number=str(notice.number)),
    )


@shows(ExtensionDecided)
def extension_decided(notice: ExtensionDecided, look: Look) -> str:
    """Tell those who do the work what became of a later deadline."""
    return lines(
        look.say(
            "extension-granted" if notice.granted else "extension-refused",
            by=capital(look.brief(notice.by)),
            number=str(notice.number),
            title=notice.title,
        ),
        quoted(notice.reason),
        look.say("clock-stands", since=look.time(notice.since)) if notice.since else None,
        due_line(notice.deadline, look),
    )


@shows(DeadlineMoved)
def deadline_moved(notice: DeadlineMoved, look: Look) -> str:
    """Confirm a deadline that the reviewer has set himself."""
    return look.say(
        "deadline-moved", number=str(notice.number), deadline=look.deadline(notice.deadline)
    )


@shows(DeadlineCorrected)
def deadline_corrected(notice: DeadlineCorrected, look: Look) -> str:
    """Tell those who do the work the right deadline."""
    return look.say(
        "deadline-corrected",
        by=capital(look.brief(notice.by)),
        number=str(notice.number),
        title=notice.title,
        deadline=look.deadline(notice.deadline),
    )


@shows(TaskList)
def task_list(notice: TaskList, look: Look) -> str:
    """Show a page of tasks."""
    coming = [coming_line(one, look) for one in notice.coming[:MOST_COMING]]
    if not notice.lines:
        return lines(look.say(f"list-empty-{notice.which}"), *coming)
    head = look.say(
        f"list-{notice.which}", total=notice.total, late=notice.late, about=notice.about or ""
    )
    page = (
        look.say("list-page", page=str(notice.page), pages=str(notice.pages))
        if notice.pages > 1
        else None
    )
    shown = (line(one, look) for one in notice.lines)
    return lines(head, *shown, page, *coming, _list_hint(notice, look))


@shows(TaskCard)
def card(notice: TaskCard, look: Look) -> str:
    """Show everything about one task."""
    return lines(
        f"NV-{notice.number}: {capital(notice.title)}",
        look.say(f"state-{notice.state}", progress=str(notice.progress))
        + look.say(
            f"hands-{notice.hands}",
            people=look.everybody(notice.people),
            reviewer=look.brief(notice.reviewer),
            where=_where(notice, look),
        ),
        _lay(notice, look),
        due_line(notice.deadline, look, late=notice.late),
        look.say(
            "card-kept",
            first=look.day(notice.kept),
            returned=look.day(notice.since) if notice.state == "returned" and notice.since else "",
            again="yes" if notice.state == "returned" and notice.since else "no",
        )
        if notice.kept
        else None,
        look.say(
            "card-people",
            people=_with_shares(notice, look),
            assigner=look.brief(notice.assigner),
        ),
        look.say(
            "card-gone",
            people=capital(look.everybody(notice.gone)),
            number=str(notice.number),
            reviews="yes" if notice.reviews else "no",
        )
        if notice.gone
        else None,
        _product(notice.product, look),
        source_line(notice.source, look),
        _outside(notice.outside, look),
        _amount(notice.quantity, notice.output, look),
        _priority(notice.priority, look),
        look.say("card-counted", count=count_text(notice.count, notice.progress, look))
        if notice.count
        else None,
        look.say("card-promised", deadline=look.short(notice.promised))
        if notice.promised
        else None,
        look.say("card-blocker", words=notice.blocker) if notice.blocker else None,
        look.say(
            "open-cause",
            person=capital(look.everybody(notice.people)),
            cause=look.say(f"cause-{notice.open_cause}"),
        )
        if notice.open_cause
        else None,
        look.say("card-claims") if notice.claims else None,
        *(f"• {claim_line(one, look)}" for one in notice.claims),
        look.say("card-asked", deadline=look.deadline(notice.asked_deadline))
        if notice.asked_deadline
        else None,
        shown_by(notice.evidence, notice.files, look),
        look.say("card-part-of", number=str(notice.whole[0]), title=notice.whole[1])
        if notice.whole
        else None,
        look.say("card-unit", unit=notice.unit) if notice.unit else None,
        look.say("card-coming", coming=look.brief(notice.coming), awaits=look.brief(notice.awaits))
        if notice.coming and notice.awaits
        else None,
        look.say("card-parts") if notice.parts else None,
        *(part_line(one, look) for one in notice.parts),
        _deadlines(notice, look),
        look.say("card-history") if notice.history else None,
        look.say("card-history-before", count=len(notice.history) - LATEST)
        if len(notice.history) > LATEST
        else None,
        *(_happening(one, look) for one in notice.history[-LATEST:]),
        look.say("card-how-decide", number=str(notice.number)) if notice.decides else None,
        look.say("card-how-mine", number=str(notice.number))
        if notice.mine and notice.hands == "assignee"
        else None,
    )


@shows(UndoPreview)
def undo_preview(notice: UndoPreview, look: Look) -> str:
    """Name what would be taken back."""
    taken = (
        look.say("undone-line", number=str(one.number), title=one.title, verb=_verb(one.verb, look))
        for one in notice.taken
    )
    return look.say("undo-preview", taken="; ".join(taken), said=look.day_and_time(notice.said))


@shows(Undone)
def undone(notice: Undone, look: Look) -> str:
    """Confirm that the last own change was taken back."""
    taken = (
        look.say("undone-line", number=str(one.number), title=one.title, verb=_verb(one.verb, look))
        for one in notice.taken
    )
    return look.say("undone", taken="; ".join(taken))


@shows(TakenBack)
def taken_back(notice: TakenBack, look: Look) -> str:
    """Tell the others that something was taken back."""
    return look.say(
        "taken-back",
        by=capital(look.brief(notice.by)),
        number=str(notice.number),
        title=notice.title,
        verb=_verb(notice.verb, look),
    )


@shows(TaskUnknown)
def unknown(notice: TaskUnknown, look: Look) -> str:
    """Say that there is no such task for the asker."""
    return look.say("task-unknown", number=str(notice.number))


@shows(NotHolder)
def not_holder(notice: NotHolder, look: Look) -> str:
    """Say who does the task."""
    return look.say("not-holder", number=str(notice.number), people=look.everybody(notice.people))


@shows(NotReviewer)
def not_reviewer(notice: NotReviewer, look: Look) -> str:
    """Say who decides about the task."""
    return look.say("not-reviewer", number=str(notice.number), reviewer=look.brief(notice.reviewer))


@shows(NotNow)
def not_now(notice: NotNow, look: Look) -> str:
    """Say in which state the task is, so that this cannot be done."""
    return look.say(
        "not-now",
        number=str(notice.number),
        state=look.say(f"is-{notice.state}"),
        verb=_verb(notice.verb, look),
    )


@shows(NotEarlier)
def not_earlier(notice: NotEarlier, look: Look) -> str:
    """Say that the asked deadline is not later than the present one."""
    return look.say(
        "not-earlier",
        number=str(notice.number),
        present=look.deadline(notice.present),
        asked=look.deadline(notice.asked),
    )


@shows(NoDeadline)
def no_deadline(notice: NoDeadline, look: Look) -> str:
    """Say that there is no deadline to be moved."""
    return look.say("no-deadline", number=str(notice.number))


@shows(NothingToUndo)
def nothing_to_undo(notice: NothingToUndo, look: Look) -> str:
    """Say why nothing can be taken back."""
    by = look.brief(notice.by) if notice.by else look.say("somebody")
    if notice.subject is not None:
        key = notice.subject if notice.subject in ELSEWHERE else "other"
        return look.say(f"undo-elsewhere-{key}")
    key = "undone-task" if notice.why == "undone" and notice.number else notice.why
    return look.say(f"undo-{key}", number=str(notice.number or ""), by=by)


@shows(QuantityWrong)
def quantity_wrong(notice: QuantityWrong, look: Look) -> str:
    """Say that such a part cannot be accepted, and the sentence to send."""
    return look.say(
        "quantity-wrong",
        number=str(notice.number),
        typed=look.number(notice.typed),
        whole=look.number(notice.whole),
    )


@shows(MayNotAssign)
def may_not_assign(notice: MayNotAssign, look: Look) -> str:
    """Say whom the asker cannot give work."""
    if not notice.people:
        return look.say("may-not-assign")
    return look.say("may-not-assign-people", people=look.everybody(notice.people))


def _deadlines(notice: TaskCard, look: Look) -> str | None:
    """Say every deadline the task had, and why each later one was set; None if only one."""
    if not notice.deadlines:
        return None
    told = []
    for one in notice.deadlines:
        day = look.short(one.deadline) if one.deadline else look.say("card-no-deadline")
        why = look.say(f"cause-{one.cause}") if one.cause else one.why
        told.append(f"{day} ({why})" if why else day)
    return look.say("card-deadlines", deadlines=" → ".join(told))


def _lay(notice: TaskCard, look: Look) -> str | None:
    """Say since when it lies there, and how long it lay with whom."""
    shown = [one for one in notice.lay if one.minutes]
    with_whom = ", ".join(_lay_with(one, notice.day_minutes, look) for one in shown)
    since = (
        look.say("card-since", since=look.time(notice.since))
        if notice.since and notice.hands != "nobody"
        else None
    )
    spent = look.say("card-lay", with_whom=with_whom) if shown else None
    return " ".join(one for one in (since, spent) if one) or None


def _lay_with(one: LayLine, day_minutes: int, look: Look) -> str:
    who = look.brief(one.person) if one.person else one.party or look.say("hands-elsewhere")
    return look.say(f"lay-{one.hands}", who=who, time=worked_time(one.minutes, day_minutes, look))


def worked_time(minutes: int, day_minutes: int, look: Look) -> str:
    """Give working time in the largest two units: `2 ngày 3 giờ`, `45 phút`."""
    days, rest = divmod(minutes, day_minutes)
    hours, left = divmod(rest, 60)
    parts = [("worked-days", days), ("worked-hours", hours), ("worked-minutes", left)]
    said = [look.say(key, count=count) for key, count in parts if count]
    return " ".join(said[:2])


def _where(notice: TaskCard, look: Look) -> str:
    if notice.holder is not None:
        return look.brief(notice.holder)
    return notice.party or look.say("hands-elsewhere")


def _preview_deadline(notice: TaskPreview, look: Look) -> str:
    if notice.deadline is None:
        return look.say("preview-no-deadline")
    left = look.say("preview-days", count=notice.working_days)
    off = "; ".join(
        look.say("preview-holiday", day=day(one), name=name) for one, name in notice.rest_days
    )
    head = look.say("task-deadline", deadline=look.deadline(notice.deadline))
    text = f"{head} ({left}; {off})" if off else f"{head} ({left})"
    if notice.on_rest_day is None:
        return text
    if notice.on_rest_day == "weekend":
        return lines(text, look.say("preview-on-weekend"))
    return lines(text, look.say("preview-on-holiday", name=notice.on_rest_day))


def _with_shares(notice: TaskCard, look: Look) -> str:
    """Give who does a task, with the shares where several do."""
    if not notice.shares:
        return look.everybody(notice.people)
    said = zip(notice.people, notice.shares, strict=True)
    return ", ".join(f"{look.brief(person)} {look.percent(share)}" for person, share in said)


def _preview_head(notice: TaskPreview, look: Look) -> str:
    people = ", ".join(look.full(one) for one in notice.people)
    if notice.units:
        each = zip(notice.units, notice.people, strict=True)
        named = "; ".join(f"{unit} ({look.brief(head)})" for unit, head in each)
        return look.say("task-preview-units", units=named)
    if notice.unit is None:
        return look.say("task-preview", people=people)
    return look.say("task-preview-unit", unit=notice.unit, people=look.everybody(notice.people))


def _only_parts(notice: TaskPreview, look: Look) -> str | None:
    """Say for whom the whole counts no more, where this is its first part."""
    if notice.only_parts is None:
        return None
    number, people = str(notice.part_of), look.everybody(notice.only_parts)
    key = "preview-only-parts" if notice.only_parts else "preview-only-parts-own"
    return look.say(key, number=number, people=people)


def _preview_shares(notice: TaskPreview, look: Look) -> str | None:
    if not notice.shares:
        return None
    said = zip(notice.people, notice.shares, strict=True)
    parts = (f"{look.brief(person)} {look.percent(share)}" for person, share in said)
    return look.say("preview-shares", shares=", ".join(parts))


def _load(load: Load, look: Look) -> str:
    key = "preview-load-late" if load.late else "preview-load"
    said = look.say(key, person=capital(look.brief(load.person)), open=load.open, late=load.late)
    if load.percent is None or not load.open:
        return said
    full = look.say(f"load-percent-{load.basis}", percent=f"{load.percent}%")
    return f"{said.rstrip('.')}, {full}"


def _product(product: ProductLine | None, look: Look) -> str | None:
    if product is None:
        return None
    k = look.number(product.coefficient, 3)
    return look.say("task-product", code=product.code, name=product.name, k=k)


def _amount(
    quantity: str | None, output: str | None, look: Look, *, whole: str | None = None
) -> str | None:
    if quantity is None or output is None:
        return None
    if whole is not None:
        return look.say(
            "task-amount-part",
            quantity=look.number(quantity),
            whole=look.number(whole),
            output=output,
        )
    if Fraction(quantity) == 1:
        return None  # one piece goes without saying
    return look.say("task-amount", quantity=look.number(quantity), output=output)


def _outside(one: OutsideLine | None, look: Look) -> str | None:
    """Give the line that says by which document work came, and its code in the other system."""
    if one is None:
        return None
    code = f"{one.system} {one.code}"
    if not one.document:
        return look.say("card-outside", code=code)
    return look.say(
        "card-document",
        document=one.document,
        day=f"{one.document_day:%d/%m/%Y}" if one.document_day else "none",
        source=one.source or "none",
        code=code,
    )


def _priority(priority: str | None, look: Look) -> str | None:
    return look.say(f"priority-{PRIORITIES[priority]}") if priority in PRIORITIES else None


def _note(notice: TaskWaiting) -> str | None:
    """Give the words of a hand-in, unless they are nothing but its reference."""
    if notice.note and notice.note.strip() in notice.evidence:
        return None
    return quoted(notice.note)


def _times(counted_at: dt.datetime | None, arrived: dt.datetime, look: Look) -> str:
    if counted_at is None:
        return ""
    said = look.time(counted_at)
    return f" {look.say('task-times', said=said, arrived=look.time(arrived))}"


def _headed(head: str, decisions: tuple[Decision, ...], look: Look) -> list[str]:
    """Give one decision in the line of its head, several below it."""
    if len(decisions) == 1:
        return [f"{head} {_decision(decisions[0], look)}"]
    return [head, *(f"• {_decision(one, look)}" for one in decisions)]


def _decision(one: Decision, look: Look) -> str:
    text = look.say(
        f"decision-{one.verdict}",
        number=str(one.number),
        title=one.title,
        person=look.brief(one.person),
        deadline=look.deadline(one.deadline) if one.deadline else "",
        cause=look.say(f"cause-{one.cause}") if one.cause else "",
        since=look.time(one.since) if one.since else "",
        until=look.morning(one.until) if one.until else "",
        quantity=look.number(one.quantity or "0"),
        whole=look.number(one.whole or "0"),
        output=one.output or "",
    )
    reason = f": {one.reason}" if one.reason else ""
    head = f"{text}{reason}{' ' + look.say('decision-major') if one.major else ''}"
    return lines(head, *(f"   {said}" for said in _left_open(one, look)))


def _left_open(one: Decision, look: Look) -> list[str]:
    """Say what about a task waits to be answered besides, or how it is answered."""
    answers = {None: "", True: "-yes", False: "-no"}
    said = []
    person = capital(look.brief(one.person))
    if one.open_cause is not None:
        cause = look.say(f"cause-{one.open_cause}")
        key = f"open-cause{answers[one.excused]}"
        said.append(look.say(key, person=person, cause=cause))
    for claim in one.claims:
        typed, arrived = look.time(claim.typed), look.time(claim.arrived)
        key = f"open-claim{answers[one.earlier]}"
        said.append(look.say(key, person=person, typed=typed, arrived=arrived))
    return said


def line(one: TaskLine, look: Look) -> str:
    """Give one line of a list of tasks."""
    parts = [look.say(f"line-{one.state}", progress=str(one.progress))]
    if one.count and one.state in {"in_progress", "paused", "returned"}:
        counted = count_text(one.count, one.progress, look)
        parts = [counted] if one.state == "in_progress" else [parts[0], counted]
    parts += _due_words(one, look)
    if one.person:
        parts.append(look.brief(one.person))
    if one.coming:
        parts.append(look.say("line-coming", coming=look.brief(one.coming)))
    if one.promised:
        parts.append(look.say("line-promised", deadline=look.short(one.promised)))
    if one.asked_deadline:
        parts.append(look.say("line-asked", deadline=look.short(one.asked_deadline)))
    if one.cause:
        parts.append(look.say("line-cause"))
    if one.claimed:
        parts.append(look.say("line-claimed"))
    return f"NV-{one.number} {capital(one.title)}\n   {' · '.join(parts)}"


def _due_words(one: TaskLine, look: Look) -> list[str]:
    """Give until when it is, and whether it is late or was handed in on time before."""
    due = [look.short(one.deadline)] if one.deadline else []
    due += [look.say("late-word")] if one.late else []
    return [*due, *([look.say("line-kept", first=look.day(one.kept))] if one.kept else [])]


def _list_hint(notice: TaskList, look: Look) -> str:
    number = str(notice.lines[0].number)
    return look.say(
        "list-hint-waiting" if notice.which == "waiting" else "list-hint", number=number
    )


def _happening(one: Happening, look: Look) -> str:
    who = look.brief(one.person) if one.person else ""
    what = _verb(one.verb, look)
    facts = []
    if one.behalf:
        what = f"{what} {in_place_of(one.behalf, look)}"
    if one.verb in {"report", "block"} and one.progress is not None:
        counted = one.count and count_text(one.count, one.progress, look)
        facts.append(counted or f"{one.progress}%")
    if one.promised:
        facts.append(look.say("history-promised", deadline=look.short(one.promised)))
    if one.deadline:
        key = "history-deadline-to" if one.verb in MOVES_DEADLINE else "history-deadline"
        facts.append(look.say(key, deadline=look.short(one.deadline)))
    if one.words and one.verb not in {"assign", "undo"}:
        facts.append(f"“{one.words}”")
    if one.claimed:
        facts.append(look.say("claim-mark", typed=look.time(one.claimed)))
    if one.arrived - one.said > LATE_ARRIVAL:
        facts.append(look.say("history-arrived", arrived=look.time(one.arrived)))
    moment = one.said.astimezone(look.zone)
    text = f"• {moment:%H:%M} {day(moment)} {who}: {what}"
    return f"{text} {', '.join(facts)}" if facts else text


def _verb(verb: str, look: Look) -> str:
    return look.say(f"verb-{verb}")
