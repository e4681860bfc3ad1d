"""The workbooks of many agencies in one folder; one that an officer has begun to fill in is never overwritten."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kehoach.generator.kept_folder import KeptFolder
from kehoach.generator.progress_workbook import duty_workbook
from kehoach.progress.duties import DutyBook
from kehoach.progress.model import Submission
from kehoach.progress.periods import ReportPeriod

WORKBOOKS = "workbooks.json"
"""The record of a folder of workbooks."""


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
    records = []
    with KeptFolder(folder, WORKBOOKS) as kept_folder:
        for agency in agencies:
            duties = book.of(agency)
            data = duty_workbook(duties, (previous or {}).get(agency))
            written, kept = kept_folder.write(f"{workbook_name(agency, book.period)}.xlsx", data)
            records.append(WorkbookRecord(agency, duties.agency_name, len(duties.tasks), written, kept))
            progress(agency)
    return tuple(records)
