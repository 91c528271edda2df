"""One contract over every gateway: the same talk changes the same and tells the same, once, in order.

It holds with late, repeated, reordered and malformed updates, with a platform that fails for a while,
and with a process that ends in the middle.
"""

import asyncio
import datetime as dt

import msgspec
import pytest

from bot.gateways.console import Line
from bot.pipeline import Update
from tests.conversations.town import Town
from tests.gateways.lines import LINES

CODES = (("CB02", "BINH"), ("CB04", "LAN"))
DONE_ALIKE = ["assign", "report", "hand_in", "accept"]


class DeadError(BaseException):
    """The process ends here."""


def die_after_sending(point):
    if point == "after sending":
        raise DeadError(point)


@pytest.fixture(params=LINES, ids=lambda line: line.gateway)
def play(request):
    """Give what plays a scene on a line of one platform."""

    def run(scene):
        town = Town()

        async def on_the_line():
            async with request.param(town).open() as line:
                line.link(*CODES)
                await scene(line)

        try:
            asyncio.run(on_the_line())
        finally:
            town.database.close()

    return run


async def talk(line, code, text, *, again=0):
    """Let somebody say a line; give what he is told, as one text. Perhaps it comes again."""
    said = line.say(code, text)
    await line.bring(said, *[said] * again)
    await line.settle()
    return "\n---\n".join(line.told(code))


def verbs(line):
    return [verb for (verb,) in line.town.rows("SELECT verb FROM journal ORDER BY id")]


def task(line):
    return line.town.rows("SELECT number, title, state, progress FROM task")


async def whole_script(line, *, again=0, between=None):
    """Play a task from assigning to acceptance; see that each hears what concerns him, once."""

    async def says(code, text):
        if between is not None:
            await between(code)
        return await talk(line, code, text, again=again)

    preview = await says("BINH", "giao Lan soạn tờ trình, hạn thứ 6")
    assert "Hạn 17:00 thứ Sáu 27/11/2026" in preview
    assert "1 Giao" in preview
    assert line.told("LAN") == []
    assert (await says("BINH", "1")).startswith("Đã giao NV-1.")
    [given] = line.told("LAN")
    assert given.startswith("Anh Bình giao NV-1: soạn tờ trình")
    assert "NV-1: 70%" in await says("LAN", "bc 1 70 da xong du thao")
    assert "Đã trình NV-1" in await says("LAN", "xong 1")
    [handed_in] = line.told("BINH")
    assert "Chị Lan trình NV-1" in handed_in
    assert "NV-1" in await says("BINH", "duyệt 1")
    assert "nghiệm thu" in (await says("BINH", "1")).lower()
    [accepted] = line.told("LAN")
    assert "NV-1" in accepted
    assert line.told("BINH") == line.told("LAN") == []


def see_the_same_change(line):
    assert verbs(line) == DONE_ALIKE
    [(number, title, state, _)] = task(line)
    assert (number, title, state) == (1, "soạn tờ trình", "accepted")
    assert line.town.rows("SELECT DISTINCT state FROM letter") == [("sent",)]


class TestContract:
    """What every gateway promises, whatever its platform lacks."""

    def test_the_same_talk_changes_the_same_and_tells_the_same(self, play):
        async def scene(line):
            await whole_script(line)
            see_the_same_change(line)

        play(scene)

    def test_whatever_is_brought_three_times_is_taken_once(self, play):
        async def scene(line):
            await whole_script(line, again=2)
            see_the_same_change(line)

        play(scene)

    def test_nonsense_between_two_words_stops_nobody(self, play):
        async def scene(line):
            await whole_script(line, between=line.bring_nonsense)
            see_the_same_change(line)

        play(scene)

    def test_an_old_word_that_comes_again_undoes_nothing(self, play):
        async def scene(line):
            await talk(line, "BINH", "giao Lan soạn tờ trình, hạn thứ 6")
            await talk(line, "BINH", "1")
            line.told("LAN")
            first, second = line.say("LAN", "bc 1 50%"), line.say("LAN", "bc 1 70%")
            await line.bring(first, second, first)
            await line.settle()
            assert [one.split("\n")[0][:9] for one in line.told("LAN")] == [
                "NV-1: 50%",
                "NV-1: 70%",
            ]
            assert [progress for *_, progress in task(line)] == [70]

        play(scene)

    def test_words_of_two_people_may_come_in_any_order(self, play):
        async def scene(line):
            hers, his = (
                line.say("LAN", "việc"),
                line.say("BINH", "giao Lan soạn tờ trình, hạn thứ 6"),
            )
            await line.bring(his, hers)
            await line.settle()
            assert "Không có việc nào" in "".join(line.told("LAN"))
            assert "1 Giao" in "".join(line.told("BINH"))

        play(scene)

    def test_own_words_in_another_order_leave_what_was_said_last(self, play):
        async def scene(line):
            await talk(line, "BINH", "giao Lan soạn tờ trình, hạn thứ 6")
            await talk(line, "BINH", "1")
            line.told("LAN")
            said = line.town.now
            first = line.say("LAN", "bc 1 50%", said)
            second = line.say("LAN", "bc 1 70%", said + dt.timedelta(minutes=1))
            third = line.say("LAN", "bc 1 60% đã xong dự thảo", said + dt.timedelta(seconds=30))
            line.town.now += dt.timedelta(minutes=2)
            await line.bring(second, third, first)
            await line.settle()
            answers = line.told("LAN")
            assert [one.split("\n")[0] for one in answers] == ["NV-1: 70%"] * 3
            assert "giữ con số gửi lúc 09:01" in answers[2]
            assert [progress for *_, progress in task(line)] == [70]
            assert verbs(line).count("report") == 3

        play(scene)

    def test_a_death_between_sending_and_marking_loses_nothing_and_changes_once(self, play):
        async def scene(line):
            await talk(line, "BINH", "giao Lan soạn tờ trình, hạn thứ 6")
            line.office.courier._crash = die_after_sending
            await line.bring(line.say("BINH", "1"))
            with pytest.raises(DeadError):
                await line.settle()
            again = line.office.gateways[line.gateway].capabilities.resends
            await line.begin()
            await line.later()  # on PostgreSQL what the dead had in hand is free after a minute
            told = line.told("BINH")
            assert len(set(told)) == 1
            assert told[0].startswith("Đã giao NV-1.")
            assert len(told) == 1 or (again and len(told) == 2)
            [given] = line.told("LAN")
            assert given.startswith("Anh Bình giao NV-1")
            assert verbs(line) == ["assign"]
            states = line.town.rows("SELECT DISTINCT state FROM letter WHERE state <> 'sent'")
            assert states == ([] if again else [("unknown",)])
            assert "NV-1: 70%" in await talk(line, "LAN", "bc 1 70%")
            await line.later()
            assert line.told("BINH") == []

        play(scene)

    def test_a_word_that_comes_late_counts_when_it_was_said(self, play):
        async def scene(line):
            await talk(line, "BINH", "giao Lan soạn tờ trình, hạn thứ 6")
            await talk(line, "BINH", "1")
            line.told("LAN")
            said = line.town.now
            word = line.say("LAN", "bc 1 70%", said)
            line.town.now += dt.timedelta(minutes=40)
            await line.bring(word)
            await line.settle()
            [told] = line.told("LAN")
            assert "tính theo 09:00" in told
            [(counted, arrived)] = line.town.rows(
                "SELECT said, arrived FROM journal WHERE verb = 'report'"
            )
            assert counted == int(said.timestamp() * 1000)
            assert arrived - counted == 40 * 60 * 1000

        play(scene)

    def test_what_a_platform_does_not_take_now_comes_later_once_and_in_order(self, play):
        async def scene(line):
            async with line.trouble():
                await line.bring(line.say("LAN", "việc"), line.say("LAN", "ngôn ngữ en"))
                await line.settle()
            assert line.told("LAN") == []
            await line.later()
            first, second = line.told("LAN")
            assert "Không có việc nào" in first
            assert "English" in second
            await line.later()
            assert line.told("LAN") == []

        play(scene)

    def test_a_process_that_ends_between_hearing_and_handling_loses_nothing(self, play):
        async def scene(line):
            await line.bring(line.say("LAN", "việc"))
            await line.begin()
            await line.settle()
            [told] = line.told("LAN")
            assert "Không có việc nào" in told

        play(scene)

    def test_a_process_that_ends_after_asking_takes_the_answer(self, play):
        async def scene(line):
            await talk(line, "BINH", "giao Lan soạn tờ trình, hạn thứ 6")
            await line.begin()
            assert (await talk(line, "BINH", "1")).startswith("Đã giao NV-1.")
            await line.begin()
            await line.settle()
            [given] = line.told("LAN")
            assert given.startswith("Anh Bình giao NV-1")
            assert line.told("BINH") == []

        play(scene)

    def test_a_new_process_before_every_word_changes_nothing(self, play):
        async def scene(line):
            async def anew(_code):
                await line.begin()

            await whole_script(line, between=anew, again=1)
            see_the_same_change(line)

        play(scene)

    def test_a_secret_is_refused_and_kept_nowhere(self, play):
        async def scene(line):
            assert "không được lưu" in await talk(line, "LAN", "bc 1 theo công văn TUYỆT MẬT số 5")
            found = line.town.rows("SELECT count(*) FROM inbox WHERE raw LIKE '%TUYỆT%'")
            assert found == [(0,)]

        play(scene)

    def test_a_conversation_begun_on_one_line_goes_on_elsewhere(self, play):
        """The question is the person's, not the chat's: his console takes the number."""

        async def scene(line):
            await talk(line, "BINH", "giao Lan soạn tờ trình, hạn thứ 6")
            console = line.office.gateways.setdefault("console", line.town.console)
            before = len(console.told.get("BINH", []))
            typed = msgspec.json.encode(Line(chat="BINH", text="1")).decode()
            update = Update(key="elsewhere", chat="BINH", raw=typed, text="1")
            await line.office.hear("console", "console", [update])
            await line.settle()
            [answer] = console.told["BINH"][before:]
            assert answer.text.startswith("Đã giao NV-1.")
            assert verbs(line) == ["assign"]

        play(scene)
