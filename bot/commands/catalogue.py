"""danh mục: the products of the office, listed or looked up."""

from bot.commands.desk import Answer, Reply, Talk, choice, performs, verb
from bot.reading import MessageReading
from core.catalogue import actions
from core.kernel.command import Command


class ShowCatalogue(Command, frozen=True):
    """Show a page of the products that fit what was typed."""

    typed: str
    page: int = 1


@verb("danh_muc")
def catalogue(talk: Talk, reading: MessageReading) -> Answer:
    """Show the products, or those that fit some words or the beginning of a code."""
    return show(talk, ShowCatalogue(typed=" ".join((reading.argument or "").split())))


@performs(ShowCatalogue)
def show(talk: Talk, command: ShowCatalogue) -> Answer:
    """Show one page; more pages stand behind a number."""
    found = actions.show(talk.tx, talk.turn, command.typed, command.page)
    if found.page >= found.pages:
        return Reply(found)
    more = ShowCatalogue(typed=command.typed, page=found.page + 1)
    return Reply(found, (choice(9, "choice-more", more),))
