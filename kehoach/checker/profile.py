"""Which rules a unit wants, how severe each is for it, and which findings it has waived for a reason."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from datetime import date as Date
from difflib import get_close_matches
from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_core import ErrorDetails

from kehoach.checker.rule import Record
from kehoach.errors import KehoachError
from kehoach.files import read_text
from kehoach.model import Finding, Severity
from kehoach.model.base import Model

_PAGE = (
    "Các mục của hồ sơ: practice, style, off, severity, waivers (rule, place, reason, until); mẫu ở docs/checking.md."
)
_DAY = "phải là ngày, viết như 2027-06-30, không có ngoặc kép"
_EXPECTED = {
    "missing": "còn thiếu",
    "extra_forbidden": "không phải là mục của hồ sơ kiểm tra",
    "literal_error": "phải là error, warning hoặc info",
    "string_too_short": "không được để trống",
    "string_type": "phải là chữ trong ngoặc kép",
    "bool_type": "phải là true hoặc false",
    "bool_parsing": "phải là true hoặc false",
    "tuple_type": "phải là danh sách trong ngoặc vuông",
    "dict_type": "phải là một bảng",
    "date_type": _DAY,
    "date_parsing": _DAY,
    "date_from_datetime_parsing": _DAY,
}
"""What is wrong with a field, by pydantic's kinds of errors."""
_AT = re.compile(r"line (\d+), column (\d+)")


class Waiver(Model):
    """A finding that is accepted: its rule, a part of its place ("" for everywhere), the reason, and the last day it holds."""

    rule: str
    place: str = ""
    reason: str = Field(min_length=1)
    until: Date | None = None

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is one that this waiver accepts."""
        return finding.code == self.rule and self.place in finding.place

    def holds(self, day: Date) -> bool:
        """Whether the waiver has not run out by that day."""
        return self.until is None or day <= self.until


class Profile(Model):
    """A unit's choices. `off` are codes not to run; `severity` changes how severe a rule is.

    `practice` and `style` say whether the rules that rest on common practice, or on style, are run at all.
    """

    practice: bool = True
    style: bool = True
    off: tuple[str, ...] = ()
    severity: dict[str, Severity] = {}
    waivers: tuple[Waiver, ...] = ()

    @property
    def codes(self) -> tuple[tuple[str, str], ...]:
        """Every code that the profile names, with the field that names it."""
        named = [("off", code) for code in self.off] + [("severity", code) for code in self.severity]
        return (*named, *(("waivers", waiver.rule) for waiver in self.waivers))

    def switches_off(self, record: Record) -> bool:
        """Whether the unit does not want a rule."""
        unwanted = {"practice": not self.practice, "style": not self.style}
        return record.code in self.off or unwanted.get(record.basis, False)


def read_profile(path: Path, codes: Collection[str]) -> Profile:
    """The profile in a TOML file; `codes` are those of all rules.

    Raises `KehoachError` for a file that cannot be read, or that names unknown fields or rules.
    """
    try:
        profile = Profile.model_validate(tomllib.loads(read_text(path, "tệp hồ sơ kiểm tra")))
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        where = f"dòng {at[1]}, cột {at[2]}" if at else None
        raise KehoachError("tệp hồ sơ kiểm tra không phải TOML đúng", file=path, place=where, advice=_PAGE) from None
    except ValidationError as error:
        raise KehoachError(_told(error.errors()[0]), file=path, advice=_PAGE) from None
    for field, code in profile.codes:
        if code not in codes:
            near = get_close_matches(code.upper(), list(codes), n=1)
            hint = f"Có phải: {near[0]}? " if near else ""
            raise KehoachError(
                f"không có quy tắc «{code}»", file=path, place=field, advice=f"{hint}Xem mọi mã: kehoach rules."
            )
    return profile


def _told(error: ErrorDetails) -> str:
    """What is wrong, with the field as the file names it: "waivers (thứ 2), reason"."""
    parts = [f"(thứ {part + 1})" if isinstance(part, int) else f", {part}" for part in error["loc"]]
    where = "".join(part if part.startswith(",") else f" {part}" for part in parts).removeprefix(", ")
    return f"mục «{where}» {_EXPECTED.get(error['type'], 'không hợp lệ')}"
