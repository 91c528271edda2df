"""The whole first loop in a real browser: two people, one office, a picture and a number."""

import re

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import expect

from tests.bot.web.browser import Visitor, chromium
from tests.bot.web.office import PNG

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser():
    with chromium() as found:
        yield found


class Seat:
    """Somebody before the page."""

    def __init__(self, visitor, code):
        self.page = visitor.open(f"/#{code}")
        expect(self.page.locator("body")).to_have_attribute("data-state", "online")

    def says(self, text, answer):
        before = self._last()
        box = self.page.get_by_role("textbox")
        box.fill(text)
        box.press("Enter")
        return self.sees(answer, before)

    def presses(self, words, answer):
        before = self._last()
        self.page.get_by_role("button", name=words).last.click()
        return self.sees(answer, before)

    def sees(self, answer, before=None):
        """Wait for a message; with `before`, for one that came after that one."""
        told = self.page.locator(".message.theirs")
        if before is not None:
            expect(told.last).not_to_have_text(before, timeout=20_000)
        found = told.filter(has_text=re.compile(answer)).last
        expect(found).to_be_visible(timeout=20_000)
        return found.inner_text()

    def _last(self):
        return self.page.locator(".message.theirs").last.text_content()


def test_a_typed_line_reaches_the_other_person_and_comes_back(browser, running):
    _, address, _ = running
    visitor = Visitor(browser, address.rstrip("/"))
    leader, lan = Seat(visitor, "TCCB01"), Seat(visitor, "TCCB03")
    leader.says("giao Lan soạn tờ trình, hạn thứ 6", "Giao chị Nguyễn Thị Lan")
    told = leader.says("1", r"Đã giao NV-\d+")
    number = re.search(r"NV-(\d+)", told)[1]
    lan.sees(rf"Anh Bình giao NV-{number}: soạn tờ trình")
    lan.says(f"bc {number} 70% đã xong dự thảo", rf"NV-{number}: 70%")
    lan.says(f"xong {number}", rf"Đã trình NV-{number}")
    leader.sees(rf"Chị Lan trình NV-{number}")
    leader.says(f"duyệt {number}", rf"Sẽ: Nghiệm thu NV-{number}")
    leader.presses("1 Làm", rf"Đã làm: Nghiệm thu NV-{number}")
    lan.sees(rf"Anh Bình đã nghiệm thu NV-{number}")
    leader.says("tổng hợp", "Đọc bằng chữ")
    lan.says("tuần", "Đọc bằng chữ")
    lan.says("điểm", r"Tháng 11/2026 \(tạm tính đến")
    for seat, start in (
        (leader, r"\d+ việc quá hạn|Không việc nào|Quá hạn"),
        (lan, r"\d+ trong|Xong \d+"),
    ):
        picture = seat.page.locator(".picture img").last
        expect(picture).to_have_js_property("complete", value=True)
        assert picture.evaluate("image => image.naturalWidth") == 1024
        assert re.search(start, picture.get_attribute("alt"))
    assert visitor.complaints == []
    assert visitor.elsewhere == []
    visitor.close()


def test_a_reply_on_a_bubble_is_about_its_task_and_shows_what_it_replies_to(browser, running):
    _, address, _ = running
    visitor = Visitor(browser, address.rstrip("/"), has_touch=True, is_mobile=True)
    leader, lan = Seat(visitor, "TCCB01"), Seat(visitor, "TCCB03")
    leader.says("giao Lan rà soát hồ sơ, hạn thứ 6 !", r"Đã giao NV-\d+")
    lan.sees("Anh Bình giao NV-")
    letter = lan.page.locator(".message.theirs").filter(has_text="rà soát hồ sơ").last
    letter.get_by_role("button", name="Trả lời").tap()
    expect(lan.page.locator("#quoted")).to_contain_text("Trả lời: Anh Bình giao NV-")
    lan.says("60%", r"NV-\d+: 60%")
    expect(lan.page.locator("#replying")).to_be_hidden()
    expect(lan.page.locator(".own .quote").last).to_contain_text("Anh Bình giao NV-")
    letter.locator(".bubble").dispatch_event("pointerdown", {"pointerType": "touch"})
    expect(lan.page.locator("#replying")).to_be_visible()
    lan.page.get_by_role("button", name="Đóng").last.tap()
    expect(lan.page.locator("#replying")).to_be_hidden()
    lan.page.reload()
    expect(lan.page.locator(".own .quote").last).to_contain_text("Anh Bình giao NV-")
    assert visitor.complaints == []
    visitor.close()


def test_a_photo_from_the_phone_is_evidence_and_survives_a_bad_network(browser, running, tmp_path):
    path, address, _ = running
    photo = tmp_path / "biên bản.png"
    photo.write_bytes(PNG)
    visitor = Visitor(browser, address.rstrip("/"))
    leader, lan = Seat(visitor, "TCCB01"), Seat(visitor, "TCCB03")
    leader.says("giao Lan họp đánh giá, hạn thứ 6 !", r"Đã giao NV-\d+")
    told = lan.sees(r"giao NV-\d+: họp đánh giá")
    number = re.search(r"NV-(\d+)", told)[1]
    lost = []

    def lose(route):
        lost.append(route.request.url)
        if len(lost) == 1:
            route.fetch()  # it arrives, but its answer is lost
            route.abort()
        else:
            route.continue_()

    lan.page.route("**/api/files?*", lose)
    lan.page.locator("#files").set_input_files(photo)
    expect(lan.page.locator("#attached")).to_contain_text("biên bản.png")
    lan.says(f"xong {number}", rf"Đã trình NV-{number}[^$]*Kèm: biên bản.png")
    assert len(lost) == 2
    assert len(set(lost)) == 1
    expect(lan.page.locator(".own .files img").last).to_have_js_property("complete", value=True)
    letter = leader.page.locator(".message.theirs").filter(has_text=f"trình NV-{number}").last
    image = letter.locator(".files img")
    expect(image).to_have_js_property("naturalWidth", 1)
    kept = path.with_name(f"{path.stem}.files")
    found = [one.read_bytes() for one in kept.rglob("*") if one.is_file()]
    assert found.count(PNG) == 1, "kept once, beside the photos of the story"
    lan.page.reload()
    expect(lan.page.locator(".own .files img").last).to_be_visible()
    visitor.close()
