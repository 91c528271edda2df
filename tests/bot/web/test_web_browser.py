"""The page in a real browser: nothing lost, nothing doubled, usable by everybody."""

import datetime as dt
import re
from contextlib import contextmanager

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import expect

from tests.bot.web.browser import Visitor, chromium
from tests.bot.web.office import ADMIN, LEADER, OFFICIAL, PNG, Office, serving

pytestmark = pytest.mark.browser


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@pytest.fixture(scope="module")
def browser():
    with chromium() as found:
        yield found


@pytest.fixture
def office():
    found = Office(clock=now)
    yield found
    found.database.close()


@pytest.fixture
def base(office):
    with serving(office) as address:
        yield address


@contextmanager
def visiting(browser, base, *, flawless=True, **options):
    """A window that must end without a complaint and without having asked anybody else."""
    visitor = Visitor(browser, base, **options)
    try:
        yield visitor
        assert visitor.elsewhere == []
        if flawless:
            assert visitor.complaints == []
    finally:
        visitor.close()


def sit(visitor, who=LEADER):
    page = visitor.open(f"/#{who}")
    expect(page.locator("body")).to_have_attribute("data-state", "online")
    return page


def say(page, text):
    page.locator("#text").fill(text)
    page.locator("#text").press("Enter")


def texts(page):
    return page.locator(".message .text")


def said(office):
    return [one.text for one in office.echo.heard]


def test_somebody_is_chosen_a_line_is_typed_and_the_answer_comes_by_itself(browser, base, office):
    with visiting(browser, base) as visitor:
        page = visitor.open("/")
        page.get_by_role("searchbox").fill("lan")
        page.get_by_role("button", name="Nguyễn Thị Lan").click()
        expect(page.locator("#invented")).to_have_text("Đang là Nguyễn Thị Lan · cơ quan hư cấu")
        expect(page.get_by_role("heading", name="Chào chị Lan")).to_be_visible()
        say(page, "bc 12 70% đã xong dự thảo")
        expect(texts(page)).to_have_text(["bc 12 70% đã xong dự thảo"] * 2)
        expect(page.locator("#greeting")).to_be_hidden()
        page.get_by_role("button", name="điểm", exact=True).click()
        expect(texts(page)).to_have_text(["bc 12 70% đã xong dự thảo"] * 2 + ["điểm"] * 2)
        page.reload()
        expect(texts(page)).to_have_text(["bc 12 70% đã xong dự thảo"] * 2 + ["điểm"] * 2)
        expect(page.locator(".day")).to_have_text(["Hôm nay"])
    assert said(office) == ["bc 12 70% đã xong dự thảo", "điểm"]


def test_what_is_typed_without_a_network_waits_and_arrives_once_and_in_order(browser, base, office):
    with visiting(browser, base, flawless=False) as visitor:
        page = sit(visitor)
        visitor.context.set_offline(True)
        expect(page.locator("#state")).to_contain_text("Mất mạng")
        for text in ("một", "hai"):
            say(page, text)
        expect(page.locator(".is-pending .meta")).to_contain_text(["đang chờ mạng"] * 2)
        assert said(office) == []
        visitor.context.set_offline(False)
        expect(page.locator(".is-waiting")).to_have_count(0)
        expect(page.locator("#state")).to_be_empty()
        expect(page.locator(".theirs .text")).to_have_text(["một", "hai"])
        expect(page.locator(".own .text")).to_have_text(["một", "hai"])
    assert said(office) == ["một", "hai"]


def test_what_waits_survives_the_page_being_closed(browser, base, office):
    with visiting(browser, base, flawless=False) as visitor:
        page = sit(visitor)
        visitor.context.set_offline(True)
        say(page, "đừng mất")
        expect(page.locator(".is-pending")).to_have_count(1)
        page.close()
        visitor.context.set_offline(False)
        page = sit(visitor)
        expect(texts(page)).to_have_text(["đừng mất"] * 2)
    assert said(office) == ["đừng mất"]


def test_an_answer_that_is_lost_doubles_nothing(browser, base, office):
    with visiting(browser, base, flawless=False) as visitor:
        page = sit(visitor)
        lost = []

        def lose(route):
            route.fetch()
            lost.append(route.request.post_data_json["key"])
            if len(lost) < 3:
                route.abort()
            else:
                route.continue_()

        page.route("**/api/messages?*", lose)
        say(page, "chỉ một lần")
        expect(page.locator(".is-waiting")).to_have_count(0)
        expect(texts(page)).to_have_text(["chỉ một lần"] * 2)
        expect.set_options(timeout=10_000)
        page.wait_for_function("Object.keys(localStorage).every(k => !k.startsWith('viec.out.'))")
    assert said(office) == ["chỉ một lần"]


def test_the_page_finds_a_server_that_was_away(browser, office):
    with serving(office) as base:
        port = int(base.rpartition(":")[2])
        visitor = Visitor(browser, base)
        page = sit(visitor)
    try:
        expect(page.locator("#state")).to_have_text("Đang kết nối lại…")
        say(page, "chờ máy chủ")
        expect(page.locator(".is-waiting")).to_have_count(1)
        with serving(office, port):
            expect(texts(page)).to_have_text(["chờ máy chủ"] * 2, timeout=20_000)
            expect(page.locator("#state")).to_be_empty(timeout=20_000)
            expect(page.locator(".is-waiting")).to_have_count(0)
            visitor.close()
    finally:
        visitor.close()
    assert said(office) == ["chờ máy chủ"]


def test_a_button_pressed_twice_counts_once_and_is_done_with(browser, base, office):
    with visiting(browser, base) as visitor:
        page = sit(visitor)
        say(page, "hỏi giao cho ai?")
        choice = page.get_by_role("button", name="1 Giao")
        expect(choice).to_be_enabled()
        choice.dblclick()
        expect(page.locator(".theirs .text")).to_have_text(["hỏi giao cho ai?", "Đã chọn: Giao"])
        expect(page.locator(".own .text")).to_have_text(["hỏi giao cho ai?", "1 Giao"])
        for number in range(3):
            expect(page.locator(".choice").nth(number)).to_be_disabled()
        choice.click(force=True)
        say(page, "hỏi lại")
        expect(page.locator(".choice:not([aria-disabled=true])")).to_have_count(3)
        expect(choice.first).to_be_disabled()
    assert [one.pressed for one in office.echo.heard] == [None, 1, None]


def test_a_typed_answer_closes_the_list_in_every_tab(browser, base, office):
    with visiting(browser, base) as visitor:
        one, two = sit(visitor), sit(visitor)
        say(one, "hỏi gì?")
        expect(two.get_by_role("button", name="2 Sửa hạn")).to_be_enabled()
        say(one, "thôi")
        for page in (one, two):
            expect(texts(page)).to_have_text(["hỏi gì?", "hỏi gì?", "thôi", "thôi"])
            expect(page.get_by_role("button", name="2 Sửa hạn")).to_be_disabled()


def test_the_keyboard_is_enough(browser, base, office):
    with visiting(browser, base, viewport={"width": 1280, "height": 800}) as visitor:
        page = visitor.open("/")
        expect(page.get_by_role("searchbox")).to_be_focused()
        page.keyboard.type("binh")
        page.keyboard.press("Enter")
        expect(page.locator("#text")).to_be_focused()
        page.keyboard.type("hỏi")
        page.keyboard.press("Shift+Enter")
        page.keyboard.type("dòng hai")
        page.keyboard.press("Enter")
        expect(page.locator(".theirs .text")).to_have_text(["hỏi\ndòng hai"])
        while page.evaluate("document.activeElement.dataset.number") != "2":
            page.keyboard.press("Shift+Tab")
        outline = "getComputedStyle(document.activeElement).outlineStyle"
        assert page.evaluate(outline) == "solid"
        page.keyboard.press("Enter")
        expect(page.locator(".theirs .text").last).to_have_text("Đã chọn: Sửa hạn")
    assert said(office)[0] == "hỏi\ndòng hai"


@pytest.mark.parametrize(
    "text",
    [
        "<b>đậm</b> <script>alert(1)</script> <img src=x onerror=alert(1)>",
        "**đậm** _nghiêng_ [chữ](https://elsewhere.example) `mã` # tiêu đề",
        "أهلا rồi tiếng Việt",
        "👍🏽👨‍👩‍👧",
    ],
)
def test_text_is_shown_as_it_was_typed(browser, base, office, text):
    with visiting(browser, base) as visitor:
        page = sit(visitor)
        say(page, text)
        expect(texts(page)).to_have_count(2)
        for number in range(2):
            assert texts(page).nth(number).evaluate("one => one.textContent") == text
            assert texts(page).nth(number).evaluate("one => one.children.length") == 0
            assert (
                texts(page).nth(number).evaluate("one => getComputedStyle(one).unicodeBidi")
                == "plaintext"
            )


def test_ten_thousand_characters_go_through_and_one_more_is_kindly_held(browser, base, office):
    with visiting(browser, base) as visitor:
        page = sit(visitor)
        page.locator("#text").fill("ă" * 10_001)
        expect(page.locator("#send")).to_be_disabled()
        expect(page.locator("#count")).to_contain_text("Tin dài hơn 10.000 ký tự")
        page.locator("#text").press("Enter")
        page.locator("#text").fill("ă" * 10_000)
        expect(page.locator("#count")).to_have_text("10.000/10.000 ký tự")
        page.locator("#text").press("Enter")
        expect(texts(page)).to_have_count(2)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [len(text) for text in said(office)] == [10_000]


def test_a_picture_is_described_opens_large_and_follows_the_theme(browser, base, office):
    for scheme in ("light", "dark"):
        with visiting(browser, base, color_scheme=scheme) as visitor:
            page = sit(visitor)
            if scheme == "light":
                say(page, "ảnh")
            image = page.get_by_role("img", name="Ảnh: Bức tranh sáng nay")
            expect(image).to_be_visible()
            source = "one => one.complete && one.naturalWidth > 0 && one.currentSrc"
            page.wait_for_function("document.querySelector('.picture img').complete")
            assert ("dark=1" in image.evaluate(source)) == (scheme == "dark")
            page.get_by_role("button", name="Mở ảnh to").click()
            expect(page.locator("#viewer")).to_be_visible()
            page.keyboard.press("Escape")
            expect(page.locator("#viewer")).to_be_hidden()


def test_a_picture_that_cannot_be_had_is_told_in_words(browser, base, office):
    with visiting(browser, base, flawless=False) as visitor:
        page = sit(visitor)
        page.route("**/media/**", lambda route: route.abort())
        say(page, "ảnh")
        expect(page.locator(".text.is-lost")).to_have_text(
            "Chưa tải được ảnh. Nội dung ảnh:\nẢnh: Bức tranh sáng nay"
        )


def test_two_tabs_are_two_people_and_what_waits_is_counted(browser, base, office):
    with visiting(browser, base, viewport={"width": 1280, "height": 800}) as visitor:
        leader = sit(visitor, LEADER)
        lan = sit(visitor, OFFICIAL)
        say(lan, "của Lan")
        expect(texts(lan)).to_have_text(["của Lan"] * 2)
        expect(texts(leader)).to_have_count(0)
        say(leader, "của Bình")
        expect(texts(leader)).to_have_text(["của Bình"] * 2)
        expect(texts(lan)).to_have_text(["của Lan"] * 2)
        visitor.context.request.post(
            f"{base}/api/messages?as={ADMIN}",
            data={"key": "key-of-hoa-1", "text": "của Hoa"},
            headers={"X-Viec": "page"},
        )
        expect(leader.get_by_role("button", name="Phạm Thị Hoa")).to_contain_text("1")
        expect(leader.get_by_label("1 tin chưa đọc")).to_be_visible()
        leader.get_by_role("button", name="Nguyễn Thị Lan").click()
        expect(leader.locator("#name")).to_have_text("Nguyễn Thị Lan")
        expect(texts(leader)).to_have_text(["của Lan"] * 2)
        expect(leader).to_have_url(re.compile(f"#{OFFICIAL}$"))


def test_a_reader_of_old_messages_is_not_moved_and_finds_the_way_down(browser, base, office):
    with visiting(browser, base) as visitor:
        page = sit(visitor)
        for number in range(30):
            say(page, f"dòng {number}")
        expect(page.locator(".theirs")).to_have_count(30)
        page.reload()
        expect(page.locator(".message")).to_have_count(40)
        end = "(s => s.scrollHeight - s.scrollTop - s.clientHeight)(document.querySelector('main'))"
        page.wait_for_function(f"{end} < 2")
        page.locator("main").evaluate("one => one.scrollTop = 0")
        expect(page.locator(".message")).to_have_count(60)
        expect(page.locator("#older")).to_be_hidden()
        page.locator("main").evaluate("one => one.scrollTop = 400")
        expect(page.get_by_role("button", name="Tin mới", exact=True)).to_have_text("")
        with visiting(browser, base) as other:
            say(sit(other), "tin mới đây")
            expect(page.get_by_role("button", name="Tin mới", exact=True)).to_have_text(
                "Tin mới (1)"
            )
        assert page.locator("main").evaluate("one => one.scrollTop") == 400
        page.get_by_role("button", name="Tin mới", exact=True).click()
        page.wait_for_function(f"{end} < 2")
        expect(page.locator("#fresh")).to_be_hidden()


def test_the_page_changes_its_language_with_the_person(browser, base, office):
    with visiting(browser, base) as visitor:
        page = sit(visitor)
        say(page, "english")
        expect(page.get_by_role("textbox", name="Write to Viec")).to_be_visible()
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page.get_by_role("log", name="Messages")).to_be_visible()
        expect(texts(page)).to_have_text(["english", "English now."])
        expect(page.locator(".day")).to_have_text(["Today"])


CONTRAST = """
() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b]
    .map((v) => v / 255)
    .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (one) => {
    for (; one; one = one.parentElement) {
      const colour = rgba(getComputedStyle(one).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const one = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !one.checkVisibility({ visibilityProperty: true })) continue;
    if (one.closest(".unseen, :disabled")) continue;
    const [a, b] = [light(rgba(getComputedStyle(one).color)), light(behind(one))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.push(`${one.className} ${one.textContent.slice(0, 20)}: ${ratio.toFixed(2)}`);
  }
  return poor;
}
"""
SMALL = """
() => [...document.querySelectorAll("button, input, textarea")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.getAttribute("aria-disabled") !== "true")
  .map((one) => [one.className || one.id, one.getBoundingClientRect()])
  .filter(([, box]) => box.height < 40 || box.width < 40)
  .map(([name, box]) => `${name} ${box.width}x${box.height}`)
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_is_legible_and_large_enough_for_a_thumb(browser, base, office, scheme):
    with visiting(
        browser, base, flawless=False, color_scheme=scheme, reduced_motion="reduce"
    ) as visitor:
        page = visitor.open("/")
        expect(page.locator(".person")).to_have_count(3)
        assert page.evaluate(CONTRAST) == []
        page = sit(visitor)
        assert page.evaluate(CONTRAST) == []
        say(page, "hỏi một")
        expect(page.locator(".theirs")).to_have_count(1)
        say(page, "hỏi " + "x" * 300)
        expect(page.locator(".theirs")).to_have_count(2)
        assert page.evaluate(SMALL) == []
        visitor.context.set_offline(True)
        say(page, "chờ")
        expect(page.locator(".is-pending")).to_have_count(1)
        assert page.evaluate(CONTRAST) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.locator("main").evaluate("one => one.scrollWidth <= one.clientWidth")


def test_a_screen_reader_hears_who_said_what(browser, base, office):
    with visiting(browser, base) as visitor:
        page = sit(visitor)
        say(page, "hỏi")
        expect(page.get_by_role("group", name="Lựa chọn")).to_be_visible()
        log = page.get_by_role("log", name="Tin nhắn")
        expect(log).to_have_attribute("aria-live", "polite")
        expect(log.get_by_role("article")).to_contain_text(["Bạn: hỏi", "Viec: hỏi"])
        snapshot = log.aria_snapshot()
        assert 'button "1 Giao"' in snapshot
        assert page.get_by_role("button", name="Gửi").count() == 1


def test_what_the_server_will_not_take_is_kept_for_mending(browser, base, office):
    with visiting(browser, base, flawless=False) as visitor:
        page = sit(visitor)
        page.route(
            "**/api/messages?*",
            lambda route: route.fulfill(status=413, json={"problem": "x", "words": "Tin quá dài."}),
        )
        say(page, "sửa tôi")
        expect(page.locator(".trouble")).to_contain_text("Tin quá dài.")
        page.unroute("**/api/messages?*")
        page.reload()
        page.get_by_role("button", name="Sửa lại").click()
        expect(page.locator("#text")).to_have_value("sửa tôi")
        expect(page.locator(".is-waiting")).to_have_count(0)
    assert said(office) == []


def test_what_waits_is_sent_after_signing_in_again(browser):
    office = Office(demo=False, clock=now)
    office.give_code("123456")
    with serving(office) as base, visiting(browser, base, flawless=False) as visitor:
        page = visitor.open("/")
        page.get_by_label("Mã một lần").fill("123456")
        page.keyboard.press("Enter")
        expect(page.locator("body")).to_have_attribute("data-state", "online")
        visitor.context.set_offline(True)
        say(page, "viết khi mất mạng")
        expect(page.locator(".is-pending")).to_have_count(1)
        office.database.write_now(
            lambda connection: connection.exec_driver_sql("UPDATE web_session SET ended = 1")
        )
        office.give_code("654321")
        visitor.context.set_offline(False)
        page.get_by_label("Mã một lần").fill("654321")
        page.keyboard.press("Enter")
        expect(texts(page)).to_have_text(["viết khi mất mạng"] * 2)
    assert said(office) == ["viết khi mất mạng"]
    office.database.close()


def test_signing_in_by_code_and_out_again(browser):
    office = Office(demo=False, clock=now, draw=lambda *_: PNG)
    office.give_code("12345678")
    with serving(office) as base, visiting(browser, base, flawless=False) as visitor:
        page = visitor.open("/")
        page.get_by_label("Mã một lần").fill("000 000")
        page.get_by_role("button", name="Vào").click()
        expect(page.get_by_role("alert")).to_contain_text("Mã chưa đúng hoặc đã hết hạn")
        assert page.evaluate(CONTRAST) == []
        page.get_by_label("Mã một lần").fill("12345678")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Chào chị Lan")).to_be_visible()
        expect(page.locator("#invented")).to_be_hidden()
        say(page, "việc")
        expect(texts(page)).to_have_text(["việc"] * 2)
        page.get_by_role("button", name="Nguyễn Thị Lan").click()
        page.get_by_role("button", name="Đăng xuất").click()
        expect(page.get_by_label("Mã một lần")).to_be_visible()
    office.database.close()
