"""Places are told as one officer tells another."""

from datetime import date

import pytest

from kehoach.checker import Subject
from kehoach.checker.examples import layout, paragraph
from kehoach.checker.examples_plan import plan_of, section, task
from kehoach.checker.places import path_of, place_of
from kehoach.meaning.addresses import cite_section
from kehoach.meaning.province import registry_for_plan
from kehoach.model import Annex, Cell, Deadline, PageSetup, Source, Table

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


def test_a_column_has_the_title_that_the_document_gives_it_and_its_cell_the_comment():
    def cell(text, row, column):
        return Cell(text=text, source=Source(file="a.docx", sha256="", table=3, row=row, column=column))

    header, row = ("Việc", "Xong trước"), ("Rà soát thủ tục", "Quý I/2026")
    table = Table(
        header=(tuple(cell(text, 1, column) for column, text in enumerate(header, 1)),),
        rows=(tuple(cell(text, 2, column) for column, text in enumerate(row, 1)),),
    )
    plan = plan_of(annexes=(Annex(id="pl2", label="Phụ lục II", tables=(table,)),))
    shown = [
        paragraph("table", each.text, source=each.source, path=f"/p{each.source.column}") for each in table.rows[0]
    ]
    subject = Subject(plan, registry_for_plan(plan), date(2026, 11, 24), layout=layout(*shown))
    item = task("pl2/1", "Rà soát thủ tục").model_copy(
        update={
            "deadline": Deadline(text="Quý I/2026", source=table.rows[0][1].source),
            "source": table.rows[0][0].source,
        }
    )
    assert place_of(item, "Thời gian thực hiện", subject) == "Phụ lục II, số thứ tự 1, cột Xong trước"
    assert path_of(item, "Thời gian thực hiện", subject) == "/p2"
    assert path_of(item, "", subject) == "/p1"


def test_parts_chapters_and_articles_bear_their_own_words():
    assert cite_section("Phần II/I/1") == "mục 1 mục I Phần II"
    assert cite_section("Chương I/Điều 2/a") == "điểm a Điều 2 Chương I"


def test_a_title_that_several_tables_of_one_number_have_is_told_as_usual():
    """In text files the tables of every annex are counted anew."""
    source = Source(file="a.txt", sha256="", table=1, row=1, column=4)
    tables = [Table(header=((Cell(text=title, source=source),),)) for title in ("Năm 2028", "Hạn hoàn thành")]
    plan = plan_of(
        annexes=tuple(Annex(id=f"pl{n}", label=f"Phụ lục {n}", tables=(each,)) for n, each in enumerate(tables, 1))
    )
    subject = Subject(plan, registry_for_plan(plan), date(2026, 11, 24))
    item = task("pl2/1", "Rà soát").model_copy(update={"deadline": Deadline(source=source)})
    assert place_of(item, "Thời gian thực hiện", subject) == "Phụ lục 2, số thứ tự 1, cột Thời gian thực hiện"
