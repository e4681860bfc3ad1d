"""Tables flattened to one paragraph a cell paragraph, and rebuilt: right, or said to be undecided; never silently wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.meaning.numbering import letter, roman
from kehoach.model import Paragraph
from kehoach.parser.flattened import rebuild

TITLES = {
    "text": ["Nhiệm vụ", "Nội dung công việc", "Tên nhiệm vụ"],
    "product": ["Sản phẩm", "Kết quả dự kiến"],
    "lead": ["Cơ quan chủ trì", "Chủ trì thực hiện"],
    "coordinate": ["Cơ quan phối hợp", "Đơn vị phối hợp"],
    "deadline": ["Thời gian thực hiện", "Thời hạn hoàn thành"],
}
WORDS = {
    "text": [
        "Rà soát, hệ thống hóa các văn bản do tỉnh ban hành trong lĩnh vực đất đai",
        "Xây dựng cơ sở dữ liệu dùng chung của tỉnh phục vụ chỉ đạo, điều hành",
        "Tổ chức tập huấn kỹ năng số cho cán bộ, công chức cấp xã trên địa bàn tỉnh",
        "Thường xuyên kiểm tra việc tiếp nhận và trả kết quả tại bộ phận một cửa các cấp",
        "Đẩy mạnh tuyên truyền về dịch vụ công trực tuyến đến từng hộ gia đình",
    ],
    "product": [
        "Báo cáo kết quả",
        "Quyết định của UBND tỉnh",
        "Kế hoạch được phê duyệt",
        "Cơ sở dữ liệu được vận hành",
    ],
    "lead": ["Sở Tư pháp", "Sở Y tế", "Các sở, ngành, UBND cấp huyện", "Văn phòng UBND tỉnh"],
    "coordinate": ["Các cơ quan, đơn vị có liên quan", "Sở Tài chính", "UBND cấp xã", ""],
    "deadline": [
        "Hàng năm",
        "Quý II/2027",
        "2026-2030",
        "Thường xuyên",
        "Khi có hướng dẫn của Trung ương",
        "Trước ngày 30/6/2028",
    ],
}


@st.composite
def tables(draw):
    """A header, and groups of rows: each cell a tuple of paragraphs."""
    roles = draw(st.permutations(["text", *draw(st.sets(st.sampled_from(["product", "coordinate"])))]))
    roles = [*roles[:3], *draw(st.permutations(["lead", "deadline"]))]
    header = ["STT", *(draw(st.sampled_from(TITLES[role])) for role in roles)]
    rows = []
    for group in range(1, draw(st.integers(1, 3)) + 1):
        rows.append([(roman(group),), ("Nhóm nhiệm vụ thứ " + roman(group),), *[("",)] * (len(roles) - 1)])
        for item in range(1, draw(st.integers(1, 6)) + 1):
            cells = [(draw(st.sampled_from(WORDS[role])),) for role in roles]
            broad = draw(st.sampled_from([None, None, None, *range(len(roles))]))
            if broad is not None and cells[broad][0] and roles[broad] != "deadline":
                cells[broad] = (*cells[broad], draw(st.sampled_from([word for word in WORDS[roles[broad]] if word])))
            rows.append([(f"{letter(item)})",), *cells])
    return roles, header, rows


def flattened(header, rows):
    return [Paragraph(text=text) for text in [*header, *(part for row in rows for cell in row for part in cell)]]


def joined(row):
    return ["\n".join(cell) for cell in row]


@settings(max_examples=600, deadline=None)
@given(tables())
def test_a_flattened_table_is_rebuilt_or_its_row_is_said_to_be_undecided(table):
    roles, header, rows = table
    rebuilt = rebuild(flattened(header, rows))
    assert list(rebuilt.table.roles) == ["ordinal", *roles]
    assert len(rebuilt.table.rows) == len(rows)
    doubts = {doubt.row: doubt for doubt in rebuilt.table.doubts}
    for place, row in enumerate(rows):
        found = [cell.text for cell in rebuilt.table.rows[place]]
        if place in doubts:
            readings = [[cell.text for cell in reading] for reading in doubts[place].readings]
            assert joined(row) in readings
        else:
            assert found == joined(row)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(alphabet="ab1 ).-IĐđ%\n", max_size=12), max_size=40))
def test_any_paragraphs_are_taken_without_failure_and_none_is_lost(texts):
    paragraphs = [Paragraph(text=text.strip()) for text in ["STT", "Nhiệm vụ", "Chủ trì", "1", *texts]]
    rebuilt = rebuild(paragraphs)
    assert rebuilt is not None
    doubtful = {doubt.row: doubt.readings[0] for doubt in rebuilt.table.doubts}
    rows = [doubtful.get(place, row) for place, row in enumerate(rebuilt.table.rows)]
    held = [cell.text for row in (*rebuilt.table.header, *rows) for cell in row if cell.text]
    held += [paragraph.text for paragraph in (*rebuilt.before, *rebuilt.after) if paragraph.text]
    lines = sorted(line for text in held for line in text.split("\n") if line)
    assert lines == sorted(line for paragraph in paragraphs for line in paragraph.text.split("\n") if line)


def test_words_without_a_header_are_no_table():
    assert rebuild([Paragraph(text="Một đoạn văn."), Paragraph(text="1"), Paragraph(text="Hai")]) is None


HEADER = ["STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"]
LONG = "Hoàn thiện cơ sở dữ liệu chuyên ngành và chia sẻ với các hệ thống thông tin của tỉnh"


def rows_of(*texts):
    rebuilt = rebuild([Paragraph(text=text) for text in [*HEADER, *texts]])
    return [[cell.text for cell in row] for row in rebuilt.table.rows], rebuilt


def test_a_number_in_a_cell_is_no_ordinal():
    header = ["STT", "Chỉ tiêu", "Năm 2025", "Năm 2030"]
    body = ["1", "Số trung tâm phục vụ hành chính công", "2", "3", "2", "Số xã có trạm y tế đạt chuẩn", "40", "80"]
    rebuilt = rebuild([Paragraph(text=text) for text in [*header, *body]])
    assert [[cell.text for cell in row] for row in rebuilt.table.rows] == [body[:4], body[4:]]


def test_words_after_the_last_row_stay_outside_the_table():
    rows, rebuilt = rows_of(
        "1", LONG, "Sở Y tế", "", "Hàng năm", "Ghi chú: các mốc thời gian có thể được điều chỉnh./."
    )
    assert rows == [["1", LONG, "Sở Y tế", "", "Hàng năm"]]
    assert [paragraph.text for paragraph in rebuilt.after] == ["Ghi chú: các mốc thời gian có thể được điều chỉnh./."]


def test_a_cell_that_is_gone_is_told():
    rows, rebuilt = rows_of("1", LONG, "Sở Y tế", "Sở Tài chính", "Hàng năm", "2", LONG, "Sở Y tế", "Hàng năm")
    assert rows[0][1:] == [LONG, "Sở Y tế", "Sở Tài chính", "Hàng năm"]
    codes = {notice.code for notice in rebuilt.notices}
    assert codes >= {"P104"}


def test_an_ordinal_that_skips_is_told():
    _, rebuilt = rows_of("1", LONG, "Sở Y tế", "", "Hàng năm", "3", LONG, "Sở Y tế", "", "Hàng năm")
    assert [notice.code for notice in rebuilt.notices] == ["P105"]


def test_a_title_over_two_columns_in_the_middle_of_the_header_is_found():
    header = ["TT", "Nội dung", "Cơ quan thực hiện", "Thời hạn", "Chủ trì", "Phối hợp"]
    body = ["1", LONG, "Sở Y tế", "Sở Tài chính", "Năm 2027", "2", LONG, "Sở Xây dựng", "Sở Y tế", "Quý I/2028"]
    rebuilt = rebuild([Paragraph(text=text) for text in [*header, *body]])
    assert rebuilt.table.roles == ("ordinal", "text", "lead", "coordinate", "deadline")
    assert [[cell.text for cell in row] for row in rebuilt.table.header] == [
        ["TT", "Nội dung", "Cơ quan thực hiện", "", "Thời hạn"],
        ["", "", "Chủ trì", "Phối hợp", ""],
    ]


@pytest.mark.parametrize("title", ["I. HẠ TẦNG SỐ (02 nhiệm vụ)", "I. Hạ tầng số"])
def test_a_group_line_that_holds_its_number_is_a_row_of_its_own(title):
    rows, _ = rows_of(
        title,
        "1",
        LONG,
        "Sở Y tế",
        "",
        "Hàng năm",
        "2",
        LONG,
        "Sở Y tế",
        "",
        "Hàng năm",
        "II. NHÂN LỰC",
        "1",
        LONG,
        "Sở Y tế",
        "",
        "2027",
    )
    assert [row[0] for row in rows] == [title, "1", "2", "II. NHÂN LỰC", "1"]


def test_titles_before_the_ordinals_leave_a_flattened_table_unread():
    """A row's first cells stand before its number then, and nothing tells where the row begins."""
    body = ["Hàng quý", "1", "Sở Y tế", LONG, "Quý I/2027", "2", "Sở Nội vụ", LONG]
    assert rebuild([Paragraph(text=text) for text in ["Thời hạn", "STT", "Chủ trì", "Nhiệm vụ", *body]]) is None


def test_no_unit_stands_over_the_columns_of_years():
    header = ["TT", "Chỉ tiêu", "Đơn vị tính", "Mục tiêu phấn đấu", "Theo dõi", "Năm 2026", "Năm 2028", "Năm 2030"]
    body = [
        "1",
        "Tỷ lệ hồ sơ trực tuyến",
        "%",
        "75",
        "85",
        "95",
        "Sở Nội vụ",
        "2",
        "Số xã",
        "xã",
        "5",
        "6",
        "7",
        "Sở Y tế",
    ]
    rebuilt = rebuild([Paragraph(text=text) for text in [*header, *body]])
    assert rebuilt.table.roles == ("ordinal", "indicator", "unit", "value", "value", "value", "monitor")
    assert [[cell.text for cell in row] for row in rebuilt.table.rows] == [body[:7], body[7:]]


def test_rows_with_a_blank_instead_of_a_number_are_rows_of_their_own():
    header = ["STT", "Chỉ tiêu", "Đơn vị tính", "Năm 2025", "Năm 2030"]
    body = ["1", "Tổng lượt khách", "Nghìn lượt", "450", "600", "", "Trong đó: Khách quốc tế", "Nghìn lượt", "5", "12"]
    rebuilt = rebuild([Paragraph(text=text) for text in [*header, *body]])
    assert [[cell.text for cell in row] for row in rebuilt.table.rows] == [body[:5], ["", *body[6:]]]
    assert rebuilt.notices == ()


def test_a_number_in_a_cell_of_the_last_row_is_no_ordinal():
    header = ["STT", "Chỉ tiêu", "Năm 2023", "Năm 2024", "Năm 2025"]
    body = ["1", "Số điểm du lịch", "01", "02", "05", "2", "Số xã đạt chuẩn", "02", "03", "05"]
    rebuilt = rebuild([Paragraph(text=text) for text in [*header, *body]])
    assert [[cell.text for cell in row] for row in rebuilt.table.rows] == [body[:5], body[5:]]


def test_numbers_that_go_on_under_the_next_groups_letter_are_ordinals():
    rows, rebuilt = rows_of(
        "A", "CẢI CÁCH THỂ CHẾ", "1", LONG, "Sở Y tế", "", "Hàng năm",
        "B", "CẢI CÁCH THỦ TỤC", "2", LONG, "Sở Nội vụ", "", "Hàng năm",
    )  # fmt: skip
    assert [row[:2] for row in rows] == [["A", "CẢI CÁCH THỂ CHẾ"], ["1", LONG], ["B", "CẢI CÁCH THỦ TỤC"], ["2", LONG]]
    assert rebuilt.notices == ()


def test_words_that_do_not_look_like_their_columns_are_told():
    header = ["STT", "Chỉ tiêu", "Năm 2025", "Năm 2030"]
    notices = rebuild([Paragraph(text=t) for t in [*header, "1", "Tỷ lệ hồ sơ trực tuyến", "Sở Y tế", "80%"]]).notices
    assert [notice.code for notice in notices] == ["P107"]
    assert "Sở Y tế" in notices[0].message
