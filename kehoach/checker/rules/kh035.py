"""The text counts as many targets and tasks as the annex has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kehoach.checker.examples_plan import plan_of, section, task
from kehoach.checker.needs import is_plan
from kehoach.checker.passages import body_passages
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.numbering import read_label
from kehoach.meaning.references import find_references, resolve
from kehoach.model import Plan, Target, WorkItem

_COUNT = re.compile(
    r"(?<!\w)(?i:gồm|có|với|ban hành|triển khai(?: thực hiện)?) (?:tổng số )?"
    r"(?P<count>\d{1,3}) (?P<kind>chỉ tiêu|nhiệm vụ|đề án|kế hoạch)"
    r"(?P<rest>[^.;]{0,80})"
)


def check(subject: Subject) -> Iterator[Hit]:
    """Where a sentence says how many there are in an annex ("gồm 25 chỉ tiêu tại Phụ lục 1"), so many rows are there."""
    is_plan(subject)
    counted = 0
    for passage in body_passages(subject):
        for match in _COUNT.finditer(" ".join(passage.text.split())):
            ids = _items(match["kind"], match["rest"], subject.plan)
            if not ids:
                continue
            counted += 1
            rows, lettered = len(ids), len({_lettered(id) for id in ids})
            if int(match["count"]) not in (rows, lettered):
                message = f"ghi {match['count']} {match['kind']}, phụ lục có {lettered} dòng"
                yield passage.hit(message, review=True)
    if not counted:
        raise NotApplicable("văn bản không nêu số chỉ tiêu, nhiệm vụ của phụ lục")


def _items(kind: str, rest: str, plan: Plan) -> list[str]:
    """The items of the kind in the annexes that the words after the count refer to."""
    kinds: dict[str, Sequence[Target | WorkItem]] = {"chỉ tiêu": plan.targets, "nhiệm vụ": plan.tasks}
    ids = [item.id for item in kinds.get(kind, plan.projects)]
    references = [reference for reference in find_references(rest) if not reference.external]
    return [id for id in ids if any(id in resolve(reference, ids).ids for reference in references)]


def _lettered(id: str) -> str:
    """The row that an officer counts: a lettered or numbered one, not the dashes below a letter."""
    above, _, last = id.rpartition("/")
    label, upper = read_label(last), read_label(above.rpartition("/")[2])
    is_dash = bool(label and upper and label.style == "arabic" and upper.style == "letter")
    return above if is_dash else id


_TASKS = (task("pl1/1/a", "Rà soát thủ tục"), task("pl1/1/b", "Tập huấn cán bộ"))

RULE = Rule(
    code="KH035",
    name="Số chỉ tiêu, nhiệm vụ nêu trong văn bản khớp phụ lục",
    severity="warning",
    basis="practice",
    place="Thực tiễn: thân văn bản khớp với phụ lục",
    requirement="Số chỉ tiêu, nhiệm vụ, đề án nêu trong văn bản bằng số dòng của phụ lục.",
    reason="Phụ lục thêm, bớt dòng mà quên sửa con số ở thân văn bản.",
    reads=("plan.document.outline", "plan.tasks.id", "plan.targets.id", "plan.projects.id"),
    good=Example(
        "«gồm 02 nhiệm vụ tại Phụ lục 1», phụ lục có 2 dòng",
        plan=plan_of(*_TASKS, outline=(section("II", "NHIỆM VỤ", "Kế hoạch gồm 02 nhiệm vụ tại Phụ lục 1."),)),
    ),
    bad=Example(
        "«gồm 05 nhiệm vụ tại Phụ lục 1», phụ lục có 2 dòng",
        plan=plan_of(*_TASKS, outline=(section("II", "NHIỆM VỤ", "Kế hoạch gồm 05 nhiệm vụ tại Phụ lục 1."),)),
    ),
    check=check,
    not_applicable=Example("Văn bản không nêu số lượng", plan=plan_of(*_TASKS)),
)
