"""Whom a task is given to: several people with their parts, or a unit."""

from dataclasses import dataclass, field, replace
from fractions import Fraction

from bot.reading.facts import Ask, PersonMention
from bot.reading.people import (
    Named,
    PeopleFilter,
    PeopleIndex,
    read_person,
    read_unit,
    skip_honorific,
    unknown_person,
)
from bot.reading.text import Phrases, Text, forms
from bot.reading.worklife import COMMON_GIVEN_NAMES, begins_work, is_compound

MOST_PEOPLE = 60
LONGEST_SHARE, LONGEST_NAME = 3, 4
_EACH = Phrases(dict.fromkeys(("mỗi người", "mỗi bạn", "mỗi đồng chí", "each"), True))
_EVENLY = Phrases(
    dict.fromkeys(("chia đều", "chia đều nhau", "mỗi người một nửa", "equally"), True)
)
_EACH_UNIT = Phrases(
    dict.fromkeys(("mỗi phòng", "mỗi đơn vị", "mỗi nơi", "mỗi bên", "mỗi ban", "each unit"), True)
)
_LISTING = frozenset({",", "+", "&", ";", "/"})
_AND = Phrases(
    dict.fromkeys(
        ("và", "với", "cùng", "cùng với", "phối hợp với", "phối hợp cùng", "and", "with",
         "phối hợp", "hỗ trợ bởi", "cùng với sự phối hợp của"), True)
)  # fmt: skip
_ONE_AFTER_ANOTHER = Phrases(dict.fromkeys(("và", "and"), True))
"""What stands between units that get a task each; `phối hợp với` makes one task of both."""
_PARTS_IN_WORK = Phrases(
    dict.fromkeys(
        ("chủ trì", "phối hợp", "làm chính", "hỗ trợ", "tham gia", "chính", "phụ", "làm cùng",
         "chịu trách nhiệm chính", "đầu mối", "làm đầu mối", "phụ trách chính", "giúp việc",
         "theo dõi", "chủ trì thực hiện", "lead", "phối hợp thực hiện", "giám sát",
         "đồng thực hiện"),
        True,
    )
)  # fmt: skip
_SELF = Phrases(
    dict.fromkeys(("tôi", "mình", "bản thân", "chính tôi", "me", "myself"), True), strict=True
)
_I = forms("tôi", folded=False)
_LEADING = Phrases(dict.fromkeys(("chủ trì", "làm chính", "đầu mối", "lead"), True))
# Given names that are also days; written small behind a list they may be either.
_DAY_NAMES = forms("mai")
_ADDED = forms("và", "cùng", "với", folded=False) | {"va"}
_DELIVERY = forms("nộp", "gửi", "xong", "báo", "trình", "phải", "có", "trả", "họp", "là")


@dataclass(frozen=True, slots=True)
class Assignees:
    """The people or the unit named at the head of a task, what is unclear, and what follows.

    `units` are several of them, each of which gets a task of its own.
    """

    after: int
    mentions: tuple[PersonMention, ...] = ()
    unit: str | None = None
    ask: tuple[Ask, ...] = ()
    units: tuple[str, ...] = ()


NOBODY = Assignees(0)


@dataclass(slots=True)
class _List:
    mentions: list[PersonMention] = field(default_factory=list)
    after: int = 0
    parted: bool = False


def read_assignees(text: Text, at: int, people: PeopleIndex, who: PeopleFilter) -> Assignees:
    """Read who is named at a token; nobody is an answer too, with the question it raises."""
    if unit := _unit(text, at, people):
        return unit
    first = _oneself(text, at, people, who) or _person(text, at, people, who)
    if first is None:
        return Assignees(at, ask=(Ask.PERSON_MISSING,))
    cased = text.capital(first.after - 1)
    bare = _bare_shares(text, first, people, who)
    if bare is not None:
        return bare
    listed = _List()
    more: Named | None = first
    while more is not None:
        share = _share(text, more.after)
        listed.mentions.append(replace(more.mention, share=share[0] if share else None))
        listed.after = share[1] if share else more.after
        full = len(listed.mentions) >= MOST_PEOPLE
        more = None if full else _next_person(text, listed, people, who, cased=cased)
    if (each := _each(text, listed.after)) and len(listed.mentions) > 1:
        listed.mentions = [replace(one, share=each[0]) for one in listed.mentions]
        listed.after = each[1]
    if len(listed.mentions) == 1 and listed.after < text.size:  # Lan 100% hồ sơ …
        listed = _List([replace(first.mention, share=None)], first.after)
    after = _past_last_part(text, listed)
    asks = dict.fromkeys(m.ask for m in listed.mentions if m.ask is not None)
    return Assignees(after, tuple(listed.mentions), None, tuple(asks))


def _oneself(text: Text, at: int, people: PeopleIndex, who: PeopleFilter) -> Named | None:
    """Read `tôi`, `mình`: the writer."""
    found = _SELF.at(text, at)
    if found is None or _named_minh(text, at, people, who):
        return None
    typed = text.slice(at, found[1])
    return Named(PersonMention(typed, None, (), Ask.PERSON_UNKNOWN, oneself=True), found[1])


def _bare_shares(
    text: Text, first: Named, people: PeopleIndex, who: PeopleFilter
) -> Assignees | None:
    """Read `Lan 60, Đức 40`: a number behind each of several known people is his share."""
    mentions: list[PersonMention] = []
    more: Named | None = first
    after = first.after
    while more is not None and len(mentions) < MOST_PEOPLE:
        at = more.after
        if not text.is_number(at) or len(text.words[at]) > LONGEST_SHARE:
            break
        mentions.append(replace(more.mention, share=Fraction(int(text.words[at]), 100)))
        after = at + 1
        joined = _AND.at(text, after)
        behind = joined[1] if joined else after + (text.words[after] in _LISTING)
        more = read_person(text, behind, people, who) if behind > after else None
        if more and not (more.mention.id or more.mention.candidates):
            more = None
    if len(mentions) < 2 or more is not None or text.words[after] in {"%", "/"}:
        return None
    asks = dict.fromkeys(m.ask for m in mentions if m.ask is not None)
    return Assignees(after, tuple(mentions), None, tuple(asks))


def _each(text: Text, at: int) -> tuple[Fraction | None, int] | None:
    """Read `mỗi người 50%`, `chia đều` behind a list: the share of each, None for an equal one."""
    at += text.words[at] in _LISTING
    if even := _EVENLY.at(text, at):
        return None, even[1]
    found = _EACH.at(text, at)
    return _share(text, found[1]) if found else None


def _share(text: Text, at: int) -> tuple[Fraction, int] | None:
    """Read `60%`, `(33,5%)` at a token: the share of the work, and the token behind it."""
    bracketed = text.words[at] == "("
    start = at + bracketed
    if not text.is_number(start) or len(text.words[start]) > LONGEST_SHARE:
        return None
    share, after = Fraction(text.words[start]), start + 1
    if text.words[after] in {",", "."} and text.glued(after) and text.is_number(after + 1):
        decimals = text.words[after + 1]
        share += Fraction(int(decimals), 10 ** len(decimals))
        after += 2
    if text.words[after] != "%":
        return None
    after += 1
    closed = bracketed and text.words[after] == ")"
    return (share / 100, after + closed) if closed or not bracketed else None


def _named_minh(text: Text, at: int, people: PeopleIndex, who: PeopleFilter) -> bool:
    """Tell whether `minh` opens a name (`minh chau`) and does not mean oneself (`mình`)."""
    if text.keys[at] != "minh":
        return False
    named = read_person(text, at, people, who)
    return named is not None and named.after > at + 1 and named.mention.id is not None


def _unit_behind(text: Text, at: int, people: PeopleIndex) -> bool:
    """Tell whether another unit is named behind a comma or `và`."""
    joined = _AND.at(text, at)
    behind = joined[1] if joined else at + (text.words[at] in _LISTING)
    return behind > at and people.unit_at(text, behind) is not None


def _units(text: Text, first: str, at: int, people: PeopleIndex) -> Assignees | None:
    """Read `phòng TCCB, phòng KT và VP`; None where one is named with another for the same work."""
    found, after = [first], at
    while _unit_behind(text, after, people):
        listed = text.words[after] in _LISTING
        joined = _ONE_AFTER_ANOTHER.at(text, after + listed)
        behind = joined[1] if joined else after + listed
        named = people.unit_at(text, behind) if behind > after else None
        if named is None:
            return None
        found.append(named[0])
        after = named[1]
    each = _EACH_UNIT.at(text, after + (text.words[after] in _LISTING))
    codes = tuple(dict.fromkeys(found))
    after = each[1] if each else after
    return Assignees(after, units=codes) if len(codes) > 1 else Assignees(after, unit=first)


def _unit(text: Text, at: int, people: PeopleIndex) -> Assignees | None:
    found = read_unit(text, at, people)
    if found is None:
        return None
    short, after = found
    if short is not None and _unit_behind(text, after, people):
        return _units(text, short, after, people)
    if short is None:
        return Assignees(after, ask=(Ask.UNIT_UNKNOWN,))
    written = after - at > 1 and (text.capital(after - 1) or text.is_number(after))
    named = text.capital(at) or written or after - at > 2
    named = named or begins_work(text, after) or after >= text.size
    if not named or (
        begins_work(text, at) and not text.capital(at) and not begins_work(text, after)
    ):
        return None
    return Assignees(after, unit=short)


def _person(text: Text, at: int, people: PeopleIndex, who: PeopleFilter) -> Named | None:
    named = read_person(text, at, people, who)
    if named is None and not begins_work(text, at):
        named = unknown_person(text, at, people, who)
    return named


def _next_person(
    text: Text, listed: _List, people: PeopleIndex, who: PeopleFilter, *, cased: bool
) -> Named | None:
    """Read another person behind a comma, `và`, `với`, or the part the one before takes."""
    at, parted = listed.after, False
    bracketed = text.words[at] == "("
    part = _PARTS_IN_WORK.at(text, at + bracketed)
    if part and (not bracketed or text.words[part[1]] == ")"):
        at, parted = part[1] + bracketed, True
    joined = _AND.at(text, at)
    if text.words[at] in _LISTING or text.words[at] == "@":
        at += text.words[at] != "@"
        joined = _AND.at(text, at)
    elif joined is None and listed.mentions[-1].share is not None:
        return _with_share(text, at, people, who)
    elif joined is None:
        return _titled_next(text, at, people, who)
    at = joined[1] if joined else at
    if joined and text.keys[at] in _I:
        return _oneself(text, at, people, who)
    if not _may_be_named(text, at, cased=cased):
        return None
    named = read_person(text, at, people, who)
    if named is None or named.mention.ask is Ask.PERSON_UNKNOWN:
        named = (
            named if named and text.words[at] == "@" else _titled_or_cased(text, at, people, who)
        )
    if named is None and joined and text.capital(at):
        named = _somebody_else(text, at, people)
    if named is not None:
        listed.parted = listed.parted or parted
        return _doubted(text, at, named)
    return None


def _somebody_else(text: Text, at: int, people: PeopleIndex) -> Named | None:
    """Read `và Mai` where Mai is of the office but not among those who may be named."""
    found = read_person(text, at, people, PeopleFilter())
    if found is None or not (found.mention.id or found.mention.candidates):
        return None
    typed = text.slice(at, found.after)
    return Named(PersonMention(typed, None, (), Ask.PERSON_UNKNOWN), found.after)


def _with_share(text: Text, at: int, people: PeopleIndex, who: PeopleFilter) -> Named | None:
    """Read `khanh` of `lan 60% khanh 50%`: what has a share is somebody, known or not."""
    named = read_person(text, at, people, who)
    known = named is not None and (named.mention.id or named.mention.candidates)
    if named is not None and known and _share(text, named.after):
        return named
    for after in range(at + 1, min(at + LONGEST_NAME, text.size) + 1):
        if not text.words[after - 1].isalpha() or begins_work(text, at):
            return None
        if _share(text, after):
            typed = text.slice(at, after)
            return Named(PersonMention(typed, None, (), Ask.PERSON_UNKNOWN), after)
    return None


def _titled_next(text: Text, at: int, people: PeopleIndex, who: PeopleFilter) -> Named | None:
    """Read `c Lan` of `a Hùng c Lan rà soát`: an honorific, a name, then the work."""
    if not skip_honorific(text, at):
        return None
    named = read_person(text, at, people, who)
    return named if named and named.mention.id and begins_work(text, named.after) else None


def _titled_or_cased(text: Text, at: int, people: PeopleIndex, who: PeopleFilter) -> Named | None:
    """Read an unknown person in a list only where it must be one: by its honorific."""
    if skip_honorific(text, at):
        return read_person(text, at, people, who)
    joined_directly = text.capital(at) and not begins_work(text, at) and not is_compound(text, at)
    added = text.keys[at - 1] in _ADDED and text.words[at] in COMMON_GIVEN_NAMES
    listed = added or text.words[at - 1] in _LISTING
    if joined_directly and text.capital(at - 2) and listed:
        named = unknown_person(text, at, people, who)
        behind = text.words[named.after] if named else ""
        return named if named and (behind in _LISTING or begins_work(text, named.after)) else None
    return None


def _may_be_named(text: Text, at: int, *, cased: bool) -> bool:
    if begins_work(text, at) and not text.capital(at) and not begins_work(text, at + 1):
        return False
    if text.words[at] == "@" or skip_honorific(text, at):
        return True
    if cased and not text.capital(at):
        return False
    return not (text.keys[at] in _DAY_NAMES and text.keys[at + 1] in _DELIVERY)


def _doubted(text: Text, at: int, named: Named) -> Named:
    """Make a question of a name that may as well be a day (`lan, mai soan bao cao`)."""
    mention = named.mention
    if text.keys[at] not in _DAY_NAMES or text.capital(at) or mention.id is None:
        return named
    asked = PersonMention(mention.typed, None, mention.candidates, Ask.PERSON_AMBIGUOUS)
    return Named(asked, named.after)


def _past_last_part(text: Text, listed: _List) -> int:
    """Skip the part of the last person (`Bình chủ trì, Ngọc phối hợp …`)."""
    bracketed = text.words[listed.after] == "("
    part = _PARTS_IN_WORK.at(text, listed.after + bracketed)
    if part and bracketed and text.words[part[1]] == ")":
        return part[1] + 1
    if (
        part
        and len(listed.mentions) > 1
        and listed.parted
        and not _LEADING.starts(text, listed.after)
    ):
        return part[1]
    return listed.after
