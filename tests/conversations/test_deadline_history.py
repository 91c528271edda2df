"""A task's card tells every deadline it had, however much has happened since."""

from tests.conversations.town import Town


def test_every_deadline_stays_on_the_card_with_its_reason():
    town = Town()
    town.say("BINH", "giao Lan soạn tờ trình, hạn thứ 4 !")
    assert "Các hạn" not in town.say("LAN", "việc 1")
    town.say("LAN", "gia hạn 1 đến thứ 6 vì chờ số liệu")
    town.say("LAN", "0")
    town.say("BINH", "duyệt 1")
    town.say("BINH", "1")
    town.say("BINH", "gia hạn 1 đến 4/12 vì phát sinh việc đột xuất")
    town.say("BINH", "1")
    for percent in range(10, 90, 10):
        town.say("LAN", f"bc 1 {percent}%")
    card = town.say("LAN", "việc 1")
    told = "Các hạn: thứ Tư 25/11 → thứ Sáu 27/11 → thứ Sáu 4/12 (phát sinh việc đột xuất)"
    assert told in card
    assert "bước trước đó)" in card
