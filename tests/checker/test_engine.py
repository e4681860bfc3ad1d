"""What the engine makes of a rule's answer, whatever the rule is."""

from datetime import date

import pytest

from kehoach.checker import Profile, Subject, check, run
from kehoach.checker.edits import SetPage, SetRuns
from kehoach.checker.profile import Waiver
from kehoach.checker.rule import Example, Hit, NotApplicable, NotEvaluated, Rule
from kehoach.checker.summary import summarise, verdict
from kehoach.meaning.agencies import load_registry
from kehoach.model import Document, LaidOutParagraph, Layout, PageSetup, Plan, Run, Source, Task

TODAY = date(2026, 5, 4)
FIX = SetPage(0, "left", 30.0)
A4 = PageSetup(width=210, height=297)


def rule(code="TT900", *, hits=(), raises=None, reads=("layout.pages.width",), **more):
    def answer(_subject):
        if raises:
            raise raises
        yield from hits

    record = {"severity": "error", "basis": "law", "requirement": "Trang đúng khổ.", "reason": "Để in."} | more
    empty = Example("")
    return Rule(code=code, name="Khổ", place="Luật", reads=reads, good=empty, bad=empty, check=answer, **record)


def subject(**more):
    layout = Layout(format="docx", pages=(A4,), untold=frozenset({"paragraphs.style"}))
    plan = Plan(document=Document(type="KẾ HOẠCH", date=date(2026, 1, 15)))
    return Subject(plan, load_registry(), TODAY, **({"layout": layout} | more))


def outcome(one, about=None, **more):
    (only,) = check(about or subject(), file="a.docx", rules={one.code: one}, **more).outcomes
    return only


def test_a_rule_that_finds_nothing_has_passed():
    assert outcome(rule()).result == "passed"


def test_a_finding_tells_the_rule_s_severity_and_the_place():
    (finding,) = outcome(rule(hits=[Hit("sai khổ", A4, edits=(FIX,))])).findings
    assert (finding.code, finding.severity, finding.basis, finding.fixable) == ("TT900", "error", "law", True)
    assert finding.place == "trang của phần chính"


def test_only_findings_for_a_person_s_eye_leave_the_rule_undecided():
    assert outcome(rule(hits=[Hit("lạ", A4, review=True)])).result == "needs_review"
    assert outcome(rule(hits=[Hit("lạ", A4, review=True), Hit("sai", A4)])).result == "failed"


@pytest.mark.parametrize(
    ("error", "result"), [(NotApplicable("không có trang"), "not_applicable"), (NotEvaluated("mờ"), "not_evaluated")]
)
def test_a_rule_that_gives_no_answer_gives_its_reason(error, result):
    found = outcome(rule(raises=error))
    assert (found.result, found.reason) == (result, str(error))


def test_a_rule_that_breaks_is_not_evaluated_and_says_so():
    found = outcome(rule(raises=ZeroDivisionError("chia cho 0")))
    assert found.result == "not_evaluated"
    assert "ZeroDivisionError: chia cho 0" in found.reason


def test_what_the_format_cannot_show_is_not_evaluated():
    found = outcome(rule(reads=("layout.paragraphs.style",)))
    assert found.result == "not_evaluated"
    assert "tệp .docx không cho biết" in found.reason


def test_what_does_not_concern_the_document_needs_no_evaluation():
    unreadable = rule(reads=("layout.paragraphs.style",), raises=NotApplicable("không có phụ lục"))
    assert outcome(unreadable).result == "not_applicable"


def test_a_rule_on_form_is_not_evaluated_where_there_is_no_form():
    def answer(about):
        return [Hit("x", page) for page in about.form.pages]

    empty = Example("")
    words = dict.fromkeys(("name", "place", "requirement", "reason"), "...")
    form = Rule(
        code="TT901", severity="error", basis="law", reads=("layout.pages.width",), good=empty, bad=empty, check=answer, **words
    )  # fmt: skip
    assert outcome(form, subject(layout=None)).result == "not_evaluated"


def test_a_rule_on_the_parent_plan_does_not_apply_without_one():
    assert outcome(rule(reads=("parent.tasks",), hits=[Hit("thiếu")])).result == "not_applicable"


@pytest.mark.parametrize(
    ("since", "until", "runs"),
    [
        (date(2020, 3, 5), None, True),
        (date(2026, 1, 15), date(2026, 1, 15), True),
        (date(2026, 1, 16), None, False),
        (date(2020, 3, 5), date(2026, 1, 14), False),
    ],
)
def test_a_rule_runs_when_it_is_in_force_on_the_document_s_day(since, until, runs):
    one = rule(since=since, until=until)
    assert bool(check(subject(), file="a", rules={one.code: one}).outcomes) is runs


def test_a_rule_that_is_off_has_no_outcome_and_is_named():
    rules = {"TT900": rule(hits=[Hit("sai", A4)]), "TT902": rule("TT902")}
    result = check(subject(), file="a", rules=rules, profile=Profile(off=("TT900",)))
    assert [each.code for each in result.outcomes] == ["TT902"]
    assert result.off == ("TT900",)


@pytest.mark.parametrize(("switch", "basis"), [({"practice": False}, "practice"), ({"style": False}, "style")])
def test_a_switch_turns_off_all_rules_of_its_basis_and_no_law(switch, basis):
    rules = {"TT900": rule(), "TT902": rule("TT902", basis=basis, severity="warning")}
    assert check(subject(), file="a", rules=rules, profile=Profile(**switch)).off == ("TT902",)


def test_a_profile_changes_how_severe_a_rule_is():
    found = outcome(rule(hits=[Hit("sai", A4)]), profile=Profile(severity={"TT900": "info"}))
    assert found.findings[0].severity == "info"


WRONG = Hit("sai", A4, edits=(FIX,))


def waived(*waivers, hits=(WRONG,), result=None, **profile):
    one = rule(hits=hits, raises=result)
    return run(subject(), file="a", rules={one.code: one}, profile=Profile(waivers=waivers, **profile))


def test_a_waived_finding_is_told_not_counted_and_not_corrected():
    checked = waived(Waiver(rule="TT900", place="phần chính", reason="mẫu của Bộ"))
    found = checked.result.outcomes[0]
    assert (found.result, found.findings, found.waived[0].accepted) == ("passed", (), "mẫu của Bộ")
    assert checked.edits == ()
    assert checked.result.conforms


def profile_findings(checked):
    return {(finding.code, finding.place) for finding in checked.result.findings if finding.code.startswith("PF")}


def test_a_waiver_holds_on_its_last_day_and_not_after():
    kept = waived(Waiver(rule="TT900", reason="x", until=TODAY))
    assert kept.result.findings == ()
    lost = waived(Waiver(rule="TT900", reason="x", until=date(2026, 5, 3)))
    assert [finding.code for finding in lost.result.findings] == ["TT900", "PF001"]
    assert "03/5/2026" in lost.result.findings[1].message


def test_a_waiver_for_another_place_or_for_nothing_is_unused():
    elsewhere = waived(Waiver(rule="TT900", place="Phụ lục 9", reason="x"))
    assert profile_findings(elsewhere) == {("PF002", "hồ sơ kiểm tra, quy tắc TT900, Phụ lục 9")}
    assert profile_findings(waived(Waiver(rule="TT900", reason="x"), hits=())) == {
        ("PF002", "hồ sơ kiểm tra, quy tắc TT900")
    }


def test_a_waiver_for_a_rule_that_is_off_is_unused():
    assert len(profile_findings(waived(Waiver(rule="TT900", reason="x"), off=("TT900",)))) == 1


@pytest.mark.parametrize("error", [NotApplicable("x"), NotEvaluated("x")])
def test_a_rule_without_an_answer_tells_nothing_about_its_waivers(error):
    assert profile_findings(waived(Waiver(rule="TT900", reason="x"), result=error)) == set()


def test_the_requirements_on_the_profile_can_be_switched_off_too():
    assert profile_findings(waived(Waiver(rule="TT900", reason="x"), hits=(), off=("PF002",))) == set()


def test_corrections_come_once_in_the_order_of_the_findings():
    other = SetPage(0, "top", 20.0)
    checked = waived(hits=(Hit("a", A4, edits=(other,)), Hit("b", A4, edits=(FIX, other))))
    assert checked.edits == (other, FIX)


def test_two_corrections_that_contradict_each_other_are_both_left_to_a_person():
    checked = waived(
        hits=(Hit("a", A4, edits=(FIX,)), Hit("b", A4, edits=(SetPage(0, "left", 35.0), SetPage(0, "top", 20.0))))
    )
    assert checked.edits == ()
    assert not any(finding.fixable for finding in checked.result.findings)


def test_what_a_person_has_to_look_at_is_not_corrected():
    assert waived(hits=(Hit("a", A4, review=True, edits=(FIX,)),)).edits == ()


def line(text, size):
    return LaidOutParagraph(text=text, path="/w:p[1]", runs=(Run(text=text, size=size),))


@pytest.mark.parametrize(("other", "corrected"), [(12.0, False), (11.0, True)])
def test_a_line_is_corrected_only_if_that_suits_all_lines_of_its_word_paragraph(other, corrected):
    edit = SetRuns("/w:p[1]", "size", 11.0)
    label, wrong = line("Nơi nhận:", other), line("- Lưu: VT.", 13.0)
    one = rule(hits=[Hit("cỡ chữ 13", wrong, edits=(edit,))])
    about = subject(layout=Layout(format="docx", paragraphs=(label, wrong)))
    assert run(about, file="a", rules={one.code: one}).edits == ((edit,) if corrected else ())


def test_an_item_of_the_plan_is_found_in_the_word_file_by_its_row():
    source = Source(file="a.docx", sha256="0", table=2, row=3, column=1)
    cells = (
        LaidOutParagraph(text="1", path="/w:document/w:body/w:tbl[2]/w:tr[3]/w:tc[1]/w:p", source=source),
        LaidOutParagraph(text="Việc", path="/w:x", source=source.model_copy(update={"column": 2})),
    )
    item = Task(id="pl1/1", text="Việc", source=source.model_copy(update={"column": None}))
    about = subject(layout=Layout(format="docx", paragraphs=cells))
    (finding,) = outcome(rule(hits=[Hit("thiếu", item, "Chủ trì")]), about).findings
    assert finding.path == cells[0].path
    assert (finding.item, finding.place) == ("pl1/1", "pl1, số thứ tự 1, cột Chủ trì")


def said(*rules):
    return verdict(check(subject(), file="a", rules={each.code: each for each in rules}))


def test_the_verdict_never_says_passed_while_a_rule_that_applies_has_no_result():
    passed, open_rule = rule(), rule("TT901", raises=NotEvaluated("mờ"))
    assert said(passed) == "Đạt"
    assert said(passed, open_rule) == "Chưa kết luận được: không có lỗi, nhưng còn 1 quy tắc chưa đánh giá được"
    assert said(passed, rule("TT901", hits=[Hit("?", review=True)])).startswith("Chưa kết luận được")
    assert said(open_rule, rule(hits=[Hit("sai")])) == "Chưa đạt: 1 lỗi"
    assert said(rule(severity="warning", basis="practice", hits=[Hit("lạ")])) == "Đạt, còn 1 cảnh báo"
    assert said(rule(raises=NotApplicable("x"))) == "Không có quy tắc nào áp dụng cho văn bản này"


def test_the_summary_counts_rules_by_result_and_findings_by_severity():
    rules = [
        rule(hits=[Hit("a"), Hit("b"), Hit("c", review=True)]),
        rule("TT901", severity="warning", basis="style", hits=[Hit("d", edits=(FIX,))]),
        rule("TT902", raises=NotEvaluated("x")),
        rule("TT903"),
    ]
    counted = summarise(check(subject(), file="a", rules={each.code: each for each in rules}))
    assert counted.results == {
        "passed": 1, "failed": 2, "not_applicable": 0, "not_evaluated": 1, "needs_review": 0,
    }  # fmt: skip
    assert counted.severities == {"error": 2, "warning": 1, "info": 0}
    assert (counted.review, counted.fixable, counted.conforms) == (1, 1, False)
