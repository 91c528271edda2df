"""kr: key results, what is checked in of them, and the tasks that move them."""

import re
from fractions import Fraction

from bot.commands.desk import Answer, Drop, Reply, Talk, choice, pending, performs, verb
from bot.commands.objective_notices import AskValue, GoalUnread
from bot.commands.objectives import list_objectives, person_in, which_person
from bot.commands.programmes import PLACE
from bot.reading import MessageReading
from bot.reading import objectives as reading_of
from bot.reading.objectives import CODE, CheckInWords, ResultWords
from bot.reading.text import fold
from core.kernel.command import Command
from core.kernel.question import Choice
from core.kernel.refusal import Refusal, Slip
from core.objectives import actions, check_ins, linking, rules, sight, store
from core.objectives.actions import AddResult, ChangeResult, DropResult, Way
from core.objectives.check_ins import CheckInNow, LinkTask
from core.objectives.linking import ReadIndicator, TieResult
from core.objectives.lists import ListObjectives
from core.objectives.notices import AskReading, AskSwitch, KeyResultRefused
from core.objectives.rules import CONFIDENT, THOUSAND, KeyResult, Shape, Source
from core.people.notices import Named
from core.reminders import figures, goals

_OF_OBJECTIVE = re.compile(rf"(?:cho\s+|for\s+)?{CODE}\s*[:,.;]?\s*")
_NUMBER = re.compile(r"[#-]?\s*(\d{1,6})(?!\d|[.,/]\d|%)\s*[:,;.]?\s*")
_CHANGE = re.compile(r"(?:sua|doi|chinh|edit|change)\b\s*[:,]?\s*")
_GONE = re.compile(r"(?:bo|xoa|huy|drop|delete)\W*")
_NEVER = 100 * THOUSAND
_READS = re.compile(
    r"(?P<off>(?:bo|thoi|go|unlink|without)\s+)?(?:(?:lay so )?(?:tu|theo|from)\s+)?"
    r"(?:chi tieu|kpi)(?:\s+(?:ct\s*[-#]?\s*)?(?P<number>\d{1,6}))?\W*"
)
_TIES = re.compile(
    rf"(?P<off>(?:bo|thoi|go|unlink|without)\s+)?(?:nguon|source)(?:\s*[:#]?\s*{PLACE})?\W*",
    re.IGNORECASE,
)


class ShowResult(Command, frozen=True):
    """Show one key result over its quarter."""

    result: int


@verb("kr")
def key_result(talk: Talk, reading: MessageReading) -> Answer:
    """Show a key result, check it in, link a task, or keep a new one; alone, show one's own."""
    said = reading_of.tidy(reading.argument or "")
    new = reading_of.opens_new(said)
    if new is not None:
        return _add(talk, new)
    if not said.strip(" .,;:?"):
        quarter = rules.quarter_at(talk.tx.now, talk.turn.office.zone)
        return list_objectives(talk, ListObjectives(quarter=quarter, which="person"))
    found = _NUMBER.match(fold(said))
    if found is None:
        raise Slip(GoalUnread(why="line", typed=talk.incoming.text.strip()[:60]))
    return _about(talk, int(found[1]), said[found.end() :].strip())


def _about(talk: Talk, number: int, said: str) -> Answer:
    """Read what is said behind the number of a key result."""
    folded = fold(said)
    if not folded.strip(" .,;:?"):
        return show_result(talk, ShowResult(result=number))
    linked = reading_of.read_links(said)
    if linked is not None:
        commands = [LinkTask(result=number, task=one, off=linked.off) for one in linked.tasks]
        answers = [link_now(talk, command) for command in commands[:7]]
        return tuple(one for answer in answers for one in _each(answer))
    sourced = _sourced(talk, number, folded)
    if sourced is not None:
        return sourced
    if _GONE.fullmatch(folded):
        return Reply(actions.drop_result(talk.tx, talk.turn, DropResult(result=number)))
    changed = _CHANGE.match(folded)
    if changed:
        return _change(talk, number, said[changed.end() :])
    return _check_in(talk, number, said)


def _each(answer: Answer) -> tuple[Reply, ...]:
    return answer if isinstance(answer, tuple) else (answer,)


def _sourced(talk: Talk, number: int, folded: str) -> Answer | None:
    """Read `chỉ tiêu CT2`, `nguồn NQ57.1`, and either of them with `bỏ`; None for all else."""
    read = _READS.fullmatch(folded)
    if read and (read["off"] or read["number"]):
        indicator = None if read["off"] else int(read["number"])
        return read_now(talk, ReadIndicator(result=number, indicator=indicator))
    tied = _TIES.fullmatch(folded)
    if tied and (tied["off"] or tied[2]):
        source = None if tied["off"] else (tied[2], tied[3])
        return Reply(linking.tie(talk.tx, talk.turn, TieResult(result=number, source=source)))
    return None


@performs(ReadIndicator)
def read_now(talk: Talk, command: ReadIndicator) -> Answer:
    """Let a key result read an indicator; asks before what was checked in is left."""
    shown = linking.read(talk.tx, talk.turn, command)
    if not isinstance(shown, AskReading):
        return Reply(shown)
    change = choice(1, "choice-goal-reading", command.but(switch=True))
    return Reply(shown, (change, choice(0, "choice-leave", Drop())))


@performs(ShowResult)
def show_result(talk: Talk, command: ShowResult) -> Answer:
    """Show a key result over its quarter, with the pace it needs."""
    facts = goals.result_card(talk.tx, talk.turn, command.result)
    return Reply(figures.keep(talk.tx, talk.turn, facts))


@performs(LinkTask)
def link_now(talk: Talk, command: LinkTask) -> Answer:
    """Let a task move a key result; asks before what was checked in is left."""
    shown = check_ins.link(talk.tx, talk.turn, command)
    if not isinstance(shown, AskSwitch):
        return Reply(shown)
    change = choice(1, "choice-goal-switch", command.but(switch=True))
    return Reply(shown, (change, choice(0, "choice-leave", Drop())))


def _add(talk: Talk, said: str) -> Answer:
    """Read `kr mới MT-3: …`; what is missing is asked for, the rest is kept."""
    of = _OF_OBJECTIVE.match(fold(said))
    if of is None:
        raise Slip(GoalUnread(why="objective"))
    number, rest = int(of[1]), said[of.end() :]
    target = sight.visible(talk.tx, talk.turn, number)
    words = _read(talk, rest)
    if not words.title:
        raise Slip(GoalUnread(why="result_title", objective=number))
    begun = f"kr mới MT-{number}: {rest.rstrip(' ,.;')},"
    way = _way(words)
    if way is None:
        return pending(GoalUnread(why="way", objective=number, typed=words.title), begun)
    if words.weight is None:
        others = store.results_of(talk.tx.connection, [target.id], talk.tx.now)
        left = sight.percentage(rules.missing_weight(one.weight for one in others))
        return pending(
            GoalUnread(why="weight", objective=number, typed=words.title, missing=left), begun
        )
    command = AddResult(
        objective=number, title=words.title, way=way, weight=_hundredths(words.weight)
    )
    return _with_owner(talk, words, command)


def _read(talk: Talk, said: str) -> ResultWords:
    words = reading_of.read_result(said, talk.turn.actor.language)
    if words.unclear is not None:
        raise Slip(GoalUnread(why="number", typed=words.unclear))
    if words.unread is not None:
        raise Slip(GoalUnread(why="part", typed=words.unread))
    return words


def _way(words: ResultWords) -> Way | None:
    if words.milestone:
        return Way(shape=Shape.MILESTONE, baseline=0, target=THOUSAND)
    if words.start is None or words.end is None:
        return None
    shape = Shape.RISING if words.end > words.start else Shape.FALLING
    return Way(shape=shape, baseline=words.start, target=words.end, noun=words.noun)


def _hundredths(weight: int) -> int:
    """Give a weight in hundredths of a percent. Raises Slip for finer ones, or beyond 100 %."""
    if weight % 10 or not 0 < weight <= _NEVER:
        raise Slip(GoalUnread(why="weight_wrong"))
    return weight // 10


def _with_owner(talk: Talk, words: ResultWords, command: AddResult | ChangeResult) -> Answer:
    """Put in who owns the key result, if somebody is named. Raises Slip for other words."""
    if words.owner is None:
        return keep_result(talk, command)
    mention = person_in(talk, words.owner)
    if mention is None:
        raise Slip(GoalUnread(why="part", typed=words.owner))
    if mention.oneself:
        return keep_result(talk, command.but(owner_id=talk.turn.actor.id))
    if mention.id is not None:
        return keep_result(talk, command.but(owner_id=int(mention.id)))
    if not mention.candidates:
        raise Refusal(
            KeyResultRefused(why="owner", owner=Named(name=mention.typed, gender=None, unit=""))
        )
    options: list[tuple[int, Command]] = [
        (one, command.but(owner_id=one)) for one in map(int, mention.candidates[:7])
    ]
    return which_person(talk, mention, options)


@performs(AddResult)
def add_now(talk: Talk, command: AddResult) -> Answer:
    """Keep a new key result."""
    return keep_result(talk, command)


@performs(ChangeResult)
def change_now(talk: Talk, command: ChangeResult) -> Answer:
    """Change a key result."""
    return keep_result(talk, command)


def keep_result(talk: Talk, command: AddResult | ChangeResult) -> Answer:
    """Keep a key result, new or changed."""
    if isinstance(command, AddResult):
        return Reply(actions.add_result(talk.tx, talk.turn, command))
    return Reply(actions.change_result(talk.tx, talk.turn, command))


def _change(talk: Talk, number: int, said: str) -> Answer:
    """Read `kr 3 sửa: từ 0 đến 10.000, trọng số 30%`."""
    present, _ = sight.visible_result(talk.tx, talk.turn, number)
    words = _read(talk, f"{present.title}, {said}")
    way = _way(words)
    title = words.title if words.title != present.title else None
    if title is not None and title.startswith(f"{present.title}, "):
        title = title[len(present.title) + 2 :]
    command = ChangeResult(
        result=number,
        title=title,
        way=way,
        weight=None if words.weight is None else _hundredths(words.weight),
    )
    if command == ChangeResult(result=number) and words.owner is None:
        raise Slip(GoalUnread(why="change", result=number))
    return _with_owner(talk, words, command)


def _check_in(talk: Talk, number: int, said: str) -> Answer:
    """Read how a key result stands; ask where the value may be meant otherwise."""
    words = reading_of.read_check_in(said, talk.turn.actor.language)
    if words.unclear is not None:
        raise Slip(GoalUnread(why="number", typed=words.unclear, result=number))
    if words.confidence is not None and words.confidence > CONFIDENT:
        raise Slip(GoalUnread(why="confidence", typed=str(words.confidence), result=number))
    present, _ = check_ins.workable(talk.tx, talk.turn, number)
    command = CheckInNow(
        result=number,
        confidence=words.confidence,
        blocker=words.blocker,
        note=words.note,
    )
    if words.value is None and words.reached is None:
        if words.note is None or words.confidence is not None or words.blocker or words.free:
            return check_in_now(talk, command)
        raise Slip(GoalUnread(why="value", typed=words.note, result=number))
    if present.source is not Source.CHECK_IN:
        value = words.value or 0
        return check_in_now(talk, command.but(value=value))
    if present.shape is Shape.MILESTONE:
        return _milestone(talk, present, words, command)
    if words.value is None:
        return _all_done(talk, present, words, command)
    return _with_value(talk, present, words, words.value, command)


def _milestone(talk: Talk, present: KeyResult, words: CheckInWords, command: CheckInNow) -> Answer:
    """Take `đạt` and `chưa`, 1 and 0; anything else is no state of a milestone."""
    if words.reached is not None:
        value = present.target if words.reached else present.baseline
        return check_in_now(talk, command.but(value=value))
    return check_in_now(talk, command.but(value=words.value))


def _all_done(talk: Talk, present: KeyResult, words: CheckInWords, command: CheckInNow) -> Answer:
    """Take `kr 3 xong` of a key result with a value as a question about the value."""
    if not words.reached:
        raise Slip(GoalUnread(why="value", typed=words.note or "", result=present.number))
    return _ask(
        talk, present, "unsure", sight.amount_of(present.target), [(present.target, command)]
    )


def _with_value(
    talk: Talk, present: KeyResult, words: CheckInWords, value: int, command: CheckInNow
) -> Answer:
    command = command.but(value=value, note=_note(words.note, present.noun))
    sure = words.sure or (command.note is None and words.note is not None)
    if words.whole is not None and words.whole not in (present.target, present.baseline):
        raise Slip(
            GoalUnread(
                why="whole",
                result=present.number,
                typed=sight.amount_of(words.whole),
                whole=sight.amount_of(present.target),
            )
        )
    typed = sight.amount_of(value)
    if words.change:
        moved = present.current + words.change * value
        return _ask(talk, present, "change", typed, [(moved, command), (value, command)])
    if words.percent and present.noun != "%":
        way = present.target - present.baseline
        reached = present.baseline + Fraction(value, _NEVER) * way
        options = [(round(reached), command)]
        return _ask(talk, present, "percent", typed, options)
    if not sure:
        return _ask(talk, present, "unsure", typed, [(value, command)])
    if rules.is_unusual(present, value):
        return _ask(talk, present, "unusual", typed, [(value, command)])
    return check_in_now(talk, command)


def _note(note: str | None, noun: str | None) -> str | None:
    """Give the words behind a value without what is counted."""
    if note is None or noun is None:
        return note
    if fold(note).startswith(fold(noun)):
        return note[len(noun) :].strip(" ,.;:–-") or None
    return note


def _ask(
    talk: Talk,
    present: KeyResult,
    why: str,
    typed: str,
    options: list[tuple[int, CheckInNow]],
) -> Answer:
    """Ask which value is meant; each one is a ready answer."""
    del talk
    shown = AskValue(
        why=why,
        result=present.number,
        title=present.title,
        typed=typed,
        noun=present.noun,
        baseline=sight.amount_of(present.baseline),
        target=sight.amount_of(present.target),
    )
    choices: list[Choice] = []
    for at, (value, command) in enumerate(options, start=1):
        exact = sight.amount_of(value)
        choices.append(choice(at, "choice-goal-value", command.but(value=value), exact=exact))
    return Reply(shown, (*choices, choice(0, "choice-leave", Drop())))


@performs(CheckInNow)
def check_in_now(talk: Talk, command: CheckInNow) -> Answer:
    """Keep what is said of a key result."""
    return Reply(check_ins.check_in(talk.tx, talk.turn, command))
