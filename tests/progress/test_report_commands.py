"""`kehoach report` and `kehoach rollup` on the command line, on a synthetic province's plan."""

import json
import shutil

import pytest

from kehoach.cli import cli
from kehoach.console.terminal import run
from kehoach.model import dump_plan
from kehoach.progress.json import load_submission
from kehoach.progress.snapshot import load_rollup

POLICE, JUSTICE = "cong-an-tinh-2025-Q3", "so-tu-phap-2025-Q3"


@pytest.fixture
def plan_file(plan, tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(dump_plan(plan), encoding="utf-8")
    return str(path)


@pytest.fixture
def fill(load_workbook):
    def fill(path, **cells):
        book = load_workbook(path)
        for cell, value in cells.items():
            book["Nhiệm vụ chủ trì"][cell] = value
        book.save(path)

    return fill


@pytest.fixture
def folder(plan_file, tmp_path, fill):
    """The workbooks of both agencies that have work, as they came back."""
    folder = tmp_path / "bieu"
    assert run(cli, ["workbook", plan_file, "--all", "--period", "2025-Q3", "-o", str(folder)]) == 0
    fill(folder / f"{POLICE}.xlsx", G8="Đang thực hiện", H8=40, J8="Đã trình dự thảo")
    return folder


@pytest.fixture
def report(plan_file, tmp_path):
    def report(*arguments):
        return run(
            cli, ["report", plan_file, *map(str, arguments), "--format", "docx", "-o", str(tmp_path / "bao-cao")]
        )

    return report


@pytest.fixture
def rollup(plan_file, tmp_path):
    def rollup(*arguments, into="tong-hop"):
        options = ["--period", "2025-Q3", "--format", "docx", "-o", str(tmp_path / into)]
        return run(cli, ["rollup", plan_file, *options, *map(str, arguments)])

    return rollup


def test_the_report_of_one_agency_is_written_from_a_folder_of_workbooks(report, folder, tmp_path, capsys):
    assert report(folder, "--agency", "Công an tỉnh", "--period", "quý III năm 2025") == 0
    assert {path.name for path in (tmp_path / "bao-cao").iterdir()} == {f"bao-cao-{POLICE}.docx", "reports.json"}
    assert "Công an tỉnh: còn" in capsys.readouterr().out


def test_all_writes_the_report_of_every_agency_that_has_a_workbook(report, folder, tmp_path):
    assert report(folder, "--all", "--period", "2025-Q3") == 0
    assert {path.stem for path in (tmp_path / "bao-cao").glob("*.docx")} == {f"bao-cao-{POLICE}", f"bao-cao-{JUSTICE}"}


def test_an_edited_report_is_kept_and_the_new_one_stands_beside_it(report, folder, tmp_path, fill, capsys):
    asked = [folder, "--agency", "cong-an-tinh", "--period", "2025-Q3"]
    assert report(*asked) == 0
    own = tmp_path / "bao-cao" / f"bao-cao-{POLICE}.docx"
    own.write_bytes(own.read_bytes() + b"sua tay")
    edited = own.read_bytes()
    assert report(*asked) == 0
    assert own.read_bytes() == edited
    assert own.with_name(f"bao-cao-{POLICE}.ban-moi.docx").exists()
    assert "đã được sửa tay: giữ nguyên" in capsys.readouterr().err


def test_a_report_that_nobody_edited_is_written_anew(report, folder, tmp_path, fill):
    asked = [folder, "--agency", "cong-an-tinh", "--period", "2025-Q3"]
    assert report(*asked) == 0
    own = tmp_path / "bao-cao" / f"bao-cao-{POLICE}.docx"
    before = own.read_bytes()
    fill(folder / f"{POLICE}.xlsx", J8="Đã ban hành")
    assert report(*asked) == 0
    assert own.read_bytes() != before
    assert not list(own.parent.glob("*.ban-moi.*"))


def test_a_review_takes_the_workbooks_of_all_periods_in_it(report, folder, plan_file, tmp_path, capsys):
    run(cli, ["workbook", plan_file, "--agency", "cong-an-tinh", "--period", "2024-Q1", "-o", str(folder)])
    assert report(folder, "--agency", "cong-an-tinh", "--period", "2024-2025") == 0
    assert (tmp_path / "bao-cao" / "bao-cao-cong-an-tinh-2024-2025.docx").exists()


def test_the_data_of_a_workbook_beside_it_do_not_count_twice(report, rollup, folder, plan_file, capsys):
    assert run(cli, ["intake", plan_file, str(folder), "-o", str(folder)]) == 0
    assert report(folder, "--agency", "cong-an-tinh", "--period", "2025-Q3") == 0
    assert rollup(folder) == 0
    assert "2/2 cơ quan đã gửi" in capsys.readouterr().out


def test_a_cell_in_error_is_told_and_the_rest_reported(report, folder, fill, capsys):
    fill(folder / f"{POLICE}.xlsx", H8="gần xong")
    assert report(folder, "--agency", "cong-an-tinh", "--period", "2025-Q3") == 1
    assert "W135 Trang «Nhiệm vụ chủ trì», ô H8" in capsys.readouterr().err


def test_the_roll_up_says_who_has_not_sent_and_what_could_not_be_read(rollup, folder, tmp_path, capsys):
    (folder / f"{JUSTICE}.xlsx").write_bytes(b"hong")
    assert rollup(folder) == 2
    said = capsys.readouterr()
    assert "1/2 cơ quan đã gửi" in said.out
    assert "Chưa có báo cáo: Sở Tư pháp (tệp gửi về không đọc được)." in said.err
    made = tmp_path / "tong-hop"
    assert {path.name for path in made.iterdir()} == {
        "bao-cao-tong-hop-2025-Q3.docx",
        "reports.json",
        "tong-hop-2025-Q3.html",
        "tong-hop-2025-Q3.json",
        "tong-hop-2025-Q3.xlsx",
    }
    (unread,) = load_rollup((made / "tong-hop-2025-Q3.json").read_text(encoding="utf-8")).rejected
    assert (unread.name, unread.reason) == (f"{JUSTICE}.xlsx", "không đọc được: không phải tệp Excel (.xlsx)")


def test_agencies_are_left_out_with_a_reason_by_option_or_settings(rollup, folder, tmp_path):
    settings = tmp_path / "kehoach.toml"
    settings.write_text('[[reporting.exclusions]]\nagencies = "so-*"\nreason = "báo cáo riêng"\n', encoding="utf-8")
    assert rollup(folder, "--settings", settings) == 0
    assert rollup(folder, "--exclude", "so-*=báo cáo riêng", into="khac") == 0
    for name in ("tong-hop", "khac"):
        text = (tmp_path / name / "tong-hop-2025-Q3.json").read_text(encoding="utf-8")
        assert [(one.name, one.reason) for one in load_rollup(text).excluded] == [("Sở Tư pháp", "báo cáo riêng")]


def test_two_different_workbooks_of_one_agency_count_neither(rollup, folder, fill, tmp_path, capsys):
    shutil.copy(folder / f"{POLICE}.xlsx", folder / "ban-sao.xlsx")
    fill(folder / "ban-sao.xlsx", J8="Nội dung khác")
    assert rollup(folder) == 0
    assert "Công an tỉnh (có nhiều biểu" in capsys.readouterr().err


def test_closed_data_are_not_changed_by_later_files(rollup, folder, fill, tmp_path, capsys):
    assert rollup(folder, "--close") == 0
    closed = tmp_path / "tong-hop" / "tong-hop-2025-Q3.json"
    before = {path.name: path.read_bytes() for path in closed.parent.iterdir()}
    fill(folder / f"{POLICE}.xlsx", H8=90)
    assert rollup(folder) == 2
    assert "không thay đổi được nữa" in capsys.readouterr().err
    assert rollup(folder, "--close") == 2
    assert rollup(closed) == 0
    assert rollup(closed, "--close") == 2
    assert {path.name: path.read_bytes() for path in closed.parent.iterdir()} == before


def test_a_report_is_made_anew_from_closed_data_unless_somebody_changed_them(rollup, folder, tmp_path, capsys):
    assert rollup(folder, "--close") == 0
    made = tmp_path / "tong-hop"
    closed = made / "tong-hop-2025-Q3.json"
    assert rollup(closed, into="lai") == 0
    name = "bao-cao-tong-hop-2025-Q3.docx"
    assert (tmp_path / "lai" / name).read_bytes() == (made / name).read_bytes()
    data = json.loads(closed.read_text(encoding="utf-8"))
    data["missing"] = [{"name": "Sở Tư pháp", "reason": "chưa gửi"}]
    closed.write_text(json.dumps(data), encoding="utf-8")
    capsys.readouterr()
    assert rollup(closed, into="khac") == 2
    assert "dấu niêm phong không khớp" in capsys.readouterr().err
    assert not (tmp_path / "khac").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--period", "2025-Q3"], "nêu một trong hai"),
        (["--agency", "cong-an-tinh", "--period", "2025-Q5"], "không phải một kỳ báo cáo"),
        (["--agency", "so-y-te", "--period", "2025-Q3"], "không có biểu nào của Sở Y tế"),
        (["--agency", "cong-an-tinh", "--period", "2025-Q1"], "không có số liệu báo cáo nào của quý I năm 2025"),
        (["--agency", "cong-an-tinh", "--period", "2025-Q3", "--field", "giao thông"], "không có đúng một lĩnh vực"),
    ],
)
def test_wrong_arguments_to_report_are_told(report, folder, tmp_path, capsys, arguments, words):
    assert report(folder, *arguments) == 2
    assert words in capsys.readouterr().err
    assert not list(tmp_path.glob("bao-cao/*"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--exclude", "level:xa"], "chưa nêu lý do"),
        (["--exclude", "so-y-te=sáp nhập"], "không có cơ quan nào phải báo cáo khớp"),
        (["--settings", "khong-co.toml"], "không tìm thấy tệp thiết lập"),
        (["--format", "odt"], "không có dạng tệp"),
    ],
)
def test_wrong_arguments_to_rollup_are_told(rollup, folder, tmp_path, capsys, arguments, words):
    assert rollup(folder, *arguments) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "tong-hop").exists()


def test_what_the_intake_wrote_makes_the_same_report(report, folder, plan_file, tmp_path):
    asked = ["--agency", "cong-an-tinh", "--period", "2025-Q3"]
    assert report(folder, *asked) == 0
    made = tmp_path / "bao-cao" / f"bao-cao-{POLICE}.docx"
    from_workbook = made.read_bytes()
    data = tmp_path / "so-lieu.json"
    run(cli, ["intake", plan_file, str(folder / f"{POLICE}.xlsx"), "-o", str(data)])
    assert load_submission(data.read_text(encoding="utf-8")).agency == "cong-an-tinh"
    assert report(data, *asked) == 0
    assert made.read_bytes() == from_workbook


def test_a_workbook_of_another_plan_does_not_stand_in_the_way_of_the_right_one(rollup, folder, load_workbook, capsys):
    book = load_workbook(folder / f"{POLICE}.xlsx")
    for row in book["kehoach"].iter_rows(max_col=2):
        if row[0].value in ("plan", "digest"):
            row[1].value = {"plan": "Kế hoạch số 99/KH-UBND", "digest": "0" * 64}[row[0].value]
    book.save(folder / "ke-hoach-khac.xlsx")
    assert rollup(folder) == 2
    said = capsys.readouterr()
    assert "ke-hoach-khac.xlsx" in said.err
    assert "lập từ kế hoạch khác" in said.err
    assert "2/2 cơ quan đã gửi" in said.out


def test_periods_that_there_are_workbooks_of_are_named(report, folder, capsys):
    assert report(folder, "--agency", "cong-an-tinh", "--period", "2025-Q1") == 2
    assert "có biểu của quý III năm 2025" in capsys.readouterr().err
