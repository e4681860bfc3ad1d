"""Mutated and truncated PDF files: a result or a `KehoachError`, nothing else, and no word from pdfminer."""

from __future__ import annotations

import contextlib
import logging
import warnings

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kehoach.errors import KehoachError

MUTATIONS = st.lists(
    st.tuples(st.integers(0, 10**9), st.binary(min_size=0, max_size=6), st.integers(0, 12)), min_size=1, max_size=12
)
SETTINGS = settings(
    deadline=None, max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def mutated(data: bytes, mutations) -> bytes:
    """`data` with stretches cut out and replaced."""
    for place, new, cut in mutations:
        at = place % (len(data) + 1)
        data = data[:at] + new + data[at + cut :]
    return data


def small(kit, *, compress: bool) -> bytes:
    """Two pages with a head, text and a table that goes on."""
    pages = []
    for number in (1, 2):
        drawing = kit.Drawing()
        drawing.text(85, 60, "UBND XÃ TÂN LẬP       CỘNG HÒA XÃ HỘI", 12)
        drawing.text(85, 90, "1. Tổ chức thực hiện kế hoạch năm 2026", 12)
        for y in (120, 150, 180):
            drawing.rule(60, y, 500, y)
        for x in (60, 100, 500):
            drawing.rule(x, 120, x, 180, box=True)
        drawing.text(65, 140, str(number), 11)
        drawing.text(105, 140, "Rà soát hộ nghèo", 11)
        pages.append(drawing)
    return bytes(kit.write_pdf(pages, compress=compress))


def attempt(kit, data: bytes) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with contextlib.suppress(KehoachError):
            assert kit.read(data).blocks


@SETTINGS
@given(mutations=MUTATIONS)
def test_only_kehoach_errors_escape_from_mutated_files_with_plain_streams(kit, mutations):
    attempt(kit, mutated(small(kit, compress=False), mutations))


@SETTINGS
@given(mutations=MUTATIONS)
def test_only_kehoach_errors_escape_from_mutated_files_with_packed_streams(kit, mutations):
    attempt(kit, mutated(small(kit, compress=True), mutations))


@SETTINGS
@given(end=st.integers(0, 10**6))
def test_only_kehoach_errors_escape_from_truncated_files(kit, end):
    data = small(kit, compress=False)
    attempt(kit, data[: end % len(data)])


def test_nothing_is_logged_about_a_damaged_file(kit, caplog):
    data = small(kit, compress=False).replace(b"/Times-Roman", b"/Times-R\xff\x00an").replace(b"re f", b"re (")
    with caplog.at_level(logging.DEBUG):
        attempt(kit, data)
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


NUMBERS = st.floats(-50, 900).map(lambda number: round(number, 1))
LINES = st.tuples(NUMBERS, NUMBERS, st.sampled_from([0.0, 40.0, 250.0, 480.0]), st.booleans(), st.booleans())
OPENINGS = st.sampled_from(["", "1. ", "a) ", "- ", "2026-", "(1) ", "TM. ", "Nơi nhận: ", "Ký bởi: ", "STT "])
WORDS = st.dictionaries(st.tuples(st.integers(0, 5), st.integers(0, 24)), OPENINGS, min_size=1, max_size=40)
PAGES = st.lists(st.tuples(WORDS, st.lists(LINES, max_size=25), st.sampled_from([9, 12])), min_size=1, max_size=3)


@SETTINGS
@given(pages=PAGES)
def test_whatever_stands_on_the_pages_every_word_is_read_or_quoted_in_a_notice(kit, pages):
    # A file of nothing but signature stamps is refused: it has no words of its own.
    assume(any(not opening.startswith("Ký bởi") for words, _, _ in pages for opening in words.values()))
    drawings, printed = [], []
    for number, (words, rules, size) in enumerate(pages):
        drawing = kit.Drawing()
        for (column, row), opening in words.items():
            printed.append(f"chữ{number}x{column}x{row}x")
            drawing.text(40 + 88 * column, 40 + 30 * row, opening + printed[-1], size, advance=0.3)
        for x, y, length, is_upright, is_box in rules:
            drawing.rule(x, y, x if is_upright else x + length, y + length if is_upright else y, box=is_box)
        drawings.append(drawing)
    read = kit.read(kit.write_pdf(drawings))
    cells = [cell for grid in kit.tables(read) for row in grid for cell in row]
    found = "".join([*kit.paragraphs(read), *cells, *(notice.message for notice in read.notices)]).replace(" ", "")
    assert [word for word in printed if word not in found] == []


OPERATORS = """q Q BT ET S f B h T* null << >> ] (
0 0 m
500 0 l
30 30 400 300 re
-9e99 1 1 1 re
1e30 0 0 1e30 0 0 cm
0 0 0 0 0 0 cm
.1 0 0 .1 5 5 cm
/R 12 Tf
/R 0 Tf
/R -3 Tf
/X 9 Tf
<0001> Tj
<00ff> Tj
[<0001> -200 <0001>] TJ
1 0 0 1 9 9 Tm
0 1 -1 0 9 9 Tm
9 9 Td
50 Tz
3 Tr
5 Ts
1 g
BI /W 1 /H 1 ID x EI
/F0 Do
99 w
12 0 R""".splitlines()


@SETTINGS
@given(operators=st.lists(st.sampled_from(OPERATORS), max_size=60))
def test_any_drawing_operators_give_a_result_or_a_kehoach_error(kit, operators):
    drawing = kit.Drawing()
    drawing.text(60, 100, "Kế hoạch", 12)
    drawing.raw("\n".join(operators))
    attempt(kit, drawing.pdf())
