"""What the command line says and how: in Vietnamese, errors on standard error, no traceback."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click
from rich.console import Console

from kehoach.errors import KehoachError, cause_of
from kehoach.model import Notice, Source

COULD_NOT = 2
"""Exit code when nothing could be done."""
FOUND_ERRORS = 1
"""Exit code when the work is done and findings at error level stand."""

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

_USAGE = {"[OPTIONS]": "[TÙY_CHỌN]", "COMMAND [ARGS]...": "LỆNH [THAM_SỐ]..."}
_EXTRA = "unexpected extra argument"
_SEVERITIES = {"info": "Thông tin", "warning": "Cảnh báo", "error": "Lỗi"}


class VietnameseCommand(click.Command):
    """A command whose help page is in Vietnamese."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how to call it."""
        pieces = [_USAGE.get(piece, piece) for piece in self.collect_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Cách dùng: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        records = [record for param in self.get_params(ctx) if (record := param.get_help_record(ctx))]
        if records:
            with formatter.section("Tùy chọn"):
                formatter.write_dl(records)

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
        rows = [(name, self.commands[name].get_short_help_str(90)) for name in self.list_commands(ctx)]
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
            raise KehoachError(
                f"không có lệnh «{args[0]}»", advice="Các lệnh hiện có: " + ", ".join(self.list_commands(ctx)) + "."
            )
        return super().resolve_command(ctx, args)


def run(command: click.Command, arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code; every failure becomes one clear message."""
    try:
        result = command.main(args=arguments, prog_name="kehoach", standalone_mode=False)
    except KehoachError as error:
        err.print(f"[bold red]Lỗi:[/] {plain(str(error))}")
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
    except OSError as error:
        err.print(f"[bold red]Lỗi:[/] {plain(_os_words(error))}")
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
            where = f" ({place_words(notice.source)})" if notice.source else ""
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
    """Text with rich's markup brackets made harmless."""
    return text.replace("[", "\\[")


def exit_with(code: int) -> None:
    """End the process with an exit code."""
    sys.exit(code)
