"""What there is to say about when Viec writes: to a person, in a unit, and what it costs."""

import datetime as dt

from core.kernel.notice import Notice


class HabitShown(Notice, frozen=True):
    """How a person is reminded, his quiet hours (minutes after midnight), until when it is muted.

    `reminders` is on, few, morning or off; `changed` after a change.
    """

    reminders: str
    quiet_from: int | None
    quiet_until: int | None
    muted_until: dt.datetime | None
    changed: bool


class HabitWrong(Notice, frozen=True):
    """The wish about reminders cannot be read; the sentences to send."""


class RhythmShown(Notice, frozen=True):
    """When Viec writes in a unit: minutes after midnight, days of patience, letters a day.

    `changed` after a change; `may` if the asker may change it.
    """

    unit: str
    digest: int
    morning: int
    week: int
    patience: int
    cap: int
    changed: bool
    may: bool


class RhythmWrong(Notice, frozen=True):
    """A time or number of a unit cannot be taken: `why` is unread, hours, range or not_yours."""

    why: str


class BurdenShown(Notice, frozen=True):
    """What Viec cost this week: letters got, lines written, estimated minutes.

    For an admin also the office's medians over `people` persons; None if they are too few to
    stay unnamed.
    """

    letters: int
    lines: int
    minutes: int
    people: int | None = None
    median_letters: int | None = None
    median_minutes: int | None = None
