"""How a person's channels look."""

from bot.views.look import Look, lines, shows
from core.people.notices import (
    ChannelLast,
    ChannelLine,
    ChannelMissing,
    ChannelsShown,
    ChannelUnread,
)


@shows(ChannelsShown)
def channels_shown(notice: ChannelsShown, look: Look) -> str:
    """Say what has changed, then each channel with what it gets."""
    done = None
    if notice.done:
        named = _name(notice.gateway, look) if notice.gateway else ""
        done = look.say(f"channel-set-{notice.done}", channel=named)
    return lines(
        done,
        look.say("channels-head"),
        *(_line(one, look) for one in notice.channels),
        None if done else look.say("channels-how"),
    )


@shows(ChannelMissing)
def channel_missing(notice: ChannelMissing, look: Look) -> str:
    """Say how the channel would be linked."""
    return look.say("channel-missing", channel=_name(notice.gateway, look))


@shows(ChannelLast)
def channel_last(notice: ChannelLast, look: Look) -> str:
    """Say why it stays on."""
    return look.say("channel-last", channel=_name(notice.gateway, look))


@shows(ChannelUnread)
def channel_unread(_notice: ChannelUnread, look: Look) -> str:
    """Say which words are understood."""
    return look.say("channel-unread")


def _line(one: ChannelLine, look: Look) -> str:
    facts = [
        name
        for name, holds in (
            ("preferred", one.preferred),
            ("off", one.off),
            ("closed", one.closed),
            ("here", one.here),
        )
        if holds
    ]
    told = ", ".join(look.say(f"channel-is-{name}") for name in facts)
    return f"• {_name(one.gateway, look)}{f': {told}' if told else ''}"


def _name(gateway: str, look: Look) -> str:
    return look.say(f"channel-of-{gateway}")
