"""Sub-plans of many agencies in one go: on all cores, one failure stopping nobody, nothing edited overwritten.

By the manifest in the output folder a run leaves alone what is up to date (without making it anew where nothing that
it is made from has changed), and sees when an officer has edited a draft: then the new draft is written beside it.
"""

from __future__ import annotations

import functools
import io
import os
import signal
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from multiprocessing import get_context, resource_tracker
from pathlib import Path
from typing import Any

from kehoach import generator, meaning, model
from kehoach.errors import KehoachError
from kehoach.files import sha256_of, write_file
from kehoach.generator.formats import FORMATS
from kehoach.generator.kept_folder import refuse_foreign_record
from kehoach.generator.manifest import (
    MANIFEST,
    FileRecord,
    Manifest,
    PassedOver,
    UnitRecord,
    digest,
    read_manifest,
    write_manifest,
)
from kehoach.generator.settings import Settings
from kehoach.generator.subplan import make_subplan
from kehoach.meaning.agencies import Registry
from kehoach.meaning.allocation import Allocator
from kehoach.meaning.province import registry_for_plan
from kehoach.model import Document, Plan, dump_plan, load_plan
from kehoach.templates import NAMES, read

_BESIDE = ".ban-moi"
_PACKED = b"kehoach"
"""The comment of the archives that we pack: only over such a one a new one is written."""

Progress = Callable[[str], None]


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
    """Everything that a process needs besides the agency's id; the plan travels as JSON.

    `fingerprint` is the hash of the templates' contents, `inputs` that of all that drafts are made from; `names` are
    those of agencies that neither the plan nor the data names: only who asks for them.
    """

    plan: str
    folder: Path
    formats: tuple[str, ...]
    templates: Path | None
    settings: Settings
    known: Manifest
    fingerprint: str
    inputs: str
    names: tuple[str, ...] = ()


def write_subplans(
    plan: Plan,
    agencies: Sequence[str],
    folder: Path,
    *,
    formats: Sequence[str] = ("docx", "pdf"),
    settings: Settings | None = None,
    templates: Path | None = None,
    processes: int | None = None,
    registry: Registry | None = None,
    progress: Progress = lambda agency: None,
) -> Summary:
    """Write the sub-plans of the agencies (registry ids) into a folder, with its manifest.

    `registry` knows the agencies, where some were found by a name that the plan does not have. `progress` is called with
    each id when it is done. Raises `KehoachError` when the folder cannot be written.
    """
    settings = settings or Settings()
    job = _job(plan, folder, formats, settings, templates or settings.own_templates)
    if registry is not None:
        named = {agency.id for agency in registry_for_plan(plan).agencies}
        job = replace(job, names=tuple(registry.agency(agency).name for agency in agencies if agency not in named))
    results = {agency: unit for agency in agencies if (unit := _up_to_date(job, agency)) is not None}
    for agency in results:
        progress(agency)
    rest = [agency for agency in agencies if agency not in results]

    def take(agency: str, unit: _Unit) -> None:
        results[agency] = unit
        progress(agency)

    try:
        _run(job, rest, processes or os.cpu_count() or 1, take)
    finally:  # a run that is broken off keeps what it wrote, or the next one would take it for somebody else's
        summary = _summary([agency for agency in agencies if agency in results], results)
        passed_over = [PassedOver(agency, reason, job.inputs) for agency, reason in summary.skipped]
        if len(results) == len(agencies) or summary.units:
            write_manifest(folder, plan, job.plan, job.known, summary.units, passed_over)
    return summary


def _job(plan: Plan, folder: Path, formats: Sequence[str], settings: Settings, templates: Path | None) -> _Job:
    refuse_foreign_record(folder / MANIFEST, "units")
    text = dump_plan(plan)
    fingerprint = _fingerprint(templates)
    inputs = digest(f"{_program()}\0{fingerprint}\0{settings!r}\0{text}".encode())
    return _Job(text, folder, tuple(formats), templates, settings, read_manifest(folder), fingerprint, inputs)


def _fingerprint(templates: Path | None) -> str:
    return digest(b"".join(read(name, templates) for name in NAMES))


def made_from(name: str, document: Document, settings: Settings, templates: Path | None) -> str:
    """The hash of what a draft in a format shows: `FileRecord.made_from` of a draft of this very document."""
    return _made_from(name, document, settings, _fingerprint(templates or settings.own_templates))


def _made_from(name: str, document: Document, settings: Settings, fingerprint: str) -> str:
    return digest(f"{name}\0{fingerprint}\0{settings.form!r}\0{document.model_dump_json()}".encode())


@functools.cache
def _program() -> str:
    """The hash of the program's parts that drafts come from: a draft of another version is made anew and compared."""
    folders = [Path(package.__path__[0]) for package in (generator, meaning, model)]
    files = sorted(file for folder in folders for ending in ("py", "toml") for file in folder.rglob(f"*.{ending}"))
    return digest(b"\0".join(file.read_bytes() for file in files))


def _up_to_date(job: _Job, agency: str) -> _Unit | None:
    """What stands in the folder for an agency, where it was made from the very same; None where there is work to do.

    A draft that an officer has gone on with is left alone as well: there is nothing new to write.
    """
    over = job.known.passed_over.get(agency)
    if over is not None and over.inputs == job.inputs:
        return _Unit(skipped=over.reason)
    record = job.known.units.get(agency)
    files = [record.file(f"{agency}.{name}") for name in job.formats] if record else []
    if record is None or any(
        file is None or file.inputs != job.inputs or not (job.folder / file.name).is_file() for file in files
    ):
        return None
    present = tuple(file for file in files if file is not None)
    return _Unit(record=replace(record, files=present, kept=()), unchanged=len(present))


def write_zip(folder: Path, summary: Summary) -> Path:
    """Pack the drafts of a run into one .zip beside their folder; the same drafts give the same bytes.

    Raises `KehoachError` where a file of that name is there that no run has packed.
    """
    named = folder if folder.name.strip(".") else folder.resolve()
    target = named.parent / f"{named.name}.zip"
    if target.exists() and not _is_packed_by_us(target):
        raise KehoachError(
            "đã có tệp này, không phải do kehoach gói; không ghi đè",
            file=target,
            advice="Chuyển tệp ấy đi nơi khác, hoặc chọn thư mục khác bằng -o.",
        )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(file.name for unit in summary.units for file in unit.files):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), (folder / name).read_bytes())
        archive.comment = _PACKED
    write_file(target, buffer.getvalue())
    return target


def _is_packed_by_us(file: Path) -> bool:
    try:
        with zipfile.ZipFile(file) as archive:
            return archive.comment == _PACKED
    except (OSError, zipfile.BadZipFile):
        return False


def _run(job: _Job, agencies: Sequence[str], processes: int, take: Callable[[str, _Unit], None]) -> None:
    """Make all drafts; `take` is given each unit when it is done."""
    processes = min(processes, len(agencies))
    if not agencies:
        return
    if processes <= 1:
        _prepare(job)
        for agency in agencies:
            take(agency, _write_unit(agency))
        return
    with ProcessPoolExecutor(processes, get_context("spawn"), _prepare, (job,)) as pool:
        waiting: dict[Future[_Unit], str] = {}
        try:
            with _interrupts_held_back():
                waiting.update((pool.submit(_write_unit, agency), agency) for agency in agencies)
            for done in as_completed(waiting):
                take(waiting.pop(done), done.result())
        except BaseException:
            pool.shutdown(cancel_futures=True)  # finishes what is begun
            for done, agency in waiting.items():
                if not done.cancelled() and done.exception() is None:
                    take(agency, done.result())
            raise


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Processes started here never hear Ctrl-C, which a terminal sends to all; this one hears it later and ends them."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # when it starts, it lets the signals through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_STATE: dict[str, Any] = {}
"""What a process keeps between units: the job, the plan, the registry."""


def _prepare(job: _Job) -> None:
    plan = load_plan(job.plan)
    registry = registry_for_plan(plan)
    for name in job.names:
        registry.find(name)
    _STATE.update(job=job, plan=plan, registry=registry, allocator=Allocator(plan, registry))


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
    shown = _made_from(name, document, job.settings, job.fingerprint)
    unit = job.known.units.get(agency)
    before = unit.file(target) if unit else None
    present = sha256_of(job.folder / target)
    if before is not None and before.made_from == shown and present is not None:
        # Up to date: our own draft as it was, or one that an officer has gone on with.
        return replace(before, inputs=job.inputs), None, None
    data = FORMATS[name].render(document, templates=job.templates, form=job.settings.form)
    record = FileRecord(target, digest(data), shown, job.inputs)
    if present is None or present == record.sha256 or (before is not None and present == before.sha256):
        write_file(job.folder / target, data)
        return record, None, target
    beside = f"{agency}{_BESIDE}.{name}"
    there = sha256_of(job.folder / beside)
    if there not in (None, record.sha256, before.sha256 if before is not None else None):
        raise KehoachError(
            "cả dự thảo và bản mới bên cạnh đều đã được sửa; không ghi đè",
            file=job.folder / beside,
            advice="Chuyển bản đã sửa sang thư mục khác, hoặc chọn thư mục khác bằng -o.",
        )
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
