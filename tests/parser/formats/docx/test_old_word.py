"""Old Word files: converted by LibreOffice where there is one, and a clear error where there is not."""

import shutil
import subprocess
from pathlib import Path

import pytest

from kehoach.errors import KehoachError
from kehoach.model import Paragraph
from kehoach.parser.extraction import Origin
from kehoach.parser.formats import doc, signatures

OLD_WORD = Path(__file__).parent / "ke-hoach-cu.doc"
RTF = (
    rb"{\rtf1\ansi\ansicpg1252\uc1 K\u7870? HO\u7840?CH\par "
    rb"1. M\u7909?c ti\u234?u\par \trowd\cellx2000\cellx4000 STT\cell S\u7903? Y t\u7871?\cell\row}"
)
CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def program(folder: Path, script: str) -> None:
    """A stand-in for LibreOffice."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def test_ole_and_rtf_are_recognised_by_their_first_bytes():
    assert signatures.is_old_word(OLD_WORD.read_bytes())
    assert signatures.is_old_word(RTF)
    assert not signatures.is_old_word(b"PK\x03\x04")
    assert not signatures.is_old_word(b"")


@pytest.mark.rendering
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_an_old_word_file_gives_its_paragraphs_numbers_and_merged_cells(word):
    extraction = doc.extract(Origin("ke-hoach-cu.doc", OLD_WORD.read_bytes()))
    assert extraction.format == "doc"
    assert [notice.code for notice in extraction.notices] == ["P418"]
    assert word.plain(extraction) == [
        "KẾ HOẠCH",
        "Phòng, chống thiên tai tỉnh Quảng Trị năm 2024",
        "I. MỤC TIÊU",
        "1. Giảm thiệt hại",
        "2. Nâng cao nhận thức",
        "II. NHIỆM VỤ",
        [
            ["STT", "Nhiệm vụ", "Cơ quan", "<"],
            ["1", "Rà soát hồ chứa", "Chủ trì", "Sở Nông nghiệp"],
            ["2", "Diễn tập", "Phối hợp", "Sở Y tế"],
        ],
    ]
    assert {block.source.sha256 for block in extraction.blocks} == {Origin("", OLD_WORD.read_bytes()).sha256}


@pytest.mark.rendering
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_rich_text_under_any_name_is_read_too(word):
    extraction = doc.extract(Origin("ke-hoach.doc", RTF))
    assert word.plain(extraction) == ["KẾ HOẠCH", "1. Mục tiêu", [["STT", "Sở Y tế"]]]


@pytest.mark.rendering
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_damaged_old_word_file_is_one_clear_error_or_a_reading():
    data = OLD_WORD.read_bytes()
    for damaged in (data[: len(data) // 2], data[:512] + bytes(4096) + data[4608:]):
        try:
            assert doc.extract(Origin("hỏng.doc", damaged)).blocks
        except KehoachError as error:
            assert "hỏng.doc" in str(error)  # noqa: PT017 - either outcome is right


def test_without_libreoffice_the_error_says_what_to_do(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(KehoachError, match="LibreOffice") as caught:
        doc.extract(Origin("cu.doc", OLD_WORD.read_bytes()))
    assert ".docx" in caught.value.advice


def test_a_password_and_other_office_files_are_told_apart_without_running_anything(monkeypatch):
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("a program was run"))
    with pytest.raises(KehoachError, match="mật khẩu"):
        doc.extract(Origin("mat.docx", CONTAINER + bytes(500) + utf16("EncryptedPackage")))
    with pytest.raises(KehoachError, match="không phải văn bản Word"):
        doc.extract(Origin("bang.xls", CONTAINER + bytes(500) + utf16("Workbook")))


def test_a_conversion_that_hangs_is_stopped_with_all_it_started(monkeypatch, tmp_path):
    program(tmp_path, f"/bin/sleep 60 & echo $! > {tmp_path}/child; wait")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(doc, "TIMEOUT", 1.0)
    with pytest.raises(KehoachError, match="không đọc xong"):
        doc.extract(Origin("cu.doc", OLD_WORD.read_bytes()))
    child = Path("/proc") / (tmp_path / "child").read_text().strip()
    assert not child.exists() or "(zombie)" in (child / "status").read_text()


def test_a_conversion_that_makes_nothing_is_an_error(monkeypatch, tmp_path):
    program(tmp_path, "exit 0")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(KehoachError, match="không mở được"):
        doc.extract(Origin("cu.doc", OLD_WORD.read_bytes()))


def test_libreoffice_gets_a_fresh_profile_without_macros_and_one_fitting_filter(monkeypatch, tmp_path):
    program(
        tmp_path,
        f'printf "%s\\n" "$@" > {tmp_path}/arguments; profile="${{1#-env:UserInstallation=file://}}"; '
        f'/bin/cat "$profile/user/registrymodifications.xcu" > {tmp_path}/settings',
    )
    monkeypatch.setenv("PATH", str(tmp_path))
    for data, suitable in ((OLD_WORD.read_bytes(), "--infilter=MS Word 97"), (RTF, "--infilter=Rich Text Format")):
        with pytest.raises(KehoachError):
            doc.extract(Origin("cu.doc", data))
        assert suitable in (tmp_path / "arguments").read_text().splitlines()
        assert "DisableMacrosExecution" in (tmp_path / "settings").read_text()


def test_what_libreoffice_writes_is_read_as_a_word_file_of_the_original(monkeypatch, tmp_path, word):
    (tmp_path / "made.docx").write_bytes(word.make(word.paragraph("Điều 1")))
    program(tmp_path, f'for last; do :; done; /bin/cp {tmp_path}/made.docx "${{last%.doc}}.docx"')
    monkeypatch.setenv("PATH", str(tmp_path))
    extraction = doc.extract(Origin("cu.doc", OLD_WORD.read_bytes()))
    assert extraction.blocks == (
        Paragraph(text="Điều 1", source=Origin("cu.doc", OLD_WORD.read_bytes()).at(paragraph=1)),
    )
