"""The command line: which commands there are, each in a module that is loaded when somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

import click

from kehoach.console.terminal import VietnameseGroup, exit_with, run

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


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kehoach", message="kehoach %(version)s", help="Hiện phiên bản rồi thoát.")
def cli() -> None:
    """Đọc kế hoạch hành chính thành dữ liệu, và soạn dự thảo kế hoạch của từng cơ quan từ dữ liệu ấy."""


def main() -> None:
    """Run the command line and end the process."""
    exit_with(run(cli))
