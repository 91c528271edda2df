"""A made-up city in the database: offices, units, people with their chats, tasks. The same rows on both databases."""

import datetime as dt

from sqlalchemy import text

from core.kernel.tables import METADATA, epoch_ms
from core.kernel.transaction import is_shared

UNITS = 24
"""Units of an office below its root."""

TASKS, OPEN = 6, 2
"""Tasks of a person, and how many of them are not done."""

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ")
MIDDLE = ("Văn", "Thị", "Minh", "Thu", "Quốc", "Ngọc", "Hữu")
GIVEN = (
    "An",
    "Bình",
    "Chi",
    "Dũng",
    "Giang",
    "Hà",
    "Hùng",
    "Lan",
    "Linh",
    "Mai",
    "Nam",
    "Oanh",
    "Phúc",
)
GIVEN += ("Quân", "Sơn", "Thảo", "Trang", "Tuấn", "Vân", "Yến", "Khánh", "Long", "Nga")
WORK = ("Rà soát hồ sơ", "Lập báo cáo", "Thẩm định dự án", "Trả lời đơn thư", "Kiểm tra thực địa")
COUNT = "WITH RECURSIVE g(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM g WHERE n + 1 < {most})"


class City:
    """How many people in how many offices; person `n` is the n // offices-th of his office."""

    def __init__(self, people, offices, owners=1):
        self.people, self.offices, self.owners = people, offices, owners

    def owner(self, n):
        """Give which process hears a person: every office is heard by all."""
        return n // self.offices % self.owners

    def chat(self, n):
        """Give the chat of a person: whose process hears it, and his number."""
        return f"{self.owner(n)}-{n}"

    def task(self, n, which=0):
        """Give the number, in his office, of one of a person's open tasks."""
        return n // self.offices * TASKS + which + 1

    def fill(self, connection, now):
        """Make the rows, and the statistics that the database plans by."""
        at, past = epoch_ms(now), epoch_ms(now - dt.timedelta(days=200))
        later = epoch_ms(now + dt.timedelta(days=40))
        for statement, most in (
            (self._office(past), self.offices),
            (self._unit(), self.offices * (UNITS + 1)),
            (self._person(), self.people),
            (self._post(past), self.people),
            (self._address(at), self.people),
            (self._task(past, later), self.people * TASKS),
            (self._holder(), self.people * TASKS),
        ):
            head, _, values = statement.partition(" SELECT ")
            # PostgreSQL and SQLite both take WITH between INTO and SELECT
            connection.execute(text(f"{head} {COUNT.format(most=most)} SELECT {values} FROM g"))
        if is_shared(connection):
            for name in ("office", "unit", "person", "post", "address", "task"):
                connection.execute(
                    text(
                        f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), (SELECT max(id) FROM {name}))"
                    )
                )
        connection.execute(text("ANALYZE"))

    def _office(self, past):
        return (
            "INSERT INTO office (id, code, name, zone, created)"
            f" SELECT n + 1, 'O' || n, 'Sở số ' || n, 'Asia/Ho_Chi_Minh', {past}"
        )

    def _unit(self):
        whole = UNITS + 1
        root = f"(n / {whole} * {whole} + 1)"
        return (
            "INSERT INTO unit (id, office_id, parent_id, path, code, name)"
            f" SELECT n + 1, n / {whole} + 1, CASE WHEN n % {whole} = 0 THEN NULL ELSE {root} END,"
            f" CASE WHEN n % {whole} = 0 THEN (n + 1) || '.' ELSE {root} || '.' || (n + 1) || '.' END,"
            f" 'U' || n, CASE WHEN n % {whole} = 0 THEN 'Sở' ELSE 'Phòng số ' || (n % {whole}) END"
        )

    def _person(self):
        own = f"(n / {self.offices})"
        name = (
            f"{_one_of(FAMILY, own)} || ' ' || {_one_of(MIDDLE, f'{own} / 11')} || ' ' ||"
            f" {_one_of(GIVEN, f'{own} / 7')}"
        )
        return (
            "INSERT INTO person (id, office_id, code, name)"
            f" SELECT n + 1, n % {self.offices} + 1, 'P' || n, {name}"
        )

    def _post(self, past):
        own = f"(n / {self.offices})"
        return (
            "INSERT INTO post (id, office_id, person_id, unit_id, role, since)"
            f" SELECT n + 1, n % {self.offices} + 1, n + 1, {self._unit_of('n')},"
            f" CASE WHEN {own} <= {UNITS} THEN 'head' ELSE 'official' END, {past}"
        )

    def _unit_of(self, n):
        """Give the unit of a person: the first of an office has its root, the next lead its units."""
        own = f"({n} / {self.offices})"
        below = f"CASE WHEN {own} = 0 THEN 1 ELSE 2 + ({own} - 1) % {UNITS} END"
        return f"{n} % {self.offices} * {UNITS + 1} + {below}"

    def _address(self, at):
        return (
            "INSERT INTO address (id, office_id, person_id, gateway, bot, chat, linked, used)"
            f" SELECT n + 1, n % {self.offices} + 1, n + 1, 'console', 'console',"
            f" (n / {self.offices} % {self.owners}) || '-' || n, {at}, {at}"
        )

    def _task(self, past, later):
        whose = f"(n / {TASKS})"
        done = f"n % {TASKS} >= {OPEN}"
        head = f"({whose} % {self.offices} + 1)"
        days = "CAST(n % 100 AS BIGINT)"
        ended = f"CASE WHEN {done} THEN {past} + {days} * 86400000 END"
        return (
            "INSERT INTO task (id, office_id, number, title, unit_id, assigner_id, reviewer_id, state,"
            " quantity, coefficient, assigned, deadline, progress, done, handed, first_handed, accepted,"
            " accepted_quantity, content_returns, missed, version, folded)"
            f" SELECT n + 1, {whose} % {self.offices} + 1,"
            f" {whose} / {self.offices} * {TASKS} + n % {TASKS} + 1,"
            f" {_one_of(WORK, 'n')} || ' số ' || n, {self._unit_of(whose)}, {head}, {head},"
            f" CASE WHEN {done} THEN 'accepted' ELSE 'in_progress' END, 1000, 1000, {past},"
            f" CASE WHEN {done} THEN {past} + ({days} + 2) * 86400000 ELSE {later} END,"
            f" CASE WHEN {done} THEN 100 ELSE 40 END, 0, {ended}, {ended}, {ended},"
            f" CASE WHEN {done} THEN 1000 ELSE 0 END, 0, 0, 1,"
            f" {_one_of(('ra soat ho so', 'lap bao cao', 'tham dinh du an', 'tra loi don thu', 'kiem tra thuc dia'), 'n')}"
            " || ' so ' || n"
        )

    def _holder(self):
        return (
            "INSERT INTO holder (task_id, person_id, lead, part, whole)"
            f" SELECT n + 1, n / {TASKS} + 1, true, 1, 1"
        )


def _one_of(words, number):
    cases = " ".join(f"WHEN {at} THEN '{word}'" for at, word in enumerate(words))
    return f"CASE ({number}) % {len(words)} {cases} END"


def rows(connection):
    """Give how many rows each table has that is not empty."""
    counted = {
        table.name: connection.execute(text(f"SELECT count(*) FROM {table.name}")).scalar()
        for table in METADATA.sorted_tables
    }
    return {name: count for name, count in counted.items() if count}
