"""What an amendment repealed is nobody's work: no content rule asks anything of it, but its number still counts."""

import pytest

from kehoach.checker import RULES
from kehoach.checker.examples_plan import plan_of, target, task

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
