"""The commands for workbooks: workbook, intake. Each reads its arguments, makes one library call and prints."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click

from kehoach.commands.options import (
    PATH,
    PERIOD_WORDS,
    agency_option,
    period_option,
    plan_argument,
    settings_option,
)
from kehoach.console.progress import show_submission, show_successors, show_workbooks
from kehoach.console.subplan import progress_bar
from kehoach.console.terminal import COULD_NOT, FOUND_ERRORS, VietnameseCommand, err, out, plain
from kehoach.errors import KehoachError
from kehoach.files import read_text, write_file
from kehoach.generator import Settings, read_settings
from kehoach.generator.progress_workbook import duty_book
from kehoach.generator.successors import successor_notes
from kehoach.generator.workbook_batch import workbook_name, write_workbooks
from kehoach.meaning.agencies import Registry
from kehoach.meaning.dates import print_short_date
from kehoach.meaning.province import known_agency, registry_for_plan
from kehoach.model import Plan
from kehoach.parser import read_plan
from kehoach.parser.workbook import read_workbook
from kehoach.progress.calendar import data_span
from kehoach.progress.duties import DutyBook
from kehoach.progress.intake import period_of, take_in
from kehoach.progress.json import dump_submission, load_submission
from kehoach.progress.layout import identity
from kehoach.progress.model import Submission
from kehoach.progress.periods import ReportPeriod, lacks_a_year, print_report_period, read_report_period

_WORKBOOKS = (".xlsx", ".xlsm")
_SPREADSHEETS = (*_WORKBOOKS, ".xls", ".xlsb", ".ods", ".csv")
"""What agencies send for workbooks: a file of a format that is not read has to be told, not passed over."""


@click.command(
    cls=VietnameseCommand,
    examples=(
        "kehoach workbook plan.json --all --period 2025-Q3 -o bieu",
        "kehoach workbook plan.json --agency so-tu-phap --period 2025-Q3 -o bieu --previous bieu-6-thang",
    ),
)
@plan_argument
@agency_option
@click.option("--all", "everyone", is_flag=True, help="Lập cho mọi cơ quan được kế hoạch giao việc.")
@period_option
@click.option(
    "-o",
    "--output",
    type=PATH,
    default=Path(),
    metavar="THƯ_MỤC",
    help="Thư mục để ghi biểu.",
    show_default="thư mục hiện thời",
)
@click.option(
    "--previous",
    type=PATH,
    metavar="TỆP|THƯ_MỤC",
    help="Biểu đã điền (.xlsx) hoặc số liệu (.json) của kỳ trước, để chuyển nội dung sang.",
)
@settings_option
def workbook(
    plan_file: Path,
    agency: str | None,
    everyone: bool,
    period_text: str,
    output: Path,
    previous: Path | None,
    settings: Path | None,
) -> int:
    """Lập biểu báo cáo tiến độ (.xlsx) để một hoặc mọi cơ quan điền.

    Biểu đã điền không bị ghi đè: biểu mới được ghi bên cạnh.
    """
    if (agency is None) == (not everyone):
        raise KehoachError("nêu một trong hai: --agency MÃ hoặc --all")
    chosen = read_settings(settings) if settings else Settings()
    period = read_period_option(period_text)
    plan = read_plan(plan_file)
    registry = registry_for_plan(plan)
    book = duty_book(plan, registry, period, chosen)
    if plan.document.date is not None and book.data.last < plan.document.date:
        raise KehoachError(
            f"{print_report_period(period)} kết thúc trước ngày ban hành kế hoạch {print_short_date(plan.document.date)}",
            advice="Kiểm tra năm của --period.",
        )
    ids = [known_agency(agency, registry)] if agency else [known.id for known in book.reporters()]
    before = _last_submissions(previous, book, chosen) if previous else {}
    if agency and previous and ids[0] not in before:
        raise KehoachError(f"không có nội dung kỳ trước của {registry.agency(ids[0]).name}", file=previous)
    with progress_bar(len(ids), "Lập biểu") as step:
        records = write_workbooks(book, ids, output, previous=before, progress=step)
    show_workbooks(records, output)
    last = book.data.last
    ended = [one for one in map(registry.agency, ids) if not one.exists_on(last)]
    show_successors(successor_notes(ended, last, registry), last)
    return 0


@click.command(
    cls=VietnameseCommand,
    examples=(
        "kehoach intake plan.json bieu-gui-ve -o so-lieu",
        "kehoach intake plan.json so-tu-phap-2025-Q3.xlsx --agency so-tu-phap --period 2025-Q3",
    ),
)
@plan_argument
@click.argument(
    "workbooks",
    type=PATH,
    metavar="BIỂU...",
    nargs=-1,
    required=True,
    help="Các tệp .xlsx đã điền, hoặc thư mục có các tệp ấy.",
)
@click.option("--agency", metavar="MÃ", help="Cơ quan mà biểu phải là của cơ quan đó (mã hoặc tên).")
@click.option("--period", "period_text", metavar="KỲ", help=f"Kỳ báo cáo: {PERIOD_WORDS}; không nêu: theo biểu.")
@click.option(
    "-o", "--output", type=PATH, metavar="TỆP|THƯ_MỤC", help="Ghi số liệu ra tệp .json, hoặc mỗi biểu một tệp."
)
@settings_option
@click.option("--strict", is_flag=True, help="Coi cảnh báo là lỗi (mã thoát 1), và in cả mục thông tin.")
def intake(
    plan_file: Path,
    workbooks: tuple[Path, ...],
    agency: str | None,
    period_text: str | None,
    output: Path | None,
    settings: Path | None,
    strict: bool,
) -> int:
    """Đọc biểu báo cáo đã điền, kiểm tra từng ô, và ghi thành số liệu.

    Tệp gửi về không bị sửa.
    """
    plan = read_plan(plan_file)
    registry = registry_for_plan(plan)
    taker = WorkbookTaker(
        plan,
        registry,
        read_settings(settings) if settings else Settings(),
        period=read_period_option(period_text) if period_text else None,
        agency=known_agency(agency, registry) if agency else None,
    )
    files = some_files(workbook_files(workbooks, suffixes=_SPREADSHEETS), workbooks)
    submissions, failed = [], 0
    for file in files:
        try:
            submission = taker.take(file)
        except KehoachError as error:
            err.print(f"[bold red]Lỗi:[/] {plain(str(error))}")
            failed += 1
            continue
        submissions.append(submission)
        show_submission(submission, strict=strict)
    if output is not None:
        _write_submissions(submissions, output, single=len(files) == 1)
    if failed:
        return COULD_NOT
    bad = ("error", "warning") if strict else ("error",)
    return FOUND_ERRORS if any(n.severity in bad for one in submissions for n in one.notices) else 0


class WorkbookTaker:
    """Takes returned workbooks in against one plan. Without a period, each against the period that it names itself."""

    def __init__(
        self,
        plan: Plan,
        registry: Registry,
        settings: Settings,
        *,
        period: ReportPeriod | None = None,
        agency: str | None = None,
        today: datetime.date | None = None,
    ) -> None:
        self._plan = plan
        self._registry = registry
        self._settings = settings
        self._period = period
        self._agency = agency
        self._today = today or datetime.datetime.now(tz=datetime.UTC).astimezone().date()
        self._books: dict[str, DutyBook] = {}

    def take(self, file: Path) -> Submission:
        """The submission in a workbook, or in the .json that the intake wrote.

        Raises `KehoachError` when it cannot be read or nobody says for when it is.
        """
        if file.suffix.lower() == ".json":
            return load_submission(read_text(file), file=file)
        raw = read_workbook(file)
        period = self._period or period_of(identity(raw))
        if period is None:
            raise KehoachError("không rõ biểu này của kỳ nào", file=file, advice="Nêu kỳ bằng --period.")
        return take_in(raw, self.book(period), agency=self._agency, today=self._today)

    def book(self, period: ReportPeriod) -> DutyBook:
        """The duties of all agencies in a period."""
        if period.code not in self._books:
            self._books[period.code] = duty_book(self._plan, self._registry, period, self._settings)
        return self._books[period.code]


def read_period_option(text: str) -> ReportPeriod:
    """The period that --period names. Raises `KehoachError` for other words."""
    period = read_report_period(text)
    if period is None and lacks_a_year(text):
        raise KehoachError(f"--period: «{text}» chưa nêu năm", advice=f"Ví dụ: «{text} năm 2025»; viết {PERIOD_WORDS}.")
    if period is None:
        raise KehoachError(f"--period: «{text}» không phải một kỳ báo cáo", advice=f"Viết {PERIOD_WORDS}.")
    return period


def workbook_files(paths: Iterable[Path], *, suffixes: Collection[str] = _WORKBOOKS) -> Iterator[Path]:
    """The workbooks that paths name: files as they are, of folders the files with one of the suffixes."""
    for path in paths:
        if path.is_dir():
            inside = sorted(file for file in path.iterdir() if file.suffix.lower() in suffixes)
            # "~$..." are lock files of a program that has a workbook open.
            yield from (file for file in inside if not file.name.startswith("~$"))
        else:
            yield path


def some_files(files: Iterable[Path], paths: Sequence[Path]) -> list[Path]:
    """The files that were found where paths lead. Raises `KehoachError` for folders without any."""
    if found := list(files):
        return found
    advice = "Kiểm tra lại thư mục: biểu là tệp .xlsx, số liệu là tệp .json do «kehoach intake» ghi."
    raise KehoachError("không có biểu hay số liệu nào trong thư mục", file=paths[0], advice=advice)


def submission_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The workbooks that paths name, and the .json files of submissions: as they are named, or in folders."""
    for path in paths:
        yield from workbook_files([path], suffixes=_SPREADSHEETS)
        if path.is_dir():
            yield from sorted(file for file in path.glob("*.json") if _is_submission(file))


def _last_submissions(path: Path, book: DutyBook, settings: Settings) -> dict[str, Submission]:
    """Each agency's latest submission in a file or folder from before the book's period."""
    taker = WorkbookTaker(book.plan, book.registry, settings)
    found: dict[str, Submission] = {}
    for file in some_files(submission_files([path]), [path]):
        submission = taker.take(file)
        last = data_span(submission.period).last
        kept = found.get(submission.agency)
        if last < book.data.last and (kept is None or data_span(kept.period).last <= last):
            found[submission.agency] = submission
    heirs = {agency.id: _bequeathed(found, agency.id, book) for agency in book.reporters()}
    return found | {id: last for id, last in heirs.items() if last is not None}


def _bequeathed(found: Mapping[str, Submission], agency: str, book: DutyBook) -> Submission | None:
    """What an agency said last, and what was said by those that it took over from since."""
    said = [found[id] for id in (agency, *book.predecessors(agency)) if id in found]
    if not said:
        return None
    tasks = {(entry.item, entry.part): entry for one in reversed(said) for entry in one.tasks}
    targets = {(entry.item, entry.goal): entry for one in reversed(said) for entry in one.targets}
    return said[0].model_copy(update={"tasks": tuple(tasks.values()), "targets": tuple(targets.values())})


def _is_submission(file: Path) -> bool:
    """Whether a .json of a folder is a submission; other files of ours lie there too."""
    return '"agency"' in read_text(file)[:200]


def _write_submissions(submissions: Sequence[Submission], output: Path, *, single: bool) -> None:
    targets: dict[Path, Submission] = {}
    for submission in submissions:
        one_file = single and output.suffix.lower() == ".json"
        target = output if one_file else output / f"{workbook_name(submission.agency, submission.period)}.json"
        if target in targets:
            raise KehoachError(
                f"có hai biểu của {submission.agency_name} cho cùng một kỳ; không ghi tệp nào",
                advice="Giữ lại một biểu rồi chạy lại.",
            )
        targets[target] = submission
    for target, submission in targets.items():
        write_file(target, dump_submission(submission).encode())
        out.print(f"Đã ghi: {plain(str(target))}")


COMMANDS: tuple[click.Command, ...] = (workbook, intake)
