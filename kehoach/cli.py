"""The command line: each command reads its arguments, makes one library call and prints."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from kehoach import commands_amend, commands_check, commands_progress
from kehoach.console import VietnameseGroup, err, exit_with, out, plain, run, show_notices
from kehoach.console_matrix import read_day, show_matrix
from kehoach.console_subplan import progress_bar, show_summary
from kehoach.errors import KehoachError
from kehoach.files import write_file
from kehoach.generator import FORMATS, Settings, read_settings, write_subplans, write_zip
from kehoach.generator.exports import table_csv, tables_workbook, tidy_tables
from kehoach.generator.gaps import Gap, find_gaps
from kehoach.generator.matrix import Matrix, build_matrix
from kehoach.generator.matrix_page import matrix_page
from kehoach.generator.matrix_sheets import matrix_workbook
from kehoach.generator.successors import successor_notes
from kehoach.meaning.allocation import Allocator
from kehoach.meaning.province import known_agency, registry_for_plan
from kehoach.model import Plan, dump_plan, plan_schema
from kehoach.parser import read_plan

_PATH = click.Path(path_type=Path)


@click.group(cls=VietnameseGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kehoach", message="kehoach %(version)s", help="Hiện phiên bản rồi thoát.")
def cli() -> None:
    """Đọc kế hoạch hành chính thành dữ liệu, và soạn dự thảo kế hoạch của từng cơ quan từ dữ liệu ấy."""


@cli.command()
@click.argument("source", type=_PATH, metavar="VĂN_BẢN")
@click.option(
    "-o",
    "--output",
    type=_PATH,
    metavar="TỆP",
    help="Tệp .json hoặc .xlsx, hay thư mục .csv (không nêu: in JSON ra màn hình).",
)
@click.option("--strict", is_flag=True, help="Coi cảnh báo là lỗi (mã thoát 1).")
def parse(source: Path, output: Path | None, strict: bool) -> int:
    """Đọc một văn bản kế hoạch thành dữ liệu có cấu trúc (JSON, bảng tính hoặc CSV)."""
    plan = read_plan(source)
    if output is None:
        click.echo(dump_plan(plan), nl=False)
    else:
        _export(plan, output)
        _show_summary(plan)
        out.print(f"Đã ghi: {plain(str(output))}")
    show_notices(plan.notices)
    severities = {notice.severity for notice in plan.notices}
    return 1 if "error" in severities or (strict and "warning" in severities) else 0


@cli.command()
@click.argument("plan_file", type=_PATH, metavar="KẾ_HOẠCH")
@click.option("--agency", metavar="MÃ", help="Mã hoặc tên một cơ quan, ví dụ so-tu-phap (xem «kehoach agencies»).")
@click.option("--all", "everyone", is_flag=True, help="Soạn cho mọi cơ quan được kế hoạch giao việc.")
@click.option("-o", "--output", type=_PATH, required=True, metavar="THƯ_MỤC", help="Thư mục để ghi dự thảo.")
@click.option(
    "--format", "formats", default="docx,pdf", metavar="DẠNG", help="docx, pdf hoặc cả hai.", show_default=True
)
@click.option("--settings", type=_PATH, metavar="TỆP", help="Tệp thiết lập (TOML): người ký, nơi nhận, lề, cỡ chữ.")
@click.option("--templates", type=_PATH, metavar="THƯ_MỤC", help="Thư mục mẫu văn bản riêng thay cho mẫu có sẵn.")
@click.option(
    "--processes", type=click.IntRange(1, 64), metavar="SỐ", help="Số tiến trình chạy cùng lúc (mặc định: số lõi)."
)
@click.option("--zip", "zipped", is_flag=True, help="Gói thêm tất cả dự thảo vào một tệp .zip cạnh thư mục.")
def subplan(
    plan_file: Path,
    agency: str | None,
    everyone: bool,
    output: Path,
    formats: str,
    settings: Path | None,
    templates: Path | None,
    processes: int | None,
    zipped: bool,
) -> int:
    """Soạn dự thảo kế hoạch của một hoặc mọi cơ quan từ kế hoạch cấp trên.

    KẾ_HOẠCH là văn bản gốc hoặc tệp JSON do «kehoach parse» ghi.
    """
    if (agency is None) == (not everyone):
        raise KehoachError("nêu một trong hai: --agency MÃ hoặc --all")
    wanted = _formats(formats)
    chosen = read_settings(settings) if settings else Settings()
    plan = read_plan(plan_file)
    registry = registry_for_plan(plan)
    ids = [known_agency(agency, registry)] if agency else [known.id for known in registry.agencies]
    with progress_bar(len(ids)) as step:
        summary = write_subplans(
            plan, ids, output, formats=wanted, settings=chosen, templates=templates, processes=processes, progress=step
        )
    show_summary(summary, output, single=agency is not None)
    if zipped:
        out.print(f"Đã gói: {plain(str(write_zip(output, summary)))}")
    return 2 if summary.failed or (agency and summary.skipped) else 0


@cli.command()
@click.argument("plan_file", type=_PATH, metavar="KẾ_HOẠCH")
@click.option("-o", "--output", type=_PATH, metavar="TỆP", help="Ghi ma trận vào tệp .xlsx hoặc .html.")
@click.option("--agency", metavar="MÃ", help="Chỉ xem việc của một cơ quan (mã hoặc tên).")
@click.option(
    "--until", metavar="NGÀY", help="Chỉ việc phải xong, hoặc làm thường xuyên, đến ngày này (31/12/2025 hoặc 2025)."
)
@click.option("--as-of", "as_of", metavar="NGÀY", help="Cho biết cơ quan kế nhiệm vào ngày này.")
def matrix(plan_file: Path, output: Path | None, agency: str | None, until: str | None, as_of: str | None) -> int:
    """Lập ma trận trách nhiệm: cơ quan nào làm gì, căn cứ vào đâu, chỗ nào còn trống."""
    plan = read_plan(plan_file)
    registry = registry_for_plan(plan)
    only = known_agency(agency, registry) if agency else None
    last = read_day(until, "--until") if until else None
    made = build_matrix(plan, registry)
    gaps = find_gaps(made, registry)
    notes = successor_notes(made.agencies, read_day(as_of, "--as-of"), registry) if as_of else []
    if output is None:
        show_matrix(made, gaps, notes, agency=only, until=last)
    else:
        write_file(output, _matrix_bytes(output, made, gaps, notes))
        out.print(
            f"{len(made.items)} mục, {len(made.agencies)} cơ quan, {len(made.entries)} vai trò, {len(gaps)} khoảng trống."
        )
        out.print(f"Đã ghi: {plain(str(output))}")
    return 0


@cli.command()
def schema() -> int:
    """In JSON Schema của tệp dữ liệu kế hoạch."""
    click.echo(json.dumps(plan_schema(), ensure_ascii=False, indent=2))
    return 0


@cli.command()
@click.argument("plan_file", type=_PATH, metavar="KẾ_HOẠCH")
@click.option("--all", "everyone", is_flag=True, help="Liệt kê cả cơ quan mà kế hoạch không giao việc.")
def agencies(plan_file: Path, everyone: bool) -> int:
    """Liệt kê các cơ quan, mã của chúng và số việc được giao."""
    plan = read_plan(plan_file)
    registry = registry_for_plan(plan)
    allocator = Allocator(plan, registry)
    shown = 0
    for agency in registry.agencies:
        counts = _counts(allocator, agency.id)
        if counts or everyone:
            shown += 1
            click.echo(f"{agency.id}\t{agency.name}\t{counts or 'không có'}")
    err.print(f"{shown} cơ quan.")
    return 0


def _counts(allocator: Allocator, agency: str) -> str:
    allocation = allocator.of(agency)
    if allocation.is_empty:
        return ""
    tasks = Counter(share.role for share in allocation.tasks)
    parts = {
        "chủ trì": tasks["lead"],
        "phối hợp": tasks["coordinate"],
        "chưa rõ": tasks["undecided"],
        "chỉ tiêu": len(allocation.targets),
        "đề án": len(allocation.projects),
    }
    return ", ".join(f"{name} {count}" for name, count in parts.items() if count) or "có nêu tên"


def _export(plan: Plan, output: Path) -> None:
    """Write a plan in the form that the name asks for."""
    suffix = output.suffix.lower()
    if suffix == ".json":
        write_file(output, dump_plan(plan).encode())
        return
    tables = tidy_tables(plan, registry_for_plan(plan))
    if suffix == ".xlsx":
        write_file(output, tables_workbook(tables, title=plan.document.title or output.stem))
    elif suffix == ".csv":
        for table in tables:
            write_file(output / f"{table.name}.csv", table_csv(table))
    else:
        raise KehoachError(
            f"không biết ghi dạng «{output.suffix or output.name}»",
            file=output,
            advice="Chọn tên .json, .xlsx, hoặc thư mục .csv.",
        )


def _matrix_bytes(output: Path, made: Matrix, gaps: Sequence[Gap], notes: Sequence[tuple[str, str]]) -> bytes:
    suffix = output.suffix.lower()
    if suffix == ".xlsx":
        return matrix_workbook(made, gaps, notes)
    if suffix == ".html":
        return matrix_page(made, gaps, notes)
    raise KehoachError(
        f"không biết ghi dạng «{output.suffix or output.name}»", file=output, advice="Chọn tên .xlsx hoặc .html."
    )


def _formats(text: str) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    unknown = [name for name in wanted if name not in FORMATS]
    if unknown or not wanted:
        raise KehoachError(
            f"không có dạng tệp «{', '.join(unknown) or text}»", advice=f"Chọn trong: {', '.join(FORMATS)}."
        )
    return wanted


def _show_summary(plan: Plan) -> None:
    document = plan.document
    head = f"{document.type or 'Văn bản'} {document.number or ''}/{document.symbol or ''}".strip()
    out.print(
        f"{plain(head)}: {len(plan.targets)} chỉ tiêu, {len(plan.tasks)} nhiệm vụ, {len(plan.projects)} đề án, "
        f"{len(plan.responsibilities)} mục phân công, {len(document.annexes)} phụ lục."
    )
    if plan.coverage:
        coverage = plan.coverage
        out.print(
            f"Nguồn có {coverage.blocks} đoạn và ô có chữ: {coverage.in_model} vào dữ liệu, "
            f"{coverage.in_notices} nêu trong ghi chú."
        )
    undecided = sum(bool(item.alternatives) for item in (*plan.tasks, *plan.projects))
    undecided += sum(bool(target.alternatives) for target in plan.targets)
    out.print(
        f"Điểm chưa chắc chắn: {undecided} dòng có nhiều cách đọc; "
        f"{sum(notice.severity != 'info' for notice in plan.notices)} cảnh báo."
    )


for command in (*commands_progress.COMMANDS, *commands_check.COMMANDS, *commands_amend.COMMANDS):
    cli.add_command(command)


def main() -> None:
    """Run the command line and end the process."""
    exit_with(run(cli))
