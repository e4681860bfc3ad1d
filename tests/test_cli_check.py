"""The commands check and rules as their user meets them: run as a process, from an empty folder."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import docx
import pytest
from docx.shared import Mm

from kehoach.cli import cli
from kehoach.console.terminal import run

SOURCE = Path(__file__).parent / "cases" / "binh-son-roman-groups-with-products" / "source.txt"


def process(*arguments, cwd):
    return subprocess.run(
        [sys.executable, "-c", "from kehoach.cli import main; main()", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def kehoach(capsys, monkeypatch):
    """The same inside this process, for starting one costs more than the work."""

    def start(*arguments, cwd):
        monkeypatch.chdir(cwd)
        code = run(cli, [str(argument) for argument in arguments])
        said = capsys.readouterr()
        return SimpleNamespace(returncode=code, stdout=said.out, stderr=said.err)

    return start


@pytest.fixture(scope="module")
def subplan(tmp_path_factory):
    """A sub-plan as kehoach writes it."""
    folder = tmp_path_factory.mktemp("subplan")
    done = process("subplan", SOURCE, "--agency", "so-tai-chinh", "-o", folder, "--format", "docx", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "so-tai-chinh.docx"


@pytest.fixture(scope="module")
def broken(subplan):
    """The same on Letter paper: an error that kehoach can correct."""
    document = docx.Document(subplan)
    for section in document.sections:
        section.page_width, section.page_height = Mm(215.9), Mm(279.4)
    path = subplan.with_name("khổ letter.docx")
    document.save(path)
    return path


@pytest.fixture
def told(kehoach):
    """What a check says as JSON."""

    def read(file, *arguments, cwd):
        done = kehoach("check", file, "--format", "json", *arguments, cwd=cwd)
        assert done.returncode in (0, 1), done.stderr
        return json.loads(done.stdout)

    return read


def test_a_clean_document_ends_with_0_and_a_broken_one_with_1(kehoach, subplan, broken, tmp_path):
    clean = process("check", subplan, cwd=tmp_path)
    assert clean.returncode == 0, clean.stdout
    wrong = process("check", broken, cwd=tmp_path)
    assert wrong.returncode == 1
    assert "TT001 Khổ giấy A4 (lỗi; quy định bắt buộc" in wrong.stdout
    assert wrong.stdout.splitlines()[-1].startswith("Chưa đạt: ")
    assert list(tmp_path.iterdir()) == []


def test_what_the_file_cannot_show_is_told_and_never_passed(kehoach, tmp_path):
    done = kehoach("check", SOURCE, cwd=tmp_path)
    assert "Chưa đánh giá được" in done.stdout
    assert "định dạng tệp này không cho thấy thể thức trình bày" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("Chưa ")
    assert kehoach("check", SOURCE, "--strict", cwd=tmp_path).returncode == 1


def test_the_findings_as_json(told, broken, tmp_path):
    result = told(broken, cwd=tmp_path)
    assert "TT001" in {finding["code"] for finding in result["findings"]}
    assert result["summary"]["severities"]["error"] > 0


@pytest.mark.parametrize(
    ("name", "start"),
    [("k.json", b"{"), ("k.sarif", b'{\n  "$schema"'), ("k.html", b"<!DOCTYPE html>"), ("k.txt", b"Th")],
)
def test_the_name_of_the_output_tells_its_form(kehoach, broken, tmp_path, name, start):
    done = kehoach("check", broken, "-o", name, cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert (tmp_path / name).read_bytes().startswith(start)
    assert f"Đã ghi: {name}" in done.stdout


def test_a_form_that_is_asked_for_goes_before_the_name(kehoach, broken, tmp_path):
    assert kehoach("check", broken, "--format", "sarif", "-o", "k.dat", cwd=tmp_path).returncode == 1
    assert json.loads((tmp_path / "k.dat").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_the_copy_with_comments_leaves_the_source_alone(kehoach, broken, tmp_path):
    before = hashlib.sha256(broken.read_bytes()).hexdigest()
    done = kehoach("check", broken, "--annotate", "co-chu-thich.docx", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    comments = list(docx.Document(tmp_path / "co-chu-thich.docx").comments)
    assert {comment.author for comment in comments} == {"kehoach"}
    assert any("TT001" in comment.text for comment in comments)
    assert hashlib.sha256(broken.read_bytes()).hexdigest() == before


def test_the_corrected_copy_is_checked_again_and_told(told, kehoach, broken, tmp_path):
    before = hashlib.sha256(broken.read_bytes()).hexdigest()
    done = kehoach("check", broken, "--fix", "-o", "moi.docx", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "nội dung giữ nguyên" in done.stderr
    assert "0 điểm sửa tự động chưa hết" in done.stderr
    assert [finding["code"] for finding in told(tmp_path / "moi.docx", cwd=tmp_path)["findings"]].count("TT001") == 0
    assert hashlib.sha256(broken.read_bytes()).hexdigest() == before


def test_a_profile_switches_off_and_waives(kehoach, broken, tmp_path):
    (tmp_path / "ho-so.toml").write_text(
        'off = ["TT001"]\n[[waivers]]\nrule = "TT001"\nreason = "giấy sẵn có"\n', encoding="utf-8"
    )
    done = kehoach("check", broken, "--profile", "ho-so.toml", cwd=tmp_path)
    assert "Đã tắt theo hồ sơ kiểm tra: TT001." in done.stdout
    assert "PF002" in done.stdout


def test_a_document_is_held_against_its_parent_plan(told, subplan, tmp_path):
    alone, held = told(subplan, cwd=tmp_path), told(subplan, "--against", SOURCE, cwd=tmp_path)
    results = [{each["code"]: each["result"] for each in result["outcomes"]} for result in (alone, held)]
    on_parent = {code for code in results[0] if code.startswith("SP")}
    assert {results[0][code] for code in on_parent} <= {"not_applicable"}
    assert {results[1][code] for code in on_parent} & {"passed", "failed", "needs_review"} or not on_parent


def test_the_rules_are_listed_by_family(kehoach, tmp_path):
    done = kehoach("rules", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("Thể thức và kỹ thuật trình bày (")
    assert "  TT001  Khổ giấy A4  (lỗi; quy định bắt buộc)" in done.stdout


def test_a_rule_is_explained_also_in_small_letters(kehoach, tmp_path):
    done = kehoach("rules", "tt001", cwd=tmp_path)
    assert done.returncode == 0
    for words in ("Yêu cầu:", "Lý do:", "Nơi quy định: Nghị định 30/2020/NĐ-CP", "từ 05/03/2020", "Đúng:", "Sai:"):
        assert words in done.stdout


@pytest.mark.parametrize("command", ["check", "rules"])
def test_help_is_in_vietnamese(kehoach, command, tmp_path):
    done = kehoach(command, "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert "Cách dùng:" in done.stdout
    assert "Options" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check"], "thiếu VĂN_BẢN"),
        (["check", "khong-co.docx"], "không tìm thấy tệp"),
        (["check", "anh.docx"], "ảnh JPEG"),
        (["check", "{plan}", "--format", "pdf"], "chọn một trong: text, json, sarif, html"),
        (["check", "{plan}", "-o", "k.pdf"], "không biết ghi dạng «.pdf»"),
        (["check", "{plan}", "-o", "k.docx"], "bản sửa .docx cần --fix"),
        (["check", "{plan}", "-o", "{plan}", "--format", "json"], "không ghi đè lên tệp đang đọc"),
        (["check", "{plan}", "--fix"], "--fix cần -o TỆP_MỚI.docx"),
        (["check", "{plan}", "--fix", "-o", "moi.pdf"], "phải là tệp .docx"),
        (["check", "{plan}", "--fix", "-o", "{plan}"], "không ghi đè lên tệp đang đọc"),
        (["check", "{plan}", "--fix", "-o", "co.docx"], "tệp đã có, không ghi đè"),
        (["check", "{plan}", "--annotate", "co.docx"], "tệp đã có, không ghi đè"),
        (["check", "{plan}", "--annotate", "m.docx", "--fix", "-o", "m.docx"], "trùng tên tệp"),
        (["check", "{text}", "--annotate", "m.docx"], "chỉ chú thích, sửa được tệp .docx"),
        (["check", "{text}", "--fix", "-o", "m.docx"], "chỉ chú thích, sửa được tệp .docx"),
        (["check", "{plan}", "--against", "khong-co.json"], "không tìm thấy tệp"),
        (["check", "{plan}", "--profile", "khong-co.toml"], "không tìm thấy tệp hồ sơ kiểm tra"),
        (["check", "{plan}", "--profile", "sai.toml"], "không có quy tắc «TT9999»"),
        (["rules", "TT01"], "Có phải: TT"),
        (["rules", "TT001", "TT002"], "thừa tham số"),
    ],
)
def test_wrong_input_gets_one_clear_vietnamese_error(kehoach, arguments, words, broken, tmp_path):
    (tmp_path / "anh.docx").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 8)
    (tmp_path / "co.docx").write_bytes(b"mine")
    (tmp_path / "sai.toml").write_text('off = ["TT9999"]', encoding="utf-8")
    before = sorted(path.name for path in tmp_path.iterdir())
    done = kehoach(*(part.format(plan=broken, text=SOURCE) for part in arguments), cwd=tmp_path)
    assert done.returncode == 2, done.stdout
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == before, "something half-written was left"


def test_the_other_commands_do_not_wait_for_the_rules(tmp_path):
    code = (
        "import sys; import kehoach.cli; print(any(name.startswith('kehoach.checker.rules.') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_kind_of_a_requirement_is_told_once(kehoach, tmp_path):
    told = kehoach("check", SOURCE, cwd=tmp_path).stdout
    assert "(gợi ý; thông lệ: " in told
    assert "thông lệ: Th" not in told.replace("thông lệ: Theo", "")
