"""`kehoach workbook` and `kehoach intake` on the command line."""

import json
from pathlib import Path

import pytest

from kehoach.cli import cli
from kehoach.console.terminal import run
from kehoach.model import dump_plan
from kehoach.progress.json import load_submission

NAME = "cong-an-tinh-2025-Q3"


@pytest.fixture
def plan_file(plan, tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(dump_plan(plan), encoding="utf-8")
    return str(path)


@pytest.fixture
def folder(plan_file, tmp_path):
    folder = tmp_path / "bieu"
    done = run(
        cli, ["workbook", plan_file, "--agency", "Công an tỉnh", "--period", "quý III năm 2025", "-o", str(folder)]
    )
    assert done == 0
    return folder


@pytest.fixture
def fill(load_workbook):
    def fill(path, **cells):
        book = load_workbook(path)
        for cell, value in cells.items():
            book["Nhiệm vụ chủ trì"][cell] = value
        book.save(path)

    return fill


def test_an_agencys_workbook_is_written_and_taken_back_in(plan_file, folder, tmp_path, capsys, fill):
    fill(folder / f"{NAME}.xlsx", G6="Đang thực hiện", H6="gần xong")
    before = (folder / f"{NAME}.xlsx").read_bytes()
    out = tmp_path / "so-lieu.json"
    assert run(cli, ["intake", plan_file, str(folder), "-o", str(out)]) == 1
    said = capsys.readouterr().out
    assert "W135 Trang «Nhiệm vụ chủ trì», ô H6: «gần xong» không phải một số, không đọc" in said
    submission = load_submission(out.read_text(encoding="utf-8"))
    assert submission.workbook.name == f"{NAME}.xlsx"
    assert (folder / f"{NAME}.xlsx").read_bytes() == before


def test_the_last_period_is_carried_forward(plan_file, folder, tmp_path, capsys, fill, load_workbook):
    fill(folder / f"{NAME}.xlsx", G8="Đang thực hiện", J8="Đã trình dự thảo")
    year = tmp_path / "nam"
    options = ["workbook", plan_file, "--period", "2025", "--previous", str(folder), "-o", str(year)]
    assert run(cli, [*options, "--agency", "cong-an-tinh"]) == 0
    page = load_workbook(year / "cong-an-tinh-2025.xlsx")["Nhiệm vụ chủ trì"]
    assert page["J8"].value == "Đã trình dự thảo"
    assert run(cli, [*options, "--agency", "so-tu-phap"]) == 2
    assert "không có nội dung kỳ trước của Sở Tư pháp" in capsys.readouterr().err
    assert run(cli, [*options, "--all"]) == 0
    assert {path.name for path in year.glob("*.xlsx")} == {"cong-an-tinh-2025.xlsx", "so-tu-phap-2025.xlsx"}


def test_a_workbook_that_cannot_be_read_does_not_stop_the_others(plan_file, folder, tmp_path, capsys):
    (folder / "hong.xlsx").write_bytes(b"PK\x03\x04")
    (folder / "~$khoa.xlsx").write_bytes(b"")
    out = tmp_path / "so-lieu"
    assert run(cli, ["intake", plan_file, str(folder), "-o", str(out)]) == 2
    assert [path.name for path in out.iterdir()] == [f"{NAME}.json"]
    assert "hong.xlsx" in capsys.readouterr().err


def test_two_workbooks_of_one_agency_are_not_written_over_each_other(plan_file, folder, tmp_path, capsys):
    (folder / "ban-sao.xlsx").write_bytes((folder / f"{NAME}.xlsx").read_bytes())
    out = tmp_path / "so-lieu"
    assert run(cli, ["intake", plan_file, str(folder), "-o", str(out)]) == 2
    assert "có hai biểu của Công an tỉnh" in capsys.readouterr().err
    assert not out.exists()


def test_strict_fails_for_warnings_too(plan_file, folder):
    assert run(cli, ["intake", plan_file, str(folder)]) == 0
    assert run(cli, ["intake", plan_file, str(folder), "--strict"]) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--period", "2025-Q3"], "nêu một trong hai"),
        (["--agency", "cong-an-tinh", "--period", "2025-Q5"], "không phải một kỳ báo cáo"),
        (["--agency", "so-y-te", "--period", "2025-Q3"], "không giao nhiệm vụ"),
        (["--agency", "cong-an-tinh", "--period", "2025-Q3", "--previous", "khong-co.xlsx"], "không mở được tệp"),
    ],
)
def test_wrong_arguments_are_told(plan_file, tmp_path, capsys, arguments, words):
    assert run(cli, ["workbook", plan_file, "-o", str(tmp_path / "x"), *arguments]) == 2
    assert words in capsys.readouterr().err


def test_a_plan_or_other_json_beside_the_workbooks_is_passed_over(plan_file, folder, tmp_path):
    (folder / "plan.json").write_text(Path(plan_file).read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "khac.json").write_text(json.dumps({"a": 1}), encoding="utf-8")
    options = ["--agency", "cong-an-tinh", "--period", "2025", "--previous", str(folder), "-o", str(tmp_path / "nam")]
    assert run(cli, ["workbook", plan_file, *options]) == 0


def test_an_agency_that_has_been_merged_since_is_told_of(plan_163, tmp_path, capsys):
    path = tmp_path / "163.json"
    path.write_text(dump_plan(plan_163), encoding="utf-8")
    options = ["--agency", "so-thong-tin-va-truyen-thong", "--period", "2025-Q3", "-o", str(tmp_path / "bieu")]
    assert run(cli, ["workbook", str(path), *options]) == 0
    said = capsys.readouterr()
    assert "49 nhiệm vụ, đề án" in said.out
    assert "Đến ngày chốt số liệu 14/9/2025, Sở Thông tin và Truyền thông" in said.err
    assert "Sở Khoa học và Công nghệ" in said.err


def test_a_sheet_of_a_format_that_is_not_read_is_told_not_passed_over(plan_file, folder, capsys):
    (folder / "so-y-te.xls").write_bytes(b"\xd0\xcf\x11\xe0" + b"0" * 600)
    (folder / "so-cong-thuong.csv").write_text("a,b", encoding="utf-8")
    assert run(cli, ["intake", plan_file, str(folder)]) == 2
    said = capsys.readouterr()
    assert "so-y-te.xls" in said.err
    assert "so-cong-thuong.csv" in said.err
    assert f"{NAME}.xlsx" in said.out


def test_many_unanswered_cells_are_told_in_one_line(plan_file, folder, capsys):
    assert run(cli, ["intake", plan_file, str(folder)]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if "W167" in line and "chủ trì" in line]
    assert len(lines) == 1
    assert "G6" in lines[0]
    assert "G7" in lines[0]


def test_a_period_without_its_year_is_asked_for_the_year(plan_file, tmp_path, capsys):
    options = ["workbook", plan_file, "--all", "--period", "quý III", "-o", str(tmp_path / "x")]
    assert run(cli, options) == 2
    assert "chưa nêu năm" in capsys.readouterr().err


def test_no_workbook_is_made_for_a_period_before_the_plan(plan_file, tmp_path, capsys):
    options = ["workbook", plan_file, "--all", "--period", "2023-Q1", "-o", str(tmp_path / "x")]
    assert run(cli, options) == 2
    assert "kết thúc trước ngày ban hành kế hoạch" in capsys.readouterr().err


def test_what_was_said_by_who_has_ended_is_carried_to_who_took_over(plan_163, tmp_path, load_workbook):
    path = tmp_path / "plan-163.json"
    path.write_text(dump_plan(plan_163), encoding="utf-8")
    before, after = tmp_path / "nam-2024", tmp_path / "quy-1"
    asked = ["workbook", str(path), "--agency"]
    assert run(cli, [*asked, "so-ke-hoach-va-dau-tu", "--period", "2024", "-o", str(before)]) == 0
    file = before / "so-ke-hoach-va-dau-tu-2024.xlsx"
    book = load_workbook(file)
    page = book["Nhiệm vụ chủ trì"]
    line = next(row for row in range(5, page.max_row + 1) if page.cell(row, 1).value == "pl2/2/b")
    page.cell(line, 7).value, page.cell(line, 10).value = "Đang thực hiện", "Đã rà soát 15 quy định"
    book.save(file)
    done = run(cli, [*asked, "so-tai-chinh", "--period", "2025-Q1", "--previous", str(before), "-o", str(after)])
    assert done == 0
    page = load_workbook(after / "so-tai-chinh-2025-Q1.xlsx")["Nhiệm vụ chủ trì"]
    (result,) = [row[9] for row in page.iter_rows(min_row=5, values_only=True) if row[0] == "pl2/2/b"]
    assert result == "Đã rà soát 15 quy định"
