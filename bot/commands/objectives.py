"""mục tiêu: what a unit or a person wants to reach in a quarter, and who agrees to it."""

import re

from bot.commands.desk import Answer, Drop, Ranking, Reply, Talk, choice, performs, verb
from bot.commands.lapse import decides
from bot.commands.notices import AskWhose
from bot.commands.objective_notices import GoalUnread
from bot.reading import MessageReading, PersonMention
from bot.reading import objectives as reading_of
from bot.reading.assignees import read_assignees
from bot.reading.objectives import CODE, NewObjective
from bot.reading.people import PeopleFilter
from bot.reading.text import Text, fold
from bot.reading.values import NUMBER, Unclear, read_value
from core.kernel import question
from core.kernel.command import Command
from core.kernel.question import Choice
from core.kernel.refusal import Refusal, Slip
from core.objectives import actions, check_ins, grading, lists, rules
from core.objectives.actions import DropResult, Propose, Settle
from core.objectives.grading import Grade, RollOver
from core.objectives.lists import ListObjectives, ShowObjective, ShowTree
from core.objectives.notices import ObjectiveRefused
from core.objectives.rules import THOUSAND, Quarter
from core.people import store as people
from core.people.actions import named
from core.reminders import figures, goals

MORE, PICTURE = 9, 8
MOST_YEARS = 5
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTER = re.compile(
    r"\b(?:quy|quarter|q)\s*(?:(?P<near>nay|sau|toi|truoc)\b|(?P<number>iv|i{1,3}|[1-4])\b"
    r"(?:\s*[/.-]\s*|\s+nam\s+)?(?P<year>20\d{2})?)|\b(?P<en>this|next|last) quarter\b"
)
_AWAY = {"nay": 0, "this": 0, "sau": 1, "toi": 1, "next": 1, "truoc": -1, "last": -1}
_WORDS = {
    "agree": r"dong y|thong nhat|nhat tri|duyet|phe duyet|agree(?: to)?|accept|approve",
    "return": r"chua dong y|khong dong y|tra lai|tra|return|reject",
    "drop": r"bo|huy|xoa|dung|drop|cancel",
    "rework": r"ban lai|mo lai|sua lai|rework|reopen",
    "grade": r"cham diem|cham|tong ket|grade",
}
_SETTLED = [
    (what, re.compile(rf"/?(?:{words})\s+(?:voi\s+|ve\s+)?{CODE}\W*(?P<rest>.*)"))
    for what, words in _WORDS.items()
]
_SHOWN = re.compile(r"/?(?:xem\s+|show\s+)?mt\s*[-#]?\s*(\d{1,6})\W*")
_DROPPED_RESULT = re.compile(r"/?(?:bo|xoa|huy|drop|delete)\s+kr\s*[-#]?\s*(\d{1,6})\W*")
_GRADE = re.compile(rf"({NUMBER})(?:\s*/\s*1\b)?\W*")
_NOT_RIGHT = re.compile(r"\d|d[ừưửữựù]ng\b")
"""`dừng`, and anything with a number, is not the `đúng` that confirms a draft."""
_RIGHT = re.compile(r"(?:da )?dung(?: roi| vay| het| ca| a)?|chinh xac|correct|(?:that is )?right")
_PICTURE = re.compile(r"\b(?:anh|hinh|buc tranh|picture|chart)\b")
_WAITING = re.compile(r"\b(?:cho toi|cho duyet|dang cho|cho dong y|waiting)\b|^cho$")
_MINE = re.compile(r"\b(?:cua toi|cua minh|my|mine|ca nhan)\b")
_OF = re.compile(r"(?:cua|of|cho|for)\s+")
_HEADED = re.compile(r"(?:cho|for|quy|quarter|next|this)\b")
"""What stands before the colon of a new objective, and so is no title."""
_FILLERS = re.compile(
    r"\b(?:nay|cua|phong|don|vi|toi|xem|cac|ca|quy|so|ban|the|of|our|unit|own)\b|\W+"
)


@verb("muc_tieu")
def objectives(talk: Talk, reading: MessageReading) -> Answer:
    """Show objectives, one of them, or keep a new one."""
    said = reading_of.tidy(reading.argument or "")
    new = reading_of.opens_new(said)
    if new is not None:
        return _propose(talk, new)
    folded = fold(said).strip(" .,;:#-")
    if folded.isdigit():
        return show_objective(talk, ShowObjective(objective=int(folded[:9])))
    if re.fullmatch(r"mt\s*[-#]?\s*\d{1,6}", folded):
        number = int(re.sub(r"\D", "", folded))
        return show_objective(talk, ShowObjective(objective=number))
    return _listed(talk, said, folded)


def meant(talk: Talk, typed: str) -> Answer | None:
    """Answer `MT-5`, `đồng ý MT-5`, `bỏ kr 4` and the `đúng` to a draft; None for all else."""
    said = reading_of.tidy(typed)
    folded = fold(said)
    for what, pattern in _SETTLED:
        found = pattern.fullmatch(folded)
        if found:
            rest = said[found.start("rest") :].strip(" ,.;:–-")
            return _settle(talk, what, int(found[1]), rest)
    if shown := _SHOWN.fullmatch(folded):
        return show_objective(talk, ShowObjective(objective=int(shown[1])))
    if dropped := _DROPPED_RESULT.fullmatch(folded):
        command = DropResult(result=int(dropped[1]))
        return Reply(actions.drop_result(talk.tx, talk.turn, command))
    bare = " ".join(re.findall(r"[a-z]+", folded))
    if not _RIGHT.fullmatch(bare) or _NOT_RIGHT.search(said.lower()):
        return None
    asked = question.current(talk.tx, talk.turn.actor.id)
    if asked is not None and decides(asked):
        return None
    confirmed = check_ins.confirm(talk.tx, talk.turn)
    return Reply(confirmed) if confirmed else None


def _settle(talk: Talk, what: str, number: int, rest: str) -> Answer:
    """Show what would become of an objective, to be confirmed: it touches others."""
    if what == "grade":
        return _graded(talk, number, rest)
    if what == "return" and not rest:
        raise Slip(GoalUnread(why="reason", objective=number))
    command = Settle(objective=number, what=what, words=rest or None)
    shown = actions.preview(talk.tx, talk.turn, command)
    return Reply(
        shown, (choice(1, f"choice-goal-{what}", command), choice(0, "choice-leave", Drop()))
    )


@performs(Settle)
def settle(talk: Talk, command: Settle) -> Answer:
    """Do what was shown."""
    return Reply(actions.settle(talk.tx, talk.turn, command))


def _graded(talk: Talk, number: int, rest: str) -> Answer:
    """Read `0,7: bài học là …`; without a number the key results say the grade."""
    found = _GRADE.match(fold(rest))
    grade: int | None = None
    lesson = rest
    if found:
        value = read_value(found[1], talk.turn.actor.language)
        if isinstance(value, Unclear) or not 0 <= value <= THOUSAND:
            raise Slip(GoalUnread(why="grade", objective=number, typed=found[1]))
        grade, lesson = value, rest[found.end() :]
    if not lesson.strip(" ,.;:"):
        raise Slip(GoalUnread(why="lesson", objective=number))
    command = Grade(objective=number, lesson=lesson.strip(" ,;:"), grade=grade)
    shown = grading.preview(talk.tx, talk.turn, command)
    return Reply(
        shown, (choice(1, "choice-goal-grade", command), choice(0, "choice-leave", Drop()))
    )


@performs(Grade)
def grade_now(talk: Talk, command: Grade) -> Answer:
    """Grade; where something is left of an aspirational objective, offer to take it on."""
    done = grading.grade(talk.tx, talk.turn, command)
    if not done.may_roll:
        return Reply(done)
    return Reply(done, (choice(1, "choice-goal-roll", RollOver(objective=command.objective)),))


@performs(RollOver)
def roll_over(talk: Talk, command: RollOver) -> Answer:
    """Take the rest on in the following quarter."""
    return Reply(grading.roll_over(talk.tx, talk.turn, command))


@performs(ShowObjective)
def show_objective(talk: Talk, command: ShowObjective) -> Answer:
    """Show one objective; whoever may agree to it can do so at once."""
    card = lists.card(talk.tx, talk.turn, command.objective)
    if not card.decides or card.missing != "0":
        return Reply(card)
    agree = Settle(objective=command.objective, what="agree")
    return Reply(card, (choice(1, "choice-goal-agree", agree), choice(0, "choice-leave", Drop())))


def _propose(talk: Talk, said: str) -> Answer:
    new = reading_of.read_objective(said)
    if not new.title or (":" not in said and _HEADED.match(fold(said))):
        raise Slip(GoalUnread(why="title"))
    if new.unread is not None:
        raise Slip(GoalUnread(why="part", typed=new.unread))
    quarter = _quarter(talk, fold(new.head)) or _present(talk)
    command = Propose(
        title=new.title,
        quarter=quarter,
        aspires=bool(new.aspires),
        serves=new.serves,
    )
    return _for_whom(talk, new, command)


def _for_whom(talk: Talk, new: NewObjective, command: Propose) -> Answer:
    """Read whose objective it is to be: `cho TCCB`, `cho chị Lan`, `cho tôi`; ask where unsure."""
    head = _QUARTER.sub(lambda found: " " * len(found[0]), fold(new.head))
    kept = "".join(one if mark != " " else " " for one, mark in zip(new.head, head, strict=True))
    words = kept.strip(" ,.;:")
    found = _OF.match(fold(words))
    words = words[found.end() :] if found else words
    if not words:
        return propose_now(talk, command)
    unit = unit_in(talk, words)
    if unit is not None:
        return propose_now(talk, command.but(unit=unit))
    mention = person_in(talk, words)
    if mention is None:
        raise Slip(GoalUnread(why="whose", typed=words))
    if mention.oneself:
        return propose_now(talk, command.but(person_id=talk.turn.actor.id))
    if mention.id is not None:
        return propose_now(talk, command.but(person_id=int(mention.id)))
    return which_person(
        talk,
        mention,
        [(one, command.but(person_id=one)) for one in map(int, mention.candidates[:7])],
    )


@performs(Propose)
def propose_now(talk: Talk, command: Propose) -> Answer:
    """Keep the objective."""
    return Reply(actions.propose(talk.tx, talk.turn, command))


def _listed(talk: Talk, said: str, folded: str) -> Answer:
    """Read whose objectives are asked for, of which quarter, and whether as a picture."""
    quarter = _quarter(talk, folded) or _present(talk)
    picture = _PICTURE.search(folded) is not None
    rest = _PICTURE.sub(" ", _QUARTER.sub(" ", folded))
    command = ListObjectives(quarter=quarter)
    if _WAITING.search(rest.strip()):
        return list_objectives(talk, command.but(which="waiting"))
    if _MINE.search(rest):
        return list_objectives(talk, command.but(which="person"))
    unit = unit_in(talk, said)
    if unit is None and _FILLERS.sub("", rest):
        return _of_somebody(talk, said, command)
    if picture:
        return show_tree(talk, ShowTree(quarter=quarter, unit=unit))
    return list_objectives(talk, command.but(unit=unit))


def _of_somebody(talk: Talk, said: str, command: ListObjectives) -> Answer:
    found = re.search(r"(?:^|\s)(?:cua|of)\s+", fold(said))
    mention = person_in(talk, said[found.end() :] if found else said)
    if mention is None or (mention.id is None and not mention.candidates):
        raise Slip(GoalUnread(why="line", typed=talk.incoming.text.strip()[:60]))
    command = command.but(which="person")
    if mention.id is not None:
        return list_objectives(talk, command.but(person_id=int(mention.id)))
    return which_person(
        talk,
        mention,
        [(one, command.but(person_id=one)) for one in map(int, mention.candidates[:7])],
    )


@performs(ListObjectives)
def list_objectives(talk: Talk, command: ListObjectives) -> Answer:
    """Show a page; each place opens its objective, 8 the picture, 9 the next page."""
    shown = lists.show(talk.tx, talk.turn, command)
    places = tuple(_place(at, line.objective) for at, line in enumerate(shown.lines, start=1))
    picture: tuple[Choice, ...] = ()
    if command.which == "unit" and any(line.results for line in shown.lines):
        tree = ShowTree(quarter=command.quarter, unit=command.unit)
        picture = (choice(PICTURE, "choice-goal-picture", tree),)
    more: tuple[Choice, ...] = ()
    if shown.page < shown.pages:
        more = (choice(MORE, "choice-more", command.but(page=command.page + 1)),)
    return Reply(shown, (*places, *picture, *more))


def _place(number: int, objective: int) -> Choice:
    made = choice(number, "choice-goal", ShowObjective(objective=objective), goal=str(objective))
    return made.but(label=made.label.but(quiet=True))


@performs(ShowTree)
def show_tree(talk: Talk, command: ShowTree) -> Answer:
    """Show the picture of a unit's objectives with the pace of each week."""
    facts = goals.tree(talk.tx, talk.turn, command.quarter, command.unit)
    return Reply(figures.keep(talk.tx, talk.turn, facts))


def person_in(talk: Talk, words: str) -> PersonMention | None:
    """Give whom some words name and nothing else; None where they name nobody."""
    text = Text(words)
    if not text.size:
        return None
    found = read_assignees(text, 0, talk.index, PeopleFilter(Ranking(talk)))
    if len(found.mentions) != 1 or found.after < text.size:
        return None
    return found.mentions[0]


def unit_in(talk: Talk, words: str) -> str | None:
    """Give the code of the unit that some words name."""
    text = Text(words)
    found = (talk.index.unit_at(text, at) for at in range(text.size))
    return next((one[0] for one in found if one is not None), None)


def which_person(talk: Talk, mention: PersonMention, commands: list[tuple[int, Command]]) -> Answer:
    """Ask which of several persons is meant. Raises Refusal where a name is nobody's."""
    if not commands:
        raise Refusal(ObjectiveRefused(why="whose"))
    found = people.persons(talk.tx.connection, [one for one, _ in commands])
    choices = tuple(
        choice(
            at,
            "choice-person",
            command,
            name=found[one].name,
            unit=named(found[one], talk.tx.now).unit,
        )
        for at, (one, command) in enumerate(commands, start=1)
    )
    asked = AskWhose(typed=mention.typed, count=len(choices))
    return Reply(asked, (*choices, choice(0, "choice-leave", Drop())))


def _present(talk: Talk) -> Quarter:
    return rules.quarter_at(talk.tx.now, talk.turn.office.zone)


def _quarter(talk: Talk, folded: str) -> Quarter | None:
    """Give the quarter that is named: a bare number means the nearest one, never years away."""
    found = _QUARTER.search(folded)
    if found is None:
        return None
    present = _present(talk)
    near = found["near"] or found["en"]
    if near:
        return present.later(_AWAY[near])
    number = _ROMAN.get(found["number"]) or int(found["number"])
    quarter = Quarter(year=int(found["year"] or present.year), quarter=number)
    if abs(quarter.year - present.year) > MOST_YEARS:
        raise Slip(GoalUnread(why="line", typed=talk.incoming.text.strip()[:60]))
    return quarter
