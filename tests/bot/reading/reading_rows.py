"""Rows that the reading is held to, and the moment and office they are read in."""

import json
from datetime import datetime
from pathlib import Path

from bot.reading import PeopleIndex
from bot.reading.line import read_roster
from core.periods.rules import WorkCalendar

HERE = Path(__file__).parent
NOW = datetime.fromisoformat("2026-11-23T09:00:00+07:00")
CALENDAR = WorkCalendar.of()
ROSTER = HERE / "people.jsonl"
PEOPLE = PeopleIndex(read_roster(ROSTER))


def deadline_rows():
    """Each phrase with what it means: a moment, `ask` or `none`."""
    rows = []
    for line in (HERE / "deadlines.txt").read_text("utf-8").splitlines():
        if "=>" in line and not line.startswith("#"):
            phrase, meaning = line.rsplit("=>", 1)
            meaning = meaning.strip()
            rows.append((phrase, f"{meaning} 17:00" if len(meaning) == 10 else meaning))
    return rows


def message_rows():
    """Each message with the facts it holds; a fact that is not named is absent."""
    lines = (HERE / "messages.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]
