"""Which unit each row of a roster means: one that is there, or one to be added under another."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from core.people.roster import (
    ChangedUnit,
    Fault,
    FaultReason,
    Field,
    FieldChange,
    KnownUnit,
    NewUnit,
    RosterRow,
    RosterState,
)
from core.people.spelling import initials, plain, same_name, spelled


@dataclass(slots=True, eq=False)
class Place:
    """A unit while a roster is read: what is known of it, and what rows say of it."""

    known: KnownUnit | None
    code: str
    name: str
    parent: "Place | None" = None
    said: list[tuple[RosterRow, str]] = field(default_factory=list)
    broken: Fault | None = None

    @property
    def present_code(self) -> str:
        """The code that the unit has until the plan is applied; a new unit's own one."""
        return self.known.code if self.known else self.code


class Tree:
    """The units of an office together with those that a roster names.

    `faults` holds what is wrong with the units themselves, row by row.
    """

    def __init__(self, state: RosterState, rows: Iterable[RosterRow]) -> None:
        self.faults: list[Fault] = []
        self._office = (state.code, state.name)
        self._places: list[Place] = []
        self._by_code: dict[str, Place] = {}
        self._by_name: dict[str, list[Place]] = {}
        self._of_row: dict[int, Place] = {}
        self._seen: dict[tuple[str, str, str], tuple[Place | None, Fault | None]] = {}
        self._coded: set[int] = set()
        self._by_id: dict[int, Place] = {}
        self._begin(state)
        self._root = next((one for one in self._places if _is_known_root(one)), None)
        stating = [row for row in rows if row.unit or row.unit_code]
        # A made code must not be what some row, even a faulty one, calls another unit.
        self._said_codes = {row.unit_code.casefold() for row in stating}
        self._said_texts = {text.casefold() for row in stating for text in (row.unit, row.parent)}
        for row in sorted(stating, key=lambda row: (not row.unit, not row.parent)):
            if row.unit_code:
                self._place_by_code(row)
        for row in sorted(stating, key=lambda row: not row.parent):
            if not row.unit_code:
                self._place_by_name(row)
        self._join_parents()
        while self._break_a_ring():
            pass
        self._drop_broken()
        self._make_codes()

    def of_row(self, row: int) -> Place | None:
        """Give the unit that a row means, or None if it says nothing or is at fault."""
        return self._of_row.get(row)

    def of_id(self, unit_id: int) -> Place:
        """Give a unit of the office by its number."""
        return self._by_id[unit_id]

    def present_parent(self, place: Place) -> Place | None:
        """Give the unit above another one as the office is now."""
        above = place.known.parent_id if place.known else None
        return None if above is None else self._by_id[above]

    def with_those_above(self, used: Iterable[Place]) -> list[Place]:
        """Give the used units and all units above them, parents first.

        Only together do their moves keep the tree a tree.
        """
        found: dict[Place, None] = {}
        for place in used:
            line: list[Place] = []
            at: Place | None = place
            while at is not None and at not in found:
                line.append(at)
                at = at.parent
            found.update(dict.fromkeys(reversed(line)))
        return list(found)

    def _begin(self, state: RosterState) -> None:
        for unit in state.units:
            place = Place(known=unit, code=unit.code, name=unit.name)
            self._by_id[unit.id] = place
            self._add(place)
        for unit in state.units:
            if unit.parent_id is not None:
                self._by_id[unit.id].parent = self._by_id[unit.parent_id]

    def _add(self, place: Place) -> None:
        self._places.append(place)
        if place.code:
            self._by_code.setdefault(place.code.casefold(), place)
        for name in {spelled(place.name), plain(place.name)}:
            self._by_name.setdefault(name, []).append(place)

    def _fault(self, row: RosterRow, reason: FaultReason, value: str, other: str = "") -> None:
        self.faults.append(Fault(row=row.row, reason=reason, value=value, other=other))

    def _take(self, row: RosterRow, place: Place) -> None:
        self._of_row[row.row] = place
        if row.parent:
            place.said.append((row, row.parent))

    def _place_by_code(self, row: RosterRow) -> None:
        place = self._by_code.get(row.unit_code.casefold())
        if place is None:
            place = self._recoded(row) or self._new(row)
        elif row.unit and not same_name(row.unit, place.name):
            if id(place) in self._coded or place.known is None or self._named(row.unit):
                self._fault(row, FaultReason.UNIT_TWO_NAMES, row.unit, place.name)
                return
            place.name = row.unit
            self._by_name.setdefault(spelled(row.unit), []).append(place)
        if place is None:
            self._fault(row, FaultReason.UNIT_UNKNOWN, row.unit_code)
            return
        if row.unit:
            self._coded.add(id(place))
        self._take(row, place)

    def _recoded(self, row: RosterRow) -> Place | None:
        """Give the unit of that name whose code the file now states, unless it is in doubt."""
        named = [one for one in self._named(row.unit) if one.known and not self._keeps_code(one)]
        fitting = [one for one in named if not row.parent or self._is_under(one, row.parent)]
        if len(fitting) != 1:
            return None
        place = fitting[0]
        place.code = row.unit_code
        self._by_code[row.unit_code.casefold()] = place
        return place

    def _keeps_code(self, place: Place) -> bool:
        """Tell whether the file recodes a unit already, or still uses its present code."""
        code = place.present_code.casefold()
        by_text = code in self._said_texts and not same_name(place.present_code, place.name)
        return id(place) in self._coded or code in self._said_codes or by_text

    def _new(self, row: RosterRow) -> Place | None:
        if not row.unit:
            return None
        place = Place(known=None, code=row.unit_code, name=row.unit)
        self._add(place)
        return place

    def _place_by_name(self, row: RosterRow) -> None:
        seen = (row.unit, row.parent, "")
        if seen not in self._seen:
            self._seen[seen] = self._look_up(row)
        place, fault = self._seen[seen]
        if fault:
            self.faults.append(fault.but(row=row.row))
        elif place:
            self._take(row, place)

    def _look_up(self, row: RosterRow) -> tuple[Place | None, Fault | None]:
        named = self._named(row.unit)
        if not named and (coded := self._by_code.get(row.unit.casefold())):
            return coded, None
        if not named and self._root and self._is_office(row.unit):
            return self._root, None
        if row.parent:
            under = [one for one in named if self._is_under(one, row.parent)]
            named = under or [one for one in named if not _has_parent(one)]
        if len(named) > 1:
            return None, Fault(row=row.row, reason=FaultReason.UNIT_AMBIGUOUS, value=row.unit)
        return (named[0] if named else self._new(row)), None

    def _is_under(self, place: Place, text: str) -> bool:
        """Tell whether a unit's parent, known or said, is the one that a text names.

        The root may be called by the office's name as well, as `_parent` takes it.
        """
        above = place.parent
        if above and (same_name(above.name, text) or above.code.casefold() == text.casefold()):
            return True
        if above and above is self._root and self._is_office(text) and not self._named(text):
            return text.casefold() not in self._by_code
        return any(same_name(said, text) for _, said in place.said)

    def _named(self, name: str) -> list[Place]:
        """Give the units of a name: spelled alike, or else alike but for missing diacritics."""
        if not name:
            return []
        found = [one for one in self._by_name.get(spelled(name), ()) if _is_called(one, name)]
        if not found:
            found = [one for one in self._by_name.get(plain(name), ()) if same_name(one.name, name)]
        return list(dict.fromkeys(found))

    def _join_parents(self) -> None:
        for place in [one for one in self._places if one.said]:
            self._join(place)
        orphans = [one for one in self._places if one.known is None and one.parent is None]
        if self._root is None and orphans:
            self._root = self._new_root(orphans)
        for place in orphans:
            if place is not self._root:
                place.parent = self._root

    def _join(self, place: Place) -> None:
        chosen: Place | None = None
        first = ""
        for row, text in place.said:
            parent, fault = self._parent(text)
            if parent is None:
                self.faults.append(fault.but(row=row.row))
                self._of_row.pop(row.row, None)
            elif chosen is None:
                chosen, first = parent, text
            elif parent is not chosen:
                self._fault(row, FaultReason.UNIT_TWO_PARENTS, text, first)
                self._of_row.pop(row.row, None)
        if chosen is not None:
            place.parent = chosen
        elif place.known is None:
            place.broken = self.faults[-1]

    def _parent(self, text: str) -> tuple[Place | None, Fault]:
        fault = Fault(row=0, reason=FaultReason.PARENT_UNKNOWN, value=text)
        coded = self._by_code.get(text.casefold())
        named = [coded] if coded else self._named(text)
        if not named and self._is_office(text):
            return self._office_root(), fault
        if len(named) > 1:
            return None, fault.but(reason=FaultReason.UNIT_AMBIGUOUS)
        return (named[0] if named else None), fault

    def _is_office(self, text: str) -> bool:
        code, name = self._office
        return text.casefold() == code.casefold() or same_name(text, name)

    def _office_root(self) -> Place:
        if self._root is None:
            code, name = self._office
            free = code.casefold() not in self._by_code
            self._root = Place(known=None, code=code if free else "", name=name)
            self._add(self._root)
        return self._root

    def _new_root(self, orphans: list[Place]) -> Place:
        """Give the root of an office without units: the top that the file shows, or the office."""
        called = [one for one in orphans if self._is_office(one.name)]
        parents = {id(one.parent) for one in self._places}
        above = [one for one in orphans if id(one) in parents]
        tops = called or above
        return tops[0] if len(tops) == 1 else self._office_root()

    def _break_a_ring(self) -> bool:
        """Find units that lie above themselves, put them back; tell whether there were any.

        Putting units back can close another ring, but each time fewer of them are moved.
        """
        sound: set[int] = set()
        for start in self._places:
            line: dict[int, Place] = {}
            at: Place | None = start
            while at is not None and id(at) not in sound and id(at) not in line:
                line[id(at)] = at
                at = at.parent
            if at is not None and id(at) in line:
                ring = list(line.values())
                self._break(ring[list(line).index(id(at)) :])
                return True
            sound.update(line)
        return False

    def _break(self, ring: list[Place]) -> None:
        for place in ring:
            for row, text in place.said:
                self._fault(row, FaultReason.PARENT_CYCLE, place.name, text)
                self._of_row.pop(row.row, None)
                place.broken = None if place.known else self.faults[-1]
            place.said.clear()
        for place in ring:
            place.parent = self.present_parent(place)

    def _drop_broken(self) -> None:
        """Find the other rows that hang on a new unit which has no place in the tree."""
        for row, place in list(self._of_row.items()):
            at: Place | None = place
            while at is not None and at.broken is None:
                at = at.parent
            if at is not None and at.broken is not None:
                self.faults.append(at.broken.but(row=row))
                del self._of_row[row]

    def _make_codes(self) -> None:
        taken = Counter((*self._by_code, *self._said_codes, *self._said_texts))
        for place in self._places:
            if place.code:
                continue
            stem = initials(place.name) or "DV"
            code, number = stem, 1
            while taken[code.casefold()]:
                number += 1
                code = f"{stem}{number}"
            taken[code.casefold()] += 1
            place.code = code


def _is_known_root(place: Place) -> bool:
    return place.known is not None and place.known.parent_id is None


def _has_parent(place: Place) -> bool:
    return place.parent is not None or bool(place.said)


def _is_called(place: Place, text: str) -> bool:
    return spelled(place.name) == spelled(text)


def new_unit(place: Place) -> NewUnit | None:
    """Give the unit to add, or None if it is there already."""
    if place.known is not None:
        return None
    parent = place.parent.present_code if place.parent else None
    return NewUnit(code=place.code, name=place.name, parent=parent)


def changed_unit(place: Place, before: Place | None) -> ChangedUnit | None:
    """Give what changes of a unit whose parent was `before`, or None."""
    unit = place.known
    if unit is None:
        return None
    fields = []
    if place.code.casefold() != unit.code.casefold():
        fields.append(FieldChange(field=Field.CODE, before=unit.code, after=place.code))
    if not same_name(place.name, unit.name):
        fields.append(FieldChange(field=Field.NAME, before=unit.name, after=place.name))
    if place.parent is not before:
        codes = [one.present_code if one else "" for one in (before, place.parent)]
        fields.append(FieldChange(field=Field.PARENT, before=codes[0], after=codes[1]))
    if not fields:
        return None
    return ChangedUnit(id=unit.id, code=unit.code, name=unit.name, fields=tuple(fields))
