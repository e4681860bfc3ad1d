"""Which rules a unit wants, how severe each is for it, and which findings it has waived for a reason."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from datetime import date as Date
from difflib import get_close_matches
from pathlib import Path

from pydantic import Field, ValidationError

from kehoach.checker.rule import Record
from kehoach.errors import KehoachError, cause_of
from kehoach.model import Finding, Severity
from kehoach.model.base import Model

_PAGE = "Xem docs/checking.md."


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
        profile = Profile.model_validate(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except FileNotFoundError:
        raise KehoachError("không tìm thấy tệp hồ sơ kiểm tra", file=path, advice=_PAGE) from None
    except OSError as error:
        raise KehoachError(f"không mở được tệp hồ sơ kiểm tra ({cause_of(error)})", file=path) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KehoachError(f"tệp hồ sơ kiểm tra không phải TOML đúng: {error}", file=path, advice=_PAGE) from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise KehoachError(f"mục «{where}» không hợp lệ", file=path, advice=_PAGE) from None
    for field, code in profile.codes:
        if code not in codes:
            near = get_close_matches(code.upper(), list(codes), n=1)
            hint = f"Có phải: {near[0]}? " if near else ""
            raise KehoachError(
                f"không có quy tắc «{code}»", file=path, place=field, advice=f"{hint}Xem mọi mã: kehoach rules."
            )
    return profile
