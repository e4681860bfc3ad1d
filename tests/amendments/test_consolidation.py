"""The consolidated text: the amended words unchanged, and a note at each place with the words of the ordinance's form."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.amendments.consolidation import consolidate
from kehoach.amendments.consolidation_head import Amending
from kehoach.amendments.fold import fold
from kehoach.amendments.item_notes import behind_label
from kehoach.amendments.marking import behind_phrases
from kehoach.amendments.operations import (
    Amend,
    AmendingDocument,
    Insert,
    Manifest,
    Repeal,
    ReplacePhrase,
    SetDeadline,
    SetLead,
)
from kehoach.amendments.wording import find_phrase, replace_phrase
from kehoach.meaning.note_marks import note_mark, note_marks, without_marks
from kehoach.model import Document
from kehoach.parser import reread

CASES = (
    ("163", ("163-amended-and-repealed", "163-inserted", "163-moved-and-suspended")),
    ("163", ("163-agencies-renamed-in-2025", "163-agencies-deadlines-targets-set", "163-corrected")),
    ("163", ("163-annex-replaced", "163-table-of-amended-rows", "163-parent-completes-the-address")),
    ("binh-son", ("binh-son-first", "binh-son-second")),
    ("163", ("163-in-officers-words", "163-head-paragraphs-and-a-new-annex")),
    ("binh-son", ("binh-son-head-paragraphs-and-a-new-annex",)),
)
SIGN = note_mark(0)


@pytest.fixture(scope="module")
def consolidated(plans, manifest_of):
    """The consolidated text of a plan and amending documents of which only the manifests are there."""

    def run(plan, *manifests):
        folded = fold(plan, manifests, reread)
        return consolidate(plan, folded, [Amending(manifest) for manifest in manifests], reread), folded

    return run


def order(number, *operations, day=1):
    """A synthetic decision of a province that does not exist."""
    return Manifest(
        document=AmendingDocument(
            type="Quyết định",
            code=f"{number}/QĐ-UBND",
            date=datetime.date(2026, 5, day),
            issuer="ỦY BAN NHÂN DÂN TỈNH BÌNH SƠN",
            title="Sửa đổi Kế hoạch số 07/KH-UBND",
        ),
        effective=datetime.date(2026, 6, day),
        operations=tuple(
            operation.model_copy(update={"provision": f"khoản {place} Điều 1"})
            for place, operation in enumerate(operations, start=1)
        ),
    )


def by(khoan, number, day="01"):
    return (
        f"theo quy định tại khoản {khoan} Điều 1 Quyết định số {number}/QĐ-UBND ngày {day} tháng 5 năm 2026 của Ủy ban nhân dân "
        f"tỉnh Bình Sơn, có hiệu lực kể từ ngày {day} tháng 6 năm 2026"
    )


def noted(result):
    """The texts that have signs, each with the words of its notes."""
    found = {}

    def look(value):
        if isinstance(value, str):
            if note_marks(value):
                shown = value
                for sign in note_marks(value):
                    shown = shown.replace(sign, "[*]")
                found.setdefault(shown, []).append([result.notes[sign] for sign in note_marks(value)])
        elif isinstance(value, dict):
            for part in value.values():
                look(part)
        elif isinstance(value, list):
            for part in value:
                look(part)

    look(result.document.model_dump(mode="json"))
    return found


@pytest.mark.parametrize(("plan", "cases"), CASES)
def test_without_the_signs_body_and_annexes_are_those_of_the_amended_plan(
    plan, cases, plans, manifest_of, consolidated
):
    result, folded = consolidated(plans[plan], *(manifest_of(case, plan) for case in cases))
    bare = Document.model_validate_json(without_marks(result.document.model_dump_json()))
    for part in ("title", "lead", "tables", "outline", "closing", "annexes"):
        assert getattr(bare, part) == getattr(folded.plan.document, part), part
    assert set(note_marks(result.document.model_dump_json())) == set(result.notes)
    assert len(result.notes) > 4


def test_items_have_the_note_behind_their_number_and_one_for_all_that_happened(plans, manifest_of, consolidated):
    found = noted(
        consolidated(
            plans["binh-son"], manifest_of("binh-son-first", "binh-son"), manifest_of("binh-son-second", "binh-son")
        )[0]
    )
    first, second = (
        f"Quyết định số {number} ngày {day} của Ủy ban nhân dân tỉnh Bình Sơn, có hiệu lực kể từ ngày {day}"
        for number, day in (("15/QĐ-UBND", "02 tháng 4 năm 2026"), ("31/QĐ-UBND", "01 tháng 6 năm 2026"))
    )
    assert [
        f"Nội dung này được bổ sung theo quy định tại khoản 2 Điều 1 {first}; "
        f"được sửa đổi theo quy định tại khoản 1 Điều 1 {second}."
    ] in found["4[*]"]
    assert [
        f"Nội dung này được sửa đổi theo quy định tại khoản 1 Điều 1 {first}; "
        f"được bãi bỏ theo quy định tại khoản 2 Điều 1 {second}."
    ] in found["2[*]"]
    assert found["80%[*]"] == [[f"Nội dung này được sửa đổi theo quy định tại khoản 3 Điều 1 {first}."]]
    assert [
        f"Mục này được sửa đổi tên theo quy định tại khoản 4 Điều 1 {first}; "
        f"được bãi bỏ theo quy định tại khoản 4 Điều 1 {second}."
    ] in found["II[*]"]
    assert found["-[*] (được bãi bỏ)"] == [[f"Nội dung này được bãi bỏ theo quy định tại khoản 5 Điều 1 {first}."]]


def test_a_replaced_phrase_has_its_note_each_time_it_stands_there(plan_163, manifest_of, consolidated):
    result, folded = consolidated(plan_163, manifest_of("163-agencies-renamed-in-2025", "163"))
    phrases = [text for text in result.notes.values() if text.startswith("Cụm từ “Sở Thông tin và Truyền thông”")]
    old, new = (
        plan.model_dump_json().count("Sở Khoa học và Công nghệ") for plan in (plan_163.document, folded.plan.document)
    )
    assert len(phrases) >= 3
    assert len(phrases) == new - old
    assert all(
        "được thay thế bằng cụm từ “Sở Khoa học và Công nghệ” theo quy định tại khoản " in text for text in phrases
    )


def test_a_cell_set_twice_has_one_note_that_tells_both(plan_binh_son, consolidated):
    at = "số thứ tự 1 mục I Phụ lục II"
    result, _ = consolidated(
        plan_binh_son,
        order(1, SetDeadline(at=at, new="Quý I/2027")),
        order(2, SetDeadline(at=at, new="Năm 2028"), day=2),
    )
    found = noted(result)
    assert found["Năm 2028[*]"] == [[f"Nội dung này được sửa đổi {by(1, 1)}; được sửa đổi {by(1, 2, '02')}."]]


def test_what_a_later_document_takes_away_leaves_no_note_of_its_words(plan_binh_son, consolidated):
    at = "số thứ tự 1 mục I Phụ lục II"
    result, _ = consolidated(plan_binh_son, order(1, SetLead(at=at, new="Sở Tư pháp")), order(2, Repeal(at=at), day=2))
    told = [text for text in result.notes.values() if "Nội dung này" in text]
    assert told == [f"Nội dung này được bãi bỏ {by(1, 2, '02')}."]


def test_a_phrase_replaced_again_has_one_note_with_both(plan_binh_son, consolidated):
    at = ("số thứ tự 1 mục II Phụ lục II",)
    result, _ = consolidated(
        plan_binh_son,
        order(1, ReplacePhrase(at=at, old="Sở Khoa học và Công nghệ", new="Sở A")),
        order(2, ReplacePhrase(at=at, old="Sở A", new="Sở B"), day=2),
    )
    assert [
        f"Cụm từ “Sở Khoa học và Công nghệ” được thay thế bằng cụm từ “Sở A” {by(1, 1)}; "
        f"cụm từ “Sở A” được thay thế bằng cụm từ “Sở B” {by(1, 2, '02')}."
    ] in noted(result)["Sở B[*]"]


def test_sections_have_the_note_behind_their_number(plan_163, consolidated):
    result, _ = consolidated(
        plan_163,
        order(1, Amend(at="mục 9 phần III", cells={"Tên": "Sơ kết hằng năm."}), Repeal(at="mục 8 phần III")),
        order(
            2, Insert(at="mục 10 phần III", where="after", beside="mục 9 phần III", cells={"Nội dung": "Khen thưởng."})
        ),
    )
    found = noted(result)
    assert found["9[*]"] == [[f"Mục này được sửa đổi {by(1, 1)}."]]
    assert found["8[*]"] == [[f"Mục này được bãi bỏ {by(2, 1)}."]]
    assert found["10[*]"] == [[f"Mục này được bổ sung {by(1, 2)}."]]


def test_head_and_end_say_only_what_is_known(plan_binh_son, consolidated):
    result, _ = consolidated(plan_binh_son, order(1, Repeal(at="số thứ tự 2 mục I Phụ lục II")))
    document = result.document
    assert (document.number, document.symbol, document.date) == (None, "VBHN-UBND", None)
    assert document.signature.authority == "XÁC THỰC VĂN BẢN HỢP NHẤT"
    assert document.signature.name == "[...]"
    assert result.opening[0].startswith(
        "Kế hoạch số 07/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh Bình Sơn"
    )
    assert result.opening[0].endswith("có hiệu lực kể từ ngày [...], được sửa đổi, bổ sung bởi:")
    assert result.opening[1:] == (
        "Quyết định số 1/QĐ-UBND ngày 01 tháng 5 năm 2026 của Ủy ban nhân dân tỉnh Bình Sơn sửa đổi Kế hoạch số "
        "07/KH-UBND, có hiệu lực kể từ ngày 01 tháng 6 năm 2026.",
    )
    (bases,) = (text for text in result.notes.values() if "căn cứ ban hành" in text)
    assert bases.endswith("có căn cứ ban hành như sau: “[...]”.")


def test_bases_and_closing_articles_of_the_amending_document_are_in_notes(plan_163, manifest_of, read_case):
    manifest, document = manifest_of("163-amended-and-repealed", "163"), read_case("163-amended-and-repealed")
    folded = fold(plan_163, manifest, reread)
    result = consolidate(plan_163, folded, [Amending(manifest, document)], reread)
    found = noted(result)
    ((text, last),) = ((text, words) for text, words in found.items() if "Chỉ thị số 23/CT-TTg" in text)
    assert text.startswith("Căn cứ Nghị quyết số 76/NQ-CP"), "the plan states its căn cứ in its opening sentence"
    assert "giai đoạn 2021-2030[*], UBND tỉnh Sóc Trăng ban hành" in text
    assert "“Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025; Theo đề nghị của" in last[0][0]
    closing = found["TỔ CHỨC THỰC HIỆN[*]"][0][0]
    assert closing.startswith("Điều 2 và Điều 3 của Quyết định số 12/QĐ-UBND ngày 15 tháng 01 năm 2024")
    assert "\n“Điều 2. Quyết định này có hiệu lực kể từ ngày 01 tháng 02 năm 2024.\nĐiều 3. Chánh Văn phòng" in closing


def test_paragraphs_the_head_and_a_new_annex_have_notes(plan_binh_son, manifest_of, consolidated):
    found = noted(consolidated(plan_binh_son, manifest_of("binh-son-head-paragraphs-and-a-new-annex", "binh-son"))[0])
    order = (
        "Kế hoạch số 18/KH-UBND ngày 04 tháng 5 năm 2026 của Ủy ban nhân dân tỉnh Bình Sơn, "
        "có hiệu lực kể từ ngày 10 tháng 5 năm 2026"
    )
    title = "CHUYỂN ĐỔI SỐ VÀ ĐỔI MỚI SÁNG TẠO TỈNH BÌNH SƠN GIAI ĐOẠN 2026-2030[*]"
    assert found[title] == [[f"Nội dung này được sửa đổi theo quy định tại mục 1 phần I {order}."]]
    assert found["Luật Giao dịch điện tử ngày 22/6/2023[*]"] == [
        [f"Nội dung này được sửa đổi theo quy định tại mục 3 phần I {order}."]
    ]
    assert found["PHỤ LỤC III[*]"] == [[f"Phụ lục này được bổ sung theo quy định tại mục 8 phần I {order}."]]
    assert found["2[*]"] == [
        [f"Mục này được bổ sung lời mới sau câu cuối theo quy định tại mục 6 phần I {order}."],
        [f"Nội dung này có câu 1 được sửa đổi theo quy định tại mục 7 phần I {order}."],
        [f"Nội dung này được bãi bỏ theo quy định tại mục 11 phần I {order}."],
    ]
    assert found["Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị[*][*]"][0][0] == (
        f"Nội dung này được bổ sung theo quy định tại mục 2 phần I {order}."
    )


def test_a_letter_that_corrects_has_notes_at_its_words_and_neither_bases_nor_closing_articles(
    plan_ha_linh, manifest_of, read_case
):
    names = ["ha-linh-corrected-by-letter", "ha-linh-adjusted"]
    manifests = [manifest_of(name, "ha-linh") for name in names]
    folded = fold(plan_ha_linh, manifests, reread)
    parts = [Amending(manifest, read_case(name)) for manifest, name in zip(manifests, names, strict=True)]
    result = consolidate(plan_ha_linh, folded, parts, reread)
    letter = "Công văn số 1204/UBND-KGVX ngày 25 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh Hà Lĩnh"
    assert result.opening[1].startswith(f"{letter} về việc đính chính Kế hoạch số 38/KH-UBND")
    found = noted(result)
    (kept,) = (words for text, words in found.items() if text.endswith("Xã hội số an toàn, nhân văn[*]."))
    assert kept[0][0].startswith("Cụm từ “Xã hội số an toàn” được đính chính thành “Xã hội số an toàn, nhân văn”")
    (bases,) = (words for text, words in found.items() if text.startswith("Nghị quyết số 09-NQ/TU"))
    assert bases[0][0].endswith(
        "có căn cứ ban hành như sau: “Căn cứ Kế hoạch số 38/KH-UBND ngày 10/3/2026 của UBND tỉnh Hà Lĩnh; theo đề nghị của "
        "Sở Khoa học và Công nghệ tại Tờ trình số 77/TTr-SKHCN ngày 12/8/2026, Ủy ban nhân dân tỉnh điều chỉnh, bổ sung Kế "
        "hoạch số 38/KH-UBND như sau”."
    )
    assert letter not in bases[0][0] + found["TỔ CHỨC THỰC HIỆN[*]"][0][0]


def test_what_was_not_carried_out_is_not_in_the_text(plan_binh_son):
    early, late = (
        order(1, Repeal(at="số thứ tự 2 mục I Phụ lục II")),
        order(2, Repeal(at="số thứ tự 1 mục I Phụ lục II"), day=9),
    )
    folded = fold(plan_binh_son, [early, late], reread, as_of=datetime.date(2026, 6, 1))
    result = consolidate(plan_binh_son, folded, [Amending(early), Amending(late)], reread)
    assert len(result.opening) == 2
    assert not any("2/QĐ-UBND" in text for text in (*result.opening, *result.notes.values()))


def test_signs_that_the_plan_has_by_itself_are_nobodys_notes(plan_binh_son, consolidated):
    title = f"{plan_binh_son.document.title} {SIGN}"
    plan = plan_binh_son.model_copy(update={"document": plan_binh_son.document.model_copy(update={"title": title})})
    result, _ = consolidated(plan, order(1, Repeal(at="số thứ tự 2 mục I Phụ lục II")))
    assert result.document.title == title
    assert SIGN not in result.notes


@pytest.mark.parametrize(
    ("words", "number", "expected"),
    [
        ("8. Đề án", "8", "8[*]. Đề án"),
        ("b) Rà soát", "b", "b[*]) Rà soát"),
        ("- (được bãi bỏ)", "1", "-[*] (được bãi bỏ)"),
        ("Rà soát", "h", "Rà soát[*]"),
        ("2021 là năm", "2", "2021 là năm[*]"),
    ],
)
def test_the_sign_stands_behind_the_label(words, number, expected):
    assert behind_label(words, number, "[*]") == expected


@given(
    pieces=st.lists(st.sampled_from(["Sở", "A", "B,", "x", SIGN, note_mark(1), "  ", "\n"]), max_size=12),
    phrase=st.sampled_from(["A", "Sở A", "x"]),
    new=st.sampled_from(["", "B", "Sở A và B"]),
)
def test_signs_change_no_words_and_none_is_lost(pieces, phrase, new):
    marked = " ".join(pieces)
    bare = without_marks(marked)
    result = behind_phrases(marked, phrase, new, lambda held: held + note_mark(2))
    assert without_marks(result).split() == replace_phrase(bare, phrase, new).split()
    assert result.count(note_mark(2)) == len(find_phrase(bare, phrase))
    assert sorted(note_marks(marked)) == sorted(sign for sign in note_marks(result) if sign != note_mark(2))
