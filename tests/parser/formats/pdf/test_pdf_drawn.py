"""Pages drawn glyph by glyph: the shapes that Word, Excel and stamps print and WeasyPrint does not."""

from __future__ import annotations

import unicodedata

import pytest

COLUMNS = (60, 100, 340, 540)


def grid(drawing, ys, xs=COLUMNS, *, box=False):
    """Ruling lines of a table without merged cells; as thin boxes with corner boxes, the way Word prints them."""
    for y in ys:
        for left, right in zip(xs, xs[1:], strict=False):
            drawing.rule(left, y, right, y, box=box)
    for x in xs:
        for top, bottom in zip(ys, ys[1:], strict=False):
            drawing.rule(x, top, x, bottom, box=box)
            if box:
                drawing.rule(x, top, x, top, box=True)


def body(drawing, lines, *, left=85.0, top=100.0, pitch=18.0, size=13.0, spaces=True):
    """Lines of text one under the other; a line may be (indent, text) or (indent, text, extra space above)."""
    base = top
    for line in lines:
        indent, text, gap = (*((0, line) if isinstance(line, str) else line), 0)[:3]
        base += pitch + gap
        for start, word in words(text) if not spaces else [(0, text)]:
            drawing.text(left + indent + start * 0.5 * size, base, word, size)


def words(text):
    start = 0
    for word in text.split(" "):
        yield start, word
        start += len(word) + 1


def test_words_are_parted_by_their_gaps_where_the_file_has_no_spaces(kit):
    drawing = kit.Drawing()
    body(drawing, ["Tăng cường quản lý đất đai trên địa bàn huyện"], spaces=False)
    assert kit.shape(kit.read(drawing.pdf())) == ["Tăng cường quản lý đất đai trên địa bàn huyện"]


def test_letters_printed_twice_to_look_bold_are_read_once(kit):
    drawing = kit.Drawing()
    drawing.text(85, 100, "KẾ HOẠCH NĂM 2026")
    drawing.text(85.4, 100, "KẾ HOẠCH NĂM 2026")
    assert kit.shape(kit.read(drawing.pdf())) == ["KẾ HOẠCH NĂM 2026"]


def test_decomposed_letters_come_out_composed(kit):
    drawing = kit.Drawing()
    text = "Thủ tướng Chính phủ ký Quyết định về việc sửa đổi, bổ sung"
    x = 60.0
    for sign in unicodedata.normalize("NFD", text):
        is_mark = bool(unicodedata.combining(sign))
        drawing.text(x - 6.5 if is_mark else x, 100, sign)
        x += 0 if is_mark else 6.5
    assert kit.shape(kit.read(drawing.pdf())) == [text]


def test_a_raised_mark_stays_in_its_line(kit):
    drawing = kit.Drawing()
    drawing.text(85, 100, "Diện tích 120 km")
    drawing.text(85 + 16 * 6.5, 95, "2", 7)
    drawing.text(85 + 18 * 6.5, 100, "được giao")
    assert kit.shape(kit.read(drawing.pdf())) == ["Diện tích 120 km2 được giao"]


@pytest.mark.parametrize("box", [False, True], ids=["strokes", "thin boxes"])
def test_a_table_of_strokes_or_thin_boxes_gives_its_cells(kit, box):
    drawing = kit.Drawing()
    drawing.text(250, 60, "BIỂU SỐ 1")
    drawing.raw("0.9 0.9 0.9 rg 60 700 480 42 re f 0 g")  # the shade behind the header is no rule
    grid(drawing, (100, 142, 184, 226), box=box)
    for row, cells in enumerate(
        (("STT", "Nội dung", "Thời gian"), ("1", "Nạo vét kênh", "Quý I"), ("2", "", "Quý II"))
    ):
        for x, text in zip(COLUMNS, cells, strict=False):
            drawing.text(x + 5, 120 + 42 * row, text, 11)
    rows = [["STT", "Nội dung", "Thời gian"], ["1", "Nạo vét kênh", "Quý I"], ["2", "", "Quý II"]]
    assert kit.shape(kit.read(drawing.pdf())) == ["BIỂU SỐ 1", rows]


def test_one_value_under_two_columns_and_one_number_over_two_rows_stay_merged(kit):
    drawing = kit.Drawing()
    for x0, y0, x1, y1 in (
        (60, 100, 540, 100), (60, 142, 540, 142), (100, 184, 540, 184), (60, 226, 540, 226),
        (60, 100, 60, 226), (100, 100, 100, 226), (340, 100, 340, 142), (340, 184, 340, 226), (540, 100, 540, 226),
    ):  # fmt: skip
        drawing.rule(x0, y0, x1, y1)
    for x, y, text in ((65, 120, "TT"), (105, 120, "Sản phẩm"), (345, 120, "Thời hạn"), (65, 160, "1"),
                       (105, 160, "Đề án trong năm 2026"), (105, 205, "Báo cáo"), (345, 205, "Quý IV")):  # fmt: skip
        drawing.text(x, y, text, 11)
    assert kit.tables(kit.read(drawing.pdf())) == [
        [["TT", "Sản phẩm", "Thời hạn"], ["1", "Đề án trong năm 2026", "<left>"], ["<up>", "Báo cáo", "Quý IV"]]
    ]


def two_pages(kit, first, second, *, bottom=300.0, xs=COLUMNS, other_xs=None):
    """A table that ends one page and one that begins the next, both closed by rules as Word and LibreOffice do.
    `first` and `second` are rows of cells, each a list of lines."""
    pages = []
    for number, rows in enumerate((first, second)):
        drawing, columns = kit.Drawing(height=bottom + 50), (other_xs or xs) if number else xs
        heights = [max(len(cell) for cell in row) * 14 + 5 for row in rows]
        top = bottom - sum(heights) if number == 0 else 50
        ys = [top + sum(heights[:count]) for count in range(len(rows) + 1)]
        grid(drawing, ys, columns)
        for y, row in zip(ys, rows, strict=False):
            for x, cell in zip(columns, row, strict=False):
                for line, text in enumerate(cell):
                    drawing.text(x + 5, y + 14 + 14 * line, text, 11)
        pages.append(drawing)
    return kit.read(kit.write_pdf(pages))


HEADER = [["STT"], ["Nhiệm vụ"], ["Cơ quan chủ trì"]]
FULL = "Rà soát các công trình thủy lợi nhỏ trên"


def test_a_row_split_in_mid_cell_is_one_row_again(kit):
    read = two_pages(
        kit,
        [HEADER, [["1"], [FULL, "địa bàn huyện và đề xuất phương án sửa"], ["Phòng Nông nghiệp và Môi"]]],
        [[[], ["chữa trước mùa mưa bão"], ["trường"]], [["2"], ["Báo cáo kết quả"], ["Văn phòng"]]],
    )
    assert kit.tables(read) == [[
        ["STT", "Nhiệm vụ", "Cơ quan chủ trì"],
        ["1", f"{FULL} địa bàn huyện và đề xuất phương án sửa chữa trước mùa mưa bão", "Phòng Nông nghiệp và Môi trường"],
        ["2", "Báo cáo kết quả", "Văn phòng"],
    ]]  # fmt: skip


def test_a_new_row_at_the_top_of_a_page_is_not_swallowed(kit):
    read = two_pages(
        kit,
        [HEADER, [["1"], [FULL, "địa bàn huyện."], ["Phòng Nông nghiệp"]]],
        [[["2"], ["Sửa chữa trước mùa mưa"], ["Phòng Kinh tế"]], [["3"], ["Báo cáo"], ["Văn phòng"]]],
    )
    assert [row[0] for row in kit.tables(read)[0]] == ["STT", "1", "2", "3"]


def test_a_number_that_covers_rows_on_both_pages_stays_one_cell(kit):
    read = two_pages(
        kit,
        [
            HEADER,
            [["1"], ["- Nạo vét kênh cấp II."], ["- Phòng Kinh tế"]],
            [["2"], ["- Gia cố bờ bao."], ["- UBND xã"]],
        ],
        [[[], ["- Trồng cây chắn sóng ven đê."], ["- Hội Nông dân"]], [["3"], ["- Báo cáo."], ["- Văn phòng"]]],
    )
    assert [row[0] for row in kit.tables(read)[0]] == ["STT", "1", "2", "<up>", "3"]


def test_a_header_repeated_on_the_next_page_is_dropped(kit):
    read = two_pages(
        kit,
        [HEADER, [["1"], ["Nạo vét kênh"], ["Phòng Kinh tế"]]],
        [HEADER, [["2"], ["Gia cố bờ bao"], ["UBND xã"]]],
    )
    assert [row[0] for row in kit.tables(read)[0]] == ["STT", "1", "2"]


def test_a_table_with_other_columns_on_the_next_page_is_another_table(kit):
    read = two_pages(
        kit,
        [HEADER, [["1"], ["Nạo vét kênh"], ["Phòng Kinh tế"]]],
        [[["TT"], ["Dự án"], ["Vốn"]], [["1"], ["Kênh Tám Ngàn"], ["12 tỷ"]]],
        other_xs=(60, 100, 400, 540),
    )
    assert [len(table) for table in kit.tables(read)] == [2, 2]


@pytest.mark.parametrize("other", [(60, 90, 300, 420, 540), (60, 90, 250, 480, 540)])
def test_two_tables_that_touch_are_two(kit, other):
    """The second's columns begin elsewhere; one border may stand under one of the first's by chance."""
    drawing = kit.Drawing()
    first = (60, 130, 380, 480, 540)
    for ys, xs, words in (
        ((100, 120, 140), first, (("STT", "Nhiệm vụ", "Chủ trì", "Hạn"), ("1", "Cấp nước", "Sở Xây dựng", "2027"))),
        ((140, 160, 180), other, (("TT", "Dự án", "Vốn", "Năm"), ("1", "Kênh Ba Thê", "12 tỷ", "2028"))),
    ):
        grid(drawing, ys, xs)
        for y, row in zip(ys, words, strict=False):
            for x, text in zip(xs, row, strict=False):
                drawing.text(x + 4, y + 14, text, 9)
    assert kit.tables(kit.read(drawing.pdf())) == [
        [["STT", "Nhiệm vụ", "Chủ trì", "Hạn"], ["1", "Cấp nước", "Sở Xây dựng", "2027"]],
        [["TT", "Dự án", "Vốn", "Năm"], ["1", "Kênh Ba Thê", "12 tỷ", "2028"]],
    ]


def test_one_value_over_two_columns_does_not_cut_a_table(kit):
    drawing = kit.Drawing()
    for y in (100, 120, 140, 160):
        drawing.rule(60, y, 540, y)
    for x, spans in ((60, [(100, 160)]), (100, [(100, 160)]), (250, [(100, 140)]), (400, [(100, 120), (140, 160)]),
                     (540, [(100, 160)])):  # fmt: skip
        for top, bottom in spans:
            drawing.rule(x, top, x, bottom)
    for y, texts in (
        (114, ((65, "TT"), (105, "Việc"), (255, "Chủ trì"), (405, "Phối hợp"))),
        (134, ((65, "1"), (105, "A"), (255, "Sở Y tế"))),
        (154, ((65, "2"), (105, "B"), (405, "Sở Tài chính"))),
    ):
        for x, text in texts:
            drawing.text(x, y, text, 9)
    assert [len(table) for table in kit.tables(kit.read(drawing.pdf()))] == [3]


def test_a_line_under_a_title_and_a_frame_around_a_word_are_no_tables(kit):
    drawing = kit.Drawing()
    drawing.text(230, 80, "BÁO CÁO TÌNH HÌNH")
    drawing.rule(260, 86, 330, 86)
    for side in ((80, 110, 160, 110), (80, 135, 160, 135), (80, 110, 80, 135), (160, 110, 160, 135)):
        drawing.rule(*side)
    drawing.text(90, 127, "DỰ THẢO")
    assert kit.shape(kit.read(drawing.pdf())) == ["BÁO CÁO TÌNH HÌNH", "DỰ THẢO"]


def test_indents_labels_and_short_lines_part_paragraphs_set_without_space_between_them(kit):
    lines = [
        (36, "Ủy ban nhân dân huyện yêu cầu các phòng, ban chuyên môn và các xã thực"),
        "hiện nghiêm kế hoạch này, báo cáo kết quả trước ngày 25 hằng tháng.",
        (36, "1. Phòng Tài chính bố trí kinh phí cho các xã nằm trong vùng ngập, lụt"),
        "theo quy định.",
        (36, "- Hỗ trợ giống cây trồng cho hộ nghèo, hộ cận nghèo và gia đình chính"),
        "sách trên địa bàn;",
        (36, "- Tập huấn kỹ thuật chăm sóc cây trồng cho nông dân, mỗi xã tổ chức một"),
        "lớp trong quý.",
    ]
    drawing = kit.Drawing()
    body(drawing, lines)
    assert kit.shape(kit.read(drawing.pdf())) == [
        f"{first} {second}" for (_, first), second in zip(lines[::2], lines[1::2], strict=True)
    ]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("giai đoạn 2026-", "2030 của các tổ chức", "giai đoạn 2026-2030 của các tổ chức"),
        ("các tổ chức chính trị-", "xã hội ở cơ sở", "các tổ chức chính trị-xã hội ở cơ sở"),
        ("đạt từ 25% -", "35% vào cuối kỳ", "đạt từ 25% - 35% vào cuối kỳ"),
        ("tại Nghị quyết số 05/NQ-", "HĐND của Hội đồng", "tại Nghị quyết số 05/NQ-HĐND của Hội đồng"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_takes_no_space_that_was_not_there(kit, first, second, joined):
    drawing = kit.Drawing()
    filler = "Ủy ban nhân dân huyện tiếp tục chỉ đạo các phòng, ban thực hiện tốt"
    start = filler[: 68 - len(first)].rstrip() + " " + first
    body(
        drawing,
        [filler + " các", "chỉ tiêu, nhiệm vụ đã được Hội đồng nhân dân huyện thông qua tại kỳ họp", start, second],
    )
    assert kit.paragraphs(kit.read(drawing.pdf()))[0].endswith(joined)


def test_a_footnote_is_told_and_does_not_part_the_table_above_it(kit):
    pages = []
    for number in (1, 2):
        drawing = kit.Drawing(height=400)
        grid(drawing, (100, 130, 160))
        for row in (0, 1):
            order = 2 * number + row - 1
            for x, text in zip(COLUMNS, (str(order), f"Việc thứ {order}", "Phòng Kinh tế"), strict=False):
                drawing.text(x + 5, 115 + 30 * row, text, 12)
        if number == 1:
            drawing.rule(60, 300, 200, 300)
            drawing.text(60, 312, "1 Theo Công văn số 12/UBND-KT.", 9)
        pages.append(drawing)
    read = kit.read(kit.write_pdf(pages))
    assert [row[0] for row in kit.tables(read)[0]] == ["1", "2", "3", "4"]
    assert [(notice.code, "Theo Công văn số 12/UBND-KT" in notice.message) for notice in read.notices] == [
        ("P017", True)
    ]


def test_page_numbers_running_heads_and_signature_stamps_stay_out_of_the_text(kit):
    pages = []
    for number in range(1, 5):
        drawing = kit.Drawing()
        if number == 1:
            for row, text in enumerate(("Ký bởi: Văn phòng UBND huyện", "Cơ quan: UBND huyện Bình Minh",
                                        "Thời gian ký: 05.03.2026 08:15:20 +07:00")):  # fmt: skip
                drawing.text(330, 30 + 10 * row, text, 7)
        drawing.text(85, 60, "CÔNG BÁO HUYỆN BÌNH MINH", 10)
        drawing.text(290, 810, f"- {number} -", 11)
        body(drawing, [f"{number}. Nội dung của phần thứ {number}."])
        pages.append(drawing)
    read = kit.read(kit.write_pdf(pages))
    assert kit.shape(read) == [f"{number}. Nội dung của phần thứ {number}." for number in range(1, 5)]
    told = {notice.code: notice.message for notice in read.notices}
    assert set(told) == {"P015", "P016"}
    assert "CÔNG BÁO HUYỆN BÌNH MINH" in told["P015"]
    assert "- 3 -" in told["P015"]
    assert "Thời gian ký: 05.03.2026" in told["P016"]


def test_a_list_number_alone_on_the_first_line_of_a_page_is_no_page_number(kit):
    pages = []
    for number, text in ((1, "Danh sách các xã:"), (2, "12")):
        drawing = kit.Drawing()
        body(drawing, [text, f"Dòng chữ của trang {number}."])
        pages.append(drawing)
    assert "12" in kit.paragraphs(kit.read(kit.write_pdf(pages)))


def test_annex_titles_at_the_top_of_following_pages_are_no_running_heads(kit):
    pages = []
    for number in range(1, 5):
        drawing = kit.Drawing()
        drawing.text(250, 60, f"PHỤ LỤC {number}")
        body(drawing, [f"Nội dung phụ lục {number}."])
        pages.append(drawing)
    assert [text for text in kit.paragraphs(kit.read(kit.write_pdf(pages))) if text.startswith("PHỤ LỤC")] == [
        f"PHỤ LỤC {number}" for number in range(1, 5)
    ]


def test_the_head_of_a_document_without_rules_is_a_table_of_two_columns(kit):
    drawing = kit.Drawing()
    for centre, base, text in (
        (170, 60, "UBND HUYỆN BÌNH MINH"), (415, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"),
        (170, 76, "PHÒNG KINH TẾ"), (415, 76, "VIỆT NAM"), (415, 92, "Độc lập - Tự do - Hạnh phúc"),
        (170, 120, "Số: 15/KH-KT"), (415, 120, "Bình Minh, ngày 05 tháng 3"), (415, 136, "năm 2026"),
        (297, 180, "KẾ HOẠCH"),
    ):  # fmt: skip
        drawing.text(centre - 3 * len(text), base, text, 12)
    head, title = kit.shape(kit.read(drawing.pdf()))
    assert title == "KẾ HOẠCH"
    assert ["\n".join(column) for column in zip(*head, strict=True)] == [
        "UBND HUYỆN BÌNH MINH\nPHÒNG KINH TẾ\nSố: 15/KH-KT",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBình Minh, ngày 05 tháng 3 năm 2026",
    ]


def test_spaces_that_the_file_names_hard_spaces_part_words_like_any_other(kit):
    drawing = kit.Drawing()
    grid(drawing, (100, 130, 240), (60, 100, 340, 450))
    for base, words in (
        (150, "- Năm 2026:"),
        (166, "+ Cấp tỉnh: đạt ít"),
        (182, "nhất 30%"),
        (198, "- Giai đoạn năm sau:"),
    ):
        drawing.text(395 - len(words) * 2.5, base, words.replace(" ", "\u00a0"), 10)
    drawing.text(395 - 7 * 2.5, 214, "tăng 5%".replace(" ", "\u00a0"), 10)
    for left, words in ((64, "TT"), (104, "Chỉ tiêu"), (344, "Đến 2032")):
        drawing.text(left, 120, words.replace(" ", "\u00a0"), 10)
    drawing.text(104, 150, "Tỷ lệ đường ấp có đèn".replace(" ", "\u00a0"), 10)
    drawing.text(64, 150, "1", 10)
    wanted = "- Năm 2026:\n+ Cấp tỉnh: đạt ít nhất 30%\n- Giai đoạn năm sau: tăng 5%"
    (table,) = kit.tables(kit.read(drawing.pdf()))
    assert table == [["TT", "Chỉ tiêu", "Đến 2032"], ["1", "Tỷ lệ đường ấp có đèn", wanted]]


def foot(drawing, left, right, *, top=600.0, pitch=28.0):
    for place, text in enumerate(left):
        drawing.text(85, top + place * pitch, text, 12)
    for place, text in enumerate(right):
        drawing.text(340, top + place * pitch, text, 12)


RECIPIENTS = ["Nơi nhận:", "- Bộ Nội vụ;", "- Các sở, ban, ngành;", "- UBND các xã;", "- Lưu: VT."]
SIGNERS = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]


def test_a_list_of_recipients_set_wide_stays_beside_the_signature(kit):
    drawing = kit.Drawing()
    body(drawing, ["Các cơ quan báo cáo kết quả thực hiện trước ngày 15 tháng 12", "hằng năm về Sở Nội vụ./."])
    foot(drawing, RECIPIENTS, SIGNERS)
    _, block = kit.shape(kit.read(drawing.pdf()))
    assert ["\n".join(filter(None, column)) for column in zip(*block, strict=True)] == [
        "\n".join(RECIPIENTS),
        "\n".join(SIGNERS),
    ]


def test_a_recipient_alone_at_the_top_of_the_next_page_belongs_to_the_list(kit):
    pages = [kit.Drawing(), kit.Drawing()]
    foot(pages[0], [*RECIPIENTS[:3], "và đoàn thể;"], SIGNERS, pitch=16)
    foot(pages[1], RECIPIENTS[-1:], [], top=60)
    (block,) = kit.shape(kit.read(kit.write_pdf(pages)))
    assert RECIPIENTS[-1] in block[-1][0]


def test_an_annexs_label_below_a_signature_is_no_part_of_it(kit):
    drawing = kit.Drawing()
    foot(drawing, RECIPIENTS, SIGNERS, top=100, pitch=16)
    drawing.text(310, 190, "PHỤ LỤC I", 12)
    assert kit.paragraphs(kit.read(drawing.pdf())) == ["PHỤ LỤC I"]


def test_an_issuer_that_nearly_touches_the_national_line_is_told_apart(kit):
    drawing = kit.Drawing()
    issuer, nation = "SỞ LAO ĐỘNG VÀ XÃ HỘI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    left, right = 90 + 3 * len(issuer), 90 + 6 * len(issuer) + 10 + 3 * len(nation)
    for centre, base, text in (
        (left, 60, issuer), (right, 60, nation), (right, 76, "Độc lập - Tự do - Hạnh phúc"),
        (left, 92, "Số: 15/KH-SXH"), (right, 92, "Lâm Hà, ngày 05 tháng 3 năm 2026"), (297, 130, "KẾ HOẠCH"),
    ):  # fmt: skip
        drawing.text(centre - 3 * len(text), base, text, 12)
    head, title = kit.shape(kit.read(drawing.pdf()))
    assert title == "KẾ HOẠCH"
    assert [part for row in head for cell in row for part in cell.split("\n")][:1] == [issuer]
    assert any(nation in cell.split("\n") for row in head for cell in row)


def test_a_word_torn_by_a_narrow_cell_is_one_word_though_it_stands_nowhere_else(kit):
    drawing = kit.Drawing()
    grid(drawing, (100, 130, 200), (60, 100, 340, 384))
    for x, base, text in (
        (65, 118, "STT"), (105, 118, "Nội dung"), (345, 118, "Chú"),
        (65, 148, "1"), (105, 148, "Đào tạo kỹ năng số"), (345, 148, "chuyể"), (345, 164, "n sang"),
    ):  # fmt: skip
        drawing.text(x, base, text, 13)
    (rows,) = kit.shape(kit.read(drawing.pdf()))
    assert rows[1] == ["1", "Đào tạo kỹ năng số", "chuyển sang"]


def test_one_caption_above_the_tables_of_several_pages_is_no_running_foot(kit):
    pages = []
    for number in range(1, 5):
        drawing = kit.Drawing()
        drawing.text(250, 60, f"BIỂU SỐ {number}")
        drawing.text(150, 80, "(Kèm theo Kế hoạch số 5/KH-UBND)")
        grid(drawing, (100, 130, 700))
        drawing.text(65, 118, "STT")
        drawing.text(105, 118, "Nội dung")
        pages.append(drawing)
    assert kit.paragraphs(kit.read(kit.write_pdf(pages))).count("(Kèm theo Kế hoạch số 5/KH-UBND)") == 4


def test_the_year_of_a_date_on_a_line_of_its_own_belongs_to_it(kit):
    drawing = kit.Drawing()
    for x, base, text in (
        (90, 60, "UBND XÃ TÂN LẬP"), (300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (90, 76, "Số: 15/KH-UBND"), (300, 76, "Độc lập - Tự do - Hạnh phúc"),
        (300, 100, "Tân Lập, ngày 09 tháng 01 năm"), (300, 116, "2026"),
    ):  # fmt: skip
        drawing.text(x, base, text, 12)
    (head,) = kit.shape(kit.read(drawing.pdf()))
    assert any("Tân Lập, ngày 09 tháng 01 năm 2026" in cell.split("\n") for row in head for cell in row)


def test_a_date_torn_by_a_narrow_cell_is_whole_again(kit):
    drawing = kit.Drawing()
    grid(drawing, (100, 130, 200), (60, 100, 340, 386))
    for x, base, text in (
        (65, 118, "STT"), (105, 118, "Nội dung"), (345, 118, "Hạn"),
        (65, 148, "1"), (105, 148, "Đào tạo kỹ năng số"), (345, 148, "01/202"), (345, 164, "6"),
    ):  # fmt: skip
        drawing.text(x, base, text, 13)
    (rows,) = kit.shape(kit.read(drawing.pdf()))
    assert rows[1] == ["1", "Đào tạo kỹ năng số", "01/2026"]


def test_an_abbreviation_torn_by_a_narrow_cell_is_whole_again(kit):
    drawing = kit.Drawing()
    grid(drawing, (100, 140, 200), (60, 80, 340, 450))
    for x, base, text in (
        (63, 118, "ST"), (63, 134, "T"), (85, 118, "Nội dung"), (345, 118, "Chủ trì"),
        (63, 158, "1"), (85, 158, "Đào tạo kỹ năng số"), (345, 158, "Sở Nội vụ"),
    ):  # fmt: skip
        drawing.text(x, base, text, 13)
    (rows,) = kit.shape(kit.read(drawing.pdf()))
    assert rows[0] == ["STT", "Nội dung", "Chủ trì"]


def test_the_last_line_of_a_split_row_belongs_to_it_though_its_side_rules_end_above(kit):
    pages = [kit.Drawing(), kit.Drawing()]
    for x in COLUMNS:
        pages[0].rule(x, 700, x, 766)
        pages[1].rule(x, 60, x, 100)
    for left, right in zip(COLUMNS, COLUMNS[1:], strict=False):
        for drawing, y in ((pages[0], 700), (pages[0], 740), (pages[1], 100)):
            drawing.rule(left, y, right, y)
    for drawing, x, base, text in (
        (pages[0], 65, 715, "1"), (pages[0], 105, 715, "Rà soát hồ sơ"), (pages[0], 345, 715, "Sở Y tế"),
        (pages[0], 65, 756, "2"), (pages[0], 105, 756, "Ban hành quy hoạch chi tiết bảo đảm"),
        (pages[0], 105, 778, "phù hợp với quy hoạch chung của"), (pages[0], 345, 756, "Sở Xây dựng"),
        (pages[1], 105, 76, "tỉnh"),
    ):  # fmt: skip
        drawing.text(x, base, text, 13)
    (rows,) = kit.shape(kit.read(kit.write_pdf(pages)))
    assert [row[:2] for row in rows] == [
        ["1", "Rà soát hồ sơ"],
        ["2", "Ban hành quy hoạch chi tiết bảo đảm phù hợp với quy hoạch chung của tỉnh"],
    ]
