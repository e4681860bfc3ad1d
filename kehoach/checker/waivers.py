"""What a check says of the profile itself: waivers that have run out, and waivers that nothing needs any more."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date as Date

from kehoach.checker.profile import Profile, Waiver
from kehoach.checker.rule import Record
from kehoach.meaning.dates import print_short_date
from kehoach.model import Finding, Outcome

EXPIRED = Record(
    code="PF001",
    name="Ngoại lệ còn hạn",
    severity="warning",
    basis="practice",
    place="Hồ sơ kiểm tra của đơn vị",
    requirement="Ngoại lệ trong hồ sơ kiểm tra còn hạn.",
    reason="Ngoại lệ hết hạn không còn hiệu lực: phải sửa văn bản, hoặc đơn vị xem lại lý do và gia hạn.",
)
UNUSED = Record(
    code="PF002",
    name="Ngoại lệ còn được dùng",
    severity="warning",
    basis="practice",
    place="Hồ sơ kiểm tra của đơn vị",
    requirement="Mỗi ngoại lệ trong hồ sơ kiểm tra ứng với ít nhất một điểm của văn bản.",
    reason="Ngoại lệ thừa che các lỗi mới về sau mà không ai hay.",
)
PROFILE_RECORDS: dict[str, Record] = {record.code: record for record in (EXPIRED, UNUSED)}
_DECIDED = {"passed", "failed", "needs_review"}


def waiver_outcomes(profile: Profile, outcomes: Iterable[Outcome], off: Collection[str], day: Date) -> list[Outcome]:
    """The outcomes of PF001 and PF002, none for a profile without waivers.

    A waiver is unused when its rule was decided, or is switched off, and none of its findings needs it. A rule that was
    not applicable or not evaluated tells nothing about its waivers.
    """
    by_code = {outcome.code: outcome for outcome in outcomes}
    expired = [(waiver, _expired(waiver)) for waiver in profile.waivers if not waiver.holds(day)]
    unused = [
        (waiver, words)
        for waiver in profile.waivers
        if waiver.holds(day) and (words := _unused(waiver, by_code.get(waiver.rule), off))
    ]
    told = ((EXPIRED, expired), (UNUSED, unused))
    wanted = [(record, found) for record, found in told if not profile.switches_off(record)] if profile.waivers else []
    return [_outcome(record, profile, found) for record, found in wanted]


def _expired(waiver: Waiver) -> str:
    return f"ngoại lệ đã hết hạn sau ngày {print_short_date(waiver.until)}" if waiver.until else ""


def _unused(waiver: Waiver, outcome: Outcome | None, off: Collection[str]) -> str:
    if waiver.rule in off:
        return "ngoại lệ thừa: quy tắc này đã tắt"
    if outcome is None or outcome.result not in _DECIDED or any(waiver.covers(each) for each in outcome.waived):
        return ""
    return "ngoại lệ thừa: không điểm nào của văn bản cần đến"


def _outcome(record: Record, profile: Profile, found: Iterable[tuple[Waiver, str]]) -> Outcome:
    severity = profile.severity.get(record.code, record.severity)
    findings = tuple(
        Finding(
            code=record.code,
            severity=severity,
            basis=record.basis,
            message=f"{words} (lý do đã ghi: {waiver.reason})",
            place=", ".join(part for part in ("hồ sơ kiểm tra", f"quy tắc {waiver.rule}", waiver.place) if part),
        )
        for waiver, words in found
    )
    return Outcome(code=record.code, result="failed" if findings else "passed", findings=findings)
