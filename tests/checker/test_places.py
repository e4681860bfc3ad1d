"""Places are told as one officer tells another."""

from datetime import date

import pytest

from kehoach.checker import Subject
from kehoach.checker.examples import layout, paragraph
from kehoach.checker.examples_plan import plan_of, section, task
from kehoach.checker.places import place_of
from kehoach.meaning.province import registry_for_plan
from kehoach.model import Annex, PageSetup

ANNEXES = (Annex(id="pl2", label="PHỤ LỤC II"), Annex(id="pl", label=""))
PLAN = plan_of(annexes=ANNEXES)
SUBJECT = Subject(PLAN, registry_for_plan(PLAN), date(2026, 11, 24), layout=layout())


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("pl2/5/b/1", "Phụ lục II, mục 5, điểm b, ý 1"),
        ("pl/3", "phụ lục, số thứ tự 3"),
        ("pl2/bang2/3", "Phụ lục II, bảng 2, số thứ tự 3"),
        ("II/1/bang1/2", "mục 1 phần II, bảng 1, số thứ tự 2"),
        ("bang1/2", "nội dung, bảng 1, số thứ tự 2"),
        ("pl2/4~2", "Phụ lục II, số thứ tự 4 (lần 2)"),
    ],
)
def test_rows_are_told_from_the_outside_in(address, place):
    assert place_of(task(address, "Rà soát thủ tục"), "", SUBJECT) == place
    assert place_of(task(address, "Rà soát thủ tục"), "Thời hạn", SUBJECT) == f"{place}, cột Thời hạn"


def test_what_the_text_states_in_its_own_words_has_the_place_of_its_part_and_no_column():
    plan = plan_of(outline=(section("I", "NHIỆM VỤ", "Rà soát. Chủ trì: Sở Y tế."),))
    subject = Subject(plan, registry_for_plan(plan), date(2026, 11, 24))
    assert place_of(task("I/2", "Rà soát"), "Thời hạn", subject) == "phần I, ý 2"
    assert place_of(task("I", "Rà soát"), "Thời hạn", subject) == "phần I"


def test_cells_of_the_body_and_pages_of_an_annex_without_a_label_have_words():
    assert place_of(paragraph("table", "Sở Y tế"), "", SUBJECT) == "bảng trong nội dung «Sở Y tế»"
    assert place_of(paragraph("table", "Sở Y tế", annex="pl"), "", SUBJECT) == "phụ lục, bảng «Sở Y tế»"
    assert place_of(PageSetup(width=210, height=297, annex="pl"), "", SUBJECT) == "trang của phụ lục"
