"""Sub-plans of many agencies in one go: on all cores, one failure stopping nobody, nothing edited overwritten.

`manifest.json` in the output folder says of every file what it was made from and its hash. By it a run
leaves alone what is up to date, and sees when an officer has edited a draft: then the new draft is
written beside the edited one.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from kehoach.errors import KehoachError
from kehoach.files import write_file
from kehoach.generator.formats import FORMATS
from kehoach.generator.settings import Settings
from kehoach.generator.subplan import make_subplan
from kehoach.meaning.agencies import Registry
from kehoach.meaning.allocation import Allocator
from kehoach.meaning.province import registry_for_plan
from kehoach.model import Document, Plan, dump_plan, load_plan
from kehoach.templates import NAMES, read

MANIFEST = "manifest.json"
_BESIDE = ".ban-moi"

Progress = Callable[[str], None]


@dataclass(frozen=True)
class FileRecord:
    """A file in the manifest: its name, its bytes' SHA-256, and that of what it was made from."""

    name: str
    sha256: str
    made_from: str


@dataclass(frozen=True)
class UnitRecord:
    """One agency's drafts: its counts, the places left blank, its files.

    `kept` names edited drafts that were left alone; the new ones stand beside them.
    """

    agency: str
    name: str
    lead: int = 0
    coordinate: int = 0
    monitor: int = 0
    undecided: int = 0
    targets: int = 0
    projects: int = 0
    blanks: int = 0
    files: tuple[FileRecord, ...] = ()
    kept: tuple[str, ...] = ()


@dataclass(frozen=True)
class Summary:
    """What a run did: units written, agencies passed over and failures with the reason in words."""

    units: tuple[UnitRecord, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    unchanged: int = 0
    written: tuple[str, ...] = ()


@dataclass
class _Unit:
    """What one unit's run gives back from its process."""

    record: UnitRecord | None = None
    skipped: str | None = None
    failed: str | None = None
    written: list[str] = field(default_factory=list)
    unchanged: int = 0


@dataclass(frozen=True)
class _Job:
    """Everything that a process needs besides the agency's id; the plan travels as JSON."""

    plan: str
    folder: Path
    formats: tuple[str, ...]
    templates: Path | None
    settings: Settings
    known: dict[str, dict[str, FileRecord]]


def write_subplans(
    plan: Plan,
    agencies: Sequence[str],
    folder: Path,
    *,
    formats: Sequence[str] = ("docx", "pdf"),
    settings: Settings | None = None,
    templates: Path | None = None,
    processes: int | None = None,
    progress: Progress = lambda agency: None,
) -> Summary:
    """Write the sub-plans of the agencies (registry ids) into a folder, with its manifest.

    `progress` is called with each id when it is done. Raises `KehoachError` when the folder cannot be written.
    """
    settings = settings or Settings()
    if templates is None and settings.templates is not None:
        templates = Path(settings.templates)
    text = dump_plan(plan)
    known = _read_manifest(folder)
    job = _Job(text, folder, tuple(formats), templates, settings, known)
    results: dict[str, _Unit] = {}
    for agency, unit in _run(job, agencies, processes or os.cpu_count() or 1):
        results[agency] = unit
        progress(agency)
    summary = _summary(agencies, results)
    _write_manifest(folder, plan, text, summary, known)
    return summary


def write_zip(folder: Path, summary: Summary) -> Path:
    """Pack the drafts of a run into one .zip beside their folder; the same drafts give the same bytes."""
    target = folder.with_name(f"{folder.name}.zip")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(file.name for unit in summary.units for file in unit.files):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), (folder / name).read_bytes())
    write_file(target, buffer.getvalue())
    return target


def _run(job: _Job, agencies: Sequence[str], processes: int) -> Iterator[tuple[str, _Unit]]:
    processes = min(processes, len(agencies))
    if processes <= 1:
        _prepare(job)
        for agency in agencies:
            yield agency, _write_unit(agency)
        return
    with ProcessPoolExecutor(processes, get_context("spawn"), _prepare, (job,)) as pool:
        waiting = {pool.submit(_write_unit, agency): agency for agency in agencies}
        for done in as_completed(waiting):
            yield waiting[done], done.result()


_STATE: dict[str, Any] = {}
"""What a process keeps between units: the job, the plan, the registry."""


def _prepare(job: _Job) -> None:
    plan = load_plan(job.plan)
    registry = registry_for_plan(plan)
    _STATE.update(job=job, plan=plan, registry=registry, allocator=Allocator(plan, registry))
    _STATE["templates"] = _fingerprint(job.templates)


def _write_unit(agency: str) -> _Unit:
    """Make and write one agency's drafts; every failure becomes words."""
    job: _Job = _STATE["job"]
    plan: Plan = _STATE["plan"]
    registry: Registry = _STATE["registry"]
    unit = _Unit()
    try:
        made = make_subplan(plan, agency, registry, settings=job.settings, allocator=_STATE["allocator"])
    except KehoachError as error:
        unit.skipped = error.reason
        return unit
    tasks = [share.role for share in made.allocation.tasks]
    files: list[FileRecord] = []
    kept: list[str] = []
    try:
        for name in job.formats:
            record, edited, written = _write_format(job, agency, name, made.plan.document)
            files.append(record)
            kept += [edited] if edited else []
            unit.written += [written] if written else []
            unit.unchanged += written is None
    except KehoachError as error:
        unit.failed = str(error)
    unit.record = UnitRecord(
        agency=agency,
        name=registry.agency(agency).name,
        lead=tasks.count("lead"),
        coordinate=tasks.count("coordinate"),
        monitor=tasks.count("monitor"),
        undecided=tasks.count("undecided"),
        targets=len(made.allocation.targets),
        projects=len(made.allocation.projects),
        blanks=made.blanks,
        files=tuple(files),
        kept=tuple(kept),
    )
    return unit


def _write_format(job: _Job, agency: str, name: str, document: Document) -> tuple[FileRecord, str | None, str | None]:
    """One draft in one format: its record, the edited draft that was left alone, the file that was written."""
    target = f"{agency}.{name}"
    made_from = _digest(f"{name}\0{_STATE['templates']}\0{job.settings.form!r}\0{document.model_dump_json()}".encode())
    before = job.known.get(agency, {}).get(target)
    present = _file_digest(job.folder / target)
    if before is not None and before.made_from == made_from and present is not None:
        # Up to date: our own draft as it was, or one that an officer has gone on with.
        return before, None, None
    data = FORMATS[name].render(document, templates=job.templates, form=job.settings.form)
    record = FileRecord(target, _digest(data), made_from)
    if present is None or present == record.sha256 or (before is not None and present == before.sha256):
        write_file(job.folder / target, data)
        return record, None, target
    beside = f"{agency}{_BESIDE}.{name}"
    write_file(job.folder / beside, data)
    return record, target, beside


def _summary(agencies: Sequence[str], results: dict[str, _Unit]) -> Summary:
    ordered = [(agency, results[agency]) for agency in agencies]
    return Summary(
        units=tuple(unit.record for _, unit in ordered if unit.record is not None and unit.failed is None),
        skipped=tuple((agency, unit.skipped) for agency, unit in ordered if unit.skipped is not None),
        failed=tuple((agency, unit.failed) for agency, unit in ordered if unit.failed is not None),
        unchanged=sum(unit.unchanged for _, unit in ordered),
        written=tuple(name for _, unit in ordered for name in unit.written),
    )


def _read_manifest(folder: Path) -> dict[str, dict[str, FileRecord]]:
    """The files that the last runs wrote, by agency and name; nothing for a folder without a manifest of ours."""
    try:
        data = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return {unit["agency"]: {file["name"]: FileRecord(**file) for file in unit["files"]} for unit in data["units"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _write_manifest(
    folder: Path, plan: Plan, text: str, summary: Summary, known: dict[str, dict[str, FileRecord]]
) -> None:
    """Write the manifest; units of earlier runs that this one did not touch stay in it."""
    units = [asdict(unit) for unit in summary.units]
    written = {unit["agency"] for unit in units}
    others = [
        {"agency": agency, "files": [asdict(file) for file in files.values()]}
        for agency, files in known.items()
        if agency not in written
    ]
    file = plan.document.file
    data = {
        "plan": {"sha256": _digest(text.encode()), "source": file.model_dump() if file else None},
        "units": sorted([*units, *others], key=lambda unit: str(unit["agency"])),
    }
    write_file(folder / MANIFEST, (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode())


def _fingerprint(folder: Path | None) -> str:
    """The hash of the templates that documents are made with."""
    return _digest(b"".join(read(name, folder) for name in NAMES))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _file_digest(path: Path) -> str | None:
    try:
        return _digest(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise KehoachError(f"không đọc được tệp đang có ({error.strerror})", file=path) from None
