"""`kehoach diff` and `kehoach amend` as a user meets them."""

import json
from pathlib import Path

import docx
import pytest

from kehoach.cli import cli
from kehoach.console.terminal import run
from kehoach.model import load_plan

CASES = Path(__file__).parent / "cases"
INSERTED = CASES / "163-inserted" / "amendment.txt"
NOWHERE = CASES / "163-addresses-that-lead-nowhere" / "amendment.txt"


def kehoach(*arguments):
    return run(cli, [str(argument) for argument in arguments])


@pytest.fixture
def amended(tmp_path, source_163, capsys):
    path = tmp_path / "new.json"
    assert kehoach("amend", source_163, INSERTED, "-o", path) == 0
    assert "Đã thực hiện 5/5 thao tác." in capsys.readouterr().out
    return path


def test_amend_writes_the_amended_plan_and_says_what_it_did(amended):
    plan = load_plan(amended.read_text(encoding="utf-8"))
    assert {"pl2/6/t", "pl2/3/h"} <= {task.id for task in plan.tasks}


def test_amend_carries_out_further_amendments_on_its_own_result(amended, tmp_path):
    again = tmp_path / "again.json"
    assert kehoach("amend", amended, CASES / "163-moved-and-suspended" / "amendment.txt", "-o", again) == 1
    ids = [task.id for task in load_plan(again.read_text(encoding="utf-8")).tasks]
    assert "pl2/6/u" in ids, "điểm t is taken by the first amendment"


def test_amend_tells_what_it_could_not_do_and_ends_with_1(tmp_path, source_163, capsys):
    assert kehoach("amend", source_163, NOWHERE, "-o", tmp_path / "x.json") == 1
    told = capsys.readouterr()
    assert "A101" in told.err
    assert "Đã thực hiện 1/7 thao tác." in told.out


def test_amend_writes_a_manifest_and_carries_out_the_corrected_one(tmp_path, source_163, capsys):
    manifest = tmp_path / "m.json"
    assert kehoach("amend", source_163, NOWHERE, "--manifest-only", "-o", manifest) == 1
    data = json.loads(manifest.read_text(encoding="utf-8"))
    data["not_understood"] = []
    data["operations"] = [data["operations"][2] | {"at": "điểm a mục 6 Phụ lục 2", "approved": True}]
    manifest.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    capsys.readouterr()
    assert kehoach("amend", source_163, "--manifest", manifest, "-o", tmp_path / "new.json") == 0
    assert "Phụ lục 2, mục 6, điểm a: Bãi bỏ nhiệm vụ" in capsys.readouterr().out


def test_amend_leaves_out_what_is_not_in_effect_on_a_day(tmp_path, source_163, capsys):
    assert kehoach("amend", source_163, INSERTED, "-o", tmp_path / "n.json", "--as-of", "01/01/2024") == 0
    told = capsys.readouterr()
    assert "A201" in told.err
    assert "Đã thực hiện 0/5 thao tác." in told.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("-o", "new.json"),
        (INSERTED, "-o", "new.docx"),
        (INSERTED, NOWHERE, "--manifest-only", "-o", "m.json"),
        ("missing.docx", "-o", "new.json"),
        ("--manifest", "missing.json", "-o", "new.json"),
        (INSERTED,),
    ],
)
def test_amend_refuses_what_it_cannot_do(tmp_path, monkeypatch, source_163, arguments, capsys):
    monkeypatch.chdir(tmp_path)
    assert kehoach("amend", source_163, *arguments) == 2
    assert "Lỗi:" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_diff_shows_each_change_with_both_texts(amended, source_163, capsys):
    assert kehoach("diff", source_163, amended) == 0
    told = capsys.readouterr().out
    assert "Phụ lục 2, mục 6, điểm t: Bổ sung nhiệm vụ" in told
    assert "5 thay đổi: 5 bổ sung." in told


def test_diff_prints_json(amended, source_163, capsys):
    assert kehoach("diff", source_163, amended, "--format", "json") == 0
    changes = json.loads(capsys.readouterr().out)["changes"]
    assert [change["new_item"] for change in changes] == ["III/10", "pl1/1/a1", "pl2/3/h", "pl2/6/t", "pl3/1/8"]


def test_diff_of_a_plan_with_itself_finds_nothing(source_163, capsys):
    assert kehoach("diff", source_163, source_163) == 0
    assert capsys.readouterr().out == "Không có thay đổi nào về nội dung.\n"


def test_diff_writes_the_table_of_comparison(amended, source_163, tmp_path):
    for name in ("x.docx", "x.xlsx", "x.json"):
        assert kehoach("diff", source_163, amended, "-o", tmp_path / name) == 0
    (table,) = docx.Document(str(tmp_path / "x.docx")).tables
    assert len(table.rows) == 6
    assert len(json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))["changes"]) == 5


def test_diff_refuses_a_form_that_it_does_not_write(amended, source_163, tmp_path, capsys):
    assert kehoach("diff", source_163, amended, "-o", tmp_path / "x.pdf") == 2
    assert ".docx, .xlsx hoặc .json" in capsys.readouterr().err


def test_a_document_that_amends_another_plan_is_refused(tmp_path, capsys):
    plan = Path(__file__).parents[1] / "cases" / "binh-son-roman-groups-with-products" / "source.txt"
    for command, output in (("amend", "x.json"), ("consolidate", "x.docx"), ("redline", "x.docx")):
        assert kehoach(command, plan, INSERTED, "-o", tmp_path / output) == 2
        told = "văn bản không sửa đổi Kế hoạch số 07/KH-UBND mà sửa đổi văn bản khác: Kế hoạch số 163/KH-UBND"
        assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_document_whose_title_alone_names_another_plan_is_refused(tmp_path, source_163, capsys):
    amendment = NOWHERE.parents[1] / "ha-linh-adjusted" / "amendment.html"
    assert kehoach("amend", source_163, amendment, "-o", tmp_path / "x.json") == 2
    assert "mà sửa đổi văn bản khác: Kế hoạch số 38/KH-UBND" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_impact_tells_a_folder_that_is_not_there(tmp_path, source_163, capsys):
    assert kehoach("impact", source_163, INSERTED, "--drafts", tmp_path / "none") == 2
    assert "không có thư mục này" in capsys.readouterr().err


def test_a_document_that_amends_nothing_is_refused(tmp_path, source_163, capsys):
    assert kehoach("amend", source_163, source_163, "-o", tmp_path / "x.json") == 2
    assert "không đọc thấy thao tác sửa đổi nào" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"kind": "insert"', '"kind": "inserts"', "thao tác thứ 1 có loại không biết «inserts»"),
        ('"where": "after"', '"wheree": "after"', "thao tác thứ 1 có trường không biết «wheree»"),
        ('"approved": null', '"approved": "có"', "thao tác thứ 1 có giá trị không hợp lệ ở «approved»"),
        ('"cells": {', '"cell": {', "thiếu trường «cells»"),
        ('"operations"', '"operation"', "bảng kê có trường không biết «operation»"),
    ],
)
def test_a_slip_in_a_manifest_is_told_where_it_is(old, new, told, tmp_path, source_163, capsys):
    manifest = tmp_path / "m.json"
    assert kehoach("amend", source_163, INSERTED, "--manifest-only", "-o", manifest) == 0
    manifest.write_text(manifest.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert kehoach("amend", source_163, "--manifest", manifest, "-o", tmp_path / "x.json") == 2
    assert told in " ".join(capsys.readouterr().err.split())


def test_a_manifest_made_for_another_plan_is_refused(tmp_path, source_163, capsys):
    manifest = tmp_path / "m.json"
    assert kehoach("amend", source_163, INSERTED, "--manifest-only", "-o", manifest) == 0
    text = manifest.read_text(encoding="utf-8").replace('"amends": "163/KH-UBND"', '"amends": "99/KH-UBND"')
    manifest.write_text(text, encoding="utf-8")
    assert kehoach("amend", source_163, "--manifest", manifest, "-o", tmp_path / "x.json") == 2
    assert "sửa đổi 99/KH-UBND, không phải 163/KH-UBND" in capsys.readouterr().err
    assert not (tmp_path / "x.json").exists()


def test_a_manifest_saved_by_an_editor_of_windows_is_read(tmp_path, source_163, capsys):
    manifest = tmp_path / "m.json"
    assert kehoach("amend", source_163, INSERTED, "--manifest-only", "-o", manifest) == 0
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text, encoding="utf-8-sig")
    assert kehoach("amend", source_163, "--manifest", manifest, "-o", tmp_path / "x.json") == 0
    manifest.write_text(text, encoding="utf-16")
    assert kehoach("amend", source_163, "--manifest", manifest, "-o", tmp_path / "x.json") == 2
    assert "không phải văn bản UTF-8" in capsys.readouterr().err
