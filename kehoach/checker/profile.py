"""Which rules a unit wants, how severe each is for it, and which findings it has waived for a reason."""

from __future__ import annotations

import tomllib
from datetime import date as Date
from pathlib import Path

from pydantic import Field, ValidationError

from kehoach.errors import KehoachError
from kehoach.model import Finding, Severity
from kehoach.model.base import Model


class Waiver(Model):
    """A finding that is accepted: its rule, a part of its place ("" for everywhere), the reason, and the last day it holds."""

    rule: str
    place: str = ""
    reason: str = Field(min_length=1)
    until: Date | None = None

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is one that this waiver accepts."""
        return finding.code == self.rule and self.place in finding.place


class Profile(Model):
    """A unit's choices. `off` are codes not to run; `severity` changes how severe a rule is."""

    off: tuple[str, ...] = ()
    severity: dict[str, Severity] = {}
    waivers: tuple[Waiver, ...] = ()


def read_profile(path: Path) -> Profile:
    """The profile in a TOML file. Raises `KehoachError` for one that cannot be read or names unknown fields."""
    try:
        return Profile.model_validate(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except FileNotFoundError:
        raise KehoachError("không tìm thấy tệp hồ sơ kiểm tra", file=path) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KehoachError(f"tệp hồ sơ kiểm tra không phải TOML đúng: {error}", file=path) from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise KehoachError(f"mục «{where}» không hợp lệ", file=path, advice="Xem docs/checking.md.") from None
