"""The commands for plans that change: diff, amend. Each reads its arguments, makes one library call and prints."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from kehoach.amendments.changes import Change, dump_changes
from kehoach.amendments.comparison import comparison_rows
from kehoach.amendments.consolidation_head import Amending
from kehoach.amendments.diff import diff
from kehoach.amendments.fold import fold
from kehoach.amendments.instructions import read_instructions
from kehoach.amendments.known_plan import KnownPlan
from kehoach.amendments.operations import Manifest, dump_manifest, read_manifest
from kehoach.commands.options import (
    PATH,
    amendments_argument,
    force_option,
    in_effect_option,
    manifests_option,
    plan_argument,
)
from kehoach.console.changes import show_changes, show_folded, show_manifest
from kehoach.console.matrix import read_day
from kehoach.console.terminal import FOUND_ERRORS, VietnameseCommand, out, plain, print_data
from kehoach.errors import KehoachError
from kehoach.files import write_new
from kehoach.generator.comparison import ComparisonRow, comparison_document, comparison_workbook
from kehoach.meaning.citations import document_key
from kehoach.model import LegalBasis, Plan, dump_plan
from kehoach.parser import read_document, read_plan, reread

_LONGEST_IN_TABLE = 600
"""Characters of a common part that stay whole in the Word table; workbooks and data have all of them."""


@click.command(
    "diff",
    cls=VietnameseCommand,
    examples=(
        "kehoach diff cu.json moi.docx",
        "kehoach diff cu.docx moi.docx -o so-sanh.docx",
    ),
)
@click.argument("old", type=PATH, metavar="BẢN_CŨ", help="Văn bản kế hoạch, hoặc tệp .json do «kehoach parse» ghi.")
@click.argument("new", type=PATH, metavar="BẢN_MỚI", help="Như BẢN_CŨ; hai bản có thể khác dạng tệp.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="In ra chữ hoặc JSON.",
    show_default=True,
)
@click.option(
    "-o",
    "--output",
    type=PATH,
    metavar="TỆP",
    help="Ghi bảng so sánh vào tệp .docx hoặc .xlsx, hay dữ liệu vào tệp .json.",
)
@force_option
def diff_command(old: Path, new: Path, form: str, output: Path | None, force: bool) -> int:
    """So sánh hai bản của một kế hoạch: mục nào thêm, bỏ, chuyển, đánh số lại, sửa đổi."""
    before, after = read_plan(old), read_plan(new)
    changes = diff(before, after)
    if output is not None:
        write_new(output, _comparison(output, changes, (_name(before, old), _name(after, new))), force=force)
    if form == "json":
        print_data(dump_changes(changes))
    else:
        show_changes(changes)
        if output is not None:
            out.print(f"Đã ghi: {plain(str(output))}")
    return 0


def _comparison(output: Path, changes: Sequence[Change], names: tuple[str, str]) -> bytes:
    """The bytes of a table of comparison in the form that a file's name tells; `names` are those of the two plans."""
    suffix = output.suffix.lower()
    caption = f"So sánh {names[0]} với {names[1]}"
    if suffix == ".json":
        return dump_changes(changes).encode()
    rows = [
        ComparisonRow(
            row.place,
            tuple((piece.kind, piece.text) for piece in row.old),
            tuple((piece.kind, piece.text) for piece in row.new),
            row.explanation,
        )
        for row in comparison_rows(changes, longest=_LONGEST_IN_TABLE if suffix == ".docx" else None)
    ]
    if suffix == ".xlsx":
        return comparison_workbook(rows, caption=caption)
    if suffix == ".docx":
        return comparison_document(rows, caption=caption)
    raise KehoachError(
        f"không biết ghi dạng «{output.suffix or output.name}»",
        file=output,
        advice="Chọn tên .docx, .xlsx hoặc .json.",
    )


def _name(plan: Plan, path: Path) -> str:
    """What a plan is called: type, number and symbol, and the file that it was read from."""
    document = plan.document
    number = "/".join(part for part in (document.number, document.symbol) if part)
    words = f"{(document.type or 'văn bản').capitalize()}{f' số {number}' if number else ''}"
    return f"{words} (tệp {path.name})"


@click.command(
    "amend",
    cls=VietnameseCommand,
    examples=(
        "kehoach amend plan.json qd-sua-doi.docx -o plan-moi.json",
        "kehoach amend plan.json qd-sua-doi.docx --manifest-only -o bang-ke.json",
        "kehoach amend plan.json --manifest bang-ke.json -o plan-moi.json",
    ),
)
@plan_argument
@amendments_argument
@click.option("-o", "--output", type=PATH, required=True, metavar="TỆP", help="Tệp .json để ghi kết quả.")
@force_option
@in_effect_option
@manifests_option
@click.option("--manifest-only", is_flag=True, help="Chỉ ghi bảng kê sửa đổi của một văn bản, để kiểm tra và duyệt.")
def amend_command(
    plan_file: Path,
    amendments: tuple[Path, ...],
    output: Path,
    force: bool,
    as_of: str | None,
    manifests: tuple[Path, ...],
    manifest_only: bool,
) -> int:
    """Thực hiện các văn bản sửa đổi, bổ sung trên một kế hoạch, theo thứ tự ngày có hiệu lực."""
    if output.suffix.lower() != ".json":
        raise KehoachError(
            f"không biết ghi dạng «{output.suffix or output.name}»", file=output, advice="Chọn tên .json."
        )
    if manifest_only and (len(amendments) != 1 or manifests):
        raise KehoachError("--manifest-only cần đúng một văn bản sửa đổi")
    plan = read_plan(plan_file)
    if manifest_only:
        manifest = read_instructions(read_document(amendments[0]).document, plan)
        write_new(output, dump_manifest(manifest).encode(), force=force)
        show_manifest(manifest)
        out.print(f"Đã ghi: {plain(str(output))}")
        return FOUND_ERRORS if manifest.not_understood else 0
    read = [part.manifest for part in read_amending(plan, amendments, manifests)]
    folded = fold(plan, read, reread, as_of=read_day(as_of, "--as-of") if as_of else None)
    write_new(output, dump_plan(folded.plan).encode(), force=force)
    show_folded(folded, sum(len(manifest.operations) for manifest in read))
    out.print(f"Đã ghi: {plain(str(output))}")
    return FOUND_ERRORS if any(notice.severity == "error" for notice in folded.notices) else 0


def read_amending(plan: Plan, files: Sequence[Path], manifests: Sequence[Path]) -> list[Amending]:
    """What amends a plan: documents, each with its instructions read, then manifests that a person has checked.

    Raises `KehoachError` where there is none, and for a document that orders nothing on this plan.
    """
    if not files and not manifests:
        raise KehoachError("chưa nêu văn bản sửa đổi nào", advice="Thêm tệp văn bản, hoặc --manifest TỆP.")
    amending: list[Amending] = []
    for path in files:
        document = read_document(path).document
        manifest = read_instructions(document, plan)
        if not manifest.operations and manifest.not_understood:
            raise _orders_nothing(manifest, path)
        amending.append(Amending(manifest, document))
    return amending + [Amending(_manifest_of(plan, path)) for path in manifests]


def _manifest_of(plan: Plan, path: Path) -> Manifest:
    """The manifest in a file. Raises `KehoachError` for one that was made for another plan."""
    manifest, code = read_manifest(path), KnownPlan.of(plan).code
    keys = [document_key(LegalBasis(text="", code=one)) for one in (manifest.amends, code) if one]
    if len(set(keys)) > 1:
        raise KehoachError(
            f"bảng kê này sửa đổi {manifest.amends}, không phải {code}",
            file=path,
            place="amends",
            advice="Dùng bảng kê của đúng kế hoạch, hoặc tạo lại bằng «kehoach amend ... --manifest-only».",
        )
    return manifest


def _orders_nothing(manifest: Manifest, path: Path) -> KehoachError:
    """The error for a document none of whose sentences is an operation on the plan."""
    if manifest.not_understood[0].other_document:
        name = f" số {manifest.amends}" if manifest.amends else " này"
        reason = f"văn bản không sửa đổi Kế hoạch{name} mà {manifest.not_understood[0].reason}"
        return KehoachError(reason, file=path, advice="Kiểm tra lại cặp kế hoạch và văn bản sửa đổi.")
    advice = "Kiểm tra có đúng là văn bản sửa đổi không; xem từng câu được hiểu ra sao bằng «kehoach amend ... --manifest-only»."
    return KehoachError("không đọc thấy thao tác sửa đổi nào", file=path, advice=advice)


COMMANDS: tuple[click.Command, ...] = (diff_command, amend_command)
