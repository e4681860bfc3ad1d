"""Whether a reported value reaches its goal."""

from __future__ import annotations

from kehoach.model import Goal


def reached(aim: Goal, value: int | float) -> bool | None:
    """Whether a value is what the goal asks for; None where that cannot be told (a change compared with a base)."""
    if aim.comparator in ("increase", "decrease"):
        # The base of the change ("so với giai đoạn trước") is not in the plan, so neither is the answer.
        return None
    if aim.comparator == "range":
        return None if aim.low is None or aim.high is None else aim.low <= value <= aim.high
    if aim.value is None:
        return None
    if aim.comparator == "=":
        # "100 %" is met by 100 %, and a count of 5 is met by 6: who sets an amount to reach means at least it.
        return value >= aim.value
    outcomes = {">=": value >= aim.value, ">": value > aim.value, "<=": value <= aim.value, "<": value < aim.value}
    return outcomes[aim.comparator]
