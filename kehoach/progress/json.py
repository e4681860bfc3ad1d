"""Submissions as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from kehoach.errors import KehoachError, cause_of
from kehoach.progress.model import SUBMISSION_VERSION, Submission

_ADVICE = "Tạo lại tệp bằng lệnh «kehoach intake» từ biểu đã điền."


def dump_submission(submission: Submission) -> str:
    """A submission as JSON text, UTF-8 characters kept, two spaces of indent, newline at the end."""
    return json.dumps(submission.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"


def load_submission(text: str, *, file: Path | str | None = None) -> Submission:
    """The submission that `dump_submission` wrote. Raises `KehoachError` when the text is anything else."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise KehoachError(f"không phải JSON hợp lệ ({cause_of(error)})", file=file, advice=_ADVICE) from error
    version = data.get("schema_version") if isinstance(data, dict) else None
    if not isinstance(version, str) or version.partition(".")[0] != SUBMISSION_VERSION.partition(".")[0]:
        raise KehoachError("không phải số liệu báo cáo của bản kehoach này", file=file, advice=_ADVICE)
    try:
        return Submission.model_validate_json(text)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise KehoachError("số liệu báo cáo sai cấu trúc", file=file, place=place, advice=_ADVICE) from error
