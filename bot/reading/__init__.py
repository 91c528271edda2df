"""Text typed in a hurry to facts: no database, no platform."""

from bot.reading.dates import read_deadline
from bot.reading.facts import (
    Action,
    Ask,
    DeadlineReading,
    MessageReading,
    PersonMention,
    PersonName,
)
from bot.reading.line import Kind, read_line, run_read
from bot.reading.message import read_message, read_told
from bot.reading.people import PeopleIndex

__all__ = [
    "Action",
    "Ask",
    "DeadlineReading",
    "Kind",
    "MessageReading",
    "PeopleIndex",
    "PersonMention",
    "PersonName",
    "read_deadline",
    "read_line",
    "read_message",
    "read_told",
    "run_read",
]
