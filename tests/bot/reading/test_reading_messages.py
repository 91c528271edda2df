import re
import time
import unicodedata
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_rows import CALENDAR, NOW, PEOPLE, message_rows

from bot.reading import Action, Ask, read_message
from bot.reading.text import fold

ROWS = message_rows()


def read(text, **told):
    return read_message(text, NOW, PEOPLE, CALENDAR, **told)


def stamp(moment):
    return moment.strftime("%Y-%m-%dT%H:%M") if moment else None


def same_words(one, other):
    if one is None or other is None:
        return one == other
    ours, theirs = (Counter(re.findall(r"\w+", fold(words))) for words in (one, other))
    return 2 * (ours & theirs).total() >= 0.8 * (ours.total() + theirs.total())


def facts(reading):
    task = reading.tasks[0] if len(reading.tasks) == 1 else None
    return {
        "intent": reading.intent,
        "people": list(reading.people),
        "unit": reading.unit,
        "deadline": stamp(reading.deadline),
        "priority": reading.priority,
        "task_id": task,
        "progress": reading.progress,
        "status": reading.status,
        "promise": stamp(reading.promise),
        "ask": sorted(reading.ask),
    }


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_a_message_holds_its_facts(row):
    reading = read(row["text"])
    absent = {"people": [], "ask": []}
    expected = {name: row.get(name, absent.get(name)) for name in facts(reading)}
    assert facts(reading) == expected | {"ask": sorted(expected["ask"])}
    assert same_words(reading.title, row.get("title"))


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("giao Lan soạn 3 báo cáo", 3),
        ("giao Lan rà soát 40 hồ sơ nâng lương", 40),
        ("giao Lan in tài liệu, 25 bộ", 25),
        ("giao Lan số hóa hồ sơ kho 3 đợt 1", None),
        ("giao Lan số hóa hồ sơ phòng 2 hồ sơ mật", None),
        ("giao Lan kiểm tra tổ 4 hộ nghèo", None),
        ("giao Lan chấm bài khóa 5 lớp 2", None),
        ("giao Lan nhập liệu hồ sơ năm 2026 đợt 2", None),
    ],
)
def test_a_number_of_the_noun_before_it_is_no_quantity(text, quantity):
    assert read(text).quantity == quantity


def test_a_report_without_anything_to_report_is_none():
    assert read("báo cáo anh").intent is None
    assert read("bc một nửa rồi").ask == (Ask.TASK_MISSING,)


def test_a_unit_named_with_a_summary_is_the_unit_asked_about():
    assert read("tổng hợp phòng KHTC").unit == "KHTC"
    assert read("liên kết 482913").tasks == ()


@given(st.sampled_from([row["text"] for row in ROWS]))
@settings(max_examples=100, deadline=None)
def test_the_form_of_unicode_changes_no_fact(text):
    assert facts(read(unicodedata.normalize("NFD", text))) == facts(read(text))


@pytest.mark.parametrize("title", ['soạn báo cáo "A"', "soạn “tờ trình”", 'soạn <b>x</b> & "A<B"'])
def test_what_is_quoted_at_the_end_of_a_title_keeps_its_quotes(title):
    assert read(f"giao Lan {title}, hạn thứ 6").title == title


def test_the_title_keeps_the_letters_as_typed():
    reading = read("giao Lan soạn Tờ trình về ĐẤT ĐAI, hạn thứ 6")
    assert reading.title == "soạn Tờ trình về ĐẤT ĐAI"


def test_a_mark_at_the_end_skips_the_preview():
    assert read("giao Lan soạn tờ trình, hạn thứ 6!").skip_preview
    assert read("giao Lan soạn tờ trình, hạn thứ 6!").title == "soạn tờ trình"
    assert not read("giao Lan soạn tờ trình, hạn thứ 6").skip_preview


def test_candidates_come_ranked_and_whoever_may_not_be_named_is_absent():
    hoa = read(
        "giao chị Hoa in tài liệu", rank={"q05": 9}.get and (lambda q: 9 if q == "q05" else 0)
    )
    assert hoa.mentions[0].candidates == ("q05", "q04")
    assert hoa.ask == (Ask.PERSON_AMBIGUOUS,)
    assert read("giao chị Hoa in tài liệu", allowed={"q04"}).people == ("q04",)
    assert read("giao Hùng in tài liệu", allowed={"q04"}).ask == (Ask.PERSON_UNKNOWN,)


def test_words_of_a_report_are_kept_as_typed():
    reading = read("bc 12 70% đã xong dự thảo, chờ Sở Tài chính")
    assert (reading.tasks, reading.progress) == ((12,), 70)
    assert reading.note == "đã xong dự thảo, chờ Sở Tài chính"


@pytest.mark.parametrize(
    ("text", "intent", "tasks", "note"),
    [
        ("xong 12", "xong", (12,), None),
        ("xong 12 theo công văn 45/BC-SNV", "xong", (12,), "theo công văn 45/BC-SNV"),
        ("duyệt 12", "duyet", (12,), None),
        ("duyet 12, 13 và 14", "duyet", (12, 13, 14), None),
        ("1 2 duyệt", "duyet", (1, 2), None),
        ("trả 12: thiếu số liệu", "tra", (12,), "thiếu số liệu"),
        ("trả 3 sai nội dung nghiêm trọng", "tra", (3,), "sai nội dung nghiêm trọng"),
        ("vướng 12 thiếu số liệu", "vuong", (12,), "thiếu số liệu"),
        ("huỷ 12 trùng việc", "huy", (12,), "trùng việc"),
        ("việc 12", "viec", (12,), None),
        ("/viec", "viec", (), None),
        ("hoàn tác", "hoan_tac", (), None),
        ("/undo", "hoan_tac", (), None),
        ("thôi", "thoi", (), None),
        ("giahan 12 đến 5/12", "gia_han", (12,), None),
        ("/gia_han 12 đến 5/12", "gia_han", (12,), None),
        ("gia hạn 9 đến 20/12 vì chờ số liệu của Sở", "gia_han", (9,), "chờ số liệu của Sở"),
        ("gia hạn 9 vì lý do mưa lũ, đến hết ngày 20/12", "gia_han", (9,), "mưa lũ"),
        ("xin gia hạn 9 thêm đến thứ 6 do thiếu hồ sơ", "gia_han", (9,), "thiếu hồ sơ"),
        ("gia han 9 den 20/12", "gia_han", (9,), None),
        ("/extend 9 to 20/12 because the data is late", "gia_han", (9,), "the data is late"),
        ("gia hạn 9 chờ ý kiến của Sở, đến 20/12", "gia_han", (9,), "chờ ý kiến của Sở"),
        ("xong 9 215/TTr-VP", "xong", (9,), "215/TTr-VP"),
        ("xong 9 31-KL/TU đã gửi", "xong", (9,), "31-KL/TU đã gửi"),
        ("bc 9 215/BC-SNV đã gửi", "bc", (9,), "215/BC-SNV đã gửi"),
        ("vướng 9 chờ 77/CV-STC", "vuong", (9,), "chờ 77/CV-STC"),
        ("/bc@ViecBot 12 50%", "bc", (12,), None),
    ],
)
def test_a_verb_takes_its_tasks_and_words(text, intent, tasks, note):
    reading = read(text)
    assert (reading.intent, reading.tasks, reading.note) == (intent, tasks, note)


@pytest.mark.parametrize(
    ("text", "intent", "argument"),
    [
        ("tìm tờ trình đất đai", "tim", "tờ trình đất đai"),
        ("điểm tháng 10", "diem", "tháng 10"),
        ("điểm", "diem", None),
        ("việc phòng", "viec", "phòng"),
        ("viec tre", "viec", "tre"),
        ("ngôn ngữ en", "ngon_ngu", "en"),
        ("lien ket 123456", "lien_ket", "123456"),
        ("tìm 2027", "tim", "2027"),
        ("tong hop", "tong_hop", None),
        ("dữ liệu của tôi", "du_lieu_cua_toi", None),
        ("help", "giup", None),
    ],
)
def test_a_verb_without_a_grammar_keeps_what_stands_behind_it(text, intent, argument):
    reading = read(text)
    assert (reading.intent, reading.argument) == (intent, argument)


def test_more_time_is_asked_for_until_a_date_or_by_a_question():
    extended = read("gia hạn 12 đến 5/12 vì chờ số liệu")
    assert stamp(extended.promise) == "2026-12-05T17:00"
    assert read("gia hạn 12 thêm 3 ngày").ask == (Ask.DEADLINE_AMBIGUOUS,)


def test_leave_ends_on_the_day_named():
    reading = read("nghỉ đến hết thứ 5")
    assert (reading.intent, stamp(reading.deadline)) == ("nghi", "2026-11-26T17:00")


def test_a_task_is_handed_to_somebody():
    reading = read("chuyển 12 cho Hùng")
    assert (reading.intent, reading.tasks, reading.people) == ("chuyen", (12,), ("q02",))


def test_thanks_go_to_a_person_for_a_task():
    reading = read("cảm ơn Lan việc 12")
    assert (reading.intent, reading.tasks, reading.people) == ("cam_on", (12,), ("q01",))
    assert read("cảm ơn em nhé").intent is None


def test_evidence_and_output_are_found():
    done = read("xong 12 theo 123/BC-VP, https://example.vn/tep/1")
    assert done.evidence == ("https://example.vn/tep/1", "123/BC-VP")
    task = read("giao Lan soạn 3 báo cáo mã SP TT-05, hạn thứ 6")
    assert (task.quantity, task.output, task.product) == (3, "báo cáo", "TT-05")


@pytest.mark.parametrize(
    ("text", "intent"),
    [("/gaio Lan soạn công văn", "giao"), ("bcáo 214 60%", "bc"), ("/duyêt 12", "duyet")],
)
def test_a_slip_in_the_verb_is_understood_when_one_verb_is_near(text, intent):
    assert read(text).intent == intent


def test_an_unknown_verb_gets_the_nearest_ones():
    reading = read("tổng kết giùm cái")
    assert reading.intent is None
    assert "tong_hop" in reading.nearest
    assert reading.nearest[-1] == "giup"


def test_asking_about_the_deadline_is_the_action_of_the_message():
    assert read("giao Lan soạn tờ trình, tuần sau").action is Action.ASK
    assert read("giao Lan soạn tờ trình, thứ 6").action is Action.SET
    assert read("giao Lan soạn tờ trình").action is Action.NONE


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\t",
        "🙂" * 50,
        "\u202egiao Lan\u202c",
        "/",
        "@",
        "/giao @",
        "!",
        "a" * 10_000,
        "\x00",
        "İıſ",
        "፩",
        "bc 12 ²/③ hồ sơ",
        "giao Lan việc ①, hạn ፩/12",
    ],
)
def test_no_text_is_too_strange(text):
    assert read(text).ask is not None


@given(st.text(max_size=200), st.sampled_from(["", "/giao ", "bc 12 ", "/", "giao Lan "]))
@settings(max_examples=200, deadline=None)
def test_any_message_gets_an_answer(text, opening):
    assert isinstance(read(opening + text).ask, tuple)


@pytest.mark.parametrize(
    "text",
    [
        "1 " * 2048,
        "/giao " + "Lan, " * 800,
        "bc 12 " + "1/2 " * 1000,
        "anh " * 1024,
        "giao Lan " + "đầu tuần " * 400,
        "(" * 4096,
    ],
)
def test_4096_hostile_characters_cost_milliseconds(text):
    read("giao Lan soạn báo cáo đầu tuần")  # the holidays are loaded once, by the first date
    began = time.process_time()
    read(text[:4096])
    assert time.process_time() - began < 0.1  # measured below 0.02; the rest is for a busy machine


def test_whoever_writes_may_name_himself():
    mention = read("giao tôi soạn tờ trình, mai").mentions[0]
    assert (mention.oneself, mention.id, mention.typed) == (True, None, "tôi")


@pytest.mark.parametrize(
    "opening", ["giao hạn thứ 6 cho Lan soạn tờ trình", "giao hạn thứ 6 Lan: soạn tờ trình"]
)
def test_a_deadline_may_stand_before_the_name(opening):
    reading = read(opening)
    assert reading.mentions
    assert (reading.title, stamp(reading.deadline)) == ("soạn tờ trình", "2026-11-27T17:00")


def test_an_urgent_word_may_stand_before_to_whom():
    assert read("giao khẩn cho Lan soạn tờ trình, hạn thứ 6").mentions


def test_a_day_of_this_month_that_is_still_to_come_is_a_deadline_and_a_past_one_is_not():
    assert stamp(read("giao Lan gửi báo cáo hôm 28").deadline) == "2026-11-28T17:00"
    assert read("giao Lan gửi báo cáo họp hôm 20").deadline is None


def test_of_two_days_the_one_of_the_main_clause_counts_or_is_asked_about():
    reading = read("giao Lan thứ 6 họp thì gửi giấy mời trước thứ 5")
    assert stamp(reading.deadline) == "2026-11-25T17:00"
    assert read("giao Lan thứ 5 họp thì thứ 6 gửi báo cáo").action is Action.ASK


def test_so_many_of_so_many_are_counted_with_their_noun():
    assert read("bc 12 10/15 hồ sơ").counted == (10, 15, "hồ sơ")
    assert read("bc 12 đã xong 7 trên 10 báo cáo").counted == (7, 10, "báo cáo")
    assert read("xong 12 15/15").counted == (15, 15, None)
    for text in ("bc 12 70% hẹn 28/11", "xong 12 gửi 12/BC ngày 20/11", "bc 12 xong trước 10/12"):
        assert read(text).counted is None, text
