"""The drafts in a folder when their plan is amended: which are out of date, and their renewal with edits kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kehoach.errors import KehoachError
from kehoach.files import sha256_of, write_file
from kehoach.generator.batch import Summary, made_from, write_subplans
from kehoach.generator.formats import FORMATS
from kehoach.generator.kept_folder import refuse_foreign_record
from kehoach.generator.manifest import UnitRecord, digest, read_manifest
from kehoach.generator.merging import merge_drafts
from kehoach.generator.settings import Settings
from kehoach.generator.subplan import make_subplan
from kehoach.meaning.allocation import Allocator
from kehoach.meaning.province import registry_for_plan
from kehoach.model import Document, Plan

MERGED = "hop-nhat.json"
_BESIDE = ".hop-nhat"

State = Literal["up-to-date", "out-of-date", "obsolete", "missing", "other"]
"""How a draft lies to the amended plan: it shows what the plan now says; it would read otherwise; the agency has no work
any more; the agency has work and no draft; it was made from another plan or with other settings."""


@dataclass(frozen=True)
class DraftState:
    """One draft: its file ("" for one that is missing), and whether somebody edited it since it was written."""

    agency: str
    name: str
    file: str
    state: State
    edited: bool = False


@dataclass(frozen=True)
class MergeRecord:
    """An edited draft that was merged: the file beside it (None: it was left as an earlier run wrote it), how many of our
    changes are tracked there, how many conflicts stand in comments; `exact` says that the base was the very draft that we
    wrote, and not only what this version makes of the old plan. `failed` says why a draft could not be merged."""

    agency: str
    file: str
    written: str | None = None
    changes: int = 0
    conflicts: int = 0
    exact: bool = True
    failed: str | None = None


class _Drafts:
    """The drafts of one plan; None for an agency without work."""

    def __init__(self, plan: Plan, settings: Settings) -> None:
        self._plan = plan
        self._settings = settings
        self.registry = registry_for_plan(plan)
        self._allocator = Allocator(plan, self.registry)

    def of(self, agency: str) -> Document | None:
        if agency not in self.registry.agencies_by_id or self._allocator.of(agency).is_empty:
            return None
        made = make_subplan(self._plan, agency, self.registry, settings=self._settings, allocator=self._allocator)
        return made.plan.document


def draft_states(
    old: Plan,
    new: Plan,
    folder: Path,
    *,
    settings: Settings | None = None,
    templates: Path | None = None,
    touched: Sequence[str] = (),
) -> tuple[DraftState, ...]:
    """How every draft in a folder lies to the new plan, by its manifest; `touched` agencies without a draft are told too.

    A draft is out of date exactly where the new plan gives another one, by the hash of what it shows.
    """
    settings = settings or Settings()
    before, after = _Drafts(old, settings), _Drafts(new, settings)
    units = read_manifest(folder).units
    states: list[DraftState] = []
    for unit in units.values():
        was, now = before.of(unit.agency), after.of(unit.agency)
        for file in unit.files:
            present = sha256_of(folder / file.name)
            if present is None:
                continue
            suffix = file.name.rpartition(".")[2]
            shown = [None if one is None else made_from(suffix, one, settings, templates) for one in (was, now)]
            state: State = "obsolete" if now is None else _state(file.made_from, *shown)
            states.append(DraftState(unit.agency, unit.name, file.name, state, present != file.sha256))
    for agency in touched:
        if agency not in units and after.of(agency) is not None:
            states.append(DraftState(agency, after.registry.agency(agency).name, "", "missing"))
    return tuple(states)


def _state(shown: str, old: str | None, new: str | None) -> State:
    if shown == new:
        return "up-to-date"
    return "out-of-date" if shown == old else "other"


def renew_subplans(
    old: Plan,
    new: Plan,
    agencies: Sequence[str],
    folder: Path,
    *,
    formats: Sequence[str] = ("docx", "pdf"),
    settings: Settings | None = None,
    templates: Path | None = None,
    processes: int | None = None,
    progress: Callable[[str], None] = lambda agency: None,
) -> tuple[Summary, tuple[MergeRecord, ...]]:
    """Write the new plan's drafts into a folder of the old plan's; one that was edited by hand is left alone.

    Beside an edited .docx stands ID.hop-nhat.docx: their text with what the amendment changed as tracked changes; one that
    cannot be merged stops no other. Raises `KehoachError` when the folder cannot be written.
    """
    settings = settings or Settings()
    refuse_foreign_record(folder / MERGED, "merged")
    known = read_manifest(folder).units
    summary = write_subplans(
        new,
        agencies,
        folder,
        formats=formats,
        settings=settings,
        templates=templates,
        processes=processes,
        progress=progress,
    )
    merger = _Merger(_Drafts(old, settings), _Drafts(new, settings), folder, settings, templates)
    merged = tuple(
        record for agency in agencies if agency in known for record in merger.merge(known[agency]) if "docx" in formats
    )
    merger.save()
    return summary, merged


class _Merger:
    """Merges edited drafts, and keeps the hashes of what it wrote so that nobody's work on a merged file is overwritten."""

    def __init__(
        self, before: _Drafts, after: _Drafts, folder: Path, settings: Settings, templates: Path | None
    ) -> None:
        self._before, self._after = before, after
        self._folder = folder
        self._settings = settings
        self._templates = templates or settings.own_templates
        self._known = _read_known(folder)

    def merge(self, unit: UnitRecord) -> Iterator[MergeRecord]:
        """The merged draft of an agency, where its .docx was edited and the amendment changes it."""
        target = f"{unit.agency}.docx"
        record = unit.file(target)
        was, now = self._before.of(unit.agency), self._after.of(unit.agency)
        if record is None or was is None or now is None or was == now:
            return
        base, new = self._render(was), self._render(now)
        present = sha256_of(self._folder / target)
        if present in (None, record.sha256, digest(base), digest(new)):
            return
        try:
            merged = merge_drafts(base, (self._folder / target).read_bytes(), new)
            something = merged.changes + merged.conflicts > 0
            written = self._write(f"{unit.agency}{_BESIDE}.docx", merged.data) if something else None
        except KehoachError as error:
            yield MergeRecord(unit.agency, target, failed=error.reason)
            return
        exact = record.sha256 in (digest(base), digest(new))
        yield MergeRecord(unit.agency, target, written, merged.changes, merged.conflicts, exact)

    def save(self) -> None:
        """Keep what was written."""
        if self._known:
            text = json.dumps({"merged": dict(sorted(self._known.items()))}, ensure_ascii=False, indent=2) + "\n"
            write_file(self._folder / MERGED, text.encode())

    def _render(self, document: Document) -> bytes:
        data: bytes = FORMATS["docx"].render(document, templates=self._templates, form=self._settings.form)
        return data

    def _write(self, name: str, data: bytes) -> str | None:
        path = self._folder / name
        present, made = sha256_of(path), digest(data)
        if present == made:
            return None
        if present not in (None, self._known.get(name)):
            raise KehoachError(
                "bản hợp nhất đã được sửa; không ghi đè",
                file=path,
                advice="Chuyển bản ấy sang thư mục khác rồi chạy lại.",
            )
        write_file(path, data)
        self._known[name] = made
        return name


def _read_known(folder: Path) -> dict[str, str]:
    """The hashes that earlier runs have kept; nothing for a folder without ours."""
    try:
        data = json.loads((folder / MERGED).read_text(encoding="utf-8"))
        return {str(name): str(made) for name, made in data["merged"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
