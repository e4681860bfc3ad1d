"""Marks of tracked changes stand where Word's schema wants them (ECMA-376 Part 1, 17.13.5), in any document."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kehoach.generator.formats.revisions import (
    Revision,
    delete_paragraph,
    delete_row,
    insert_paragraph,
    insert_row,
    is_deleted,
    number_revisions,
    revision_of,
)
from kehoach.meaning.word_changes import word_changes

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"
OFFICE = Revision("Quyết định số 12/QĐ-UBND", date(2024, 2, 1))


def xml(text):
    return etree.fromstring(text.replace(">", f' xmlns:w="{NAMESPACE}">', 1))


def names(element):
    return [child.tag[len(W) :] for child in element]


def test_the_end_of_a_paragraph_is_marked_before_its_form_and_its_section():
    paragraph = xml(
        "<w:p><w:pPr><w:jc w:val='both'/><w:rPr><w:b/></w:rPr><w:sectPr/></w:pPr><w:r><w:t>Lời</w:t></w:r></w:p>"
    )
    insert_paragraph(paragraph, OFFICE)
    delete_paragraph(paragraph, Revision("B"))
    assert names(paragraph[0]) == ["jc", "rPr", "sectPr"]
    assert names(paragraph[0].find(f"{W}rPr")) == ["ins", "del", "b"]
    (run,) = paragraph.iterfind(f"{W}ins/{W}del/{W}r")
    assert names(run) == ["delText"]


def test_a_paragraph_without_properties_gets_them_first_and_before_its_section():
    paragraph = xml("<w:p><w:r><w:t>Lời</w:t></w:r></w:p>")
    delete_paragraph(paragraph, OFFICE)
    assert names(paragraph) == ["pPr", "del"]
    section = xml("<w:p><w:pPr><w:sectPr/></w:pPr></w:p>")
    insert_paragraph(section, OFFICE)
    assert names(section[0]) == ["rPr", "sectPr"]


def test_a_row_is_marked_after_its_form_and_only_once():
    row = xml(
        "<w:tr><w:tblPrEx/><w:trPr><w:cantSplit/><w:trPrChange/></w:trPr>"
        "<w:tc><w:p><w:r><w:t>Việc</w:t></w:r></w:p></w:tc></w:tr>"
    )
    insert_row(row, OFFICE)
    delete_row(row, Revision("B"))
    delete_row(row, Revision("C"))
    assert names(row[1]) == ["cantSplit", "ins", "del", "trPrChange"]
    assert is_deleted(row)
    assert revision_of(row[1].find(f"{W}del")) == Revision("B")
    bare = xml("<w:tr><w:tblPrEx/><w:tc><w:p/></w:tc></w:tr>")
    insert_row(bare, OFFICE)
    assert names(bare) == ["tblPrEx", "trPr", "tc"]


def test_a_revision_is_read_as_it_was_written_and_a_faulty_time_is_none():
    assert revision_of(OFFICE.mark(f"{W}ins")) == OFFICE
    mark = OFFICE.mark(f"{W}ins")
    mark.set(f"{W}date", "hôm qua")
    assert revision_of(mark) == Revision(OFFICE.author)


def test_ids_are_given_apart_from_those_of_bookmarks():
    root = xml("<w:body><w:bookmarkStart w:id='7'/><w:p><w:r><w:t>a</w:t></w:r></w:p><w:p/></w:body>")
    for paragraph in root.findall(f"{W}p"):
        insert_paragraph(paragraph, OFFICE)
    number_revisions(root)
    assert [mark.get(f"{W}id") for mark in root.iter(f"{W}ins")] == ["8", "9", "10"]


TEXTS = st.lists(st.sampled_from(["một", "hai", "ba", " ", "\n", "/", "."])).map("".join) | st.text()


@given(TEXTS, TEXTS)
def test_both_texts_can_be_had_again_from_their_changes(old, new):
    changes = word_changes(old, new)
    assert "".join(words for kind, words in changes if kind != "added") == old
    assert "".join(words for kind, words in changes if kind != "deleted") == new
    if old == new:
        assert {kind for kind, _ in changes} <= {"same"}
