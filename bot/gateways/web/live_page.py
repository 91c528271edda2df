"""The live board as a page: made on the server, it works without a script."""

import html
from collections.abc import Iterable
from urllib.parse import urlencode

import locales
import reports
from bot.views.look import Look, text_of
from core.kernel.fact import Fact
from core.reminders.live import LiveBoard
from core.reminders.notices import Board, UnitState
from core.tasks.notices import TaskCard, TaskLine
from locales import Language, say, whole
from reports.figures import board_total, percent_of, worst_first
from reports.phrases import unit_name

PATH = "/board"
_STATES = ("done", "running", "due-soon", "overdue")


class Place(Fact, frozen=True):
    """Where a reader is: the unit and the task that he looks at, and in a demo who he is.

    `own` is the unit's own work without that of the units below it.
    """

    unit: str | None = None
    own: bool = False
    task: int | None = None
    seat: str | None = None

    def link(self, **steps: str | int | None) -> str:
        """Give the address of another place, as it stands in a page."""
        own = 1 if self.own and "unit" not in steps else None
        query = {"unit": self.unit, "own": own, "task": None, "as": self.seat} | steps
        said = urlencode({name: value for name, value in query.items() if value is not None})
        return html.escape(f"{PATH}?{said}" if said else PATH)


def board_content(shown: LiveBoard, look: Look, here: Place) -> str:
    """Give the inside of the page for a board, without the moment it was counted at."""
    facts, language = shown.board, look.language
    return "".join(
        (
            _crumbs(shown, language, here),
            f"<h1>{_text(reports.title(facts, language))}</h1>",
            f'<p class="sub">{_text(facts.unit)} · {_text(_month(facts, language))}</p>',
            _totals(facts, language),
            _units(shown, language, here),
            _tasks(shown, look, here),
        )
    )


def task_content(card: TaskCard, look: Look, here: Place) -> str:
    """Give the inside of the page for a task: what its card says in the chat."""
    said = text_of(card, look).split("\n")
    lines = "".join(f"<p>{_text(line)}</p>" for line in said[1:] if line)
    back = f'<a href="{here.link()}">{_text(say(look.language, "board-page-back"))}</a>'
    return f'<nav class="crumbs">{back}</nav><h1>{_text(said[0])}</h1><article>{lines}</article>'


def refusal_content(words: str) -> str:
    """Give the inside of the page for somebody who may not see what he asked for."""
    return f'<h1 class="calm">{_text(words)}</h1>'


def _crumbs(shown: LiveBoard, language: Language, here: Place) -> str:
    if here.unit is None:
        return ""
    steps = [f'<a href="{here.link(unit=None)}">{_text(say(language, "board-page-all"))}</a>']
    steps += [f'<a href="{here.link(unit=one.code)}">{_text(one.name)}</a>' for one in shown.above]
    return f'<nav class="crumbs">{"".join(steps)}</nav>'


def _month(facts: Board, language: Language) -> str:
    every = board_total(facts)
    return say(
        language,
        "board-page-month",
        total=whole(language, every.tasks),
        month=say(language, "card-month", month=facts.month, text=str(facts.month)).replace(
            " ", "\N{NO-BREAK SPACE}"
        ),
    )


def _totals(facts: Board, language: Language) -> str:
    every = board_total(facts)
    cells = "".join(
        f'<li class="{name}"><b>{whole(language, count)}</b>'
        f"<span>{_text(say(language, f'card-digest-{name}'))}</span></li>"
        for name, count in zip(_STATES, every, strict=True)
    )
    return f'<ul class="totals">{cells}</ul>{_shares(every)}'


def _shares(counts: Iterable[int]) -> str:
    """Draw shares of one whole; what there is at all is seen."""
    parts = [(name, count) for name, count in zip(_STATES, counts, strict=True) if count]
    total, left, drawn = sum(count for _, count in parts) or 1, 0.0, []
    for name, count in parts:
        wide = max(1.0, 1000 * count / total)
        drawn.append(f'<rect class="{name}" x="{left:.0f}" width="{wide:.0f}" height="10"/>')
        left += wide
    box = f'viewBox="0 0 {max(left, 1000):.0f} 10" preserveAspectRatio="none"'
    return f'<svg class="shares" {box} aria-hidden="true">{"".join(drawn)}</svg>'


def _units(shown: LiveBoard, language: Language, here: Place) -> str:
    facts = shown.board
    most = max((max(one.overdue_weeks, default=0) for one in facts.units), default=0)
    rows = "".join(_unit(one, shown, language, here, most) for one in worst_first(facts))
    head = _text(say(language, "board-page-units", target=str(facts.target_unit)))
    return f'<h2>{head}</h2><ul class="units">{rows}</ul>'


def _unit(one: UnitState, shown: LiveBoard, language: Language, here: Place, most: int) -> str:
    key = "card-board-late" if one.overdue else "card-board-none-late"
    late = say(language, key, overdue=whole(language, one.overdue))
    rate = percent_of(one.on_time)
    low = " low" if rate is not None and rate < shown.board.target_unit else ""
    counts = (one.done, one.running, one.due_soon, one.overdue)
    inside = (
        f'<span class="name">{_text(unit_name(one, language))}</span>'
        f'<span class="late{"" if one.overdue else " none"}">{_text(late)}</span>'
        f"{_weeks(one.overdue_weeks, most)}"
        f'<span class="rate{low}">{"–" if rate is None else f"{rate}%"}</span>'
        f"{_shares(counts)}"
    )
    if here.own or (one.code == here.unit and not one.own):
        return f'<li><div class="unit">{inside}</div></li>'
    link = here.link(unit=one.code, own=1 if one.own else None)
    return f'<li><a class="unit" href="{link}">{inside}</a></li>'


def _weeks(counts: tuple[int, ...], most: int) -> str:
    """Draw the overdue tasks of some weeks as columns, the present one in red."""
    high = max(5, most)
    drawn = []
    for at, count in enumerate(counts):
        tall = max(2.0, 30 * count / high) if count else 0
        kind = "overdue" if at == len(counts) - 1 else "past"
        place = f'x="{10 * at}" y="{30 - tall:.1f}"'
        drawn.append(f'<rect class="{kind}" {place} width="8" height="{tall:.1f}"/>')
    box = f'viewBox="0 0 {10 * max(1, len(counts)) - 2} 31"'
    base = f'<rect class="rule" y="30" width="{10 * max(1, len(counts))}" height="1"/>'
    return f'<svg class="weeks" {box} aria-hidden="true">{"".join(drawn)}{base}</svg>'


def _tasks(shown: LiveBoard, look: Look, here: Place) -> str:
    key = "board-page-late" if shown.tasks.which == "late" else "board-page-open"
    head = look.say(key, total=whole(look.language, shown.tasks.total))
    if not shown.tasks.lines:
        return f'<p class="calm">{_text(look.say(f"{key}-none"))}</p>'
    rows = "".join(_task(one, look, here) for one in shown.tasks.lines)
    rest = shown.tasks.total - len(shown.tasks.lines)
    more = f'<p class="calm">{_text(look.say("board-page-more", count=rest))}</p>' if rest else ""
    return f'<h2>{_text(head)}</h2><ul class="tasks">{rows}</ul>{more}'


def _task(one: TaskLine, look: Look, here: Place) -> str:
    due = look.short(one.deadline) if one.deadline else look.say("board-page-no-deadline")
    who = look.brief(one.person) if one.person else ""
    late = f"<em>{_text(look.say('board-page-is-late'))}</em> " if one.late else ""
    about = " · ".join(part for part in (who, due, look.say(f"is-{one.state}")) if part)
    return (
        f'<li><a class="task" href="{here.link(task=one.number)}">'
        f"<b>NV-{one.number} {_text(one.title)}</b>"
        f"<span>{late}{_text(about)}</span></a></li>"
    )


def _text(words: str) -> str:
    return html.escape(words)


def counted_at(look: Look) -> str:
    """Give the moment that a page was counted at: `14:35 23/11`."""
    local = look.written.astimezone(look.zone)
    return f"{locales.clock(local)} {locales.day(local)}"
