"""Which items of a plan are in force: what an amendment repealed keeps its place in the plan only, and is nobody's work."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from kehoach.model import Project, Target, Task, WorkItem

SUSPENDED = "(tạm dừng thực hiện)"
"""What stands after the words of an item that is not carried out for now."""

REPEALED = "(được bãi bỏ)"
"""What stands in the place of an item that was repealed (Pháp lệnh 01/2012/UBTVQH13, Điều 16)."""

_Kind = TypeVar("_Kind", Target, Task, Project)


def in_force(items: Iterable[_Kind]) -> tuple[_Kind, ...]:
    """The items that were not repealed, by their standing or, in a consolidated text, by their words; suspended ones are
    among them."""
    return tuple(item for item in items if item.standing != "repealed" and item.text.strip(" -.") != REPEALED)


def words_in_force(item: Target | WorkItem) -> str:
    """An item's words as agencies' documents give them: those of a suspended one say so."""
    return f"{item.text} {SUSPENDED}" if item.standing == "suspended" else item.text
