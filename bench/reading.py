"""What reading a typed line costs, beside a search with dateparser over the same lines in one run.

CPU per message (goal: 0.3 ms for a usual one), per deadline phrase, for 4,096 hostile characters
(goal: 20 ms), and what an index of 100,000 people costs.
"""

import json
import time
import warnings
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot.reading import (
    DeadlineReading,
    MessageReading,
    PeopleIndex,
    PersonName,
    read_deadline,
    read_message,
)
from bot.reading.line import read_roster
from core.periods.rules import WorkCalendar

ROWS = Path(__file__).parent.parent / "tests" / "bot" / "reading"
NOW = datetime.fromisoformat("2026-11-23T09:00:00+07:00")
CALENDAR = WorkCalendar.of()
ROUNDS = 5
HOSTILE = {
    "numbers": "1 " * 2048,
    "slashes": "1/" * 2048,
    "brackets": "(" * 4096,
    "names": "/giao " + "Lan, " * 800,
    "dates": "giao Lan " + "ngày 1/1/2027, " * 270,
    "edges": "giao Lan " + "đầu tuần " * 450,
    "shares": "bc 12 " + "1/2 " * 1000,
    "honorifics": "anh " * 1024,
    "weekdays": "thứ 2, 3, 4, 5, " * 250,
    "terms": "giao Lan " + "1 ngày, không kể lễ " * 200,
    "conditions": "nếu không có " * 310,
    "telex": "tuaanf " * 580,
    "lists": "ngày 1, 2, 3, 4, " * 230,
    "emoji": "🙏" * 4096,
}


def milliseconds_each(
    read: Callable[[str], object], texts: list[str], rounds: int = ROUNDS
) -> float:
    """CPU per text, after one round that fills the caches."""
    for text in texts:
        read(text)
    began = time.process_time()
    for _ in range(rounds):
        for text in texts:
            read(text)
    return (time.process_time() - began) * 1000 / rounds / len(texts)


def main() -> None:
    people = PeopleIndex(read_roster(ROWS / "people.jsonl"))
    messages = [
        json.loads(line)["text"]
        for line in (ROWS / "messages.jsonl").read_text("utf-8").splitlines()
    ]
    phrases = [
        line.rsplit("=>", 1)[0].strip()
        for line in (ROWS / "deadlines.txt").read_text("utf-8").splitlines()
        if "=>" in line and not line.startswith(("#", "=>"))
    ]

    def message(text: str) -> MessageReading:
        return read_message(text, NOW, people, CALENDAR)

    def deadline(text: str) -> DeadlineReading:
        return read_deadline(text, NOW, CALENDAR)

    ours, phrase = milliseconds_each(message, messages), milliseconds_each(deadline, phrases)
    print(f"message  {ours:8.3f} ms  ({len(messages)} messages, goal 0.3)")
    print(f"deadline {phrase:8.3f} ms  ({len(phrases)} phrases)")
    theirs = dateparser_search(messages[:60])
    print(
        f"dateparser search {theirs:8.3f} ms  = {theirs / ours:.0f} times a whole message of ours"
    )
    worst = max(
        (milliseconds_each(read, [text[:4096]], rounds=1), name)
        for name, text in HOSTILE.items()
        for read in (message, deadline)
    )
    print(f"worst of {len(HOSTILE)} hostile texts {worst[0]:.1f} ms ({worst[1]}, goal 20)")
    print_people(100_000)


def dateparser_search(texts: list[str]) -> float:
    """CPU of dateparser's search, Vietnamese only, over the same texts."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from dateparser.search import search_dates

        settings = {"RELATIVE_BASE": NOW.replace(tzinfo=None), "PREFER_DATES_FROM": "future"}
        return milliseconds_each(
            lambda text: search_dates(text, languages=["vi"], settings=settings), texts, rounds=1
        )


def print_people(count: int) -> None:
    given = [person.name.split()[-1] for person in read_roster(ROWS / "people.jsonl")]
    family, middle = ("Nguyễn", "Trần", "Lê", "Phạm", "Vũ"), ("Văn", "Thị", "Đức", "Minh", "Ngọc")
    crowd = [
        PersonName(
            str(n),
            f"{family[n % 5]} {middle[n // 5 % 5]} {given[n % len(given)]}",
            None,
            f"Phòng {n % 90}",
            f"P{n % 90}",
        )
        for n in range(count)
    ]
    began = time.process_time()
    index = PeopleIndex(crowd)
    built = time.process_time() - began
    full = "giao Nguyễn Văn Lan soạn tờ trình, hạn thứ 6"
    cost = milliseconds_each(lambda text: read_message(text, NOW, index, CALENDAR), [full])
    print(
        f"{count:,} people indexed in {built:.2f} s (goal 2); a message with one of them {cost:.3f} ms"
    )


if __name__ == "__main__":
    main()
