import datetime
import tomllib
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kehoach.meaning.dates import print_date, print_short_date
from kehoach.meaning.deadlines import is_overdue, print_deadline, read_deadline
from kehoach.model import Deadline, Source

HERE = Path(__file__).parent
OF_163 = tomllib.loads((HERE / "163-deadlines.toml").read_text("utf-8"))["cells"]
OTHERS = tomllib.loads((HERE / "deadlines.toml").read_text("utf-8"))
MEANING = ("kind", "every", "start", "end", "condition")


def meaning(deadline: Deadline) -> dict:
    return {name: getattr(deadline, name) for name in MEANING if getattr(deadline, name) is not None}


def expected(case: dict) -> dict:
    return {name: case[name] for name in MEANING if name in case}


def bare(deadline: Deadline) -> Deadline:
    """The deadline without its words, as printing and reading keep it; an unknown one is its words."""
    parts = tuple(bare(part) for part in deadline.parts)
    words = deadline.text if deadline.kind == "unknown" and not parts else ""
    return deadline.model_copy(update={"text": words, "source": None, "parts": parts})


def test_the_cells_of_163_that_are_expected_stand_in_the_source_in_this_order(source_163):
    lines = iter(source_163.read_text("utf-8").split("PHỤ LỤC 2")[1].splitlines())
    for cell in OF_163:
        assert not cell["text"] or cell["text"] in lines, cell["id"]


@pytest.mark.parametrize("cell", OF_163, ids=lambda cell: cell["id"])
def test_every_deadline_of_163_has_the_meaning_of_its_words(cell):
    deadline = read_deadline(cell["text"])
    assert meaning(deadline) == expected(cell)
    assert deadline.text == cell["text"]
    assert deadline.parts == ()


@pytest.mark.parametrize("case", OTHERS["cases"], ids=lambda case: case["text"])
def test_deadlines_of_other_documents_have_the_meaning_of_their_words(case):
    deadline = read_deadline(case["text"])
    assert meaning(deadline) == expected(case)
    assert deadline.parts == ()
    assert print_deadline(deadline) == case["printed"]


@pytest.mark.parametrize("case", OTHERS["several"], ids=lambda case: case["text"])
def test_several_deadlines_in_one_cell_are_its_parts(case):
    deadline = read_deadline(case["text"])
    assert meaning(deadline) == expected(case)
    assert [meaning(part) | {"text": part.text} for part in deadline.parts] == case["parts"]
    assert print_deadline(deadline) == case["printed"]


@pytest.mark.parametrize("text", [case["text"] for case in (*OF_163, *OTHERS["cases"], *OTHERS["several"])])
def test_what_is_printed_is_read_back(text):
    deadline = read_deadline(text)
    assert bare(read_deadline(print_deadline(deadline))) == bare(deadline)


def test_the_text_and_its_place_are_kept_as_received_and_blank_cells_are_empty():
    source = Source(file="a.txt", sha256="0", line=3)
    assert read_deadline(" - Hàng  năm ", source=source).text == " - Hàng  năm "
    assert read_deadline("Hàng năm", source=source).source == source
    assert read_deadline(" \n ").text == ""


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Quý IV", (2026, 10, 1), (2026, 12, 31)),
        ("Tháng 5", (2026, 5, 1), (2026, 5, 31)),
        ("Tháng 3 đến tháng 9", (2026, 3, 1), (2026, 9, 30)),
        ("6 tháng đầu năm", (2026, 1, 1), (2026, 6, 30)),
        ("Trước ngày 15/12", None, (2026, 12, 15)),
        ("Quý I/2027", (2027, 1, 1), (2027, 3, 31)),
    ],
)
def test_a_month_or_day_without_a_year_takes_that_of_the_column_title(text, start, end):
    deadline = read_deadline(text, year=2026)
    assert deadline.kind == "fixed"
    assert deadline.start == (datetime.date(*start) if start else None)
    assert deadline.end == datetime.date(*end)


def test_a_fixed_deadline_is_overdue_only_after_its_last_day():
    deadline = read_deadline("Trước ngày 31/01/2026")
    assert is_overdue(deadline, datetime.date(2026, 1, 31)) is False
    assert is_overdue(deadline, datetime.date(2026, 2, 1)) is True
    assert is_overdue(read_deadline("Giai đoạn 2021-2025"), datetime.date(2026, 1, 1)) is True


@pytest.mark.parametrize(
    "text",
    [
        "Khi có hướng dẫn của Trung ương",
        "Năm 2021, khi có hướng dẫn",
        "Thường xuyên",
        "Hàng năm",
        "",
        "Đầu năm 2021",
        "Từ 2021",
    ],
)
def test_what_has_no_last_day_is_never_overdue(text):
    assert is_overdue(read_deadline(text), datetime.date(2100, 1, 1)) is None


dates = st.dates(datetime.date(1990, 1, 1), datetime.date(2150, 12, 31))
years = st.integers(1990, 2150)
day_names = st.one_of(
    dates.map(lambda day: (f"ngày {print_short_date(day)}", day, day)),
    dates.map(lambda day: (f"ngày {print_date(day)}", day, day)),
)
year_names = years.map(lambda year: (f"năm {year}", datetime.date(year, 1, 1), datetime.date(year, 12, 31)))


@st.composite
def month_names(draw):
    year, month = draw(years), draw(st.integers(1, 12))
    first = datetime.date(year, month, 1)
    last = (first + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)
    return f"tháng {month}{draw(st.sampled_from(['/', ' năm ']))}{year}", first, last


@st.composite
def quarter_names(draw):
    year, quarter = draw(years), draw(st.integers(1, 4))
    first = datetime.date(year, quarter * 3 - 2, 1)
    last = datetime.date(year, quarter * 3, 30 if quarter in (2, 3) else 31)
    return f"quý {('I', 'II', 'III', 'IV')[quarter - 1]}/{year}", first, last


spans = st.one_of(day_names, year_names, month_names(), quarter_names())


@given(spans, st.sampled_from(["", "trong ", "xong trong ", "hoàn thành ", "dự kiến "]))
def test_every_named_span_is_read_with_its_first_and_last_day(span, before):
    words, first, last = span
    deadline = read_deadline((before + words).capitalize())
    assert meaning(deadline) == {"kind": "fixed", "start": first, "end": last}


@given(spans, st.sampled_from(["chậm nhất ", "chậm nhất là ", "không muộn hơn ", "đến hết ", "muộn nhất trong "]))
def test_every_last_day_is_read_with_its_day(span, before):
    words, _, last = span
    assert meaning(read_deadline((before + words).capitalize())) == {"kind": "fixed", "end": last}


@given(spans, spans)
def test_every_range_is_read_from_its_first_to_its_last_day(one, other):
    assume(one[1] < other[1])
    years_only = one[0].startswith("năm") and other[0].startswith("năm")
    deadline = read_deadline(f"Từ {one[0]} đến {other[0]}")
    assert meaning(deadline) == {"kind": "period" if years_only else deadline.kind, "start": one[1], "end": other[2]}


@given(
    spans, st.sampled_from(["khi có hướng dẫn của Bộ Nội vụ", "theo chỉ đạo của UBND tỉnh", "sau khi được phê duyệt"])
)
def test_every_span_with_a_condition_waits_for_it(span, condition):
    deadline = read_deadline(f"{span[0].capitalize()}, {condition}")
    assert meaning(deadline) == {"kind": "conditional", "start": span[1], "end": span[2], "condition": condition}


conditions = st.sampled_from(
    ["theo hướng dẫn của Trung ương", "khi có văn bản của Bộ Y tế", "sau 03 tháng kể từ khi có quyết định"]
)
every = st.sampled_from(["year", "half-year", "quarter", "month"])


@st.composite
def deadlines(draw):
    first, last = sorted((draw(dates), draw(dates)))
    whole = draw(st.booleans())
    if whole:
        first, last = first.replace(month=1, day=1), last.replace(month=12, day=31)
    both = {"start": first, "end": last}
    kind = draw(st.sampled_from(["fixed", "onward", "last", "recurring", "continuous", "conditional"]))
    if kind == "fixed":
        return Deadline(kind="period" if whole and first.year < last.year else "fixed", **both)
    if kind == "onward":
        return Deadline(kind="period", start=first)
    if kind == "last":
        return Deadline(kind="fixed", end=last)
    dated = draw(st.sampled_from([{}, both, {"start": first}, {"end": last}]))
    condition = draw(conditions)
    if kind == "recurring":
        return Deadline(kind="recurring", every=draw(every), **draw(st.sampled_from([dated, {"condition": condition}])))
    if kind == "continuous":
        return Deadline(kind="continuous", **draw(st.sampled_from([dated, {"condition": condition}])))
    return Deadline(kind="conditional", condition=condition, **dated)


@given(deadlines())
def test_printing_a_deadline_and_reading_it_gives_it_back(deadline):
    assert bare(read_deadline(print_deadline(deadline))) == deadline


@given(st.lists(deadlines(), min_size=2, max_size=4))
def test_printing_several_deadlines_and_reading_them_gives_them_back(parts):
    printed = "; ".join(print_deadline(part) for part in parts)
    assert bare(read_deadline(printed)).parts == tuple(parts)


words = st.sampled_from(
    [
        "năm",
        "tháng",
        "quý",
        "ngày",
        "2021",
        "2022",
        "2025-2026",
        "IV",
        "5",
        "15/6",
        "31/12/2026",
        "trước",
        "sau",
        "đến",
        "từ",
        "trong",
        "hàng năm",
        "thường xuyên",
        "khi có",
        "theo",
        "và",
        "hoặc",
        ",",
        ";",
        "-",
        "(",
        ")",
        "chậm nhất",
        "cuối",
        "giai đoạn",
        "không",
        "định kỳ",
        "6 tháng",
        "lần",
        "kể từ",
        "năm 2022",
        "quý I/2023",
        "ban hành",
        "liền kề",
        "\n",
    ]
)


@given(st.lists(words, max_size=14).map(" ".join))
def test_any_mixture_of_time_words_keeps_its_reading_when_printed_and_invents_no_year(text):
    deadline = read_deadline(text)
    assert bare(read_deadline(print_deadline(deadline))) == bare(deadline)
    for day in (deadline.start, deadline.end):
        assert day is None or str(day.year) in text or str(day.year + 1) in text


@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text):
    deadline = read_deadline(text)
    print_deadline(deadline)
    assert is_overdue(deadline, datetime.date(2026, 1, 1)) in (None, True, False)


@pytest.mark.parametrize(
    "unit", ["ngày ", "năm 2022, ", "trước ", "khi có ", "tháng 1-", "a\n", "và ", "đến ", "ban hành trong "]
)
def test_long_texts_are_read_in_one_go(unit):
    assert read_deadline(unit * (200_000 // len(unit))).kind is not None
