"""Workbooks are read cell by cell, and a hostile or broken one gives one clear error."""

import contextlib
import io
import random
import zipfile

import openpyxl
import pytest
import xlsxwriter

from kehoach.errors import KehoachError
from kehoach.parser import workbook
from kehoach.parser.workbook import read_workbook, read_workbook_bytes
from kehoach.progress.answers import RawCell, cell_name


def written(fill, **options):
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, **options}) as book:
        fill(book)
    return buffer.getvalue()


def simple(book):
    page = book.add_worksheet("Biểu 1")
    page.write("A1", "Tên")
    page.write("B2", 12)
    page.write("C3", 0.5, book.add_format({"num_format": "0%"}))
    page.write("D4", 45905, book.add_format({"num_format": "dd/mm/yyyy"}))
    page.write_formula("E5", "=1+1", None, 2)
    page.write_formula("F6", "=1/0", None, "#DIV/0!")
    page.write_boolean("G7", True)
    page.write_formula("H8", '=""', None, "")
    page.set_row(8, None, None, {"hidden": True})
    page.merge_range("A10:B11", "gộp")


def replaced(data, name, change):
    """The same package with one part changed (None: left out)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            part = change(old.read(entry)) if entry == name else old.read(entry)
            if part is not None:
                new.writestr(entry, part)
    return buffer.getvalue()


def test_every_kind_of_cell_is_told_apart():
    (sheet,) = read_workbook_bytes(written(simple), "x.xlsx").sheets
    cells = {cell_name(*place): cell for place, cell in sheet.cells.items() if cell.value != ""}
    assert cells["A1"] == RawCell("Tên", "text")
    assert cells["B2"] == RawCell(12, "number")
    assert cells["C3"] == RawCell(0.5, "number", percent=True)
    assert cells["D4"] == RawCell(45905, "number", date=True)
    assert cells["E5"] == RawCell(2, "number", formula=True)
    assert cells["F6"] == RawCell("#DIV/0!", "error", formula=True)
    assert cells["G7"] == RawCell(True, "boolean")
    assert sheet.cells[8, 8] == RawCell(None, "number", formula=True)
    assert sheet.hidden_rows == {9}
    assert sheet.merged == ((10, 1, 11, 2),)


def test_names_of_cells_run_on_after_z():
    assert [cell_name(7, column) for column in (1, 26, 27, 28, 702, 703)] == ["A7", "Z7", "AA7", "AB7", "ZZ7", "AAA7"]


def test_another_programs_file_reads_alike():
    book = openpyxl.Workbook()
    book.active["B2"] = 12
    book.active["C3"] = 0.5
    book.active["C3"].number_format = "0.0%"
    book.create_sheet("Ẩn").sheet_state = "veryHidden"
    buffer = io.BytesIO()
    book.save(buffer)
    read = read_workbook_bytes(buffer.getvalue(), "x.xlsx")
    assert read.sheets[0].cells == {(2, 2): RawCell(12, "number"), (3, 3): RawCell(0.5, "number", percent=True)}
    assert [sheet.hidden for sheet in read.sheets] == [False, True]


def test_words_are_composed_and_control_characters_named():
    def fill(book):
        page = book.add_worksheet("Thu\u031bờng")
        page.write("A1", "Tie\u0302\u0301ng Vie\u0323\u0302t\nhai dòng")
        page.write("A2", "_x0041_ và \x07")

    (sheet,) = read_workbook_bytes(written(fill), "x.xlsx").sheets
    assert sheet.cells[1, 1].value == "Tiếng Việt\nhai dòng"
    assert sheet.cells[2, 1].value == "_x0041_ và "


def test_days_counted_from_1904_links_and_macros_are_told():
    data = written(simple, date_1904=True)
    assert read_workbook_bytes(data, "x.xlsx").epoch_1904
    links = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    type_ = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    inner = f'<Relationship Id="r" Type="{type_}externalLinkPath" Target="nguon.xlsx" TargetMode="External"/>'
    with_link = replaced(
        data,
        "xl/_rels/workbook.xml.rels",
        lambda part: part.replace(
            b"</Relationships>",
            f'<Relationship Id="rx" Type="{type_}externalLink" Target="externalLinks/e1.xml"/></Relationships>'.encode(),
        ),
    )
    buffer = io.BytesIO(with_link)
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr("xl/externalLinks/e1.xml", "<externalLink/>")
        package.writestr("xl/externalLinks/_rels/e1.xml.rels", links.format(inner))
        package.writestr("xl/vbaProject.bin", b"\xd0\xcf")
    read = read_workbook_bytes(buffer.getvalue(), "x.xlsm")
    assert read.links == ("nguon.xlsx",)
    assert read.macros


def test_a_file_of_another_format_is_refused_with_advice(tmp_path):
    for data, words in [(b"a;b;c", "không phải tệp Excel"), (b"\xd0\xcf\x11\xe0" + b"0" * 600, "mật khẩu")]:
        with pytest.raises(KehoachError, match=words) as error:
            read_workbook_bytes(data, "x.xls")
        assert error.value.advice
    with pytest.raises(KehoachError, match="không mở được tệp"):
        read_workbook(tmp_path / "không-có.xlsx")
    with pytest.raises(KehoachError, match="không mở được tệp"):
        read_workbook(tmp_path)


def test_a_bomb_is_refused_before_it_is_inflated():
    data = replaced(written(simple), "xl/sharedStrings.xml", lambda part: b"<sst>" + b" " * 15_000_000 + b"</sst>")
    assert len(data) < 100_000
    with pytest.raises(KehoachError, match="bom nén"):
        read_workbook_bytes(data, "x.xlsx")


def test_too_many_cells_are_refused(monkeypatch):
    monkeypatch.setattr(workbook, "MAX_CELLS", 100)
    row = b'<row r="%d">' + b"<c><v>1</v></c>" * 60 + b"</row>"

    def crowded(part):
        rows = b"".join(row % number for number in (1, 2))
        return part[: part.index(b"<sheetData>") + 11] + rows + part[part.index(b"</sheetData>") :]

    with pytest.raises(KehoachError, match="quá"):
        read_workbook_bytes(replaced(written(simple), "xl/worksheets/sheet1.xml", crowded), "x.xlsx")


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("xl/workbook.xml", lambda part: None),
        ("xl/workbook.xml", lambda part: b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + part),
        ("xl/workbook.xml", lambda part: part[:-20]),
        ("xl/sharedStrings.xml", lambda part: None),
        ("xl/worksheets/sheet1.xml", lambda part: part.replace(b"<v>12</v>", b"<v>twelve</v>")),
        ("xl/worksheets/sheet1.xml", lambda part: part.replace(b"<v>12</v>", b"<v>1e999</v>")),
        ("xl/worksheets/sheet1.xml", lambda part: part.replace(b't="s"><v>0', b't="s"><v>99')),
        ("xl/worksheets/sheet1.xml", lambda part: part.replace(b'<row r="1"', b'<row r="x"')),
        ("xl/styles.xml", lambda part: part.replace(b'numFmtId="164"', b'numFmtId="?"')),
    ],
)
def test_a_broken_part_is_one_clear_error(part, change):
    data = replaced(written(simple), part, change)
    with pytest.raises(KehoachError) as error:
        read_workbook_bytes(data, "x.xlsx")
    assert error.value.file == "x.xlsx"


def test_bytes_changed_at_random_never_give_another_error():
    data = written(simple)
    dice = random.Random(7)
    for _ in range(150):
        broken = bytearray(data)
        for _ in range(dice.randint(1, 8)):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        with contextlib.suppress(KehoachError):
            read_workbook_bytes(bytes(broken[: dice.randint(len(broken) // 2, len(broken))]), "x.xlsx")


def test_xml_changed_at_random_never_gives_another_error():
    data = written(simple)
    dice = random.Random(11)
    names = ("xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml")
    for _ in range(150):

        def cut(part):
            first = dice.randrange(len(part))
            return part[:first] + part[first + dice.randint(1, 30) :]

        with contextlib.suppress(KehoachError):
            read_workbook_bytes(replaced(data, dice.choice(names), cut), "x.xlsx")


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("word/document.xml", "là văn bản Word"),
        ("content.xml", "là bảng tính của LibreOffice"),
        ("a.xml", "không phải"),
    ],
)
def test_a_file_of_another_format_under_the_name_of_a_workbook_is_called_what_it_is(part, said):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr(part, "<a/>")
    with pytest.raises(KehoachError, match=said):
        read_workbook_bytes(buffer.getvalue(), "bieu.xlsx")
