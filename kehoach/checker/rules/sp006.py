"""The unit's plan keeps the parent's words."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from kehoach.checker.conformity import Conformity, conformity_of
from kehoach.checker.examples_plan import plan_of, subplan_of, task
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.in_force import words_in_force
from kehoach.meaning.spelling import words_of

_MOST_WORDS = 12


def check(subject: Subject) -> Iterator[Hit]:
    """A task or target says what the parent's says; whether other words mean the same, a person says."""
    held = conformity_of(subject)
    if not held.pairs:
        raise NotApplicable("không có dòng nào là của kế hoạch cấp trên")
    for pair in held.pairs:
        own, parents = words_of(pair.own.text), words_of(words_in_force(pair.parents))
        if own.casefold() != parents.casefold():
            yield Hit(_message(own, parents, pair.parents.id, held), pair.own, review=True)


def _message(own: str, parents: str, id: str, held: Conformity) -> str:
    """What was taken out and what was put in, each shortened."""
    before, after = parents.split(), own.split()
    folded, new = ([word.casefold() for word in words] for words in (before, after))
    changes = SequenceMatcher(None, folded, new, autojunk=False).get_opcodes()
    out = [" ".join(before[start:end]) for tag, start, end, _, _ in changes if tag != "equal" and end > start]
    put = [" ".join(after[start:end]) for tag, _, _, start, end in changes if tag != "equal" and end > start]
    parts = [f"bỏ «{_shortened(out)}»" if out else "", f"thêm «{_shortened(put)}»" if put else ""]
    return f"lời khác {held.cite(id)} của kế hoạch cấp trên: {', '.join(part for part in parts if part)}"


def _shortened(pieces: list[str]) -> str:
    words = " … ".join(pieces).split()
    return " ".join(words) if len(words) <= _MOST_WORDS else f"{' '.join(words[:_MOST_WORDS])}…"


_PARENT = plan_of(task("pl2/1/a", "Rà soát, cắt giảm thủ tục hành chính hằng năm", lead="Sở Tư pháp"))

RULE = Rule(
    code="SP006",
    name="Giữ lời nhiệm vụ, chỉ tiêu của cấp trên",
    severity="info",
    basis="practice",
    place="Thực tiễn: cấp dưới không tự sửa việc được giao",
    requirement="Lời nhiệm vụ, chỉ tiêu được giao giữ như kế hoạch cấp trên, hoặc khác mà không đổi nghĩa.",
    reason="Sửa lời có thể thu hẹp hoặc mở rộng việc được giao.",
    reads=("plan.tasks.text", "plan.targets.text", "parent.tasks.text", "parent.targets.text"),
    good=Example(
        "Lời như kế hoạch cấp trên",
        plan=subplan_of(
            task("pl1/1", "Rà soát, cắt giảm thủ tục hành chính hằng năm", lead="Sở Tư pháp", origin="pl2/1/a")
        ),
        parent=_PARENT,
    ),
    bad=Example(
        "Bỏ «cắt giảm»",
        plan=subplan_of(task("pl1/1", "Rà soát thủ tục hành chính hằng năm", lead="Sở Tư pháp", origin="pl2/1/a")),
        parent=_PARENT,
    ),
    check=check,
    not_applicable=Example(
        "Không có dòng nào của kế hoạch cấp trên",
        plan=subplan_of(task("pl1/1", "Xây dựng trụ sở mới", lead="Sở Tư pháp")),
        parent=_PARENT,
    ),
)
