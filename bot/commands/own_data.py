"""dữ liệu của tôi, yêu cầu dữ liệu: what is kept about people, and what they ask of it."""

from bot.commands.desk import Answer, Drop, Reply, Talk, choice, completes, performs, verb
from bot.reading import MessageReading
from core.kernel.command import Command
from core.kernel.refusal import Slip
from core.reminders import own_data, requests
from core.reminders.own_data import COPY, ERASE, AskOwnData
from core.reminders.own_data_notices import ConsentNotConfirmed


class AskWithdrawal(Command, frozen=True):
    """Say what taking the consent back would end."""


class WithdrawDraft(Command, frozen=True):
    """A withdrawal that waits for the typed code."""

    code: str


@verb("du_lieu_cua_toi")
def show(talk: Talk, _reading: MessageReading) -> Answer:
    """Say what is kept, and what can be asked."""
    choices = (
        choice(1, "choice-data-copy", AskOwnData(wish=COPY)),
        choice(2, "choice-data-erase", AskOwnData(wish=ERASE)),
        choice(3, "choice-consent-withdraw", AskWithdrawal()),
    )
    return Reply(own_data.show(talk.tx, talk.turn), choices)


@verb("yeu_cau_du_lieu")
def requested(talk: Talk, _reading: MessageReading) -> Answer:
    """Show an admin what people ask of the data about them."""
    return Reply(requests.listed(talk.tx, talk.turn))


@performs(AskOwnData)
def ask(talk: Talk, command: AskOwnData) -> Answer:
    """Note the wish."""
    return Reply(own_data.ask(talk.tx, talk.turn, talk.calendar, command))


@performs(AskWithdrawal)
def ask_withdrawal(talk: Talk, _command: AskWithdrawal) -> Answer:
    """Ask for the code that confirms it."""
    asked = own_data.ask_withdrawal(talk.tx, talk.turn)
    return Reply(asked, (choice(0, "choice-leave", Drop()),), WithdrawDraft(code=asked.code))


@completes(WithdrawDraft)
def withdraw(talk: Talk, draft: WithdrawDraft, text: str) -> Answer:
    """Do it if the code was typed."""
    if text.strip() != draft.code:
        raise Slip(ConsentNotConfirmed(code=draft.code))
    return Reply(own_data.withdraw(talk.tx, talk.turn))
