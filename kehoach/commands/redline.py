"""The command redline: an amended plan as a Word file with tracked changes."""

from __future__ import annotations

from pathlib import Path

import click

from kehoach.amendments.fold import fold
from kehoach.amendments.versions import document_versions
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
from kehoach.files import write_new
from kehoach.generator import Settings, read_settings
from kehoach.generator.formats.revisions import Revision
from kehoach.generator.redline import Version, redline
from kehoach.model import Plan
from kehoach.parser import read_plan, reread

_COMPARED_BY = Revision("kehoach")


@click.command(
    "redline",
    cls=VietnameseCommand,
    examples=(
        "kehoach redline plan.json qd-sua-doi.docx -o theo-doi.docx",
        "kehoach redline cu.docx moi.docx --compare -o theo-doi.docx",
    ),
)
@plan_argument
@amendments_argument
@click.option("-o", "--output", type=PATH, required=True, metavar="TỆP", help="Tệp .docx để ghi.")
@force_option
@manifests_option
@in_effect_option
@click.option("--compare", is_flag=True, help="Tệp thứ hai là bản khác của kế hoạch, không phải văn bản sửa đổi.")
@settings_option
@templates_option
def redline_command(
    plan_file: Path,
    amendments: tuple[Path, ...],
    output: Path,
    force: bool,
    manifests: tuple[Path, ...],
    as_of: str | None,
    compare: bool,
    settings: Path | None,
    templates: Path | None,
) -> int:
    """Ghi kế hoạch kèm mọi sửa đổi dưới dạng theo dõi sửa đổi (Track Changes) của Word.

    Tác giả của mỗi sửa đổi là văn bản sửa đổi, ngày là ngày có hiệu lực. Chấp nhận tất cả thì được bản mới, từ chối tất
    cả thì được bản cũ.
    """
    if output.suffix.lower() != ".docx":
        raise KehoachError(
            f"không biết ghi dạng «{output.suffix or output.name}»", file=output, advice="Chọn tên .docx."
        )
    chosen = read_settings(settings) if settings else Settings()
    plan = read_plan(plan_file)
    if compare:
        if len(amendments) != 1 or manifests or as_of:
            raise KehoachError("--compare cần đúng hai bản của kế hoạch")
        code, versions = 0, [Version(read_plan(amendments[0]).document, _COMPARED_BY)]
    else:
        code, versions = _amended(plan, amendments, manifests, as_of)
    own = templates or chosen.own_templates
    write_new(output, redline(plan.document, versions, templates=own, form=chosen.form), force=force)
    out.print(f"Đã ghi: {plain(str(output))}")
    return code


def _amended(
    plan: Plan, files: tuple[Path, ...], manifests: tuple[Path, ...], as_of: str | None
) -> tuple[int, list[Version]]:
    """The exit code and the versions that amending documents and manifests lead through; told on the terminal."""
    read = [part.manifest for part in read_amending(plan, files, manifests)]
    folded = fold(plan, read, reread, as_of=read_day(as_of, "--as-of") if as_of else None)
    show_folded(folded, sum(len(manifest.operations) for manifest in read))
    versions = document_versions(plan.document, folded.applied)
    made = [Version(version.document, Revision(version.author, version.day)) for version in versions]
    return (FOUND_ERRORS if any(notice.severity == "error" for notice in folded.notices) else 0), made


COMMANDS: tuple[click.Command, ...] = (redline_command,)
"""What this module adds to the command line."""
