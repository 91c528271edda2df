"""Pictures sent over Zalo become evidence; their addresses hold for a short time only."""

import datetime as dt
import json
import tempfile
from pathlib import Path

import pytest

from bot.folder import Folder
from bot.gateways.port import Refused
from bot.gateways.zalo_oa import event as oa_event
from tests.gateways.zalo.street import BINH, BOT, LAN, street

PHOTO = b"\xff\xd8\xff\xe0 the minutes"


async def with_folder(one, place):
    one.folder = Folder(Path(place))
    await one.begin()
    await one.say(BINH, "giao Lan soạn tờ trình, hạn thứ 6 !")
    one.told(LAN)
    one.clock.now += 60


@pytest.mark.parametrize("name", ["photo", "photo_url"])
def test_a_picture_with_words_is_fetched_and_kept_by_its_hash(name):
    @street(BINH, LAN)
    async def scene(one):
        with tempfile.TemporaryDirectory() as place:
            await with_folder(one, place)
            one.zalo.photo(LAN, PHOTO, "xong 1", name=name)
            await one.settle()
            assert "Kèm: ảnh" in one.told(LAN)
            ((digest, size, state),) = one.rows("SELECT sha256, size, state FROM file")
            assert (size, state) == (len(PHOTO), "here")
            assert one.folder.place(digest).read_bytes() == PHOTO

    scene()


@street(BINH, LAN)
async def test_a_picture_whose_line_breaks_is_fetched_again(one):
    with tempfile.TemporaryDirectory() as place:
        await with_folder(one, place)
        one.zalo.broken_photos = 1
        one.zalo.photo(LAN, PHOTO, "bc 1 50%")
        await one.settle()
        assert one.rows("SELECT state FROM file") == [("waiting",)]
        one.town.now += dt.timedelta(minutes=1)
        await one.settle()
        assert one.rows("SELECT state FROM file") == [("here",)]


@street(LAN)
async def test_a_picture_that_is_gone_too_large_or_elsewhere_is_refused(one):
    fetch = one.channel.gateway.fetch
    one.zalo.photos["x"] = PHOTO
    base = one.zalo.base
    assert await fetch(BOT, f"{base}/photo/x", 3) == Refused(why="size")
    assert await fetch(BOT, f"{base}/photo/gone", 99) == Refused(why="lost")
    for wrong in ("http://127.0.0.1:1/secret", "file:///etc/passwd", f"{base}0/photo/x", ""):
        assert await fetch(BOT, wrong, 99) == Refused(why="lost")


def test_pictures_and_files_of_an_official_account_are_named_by_their_addresses():
    said = {
        "event_name": "user_send_file",
        "sender": {"id": "7"},
        "message": {
            "msg_id": "m1",
            "attachments": [
                {"type": "file", "payload": {"url": "https://f.vn/1", "name": "báo cáo.pdf"}},
                {"type": "location", "payload": {}},
                7,
            ],
        },
    }
    received = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)
    [file] = oa_event.decode(json.dumps(said), received).files
    assert (file.remote, file.name) == ("https://f.vn/1", "báo cáo.pdf")
