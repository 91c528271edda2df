"""giao: from a typed line to work given, asking for one missing thing at a time."""

import re
from fractions import Fraction

from bot.commands.codes import coded_in
from bot.commands.desk import (
    Answer,
    Assignable,
    Drop,
    Ranking,
    Reply,
    Talk,
    choice,
    completes,
    performs,
    read,
    verb,
)
from bot.commands.draft import AssignDraft, ChooseMember, command_of, commands_of
from bot.commands.notices import (
    AskDay,
    AskDeadline,
    AskShares,
    AskTitle,
    AskWho,
    Dropped,
    PersonUnknown,
    PreviewWaits,
)
from bot.commands.preview import preview
from bot.commands.programmes import source_in
from bot.commands.whom import Whom, ask_person, leave, named_in, names_of, unknown_in
from bot.reading import (
    DeadlineReading,
    MessageReading,
    read_deadline,
    read_message,
    vocabulary,
)
from bot.reading.output import without_product
from bot.reading.recurring import comes_back_seldom
from bot.reading.text import Text, fold
from core.catalogue import actions as catalogue
from core.catalogue.notices import ProductUnknown
from core.kernel.notice import Notice
from core.kernel.refusal import Refusal, Slip
from core.people import rules as people_rules
from core.people import store as people
from core.programmes import actions as programmes
from core.tasks import actions, assigning, loads, series, shares, templates
from core.tasks.actions import Correct
from core.tasks.assigning import Assign, AssignEach
from core.tasks.giving_notices import UnitHeadless, UnitsRefused
from core.tasks.notices import MayNotAssign
from core.tasks.recurrence import Every, Moved, Recurrence
from core.tasks.rules import THOUSAND
from core.tasks.series import StartSeries

LONGEST_CORRECTION = 60
MOST_WORDS_OF_A_DATE = 9
WEEKDAYS = (0, 1, 2, 3, 4)
_BESIDE_DATE = frozenset(map(fold, vocabulary.words("beside_correction")))
MONTH_DAYS = (15, 20, 25, 31)
_PERCENTS = re.compile(r"\d{1,3}(?:[.,]\d{1,3})?")
_WHOLE_UNIT = re.compile(
    r"/?(giao|assign)\s+(?:cho\s+)?(?:(?:cả|ca|toàn|toan)\s+"
    r"(?:phòng|phong|đơn\s+vị|don\s+vi|ban|cơ\s+quan|co\s+quan)|the\s+whole\s+unit)\s*,?\s+",
    re.IGNORECASE,
)
_SELDOM = re.compile(
    r"\b(?:(?:mỗi|moi|cứ|cu)\s+)?(?:\d+|hai|ba|bốn|bon)?\s*(?:ngày|ngay|tuần|tuan|tháng|thang)?"
    r"\s*\b(?:một|mot|1)\s+(?:lần|lan)\b",
    re.IGNORECASE,
)
_LEFT_OVER = re.compile(r"(?:và|and)\s", re.IGNORECASE)
"""How a title opens where somebody was named whom nothing was made of."""
_CORRECTING = re.compile(
    r"^(?:(?:không|khong|ko|k|à|a|nhầm|nham|sửa|sua|đổi|doi|no|sorry)\b[\s,.:;–-]*)+",
    re.IGNORECASE,
)


@verb("giao")
def assign(talk: Talk, reading: MessageReading) -> Answer:
    """Give work to people, to a unit, as a part of a task, or again and again."""
    named = reading.unit or reading.units or reading.people
    own = None if named else _own_unit(talk)
    if own is not None:
        reading = own
    draft = _draft(talk, reading)
    left = _LEFT_OVER.match(reading.title or "")
    if left is not None and (reading.unit or reading.units or reading.mentions):
        raise Slip(UnitsRefused(why="mixed", unit=(reading.title or "")[:LONGEST_CORRECTION]))
    if reading.units:
        return _to_units(talk, draft, reading.units)
    if reading.unit is not None and not reading.mentions:
        return _to_unit(talk, draft, reading.unit)
    unknown = unknown_in(reading)
    if unknown is not None:
        waits = draft.but(whom=(), awaits="people")
        return Reply(PersonUnknown(typed=unknown), (leave(),), waits)
    return advance(talk, draft)


def _own_unit(talk: Talk) -> MessageReading | None:
    """Read `giao cả phòng …` again with the unit that the writer leads."""
    home = people_rules.home(talk.turn.actor, talk.tx.now)
    found = _WHOLE_UNIT.match(talk.text.strip())
    if home is None or found is None or not people_rules.is_leader(talk.turn.actor, talk.tx.now):
        return None
    return read(talk, f"{found[1]} phòng {home.unit_code} {talk.text.strip()[found.end() :]}")


@verb("tu_nhan")
def take_on(talk: Talk, reading: MessageReading) -> Answer:
    """Take work on oneself that came by itself; the next leader up confirms it."""
    oneself = Whom(typed="", id=talk.turn.actor.id)
    return advance(talk, _draft(talk, reading).but(whom=(oneself,)))


def _draft(talk: Talk, reading: MessageReading) -> AssignDraft:
    asked, repeat = reading.deadline_reading, reading.recurring
    draft = AssignDraft(
        whom=named_in(talk, reading),
        title=without_product(reading.title) if reading.title else None,
        deadline=reading.deadline,
        why=str(asked.ask) if asked.ask and reading.deadline is None and not repeat else None,
        options=asked.options,
        quantity=_thousandths(reading.quantity),
        output=reading.output,
        product=reading.product,
        priority=reading.priority,
        skip_preview=reading.skip_preview,
        recurring=repeat.every if repeat else None,
        rule=repeat.rule if repeat else None,
    )
    if repeat is None and comes_back_seldom(" ".join(Text(talk.text).words)):
        title = _SELDOM.sub(" ", draft.title or "").strip(" ,;.") or None
        draft = draft.but(deadline=None, why="seldom", options=(), title=title)
    if reading.tasks:
        whole = actions.visible(talk.tx, talk.turn, reading.tasks[0])
        draft = draft.but(part_of=whole.number, title=draft.title or whole.title)
        if draft.deadline is None and draft.why is None and draft.recurring is None:
            draft = draft.but(deadline=whole.deadline)
    return _with_code(talk, _from_template(talk, _with_source(talk, draft)))


def _with_source(talk: Talk, draft: AssignDraft) -> AssignDraft:
    """Take the paragraph that the words of the work name."""
    found = source_in(talk, draft.title) if draft.title else None
    return draft.but(source=found[0], title=found[1] or None) if found else draft


def _with_code(talk: Talk, draft: AssignDraft) -> AssignDraft:
    """Take the product that the words of the work name by its code."""
    if draft.product is not None or not draft.title:
        return draft
    found = coded_in(talk, draft.title)
    if found is None:
        return draft
    quantity = found.quantity or draft.quantity
    return draft.but(product=found.product, title=found.title, quantity=quantity)


def _from_template(talk: Talk, draft: AssignDraft) -> AssignDraft:
    """Take what is kept under a name, where the title says `theo mẫu …`."""
    found = templates.named_in(talk.tx, talk.turn, draft.title) if draft.title else None
    if found is None:
        return draft
    return draft.but(
        title=found.title,
        quantity=found.quantity,
        output=draft.output or found.output,
        product=draft.product or found.product,
        priority=draft.priority or found.priority,
    )


@performs(AssignDraft)
def advance(talk: Talk, draft: AssignDraft) -> Answer:
    """Ask for the next missing thing, or show what would be done, or do it.

    Raises Refusal before anything of anybody's work is shown.
    """
    _allowed(talk, draft)
    if not draft.whom or any(one.id is None for one in draft.whom):
        return _ask_whom(talk, draft)
    if shares.shares_of([one.share for one in draft.whom]) is None:
        return _ask_shares(talk, draft)
    if not draft.title:
        names = tuple(names_of(talk, draft.people).values())
        return Reply(AskTitle(people=names), (leave(),), draft.but(awaits="title"))
    if draft.recurring is not None:
        return _repeat(talk, draft, draft.title)
    if draft.why is not None or draft.awaits == "deadline":
        return _ask_deadline(draft)
    return _finish(talk, draft, draft.title)


def _allowed(talk: Talk, draft: AssignDraft) -> None:
    """Raise Refusal where the writer may not give it to those named, or not as such a part."""
    if not draft.people:
        return
    assigning.holders_of(talk.tx, talk.turn, draft.people)
    if draft.part_of is not None:
        assigning.whole_of(talk.tx, talk.turn, draft.part_of, draft.deadline)


@completes(AssignDraft)
def fill(talk: Talk, draft: AssignDraft, text: str) -> Answer:
    """Fill in what was asked for with what was typed."""
    if draft.awaits == "correction":
        said = _CORRECTING.sub("", text.strip())
        found = read_deadline(said, talk.now, talk.calendar, talk.turn.actor.language)
        if len(said.split()) > MOST_WORDS_OF_A_DATE or not _is_all_date(said, found):
            raise Slip(PreviewWaits(typed=text.strip()[:60]))
        text = said
    if draft.awaits == "title":
        return advance(talk, _with_title(talk, draft, text).but(awaits=None))
    if draft.awaits == "people":
        return _fill_people(talk, draft, text)
    if draft.awaits == "shares":
        return advance(talk, _with_shares(draft, text).but(awaits=None))
    found = read_deadline(text, talk.now, talk.calendar, talk.turn.actor.language)
    return advance(
        talk,
        draft.but(
            deadline=found.deadline,
            why=None if found.deadline else str(found.ask or "deadline_unclear"),
            options=found.options,
            awaits=None,
        ),
    )


def _with_title(talk: Talk, draft: AssignDraft, text: str) -> AssignDraft:
    """Take what was typed as the work; a deadline in it counts where none was said before."""
    found = _draft(talk, read(talk, f"tự nhận {text.strip()}"))
    if found.title is None:
        return draft.but(title=text.strip())
    said = draft.but(
        title=found.title,
        priority=draft.priority or found.priority,
        product=draft.product or found.product,
        source=draft.source or found.source,
    )
    if draft.output is None:
        said = said.but(quantity=found.quantity, output=found.output)
    if draft.deadline or draft.why or draft.recurring:
        return said
    return said.but(deadline=found.deadline, why=found.why, options=found.options)


def _finish(talk: Talk, draft: AssignDraft, title: str) -> Answer:
    if draft.product is not None:
        try:
            catalogue.find(talk.tx, talk.turn, draft.product)
        except Refusal as refusal:
            return _ask_product(draft, refusal.notice)
    if draft.source is not None:
        try:
            programmes.find_paragraph(talk.tx, talk.turn, *draft.source)
        except (Refusal, Slip) as unknown:
            without = choice(1, "choice-no-source", draft.but(source=None))
            return Reply(unknown.notice, (without, leave()))
    command = command_of(draft, title)
    touches_others = set(draft.people) != {talk.turn.actor.id}
    if touches_others and not draft.skip_preview:
        return preview(talk, draft, command)
    return give_each(talk, commands_of(draft, title)) if draft.units else give(talk, command)


def _ask_product(draft: AssignDraft, unknown: Notice) -> Reply:
    """Offer the products most like a code that the catalogue does not have, or none at all."""
    alike = unknown.nearest if isinstance(unknown, ProductUnknown) else ()
    choices = [
        choice(number, "choice-product", draft.but(product=one.code), code=one.code, name=one.name)
        for number, one in enumerate(alike, start=1)
    ]
    without = choice(len(choices) + 1, "choice-no-product", draft.but(product=None))
    return Reply(unknown, (*choices, without, leave()))


@performs(Assign)
def give(talk: Talk, command: Assign) -> Answer:
    """Give the work."""
    return Reply(assigning.assign(talk.tx, talk.turn, command))


@performs(AssignEach)
def give_each(talk: Talk, command: AssignEach) -> Answer:
    """Give each unit its task."""
    return Reply(assigning.assign_each(talk.tx, talk.turn, command))


def _repeat(talk: Talk, draft: AssignDraft, title: str) -> Answer:
    """Ask on which day work comes back, or show its first days, or begin it."""
    every = draft.recurring
    if draft.rule is None and every is not None:
        return _ask_day(draft, every)
    if draft.rule is None:
        return _ask_deadline(draft)
    command = StartSeries(work=command_of(draft, title), rule=draft.rule)
    if draft.skip_preview:
        return start_series(talk, command)
    other = Moved.BEFORE if draft.rule.moved is Moved.AFTER else Moved.AFTER
    shown = series.preview(talk.tx, talk.turn, command, talk.calendar)
    turned = draft.but(rule=draft.rule.but(moved=other))
    return Reply(
        shown,
        (
            choice(1, "choice-assign", command),
            choice(2, f"choice-move-{other}", turned),
            leave(),
        ),
    )


def _ask_day(draft: AssignDraft, every: Every) -> Reply:
    days = WEEKDAYS if every is Every.WEEK else MONTH_DAYS
    choices = tuple(
        choice(
            number,
            f"choice-{every}-{day}",
            draft.but(rule=Recurrence(every=every, on=day), awaits=None),
        )
        for number, day in enumerate(days, start=1)
    )
    return Reply(AskDay(every=every), (*choices, leave()))


@performs(StartSeries)
def start_series(talk: Talk, command: StartSeries) -> Answer:
    """Begin a series."""
    return Reply(series.start(talk.tx, talk.turn, command, talk.calendar))


def correct(talk: Talk, text: str) -> Answer | None:
    """Read a short date as the right deadline of the work just given: `không, thứ 5`.

    Gives None where the text is no date, or nothing was just given.
    """
    said = _CORRECTING.sub("", text.strip())
    if len(said) > LONGEST_CORRECTION:
        return None
    found = read_deadline(said, talk.now, talk.calendar, talk.turn.actor.language)
    if found.deadline is None or not _is_all_date(said, found):
        return None
    number = actions.just_given(talk.tx, talk.turn)
    if number is None:
        return None
    return Reply(
        actions.correct(talk.tx, talk.turn, Correct(number=number, deadline=found.deadline))
    )


def _is_all_date(said: str, found: DeadlineReading) -> bool:
    """Tell whether words are a date and no more: `đang làm, mai xong` tells something else."""
    if found.span is None:
        return False
    beside = fold(f"{said[: found.span[0]]} {said[found.span[1] :]}")
    return _BESIDE_DATE.issuperset(re.findall(r"\w+", beside))


@performs(Drop)
def drop(_talk: Talk, command: Drop) -> Answer:
    """Leave what was begun."""
    return Reply(Dropped(anything=True, kept=command.kept))


def _fill_people(talk: Talk, draft: AssignDraft, text: str) -> Answer:
    reading = read_message(
        f"giao {text}",
        talk.now,
        talk.index,
        talk.calendar,
        rank=Ranking(talk),
        allowed=Assignable(talk),
    )
    unknown = unknown_in(reading)
    if reading.title or reading.deadline:  # a sentence of its own is nobody's name
        unknown = text.strip()[:LONGEST_CORRECTION]
    if unknown is not None or not reading.mentions:
        return Reply(PersonUnknown(typed=unknown or text.strip()), (leave(),), draft)
    return advance(talk, draft.but(whom=named_in(talk, reading), awaits=None))


def _to_unit(talk: Talk, draft: AssignDraft, code: str) -> Answer:
    """Give work to a unit as a whole: it lies with its head; its own leader chooses somebody."""
    office, now = talk.turn.office.id, talk.tx.now
    unit = next(one for one in people.units(talk.tx.connection, office) if one.code == code)
    head = people.leader_of(talk.tx.connection, office, unit.path, now)
    if head is None:
        waits = draft.but(whom=(), awaits="people")
        return Reply(UnitHeadless(unit=unit.name), (leave(),), waits)
    actor = talk.turn.actor
    may_give = head.id != actor.id and people_rules.may_assign(actor, head, now)
    if not may_give and people_rules.may_see_unit(actor, unit.path, now):
        return choose_member(talk, draft.but(unit=unit.id))
    if not may_give:
        raise Refusal(MayNotAssign(people=()))
    whom = (Whom(typed=unit.name, id=head.id),)
    return advance(talk, draft.but(whom=whom, unit=unit.id))


def _to_units(talk: Talk, draft: AssignDraft, codes: tuple[str, ...]) -> Answer:
    """Give each of several units a task of its own, which lies with its head.

    Raises Refusal for a unit that the writer gives no work to, or leads himself.
    """
    office, now, actor = talk.turn.office.id, talk.tx.now, talk.turn.actor
    by_code = {one.code: one for one in people.units(talk.tx.connection, office)}
    whom, units = [], [by_code[code] for code in codes]
    if draft.recurring is not None:
        raise Refusal(UnitsRefused(why="recurring", unit=units[0].name))
    for unit in units:
        head = people.leader_of(talk.tx.connection, office, unit.path, now)
        if head is None:
            raise Refusal(UnitsRefused(why="headless", unit=unit.name))
        if head.id == actor.id:
            raise Refusal(UnitsRefused(why="own", unit=unit.name))
        if not people_rules.may_assign(actor, head, now):
            raise Refusal(MayNotAssign(people=()))
        whom.append(Whom(typed=unit.name, id=head.id))
    return advance(talk, draft.but(whom=tuple(whom), units=tuple(one.id for one in units)))


def choose_member(talk: Talk, draft: AssignDraft) -> Answer:
    """Let a leader choose who of a unit does the work: the least busy first."""
    office, now = talk.turn.office.id, talk.tx.now
    unit = next(one for one in people.units(talk.tx.connection, office) if one.id == draft.unit)
    members = [
        one.id
        for one in people.under(talk.tx.connection, office, unit.path, now)
        if one.id != talk.turn.actor.id and people_rules.may_assign(talk.turn.actor, one, now)
    ]
    busy = loads.loads(talk.tx, talk.turn, members)
    members.sort(key=lambda one: (busy[one].percent or 0, busy[one].open, one))
    open_to = Whom(typed=unit.name, id=None, candidates=tuple(members), of_unit=True)
    if not members:
        return Reply(AskWho(title=draft.title), (leave(),), draft.but(whom=(), awaits="people"))
    return ask_person(talk, draft.but(whom=(open_to,), unit=None))


@performs(ChooseMember)
def choose_now(talk: Talk, command: ChooseMember) -> Answer:
    """Choose who of a unit does the work."""
    return choose_member(talk, command.draft)


def _ask_whom(talk: Talk, draft: AssignDraft) -> Answer:
    if draft.whom:
        return ask_person(talk, draft)
    return Reply(AskWho(title=draft.title), (leave(),), draft.but(awaits="people"))


def _ask_shares(talk: Talk, draft: AssignDraft) -> Reply:
    """Say what the shares come to, and take them anew."""
    names = names_of(talk, draft.people)
    said = tuple(
        (names[one.id], None if one.share is None else str(one.share))
        for one in draft.whom
        if one.id is not None
    )
    total = sum((one.share for one in draft.whom if one.share is not None), Fraction(0))
    equal = draft.but(whom=tuple(one.but(part=None) for one in draft.whom), awaits=None)
    return Reply(
        AskShares(said=said, total=str(total)),
        (choice(1, "choice-equal-shares", equal), leave()),
        draft.but(awaits="shares"),
    )


def _with_shares(draft: AssignDraft, text: str) -> AssignDraft:
    """Take the percentages typed, one for each person in their order; others change nothing."""
    typed = [Fraction(one.replace(",", ".")) / 100 for one in _PERCENTS.findall(text)]
    if len(typed) != len(draft.whom):
        return draft
    return draft.but(
        whom=tuple(
            one.but(part=share.numerator, whole=share.denominator)
            for one, share in zip(draft.whom, typed, strict=True)
        )
    )


def _ask_deadline(draft: AssignDraft) -> Reply:
    choices = tuple(
        choice(
            number,
            "choice-deadline",
            draft.but(deadline=option, why=None, options=(), awaits=None),
            deadline=option.isoformat(),
        )
        for number, option in enumerate(draft.options[:3], start=1)
    )
    none = choice(
        len(choices) + 1,
        "choice-no-deadline",
        draft.but(deadline=None, why=None, options=(), awaits=None),
    )
    notice = AskDeadline(why=draft.why, options=draft.options[:3])
    return Reply(notice, (*choices, none, leave()), draft.but(awaits="deadline"))


def _thousandths(quantity: Fraction | None) -> int:
    return THOUSAND if quantity is None else max(1, round(quantity * THOUSAND))
