"""Roll-ups as JSON; a closed one carries a seal, so that it can be told whether anything in it was changed since."""

from __future__ import annotations

import datetime
import hashlib
import json
from pathlib import Path

from pydantic import ValidationError

from kehoach.errors import KehoachError
from kehoach.meaning.dates import print_short_date
from kehoach.progress.rollup_model import ROLLUP_VERSION, Rollup


def close(rollup: Rollup, day: datetime.date) -> Rollup:
    """The roll-up frozen on a day. Raises `KehoachError` for one that is closed already."""
    if rollup.closed_on is not None:
        raise KehoachError(
            f"kỳ báo cáo đã chốt ngày {print_short_date(rollup.closed_on)}", advice="Số liệu đã chốt không thay đổi."
        )
    closed = rollup.model_copy(update={"closed_on": day, "seal": None})
    return closed.model_copy(update={"seal": _seal(closed)})


def dump_rollup(rollup: Rollup) -> str:
    """A roll-up as JSON text, UTF-8 characters kept, two spaces of indent, newline at the end."""
    return json.dumps(rollup.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"


def load_rollup(text: str, *, file: Path | str | None = None) -> Rollup:
    """The roll-up that `dump_rollup` wrote. Raises `KehoachError` for anything else, and for a closed one that was
    changed after it was closed."""
    try:
        rollup = Rollup.model_validate_json(text)
    except (ValidationError, RecursionError):
        raise KehoachError("không phải số liệu tổng hợp của kehoach", file=file) from None
    if rollup.schema_version.partition(".")[0] != ROLLUP_VERSION.partition(".")[0]:
        raise KehoachError("số liệu tổng hợp của bản kehoach khác", file=file, advice="Nâng cấp kehoach rồi chạy lại.")
    if rollup.closed_on is not None and rollup.seal != _seal(rollup.model_copy(update={"seal": None})):
        raise KehoachError(
            "số liệu đã chốt bị sửa sau khi chốt (dấu niêm phong không khớp)",
            file=file,
            advice="Lấy lại tệp chốt số liệu gốc.",
        )
    return rollup


def _seal(rollup: Rollup) -> str:
    return hashlib.sha256(dump_rollup(rollup).encode()).hexdigest()
