import time

import pytest
from reading_rows import PEOPLE, ROSTER

from bot.reading import Ask, PeopleIndex, PersonName
from bot.reading.assignees import read_assignees
from bot.reading.line import read_roster
from bot.reading.people import PeopleFilter, read_person, read_unit
from bot.reading.text import Text


def named(typed, **who):
    return read_person(Text(typed), 0, PEOPLE, PeopleFilter(**who))


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("Lan soạn", "q01"),
        ("lan soan", "q01"),
        ("Ngọc Lan soạn", "q01"),
        ("Trương Lan soạn", "q01"),
        ("trương ngọc lan soạn", "q01"),
        ("@Lan soạn", "q01"),
        ("đ/c Hùng soạn", "q02"),
        ("a.Hùng soạn", "q02"),
        ("chị Hoa (VP) soạn", "q05"),
        ("hoa tccb soan", "q04"),
        ("Thuỷ soạn", "q14"),
        ("Hòa soạn", "q15"),
        ("Quí soạn", "q11"),
        ("Y Thuyên soạn", "q23"),
        ("Niê soạn", "q23"),
        ("CB016 soạn", "q16"),
        ("Dũng thanh tra lập biên bản", "q13"),
        ("An lập dự toán sửa trụ sở", "q21"),
        ("Ân lập dự toán", "q22"),
    ],
)
def test_a_person_is_found_by_what_he_is_called(typed, person):
    assert named(typed).mention.id == person


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        ("Hoa soạn", {"q04", "q05"}),
        ("hoa soan", {"q04", "q05", "q15"}),
        ("tuan soan", {"q03", "q06"}),
        ("an soan", {"q21", "q22"}),
        ("anh Lan soạn", {"q01"}),
        ("chị Thúy soạn", {"q14"}),
        ("Tuan Anh cap nhat", {"q03"}),
        ("Lan phòng Văn xã soạn", {"q01"}),
    ],
)
def test_a_doubtful_name_is_a_question_with_its_candidates(typed, candidates):
    mention = named(typed).mention
    assert (mention.id, mention.ask) == (None, Ask.PERSON_AMBIGUOUS)
    assert set(mention.candidates) == candidates


def test_an_unknown_name_is_nobody_and_not_somebody_near():
    assert named("chị Phương soạn").mention.ask is Ask.PERSON_UNKNOWN
    assert named("chị Hà soạn").mention.ask is Ask.PERSON_UNKNOWN


def test_a_slip_of_the_finger_is_asked_about():
    assert named("anh Hùgn soạn").mention.candidates == ("q02",)


def test_a_verb_that_is_also_a_name_is_no_person():
    assert named("thu thập số liệu") is None
    assert named("bình xét thi đua") is None


def test_units_are_known_by_their_names():
    assert read_unit(Text("phòng TCCB rà soát"), 0, PEOPLE) == ("TCCB", 2)
    assert read_unit(Text("phong ke hoach tai chinh ra soat"), 0, PEOPLE) == ("KHTC", 5)
    assert read_unit(Text("phòng Quản lý đô thị xử lý"), 0, PEOPLE)[0] is None
    assert read_unit(Text("soạn tờ trình"), 0, PEOPLE) is None


def test_a_hundred_thousand_people_are_indexed_and_found_at_once():
    family, middle = ["Nguyễn", "Trần", "Lê", "Phạm", "Vũ"], ["Văn", "Thị", "Đức", "Minh", "Ngọc"]
    given = [p.name.split()[-1] for p in read_roster(ROSTER)]
    people = [
        PersonName(
            str(n),
            f"{family[n % 5]} {middle[n % 7 % 5]} {given[n % 24]}",
            "nam",
            f"Phòng {n % 90}",
            f"P{n % 90}",
        )
        for n in range(100_000)
    ]
    began = time.process_time()
    index = PeopleIndex(people)
    assert time.process_time() - began < 10  # measured 1.3 s; the rest is for a busy machine
    text = Text("Nguyễn Văn Lan soạn tờ trình")
    began = time.process_time()
    for _ in range(10):
        index.by_code("77")
        index.unit_at(text, 3)
    assert time.process_time() - began < 0.05
    assert len(index) == 100_000


@pytest.mark.parametrize(
    "typed", ["lan loan soan to trinh", "Lan Loan soạn tờ trình", "thuy hien soan to trinh"]
)
def test_a_longer_name_is_never_the_person_with_its_first_word(typed):
    assert named(typed).mention.id is None


@pytest.mark.parametrize(
    ("typed", "who"), [("minh chau lam bao cao", "m1"), ("mình châu làm báo cáo", None)]
)
def test_minh_typed_plain_opens_the_name_it_is_part_of(typed, who):
    people = PeopleIndex([PersonName("m1", "Lò Thị Minh Châu", "nữ", "Văn phòng", "VP")])
    first = read_assignees(Text(typed), 0, people, PeopleFilter()).mentions[0]
    assert first.id == who
    assert first.oneself is (who is None)


def test_minh_typed_plain_before_work_is_oneself():
    people = PeopleIndex([PersonName("m1", "Lò Thị Minh Châu", "nữ", "Văn phòng", "VP")])
    assert read_assignees(Text("minh lam bao cao"), 0, people, PeopleFilter()).mentions[0].oneself
