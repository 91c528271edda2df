"""What leaves an office for other systems, as records with stable codes and described fields.

From these definitions come the columns of exported files, the JSON Schema and the OpenAPI
description: a field is described here and nowhere else.
"""

import datetime as dt
from typing import Annotated

from msgspec import Meta

from core.kernel.fact import Fact

VERSION = 1
"""Grows when a field is taken away or means something else; a new field leaves it as it is."""


class TaskRecord(Fact, frozen=True):
    """A task as it stands."""

    number: Annotated[int, Meta(description="The task's number in the office: 12 is NV-12.", ge=1)]
    system: Annotated[str | None, Meta(description="The system that gave the task, if one did.")]
    external: Annotated[str | None, Meta(description="The task's code in that system.")]
    title: Annotated[str, Meta(description="What is to be done.")]
    document: Annotated[str | None, Meta(description="Number and sign of the document behind it.")]
    document_date: Annotated[dt.date | None, Meta(description="The day of that document.")]
    source: Annotated[str | None, Meta(description="Who issued that document.")]
    people: Annotated[
        tuple[str, ...], Meta(description="Codes of those who do it; the first answers for it.")
    ]
    unit: Annotated[str, Meta(description="The code of the unit where the work lies.")]
    deadline: Annotated[dt.datetime | None, Meta(description="When it is due, with an offset.")]
    quantity: Annotated[str, Meta(description="How much is asked for: an exact decimal.")]
    output: Annotated[str | None, Meta(description="What that is counted in.")]
    product: Annotated[str | None, Meta(description="The code of the product it brings.")]
    priority: Annotated[str | None, Meta(description="cao, khan, thuongkhan or hoatoc.")]
    paragraph: Annotated[
        str | None, Meta(description="The paragraph it comes from: NQ57.3 is mark 3 of NQ57.")
    ]
    state: Annotated[
        str,
        Meta(
            description="draft, assigned, received, in_progress, handed_in, returned, paused, "
            "accepted or cancelled."
        ),
    ]
    progress: Annotated[int, Meta(description="How far it has come, in percent.", ge=0, le=100)]
    assigned: Annotated[dt.datetime, Meta(description="When it was given.")]


class ResultRecord(Fact, frozen=True):
    """Accepted work."""

    number: Annotated[int, Meta(description="The task's number in the office.", ge=1)]
    system: Annotated[str | None, Meta(description="The system that gave the task, if one did.")]
    external: Annotated[str | None, Meta(description="The task's code in that system.")]
    title: Annotated[str, Meta(description="What was done.")]
    document: Annotated[str | None, Meta(description="Number and sign of the document behind it.")]
    document_date: Annotated[dt.date | None, Meta(description="The day of that document.")]
    people: Annotated[tuple[str, ...], Meta(description="Codes of those who did it.")]
    unit: Annotated[str, Meta(description="The code of the unit where the work lies.")]
    quantity: Annotated[str, Meta(description="How much was asked for: an exact decimal.")]
    accepted_quantity: Annotated[str, Meta(description="How much of it was accepted.")]
    output: Annotated[str | None, Meta(description="What that is counted in.")]
    product: Annotated[str | None, Meta(description="The code of the product it brought.")]
    coefficient: Annotated[str, Meta(description="K of one of it when the work was given.")]
    deadline: Annotated[dt.datetime | None, Meta(description="When it was due.")]
    done: Annotated[dt.datetime | None, Meta(description="When it was last handed in.")]
    accepted: Annotated[dt.datetime, Meta(description="When it was accepted.")]
    evidence: Annotated[
        tuple[str, ...], Meta(description="Numbers of documents and links handed in with it.")
    ]


class PersonRecord(Fact, frozen=True):
    """Somebody who works in the office; once for each post that is his own."""

    code: Annotated[str, Meta(description="The person's code; it never goes to another one.")]
    name: Annotated[str, Meta(description="Family name, middle name, given name.")]
    gender: Annotated[str | None, Meta(description="nam, nữ, or null where it is not known.")]
    unit: Annotated[str, Meta(description="The name of the unit.")]
    unit_code: Annotated[str, Meta(description="The code of the unit.")]
    parent_code: Annotated[str | None, Meta(description="The code of the unit above it.")]
    title: Annotated[str | None, Meta(description="The title of the post.")]
    role: Annotated[str, Meta(description="admin, head, deputy or official.")]


class ProductRecord(Fact, frozen=True):
    """A product of the catalogue as it holds now."""

    code: Annotated[str, Meta(description="The product's code.")]
    name: Annotated[str, Meta(description="What it is called.")]
    output: Annotated[str | None, Meta(description="What it is counted in.")]
    coefficient: Annotated[str, Meta(description="K of one of it: an exact decimal.")]
    score: Annotated[str | None, Meta(description="The score behind K, where K comes from one.")]


class ScoreRecord(Fact, frozen=True):
    """A published result of a person in a period; only the HTTP API gives it, never a file."""

    code: Annotated[str, Meta(description="The person's code.")]
    period: Annotated[str, Meta(description="2026-11, or a quarter: 2026-Q4.")]
    total: Annotated[str | None, Meta(description="The points as published, exact.")]
    quality: Annotated[str | None, Meta(description="The class as decided.")]
    published: Annotated[dt.datetime, Meta(description="When it was published.")]
