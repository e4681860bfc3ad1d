"""The commands about one plan: parse, schema, agencies. Each reads its arguments, makes one library call and prints."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import click

from kehoach.commands.options import PATH, force_option, plan_argument
from kehoach.console.terminal import VietnameseCommand, err, out, plain, print_data, show_notices
from kehoach.errors import KehoachError
from kehoach.files import write_new, write_new_files
from kehoach.meaning.allocation import Allocator
from kehoach.meaning.province import registry_for_plan
from kehoach.model import Plan, dump_plan, plan_schema
from kehoach.parser import read_plan


@click.command(
    cls=VietnameseCommand,
    examples=(
        "kehoach parse ke-hoach.docx -o plan.json",
        "kehoach parse ke-hoach.pdf -o plan.xlsx",
    ),
)
@click.argument("source", type=PATH, metavar="VĂN_BẢN", help="Tệp .docx, .doc, .pdf, .html hoặc .txt.")
@click.option(
    "-o",
    "--output",
    type=PATH,
    metavar="TỆP",
    help="Tệp .json hoặc .xlsx, hay thư mục .csv (không nêu: in JSON ra màn hình).",
)
@force_option
@click.option("--strict", is_flag=True, help="Coi cảnh báo là lỗi (mã thoát 1).")
def parse(source: Path, output: Path | None, force: bool, strict: bool) -> int:
    """Đọc một văn bản kế hoạch thành dữ liệu có cấu trúc (JSON, bảng tính hoặc CSV)."""
    plan = read_plan(source)
    if output is None:
        print_data(dump_plan(plan))
    else:
        _export(plan, output, force=force)
        _show_summary(plan)
        out.print(f"Đã ghi: {plain(str(output))}")
    show_notices(plan.notices)
    severities = {notice.severity for notice in plan.notices}
    return 1 if "error" in severities or (strict and "warning" in severities) else 0


@click.command(
    cls=VietnameseCommand,
    examples=("kehoach schema > plan.schema.json",),
)
def schema() -> int:
    """In JSON Schema của tệp dữ liệu kế hoạch."""
    print_data(json.dumps(plan_schema(), ensure_ascii=False, indent=2) + "\n")
    return 0


@click.command(
    cls=VietnameseCommand,
    examples=("kehoach agencies plan.json",),
)
@plan_argument
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
            print_data(f"{agency.id}\t{agency.name}\t{counts or 'không có'}\n")
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


def _export(plan: Plan, output: Path, *, force: bool) -> None:
    """Write a plan in the form that the name asks for."""
    suffix = output.suffix.lower()
    if suffix == ".json":
        write_new(output, dump_plan(plan).encode(), force=force)
        return
    if suffix not in (".xlsx", ".csv"):
        raise KehoachError(
            f"không biết ghi dạng «{output.suffix or output.name}»",
            file=output,
            advice="Chọn tên .json, .xlsx, hoặc thư mục .csv.",
        )
    # What writes workbooks takes longer to load than a plan takes to read, and JSON needs none of it.
    from kehoach.generator.exports import table_csv, tables_workbook, tidy_tables  # noqa: PLC0415 (see above)

    tables = tidy_tables(plan, registry_for_plan(plan))
    if suffix == ".xlsx":
        write_new(output, tables_workbook(tables, title=plan.document.title or output.stem), force=force)
        return
    write_new_files({output / f"{table.name}.csv": table_csv(table) for table in tables}, force=force)


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


COMMANDS: tuple[click.Command, ...] = (parse, schema, agencies)
