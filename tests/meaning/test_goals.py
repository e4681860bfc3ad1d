import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.meaning.goals import print_goal, read_goals
from kehoach.model import Goal

HERE = Path(__file__).parent
OF_163 = tomllib.loads((HERE / "163-targets.toml").read_text("utf-8"))["targets"]
OTHERS = tomllib.loads((HERE / "goals.toml").read_text("utf-8"))
CELLS_OF_163 = [
    pytest.param(text, goals, id=f"{target['id']}-{years}")
    for target in OF_163
    for text, goals, years in zip(target["texts"], target["goals"], ("2021-2025", "2026-2030"), strict=True)
]


def stated(goal: Goal) -> dict:
    return goal.model_dump(exclude_none=True)


def test_the_cells_of_163_that_are_expected_stand_in_the_source_in_this_order(source_163):
    annex = source_163.read_text("utf-8").split("PHỤ LỤC 1")[1].split("PHỤ LỤC 2")[0]
    lines = iter(annex.splitlines())
    for target in OF_163:
        for line in "\n".join(target["texts"]).split("\n"):
            assert not line or line in lines, target["id"]


@pytest.mark.parametrize(("text", "goals"), CELLS_OF_163)
def test_every_target_cell_of_163_has_the_goals_of_its_words(text, goals):
    assert [stated(goal) for goal in read_goals(text)] == goals


@pytest.mark.parametrize("cell", OTHERS["cells"], ids=lambda cell: cell["text"])
def test_cells_of_other_documents_have_the_goals_of_their_words(cell):
    goals = read_goals(cell["text"])
    assert [stated(goal) for goal in goals] == cell["goals"]
    assert [print_goal(goal) for goal in goals] == cell["printed"]


@pytest.mark.parametrize("text", [text for case in OTHERS["none"] for text in case["texts"]])
def test_words_without_a_certain_number_set_no_goal(text):
    assert read_goals(text) == ()


@pytest.mark.parametrize(
    "text", [*(param.values[0] for param in CELLS_OF_163), *(cell["text"] for cell in OTHERS["cells"])]
)
def test_every_goal_that_is_printed_is_read_back(text):
    for goal in read_goals(text):
        assert read_goals(print_goal(goal)) == (goal,)


numbers = st.one_of(st.integers(0, 10**9), st.integers(0, 10**6).map(lambda number: number / 100))
percents = st.one_of(st.integers(0, 999), st.integers(0, 99_999).map(lambda number: number / 100))
units = st.sampled_from([None, "hồ sơ", "mô hình", "điểm", "cơ quan, đơn vị"])
scopes = st.none() | st.sampled_from(["Cấp tỉnh", "Sở, ngành và tương đương", "hồ sơ mức độ 3 và 4", "Cấp tỉnh: TTHC"])
bases = st.none() | st.sampled_from(["năm 2020", "giai đoạn 2021 - 2025", "cùng kỳ", "tổng số"])
bounds = st.sampled_from([">=", ">", "=", "<=", "<"])


def whole(value: float) -> float:
    return int(value) if value == int(value) else value


@st.composite
def goals(draw):
    unit = draw(st.just("%") | units)
    amounts = percents if unit == "%" else numbers
    fields = {"unit": unit, "scope": draw(scopes), "per": draw(st.sampled_from([None, "year"]))}
    fields |= draw(st.sampled_from([{}, {"year": 2027}, {"period": {"start": 2026, "end": 2030}}, {"year": 1999}]))
    low, high = sorted((draw(amounts), draw(amounts)))
    ranged = draw(st.booleans())
    fields |= {"low": whole(low), "high": whole(high)} if ranged else {"value": whole(low)}
    bound = "range" if ranged else draw(bounds)
    if draw(st.booleans()):
        fields |= {"bound": None if bound == "=" else bound, "base": draw(bases)}
        return Goal(comparator=draw(st.sampled_from(["increase", "decrease"])), **fields)
    return Goal(comparator=bound, **fields)


@given(goals())
def test_printing_a_goal_and_reading_it_gives_it_back(goal):
    assert read_goals(print_goal(goal)) == (goal,)


@given(
    st.sampled_from(
        [
            ("Tối thiểu ", ">="),
            ("Đạt ít nhất ", ">="),
            ("Không dưới ", ">="),
            ("Trên ", ">"),
            ("Đạt hơn ", ">"),
            ("Phấn đấu đạt ", "="),
            ("Không quá ", "<="),
            ("Tối đa ", "<="),
            ("Dưới ", "<"),
            ("≥", ">="),
            ("< ", "<"),
            ("Bảo đảm đạt ", "="),
            ("", "="),
        ]
    ),
    st.integers(0, 200),
    st.sampled_from(["%", " %", " phần trăm"]),
    st.sampled_from(
        [("", ""), ("Cấp xã: ", "Cấp xã"), ("Cấp tỉnh, cấp xã ", "Cấp tỉnh, cấp xã"), ("- Sở, ngành: ", "Sở, ngành")]
    ),
)
def test_every_phrase_of_a_bound_a_number_and_a_scope_is_read(bound, value, percent, scope):
    [goal] = read_goals(scope[0] + (bound[0].lower() if scope[0] else bound[0]) + str(value) + percent)
    assert stated(goal) == {"comparator": bound[1], "value": value, "unit": "%"} | (
        {"scope": scope[1]} if scope[1] else {}
    )


words = st.sampled_from(
    [
        "đạt",
        "tối thiểu",
        "trên",
        "dưới",
        "từ",
        "đến",
        "giảm",
        "tăng",
        "mỗi năm",
        "%",
        "80%",
        "5",
        "1.500",
        "2025",
        "năm 2025",
        "-",
        "cấp tỉnh",
        "so với",
        "đối với",
        "trở lên",
        "và",
        ",",
        ";",
        ":",
        "\n",
        "+",
        "hồ sơ",
        "không",
        "/năm",
        "(",
        ")",
        "51,8",
    ]
)


@given(st.lists(words, max_size=14).map(" ".join))
def test_any_mixture_of_goal_words_gives_only_numbers_that_it_has_and_goals_that_can_be_printed(text):
    written = {whole(float(number.replace(".", "").replace(",", "."))) for number in re.findall(r"\d[\d.,]*", text)}
    for goal in read_goals(text):
        assert {value for value in (goal.value, goal.low, goal.high) if value is not None} <= written
        assert read_goals(print_goal(goal)) == (goal,)


@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text):
    for goal in read_goals(text):
        print_goal(goal)


@pytest.mark.parametrize(
    "unit", ["80% ", "đạt ", "1 ", "1.000", "- Năm 2021:\n", "a 80%, ", "so với ", "năm 2021 ", "9", "a\n"]
)
def test_long_texts_are_read_in_one_go(unit):
    read_goals(unit * (200_000 // len(unit)))
