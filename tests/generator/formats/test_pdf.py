"""PDF files: pages, text, tags, and the same bytes every time."""

from __future__ import annotations

import gc
import io
from collections.abc import Callable
from typing import Any
from unicodedata import normalize

import pdfplumber
import pypdfium2
import pytest

from kehoach.errors import KehoachError
from kehoach.generator.formats import pdf
from kehoach.generator.formats.fonts import require_vietnamese_times
from kehoach.model import Annex, Cell, Document, LegalBasis, Paragraph, Section, Table

Pages = Callable[[bytes], list[str]]
POINTS_A_MM = 72 / 25.4


@pytest.fixture(scope="module")
def department(department_plan: Document) -> bytes:
    return pdf.render(department_plan)


@pytest.fixture(scope="module")
def district(district_report: Document) -> bytes:
    return pdf.render(district_report)


def test_the_same_document_gives_the_same_bytes(district_report: Document, district: bytes) -> None:
    assert pdf.render(district_report) == district


def test_pages_are_a4_and_annexes_are_landscape(department: bytes) -> None:
    with pdfplumber.open(io.BytesIO(department)) as document:
        sizes = [(round(page.width / POINTS_A_MM), round(page.height / POINTS_A_MM)) for page in document.pages]
    portrait = sizes.count((210, 297))
    assert sizes == [(210, 297)] * portrait + [(297, 210)] * (len(sizes) - portrait)
    assert portrait == 3


def test_text_stays_within_the_margins_of_the_decree(department: bytes) -> None:
    with pdfplumber.open(io.BytesIO(department)) as document:
        for page in document.pages:
            body = [char for char in page.chars if char["top"] > 20 * POINTS_A_MM - 2]
            assert min(char["x0"] for char in body) >= 30 * POINTS_A_MM - 0.5
            assert max(char["x1"] for char in body if char["text"].strip()) <= page.width - 20 * POINTS_A_MM + 0.5
            assert max(char["bottom"] for char in body) <= page.height - 20 * POINTS_A_MM + 2


def test_each_part_numbers_its_pages_from_one_at_the_top_and_hides_the_first(department: bytes) -> None:
    with pdfplumber.open(io.BytesIO(department)) as document:
        numbers = []
        for page in document.pages:
            top = [char for char in page.chars if char["top"] < 18 * POINTS_A_MM]
            numbers.append("".join(char["text"] for char in top))
            if top:
                centre = (30 * POINTS_A_MM + page.width - 20 * POINTS_A_MM) / 2
                assert top[0]["x0"] + top[0]["width"] / 2 == pytest.approx(centre, abs=1)
                assert top[0]["size"] == pytest.approx(14, abs=0.01)
    tasks = numbers[4:-1]
    assert numbers[:4] == ["", "2", "3", ""]
    assert tasks == ["", *(str(page) for page in range(2, len(tasks) + 1))]
    assert numbers[-1] == ""


def test_only_the_times_font_is_used_and_it_is_embedded(department: bytes) -> None:
    with pdfplumber.open(io.BytesIO(department)) as document:
        names = {char["fontname"].partition("+")[2] for page in document.pages for char in page.chars}
    assert names
    assert all(name.startswith(("Tinos", "Liberation-Serif", "Times-New-Roman")) for name in names)


def test_headings_are_bookmarks(department: bytes) -> None:
    document = pypdfium2.PdfDocument(department)
    titles = [(item.level, " ".join(item.get_title().split())) for item in document.get_toc()]
    document.close()
    assert titles[0][0] == 0
    assert titles[0][1].startswith("KẾ HOẠCH Triển khai thực hiện")
    assert titles[1:4] == [(1, "I. MỤC ĐÍCH, YÊU CẦU"), (2, "1. Mục đích"), (2, "2. Yêu cầu")]
    assert [title for level, title in titles if level == 0][1:] == [
        "Phụ lục I CHỈ TIÊU PHẤN ĐẤU",
        "Phụ lục II DANH MỤC NHIỆM VỤ",
        "Phụ lục III DANH MỤC ĐỀ ÁN",
    ]


def test_the_file_says_that_it_is_tagged_vietnamese_and_made_for_archives_and_screen_readers(department: bytes) -> None:
    with pdfplumber.open(io.BytesIO(department)) as document:
        catalog = document.doc.catalog
        metadata = document.doc.catalog["Metadata"].resolve().get_data().decode()
    assert catalog["Lang"] == b"vi"
    assert catalog["MarkInfo"]["Marked"]
    assert 'pdfaid:part="2" pdfaid:conformance="A"' in metadata
    assert 'pdfuaid:part="1"' in metadata
    assert "KẾ HOẠCH Triển khai" in metadata


def test_header_cells_say_what_they_head_and_no_cell_points_to_a_wrong_header(district: bytes) -> None:
    with pdfplumber.open(io.BytesIO(district)) as document:
        elements = [item for page in document.pages for item in _elements(page.structure_tree)]
    headers = [item for item in elements if item["type"] == "TH"]
    assert len(headers) == 5
    assert all(item["attributes"]["Scope"] == "Column" for item in headers)
    assert not any("Headers" in item.get("attributes", {}) for item in elements if item["type"] == "TD")


def _elements(tree: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [found for item in tree for found in (item, *_elements(item.get("children", [])))]


def test_read_aloud_each_paragraph_is_one_piece_and_page_numbers_are_silent(department: bytes) -> None:
    with pdfplumber.open(io.BytesIO(department)) as document:
        told = []
        for page in document.pages:
            texts: dict[int, str] = {}
            for char in page.chars:
                texts[char["mcid"]] = texts.get(char["mcid"], "") + char["text"]
            for element in _elements(page.structure_tree):
                told.append((element["type"], "".join(texts.pop(mark) for mark in element.get("mcids", []))))
            assert all(text.isdigit() for text in texts.values()), "only page numbers are outside the tree"
    paragraphs = [" ".join(text.split()) for kind, text in told if kind == "P"]
    assert any(text.startswith("Căn cứ Kế hoạch số 12/KH-UBND") and text.endswith("2026 -2030;") for text in paragraphs)
    assert ("TH", "STT") in told
    assert "Span" not in {kind for kind, _ in told}


def test_the_first_page_has_the_parts_of_the_form(department: bytes, pdf_pages: Pages) -> None:
    first = pdf_pages(department)[0]
    for part in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "UBND TỈNH BÌNH SƠN",
        "SỞ TƯ PHÁP",
        "KẾ HOẠCH",
    ):
        assert part in first
    assert "Số: /KH-STP" in " ".join(first.split())
    assert "Căn cứ Quyết định số 05/QĐ-UBND." in first


def test_what_stands_in_brackets_is_highlighted(pdf_pages: Pages) -> None:
    rendered = pdf.render(Document(title="Về việc B", lead=(Paragraph(text="Kinh phí [đơn vị chủ trì] bố trí."),)))
    with pdfplumber.open(io.BytesIO(rendered)) as document:
        yellow = [rect for rect in document.pages[0].rects if rect["non_stroking_color"] == (1, 1, 0)]
        texts = [document.pages[0].crop((r["x0"], r["top"], r["x1"], r["bottom"])).extract_text() for r in yellow]
    assert "[đơn vị chủ trì]" in texts
    assert "bố trí" not in " ".join(texts)


DIFFICULT = [
    "Sở Kế hoạch & Đầu tư",
    "<b>A < B > C</b>",
    "R&D &amp; &lt; &#65; x",
    "đ Đ ằ ẵ Ỵ ữ",
    "thẻ 01\u201102 \u201cngoặc\u201d \u2018đơn\u2019",
    "tổ hợp: " + normalize("NFD", "Nguyễn Thị Ước"),
    "{{ type }} {% if %} {# ghi chú #}",
    "]]> <!-- --> <?xml?>",
    "dấu \"kép\" và 'đơn'",
]


@pytest.mark.parametrize("text", DIFFICULT)
def test_every_character_given_comes_out_wherever_it_stands(text: str, pdf_pages: Pages) -> None:
    table = Table(rows=((Cell(text=f"ô {text}"),),))
    document = Document(
        title=f"trích yếu {text}",
        legal_bases=(LegalBasis(text=f"căn cứ {text}"),),
        lead=(Paragraph(text=f"đoạn {text}"),),
        outline=(Section(id="1", level=2, number="1", title=f"mục {text}"),),
        closing=(Paragraph(text="Hết."),),
        annexes=(Annex(id="pl", label=f"nhãn {text}", tables=(table,)),),
        recipients=(f"nơi {text}",),
    )
    # Pages hold composed letters: a letter and its marks are one glyph.
    pages = normalize("NFC", " ".join(" ".join(pdf_pages(pdf.render(document))).split()))
    for place in ("trích yếu", "căn cứ", "đoạn", "1. mục", "ô", "nhãn", "- nơi"):
        assert normalize("NFC", f"{place} {text}") in pages


def test_a_paragraph_and_a_cell_keep_their_line_breaks(pdf_pages: Pages) -> None:
    table = Table(rows=((Cell(text="ba\nbốn"),),))
    document = Document(lead=(Paragraph(text="một\nhai"),), annexes=(Annex(id="pl", label="Phụ lục", tables=(table,)),))
    first, second = pdf_pages(pdf.render(document))
    assert "một\nhai./." in first
    assert "ba\nbốn" in second


def test_header_rows_repeat_on_every_page_of_a_long_table(department: bytes, pdf_pages: Pages) -> None:
    pages = [page for page in pdf_pages(department)[4:-1] if "(đợt" in page]
    assert len(pages) >= 5
    assert all("STT" in page for page in pages)


def test_a_group_row_is_not_left_at_the_foot_of_a_page(department: bytes, pdf_pages: Pages) -> None:
    for page in pdf_pages(department)[4:-1]:
        assert not page.rstrip().splitlines()[-1].startswith(("I ", "II ", "III ", "IV ", "V "))


@pytest.mark.parametrize("paragraphs", range(18, 27))
def test_the_signature_never_stands_alone_on_a_page(paragraphs: int, pdf_pages: Pages) -> None:
    lead = tuple(Paragraph(text=f"Nội dung thứ {number} của báo cáo.") for number in range(paragraphs))
    pages = pdf_pages(pdf.render(Document(type="BÁO CÁO", title="Kết quả", lead=lead, recipients=("Lưu: VT.",))))
    (page,) = (page for page in pages if "Nơi nhận" in page)
    assert "./." in page
    assert "[...]" in page.partition("./.")[2]


def test_the_collector_is_left_as_it_was_found(district_report: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    pdf.render(district_report)
    assert gc.isenabled()
    gc.disable()
    try:
        pdf.render(district_report)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_no_pdf_is_made_with_a_font_that_lacks_letters(
    district_report: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    require_vietnamese_times.cache_clear()
    monkeypatch.setattr("kehoach.generator.formats.fonts.LETTERS", "\U0010fffd")
    with pytest.raises(KehoachError, match="thiếu 1 chữ tiếng Việt"):
        pdf.render(district_report)
    require_vietnamese_times.cache_clear()
