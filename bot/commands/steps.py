"""tự đánh giá, chấm, xếp loại, chốt, kiến nghị, kỳ, vi phạm: the steps of an evaluation."""

import re
from collections.abc import Callable

from bot.commands.desk import (
    Answer,
    Drop,
    Pending,
    Reply,
    Talk,
    choice,
    pending,
    performs,
    verb,
)
from bot.commands.finding import MORE
from bot.commands.notices import AskWhose, Missing, Unread
from bot.commands.sealed import seal
from bot.commands.typed_periods import NUMBERED, PERIOD, period_in, typed
from bot.reading import MessageReading, read_message
from bot.reading.text import fold
from bot.reading.vocabulary import words
from core.evaluation.notices import ScoreNotYours
from core.evaluation.period import QUARTER, Period
from core.evaluation.rules import QualityClass, Regime
from core.evaluation.steps import actions, blockers, decisions, lists, periods, petitions, regimes
from core.evaluation.steps.actions import (
    MarkExceeded,
    RatePerson,
    ReviewPerson,
    SelfAssess,
)
from core.evaluation.steps.blockers import NoteBlocker
from core.evaluation.steps.decisions import Decide
from core.evaluation.steps.notices import PeriodChanged, PetitionWhich
from core.evaluation.steps.ordering import ALL, DELAY, QUALITY, Order
from core.evaluation.steps.periods import ChangePeriod, ClassUnit, OpenPeriod, PinRules, SetCycle
from core.evaluation.steps.petitions import Answer as PetitionAnswer
from core.evaluation.steps.petitions import Object, Withdraw
from core.evaluation.steps.reads import note_read
from core.evaluation.steps.regimes import SetRegime
from core.kernel.command import Command
from core.kernel.refusal import Refusal, Slip
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import named
from core.people.rules import Person

REVIEW_UNTIL = 15
"""Up to this day a review without a period is of the period before."""

_POINTS = re.compile(r"(?<![\w.,])\d{1,2}(?:[.,]\d{1,3})?(?![\w%])")
_ORGANIZING = re.compile(
    r"(?<!\w)(?:đ|dd|dj|d)\s*[:=]?\s*(\d{1,3}(?:[.,]\d+)?)\s*%?", re.IGNORECASE
)
"""Also without its stroke: `d` of the formula is reckoned, nobody types it."""
_UNITY = re.compile(r"(?<!\w)e\s*[:=]?\s*(\d{1,3}(?:[.,]\d+)?)\s*%?", re.IGNORECASE)
_CLASSES = (
    ("khong hoan thanh", QualityClass.NOT_COMPLETED),
    ("xuat sac", QualityClass.EXCELLENT),
    ("htxs", QualityClass.EXCELLENT),
    ("excellent", QualityClass.EXCELLENT),
    ("hoan thanh tot", QualityClass.GOOD),
    ("htt", QualityClass.GOOD),
    ("tot", QualityClass.GOOD),
    ("good", QualityClass.GOOD),
    ("kht", QualityClass.NOT_COMPLETED),
    ("not completed", QualityClass.NOT_COMPLETED),
    ("hoan thanh", QualityClass.COMPLETED),
    ("ht", QualityClass.COMPLETED),
    ("completed", QualityClass.COMPLETED),
)
_BLOCKERS = (
    ("suy thoai", "degradation"),
    ("degradation", "degradation"),
    ("dieu dang vien", "party_breach"),
    ("neu guong", "party_breach"),
    ("party", "party_breach"),
    ("ky luat", "discipline"),
    ("discipline", "discipline"),
    ("tham nhung", "corruption_in_unit"),
    ("lang phi", "corruption_in_unit"),
    ("corruption", "corruption_in_unit"),
)
_REGIMES = (
    ("vien chuc", Regime.PUBLIC),
    ("public", Regime.PUBLIC),
    ("dang", Regime.PARTY),
    ("party", Regime.PARTY),
    ("rieng", Regime.LOCAL),
    ("own regulation", Regime.LOCAL),
    ("local", Regime.LOCAL),
    ("cong chuc", Regime.CIVIL),
    ("civil", Regime.CIVIL),
)
_NO_NAMES = frozenset(words("act_words"))
"""Words of the acts themselves, behind a name."""
_LEADING = re.compile(r"(?:đ|dd|dj|d|e)[:=]?\d{1,3}%?", re.IGNORECASE)
_FOR_ALL = frozenset(words("all_words"))
_FILLING = frozenset(words("point_words"))
"""Words beside points that change nothing, folded."""
_EVERYBODY = frozenset(words("everybody_words"))
"""Words for all that wait to be decided, folded."""
_CRITERION = re.compile(
    r"(?:(?:ve|about)\s+)?(?:tieu chi(?:\s+chung)?|diem chung|criterion|general)\s*([1-9])?\b"
)
_BEYOND = re.compile(r"(?:\b(khong|bo|not)\s+)?\b(?:vuot|exceeded)\s+(?:nv-?|#)?(\d{1,7})\b")
_MARK = re.compile(r"\b(khong|co|not|is)\s+(?:xep loai|danh gia|rated)\b")
_CYCLE = re.compile(r"(?:theo|by)\s+(quy|thang|quarter|month)s?\b")
_YEAR = re.compile(r"\b20\d{2}\b")
_DOCUMENT = re.compile(r"\b\d{1,5}[\w/.-]*/[\w./-]+", re.IGNORECASE)
_PETITION_NUMBER = re.compile(r"\d{1,6}")
_REJECTED = (
    "khong dong y",
    "khong chap nhan",
    "khong nghiem thu",
    "khong cong nhan",
    "khong dung",
    "bac",
    "tu choi",
    "giu nguyen",
    "reject",
    "no",
    "not",
)
_ACCEPTING = ("nghiem thu", "cong nhan", "accept work")
_UPHELD = ("dong y", "chap nhan", "dung", "uphold", "accept", "yes", *_ACCEPTING)
_FORGIVEN = re.compile(r"\b(?:bo|xoa|khong tinh|drop)\s+(?:(?:cac|moi|the)\s+)?(?:loi|faults?)\b")
_KEPT = re.compile(r"\b(?:giu|giu nguyen|van tinh|keep)\s+(?:(?:cac|moi|the)\s+)?(?:loi|faults?)\b")
"""Whether the faults of work that is accepted by an answer count."""
_DELAYED = re.compile(
    r"\b(?:tre han|qua han|cham han|tien do|tre|cham|missed deadlines?|deadlines?|delays?|late)\b"
)
_CONTENT = re.compile(r"\b(?:noi dung|chat luong|content|quality)\b")
_EVERY_FAULT = re.compile(
    r"\b(?:tat ca|toan bo|hoan toan|ca hai|moi loi|cac loi|het|all|both|every)\b"
)
_ANSWERING = frozenset(words("answer_words"))
"""Words of an answer beside its verdict that change nothing, folded."""
_QUANTITY = re.compile(r"(?:nghiem thu|cong nhan|accept work)\s+(\d{1,6}(?:[.,]\d{1,3})?)\b")


class _Named(Command, frozen=True):
    """A line about somebody, said again with a code in the place of a name that fitted several."""

    line: str


class ShowRating(Command, frozen=True):
    """Show a page of how those one leads stand in a period."""

    year: int
    month: int
    months: int = 1
    page: int = 1


@verb("tu_danh_gia")
def assess_oneself(talk: Talk, reading: MessageReading) -> Answer:
    """Give oneself the points of the general criteria; without points: a draft to confirm."""
    head, comment = _split(reading.argument or "")
    period = period_in(talk, fold(head))
    points = tuple(_POINTS.findall(PERIOD.sub(" ", fold(head))))
    plain = PERIOD.sub(" ", head)
    if points and (unread := _unread(plain)):
        raise Slip(Unread(typed=unread, verb="tu_danh_gia"))
    command = SelfAssess(**period.parts, points=points, comment=comment)
    if points:
        return assess_now(talk, command)
    draft = actions.self_draft(talk.tx, talk.turn, period)
    ready = command.but(points=tuple(proposed for _, _, proposed in draft.criteria))
    begun = f"tự đánh giá {typed(period)}"
    choices = (choice(1, "choice-confirm", ready), choice(0, "choice-leave", Drop()))
    return Reply(draft, choices, Pending(begun=begun))


@performs(SelfAssess)
def assess_now(talk: Talk, command: SelfAssess) -> Answer:
    """Keep the own points; below the maximum a sentence is asked for."""
    noted = actions.self_assess(talk.tx, talk.turn, command)
    if not noted.comment_missing:
        return Reply(noted)
    points = " ".join(command.points)
    begun = f"tự đánh giá {typed(Period.named(command))} {points}:"
    return Reply(noted, (), Pending(begun=begun))


@verb("cham")
def review(talk: Talk, reading: MessageReading) -> Answer:
    """Give somebody the general points, and đ and e to one who leads; alone: whom I review."""
    head, comment = _split(reading.argument or "")
    period = period_in(talk, fold(head), past=talk.now.day <= REVIEW_UNTIL)
    person_id, rest = _whom(talk, head)
    if person_id is None:
        if _POINTS.search(PERIOD.sub(" ", fold(head))):
            raise Slip(Missing(what="person_missing", verb="cham"))
        return Reply(actions.to_review(talk.tx, talk.turn, period))
    if isinstance(person_id, tuple):
        return _ask_whose(talk, person_id, "chấm", rest, comment)
    if beyond := _BEYOND.search(fold(rest)):
        return _mark_exceeded(talk, person_id, period, beyond, comment)
    if mark := _MARK.search(fold(rest)):
        command = RatePerson(
            person_id=person_id, **period.parts, rated=mark[1] not in ("khong", "not"), why=comment
        )
        return _rate(talk, command)
    plain = PERIOD.sub(" ", rest)
    organizing, unity = _ORGANIZING.search(plain), _UNITY.search(plain)
    for found in (organizing, unity):
        if found is not None:
            plain = plain.replace(found[0], " ")
    points = tuple(_POINTS.findall(plain))
    given = bool(points or organizing or unity)
    if given and (unread := _unread(plain)):
        raise Slip(Unread(typed=unread, verb="cham"))
    if not given:
        name = people.person_of(talk.tx.connection, person_id).code
        missing = Missing(what="points_missing", verb="cham")
        return pending(missing, f"chấm {name} {typed(period)}")
    return review_now(
        talk,
        ReviewPerson(
            person_id=person_id,
            **period.parts,
            points=points,
            organizing=organizing[1] if organizing else None,
            unity=unity[1] if unity else None,
            comment=comment,
        ),
    )


@performs(ReviewPerson)
def review_now(talk: Talk, command: ReviewPerson) -> Answer:
    """Keep a leader's points; a sentence is asked for where they stay below the maximum."""
    noted = actions.review(talk.tx, talk.turn, command)
    if not noted.comment_missing:
        return Reply(noted)
    code = people.person_of(talk.tx.connection, command.person_id).code
    begun = [f"chấm {code} {typed(Period.named(command))}", *command.points]
    begun += [f"đ{command.organizing}"] if command.organizing else []
    begun += [f"e{command.unity}"] if command.unity else []
    return Reply(noted, (), Pending(begun=f"{' '.join(begun)}:"))


def _mark_exceeded(
    talk: Talk, person_id: int, period: Period, beyond: re.Match[str], comment: str
) -> Answer:
    """Say that a task went beyond what was asked; a sentence is needed for it."""
    marked = beyond[1] is None
    if marked and not comment:
        raise Slip(Missing(what="exceeded_reason_missing", verb="cham", number=int(beyond[2])))
    command = MarkExceeded(
        person_id=person_id, **period.parts, task=int(beyond[2]), marked=marked, why=comment
    )
    return Reply(actions.mark_exceeded(talk.tx, talk.turn, command))


def _rate(talk: Talk, command: RatePerson) -> Answer:
    """Leave somebody's period out of the classes, or take it in again; a sentence is needed."""
    if command.why:
        return Reply(actions.rate(talk.tx, talk.turn, command))
    raise Slip(Missing(what="unrated_reason_missing", verb="cham"))


@verb("xep_loai")
def rating(talk: Talk, reading: MessageReading) -> Answer:
    """Show how everybody one leads stands in a period, and how the cap on excellent stands."""
    period = period_in(talk, fold(reading.argument or ""), past=True)
    return show_rating(talk, ShowRating(**period.parts))


@performs(ShowRating)
def show_rating(talk: Talk, command: ShowRating) -> Answer:
    """Show one page of it; more pages stand behind a number."""
    found = decisions.rating(talk.tx, talk.turn, Period.named(command), command.page)
    if found.page >= found.pages:
        return Reply(found)
    return Reply(found, (choice(MORE, "choice-more", command.but(page=found.page + 1)),))


@verb("chot")
def decide(talk: Talk, reading: MessageReading) -> Answer:
    """Decide classes: of everybody who waits, or of one person; on a typed code."""
    head, reason = _split(reading.argument or "")
    period = period_in(talk, fold(head), past=True)
    person_id, rest = _whom(talk, head)
    if isinstance(person_id, tuple):
        return _ask_whose(talk, person_id, "chốt", rest, reason)
    given = _class_in(fold(rest))
    named_none = set(fold(_name_part(head)).split()) - _FOR_ALL
    if person_id is None and (given is not None or named_none):  # never all instead of one
        raise Slip(Missing(what="person_missing", verb="chot"))
    if person_id is None and (unread := _unread(PERIOD.sub(" ", rest), _EVERYBODY)):
        raise Slip(Unread(typed=unread, verb="chot"))
    if given is not None and not reason:
        whose = people.person_of(talk.tx.connection, person_id or 0).code
        begun = f"chốt {whose} {given} {typed(period)}:"
        return pending(Missing(what="class_reason_missing", verb="chot"), begun)
    command = Decide(
        people=() if person_id is None else (person_id,),
        **period.parts,
        given=given,
        reason=reason,
    )
    return seal(talk, lambda code: decisions.prepare(talk.tx, talk.turn, command, code))


@performs(Decide)
def decide_now(talk: Talk, command: Decide) -> Answer:
    """Decide and publish."""
    return Reply(decisions.decide(talk.tx, talk.turn, command))


@verb("kien_nghi")
def petition(talk: Talk, reading: MessageReading) -> Answer:
    """Object to a published result or one line of it; alone: the petitions that concern me."""
    argument = (reading.argument or "").strip()
    said = NUMBERED.search(fold(argument))
    rest = NUMBERED.sub(" ", argument, count=1).strip(" ,.:;-")
    if criterion := _CRITERION.match(fold(rest)):
        return _petition_on_criterion(talk, criterion, rest)
    number = re.match(r"(?:NV-|#)?(\d{1,7})\b", rest, re.IGNORECASE)
    task = reading.tasks[0] if reading.tasks else int(number[1]) if number else None
    note = (reading.note or "").strip(" ,.:;-")
    told = NUMBERED.fullmatch(fold(note)) is None and note
    why = (rest[number.end() :] if number else told or rest).strip(" ,.:;-")
    period = period_in(talk, said[0], past=True) if said else None
    if task is None and not why and period is None:
        return Reply(petitions.listed(talk.tx, talk.turn))
    begun = f"kiến nghị {typed(period)}" if period else "kiến nghị"
    if task is None and not why:
        return pending(Missing(what="petition_line_missing", verb="kien_nghi"), begun)
    if not why:
        missing = Missing(what="petition_words_missing", verb="kien_nghi", number=task)
        return pending(missing, f"{begun} {task}")
    command = Object(
        words=why,
        task=task,
        year=period.year if period else None,
        month=period.month if period else None,
        months=period.months if period else 1,
    )
    return Reply(petitions.make(talk.tx, talk.turn, command))


def _petition_on_criterion(talk: Talk, criterion: re.Match[str], rest: str) -> Answer:
    """Object to the points of one general criterion, by its place, or of all together."""
    why = rest[criterion.end() :].strip(" ,.:;-")
    told = why if criterion[1] or not why else rest
    said = NUMBERED.search(fold(talk.incoming.text))
    period = period_in(talk, said[0], past=True) if said else None
    if not why:
        about = rest[: criterion.end()].strip()
        begun = f"kiến nghị {typed(period)} {about}" if period else f"kiến nghị {about}"
        return pending(Missing(what="petition_criterion_missing", verb="kien_nghi"), begun)
    command = Object(
        words=told,
        criterion=int(criterion[1] or 0),
        year=period.year if period else None,
        month=period.month if period else None,
        months=period.months if period else 1,
    )
    return Reply(petitions.make(talk.tx, talk.turn, command))


@verb("tra_loi")
def answer_petition(talk: Talk, reading: MessageReading) -> Answer:
    """Answer a petition that waits for me, with a reason; shown first with points before, after."""
    head, reason = _split(reading.argument or "")
    said = " ".join(re.findall(r"[a-z]+", fold(head)))
    number = _PETITION_NUMBER.search(head)
    if number is None:
        return Reply(petitions.listed(talk.tx, talk.turn))
    forgiven, kept = _FORGIVEN.search(said), _KEPT.search(said)
    plain = f" {_KEPT.sub(' ', said)} "
    rejected = any(f" {no} " in plain for no in _REJECTED)
    upheld = any(f" {yes} " in plain for yes in _UPHELD) and not rejected
    faults = _faults_in(said)
    accepts = upheld and any(f" {word} " in plain for word in _ACCEPTING)
    quantity = _QUANTITY.search(fold(head), number.end())
    if not (rejected or upheld) or not reason:
        missing = Missing(what="answer_missing", verb="tra_loi", number=int(number[0]))
        return pending(missing, f"trả lời kiến nghị {number[0]}")
    if _mixed(said, faults) if rejected else _beside_verdict(said):
        raise Slip(Unread(typed=head[number.end() :].strip()[:60], verb="tra_loi"))
    points = _POINTS.search(head, number.end())
    command = PetitionAnswer(
        number=int(number[0]),
        upheld=upheld,
        answer=reason,
        points=points[0] if points and upheld else None,
        faults=faults if upheld else None,
        order=Order(
            quantity=quantity[1] if quantity else None,
            faults=bool(forgiven) if forgiven or kept else None,
        )
        if accepts
        else None,
    )
    shown = petitions.preview_answer(talk.tx, talk.turn, command)
    if isinstance(shown, PetitionWhich):
        which = [
            choice(place, f"choice-faults-{of}", command.but(faults=of))
            for place, (of, _) in enumerate(shown.options, start=1)
        ]
        return Reply(shown, (*which, choice(0, "choice-leave", Drop())))
    return Reply(shown, (choice(1, "choice-do", command), choice(0, "choice-leave", Drop())))


def _faults_in(said: str) -> str | None:
    """Give which faults folded words of an answer name: delay, quality, all, or None."""
    late, content = _DELAYED.search(said), _CONTENT.search(said)
    if _EVERY_FAULT.search(said) or (late and content):
        return ALL
    if late or content:
        return DELAY if late else QUALITY
    return None


def _mixed(said: str, faults: str | None) -> bool:
    """Tell whether a refusal also upholds something or is about one fault alone."""
    rest = f" {said} "
    for no in _REJECTED:
        rest = rest.replace(f" {no} ", " ")
    return faults in (DELAY, QUALITY) or any(f" {yes} " in rest for yes in _UPHELD)


def _beside_verdict(said: str) -> bool:
    """Tell whether an answer says something behind its verdict that nothing was made of."""
    rest = f" {said} "
    places = [at for yes in _UPHELD if (at := rest.find(f" {yes} ")) >= 0]
    rest = rest[min(places, default=0) :]
    for yes in _UPHELD:
        rest = rest.replace(f" {yes} ", " ")
    for known in (_FORGIVEN, _KEPT, _EVERY_FAULT, _DELAYED, _CONTENT):
        rest = known.sub(" ", rest)
    return bool(set(rest.split()) - _ANSWERING)


@performs(PetitionAnswer)
def answer_now(talk: Talk, command: PetitionAnswer) -> Answer:
    """Answer a petition."""
    return Reply(petitions.answer(talk.tx, talk.turn, command))


@verb("rut")
def withdraw_petition(talk: Talk, reading: MessageReading) -> Answer:
    """Withdraw an own petition that waits for its answer; shown first."""
    number = _PETITION_NUMBER.search(reading.argument or "")
    command = Withdraw(number=int(number[0]) if number else None)
    shown = petitions.preview_withdrawal(talk.tx, talk.turn, command)
    ready = command.but(number=shown.number)
    return Reply(shown, (choice(1, "choice-do", ready), choice(0, "choice-leave", Drop())))


@performs(Withdraw)
def withdraw_now(talk: Talk, command: Withdraw) -> Answer:
    """Withdraw a petition."""
    return Reply(petitions.withdraw(talk.tx, talk.turn, command))


@verb("ky")
def period(talk: Talk, reading: MessageReading) -> Answer:
    """Show the last periods; open, lock or reopen one; say under which rules people are."""
    head, reason = _split(reading.argument or "")
    said = fold(head)
    document = said.startswith(("don vi", "unit"))
    typed_one = NUMBERED.search(said) if document else PERIOD.search(said)
    period = period_in(talk, typed_one[0] if typed_one else "", future=True)
    if said.startswith(("mo lai", "reopen")):
        return _change(talk, period_in(talk, said, past=True), "reopened", reason)
    if said.startswith(("khoa", "dong", "lock", "close")):
        return _change(talk, period_in(talk, said, past=True, future=True), "locked", reason)
    if said.startswith(("mo", "open")):
        return _open(talk, period, years=typed_one is not None and _YEAR.search(typed_one[0]))
    return _setting(talk, head, period, reason)


def _open(talk: Talk, period: Period, *, years: object) -> Answer:
    """Show what opening a period fixes; a month without its year may be the one following."""
    after = periods.following(talk.tx, talk.turn)
    if not years and (period.month, period.months) == (after.month, after.months):
        period = after
    command = OpenPeriod(**period.parts)
    shown = periods.preview_opening(talk.tx, talk.turn, command)
    if isinstance(shown, PeriodChanged):
        return Reply(shown)
    return Reply(shown, (choice(1, "choice-do", command), choice(0, "choice-leave", Drop())))


@performs(OpenPeriod)
def open_period(talk: Talk, command: OpenPeriod) -> Answer:
    """Open a period."""
    return Reply(periods.open_period(talk.tx, talk.turn, command))


@performs(ChangePeriod)
def change_period(talk: Talk, command: ChangePeriod) -> Answer:
    """Lock or reopen a period."""
    return Reply(periods.change(talk.tx, talk.turn, command))


@verb("vi_pham")
def blocker(talk: Talk, reading: MessageReading) -> Answer:
    """Note what stands against any class but the last, with the number of the document."""
    argument = reading.argument or ""
    said = NUMBERED.search(fold(argument))
    period = period_in(talk, said[0] if said else "")
    person_id, rest = _whom(talk, argument)
    if person_id is None:
        raise Slip(Missing(what="person_missing", verb="vi_pham"))
    if isinstance(person_id, tuple):
        return _ask_whose(talk, person_id, "vi phạm", rest, "")
    told = fold(rest)
    document = _DOCUMENT.search(NUMBERED.sub(" ", rest))
    lifted = any(word in told.split() for word in ("bo", "go", "lift"))
    open_yet = any(phrase in told for phrase in ("dang xem xet", "chua ket luan", "undecided"))
    command = NoteBlocker(
        person_id=person_id,
        **period.parts,
        blocker=next((of for said_so, of in _BLOCKERS if said_so in told), ""),
        document=document[0] if document else "",
        state="lifted" if lifted else "undecided" if open_yet else "concluded",
    )
    shown = blockers.preview(talk.tx, talk.turn, command)
    return Reply(shown, (choice(1, "choice-do", command), choice(0, "choice-leave", Drop())))


@performs(NoteBlocker)
def note_blocker(talk: Talk, command: NoteBlocker) -> Answer:
    """Note what was shown."""
    return Reply(blockers.note(talk.tx, talk.turn, command))


@verb("phieu")
def form(talk: Talk, reading: MessageReading) -> Answer:
    """Show what stands on a form, one's own or that of somebody one leads; where the file is."""
    argument = reading.argument or ""
    period = period_in(talk, fold(argument), past=talk.now.day <= REVIEW_UNTIL)
    person_id, rest = _whom(talk, PERIOD.sub(" ", argument))
    if isinstance(person_id, tuple):
        return _ask_whose(talk, person_id, "mẫu 01", f"{rest} {typed(period)}", "")
    whose = people.person_of(talk.tx.connection, person_id or talk.turn.actor.id)
    note_read(talk.tx, talk.turn, [whose], period)
    return Reply(lists.form_shown(talk.tx, talk.turn, whose, period))


@verb("ai_xem")
def readers(talk: Talk, _reading: MessageReading) -> Answer:
    """Show who has looked at my scores."""
    return Reply(lists.readers(talk.tx, talk.turn))


def _change(talk: Talk, period: Period, state: str, reason: str) -> Reply:
    command = ChangePeriod(**period.parts, state=state, reason=reason)
    return seal(
        talk, lambda code: (command, periods.preview_change(talk.tx, talk.turn, command, code))
    )


def _setting(talk: Talk, head: str, period: Period, reason: str) -> Answer:
    said = fold(head)
    if said.startswith(("don vi", "unit")):
        return _unit_class(talk, head, period)
    if cycle := _CYCLE.match(said):
        command = SetCycle(months=QUARTER if cycle[1].startswith("qu") else 1)
        return Reply(periods.set_cycle(talk.tx, talk.turn, command))
    if said.startswith(("nhom", "group")):
        return _regime(talk, head, period, reason)
    if said.startswith(("bo quy tac", "quy tac", "rules")):
        return _rules(talk, head, period)
    return Reply(periods.shown(talk.tx, talk.turn))


def _unit_class(talk: Talk, head: str, period: Period) -> Answer:
    """Note the class of a unit: `kỳ đơn vị TCCB tốt theo 12/QĐ-SNV`."""
    plain = NUMBERED.sub(" ", head)
    document = _DOCUMENT.search(plain)
    words = fold(plain.replace(document[0], " ") if document else plain).split()
    units = people.units(talk.tx.connection, talk.turn.office.id)
    unit = next((one for one in units if fold(one.code) in words), None)
    given = _class_in(" ".join(words))
    if unit is None or given is None or document is None:
        raise Slip(Missing(what="unit_class_missing", verb="ky"))
    command = ClassUnit(unit_id=unit.id, **period.parts, given=given, document=document[0])
    return Reply(periods.class_unit(talk.tx, talk.turn, command))


def _class_in(said: str) -> QualityClass | None:
    """Give the class that folded words name."""
    letters = f" {' '.join(re.findall(r'[a-z]+', said))} "
    return next((of for said_so, of in _CLASSES if f" {said_so} " in letters), None)


def _regime(talk: Talk, head: str, period: Period, reason: str) -> Answer:
    """Show what other rules for somebody would change: from the next period, or one named."""
    said = fold(head)
    plain = PERIOD.sub(" ", head.split(maxsplit=1)[-1])
    person_id, rest = _whom(talk, plain)
    found = next((of for said_so, of in _REGIMES if said_so in fold(rest)), None)
    named_one = PERIOD.search(said)
    if isinstance(person_id, tuple) and found is not None:
        when = f" {typed(period)}" if named_one else ""
        return _ask_whose(talk, person_id, "kỳ nhóm", f"{rest}{when}", reason)
    if not isinstance(person_id, int) or found is None:
        raise Slip(Missing(what="regime_missing", verb="ky"))
    command = SetRegime(person_id=person_id, regime=found, reason=reason)
    if named_one:
        command = command.but(**period.parts)
    ready, shown = regimes.prepare(talk.tx, talk.turn, command)
    return Reply(shown, (choice(1, "choice-do", ready), choice(0, "choice-leave", Drop())))


@performs(SetRegime)
def set_regime(talk: Talk, command: SetRegime) -> Answer:
    """Let somebody be evaluated under other rules."""
    return Reply(regimes.set_regime(talk.tx, talk.turn, command))


def _rules(talk: Talk, head: str, period: Period) -> Answer:
    typed = PERIOD.sub(" ", head).split()
    said = fold(" ".join(typed[:-1]))
    found = next((of for said_so, of in _REGIMES if said_so in said), None)
    if found is None or not typed:
        raise Slip(Missing(what="rules_missing", verb="ky"))
    command = PinRules(**period.parts, regime=found, rule_set=typed[-1])
    return Reply(periods.pin_rules(talk.tx, talk.turn, command))


def _split(argument: str) -> tuple[str, str]:
    """Give what stands before the first colon, and the sentence behind it."""
    head, _, tail = argument.partition(":")
    return head.strip(), " ".join(tail.split())[:500]


def _unread(plain: str, besides: frozenset[str] = frozenset()) -> str:
    """Give what of a line nothing was made of, as it was typed."""
    rest = _POINTS.sub(" ", plain).split()
    unread = [
        at
        for at, word in enumerate(rest)
        if fold(word).strip(" .,;!?/") not in _FILLING | besides | {""}
    ]
    return " ".join(rest[unread[0] : unread[-1] + 1])[:60] if unread else ""


def _whom(talk: Talk, head: str) -> tuple[int | tuple[int, ...] | None, str]:
    """Give whom a line names, by name or code: one, several that it fits, or None; and the rest."""
    for word in head.split():
        found = people.by_code(talk.tx.connection, talk.turn.office.id, word.strip(",."))
        if found is not None:
            return found.id, head.replace(word, " ", 1)
    plain = _name_part(head)
    if not plain:
        return None, head
    reading = read_message(f"điểm của {plain}", talk.now, talk.index, talk.calendar)
    if not reading.mentions:
        return None, head
    mention = reading.mentions[0]
    rest = head.replace(mention.typed, " ", 1)
    if mention.oneself:
        return talk.turn.actor.id, rest
    if mention.id is not None:
        return int(mention.id), rest
    ids = [int(one) for one in mention.candidates]
    known = people.persons(talk.tx.connection, ids)
    seen = [one for one in ids if one in known and _may_name(talk, known[one])]
    if not seen:
        raise Refusal(ScoreNotYours())
    return seen[0] if len(seen) == 1 else tuple(seen[:7]), rest


def _may_name(talk: Talk, whose: Person) -> bool:
    """Tell whether somebody may be offered: whom one leads, and for an admin everybody."""
    actor, now = talk.turn.actor, talk.tx.now
    return people_rules.may_see(actor, whose, now) or people_rules.may_keep_roster(
        actor, whose.office_id, now
    )


def _name_part(head: str) -> str:
    """Give what may be a name: the words up to a number, a month, or a word of the act itself."""
    kept: list[str] = []
    for word in PERIOD.sub(" . ", head).split():
        if word == "." and not kept:
            continue
        known = word.lower() in _NO_NAMES
        if word[0].isdigit() or word == "." or (known and kept) or _LEADING.fullmatch(word):
            break
        kept.append(word)
    return " ".join(kept).strip(" ,.;")


def _ask_whose(talk: Talk, ids: tuple[int, ...], begun: str, rest: str, comment: str) -> Reply:
    found = people.persons(talk.tx.connection, list(ids))
    tail = f": {comment}" if comment else ""
    choices = tuple(
        choice(
            number,
            "choice-person",
            _Named(line=f"{begun} {found[one].code} {' '.join(rest.split())}{tail}"),
            name=named(found[one], talk.tx.now).name,
            unit=named(found[one], talk.tx.now).unit,
        )
        for number, one in enumerate(ids, start=1)
    )
    leave = choice(0, "choice-leave", Drop())
    return Reply(AskWhose(typed=begun, count=len(ids)), (*choices, leave))


_LINES: dict[str, Callable[[Talk, MessageReading], Answer]] = {
    "chấm": review,
    "chốt": decide,
    "vi phạm": blocker,
    "kỳ": period,
    "mẫu 01": form,
}


@performs(_Named)
def say_again(talk: Talk, command: _Named) -> Answer:
    """Carry out a line with the person it was asked about."""
    begun = next(one for one in _LINES if command.line.startswith(one))
    argument = command.line[len(begun) :].strip()
    return _LINES[begun](talk, MessageReading(intent=begun, argument=argument))
