"""What was repealed is nobody's work any more; what was suspended says so wherever an agency reads it."""

import pytest

from kehoach.errors import KehoachError
from kehoach.generator import make_subplan
from kehoach.generator.gaps import find_gaps
from kehoach.generator.matrix import build_matrix
from kehoach.meaning.agencies import load_registry
from kehoach.meaning.allocation import Allocator
from kehoach.model import Assignment, Document, Plan, Target, Task
from kehoach.progress.duties import DutyBook, plan_reference
from kehoach.progress.periods import read_report_period

REGISTRY = load_registry("Quảng Ngãi")
JUSTICE = "so-tu-phap"


def plan(standing, other=None):
    """A synthetic plan with one task of the department and one of another standing."""
    return Plan(
        document=Document(type="KẾ HOẠCH", number="7", symbol="KH-UBND"),
        targets=(Target(id="I/1", text="Tỷ lệ hồ sơ đúng hạn", lead=_justice(), standing=standing),),
        tasks=(
            Task(id="II/1", text="Rà soát văn bản", lead=_justice(), standing=standing),
            Task(id="II/2", text="Kiểm tra văn bản", lead=_justice(), standing=other),
        ),
    )


def _justice():
    return Assignment(text="Sở Tư pháp", agencies=(JUSTICE,))


def test_a_repealed_item_falls_to_nobody_and_is_no_gap():
    amended = plan("repealed")
    allocation = Allocator(amended, REGISTRY).of(JUSTICE)
    assert ([share.item.id for share in allocation.tasks], allocation.targets) == (["II/2"], ())
    matrix = build_matrix(amended, REGISTRY)
    assert [item.id for item in matrix.items] == ["II/2"]
    assert {gap.subject for gap in find_gaps(matrix, REGISTRY)} <= {"II/2", JUSTICE}
    book = DutyBook(amended, REGISTRY, read_report_period("2025-Q3"))
    assert [duty.item for duty in book.of(JUSTICE).tasks] == ["II/2"]


def test_an_agency_whose_work_is_all_repealed_gets_no_draft():
    with pytest.raises(KehoachError, match="không giao việc"):
        make_subplan(plan("repealed", "repealed"), JUSTICE, REGISTRY)


def test_a_suspended_item_stays_and_says_that_it_is_not_carried_out():
    made = make_subplan(plan("suspended"), JUSTICE, REGISTRY)
    assert [task.text for task in made.plan.tasks] == ["Rà soát văn bản (tạm dừng thực hiện)", "Kiểm tra văn bản"]
    duties = DutyBook(plan("suspended"), REGISTRY, read_report_period("2025-Q3")).of(JUSTICE)
    assert duties.tasks[0].text == "Rà soát văn bản (tạm dừng thực hiện)"


def test_suspending_changes_what_a_workbook_is_known_by():
    before, after = plan(None), plan("suspended")
    assert plan_reference(before).digest != plan_reference(after).digest
    period = read_report_period("2025-Q3")
    prints = [
        [duty.fingerprint for duty in DutyBook(one, REGISTRY, period).of(JUSTICE).tasks] for one in (before, after)
    ]
    assert [one == other for one, other in zip(*prints, strict=True)] == [False, True]
