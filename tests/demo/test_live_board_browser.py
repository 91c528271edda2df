"""The live board in a real browser: down to a task, light and dark, current by itself."""

import datetime as dt

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import expect

from tests.bot.web.browser import Visitor, chromium

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser():
    with chromium() as found:
        yield found


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def asked_again(page):
    """Let so much time pass that the page asks again; give the status of the answer."""
    with page.expect_response(lambda one: "/board?" in one.url) as answer:
        page.clock.fast_forward("06:00")
    return answer.value.status


def test_a_leader_drills_down_at_any_width_and_theme_without_a_complaint(browser, running):
    _, address, _ = running
    base = address.rstrip("/")
    for width, scheme in ((360, "dark"), (1280, "light")):
        visitor = Visitor(
            browser, base, viewport={"width": width, "height": 740}, color_scheme=scheme
        )
        chat = visitor.open("/#SNV01")
        chat.get_by_role("link", name="Bảng").click()
        expect(chat.locator("main h1")).to_contain_text("quá hạn")
        assert fits(chat)
        name = chat.locator("a.unit .name").first.inner_text()
        chat.locator("a.unit").first.click()
        expect(chat.locator(".sub")).to_contain_text(name)
        assert fits(chat)
        number = chat.locator("a.task b").first.inner_text().split()[0]
        chat.locator("a.task").first.click()
        expect(chat.locator("main h1")).to_contain_text(number)
        assert fits(chat)
        assert visitor.complaints == []
        assert visitor.elsewhere == []
        visitor.close()


def test_the_page_changes_by_itself_only_when_something_changed(browser, running):
    _, address, _ = running
    visitor = Visitor(browser, address.rstrip("/"))
    page = visitor.context.new_page()
    page.clock.install(time=dt.datetime.now(dt.UTC))
    page.goto(f"{visitor.base}/board?as=TCCB01")
    expect(page.locator("body")).to_have_attribute("data-state", "online")
    before = page.locator("main").inner_text()
    assert asked_again(page) == 304
    assert page.locator("main").inner_text() == before
    chat = visitor.open("/#TCCB01")
    chat.locator("#text").fill("giao Lan việc hoàn toàn mới, hạn thứ 6")
    chat.locator("#text").press("Enter")
    expect(chat.locator(".message.theirs").last).to_contain_text("hoàn toàn mới")
    chat.locator("#text").fill("1")
    chat.locator("#text").press("Enter")
    expect(chat.locator(".message.theirs").last).to_contain_text("Đã giao")
    assert asked_again(page) == 200
    expect(page.locator("main")).to_contain_text("hoàn toàn mới")
    visitor.close()
