"""What the command line says and how: in Vietnamese, errors on standard error, no traceback."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import click
from rich.console import Console
from rich.markup import escape

from kehoach.errors import KehoachError, cause_of
from kehoach.model import Notice, Source

COULD_NOT = 2
"""Exit code when nothing could be done."""
FOUND_ERRORS = 1
"""Exit code when the work is done and findings at error level stand."""


class Screen(Console):
    """Standard output or error; when its reader has left (`| head -1`), the work goes on in silence to its exit code."""

    def __init__(self, *, stderr: bool = False) -> None:
        super().__init__(stderr=stderr, highlight=False, emoji=False, soft_wrap=True)

    def on_broken_pipe(self) -> None:
        """Send what is still to come nowhere."""
        self.quiet = True
        os.dup2(os.open(os.devnull, os.O_WRONLY), self.file.fileno())


out = Screen()
err = Screen(stderr=True)

_USAGE = {"[OPTIONS]": "[TÙY_CHỌN]", "COMMAND [ARGS]...": "LỆNH [THAM_SỐ]..."}
_TRACEBACK = "KEHOACH_TRACEBACK"
"""The variable by which a developer sees where in the program an unforeseen error arose."""
_EXTRA = "unexpected extra argument"
_WHOLE = 500
"""Characters of a command's first sentence in the list of commands: none is cut off."""
_SEVERITIES = {"info": "Thông tin", "warning": "Cảnh báo", "error": "Lỗi"}


class VietnameseCommand(click.Command):
    """A command whose help page is in Vietnamese, with examples of command lines at its end."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how to call it."""
        pieces = [_USAGE.get(piece, piece) for piece in self.collect_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Cách dùng: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        params = self.get_params(ctx)
        _write_rows(
            "Tùy chọn", [_option_row(param, ctx) for param in params if isinstance(param, click.Option)], formatter
        )

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the arguments."""
        arguments = [param for param in self.get_params(ctx) if isinstance(param, click.Argument)]
        _write_rows("Tham số", [(one.make_metavar(ctx), one.help or "") for one in arguments], formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, each on one line of its own, to be copied."""
        if self.examples:
            with formatter.section("Ví dụ"):
                for line in self.examples:
                    formatter.write(f"{'':>{formatter.current_indent}}{line}\n")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that shows the help page."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Hiện hướng dẫn này rồi thoát."
        return option


class VietnameseGroup(VietnameseCommand, click.Group):
    """A group of commands whose help page is in Vietnamese."""

    command_class = VietnameseCommand

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and the commands."""
        VietnameseCommand.format_options(self, ctx, formatter)
        rows = [(name, self.commands[name].get_short_help_str(_WHOLE)) for name in self.list_commands(ctx)]
        with formatter.section("Các lệnh"):
            formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the work, not of the alphabet."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; an unknown one is told in Vietnamese."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            names = self.list_commands(ctx)
            near = get_close_matches(args[0].lower(), names, n=1)
            hint = f"Có phải «{near[0]}»? " if near else ""
            raise KehoachError(f"không có lệnh «{args[0]}»", advice=f"{hint}Các lệnh hiện có: {', '.join(names)}.")
        return super().resolve_command(ctx, args)


def _write_rows(title: str, rows: Sequence[tuple[str, str]], formatter: click.HelpFormatter) -> None:
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows)


def _option_row(option: click.Option, ctx: click.Context) -> tuple[str, str]:
    """An option's row on the help page: how it is written; what it means, its default, and whether it has to be there."""
    written, _ = option.get_help_record(ctx) or ("", "")
    extra = [f"mặc định: {option.show_default if isinstance(option.show_default, str) else option.default}"]
    extra = (extra if option.show_default else []) + (["bắt buộc"] if option.required else [])
    return written, f"{option.help or ''} [{'; '.join(extra)}]" if extra else option.help or ""


def run(command: click.Command, arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code; every failure becomes one clear message."""
    try:
        result = command.main(args=arguments, prog_name="kehoach", standalone_mode=False)
    except (KehoachError, OSError) as error:
        err.print(f"[bold red]Lỗi:[/] {plain(_os_words(error) if isinstance(error, OSError) else str(error))}")
        return COULD_NOT
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help(), err=True)
        return COULD_NOT
    except click.UsageError as error:
        err.print(f"[bold red]Lỗi:[/] {plain(explain_usage(error))}")
        if error.ctx is not None:
            err.print(f"  Xem: {error.ctx.command_path} --help")
        return COULD_NOT
    except (click.Abort, KeyboardInterrupt):
        err.print("Đã dừng theo yêu cầu; không ghi gì thêm.")
        return COULD_NOT
    except Exception as error:
        if os.environ.get(_TRACEBACK):
            raise
        err.print(f"[bold red]Lỗi[/] của chương trình, ngoài dự kiến: {plain(f'{type(error).__name__}: {error}')}")
        err.print(f"  Cách xử lý: Báo cho người phát triển, kèm lời của lệnh khi chạy lại với {_TRACEBACK}=1.")
        return COULD_NOT
    return result if isinstance(result, int) else 0


def _os_words(error: OSError) -> str:
    return f"{error.filename or 'hệ thống'}: {cause_of(error)}"


def explain_usage(error: click.UsageError) -> str:
    """The Vietnamese words for a wrong command line."""
    if isinstance(error, click.MissingParameter):
        param = error.param
        name = param.make_metavar(error.ctx or click.Context(click.Command("kehoach"))) if param else ""
        if isinstance(param, click.Option):
            name = "/".join(param.opts)
        return f"thiếu {name}"
    if isinstance(error, click.NoSuchOption):
        near = f" (có phải {', '.join(error.possibilities)}?)" if error.possibilities else ""
        return f"không có tùy chọn {error.option_name}{near}"
    if isinstance(error, click.BadParameter):
        return _explain_value(error)
    if isinstance(error, click.BadOptionUsage):
        return f"tùy chọn {error.option_name} cần một giá trị"
    if _EXTRA in error.message:
        return f"thừa tham số: {error.message.partition('(')[2].rstrip(')')}"
    return f"dòng lệnh không hợp lệ: {error.message}"


def _explain_value(error: click.BadParameter) -> str:
    name = "/".join(error.param.opts) if error.param else ""
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"giá trị của {name} không hợp lệ; chọn một trong: {', '.join(kind.choices)}"
    if isinstance(kind, click.IntRange):
        return f"giá trị của {name} không hợp lệ; nêu một số nguyên từ {kind.min} đến {kind.max}"
    return f"giá trị của {name} không hợp lệ: {error.message}"


def show_notices(notices: Sequence[Notice], *, least: Sequence[str] = ("warning", "error")) -> None:
    """Print the notices of these severities, each with its place."""
    for notice in notices:
        if notice.severity in least:
            place = place_words(notice.source) if notice.source else ""
            where = f" ({place})" if place else ""
            err.print(f"  {_SEVERITIES[notice.severity]} {notice.code}{plain(where)}: {plain(notice.message)}")


def place_words(source: Source) -> str:
    """A place in words: "dòng 1204", "trang 3, bảng 2, dòng 5, cột 4"."""
    parts: list[tuple[str, Any]] = [
        ("trang", source.page),
        ("đoạn", source.paragraph if source.table is None else None),
        ("dòng", source.line),
        ("bảng", source.table),
        ("hàng", source.row),
        ("cột", source.column),
    ]
    return ", ".join(f"{name} {value}" for name, value in parts if value is not None)


def plain(text: str) -> str:
    """Text whose brackets and backslashes are no markup of rich."""
    return escape(text)


def print_data(text: str) -> None:
    """Print data for another program: as they are, tabs too, whatever the width of the terminal."""
    try:
        out.file.write(text)
        out.file.flush()
    except BrokenPipeError:
        out.on_broken_pipe()


def speak_utf_8() -> None:
    """Print UTF-8 whatever the surroundings say: other encodings lack Vietnamese letters, and JSON is UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # File names of other systems may hold bytes that are no text: they are printed as \\x...
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
