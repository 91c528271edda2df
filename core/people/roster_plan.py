"""plan_roster: what importing the rows of a roster would change in an office, and what is wrong."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from core.people.roster import (
    ChangedPerson,
    EndedPost,
    Fault,
    FaultReason,
    Field,
    FieldChange,
    HeldPost,
    KnownPerson,
    Listed,
    NewPerson,
    PlannedPost,
    RosterPlan,
    RosterRow,
    RosterState,
)
from core.people.roster_units import Place, Tree, changed_unit, new_unit
from core.people.rules import Role
from core.people.spelling import corrected, same_name


@dataclass(slots=True, eq=False)
class _Entry:
    """One person of the file: his rows, who he is now, and the posts he is to have."""

    rows: list[RosterRow]
    known: KnownPerson | None
    held: Sequence[HeldPost]
    kept: list[HeldPost] = field(default_factory=list)
    begun: list[tuple[Place, Role, str, RosterRow]] = field(default_factory=list)
    ended: list[HeldPost] = field(default_factory=list)
    faulty: bool = False

    @property
    def first(self) -> RosterRow:
        """The row that tells of the person himself."""
        return self.rows[0]


@dataclass(slots=True, frozen=True, eq=False)
class _Claim:
    """Somebody who is to be the head of a unit; `row` and `entry` if the file newly says so."""

    name: str
    row: RosterRow | None = None
    entry: _Entry | None = None


def plan_roster(rows: Sequence[RosterRow], present: RosterState) -> RosterPlan:
    """Give what an import would change: new and changed units, persons and posts, and the faults.

    A person is known by his code, whatever its case; several rows with one code and one name are
    his posts, and posts of his that the file does not name end. Persons whom the file does not
    name stay as they are. A person with a fault in any of his rows is left alone altogether,
    except that a repeated row is only left out itself.
    """
    return _Planning(rows, present).plan()


class _Planning:
    def __init__(self, rows: Sequence[RosterRow], present: RosterState) -> None:
        self._rows = rows
        self._present = present
        self._tree = Tree(present, rows)
        self._faults = list(self._tree.faults)
        self._held: dict[int, list[HeldPost]] = {}
        for post in present.posts:
            self._held.setdefault(post.person_id, []).append(post)
        self._known: dict[str, KnownPerson] = {}
        for person in present.persons:
            self._known.setdefault(person.code.casefold(), person)
        self._entries = self._find_entries()

    def plan(self) -> RosterPlan:
        """Give the plan."""
        for row in self._rows:
            self._check_row(row)
        for entry in self._entries:
            self._check_names(entry)
        faulty = {fault.row for fault in self._faults}
        for entry in self._entries:
            entry.faulty = any(row.row in faulty for row in entry.rows)
            if not entry.faulty:
                self._plan_posts(entry)
        while self._check_heads() or self._check_admins():
            pass
        return self._result()

    def _find_entries(self) -> list[_Entry]:
        by_code: dict[str, list[RosterRow]] = {}
        for row in self._rows:
            if row.code:
                by_code.setdefault(row.code.casefold(), []).append(row)
        entries = []
        for code, rows in by_code.items():
            known = self._known.get(code)
            held = self._held.get(known.id, []) if known else []
            entries.append(_Entry(rows=rows, known=known, held=held))
        return entries

    def _fault(
        self, row: RosterRow, reason: FaultReason, value: str = "", other: str = "", at: int = 0
    ) -> None:
        self._faults.append(
            Fault(row=row.row, reason=reason, value=value, other=other, other_row=at)
        )

    def _check_row(self, row: RosterRow) -> None:
        for cell in row.unread:
            self._fault(row, cell.reason, cell.value)
        if row.is_unit_only:
            return
        known = self._known.get(row.code.casefold()) if row.code else None
        if not row.code:
            self._fault(row, FaultReason.CODE_MISSING, row.name)
        if not row.name:
            self._fault(row, FaultReason.NAME_MISSING, row.code)
        if row.unit or row.unit_code:
            return
        only_fields = known and not (row.title or row.role or known.departed)
        if not only_fields:
            self._fault(row, FaultReason.UNIT_MISSING, row.name or row.code)

    def _check_names(self, entry: _Entry) -> None:
        named = [row for row in entry.rows if row.name]
        odd = next((row for row in named if not same_name(row.name, named[0].name)), None)
        for row in named if odd else ():
            other = odd if same_name(row.name, named[0].name) else named[0]
            if other:
                self._fault(row, FaultReason.CODE_TWO_NAMES, row.code, other.name, other.row)

    def _plan_posts(self, entry: _Entry) -> None:
        """Match the rows of a person with the posts he holds, one for each unit he is in."""
        taken: dict[tuple[Place, bool], RosterRow] = {}
        states_role = any(row.role for row in entry.rows)
        stays = not any(row.unit or row.unit_code for row in entry.rows)
        for row in entry.rows:
            place = self._tree.of_row(row.row)
            if place is None:
                continue
            held = self._held_there(entry, place, row)
            role = row.role or self._unchanged_role(held, row) or row.title_role
            slot = (place, role is Role.ADMIN)
            if slot in taken:
                self._fault(row, FaultReason.DUPLICATE, row.code, at=taken[slot].row)
                continue
            taken[slot] = row
            if held and held.role is role and row.title in ("", held.title):
                entry.kept.append(held)
            else:
                entry.begun.append((place, role, row.title or (held.title if held else ""), row))
        for post in entry.held:
            if post in entry.kept or stays or (post.role is Role.ADMIN and not states_role):
                continue
            entry.ended.append(post)

    def _held_there(self, entry: _Entry, place: Place, row: RosterRow) -> HeldPost | None:
        """Give the post of a person that a row speaks of: of its title, else the one there."""
        there = [
            post
            for post in entry.held
            if self._tree.of_id(post.unit_id) is place and post not in entry.kept
        ]
        if row.role:
            there = [one for one in there if (one.role is Role.ADMIN) == (row.role is Role.ADMIN)]
        titled = [post for post in there if post.title == row.title]
        own = [post for post in there if post.role is not Role.ADMIN]
        return next(iter(titled or own or ([] if row.title else there)), None)

    @staticmethod
    def _unchanged_role(held: HeldPost | None, row: RosterRow) -> Role | None:
        return held.role if held and row.title in ("", held.title) else None

    def _check_heads(self) -> bool:
        """Find units that would get a head beside another one; tell whether there was any."""
        claims: dict[Place, list[_Claim]] = {}
        for place, claim in (*self._staying_heads(), *self._planned_heads()):
            claims.setdefault(place, []).append(claim)
        refused = [self._refuse_heads(place, of) for place, of in claims.items() if len(of) > 1]
        return any(refused)

    def _staying_heads(self) -> Iterable[tuple[Place, _Claim]]:
        """Give the heads whom the file leaves as they are."""
        planned = {entry.known.id for entry in self._sound() if entry.known}
        names = {
            one.id: one.name
            for one in self._present.persons
            if not one.departed and one.id not in planned
        }
        for post in self._present.posts:
            if post.role is Role.HEAD and post.person_id in names:
                yield self._tree.of_id(post.unit_id), _Claim(names[post.person_id])

    def _planned_heads(self) -> Iterable[tuple[Place, _Claim]]:
        for entry in self._sound():
            name = entry.first.name
            for post in entry.held:
                if post.role is Role.HEAD and post not in entry.ended:
                    yield self._tree.of_id(post.unit_id), _Claim(name)
            for place, role, _, row in entry.begun:
                if role is Role.HEAD:
                    yield place, _Claim(name, row, entry)

    def _refuse_heads(self, place: Place, claims: list[_Claim]) -> bool:
        refused = False
        for claim in claims:
            entry, row = claim.entry, claim.row
            if entry is None or row is None or self._was_head(entry, place):
                continue
            other = next(one for one in claims if one is not claim)
            at = other.row.row if other.row else 0
            self._fault(row, FaultReason.TWO_HEADS, place.name, other.name, at)
            entry.faulty = refused = True
        return refused

    def _was_head(self, entry: _Entry, place: Place) -> bool:
        return any(
            post.role is Role.HEAD and self._tree.of_id(post.unit_id) is place
            for post in entry.held
        )

    def _check_admins(self) -> bool:
        """Find those who would leave the office without an admin; tell whether there was any."""
        active = {one.id for one in self._present.persons if not one.departed}
        admins = {
            post.person_id
            for post in self._present.posts
            if post.role is Role.ADMIN and post.person_id in active
        }
        losing = [
            entry
            for entry in self._sound()
            if entry.known and entry.known.id in admins and not _has_admin(entry)
        ]
        gained = any(_has_admin(entry) for entry in self._sound())
        if not losing or gained or len(losing) < len(admins):
            return False
        for entry in losing:
            self._fault(entry.first, FaultReason.LAST_ADMIN, entry.first.name)
            entry.faulty = True
        return True

    def _sound(self) -> Iterable[_Entry]:
        return (entry for entry in self._entries if not entry.faulty)

    def _result(self) -> RosterPlan:
        new: list[NewPerson] = []
        changed: list[ChangedPerson] = []
        unchanged: list[Listed] = []
        for entry in self._sound():
            if entry.known is None:
                new.append(self._new_person(entry))
            elif change := self._changed_person(entry, entry.known):
                changed.append(change)
            else:
                unchanged.append(Listed(code=entry.known.code, name=entry.known.name))
        skipped = self._skipped()
        units = self._tree.with_those_above(self._used(skipped))
        changes = (changed_unit(one, self._tree.present_parent(one)) for one in units)
        return RosterPlan(
            office_id=self._present.office_id,
            version=self._present.version,
            rows=len(self._rows),
            new_units=tuple(added for one in units if (added := new_unit(one))),
            changed_units=tuple(change for change in changes if change),
            new_persons=tuple(new),
            changed_persons=tuple(changed),
            unchanged=tuple(unchanged),
            absent=self._absent(),
            faults=tuple(sorted(self._faults, key=lambda fault: fault.row)),
            skipped=tuple(sorted(skipped)),
            emails=sum(bool(row.email) for row in self._rows),
        )

    def _skipped(self) -> set[int]:
        faulty = {fault.row for fault in self._faults}
        return faulty | {row.row for one in self._entries if one.faulty for row in one.rows}

    def _used(self, skipped: set[int]) -> list[Place]:
        places = (self._tree.of_row(row.row) for row in self._rows if row.row not in skipped)
        return list(dict.fromkeys(place for place in places if place))

    def _absent(self) -> tuple[Listed, ...]:
        listed = {entry.known.id for entry in self._entries if entry.known}
        return tuple(
            Listed(code=one.code, name=one.name)
            for one in self._present.persons
            if one.id not in listed and not one.departed
        )

    @staticmethod
    def _new_person(entry: _Entry) -> NewPerson:
        return NewPerson(
            row=entry.first.row,
            code=entry.first.code,
            name=entry.first.name,
            gender=_stated_gender(entry),
            phone=_stated_phone(entry),
            begun=_begun(entry),
        )

    def _changed_person(self, entry: _Entry, known: KnownPerson) -> ChangedPerson | None:
        fields = _changed_fields(entry, known)
        if not (fields or entry.begun or entry.ended):
            return None
        return ChangedPerson(
            row=entry.first.row,
            id=known.id,
            code=known.code,
            name=known.name,
            fields=fields,
            begun=_begun(entry),
            ended=tuple(self._ended(post) for post in entry.ended),
        )

    def _ended(self, post: HeldPost) -> EndedPost:
        place = self._tree.of_id(post.unit_id)
        return EndedPost(
            id=post.id,
            unit_code=place.present_code,
            unit=place.name,
            role=post.role,
            title=post.title,
        )


def _has_admin(entry: _Entry) -> bool:
    stays = any(post.role is Role.ADMIN for post in entry.held if post not in entry.ended)
    return stays or any(role is Role.ADMIN for _, role, _, _ in entry.begun)


def _stated_gender(entry: _Entry) -> str | None:
    return next((row.gender for row in entry.rows if row.gender), None)


def _stated_phone(entry: _Entry) -> str | None:
    return next((row.phone for row in entry.rows if row.phone), None)


def _changed_fields(entry: _Entry, known: KnownPerson) -> tuple[FieldChange, ...]:
    """Give the fields that the file states otherwise; what it leaves blank stays."""
    left = known.departed.date().isoformat() if known.departed else ""
    stated = (
        (Field.NAME, known.name, corrected(known.name, entry.first.name)),
        (Field.GENDER, known.gender or "", _stated_gender(entry) or known.gender or ""),
        (Field.PHONE, known.phone or "", _stated_phone(entry) or known.phone or ""),
        (Field.DEPARTED, left, ""),
    )
    return tuple(
        FieldChange(field=name, before=before, after=after)
        for name, before, after in stated
        if before != after
    )


def _begun(entry: _Entry) -> tuple[PlannedPost, ...]:
    return tuple(
        PlannedPost(unit_code=place.present_code, unit=place.name, role=role, title=title)
        for place, role, title, _ in entry.begun
    )
