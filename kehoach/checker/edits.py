"""Safe corrections of a DOCX file: form only, never facts. A rule offers them; `kehoach.checker.fixing` carries them out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class SetPage:
    """Give a section of the document (place in `Layout.pages`) another measure, in millimetres."""

    page: int
    field: Literal["width", "height", "top", "bottom", "left", "right"]
    value: float


@dataclass(frozen=True)
class SetParagraph:
    """Give a paragraph another form. Units as in `LaidOutParagraph`."""

    path: str
    field: Literal["alignment", "first_line", "left", "before", "after", "line_spacing", "keep_next"]
    value: float | str | bool


@dataclass(frozen=True)
class SetRuns:
    """Give all runs of a paragraph another form. Units as in `Run`."""

    path: str
    field: Literal["font", "size", "bold", "italic", "color"]
    value: float | str | bool


@dataclass(frozen=True)
class ReplaceText:
    """Write some signs of a paragraph another way: padding, spacing, normalisation. `old` stands there exactly once or more."""

    path: str
    old: str
    new: str


Edit = SetPage | SetParagraph | SetRuns | ReplaceText
