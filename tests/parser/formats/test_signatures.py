"""Formats are told apart by content, whatever the file is called."""

import shutil
from pathlib import Path

import pytest

from kehoach.errors import KehoachError
from kehoach.parser.formats import extract

SOURCES = Path(__file__).parents[3] / "source_docs" / "163-KH-UBND"


@pytest.mark.parametrize(
    ("suffix", "format", "name"),
    [
        ("docx", "docx", "163.doc"),
        ("docx", "docx", "163.txt"),
        ("html", "html", "163.txt"),
        ("html", "html", "163.doc"),
        ("txt", "text", "163.docx"),
        ("txt", "text", "163"),
        ("pdf", "pdf", "163.txt"),
    ],
)
def test_a_file_under_any_name_is_read_as_what_it_is(suffix, format, name, tmp_path):
    path = tmp_path / name
    shutil.copyfile(SOURCES / f"163-KH-UBND.{suffix}", path)
    _, extraction = extract(path)
    assert extraction.format == format


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xff\xd8\xff\xe0" + bytes(100), "ảnh JPEG"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "ảnh PNG"),
        (b"PK\x03\x04" + bytes(100), "tệp nén ZIP"),
        (bytes([0, 1, 2, 3] * 50), "không nhận ra định dạng"),
    ],
)
def test_other_kinds_of_files_are_named_and_refused(data, kind, tmp_path):
    path = tmp_path / "van-ban.docx"
    path.write_bytes(data)
    with pytest.raises(KehoachError, match=kind):
        extract(path)
