"""A check on a terminal: what was found by family and rule, what could not be decided, and the numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.edits import Edit
from kehoach.checker.output.grouping import Told, by_family, outcomes_of
from kehoach.checker.records import BASES, FAMILIES, RESULTS, SEVERITIES, all_records
from kehoach.checker.rule import Record, Rule
from kehoach.checker.summary import summarise, verdict
from kehoach.console.terminal import plain
from kehoach.model import CheckResult, Finding

_SHOWN = 8
"""Findings of one rule that are shown; the files hold them all."""
_COLOURS = {"error": "bold red", "warning": "yellow", "info": "cyan"}
_WHOLE = "toàn văn bản"
_KIND = re.compile(r"(?:Thông lệ|Thực tiễn|Văn phong)[:;] ")


def check_lines(result: CheckResult, *, all_findings: bool = False) -> Iterator[str]:
    """The lines of a check, with rich's markup."""
    every = outcomes_of(result, "failed", "needs_review", "passed")
    for family, rules in by_family([told for told in every if told.outcome.findings]):
        yield f"[bold]{family}[/]"
        for told in rules:
            yield from _rule_lines(told, None if all_findings else _SHOWN)
    yield from _undecided_lines(outcomes_of(result, "not_evaluated"))
    yield from _waived_lines(every)
    if result.off:
        yield f"Đã tắt theo hồ sơ kiểm tra: {', '.join(result.off)}."
    yield from _numbers(result)


def _rule_lines(told: Told, limit: int | None) -> Iterator[str]:
    record, findings = told.record, told.outcome.findings
    colour = _COLOURS[findings[0].severity]
    level = SEVERITIES[findings[0].severity]
    yield f"  [{colour}]{record.code}[/] {plain(record.name)} ({level}; {BASES[record.basis]}: {plain(_place(record))})"
    for finding in findings[:limit]:
        yield f"    - {plain(_finding_words(finding))}"
    if limit is not None and len(findings) > limit:
        yield f"    ... và {len(findings) - limit} chỗ khác (xem đủ: --format json hoặc -o TỆP)"


def _place(record: Record) -> str:
    """Where a requirement is said, without the word that only names its kind again."""
    return _KIND.sub("", record.place)


def _finding_words(finding: Finding) -> str:
    marks = [words for words, holds in (("cần người xem", finding.review), ("sửa được", finding.fixable)) if holds]
    return f"{finding.place or _WHOLE}: {finding.message}" + (f" [{', '.join(marks)}]" if marks else "")


def _undecided_lines(told: list[Told]) -> Iterator[str]:
    if told:
        yield "[bold]Chưa đánh giá được[/]"
    reasons: dict[str, list[str]] = {}
    for each in told:
        reasons.setdefault(each.outcome.reason or "", []).append(each.record.code)
    for reason, codes in reasons.items():
        yield f"  {_spans(codes)}: {plain(reason)}"


def _spans(codes: list[str]) -> str:
    """Codes in their order, three or more that follow one another as a span: "TT001-TT012, TT015"."""
    spans: list[list[str]] = []
    for code in codes:
        follows = spans and spans[-1][-1][:2] == code[:2] and int(spans[-1][-1][2:]) + 1 == int(code[2:])
        if follows:
            spans[-1].append(code)
        else:
            spans.append([code])
    return ", ".join(f"{span[0]}-{span[-1]}" if len(span) > 2 else ", ".join(span) for span in spans)


def _waived_lines(told: list[Told]) -> Iterator[str]:
    waived = [finding for each in told for finding in each.outcome.waived]
    if waived:
        yield "[bold]Được chấp nhận theo hồ sơ kiểm tra[/]"
    for finding in waived:
        yield f"  {finding.code} {plain(_finding_words(finding))} (lý do: {plain(finding.accepted or '')})"


def _numbers(result: CheckResult) -> Iterator[str]:
    counted = summarise(result)
    yield "Quy tắc: " + ", ".join(f"{count} {RESULTS[name]}" for name, count in counted.results.items()) + "."
    levels = [f"{count} {SEVERITIES[name]}" for name, count in counted.severities.items()]
    yield f"Điểm nêu ra: {', '.join(levels)}, {counted.review} cần người xem, {counted.waived} được chấp nhận."
    if counted.fixable:
        yield f"Sửa tự động được {counted.fixable} điểm: thêm --fix -o TỆP_MỚI.docx."
    colour = "bold green" if counted.conforms else "bold red"
    yield f"[{colour}]{verdict(result)}[/]"


def fixed_lines(before: CheckResult, after: CheckResult, edits: tuple[Edit, ...]) -> Iterator[str]:
    """What a correction came to: how many points are gone, and which of those that it should have put right remain."""
    remaining = [finding for finding in after.findings if finding.fixable]
    gone = sum(finding.fixable for finding in before.findings) - len(remaining)
    yield f"Đã sửa {gone} điểm bằng {len(edits)} phép sửa về trình bày; nội dung giữ nguyên."
    yield f"Còn lại sau khi sửa: {len(after.findings)} điểm, trong đó {len(remaining)} điểm sửa tự động chưa hết."


def list_lines() -> Iterator[str]:
    """All rules, by family."""
    records = all_records()
    for letters, name in FAMILIES.items():
        members = [record for record in records.values() if record.family == letters]
        if members:
            yield f"[bold]{name} ({len(members)})[/]"
        for record in members:
            yield f"  {record.code}  {plain(record.name)}  ({SEVERITIES[record.severity]}; {BASES[record.basis]})"


def explain_lines(record: Record) -> Iterator[str]:
    """One rule, as an officer wants it explained."""
    yield f"[bold]{record.code} {plain(record.name)}[/]"
    yield f"  Yêu cầu: {plain(record.requirement)}"
    yield f"  Lý do: {plain(record.reason)}"
    yield f"  Nơi quy định: {plain(record.place)} ({BASES[record.basis]})"
    yield f"  Mức: {SEVERITIES[record.severity]}"
    if isinstance(record, Rule):
        until = f" đến hết {record.until:%d/%m/%Y}" if record.until else ""
        yield f"  Áp dụng cho văn bản: từ {record.since:%d/%m/%Y}{until}"
        yield f"  Đúng: {plain(record.good.words)}"
        yield f"  Sai: {plain(record.bad.words)}"
