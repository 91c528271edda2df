"""Rows of tasks, who does them, in whose hands they were, their deadlines and their evidence.

Quantities are whole thousandths; progress is whole percent.
"""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from core.kernel import portable
from core.kernel.tables import METADATA, Id, Instant, key, of_office

task = Table(
    "task",
    METADATA,
    key(),
    of_office(),
    Column("number", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("assigner_id", ForeignKey("person.id"), nullable=False),
    Column("reviewer_id", ForeignKey("person.id"), nullable=False),
    Column("state", Text, nullable=False),
    Column("priority", Text),
    Column("quantity", Integer, nullable=False),
    Column("output", Text),
    Column("product", Text),
    Column("coefficient", Integer, nullable=False),
    Column("assigned", Instant, nullable=False),
    Column("deadline", Instant),
    Column("progress", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("handed", Instant),
    Column("first_handed", Instant),
    Column("accepted", Instant),
    Column("accepted_quantity", Integer, nullable=False),
    Column("content_returns", Integer, nullable=False),
    Column("missed", Integer, nullable=False),
    Column("blocker", Text),
    Column("blocked", Instant),
    Column("asked_deadline", Instant),
    Column("asked_why", Text),
    Column("asked", Instant),
    Column("version", Integer, nullable=False),
    Column("folded", Text, nullable=False, server_default=""),
    Column("received", Instant),
    Column("authority_id", Id),
    Column("cause", Text),
    Column("cause_named", Instant),
    Column("cause_from", Instant),
    Column("party", Text),
    Column("party_unit_id", Id),
    Column("paused", Instant),
    Column("minutes_left", Integer),
    Column("resumes", Text),
    Column("deferred", Instant),
    Column("part_of", Id),
    Column("whole_unit_id", Id),
    Column("series_id", Id),
    Column("slot", Text),
    Column("promised", Instant),
    Column("counted", Integer),
    Column("counted_of", Integer),
    Column("counted_what", Text),
    Column("paragraph_id", Id),
    UniqueConstraint("office_id", "number"),
    Index("ix_task_unit", "unit_id", "deadline", "state", "first_handed"),
    Index("ix_task_unit_state", "unit_id", "state", "deadline", "first_handed"),
    Index(
        "ix_task_unit_handed",
        "unit_id",
        "handed",
        "deadline",
        "assigned",
        "state",
        "first_handed",
    ),
    Index("ix_task_unit_assigned", "unit_id", "assigned"),
    Index("ix_task_reviewer", "reviewer_id", "state"),
    Index("ix_task_part_of", "part_of"),
    Index("ix_task_paragraph", "paragraph_id", **portable.only("paragraph_id IS NOT NULL")),
    Index("uq_task_slot", "series_id", "slot", unique=True),
    Index("ix_task_cause", "office_id", **portable.only("cause_named IS NOT NULL")),
    *(
        Index(f"ix_task_{moment}", owner, "state", moment, **portable.only(f"{moment} IS NOT NULL"))
        for moment, owner in (
            ("asked", "reviewer_id"),
            ("cause_named", "reviewer_id"),
            ("blocked", "unit_id"),
        )
    ),
    sqlite_autoincrement=True,
)
"""A task as it stands now.

`product` is the code of what it is to bring and `coefficient` its K in thousandths, both as they
were when the work was given: neither ever changes.

`missed` counts the deadlines that were already missed when a later one was granted. `version`
grows with every change. `folded` is the title as it is looked for. `cause` to `resumes` are about
an objective cause: named, and confirmed where `paused` says since when the clock stands. Until
`deferred` a decision has been put off.
`part_of` is the task it is a part of, `whole_unit_id` the unit it was given to as a whole,
`product` the code whose K was copied, `slot` the day of the series it was made for.
`promised` is when it will be ready as was last said, `counted` how many of `counted_of` things
(`counted_what`) are. `paragraph_id` is the paragraph of a programme that it comes from.
"""

spell = Table(
    "spell",
    METADATA,
    key(),
    of_office(),
    Column("task_id", ForeignKey("task.id"), nullable=False),
    Column("hands", Text, nullable=False),
    Column("person_id", Id),
    Column("unit_id", Id),
    Column("party", Text),
    Column("since", Instant, nullable=False),
    Column("noted", Instant, nullable=False),
    Column("entry_id", Id, nullable=False),
    Index("ix_spell_task", "task_id", "id"),
    Index("ix_spell_entry", "entry_id"),
    sqlite_autoincrement=True,
)
"""From `since` on a task is in these hands, as a line of the journal said; appended only.

A later row takes the place of all that earlier ones said about the time from its `since` on.
"""

deadline_version = Table(
    "deadline_version",
    METADATA,
    key(),
    of_office(),
    Column("task_id", ForeignKey("task.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("deadline", Instant),
    Column("said", Instant, nullable=False),
    Column("arrived", Instant, nullable=False),
    Column("person_id", Id),
    Column("verb", Text, nullable=False),
    Column("why", Text),
    Column("cause", Text),
    Column("entry_id", Id, nullable=False),
    UniqueConstraint("task_id", "number"),
    sqlite_autoincrement=True,
)
"""A deadline as it was set: which moment, when, by whom, why and for which objective cause."""

holder = Table(
    "holder",
    METADATA,
    Column("task_id", ForeignKey("task.id"), primary_key=True),
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("lead", Boolean, nullable=False),
    Column("part", Integer, nullable=False),
    Column("whole", Integer, nullable=False),
    Index("ix_holder_person", "person_id"),
)
"""Who does a task, and which share of it: `part` of `whole`; the shares of a task sum to one."""

evidence = Table(
    "evidence",
    METADATA,
    key(),
    of_office(),
    Column("task_id", ForeignKey("task.id"), nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("reference", Text, nullable=False),
    Column("said", Instant, nullable=False),
    Column("folded", Text, nullable=False, server_default=""),
    Column("file_id", Id),
    Column("arrived", Instant),
    Index("ix_evidence_task", "task_id"),
    Index("ix_evidence_file", "file_id", **portable.only("file_id IS NOT NULL")),
    sqlite_autoincrement=True,
)
"""What shows that work was done: a document number or a link, as typed, and folded for looking
it up."""

file = Table(
    "file",
    METADATA,
    key(),
    of_office(),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("code", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("media", Text),
    Column("size", Integer),
    Column("sha256", Text),
    Column("said", Instant, nullable=False),
    Column("arrived", Instant, nullable=False),
    Column("gateway", Text, nullable=False),
    Column("bot", Text, nullable=False),
    Column("source_key", Text, nullable=False),
    Column("remote", Text, nullable=False),
    Column("update_id", Id),
    Column("album", Text),
    Column("state", Text, nullable=False),
    Column("why", Text),
    Column("attempts", Integer, nullable=False),
    Column("not_before", Instant, nullable=False),
    UniqueConstraint("gateway", "bot", "source_key"),
    Index("ix_file_person", "person_id", "arrived"),
    Index("ix_file_update", "update_id"),
    Index("ix_file_hash", "sha256"),
    Index("ix_file_waiting", "id", **portable.only("state = 'waiting'")),
    Index("ix_file_erasing", "id", **portable.only("state = 'erasing'")),
    sqlite_autoincrement=True,
)
"""A photo or file that somebody sent; its content lies in the folder under its SHA-256.

`state` is waiting (to be fetched from its platform), here, failed (`why`) or dropped; erasing (its
term has ended, the content still lies there) or erased. `code` is the name in its address, `name`
the one it was sent under, for showing only.
"""

thanks = Table(
    "thanks",
    METADATA,
    key(),
    of_office(),
    Column("task_id", ForeignKey("task.id"), nullable=False),
    Column("giver_id", ForeignKey("person.id"), nullable=False),
    Column("taker_id", ForeignKey("person.id"), nullable=False),
    Column("words", Text, nullable=False),
    Column("said", Instant, nullable=False),
    Index("ix_thanks_giver", "giver_id", "said"),
    sqlite_autoincrement=True,
)
"""Who thanked whom for a task; no score looks here."""

claim = Table(
    "claim",
    METADATA,
    key(),
    of_office(),
    Column("task_id", ForeignKey("task.id"), nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("entry_id", Id, nullable=False),
    Column("verb", Text, nullable=False),
    Column("typed", Instant, nullable=False),
    Column("arrived", Instant, nullable=False),
    Column("state", Text, nullable=False),
    Column("by_id", Id),
    Column("decided", Instant),
    Column("decided_entry_id", Id),
    Index("ix_claim_task", "task_id"),
    Index("ix_claim_waiting", "task_id", "state", **portable.only("state = 'waiting'")),
    sqlite_autoincrement=True,
)
"""Somebody says that he typed a message about a task long before it arrived.

`entry_id` is the line of the journal that the message became, counted at its arrival; whoever
reviews the task decides. `state` is waiting, counted, refused or withdrawn.
"""

handover = Table(
    "handover",
    METADATA,
    key(),
    of_office(),
    Column("task_id", ForeignKey("task.id"), nullable=False),
    Column("leaving_id", ForeignKey("person.id"), nullable=False),
    Column("coming_id", ForeignKey("person.id"), nullable=False),
    Column("unit_id", Id),
    Column("by_id", ForeignKey("person.id"), nullable=False),
    Column("giver_id", Id),
    Column("given", Instant),
    Column("taker_id", ForeignKey("person.id"), nullable=False),
    Column("why", Text),
    Column("said", Instant, nullable=False),
    Column("state", Text, nullable=False),
    Column("deadline", Instant),
    Index(
        "uq_handover_waiting",
        "task_id",
        unique=True,
        **portable.only("state = 'waiting'"),
    ),
    sqlite_autoincrement=True,
)
"""A task is to go from one person to another, once each side has confirmed it.

First `giver_id` (if anybody has to let it go) until `given`, then `taker_id`. `unit_id` is the
unit it goes to as a whole. `state` is waiting, done, declined or withdrawn; `deadline` the new one
that was set along with it.
"""

series = Table(
    "series",
    METADATA,
    key(),
    of_office(),
    Column("number", Integer, nullable=False),
    Column("assigner_id", ForeignKey("person.id"), nullable=False),
    Column("work", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("next_day", Text, nullable=False),
    Column("said", Instant, nullable=False),
    Column("ended", Instant),
    UniqueConstraint("office_id", "number"),
    sqlite_autoincrement=True,
)
"""Work that comes back: what is given each time, by which rule, and the day (ISO) of the next."""

template = Table(
    "template",
    METADATA,
    key(),
    of_office(),
    Column("owner_id", ForeignKey("person.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("output", Text),
    Column("product", Text),
    Column("priority", Text),
    Column("said", Instant, nullable=False),
    UniqueConstraint("owner_id", "folded"),
    sqlite_autoincrement=True,
)
"""Work kept under a name by somebody who gives the like of it; `folded` is how it is found."""

outside_task = Table(
    "outside_task",
    METADATA,
    key(),
    of_office(),
    Column("task_id", ForeignKey("task.id"), nullable=False),
    Column("system", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("document", Text),
    Column("document_day", Text),
    Column("source", Text),
    Column("folded", Text, nullable=False, server_default=""),
    Column("taken", Text, nullable=False),
    Column("at", Instant, nullable=False),
    UniqueConstraint("office_id", "system", "code"),
    Index("ix_outside_task_task", "task_id"),
    sqlite_autoincrement=True,
)
"""A task that another system gave: its code there, and the document that it was given by.

`document_day` is ISO, `source` who issued the document, `folded` the document's number as it is
looked for, `taken` what that system said last (JSON), `at` when that was taken over.
"""
