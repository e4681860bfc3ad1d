"""Workbooks on a terminal: what was written, what was found in those that came back, and what they say together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date as Date
from pathlib import Path

from kehoach.console.terminal import err, out, plain
from kehoach.generator.rollup_words import counts_words, whole
from kehoach.generator.workbook_batch import WorkbookRecord
from kehoach.meaning.dates import print_short_date
from kehoach.progress.model import CellNotice, Submission
from kehoach.progress.periods import print_report_period
from kehoach.progress.rollup import NOT_SENT
from kehoach.progress.rollup_model import Rollup

_MANY = 3
"""From how many on warnings of one kind about one sheet are printed together."""
_NAMES = {"error": "[bold red]Lỗi[/]", "warning": "[yellow]Cảnh báo[/]", "info": "Thông tin"}


def show_workbooks(records: Sequence[WorkbookRecord], folder: Path) -> None:
    """Print what a run has written, left alone, and found up to date."""
    written = [record.written for record in records if record.written]
    if len(records) == 1:
        out.print(f"{plain(records[0].name)}: {records[0].tasks} nhiệm vụ, đề án.")
        for name in written:
            out.print(f"Đã ghi: {plain(str(folder / name))}")
    else:
        out.print(f"{len(records)} cơ quan có biểu; đã ghi {len(written)} tệp vào {plain(str(folder))}.")
    if unchanged := len(records) - len(written):
        out.print(f"{unchanged} tệp không đổi, giữ nguyên.")
    for record in records:
        if record.kept:
            err.print(f"  {plain(record.kept)} đã được điền: giữ nguyên, bản mới ghi bên cạnh.")


def show_successors(notes: Sequence[tuple[str, str]], day: Date) -> None:
    """Print which agencies no longer are as in the plan when the data end, and who took over (agency, words)."""
    if len(notes) == 1:
        ((name, words),) = notes
        err.print(f"  Đến ngày chốt số liệu {print_short_date(day)}, {plain(name)}: {plain(words)}.")
    elif notes:
        err.print(
            f"  {len(notes)} cơ quan hoặc nhóm cơ quan đã đổi khác vào ngày chốt số liệu {print_short_date(day)}; "
            f"xem «kehoach matrix KẾ_HOẠCH --as-of {print_short_date(day)}»."
        )


def show_submission(submission: Submission, *, strict: bool) -> None:
    """Print how much of a workbook is answered, and its findings cell by cell (information only where asked for)."""
    answered = sum(task.status is not None for task in submission.tasks)
    period = print_report_period(submission.period)
    name = submission.workbook.name if submission.workbook else submission.agency
    out.print(
        f"[bold]{plain(name)}[/]: {plain(submission.agency_name)}, {period}; {answered}/{len(submission.tasks)} nhiệm vụ "
        f"có tình trạng, {sum(t.value is not None for t in submission.targets)}/{len(submission.targets)} chỉ tiêu, "
        f"{len(submission.statistics)} số liệu thống kê, {len(submission.texts)} đoạn lời."
    )
    _print_notices([notice for notice in submission.notices if strict or notice.severity != "info"])
    counts = Counter(notice.severity for notice in submission.notices)
    out.print(f"  {counts['error']} lỗi, {counts['warning']} cảnh báo, {counts['info']} thông tin.")


def _print_notices(notices: Sequence[CellNotice]) -> None:
    """Errors one by one; of many warnings of one kind about one sheet the first in full, of the others the cells."""
    alike: dict[tuple[str, str | None], list[CellNotice]] = {}
    for notice in notices:
        alike.setdefault((notice.code, notice.sheet), []).append(notice)
    for notice in notices:
        same = alike[notice.code, notice.sheet]
        many = notice.severity != "error" and len(same) > _MANY
        if many and notice is not same[0]:
            continue
        others = (
            f" (và {len(same) - 1} ô, dòng khác: {', '.join(filter(None, (o.cell for o in same[1:])))})" if many else ""
        )
        out.print(f"  {_NAMES[notice.severity]} {notice.code} {plain(notice.message + others)}")


def show_errors(submissions: Sequence[Submission]) -> int:
    """Print the findings that have to be corrected, workbook by workbook; how many they are."""
    count = 0
    for submission in submissions:
        errors = [notice for notice in submission.notices if notice.severity == "error"]
        if errors:
            name = submission.workbook.name if submission.workbook else submission.agency
            err.print(f"[bold]{plain(name)}[/]: {plain(submission.agency_name)}, {len(errors)} lỗi")
        for notice in errors:
            err.print(f"  {_NAMES[notice.severity]} {notice.code} {plain(notice.message)}")
        count += len(errors)
    return count


def show_rollup(rollup: Rollup, snapshot: Path) -> None:
    """Print what all agencies' answers come to, who is missing, and what contradicts."""
    sent = len(rollup.expected) - len(rollup.missing)
    out.print(
        f"[bold]{plain(rollup.plan.code)}[/], {print_report_period(rollup.period)}: {sent}/{len(rollup.expected)} "
        f"cơ quan đã gửi; {whole(rollup).total} nhiệm vụ, đề án: {counts_words(whole(rollup))}."
    )
    for title, left_out in (("Chưa có báo cáo", rollup.missing), ("Không tính", rollup.rejected)):
        for one in left_out:
            why = "" if one.reason == NOT_SENT else f" ({plain(one.reason)})"
            err.print(f"  {title}: {plain(one.name)}{why}.")
    if rollup.excluded:
        err.print(f"  {len(rollup.excluded)} cơ quan không phải tự báo cáo, có nêu lý do.")
    for found in rollup.contradictions:
        cells = ", ".join(f"{cell.file} {cell.cell}" for cell in found.cells)
        err.print(f"  Mâu thuẫn, {plain(found.address)}: {plain(found.message)} ({plain(cells)}).")
    state = f"đã chốt ngày {print_short_date(rollup.closed_on)}" if rollup.closed_on else "chưa chốt"
    out.print(f"Số liệu ({state}): {plain(str(snapshot))}")
