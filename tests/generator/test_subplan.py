"""The draft of an agency's sub-plan: what it says, and that it says nothing of its own."""

import re
from datetime import date

import pdfplumber
import pytest
from docx import Document as WordDocument
from docx.shared import Mm

from kehoach.errors import KehoachError
from kehoach.generator import make_subplan, write_subplans


@pytest.fixture(scope="module")
def justice(plan_163, registry_163):
    return make_subplan(plan_163, "so-tu-phap", registry_163)


def texts(document):
    def of(section):
        yield section.title
        for paragraph in (*section.paragraphs, *section.trailing):
            yield paragraph.text
        for child in section.children:
            yield from of(child)

    return [text for section in document.outline for text in of(section)]


def test_the_head_is_a_draft_s_of_that_agency(justice):
    document = justice.plan.document
    assert document.superior == ("UBND TỈNH SÓC TRĂNG",)
    assert document.issuer == ("SỞ TƯ PHÁP",)
    assert (document.number, document.symbol, document.date) == (None, "KH-STP", None)
    assert document.title == "Triển khai thực hiện Kế hoạch cải cách hành chính tỉnh Sóc Trăng giai đoạn 2021-2030"


def test_the_parent_comes_first_among_the_legal_bases(justice):
    first, *others = [basis.text for basis in justice.plan.document.legal_bases]
    assert first == (
        "Kế hoạch số 163/KH-UBND ngày 24 tháng 11 năm 2021 của UBND tỉnh Sóc Trăng về cải cách hành chính tỉnh Sóc Trăng "
        "giai đoạn 2021-2030"
    )
    assert [text.split(" ngày")[0] for text in others] == ["Nghị quyết số 76/NQ-CP", "Chỉ thị số 23/CT-TTg"]
    parent = justice.plan.document.legal_bases[0]
    assert (parent.type, parent.code, parent.date) == ("Kế hoạch", "163/KH-UBND", date(2021, 11, 24))
    assert parent.issuer == "UBND tỉnh Sóc Trăng"


def test_every_task_stands_in_the_annex_with_its_address_in_the_parent(justice, plan_163):
    annex = justice.plan.document.annexes[1]
    rows = [row for row in annex.tables[0].rows if row[-1].text]
    assert len(rows) == len(justice.allocation.tasks) == len(justice.plan.tasks)
    by_id = {task.id: task for task in plan_163.tasks}
    for row, share in zip(rows, justice.allocation.tasks, strict=True):
        # A dash that made the row one of several in the parent is no part of its words.
        assert row[1].text == by_id[share.item.id].text.removeprefix("- " if "\n-" not in row[1].text else "")
    assert rows[0][-1].text == "điểm a mục 1 Phụ lục 2"
    assert {task.origin for task in justice.plan.tasks} == {share.item.id for share in justice.allocation.tasks}


def test_what_the_plan_does_not_say_is_a_visible_blank(justice):
    annex = justice.plan.document.annexes[1]
    product = annex.tables[0].roles.index("product")
    assert {row[product].text for row in annex.tables[0].rows if row[-1].text} == {"[...]"}
    assert justice.blanks > 0
    assert justice.plan.document.signature.name == "[...]"


def test_the_six_parts_stand_in_order(justice):
    assert [section.title for section in justice.plan.document.outline] == [
        "MỤC ĐÍCH, YÊU CẦU", "MỤC TIÊU", "NHIỆM VỤ TRỌNG TÂM", "GIẢI PHÁP CHỦ YẾU", "KINH PHÍ THỰC HIỆN", "TỔ CHỨC THỰC HIỆN",
    ]  # fmt: skip


def test_duties_of_the_agency_s_own_section_are_in_it_word_for_word(justice, plan_163):
    body = " ".join(texts(justice.plan.document))
    (own,) = [part for part in plan_163.responsibilities if part.agencies == ("so-tu-phap",)]
    for paragraph in own.paragraphs:
        # "Kế hoạch" would be the sub-plan itself here.
        assert paragraph.text.replace("kèm Kế hoạch", "kèm Kế hoạch số 163/KH-UBND") in body


def test_sentences_that_set_others_apart_are_left_out(justice, plan_163):
    body = " ".join(texts(justice.plan.document))
    parent = " ".join(paragraph.text for part in plan_163.responsibilities for paragraph in part.paragraphs)
    assert "Riêng các cơ quan trung ương đóng trên địa bàn tỉnh" in parent
    assert "Riêng các cơ quan trung ương" not in body
    assert "Kế hoạch phải xác định rõ mục tiêu" in body


def test_the_general_aim_is_the_parent_s(justice, plan_163):
    aims = justice.plan.document.outline[1].children[0]
    assert aims.title == "Mục tiêu chung"
    assert aims.paragraphs == plan_163.document.outline[0].children[0].paragraphs


def test_what_others_lead_is_cited_together(justice):
    body = " ".join(texts(justice.plan.document))
    assert "các điểm b, c, d, g mục 4 Phụ lục 2" in body


def test_an_undecided_row_shows_both_readings(plan_163, registry_163):
    made = make_subplan(plan_163, "so-thong-tin-va-truyen-thong", registry_163)
    (row,) = [row for row in made.plan.document.annexes[1].tables[0].rows if row[-1].text == "điểm l mục 6 Phụ lục 2"]
    assert "[...]" in row[3].text
    assert row[3].text == "[...] («Sở Nội vụ» hoặc «Sở Nội vụ; Sở Thông tin và Truyền thông»)"


def test_only_periodic_reports_are_reporting_duties(plan_163, registry_163):
    office = make_subplan(plan_163, "van-phong-ubnd-tinh", registry_163).plan.document
    reporting = office.outline[-1].children[-1]
    assert reporting.title == "Chế độ báo cáo"
    assert [paragraph.text[:40] for paragraph in reporting.paragraphs] == ["- Định kỳ hàng quý, 6 tháng, hàng năm ho"]


def test_a_people_s_committee_signs_on_behalf_and_has_no_superior_line(plan_163, registry_163):
    document = make_subplan(plan_163, "ubnd-huyen-ke-sach", registry_163).plan.document
    assert document.superior == ()
    assert document.issuer == ("ỦY BAN NHÂN DÂN", "HUYỆN KẾ SÁCH")
    assert document.symbol == "KH-UBND"
    assert document.place == "Kế Sách"
    assert (document.signature.authority, document.signature.title) == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")


def test_an_agency_without_work_gets_no_empty_draft(plan_163, registry_163):
    with pytest.raises(KehoachError, match="không giao việc nào"):
        make_subplan(plan_163, "bo-noi-vu", registry_163)


def test_another_province_s_plan_gives_sub_plans_as_well(plan_binh_son, registry_binh_son):
    made = make_subplan(plan_binh_son, "so-tai-chinh", registry_binh_son)
    document = made.plan.document
    assert document.superior == ("UBND TỈNH BÌNH SƠN",)
    assert document.symbol == "KH-STC"
    assert {share.item.id: share.role for share in made.allocation.tasks} == {
        "pl2/I/1": "monitor",
        "pl2/I/2": "monitor",
        "pl2/I/3": "lead",
        "pl2/II/1": "coordinate",
        "pl2/II/2": "undecided",
    }
    (annex,) = document.annexes
    assert annex.label == "Phụ lục", "a single annex has no number"
    cells = [cell.text for row in annex.tables[0].rows for cell in row]
    assert "- Hội nghị đối thoại\n- Báo cáo tổng hợp kiến nghị" in cells
    assert "số thứ tự 3 mục I Phụ lục II" in cells


def test_docx_and_pdf_hold_every_word_of_the_document(plan_163, justice, tmp_path):
    write_subplans(plan_163, ["so-tu-phap"], tmp_path)
    read_back = WordDocument(tmp_path / "so-tu-phap.docx")
    in_word = squeezed("".join(node.text or "" for node in read_back.element.body.iter() if node.tag.endswith("}t")))
    with pdfplumber.open(tmp_path / "so-tu-phap.pdf") as pages:
        in_pdf = squeezed("".join(page.extract_text() for page in pages.pages))
    for text in texts(justice.plan.document):
        assert squeezed(text) in in_word
    assert squeezed(justice.plan.tasks[0].text)[:40] in in_pdf


def test_pages_are_a4_with_the_decree_s_margins(plan_163, tmp_path):
    """Nghị định 30/2020/NĐ-CP, Phụ lục I, I.I: top and bottom 20-25 mm, left 30-35 mm, right 15-20 mm."""
    write_subplans(plan_163, ["so-tu-phap"], tmp_path, formats=["docx"])
    first, *others = WordDocument(tmp_path / "so-tu-phap.docx").sections
    assert (round(first.page_width / Mm(1)), round(first.page_height / Mm(1))) == (210, 297)
    assert 20 <= round(first.top_margin / Mm(1), 1) <= 25
    assert 20 <= round(first.bottom_margin / Mm(1), 1) <= 25
    assert 30 <= round(first.left_margin / Mm(1), 1) <= 35
    assert 15 <= round(first.right_margin / Mm(1), 1) <= 20
    assert all(section.page_width > section.page_height for section in others), "annexes lie in landscape"


def squeezed(text):
    return re.sub(r"\s+", "", text)
