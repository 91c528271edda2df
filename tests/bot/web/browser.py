"""A real Chromium for tests of the page; without one they are skipped, or fail where demanded."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def path_of_chromium() -> str:
    """Give where the browser is; skip the test without one, or fail if one is required."""
    named = os.environ.get("VIEC_TEST_CHROMIUM")
    found = named or next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is not None:
        return found
    if os.environ.get("VIEC_TEST_REQUIRE_BROWSER") == "1":
        pytest.fail("no Chromium here, and VIEC_TEST_REQUIRE_BROWSER=1 demands one")
    pytest.skip("no Chromium here: apt-get install chromium, or name one in VIEC_TEST_CHROMIUM")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give a browser. While it runs, this thread has an event loop: end it with the module."""
    path = path_of_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


class Visitor:
    """A browser window of its own, which notes every complaint and every request elsewhere."""

    def __init__(self, browser: Browser, base: str, **options) -> None:
        options = {"viewport": {"width": 360, "height": 740}, "locale": "vi-VN"} | options
        self.base = base
        self.context: BrowserContext = browser.new_context(**options)
        self.context.set_default_timeout(10_000)
        self.complaints: list[str] = []
        self.elsewhere: list[str] = []

    def open(self, path: str = "/") -> Page:
        page = self.context.new_page()
        page.on("console", lambda said: said.type == "error" and self.complaints.append(said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._note)
        page.goto(self.base + path)
        return page

    def _note(self, request) -> None:
        if not request.url.startswith(self.base + "/"):
            self.elsewhere.append(request.url)

    def close(self) -> None:
        self.context.close()
