"""What a sentence gives to an agency: stated addresses, and what its field narrows a whole annex to."""

import pytest

from kehoach.meaning.scopes import read_scopes
from kehoach.model import Paragraph

# Synthetic: two annexes whose groups are called otherwise and stand in another order.
GROUPS = {
    "pl1/1/a": "Các chỉ tiêu về hạ tầng số",
    "pl1/1/b": "Các chỉ tiêu về hạ tầng số",
    "pl1/2/a": "Các chỉ tiêu về nhân lực số",
    "pl2/I/1": "Phát triển nhân lực số",
    "pl2/II/1": "Phát triển hạ tầng số",
    "pl2/II/2": "Phát triển hạ tầng số",
    "pl2/III/1": "Tuyên truyền, phổ biến",
}


def scope(text):
    (found,) = read_scopes(Paragraph(text=text), GROUPS).scopes
    return found


def test_addressed_items_are_stated():
    found = scope("Theo dõi các chỉ tiêu tại điểm b mục 1 Phụ lục 1.")
    assert (found.text, found.ids, found.derived) == ("điểm b mục 1 Phụ lục 1", ("pl1/1/b",), ())


def test_a_whole_annex_is_narrowed_to_the_field_of_what_is_addressed_beside_it():
    found = scope("Tham mưu triển khai các chỉ tiêu, nhiệm vụ tại mục 1 Phụ lục 1 và Phụ lục 2.")
    assert found.ids == ("pl1/1/a", "pl1/1/b")
    assert found.derived == ("pl2/II/1", "pl2/II/2")


def test_a_whole_annex_is_narrowed_to_the_field_that_the_sentence_names():
    found = scope("Chủ trì thực hiện các nhiệm vụ phát triển nhân lực số tại Phụ lục 2.")
    assert (found.ids, found.derived) == ((), ("pl2/I/1",))


def test_what_nothing_narrows_is_all_of_the_annex():
    found = scope("Tổ chức thực hiện các nhiệm vụ tại Phụ lục 2.")
    assert (found.ids, found.derived) == (("pl2/I/1", "pl2/II/1", "pl2/II/2", "pl2/III/1"), ())


def test_an_address_that_leads_nowhere_is_told():
    assert read_scopes(Paragraph(text="Theo dõi mục 9 Phụ lục 1."), GROUPS).missing == ("mục 9 Phụ lục 1",)


@pytest.mark.parametrize(
    "text", ["", "Thực hiện chế độ báo cáo định kỳ.", "theo Phụ lục I kèm theo Nghị định số 30/2020/NĐ-CP"]
)
def test_other_sentences_give_nothing(text):
    assert read_scopes(Paragraph(text=text), GROUPS).scopes == ()


# Section V of 163/KH-UBND, read by hand: groups of annex 1 stated, groups of annex 2 derived.
EXPECTED_163 = {
    "V/2": ({"pl1/3": {"a", "c"}, "pl1/4": {"a", "b", "c"}}, {"pl2/3", "pl2/4"}),
    "V/3": ({"pl1/2": {"đ/1", "đ/2", "e"}}, {"pl2/2"}),
    "V/4": ({"pl1/1": {"a", "b"}}, {"pl2/1"}),
    "V/5": ({"pl1/5": {"a", "b", "c"}}, {"pl2/5"}),
    "V/6": (
        {
            "pl1/2": {"a", "b/1", "b/2", "c", "d/1", "d/2", "d/3", "g", "h"},
            "pl1/6": {"a", "b", "c", "d", "đ", "e"},
        },
        {"pl2/2", "pl2/6"},
    ),
}


def test_section_v_of_163_gives_what_it_says(plan_163):
    found = {}
    for part in plan_163.responsibilities:
        for scope_ in part.scopes:
            stated = {}
            for item in scope_.ids:
                annex, number, *below = item.split("/")
                stated.setdefault(f"{annex}/{number}", set()).add("/".join(below))
            found[part.id] = (stated, {"/".join(item.split("/")[:2]) for item in scope_.derived})
    assert found == EXPECTED_163


def test_point_3b_of_annex_1_is_given_to_nobody_by_reference(plan_163):
    given = {
        item for part in plan_163.responsibilities for scope_ in part.scopes for item in (*scope_.ids, *scope_.derived)
    }
    assert [target.id for target in plan_163.targets if target.id not in given] == ["pl1/3/b"]
