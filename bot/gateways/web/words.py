"""Words of the page: every label in the reader's language, and what to try first by role."""

import datetime as dt

from sqlalchemy import Connection

from bot.gateways.web.seats import Seat
from bot.gateways.web.wire import LONGEST, Greeting
from core.people import store as people
from core.people.rules import Person, Role, home, is_leader, leads, led_paths
from locales import LANGUAGES, Language, keys, say, whole

_FILLED_LATER = frozenset({"page-greeting", "page-example-assign", "page-problem-blocked"})
_GENDERS = {"nam": "male", "nữ": "female"}


def language_of(person: Person) -> Language:
    """Give the language in which Viec talks to a person."""
    return _known(person.language)


def preferred(accepted: str, asked: str | None = None) -> Language:
    """Give the language of somebody unknown: what he asked for, or what his browser prefers."""
    if asked is not None:
        return _known(asked)
    wanted = [part.partition(";")[0].strip()[:2].lower() for part in accepted.split(",")]
    return next((_known(one) for one in wanted if one in LANGUAGES), "vi")


def _known(name: str) -> Language:
    return "en" if name == "en" else "vi"


def page_words(language: Language) -> dict[str, str]:
    """Give every word of the page; a `{count}` in them is filled in by the page."""
    facts = {
        "page-demo": {"name": "{name}"},
        "page-characters": {"count": "{count}", "most": "{most}"},
        "page-typed-at": {"time": "{time}"},
        "page-unread": {"count": "{count}"},
        "page-remove": {"name": "{name}"},
        "page-uploading": {"percent": "{percent}"},
        "page-too-long": {"most": whole(language, LONGEST)},
    }
    return {
        key.removeprefix("page-"): say(language, key, **facts.get(key, {}))
        for key in sorted(keys(language))
        if key.startswith("page-") and key not in _FILLED_LATER
    }


def too_long(language: Language) -> str:
    """Give the sentence about a text that is too long."""
    return say(language, "page-too-long", most=whole(language, LONGEST))


def suggestions(seat: Seat, now: dt.datetime) -> tuple[str, ...]:
    """Give the ready lines above the composer, by role."""
    ready = ("digest", "waiting", "tasks", "score", "help")
    own = ("tasks", "week", "score", "help")
    names = ready if is_leader(seat.person, now) else own
    return tuple(say(language_of(seat.person), f"page-say-{name}") for name in names)


def greeting(connection: Connection, seat: Seat, now: dt.datetime) -> Greeting:
    """Give what an empty chat shows, with a sentence that names one of the leader's people."""
    language = language_of(seat.person)
    if is_leader(seat.person, now):
        examples = [
            say(language, "page-example-assign", name=_somebody(connection, seat.person, now)),
            say(language, "page-say-digest"),
            say(language, "page-say-waiting"),
        ]
    else:
        examples = [
            say(language, "page-say-tasks"),
            say(language, "page-example-report"),
            say(language, "page-say-score"),
        ]
    name = given_name(seat.person.name)
    gender = _GENDERS.get(seat.person.gender or "", "unknown")
    return Greeting(
        title=say(language, "page-greeting", gender=gender, name=name),
        text=say(language, "page-greeting-text"),
        examples=tuple(examples),
    )


def _somebody(connection: Connection, leader: Person, now: dt.datetime) -> str:
    led = [
        one
        for path in led_paths(leader, now)
        for one in people.under(connection, leader.office_id, path, now)
        if leads(leader, one, now)
    ]
    names = [given_name(one.name) for one in led]
    alone = (name for name in names if names.count(name) == 1)
    return next(alone, names[0] if names else given_name(leader.name))


def given_name(name: str) -> str:
    """Give the last word of a Vietnamese name, by which a person is called."""
    return name.rsplit(maxsplit=1)[-1] if name.split() else name


def initials(name: str) -> str:
    """Give the first letters of the family name and of the given name."""
    words = name.split()
    return (words[0][0] + words[-1][0]).upper() if len(words) > 1 else name[:1].upper()


def title_of(person: Person, now: dt.datetime) -> str:
    """Give what a person is, and where: `Trưởng phòng · Phòng Tổ chức`."""
    post = home(person, now)
    if post is None:
        return person.code
    return f"{post.title or role_words(language_of(person), post.role)} · {post.unit}"


def role_words(language: Language, role: Role) -> str:
    """Give the words of a role."""
    return say(language, f"page-role-{role.value}")
