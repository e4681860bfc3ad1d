"""Who gets what: by name, as a member of a group, in each reading of an undecided row."""

from kehoach.meaning.allocation import Allocator


def allocate(plan, agency, registry):
    return Allocator(plan, registry).of(agency)


def monitored(plan, agency, registry):
    return [item for item, role in roles(allocate(plan, agency, registry).targets).items() if role == "monitor"]


def roles(shares):
    return {share.item.id: share.role for share in shares}


def test_a_task_that_names_the_agency_falls_to_it(plan_163, registry_163):
    tasks = roles(allocate(plan_163, "so-tu-phap", registry_163).tasks)
    assert tasks["pl2/1/b"] == "lead"
    assert tasks["pl2/1/đ"] == "lead", "a department is one of the «Cơ quan chuyên môn thuộc UBND tỉnh»"
    assert tasks["pl2/2/đ"] == "lead"
    assert tasks["pl2/4/c"] == "coordinate"
    assert "pl2/6/b" not in tasks


def test_a_member_of_a_group_says_which_group_brings_it_in(plan_163, registry_163):
    shares = {share.item.id: share for share in allocate(plan_163, "ubnd-huyen-ke-sach", registry_163).tasks}
    assert shares["pl2/2/a"].role == "lead"
    assert shares["pl2/2/a"].group == "ubnd-cap-huyen"
    assert shares["pl2/2/a"].because == "Sở, ngành tỉnh, UBND cấp huyện"


def test_partners_inside_a_lead_cell_coordinate(plan_163, registry_163):
    assert roles(allocate(plan_163, "so-noi-vu", registry_163).tasks)["pl2/3/e"] == "lead"
    assert roles(allocate(plan_163, "van-phong-ubnd-tinh", registry_163).tasks)["pl2/3/e"] == "coordinate"


def test_an_undecided_row_gives_the_role_that_all_readings_share(plan_163, registry_163):
    row = "pl2/6/l"
    assert roles(allocate(plan_163, "so-noi-vu", registry_163).tasks)[row] == "lead"
    assert roles(allocate(plan_163, "so-thong-tin-va-truyen-thong", registry_163).tasks)[row] == "undecided"
    assert roles(allocate(plan_163, "so-y-te", registry_163).tasks)[row] == "coordinate"


def test_an_open_group_gives_nobody_anything(plan_163, registry_163):
    assert "pl2/3/c" not in roles(allocate(plan_163, "so-y-te", registry_163).tasks)


def test_targets_come_from_the_references_of_the_agency_s_own_section(plan_163, registry_163):
    assert monitored(plan_163, "so-tu-phap", registry_163) == ["pl1/1/a", "pl1/1/b"]
    assert monitored(plan_163, "so-noi-vu", registry_163) == ["pl1/3/a", "pl1/3/c", "pl1/4/a", "pl1/4/b", "pl1/4/c"]


def test_a_target_that_measures_a_group_falls_to_its_members(plan_163, registry_163):
    targets = roles(allocate(plan_163, "ubnd-huyen-ke-sach", registry_163).targets)
    assert targets["pl1/4/a"] == "subject"
    assert "pl1/1/a" not in targets


def test_targets_come_from_a_column_that_names_who_answers(plan_binh_son, registry_binh_son):
    allocation = allocate(plan_binh_son, "so-noi-vu", registry_binh_son)
    assert roles(allocation.targets) == {"pl1/II/1/1": "lead"}
    assert (
        allocate(plan_binh_son, "so-khoa-hoc-va-cong-nghe", registry_binh_son).tasks_as("lead")[0].item.id == "pl2/II/1"
    )


def test_an_agency_that_is_named_nowhere_gets_nothing(plan_binh_son, registry_binh_son):
    assert allocate(plan_binh_son, "bo-noi-vu", registry_binh_son).is_empty
