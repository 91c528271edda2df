"""Facts in, files out: the cards and charts, drawn without a database or a chat."""

from core.reminders.notices import Digest, WeekCard
from locales import Language
from reports.captions import caption_of
from reports.titles import title_of

__all__ = ["caption", "draw", "title"]


def draw(
    facts: Digest | WeekCard, *, language: Language = "vi", dark: bool = False, named: bool = True
) -> bytes:
    """Give the card as PNG: 1024 x 1280, a palette without alpha, at most 150 KB.

    `named=False` leaves the person's name out of a weekly card. The first call of a process
    loads the drawing libraries (half a second); calls from several threads wait for each other.
    """
    from reports import digest, week
    from reports.canvas import Canvas
    from reports.renderer import renderer

    def lay_out(canvas: Canvas) -> None:
        if isinstance(facts, Digest):
            digest.lay_out(canvas, facts, language)
        else:
            week.lay_out(canvas, facts, language, named=named)

    return renderer().png(lay_out, dark=dark)


def caption(facts: Digest | WeekCard, language: Language) -> str:
    """Give the text twin of a card: it starts with the title, stands alone, 1,024 characters."""
    return caption_of(facts, language)


def title(facts: Digest | WeekCard, language: Language) -> str:
    """Give the finding that a card states, at most 62 characters."""
    return title_of(facts, language)
