"""What follows an amendment, on a terminal: the agencies that are touched, the drafts and workbooks that are out of date."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kehoach.amendments.impact import AgencyImpact, Impact
from kehoach.amendments.impact_words import ImpactRow, impact_rows, impact_words
from kehoach.console.terminal import err, out, plain
from kehoach.generator import UnitRecord
from kehoach.generator.redrafting import DraftState, MergeRecord, State
from kehoach.progress.succession import RowChanges

_NAMED = 3
"""How many of the agencies that the same concerns are named."""

_STATES: dict[State, str] = {
    "out-of-date": "phải soạn lại",
    "obsolete": "không còn được giao việc",
    "missing": "được giao việc, chưa có dự thảo",
    "other": "soạn từ kế hoạch hoặc thiết lập khác",
    "up-to-date": "không đổi",
}


def show_impact(found: Impact) -> None:
    """Print each agency that is touched, what stood there after "-", what stands there now after "+".

    Agencies that the very same concerns are told together.
    """
    together: dict[tuple[ImpactRow, ...], list[AgencyImpact]] = {}
    for touched in found.agencies:
        together.setdefault(impact_rows(touched), []).append(touched)
    for rows, agencies in together.items():
        for touched in agencies[:_NAMED]:
            out.print(f"[bold]{plain(impact_words(touched))}[/] ({touched.agency})")
        if len(agencies) > _NAMED:
            out.print(f"[bold]và {len(agencies) - _NAMED} cơ quan khác, cùng những thay đổi sau[/]")
        for row in rows:
            because = f" ({plain(_line(row.because))})" if row.because else ""
            out.print(f"  {plain(row.place)}{because}")
            for sign, words in (("-", row.before), ("+", row.after)):
                if words:
                    out.print(f"    {sign} {plain(_line(words))}")
    if found.common:
        out.print(f"{len(found.common)} thay đổi ở phần chung của kế hoạch, không riêng cơ quan nào.")
    out.print(f"{len(found.agencies)} cơ quan có thay đổi.")


def show_drafts(states: Sequence[DraftState]) -> None:
    """Print the drafts that are not as the amended plan has them, then how many are."""
    for one in states:
        if one.state != "up-to-date":
            edited = ", đã sửa tay" if one.edited else ""
            out.print(f"  {plain(one.file or one.agency)} ({plain(one.name)}): {_STATES[one.state]}{edited}")
    counts = {words: sum(one.state == state for one in states) for state, words in _STATES.items()}
    out.print(
        "Dự thảo: " + (", ".join(f"{count} {words}" for words, count in counts.items() if count) or "không có") + "."
    )


def show_rows(found: Sequence[tuple[str, RowChanges]]) -> None:
    """Print for every workbook or report how many of its rows the amendment changes."""
    for name, changes in found:
        if changes.any:
            counts = [("thêm", changes.added), ("bỏ", changes.removed), ("đổi", changes.changed)]
            words = ", ".join(f"{word} {len(rows)} dòng" for word, rows in counts if rows)
            out.print(f"  {plain(name)}: {words}")
    old = sum(changes.any for _, changes in found)
    out.print(f"Biểu, số liệu báo cáo: {old} phải cập nhật, {len(found) - old} không đổi.")


def show_merged(records: Sequence[MergeRecord], folder: Path) -> None:
    """Print the edited drafts that were merged."""
    for one in records:
        if one.failed is not None:
            err.print(f"[bold red]Lỗi[/] {plain(one.file)}: không hợp nhất được: {plain(one.failed)}")
            continue
        name = one.written or one.file
        words = f"{one.changes} thay đổi ghi dưới dạng theo dõi sửa đổi, {one.conflicts} chỗ phải chọn (xem chú thích)"
        out.print(f"Hợp nhất {plain(one.file)}: {words}: {plain(str(folder / name))}")
        if not one.exact:
            err.print(f"  {plain(one.file)}: không dựng lại được đúng bản dự thảo gốc; xem kỹ từng thay đổi.")


def show_obsolete(units: Sequence[UnitRecord]) -> None:
    """Print the agencies that have a draft and no work any more."""
    for unit in units:
        out.print(f"{plain(unit.name)} không còn được giao việc: dự thảo cũ để nguyên ({unit.agency}).")


def _line(text: str) -> str:
    return text.replace("\n", " / ")
