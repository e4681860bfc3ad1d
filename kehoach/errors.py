"""The one kind of error that a user of kehoach ever meets."""

from __future__ import annotations

from pathlib import Path


class KehoachError(Exception):
    """Nothing could be produced: says which file, where in it, why, and what to do, in Vietnamese.

    Trouble that leaves a result is not an error but a `Notice` in that result.
    """

    def __init__(
        self,
        reason: str,
        *,
        file: Path | str | None = None,
        place: str | None = None,
        advice: str | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.file = str(file) if file is not None else None
        self.place = place
        self.advice = advice

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.file, self.place) if part)
        text = f"{where}: {self.reason}" if where else self.reason
        return f"{text}\n  Cách xử lý: {self.advice}" if self.advice else text
