"""From a letter to a message: its words, its numbered choices, its picture, fit for a platform."""

import datetime as dt
from typing import cast
from zoneinfo import ZoneInfo

import msgspec

from bot.gateways.port import Button, Gateway, Outgoing, Picture
from bot.views import (
    away,
    catalogue,
    causes,
    delegation,
    departure,
    evaluation,
    exchange,
    finding,
    giving,
    indicators,
    objectives,
    own_data,
    people,
    periods,
    petitions,
    programmes,
    regimes,
    reminders,
    rhythm,
    roster,
    series,
    steps,
    talk,
    tasks,
    tracing,
    ways,
    work_reports,
)
from bot.views.look import Look, lines, text_of
from core.kernel.notice import NOTICES, Notice
from core.kernel.post import Choices, Label, Letter, Priority
from core.people.notices import Named
from core.tasks.evidence_notices import FileLine
from locales import Language

ROOMS = (
    away,
    catalogue,
    causes,
    delegation,
    departure,
    evaluation,
    exchange,
    finding,
    giving,
    indicators,
    objectives,
    own_data,
    people,
    programmes,
    periods,
    petitions,
    regimes,
    reminders,
    roster,
    series,
    steps,
    rhythm,
    roster,
    talk,
    tasks,
    tracing,
    ways,
    work_reports,
)
"""The modules that show notices: importing them makes their views known."""


def page(letter: Letter, gateway: Gateway, zone: ZoneInfo) -> Outgoing:
    """Give a letter as it is to appear on a platform. Raises KeyError for a missing view."""
    language = cast("Language", letter.language)
    look = Look(language, zone, letter.created, letter.gender)
    notice = NOTICES.read(letter.notice, letter.body)
    text = text_of(notice, look)
    choices = msgspec.json.decode(letter.choices, type=Choices) if letter.choices else None
    labels = choices.labels if choices else ()
    can = gateway.capabilities
    if labels and not can.buttons:
        text = lines(text, numbered(labels, look))
    pictured = can.pictures and reminders.is_pictured(notice)
    return Outgoing(
        letter=letter.id,
        chat=letter.chat,
        text=fit(text, can.text_limit * can.parts),
        at=letter.created,
        bot=letter.bot,
        priority=Priority(letter.priority),
        buttons=tuple(
            Button(number=label.number, words=label_text(label, look), question=choices.question)
            for label in labels
            if choices and can.buttons
        ),
        picture=Picture(
            notice=letter.notice,
            body=letter.body,
            language=letter.language,
            caption=text,
            dark=letter.dark,
        )
        if pictured
        else None,
        files=files_in(notice),
        edits=letter.edits,
        taken=letter.taken,
    )


def files_in(notice: Notice) -> tuple[str, ...]:
    """Give the codes of the files that a notice names."""
    named = (*getattr(notice, "files", ()), getattr(notice, "file", None))
    return tuple(one.code for one in named if isinstance(one, FileLine))


def numbered(labels: tuple[Label, ...], look: Look) -> str:
    """Give choices as text: `1 Giao   2 Sửa hạn   0 Bỏ`, one a line where they are long."""
    shown = [f"{label.number} {label_text(label, look)}" for label in labels if not label.quiet]
    return "   ".join(shown) if sum(map(len, shown)) <= 40 else "\n".join(shown)


def label_text(label: Label, look: Look) -> str:
    """Give the words of a choice."""
    facts = dict(label.facts)
    if "deadline" in facts:
        facts["deadline"] = look.deadline(dt.datetime.fromisoformat(facts["deadline"]))
    if "moment" in facts:
        facts["moment"] = look.time(dt.datetime.fromisoformat(facts["moment"]))
    if "exact" in facts:
        facts["exact"] = look.number(facts["exact"], 3)
    gender = facts.pop("gender", None)
    for who in ("person", "reviewer"):
        if gender is not None and who in facts:
            facts[who] = look.brief(Named(name=facts[who], gender=gender or None, unit=""))
    return look.say(label.words, **facts)


def fit(text: str, limit: int) -> str:
    """Cut a text to so many UTF-16 units, at a space if one is near, ended by `…`."""
    if len(text.encode("utf-16-le")) // 2 <= limit:
        return text
    kept, used = [], 1
    for letter in text:
        used += 2 if ord(letter) > 0xFFFF else 1
        if used > limit:
            break
        kept.append(letter)
    cut = "".join(kept)
    space = max(cut.rfind(" "), cut.rfind("\n"))
    return f"{cut[:space] if space > limit * 3 // 4 else cut}…"
