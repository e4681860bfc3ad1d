"""The commands for plans that change: diff, amend. Each reads its arguments, makes one library call and prints."""

from __future__ import annotations

import click

COMMANDS: tuple[click.Command, ...] = ()
