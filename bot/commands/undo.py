"""hoàn tác: the last own change is taken back; one of a while ago is named first."""

from bot.commands.desk import Answer, Drop, Reply, Talk, choice, performs, verb
from bot.reading import MessageReading
from core.evaluation.steps import periods
from core.evaluation.steps import store as steps
from core.evaluation.steps import undoing as step_undoing
from core.evaluation.steps.notices import PeriodTakenBack, StepUndone
from core.indicators import undoing as indicator_undoing
from core.indicators.notices import IndicatorUndone
from core.kernel.command import Command
from core.kernel.notice import Notice
from core.objectives import undoing as goal_undoing
from core.objectives.notices import ObjectiveUndone
from core.reminders import undoing as away_undoing
from core.reminders.away_notices import AwayUndone
from core.tasks import undoing
from core.tasks.giving_notices import OtherUndone, UndoFirst


class TakeBack(Command, frozen=True):
    """Take the change back that was shown, by its line in the journal."""

    entry: int


@verb("hoan_tac")
def undo(talk: Talk, _reading: MessageReading) -> Answer:
    """Take the last own change back; one that touched others a while ago is shown first."""
    return _shown_first(talk)


@performs(TakeBack)
def take_back(talk: Talk, command: TakeBack) -> Answer:
    """Take back what was shown; where the last change is another one by now, show that."""
    last = undoing.last_change(talk.tx, talk.turn)
    if last is None or last.id != command.entry:
        return _shown_first(talk)
    return Reply(_take_back(talk))


def _shown_first(talk: Talk) -> Reply:
    last = undoing.last_change(talk.tx, talk.turn)
    if last is None or not undoing.shown_first(talk.tx, last):
        return Reply(_take_back(talk))
    shown: Notice | None = undoing.preview(talk.tx, talk.turn)
    if shown is None:
        what, title = _named(_tried(talk))
        shown = UndoFirst(what=what, title=title, said=last.said)
    ways = (choice(1, "choice-undo", TakeBack(entry=last.id)), choice(0, "choice-leave", Drop()))
    return Reply(shown, ways)


def _tried(talk: Talk) -> Notice:
    """Give what taking back would answer, without doing it. Raises Refusal as that would."""
    trial = talk.tx.connection.begin_nested()
    try:
        return _take_back(talk)
    finally:
        trial.rollback()


def _take_back(talk: Talk) -> Notice:
    if undoing.is_about(talk.tx, talk.turn, steps.SUBJECT):
        step = step_undoing.undo(talk.tx, talk.turn)
        if step is not None:
            return step
    for one in (
        periods.take_back_opening,
        goal_undoing.undo,
        indicator_undoing.undo,
        away_undoing.undo,
    ):
        taken = one(talk.tx, talk.turn)
        if taken is not None:
            return taken
    return undoing.undo(talk.tx, talk.turn)


def _named(taken: Notice) -> tuple[str, str]:
    """Give what sort of change would be taken back, and the name of what it was about."""
    match taken:
        case OtherUndone():
            return taken.what, taken.title
        case AwayUndone():
            return f"away-{taken.verb}", taken.deputy.name if taken.deputy else ""
        case ObjectiveUndone() | IndicatorUndone():
            what = "goal" if isinstance(taken, ObjectiveUndone) else "indicator"
            return what, taken.title
        case StepUndone():
            return "step", taken.person.name
        case PeriodTakenBack():
            return "period", ""
    return "other", ""
