"""How notices about persons and chats look."""

from bot.views.look import Look, capital, lines, shows
from core.people.channels import ChannelTrouble, Trouble
from core.people.notices import (
    ActingEnded,
    ActingNotUnderstood,
    ActingSet,
    AlreadyLinked,
    CodeTooOften,
    CodeWrong,
    DarkSet,
    LanguageSet,
    LanguageUnknown,
    NotLinked,
    OnlyAdmin,
    UnitLine,
    UnitsShown,
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
        look.say("welcome-consent"),
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


@shows(OnlyAdmin)
def only_admin(_notice: OnlyAdmin, look: Look) -> str:
    """Say that only an admin changes this."""
    return look.say("only-admin")


@shows(UnitsShown)
def units_shown(notice: UnitsShown, look: Look) -> str:
    """Show the units with who leads them, each under the one above it."""
    return lines(
        look.say("units-head"),
        *(_unit(one, look) for one in notice.units),
        look.say("units-how", head=notice.codes[0], other=notice.codes[1])
        if notice.admin
        else None,
    )


@shows(ActingSet)
def acting_set(notice: ActingSet, look: Look) -> str:
    """Tell everybody concerned who leads in whose place."""
    return look.say(
        "acting-set",
        person=capital(look.brief(notice.person)),
        absent=look.brief(notice.absent),
        until=look.deadline(notice.until),
    )


@shows(ActingEnded)
def acting_ended(notice: ActingEnded, look: Look) -> str:
    """Confirm that somebody no longer leads in another's place."""
    key = "acting-ended" if notice.anything else "acting-none"
    return look.say(key, person=capital(look.brief(notice.person)))


@shows(ActingNotUnderstood)
def acting_not_understood(notice: ActingNotUnderstood, look: Look) -> str:
    """Say what is missing to let somebody act."""
    head, other = notice.codes
    return look.say(f"acting-{notice.why}", head=head, other=other)


@shows(ChannelTrouble)
def channel_trouble(notice: ChannelTrouble, look: Look) -> str:
    """Tell an admin what is wrong with a bot, and what to do about it."""
    key = f"channel-{notice.trouble}"
    name = look.say(f"channel-name-{notice.gateway}", bot=notice.bot)
    if notice.trouble in (Trouble.SCARCE, Trouble.SPENT):
        return look.say(key, bot=name, used=notice.used, most=notice.most)
    return look.say(key, bot=name)


def _unit(one: UnitLine, look: Look) -> str:
    key = "units-leaders" if one.leaders else "units-nobody"
    told = look.say(key, people=one.people, leaders=look.everybody(one.leaders))
    return f"{'   ' * one.depth}• {one.name} ({one.code}): {told}"


@shows(DarkSet)
def dark_set(notice: DarkSet, look: Look) -> str:
    """Confirm how pictures are drawn from now on."""
    return look.say("dark-on" if notice.dark else "dark-off")
