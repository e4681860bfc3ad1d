"""What an amendment repealed is nobody's work: no content rule asks anything of it, but its number still counts."""

import pytest

from kehoach.checker import RULES
from kehoach.checker.examples_plan import duty, plan_of, subplan_of, target, task

REPEALED = {"standing": "repealed"}
IN_FORCE = task("pl2/1/a", "Rà soát thủ tục", lead="Sở Tư pháp")


def plan(standing):
    gone = task("pl2/1/b", "Tập huấn cán bộ", lead="", coordinate="", deadline="").model_copy(
        update={"standing": standing}
    )
    last = task("pl2/1/c", "Niêm yết thủ tục", lead="Sở Tư pháp")
    return plan_of(IN_FORCE, gone, last)


@pytest.mark.parametrize("code", ["KH001", "KH002"])
def test_nothing_is_asked_of_a_repealed_task(code, outcomes_of):
    (kept,) = outcomes_of({code: RULES[code]}, plan(None))
    (repealed,) = outcomes_of({code: RULES[code]}, plan("repealed"))
    (suspended,) = outcomes_of({code: RULES[code]}, plan("suspended"))
    assert [kept.result, repealed.result, suspended.result] == ["failed", "passed", "failed"]


def test_nothing_is_asked_of_a_repealed_target(outcomes_of):
    blank = target("pl1/1/a", "Tỷ lệ hồ sơ đúng hạn", y2026_2030="")
    rule = {"KH005": RULES["KH005"]}
    assert outcomes_of(rule, plan_of(blank))[0].result == "failed"
    repealed = plan_of(blank.model_copy(update=REPEALED))
    assert outcomes_of(rule, repealed)[0].result == "not_applicable"


def test_the_number_of_a_repealed_task_leaves_no_gap(outcomes_of):
    (numbers,) = outcomes_of({"KH020": RULES["KH020"]}, plan("repealed"))
    assert numbers.result == "passed"


def repealed(item):
    return item.model_copy(update=REPEALED)


def suspended(item):
    return item.model_copy(update={"standing": "suspended"})


def result(code, plan, outcomes_of, parent=None):
    (only,) = outcomes_of({code: RULES[code]}, plan, parent)
    return only.result, [finding.message for finding in only.findings]


def test_a_row_whose_words_say_that_it_was_repealed_is_out_of_force_too(outcomes_of):
    gone = task("pl2/1/b", "- (được bãi bỏ)", lead="", coordinate="", deadline="")
    assert result("KH001", plan_of(IN_FORCE, gone), outcomes_of)[0] == "passed"


def test_a_repealed_task_doubles_no_other(outcomes_of):
    again = task("pl2/2/a", "Rà soát thủ tục", lead="Sở Nội vụ")
    assert result("KH019", plan_of(IN_FORCE, again), outcomes_of)[0] == "failed"
    assert result("KH019", plan_of(IN_FORCE, repealed(again)), outcomes_of)[0] == "not_applicable"
    assert result("KH019", plan_of(IN_FORCE, suspended(again)), outcomes_of)[0] == "failed"


def test_the_years_of_a_repealed_target_are_not_the_plans(outcomes_of):
    late = target("pl1/1/a", "Tỷ lệ hồ sơ đúng hạn", y2031_2035="Đạt 90%")
    title = "Cải cách hành chính giai đoạn 2026-2030"
    kept = target("pl1/1/b", "Tỷ lệ hài lòng", y2026_2030="Đạt 90%")
    assert result("KH034", plan_of(late, kept, title=title), outcomes_of)[0] == "failed"
    assert result("KH034", plan_of(repealed(late), kept, title=title), outcomes_of)[0] == "passed"


def test_an_agency_that_only_a_repealed_task_names_has_no_work(outcomes_of):
    work = task("pl2/1/b", "Tiêm chủng", lead="Sở Y tế")
    parts = (duty("V/1", "Sở Tư pháp"), duty("V/2", "Sở Y tế"))
    assert result("KH024", plan_of(IN_FORCE, work, *parts), outcomes_of)[0] == "passed"
    assert result("KH024", plan_of(IN_FORCE, repealed(work), *parts), outcomes_of)[0] == "needs_review"


PARENT_TASKS = (
    task("pl2/1/a", "Rà soát thủ tục", lead="Sở Tư pháp"),
    task("pl2/1/b", "Tập huấn cán bộ", lead="Sở Tư pháp"),
)
OWN = (
    task("pl1/1", "Rà soát thủ tục", lead="Sở Tư pháp", origin="pl2/1/a"),
    task("pl1/2", "Tập huấn cán bộ", lead="Sở Tư pháp", origin="pl2/1/b"),
)


def test_what_the_parent_repealed_is_not_missed_and_its_row_is_told(outcomes_of):
    kept, gone = PARENT_TASKS
    parent = plan_of(kept, repealed(gone.model_copy(update={"text": "(được bãi bỏ)"})))
    assert result("SP003", subplan_of(OWN[0]), outcomes_of, parent)[0] == "passed"
    told = ["kế hoạch cấp trên đã bãi bỏ điểm b mục 1 Phụ lục 2"]
    assert result("SP013", subplan_of(*OWN), outcomes_of, parent) == ("needs_review", told)
    assert result("SP006", subplan_of(*OWN), outcomes_of, parent)[0] == "passed"
    assert result("SP012", subplan_of(*OWN), outcomes_of, parent)[0] == "passed"


def test_what_the_units_own_plan_repealed_is_missing(outcomes_of):
    own = subplan_of(OWN[0], repealed(OWN[1]))
    assert result("SP003", own, outcomes_of, plan_of(*PARENT_TASKS))[0] == "failed"


@pytest.mark.parametrize("code", ["SP006", "SP008", "SP009", "SP010"])
def test_nothing_is_held_against_the_parent_in_a_row_that_was_repealed(code, outcomes_of):
    other = task("pl1/2", "Việc khác hẳn", lead="Sở Y tế", deadline="Năm 2035", origin="pl2/1/b")
    gone = task("pl2/1/b", "Tập huấn", lead="Sở Tư pháp", deadline="Năm 2027", product="Lớp tập huấn")
    same = PARENT_TASKS[0].model_copy(update={"product": "Báo cáo"}), OWN[0].model_copy(update={"product": "Báo cáo"})
    parent = plan_of(same[0], gone)
    before, after = (result(code, subplan_of(same[1], own), outcomes_of, parent)[0] for own in (other, repealed(other)))
    assert before in {"failed", "needs_review"}
    assert after == "passed"


def test_the_words_of_a_suspended_task_say_so(outcomes_of):
    parent = plan_of(PARENT_TASKS[0], suspended(PARENT_TASKS[1]))
    says = OWN[1].model_copy(update={"text": "Tập huấn cán bộ (tạm dừng thực hiện)"})
    assert result("SP006", subplan_of(OWN[0], says), outcomes_of, parent)[0] == "passed"
    message = "lời khác điểm b mục 1 Phụ lục 2 của kế hoạch cấp trên: bỏ «(tạm dừng thực hiện)»"
    assert result("SP006", subplan_of(*OWN), outcomes_of, parent) == ("needs_review", [message])
