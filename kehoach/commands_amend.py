"""The commands for plans that change: diff, amend. Each reads its arguments, makes one library call and prints."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from kehoach.amendments.changes import Change, dump_changes
from kehoach.amendments.comparison import comparison_rows
from kehoach.amendments.diff import diff
from kehoach.console import VietnameseCommand, out, plain
from kehoach.console_changes import show_changes
from kehoach.errors import KehoachError
from kehoach.files import write_file
from kehoach.generator.comparison import ComparisonRow, comparison_document, comparison_workbook
from kehoach.model import Document, Plan
from kehoach.parser import read_plan

_PATH = click.Path(path_type=Path)


@click.command("diff", cls=VietnameseCommand)
@click.argument("old", type=_PATH, metavar="BẢN_CŨ")
@click.argument("new", type=_PATH, metavar="BẢN_MỚI")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="In ra chữ hoặc JSON.")
@click.option(
    "-o",
    "--output",
    type=_PATH,
    metavar="TỆP",
    help="Ghi bảng so sánh vào tệp .docx hoặc .xlsx, hay dữ liệu vào tệp .json.",
)
def diff_command(old: Path, new: Path, form: str, output: Path | None) -> int:
    """So sánh hai bản của một kế hoạch: mục nào thêm, bỏ, chuyển, đánh số lại, sửa đổi.

    Mỗi bản là văn bản gốc (dạng bất kỳ) hoặc tệp JSON do «kehoach parse» ghi.
    """
    before, after = read_plan(old), read_plan(new)
    changes = diff(before, after)
    if output is not None:
        write_file(output, _comparison(output, changes, before, after))
    if form == "json":
        click.echo(dump_changes(changes), nl=False)
    else:
        show_changes(changes)
        if output is not None:
            out.print(f"Đã ghi: {plain(str(output))}")
    return 0


def _comparison(output: Path, changes: Sequence[Change], old: Plan, new: Plan) -> bytes:
    suffix = output.suffix.lower()
    if suffix == ".json":
        return dump_changes(changes).encode()
    rows = [
        ComparisonRow(
            row.place,
            tuple((piece.kind, piece.text) for piece in row.old),
            tuple((piece.kind, piece.text) for piece in row.new),
            row.explanation,
        )
        for row in comparison_rows(changes)
    ]
    caption = f"So sánh {_name(old.document)} với {_name(new.document)}"
    if suffix == ".xlsx":
        return comparison_workbook(rows, caption=caption)
    if suffix == ".docx":
        return comparison_document(rows, caption=caption)
    raise KehoachError(
        f"không biết ghi dạng «{output.suffix or output.name}»",
        file=output,
        advice="Chọn tên .docx, .xlsx hoặc .json.",
    )


def _name(document: Document) -> str:
    """What a document is called: type, number and symbol, and the file that it was read from."""
    number = "/".join(part for part in (document.number, document.symbol) if part)
    words = f"{(document.type or 'văn bản').capitalize()}{f' số {number}' if number else ''}"
    return f"{words} - {document.file.name}" if document.file else words


COMMANDS: tuple[click.Command, ...] = (diff_command,)
