"""Who may see and task whom: pure decisions over persons and the tree of units."""

import datetime as dt
from enum import StrEnum

from core.kernel.fact import Fact


class Role(StrEnum):
    """What a person is in a unit."""

    ADMIN = "admin"
    HEAD = "head"
    DEPUTY = "deputy"
    OFFICIAL = "official"
    DELEGATE = "delegate"
    """Decides for a while what waits for somebody else, who asked him to; leads nobody by that."""


class Post(Fact, frozen=True):
    """A person's place in a unit, from `since` until `until` (open if None)."""

    unit_id: int
    path: str
    unit: str
    unit_code: str
    role: Role
    title: str
    since: dt.datetime
    until: dt.datetime | None = None
    acting_for: int | None = None

    def holds(self, at: dt.datetime) -> bool:
        """Tell whether the post is held at a moment."""
        return self.since <= at and (self.until is None or at < self.until)


class Person(Fact, frozen=True):
    """A person of an office with all his posts."""

    id: int
    office_id: int
    code: str
    name: str
    gender: str | None
    language: str
    departed: dt.datetime | None
    posts: tuple[Post, ...]
    dark: bool = False

    def posts_at(self, at: dt.datetime) -> tuple[Post, ...]:
        """Give the posts held at a moment, own ones before those held for somebody else."""
        held = (post for post in self.posts if post.holds(at))
        return tuple(sorted(held, key=lambda post: post.acting_for is not None))


def is_active(person: Person, at: dt.datetime) -> bool:
    """Tell whether the person still belongs to the office."""
    return person.departed is None or at < person.departed


def led_paths(person: Person, at: dt.datetime) -> tuple[str, ...]:
    """Give the paths of the units that a person leads: as head or deputy, or acting for one."""
    return tuple(post.path for post in person.posts_at(at) if post.role in (Role.HEAD, Role.DEPUTY))


def is_leader(person: Person, at: dt.datetime) -> bool:
    """Tell whether the person leads any unit."""
    return bool(led_paths(person, at))


def is_admin(person: Person, at: dt.datetime) -> bool:
    """Tell whether the person keeps the roster of his office."""
    return any(post.role is Role.ADMIN for post in person.posts_at(at))


def home(person: Person, at: dt.datetime) -> Post | None:
    """Give the post that a person is known by: his own before an acting one."""
    posts = person.posts_at(at)
    return posts[0] if posts else None


def leads(leader: Person, person: Person, at: dt.datetime) -> bool:
    """Tell whether a person stands under a leader: in his units, and not above him there.

    A deputy does not lead the head of the same unit, nor another deputy of it.
    """
    if leader.id == person.id or leader.office_id != person.office_id:
        return False
    if not is_active(leader, at):
        return False
    return any(
        theirs.path.startswith(mine.path)
        and (theirs.path != mine.path or outranks(mine.role, theirs.role))
        for mine in leader.posts_at(at)
        if mine.role in (Role.HEAD, Role.DEPUTY)
        for theirs in person.posts_at(at)
    ) and not any(
        mine.path.startswith(theirs.path) and mine.path != theirs.path
        for mine in leader.posts_at(at)
        for theirs in person.posts_at(at)
        if theirs.role in (Role.HEAD, Role.DEPUTY)
    )


def outranks(mine: Role, theirs: Role) -> bool:
    """Tell whether a role stands above another one in the same unit."""
    if mine is Role.HEAD:
        return theirs is not Role.HEAD
    return theirs in (Role.OFFICIAL, Role.ADMIN)


def may_see(asker: Person, person: Person, at: dt.datetime) -> bool:
    """Tell whether the asker may see a person's work and figures: his own, or as his leader."""
    return asker.id == person.id or leads(asker, person, at)


def may_assign(asker: Person, person: Person, at: dt.datetime) -> bool:
    """Tell whether the asker may give a person work: himself, anybody he leads, or as an admin.

    An admin gives work of his office on behalf of its leaders; he does not review it.
    """
    if not is_active(person, at):
        return False
    return may_see(asker, person, at) or may_keep_roster(asker, person.office_id, at)


def may_see_unit(asker: Person, path: str, at: dt.datetime) -> bool:
    """Tell whether the asker may see a unit's figures: it lies in a unit he leads."""
    return is_active(asker, at) and any(path.startswith(led) for led in led_paths(asker, at))


def may_keep_roster(asker: Person, office_id: int, at: dt.datetime) -> bool:
    """Tell whether the asker may read and change the roster of an office."""
    return asker.office_id == office_id and is_active(asker, at) and is_admin(asker, at)
