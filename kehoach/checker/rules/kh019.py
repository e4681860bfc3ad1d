"""No task is given twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz, process

from kehoach.checker.examples_plan import plan_of, task
from kehoach.checker.needs import is_plan
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.addresses import cite_in
from kehoach.meaning.in_force import in_force
from kehoach.meaning.spelling import words_of
from kehoach.model import Target, WorkItem

_Item = Target | WorkItem
_SAME = 94
"""From this likeness on (of 100) two tasks may be one."""
_DISTINCT = re.compile(
    r"\d+|(?<!\w)(?:tỉnh|huyện|xã|phường|sở|ngành|đất đai|xây dựng|y tế|giáo dục|quý|năm|tháng|đầu|cuối)(?!\w)"
)
"""Words in which two tasks of the same form differ on purpose."""


def check(subject: Subject) -> Iterator[Hit]:
    """No two targets, tasks or projects say nearly the same; the same words are an error, near ones for a person."""
    is_plan(subject)
    plan = subject.plan
    kinds: tuple[Sequence[_Item], ...] = (in_force(plan.targets), in_force(plan.tasks), in_force(plan.projects))
    if all(len(items) < 2 for items in kinds):
        raise NotApplicable("không có hai nhiệm vụ hay chỉ tiêu để so sánh")
    for items in kinds:
        words = {item.id: words_of(item.text).casefold() for item in items}
        for first, second in _alike(items, words):
            own, other = words[first.id], words[second.id]
            if _distinct(own) == _distinct(other):
                review = own != other or _under(first, subject) != _under(second, subject) or first.origin is not None
                yield Hit(f"gần như trùng với {cite_in(first.id, subject.document)}", second, review=review)


def _alike(items: Sequence[_Item], words: Mapping[str, str]) -> Iterator[tuple[_Item, _Item]]:
    """Every two items whose words are nearly the same, the earlier one first."""
    said = [words[item.id] for item in items]
    for place, item in enumerate(items):
        found = process.extract(said[place], said[place + 1 :], scorer=fuzz.ratio, score_cutoff=_SAME, limit=None)
        yield from ((item, items[place + 1 + later]) for later in sorted(index for _, _, index in found))


def _under(item: _Item, subject: Subject) -> tuple[object, str]:
    """What an item stands under: its group; where the text states it, the part above."""
    root = item.id.partition("/")[0]
    in_text = root in {section.id for section in subject.document.outline}
    return item.group, item.id.rpartition("/")[0] if in_text else ""


def _distinct(words: str) -> list[str]:
    return sorted(_DISTINCT.findall(words))


RULE = Rule(
    code="KH019",
    name="Nhiệm vụ không trùng nhau",
    severity="warning",
    basis="practice",
    place="Thực tiễn: một việc chỉ giao một lần",
    requirement="Không có hai nhiệm vụ, chỉ tiêu hay đề án trùng lời.",
    reason="Việc giao hai lần cho hai cơ quan thì không rõ ai chịu trách nhiệm.",
    reads=("plan.targets.text", "plan.tasks.text", "plan.projects.text"),
    good=Example(
        "Hai nhiệm vụ khác nhau",
        plan=plan_of(task("pl2/1/a", "Rà soát thủ tục hành chính"), task("pl2/1/b", "Tập huấn cán bộ một cửa")),
    ),
    bad=Example(
        "Một nhiệm vụ ghi hai lần",
        plan=plan_of(
            task("pl2/1/a", "Rà soát, đơn giản hóa thủ tục hành chính"),
            task("pl2/1/b", "Rà soát, đơn giản hóa thủ tục hành chính.", lead="Sở Tư pháp"),
        ),
    ),
    check=check,
    not_applicable=Example("Kế hoạch có một nhiệm vụ", plan=plan_of(task("pl2/1/a", "Rà soát"))),
)
