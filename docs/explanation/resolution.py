"""Writes from-a-resolution-to-a-task.md: a paragraph followed down to a task, and back up.

Run from the top of the checkout: `.venv/bin/python docs/explanation/resolution.py`. What is typed
goes to the demo office as it is built for a fixed moment; every answer is the one that came back.
"""

import asyncio
import datetime as dt
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import func, select

from bot import errands
from bot.app import Office
from bot.demo.build import build
from bot.demo.cast import PEOPLE
from bot.gateways.web.tables import web_message
from bot.gateways.web.wire import Payload
from core.kernel.transaction import Inline, sqlite_engine

PAGE = Path(__file__).parent / "from-a-resolution-to-a-task.md"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
AT = dt.datetime(2026, 11, 23, 14, 30, tzinfo=ZONE)
NAMES = {code: name for code, name, *_ in PEOPLE}
SCENES: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Từ nghị quyết xuống",
        "Down: the resolution's paragraphs, one of them, its key result and its indicator.",
        (
            ("SNV01", "nguồn NQ57"),
            ("SNV01", "kr 4 nguồn NQ57.1"),
            ("SNV01", "nguồn NQ57.1 chỉ tiêu CT4"),
            ("VP01", "giao Trần Thị Bảo Ngọc quét 500 hồ sơ đợt cuối, nguồn NQ57.1, hạn thứ 6 !"),
            ("VP01", "nguồn NQ57.1"),
        ),
    ),
    (
        "Một con số, báo một lần",
        "The value is said once, at the indicator; the key result reads it from there.",
        (
            ("VP03", "CT4 4.100"),
            ("VP03", "kr 4 chỉ tiêu CT4"),
            ("VP03", "1"),
            ("VP03", "kr 4"),
            ("VP01", "chỉ tiêu VP"),
        ),
    ),
    (
        "Từ việc ngược lên",
        "Back up: where the task comes from; and what nobody owns yet.",
        (
            ("VP03", "nguồn {task}"),
            ("SNV01", "mồ côi"),
            ("SNV01", "mồ côi NQ57"),
        ),
    ),
)


def page(built: Path) -> str:
    """Give the page, from a demo office built for the fixed moment; the office is changed."""
    return "\n".join(_lines(asyncio.run(_said(built))))


async def _said(built: Path) -> list[list[tuple[str, str, str]]]:
    database = Inline(sqlite_engine(built))
    try:
        office = Office(database, clock=lambda: AT, at_once=1)
        await office.start()
        found, task = [], ""
        for _, _, lines in SCENES:
            told = []
            for code, line in lines:
                typed = line.format(task=task)
                answer = await _say(office, code, typed)
                if answer.startswith("Đã giao NV-"):
                    task = answer.split("NV-")[1].split(".")[0].split(" ")[0]
                told.append((code, typed, answer))
            found.append(told)
        return found
    finally:
        database.close()


async def _say(office: Office, code: str, line: str) -> str:
    """Say a line in somebody's chat; give what came back in it."""

    def last(connection):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
        found = select(func.coalesce(func.max(web_message.c.id), 0))
        return connection.execute(found).scalar_one()

    before = await office.database.read(last)
    await errands.say(office, code, line)
    await office.settle()

    def told(connection):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
        found = select(web_message.c.payload).where(
            web_message.c.id > before, web_message.c.chat == code
        )
        return list(connection.execute(found.order_by(web_message.c.id)).scalars())

    return "\n".join("\n".join(_shown(one)) for one in await office.database.read(told))


def _shown(payload: str) -> Sequence[str]:
    shown = msgspec.json.decode(payload, type=Payload)
    buttons = "   ".join(f"[{one.number} {one.words}]" for one in shown.buttons)
    return [*shown.text.split("\n"), *([buttons] if buttons else [])]


def _lines(said: Sequence[Sequence[tuple[str, str, str]]]) -> Iterator[str]:
    yield "# From a resolution to a task, and back"
    yield ""
    yield "Typed to the demo office as it is built for Monday 23/11/2026, 14:30, and what came"
    yield "back, word for word; written by [a script](resolution.py). The method is in"
    yield "[mục tiêu và chỉ tiêu](muc-tieu.md)."
    for (head, gloss, _), told in zip(SCENES, said, strict=True):
        yield from ("", f"## {head}", "", f"*{gloss}*", "", "```")
        for code, typed, answer in told:
            yield f"{NAMES[code].split()[-1]} › {typed}"
            yield from answer.split("\n")
        yield "```"
    yield ""


def main() -> None:
    """Build the demo and write the page."""
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder) / "demo.db"
        build(built, AT, str(ZONE), AT - dt.datetime.now(dt.UTC))
        PAGE.write_text(page(built), encoding="utf-8")
    sys.stdout.write(f"{PAGE}\n")


if __name__ == "__main__":
    main()
