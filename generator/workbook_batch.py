"""The workbooks of many agencies in one folder; one that an officer has begun to fill in is never overwritten.

`workbooks.json` in the folder keeps the hash of every workbook that was written. By it a run sees which ones are as it
left them; beside any other one the new workbook is written.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kehoach.errors import KehoachError
from kehoach.files import sha256_of, write_file
from kehoach.generator.progress_workbook import duty_workbook
from kehoach.progress.duties import DutyBook
from kehoach.progress.model import Submission
from kehoach.progress.periods import ReportPeriod

WORKBOOKS = "workbooks.json"
_BESIDE = ".ban-moi"


@dataclass(frozen=True)
class WorkbookRecord:
    """What was done for one agency: the file written (None: up to date), the one that was left alone."""

    agency: str
    name: str
    tasks: int
    written: str | None = None
    kept: str | None = None


def workbook_name(agency: str, period: ReportPeriod) -> str:
    """The file's name without its suffix: "so-tu-phap-2025-Q3"."""
    return f"{agency}-{period.code.replace('..', '_')}"


def write_workbooks(
    book: DutyBook,
    agencies: Sequence[str],
    folder: Path,
    *,
    previous: Mapping[str, Submission] | None = None,
    progress: Callable[[str], None] = lambda agency: None,
) -> tuple[WorkbookRecord, ...]:
    """Write the workbooks of the agencies (registry ids), each with what its last submission carries forward.

    Raises `KehoachError` when an agency has nothing to report, or the folder cannot be written.
    """
    known = _read_known(folder)
    records = []
    for agency in agencies:
        duties = book.of(agency)
        data = duty_workbook(duties, (previous or {}).get(agency))
        written, kept = _write(folder, workbook_name(agency, book.period), data, known)
        records.append(WorkbookRecord(agency, duties.agency_name, len(duties.tasks), written, kept))
        progress(agency)
    text = json.dumps({"workbooks": dict(sorted(known.items()))}, ensure_ascii=False, indent=2) + "\n"
    write_file(folder / WORKBOOKS, text.encode())
    return tuple(records)


def _write(folder: Path, name: str, data: bytes, known: dict[str, str]) -> tuple[str | None, str | None]:
    """Write one workbook: the name of the file that was written and that of the one left alone, each None for none."""
    target = f"{name}.xlsx"
    digest = hashlib.sha256(data).hexdigest()
    present = sha256_of(folder / target)
    if present == digest:
        known[target] = digest
        return None, None
    if present is None or present == known.get(target):
        write_file(folder / target, data)
        known[target] = digest
        return target, None
    beside = f"{name}{_BESIDE}.xlsx"
    there = sha256_of(folder / beside)
    if there == digest:
        return None, target
    if there not in (None, known.get(beside)):
        raise KehoachError(
            "cả biểu này và bản mới bên cạnh đều đã được điền; không ghi đè",
            file=folder / beside,
            advice="Chuyển tệp đã điền sang thư mục khác, hoặc chọn thư mục khác bằng -o.",
        )
    write_file(folder / beside, data)
    known[beside] = digest
    return beside, target


def _read_known(folder: Path) -> dict[str, str]:
    """The hashes that earlier runs have kept; nothing for a folder without ours."""
    try:
        data = json.loads((folder / WORKBOOKS).read_text(encoding="utf-8"))
        return {str(name): str(digest) for name, digest in data["workbooks"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
