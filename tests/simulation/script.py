"""What happens in three simulated days: who says what, and what must come of it."""

import datetime as dt
import random
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from zoneinfo import ZoneInfo

from core.kernel.fact import Fact, write
from tests.kernel.ledger import LedgerAdded, LedgerNo, LedgerNotRead, LedgerStruck, LedgerTold

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
START = dt.datetime(2026, 11, 25, 6, 30, tzinfo=ZONE)  # a Wednesday
END = dt.datetime(2026, 11, 27, 18, 30, tzinfo=ZONE)
BOTS = ("b1", "b2")
LISTENERS = (("b1", "c0"), ("b2", "c1"))
SLOTS = (*("RunSeries", "SendDigests", "SendMornings") * 3, "SendWeeks")
ENDINGS = {"add": "done", "slip": "slip", "refuse": "refused", "bug": "failed", "?": "parked"}
SECRET = "add 1 độ mật: TỐI MẬT"


class Said(Fact, frozen=True):
    """One update: the platform's number for it in its bot, its chat, its text, its arrival."""

    number: int
    bot: str
    chat: str
    text: str
    arrives: dt.datetime

    @property
    def ending(self) -> str:
        """The state in which its row of the inbox must end."""
        return "secret" if self.text == SECRET else ENDINGS[self.text.split()[0]]

    @property
    def adds(self) -> int | None:
        """The number that takes effect, if one does."""
        return int(self.text.split()[1]) if self.ending == "done" else None

    @property
    def tells(self) -> list[str]:
        """The other chats that are told, each once."""
        return list(dict.fromkeys(self.text.split()[3:])) if self.ending == "done" else []


def written(chance: random.Random, count: int, chats: int) -> list[Said]:
    """Give a script: texts of many chats under two bots, in the order of their arrival.

    Within a chat they arrive in the order in which they were said; between chats some are late.
    """
    day, night = 12 * 3600.0, 12 * 3600.0
    moments: dict[tuple[str, str], list[float]] = {}
    for _ in range(count - 4):
        at = chance.uniform(0, day - 7200) + chance.choice((0, 1, 2)) * (day + night)
        late = chance.uniform(0, 7200) if chance.random() < 0.1 else 0.0
        moments.setdefault(_somebody(chance, chats), []).append(at + late)
    for _ in range(4):  # something is always under way when the end comes
        at = (END - START).total_seconds() - chance.uniform(1, 60)
        moments.setdefault(_somebody(chance, chats), []).append(at)
    every = sorted((at, *who) for who, times in moments.items() for at in sorted(times))
    numbers: Counter[str] = Counter()
    script = []
    for value, (at, bot, chat) in enumerate(every, start=1):
        numbers[bot] += chance.choice((1, 1, 1, 4))  # a platform may leave numbers out
        text = _text(chance, value, chats)
        arrives = START + dt.timedelta(seconds=at)
        script.append(Said(number=numbers[bot], bot=bot, chat=chat, text=text, arrives=arrives))
    return script


def _somebody(chance: random.Random, chats: int) -> tuple[str, str]:
    return chance.choice(BOTS), f"c{chance.randrange(chats)}"


def _text(chance: random.Random, value: int, chats: int) -> str:
    kind = chance.choices(
        ("add", "tell", "slip", "refuse", "bug", "?", "secret"), (50, 30, 4, 4, 4, 4, 4)
    )[0]
    match kind:
        case "add":
            return f"add {value}"
        case "tell":
            others = [f"c{chance.randrange(chats)}" for _ in range(chance.randint(1, 3))]
            return " ".join(["add", str(value), "tell", *others, chance.choice(others)])
        case "secret":
            return SECRET
        case _:
            return kind


def sums(script: Sequence[Said]) -> dict[tuple[str, str], list[int]]:
    """Give the numbers that must take effect in each chat, in order."""
    found: dict[tuple[str, str], list[int]] = {}
    for one in script:
        if one.adds is not None:
            found.setdefault((one.bot, one.chat), []).append(one.adds)
    return found


def letters(script: Sequence[Said]) -> Counter[tuple[str, str]]:
    """Give the letters that must be written for the updates: chat and text; codes left out."""
    expected: Counter[tuple[str, str]] = Counter()
    totals: Counter[str] = Counter()
    for one in script:
        chat = f"{one.bot} {one.chat}"
        match one.ending:
            case "done":
                totals[chat] += one.adds or 0
                answer = LedgerAdded(number=one.adds or 0, total=totals[chat])
                expected[chat, f"{answer.kind} {write(answer)}"] += 1
                for other in one.tells:
                    told = LedgerTold(number=one.adds or 0)
                    expected[f"{one.bot} {other}", f"{told.kind} {write(told)}"] += 1
            case "slip":
                expected[chat, f"{LedgerNotRead.kind} {{}}"] += 1
            case "refused":
                expected[chat, f"{LedgerNo.kind} {{}}"] += 1
            case "failed":
                expected[chat, "Broken"] += 1
            case "secret":
                expected[chat, "SecretRefused {}"] += 1
    return expected


def strikes() -> Counter[tuple[str, str]]:
    """Give the letters that must be written because of the time."""
    expected: Counter[tuple[str, str]] = Counter()
    for kind in SLOTS:
        for bot, chat in LISTENERS:
            told = LedgerStruck(slot=f"1 {kind}")
            expected[f"{bot} {chat}", f"{told.kind} {write(told)}"] += 1
    return expected


def without_code(text: str) -> str:
    """Give a message as `letters` expects it."""
    return "Broken" if text.startswith("Broken ") else text


def is_rising(numbers: Sequence[int]) -> bool:
    """Tell whether numbers never fall."""
    return all(one <= following for one, following in pairwise(numbers))
