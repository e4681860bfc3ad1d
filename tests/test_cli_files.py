"""What the commands write and how they end: nothing is overwritten unasked, and whoever stops reading stops no work."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import click
import pytest

from kehoach.cli import cli
from kehoach.console.terminal import plain
from kehoach.files import write_new_files

START = "from kehoach.cli import main; main()"
SOURCE = Path(__file__).parent / "cases" / "binh-son-roman-groups-with-products" / "source.txt"


def kehoach(*arguments, cwd, **environment):
    return subprocess.run(
        [sys.executable, "-c", START, *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def plan_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plan")
    assert kehoach("parse", SOURCE, "-o", "plan.json", cwd=folder).returncode == 0
    return folder / "plan.json"


WRITING = [
    (["parse", "{plan}", "-o", "x.json"], "x.json"),
    (["parse", "{plan}", "-o", "x.xlsx"], "x.xlsx"),
    (["parse", "{plan}", "-o", "x.csv"], "x.csv/tasks.csv"),
    (["matrix", "{plan}", "-o", "x.xlsx"], "x.xlsx"),
    (["matrix", "{plan}", "-o", "x.html"], "x.html"),
    (["diff", "{plan}", "{plan}", "-o", "x.docx"], "x.docx"),
    (["check", "{plan}", "-o", "x.html"], "x.html"),
    (["redline", "{plan}", "{plan}", "--compare", "-o", "x.docx"], "x.docx"),
]


@pytest.mark.parametrize(("arguments", "name"), WRITING)
def test_a_file_of_other_content_is_overwritten_only_with_force(arguments, name, plan_file, tmp_path):
    arguments = [part.format(plan=plan_file) for part in arguments]
    target = tmp_path / name
    target.parent.mkdir(exist_ok=True)
    target.write_text("lời của người khác", encoding="utf-8")
    refused = kehoach(*arguments, cwd=tmp_path)
    assert refused.returncode == 2
    assert "đã có tệp này với nội dung khác; không ghi đè" in refused.stderr
    assert "--force" in refused.stderr
    assert target.read_text(encoding="utf-8") == "lời của người khác"
    assert sorted(path.name for path in target.parent.iterdir()) == [target.name], "the others were written"
    done = kehoach(*arguments, "--force", cwd=tmp_path)
    assert done.returncode in (0, 1), done.stderr
    assert target.stat().st_size > 100


@pytest.mark.parametrize(("arguments", "name"), WRITING)
def test_the_same_once_more_is_no_overwriting(arguments, name, plan_file, tmp_path):
    arguments = [part.format(plan=plan_file) for part in arguments]
    first = kehoach(*arguments, cwd=tmp_path)
    content = (tmp_path / name).read_bytes()
    assert kehoach(*arguments, cwd=tmp_path).returncode == first.returncode
    assert (tmp_path / name).read_bytes() == content


def test_of_several_files_none_is_written_where_one_may_not_be(tmp_path):
    (tmp_path / "b").write_bytes(b"theirs")
    with pytest.raises(Exception, match="không ghi đè"):
        write_new_files({tmp_path / "a": b"ours", tmp_path / "b": b"ours"}, force=False)
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize(
    ("arguments", "record"),
    [
        (["subplan", "{plan}", "--agency", "so-y-te", "-o", "out", "--format", "docx"], "manifest.json"),
        (["workbook", "{plan}", "--agency", "so-y-te", "--period", "2026-Q3", "-o", "out"], "workbooks.json"),
    ],
)
def test_a_file_that_only_has_the_name_of_our_record_is_kept(arguments, record, plan_file, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / record).write_text('{"name": "another program"}', encoding="utf-8")
    done = kehoach(*(part.format(plan=plan_file) for part in arguments), cwd=tmp_path)
    assert done.returncode == 2
    assert f"{record}: đã có tệp này, không phải do kehoach ghi" in done.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == [record]
    assert "another program" in (tmp_path / "out" / record).read_text(encoding="utf-8")


def test_an_archive_that_somebody_else_packed_is_kept(plan_file, tmp_path):
    with zipfile.ZipFile(tmp_path / "out.zip", "w") as archive:
        archive.writestr("nam-ngoai.docx", "x")
    before = (tmp_path / "out.zip").read_bytes()
    arguments = ["subplan", plan_file, "--agency", "so-y-te", "-o", "out", "--format", "docx", "--zip"]
    done = kehoach(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "không phải do kehoach gói" in done.stderr
    assert (tmp_path / "out.zip").read_bytes() == before
    (tmp_path / "out.zip").unlink()
    assert [kehoach(*arguments, cwd=tmp_path).returncode for _ in range(2)] == [0, 0]


def test_the_folder_itself_can_be_packed(plan_file, tmp_path):
    folder = tmp_path / "drafts"
    folder.mkdir()
    done = kehoach("subplan", plan_file, "--agency", "so-y-te", "-o", ".", "--format", "docx", "--zip", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert zipfile.ZipFile(tmp_path / "drafts.zip").namelist() == ["so-y-te.docx"]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1258"])
def test_a_terminal_of_another_encoding_gets_utf_8(encoding, plan_file, tmp_path):
    done = kehoach("agencies", plan_file, cwd=tmp_path, PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    assert "so-y-te\tSở Y tế\t" in done.stdout
    refused = kehoach("parse", "không có.docx", cwd=tmp_path, PYTHONIOENCODING=encoding)
    assert refused.returncode == 2
    assert refused.stderr.startswith("Lỗi: không có.docx: không tìm thấy tệp")


@pytest.mark.parametrize("command", ["parse", "agencies", "matrix", "check"])
def test_a_reader_that_has_left_changes_neither_work_nor_exit_code(command, plan_file, tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", START, command, str(plan_file)],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.close()
        words = process.stderr.read().decode()
        code = process.wait(60)
    assert "Traceback" not in words
    assert "BrokenPipe" not in words
    assert code == kehoach(command, plan_file, cwd=tmp_path).returncode


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize(
    "command", [["subplan", "--format", "docx", "--processes", "2"], ["workbook", "--period", "2026-Q3"]]
)
def test_a_run_that_is_broken_off_leaves_whole_files_and_their_record(command, plan_file, tmp_path):
    name, *options = command
    with subprocess.Popen(
        [sys.executable, "-c", START, name, str(plan_file), "--all", "-o", "out", *options],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        until = time.monotonic() + 60
        while time.monotonic() < until and not list(tmp_path.glob("out/*-*.*")):
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all processes
        words = process.stderr.read().decode()
        code = process.wait(60)
    written = sorted(path.name for path in (tmp_path / "out").iterdir())
    (record,) = [name for name in written if name.endswith(".json")]
    assert "Traceback" not in words
    assert (code, "Đã dừng theo yêu cầu" in words) == (2, True)
    recorded = json.loads((tmp_path / "out" / record).read_text(encoding="utf-8"))
    names = list(recorded.get("files", ())) or [file["name"] for unit in recorded["units"] for file in unit["files"]]
    assert sorted([*names, record]) == written, "a later run would take the rest for somebody else's work"


def test_an_unforeseen_error_is_one_message(plan_file, tmp_path):
    broken = f"import kehoach.parser; kehoach.parser.read_plan = None; {START}"
    arguments = [sys.executable, "-c", broken, "agencies", str(plan_file)]
    done = subprocess.run(arguments, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "Lỗi của chương trình, ngoài dự kiến: TypeError" in done.stderr
    assert "Traceback" not in done.stderr
    environment = {**os.environ, "KEHOACH_TRACEBACK": "1"}
    told = subprocess.run(arguments, cwd=tmp_path, capture_output=True, encoding="utf-8", env=environment, check=False)
    assert "Traceback" in told.stderr


@pytest.mark.parametrize("text", ["C:\\[x]\\[/b]\\", "[red]đỏ[/red] :smile: [...]", "a\\", "\\[bold]"])
def test_names_and_texts_are_printed_as_they_are(text):
    command = (
        "import sys; from kehoach.console.terminal import out, plain; out.print(f'[bold]{plain(sys.argv[1])}[/] |')"
    )
    done = subprocess.run([sys.executable, "-c", command, text], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == f"{text} |\n"
    assert plain("Sở Y tế") == "Sở Y tế"


@pytest.mark.parametrize(
    "name", ["kế hoạch năm 2022.txt", "[bold]x[x] & 'y'.txt", "a;b$(c).txt", "-o.txt", "../ngoài.txt", "lien-ket.txt"]
)
def test_files_of_any_name_are_read_and_written(name, tmp_path):
    folder = tmp_path / "thư mục [của tôi] & bạn"
    folder.mkdir()
    if name == "lien-ket.txt":
        (folder / name).symlink_to(SOURCE)
    else:
        shutil.copy(SOURCE, folder / name)
    given = f"./{name}" if name.startswith("-") else name
    done = kehoach("parse", given, "-o", f"{Path(name).name}.json", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert f"Đã ghi: {Path(name).name}.json" in done.stdout
    assert json.loads((folder / f"{Path(name).name}.json").read_text(encoding="utf-8"))["tasks"]


def write_json(path, text, encoding="utf-8"):
    path.write_bytes(text.encode(encoding))
    return path.name


def test_json_with_a_byte_order_mark_is_read_and_of_another_encoding_told(plan_file, tmp_path):
    text = plan_file.read_text(encoding="utf-8")
    marked = write_json(tmp_path / "bom.json", text, "utf-8-sig")
    assert kehoach("agencies", marked, cwd=tmp_path).returncode == 0
    other = write_json(tmp_path / "utf16.json", text, "utf-16")
    for command in (["agencies", other], ["check", other], ["diff", other, plan_file]):
        done = kehoach(*command, cwd=tmp_path)
        assert done.returncode == 2
        assert "utf16.json: tệp không phải văn bản UTF-8" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [["agencies"], ["matrix"], ["parse", "-o", "x.xlsx"], ["subplan", "--all", "-o", "out", "--format", "docx"]],
)
@pytest.mark.parametrize("id", ["../../evil", "CON", "so-noi-vuu", "a/b\\c"])
def test_an_agency_s_id_that_nobody_knows_is_told_and_names_no_file(arguments, id, plan_file, tmp_path):
    data = json.loads(plan_file.read_text(encoding="utf-8"))
    data["tasks"][0]["lead"]["agencies"] = [id]
    file = write_json(tmp_path / "sua-tay.json", json.dumps(data, ensure_ascii=False))
    done = kehoach(arguments[0], file, *arguments[1:], cwd=tmp_path)
    assert done.returncode == 2
    assert f"mã cơ quan không có trong danh bạ: «{id}»" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == [file]


def test_folders_with_nothing_of_what_is_asked_for_are_told(plan_file, tmp_path):
    (tmp_path / "trong").mkdir()
    period = ["--period", "2026-Q3", "-o", "out"]
    for command in (
        ["intake", plan_file, "trong"],
        ["rollup", plan_file, "trong", *period],
        ["report", plan_file, "trong", "--all", *period],
        ["workbook", plan_file, "--all", *period, "--previous", "trong"],
    ):
        done = kehoach(*command, cwd=tmp_path)
        assert done.returncode == 2
        assert "trong: không có biểu hay số liệu nào trong thư mục" in done.stderr
    done = kehoach("subplan", plan_file, "--agency", "so-y-te", "-o", "out", "--templates", "trong", cwd=tmp_path)
    assert done.returncode == 2
    assert "trong: không có tệp mẫu nào" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["trong"]


def test_an_error_names_the_file_by_the_path_that_was_given(plan_file, tmp_path):
    (tmp_path / "thu").mkdir()
    (tmp_path / "thu" / "hong.docx").write_bytes(b"PK\x03\x04" + bytes(300))
    for command in (["parse", "thu/hong.docx"], ["check", "thu/hong.docx"], ["intake", plan_file, "thu/hong.docx"]):
        assert kehoach(*command, cwd=tmp_path).stderr.startswith("Lỗi: thu/hong.docx: "), command


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else")
def test_a_file_that_may_not_be_read_is_told_by_its_name(plan_file, tmp_path):
    (tmp_path / "rieng.json").write_bytes(plan_file.read_bytes())
    (tmp_path / "rieng.json").chmod(0)
    # Everything is loaded as root, for whom the interpreter is readable.
    become = "import encodings.utf_8_sig, os, kehoach.cli; from kehoach.commands import check, plan; os.setuid(65534); "
    tmp_path.chmod(0o755)
    for parent in tmp_path.parents[:2]:
        parent.chmod(0o755)
    for command in ("parse", "check"):
        done = subprocess.run(
            [sys.executable, "-c", become + START, command, "rieng.json"],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 2
        assert done.stderr.startswith("Lỗi: rieng.json: không mở được tệp (không có quyền)"), done.stderr


def test_a_spreadsheet_given_for_a_document_is_called_one(plan_file, tmp_path):
    assert kehoach("parse", plan_file, "-o", "plan.xlsx", cwd=tmp_path).returncode == 0
    done = kehoach("parse", "plan.xlsx", cwd=tmp_path)
    assert done.returncode == 2
    assert "plan.xlsx: không đọc được: nội dung là bảng tính Excel" in done.stderr


def test_workbook_and_report_write_into_the_current_folder_where_no_other_is_named(plan_file, tmp_path):
    unit = ["--agency", "so-y-te", "--period", "2026-Q3"]
    assert kehoach("workbook", plan_file, *unit, cwd=tmp_path).returncode == 0
    assert kehoach("report", plan_file, "so-y-te-2026-Q3.xlsx", *unit, "--format", "docx", cwd=tmp_path).returncode == 0
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"bao-cao-so-y-te-2026-Q3.docx", "reports.json", "so-y-te-2026-Q3.xlsx", "workbooks.json"}


def test_diff_and_check_print_json_of_the_agreed_form(plan_file, tmp_path):
    assert set(json.loads(kehoach("diff", plan_file, plan_file, "--format", "json", cwd=tmp_path).stdout)) == {
        "changes"
    }
    checked = json.loads(kehoach("check", plan_file, "--format", "json", cwd=tmp_path).stdout)
    assert {"findings", "summary"} <= checked.keys()


def test_every_help_page_shows_examples_of_that_very_command(tmp_path):
    for name in cli.list_commands(click.Context(cli)):
        command = cli.get_command(click.Context(cli), name)
        assert command.examples, name
        page = command.get_help(click.Context(command, info_name=name))
        for line in command.examples:
            assert line.startswith(f"kehoach {name}")
            assert f"  {line}\n" in f"{page}\n"
            given = [word for word in line.split() if word.startswith("-")]
            known = {option for param in command.params for option in param.opts}
            assert set(given) <= known, line
        for param in command.params:
            assert param.help, f"{name}: {param.name}"
        for english in ("required", "default", "arguments", "Usage"):
            assert english not in page
