"""What a weekly card counts as owed, from the tasks themselves: no debt hides behind a week."""

import pytest

from bot.views.page import NOTICES
from core.reminders.notices import WeekCard
from tests.conversations.town import Town


@pytest.fixture
def town():
    made = Town()
    yield made
    made.database.close()


def card_of(town, who="LAN"):
    town.say(who, "tuần")
    query = "SELECT kind, body FROM letter WHERE kind = 'WeekCard' ORDER BY id DESC LIMIT 1"
    found = NOTICES.read(*town.rows(query)[0])
    assert isinstance(found, WeekCard)
    return found


def test_an_open_task_of_an_earlier_week_is_owed_until_it_is_handed_in(town):
    number = town.given(deadline="27/11/2026")
    assert card_of(town).owed_before == 0, "it is due this week"
    town.wind(days=7)
    assert card_of(town).owed_before == 1
    town.say("LAN", f"xong {number}")
    assert card_of(town).owed_before == 0


def test_somebody_elses_debt_is_not_on_the_card(town):
    town.given(deadline="27/11/2026")
    town.wind(days=7)
    assert card_of(town, "HOA2").owed_before == 0


def test_the_streak_ends_once_an_open_task_is_more_than_three_working_days_late(town):
    town.given(deadline="27/11/2026")
    kept = town.given(deadline="30/11/2026")
    town.say("LAN", f"xong {kept}")
    town.wind(days=9)  # Wednesday 2/12: the third working day
    assert card_of(town).streak == 2
    town.wind(days=1)
    assert card_of(town).streak == 0


def test_a_debt_older_than_the_weeks_shown_ends_the_streak_too(town):
    town.given(deadline="27/11/2026")
    town.wind(days=70)
    kept = town.given(deadline="05/02/2027")
    town.say("LAN", f"xong {kept}")
    facts = card_of(town)
    assert facts.weeks[-1].on_time.part == 1
    assert (facts.owed_before, facts.streak) == (1, 0)
