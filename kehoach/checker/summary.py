"""What a check comes to in numbers and in one sentence."""

from __future__ import annotations

from collections import Counter

from kehoach.model import CheckResult
from kehoach.model.base import Model
from kehoach.model.findings import Result
from kehoach.model.plan import Severity


class Summary(Model):
    """Rules by result, standing findings by severity (those for a person's eye apart), waived findings, rules off."""

    results: dict[Result, int]
    severities: dict[Severity, int]
    review: int
    waived: int
    off: int
    fixable: int
    conforms: bool


def summarise(result: CheckResult) -> Summary:
    """The numbers of a check; every result and severity is there, also with 0."""
    results = Counter(outcome.result for outcome in result.outcomes)
    decided = [finding for finding in result.findings if not finding.review]
    severities = Counter(finding.severity for finding in decided)
    return Summary(
        results={
            "passed": results["passed"],
            "failed": results["failed"],
            "not_applicable": results["not_applicable"],
            "not_evaluated": results["not_evaluated"],
            "needs_review": results["needs_review"],
        },
        severities={"error": severities["error"], "warning": severities["warning"], "info": severities["info"]},
        review=len(result.findings) - len(decided),
        waived=sum(len(outcome.waived) for outcome in result.outcomes),
        off=len(result.off),
        fixable=sum(finding.fixable for finding in result.findings),
        conforms=result.conforms,
    )


def verdict(result: CheckResult) -> str:
    """The sentence for an officer. "Đạt" is never said while a rule that applies was left without a result."""
    counted = summarise(result)
    if counted.severities["error"]:
        return f"Chưa đạt: {counted.severities['error']} lỗi"
    open_points = {
        "quy tắc chưa đánh giá được": counted.results["not_evaluated"],
        "điểm cần người xem": counted.review,
    }
    told = ", ".join(f"{count} {name}" for name, count in open_points.items() if count)
    if told or not result.conforms:
        return f"Chưa kết luận được: không có lỗi, nhưng còn {told}"
    if not counted.results["passed"] and not counted.results["failed"]:
        return "Không có quy tắc nào áp dụng cho văn bản này"
    warnings = counted.severities["warning"]
    return f"Đạt, còn {warnings} cảnh báo" if warnings else "Đạt"
