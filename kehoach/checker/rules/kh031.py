"""Whoever leads work gets the plan."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, task
from kehoach.checker.needs import gives_out_work, is_plan, work_items
from kehoach.checker.roles import agency_name, leaders, named_in_texts
from kehoach.checker.rule import Example, Hit, NotApplicable, NotEvaluated, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.open_points import BLANK, filled


def check(subject: Subject) -> Iterator[Hit]:
    """Every agency that leads by its own name is among the recipients, itself or in a group; else a person says."""
    is_plan(subject)
    work_items(subject)
    gives_out_work(subject)
    recipients = subject.document.recipients
    if not recipients:
        raise NotApplicable("văn bản không có nơi nhận")
    if not all(filled(line) for line in recipients):
        raise NotEvaluated(f"nơi nhận còn chỗ để trống {BLANK}; điền xong hãy kiểm tra lại")
    reached = named_in_texts(recipients, subject.registry)
    for agency, led in leaders(subject.plan).items():
        if agency not in reached and not _is_issuer(agency, subject):
            message = f"{agency_name(agency, subject.registry)} chủ trì {len(led)} mục nhưng không có trong nơi nhận"
            yield Hit(message, led[0], "Cơ quan chủ trì", review=True)


def _is_issuer(agency: str, subject: Subject) -> bool:
    known = subject.registry.agencies_by_id[agency]
    return (
        known.header == subject.document.issuer or known.name.casefold() == " ".join(subject.document.issuer).casefold()
    )


RULE = Rule(
    code="KH031",
    name="Cơ quan chủ trì có trong nơi nhận",
    severity="info",
    basis="practice",
    place="Thực tiễn: văn bản gửi đến cơ quan thực hiện (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.9)",
    requirement="Cơ quan chủ trì nhiệm vụ có trong nơi nhận, đích danh hoặc theo nhóm.",
    reason="Cơ quan không có trong nơi nhận thì không nhận được kế hoạch giao việc cho mình.",
    reads=("plan.document.recipients", "plan.tasks.lead", "plan.projects.lead"),
    good=Example(
        "Chủ trì: Sở Tư pháp; nơi nhận: Các sở, ban, ngành tỉnh",
        plan=plan_of(task("pl2/1/a", "Rà soát", lead="Sở Tư pháp"), recipients=("Sở Nội vụ; Sở Tư pháp", "Lưu: VT.")),
    ),
    bad=Example(
        "Chủ trì: Sở Y tế; nơi nhận chỉ có Sở Tư pháp",
        plan=plan_of(task("pl2/1/a", "Rà soát", lead="Sở Y tế"), recipients=("Sở Tư pháp", "Lưu: VT.")),
    ),
    check=check,
    not_applicable=Example("Dự thảo chưa có nơi nhận", plan=plan_of(task("pl2/1/a", "Rà soát"))),
)
