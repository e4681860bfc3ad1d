"""The unit reports to whom the parent says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.conformity import conformity_of
from kehoach.checker.examples_plan import duty, plan_of, section, subplan_of, task
from kehoach.checker.passages import WHOLE, body_passages
from kehoach.checker.roles import agency_name
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.agencies import Registry, find_mentions

_SENT = re.compile(r"(?<!\w)(?:gửi|về)(?!\w)", re.IGNORECASE)
_REPORT = re.compile(r"(?<!\w)báo cáo(?!\w)", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Hit]:
    """Where the parent has the unit report to an agency, the unit's plan names that agency where it speaks of reports."""
    held = conformity_of(subject)
    ordered = [paragraph.text for part in held.allocation.responsibilities for paragraph in part.reporting]
    wanted = [agency for text in ordered for agency in _receivers(text, held.registry) if agency != held.agency.id]
    if not wanted:
        raise NotApplicable("kế hoạch cấp trên không quy định đơn vị báo cáo về cơ quan nào")
    texts = [passage.text for passage in body_passages(subject) if _REPORT.search(passage.text)]
    named = {mention.agency for text in texts for mention in find_mentions(text, held.registry)}
    for agency in dict.fromkeys(wanted):
        if agency not in named:
            name = agency_name(agency, held.registry)
            yield Hit(f"không nêu việc báo cáo về {name} như kế hoạch cấp trên yêu cầu", place=WHOLE, review=True)


def _receivers(text: str, registry: Registry) -> Iterator[str]:
    """The agencies that a paragraph has reports sent to: those named after "gửi" or "về"."""
    for mention in find_mentions(text, registry):
        if mention.agency and _SENT.search(text[: mention.start]):
            yield mention.agency


_PARENT = plan_of(
    task("pl2/1/a", "Rà soát thủ tục hành chính", lead="Sở Tư pháp"),
    duty("V/1", "Sở Tư pháp", "Hằng quý báo cáo kết quả gửi về Sở Nội vụ để tổng hợp."),
)

RULE = Rule(
    code="SP015",
    name="Báo cáo về đúng cơ quan cấp trên quy định",
    severity="info",
    basis="practice",
    place="Thực tiễn: chế độ báo cáo theo kế hoạch cấp trên",
    requirement="Kế hoạch của đơn vị nêu việc báo cáo về cơ quan mà kế hoạch cấp trên quy định.",
    reason="Không báo cáo đúng nơi thì cơ quan tổng hợp thiếu số liệu.",
    reads=("plan.document.outline", "parent.responsibilities.reporting"),
    good=Example(
        "«Báo cáo kết quả về Sở Nội vụ»",
        plan=subplan_of(
            task("pl1/1", "Rà soát thủ tục hành chính", lead="Sở Tư pháp"),
            outline=(section("VI", "TỔ CHỨC THỰC HIỆN", "Văn phòng Sở tổng hợp, báo cáo kết quả về Sở Nội vụ."),),
        ),
        parent=_PARENT,
    ),
    bad=Example(
        "Không nhắc đến Sở Nội vụ",
        plan=subplan_of(
            task("pl1/1", "Rà soát thủ tục hành chính", lead="Sở Tư pháp"),
            outline=(section("VI", "TỔ CHỨC THỰC HIỆN", "Văn phòng Sở tổng hợp, báo cáo Giám đốc Sở."),),
        ),
        parent=_PARENT,
    ),
    check=check,
    not_applicable=Example(
        "Kế hoạch cấp trên không quy định báo cáo",
        plan=subplan_of(task("pl1/1", "Rà soát thủ tục hành chính", lead="Sở Tư pháp")),
        parent=plan_of(task("pl2/1/a", "Rà soát thủ tục hành chính", lead="Sở Tư pháp")),
    ),
)
