"""Photos, files and documents as evidence, as people send them."""

import hashlib

import pytest

from bot.folder import Folder
from tests.conversations.town import Town

PHOTO = b"\xff\xd8\xff\xe0 a photo of the minutes"
OTHER = b"\xff\xd8\xff\xe0 another photo"
PDF = b"%PDF-1.7 the report"


@pytest.fixture
def town(tmp_path):
    made = Town(folder=Folder(tmp_path / "files"))
    yield made
    made.database.close()


def test_a_photo_with_a_caption_hands_the_work_in_and_the_reviewer_sees_it(town):
    town.given()
    town.told("LAN")
    told = town.say("LAN", "xong 1", files=[town.lay("", PHOTO)])
    assert told.startswith("Đã trình NV-1, chờ anh Bình nghiệm thu.\nKèm: ảnh\n")
    assert "Chưa kèm minh chứng" not in told
    assert "Minh chứng: ảnh" in town.told("BINH")
    digest = hashlib.sha256(PHOTO).hexdigest()
    assert town.rows("SELECT sha256, size, media, state FROM file") == [
        (digest, len(PHOTO), "image/jpeg", "here")
    ]
    assert town.office.folder.place(digest).read_bytes() == PHOTO
    assert "Minh chứng: ảnh" in town.say("BINH", "việc 1")


def test_a_photo_as_a_reply_is_evidence_for_the_task_of_that_message(town):
    town.given()
    town.told("LAN")
    told = town.say("LAN", "", files=[town.lay("", PHOTO)], about="giao NV-1")
    assert told == "NV-1: đã nhận ảnh làm minh chứng."
    told = town.say("LAN", "70%", files=[town.lay("bao-cao.pdf", PDF)], about="giao NV-1")
    assert "NV-1: 70%" in told
    assert "Kèm: bao-cao.pdf" in told


def test_a_photo_without_a_word_is_asked_about_and_the_next_sentence_takes_it_too(town):
    town.given()
    town.given(title="rà soát hồ sơ")
    town.told("LAN")
    asked = town.say("LAN", "", files=[town.lay("", PHOTO)])
    assert asked.startswith("Đã nhận ảnh. Minh chứng này cho việc nào?\n1 NV-1")
    assert town.say("LAN", "2") == "NV-2: đã nhận ảnh làm minh chứng."
    town.say("LAN", "", files=[town.lay("", OTHER)])
    assert "Kèm: ảnh" in town.say("LAN", "bc 1 50%")
    town.say("LAN", "", files=[town.lay("", PDF, "x")])
    town.say("LAN", "0")
    assert "Kèm" not in town.say("LAN", "bc 1 60%")


def test_an_album_goes_to_one_task_wherever_its_words_stand(town):
    town.given()
    town.told("LAN")
    town.say("LAN", "", files=[town.lay("", PHOTO)], album="a1")
    told = town.say("LAN", "xong 1", files=[town.lay("", OTHER)], album="a1")
    assert "Kèm: 2 ảnh" in told
    told = town.say("LAN", "", files=[town.lay("", OTHER + b"3")], album="a1")
    assert told == "NV-1: đã nhận ảnh làm minh chứng."
    assert "gửi thêm minh chứng cho NV-1" in town.told("BINH")


def test_a_wrong_number_does_not_lose_the_photo(town):
    town.given()
    town.told("LAN")
    assert town.say("LAN", "xong 99", files=[town.lay("", PHOTO)]).startswith("Không thấy NV-99")
    assert "Kèm: ảnh" in town.say("LAN", "xong 1")


def test_finishing_without_evidence_works_and_is_said_kindly(town):
    town.given()
    town.told("LAN")
    told = town.say("LAN", "xong 1")
    assert "Chưa kèm minh chứng, vẫn được." in told
    town.told("BINH")
    added = town.say("LAN", "", files=[town.lay("", PHOTO)], about="Đã trình NV-1")
    assert added == "NV-1: đã nhận ảnh làm minh chứng."


def test_a_document_number_keeps_its_date(town):
    town.given()
    town.told("LAN")
    told = town.say("LAN", "xong 1 số 123/BC-SNV ngày 20/11")
    assert "Chưa kèm" not in told
    assert "Minh chứng: 123/BC-SNV ngày 20/11" in town.told("BINH")


def test_the_same_picture_on_another_task_is_said_to_the_reviewer_alone(town):
    town.given()
    town.given(title="rà soát hồ sơ")
    town.say("LAN", "xong 1", files=[town.lay("", PHOTO)])
    for code in ("LAN", "BINH"):
        town.told(code)
    told = town.say("LAN", "xong 2", files=[town.lay("hop.jpg", PHOTO)])
    assert "giống hệt" not in told
    heard = town.told("BINH")
    assert (
        "Riêng với anh: hop.jpg chị Lan vừa gửi cho NV-2 (rà soát hồ sơ) giống hệt tệp đã gửi cho NV-1"
        in heard
    )
    assert town.told("GD") == ""
    town.say("LAN", "", files=[town.lay("", OTHER)], about="Đã trình NV-2")
    assert "giống hệt" not in town.told("BINH")


def test_a_reviewer_who_may_not_see_the_other_task_learns_only_that_there_is_one(town):
    town.given(by="GD", to="Lan", title="việc của giám đốc")
    town.given(title="rà soát hồ sơ")
    town.say("LAN", "xong 1", files=[town.lay("", PHOTO)])
    town.told("BINH")
    town.say("KHANG", "giao Mai báo cáo, hạn thứ 6 !")
    town.say("MAI", "xong 3", files=[town.lay("", PHOTO)])
    heard = town.told("KHANG")
    assert "một việc khác" in heard
    assert "NV-1" not in heard


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("virus.exe", b"MZ\x90\x00\x03", "chỉ nhận ảnh, PDF"),
        ("anh.jpg", b"not a picture \x00 at all", "chỉ nhận ảnh, PDF"),
        ("to.pdf", b"%PDF-" + b"0" * (21 * 2**20), "quá lớn"),
    ],
)
def test_what_cannot_be_taken_is_said_with_what_to_send_instead(town, name, content, words):
    town.given()
    town.told("LAN")
    assert words in town.say("LAN", "bc 1 50%", files=[town.lay(name, content)])
    assert town.rows("SELECT state, sha256 FROM file") == [("failed", None)]
    assert "Minh chứng" not in town.say("LAN", "việc 1")


def test_a_name_is_never_a_path_and_hides_nothing(town):
    town.given()
    town.told("LAN")
    town.say("LAN", "bc 1 50%", files=[town.lay("../../etc/\u202egpj.passwd", PHOTO)])
    assert town.rows("SELECT name FROM file") == [("gpj.passwd",)]
    kept = [one for one in town.office.folder.path.rglob("*") if one.is_file()]
    assert [one.name for one in kept] == [hashlib.sha256(PHOTO).hexdigest()]
    assert oct(kept[0].stat().st_mode)[-3:] == "600"


def test_a_strangers_files_and_others_tasks_get_nothing(town):
    town.given()
    town.told("LAN")
    town.say("nobody", "xong 1", files=[town.lay("", PHOTO)])
    assert town.rows("SELECT count(*) FROM file") == [(0,)]
    told = town.say("MAI", "xong 1", files=[town.lay("", PHOTO)])
    assert told.startswith("Không thấy NV-1")
    assert town.rows("SELECT count(*) FROM evidence") == [(0,)]


def test_undo_takes_the_evidence_back_with_the_report(town):
    town.given()
    town.told("LAN")
    town.say("LAN", "xong 1", files=[town.lay("", PHOTO)])
    assert "Đã hoàn tác" in town.say("LAN", "hoàn tác")
    assert town.rows("SELECT count(*) FROM evidence") == [(0,)]
