"""Work kept under a name by who gives the like of it, to be given again."""

import re

from core.kernel import journal
from core.kernel.command import Command
from core.kernel.transaction import Tx
from core.people.actions import Turn
from core.people.spelling import plain
from core.tasks import actions, template_store
from core.tasks.giving_notices import TemplateDropped, TemplateKept, TemplateLine, TemplateList
from core.tasks.template_store import Template

LONGEST_NAME = 60
_BY_TEMPLATE = re.compile(
    r"^(?:theo\s+)?(?:mẫu|mau|template|from template)\s*:?\s+(.+)$", re.IGNORECASE
)


class KeepTemplate(Command, frozen=True):
    """Keep a task as a template under a name; an earlier one of that name is replaced."""

    number: int
    name: str


class DropTemplate(Command, frozen=True):
    """Keep a template no more."""

    name: str


def keep(tx: Tx, turn: Turn, command: KeepTemplate) -> TemplateKept:
    """Keep a task that the asker may see under a name. Raises Refusal where there is none."""
    task = actions.visible(tx, turn, command.number)
    name = " ".join(command.name.split())[:LONGEST_NAME]
    kept = Template(
        id=0,
        office_id=turn.office.id,
        owner_id=turn.actor.id,
        name=name,
        folded=_folded(name),
        title=task.title,
        quantity=task.quantity,
        output=task.output,
        product=task.product,
        priority=task.priority,
        said=turn.said,
    )
    former = template_store.by_name(tx.connection, turn.actor.id, kept.folded)
    template_store.drop(tx.connection, turn.actor.id, kept.folded)
    kept = template_store.add(tx.connection, kept)
    _note(tx, turn, kept, "keep_template", former)
    return TemplateKept(name=name, title=task.title, replaced=former is not None)


def drop(tx: Tx, turn: Turn, command: DropTemplate) -> TemplateDropped:
    """Keep a template no more; work given from it stays."""
    found = template_store.by_name(tx.connection, turn.actor.id, _folded(command.name))
    if found is not None:
        template_store.drop(tx.connection, turn.actor.id, found.folded)
        _note(tx, turn, found, "drop_template")
    return TemplateDropped(name=found.name if found else command.name, found=found is not None)


def listed(tx: Tx, turn: Turn) -> TemplateList:
    """Give the asker's templates by name."""
    found = template_store.of_owner(tx.connection, turn.actor.id)
    return TemplateList(lines=tuple(TemplateLine(name=one.name, title=one.title) for one in found))


def named_in(tx: Tx, turn: Turn, title: str) -> Template | None:
    """Give the asker's template that a title names: `theo mẫu báo cáo tuần`, `mẫu báo cáo tuần`."""
    said = _BY_TEMPLATE.match(title)
    if said is None:
        return None
    return template_store.by_name(tx.connection, turn.actor.id, _folded(said[1]))


def _folded(name: str) -> str:
    return plain(name).strip(" .,;:\"'")


def _note(tx: Tx, turn: Turn, one: Template, verb: str, before: Template | None = None) -> None:
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject="template",
        subject_id=one.id,
        verb=verb,
        said=turn.said,
        facts=one,
        before=before,
    )
