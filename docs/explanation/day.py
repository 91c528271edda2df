"""Writes a-day-in-the-office.md: what people of the demo office said to Viec, and what came back.

Run from the top of the checkout: `.venv/bin/python docs/explanation/day.py`. Every line of the page
is read from the web chats of the demo as it is built for a fixed moment.
"""

import datetime as dt
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import Connection, Row, select

from bot.demo.build import build
from bot.demo.cast import PEOPLE
from bot.gateways.web.tables import web_message
from bot.gateways.web.wire import Kept, Payload
from core.kernel.tables import inbox, letter
from core.kernel.transaction import sqlite_engine
from locales import weekday

HERE = Path(__file__).parent
PAGE = HERE / "a-day-in-the-office.md"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
AT = dt.datetime(2026, 11, 23, 14, 30, tzinfo=ZONE)
NAMES = {code: name for code, name, *_ in PEOPLE}
WIDE = 60
"""So many characters of buttons stand in one line."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Lines of the story under a heading, with a line in English; or what the clock brought."""

    head: str
    gloss: str
    lines: Sequence[str] = ()
    brought: Sequence[tuple[str, str, int]] = ()
    """Whom the clock wrote to, what, and how many letters of that kind before the last one."""


DAYS: tuple[tuple[str, str, tuple[Scene, ...]], ...] = (
    (
        "Chị Lan, chuyên viên",
        "An official: work comes, is reported in one line and accepted; other work gets stuck.",
        (
            Scene(
                "Một việc, từ giao đến nghiệm thu",
                "Assigned, received, reported without diacritics on a bad network, handed in, "
                "accepted, thanked.",
                tuple(f"assigned-{place}" for place in range(1, 7)),
            ),
            Scene(
                "Việc kẹt, đồng hồ dừng",
                "Stuck: two taps name an objective cause; once confirmed the clock stands, and the "
                "deadline moves by the time it stood.",
                tuple(f"blocked-{place}" for place in range(2, 7)),
            ),
            Scene(
                "Thẻ tuần, chiều thứ Sáu",
                "The weekly card comes on Friday afternoon, as a picture with this text.",
                brought=(("TCCB03", "WeekCard", 0),),
            ),
        ),
    ),
    (
        "Anh Bình, trưởng phòng",
        "A head of division: two minutes in the morning, and what his people ask of him.",
        (
            Scene(
                "Bảy giờ rưỡi sáng",
                "The digest and the morning message.",
                brought=(("TCCB01", "Digest", 0), ("TCCB01", "Morning", 0)),
            ),
            Scene(
                "Bốn quyết định trong một câu",
                "A batch review: accepted, accepted in part, returned, put off until later.",
                ("reviewed-9", "reviewed-10"),
            ),
            Scene(
                "Gia hạn: một lần đồng ý, một lần không",
                "A later deadline for an objective cause is granted; one without a reason is not.",
                ("extended-2", "extended-3", "extended-5", "extended-6"),
            ),
            Scene(
                "Chị Hà nghỉ phép, anh Đức giữ hộ",
                "Leave with a deputy: nothing is sent meanwhile; the morning back has a summary.",
                ("leave-2", "leave-3", "leave-4"),
                brought=(("TCCB05", "Morning", 2),),
            ),
            Scene(
                "Giao nhầm thì rút lại",
                "Given by mistake, and taken back.",
                ("corrected-1", "corrected-2"),
            ),
        ),
    ),
    (
        "Anh Thịnh, giám đốc",
        "The director: work for a whole unit, decisions, a petition, objectives.",
        (
            Scene(
                "Mục tiêu quý, từ đề xuất đến báo mỗi tuần",
                "An objective is proposed by a division, agreed to, and checked in; what blocks a "
                "key result is told to who can unblock it.",
                tuple(f"objectives-{place}" for place in (11, 12, 13, 14, 35)),
            ),
            Scene(
                "Giao cho cả phòng, trưởng phòng phân công",
                "Work for a unit, which its head distributes.",
                ("distributed-1", "distributed-2"),
            ),
            Scene(
                "Sáng thứ Hai",
                "What waits for him, decided in one line.",
                ("directed-7", "directed-8"),
            ),
            Scene(
                "Kiến nghị về một dòng điểm",
                "An official objects to a line of his published score; another leader answers.",
                ("answered-1", "answered-2"),
            ),
        ),
    ),
    (
        "Những lúc khác",
        "From other days of the same office.",
        (
            Scene(
                "Đi cơ sở, ảnh làm minh chứng",
                "In the field: reminders wait, a late message counts at its sending time, photos "
                "are evidence, and one used twice is told to the reviewer alone.",
                ("field-3", "field-4", "field-5", "field-7"),
            ),
            Scene(
                "Lỗi nội dung",
                "An error of content is named as one.",
                ("erred-3", "erred-4"),
            ),
            Scene(
                "Trưởng phòng đi họp, phó trưởng phòng duyệt thay",
                "A head lets her deputy decide for two days; those who did the work see in whose "
                "place.",
                ("erred-5", "erred-6"),
            ),
            Scene(
                "Việc gấp tự đến",
                "Urgent work of one's own is confirmed by the head.",
                ("urgent-1", "urgent-2"),
            ),
            Scene(
                "Chuyển việc sang phòng khác",
                "A task goes to another unit: each side confirms.",
                ("handed-over-2", "handed-over-3", "handed-over-4"),
            ),
            Scene(
                "Những câu không được làm",
                "Refused: somebody else's task, and a marked secret, of which nothing is kept.",
                ("corrected-3", "corrected-4"),
            ),
        ),
    ),
)


def main() -> None:
    """Build the demo in a temporary folder and write the page."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.db"
        build(path, AT, str(ZONE), dt.timedelta())
        PAGE.write_text(page(path), encoding="utf-8")
    sys.stdout.write(f"{PAGE}\n")


def page(path: Path) -> str:
    """Give the page as a demo office tells it that was built for the moment."""
    engine = sqlite_engine(path, reading=True)
    try:
        with engine.connect() as connection:
            return "\n".join(_page(connection))
    finally:
        engine.dispose()


def _page(connection: Connection) -> Iterator[str]:
    yield "# A day in the office"
    yield ""
    yield "What three people of the invented demo office type to Viec and read there, taken from"
    yield f"their web chats as the story stands on {AT:%d/%m/%Y} at {AT:%H:%M}. `›` is typed,"
    yield "`[1 …]` is a button, `→` is what somebody else gets by that line."
    yield "`docs/explanation/day.py` writes this page; a test fails when Viec says anything else."
    for head, gloss, scenes in DAYS:
        yield from ("", f"## {head}", "", f"*{gloss}*")
        for scene in scenes:
            yield from ("", f"### {scene.head}", "", f"*{scene.gloss}*", "", "```")
            yield from _scene(connection, scene)
            yield "```"
    yield ""


def _scene(connection: Connection, scene: Scene) -> Iterator[str]:
    day = ""
    for name in scene.lines:
        for row in _heard(connection, name):
            at = row.received.astimezone(ZONE)
            if day != (day := f"{weekday('vi', at)} {at:%d/%m}"):
                yield f"[{day}]"
            yield from _typed(row.chat, row.raw, f"{at:%H:%M}")
            yield from _answers(connection, row)
    for code, kind, before in scene.brought:
        row = _brought(connection, code, kind, before)
        at = row.at.astimezone(ZONE)
        yield f"[{weekday('vi', at)} {at:%d/%m}, {at:%H:%M}, {_brief(code)}]"
        yield from _shown(row.payload)


def _heard(connection: Connection, name: str) -> list[Row[Any]]:
    keys = [f"demo-{name}", *(f"demo-{name}-{place}" for place in range(1, 4))]
    return list(
        connection.execute(select(inbox).where(inbox.c.source_key.in_(keys)).order_by(inbox.c.id))
    )


def _typed(code: str, raw: str | None, clock: str) -> Iterator[str]:
    if raw is None:
        yield f"{clock} {_brief(code)} › (không lưu)"
        return
    kept = msgspec.json.decode(raw, type=Kept)
    photos = f" [{len(kept.files)} ảnh]" if kept.files else ""
    yield f"{clock} {_brief(code)} › {kept.text}{photos}"


def _answers(connection: Connection, row: Row[Any]) -> Iterator[str]:
    told = connection.execute(
        select(web_message.c.chat, web_message.c.payload)
        .join(letter, letter.c.id == web_message.c.letter_id)
        .where(letter.c.dedupe_key.like(f"{row.id}:%"))
        .order_by(letter.c.chat != row.chat, letter.c.id)
    )
    for chat, payload in told:
        if chat == row.chat:
            yield from _shown(payload)
        else:
            first, *rest = _shown(payload)
            yield f"  → {_brief(chat)}: {first}"
            yield from (f"    {line}" for line in rest)


def _shown(payload: str) -> Iterator[str]:
    shown = msgspec.json.decode(payload, type=Payload)
    yield from shown.text.split("\n")
    row = ""
    for one in shown.buttons:
        button = f"[{one.number} {one.words}]"
        if row and len(row) + len(button) > WIDE:
            yield row
            row = ""
        row = f"{row} {button}".lstrip()
    if row:
        yield row


def _brought(connection: Connection, code: str, kind: str, before: int) -> Row[Any]:
    return connection.execute(
        select(web_message.c.at, web_message.c.payload)
        .join(letter, letter.c.id == web_message.c.letter_id)
        .where(letter.c.chat == code, letter.c.kind == kind)
        .order_by(letter.c.id.desc())
        .offset(before)
        .limit(1)
    ).one()


def _brief(code: str) -> str:
    return NAMES[code].split()[-1]


if __name__ == "__main__":
    main()
