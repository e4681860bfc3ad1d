"""The command that writes the drafts of agencies' plans: subplan."""

from __future__ import annotations

from pathlib import Path

import click

from kehoach.commands.options import (
    PATH,
    agency_option,
    formats_option,
    plan_argument,
    processes_option,
    settings_option,
    templates_option,
)
from kehoach.console.subplan import progress_bar, show_summary, tell_unknown_agencies
from kehoach.console.terminal import VietnameseCommand, out, plain
from kehoach.errors import KehoachError
from kehoach.generator import FORMATS, Settings, read_settings, write_subplans, write_zip
from kehoach.meaning.province import known_agency, registry_for_plan
from kehoach.parser import read_plan


@click.command(
    cls=VietnameseCommand,
    examples=(
        "kehoach subplan plan.json --agency so-tu-phap -o du-thao",
        "kehoach subplan plan.json --all -o du-thao --format docx --zip",
    ),
)
@plan_argument
@agency_option
@click.option("--all", "everyone", is_flag=True, help="Soạn cho mọi cơ quan được kế hoạch giao việc.")
@click.option("-o", "--output", type=PATH, required=True, metavar="THƯ_MỤC", help="Thư mục để ghi dự thảo.")
@formats_option
@settings_option
@templates_option
@processes_option
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

    Dự thảo đã sửa tay không bị ghi đè: bản mới được ghi bên cạnh.
    """
    if (agency is None) == (not everyone):
        raise KehoachError("nêu một trong hai: --agency MÃ hoặc --all")
    wanted = read_formats(formats)
    chosen = read_settings(settings) if settings else Settings()
    plan = read_plan(plan_file)
    registry = registry_for_plan(plan)
    ids = [known_agency(agency, registry)] if agency else [known.id for known in registry.agencies]
    tell_unknown_agencies(chosen, registry)
    with progress_bar(len(ids)) as step:
        summary = write_subplans(
            plan,
            ids,
            output,
            formats=wanted,
            settings=chosen,
            templates=templates,
            processes=processes,
            registry=registry,
            progress=step,
        )
    show_summary(summary, output, single=agency is not None)
    if zipped:
        out.print(f"Đã gói: {plain(str(write_zip(output, summary)))}")
    return 2 if summary.failed or (agency and summary.skipped) else 0


def read_formats(text: str) -> tuple[str, ...]:
    """The formats that --format names. Raises `KehoachError` for other words."""
    wanted = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    unknown = [name for name in wanted if name not in FORMATS]
    if unknown or not wanted:
        raise KehoachError(
            f"không có dạng tệp «{', '.join(unknown) or text}»", advice=f"Chọn trong: {', '.join(FORMATS)}."
        )
    return wanted


COMMANDS: tuple[click.Command, ...] = (subplan,)
