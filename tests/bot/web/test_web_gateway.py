"""The gateway: what is shown is stored once, and the time of typing is believed for an hour."""

import asyncio
import datetime as dt

import msgspec
import pytest

from bot.gateways.port import Button, Outgoing, Picture, Sent, TryLater, Undecodable
from bot.gateways.web import store
from bot.gateways.web.gateway import WebGateway, compose
from bot.gateways.web.wire import Cursor
from core.kernel.tables import METADATA
from core.kernel.transaction import Inline, sqlite_engine
from tests.bot.web.office import MORNING, Clock


@pytest.fixture
def database():
    engine = sqlite_engine(None)
    METADATA.create_all(engine)
    found = Inline(engine)
    yield found
    found.close()


@pytest.fixture
def gateway(database):
    return WebGateway(database, Clock())


def letter(number: int = 1, **more) -> Outgoing:
    return Outgoing(letter=number, chat="TC01", text="Chào anh", at=MORNING, **more)


def shown(database):
    return asyncio.run(
        database.read(lambda connection: store.after(connection, "TC01", Cursor(), 50))
    ).rows


def test_a_letter_that_is_sent_again_is_shown_once(database, gateway):
    outcomes = [asyncio.run(gateway.send(letter())) for _ in range(3)]
    assert outcomes == [Sent(remote_id="1")] * 3
    assert len(shown(database)) == 1


def test_a_letter_sent_later_comes_later_even_if_it_was_written_before(database, gateway):
    for number in (7, 3):
        asyncio.run(gateway.send(letter(number)))
    place = Cursor(shown=shown(database)[0].id)
    behind = asyncio.run(
        database.read(lambda connection: store.after(connection, "TC01", place, 50))
    )
    assert len(behind.rows) == 1


def test_a_picture_is_hung_once_with_the_facts_it_is_drawn_from(database, gateway):
    picture = Picture(notice="WebEcho", body='{"text":"a"}', language="vi", caption="Ảnh")
    for _ in range(2):
        asyncio.run(gateway.send(letter(picture=picture)))
    name = msgspec.json.decode(shown(database)[0].payload)["picture"]
    found = asyncio.run(database.read(lambda connection: store.drawing_of(connection, name)))
    assert found == store.Drawing(notice="WebEcho", body='{"text":"a"}', language="vi")


def test_choices_are_found_by_the_question_they_answer(database, gateway):
    asyncio.run(gateway.send(letter(buttons=(Button(number=1, words="Giao", question=9),))))
    found = asyncio.run(
        database.read(lambda connection: store.payload_asking(connection, "TC01", 9))
    )
    assert "Giao" in found


def test_the_history_of_a_chat_is_found_by_an_index_however_full_the_inbox_is(database):
    def plan(connection):
        query = store._HEARD_AFTER.compile(dialect=connection.dialect)
        facts = query.construct_params({"chat": "TC01", "place": 0, "most": 9})
        values = tuple(facts[name] for name in query.positiontup)
        return connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", values).all()

    steps = asyncio.run(database.read(plan))
    assert [row[3] for row in steps] == ["SEARCH inbox USING INDEX ix_inbox_web (chat=? AND id>?)"]


def test_a_database_that_fails_is_tried_again(database, gateway):
    database.write_now(lambda connection: connection.exec_driver_sql("DROP TABLE web_message"))
    assert isinstance(asyncio.run(gateway.send(letter())), TryLater)


@pytest.mark.parametrize(
    ("minutes_back", "own_clock"),
    [(0, False), (0.1, False), (1, True), (28, True), (60, True), (60.1, False), (-5, False)],
)
def test_the_time_of_typing_counts_up_to_an_hour_back(gateway, minutes_back, own_clock):
    typed = MORNING - dt.timedelta(minutes=minutes_back)
    got = gateway.decode(compose("TC01", "bc 12 70%", typed=typed), MORNING)
    assert got.own_clock is own_clock
    assert got.said == (typed if own_clock else MORNING)


def test_a_message_without_a_time_counts_when_it_came(gateway):
    got = gateway.decode(compose("TC01", "việc"), MORNING)
    assert (got.chat, got.text, got.said, got.own_clock) == ("TC01", "việc", MORNING, False)


def test_a_press_is_a_number_and_its_question(gateway):
    got = gateway.decode(compose("TC01", pressed=0, question=4), MORNING)
    assert (got.pressed, got.question, got.text) == (0, 4, "")


@pytest.mark.parametrize("raw", ["", "nothing", "[]", '{"text": 3}', '{"typed_at": -1}'])
def test_what_the_page_never_sends_is_undecodable(gateway, raw):
    with pytest.raises(Undecodable):
        gateway.decode(raw, MORNING)
