"""Names in cells and in prose: spellings, lists, groups, roles, and what is not known."""

import pytest

from kehoach.meaning.agencies import find_mentions, nearest, read_assignment


def named(text, registry):
    """Whom a cell names: agencies, groups, partners of both kinds, and what is unknown."""
    read = read_assignment(text, registry)
    return (*read.agencies, *read.groups), (*read.partners, *read.partner_groups), read.unknown


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Uỷ ban nhân dân tỉnh", "ubnd-tinh"),
        ("UỶ BAN NHÂN DÂN TỈNH NÚI XANH", "ubnd-tinh"),
        ("Hội đồng nhân dân tỉnh", "hdnd-tinh"),
        ("VP UBND tỉnh", "van-phong-ubnd-tinh"),
        ("Văn phòng Ủy ban nhân dân tỉnh Núi Xanh", "van-phong-ubnd-tinh"),
        ("Sở Văn hoá, Thể thao và Du lịch", "so-van-hoa-the-thao-va-du-lich"),
        ("Sở VHTT&DL", "so-van-hoa-the-thao-va-du-lich"),
        ("Sở Lao động-Thương binh & Xã hội", "so-lao-dong-thuong-binh-va-xa-hoi"),
        ("Sở Lao động – Thương binh và Xã hội", "so-lao-dong-thuong-binh-va-xa-hoi"),
        ("Sở LĐ-TB&XH", "so-lao-dong-thuong-binh-va-xa-hoi"),
        ("sở thông tin và truyền thông", "so-thong-tin-va-truyen-thong"),
        ("Sở TT&TT", "so-thong-tin-va-truyen-thong"),
        ("STTTT", "so-thong-tin-va-truyen-thong"),
        ("Sở KHĐT", "so-ke-hoach-va-dau-tu"),
        ("Sở KH và ĐT", "so-ke-hoach-va-dau-tu"),
        ("Sở KHCN", "so-khoa-hoc-va-cong-nghe"),
        ("Sở KH&CN tỉnh", "so-khoa-hoc-va-cong-nghe"),
        ("Sở NN&PTNT", "so-nong-nghiep-va-phat-trien-nong-thon"),
        ("Sở Nông nghiệp và PTNT", "so-nong-nghiep-va-phat-trien-nong-thon"),
        ("Giám đốc Sở Y tế", "so-y-te"),
        ("Sở Khoa học và\nCông nghệ", "so-khoa-hoc-va-cong-nghe"),
        ("Chánh Thanh tra tỉnh", "thanh-tra-tinh"),
        ("Thường trực HĐND tỉnh", "hdnd-tinh"),
        ("UBMTTQ Việt Nam tỉnh Núi Xanh", "uy-ban-mat-tran-to-quoc-viet-nam-tinh"),
        ("Mặt trận Tổ quốc tỉnh", "uy-ban-mat-tran-to-quoc-viet-nam-tinh"),
        ("Đài PT-TH Núi Xanh", "dai-phat-thanh-va-truyen-hinh"),
        ("Báo Núi Xanh", "bao-nui-xanh"),
        ("Báo NX", "bao-nui-xanh"),
        ("Công an tỉnh", "cong-an-tinh"),
        ("BHXH tỉnh", "bao-hiem-xa-hoi-tinh"),
        ("Ban Quản lý các KCN tỉnh", "ban-quan-ly-cac-khu-cong-nghiep"),
        ("Bộ GD&ĐT", "bo-giao-duc-va-dao-tao"),
        ("Ủy ban Dân tộc", "uy-ban-dan-toc"),
    ],
)
def test_a_body_is_found_in_its_spellings(text, id, nowhere):
    assert named(text, nowhere) == ((id,), (), ())
    assert nowhere.find(text).id == id


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Các sở, ban, ngành", ["so-ban-nganh"]),
        ("Sở ban ngành tỉnh", ["so-ban-nganh"]),
        ("Các Sở, Ban, Ngành trên địa bàn tỉnh", ["so-ban-nganh"]),
        ("Các sở", ["cac-so"]),
        ("Các sở\nCác ban đảng", ["cac-so", "ban-dang"]),
        ("UBND cấp huyện, cấp xã", ["ubnd-cap-huyen", "ubnd-cap-xa"]),
        ("UBND cấp huyện, xã", ["ubnd-cap-huyen", "ubnd-cap-xa"]),
        ("UBND các huyện, thành phố", ["ubnd-cap-huyen"]),
        ("Ủy ban nhân dân các quận, huyện, thị xã", ["ubnd-cap-huyen"]),
        ("Các huyện, thị xã, thành phố", ["ubnd-cap-huyen"]),
        ("UBND các xã, phường, đặc khu", ["ubnd-cap-xa"]),
        ("UBND xã, phường, thị trấn", ["ubnd-cap-xa"]),
        ("Chủ tịch UBND các huyện, thị xã, thành phố", ["ubnd-cap-huyen"]),
        ("Các cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh", ["co-quan-chuyen-mon"]),
        ("Các cơ quan liên quan", ["co-quan-don-vi-lien-quan"]),
        ("Các đơn vị có liên quan", ["co-quan-don-vi-lien-quan"]),
        ("Các sở, ngành có liên quan", ["so-ban-nganh-lien-quan"]),
        ("UBND các xã, phường, đặc khu liên quan", ["ubnd-cap-xa-lien-quan"]),
        ("Các cơ quan, đơn vị khác", ["co-quan-don-vi-lien-quan"]),
        ("các sở, ban, ngành, địa phương", ["so-ban-nganh", "dia-phuong"]),
        ("Các sở, ngành, đoàn thể tỉnh", ["so-ban-nganh", "to-chuc-chinh-tri-xa-hoi"]),
        ("Các cơ quan Trung ương đóng trên địa bàn tỉnh", ["co-quan-trung-uong-tai-tinh"]),
        ("Các cơ quan Trung ương", ["co-quan-trung-uong"]),
        ("Tòa án nhân dân các cấp", ["toa-an-nhan-dan"]),
    ],
)
def test_a_phrase_that_means_many_is_a_group(text, groups, nowhere):
    assert named(text, nowhere) == (tuple(groups), (), ())


@pytest.mark.parametrize(
    ("text", "leads", "partners"),
    [
        ("Sở Y tế phối hợp với Sở Tài chính; Sở Nội vụ", ["so-y-te"], ["so-tai-chinh", "so-noi-vu"]),
        ("Sở Y tế chủ trì, phối hợp với Sở Tài chính", ["so-y-te"], ["so-tai-chinh"]),
        ("Sở Y tế chủ trì; Sở Tài chính phối hợp", ["so-y-te"], ["so-tai-chinh"]),
        ("Sở Y tế chủ trì, Sở Tài chính phối hợp", ["so-y-te"], ["so-tai-chinh"]),
        ("Sở Y tế, Sở Tài chính phối hợp", ["so-y-te"], ["so-tai-chinh"]),
        ("Sở Y tế chủ trì; Sở Tài chính, Sở Nội vụ phối hợp", ["so-y-te"], ["so-tai-chinh", "so-noi-vu"]),
        ("Chủ trì: Sở Y tế. Phối hợp: Sở Tài chính; Sở Xây dựng.", ["so-y-te"], ["so-tai-chinh", "so-xay-dung"]),
        ("Chủ trì: Sở Y tế\nPhối hợp:\n- Sở Tài chính\n- Sở Xây dựng", ["so-y-te"], ["so-tai-chinh", "so-xay-dung"]),
        ("Cơ quan chủ trì: Sở Y tế; cơ quan phối hợp: các sở, ngành", ["so-y-te"], ["so-ban-nganh"]),
        ("Sở Y tế (chủ trì), Sở Tài chính (phối hợp)", ["so-y-te"], ["so-tai-chinh"]),
        ("- Sở Y tế phối hợp với Sở Tài chính\n- Sở Xây dựng", ["so-y-te", "so-xay-dung"], ["so-tai-chinh"]),
        ("Phối hợp: Sở Tài chính. Chủ trì: Sở Y tế", ["so-y-te"], ["so-tai-chinh"]),
    ],
)
def test_words_of_a_cell_say_who_leads_and_who_helps(text, leads, partners, nowhere):
    assert named(text, nowhere) == (tuple(leads), tuple(partners), ())


@pytest.mark.parametrize(
    "text",
    [
        "Sở Nội vụ, Sở Y tế và Sở Tài chính",
        "Sở Nội vụ; Sở Y tế; Sở Tài chính.",
        "- Sở Nội vụ\n- Sở Y tế\n- Sở Tài chính",
        "1. Sở Nội vụ\n2. Sở Y tế\n3. Sở Tài chính",
        "Sở Nội vụ/Sở Y tế/Sở Tài chính",
        "Sở Nội vụ Sở Y tế Sở Tài chính",
        "Các Sở: Nội vụ, Y tế, Tài chính",
        "Các Sở: Nội vụ; Y tế; Tài chính",
        "Các sở Nội vụ, Y tế và Tài chính",
        "SỞ NỘI VỤ, Y TẾ VÀ TÀI CHÍNH",
        "Giám đốc các Sở: Nội vụ, Y tế, Tài chính",
        "Sở Nội vụ, Sở Y tế, Sở Nội vụ, Sở Tài chính...",
    ],
)
def test_a_list_names_each_of_its_members(text, nowhere):
    assert named(text, nowhere) == (("so-noi-vu", "so-y-te", "so-tai-chinh"), (), ())


@pytest.mark.parametrize(
    ("text", "known", "unknown"),
    [
        ("Sở Kỳ Lạ, Sở Y tế", ["so-y-te"], ["Sở Kỳ Lạ"]),
        ("Sở Y tế; Chi cục Gì đó và Sở Tài chính", ["so-y-te", "so-tai-chinh"], ["Chi cục Gì đó"]),
        ("Văn phòng Sở Nội vụ", [], ["Văn phòng Sở Nội vụ"]),
        ("Thanh tra Sở Xây dựng; Sở Y tế", ["so-y-te"], ["Thanh tra Sở Xây dựng"]),
        ("Sở Tài chính - Vật giá", [], ["Sở Tài chính - Vật giá"]),
        ("Sở Tài chính và Vật giá", [], ["Sở Tài chính và Vật giá"]),
        ("Sở Y tế hoặc Sở Tài chính", [], ["Sở Y tế hoặc Sở Tài chính"]),
        ("Sở Xây dựng (CĐT)", ["so-xay-dung"], ["CĐT"]),
        ("Phòng Lao động - Thương binh và Xã hội", [], ["Phòng Lao động - Thương binh và Xã hội"]),
        ("Cơ quan chủ trì thẩm tra", [], ["Cơ quan chủ trì thẩm tra"]),
        ("UBND cấp huyện (trừ UBND huyện Bến Lạ)", ["ubnd-cap-huyen"], ["trừ UBND huyện Bến Lạ"]),
        ("Sở KHXH", [], ["Sở KHXH"]),
        ("Sở Tài chinh", [], ["Sở Tài chinh"]),
        ("các sở, ngành tỉnh Bạc Liêu", [], ["các sở, ngành tỉnh Bạc Liêu"]),
    ],
)
def test_what_is_not_understood_is_told_and_swallows_no_neighbour(text, known, unknown, nowhere):
    assert named(text, nowhere) == (tuple(known), (), tuple(unknown))


@pytest.mark.parametrize("text", ["", "   ", "\n", "-", "…", "- Lưu: VT, Sở Nội vụ.", "- Như trên;", "Lưu: VT"])
def test_a_cell_that_names_nobody_is_empty(text, nowhere):
    assert named(text, nowhere) == ((), (), ())


def test_a_filing_note_hides_only_its_own_line(nowhere):
    assert named("- Như Điều 3;\n- Sở Y tế;\n- Lưu: VT, NC.", nowhere) == (("so-y-te",), (), ())


def test_the_nearest_names_are_offered_but_decide_nothing(nowhere):
    assert named("Sở Thông tin Truyền hình", nowhere)[0] == ()
    assert "so-thong-tin-va-truyen-thong" in nearest("Sở Thông tin Truyền hình", nowhere)
    assert "so-khoa-hoc-va-cong-nghe" in nearest("Sở KHXN", nowhere)
    assert nearest("kỹ sư trưởng dự án đường ray", nowhere) == ()


def test_a_mention_tells_its_place_and_role_in_prose(nowhere):
    text = "Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính và các cơ quan có liên quan tham mưu UBND tỉnh ban hành."
    found = [(text[m.start : m.end], m.agency or m.group, m.role, m.known) for m in find_mentions(text, nowhere)]
    assert found == [
        ("Sở Y tế", "so-y-te", "lead", True),
        ("Sở Tài chính", "so-tai-chinh", "partner", True),
        ("các cơ quan có liên quan", "co-quan-don-vi-lien-quan", "partner", True),
        ("UBND tỉnh", "ubnd-tinh", "lead", True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "tại trụ sở, ngành nghề",
        "cán bộ, ngành học",
        "thông báo Núi Xanh",
        "tuyến cơ sở, ban ngày",
        "hợp tác xã, phường hội",
        "UBND cấp nào, xã hội hóa ra sao",
        "Sở thích, tài chính, nội vụ",
    ],
)
def test_ordinary_words_are_no_agencies(text, nowhere):
    assert [m.text for m in find_mentions(text, nowhere) if m.known] == []


def test_a_later_member_needs_a_list_and_a_capital(nowhere):
    assert [m.agency for m in find_mentions("Sở Nội vụ, tài chính công và y tế cơ sở", nowhere)] == ["so-noi-vu"]
    assert [m.agency for m in find_mentions("Sở Nội vụ. Tài chính là huyết mạch.", nowhere)] == ["so-noi-vu"]
    assert [m.agency for m in find_mentions("Sở Nội vụ, Tài chính công", nowhere)] == ["so-noi-vu"]


def test_an_unknown_name_in_prose_is_marked(nowhere):
    (mention,) = find_mentions("theo đề nghị của Sở Kỳ Lạ tại văn bản", nowhere)
    assert (mention.text, mention.known, mention.agency, mention.group) == ("Sở Kỳ Lạ", False, None, None)
