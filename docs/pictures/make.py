"""Makes the pictures of README.md from the demo office at a fixed moment.

Run from the top of the checkout: `.venv/bin/python docs/pictures/make.py`. It needs Chromium (named
in VIEC_TEST_CHROMIUM, or on the path) and the tools for development.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

HERE = Path(__file__).parent
MOMENT = "2026-11-23T14:30"
DIRECTOR, HEAD, OFFICIAL = "SNV01", "TCCB01", "CCVC05"
PHONE = {"width": 412, "height": 915}
MOST_BYTES = 200 * 1024
BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def main() -> None:
    """Build the demo office in a temporary folder, talk a little, and keep what is seen."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "demo.db"
        viec("demo", "--build-only", "--db", database, "--at", MOMENT)
        draw("week", OFFICIAL, database)
        draw("month", OFFICIAL, database)
        draw("digest", DIRECTOR, database)
        draw("board", DIRECTOR, database)
        draw("causes", DIRECTOR, database)
        draw("goals", DIRECTOR, database)
        with serving(database) as address:
            photograph_board(address)
            photograph_chat(address)
    for picture in sorted(HERE.glob("*.png")):
        size = picture.stat().st_size
        sys.stdout.write(f"{picture.name}: {size // 1024} KB\n")
        if size > MOST_BYTES:
            sys.exit(f"{picture.name} is larger than {MOST_BYTES // 1024} KB")


def viec(*arguments: str | Path) -> None:
    """Run one console command of this checkout."""
    command = [sys.executable, "-m", "bot.cli", *map(str, arguments)]
    subprocess.run(command, check=True)  # noqa: S603 - our own command, our own words


def draw(kind: str, code: str, database: Path) -> None:
    """Draw one card as it stood at the moment."""
    out = HERE / f"{kind}.png"
    viec("picture", kind, "--for", code, "--db", database, "--at", MOMENT, "--out", out)


@contextmanager
def serving(database: Path) -> Iterator[str]:
    """Serve the demo office on a free port; give its address."""
    command = [sys.executable, "-m", "bot.cli", "demo", "--db", str(database), "--port", "0"]
    command += ["--at", MOMENT]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as served:  # noqa: S603
        try:
            line = served.stdout.readline() if served.stdout else ""
            yield line.removeprefix("Viec: ").strip().rstrip("/")
        finally:
            served.terminate()


def photograph_chat(address: str) -> None:
    """Give work in the web chat as the head of a department, and keep the page."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = browser.new_page(
            viewport=PHONE, device_scale_factor=2, locale="vi-VN", reduced_motion="reduce"
        )
        page.goto(f"{address}/#{HEAD}")
        expect(page.locator("body")).to_have_attribute("data-state", "online")
        say(page, "giao Lan soạn tờ trình, hạn thứ 6", "Hạn 17:00")
        say(page, "1", "Đã giao NV-")
        page.mouse.move(0, 0)
        page.screenshot(path=HERE / "chat.png")
        browser.close()


def photograph_board(address: str) -> None:
    """Keep the live board of the director as it stands on a phone."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport=PHONE, device_scale_factor=2, locale="vi-VN")
        page.goto(f"{address}/board?as={DIRECTOR}")
        expect(page.locator("body")).to_have_attribute("data-state", "online")
        page.screenshot(path=HERE / "live-board.png")
        browser.close()


def chromium() -> str:
    """Give where the browser is. Raises StopIteration where there is none."""
    named = os.environ.get("VIEC_TEST_CHROMIUM")
    return named or next(filter(None, map(shutil.which, BROWSERS)))


def say(page: Page, line: str, answer: str) -> None:
    """Type a line and wait until the last message holds the answer."""
    page.locator("#text").fill(line)
    page.locator("#text").press("Enter")
    expect(page.locator(".theirs .text").last).to_contain_text(answer)


if __name__ == "__main__":
    main()
