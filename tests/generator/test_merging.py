"""Drafts merged three ways: what an officer wrote stays, what an amendment changed comes in as tracked changes."""

import io
import zipfile

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from kehoach.errors import KehoachError
from kehoach.generator.formats.docx import render
from kehoach.generator.formats.docx_template import W
from kehoach.generator.merging import merge_drafts
from kehoach.model import Annex, Cell, Document, Paragraph, Table

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
HEADER = ("STT", "Nhiệm vụ", "Thời gian")
ROWS = (
    ("1", "Rà soát văn bản quy phạm pháp luật", "Quý I/2024"),
    ("2", "Tập huấn nghiệp vụ cho công chức", "Quý II/2024"),
    ("3", "Kiểm tra việc thực hiện tại cơ sở", "Hằng năm"),
)
LINES = (
    "Thực hiện kế hoạch của tỉnh, cơ quan ban hành kế hoạch như sau:",
    "- Quán triệt đến toàn thể công chức.",
    "- Kinh phí do ngân sách bảo đảm: [...]",
    "- Báo cáo định kỳ hằng quý về Sở Nội vụ.",
)


def draft(lines=LINES, rows=ROWS):
    """A synthetic draft: paragraphs and one annex with a table."""
    table = Table(
        header=(tuple(Cell(text=text) for text in HEADER),),
        rows=tuple(tuple(Cell(text=text) for text in row) for row in rows),
        roles=("ordinal", "text", "deadline"),
    )
    document = Document(
        type="KẾ HOẠCH",
        issuer=("SỞ THỬ NGHIỆM",),
        title="Thử nghiệm",
        lead=tuple(Paragraph(text=line) for line in lines),
        annexes=(Annex(id="pl", label="Phụ lục", title="CÁC NHIỆM VỤ", tables=(table,)),),
    )
    return render(document)


def edited(data, edit):
    """What an officer's Word makes of a draft."""
    document = docx.Document(io.BytesIO(data))
    edit(document)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def body(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml")).find(f"{W}body")


def decided(data, *, accept):
    """The lines of the text after accepting or rejecting all tracked changes (ECMA-376 Part 1, 17.13.5)."""
    root = body(data)
    gone = f"{W}del" if accept else f"{W}ins"
    for row in list(root.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{gone}") is not None:
            row.getparent().remove(row)
    for paragraph in list(root.iter(f"{W}p")):
        mark = paragraph.find(f"{W}pPr/{W}rPr/{gone}")
        for element in paragraph.findall(f".//{gone}"):
            element.getparent().remove(element)
        alone = paragraph.getparent().tag == f"{W}tc" and len(paragraph.getparent().findall(f"{W}p")) == 1
        if mark is not None and not alone:
            assert not "".join(paragraph.itertext()), "the end of a paragraph goes with its words"
            paragraph.getparent().remove(paragraph)
    return ["".join(t.text or "" for t in p.iter(f"{W}t", f"{W}delText")) for p in root.iter(f"{W}p")]


def text(data):
    return ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in body(data).iter(f"{W}p")]


def comments(data):
    return [comment.text for comment in docx.Document(io.BytesIO(data)).comments]


NEW_ROWS = (ROWS[0], ("2", ROWS[1][1], "Quý III/2025"), ("3", "Xây dựng cơ sở dữ liệu dùng chung", "Năm 2025"), ROWS[2])
RENUMBERED = (*NEW_ROWS[:3], ("4", *ROWS[2][1:]))


def fill_in(document):
    document.paragraphs[4].runs[-1].text = document.paragraphs[4].runs[-1].text
    next(p for p in document.paragraphs if "Quán triệt" in p.text).runs[0].text = "- Quán triệt đến từng phòng, đơn vị."
    table = document.tables[-1]
    table.rows[1].cells[1].paragraphs[0].runs[0].text = "Rà soát văn bản (giao Phòng Pháp chế)"


def test_an_edited_draft_keeps_its_edits_and_gets_the_new_rows():
    theirs = edited(draft(), fill_in)
    merged = merge_drafts(draft(), theirs, draft(rows=RENUMBERED))
    assert merged.conflicts == 0
    assert merged.changes == 3, "a deadline, a new row, a new number"
    assert decided(merged.data, accept=False) == text(theirs)
    assert decided(merged.data, accept=True) == text(edited(draft(rows=RENUMBERED), fill_in))


def test_nothing_but_the_text_is_touched():
    theirs = edited(draft(), fill_in)
    merged = merge_drafts(draft(), theirs, draft(rows=RENUMBERED))
    with zipfile.ZipFile(io.BytesIO(theirs)) as one, zipfile.ZipFile(io.BytesIO(merged.data)) as other:
        assert one.namelist() == other.namelist()
        differ = [name for name in one.namelist() if one.read(name) != other.read(name)]
    assert differ == ["word/document.xml"]


def test_an_unchanged_new_draft_leaves_their_file_as_it_is():
    theirs = edited(draft(), fill_in)
    assert merge_drafts(draft(), theirs, draft()).data == theirs


def test_what_both_changed_stays_theirs_with_ours_in_a_comment():
    def edit(document):
        document.tables[-1].rows[2].cells[2].paragraphs[0].runs[0].text = "Tháng 5/2024"

    theirs = edited(draft(), edit)
    merged = merge_drafts(draft(), theirs, draft(rows=RENUMBERED))
    assert (merged.changes, merged.conflicts) == (2, 1)
    assert comments(merged.data) == ["Theo kế hoạch đã sửa đổi, chỗ này là:\nQuý III/2025"]
    assert "Tháng 5/2024" in decided(merged.data, accept=True)
    assert "Quý III/2025" not in decided(merged.data, accept=True)


def test_their_own_tracked_changes_stay_theirs():
    def edit(document):
        for paragraph in (
            document.tables[-1].rows[1].cells[1].paragraphs[0],
            document.tables[-1].rows[2].cells[2].paragraphs[0],
        ):
            run = paragraph.add_run(" thêm")._r
            mark = etree.SubElement(paragraph._p, f"{W}ins", {f"{W}id": "1", f"{W}author": "cán bộ"})
            mark.append(run)

    merged = merge_drafts(draft(), edited(draft(), edit), draft(rows=RENUMBERED))
    assert (merged.changes, merged.conflicts) == (2, 1), "both changed the deadline"
    authors = [mark.get(f"{W}author") for mark in body(merged.data).iter(f"{W}ins")]
    assert authors.count("cán bộ") == 2
    ids = [mark.get(f"{W}id") for mark in body(merged.data).iter(f"{W}ins", f"{W}del")]
    assert len(ids) == len(set(ids))


def test_comments_that_are_there_stay():
    def edit(document):
        fill_in(document)
        document.add_comment(document.paragraphs[3].runs, text="Xin ý kiến", author="cán bộ", initials="CB")
        document.tables[-1].rows[2].cells[2].paragraphs[0].runs[0].text = "Tháng 5/2024"

    merged = merge_drafts(draft(), edited(draft(), edit), draft(rows=RENUMBERED))
    assert comments(merged.data) == ["Xin ý kiến", "Theo kế hoạch đã sửa đổi, chỗ này là:\nQuý III/2025"]


def test_what_they_took_out_and_we_changed_is_told_beside_it():
    def edit(document):
        row = document.tables[-1].rows[2]._tr
        row.getparent().remove(row)

    merged = merge_drafts(draft(), edited(draft(), edit), draft(rows=RENUMBERED))
    (comment,) = comments(merged.data)
    assert "Quý III/2025" in comment
    assert comment.endswith("(Dự thảo đã bỏ nội dung này.)")


def test_what_we_take_out_and_they_edited_is_kept_and_told():
    def edit(document):
        document.tables[-1].rows[2].cells[1].paragraphs[0].runs[0].text = "Tập huấn nghiệp vụ cho công chức cấp xã"

    theirs = edited(draft(), edit)
    merged = merge_drafts(draft(), theirs, draft(rows=(ROWS[0], ("2", *ROWS[2][1:]))))
    assert merged.conflicts == 1
    assert decided(merged.data, accept=False) == text(theirs)
    assert "Tập huấn nghiệp vụ cho công chức cấp xã" in decided(merged.data, accept=True)


def test_a_removed_row_is_a_tracked_deletion():
    merged = merge_drafts(draft(), draft(), draft(rows=ROWS[:2]))
    assert decided(merged.data, accept=True) == text(draft(rows=ROWS[:2]))
    assert decided(merged.data, accept=False) == text(draft())


def test_what_they_wrote_themselves_is_not_added_again():
    merged = merge_drafts(draft(), draft(rows=RENUMBERED), draft(rows=RENUMBERED))
    assert (merged.changes, merged.conflicts) == (0, 0)


def test_a_row_that_they_added_as_well_is_not_added_again():
    theirs = draft(rows=(*RENUMBERED, ("5", "Việc riêng của cơ quan", "Năm 2026")))
    merged = merge_drafts(draft(), theirs, draft(rows=RENUMBERED))
    assert merged.data == theirs


def test_a_new_section_has_the_headers_of_their_file():
    base = render(Document(type="KẾ HOẠCH", lead=(Paragraph(text=LINES[0]),)))
    theirs = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(base)) as source, zipfile.ZipFile(theirs, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b'"rId', b'"rIdOfTheirs'))
    merged = merge_drafts(base, theirs.getvalue(), draft())
    names = {reference.get(_RELATION) for reference in body(merged.data).iter(f"{W}headerReference")}
    assert names
    assert all(name.startswith("rIdOfTheirs") for name in names)


def test_words_keep_their_own_look():
    def edit(document):
        run = document.tables[-1].rows[2].cells[2].paragraphs[0].runs[0]
        run.text = "Quý "
        bold = run._r.getparent().add_r()
        bold.text = "II/2024"
        docx.text.run.Run(bold, None).bold = True

    merged = merge_drafts(
        draft(), edited(draft(), edit), draft(rows=(ROWS[0], ("2", ROWS[1][1], "Quý III/2024"), ROWS[2]))
    )
    (added,) = body(merged.data).iter(f"{W}ins")
    assert ("".join(added.itertext()), added.find(f"{W}r/{W}rPr/{W}b") is not None) == ("III", True)


def test_an_annex_that_is_new_comes_in_whole():
    base = render(Document(type="KẾ HOẠCH", lead=tuple(Paragraph(text=line) for line in LINES)))
    merged = merge_drafts(base, base, draft())
    accepted = decided(merged.data, accept=True)
    assert [line for line in accepted if "cơ sở" in line] == [ROWS[2][1]]
    assert decided(merged.data, accept=False) == text(base)


@pytest.mark.parametrize("data", [b"", b"PK", b"not a word file"])
def test_what_is_no_word_file_is_refused(data):
    with pytest.raises(KehoachError, match=r"không phải tệp Word"):
        merge_drafts(draft(), data, draft())


_LINES = st.lists(
    st.sampled_from([*LINES, "- Dòng mới.", "- Quán triệt đến công chức cấp xã.", "- Một ý khác."]), max_size=6
)
_ROWS = st.lists(st.sampled_from([row[1:] for row in RENUMBERED]), min_size=1, max_size=4).map(
    lambda rows: tuple((str(place), *row) for place, row in enumerate(rows, start=1))
)
_DRAFTS = st.builds(draft, _LINES.map(lambda lines: lines or ["Mở đầu."]), _ROWS)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(_DRAFTS, _DRAFTS, _DRAFTS)
def test_rejecting_gives_their_text_and_nothing_new_is_lost(base, theirs, new):
    merged = merge_drafts(base, theirs, new)
    assert decided(merged.data, accept=False) == text(theirs)
    told = "\n".join([*decided(merged.data, accept=True), *(comments(merged.data) if merged.conflicts else [])])
    added = set(text(new)) - set(text(base))
    assert all(line in told for line in added if not line.isspace())


@settings(max_examples=15, deadline=None, derandomize=True)
@given(_DRAFTS, _DRAFTS)
def test_an_unedited_draft_becomes_the_new_one(base, new):
    merged = merge_drafts(base, base, new)
    assert merged.conflicts == 0
    assert decided(merged.data, accept=True) == text(new)
