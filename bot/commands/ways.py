"""kênh: on which of his chats a person is told what he did not ask for."""

from bot.commands.desk import Answer, Reply, Talk, verb
from bot.reading import MessageReading
from bot.reading.text import fold
from core.kernel.refusal import Slip
from core.people import ways
from core.people.notices import ChannelUnread
from core.people.ways import Place, SetChannel

NAMES = {
    "zalo oa": ("zalo-oa",),
    "oa": ("zalo-oa",),
    "zalo": ("zalo", "zalo-oa"),
    "telegram": ("telegram",),
    "tele": ("telegram",),
    "trang chat": ("web",),
    "web": ("web",),
}
AUTOMATIC = ("tu dong", "tu chon", "auto", "automatic")
PLACES = {"tat": Place.OFF, "off": Place.OFF, "mo": Place.ON, "bat": Place.ON, "on": Place.ON}


@verb("kenh")
def channels(talk: Talk, reading: MessageReading) -> Answer:
    """Show one's channels, put one first, or turn one off or on."""
    typed = " ".join(fold(reading.argument or "").split())
    if not typed:
        return Reply(ways.show(talk.tx, talk.turn, talk.at))
    return Reply(ways.set_channel(talk.tx, talk.turn, talk.at, _asked(typed)))


def _asked(typed: str) -> SetChannel:
    if any(typed.startswith(one) for one in AUTOMATIC):
        return SetChannel(place=Place.AUTO)
    gateways = next((found for name, found in NAMES.items() if name in typed), None)
    if gateways is None:
        raise Slip(ChannelUnread())
    place = next((PLACES[word] for word in typed.split() if word in PLACES), Place.FIRST)
    return SetChannel(place=place, gateways=gateways)
