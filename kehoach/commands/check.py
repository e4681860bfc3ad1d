"""The commands for checking: check, rules. Each reads its arguments, makes one library call and prints."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date
from difflib import get_close_matches
from pathlib import Path

import click
from rich.console import Console

from kehoach.checker import Checked, Profile, Subject, read_profile, run
from kehoach.checker.annotation import annotate
from kehoach.checker.fixing import fix
from kehoach.checker.output import check_json, check_page, check_sarif
from kehoach.checker.records import all_records
from kehoach.commands.options import PATH, force_option
from kehoach.console.check import check_lines, explain_lines, fixed_lines, list_lines
from kehoach.console.terminal import FOUND_ERRORS, VietnameseCommand, err, out, plain, print_data, show_notices
from kehoach.errors import KehoachError
from kehoach.files import write_file, write_new
from kehoach.meaning.province import registry_for_plan
from kehoach.model import CheckResult, Plan
from kehoach.parser import Formatted, read_formatted, read_plan

_SUFFIXES = {".txt": "text", ".json": "json", ".sarif": "sarif", ".html": "html"}


@click.command(
    cls=VietnameseCommand,
    examples=(
        "kehoach check du-thao.docx",
        "kehoach check du-thao.docx --against plan.json -o ket-qua.html",
        "kehoach check du-thao.docx --fix -o da-sua.docx",
    ),
)
@click.argument(
    "source", type=PATH, metavar="VĂN_BẢN", help="Tệp cần kiểm tra: .docx, .doc, .pdf, .html, .txt hoặc .json."
)
@click.option("--against", type=PATH, metavar="KẾ_HOẠCH", help="Đối chiếu với kế hoạch cấp trên (văn bản hoặc JSON).")
@click.option("--profile", "profile_file", type=PATH, metavar="TỆP", help="Hồ sơ kiểm tra của đơn vị (TOML).")
@click.option(
    "--format",
    "form",
    type=click.Choice([*_SUFFIXES.values()]),
    help="Dạng kết quả (không nêu: theo đuôi của -o, hoặc text).",
)
@click.option("-o", "--output", type=PATH, metavar="TỆP", help="Tệp kết quả; với --fix: bản .docx đã sửa.")
@click.option("--annotate", "annotated", type=PATH, metavar="TỆP_MỚI", help="Ghi bản .docx có chú thích tại từng chỗ.")
@click.option("--fix", "wants_fix", is_flag=True, help="Sửa các lỗi trình bày an toàn vào tệp mới nêu ở -o.")
@force_option
@click.option("--strict", is_flag=True, help="Coi cảnh báo và điểm chưa kết luận được là lỗi (mã thoát 1).")
def check(
    source: Path,
    against: Path | None,
    profile_file: Path | None,
    form: str | None,
    output: Path | None,
    annotated: Path | None,
    wants_fix: bool,
    force: bool,
    strict: bool,
) -> int:
    """Kiểm tra thể thức, nội dung của văn bản và việc cụ thể hóa kế hoạch cấp trên."""
    form = form or _form_of(None if wants_fix else output)
    _check_targets(source, (against, profile_file), output, annotated, wants_fix)
    profile = read_profile(profile_file, all_records()) if profile_file else Profile()
    checker = _Checker(read_plan(against) if against else None, profile)
    read, checked = checker.check(source)
    if (annotated or wants_fix) and (read.layout is None or read.layout.format != "docx"):
        raise KehoachError("chỉ chú thích, sửa được tệp .docx", file=source, advice="Kiểm tra bản .docx của văn bản.")
    result = checked.result
    show_notices(read.plan.notices)
    if annotated:
        _write_annotated(source, annotated, read, result)
    if wants_fix and output:
        result, output = _write_fixed(source, output, read, checked, checker), None
    _show(result, form, output, force=force)
    return _exit_code(result, strict)


@click.command(
    cls=VietnameseCommand,
    examples=(
        "kehoach rules",
        "kehoach rules TT001",
    ),
)
@click.argument("code", required=False, metavar="[MÃ]", help="Mã của một quy tắc, ví dụ TT001.")
def rules(code: str | None) -> int:
    """Liệt kê các quy tắc kiểm tra, hoặc giải thích một quy tắc."""
    records = all_records()
    if code is None:
        _print(list_lines())
        return 0
    record = records.get(code.upper())
    if record is None:
        near = get_close_matches(code.upper(), list(records), n=1)
        hint = f"Có phải: {near[0]}? " if near else ""
        raise KehoachError(f"không có quy tắc «{code}»", advice=f"{hint}Xem mọi mã: kehoach rules.")
    _print(explain_lines(record))
    return 0


COMMANDS: tuple[click.Command, ...] = (check, rules)


@dataclass(frozen=True)
class _Checker:
    """What files are held against."""

    parent: Plan | None
    profile: Profile

    def check(self, file: Path) -> tuple[Formatted, Checked]:
        """Read a file and run the rules on it."""
        read = read_formatted(file)
        registry = registry_for_plan(read.plan)
        subject = Subject(read.plan, registry, Date.today(), layout=read.layout, parent=self.parent)
        return read, run(subject, file=file.name, profile=self.profile)


def _show(result: CheckResult, form: str, output: Path | None, *, force: bool) -> None:
    """Print the result, or write it to a file and print what it came to."""
    if output is None and form == "text":
        _print(check_lines(result))
    elif output is None:
        print_data(_written(result, form))
    else:
        write_new(output, _written(result, form).encode(), force=force)
        *_, verdict = check_lines(result)
        _print((verdict, f"Đã ghi: {plain(str(output))}"))


def _written(result: CheckResult, form: str) -> str:
    if form == "text":
        page = io.StringIO()
        console = Console(file=page, highlight=False, soft_wrap=True)
        for line in check_lines(result, all_findings=True):
            console.print(line)
        return page.getvalue()
    return {"json": check_json, "sarif": check_sarif, "html": check_page}[form](result)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        out.print(line)


def _exit_code(result: CheckResult, strict: bool) -> int:
    """1 when an error stands that needs nobody's judgement; with `strict` also for a warning or an open question."""
    levels = {finding.severity for finding in result.findings if not finding.review}
    failed = "error" in levels or (strict and ("warning" in levels or not result.conforms))
    return FOUND_ERRORS if failed else 0


def _write_annotated(source: Path, new: Path, read: Formatted, result: CheckResult) -> None:
    data = _same_bytes(source, read)
    if read.layout and "signed" in read.layout.states:
        err.print("  Bản có chú thích không còn giá trị chữ ký số; bản gốc không thay đổi.")
    write_file(new, annotate(data, result))
    err.print(f"Đã ghi bản có chú thích: {plain(str(new))}")


def _write_fixed(source: Path, new: Path, read: Formatted, checked: Checked, checker: _Checker) -> CheckResult:
    """Write the corrected copy, read and check it again, and tell what it came to; the result that holds now."""
    if not checked.edits:
        err.print("Không có gì để sửa tự động; không ghi tệp mới.")
        return checked.result
    states = read.layout.states if read.layout else ()
    write_file(new, fix(_same_bytes(source, read), checked.edits, states=states))
    _, again = checker.check(new)
    for line in (*fixed_lines(checked.result, again.result, checked.edits), f"Đã ghi: {plain(str(new))}"):
        err.print(line)
    return again.result


def _same_bytes(source: Path, read: Formatted) -> bytes:
    """The file's bytes, which have to be those that were read and checked."""
    data = source.read_bytes()
    known = read.plan.document.file
    if known is None or hashlib.sha256(data).hexdigest() != known.sha256:
        raise KehoachError("tệp đã thay đổi trong khi kiểm tra", file=source, advice="Chạy lại lệnh.")
    return data


def _form_of(output: Path | None) -> str:
    if output is None:
        return "text"
    form = _SUFFIXES.get(output.suffix.lower())
    if form is None:
        names = ", ".join(_SUFFIXES)
        raise KehoachError(
            f"không biết ghi dạng «{output.suffix or output.name}»",
            file=output,
            advice=f"Chọn tên {names}, hoặc nêu --format; bản sửa .docx cần --fix, bản có chú thích cần --annotate.",
        )
    return form


def _check_targets(
    source: Path, others: Iterable[Path | None], output: Path | None, annotated: Path | None, wants_fix: bool
) -> None:
    """Refuse to write over what is read, and to write a Word file over any file that is there."""
    if wants_fix and output is None:
        raise KehoachError("--fix cần -o TỆP_MỚI.docx", advice="Bản gốc không bao giờ bị sửa tại chỗ.")
    read = [path.resolve() for path in (source, *others) if path is not None]
    if output is not None and output.resolve() in read:
        raise KehoachError("không ghi đè lên tệp đang đọc", file=output, advice="Chọn tên khác cho -o.")
    for new in (annotated, output if wants_fix else None):
        if new is not None and new.suffix.lower() != ".docx":
            raise KehoachError("bản sửa và bản có chú thích phải là tệp .docx", file=new)
        if new is not None and new.exists():
            raise KehoachError("tệp đã có, không ghi đè", file=new, advice="Chọn tên khác.")
    if annotated is not None and output is not None and annotated.resolve() == output.resolve():
        raise KehoachError("--annotate và -o trùng tên tệp", file=output, advice="Chọn hai tên khác nhau.")
