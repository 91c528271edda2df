"""Photos and documents sent to the bot become evidence, over a bad line as well."""

import tempfile
from pathlib import Path

from bot.folder import Folder
from tests.gateways.telegram.emulator import Fault
from tests.gateways.telegram.street import BINH, LAN, street

PHOTO = b"\xff\xd8\xff\xe0 the minutes"


async def with_folder(one, place):
    one.folder = Folder(Path(place))
    await one.begin()
    await one.say(BINH, "giao Lan soạn tờ trình, hạn thứ 6 !")
    one.told(LAN)


@street(BINH, LAN)
async def test_a_photo_with_a_caption_is_fetched_and_kept_by_its_hash(one):
    with tempfile.TemporaryDirectory() as place:
        await with_folder(one, place)
        assert "Kèm: ảnh" in await one.send(LAN, PHOTO, caption="xong 1")
        assert "Minh chứng: ảnh" in one.told(BINH)
        ((digest, size, state),) = one.rows("SELECT sha256, size, state FROM file")
        assert (size, state) == (len(PHOTO), "here")
        assert one.folder.place(digest).read_bytes() == PHOTO


@street(BINH, LAN)
async def test_a_document_as_a_reply_belongs_to_that_task(one):
    with tempfile.TemporaryDirectory() as place:
        await with_folder(one, place)
        letter = one.last(LAN)
        replied = {"message_id": letter.id, "date": 0, "chat": {"id": LAN, "type": "private"}}
        replied |= {"from": {"id": 700100, "is_bot": True, "first_name": "V"}, "text": letter.text}
        told = await one.send(LAN, b"%PDF-1.7 x", name="bao cao.pdf", reply_to_message=replied)
        assert told == "NV-1: đã nhận bao cao.pdf làm minh chứng."


@street(BINH, LAN)
async def test_a_file_whose_line_breaks_is_fetched_again_and_nothing_is_doubled(one):
    with tempfile.TemporaryDirectory() as place:
        await with_folder(one, place)
        one.telegram.faults.append(Fault("file", "drop before"))
        one.telegram.faults.append(Fault("getFile", "500"))
        assert "Kèm: ảnh" in await one.send(LAN, PHOTO, caption="bc 1 50%")
        assert one.rows("SELECT state FROM file") == [("waiting",)]
        for _ in range(3):
            one.town.now += __import__("datetime").timedelta(minutes=1)
            await one.begin()
            await one.settle()
        assert one.rows("SELECT state FROM file") == [("here",)]
        assert one.rows("SELECT count(*) FROM evidence") == [(1,)]
