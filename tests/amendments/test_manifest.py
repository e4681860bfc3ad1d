"""The manifest: what a person reads, corrects and approves; and nothing of an amending document is lost."""

import json
from pathlib import Path

import pytest

from kehoach.amendments import operations as op
from kehoach.amendments.fold import fold
from kehoach.amendments.instructions import read_instructions
from kehoach.amendments.operations import dump_manifest, load_manifest
from kehoach.amendments.wording import words
from kehoach.errors import KehoachError
from kehoach.generator.formats import docx, pdf
from kehoach.model import Document, Paragraph, Section, Table
from kehoach.parser import read_document, reread

CASES = sorted((Path(__file__).parent / "cases").glob("*/amendment.*"))


def texts_of(document: Document):
    """Every text of the lead, the body and the annexes of a document."""

    def rows(tables: tuple[Table, ...]):
        for table in tables:
            yield from (cell.text for row in (*table.header, *table.rows) for cell in row)

    def sections(parts: tuple[Section, ...]):
        for part in parts:
            yield part.title
            yield from (paragraph.text for paragraph in (*part.paragraphs, *part.trailing))
            yield from rows(part.tables)
            yield from sections(part.children)

    yield from (paragraph.text for paragraph in (*document.lead, *document.closing))
    yield from sections(document.outline)
    for annex in document.annexes:
        yield from (paragraph.text for paragraph in annex.paragraphs)
        yield from rows(annex.tables)


def spoken(manifest):
    """All words of a manifest, and those of the plan's columns and numbers that tables repeat."""
    return {
        word for word, _ in words(json.dumps(manifest.model_dump(mode="json"), ensure_ascii=False).replace("\\n", " "))
    }


def plan_of(path):
    """The name of the plan that a case amends, which its folder's name begins with."""
    return next((name for name in ("binh-son", "ha-linh") if path.parent.name.startswith(name)), "163")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_every_word_of_the_amending_text_is_in_the_manifest(path, plans):
    document = read_document(path).document
    name = plan_of(path)
    known = spoken(read_instructions(document, plans[name]))
    repeated = {word for text in texts_of(plans[name].document) for word, _ in words(text)}
    for text in texts_of(document):
        assert {word for word, _ in words(text) if any(map(str.isalpha, word))} <= known | repeated, text


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_every_operation_tells_the_sentence_and_the_place_that_order_it(path, plans):
    name = plan_of(path)
    for operation in read_instructions(read_document(path).document, plans[name]).operations:
        assert operation.sentence
        assert operation.provision
        assert operation.source.file == path.name


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_a_manifest_survives_writing_and_reading(path, plans):
    name = plan_of(path)
    manifest = read_instructions(read_document(path).document, plans[name])
    assert load_manifest(dump_manifest(manifest)) == manifest


def test_an_inverse_survives_writing_and_reading(plan_163):
    done = fold(plan_163, op.Manifest(operations=(op.Repeal(at="mục 1 Phụ lục 2"),)), reread)
    written = dump_manifest(op.Manifest(operations=(done.applied[0].inverse,)))
    assert fold(done.plan, load_manifest(written), reread).plan == plan_163


def test_a_person_corrects_an_address_and_refuses_an_operation(plan_163):
    written = json.loads(
        dump_manifest(op.Manifest(operations=(op.Repeal(at="điểm x mục 1 Phụ lục 2"), op.Repeal(at="mục 2 Phụ lục 2"))))
    )
    assert [operation["approved"] for operation in written["operations"]] == [None, None]
    written["operations"][0]["at"] = "điểm a mục 1 Phụ lục 2"
    written["operations"][1]["approved"] = False
    done = fold(plan_163, load_manifest(json.dumps(written)), reread)
    repealed = [task.id for task in done.plan.tasks if task.standing == "repealed"]
    assert repealed == ["pl2/1/a"]
    assert [notice.code for notice in done.notices] == ["A202"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "JSON"),
        ("[]", "không phải bảng kê sửa đổi của kehoach"),
        ('{"schema_version": "2.0"}', "schema_version"),
        ('{"schema_version": "1.0", "operations": [{"kind": "repeal"}]}', "operations.0.repeal.at"),
        ('{"schema_version": "1.0", "operations": [{"kind": "burn", "at": "x"}]}', "operations.0"),
    ],
)
def test_a_file_that_is_no_manifest_is_refused_in_vietnamese(text, reason):
    with pytest.raises(KehoachError) as caught:
        load_manifest(text, file="m.json")
    assert reason in str(caught.value)
    assert "m.json" in str(caught.value)


def instruct(plan, *lines):
    """The manifest of an amending document whose first article has these lines."""
    children = tuple(
        Section(id=f"Điều 1/{count}", level=2, number=str(count), title=line, paragraphs=tuple(below))
        for count, (line, *below) in enumerate(lines, start=1)
    )
    article = Section(
        id="Điều 1", level=1, number="Điều 1", title="Sửa đổi một số nội dung như sau:", children=children
    )
    return read_instructions(Document(outline=(article,)), plan)


def test_a_quotation_that_is_never_closed_ends_at_the_next_instruction(plan_163):
    manifest = instruct(
        plan_163,
        ("Sửa đổi điểm a mục 1 Phụ lục 2 như sau:", Paragraph(text="“a) Lời mới chưa đóng ngoặc")),
        ("Bãi bỏ điểm b mục 1 Phụ lục 2.",),
    )
    assert [operation.kind for operation in manifest.operations] == ["amend", "repeal"]
    assert manifest.operations[0].cells == {"Nội dung": "Lời mới chưa đóng ngoặc"}


def test_new_words_that_no_operation_takes_are_told(plan_163):
    manifest = instruct(plan_163, ("Bãi bỏ điểm b mục 1 Phụ lục 2.", Paragraph(text="“Lời thừa trong ngoặc”")))
    assert [operation.kind for operation in manifest.operations] == ["repeal"]
    assert [sentence.text for sentence in manifest.not_understood] == ["Lời thừa trong ngoặc"]


def test_new_words_without_quotation_marks_are_taken_too(plan_163):
    article = Section(
        id="Điều 1",
        level=1,
        number="Điều 1",
        title="Sửa đổi điểm a mục 1 Phụ lục 2 như sau:",
        children=(Section(id="Điều 1/a", level=3, number="a", title="Rà soát toàn bộ văn bản."),),
    )
    manifest = read_instructions(Document(outline=(article,)), plan_163)
    assert [operation.cells for operation in manifest.operations] == [{"Nội dung": "Rà soát toàn bộ văn bản."}]


def test_several_sentences_in_one_line_are_several_operations(plan_163):
    manifest = instruct(
        plan_163, ("Bãi bỏ điểm b mục 1 Phụ lục 2. Bãi bỏ điểm c mục 1 và sửa đổi tên mục 2 Phụ lục 2 như sau: “Mới”.",)
    )
    assert [(operation.kind, operation.at) for operation in manifest.operations] == [
        ("repeal", "điểm b mục 1 Phụ lục 2"),
        ("repeal", "điểm c mục 1 Phụ lục 2"),
        ("amend", "mục 2 Phụ lục 2"),
    ]


def test_what_stands_below_an_instruction_on_another_plan_is_left_out(plan_163):
    other = Section(
        id="Điều 2",
        level=1,
        number="Điều 2",
        title="Sửa đổi Kế hoạch số 99/KH-UBND ngày 02/02/2020 của UBND tỉnh như sau:",
        children=(Section(id="Điều 2/1", level=2, number="1", title="Bãi bỏ điểm a mục 1 Phụ lục 2."),),
    )
    manifest = read_instructions(Document(outline=(other,)), plan_163)
    assert manifest.operations == ()
    assert [sentence.other_document for sentence in manifest.not_understood] == [True, True]


def test_a_repealed_item_is_not_amended_any_more(plan_163):
    operations = (op.Repeal(at="điểm a mục 1 Phụ lục 2"), op.SetLead(at="điểm a mục 1 Phụ lục 2", new="Sở Y tế"))
    done = fold(plan_163, op.Manifest(operations=operations), reread)
    assert [notice.code for notice in done.notices] == ["A107"]


@pytest.mark.parametrize(
    ("case", "form"),
    [("163-parent-completes-the-address", "docx"), ("163-table-of-amended-rows", "docx"), ("163-inserted", "pdf")],
)
def test_an_amending_document_in_another_format_orders_the_same(case, form, manifest_of, tmp_path, plan_163):
    (path,) = (Path(__file__).parent / "cases" / case).glob("amendment.*")
    written = tmp_path / f"amendment.{form}"
    written.write_bytes({"docx": docx, "pdf": pdf}[form].render(read_document(path).document))
    again = read_instructions(read_document(written).document, plan_163)
    first = manifest_of(case, "163")
    aside = {"source", "sentence", "provision"}
    assert [operation.model_dump(exclude=aside) for operation in again.operations] == [
        operation.model_dump(exclude=aside) for operation in first.operations
    ]
    assert again.not_understood == ()
    assert again.effective == first.effective


def test_a_phrase_is_replaced_in_the_whole_plan_with_its_annexes(plan_163):
    sentence = "Thay thế cụm từ “Sở A” bằng cụm từ “Sở B” trong toàn bộ Kế hoạch và các Phụ lục kèm theo."
    (operation,) = instruct(plan_163, (sentence,)).operations
    assert (operation.kind, operation.at, operation.column) == ("replace_phrase", (), None)


def test_a_deadline_may_be_put_off_until_a_year(plan_163):
    sentence = "Điều chỉnh thời gian hoàn thành của các đề án tại số thứ tự 2, 5 Phụ lục 3 đến năm 2025."
    operations = instruct(plan_163, (sentence,)).operations
    assert [(one.kind, one.at, one.new) for one in operations] == [
        ("set_deadline", "số thứ tự 2 Phụ lục 3", "Đến năm 2025"),
        ("set_deadline", "số thứ tự 5 Phụ lục 3", "Đến năm 2025"),
    ]


def test_words_are_put_in_at_the_end_of_a_section(plan_163):
    manifest = instruct(plan_163, ("Bổ sung vào cuối mục 3 phần V nội dung sau: “Theo dõi việc thực hiện.”",))
    done = fold(plan_163, manifest, reread)
    (part,) = [part for part in done.plan.responsibilities if part.id == "V/3"]
    assert part.paragraphs[-1].text == "Theo dõi việc thực hiện."
    assert len(done.plan.responsibilities) == len(plan_163.responsibilities)
