"""chỉ tiêu: what a unit is measured by, its targets by period, and the values that are said."""

import re

from bot.commands.desk import Answer, Drop, Reply, Talk, choice, pending, performs, verb
from bot.commands.indicator_notices import AskMeasured, GoalGuide, IndicatorUnread
from bot.commands.objectives import person_in, unit_in, which_person
from bot.reading import MessageReading
from bot.reading import indicators as reading_of
from bot.reading.indicators import CODE, IndicatorWords
from bot.reading.objectives import opens_new, read_check_in, tidy
from bot.reading.text import fold
from bot.reading.values import Unclear
from core.indicators import actions, positions, rules, sight
from core.indicators.actions import (
    AddIndicator,
    ChangeIndicator,
    DropIndicator,
    Measure,
    SetTarget,
    ShowIndicator,
)
from core.indicators.notices import IndicatorRefused, NoIndicators
from core.indicators.position_notices import PositionRefused
from core.indicators.positions import KeepPosition
from core.indicators.rules import MONTH, QUARTER, THOUSAND, YEAR, Direction, Indicator, Term
from core.kernel.command import Command
from core.kernel.refusal import Refusal, Slip
from core.reminders import figures, indicator_board

_ALONE = re.compile(rf"{CODE}\s*[:,.;]?\s*")
_GONE = re.compile(r"(?:bo|xoa|huy|drop|delete)\W*")
_DROPPED = re.compile(rf"(?:bo|xoa|huy|drop|delete)\s+{CODE}\W*")
_CHANGE = re.compile(r"(?:sua|doi|chinh|edit|change)\b\s*[:,]?\s*")
_MEANT = re.compile(rf"/?(?:xem\s+|show\s+)?{CODE}\s*[:,.;]?\s*")
_HEAD = re.compile(r"(?:cho|for|cua|of)\s+")
_FILLERS = re.compile(
    r"\b(?:nay|cua|phong|don|vi|toi|xem|cac|ca|so|ban|the|of|our|unit|anh|hinh|bang|kpi|picture"
    r"|board|chart)\b|\W+"
)
_GUIDE = re.compile(
    r"/?(?:giup|huong dan|help)\s+(?:ve\s+)?"
    r"(?:muc tieu|okr|kr|chi tieu|kpi|objectives?|indicators?)\W*"
)
_POSITION = re.compile(r"(?:vi tri(?: viec lam)?|positions?)\b\s*")
_POSITION_CODE = re.compile(r"[^\W_]{1,10}(?:[.\-/][^\W_]{1,10}){0,3}")
_KINDS = re.compile(
    r"(?:(?P<unit>don vi|unit)|(?P<products>san pham|sp|products?)"
    r"|(?P<kpi>chi tieu|kpi|indicators?)|(?P<criteria>tieu chi(?: chung)?|criteria))\b\s*[:]?\s*"
)
_NEVER = 100 * THOUSAND
_LENGTHS = {MONTH: "month", QUARTER: "quarter", YEAR: "year"}
UNUSUAL = 3
"""So many times the target is asked about."""


class ShowBoard(Command, frozen=True):
    """Show how a unit stands by its indicators in a term; without a unit, the asker's own."""

    term: Term
    unit: str | None = None


@verb("chi_tieu")
def indicators(talk: Talk, reading: MessageReading) -> Answer:
    """Show a unit's board or one indicator, keep a new one, set a target, or say a value."""
    said = tidy(reading.argument or "")
    new = opens_new(said)
    if new is not None:
        return _add(talk, new)
    if dropped := _DROPPED.fullmatch(fold(said)):
        return _drop(talk, int(dropped[1]))
    if position := _POSITION.match(fold(said)):
        return _position(talk, said[position.end() :].strip())
    found = _ALONE.match(fold(said))
    if found is not None:
        return _about(talk, int(found[1]), said[found.end() :].strip())
    term, rest = reading_of.read_term(said, _month(talk))
    unit = unit_in(talk, rest)
    if unit is None and _FILLERS.sub("", fold(rest)):
        raise Slip(IndicatorUnread(why="line", typed=talk.incoming.text.strip()[:60]))
    return show_board(talk, ShowBoard(term=term or _month(talk), unit=unit))


def meant(talk: Talk, typed: str) -> Answer | None:
    """Answer `CT-3`, `CT-3 45/120` and `giúp mục tiêu`; None for all else."""
    said = tidy(typed)
    if _GUIDE.fullmatch(fold(said)):
        return Reply(GoalGuide())
    if dropped := _DROPPED.fullmatch(fold(said)):
        return _drop(talk, int(dropped[1]))
    found = _MEANT.match(fold(said))
    if found is None:
        return None
    return _about(talk, int(found[1]), said[found.end() :].strip())


def _position(talk: Talk, said: str) -> Answer:
    """Read `vị trí`, `vị trí VT03`, and what belongs to one: `VT03: tên; sản phẩm SP01; …`."""
    if not said.strip(" .?"):
        return Reply(positions.shown(talk.tx, talk.turn))
    code, colon, rest = said.partition(":")
    if not _POSITION_CODE.fullmatch(code.strip()):
        raise Slip(IndicatorUnread(why="line", typed=talk.incoming.text.strip()[:60]))
    if not colon:
        return Reply(positions.show(talk.tx, talk.turn, code.strip()))
    command = KeepPosition(code=code.strip())
    for part in rest.split(";"):
        command = _with_part(talk, command, part.strip())
    return Reply(positions.keep(talk.tx, talk.turn, command))


def _with_part(talk: Talk, command: KeepPosition, part: str) -> KeepPosition:
    """Put in what one part says: what kind it is comes first, a name has no kind."""
    found = _KINDS.match(fold(part))
    if found is None:
        return command.but(name=part) if part else command
    words = part[found.end() :].strip()
    if found["unit"]:
        unit = unit_in(talk, words)
        if unit is None:
            raise Refusal(PositionRefused(why="unit", typed=words))
        return command.but(unit=unit)
    names = tuple(one.strip() for one in words.split(",") if one.strip())
    kind = "products" if found["products"] else "indicators" if found["kpi"] else "criteria"
    return command.but(**{kind: names})


@performs(ShowBoard)
def show_board(talk: Talk, command: ShowBoard) -> Answer:
    """Show how a unit stands by its indicators: a picture with its text."""
    facts = indicator_board.board(talk.tx, talk.turn, command.unit, command.term)
    if isinstance(facts, NoIndicators):
        return Reply(facts)
    return Reply(figures.keep(talk.tx, talk.turn, facts))


def _about(talk: Talk, number: int, said: str) -> Answer:
    """Read what is said behind the number of an indicator."""
    folded = fold(said)
    if not folded.strip(" .,;:?"):
        return show_indicator(talk, ShowIndicator(indicator=number))
    if _GONE.fullmatch(folded):
        return _drop(talk, number)
    if changed := _CHANGE.match(folded):
        return _change(talk, number, said[changed.end() :])
    said, reason = reading_of.read_reason(said)
    term, rest = reading_of.read_term(said, _month(talk))
    rest = rest.strip(" ,.;:–")
    if not rest:
        return show_indicator(talk, ShowIndicator(indicator=number, term=term))
    aim = reading_of.read_aim(rest, talk.turn.actor.language)
    if isinstance(aim, Unclear):
        raise Slip(IndicatorUnread(why="number", typed=aim.typed, indicator=number))
    if aim is not None and not aim.name:
        one = sight.visible(talk.tx, talk.turn, number)
        at = term or _month(talk)
        if aim.direction is not one.direction and aim.baseline is not None:
            raise Refusal(IndicatorRefused(why="baseline", indicator=number, name=one.name))
        return set_target(
            talk,
            SetTarget(indicator=number, term=at, target=aim.target, baseline=aim.baseline),
        )
    return _measure(talk, number, rest, term, reason)


@performs(ShowIndicator)
def show_indicator(talk: Talk, command: ShowIndicator) -> Answer:
    """Show everything about one indicator."""
    return Reply(actions.show(talk.tx, talk.turn, command))


@performs(SetTarget)
def set_target(talk: Talk, command: SetTarget) -> Answer:
    """Keep a target."""
    return Reply(actions.set_target(talk.tx, talk.turn, command))


def _drop(talk: Talk, number: int) -> Answer:
    return Reply(actions.drop(talk.tx, talk.turn, DropIndicator(indicator=number)))


def _month(talk: Talk) -> Term:
    return rules.term_at(talk.turn.said, talk.turn.office.zone, MONTH)


def _add(talk: Talk, said: str) -> Answer:
    """Read `chỉ tiêu mới TCCB: …`; what is missing is asked for, the rest is kept."""
    head, colon, rest = said.partition(":")
    if not colon:
        head, rest = "", said
    unit = _unit_of(talk, head.strip(" ,.;"))
    words = _read(talk, rest)
    begun = f"chỉ tiêu mới {head.strip()}: {rest.rstrip(' ,.;')},"
    if not words.name:
        raise Slip(IndicatorUnread(why="name"))
    if words.aim is None:
        return pending(IndicatorUnread(why="aim", typed=words.name), begun)
    if words.weight is None:
        return pending(IndicatorUnread(why="weight", typed=words.name), begun)
    command = AddIndicator(
        name=words.name,
        weight=_hundredths(words.weight),
        direction=words.aim.direction or Direction.HIGHER,
        term=words.term or _month(talk).of_length(QUARTER),
        target=words.aim.target,
        baseline=words.aim.baseline,
        unit=unit,
        position=words.position,
        source=words.source,
        counts=words.counts,
        noun=words.aim.noun,
    )
    return _with_owner(talk, words.owner, command)


def _unit_of(talk: Talk, head: str) -> str | None:
    """Give the unit that stands before the colon; None for the own one. Raises Slip."""
    found = _HEAD.match(fold(head))
    words = head[found.end() :] if found else head
    if not words:
        return None
    unit = unit_in(talk, words)
    if unit is None:
        raise Slip(IndicatorUnread(why="whose", typed=words))
    return unit


def _read(talk: Talk, said: str) -> IndicatorWords:
    words = reading_of.read_indicator(said, talk.turn.actor.language, _month(talk))
    if words.unclear is not None:
        raise Slip(IndicatorUnread(why="number", typed=words.unclear))
    if words.unread is not None:
        raise Slip(IndicatorUnread(why="part", typed=words.unread))
    return words


def _hundredths(weight: int) -> int:
    """Give a weight in hundredths of a percent. Raises Slip for finer ones, or beyond 100 %."""
    if weight % 10 or not 0 <= weight <= _NEVER:
        raise Slip(IndicatorUnread(why="weight_wrong"))
    return weight // 10


def _with_owner(talk: Talk, typed: str | None, command: AddIndicator | ChangeIndicator) -> Answer:
    """Put in who answers for an indicator, if somebody is named. Raises Slip for other words."""
    if typed is None:
        return _keep(talk, command)
    mention = person_in(talk, typed)
    if mention is None or (not mention.oneself and mention.id is None and not mention.candidates):
        raise Slip(IndicatorUnread(why="part", typed=typed))
    if mention.oneself:
        return _keep(talk, command.but(owner_id=talk.turn.actor.id))
    if mention.id is not None:
        return _keep(talk, command.but(owner_id=int(mention.id)))
    options: list[tuple[int, Command]] = [
        (one, command.but(owner_id=one)) for one in map(int, mention.candidates[:7])
    ]
    return which_person(talk, mention, options)


@performs(AddIndicator)
def add_now(talk: Talk, command: AddIndicator) -> Answer:
    """Keep a new indicator."""
    return _keep(talk, command)


@performs(ChangeIndicator)
def change_now(talk: Talk, command: ChangeIndicator) -> Answer:
    """Change an indicator."""
    return _keep(talk, command)


def _keep(talk: Talk, command: AddIndicator | ChangeIndicator) -> Answer:
    if isinstance(command, AddIndicator):
        return Reply(actions.add(talk.tx, talk.turn, command))
    return Reply(actions.change(talk.tx, talk.turn, command))


def _change(talk: Talk, number: int, said: str) -> Answer:
    """Read `chỉ tiêu CT3 sửa: trọng số 30%, chị Hoa`."""
    present = sight.visible(talk.tx, talk.turn, number)
    words = _read(talk, f"{present.name}, {said}")
    name = words.name
    if name.startswith(f"{present.name}, "):
        name = name[len(present.name) + 2 :]
    if words.aim is not None or words.term is not None:
        raise Slip(IndicatorUnread(why="edit", indicator=number))
    command = ChangeIndicator(
        indicator=number,
        name=name if name != present.name else None,
        weight=None if words.weight is None else _hundredths(words.weight),
    )
    owner = words.owner
    if command.weight is None and command.name is not None and owner is None:
        mention = person_in(talk, command.name)
        if mention is not None and (mention.oneself or mention.id or mention.candidates):
            command, owner = ChangeIndicator(indicator=number), command.name
    if command == ChangeIndicator(indicator=number) and owner is None:
        raise Slip(IndicatorUnread(why="change", indicator=number))
    return _with_owner(talk, owner, command)


def _measure(talk: Talk, number: int, said: str, term: Term | None, reason: str | None) -> Answer:
    """Read the value of an indicator; ask where another value or term may be meant."""
    present = actions.workable(talk.tx, talk.turn, number)
    words = read_check_in(said, talk.turn.actor.language)
    if words.unclear is not None:
        raise Slip(IndicatorUnread(why="number", typed=words.unclear, indicator=number))
    if words.change:
        raise Slip(IndicatorUnread(why="value", typed=said, indicator=number))
    if words.value is None or (words.percent and present.noun != "%"):
        raise Slip(IndicatorUnread(why="value", typed=said, indicator=number))
    at = term or rules.term_at(talk.turn.said, talk.turn.office.zone, present.months)
    before = actions.open_term_before(talk.tx, talk.turn, present) if term is None else None
    at = rules.shown_term(at, present.months, talk.turn.said, talk.turn.office.zone)
    line = sight.line(talk.tx, talk.turn, present, at)
    of_before = sight.line(talk.tx, talk.turn, present, before) if before else None
    if words.whole is not None:
        wholes = {one.target: one for one in (line, of_before) if one and one.target}
        typed = sight.amount_of(words.whole)
        if typed not in wholes:
            why = IndicatorUnread(why="whole", typed=typed, indicator=number)
            raise Slip(why.but(whole=line.target or ""))
    reason = reason or _note(words.note, present.noun)
    command = Measure(indicator=number, value=words.value, term=at, reason=reason)
    asked = AskMeasured(
        why="",
        indicator=number,
        name=present.name,
        typed=sight.amount_of(words.value),
        noun=present.noun,
        target=line.target,
    )
    if before is not None:
        return _which_term(asked, command, before)
    sure = words.sure and (words.note is None or reason is not None)
    if not sure:
        return _sure(asked.but(why="unsure"), command)
    if _is_unusual(present, words.value, line.target, line.baseline):
        return _sure(asked.but(why="unusual"), command)
    return measure_now(talk, command)


def _note(note: str | None, noun: str | None) -> str | None:
    """Give the words behind a value without what is counted."""
    if note is None or noun is None:
        return note
    if fold(note).startswith(fold(noun)):
        return note[len(noun) :].strip(" ,.;:–-") or None
    return note


def _is_unusual(one: Indicator, value: int, target: str | None, baseline: str | None) -> bool:
    """Tell whether a value is so far off that it may be a slip."""
    if one.noun == "%" and not 0 <= value <= _NEVER:
        return True
    known = [abs(float(each)) for each in (target, baseline) if each is not None]
    return bool(known) and abs(value) > UNUSUAL * max(known) * THOUSAND > 0


def _sure(asked: AskMeasured, command: Measure) -> Answer:
    keep = choice(1, "choice-indicator-value", command, exact=asked.typed)
    return Reply(asked, (keep, choice(0, "choice-leave", Drop())))


def _which_term(asked: AskMeasured, command: Measure, before: Term) -> Answer:
    """Ask whether the value is of the term just over, which still waits for it, or of this one."""
    options = (before, command.term)
    choices = tuple(
        choice(
            at, f"choice-indicator-{_LENGTHS[term.months]}", command.but(term=term), **_facts(term)
        )
        for at, term in enumerate(options, start=1)
    )
    return Reply(asked.but(why="term"), (*choices, choice(0, "choice-leave", Drop())))


def _facts(term: Term) -> dict[str, str]:
    """Give a term as its label needs it."""
    year = {"year": str(term.year)}
    match term.months:
        case 1:
            return {**year, "month": str(term.month)}
        case 3:
            return {**year, "quarter": str(term.month // QUARTER + 1)}
        case _:
            return year


@performs(Measure)
def measure_now(talk: Talk, command: Measure) -> Answer:
    """Keep a value."""
    return Reply(actions.measure(talk.tx, talk.turn, command))
