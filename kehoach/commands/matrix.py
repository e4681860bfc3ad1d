"""The command that shows who does what: matrix."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from kehoach.commands.options import PATH, force_option, plan_argument
from kehoach.console.matrix import read_day, show_matrix
from kehoach.console.terminal import VietnameseCommand, out, plain
from kehoach.errors import KehoachError
from kehoach.files import write_new
from kehoach.generator.gaps import Gap, find_gaps
from kehoach.generator.matrix import Matrix, build_matrix
from kehoach.generator.matrix_page import matrix_page
from kehoach.generator.matrix_sheets import matrix_workbook
from kehoach.generator.successors import successor_notes
from kehoach.meaning.province import known_agency, registry_for_plan
from kehoach.parser import read_plan


@click.command(
    cls=VietnameseCommand,
    examples=(
        "kehoach matrix plan.json -o ma-tran.xlsx",
        "kehoach matrix plan.json --agency so-y-te --until 2025",
    ),
)
@plan_argument
@click.option("-o", "--output", type=PATH, metavar="TỆP", help="Ghi ma trận vào tệp .xlsx hoặc .html.")
@force_option
@click.option("--agency", metavar="MÃ", help="Chỉ in ra màn hình việc của một cơ quan (mã hoặc tên).")
@click.option(
    "--until", metavar="NGÀY", help="Chỉ việc phải xong, hoặc làm thường xuyên, đến ngày này (31/12/2025 hoặc 2025)."
)
@click.option("--as-of", "as_of", metavar="NGÀY", help="Cho biết cơ quan kế nhiệm vào ngày này.")
def matrix(
    plan_file: Path, output: Path | None, force: bool, agency: str | None, until: str | None, as_of: str | None
) -> int:
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
        write_new(output, _matrix_bytes(output, made, gaps, notes), force=force)
        out.print(
            f"{len(made.items)} mục, {len(made.agencies)} cơ quan, {len(made.entries)} vai trò, {len(gaps)} khoảng trống."
        )
        out.print(f"Đã ghi: {plain(str(output))}")
    return 0


def _matrix_bytes(output: Path, made: Matrix, gaps: Sequence[Gap], notes: Sequence[tuple[str, str]]) -> bytes:
    suffix = output.suffix.lower()
    if suffix == ".xlsx":
        return matrix_workbook(made, gaps, notes)
    if suffix == ".html":
        return matrix_page(made, gaps, notes)
    raise KehoachError(
        f"không biết ghi dạng «{output.suffix or output.name}»", file=output, advice="Chọn tên .xlsx hoặc .html."
    )


COMMANDS: tuple[click.Command, ...] = (matrix,)
