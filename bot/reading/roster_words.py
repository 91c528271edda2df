"""The words of a roster: headings, genders, roles, and the role that a title implies."""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from bot.reading.text import fold
from core.people.rules import Role


class Column(StrEnum):
    """What a column of a roster file holds."""

    NUMBER = "number"
    CODE = "code"
    NAME = "name"
    FAMILY = "family"
    GIVEN = "given"
    GENDER = "gender"
    UNIT = "unit"
    UNIT_CODE = "unit_code"
    PARENT = "parent"
    TITLE = "title"
    ROLE = "role"
    PHONE = "phone"
    EMAIL = "email"


# Of two columns of one sort, the one whose heading stands earlier here counts first.
_HEADINGS: dict[Column, tuple[str, ...]] = {
    Column.NUMBER: ("stt", "tt", "số tt", "số thứ tự", "no", "#"),
    Column.CODE: (
        *("mã cán bộ", "mã cb", "mã cbcc", "mã cbccvc", "mã công chức", "mã viên chức"),
        *("mã nhân viên", "mã nv", "mã nhân sự", "mã định danh", "mã số", "mã", "mã người dùng"),
        *("mã số cán bộ", "số hiệu", "số hiệu cán bộ", "số hiệu công chức"),
        *("code", "id", "staff code", "staff id", "employee code", "employee id", "person code"),
    ),
    Column.NAME: (
        *("họ và tên", "họ tên", "họ, tên", "họ và tên cán bộ", "họ tên cán bộ", "tên cán bộ"),
        *("tên nhân viên", "full name", "fullname", "name"),
    ),
    Column.FAMILY: ("họ", "họ đệm", "họ và đệm", "họ và tên đệm", "họ tên đệm", "họ lót"),
    Column.GIVEN: ("tên", "first name", "given name"),
    Column.GENDER: ("giới tính", "phái", "nam/nữ", "gender", "sex"),
    Column.UNIT: (
        *("đơn vị", "tên đơn vị", "phòng ban", "phòng/ban", "phòng, ban", "phòng", "bộ phận"),
        *("tên phòng", "tên phòng ban", "phòng chuyên môn", "đơn vị công tác", "nơi công tác"),
        *("phòng/đơn vị", "phòng, đơn vị", "unit", "unit name", "department", "division"),
    ),
    Column.UNIT_CODE: (
        *("mã đơn vị", "mã đv", "viết tắt", "tên viết tắt", "đơn vị viết tắt", "ký hiệu"),
        *("mã phòng", "mã phòng ban", "ký hiệu đơn vị", "unit code", "unit short"),
        *("department code", "short name", "abbreviation"),
    ),
    Column.PARENT: (
        *("đơn vị cấp trên", "cấp trên", "trực thuộc", "trực thuộc đơn vị", "thuộc đơn vị"),
        *("đơn vị cấp trên trực tiếp", "đơn vị chủ quản", "đơn vị cha", "mã đơn vị cấp trên"),
        *("parent", "parent unit", "parent department", "parent code"),
    ),
    Column.TITLE: (
        *("chức vụ", "chức vụ/chức danh", "chức vụ, chức danh", "chức danh/chức vụ"),
        *("chức danh, chức vụ", "chức danh", "vị trí việc làm", "vị trí"),
        *("title", "job title", "position"),
    ),
    Column.ROLE: ("vai trò", "vai trò trong hệ thống", "quyền", "role"),
    Column.PHONE: (
        *("điện thoại", "số điện thoại", "sđt", "đt", "số đt", "điện thoại di động", "di động"),
        *("số điện thoại di động", "số di động", "đtdđ", "phone", "phone number", "mobile", "tel"),
    ),
    Column.EMAIL: (
        *("email", "e-mail", "thư điện tử", "hộp thư", "hòm thư", "địa chỉ email"),
        *("địa chỉ thư điện tử", "email công vụ", "thư công vụ", "email address"),
    ),
}
_ASIDE = re.compile(r"\([^)]*\)|\[[^]]*\]")
_SIGNS = re.compile(r"[^\w#]+")
_PART = re.compile(r"[,;/&+]| - | kiêm | kiem ", re.IGNORECASE)

_GENDERS = {
    "nam": "nam",
    "ong": "nam",
    "male": "nam",
    "m": "nam",
    "nu": "nữ",
    "ba": "nữ",
    "female": "nữ",
    "f": "nữ",
}
_ROLES = {
    Role.ADMIN: ("quan tri", "quan tri vien", "quan tri he thong", "admin", "administrator"),
    Role.HEAD: ("truong", "cap truong", "truong don vi", "nguoi dung dau", "head"),
    Role.DEPUTY: ("pho", "cap pho", "pho don vi", "deputy"),
    Role.OFFICIAL: (
        *("chuyen vien", "can bo", "cong chuc", "vien chuc", "nhan vien", "nguoi lao dong"),
        *("official", "staff", "member"),
    ),
}
_ROLE_OF_WORD = {word: role for role, words in _ROLES.items() for word in words}
_ACTING = ("q", "q.", "quyền", "acting")
_DEPUTIES = ("phó", "thứ trưởng", "deputy", "vice")
_HEADS = (
    *("trưởng", "tổng giám đốc", "giám đốc", "chánh", "chủ tịch", "chủ nhiệm", "bí thư"),
    *("thủ trưởng", "bộ trưởng", "cục trưởng", "chi cục trưởng", "tổng cục trưởng", "vụ trưởng"),
    *("viện trưởng", "hiệu trưởng", "tổ trưởng", "đội trưởng", "trạm trưởng", "hạt trưởng"),
    *("chỉ huy trưởng", "phụ trách phòng", "phụ trách ban", "phụ trách đơn vị"),
    *("phụ trách trung tâm", "phụ trách văn phòng", "director", "head", "chairman"),
    *("chairwoman", "chairperson", "chair", "chief of"),
)
# A secretary of the Youth Union leads no unit of the office.
_NO_HEADS = ("bí thư đoàn", "bí thư chi đoàn")


def _heading(text: str) -> str:
    return " ".join(_SIGNS.sub(" ", _ASIDE.sub(" ", text)).split())


_COLUMNS = {
    fold(_heading(word)): (column, rank)
    for column, words in _HEADINGS.items()
    for rank, word in enumerate(words)
}
_MARKED = frozenset(
    _heading(word) for words in _HEADINGS.values() for word in words if not word.isascii()
)


def column_of(heading: str) -> tuple[Column, int] | None:
    """Give what a heading means and its rank among its variants, or None if it is unknown."""
    return _COLUMNS.get(fold(_heading(heading)))


def is_marked_heading(heading: str) -> bool:
    """Tell whether a heading is known in exactly these letters, diacritics among them."""
    return _heading(unicodedata.normalize("NFC", heading).lower()) in _MARKED


def gender_of(text: str) -> str | None:
    """Give `nam` or `nữ`, or None for anything else."""
    return _GENDERS.get(fold(text))


def role_named(text: str) -> Role | None:
    """Give the role that the cell of a role column names, or None if it names none."""
    named = _ROLE_OF_WORD.get(fold(text))
    if named is None and (implied := role_of_title(text)) is not Role.OFFICIAL:
        return implied
    return named


@lru_cache(maxsize=4096)
def role_of_title(title: str) -> Role:
    """Give the role in his unit that a title implies; its first part decides.

    `Phó Giám đốc kiêm Trưởng ban` is a deputy, `Kế toán trưởng` an official. Only titles that say
    nothing but that make an admin: `Quản trị mạng` is a profession.
    """
    composed = unicodedata.normalize("NFC", title)
    if fold(composed) in _ROLES[Role.ADMIN]:
        return Role.ADMIN
    words = _PART.split(composed, maxsplit=1)[0].lower().split()
    if words and _begins(words, _ACTING):
        words = words[1:]
    if _begins(words, _DEPUTIES):
        return Role.DEPUTY
    leads = _begins(words, _HEADS) and not _begins(words, _NO_HEADS)
    return Role.HEAD if leads else Role.OFFICIAL


def _begins(words: list[str], phrases: tuple[str, ...]) -> bool:
    """Tell whether words begin with one of the phrases, spelled so or without diacritics."""
    return any(
        len(words) >= len(parts := phrase.split())
        and all(word in (part, fold(part)) for word, part in zip(words, parts, strict=False))
        for phrase in phrases
    )
