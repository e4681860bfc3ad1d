"""What the content rules find in 163/KH-UBND: each finding was read beside the document, and all of them are so."""

from kehoach.checker import RULES

CONTENT = {code: rule for code, rule in RULES.items() if code.startswith("KH")}
WRONG = {
    "KH002": ["pl2/5/c/1", "pl2/5/c/3"],  # blank cells of time
    "KH005": ["pl1/4/a", "pl1/4/b", "pl1/5/a", "pl1/5/b", "pl1/5/c", "pl1/6/a"],  # blank cells of goals
    "KH006": ["pl1/2/d/3"],  # "đạt tối thiểu 80%" beside 50 %
    "KH008": ["pl1/2/c"],  # 30 % and four times 20 %
    "KH015": ["pl1/3/b"],  # taken out of Sở Nội vụ's reference, given to nobody
}
FOR_A_PERSON = {
    "KH001": ["pl2/6/l", "pl2/6/s"],  # four values for three columns
    "KH003": ["pl2/2/b"],  # 2020-2025 in a plan from 2021 on
    "KH010": ["pl1/2/a", "pl1/2/e", "pl1/2/g", "pl1/6/b"],  # "trên 80%" after "80%"
    "KH017": ["pl2/1/a", "pl2/1/b", "pl2/3/b", "pl2/5/a", "pl2/6/a", "pl2/6/k"],  # six that ended in 2025
    "KH018": ["pl2/5/b/2", "pl2/5/b/3", "pl2/5/c/2"],  # the same groups in both cells
    "KH021": ["pl2/1/a"],  # no products at all
    "KH022": ["pl2/2/đ", "pl2/3/c", "pl2/3/d", "pl2/5/d", "pl3/3", "pl3/4"],  # "khi có hướng dẫn"
    "KH024": ["pl2/5/d", None],  # a board without a section; Báo Sóc Trăng without a row
    "KH030": ["pl2/3/b", "pl2/3/đ"],  # nobody coordinates
    "KH031": ["pl2/5/d"],  # the board gets no copy
}


def test_the_findings_on_163_are_those_that_were_read(plan_163, outcomes_of):
    found = [finding for outcome in outcomes_of(CONTENT, plan_163) for finding in outcome.findings]
    for expected, review in ((WRONG, False), (FOR_A_PERSON, True)):
        items = {}
        for finding in found:
            if finding.review == review:
                items.setdefault(finding.code, []).append(finding.item)
        assert items == expected


def test_every_content_rule_comes_to_a_result_on_163(plan_163, outcomes_of):
    results = {outcome.code: outcome.result for outcome in outcomes_of(CONTENT, plan_163)}
    assert "not_evaluated" not in results.values()
    none_there = {code for code, result in results.items() if result == "not_applicable"}
    assert none_there == {"KH028", "KH029", "KH035"}, "no statistic tables, no counts in the text"
    assert "KH033" not in results, "the rule came into force later"
