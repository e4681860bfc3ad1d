"""Word files: form, text, and the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from unicodedata import normalize

import docx as python_docx
import pytest
from lxml import etree

from kehoach.generator.formats import docx
from kehoach.model import Annex, Cell, Document, LegalBasis, Paragraph, Section, Signature, Table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Part = Callable[..., etree._Element]
Lines = Callable[[bytes], list[str]]


@pytest.fixture(scope="module")
def department(department_plan: Document) -> bytes:
    return docx.render(department_plan)


@pytest.fixture(scope="module")
def district(district_report: Document) -> bytes:
    return docx.render(district_report)


def _style(paragraph: etree._Element) -> str:
    return paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")


def _styled(root: etree._Element, style: str) -> list[str]:
    return ["".join(p.itertext()) for p in root.iter(f"{W}p") if _style(p) == style]


def test_the_same_document_gives_the_same_bytes(department_plan: Document, department: bytes) -> None:
    assert docx.render(department_plan) == department


def test_the_file_carries_no_date_of_its_own_making(department: bytes, part_of: Part) -> None:
    with zipfile.ZipFile(io.BytesIO(department)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "dcterms" not in etree.tostring(part_of(department, "docProps/core.xml"), encoding="unicode")


def test_title_author_and_language_are_document_properties(department: bytes) -> None:
    properties = python_docx.Document(io.BytesIO(department)).core_properties
    assert properties.title.startswith("KẾ HOẠCH Triển khai thực hiện")
    assert (properties.author, properties.language) == ("SỞ TƯ PHÁP", "vi-VN")


def test_pages_are_a4_with_the_margins_of_the_decree_and_annexes_are_landscape(department: bytes) -> None:
    sections = python_docx.Document(io.BytesIO(department)).sections
    sizes = [(round(section.page_width.mm), round(section.page_height.mm)) for section in sections]
    assert sizes == [(210, 297), (297, 210), (297, 210), (297, 210)]
    for section in sections:
        margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [round(margin.mm) for margin in margins] == [20, 20, 30, 20]


def test_every_section_numbers_its_pages_from_one_and_hides_the_first(department: bytes, part_of: Part) -> None:
    for section in part_of(department).iter(f"{W}sectPr"):
        assert section.find(f"{W}pgNumType").get(f"{W}start") == "1"
        assert section.find(f"{W}titlePg") is not None
    assert "PAGE" in "".join(part_of(department, "word/header1.xml").itertext())
    assert not "".join(part_of(department, "word/header2.xml").itertext())


def test_a_document_without_annexes_is_one_portrait_section(district: bytes) -> None:
    (section,) = python_docx.Document(io.BytesIO(district)).sections
    assert section.page_width < section.page_height


def test_the_header_has_the_national_title_the_issuer_and_the_draft_blanks(department: bytes, part_of: Part) -> None:
    root = part_of(department)
    assert _styled(root, "QuocHieu") == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert _styled(root, "TieuNgu") == ["Độc lập - Tự do - Hạnh phúc"]
    assert (_styled(root, "CoQuanChuQuan"), _styled(root, "CoQuanBanHanh")) == (["UBND TỈNH BÌNH SƠN"], ["SỞ TƯ PHÁP"])
    assert [text.split() for text in _styled(root, "SoKyHieu")] == [["Số:", "/KH-STP"]]
    assert [text.split() for text in _styled(root, "DiaDanhThoiGian")] == [
        ["Bình", "Sơn,", "ngày", "tháng", "năm", "20..."]
    ]


def test_several_addressees_are_listed_under_the_colon(district: bytes, part_of: Part) -> None:
    root = part_of(district)
    assert _styled(root, "KinhGuiDau") == ["Kính gửi:"]
    assert _styled(root, "KinhGuiMuc") == ["- Ủy ban nhân dân tỉnh Bình Sơn;", "- Sở Nội vụ tỉnh Bình Sơn."]


def test_one_addressee_stands_on_the_line(part_of: Part) -> None:
    assert _styled(part_of(docx.render(Document(addressees=("Bộ Nội vụ",)))), "KinhGui") == ["Kính gửi: Bộ Nội vụ"]


def test_times_new_roman_and_vietnamese_are_set_for_every_script_of_the_whole_document(
    department: bytes, part_of: Part
) -> None:
    defaults = part_of(department, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    fonts = defaults.find(f"{W}rFonts")
    assert {fonts.get(f"{W}{script}") for script in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Times New Roman"}
    language = defaults.find(f"{W}lang")
    assert (language.get(f"{W}val"), language.get(f"{W}eastAsia")) == ("vi-VN", "vi-VN")
    runs = part_of(department).iter(f"{W}rFonts", f"{W}lang")
    assert not list(runs)


# Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục V: (style, size in points, bold, italic).
FORM = [
    ("CoQuanChuQuan", 13, False, False),
    ("CoQuanBanHanh", 13, True, False),
    ("QuocHieu", 13, True, False),
    ("TieuNgu", 14, True, False),
    ("SoKyHieu", 13, False, False),
    ("DiaDanhThoiGian", 13, False, True),
    ("Title", 14, True, False),
    ("TrichYeu", 14, True, False),
    ("CanCu", 14, False, True),
    ("NoiDung", 14, False, False),
    ("NoiDungCuoi", 14, False, False),
    ("Heading1", 14, True, False),
    ("Heading2", 14, True, False),
    ("Heading3", 14, False, False),
    ("NoiNhan", 12, True, True),
    ("NoiNhanMuc", 11, False, False),
    ("ThamQuyenKy", 14, True, False),
    ("HoTenNguoiKy", 14, True, False),
    ("PhuLuc", 14, True, False),
    ("PhuLucTieuDe", 14, True, False),
    ("PhuLucKemTheo", 14, False, True),
    ("Header", 14, False, False),
]


@pytest.mark.parametrize(("style", "size", "bold", "italic"), FORM)
def test_styles_have_the_size_and_weight_of_the_decree(
    style: str, size: int, bold: bool, italic: bool, department: bytes, part_of: Part
) -> None:
    root = part_of(department, "word/styles.xml")
    (found,) = (entry for entry in root.iter(f"{W}style") if entry.get(f"{W}styleId") == style)
    points = found.find(f"{W}rPr/{W}sz")
    assert int("28" if points is None else points.get(f"{W}val")) == size * 2
    assert (found.find(f"{W}rPr/{W}b") is not None) == bold
    assert (found.find(f"{W}rPr/{W}i") is not None) == italic


@pytest.mark.parametrize("style", ["CanCu", "NoiDung", "NoiDungDan", "NoiDungCuoi", "Heading1", "Heading2", "Heading3"])
def test_body_text_is_justified_indented_and_spaced(style: str, department: bytes, part_of: Part) -> None:
    root = part_of(department, "word/styles.xml")
    (found,) = (entry for entry in root.iter(f"{W}style") if entry.get(f"{W}styleId") == style)
    paragraph = found.find(f"{W}pPr")
    assert paragraph.find(f"{W}jc").get(f"{W}val") == "both"
    assert paragraph.find(f"{W}ind").get(f"{W}firstLine") == "720"  # 1.27 cm
    spacing = paragraph.find(f"{W}spacing")
    assert int(spacing.get(f"{W}before")) >= 120  # 6 pt
    assert 240 <= int(spacing.get(f"{W}line")) <= 360
    assert spacing.get(f"{W}lineRule") == "auto"


def test_headings_can_be_navigated(department: bytes, part_of: Part) -> None:
    root = part_of(department, "word/styles.xml")
    levels = {
        entry.get(f"{W}styleId"): level.get(f"{W}val")
        for entry in root.iter(f"{W}style")
        if (level := entry.find(f"{W}pPr/{W}outlineLvl")) is not None
    }
    assert levels == {"Heading1": "0", "Heading2": "1", "Heading3": "2", "PhuLuc": "0"}
    assert _styled(part_of(department), "Heading1")[0] == "I. MỤC ĐÍCH, YÊU CẦU"


def test_no_paragraph_is_empty_but_those_that_end_a_section_or_fill_a_cell(department: bytes, part_of: Part) -> None:
    root = part_of(department)
    empty = [p for p in root.iter(f"{W}p") if not "".join(p.itertext()) and p.getparent().tag != f"{W}tc"]
    assert all(p.find(f"{W}pPr/{W}sectPr") is not None for p in empty[:-1])
    assert len(empty) == len(list(root.iter(f"{W}sectPr")))


def _task_table(root: etree._Element) -> etree._Element:
    tables = [table for table in root.iter(f"{W}tbl") if table.find(f"{W}tblPr/{W}tblStyle") is not None]
    return tables[1]


def test_header_rows_repeat_and_no_row_is_split(department: bytes, part_of: Part) -> None:
    rows = _task_table(part_of(department)).findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 65
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_group_rows_are_bold_keep_with_the_next_and_span_the_columns(department: bytes, part_of: Part) -> None:
    root = part_of(department)
    groups = [
        row
        for row in _task_table(root).iter(f"{W}tr")
        if {_style(p) for p in row.iter(f"{W}p")} == {"BangNhom", "BangNhomGiua"}
    ]
    assert ["".join(row.find(f"{W}tc").itertext()) for row in groups] == ["I", "II", "III", "IV", "V"]
    for row in groups:
        assert [span.get(f"{W}val") for span in row.iter(f"{W}gridSpan")] == ["6"]
    styles = {entry.get(f"{W}styleId"): entry for entry in part_of(department, "word/styles.xml").iter(f"{W}style")}
    assert all(
        styles[name].find(f"{W}pPr/{W}keepNext") is not None for name in ("BangNhom", "BangNhomGiua", "BangDauCot")
    )


def test_columns_fill_the_width_between_the_margins_and_every_row_fills_the_grid(
    department: bytes, part_of: Part
) -> None:
    for table in part_of(department).iter(f"{W}tbl"):
        if table.find(f"{W}tblPr/{W}tblStyle") is None:
            continue
        columns = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
        assert 14003 - len(columns) <= sum(columns) <= 14003  # 297 - 30 - 20 mm
        for row in table.iter(f"{W}tr"):
            spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iter(f"{W}tc")]
            assert sum(1 if span is None else int(span.get(f"{W}val")) for span in spans) == len(columns)


def test_cells_that_run_down_are_merged(department: bytes, part_of: Part) -> None:
    table = next(
        table for table in part_of(department).iter(f"{W}tbl") if table.find(f"{W}tblPr/{W}tblStyle") is not None
    )
    merges = [[cell.find(f"{W}tcPr/{W}vMerge") for cell in row.iter(f"{W}tc")] for row in table.findall(f"{W}tr")[:2]]
    values = [[None if merge is None else merge.get(f"{W}val") for merge in row] for row in merges]
    assert values == [["restart", "restart", None], ["continue", "continue", None, None]]


def test_tables_tell_who_cannot_see_them_what_they_hold(department: bytes, part_of: Part) -> None:
    properties = _task_table(part_of(department)).find(f"{W}tblPr")
    assert properties.find(f"{W}tblCaption").get(f"{W}val") == "Phụ lục II DANH MỤC NHIỆM VỤ"
    assert properties.find(f"{W}tblDescription").get(f"{W}val").startswith("Các cột: STT; Nhiệm vụ; Sản phẩm đầu ra;")


def test_what_stands_in_brackets_is_highlighted_and_nothing_else(part_of: Part) -> None:
    text = "Kinh phí [...] do [đơn vị chủ trì]\nbố trí [...]."
    root = part_of(
        docx.render(Document(title="Về việc B", place="Bình Sơn", symbol="KH-SNV", lead=(Paragraph(text=text),)))
    )
    paragraph = next(p for p in root.iter(f"{W}p") if _style(p) == "NoiDungCuoi")
    runs = [
        (
            "\n" if run.find(f"{W}br") is not None else "".join(run.itertext()),
            run.find(f"{W}rPr/{W}highlight") is not None,
        )
        for run in paragraph.iter(f"{W}r")
    ]
    assert runs == [
        ("Kinh phí ", False),
        ("[...]", True),
        (" do ", False),
        ("[đơn vị chủ trì]", True),
        ("\n", False),
        ("bố trí ", False),
        ("[...]", True),
        ("./.", False),
    ]


DIFFICULT = [
    "Sở Kế hoạch & Đầu tư",
    "<b>A < B > C</b>",
    "R&D &amp; &lt; &#65; x",
    "đ Đ ằ ẵ Ỵ",
    "thẻ 01\u201102 \u201cngoặc\u201d \u2018đơn\u2019",
    "tổ hợp: " + normalize("NFD", "Nguyễn Thị Ước"),
    "{{ type }} {% if %} {# ghi chú #} {_{",
    "]]> <!-- --> <?xml?>",
    "khoảng  trắng\u00a0cứng",
    "dấu \"kép\" và 'đơn'",
    "= 1 + 1 \\ / % $",
]


@pytest.mark.parametrize("text", DIFFICULT)
def test_every_character_given_comes_out_wherever_it_stands(text: str, word_lines: Lines) -> None:
    table = Table(header=((Cell(text=text),),), rows=((Cell(text=f"{text}\n{text}"),),))
    document = Document(
        superior=(text,),
        issuer=(text,),
        title=text,
        legal_bases=(LegalBasis(text=text),),
        lead=(Paragraph(text=text),),
        outline=(Section(id="1", level=2, number="1", title=text),),
        closing=(Paragraph(text="Hết."),),
        annexes=(Annex(id="pl", label=text, caption=text.replace("  ", " "), tables=(table,)),),
        recipients=(text,),
        signature=Signature(name=text),
    )
    lines = word_lines(docx.render(document))
    assert lines.count(text) >= 6  # title, lead, name, annex label, table header, two lines of a cell
    assert f"1. {text}" in lines
    assert f"- {text}." in lines
    assert f"Căn cứ {text}." in lines
    assert lines.count(text.upper()) >= 2


def test_a_paragraph_keeps_its_line_breaks(word_lines: Lines) -> None:
    assert "một\nhai./." in word_lines(docx.render(Document(lead=(Paragraph(text="một\nhai"),))))


def test_sixty_tasks_come_out_in_order(department: bytes, word_lines: Lines) -> None:
    marks = [line.partition("(đợt ")[2].rstrip(")") for line in word_lines(department) if "(đợt " in line]
    assert marks == [str(number) for number in [*range(1, 61), *range(1, 4)]]
