"""How notices about persons and chats look."""

from bot.views.look import Look, lines, shows
from core.people.notices import (
    AlreadyLinked,
    CodeTooOften,
    CodeWrong,
    LanguageSet,
    LanguageUnknown,
    NotLinked,
    Welcome,
)


@shows(Welcome)
def welcome(notice: Welcome, look: Look) -> str:
    """Greet somebody whose chat has just been linked."""
    role = "leader" if notice.leader else "admin" if notice.admin else "official"
    return lines(
        look.say(
            "welcome",
            honour=look.honour(notice.gender),
            person=notice.person,
            office=notice.office,
        ),
        look.say(f"welcome-{role}"),
    )


@shows(NotLinked)
def not_linked(_notice: NotLinked, look: Look) -> str:
    """Refuse a stranger politely, without any other fact."""
    return look.say("not-linked")


@shows(CodeWrong)
def code_wrong(_notice: CodeWrong, look: Look) -> str:
    """Say that a code is not good."""
    return look.say("code-wrong")


@shows(CodeTooOften)
def code_too_often(notice: CodeTooOften, look: Look) -> str:
    """Ask to wait after too many wrong codes."""
    return look.say("code-too-often", until=look.time(notice.until))


@shows(AlreadyLinked)
def already_linked(notice: AlreadyLinked, look: Look) -> str:
    """Say whose this chat already is."""
    return look.say("already-linked", honour=look.honour(notice.gender), person=notice.person)


@shows(LanguageSet)
def language_set(_notice: LanguageSet, look: Look) -> str:
    """Confirm the language, in that language."""
    return look.say("language-set")


@shows(LanguageUnknown)
def language_unknown(_notice: LanguageUnknown, look: Look) -> str:
    """Say which languages there are."""
    return look.say("language-unknown")
