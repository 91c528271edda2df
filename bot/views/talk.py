"""How the conversation's own questions, slips and help look."""

from bot.commands.notices import (
    AskDay,
    AskDeadline,
    AskMember,
    AskPerson,
    AskShares,
    AskTitle,
    AskWhich,
    AskWho,
    AskWhose,
    BoardPage,
    Courtesy,
    DayAhead,
    DocumentAhead,
    Dropped,
    EditNotCounted,
    Help,
    ListPast,
    Missing,
    NoQuestion,
    NoSuchChoice,
    NoSuchDay,
    NoSuchPeriod,
    Nothing,
    NotUnderstood,
    NotYet,
    PersonUnknown,
    PreviewWaits,
    SealWrong,
    TooLong,
    Unread,
)
from bot.pipeline import Broken, SecretDoubted, SecretRefused, TooFast
from bot.views.look import Look, capital, lines, shows


@shows(AskPerson)
def ask_person(notice: AskPerson, look: Look) -> str:
    """Ask which of several persons was meant."""
    return look.say("ask-person", typed=notice.typed, count=len(notice.candidates))


@shows(AskMember)
def ask_member(notice: AskMember, look: Look) -> str:
    """Ask who of a unit does the work."""
    return look.say("ask-member", unit=notice.unit)


@shows(AskWhose)
def ask_whose(notice: AskWhose, look: Look) -> str:
    """Ask whose figures were meant."""
    key = "ask-whose" if notice.what == "score" else "ask-whose-tasks"
    return look.say(key, typed=notice.typed, count=notice.count)


@shows(SealWrong)
def seal_wrong(notice: SealWrong, look: Look) -> str:
    """Say that the code does not fit; nothing has been done."""
    return look.say("seal-wrong", code=notice.code)


@shows(AskWho)
def ask_who(notice: AskWho, look: Look) -> str:
    """Ask to whom the work goes."""
    return look.say("ask-who", title=notice.title) if notice.title else look.say("ask-who-bare")


@shows(AskDay)
def ask_day(notice: AskDay, look: Look) -> str:
    """Ask on which day work comes back."""
    return look.say(f"ask-day-{notice.every}")


@shows(AskShares)
def ask_shares(notice: AskShares, look: Look) -> str:
    """Say what the shares come to, and what to send."""
    unsaid = look.say("ask-shares-unsaid")
    said = (
        f"{look.brief(who)} {look.percent(share) if share else unsaid}"
        for who, share in notice.said
    )
    example = " ".join(f"{100 // len(notice.said)}%" for _ in notice.said)
    if len(notice.said) == 2:
        example = "60% 40%"
    return look.say(
        "ask-shares", said=", ".join(said), total=look.percent(notice.total), example=example
    )


@shows(AskTitle)
def ask_title(notice: AskTitle, look: Look) -> str:
    """Ask what is to be done."""
    return look.say("ask-title", people=look.everybody(notice.people))


@shows(AskDeadline)
def ask_deadline(notice: AskDeadline, look: Look) -> str:
    """Ask for the deadline, saying why it cannot be fixed."""
    return look.say(f"ask-{notice.why}") if notice.why else look.say("ask-deadline")


@shows(PersonUnknown)
def person_unknown(notice: PersonUnknown, look: Look) -> str:
    """Say that nobody whom the asker may task is called so."""
    return look.say("person-unknown", typed=notice.typed)


@shows(AskWhich)
def ask_which(notice: AskWhich, look: Look) -> str:
    """Ask which task was meant."""
    if notice.told is not None:
        return look.say("ask-which-told", typed=notice.told)
    return look.say("ask-which", count=notice.total)


@shows(PreviewWaits)
def preview_waits(notice: PreviewWaits, look: Look) -> str:
    """Say that the preview still waits, and how to go on."""
    return look.say("preview-waits", typed=notice.typed)


@shows(Dropped)
def dropped(notice: Dropped, look: Look) -> str:
    """Confirm that what was begun is left."""
    if notice.kept:
        return look.say("dropped-kept")
    return look.say("dropped" if notice.anything else "dropped-nothing")


@shows(Courtesy)
def courtesy(notice: Courtesy, look: Look) -> str:
    """Answer a greeting or thanks in one warm line."""
    return look.say("courtesy-thanks" if notice.thanks else "courtesy")


@shows(NoQuestion)
def no_question(notice: NoQuestion, look: Look) -> str:
    """Say that nothing is being asked."""
    key = "no-question-settled" if notice.settled else "no-question"
    return look.say(key, number=str(notice.number))


@shows(NoSuchChoice)
def no_such_choice(notice: NoSuchChoice, look: Look) -> str:
    """Say which numbers there are."""
    if not notice.numbers:
        return look.say("no-such-choice-none", number=str(notice.number))
    numbers = ", ".join(str(number) for number in notice.numbers)
    return look.say("no-such-choice", number=str(notice.number), numbers=numbers)


@shows(ListPast)
def list_past(notice: ListPast, look: Look) -> str:
    """Say that the list of a pressed button is past; nothing has changed."""
    return look.say("list-past-settled" if notice.settled else "list-past")


@shows(NotUnderstood)
def not_understood(notice: NotUnderstood, look: Look) -> str:
    """Say what was not understood, with the nearest verbs as sentences to send."""
    if not notice.nearest:
        return look.say("not-understood-bare", typed=notice.typed)
    return lines(
        look.say("not-understood", typed=notice.typed),
        *(f"• {look.say(f'example-{name}')}" for name in notice.nearest),
    )


@shows(NotYet)
def not_yet(notice: NotYet, look: Look) -> str:
    """Say that a verb is known but not carried out by this version."""
    return look.say("not-yet", verb=look.say(f"word-{notice.verb}"))


@shows(BoardPage)
def board_page(notice: BoardPage, look: Look) -> str:
    """Say where the board keeps itself current."""
    if notice.address is None:
        return look.say("board-page-here")
    return lines(
        look.say("board-page-link"),
        f"{notice.address}#{notice.code}" if notice.code else notice.address,
        look.say("board-page-link-once"),
    )


@shows(TooLong)
def too_long(notice: TooLong, look: Look) -> str:
    """Say that a message is too long to be read."""
    return look.say("too-long", length=notice.length, most=notice.most)


@shows(Nothing)
def nothing(_notice: Nothing, look: Look) -> str:
    """Say that a message holds no words."""
    return look.say("nothing-read")


@shows(Missing)
def missing(notice: Missing, look: Look) -> str:
    """Say what is missing, with the sentence to send."""
    return look.say(f"missing-{notice.what}-{notice.verb}", number=str(notice.number or 12))


@shows(Unread)
def unread(notice: Unread, look: Look) -> str:
    """Say what was not understood, that nothing was done, and the sentence to send."""
    return lines(look.say("unread", typed=notice.typed), look.say(f"unread-{notice.verb}"))


@shows(DayAhead)
def day_ahead(notice: DayAhead, look: Look) -> str:
    """Say that a day has not come yet, with the line for the same day of last year."""
    return look.say("day-ahead", day=f"{notice.day:%d/%m/%Y}", before=f"{notice.before:%d/%m/%Y}")


@shows(DocumentAhead)
def document_ahead(notice: DocumentAhead, look: Look) -> str:
    """Say that the day of a document has not come, and that nothing was noted."""
    return look.say("document-ahead", reference=notice.reference, day=f"{notice.day:%d/%m/%Y}")


@shows(NoSuchDay)
def no_such_day(notice: NoSuchDay, look: Look) -> str:
    """Say that there is no such day, and that nothing was noted."""
    return look.say("no-such-day", typed=notice.typed)


@shows(NoSuchPeriod)
def no_such_period(notice: NoSuchPeriod, look: Look) -> str:
    """Say which months, quarters and years there are, with the line to send."""
    return look.say(
        "no-such-quarter" if notice.quarter else "no-such-month",
        typed=notice.typed,
        first=str(notice.first),
        last=str(notice.last),
        instead=notice.instead,
    )


@shows(Help)
def help_text(notice: Help, look: Look) -> str:
    """Show what can be said, by role, with ready examples."""
    number = str(notice.number)
    return lines(
        look.say("help-head"),
        look.say("help-leader", number=number) if notice.leader else None,
        look.say("help-official", number=number),
        look.say("help-admin", head=notice.codes[0], other=notice.codes[1])
        if notice.admin
        else None,
        look.say("help-foot"),
    )


@shows(EditNotCounted)
def edit_not_counted(_notice: EditNotCounted, look: Look) -> str:
    """Say that changing an earlier message changes nothing here, and what to send instead."""
    return look.say("edit-not-counted")


@shows(Broken)
def broken(notice: Broken, look: Look) -> str:
    """Apologise for a bug, with the code that finds it."""
    return look.say("broken", code=notice.code)


@shows(TooFast)
def too_fast(notice: TooFast, look: Look) -> str:
    """Say, once, that the rest is read a little later."""
    return look.say("too-fast", most=notice.most)


@shows(SecretRefused)
def secret_refused(_notice: SecretRefused, look: Look) -> str:
    """Warn that text with a mark of state secrets was not kept."""
    return capital(look.say("secret-refused"))


@shows(SecretDoubted)
def secret_doubted(_notice: SecretDoubted, look: Look) -> str:
    """Ask whether it was a mark of secrecy: nothing was kept, so it is written once more."""
    return look.say("secret-doubted")
