"""The words and order of the official form, before any file format."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.errors import KehoachError
from kehoach.generator.formats.content import BLANK, content_of
from kehoach.generator.formats.content_table import WHOLE, table_view
from kehoach.generator.formats.rule import BLANK_SIZE
from kehoach.model import Annex, Cell, Document, LegalBasis, Paragraph, Section, Signature, Table

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 3, 5), "ngày 05 tháng 3 năm 2026"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (date(2026, 2, 9), "ngày 09 tháng 02 năm 2026"),
        (date(2026, 10, 10), "ngày 10 tháng 10 năm 2026"),
    ],
)
def test_only_days_below_ten_and_months_one_and_two_take_a_zero(day: date, expected: str) -> None:
    assert content_of(Document(place="Bình Sơn", date=day)).place_and_date == f"Bình Sơn, {expected}"


@pytest.mark.parametrize(
    ("number", "expected"), [("7", "Số: 07/KH-SNV"), ("10", "Số: 10/KH-SNV"), ("163", "Số: 163/KH-SNV")]
)
def test_only_numbers_below_ten_take_a_zero(number: str, expected: str) -> None:
    assert content_of(Document(number=number, symbol="KH-SNV")).number == expected


def test_a_draft_leaves_room_to_write_the_number_and_date_in_and_invents_neither() -> None:
    content = content_of(Document(symbol="KH-SNV", place="Bình Sơn"))
    assert content.number == f"Số:{NBSP * 6}/KH-SNV"
    assert content.place_and_date == f"Bình Sơn, ngày{NBSP * 6}tháng{NBSP * 6}năm 20..."


def test_what_an_empty_document_does_not_say_is_a_visible_blank() -> None:
    content = content_of(Document())
    assert (content.type, content.title, content.issuer) == (BLANK, BLANK, (BLANK,))
    assert content.signature.title == (BLANK,)
    assert content.signature.name == BLANK
    assert content.number.endswith(f"/{BLANK}")


def test_legal_bases_open_with_their_word_and_end_with_semicolons_and_the_last_with_a_full_stop() -> None:
    texts = ("Căn cứ Luật A.", "Nghị định B ", "Thực hiện Quyết định C;")
    bases = content_of(Document(legal_bases=tuple(LegalBasis(text=text) for text in texts))).legal_bases
    assert bases == ("Căn cứ Luật A;", "Căn cứ Nghị định B;", "Thực hiện Quyết định C.")


def test_recipients_are_dashed_and_end_with_a_full_stop_however_they_were_written() -> None:
    recipients = content_of(Document(recipients=("Như trên", "- Sở Nội vụ;", "– Lưu: VT, VP."))).recipients
    assert recipients == ("- Như trên;", "- Sở Nội vụ;", "- Lưu: VT, VP.")


def test_one_addressee_stands_bare_and_several_are_listed() -> None:
    assert content_of(Document(addressees=("Bộ Nội vụ",))).addressees == ("Bộ Nội vụ",)
    assert content_of(Document(addressees=("Sở A", "Sở B"))).addressees == ("- Sở A;", "- Sở B.")


@pytest.mark.parametrize("last", ["hết việc", "hết việc.", "hết việc;", "hết việc./."])
def test_the_main_text_ends_with_the_closing_sign_once(last: str) -> None:
    (block,) = content_of(Document(closing=(Paragraph(text=last),))).body
    assert (block.kind, block.text) == ("last", "hết việc./.")


def test_a_main_text_that_ends_with_a_table_gets_the_closing_sign_after_it() -> None:
    table = Table(rows=((Cell(text="a"),),))
    body = content_of(Document(outline=(Section(id="I", level=1, number="I", title="Số liệu", tables=(table,)),))).body
    assert [block.kind for block in body] == ["heading1", "table", "last"]
    assert body[-1].text == "./."


def test_headings_follow_the_level_and_sentences_stay_text() -> None:
    outline = (
        Section(
            id="I",
            level=1,
            number="I",
            title="Mục đích, yêu cầu",
            children=(
                Section(
                    id="I/1", level=2, number="1", title="Mục đích", paragraphs=(Paragraph(text="Nâng cao hiệu quả."),)
                ),
                Section(id="I/2", level=2, number="2", title="Các phòng thực hiện nghiêm Kế hoạch này."),
                Section(
                    id="I/3",
                    level=2,
                    number="3",
                    title="Yêu cầu",
                    children=(Section(id="I/3/đ", level=3, number="đ", title="Rõ việc;"),),
                ),
            ),
        ),
    )
    body = content_of(Document(outline=outline, closing=(Paragraph(text="Hết."),))).body
    assert [(block.kind, block.text) for block in body] == [
        ("heading1", "I. MỤC ĐÍCH, YÊU CẦU"),
        ("heading2", "1. Mục đích"),
        ("text", "Nâng cao hiệu quả."),
        ("text", "2. Các phòng thực hiện nghiêm Kế hoạch này."),
        ("heading2", "3. Yêu cầu"),
        ("text", "đ) Rõ việc;"),
        ("last", "Hết./."),
    ]


def test_an_item_without_text_is_a_title_where_its_neighbours_are_titles() -> None:
    aims = Section(id="II/1", level=2, number="1", title="Mục tiêu chung")
    targets = Section(id="II/2", level=2, number="2", title="Chỉ tiêu", paragraphs=(Paragraph(text="Đạt 90%."),))
    body = content_of(Document(outline=(aims, targets))).body
    assert [block.kind for block in body] == ["heading2", "heading2", "last"]
    assert [block.kind for block in content_of(Document(outline=(aims, aims))).body] == ["text", "last"]


def test_a_decimal_number_and_a_dash_keep_their_own_signs() -> None:
    sections = (
        Section(id="1.1", level=2, number="1.1", title="Một"),
        Section(id="-", level=3, number="-", title="Hai"),
    )
    texts = [block.text for block in content_of(Document(outline=sections)).body]
    assert texts == ["1.1. Một", "- Hai./."]


def test_tables_stand_where_their_position_says_and_hold_on_to_the_line_before_them() -> None:
    paragraphs = (Paragraph(text="một"), Paragraph(text="hai"))
    rows = ((Cell(text="x"),),)
    tables = (Table(rows=rows, position=1), Table(rows=rows, position=9), Table())
    (annex,) = content_of(
        Document(annexes=(Annex(id="pl1", label="Phụ lục", paragraphs=paragraphs, tables=tables),))
    ).annexes
    assert [(block.kind, block.text) for block in annex.blocks] == [
        ("intro", "một"),
        ("table", ""),
        ("intro", "hai"),
        ("table", ""),
    ]


def test_the_room_left_in_a_caption_is_kept_from_folding() -> None:
    annex = Annex(id="pl1", label="Phụ lục", caption="(Kèm theo Kế hoạch số     /KH-SNV)")
    assert content_of(Document(annexes=(annex,))).annexes[0].caption == f"(Kèm theo Kế hoạch số{NBSP * 5}/KH-SNV)"


def test_signature_lines_are_upper_case_and_the_name_is_as_given() -> None:
    signature = Signature(authority="TM. Ủy ban nhân dân\nKT. Chủ tịch", title="Phó Chủ tịch", name="Đỗ Thị Ơn")
    view = content_of(Document(signature=signature)).signature
    assert view.authority == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")
    assert (view.title, view.name) == (("PHÓ CHỦ TỊCH",), "Đỗ Thị Ơn")


# Widths of Times New Roman Bold 13 and 14, in points, from the font's own tables.
@pytest.mark.parametrize(
    ("document", "rule", "width"),
    [
        (Document(issuer=("SỞ TƯ PHÁP",)), "issuer_rule", 78.0),
        (Document(issuer=("ỦY BAN NHÂN DÂN", "HUYỆN ĐẤT ĐỎ")), "issuer_rule", 100.2),
        (Document(title="Kết quả cải cách hành chính quý I năm 2026"), "title_rule", 266.4),
    ],
)
def test_rules_are_a_third_to_a_half_of_the_line_above(document: Document, rule: str, width: float) -> None:
    length = len(getattr(content_of(document), rule)) * BLANK_SIZE / 4
    assert width / 3 <= length <= width / 2


ROLES = ("ordinal", "text", "lead", "deadline")


def _cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text=text) for text in texts)


def test_rows_with_only_a_number_of_the_higher_style_and_a_title_head_a_group() -> None:
    rows = (_cells("1", "Thể chế", "", ""), _cells("a)", "Rà soát", "Sở A", "2026"), _cells("b)", "Công bố", "", ""))
    view = table_view(Table(rows=rows, roles=ROLES), "")
    assert [row.group for row in view.rows] == [True, False, False]
    assert [cell.columns for cell in view.rows[0].cells] == [1, 3]


def test_a_table_with_one_style_of_numbers_has_no_group_unless_its_title_is_merged_over_the_rest() -> None:
    left = Cell(merged="left")
    rows = (_cells("1", "Chưa phân công", "", ""), (Cell(text="2"), Cell(text="Chuyển đổi số"), left, left))
    assert [row.group for row in table_view(Table(rows=rows, roles=ROLES), "").rows] == [False, True]


def test_merged_cells_become_spans_over_the_same_columns() -> None:
    up, left = Cell(merged="up"), Cell(merged="left")
    header = (
        (Cell(text="STT"), Cell(text="Chỉ tiêu"), Cell(text="Giai đoạn"), left),
        (up, up, Cell(text="2025"), Cell(text="2030")),
    )
    square = ((Cell(text="1"), Cell(text="vuông"), left, Cell(text="x")), (Cell(text="2"), up, up, Cell(text="y")))
    view = table_view(Table(header=header, rows=square, roles=("ordinal", "indicator", "value", "value")), "")
    assert [[(cell.columns, cell.rows) for cell in row.cells] for row in view.header] == [
        [(1, 2), (1, 2), (2, 1)],
        [(1, 0), (1, 0), (1, 1), (1, 1)],
    ]
    assert [[(cell.columns, cell.rows) for cell in row.cells] for row in view.rows] == [
        [(1, 1), (2, 2), (1, 1)],
        [(1, 1), (2, 0), (1, 1)],
    ]


@given(
    st.lists(
        st.sampled_from(["ordinal", "text", "product", "lead", "deadline", "value", "kinh phí"]),
        min_size=1,
        max_size=12,
    )
)
def test_column_shares_are_positive_and_add_up_to_the_whole(roles: list[str]) -> None:
    view = table_view(Table(rows=(_cells(*roles),), roles=tuple(roles)), "")
    assert sum(view.shares) == WHOLE == sum(cell.share for cell in view.rows[0].cells)
    assert min(view.shares) > 0


CONTROLS = ["\x00", "\x01", "\x0b", "\r", "\x1f", "\x7f", "\x85", "\ufffe", "\ud800"]


@pytest.mark.parametrize("control", CONTROLS)
def test_a_character_that_cannot_be_written_is_refused_with_its_place(control: str) -> None:
    table = Table(header=(_cells("STT", "Nhiệm vụ"),), rows=(_cells("1", f"Sở Kế hoạch &{control} Đầu tư"),))
    with pytest.raises(KehoachError) as refused:
        content_of(Document(annexes=(Annex(id="pl2", label="Phụ lục II", tables=(table,)),)))
    assert f"U+{ord(control):04X}" in refused.value.reason
    assert refused.value.place == "phụ lục «pl2», bảng, hàng 2, cột 2, giữa «Sở Kế hoạch &» và « Đầu tư»"


BAD = "trước\x02sau"


@pytest.mark.parametrize(
    ("document", "place"),
    [
        (Document(superior=(BAD,)), "cơ quan chủ quản"),
        (Document(issuer=(BAD,)), "cơ quan ban hành"),
        (Document(number=BAD), "số, ký hiệu"),
        (Document(symbol=BAD), "số, ký hiệu"),
        (Document(place=BAD), "địa danh"),
        (Document(type=BAD), "tên loại, trích yếu"),
        (Document(title=BAD), "tên loại, trích yếu"),
        (Document(addressees=(BAD,)), "kính gửi"),
        (Document(legal_bases=(LegalBasis(text=BAD),)), "căn cứ ban hành"),
        (Document(lead=(Paragraph(text=BAD),)), "phần mở đầu"),
        (Document(outline=(Section(id="II/1", level=2, number="1", title=BAD),)), "mục II/1"),
        (Document(outline=(Section(id="I", level=1, number=BAD, title=""),)), "mục I"),
        (Document(outline=(Section(id="I", level=1, number="I", title="", trailing=(Paragraph(text=BAD),)),)), "mục I"),
        (Document(closing=(Paragraph(text=BAD),)), "phần kết thúc"),
        (Document(recipients=(BAD,)), "nơi nhận"),
        (Document(signature=Signature(name=BAD)), "phần ký"),
        (Document(annexes=(Annex(id="pl1", label=BAD),)), "phụ lục «pl1»"),
        (Document(annexes=(Annex(id="pl1", label="", caption=BAD),)), "phụ lục «pl1»"),
    ],
)
def test_every_printed_part_is_searched_for_such_characters(document: Document, place: str) -> None:
    with pytest.raises(KehoachError) as refused:
        content_of(document)
    assert refused.value.place == f"{place}, giữa «trước» và «sau»"


def test_the_column_with_most_text_is_widest_and_no_column_falls_below_what_its_role_needs() -> None:
    rows = tuple(_cells(str(number), "Rà soát văn bản " * 20, "Sở Nội vụ", "2026") for number in range(5))
    shares = table_view(Table(rows=rows, roles=ROLES), "").shares
    assert max(shares) == shares[1] > WHOLE / 2
    assert [share >= WHOLE * least / 100 for share, least in zip(shares, (5, 15, 9, 10), strict=True)] == [True] * 4


def test_columns_of_the_same_role_are_equally_wide_whatever_a_spanning_cell_holds() -> None:
    rows = (
        _cells("1", "Hài lòng", "90%", "Đạt tối thiểu 95%"),
        (*_cells("2", "Giảm", "Theo lộ trình " * 9), Cell(merged="left")),
    )
    shares = table_view(Table(rows=rows, roles=("ordinal", "indicator", "value", "value")), "").shares
    assert abs(shares[2] - shares[3]) <= 1
