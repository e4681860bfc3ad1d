"""The commands that put returned workbooks together: report, rollup."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from pathlib import Path

import click

from kehoach.commands.options import (
    PATH,
    agency_option,
    formats_option,
    period_option,
    plan_argument,
    settings_option,
    templates_option,
)
from kehoach.commands.progress import WorkbookTaker, read_period_option, some_files, submission_files
from kehoach.commands.subplan import read_formats
from kehoach.console.progress import show_errors, show_rollup
from kehoach.console.subplan import progress_bar, tell_unknown_agencies
from kehoach.console.terminal import COULD_NOT, FOUND_ERRORS, VietnameseCommand, err, out, plain
from kehoach.errors import KehoachError
from kehoach.files import write_file
from kehoach.generator import FORMATS, Settings, read_settings
from kehoach.generator.kept_folder import KeptFolder
from kehoach.generator.report import heir_of, make_report
from kehoach.generator.rollup_page import rollup_page
from kehoach.generator.rollup_report import province_report
from kehoach.generator.rollup_sheets import rollup_workbook
from kehoach.generator.wording import Parent
from kehoach.generator.workbook_batch import workbook_name
from kehoach.meaning.agencies.names import slug
from kehoach.meaning.dates import print_short_date
from kehoach.meaning.province import known_agency, registry_for_plan
from kehoach.model import Document, Plan
from kehoach.parser import read_plan
from kehoach.progress.duties import DutyBook
from kehoach.progress.exclusions import Exclusion
from kehoach.progress.model import Submission
from kehoach.progress.periods import ReportPeriod
from kehoach.progress.review import distinct
from kehoach.progress.rollup import roll_up
from kehoach.progress.rollup_model import LeftOut, Rollup
from kehoach.progress.snapshot import close, dump_rollup, load_rollup

REPORTS = "reports.json"
"""The record of a folder of reports."""

_WORKBOOKS = click.argument(
    "files",
    type=PATH,
    metavar="BIỂU...",
    nargs=-1,
    required=True,
    help="Tệp .xlsx đã điền, tệp .json do «kehoach intake» ghi, hoặc thư mục có các tệp ấy.",
)


@click.command(
    cls=VietnameseCommand,
    examples=(
        "kehoach report plan.json bieu-gui-ve --agency so-tu-phap --period 2025-Q3 -o bao-cao",
        "kehoach report plan.json bieu-gui-ve --all --period 2025 -o bao-cao",
    ),
)
@plan_argument
@_WORKBOOKS
@agency_option
@click.option("--all", "everyone", is_flag=True, help="Soạn cho mọi cơ quan có biểu.")
@period_option
@click.option("--field", metavar="LĨNH_VỰC", help="Báo cáo chuyên đề một lĩnh vực, ví dụ «thể chế».")
@click.option(
    "-o",
    "--output",
    type=PATH,
    default=Path(),
    metavar="THƯ_MỤC",
    help="Thư mục để ghi báo cáo.",
    show_default="thư mục hiện thời",
)
@formats_option
@settings_option
@templates_option
def report(
    plan_file: Path,
    files: tuple[Path, ...],
    agency: str | None,
    everyone: bool,
    period_text: str,
    field: str | None,
    output: Path,
    formats: str,
    settings: Path | None,
    templates: Path | None,
) -> int:
    """Soạn dự thảo báo cáo của một hoặc mọi cơ quan từ biểu đã điền.

    Các biểu là của một kỳ, hoặc của nhiều kỳ nằm trong kỳ báo cáo. Báo cáo đã sửa tay không bị ghi đè: bản mới được ghi
    bên cạnh.
    """
    if (agency is None) == (not everyone):
        raise KehoachError("nêu một trong hai: --agency MÃ hoặc --all")
    wanted, period = read_formats(formats), read_period_option(period_text)
    maker = _ReportMaker(read_plan(plan_file), period, settings, templates)
    only = known_agency(agency, maker.registry) if agency else None
    taken, unreadable = maker.taken(files)
    ids = [only] if only else list(dict.fromkeys(one.agency for one in taken))
    if unreadable and not taken:
        return COULD_NOT
    if only and all(one.agency != only for one in taken):
        raise KehoachError(
            f"không có biểu nào của {maker.registry.agency(only).name} trong các tệp đã nêu",
            advice="Kiểm tra --agency, và tên cơ quan trong biểu.",
        )
    failed = 0
    with KeptFolder(output, REPORTS) as folder, progress_bar(len(ids), "Soạn báo cáo") as step:
        for id in ids:
            try:
                maker.write(id, [one for one in taken if one.agency == id], field, wanted, folder, output)
            except KehoachError as error:
                if only:
                    raise
                err.print(f"[bold red]Lỗi[/] {id}: {plain(str(error))}")
                failed += 1
            step(id)
    if errors := show_errors([one for one in taken if one.agency in ids]):
        err.print("  Ô không đọc được thì để trống trong báo cáo.")
    if unreadable or failed:
        return COULD_NOT
    return FOUND_ERRORS if errors else 0


@click.command(
    cls=VietnameseCommand,
    examples=(
        "kehoach rollup plan.json bieu-gui-ve --period 2025-Q3 -o tong-hop",
        "kehoach rollup plan.json bieu-gui-ve --period 2025-Q3 -o tong-hop --exclude 'level:xa=báo cáo qua UBND cấp huyện'",
    ),
)
@plan_argument
@_WORKBOOKS
@period_option
@click.option(
    "--exclude",
    "excluded",
    multiple=True,
    metavar="CƠ_QUAN=LÝ_DO",
    help="Cơ quan không phải tự báo cáo: mã, mẫu mã («ubnd-xa-*»), «level:xa», «kind:so»; nêu được nhiều lần.",
)
@click.option("--close", "closing", is_flag=True, help="Chốt số liệu: tệp gửi sau không làm thay đổi được nữa.")
@click.option(
    "-o",
    "--output",
    type=PATH,
    default=Path(),
    metavar="THƯ_MỤC",
    help="Thư mục để ghi kết quả.",
    show_default="thư mục hiện thời",
)
@formats_option
@settings_option
@templates_option
def rollup(
    plan_file: Path,
    files: tuple[Path, ...],
    period_text: str,
    excluded: tuple[str, ...],
    closing: bool,
    output: Path,
    formats: str,
    settings: Path | None,
    templates: Path | None,
) -> int:
    """Tổng hợp biểu của các cơ quan: báo cáo chung, bảng tổng hợp (.xlsx, .html), số liệu (.json).

    BIỂU cũng có thể là một tệp số liệu tổng hợp (.json) đã ghi, để soạn lại báo cáo. Báo cáo đã sửa tay không bị ghi đè.
    """
    wanted, period = read_formats(formats), read_period_option(period_text)
    maker = _ReportMaker(read_plan(plan_file), period, settings, templates)
    snapshot = output / f"{_whole_name(period)}.json"
    loaded = _loaded(files, period)
    if loaded is None:
        _refuse_closed(snapshot)
    made, unreadable = (loaded, []) if loaded else maker.rolled_up(files, excluded)
    if closing:
        made = close(made, datetime.datetime.now(tz=datetime.UTC).astimezone().date())
    if loaded is None or closing or snapshot.resolve() != files[0].resolve():
        _refuse_closed(snapshot)
        write_file(snapshot, dump_rollup(made).encode())
    with KeptFolder(output, REPORTS) as folder:
        _put(folder, f"{_whole_name(period)}.xlsx", rollup_workbook(made), output)
        _put(folder, f"{_whole_name(period)}.html", rollup_page(made), output)
        maker.write_document(f"bao-cao-{_whole_name(period)}", maker.whole(made), wanted, folder, output)
    show_rollup(made, snapshot)
    if unreadable:
        return COULD_NOT
    return FOUND_ERRORS if any(one.errors for one in made.received) else 0


class _ReportMaker:
    """Makes reports on one plan in one period, with a user's settings and templates."""

    def __init__(self, plan: Plan, period: ReportPeriod, settings: Path | None, templates: Path | None) -> None:
        self.registry = registry_for_plan(plan)
        self._plan = plan
        self._period = period
        self._settings = read_settings(settings) if settings else Settings()
        tell_unknown_agencies(self._settings, self.registry)
        self._templates = templates or self._settings.own_templates
        self._taker = WorkbookTaker(plan, self.registry, self._settings)
        self._book: DutyBook = self._taker.book(period)

    def taken(self, paths: Sequence[Path]) -> tuple[tuple[Submission, ...], list[LeftOut]]:
        """The submissions in files and folders, and the files that do not count, which are told as well: those that could
        not be read, and of agencies that have sent their own those made from another plan."""
        found: list[Submission] = []
        unreadable: list[LeftOut] = []
        for file in some_files(submission_files(paths), paths):
            try:
                found.append(self._taker.take(file))
            except KehoachError as error:
                err.print(f"[bold red]Lỗi:[/] {plain(str(error))}")
                unreadable.append(LeftOut(name=file.name, reason=f"không đọc được: {error.reason}"))
        kept = distinct(found, self._book.reference.digest)
        own = {(one.agency, one.period) for one in kept if not one.is_of_another_plan}
        foreign = [one for one in kept if one.is_of_another_plan and (one.agency, one.period) in own]
        for one in foreign:
            name = one.workbook.name if one.workbook else one.agency_name
            unreadable.append(LeftOut(name=name, reason="lập từ kế hoạch khác; đã có biểu của kế hoạch này"))
            err.print(f"  Không tính {plain(name)}: {unreadable[-1].reason}.")
        return tuple(one for one in kept if one not in foreign), unreadable

    def write(
        self,
        agency: str,
        submissions: Sequence[Submission],
        field: str | None,
        formats: Sequence[str],
        folder: KeptFolder,
        output: Path,
    ) -> None:
        """Make an agency's report and write it."""
        made = make_report(self._book, submissions, field=field, settings=self._settings)
        name = f"bao-cao-{workbook_name(agency, self._period)}" + (f"-{slug(field)}" if field else "")
        out.print(f"{plain(self.registry.agency(agency).name)}: còn {made.blanks} chỗ \\[...] phải điền.")
        self.write_document(name, made.document, formats, folder, output)

    def rolled_up(self, paths: Sequence[Path], excluded: Sequence[str]) -> tuple[Rollup, list[LeftOut]]:
        """What all submissions in files and folders give together, and the files that could not be read."""
        exclusions = (*self._settings.reporting.exclusions, *map(_exclusion, excluded))
        for rule in exclusions:
            if not any(map(rule.covers, self._book.agencies())):
                raise KehoachError(
                    f"không có cơ quan nào phải báo cáo khớp với «{rule.agencies}»",
                    advice="Nêu mã cơ quan (xem «kehoach agencies»), mẫu mã như «ubnd-xa-*», «level:xa» hoặc «kind:so».",
                )
        taken, unreadable = self.taken(paths)
        show_errors([one for one in taken if one.period == self._period])
        made = roll_up(self._book, taken, exclusions=exclusions, unreadable=unreadable)
        return made, unreadable

    def whole(self, rollup: Rollup) -> Document:
        """The issuer's report."""
        if rollup.plan.digest != self._book.reference.digest:
            err.print("  Số liệu tổng hợp theo nội dung khác của kế hoạch; báo cáo vẫn nêu số liệu ấy.")
        return province_report(
            self._plan,
            rollup,
            settings=self._settings,
            outline=self._book.outline,
            heir=heir_of(Parent(self._plan.document).issuer, self._book),
        )

    def write_document(
        self, name: str, document: Document, formats: Sequence[str], folder: KeptFolder, output: Path
    ) -> None:
        """Write a document in every format."""
        for kind in formats:
            data = FORMATS[kind].render(document, templates=self._templates, form=self._settings.form)
            _put(folder, f"{name}.{kind}", data, output)


def _put(folder: KeptFolder, name: str, data: bytes, output: Path) -> None:
    done = folder.write(name, data)
    if done.kept:
        err.print(f"  {plain(done.kept)} đã được sửa tay: giữ nguyên, bản mới ghi bên cạnh.")
    if done.written:
        out.print(f"Đã ghi: {plain(str(output / done.written))}")


def _whole_name(period: ReportPeriod) -> str:
    return workbook_name("tong-hop", period)


def _exclusion(text: str) -> Exclusion:
    agencies, _, reason = (part.strip() for part in text.partition("="))
    if not agencies or not reason:
        raise KehoachError(
            f"--exclude: «{text}» chưa nêu lý do", advice="Ví dụ: --exclude 'level:xa=báo cáo qua UBND cấp huyện'."
        )
    return Exclusion(agencies=agencies, reason=reason)


def _loaded(files: Sequence[Path], period: ReportPeriod) -> Rollup | None:
    """The roll-up that the one file named holds; None where the files are submissions."""
    if len(files) != 1 or files[0].suffix.lower() != ".json" or not files[0].is_file():
        return None
    text = files[0].read_text(encoding="utf-8", errors="replace")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or "received" not in data:
        return None
    found = load_rollup(text, file=files[0])
    if found.period != period:
        raise KehoachError(f"là số liệu tổng hợp của kỳ {found.period.code}, không phải {period.code}", file=files[0])
    return found


def _refuse_closed(snapshot: Path) -> None:
    """Raises `KehoachError` where a closed period's data stand."""
    if not snapshot.exists():
        return
    closed = load_rollup(snapshot.read_text(encoding="utf-8", errors="replace"), file=snapshot).closed_on
    if closed is not None:
        raise KehoachError(
            f"số liệu của kỳ đã chốt ngày {print_short_date(closed)}; không thay đổi được nữa",
            file=snapshot,
            advice="Nêu chính tệp này thay cho biểu để soạn lại báo cáo, hoặc chọn thư mục khác bằng -o.",
        )


COMMANDS: tuple[click.Command, ...] = (report, rollup)
