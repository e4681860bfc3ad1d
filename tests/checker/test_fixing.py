"""Corrections in a copy of a Word file: what is declared, nothing else, and never on a file that must not change."""

import io
import zipfile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kehoach.checker import RULES, Subject, run
from kehoach.checker.edits import ReplaceText, SetPage, SetParagraph, SetRuns
from kehoach.checker.fixing import fix, only_declared_changes
from kehoach.checker.same_words import keeps_the_words
from kehoach.checker.word_file import open_word_file
from kehoach.errors import KehoachError
from kehoach.meaning.province import registry_for_plan
from kehoach.model import Document, Plan

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = f'<w:document xmlns:w="{W}"><w:body>'
SECTION = '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:left="1440" w:header="708"/></w:sectPr>'
FIRST = "/w:document/w:body/w:p[1]"


def word_file(*paragraphs, section=SECTION):
    """A package of the parts that matter, one of them a part that no correction may touch."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", HEAD + "".join(paragraphs) + section + "</w:body></w:document>")
        archive.writestr("word/media/image1.png", b"\x89PNG\r\n")
    return file.getvalue()


def run_of(text, properties=""):
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content, properties=""):
    return f"<w:p>{properties}{''.join(content)}</w:p>"


def main_part(data):
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))


def find(data, expression):
    return main_part(data).xpath(expression, namespaces={"w": W})


def fixed(data, *edits):
    return fix(data, edits, states=())


def test_a_page_gets_its_measures_in_millimetres():
    data = word_file(paragraph(run_of("a")))
    done = fixed(
        data, SetPage(0, "width", 210), SetPage(0, "height", 297), SetPage(0, "left", 30), SetPage(0, "right", 20)
    )
    (section,) = docx.Document(io.BytesIO(whole(done))).sections
    assert [round(each.mm) for each in (section.page_width, section.page_height)] == [210, 297]
    assert [round(each.mm) for each in (section.left_margin, section.right_margin)] == [30, 20]
    assert find(done, "string(//w:pgMar/@w:top)") == "1440"


def whole(data):
    """The package completed so that python-docx opens it, as a second pair of eyes."""
    empty = io.BytesIO()
    docx.Document().save(empty)
    file = io.BytesIO()
    with zipfile.ZipFile(empty) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            given = zipfile.ZipFile(io.BytesIO(data)).read(name) if name == "word/document.xml" else old.read(name)
            new.writestr(name, given)
    return file.getvalue()


def test_sections_are_counted_in_the_order_of_the_document():
    inner = paragraph(run_of("a"), properties=f"<w:pPr>{SECTION}</w:pPr>")
    done = fixed(word_file(inner, paragraph(run_of("b"))), SetPage(1, "top", 20))
    assert [each.get(f"{{{W}}}top") for each in find(done, "//w:pgMar")] == ["1440", "1134"]


def test_a_paragraph_gets_its_form_and_the_twins_of_a_measure_go():
    before = (
        '<w:pPr><w:spacing w:before="0" w:beforeAutospacing="1"/><w:ind w:hanging="200" w:firstLineChars="50"/></w:pPr>'
    )
    data = word_file(paragraph(run_of("a"), properties=before))
    edits = [
        SetParagraph(FIRST, "alignment", "justify"),
        SetParagraph(FIRST, "first_line", 12.7),
        SetParagraph(FIRST, "before", 6),
        SetParagraph(FIRST, "line_spacing", 1.5),
        SetParagraph(FIRST, "keep_next", True),
    ]
    done = fixed(data, *edits)
    (properties,) = find(done, "//w:pPr")
    assert [etree.QName(each).localname for each in properties] == ["keepNext", "spacing", "ind", "jc"]
    assert dict(properties[1].attrib) == {f"{{{W}}}before": "120", f"{{{W}}}line": "360", f"{{{W}}}lineRule": "auto"}
    assert dict(properties[2].attrib) == {f"{{{W}}}firstLine": "720"}
    assert properties[3].get(f"{{{W}}}val") == "both"


def test_a_hanging_indent_is_one_that_is_less_than_nothing():
    done = fixed(word_file(paragraph(run_of("a"))), SetParagraph(FIRST, "first_line", -10))
    assert dict(find(done, "//w:ind")[0].attrib) == {f"{{{W}}}hanging": "567"}


def test_all_runs_of_a_paragraph_get_their_form_and_no_run_of_a_text_box():
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>hộp</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    link = f'<w:hyperlink w:anchor="x">{run_of("b")}</w:hyperlink>'
    theme = '<w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/><w:i/></w:rPr>'
    data = word_file(paragraph(run_of("a", theme), link, box))
    done = fixed(
        data,
        SetRuns(FIRST, "font", "Times New Roman"),
        SetRuns(FIRST, "size", 13.5),
        SetRuns(FIRST, "italic", False),
        SetRuns(FIRST, "bold", True),
        SetRuns(FIRST, "color", "000000"),
    )
    runs = find(done, "//w:r[w:t]")
    for each in runs[:2]:
        names = [etree.QName(child).localname for child in each.find(f"{{{W}}}rPr")]
        assert names == ["rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs"]
        assert each.find(f"{{{W}}}rPr/{{{W}}}sz").get(f"{{{W}}}val") == "27"
    assert find(done, "//@w:asciiTheme") == []
    assert runs[2].find(f"{{{W}}}rPr") is None, "the text box has no part in it"


def test_words_are_replaced_over_the_ends_of_runs():
    data = word_file(paragraph(run_of("ngày "), run_of("5 thá"), run_of("ng 3; ngày 5 tháng 3")))
    done = fixed(data, ReplaceText(FIRST, "ngày 5 tháng", "ngày 05 tháng"))
    assert find(done, "string(//w:p)") == "ngày 05 tháng 3; ngày 05 tháng 3"
    assert len(find(done, "//w:r")) == 3


def test_no_replacement_reaches_over_a_tab_or_a_line_break():
    data = word_file(paragraph(run_of("a "), "<w:r><w:tab/></w:r>", run_of(" b  c")))
    done = fixed(data, ReplaceText(FIRST, "  ", " "))
    assert find(done, "string(//w:p)") == "a  b c"


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("ngày 5 tháng 03", "ngày 05 tháng 3", True),
        ("hoà giải", "hòa giải", True),
        ("Ðồng Nai", "Đồng Nai", True),
        ("2021-2025", "2021 – 2025", True),
        ("Số:12", "Số: 12", True),
        ("kế hoa\u0323ch", "kế hoạch", True),
        ("má", "mà", False),
        ("của của", "của", False),
        ("1,5", "15", False),
        ("1.500", "1,500", False),
        ("1 000", "1000", False),
        ("10", "100", False),
        ("80%", "80", False),
        ("> 5", "≥ 5", False),
        ("Nguyễn Văn A", "Nguyễn Văn B", False),
        ("76/NQ-CP", "67/NQ-CP", False),
    ],
)
def test_only_the_form_of_words_may_change(old, new, same):
    assert keeps_the_words(old, new) is same
    data = word_file(paragraph(run_of(f"x {old} y")))
    done = fixed(data, ReplaceText(FIRST, old, new))
    assert find(done, "string(//w:p)") == f"x {new if same else old} y"


@pytest.mark.parametrize(
    ("state", "words"), [("signed", "ký số"), ("protected", "bảo vệ"), ("tracked", "Track Changes")]
)
def test_a_file_that_must_not_change_is_refused(state, words):
    with pytest.raises(KehoachError, match=words):
        fix(word_file(paragraph(run_of("a"))), [SetPage(0, "top", 20)], states=(state,))


def test_what_is_not_there_is_passed_over():
    data = word_file(paragraph(run_of("a")))
    done = fixed(
        data, SetPage(7, "top", 20), SetRuns("/w:document/w:body/w:p[9]", "size", 14), ReplaceText(FIRST, "zz", "z z")
    )
    assert etree.tostring(main_part(done), method="c14n") == etree.tostring(main_part(data), method="c14n")


def test_every_other_part_stays_byte_by_byte():
    data = word_file(paragraph(run_of("a")))
    old, new = open_word_file(data), open_word_file(fixed(data, SetRuns(FIRST, "size", 14)))
    assert {name for name in old.parts if old.parts[name] != new.parts[name]} == {"word/document.xml"}


DECLARED = (SetRuns(FIRST, "size", 14), SetPage(0, "top", 20), ReplaceText(FIRST, "a  b", "a b"))
TAMPERED = {
    "another property of the same run": ("<w:t ", "<w:lastRenderedPageBreak/><w:t "),
    "bold beside the size": ("<w:sz ", "<w:b/><w:sz "),
    "a word": ("a b", "a c"),
    "another margin": ('w:left="1440"', 'w:left="1441"'),
    "a paragraph more": ("<w:sectPr>", "<w:p/><w:sectPr>"),
    "another paragraph's words": ("khác", "khac"),
}


@pytest.mark.parametrize(("old", "new"), TAMPERED.values(), ids=TAMPERED)
def test_the_comparison_finds_whatever_else_changes(old, new):
    data = word_file(paragraph(run_of("a  b")), paragraph(run_of("khác")))
    done = fixed(data, *DECLARED)
    assert only_declared_changes(open_word_file(data), open_word_file(done), DECLARED)
    text = zipfile.ZipFile(io.BytesIO(done)).read("word/document.xml").decode()
    assert old in text
    tampered = open_word_file(done).with_parts({"word/document.xml": text.replace(old, new, 1).encode()})
    assert not only_declared_changes(open_word_file(data), open_word_file(tampered), DECLARED)


def test_the_comparison_finds_a_changed_or_added_part():
    file = open_word_file(word_file(paragraph(run_of("a"))))
    for changed in ({"word/media/image1.png": b"other"}, {"word/styles.xml": b"<x/>"}):
        assert not only_declared_changes(file, open_word_file(file.with_parts(changed)), DECLARED)


VALUES = {
    SetPage: {name: st.floats(5, 400) for name in ("width", "height", "top", "bottom", "left", "right")},
    SetParagraph: {
        "alignment": st.sampled_from(["left", "center", "right", "justify"]),
        "keep_next": st.booleans(),
        **{name: st.floats(-50, 50) for name in ("first_line", "left", "before", "after")},
        "line_spacing": st.floats(0.5, 3),
    },
    SetRuns: {
        "font": st.sampled_from(["Times New Roman", "Arial"]),
        "size": st.sampled_from([11.0, 13.0, 13.5, 14.0]),
        "color": st.sampled_from(["000000", "FF0000"]),
        "bold": st.booleans(),
        "italic": st.booleans(),
    },
}
PLACES = {SetPage: st.integers(0, 2), SetParagraph: st.just(FIRST), SetRuns: st.just(FIRST)}


@st.composite
def edits(draw):
    kind = draw(st.sampled_from(list(VALUES)))
    field = draw(st.sampled_from(list(VALUES[kind])))
    return kind(draw(PLACES[kind]), field, draw(VALUES[kind][field]))


@given(st.lists(edits(), max_size=6), st.text(alphabet="a b\u00a0", min_size=1, max_size=12))
def test_any_corrections_leave_the_words_and_are_the_same_when_done_again(chosen, text):
    data = word_file(
        paragraph(run_of(text, "<w:rPr><w:b/><w:sz w:val='24'/></w:rPr>"), properties="<w:pPr><w:jc/></w:pPr>")
    )
    done = fixed(data, *chosen)
    assert find(done, "string(//w:body)") == find(data, "string(//w:body)")
    assert fixed(done, *chosen) == fixed(fixed(done, *chosen), *chosen)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_corrections_that_rules_offer_keep_the_words(rule):
    plan = rule.bad.plan or Plan(document=Document(type="KẾ HOẠCH"))
    subject = Subject(plan, registry_for_plan(plan), rule.since, layout=rule.bad.layout, parent=rule.bad.parent)
    for edit in run(subject, file="ví dụ", rules={rule.code: rule}).edits:
        assert not isinstance(edit, ReplaceText) or keeps_the_words(edit.old, edit.new), edit
