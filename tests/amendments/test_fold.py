"""Carrying out amendments: properties that hold for any operations, and what single operations must not spoil."""

import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kehoach.amendments import operations as op
from kehoach.amendments.diff import diff
from kehoach.amendments.fold import fold, invert
from kehoach.amendments.places import address_words
from kehoach.model import Target
from kehoach.parser import read_plan, reread

few = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
WORDS = st.sampled_from(["Rà soát lại danh mục", "Báo cáo kết quả", "Xây dựng đề án mới", "Kiểm tra việc thực hiện"])
AGENCIES = st.sampled_from(["Sở Nội vụ", "Sở Tài chính; Sở Tư pháp", "Sở Y tế", "Văn phòng UBND tỉnh", ""])
DEADLINES = st.sampled_from(["Năm 2028", "Quý I/2027", "Hằng năm", "Trước ngày 30/6/2027"])


def items_of(plan):
    return [*plan.targets, *plan.tasks, *plan.projects]


def content(plan):
    """What a plan says, whatever order its notices came in."""
    return plan.model_copy(update={"notices": ()})


@st.composite
def operations(draw, plan, most=4):
    """Operations on different items of a plan, each of which can be carried out."""
    items = draw(st.lists(st.sampled_from(items_of(plan)), min_size=1, max_size=most, unique_by=lambda item: item.id))
    made = []
    for item in items:
        at = address_words(item.id, plan.document)
        choices = [
            st.builds(op.Repeal, at=st.just(at)),
            st.builds(op.Suspend, at=st.just(at)),
            st.builds(op.Amend, at=st.just(at), cells=WORDS.map(lambda words: {"Nội dung": words})),
        ]
        if not isinstance(item, Target):
            choices += [
                st.builds(op.SetLead, at=st.just(at), new=AGENCIES),
                st.builds(op.SetDeadline, at=st.just(at), new=DEADLINES),
                st.builds(
                    op.Insert,
                    where=st.sampled_from(["after", "before"]),
                    beside=st.just(at),
                    cells=st.fixed_dictionaries({"Nội dung": WORDS, "Chủ trì": AGENCIES}),
                ),
            ]
        made.append(draw(st.one_of(choices)))
    return tuple(made)


@few
@given(data=st.data())
def test_taken_back_in_reverse_order_operations_leave_the_plan_as_it_was(data, plan_binh_son, carry_out):
    done = carry_out(plan_binh_son, *data.draw(operations(plan_binh_son)))
    assert {notice.code for notice in done.notices} <= {"A109"}
    back = carry_out(done.plan, *(applied.inverse for applied in reversed(done.applied)))
    assert back.notices == ()
    assert back.plan == plan_binh_son


@few
@given(data=st.data())
def test_the_diff_of_old_and_amended_plan_is_what_the_operations_changed(data, plan_binh_son, carry_out):
    done = carry_out(plan_binh_son, *data.draw(operations(plan_binh_son)))
    said = [change for applied in done.applied for change in applied.changes]
    found = diff(plan_binh_son, done.plan)
    key = lambda change: (change.kind, change.part, change.field, change.old, change.new)  # noqa: E731 -- one line
    assert sorted(map(key, found), key=str) == sorted(map(key, said), key=str)


@few
@given(data=st.data())
def test_operations_on_different_items_give_the_same_plan_in_any_order(data, plan_binh_son, carry_out):
    made = [made for made in data.draw(operations(plan_binh_son)) if made.kind != "insert"]
    one, other = carry_out(plan_binh_son, *made), carry_out(plan_binh_son, *reversed(made))
    assert content(one.plan) == content(other.plan)


@few
@given(data=st.data())
def test_the_amended_plan_reads_the_same_from_its_amended_paper(data, plan_binh_son, carry_out):
    done = carry_out(plan_binh_son, *data.draw(operations(plan_binh_son)))
    read = {item.id: item for item in items_of(reread(done.plan.document))}
    for item in items_of(done.plan):
        if item.standing != "repealed":
            kept = {"original_id": item.original_id, "standing": item.standing}
            assert read[item.id].model_copy(update=kept) == item


def test_an_empty_amendment_changes_nothing(plan_163, carry_out):
    done = carry_out(plan_163)
    assert done.plan is plan_163
    assert (done.applied, done.notices) == ((), ())


def test_order_matters_where_one_operation_needs_what_the_other_made(plan_163, carry_out):
    insert = op.Insert(
        at="điểm t mục 6 Phụ lục 2", beside="điểm s mục 6 Phụ lục 2", where="after", cells={"Nội dung": "Mới"}
    )
    amend = op.SetLead(at="điểm t mục 6 Phụ lục 2", new="Sở Nội vụ")
    assert carry_out(plan_163, insert, amend).notices == ()
    assert [notice.code for notice in carry_out(plan_163, amend, insert).notices] == ["A101"]


def test_amendments_take_effect_in_the_order_of_their_days(plan_163):
    first = op.Manifest(
        effective=datetime.date(2023, 1, 1), operations=(op.SetLead(at="điểm b mục 1 Phụ lục 2", new="Sở Y tế"),)
    )
    second = op.Manifest(
        effective=datetime.date(2024, 1, 1), operations=(op.SetLead(at="điểm b mục 1 Phụ lục 2", new="Sở Nội vụ"),)
    )
    folded = fold(plan_163, [second, first], reread)
    lead = next(task.lead.text for task in folded.plan.tasks if task.id == "pl2/1/b")
    assert lead == "Sở Nội vụ"
    early = fold(plan_163, [second, first], reread, as_of=datetime.date(2023, 6, 30))
    assert next(task.lead.text for task in early.plan.tasks if task.id == "pl2/1/b") == "Sở Y tế"
    assert [notice.code for notice in early.notices] == ["A201"]


def test_an_operation_that_was_not_approved_is_left_out(plan_163, carry_out):
    done = carry_out(plan_163, op.Repeal(at="điểm a mục 1 Phụ lục 2", approved=False))
    assert done.plan is plan_163
    assert [notice.code for notice in done.notices] == ["A202"]


def test_the_inverse_of_an_operation_is_known_without_carrying_it_out(plan_163, carry_out):
    operation = op.Repeal(at="mục 5 Phụ lục 2")
    inverse = invert(operation, plan_163, reread)
    assert carry_out(carry_out(plan_163, operation).plan, inverse).plan == plan_163


def test_an_inverse_is_refused_on_a_plan_that_says_something_else(plan_163, carry_out):
    inverse = invert(op.Repeal(at="điểm a mục 1 Phụ lục 2"), plan_163, reread)
    assert [notice.code for notice in carry_out(plan_163, inverse).notices] == ["A105"]


def test_what_an_officer_corrected_in_the_data_stays_where_no_operation_touches_it(plan_163, carry_out):
    undecided = next(task for task in plan_163.tasks if task.id == "pl2/6/l")
    reading = undecided.alternatives[0]
    decided = undecided.model_copy(
        update={"lead": reading.lead, "coordinate": reading.coordinate, "alternatives": (), "text": reading.text}
    )
    tasks = tuple(decided if task is undecided else task for task in plan_163.tasks)
    done = carry_out(plan_163.model_copy(update={"tasks": tasks}), op.Repeal(at="điểm a mục 6 Phụ lục 2"))
    assert next(task for task in done.plan.tasks if task.id == "pl2/6/l") is decided


def test_a_phrase_is_replaced_in_every_reading_of_an_undecided_row(plan_163, carry_out):
    operation = op.ReplacePhrase(
        old="Sở Thông tin và Truyền thông", new="Sở Khoa học và Công nghệ", at=("mục 6 Phụ lục 2",)
    )
    done = carry_out(plan_163, operation)
    undecided = next(task for task in done.plan.tasks if task.id == "pl2/6/l")
    assert undecided.lead.text is None
    texts = " ".join(f"{way.lead.text} {way.coordinate.text}" for way in undecided.alternatives)
    assert "Sở Khoa học và Công nghệ" in texts
    assert "Truyền thông" not in texts


def test_an_undecided_cell_that_an_amendment_sets_is_decided(plan_163, carry_out):
    done = carry_out(
        plan_163,
        op.SetLead(at="điểm l mục 6 Phụ lục 2", new="Sở Nội vụ"),
        op.SetCoordinate(at="điểm l mục 6 Phụ lục 2", new="Các sở, ngành"),
    )
    task = next(task for task in done.plan.tasks if task.id == "pl2/6/l")
    assert (task.lead.text, task.coordinate.text, task.alternatives) == ("Sở Nội vụ", "Các sở, ngành", ())


def test_a_cell_merged_over_two_rows_is_divided_when_one_of_them_changes(carry_out, plans, request):
    path = request.path.parents[1] / "cases" / "dai-ngan-seven-columns-with-merged-cells" / "source.html"
    plan = read_plan(path)
    done = carry_out(plan, op.SetDeadline(at="số thứ tự 1 mục I Phụ lục", new="Quý IV/2026"))
    assert done.notices == ()
    before, after = ({item.id: item for item in items_of(one)} for one in (plan, done.plan))
    assert after["pl/I/1"].deadline.text == "Quý IV/2026"
    assert all(after[name] == item for name, item in before.items() if name != "pl/I/1")


def test_repealing_what_is_repealed_says_so(plan_163, carry_out):
    repeal = op.Repeal(at="điểm a mục 1 Phụ lục 2")
    done = carry_out(plan_163, repeal, repeal)
    assert len(done.applied) == 1
    assert "không còn nội dung nào có hiệu lực" in done.notices[0].message


def test_a_repealed_item_keeps_its_place_and_the_numbers_of_the_others(plan_163, carry_out):
    done = carry_out(plan_163, op.Repeal(at="điểm b mục 1 Phụ lục 2"))
    assert [task.id for task in done.plan.tasks] == [task.id for task in plan_163.tasks]
