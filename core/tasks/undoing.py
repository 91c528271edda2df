"""hoàn tác: the last own change is taken back, whatever of the work it was about."""

from collections.abc import Callable, Mapping

import msgspec

from core.kernel import journal
from core.kernel.fact import Fact
from core.kernel.journal import Entry
from core.kernel.notice import Notice
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.programmes import actions as programmes
from core.programmes import store as kept
from core.programmes.notices import ParagraphTakenBack
from core.programmes.rules import Paragraph, Programme
from core.tasks import actions, delegation, series_store, store, template_store, thanks
from core.tasks.actions import UNDO, UNDO_LASTS
from core.tasks.giving_notices import OtherUndone
from core.tasks.norms import SetNorm
from core.tasks.notices import NothingToUndo, UndoPreview
from core.tasks.series_store import Series
from core.tasks.template_store import Template

TEMPLATE = "template"
DEPARTURE = "departure"
"""What letting somebody go is called where it is said how that is changed back."""


def preview(tx: Tx, turn: Turn) -> UndoPreview | None:
    """Say what undoing would take back, for a change of a task that is not of the last minutes.

    Raises Refusal as undoing itself would.
    """
    if not is_about(tx, turn, actions.SUBJECT):
        return None
    return actions.preview_undo(tx, turn)


def undo(tx: Tx, turn: Turn) -> Notice:
    """Take the last own change back by a correction entry.

    Possible for 24 hours and until somebody built on it. Raises Refusal otherwise, and for what
    is changed back in another way, which it names.
    """
    last = last_change(tx, turn)
    if last is None:
        raise Refusal(NothingToUndo(why="none", number=None))
    if last.subject == actions.SUBJECT:
        return actions.undo(tx, turn)
    if last.verb == UNDO:
        raise Refusal(NothingToUndo(why="undone", number=None))
    taken = _TAKEN_BACK.get((last.subject, last.verb))
    if taken is None:
        subject = DEPARTURE if (last.subject, last.verb) == ("person", "depart") else last.subject
        raise Refusal(NothingToUndo(why="elsewhere", number=None, subject=subject))
    if tx.now - last.arrived > UNDO_LASTS:
        raise Refusal(NothingToUndo(why="old", number=None))
    title = taken(tx, turn, last)
    return OtherUndone(what=f"{last.subject}-{last.verb}", title=title)


def last_change(tx: Tx, turn: Turn) -> Entry | None:
    """Give the journal line of the last own change of anything."""
    return journal.last_of(tx, turn.actor.id, besides=actions.RECEIVE)


def shown_first(tx: Tx, last: Entry) -> bool:
    """Tell whether a change is named before it is taken back: not of the last minutes.

    A template is nobody else's, so it goes at once.
    """
    return tx.now - last.arrived > actions.FRESH and last.subject != TEMPLATE


def is_about(tx: Tx, turn: Turn, subject: str) -> bool:
    """Tell whether the last own change was about things of one sort."""
    last = last_change(tx, turn)
    return last is not None and last.subject == subject


def _end_series(tx: Tx, turn: Turn, last: Entry) -> str:
    return _series(tx, turn, last, runs=False)


def _go_on_with_series(tx: Tx, turn: Turn, last: Entry) -> str:
    return _series(tx, turn, last, runs=True)


def _series(tx: Tx, turn: Turn, last: Entry, *, runs: bool) -> str:
    kept = msgspec.json.decode(last.facts, type=Series)
    present = series_store.by_number(tx.connection, turn.office.id, kept.number)
    later = journal.of_subject(tx, last.subject, last.subject_id)[-1]
    if present is None or later.id != last.id:
        raise Refusal(_built_on(tx, later))
    given = store.given_since(tx.connection, present.id, last.arrived)
    if given is not None:
        raise Refusal(NothingToUndo(why="series_given", number=given))
    changed = present.but(ended=None if runs else turn.said)
    series_store.write(tx.connection, changed)
    _note(tx, turn, last, changed)
    return present.work.title


def _forget_template(tx: Tx, turn: Turn, last: Entry) -> str:
    kept = msgspec.json.decode(last.facts, type=Template)
    template_store.drop(tx.connection, turn.actor.id, kept.folded)
    if last.before is not None:
        template_store.add(tx.connection, msgspec.json.decode(last.before, type=Template))
    _note(tx, turn, last, kept)
    return kept.name


def _keep_template(tx: Tx, turn: Turn, last: Entry) -> str:
    kept = msgspec.json.decode(last.facts, type=Template)
    template_store.drop(tx.connection, turn.actor.id, kept.folded)
    template_store.add(tx.connection, kept)
    _note(tx, turn, last, kept)
    return kept.name


def _put_norm_back(tx: Tx, turn: Turn, last: Entry) -> str:
    later = journal.of_subject(tx, last.subject, last.subject_id)[-1]
    if later.id != last.id:
        raise Refusal(_built_on(tx, later))
    before = msgspec.json.decode(last.before, type=SetNorm) if last.before else SetNorm(norm=None)
    people.set_daily_norm(tx.connection, turn.office.id, before.norm)
    _note(tx, turn, last, before)
    return actions.amount(before.norm) if before.norm else ""


def _put_paragraph_back(tx: Tx, turn: Turn, last: Entry) -> str:
    now = msgspec.json.decode(last.facts, type=Paragraph)
    code, present = kept.placed(tx.connection, turn.office.id, [now.id]).get(now.id, ("", None))
    later = journal.of_subject(tx, last.subject, last.subject_id)[-1]
    if present != now or later.id != last.id:
        raise Refusal(_built_on(tx, later))
    if last.before is not None:
        before = msgspec.json.decode(last.before, type=Paragraph)
        kept.write_paragraph(tx.connection, before)
        _note(tx, turn, last, before)
    else:
        number = store.first_of_paragraph(tx.connection, now.id)
        if number is not None:
            raise Refusal(NothingToUndo(why="built_on", number=number))
        kept.drop_paragraph(tx.connection, now.id)
        _note(tx, turn, last, now)
    answers = programmes.answers_for(tx, turn.office.id, now)
    if answers is not None and answers.id != turn.actor.id:
        tell(
            tx,
            answers.id,
            ParagraphTakenBack(code=code, mark=now.mark, by=named(turn.actor, tx.now)),
            key=f"paragraph-back:{now.id}",
        )
    return f"{code}.{now.mark}"


def _put_programme_back(tx: Tx, turn: Turn, last: Entry) -> str:
    now = msgspec.json.decode(last.facts, type=Programme)
    later = journal.of_subject(tx, last.subject, last.subject_id)[-1]
    present = kept.programme_of(tx.connection, turn.office.id, now.code)
    if present != now or later.id != last.id:
        raise Refusal(_built_on(tx, later))
    if last.before is not None:
        before = msgspec.json.decode(last.before, type=Programme)
        kept.write_programme(tx.connection, before)
        _note(tx, turn, last, before)
    elif kept.paragraphs(tx.connection, [now.id]):
        raise Refusal(_built_on(tx, later))
    else:
        kept.drop_programme(tx.connection, now.id)
        _note(tx, turn, last, now)
    return now.code


_TAKEN_BACK: Mapping[tuple[str, str], Callable[[Tx, Turn, Entry], str]] = {
    ("series", "start"): _end_series,
    ("series", "go_on"): _end_series,
    ("series", "end"): _go_on_with_series,
    (TEMPLATE, "keep_template"): _forget_template,
    (TEMPLATE, "drop_template"): _keep_template,
    ("office", "daily_norm"): _put_norm_back,
    ("thanks", "thank"): thanks.take_back,
    (delegation.SUBJECT, delegation.DELEGATE): delegation.take_back,
    (delegation.SUBJECT, delegation.END): delegation.take_back,
    (programmes.PARAGRAPH, "keep_paragraph"): _put_paragraph_back,
    (programmes.PROGRAMME, "keep_programme"): _put_programme_back,
}


def _built_on(tx: Tx, later: Entry) -> NothingToUndo:
    by = people.person_of(tx.connection, later.person_id) if later.person_id is not None else None
    return NothingToUndo(
        why="changed_since", number=None, by=named(by, tx.now) if by is not None else None
    )


def _note(tx: Tx, turn: Turn, last: Entry, facts: Fact) -> None:
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject=last.subject,
        subject_id=last.subject_id,
        verb=UNDO,
        said=turn.said,
        facts=facts,
    )
