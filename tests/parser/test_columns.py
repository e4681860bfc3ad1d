"""Column titles of real tables and what the columns are for."""

import pytest

from kehoach.parser import columns as col


@pytest.mark.parametrize(
    ("titles", "roles"),
    [
        ("STT | Nhiệm vụ | Sản phẩm | Thời gian hoàn thành | Chủ trì thực hiện | Phối hợp thực hiện | Theo dõi, đôn đốc",
         [col.ORDINAL, col.TEXT, col.PRODUCT, col.DEADLINE, col.LEAD, col.COORDINATE, col.MONITOR]),
        ("TT | Nội dung | Trách nhiệm thực hiện | Thời gian (Năm 2026)", [col.ORDINAL, col.TEXT, col.RESPONSIBLE, col.DEADLINE]),
        ("Số TT | Tên nhiệm vụ | Sở, ngành chủ trì tham mưu | Cấp trình | Nguồn lực | Ghi chú",
         [col.ORDINAL, col.TEXT, col.LEAD, col.OTHER, col.OTHER, col.NOTES]),
        ("TT | Nội dung công việc | Cơ quan phụ trách | Đơn vị phối hợp thực hiện | Thời hạn",
         [col.ORDINAL, col.TEXT, col.LEAD, col.COORDINATE, col.DEADLINE]),
        ("STT | Nội dung trình | Cơ quan chủ trì soạn thảo | Cơ quan chủ trì thẩm tra | Tiến độ",
         [col.ORDINAL, col.TEXT, col.LEAD, col.OTHER, col.DEADLINE]),
        ("STT | Chỉ tiêu | Ðơn vị tính | Năm 2026 | Giai đoạn 2027 - 2030",
         [col.ORDINAL, col.INDICATOR, col.UNIT, col.VALUE, col.VALUE]),
        ("STT | Chỉ tiêu | Đơn vị | KH 2026 | Định hướng đến năm 2030",
         [col.ORDINAL, col.INDICATOR, col.UNIT, col.VALUE, col.VALUE]),
        ("TT | Tên dự án | Chủ đầu tư | Tổng mức đầu tư | Khởi công | Hoàn thành",
         [col.ORDINAL, col.PROJECT, col.LEAD, col.OTHER, col.START, col.DEADLINE]),
        ("Số TT | Việc cần làm | Đầu mối | Hạn", [col.ORDINAL, col.TEXT, col.LEAD, col.DEADLINE]),
        ("STT | Nhiệm vụ | Đơn vị | Thời hạn", [col.ORDINAL, col.TEXT, col.RESPONSIBLE, col.DEADLINE]),
        ("STT | Nhiệm vụ | Người thực hiện | Kết quả", [col.ORDINAL, col.TEXT, col.RESPONSIBLE, col.PRODUCT]),
    ],
)  # fmt: skip
def test_titles_tell_the_roles_whatever_their_order(titles, roles):
    assert col.roles_of([[title] for title in titles.split(" | ")]) == tuple(roles)


@pytest.mark.parametrize("row", ["(1) | (2) | (3) | (4)", "1 | 2 | 3", "A | B | 1 | 2", "(1) | (2) | (3)=(1)+(2)"])
def test_a_row_that_numbers_the_columns_is_known(row):
    assert col.numbers_columns(row.split(" | "))


@pytest.mark.parametrize("row", ["1 | Ươm cây | Sở Nội vụ", "1 | 2", "I | NHÓM", "2 | 3 | 4", ""])
def test_other_rows_number_no_columns(row):
    assert not col.numbers_columns(row.split(" | ")) or row == "1 | 2"
