"""Sentences of real amending documents and their kin: what the grammar makes of them (legal-facts 2.3)."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kehoach.amendments.clauses import read_clauses
from kehoach.amendments.fold import fold
from kehoach.amendments.frame import effective_date, is_frame, opens_instructions
from kehoach.amendments.instructions import read_instructions
from kehoach.amendments.masking import mask, other_documents
from kehoach.model import Document, Section
from kehoach.parser import reread

SENTENCES = [
    ("Sửa đổi, bổ sung điểm b mục 2 Phụ lục 1 như sau", "amend", "điểm b mục 2 Phụ lục 1"),
    (
        "Điều chỉnh tại điểm a và b tiểu mục 3.2 mục 3 Phụ lục II.8 như sau",
        "amend",
        "điểm a mục 3.2 Phụ lục II.8; điểm b mục 3.2 Phụ lục II.8",
    ),
    ("Sửa đổi Phụ lục 1, mục 2, điểm b như sau", "amend", "điểm b mục 2 Phụ lục 1"),
    ("Sửa đổi tiêu đề của mục 2 tại Phụ lục I như sau: “Mới”", "amend", "mục 2 Phụ lục I"),
    ("Bổ sung khoản 4 sau khoản 3 Điều 3 như sau", "insert_beside", "khoản 4 | khoản 3 Điều 3"),
    ("Bổ sung điểm a vào trước điểm b mục 3 Phụ lục 2 như sau", "insert_beside", "điểm a | điểm b mục 3 Phụ lục 2"),
    (
        "Bổ sung số thứ tự 6 vào sau số thứ tự 5 mục IV phần A như sau",
        "insert_beside",
        "số thứ tự 6 | số thứ tự 5 mục IV phần A",
    ),
    ("Bãi bỏ số thứ tự 2 bảng 1 phần II", "repeal", "số thứ tự 2 bảng 1 phần II"),
    ("bổ sung điểm d tại mục 2 Phụ lục VI.8", "insert_at", "điểm d mục 2 Phụ lục VI.8"),
    ("Bổ sung 02 nhiệm vụ vào cuối mục 6 Phụ lục 2 như sau", "insert_into", "mục 6 Phụ lục 2"),
    ("Bãi bỏ điểm đ khoản 2 Điều 2", "repeal", "điểm đ khoản 2 Điều 2"),
    ("Hủy bỏ điểm 6 tiểu mục 2.5 mục 2 Phụ lục VI", "repeal", "số thứ tự 6 mục 2.5 Phụ lục VI"),
    (
        "Đưa ra khỏi danh mục số thứ tự 8, 9, 10 tại Phụ lục 3",
        "repeal",
        "số thứ tự 8 Phụ lục 3; số thứ tự 9 Phụ lục 3; số thứ tự 10 Phụ lục 3",
    ),
    (
        "Thay thế cụm từ “A” bằng cụm từ “B” tại điểm a mục 1 và điểm b mục 2 Phụ lục 1",
        "replace_phrase",
        "điểm a mục 1 Phụ lục 1; điểm b mục 2 Phụ lục 1",
    ),
    (
        "Thay thế cụm từ “Ban Dân tộc” thành “Sở Nội vụ” tại Phụ lục I, Phụ lục II",
        "replace_phrase",
        "Phụ lục I; Phụ lục II",
    ),
    ("Thay thế cụm từ “tỉnh” tại khoản 1 Điều 2 bằng cụm từ “thành phố”", "replace_phrase", "khoản 1 Điều 2"),
    ("Bỏ cụm từ “A” tại gạch đầu dòng thứ nhất điểm a mục 1 Phụ lục 2", "remove_phrase", "ý 1 điểm a mục 1 Phụ lục 2"),
    ("Bổ sung cụm từ “B” vào sau cụm từ “A” tại điểm a mục 2 Phụ lục 1", "insert_phrase", "điểm a mục 2 Phụ lục 1"),
    (
        "Điều chỉnh thời gian trình của số thứ tự 5 Phụ lục 3 từ Quý I/2026 sang Quý III/2026",
        "set_field",
        "số thứ tự 5 Phụ lục 3",
    ),
    (
        "Điều chỉnh chỉ tiêu điểm b mục 2 Phụ lục 1 giai đoạn 2021-2025 thành “90%”",
        "set_target",
        "điểm b mục 2 Phụ lục 1",
    ),
    ("Chuyển điểm c mục 5 vào sau điểm e mục 6 Phụ lục 2", "move_beside", "điểm c mục 5 | điểm e mục 6 Phụ lục 2"),
    ("Ngưng hiệu lực điểm a mục 4 Phụ lục 2 đến hết ngày 31/12/2025", "suspend", "điểm a mục 4 Phụ lục 2"),
    (
        "Thay thế Phụ lục I, Phụ lục II bằng Phụ lục I, Phụ lục II ban hành kèm theo Thông tư này",
        "replace_annex",
        "Phụ lục I; Phụ lục II",
    ),
    ("Bãi bỏ nội dung tại điểm a, mục 6, Phụ lục số 02", "repeal", "điểm a mục 6 Phụ lục 2"),
    ("Bãi bỏ điểm a mục 6, điểm b mục 7 Phụ lục 2", "repeal", "điểm a mục 6 Phụ lục 2; điểm b mục 7 Phụ lục 2"),
    ("Đưa nội dung tại điểm c mục 5 Phụ lục 2 ra khỏi Kế hoạch", "repeal", "điểm c mục 5 Phụ lục 2"),
    ("Thay thế các cụm từ “A”, “B” bằng cụm từ “C” tại Phụ lục 2", "replace_phrase", "Phụ lục 2"),
    ("Bổ sung các điểm t, u vào mục 6 Phụ lục 2, cụ thể như sau", "insert_into", "điểm t; điểm u | mục 6 Phụ lục 2"),
    ("Đính chính thời gian thực hiện tại mục 4 Phụ lục 2: “A” thành “B”", "set_field", "mục 4 Phụ lục 2"),
    ("Sửa đổi một số mục tại Phụ lục 2 như sau", "amend", "Phụ lục 2"),
    ("Thay thế cụm từ “A” bằng cụm từ “B”", "replace_phrase", ""),
    ("Bãi bỏ số thứ tự 2 Biểu số 01 và Phụ biểu 03", "repeal", "số thứ tự 2 Biểu số 1; Phụ biểu 3"),
    (
        "Bãi bỏ nhiệm vụ 2.1 đến 2.2 Phụ lục II",
        "repeal",
        "số thứ tự 2.1 Phụ lục II; số thứ tự 2.2 Phụ lục II",
    ),
    ("Bãi bỏ các khoản 3, 6 và 7 phần V", "repeal", "khoản 3 phần V; khoản 6 phần V; khoản 7 phần V"),
    ("Bãi bỏ mục 3, điểm a Phụ lục 2", "repeal", "điểm a mục 3 Phụ lục 2"),
    ("Bãi bỏ các nội dung sau", "repeal", ""),
    ("Thay thế cụm từ “A” bằng cụm từ “B” tại các chỉ tiêu", None, ""),
    ("Bãi bỏ cụm từ “A” trong danh mục nhiệm vụ", None, ""),
    ("Bãi bỏ từ điểm a đến điểm y mục 1 đến mục 90 Phụ lục 1 đến Phụ lục 90", None, ""),
    ("Kế hoạch này", None, ""),
    ("Sửa đổi cho phù hợp với thực tế", None, ""),
]


def read(sentence):
    masked = mask(sentence)
    words, _ = other_documents(masked, masked.text, None)
    return next(reversed(read_clauses(words, masked)), None)


@pytest.mark.parametrize(("sentence", "action", "places"), SENTENCES, ids=[row[0][:50] for row in SENTENCES])
def test_a_sentence_is_this_action_at_these_places(sentence, action, places):
    clause = read(sentence)
    if action is None:
        assert clause is None
        return
    assert clause.action == action
    assert " | ".join("; ".join(map(str, where.addresses)) for where in clause.wheres) == places


def test_words_quotes_counts_and_columns_are_read():
    clause = read("Thay thế cụm từ “Sở A” bằng cụm từ “Sở “B” mới” (03 lần) tại cột “Cơ quan chủ trì” mục 6 Phụ lục 2")
    assert clause.quotes == ("Sở A", "Sở “B” mới")
    assert (clause.count, clause.wheres[0].column) == (3, "Cơ quan chủ trì")
    clause = read("Đổi cơ quan chủ trì của điểm a mục 1 Phụ lục 2 từ “Sở A” thành Sở B")
    assert (clause.field, clause.old, clause.new) == ("cơ quan chủ trì", "Sở A", "Sở B")


def test_the_plan_that_is_amended_is_passed_over_and_another_document_is_told():
    sentence = "Bãi bỏ điểm c mục 5 Phụ lục 2 ban hành kèm theo Kế hoạch số 163/KH-UBND ngày 24/11/2021 của UBND tỉnh"
    masked = mask(sentence)
    assert other_documents(masked, masked.text, "163/KH-UBND") == ("Bãi bỏ điểm c mục 5 Phụ lục 2", [])
    _, others = other_documents(masked, masked.text, "07/KH-UBND")
    assert [basis.code for basis in others] == ["163/KH-UBND"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Các nội dung khác tiếp tục thực hiện theo Kế hoạch số 163/KH-UBND.",
        "Quyết định này có hiệu lực kể từ ngày ký.",
        "Chánh Văn phòng UBND tỉnh, Giám đốc các sở chịu trách nhiệm thi hành Quyết định này.",
        "NỘI DUNG SỬA ĐỔI, BỔ SUNG",
    ],
)
def test_sentences_of_the_frame_are_known(sentence):
    assert is_frame(sentence, sentence)


@pytest.mark.parametrize("sentence", ["Nghiên cứu việc lồng ghép các nhiệm vụ.", "Bãi bỏ điểm a mục 1 Phụ lục 1."])
def test_other_sentences_are_no_frame(sentence):
    assert not is_frame(sentence, sentence)


def test_a_sentence_without_a_place_only_opens_what_follows():
    assert opens_instructions("Sửa đổi, bổ sung một số nội dung như sau:")
    assert not opens_instructions("Sửa đổi điểm b như sau:")


def test_the_day_of_effect_is_the_one_stated_else_that_of_signing(plan_163):
    signed = plan_163.document.date
    assert effective_date(["... có hiệu lực thi hành kể từ ngày 01/02/2024."], signed).isoformat() == "2024-02-01"
    assert effective_date(["Quyết định này có hiệu lực kể từ ngày ký."], signed) == signed
    assert effective_date([], signed) == signed


VOCABULARY = (
    *("Sửa đổi", "bổ sung", "Bãi bỏ", "Thay thế", "chuyển", "đính chính", "tạm dừng", "cụm từ", "bằng", "thành", "từ"),
    *(
        "điểm a",
        "điểm a, b",
        "mục 2",
        "mục IV",
        "Phụ lục 1",
        "Phụ lục",
        "phần V",
        "khoản 3",
        "bảng 1",
        "gạch đầu dòng thứ 2",
    ),
    *(
        "vào sau",
        "vào trước",
        "vào",
        "tại",
        "như sau:",
        "“A”",
        "“b) Lời mới”",
        "“",
        "cột",
        "cơ quan chủ trì",
        "thời hạn",
    ),
    *("(2 lần)", "giai đoạn 2021-2025", "đến hết năm 2025", "và", ",", ";", ".", "kèm theo Quyết định này", "tên"),
    *("Kế hoạch số 163/KH-UBND ngày 24/11/2021 của UBND tỉnh", "Phụ lục I kèm theo Quyết định này", "\ue0001\ue003"),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(VOCABULARY), max_size=9))
def test_any_words_are_an_instruction_or_none_but_never_an_accident(parts):
    read(" ".join(parts))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=7), min_size=1, max_size=4))
def test_any_document_gives_a_manifest_that_can_be_carried_out_or_told(plan_binh_son, lines):
    sections = tuple(
        Section(id=f"Điều 1/{place}", level=2, number=str(place), title=" ".join(parts))
        for place, parts in enumerate(lines, start=1)
    )
    article = Section(
        id="Điều 1", level=1, number="Điều 1", title="Sửa đổi một số nội dung như sau:", children=sections
    )
    manifest = read_instructions(Document(outline=(article,)), plan_binh_son)
    folded = fold(plan_binh_son, manifest, reread)
    told = len(manifest.operations) - len(folded.applied) + len(manifest.not_understood)
    assert len(folded.notices) == told
