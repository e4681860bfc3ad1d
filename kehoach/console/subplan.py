"""The writing of sub-plans on a terminal: a progress bar, and what was done, passed over and left alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kehoach.console.terminal import err, out, plain
from kehoach.generator import MANIFEST, Settings, Summary, UnitRecord
from kehoach.generator.settings import unknown_agencies
from kehoach.meaning.agencies import Registry

_SHOWN = 12
_NAMED = 3


@contextmanager
def progress_bar(total: int, words: str = "Soạn dự thảo") -> Iterator[Callable[[str], None]]:
    """A bar on standard error (only on a terminal) that the given function moves on."""
    columns = (TextColumn(words), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True, disable=total < 2 or not err.is_terminal) as progress:
        task = progress.add_task("", total=total)
        yield lambda agency: progress.advance(task)


def show_summary(summary: Summary, folder: Path, *, single: bool) -> None:
    """Print what a run did."""
    for unit in summary.units if single else ():
        out.print(f"{plain(unit.name)}: {_counts(unit)}; còn {unit.blanks} chỗ \\[...] phải điền.")
    if not single:
        blanks = sum(unit.blanks for unit in summary.units)
        out.print(f"{len(summary.units)} cơ quan có dự thảo; còn {blanks} chỗ \\[...] phải điền trong tất cả.")
    if single:
        for name in summary.written:
            out.print(f"Đã ghi: {plain(str(folder / name))}")
    else:
        out.print(
            f"Đã ghi {len(summary.written)} tệp vào {plain(str(folder))}; danh mục: {plain(str(folder / MANIFEST))}"
        )
    if summary.unchanged:
        out.print(f"{summary.unchanged} tệp không đổi, giữ nguyên.")
    for unit in summary.units:
        for name in unit.kept:
            err.print(f"  {plain(name)} đã được sửa tay: giữ nguyên, bản mới ghi bên cạnh.")
    for agency, reason in summary.skipped if single else summary.skipped[:_SHOWN]:
        err.print(f"  Không soạn cho {agency}: {plain(reason)}.")
    if not single and len(summary.skipped) > _SHOWN:
        err.print(f"  ... và {len(summary.skipped) - _SHOWN} cơ quan khác không được giao việc.")
    by_reason: dict[str, list[str]] = {}
    for agency, reason in summary.failed:
        by_reason.setdefault(reason, []).append(agency)
    for reason, agencies in by_reason.items():
        err.print(f"[bold red]Lỗi[/] {_several(agencies)}: {plain(reason)}")


def tell_unknown_agencies(settings: Settings, registry: Registry) -> None:
    """Print which agencies of a settings file are not in the registry: what is set for them reaches nobody."""
    for id, near in unknown_agencies(settings, registry).items():
        hint = f" (có phải {' hoặc '.join(near)}?)" if near else ""
        err.print(f"  Thiết lập \\[agencies.{plain(id)}] không dùng đến: danh bạ không có mã cơ quan này{plain(hint)}.")


def _several(agencies: Sequence[str]) -> str:
    """The first of some agencies, and how many more: a fault of a template is that of every draft."""
    more = len(agencies) - _NAMED
    return ", ".join(agencies[:_NAMED]) + (f" và {more} cơ quan khác" if more > 0 else "")


def _counts(unit: UnitRecord) -> str:
    parts = {
        "chủ trì": unit.lead,
        "phối hợp": unit.coordinate,
        "theo dõi": unit.monitor,
        "chưa rõ vai trò": unit.undecided,
    }
    words = [f"{name} {count} nhiệm vụ" for name, count in parts.items() if count]
    words += [f"{unit.targets} chỉ tiêu"] if unit.targets else []
    words += [f"{unit.projects} đề án"] if unit.projects else []
    return ", ".join(words) or "không có nhiệm vụ trong phụ lục"
