"""The commands for checking: check, rules. Each reads its arguments, makes one library call and prints."""

from __future__ import annotations

import click

COMMANDS: tuple[click.Command, ...] = ()
