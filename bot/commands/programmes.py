"""nguồn, mồ côi: programmes with their paragraphs, where a task comes from, what nobody owns."""

import re
from collections.abc import Mapping

from bot.commands.desk import Answer, Drop, Reply, Talk, choice, performs, verb
from bot.reading import MessageReading
from bot.reading.indicators import CODE
from bot.reading.text import fold
from core.indicators import sight as measures
from core.kernel.command import Command
from core.kernel.refusal import Slip
from core.objectives import linking
from core.programmes import actions
from core.programmes.actions import KeepParagraph, KeepProgramme
from core.programmes.notices import ProgrammeNotUnderstood
from core.tasks import tracing
from core.tasks.tracing import TieToSource
from core.tasks.tracing_notices import TaskTraced

_CODE = r"[^\W\d_]{1,10}[-/]?\d{1,6}(?:[-/][^\W_]{1,10}){0,3}"
_MARK = r"[^\W_]{1,6}(?:\.[^\W_]{1,4}){0,4}"
_WORD_BEFORE_MARK = r"(?:mục|muc|đoạn|doan|điểm|diem|khoản|khoan|paragraph|point)"
PLACE = rf"({_CODE})(?:\.|\s*,?\s+{_WORD_BEFORE_MARK}\s+)({_MARK})"
_BEGUN = re.compile(rf"(?:mới|moi|new)\s+({_CODE})\s*[:,]?\s*(.*)", re.IGNORECASE | re.DOTALL)
_TASK = re.compile(
    r"(?:#|nv\s*-?\s*|việc\s+|viec\s+|task\s+)?(\d{1,9})\b[\s,:]*(.*)", re.IGNORECASE
)
_OF_PARAGRAPH = re.compile(rf"{PLACE}\s*[:,]?\s*(.*)", re.IGNORECASE | re.DOTALL)
_OF_PROGRAMME = re.compile(rf"({_CODE})\s*[:,]?\s*(.*)", re.IGNORECASE | re.DOTALL)
_ONLY_PLACE = re.compile(rf"(?:(?:là|la|từ|tu|from|is)\s+)?{PLACE}[.!]?", re.IGNORECASE)
_NONE = frozenset({"bo", "khong", "xoa", "none", "drop", "thoi"})
_TERM = re.compile(r"[\s,;(]*(\d{4})\s*[-–]\s*(\d{4})\)?\s*$")
_FIELDS: Mapping[str, str] = {
    "chủ trì": "owner",
    "chu tri": "owner",
    "owner": "owner",
    "con số": "figure",
    "con so": "figure",
    "figure": "figure",
    "số liệu": "data",
    "so lieu": "data",
    "data": "data",
    "chỉ tiêu": "indicator",
    "chi tieu": "indicator",
    "indicator": "indicator",
    "hạn": "due",
    "han": "due",
    "due": "due",
}
_FIELD = re.compile(rf"({'|'.join(_FIELDS)})\b\s*[:=]?\s*", re.IGNORECASE)
_PARTS = re.compile(rf"\s*[;,]\s*(?=(?:{'|'.join(_FIELDS)})\b)", re.IGNORECASE)
_IN_WORK = re.compile(
    rf"[\s,;(]*\b(?:(?:theo\s+)?(?:nguồn|nguon|source)\s*[:#]?|theo|under)\s+{PLACE}\b\)?",
    re.IGNORECASE,
)


class ShowProgrammes(Command, frozen=True):
    """Show a page: of all programmes, of one, or of the paragraphs that lack something."""

    code: str | None = None
    orphans: bool = False
    page: int = 1


@verb("nguon")
def source(talk: Talk, reading: MessageReading) -> Answer:
    """Show where work comes from, tie a task to its paragraph, or keep a programme."""
    typed = (reading.argument or "").strip()
    if not typed:
        return show(talk, ShowProgrammes())
    if begun := _BEGUN.fullmatch(typed):
        return _keep_programme(talk, begun[1], begun[2])
    if of_task := _TASK.fullmatch(typed):
        return _of_task(talk, int(of_task[1]), of_task[2].strip())
    if found := _OF_PARAGRAPH.fullmatch(typed):
        return _of_paragraph(talk, found[1], found[2], found[3].strip())
    if found := _OF_PROGRAMME.fullmatch(typed):
        if found[2].strip():
            return _keep_programme(talk, found[1], found[2])
        return show(talk, ShowProgrammes(code=found[1]))
    raise Slip(ProgrammeNotUnderstood(typed=typed[:60]))


@verb("mo_coi")
def orphans(talk: Talk, reading: MessageReading) -> Answer:
    """Show the paragraphs that lack an owner, a figure, data or a task."""
    typed = (reading.argument or "").strip()
    found = _OF_PROGRAMME.fullmatch(typed)
    return show(talk, ShowProgrammes(code=found[1] if found else None, orphans=True))


@performs(ShowProgrammes)
def show(talk: Talk, command: ShowProgrammes) -> Answer:
    """Show one page; more pages stand behind a number."""
    if command.orphans:
        found = tracing.orphans(talk.tx, talk.turn, command.code, command.page)
        return _paged(Reply(found), found.page, found.pages, command)
    if command.code is None:
        every = tracing.all_programmes(talk.tx, talk.turn, command.page)
        return _paged(Reply(every), every.page, every.pages, command)
    one = tracing.programme(talk.tx, talk.turn, command.code, command.page)
    return _paged(Reply(one), one.page, one.pages, command)


def _paged(reply: Reply, page: int, pages: int, command: ShowProgrammes) -> Reply:
    if page >= pages:
        return reply
    return Reply(reply.notice, (choice(9, "choice-more", command.but(page=page + 1)),))


def _of_task(talk: Talk, number: int, rest: str) -> Answer:
    number = talk.positions.get(number, number)
    if not rest:
        return Reply(_traced(talk, number))
    if fold(rest).strip(" .!") in _NONE:
        return Reply(tracing.tie(talk.tx, talk.turn, TieToSource(number=number)))
    found = _ONLY_PLACE.fullmatch(rest)
    if found is None:
        raise Slip(ProgrammeNotUnderstood(typed=rest[:60], number=number))
    command = TieToSource(number=number, source=(found[1], found[2]))
    return Reply(tracing.tie(talk.tx, talk.turn, command))


def _traced(talk: Talk, number: int) -> TaskTraced:
    """Give where a task comes from, with the key results between it and its paragraph."""
    found = tracing.trace(talk.tx, talk.turn, number)
    moved = linking.moved_by(talk.tx, talk.turn, number)
    if found.line is not None:
        moved += linking.carrying_out(talk.tx, talk.turn, found.line.code, found.line.mark)
    return found.but(results=tuple(dict.fromkeys(moved)))


def _of_paragraph(talk: Talk, code: str, mark: str, rest: str) -> Answer:
    if not rest:
        found = tracing.paragraph(talk.tx, talk.turn, code, mark)
        results = linking.carrying_out(talk.tx, talk.turn, code, mark)
        return Reply(found.but(results=results))
    said = _fields(rest)
    indicator = _indicator(talk, said.pop("indicator")) if "indicator" in said else None
    command = KeepParagraph(code=code, mark=mark, indicator=indicator, **said)
    shown = actions.preview(talk.tx, talk.turn, command)
    if shown is None:
        return keep(talk, command)
    return Reply(shown, (choice(1, "choice-do", command), choice(0, "choice-leave", Drop())))


def _indicator(talk: Talk, typed: str) -> int:
    """Give the number of an indicator that the asker may see. Raises Refusal and Slip."""
    found = re.fullmatch(rf"{CODE}\W*|(\d{{1,6}})\W*", fold(typed))
    if found is None:
        raise Slip(ProgrammeNotUnderstood(typed=typed[:60]))
    return measures.visible(talk.tx, talk.turn, int(found[1] or found[2])).number


@performs(KeepParagraph)
def keep(talk: Talk, command: KeepParagraph) -> Answer:
    """Write what was said about a paragraph."""
    kept = actions.keep_paragraph(talk.tx, talk.turn, command)
    tasks = tracing.paragraph(talk.tx, talk.turn, kept.line.code, kept.line.mark).line
    return Reply(kept.but(line=tasks))


def _keep_programme(talk: Talk, code: str, rest: str) -> Answer:
    term = _TERM.search(rest)
    title = (rest[: term.start()] if term else rest).strip(" ,;:")
    command = KeepProgramme(
        code=code,
        title=title,
        begins=term[1] if term else "",
        ends=term[2] if term else "",
    )
    return Reply(actions.keep_programme(talk.tx, talk.turn, command))


def _fields(rest: str) -> dict[str, str]:
    """Give what was said of a paragraph: its words, then each field behind its name."""
    said: dict[str, str] = {}
    for part in _PARTS.split(rest):
        field = _FIELD.match(part)
        name = _FIELDS[" ".join(field[1].lower().split())] if field else "words"
        said[name] = part[field.end() :].strip() if field else part.strip()
    return said


def source_in(talk: Talk, title: str) -> tuple[tuple[str, str], str] | None:
    """Give the paragraph that words of work name, and the words without it; None if none is.

    `theo NQ57.3` counts only where the office has that programme, `nguồn NQ57.3` always.
    """
    found = _IN_WORK.search(title)
    if found is None:
        return None
    named = re.search(r"nguồn|nguon|source", found[0], re.IGNORECASE)
    if not named and not actions.is_known(talk.tx, talk.turn, found[1]):
        return None
    rest = f"{title[: found.start()]} {title[found.end() :]}"
    return (found[1], found[2]), " ".join(rest.split()).strip(" ,;")
