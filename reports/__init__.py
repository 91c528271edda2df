"""Facts in, files out: the cards and charts, drawn without a database or a chat."""

from typing import TYPE_CHECKING

from core.reminders.cause_map_notices import CauseMap
from core.reminders.goal_notices import GoalTree, ResultCard
from core.reminders.indicator_notices import IndicatorBoard
from core.reminders.notices import Board, Coded, Digest, MonthCard, WeekCard
from locales import Language
from reports.captions import caption_of, title_of
from reports.figures import board_total, hands, is_followed, total

if TYPE_CHECKING:
    from reports.canvas import Canvas

__all__ = ["caption", "draw", "is_worth_drawing", "lay_out", "title", "warm"]


def draw(
    facts: Coded, *, language: Language = "vi", dark: bool = False, named: bool = True
) -> bytes:
    """Give the card as PNG: 1024 x 1280, a palette without alpha, at most 150 KB.

    `named=False` leaves the person's name out of a personal card. The first call of a process
    loads the drawing libraries (half a second); calls from several threads wait for each other.
    Raises KeyError for facts of which there is no card.
    """
    from reports.renderer import renderer

    return renderer().png(lambda canvas: lay_out(canvas, facts, language, named=named), dark=dark)


def warm() -> bytes:
    """Load the drawing libraries, the fonts and the tables of colours; give an empty card."""
    from reports.renderer import renderer

    return renderer().png(lambda _canvas: None)


def lay_out(canvas: "Canvas", facts: Coded, language: Language, *, named: bool = True) -> None:
    """Put the card of some facts on an empty canvas. Raises KeyError if there is none."""
    from reports import board, causes, digest, goals, indicators, month, result, week

    match facts:
        case Digest():
            digest.lay_out(canvas, facts, language)
        case WeekCard():
            week.lay_out(canvas, facts, language, named=named)
        case Board():
            board.lay_out(canvas, facts, language)
        case MonthCard():
            month.lay_out(canvas, facts, language, named=named)
        case CauseMap():
            causes.lay_out(canvas, facts, language)
        case GoalTree():
            goals.lay_out(canvas, facts, language)
        case ResultCard():
            result.lay_out(canvas, facts, language)
        case IndicatorBoard():
            indicators.lay_out(canvas, facts, language)
        case _:
            raise KeyError(facts.kind)


def is_worth_drawing(facts: Coded) -> bool:
    """Tell whether a card would show anything: an empty unit, week or month gets no picture."""
    match facts:
        case Digest():
            return bool(total(facts) or facts.needs_total)
        case WeekCard():
            lately = any(week.on_time.whole for week in facts.weeks)
            return bool(hands(facts).whole or facts.owed_before or facts.next_total or lately)
        case Board():
            return bool(board_total(facts).tasks)
        case MonthCard() | CauseMap():
            return bool(facts.tasks)
        case GoalTree() | ResultCard() | IndicatorBoard():
            return is_followed(facts)
        case _:
            return False


def caption(facts: Coded, language: Language) -> str:
    """Give the text twin of a card: it starts with the title, stands alone, 1,024 characters."""
    return caption_of(facts, language)


def title(facts: Coded, language: Language) -> str:
    """Give the finding that a card states, at most 62 characters."""
    return title_of(facts, language)
