"""The cards keep the promises of their style guide, for usual and for odd facts."""

import io
import re
import struct
import subprocess
import sys
import threading
import unicodedata
import zlib
from importlib.resources import files
from itertools import combinations, pairwise

import numpy as np
import pytest
from offices import BOARD, DIGEST, DIGESTS, MONTH, WEEK, WEEKS, varied
from offices import CARDS as EVERY
from PIL import Image
from true_colours import true_colours

import reports
from locales import LANGUAGES
from reports import theme as theme_module
from reports.canvas import Box, Canvas, Disc, Rect
from reports.renderer import COLUMNS, ROWS, Sheet, renderer
from reports.theme import BOTTOM, DARK, HEIGHT, LEFT, LIGHT, RIGHT, SCALE, Style

CARDS = [pytest.param(facts, id=name) for name, facts in EVERY.items()]
STYLES = [style for style in vars(theme_module).values() if isinstance(style, Style)]
every_card = pytest.mark.parametrize("facts", CARDS)
every_language = pytest.mark.parametrize("language", LANGUAGES)


def laid_out(facts, language="vi", *, named=True):
    canvas = Canvas(renderer().lettering)
    reports.lay_out(canvas, facts, language, named=named)
    return canvas


def overlap(one, other, *, by=1.0):
    across = min(one.right, other.right) - max(one.left, other.left)
    along = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > by and along > by


def box_of(shape):
    if isinstance(shape, Disc):
        r = shape.radius
        return Box(shape.x - r, shape.y - r, shape.x + r, shape.y + r)
    return shape.box


@every_card
@every_language
@pytest.mark.parametrize("dark", [False, True])
def test_a_picture_is_a_small_opaque_palette_png_that_no_client_resamples(facts, language, dark):
    png = reports.draw(facts, language=language, dark=dark)

    assert struct.unpack(">IIBB", png[16:26]) == (1024, 1280, 8, 3)
    assert b"tRNS" not in png
    assert len(png) <= 150_000
    picture = Image.open(io.BytesIO(png))
    picture.load()
    paper = (DARK if dark else LIGHT).paper
    assert "#{:02X}{:02X}{:02X}".format(*picture.convert("RGB").getpixel((1023, 1279))) == paper


@every_card
@every_language
def test_no_text_leaves_the_margins(facts, language):
    for text in laid_out(facts, language).texts:
        assert text.box.left >= LEFT - 3, text.string
        assert text.box.right <= RIGHT + 3, text.string
        assert text.box.top >= 28, text.string
        assert text.box.bottom <= BOTTOM + 1, text.string


@every_card
@every_language
def test_no_two_texts_overlap(facts, language):
    texts = laid_out(facts, language).texts
    clashes = [(a.string, b.string) for a, b in combinations(texts, 2) if overlap(a.box, b.box)]
    assert clashes == []


@every_card
@every_language
def test_no_text_lies_on_a_mark(facts, language):
    canvas = laid_out(facts, language)
    marks = [box_of(shape) for shape in canvas.shapes if isinstance(shape, Rect | Disc)]
    clashes = [t.string for t in canvas.texts for mark in marks if overlap(t.box, mark)]
    assert clashes == []


@every_card
def test_no_letter_is_smaller_than_28_px_of_the_grid(facts):
    assert min(text.style.size for text in laid_out(facts).texts) >= 28


@every_card
def test_no_mark_leaves_the_margins(facts):
    for shape in laid_out(facts).shapes:
        if isinstance(shape, Rect | Disc):
            box = box_of(shape)
            assert box.left >= LEFT - 1
            assert box.right <= RIGHT + 1
            assert box.bottom <= BOTTOM


NUMBER = re.compile(r"(?<!\w)[\d]+(?:[.,/:]\d+)*")


@every_card
@every_language
def test_every_number_on_the_picture_is_in_the_caption(facts, language):
    caption = reports.caption(facts, language)
    told = set(NUMBER.findall(caption))
    shown = {
        number
        for text in laid_out(facts, language).texts
        if not text.string.endswith("…")
        for number in NUMBER.findall(text.string)
    }
    assert {number for number in shown if number not in told and number not in caption} == set()


@every_card
@every_language
def test_a_caption_starts_with_the_title_and_stands_alone(facts, language):
    caption = reports.caption(facts, language)
    title = reports.title(facts, language)

    assert caption.startswith(title + ".")
    assert len(title) <= 62
    assert len(caption) <= 1024
    assert facts.code in caption
    assert f"{facts.until:%H:%M}" in caption


@pytest.mark.parametrize("facts", [DIGEST, DIGESTS["thousands"], WEEK, WEEKS["busy"], BOARD])
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_palette_changes_no_colour_that_an_eye_would_see(facts, theme):
    canvas = laid_out(facts)
    lettering = renderer().lettering
    sheet = Sheet(theme, lettering)
    numbers = np.zeros((ROWS, COLUMNS), np.uint8)
    sheet.index(canvas, numbers)
    drawn = sheet.palette[numbers].astype(float)

    true = true_colours(canvas.shapes, theme)
    for text in canvas.texts:
        ink = np.array(theme.rgb(text.colour), float)
        for name, offset in text.words:
            word = lettering.word(text.style, name)
            top, left = text.base - word.top, round(text.pen + offset) + word.left
            place = true[top : top + word.alpha.shape[0], left : left + word.alpha.shape[1]]
            place += (ink - place) * word.alpha[:, :, None] / 255
    error = np.abs(drawn - true)

    assert error.mean() < 0.5
    assert error.max() < 32


def test_flat_colours_are_exact():
    for theme in (LIGHT, DARK):
        sheet = Sheet(theme, renderer().lettering)
        numbers = np.zeros((ROWS, COLUMNS), np.uint8)
        canvas = laid_out(DIGEST)
        sheet.index(canvas, numbers)
        for shape in canvas.shapes:
            if isinstance(shape, Rect) and shape.box.bottom - shape.box.top > 20:
                x = round((shape.box.left + shape.box.right) / 2 * SCALE)
                y = round((shape.box.top + shape.box.bottom) / 2 * SCALE)
                assert tuple(sheet.palette[numbers[y, x]]) in {
                    theme.rgb(other.colour) for other in canvas.shapes
                }


def test_the_same_facts_give_the_same_picture_from_any_thread():
    expected = reports.draw(DIGEST), reports.draw(WEEK, dark=True)
    found = []

    def work():
        found.append((reports.draw(DIGEST), reports.draw(WEEK, dark=True)))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4


def test_decomposed_letters_give_the_same_picture_and_caption():
    assert reports.draw(DIGESTS["decomposed"]) == reports.draw(DIGEST)
    assert reports.caption(DIGESTS["decomposed"], "vi") == reports.caption(DIGEST, "vi")


VOWELS = "aăâeêioôơuưy"
LETTERS = [
    unicodedata.normalize("NFC", letter + mark)
    for letter in VOWELS + VOWELS.upper()
    for mark in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
] + ["đ", "Đ"]


@pytest.mark.parametrize("style", STYLES, ids=lambda style: f"{style.face}-{style.size}")
def test_every_vietnamese_letter_has_its_glyph_composed_or_not(style):
    lettering = renderer().lettering
    assert len(LETTERS) == 146
    for letter in LETTERS:
        assert lettering.printable(letter) == letter
        assert lettering.printable(unicodedata.normalize("NFD", letter)) == letter
        assert lettering.word(style, letter).alpha.any()


@pytest.mark.parametrize("style", STYLES, ids=lambda style: f"{style.face}-{style.size}")
def test_stacked_marks_stay_inside_their_line(style):
    run = renderer().lettering.run(style, "ẪỄỘỮ gọn")
    assert (run.bottom - run.top) / SCALE <= 1.5 * style.size
    for name, _ in run.words:
        word = renderer().lettering.word(style, name)
        assert word.alpha.max(axis=1)[0] < 255


def test_what_cannot_be_set_is_removed_or_marked():
    printable = renderer().lettering.printable
    assert printable("a\U0001f600b\x07 c\u202ed\n e") == "ab cd e"
    assert printable("工作 ngày") == "□□ ngày"
    assert printable("\U0001f600") == "–"
    assert printable("$x_1 <b> & \\alpha") == "$x_1 <b> & \\alpha"


def test_a_cut_text_ends_with_an_ellipsis_and_fits():
    lettering = renderer().lettering
    for width in (60, 200, 431):
        for text in ("Tổng hợp, rà soát và báo cáo", "Ẫ" * 60):
            style = STYLES[-1]
            short = lettering.cut(style, text, width)
            assert short == text or short.endswith("…")
            assert lettering.measure(style, short) <= width


@pytest.mark.parametrize("name", EVERY)
@every_language
def test_none_of_our_own_words_is_cut(name, language):
    texts = laid_out(EVERY[name], language).texts
    cut = [text.string for text in texts if text.string.endswith("…")]
    assert name.endswith(("long_names", "odd_signs")) or not cut


def test_a_nameless_month_has_no_name():
    assert any(MONTH.person in text.string for text in laid_out(MONTH).texts)
    assert not any(MONTH.person in text.string for text in laid_out(MONTH, named=False).texts)
    assert MONTH.person not in reports.caption(MONTH, "vi")


@every_card
@every_language
def test_every_picture_carries_its_code_and_until_when_it_counts(facts, language):
    strings = " ".join(text.string for text in laid_out(facts, language).texts)
    assert facts.code in strings
    assert f"{facts.until:%H:%M}" in strings


def test_a_nameless_weekly_card_has_no_name_and_a_caption_never_has_one():
    assert any(WEEK.person in text.string for text in laid_out(WEEK).texts)
    assert not any(WEEK.person in t.string for t in laid_out(WEEK, named=False).texts)
    assert reports.draw(WEEK) != reports.draw(WEEK, named=False)
    assert WEEK.person not in reports.caption(WEEK, "vi")


def test_a_person_name_is_kept_whole_beside_any_date():
    person = "Công Tằng Tôn Nữ Thị Hồng Nhung Phương Thảo"
    long = (varied(WEEK, person=person), WEEKS["turn_of_year"], varied(MONTH, person=person))
    for facts in long:
        assert any(text.string == facts.person for text in laid_out(facts).texts)


def test_every_part_of_the_stacked_bar_can_be_seen():
    parts = [
        shape
        for shape in laid_out(DIGESTS["under_one_percent"]).shapes
        if isinstance(shape, Rect) and round(shape.box.bottom - shape.box.top) == 32
    ]
    assert len(parts) == 4
    assert min(part.box.right - part.box.left for part in parts) >= 5.5
    for one, other in pairwise(parts):
        assert other.box.left - one.box.right >= 4
    assert parts[-1].box.right == pytest.approx(RIGHT, abs=1)


def test_a_first_week_shows_no_week_that_was_not():
    columns = [
        shape
        for shape in laid_out(DIGESTS["first_week"]).shapes
        if isinstance(shape, Rect) and shape.colour == "past"
    ]
    assert columns == []


def test_importing_reports_loads_no_drawing_library():
    check = "import sys, reports; sys.exit('matplotlib' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_the_fonts_are_small_and_come_with_their_licence():
    fonts = [
        font for font in files("reports").joinpath("fonts").iterdir() if font.name.endswith(".ttf")
    ]
    assert len(fonts) == 5
    assert sum(len(font.read_bytes()) for font in fonts) < 500_000
    licence = files("reports").joinpath("fonts", "OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "The Inter Project Authors" in licence


def test_the_rows_of_a_picture_are_stored_as_they_are():
    png = reports.draw(DIGEST)
    start = png.index(b"IDAT")
    (length,) = struct.unpack(">I", png[start - 4 : start])
    rows = zlib.decompress(png[start + 4 : start + 4 + length])
    assert len(rows) == ROWS * (COLUMNS + 1)
    assert set(rows[:: COLUMNS + 1]) == {0}
    assert round(HEIGHT * SCALE) == ROWS
