"""The head of every card: the tag, who and when, the title in one or two lines, the subtitle."""

from reports.canvas import Canvas
from reports.theme import BODY, FULL, LEFT, NOTE, RIGHT, STRONG, TITLE, Colour, Style

_GAP = 24
_LEADING = 66


def head(
    card: Canvas,
    *,
    who: str,
    when: tuple[str, ...],
    title: str,
    subtitle: str,
    code: str,
    together: tuple[str, ...],
) -> float:
    """Draw the head; give the base line of the subtitle, beside which the figures' code stands.

    `when` holds the date from its longest form to its shortest: the longest that leaves the
    name whole is drawn. `together` lists what no line break may part.
    """
    card.rect(LEFT, 0, 84, 14, Colour.DONE)
    room = FULL - _GAP - card.measure(STRONG, who)
    date = next((form for form in when if card.measure(BODY, form) <= room), when[-1])
    card.text(RIGHT, 66, date, BODY, Colour.INK2, align="right")
    card.text(LEFT, 66, who, STRONG, room=FULL - _GAP - card.measure(BODY, date))
    base = 134
    lines = broken(card, title, together)
    for number, line in enumerate(lines):
        card.text(LEFT, base + number * _LEADING, line, TITLE, room=FULL)
    under = base + (len(lines) - 1) * _LEADING + 47
    label = card.text(RIGHT, under, code, NOTE, Colour.INK2, align="right") if code else None
    room = label.box.left - _GAP - LEFT if label else FULL
    card.text(LEFT, under, subtitle, BODY, Colour.INK2, room=room)
    return under


def broken(card: Canvas, title: str, together: tuple[str, ...]) -> tuple[str, ...]:
    """Give the title in one line, or in two: parted after a stop if it can be, else evenly."""
    title = card.printable(title)
    if card.measure(TITLE, title) <= FULL:
        return (title,)
    words = _glued(title, together).split(" ")
    ways = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]

    def badness(way: tuple[str, str]) -> tuple[bool, bool, bool, float]:
        first, second = (card.measure(TITLE, line) for line in way)
        return (
            max(first, second) > FULL,
            not way[0].endswith((";", ":")),
            not way[0].endswith(","),
            abs(first - second),
        )

    return min(ways, key=badness)


def _glued(title: str, together: tuple[str, ...]) -> str:
    """Give the title with no-break spaces inside compounds and between a number and its noun."""
    for compound in together:
        title = title.replace(compound, compound.replace(" ", "\N{NO-BREAK SPACE}"))
    words = title.split(" ")
    glue = ("\N{NO-BREAK SPACE}" if word.isdigit() else " " for word in words[:-1])
    return "".join(word + after for word, after in zip(words, (*glue, ""), strict=True))


def wrapped(card: Canvas, text: str, style: Style, room: float, most: int) -> list[str]:
    """Give a text in at most so many lines, parted between words; the last may be too long."""
    lines = [""]
    for word in card.printable(text).split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and len(lines) < most and card.measure(style, longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
