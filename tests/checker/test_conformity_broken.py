"""A conforming plan broken one thing at a time: every break is told by its own rule and by no other."""

import pytest

from kehoach.checker import RULES
from kehoach.checker.examples_plan import duty, plan_of, target, task
from kehoach.generator import make_subplan
from kehoach.meaning.agencies import read_assignment
from kehoach.meaning.deadlines import read_deadline
from kehoach.meaning.goals import read_goals
from kehoach.meaning.province import registry_for_plan

CONFORMITY = {code: rule for code, rule in RULES.items() if code.startswith("SP")}
CONTENT = {code: rule for code, rule in RULES.items() if code.startswith("KH")}


@pytest.fixture(scope="module")
def vam_co():
    """A parent plan whose rows, cells and references are all in order."""
    return plan_of(
        target("pl1/1/a", "Tỷ lệ văn bản được rà soát", lead="Sở Tư pháp", y2026_2027="Đạt 80%", y2028_2030="Đạt 95%"),
        target(
            "pl1/1/b",
            "Tỷ lệ cán bộ pháp chế được tập huấn",
            lead="Sở Tư pháp",
            y2026_2027="Đạt 60%",
            y2028_2030="Đạt 90%",
        ),
        task(
            "pl2/1/a",
            "Rà soát văn bản quy phạm pháp luật của tỉnh",
            lead="Sở Tư pháp",
            coordinate="Sở Nội vụ",
            deadline="Quý II/2026",
            product="Báo cáo",
        ),
        task(
            "pl2/1/b",
            "Tập huấn cho cán bộ pháp chế các cơ quan",
            lead="Sở Tư pháp",
            coordinate="Sở Tài chính",
            deadline="Năm 2027",
            product="Lớp học",
        ),
        task(
            "pl2/1/c",
            "Khảo sát mức độ hài lòng của người dân",
            lead="Sở Nội vụ",
            coordinate="Sở Tư pháp",
            deadline="Năm 2028",
            product="Kết quả",
        ),
        duty("V/1", "Sở Tư pháp", "Hằng quý báo cáo kết quả gửi về Sở Nội vụ."),
    )


def change(plan, kind, place, **update):
    items = list(getattr(plan, kind))
    items[place] = items[place].model_copy(update=update)
    return plan.model_copy(update={kind: tuple(items)})


def delete_a_task(plan, _):
    return plan.model_copy(update={"tasks": plan.tasks[1:]}), {"SP003", "KH020"}


def delete_a_target(plan, _):
    return plan.model_copy(update={"targets": plan.targets[1:]}), {"SP005", "KH020"}


def weaken_a_target(plan, _):
    first = next(place for place, each in enumerate(plan.targets) if each.values[-1].goals)
    values = plan.targets[first].values
    weaker = values[-1].model_copy(update={"text": "Đạt 10%", "goals": read_goals("Đạt 10%")})
    return change(plan, "targets", first, values=(*values[:-1], weaker)), {"SP007"}


def move_a_deadline(plan, _):
    dated = next(place for place, each in enumerate(plan.tasks) if each.deadline.kind in ("fixed", "period"))
    return change(plan, "tasks", dated, deadline=read_deadline("Tháng 12/2030")), {"SP008"}


def swap_lead_and_coordinator(plan, _):
    led = next(
        place for place, each in enumerate(plan.tasks) if each.lead.agencies == ("so-tu-phap",) and each.coordinate.text
    )
    cells = {"lead": plan.tasks[led].coordinate, "coordinate": plan.tasks[led].lead}
    return change(plan, "tasks", led, **cells), {"SP010"}


def rename_an_agency(plan, registry):
    other = next(place for place, each in enumerate(plan.tasks) if each.lead.agencies == ("so-noi-vu",))
    lead = read_assignment("Sở Nội vụ và Việc làm Xanh", registry)
    return change(plan, "tasks", other, lead=lead), {"SP011"}


def drop_a_product(plan, _):
    with_product = [place for place, each in enumerate(plan.tasks) if each.product]
    if not with_product:
        pytest.skip("the parent names no products")
    return change(plan, "tasks", with_product[0], product=None), {"SP009"}


def change_words(plan, _):
    return change(plan, "tasks", 0, text=plan.tasks[0].text.replace(" ", " không ", 1)), {"SP006"}


def cite_a_place_that_is_not_there(plan, _):
    return change(plan, "tasks", 0, origin="pl2/99/z"), {"SP012"}


def add_a_task(plan, _):
    above, _, last = plan.tasks[-1].id.rpartition("/")
    added = task(f"{above}/{int(last) + 1}", "Trồng rừng phòng hộ ven biển", lead="Sở Tư pháp")
    return plan.model_copy(update={"tasks": (*plan.tasks, added)}), {"SP013"}


def cite_another_day(plan, _):
    bases = tuple(
        each.model_copy(update={"text": each.text.replace("ngày 15 ", "ngày 16 ").replace("ngày 24 ", "ngày 25 ")})
        for each in plan.document.legal_bases
    )
    return _with_head(plan, legal_bases=bases), {"SP002"}


def be_for_other_years(plan, _):
    title = plan.document.title.rpartition("giai đoạn")[0] + "giai đoạn 2016-2020"
    return _with_head(plan, title=title), {"SP014"}


BREAKS = [
    delete_a_task,
    delete_a_target,
    weaken_a_target,
    move_a_deadline,
    swap_lead_and_coordinator,
    rename_an_agency,
    drop_a_product,
    change_words,
    cite_a_place_that_is_not_there,
    add_a_task,
    cite_another_day,
    be_for_other_years,
]


def _with_head(plan, **update):
    return plan.model_copy(update={"document": plan.document.model_copy(update=update)})


@pytest.fixture(scope="module", params=["vàm-cỏ", "163"])
def carried_out(request, vam_co, plan_163):
    """A parent, and the plan of Sở Tư pháp that the generator makes of it."""
    parent = {"vàm-cỏ": vam_co, "163": plan_163}[request.param]
    registry = registry_for_plan(parent)
    return make_subplan(parent, "so-tu-phap", registry).plan, parent, registry


@pytest.fixture(scope="module")
def told(outcomes_of):
    """The codes of rules with findings."""
    return lambda rules, plan, parent: {found.code for found in outcomes_of(rules, plan, parent) if found.findings}


@pytest.fixture(scope="module")
def failed(outcomes_of):
    """The codes of rules that failed or came to nothing."""
    bad = ("failed", "not_evaluated")
    return lambda rules, plan, parent: {found.code for found in outcomes_of(rules, plan, parent) if found.result in bad}


def test_what_the_generator_writes_carries_out_its_parent(carried_out, told, failed):
    plan, parent, _ = carried_out
    assert told(CONFORMITY, plan, parent) == set()
    assert not failed(CONTENT, plan, parent)


@pytest.mark.parametrize(
    "agency",
    [
        "so-noi-vu",
        "so-thong-tin-va-truyen-thong",
        "van-phong-ubnd-tinh",
        "ubnd-huyen-ke-sach",
        "so-y-te",
        "bao-soc-trang",
    ],
)
def test_what_the_generator_writes_for_any_unit_carries_out_its_parent(agency, plan_163, registry_163, failed):
    plan = make_subplan(plan_163, agency, registry_163).plan
    assert failed(CONFORMITY | CONTENT, plan, plan_163) == set()


@pytest.mark.parametrize("break_it", BREAKS)
def test_every_break_is_told_by_its_rule_and_by_no_other(break_it, carried_out, told, failed):
    plan, parent, registry = carried_out
    broken, codes = break_it(plan, registry)
    assert told(CONFORMITY, broken, parent) | failed(CONTENT, broken, parent) == codes


def test_a_renamed_agency_is_not_in_the_registry(carried_out, outcomes_of):
    plan, parent, registry = carried_out
    renamed, _ = rename_an_agency(plan, registry)
    (found,) = outcomes_of({"KH016": RULES["KH016"]}, renamed, parent)
    assert [finding.message.partition("»")[0] for finding in found.findings] == ["«Sở Nội vụ và Việc làm Xanh"]
