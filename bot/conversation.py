"""The conversation: an incoming message becomes one command, or the right question."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from bot.commands import assign as _assign
from bot.commands import away as _away
from bot.commands import calendar as _calendar
from bot.commands import catalogue as _catalogue
from bot.commands import delegation as _delegation
from bot.commands import departure as _departure
from bot.commands import figures as _figures
from bot.commands import finding as _finding
from bot.commands import indicators as _indicators
from bot.commands import key_results as _key_results
from bot.commands import lapse as _lapse
from bot.commands import moves as _moves
from bot.commands import objectives as _objectives
from bot.commands import own_data as _own_data
from bot.commands import proof as _proof
from bot.commands import reopening as _reopening
from bot.commands import replies as _replies
from bot.commands import review as _review
from bot.commands import rhythm as _rhythm
from bot.commands import series as _series
from bot.commands import steps as _steps
from bot.commands import talk as _talk
from bot.commands import thanks as _thanks
from bot.commands import undo as _undo
from bot.commands import units as _units
from bot.commands import ways as _ways
from bot.commands import work as _work
from bot.commands.desk import (
    VERBS,
    Answer,
    Drop,
    Reply,
    ShowTask,
    Talk,
    complete,
    perform,
    person_name,
    read,
)
from bot.commands.draft import AssignDraft
from bot.commands.notices import (
    Dropped,
    EditNotCounted,
    ListPast,
    NoQuestion,
    NoSuchChoice,
    Nothing,
    NotUnderstood,
    NotYet,
    TooLong,
)
from bot.gateways.port import ChatChanged, Incoming
from bot.purge import Purge, purge
from bot.reading import MessageReading, PeopleIndex, read_message
from bot.reading.text import fold
from core.kernel import post, question
from core.kernel.command import Command
from core.kernel.inbox import Waiting
from core.kernel.notice import Notice
from core.kernel.post import Address, Priority, Replied
from core.kernel.question import Question
from core.kernel.refusal import Slip
from core.kernel.transaction import Tx
from core.people import actions as people_actions
from core.people import channels, chats
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Link, Turn
from core.people.channels import WarnOfChannel
from core.people.notices import LanguageSet, NotLinked
from core.people.rules import Person
from core.people.store import Office
from core.periods import store as periods
from core.periods.rules import WorkCalendar
from core.reminders import actions as reminders
from core.reminders import boards, mornings, quiet, requests
from core.reminders.actions import SendDigests, SendWeeks
from core.reminders.boards import RefreshBoards
from core.reminders.groups import unit_month
from core.reminders.mornings import SendMornings
from core.reminders.quiet import GiveHeld
from core.reminders.requests import RemindOfRequests
from core.tasks import files, series
from core.tasks.media import fit_name
from core.tasks.series import RunSeries

MOST_CHARACTERS = 4000
_NUMBER_ALONE = re.compile(r"(?:nv\s*-?\s*|#\s*)(\d{1,7})|(\d{3,7})")
OWN_CLOCK_LASTS = dt.timedelta(minutes=60)
FORGED = 2**63
"""No list has such a number: only a button that was not made by us carries it."""
LEAVE = "thoi"
UNDO = "hoan_tac"
NEXT_PAGE = frozenset(
    {"them", "tiep", "xem tiep", "xem them", "trang sau", "next", "more", "them nua"}
)
NEVER_MEANT = frozenset({"cho_thoi", "bo_lien_ket"})
"""What is never proposed for words that were not understood: it cannot be taken back."""
IN_GROUPS = frozenset({"lich", "don_vi", "nguyen_nhan"})
"""What is answered in a group: it is about the office, never about one person's work."""
OF_UNITS = frozenset({"tong_hop", "bang"})
"""What asks for the figures of a unit: in a group they come as one line of text."""

ROOMS = (
    _assign,
    _away,
    _calendar,
    _catalogue,
    _delegation,
    _departure,
    _figures,
    _finding,
    _indicators,
    _key_results,
    _moves,
    _objectives,
    _own_data,
    _proof,
    _replies,
    _review,
    _steps,
    _series,
    _rhythm,
    _talk,
    _thanks,
    _undo,
    _units,
    _ways,
    _work,
)
"""The modules of `bot.commands`: importing them makes their verbs known."""


class OfficeConversation:
    """Answers every chat of an installation; keeps each office's names for looking up.

    `live` gives the address of the live board for a platform that has none of its own.
    """

    def __init__(self, live: Callable[[str], str | None] = lambda _gateway: None) -> None:
        self._live = live
        self._indexes: dict[int, tuple[int, PeopleIndex]] = {}

    def receive(self, tx: Tx, waiting: Waiting, incoming: Incoming) -> None:
        """Keep the files of a message, whatever becomes of its words; a stranger's are not kept."""
        actor = people.by_chat(tx.connection, waiting.gateway, waiting.bot, incoming.chat)
        if actor is None or not incoming.private or incoming.edited:
            return
        uploaded = [one.key for one in incoming.files if one.key]
        files.said_with(tx.connection, waiting.gateway, uploaded, actor.id, tx.update)
        for place, one in enumerate(incoming.files):
            if not one.key:
                files.add(
                    tx.connection,
                    office_id=actor.office_id,
                    person_id=actor.id,
                    code=f"{tx.chance.getrandbits(96):024x}",
                    name=fit_name(one.name),
                    source=(waiting.gateway, waiting.bot, f"{tx.update}:{place}"),
                    remote=one.remote,
                    now=tx.now,
                    said=_counts_at(incoming, waiting.received),
                    update_id=tx.update,
                    album=incoming.album,
                )

    def respond(self, tx: Tx, waiting: Waiting, incoming: Incoming) -> None:
        """Carry out what was said. Raises Slip or Refusal to answer without a change."""
        who = incoming.sender or incoming.chat
        actor = people.by_chat(tx.connection, waiting.gateway, waiting.bot, who)
        if actor is None:
            if not incoming.edited:
                self._meet_stranger(tx, waiting, incoming)
            return
        if incoming.private:
            people.chat_used(tx.connection, waiting.gateway, waiting.bot, who, tx.now)
        talk = self._talk(tx, waiting, incoming, actor)
        answer = _respond(talk)
        replies = answer if isinstance(answer, tuple) else (answer,)
        if _is_line(incoming):
            _lapse.answered(talk, replies[0].notice)
        for index, reply in enumerate(replies):
            spoken = reply.notice.language if isinstance(reply.notice, LanguageSet) else None
            post.put(
                tx,
                talk.at.but(language=spoken or actor.language),
                reply.notice,
                key=f"re:{index}",
                choices=reply.keep(talk),
                priority=Priority.ANSWER,
            )
        quiet.settle(tx)

    def refused(self, tx: Tx, waiting: Waiting, incoming: Incoming, notice: Notice) -> None:
        """Let go of what was asked before a line that came to nothing: `1` must not mean it."""
        who = incoming.sender or incoming.chat
        actor = people.by_chat(tx.connection, waiting.gateway, waiting.bot, who)
        if actor is not None and _is_line(incoming):
            _lapse.refused(self._talk(tx, waiting, incoming, actor), notice)

    def chat_changed(self, tx: Tx, waiting: Waiting, change: ChatChanged) -> None:
        """Note whether letters can still go into a chat; who linked it stays as it is."""
        if change.open:
            chats.reopen(tx.connection, waiting.gateway, waiting.bot, change.chat)
        else:
            chats.close(tx.connection, waiting.gateway, waiting.bot, change.chat, tx.now)

    def perform(self, tx: Tx, office_id: int, command: Command) -> None:
        """Carry out what time, or a channel of ours, asks for."""
        calendar = periods.calendar_of(tx.connection, office_id)
        match command:
            case WarnOfChannel():
                channels.warn(tx, office_id, command)
            case SendDigests():
                reminders.send_digests(tx, office_id, calendar, command)
            case SendWeeks():
                reminders.send_weeks(tx, office_id, calendar, command)
            case SendMornings():
                mornings.send_mornings(tx, office_id, calendar, command)
            case RefreshBoards():
                boards.refresh(tx, office_id, command)
            case RunSeries():
                series.run(tx, office_id, calendar)
            case GiveHeld():
                quiet.give_held(tx, people.person_of(tx.connection, command.person_id))
            case Purge():
                purge(tx, office_id, command)
            case RemindOfRequests():
                requests.remind(tx, office_id, calendar)
            case _:
                raise LookupError(f"nothing is done for {command.kind}")
        quiet.settle(tx)

    def tell_back(
        self, tx: Tx, gateway: str, bot: str, chat: str, notice: Notice, key: str = "back"
    ) -> None:
        """Answer the chat that an update came from, in its person's language."""
        actor = people.by_chat(tx.connection, gateway, bot, chat)
        to = _address(gateway, bot, chat, actor)
        post.put(tx, to, notice, key=key, priority=Priority.ANSWER)

    def offices_of(
        self, connection: Connection, gateway: str, bot: str, chats: Sequence[str]
    ) -> dict[str, int]:
        """Give the office of whoever each chat belongs to."""
        return people.offices_of_chats(connection, gateway, bot, chats)

    def person_of(self, connection: Connection, gateway: str, bot: str, chat: str) -> int | None:
        """Give whose a chat is."""
        found = people.by_chat(connection, gateway, bot, chat)
        return found.id if found else None

    def _talk(self, tx: Tx, waiting: Waiting, incoming: Incoming, actor: Person) -> Talk:
        office = people.office_of(tx.connection, actor.office_id)
        said = _counts_at(incoming, waiting.received)
        home = people_rules.home(actor, tx.now)
        return Talk(
            tx=tx,
            turn=Turn(
                actor=actor,
                office=office,
                said=said,
                channel=waiting.gateway,
                claimed=_claimed(incoming, waiting.received),
            ),
            at=_address(waiting.gateway, waiting.bot, incoming.chat, actor),
            incoming=incoming,
            calendar=periods.calendar_of(tx.connection, office.id, home.path if home else ""),
            index=self._index(tx, office),
            live=self._live(waiting.gateway),
        )

    def _index(self, tx: Tx, office: Office) -> PeopleIndex:
        kept = self._indexes.get(office.id)
        if kept is not None and kept[0] == office.roster:
            return kept[1]
        names = (person_name(one, tx.now) for one in people.of_office(tx.connection, office.id))
        index = PeopleIndex([name for name in names if name is not None])
        self._indexes[office.id] = (office.roster, index)
        return index

    def _meet_stranger(self, tx: Tx, waiting: Waiting, incoming: Incoming) -> None:
        at = _address(waiting.gateway, waiting.bot, incoming.chat, None)
        reading = read_message(
            incoming.text[:MOST_CHARACTERS], incoming.said, PeopleIndex([]), WorkCalendar.of()
        )
        if reading.intent == "lien_ket" and incoming.private:
            code = "".join(one for one in reading.argument or "" if one.isdigit())
            notice = people_actions.link(tx, at, Link(code=code))
            post.put(tx, at, notice, key="re:0", priority=Priority.ANSWER)
        elif chats.was_of_departed(tx.connection, at.gateway, at.bot, at.chat):
            return
        elif self._may_refuse(tx, at, incoming):
            post.put(tx, at, NotLinked(), key="re:0", priority=Priority.ANSWER)

    @staticmethod
    def _may_refuse(tx: Tx, at: Address, incoming: Incoming) -> bool:
        """Tell whether a stranger is answered now: once in a while he, and once a group."""
        if not people_actions.refuse_stranger(tx, at):
            return False
        if incoming.private:
            return True
        alone = _address(at.gateway, at.bot, incoming.sender, None)
        return people_actions.refuse_stranger(tx, alone)


def _respond(talk: Talk) -> Answer:
    incoming = talk.incoming
    if not incoming.private:
        return _respond_to_group(talk)
    if incoming.edited:
        return Reply(EditNotCounted())
    if incoming.pressed is not None:
        return _press(talk, incoming.pressed, incoming.question)
    text = incoming.text
    if len(text) > MOST_CHARACTERS:
        raise Slip(TooLong(length=len(text), most=MOST_CHARACTERS))
    letter = _replies.replied(talk)
    if incoming.files:
        answer = _proof.answer_files(talk, letter, text)
        if answer is not None:
            return answer
    if letter is not None:
        return _reply_to(talk, letter, text)
    number = _bare_number(text)
    return _read(talk, text) if number is None else _choose(talk, number)


def _is_line(incoming: Incoming) -> bool:
    """Tell whether words were typed to the bot: no number, no button, no file."""
    typed = incoming.private and not incoming.edited and incoming.pressed is None
    return typed and not incoming.files and _bare_number(incoming.text) is None


def _bare_number(text: str) -> int | None:
    """Give the number of a choice, if nothing else was typed."""
    bare = text.strip(" .,;:!\t\n\u200b\u200e\u200f")
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) <= 2 else None


def _reply_to(talk: Talk, letter: Replied, text: str) -> Answer:
    """Answer a reply: to a question by its numbers or words, to a task's letter about the task."""
    asked, number = _replies.question_of(talk, letter), _bare_number(text)
    if number is not None and asked is not None:
        return _press(talk, number, asked.id)
    current = question.current(talk.tx, talk.turn.actor.id)
    if number is not None and current is not None and number in current.commands:
        return _take(talk, current, number)
    if asked is not None and current is not None and asked.id == current.id and asked.awaits:
        return _read(talk, text)
    if asked is not None and (places := _positions(asked)):
        talk = replace(talk, positions=places)
    answer = _replies.answer_reply(talk, letter, text)
    if answer is not None:
        return answer
    return _read(talk, text) if number is None else _choose(talk, number)


def _respond_to_group(talk: Talk) -> Answer:
    text = talk.incoming.text[:MOST_CHARACTERS]
    reading = read_message(text, talk.now, talk.index, talk.calendar)
    if reading.intent in IN_GROUPS:
        return VERBS[reading.intent](talk, reading)
    about_unit = reading.intent in OF_UNITS and not talk.incoming.pressed
    return Reply(unit_month(talk.tx, talk.turn, asked_for_person=not about_unit))


def _press(talk: Talk, number: int, list_of: int | None) -> Answer:
    known = list_of is not None and 0 < list_of < FORGED
    asked = question.find(talk.tx, talk.turn.actor.id, list_of or 0) if known else None
    if asked is None or asked.state != "open" or number not in asked.commands:
        raise Slip(ListPast(settled=_is_settled(asked, number)))
    return _take(talk, asked, number)


def _choose(talk: Talk, number: int) -> Answer:
    asked = question.current(talk.tx, talk.turn.actor.id)
    if asked is None:
        last = question.last(talk.tx, talk.turn.actor.id)
        raise Slip(NoQuestion(number=number, settled=_is_settled(last, number)))
    if number == 0 and 0 not in asked.commands:
        return _leave(talk, asked)
    if number not in asked.commands:
        raise Slip(NoSuchChoice(number=number, numbers=tuple(asked.commands)))
    return _take(talk, asked, number)


def _leave(talk: Talk, asked: Question) -> Answer:
    """Take 0 as leaving, also where it is not among the choices: what was done before stays."""
    question.use(talk.tx, asked.id, Drop.kind)
    return (
        Reply(Dropped(anything=True, kept=True)) if _lapse.follows(asked) else perform(talk, Drop())
    )


def _is_settled(asked: Question | None, number: int) -> bool:
    """Tell whether this very choice was taken and did something: leaving does nothing."""
    if asked is None or asked.state != "used" or number not in asked.commands:
        return False
    kind = asked.commands[number].kind
    return kind == asked.outcome and kind != Drop.kind


def _take(talk: Talk, asked: Question, number: int) -> Answer:
    command = asked.commands[number]
    question.use(talk.tx, asked.id, command.kind)
    return perform(talk, command)


def _read(talk: Talk, text: str) -> Answer:
    actor = talk.turn.actor
    asked = question.current(talk.tx, actor.id)
    talk = replace(talk, positions=talk.positions or _places(talk, asked))
    found = _without_reading(talk, asked, text)
    if found is not None:
        return found
    reading = read(talk, text)
    if reading.intent is None:
        return _without_verb(talk, asked, reading, text)
    serve = VERBS.get(reading.intent)
    polite = _talk.courtesy(text) if serve is None else None
    if polite is not None:
        return Reply(polite)
    if serve is None:
        raise Slip(NotYet(verb=reading.intent))
    if asked is not None and reading.intent == UNDO and _is_preview(asked):
        serve = VERBS[LEAVE]
    elif asked is not None and reading.intent != LEAVE:
        question.close(talk.tx, actor.id)
    return serve(talk, reading)


def _without_reading(talk: Talk, asked: Question | None, text: str) -> Answer | None:
    """Answer what has a form of its own, or was asked for.

    The next page, a name, `MT-5`, `NV-12`, the code of a picture, several decisions.
    """
    if asked is not None and _asks_for_more(asked, text):
        return _take(talk, asked, _finding.MORE)
    if asked is not None and _names_somebody(talk, asked, text):
        question.use(talk.tx, asked.id, "typed")
        return complete(talk, asked.awaits or Drop(), text)
    if asked is None or asked.awaits is None:
        named = (
            _task_named(talk, text)
            or _objectives.meant(talk, text)
            or _indicators.meant(talk, text)
        )
        if named is not None:
            return named
    opened = _reopening.opened(talk, text)
    return Reply(opened) if opened else _review.decide_all(talk, text)


def _task_named(talk: Talk, text: str) -> Answer | None:
    """Show the task whose number is all that was typed: `NV-12`, or from 100 on `268` alone.

    One or two digits alone are the answer to a question, or a place of a list.
    """
    found = _NUMBER_ALONE.fullmatch(fold(text).strip(" .,!?"))
    if found is None:
        return None
    question.close(talk.tx, talk.turn.actor.id)
    return _work.show_task(talk, ShowTask(number=int(found[1] or found[2])))


def _is_preview(asked: Question) -> bool:
    """Tell whether something was shown and not yet done: to undo it is to leave it."""
    return any(isinstance(one, Drop) and not one.kept for one in asked.commands.values())


def _without_verb(talk: Talk, asked: Question | None, reading: MessageReading, text: str) -> Answer:
    """Take words without a verb as the answer that was asked for, or as a correction."""
    _reopening.refuse_unknown(text, worded=True)
    if asked is not None and asked.awaits is not None and text.strip():
        question.use(talk.tx, asked.id, "typed")
        return complete(talk, asked.awaits, text)
    theirs = _finding.of_somebody_named(talk, text)
    if theirs is not None:
        question.close(talk.tx, talk.turn.actor.id)
        talk = replace(talk, aimed=theirs)
        meant = read(talk, theirs)
        return VERBS[meant.intent or ""](talk, meant)
    thanked = _thanks.meant(talk, text)
    if thanked is not None:
        return thanked
    corrected = _assign.correct(talk, text)
    if corrected is not None:
        return corrected
    polite = _talk.courtesy(text)
    if polite is not None:
        return Reply(polite)
    if not any(one.isalnum() for one in text):
        raise Slip(Nothing())
    _reopening.refuse_unknown(text)
    told = _work.told(talk, text)
    if told is not None:
        return told
    nearest = tuple(name for name in reading.nearest if name in VERBS and name not in NEVER_MEANT)
    raise Slip(NotUnderstood(typed=text.strip()[:60], nearest=nearest))


def _asks_for_more(asked: Question, text: str) -> bool:
    """Tell whether the next page of the list that is open is asked for."""
    return _finding.MORE in asked.commands and " ".join(fold(text).split()) in NEXT_PAGE


def _places(talk: Talk, asked: Question | None) -> dict[int, int]:
    """Give the task numbers behind the places of the list that is decided about.

    A preview of decisions, carried out or left, leaves the places of the list before it as they
    were shown: a place is never read as the number of another task.
    """
    last = asked or question.last(talk.tx, talk.turn.actor.id)
    found = last
    while found is not None and _review.is_about_decisions(found):
        found = question.before(talk.tx, talk.turn.actor.id, found.id)
    return {} if found is None or (found is last and asked is None) else _positions(found)


def _positions(asked: Question) -> dict[int, int]:
    """Give the task numbers behind the places of a list."""
    return {
        place: command.number
        for place, command in asked.commands.items()
        if isinstance(command, ShowTask)
    }


def _names_somebody(talk: Talk, asked: Question, text: str) -> bool:
    """Tell whether a name that was asked for has been typed: `Tuấn` is then no `tuần`."""
    draft = asked.awaits
    if not isinstance(draft, AssignDraft) or draft.awaits != "people":
        return False
    found = read(talk, f"giao {text}")
    return found.title is None and any(one.id or one.candidates for one in found.mentions)


def _address(gateway: str, bot: str, chat: str, actor: Person | None) -> Address:
    return Address(
        gateway=gateway,
        bot=bot,
        chat=chat,
        language=actor.language if actor else "vi",
        person_id=actor.id if actor else None,
        office_id=actor.office_id if actor else None,
        gender=actor.gender if actor else None,
        dark=actor.dark if actor else False,
    )


def _counts_at(incoming: Incoming, received: dt.datetime) -> dt.datetime:
    """Give the moment at which a message counts: its sending time, never after its arrival.

    A time that only the sender's own device vouches for counts up to 60 minutes back.
    """
    if incoming.said >= received:
        return received
    return incoming.said if _claimed(incoming, received) is None else received


def _claimed(incoming: Incoming, received: dt.datetime) -> dt.datetime | None:
    """Give when a message was typed by the sender's own clock, where that is too long ago."""
    late = incoming.own_clock and received - incoming.said > OWN_CLOCK_LASTS
    return incoming.said if late else None
