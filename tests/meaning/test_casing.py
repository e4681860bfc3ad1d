from kehoach.meaning.casing import sentence_case

TEXTS = [
    "Căn cứ Nghị quyết của Chính phủ, UBND tỉnh Bình Sơn ban hành Kế hoạch phát triển tỉnh Bình Sơn",
    "đưa tỉnh Bình Sơn phát triển; phục vụ Nhân dân; xây dựng Chính quyền số của tỉnh",
]


def test_words_take_the_form_that_running_text_gives_them():
    title = "XÂY DỰNG CHÍNH QUYỀN SỐ, PHỤC VỤ NHÂN DÂN TỈNH BÌNH SƠN GIAI ĐOẠN 2026-2030"
    assert sentence_case(title, TEXTS) == "Xây dựng Chính quyền số, phục vụ Nhân dân tỉnh Bình Sơn giai đoạn 2026-2030"


def test_a_title_that_is_not_in_capitals_is_kept():
    assert sentence_case("Phòng, chống thiên tai năm 2026", TEXTS) == "Phòng, chống thiên tai năm 2026"
