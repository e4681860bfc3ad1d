"""`kehoach redline` as a user meets it."""

import re
import zipfile
from pathlib import Path

import pytest

from kehoach.cli import cli
from kehoach.console.terminal import run

CASES = Path(__file__).parent / "cases"
INSERTED = CASES / "163-inserted" / "amendment.txt"
NOWHERE = CASES / "163-addresses-that-lead-nowhere" / "amendment.txt"


def kehoach(*arguments):
    return run(cli, [str(argument) for argument in arguments])


def authors(path):
    with zipfile.ZipFile(path) as archive:
        body = archive.read("word/document.xml").decode()
    return {*re.findall(r'<w:(?:ins|del) [^>]*w:author="([^"]*)"(?: w:date="([^"]*)")?', body)}


def test_redline_writes_the_changes_by_the_amending_document(tmp_path, source_163, capsys):
    assert kehoach("redline", source_163, INSERTED, "-o", tmp_path / "x.docx") == 0
    assert "Đã thực hiện 5/5 thao tác." in capsys.readouterr().out
    assert authors(tmp_path / "x.docx") == {("Quyết định số 45/QĐ-UBND", "2024-03-20T00:00:00Z")}


def test_redline_tells_what_was_not_carried_out(tmp_path, source_163, capsys):
    assert kehoach("redline", source_163, NOWHERE, "-o", tmp_path / "x.docx") == 1
    assert "A101" in capsys.readouterr().err
    assert (tmp_path / "x.docx").exists()


def test_redline_leaves_out_what_is_not_in_effect_on_a_day(tmp_path, source_163):
    assert kehoach("redline", source_163, INSERTED, "-o", tmp_path / "x.docx", "--as-of", "01/01/2024") == 0
    assert authors(tmp_path / "x.docx") == set()


def test_redline_sets_two_versions_against_each_other(tmp_path, source_163):
    new = tmp_path / "new.json"
    assert kehoach("amend", source_163, INSERTED, "-o", new) == 0
    assert kehoach("redline", source_163, new, "--compare", "-o", tmp_path / "x.docx") == 0
    assert authors(tmp_path / "x.docx") == {("kehoach", "")}


@pytest.mark.parametrize(
    "arguments",
    [("-o", "x.docx"), (INSERTED, "-o", "x.pdf"), (INSERTED, NOWHERE, "--compare", "-o", "x.docx"), (INSERTED,)],
)
def test_redline_refuses_what_it_cannot_do(tmp_path, monkeypatch, source_163, arguments, capsys):
    monkeypatch.chdir(tmp_path)
    assert kehoach("redline", source_163, *arguments) == 2
    assert "Lỗi:" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
