"""Theme: the colours and letter sizes that every card shares, on a grid of 1080 x 1350."""

from enum import StrEnum

import msgspec

WIDTH, HEIGHT = 1080, 1350
SCALE = 1280 / HEIGHT
LEFT, RIGHT, BOTTOM = 60, WIDTH - 60, HEIGHT - 28
FULL = RIGHT - LEFT
HALF = 450


class Colour(StrEnum):
    """What a colour is for; a theme says how it looks. Text is set only in the first group."""

    INK = "ink"
    INK2 = "ink2"
    INK3 = "ink3"
    DONE_TEXT = "done_text"
    RUNNING_TEXT = "running_text"
    DUE_TEXT = "due_text"
    OVERDUE_TEXT = "overdue_text"

    DONE = "done"
    RUNNING = "running"
    DUE = "due"
    OVERDUE = "overdue"
    PAST = "past"
    SLOW = "slow"
    SLOWER = "slower"
    STEADY = "steady"
    FAST = "fast"
    TRACK = "track"
    RULE = "rule"
    PAPER = "paper"


TEXT_COLOURS = tuple(Colour)[:7]
STATUS_FILLS = (Colour.DONE, Colour.RUNNING, Colour.DUE, Colour.OVERDUE)
PACES = (
    Colour.OVERDUE,
    Colour.SLOWER,
    Colour.SLOW,
    Colour.STEADY,
    Colour.FAST,
    Colour.RUNNING,
    Colour.DONE,
)
"""From far behind a pace over on it, in the middle, to far ahead."""
FILLS = (*STATUS_FILLS, *PACES[1:5], Colour.PAST, Colour.TRACK, Colour.RULE)


class Theme(msgspec.Struct, frozen=True):
    """One set of colours as `#RRGGBB`, a field for each `Colour`."""

    paper: str
    ink: str
    ink2: str
    ink3: str
    done: str
    done_text: str
    running: str
    running_text: str
    due: str
    due_text: str
    overdue: str
    overdue_text: str
    past: str
    slow: str
    slower: str
    steady: str
    fast: str
    track: str
    rule: str

    def rgb(self, colour: Colour) -> tuple[int, int, int]:
        """Give red, green and blue of a colour, 0 to 255 each."""
        code = str(getattr(self, colour))
        return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


LIGHT = Theme(
    paper="#FBFAF7",
    ink="#17212B",
    ink2="#4A5664",
    ink3="#5F6B78",
    done="#0B5F75",
    done_text="#0B5F75",
    running="#4698A8",
    running_text="#2A6E7C",
    due="#C4820C",
    due_text="#855600",
    overdue="#AE2A10",
    overdue_text="#AE2A10",
    past="#A9BFC6",
    slow="#E8AE88",
    slower="#D4714B",
    steady="#DEDBD3",
    fast="#A5CBD2",
    track="#ECE8E0",
    rule="#DDD8CE",
)
DARK = Theme(
    paper="#12181F",
    ink="#F3F5F6",
    ink2="#B4BEC8",
    ink3="#8E9AA6",
    done="#3FB3C9",
    done_text="#5CC4D8",
    running="#2F6E7B",
    running_text="#7FB3BE",
    due="#F2C063",
    due_text="#F2C063",
    overdue="#E8532F",
    overdue_text="#FF8A6B",
    past="#4A5A68",
    slow="#7A3C2C",
    slower="#B5492F",
    steady="#40444A",
    fast="#1F505F",
    track="#222B35",
    rule="#2C3641",
)


class Face(StrEnum):
    """A font file in `reports/fonts`, without its ending."""

    REGULAR = "Inter-Regular"
    MEDIUM = "Inter-Medium"
    SEMI = "Inter-SemiBold"
    DISPLAY_SEMI = "InterDisplay-SemiBold"
    DISPLAY = "InterDisplay-Bold"


class Style(msgspec.Struct, frozen=True, cache_hash=True):
    """A face at a size in px of the grid. Below 50 px all figures have the same width."""

    face: Face
    size: int

    @property
    def tabular(self) -> bool:
        """Whether figures stand in columns."""
        return self.size < 50


HERO = Style(Face.DISPLAY, 176)
KEY = Style(Face.DISPLAY, 88)
OF = Style(Face.DISPLAY_SEMI, 80)
TITLE = Style(Face.DISPLAY, 54)
HEAD = Style(Face.SEMI, 33)
BODY = Style(Face.REGULAR, 32)
LABEL = Style(Face.MEDIUM, 32)
STRONG = Style(Face.SEMI, 32)
END = Style(Face.SEMI, 38)
SECOND = Style(Face.REGULAR, 30)
NOTE = Style(Face.REGULAR, 28)
NOTE_STRONG = Style(Face.SEMI, 30)
