"""The statistic forms: complete, filled by somebody, and with rules that figures of real reports obey."""

import pytest

from kehoach.errors import KehoachError
from kehoach.meaning.agencies import Agency
from kehoach.progress.duties import DutyBook
from kehoach.progress.outline import is_on_reform, load_outline, report_outline
from kehoach.progress.periods import read_report_period
from kehoach.progress.sheets import HeadingRow, sheets_of
from kehoach.progress.statistics import default_statistics, disagreements, forms_for, load_statistics, worked_out


def agency(id, kind):
    return Agency(id=id, name=id, kind=kind, level="tinh")


def form(id):
    return next(form for form in default_statistics().forms if form.id == id)


def test_there_are_seven_forms_and_every_row_stands_below_its_own_heading():
    assert [form.id for form in default_statistics().forms] == list("1234567")
    for one in default_statistics().forms:
        rows = [row.row for row in one.rows]
        assert rows == sorted(rows, key=lambda row: [int(part) for part in row.split(".")])
        assert {row.rpartition(".")[0] for row in rows if "." in row} <= set(rows)


def test_every_row_is_filled_by_somebody():
    everybody = [
        agency("so-noi-vu", "so"),
        agency("so-tu-phap", "so"),
        agency("van-phong-ubnd-tinh", "van-phong"),
        agency("so-khoa-hoc-va-cong-nghe", "so"),
        agency("ubnd-xa-an-thoi", "ubnd-xa"),
    ]
    filled = {
        (form.id, row.row) for one in everybody for form in forms_for(one, default_statistics()) for row in form.rows
    }
    assert filled == {(form.id, row.row) for form in default_statistics().forms for row in form.rows}


def test_an_agency_gets_its_own_rows_their_headings_and_the_rules_between_them():
    forms = {form.id: form for form in forms_for(agency("ubnd-xa-an-thoi", "ubnd-xa"), default_statistics())}
    assert [row.row for row in forms["2"].rows] == ["1", "1.2"]
    assert [(rule.row, rule.of) for rule in forms["2"].rules] == [("1", ("1.2",))]
    assert "3.1.1" not in {row.row for row in forms["3"].rows}
    assert forms_for(agency("cong-an-tinh", "trung-uong-tai-tinh"), default_statistics()) == ()


@pytest.mark.parametrize(
    ("id", "figures", "broken"),
    [
        # Figures of a province's report for 2025: a ratio printed rounded, a sum that leaves ngành dọc out.
        ("3", {"3.1": 99.10, "3.1.1": 195197, "3.1.2": 193457}, []),
        ("3", {"1.4": 2372, "1.4.1": 1700, "1.4.2": 672, "1.4.3": 420}, []),
        ("3", {"1.4": 2792, "1.4.1": 1700, "1.4.2": 672, "1.4.3": 420}, ["1.4"]),
        ("2", {"2.2": 100, "2.2.1": 0, "2.2.2": 0}, []),
        ("2", {"2.2": 50, "2.2.1": 0, "2.2.2": 0}, ["2.2"]),
        ("1", {"2": 60, "2.1": 90, "2.2": 54}, []),
        ("1", {"2": 100, "2.1": 300, "2.2": 299}, ["2"]),
        ("1", {"4.1": 9, "4.1.1": 3, "4.1.2": 2, "4.1.3": 1}, []),
        ("1", {"4.1": 5, "4.1.1": 3, "4.1.2": 2, "4.1.3": 1}, ["4.1"]),
        ("6", {"2.1": 10, "2.2": 1, "2.3": 2, "2.4": 3}, []),  # a part is not known: nothing can be said
        ("6", {"2.1": 10, "2.2": 1, "2.3": 2, "2.4": 3, "2.5": 3}, ["2.1"]),
    ],
)
def test_figures_are_held_against_each_other(id, figures, broken):
    assert [one.rule.row for one in disagreements(form(id), figures)] == broken


def test_a_ratio_of_something_to_nothing_cannot_be_worked_out():
    (rule,) = [rule for rule in form("2").rules if rule.row == "2.2"]
    assert worked_out(rule, {"2.2.1": 0, "2.2.2": 3}) is None
    assert worked_out(rule, {"2.2.1": 4, "2.2.2": 3}) == 75


OWN = """
[fillers]
standing = ["van-phong-ubnd-tinh"]
records = ["kind:so"]

[[forms]]
id = "8"
title = "Lưu trữ"
by = ["records"]
rows = [{ row = "1", name = "Số hồ sơ", unit = "Hồ sơ", kind = "count" }]
"""


def test_a_users_file_adds_forms_and_changes_who_fills(tmp_path):
    path = tmp_path / "bieu.toml"
    path.write_text(OWN, encoding="utf-8")
    statistics = load_statistics(path)
    assert [form.id for form in statistics.forms] == list("12345678")
    rows = {form.id: [row.row for row in form.rows] for form in forms_for(agency("so-noi-vu", "so"), statistics)}
    assert rows["8"] == ["1"]
    assert "3.1" not in rows["1"]


@pytest.mark.parametrize(
    "text",
    [
        "forms = 3",
        "forms = [",
        '[[forms]]\nid = "1"\ntitle = "x"\nby = ["nobody"]\nrows = []',
        '[[forms]]\nid = "1"\ntitle = "x"\nrows = [{ row = "1", name = "x", kind = "sum" }]',
        '[[forms]]\nid = "1"\ntitle = "x"\nrows = []\nrules = [{ row = "9", is = "sum", of = [] }]',
        '[[forms]]\nid = "1"\ntitle = "x"\nrows = [{ row = "1", name = "x", kind = "ratio" }]\n'
        'rules = [{ row = "1", is = "ratio", of = ["1"] }]',
    ],
)
def test_a_wrong_file_is_one_clear_error(tmp_path, text):
    path = tmp_path / "bieu.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KehoachError) as error:
        load_statistics(path)
    assert error.value.file == str(path)


def test_the_outline_counts_the_six_fields_and_no_passage_twice():
    assert [section.field for section in report_outline() if section.field] == [1, 2, 3, 4, 5, 6]
    ids = [text.id for section in report_outline() for text in section.children]
    assert len(ids) == len(set(ids))


def test_a_province_writes_its_own_outline(tmp_path):
    own = tmp_path / "de-cuong.toml"
    own.write_text(
        '[[sections]]\nid = "I"\ntitle = "Chuyển đổi số"\npart = "results"\n'
        'children = [{ id = "I/1", title = "Hạ tầng số" }]\n',
        encoding="utf-8",
    )
    (section,) = load_outline(own)
    assert [text.title for text in section.children] == ["Hạ tầng số"]


@pytest.mark.parametrize(
    "text",
    [
        "[[sections]",
        "x = 1",
        '[[sections]]\nid = "I"\ntitle = "x"\npart = "khác"\nchildren = []\n',
        '[[sections]]\nid = "I"\ntitle = "x"\npart = "plan"\nchildren = [{id="a",title="b"},{id="a",title="c"}]\n',
    ],
)
def test_an_outline_of_a_wrong_form_is_refused(tmp_path, text):
    own = tmp_path / "de-cuong.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(KehoachError):
        load_outline(own)


def test_a_plan_on_another_subject_has_a_general_outline_and_no_forms(
    plan_binh_son, registry_binh_son, plan_163, registry_163
):
    period = read_report_period("2026-Q3")
    book = DutyBook(plan_binh_son, registry_binh_son, period)
    duties = book.of("so-khoa-hoc-va-cong-nghe")
    assert duties.forms == ()
    words = " ".join(section.title for section in duties.outline)
    assert "cải cách" not in words
    groups = dict.fromkeys(task.group.title for task in plan_binh_son.tasks if task.group)
    assert [section.title for section in duties.outline if section.part == "results"] == list(groups)
    (texts,) = [sheet for sheet in sheets_of(duties) if sheet.form.key == "texts"]
    assert len({row.words for row in texts.given}) == len(texts.given)
    headings = [row.title for row in texts.rows if isinstance(row, HeadingRow)]
    assert [title for title in headings if title in groups] == list(groups)
    assert {section.part for section in duties.outline} == {"direction", "results", "assessment", "plan", "proposals"}
    assert DutyBook(plan_163, registry_163, period).outline == report_outline()


@pytest.mark.parametrize(
    ("title", "on_reform"),
    [
        ("CẢI CÁCH HÀNH CHÍNH NĂM 2026", True),
        ("Thực hiện Chương trình tổng thể CCHC nhà nước giai đoạn 2021-2030", True),
        ("CHUYỂN ĐỔI SỐ GIAI ĐOẠN 2026-2030", False),
        ("", False),
    ],
)
def test_the_title_tells_what_a_plan_is_about(title, on_reform):
    assert is_on_reform(title) is on_reform
