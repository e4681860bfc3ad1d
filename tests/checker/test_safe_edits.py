"""Which corrections are carried out: those that suit every line of their paragraph, and that no other one contradicts."""

from kehoach.checker.edits import SetRuns
from kehoach.checker.examples import layout, paragraph
from kehoach.checker.rule import Hit
from kehoach.checker.safe_edits import safe_edits

ONE, TWO = SetRuns("/w:p[1]", "font", "Times New Roman"), SetRuns("/w:p[2]", "font", "Times New Roman")
ARIAL = {"font": "Arial"}


def line(path, run=ARIAL):
    return paragraph("body", "Tổ chức thực hiện.", run=run, path=path)


def test_one_finding_may_speak_of_many_paragraphs():
    first, second = line("/w:p[1]"), line("/w:p[2]")
    hit = Hit("phông «Arial» ở 2 đoạn", first, edits=(ONE, TWO))
    assert safe_edits([hit], layout(first, second)) == {ONE, TWO}


def test_a_paragraph_of_several_lines_is_left_alone_where_one_of_them_is_not_meant():
    first, upper, lower = line("/w:p[1]"), line("/w:p[2]"), line("/w:p[2]")
    hit = Hit("phông «Arial» ở 2 đoạn", first, edits=(ONE, TWO))
    assert safe_edits([hit], layout(first, upper, lower)) == {ONE}
    alike = line("/w:p[2]", run={})
    assert safe_edits([Hit("phông", upper, edits=(TWO,))], layout(upper, alike)) == {TWO}


def test_neither_of_two_contradictions_is_carried_out():
    first = line("/w:p[1]")
    other = SetRuns("/w:p[1]", "font", "Arial")
    assert safe_edits([Hit("a", first, edits=(ONE,)), Hit("b", first, edits=(other,))], layout(first)) == set()
