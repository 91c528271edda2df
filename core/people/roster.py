"""What a roster file says, what the office is now, and what an import would change."""

import datetime as dt
from enum import StrEnum

from core.kernel.fact import Fact
from core.people.rules import Role


class Field(StrEnum):
    """A field of a person or unit that a roster states."""

    CODE = "code"
    NAME = "name"
    GENDER = "gender"
    UNIT = "unit"
    UNIT_CODE = "unit_code"
    PARENT = "parent"
    TITLE = "title"
    ROLE = "role"
    PHONE = "phone"
    EMAIL = "email"
    DEPARTED = "departed"


class FaultReason(StrEnum):
    """Why a row cannot be imported."""

    CODE_MISSING = "code_missing"
    CODE_TWO_NAMES = "code_two_names"
    DUPLICATE = "duplicate"
    NAME_MISSING = "name_missing"
    GENDER_UNKNOWN = "gender_unknown"
    ROLE_UNKNOWN = "role_unknown"
    UNIT_MISSING = "unit_missing"
    UNIT_UNKNOWN = "unit_unknown"
    UNIT_AMBIGUOUS = "unit_ambiguous"
    UNIT_TWO_NAMES = "unit_two_names"
    UNIT_TWO_PARENTS = "unit_two_parents"
    PARENT_UNKNOWN = "parent_unknown"
    PARENT_CYCLE = "parent_cycle"
    TWO_HEADS = "two_heads"
    LAST_ADMIN = "last_admin"
    TOO_LONG = "too_long"
    FORMULA_ERROR = "formula_error"
    OLD_FONT = "old_font"
    CODE_IS_DATE = "code_is_date"


class Unread(Fact, frozen=True):
    """A cell whose text cannot be taken, and why."""

    reason: FaultReason
    value: str


class RosterRow(Fact, frozen=True):
    """One row of a roster file, numbered as the spreadsheet shows it; what is blank is "".

    `role` is what a column for it says; `title_role` what the title implies. A row with a unit
    and no person tells of the unit only.
    """

    row: int
    code: str = ""
    name: str = ""
    gender: str | None = None
    unit: str = ""
    unit_code: str = ""
    parent: str = ""
    title: str = ""
    role: Role | None = None
    title_role: Role = Role.OFFICIAL
    phone: str = ""
    email: str = ""
    unread: tuple[Unread, ...] = ()

    @property
    def is_unit_only(self) -> bool:
        """Tell whether the row tells of a unit and of nobody in it."""
        return bool(self.unit or self.unit_code) and not (
            self.code or self.name or self.title or self.phone or self.email
        )


class KnownUnit(Fact, frozen=True):
    """A unit of the office as it is now."""

    id: int
    parent_id: int | None
    code: str
    name: str


class KnownPerson(Fact, frozen=True):
    """A person of the office as he is now; `departed` is when he left, if he has."""

    id: int
    code: str
    name: str
    gender: str | None
    phone: str | None
    departed: dt.datetime | None


class HeldPost(Fact, frozen=True):
    """A person's own open post; those held in somebody's place are no matter of a roster."""

    id: int
    person_id: int
    unit_id: int
    role: Role
    title: str


class RosterState(Fact, frozen=True):
    """The office as it is now; `version` counts the imports it has had."""

    office_id: int
    code: str
    name: str
    version: int
    units: tuple[KnownUnit, ...]
    persons: tuple[KnownPerson, ...]
    posts: tuple[HeldPost, ...]


class FieldChange(Fact, frozen=True):
    """A field with its value before and after; for a unit's parent these are codes."""

    field: Field
    before: str
    after: str


class NewUnit(Fact, frozen=True):
    """A unit to add under the unit with the code `parent`, or as the root."""

    code: str
    name: str
    parent: str | None


class ChangedUnit(Fact, frozen=True):
    """A unit to rename, to give another code or to move; `code` is the present one."""

    id: int
    code: str
    name: str
    fields: tuple[FieldChange, ...]


class PlannedPost(Fact, frozen=True):
    """A post to begin, in the unit that has this code once the units are changed."""

    unit_code: str
    unit: str
    role: Role
    title: str


class EndedPost(Fact, frozen=True):
    """A post to end."""

    id: int
    unit_code: str
    unit: str
    role: Role
    title: str


class NewPerson(Fact, frozen=True):
    """A person to add."""

    row: int
    code: str
    name: str
    gender: str | None
    phone: str | None
    begun: tuple[PlannedPost, ...]


class ChangedPerson(Fact, frozen=True):
    """A person to change, field by field and post by post."""

    row: int
    id: int
    code: str
    name: str
    fields: tuple[FieldChange, ...]
    begun: tuple[PlannedPost, ...]
    ended: tuple[EndedPost, ...]


class Listed(Fact, frozen=True):
    """A person by code and name."""

    code: str
    name: str


class Fault(Fact, frozen=True):
    """A row that cannot be imported: why, over which text, against what and which other row."""

    row: int
    reason: FaultReason
    value: str = ""
    other: str = ""
    other_row: int = 0


class RosterPlan(Fact, frozen=True):
    """Everything that an import would change, in the order of the file, and what it would not.

    `absent` are the active persons whom the file does not name: they stay as they are. `skipped`
    are the rows that are left out because of a fault in them or in another row of the same person.
    `emails` counts addresses that were read and are not kept.
    """

    office_id: int
    version: int
    rows: int
    new_units: tuple[NewUnit, ...]
    changed_units: tuple[ChangedUnit, ...]
    new_persons: tuple[NewPerson, ...]
    changed_persons: tuple[ChangedPerson, ...]
    unchanged: tuple[Listed, ...]
    absent: tuple[Listed, ...]
    faults: tuple[Fault, ...]
    skipped: tuple[int, ...]
    emails: int = 0

    @property
    def changes_anything(self) -> bool:
        """Tell whether applying the plan would write anything."""
        return bool(
            self.new_units or self.changed_units or self.new_persons or self.changed_persons
        )

    @property
    def begun(self) -> int:
        """Count the posts that would begin."""
        return sum(len(one.begun) for one in self.new_persons) + sum(
            len(one.begun) for one in self.changed_persons
        )

    @property
    def ended(self) -> int:
        """Count the posts that would end."""
        return sum(len(one.ended) for one in self.changed_persons)
