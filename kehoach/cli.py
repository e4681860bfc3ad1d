"""The command line: which commands there are, each in a module that is loaded when somebody asks for it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module

import click

from kehoach.console.terminal import VietnameseGroup, run, speak_utf_8

_MODULES = {
    "plan": ("parse", "schema", "agencies"),
    "subplan": ("subplan",),
    "matrix": ("matrix",),
    "progress": ("workbook", "intake"),
    "report": ("report", "rollup"),
    "check": ("check", "rules"),
    "amend": ("diff", "amend"),
    "consolidate": ("consolidate",),
    "redline": ("redline",),
    "follow": ("impact", "update", "carry"),
}
"""Modules in the order of the work, and the commands by whose names each is found without loading the others."""


class _Commands(VietnameseGroup):
    """Loads the module of the command that is asked for: the others would take ten times as long as reading a plan."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in self.commands:
            owner = next((module for module, names in _MODULES.items() if cmd_name in names), None)
            self._load([owner] if owner else _MODULES)
        return self.commands.get(cmd_name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the work."""
        return self._load(_MODULES)

    def _load(self, modules: Iterable[str]) -> list[str]:
        commands = [command for module in modules for command in import_module(f"kehoach.commands.{module}").COMMANDS]
        for command in commands:
            self.add_command(command)
        return [str(command.name) for command in commands]


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    examples=(
        "kehoach parse ke-hoach.docx -o plan.json",
        "kehoach agencies plan.json",
        "kehoach subplan plan.json --agency so-tu-phap -o du-thao",
        "kehoach check du-thao/so-tu-phap.docx --against plan.json",
        "kehoach parse --help",
    ),
)
@click.version_option(package_name="kehoach", message="kehoach %(version)s", help="Hiện phiên bản rồi thoát.")
def cli() -> None:
    """Đọc kế hoạch hành chính thành dữ liệu; từ dữ liệu ấy soạn kế hoạch, biểu và báo cáo của từng cơ quan.

    Cũng kiểm tra thể thức, nội dung văn bản, và theo dõi việc sửa đổi, bổ sung kế hoạch.

    Mã thoát: 0 là xong; 1 là xong nhưng có lỗi trong văn bản; 2 là không làm được.
    """


def main() -> None:
    """Run the command line and end the process."""
    speak_utf_8()
    sys.exit(run(cli))
