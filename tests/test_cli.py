"""The command line as its user meets it: run as a process, from an empty folder."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CASES = Path(__file__).parent / "cases"


def kehoach(*arguments, cwd, **environment):
    return subprocess.run(
        [sys.executable, "-c", "from kehoach.cli import main; main()", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def plan_file(tmp_path_factory, source_163):
    folder = tmp_path_factory.mktemp("plan")
    done = kehoach("parse", source_163, "-o", "plan.json", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "plan.json"


def test_parse_writes_the_plan_and_says_what_it_read(plan_file, source_163, tmp_path):
    assert len(json.loads(plan_file.read_text(encoding="utf-8"))["tasks"]) == 52
    done = kehoach("parse", source_163, "-o", tmp_path / "p.json", cwd=tmp_path)
    assert "29 chỉ tiêu, 52 nhiệm vụ, 12 đề án" in done.stdout
    assert "2 dòng có nhiều cách đọc" in done.stdout
    assert "P101" in done.stderr


def test_parse_without_output_prints_nothing_but_json(source_163, tmp_path):
    done = kehoach("parse", source_163, cwd=tmp_path)
    assert json.loads(done.stdout)["document"]["number"] == "163"
    assert list(tmp_path.iterdir()) == []


def test_strict_turns_warnings_into_exit_code_1(source_163, tmp_path):
    assert kehoach("parse", source_163, "-o", tmp_path / "p.json", "--strict", cwd=tmp_path).returncode == 1


def test_subplan_writes_docx_and_pdf(plan_file, tmp_path):
    done = kehoach("subplan", plan_file, "--agency", "so-tu-phap", "-o", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "so-tu-phap.docx").read_bytes().startswith(b"PK")
    assert (tmp_path / "out" / "so-tu-phap.pdf").read_bytes().startswith(b"%PDF")
    assert "Sở Tư pháp" in done.stdout


def test_an_agency_can_be_given_by_its_name(plan_file, tmp_path):
    done = kehoach("subplan", plan_file, "--agency", "Sở Y tế", "-o", "out", "--format", "docx", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["manifest.json", "so-y-te.docx"]


def test_all_agencies_are_written_in_one_go_and_those_without_work_are_told(tmp_path):
    source = CASES / "binh-son-roman-groups-with-products" / "source.txt"
    done = kehoach("subplan", source, "--all", "-o", "out", "--format", "docx", "--zip", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Không soạn cho" in done.stderr
    assert (tmp_path / "out.zip").exists()
    assert (tmp_path / "out" / "so-tai-chinh.docx").exists()


def test_schema_prints_json_schema(tmp_path):
    assert "$defs" in json.loads(kehoach("schema", cwd=tmp_path).stdout)


def test_agencies_lists_ids_names_and_work(plan_file, tmp_path):
    done = kehoach("agencies", plan_file, cwd=tmp_path)
    rows = dict(line.split("\t", 1) for line in done.stdout.splitlines())
    assert rows["so-tu-phap"].startswith("Sở Tư pháp\tchủ trì")
    assert "ubnd-huyen-ke-sach" in rows


@pytest.mark.parametrize("command", [[], ["parse"], ["subplan"], ["schema"], ["agencies"]])
def test_help_is_in_vietnamese(command, tmp_path):
    done = kehoach(*command, "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert "Cách dùng:" in done.stdout
    assert "Hiện hướng dẫn này rồi thoát." in done.stdout
    assert "Usage" not in done.stdout
    assert "Options" not in done.stdout


def test_matrix_shows_one_agency_s_work_with_its_proof(plan_file, tmp_path):
    done = kehoach("matrix", plan_file, "--agency", "so-y-te", "--until", "2025", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "số thứ tự 6 Phụ lục 3 [pl3/6]" in done.stdout
    assert "pl2/3/e" not in done.stdout, "a task until 2030 does not fall due by 2025"


def test_matrix_says_what_became_of_the_agencies(plan_file, tmp_path):
    done = kehoach("matrix", plan_file, "--as-of", "1/8/2025", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("  - Sở Thông tin và Truyền thông:")]
    assert "Sở Khoa học và Công nghệ" in line


@pytest.mark.parametrize("name", ["m.xlsx", "m.html"])
def test_matrix_writes_a_file(plan_file, tmp_path, name):
    done = kehoach("matrix", plan_file, "-o", name, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / name).stat().st_size > 10_000


def test_parse_exports_a_workbook_and_a_folder_of_csv(source_163, tmp_path):
    assert kehoach("parse", source_163, "-o", "plan.xlsx", cwd=tmp_path).returncode == 0
    assert kehoach("parse", source_163, "-o", "plan.csv", cwd=tmp_path).returncode == 0
    names = sorted(path.name for path in (tmp_path / "plan.csv").iterdir())
    assert names == [
        "agencies.csv", "assignments.csv", "notices.csv", "projects.csv",
        "responsibilities.csv", "scopes.csv", "targets.csv", "tasks.csv",
    ]  # fmt: skip


def write_bad_sources(folder):
    (folder / "rong.txt").write_bytes(b"")
    (folder / "anh.txt").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 8)
    (folder / "loi.json").write_text("{", encoding="utf-8")
    (folder / "khong-phai-ke-hoach.txt").write_text("Hôm nay trời nắng.\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["parse", "khong-co.txt"], "không tìm thấy tệp"),
        (["parse", "."], "là thư mục"),
        (["parse", "rong.txt"], "tệp rỗng"),
        (["parse", "anh.txt"], "ảnh JPEG"),
        (["parse", "loi.json"], "không phải JSON"),
        (["parse", "khong-phai-ke-hoach.txt"], "không thấy"),
        (["parse"], "thiếu VĂN_BẢN"),
        (["parse", "a", "b"], "thừa tham số"),
        (["pares"], "không có lệnh «pares»"),
        (["parse", "--outptu", "x", "y"], "không có tùy chọn --outptu"),
        (["parse", "{plan}", "-o", "plan.odt"], "không biết ghi dạng «.odt»"),
        (["matrix", "{plan}", "-o", "m.pdf"], "không biết ghi dạng «.pdf»"),
        (["matrix", "{plan}", "--until", "mai"], "không phải một ngày"),
        (["subplan", "{plan}", "-o", "out"], "--agency MÃ hoặc --all"),
        (["subplan", "{plan}", "--agency", "so-tu-phapp", "-o", "out"], "Có phải: so-tu-phap"),
        (["subplan", "{plan}", "--agency", "so-tu-phap", "-o", "out", "--format", "odt"], "không có dạng tệp «odt»"),
        (["subplan", "khong-co.json", "--agency", "so-tu-phap", "-o", "out"], "không tìm thấy tệp"),
    ],
)
def test_wrong_input_gets_one_clear_vietnamese_error(arguments, words, plan_file, tmp_path):
    write_bad_sources(tmp_path)
    before = sorted(path.name for path in tmp_path.iterdir())
    done = kehoach(*(part.format(plan=plan_file) for part in arguments), cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == before, "something half-written was left"


def test_an_output_folder_that_cannot_be_written_is_told(plan_file, tmp_path):
    (tmp_path / "taken").write_text("a file where a folder is wanted", encoding="utf-8")
    done = kehoach("subplan", plan_file, "--agency", "so-tu-phap", "-o", "taken/sub", cwd=tmp_path)
    assert done.returncode == 2
    assert "không ghi được" in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_a_plan_without_annexes_is_read_and_said(tmp_path):
    (tmp_path / "k.txt").write_text(
        "ỦY BAN NHÂN DÂN\nTỈNH BÌNH SƠN\n\nSố: 01/KH-UBND\n\nKẾ HOẠCH\n\nThử nghiệm\n\nI. MỤC ĐÍCH\n\nThử.\n",
        encoding="utf-8",
    )
    done = kehoach("parse", "k.txt", "-o", "p.json", cwd=tmp_path)
    assert done.returncode == 0
    assert "0 chỉ tiêu, 0 nhiệm vụ, 0 đề án" in done.stdout
    assert "P202" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Cách dùng: kehoach [TÙY_CHỌN] LỆNH"),
        (("parse", "a", "b"), "thừa tham số: b"),
        (("subplan", "a", "--all", "-o", "b", "--processes", "0"), "nêu một số nguyên từ 1 đến 64"),
        (("parse", "hỏng.json"), "không phải JSON hợp lệ (sai từ dòng 2, cột 2)"),
        (("parse", "vòng.txt"), "liên kết vòng quanh"),
        (
            ("subplan", "k.txt", "--all", "-o", "b", "--settings", "hỏng.toml"),
            "không phải TOML hợp lệ (sai từ dòng 1, cột 3)",
        ),
    ],
)
def test_what_is_wrong_is_said_in_vietnamese_only(arguments, words, tmp_path):
    (tmp_path / "hỏng.json").write_text("{\n x", encoding="utf-8")
    (tmp_path / "hỏng.toml").write_text("a b = 1\n", encoding="utf-8")
    (tmp_path / "vòng.txt").symlink_to("vòng.txt")
    done = kehoach(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stdout == ""
