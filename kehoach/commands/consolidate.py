"""The command consolidate: the consolidated text (văn bản hợp nhất) of a plan and what amended it."""

from __future__ import annotations

from pathlib import Path

import click

from kehoach.amendments.consolidation import Consolidation, consolidate
from kehoach.amendments.fold import fold
from kehoach.commands.amend import read_amending
from kehoach.commands.options import (
    PATH,
    amendments_argument,
    force_option,
    in_effect_option,
    manifests_option,
    plan_argument,
    settings_option,
    templates_option,
)
from kehoach.console.changes import show_folded
from kehoach.console.matrix import read_day
from kehoach.console.terminal import FOUND_ERRORS, VietnameseCommand, out, plain
from kehoach.errors import KehoachError
from kehoach.files import write_new_files
from kehoach.generator import Settings, read_settings
from kehoach.generator.consolidated import SUFFIXES, ConsolidatedText, consolidated_file
from kehoach.parser import read_plan, reread

_NAME = "van-ban-hop-nhat"


@click.command(
    "consolidate",
    cls=VietnameseCommand,
    examples=(
        "kehoach consolidate plan.json qd-sua-doi.docx -o hop-nhat",
        "kehoach consolidate plan.json qd-1.docx qd-2.docx -o hop-nhat.docx",
    ),
)
@plan_argument
@amendments_argument
@click.option(
    "-o", "--output", type=PATH, required=True, metavar="NƠI", help="Tệp .docx hoặc .pdf, hay thư mục (cả hai)."
)
@force_option
@manifests_option
@in_effect_option
@settings_option
@templates_option
def consolidate_command(
    plan_file: Path,
    amendments: tuple[Path, ...],
    output: Path,
    force: bool,
    manifests: tuple[Path, ...],
    as_of: str | None,
    settings: Path | None,
    templates: Path | None,
) -> int:
    """Soạn văn bản hợp nhất của kế hoạch, chú thích ở cuối trang nêu văn bản đã sửa đổi từng chỗ và ngày có hiệu lực.

    Theo kỹ thuật của Pháp lệnh 01/2012/UBTVQH13. Số, ngày, người xác thực để trống cho người ký điền.
    """
    targets = _targets(output)
    chosen = read_settings(settings) if settings else Settings()
    code, made = _consolidated(plan_file, amendments, manifests, as_of)
    text = ConsolidatedText(made.document, made.opening, made.notes)
    own = templates or chosen.own_templates
    made_files = {
        target: consolidated_file(text, target.suffix.lower(), templates=own, form=chosen.form) for target in targets
    }
    write_new_files(made_files, force=force)
    for target in targets:
        out.print(f"Đã ghi: {plain(str(target))}")
    return code


def _targets(output: Path) -> list[Path]:
    """The files to write."""
    if output.suffix.lower() in SUFFIXES and not output.is_dir():
        return [output]
    if output.suffix and not output.is_dir():
        raise KehoachError(
            f"không biết ghi dạng «{output.suffix}»", file=output, advice="Chọn tên .docx, .pdf, hoặc một thư mục."
        )
    if output.exists() and not output.is_dir():
        raise KehoachError(
            "đã có tệp trùng tên thư mục", file=output, advice="Chọn tên .docx, .pdf, hoặc thư mục khác."
        )
    return [output / f"{_NAME}{suffix}" for suffix in SUFFIXES]


def _consolidated(
    plan_file: Path, files: tuple[Path, ...], manifests: tuple[Path, ...], as_of: str | None
) -> tuple[int, Consolidation]:
    """The exit code and the text; what was carried out is told on the terminal."""
    plan = read_plan(plan_file)
    amending = read_amending(plan, files, manifests)
    read = [part.manifest for part in amending]
    folded = fold(plan, read, reread, as_of=read_day(as_of, "--as-of") if as_of else None)
    show_folded(folded, sum(len(manifest.operations) for manifest in read))
    if not folded.applied:
        raise KehoachError("không có nội dung sửa đổi nào được thực hiện, nên không có gì để hợp nhất", file=plan_file)
    code = FOUND_ERRORS if any(notice.severity == "error" for notice in folded.notices) else 0
    return code, consolidate(plan, folded, amending, reread)


COMMANDS: tuple[click.Command, ...] = (consolidate_command,)
"""What this module adds to the command line."""
