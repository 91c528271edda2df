"""Buttons under a message: what they say, what they carry, and how they lie in rows."""

from collections.abc import Sequence

from bot.gateways.parts import units
from bot.gateways.port import Button

MARK = "v1"
"""The form of what a button carries: `v1:<question>:<number>`, some 30 bytes of the 64 allowed."""

ROW = 24
"""So many letters stand side by side on a phone; longer choices get a row each."""

MOST = 100


def carried(button: Button) -> str:
    """Give what a pressed button sends back; `inbound` reads it."""
    return f"{MARK}:{button.question}:{button.number}"


def worded(button: Button) -> str:
    """Give what stands on a button: the number too, for it can be typed as well."""
    return f"{button.number} {button.words}"


def rows(buttons: Sequence[Button]) -> list[list[Button]]:
    """Give the buttons as they lie: short ones side by side, else one a row."""
    shown = list(buttons[:MOST])
    if not shown:
        return []
    if len(shown) <= 4 and sum(units(worded(one)) for one in shown) <= ROW + 2 * len(shown):
        return [shown]
    return [[one] for one in shown]
