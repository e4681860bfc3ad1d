"""What a folder of drafts holds: `manifest.json` says of every file what it was made from, and its hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from kehoach.files import write_file
from kehoach.model import Plan

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class FileRecord:
    """A file: its name, the SHA-256 of the bytes that we wrote, that of the document that it shows, and that of all that
    the run had to make it from ("" in manifests of earlier versions)."""

    name: str
    sha256: str
    made_from: str
    inputs: str = ""


@dataclass(frozen=True)
class UnitRecord:
    """One agency's drafts: its counts, the places left blank, its files.

    `kept` names edited drafts that were left alone; the new ones stand beside them.
    """

    agency: str
    name: str = ""
    lead: int = 0
    coordinate: int = 0
    monitor: int = 0
    undecided: int = 0
    targets: int = 0
    projects: int = 0
    blanks: int = 0
    files: tuple[FileRecord, ...] = ()
    kept: tuple[str, ...] = ()

    def file(self, name: str) -> FileRecord | None:
        """The record of a file."""
        return next((file for file in self.files if file.name == name), None)


@dataclass(frozen=True)
class PassedOver:
    """An agency that got no draft, why, and the hash of all that told so."""

    agency: str
    reason: str
    inputs: str


@dataclass(frozen=True)
class Manifest:
    """The units whose drafts are in a folder, and the agencies that were passed over, by their ids."""

    units: Mapping[str, UnitRecord] = field(default_factory=dict)
    passed_over: Mapping[str, PassedOver] = field(default_factory=dict)


def read_manifest(folder: Path) -> Manifest:
    """What the last runs left in a folder; nothing for one without a manifest of ours."""
    try:
        data = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        units = [_unit(given) for given in data["units"]]
        passed_over = [PassedOver(**given) for given in data.get("passed_over", ())]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Manifest()
    return Manifest({unit.agency: unit for unit in units}, {one.agency: one for one in passed_over})


def write_manifest(
    folder: Path,
    plan: Plan,
    text: str,
    before: Manifest,
    units: Iterable[UnitRecord],
    passed_over: Iterable[PassedOver],
) -> None:
    """Write what a run did; what earlier runs wrote and this one did not touch stays in it. `text` is the plan's JSON."""
    now = {unit.agency: _with_other_files(unit, before.units.get(unit.agency)) for unit in units}
    over = {one.agency: one for one in passed_over}
    kept = {agency: unit for agency, unit in before.units.items() if agency not in now}
    still = {agency: one for agency, one in before.passed_over.items() if agency not in (now.keys() | over.keys())}
    file = plan.document.file
    data = {
        "plan": {"sha256": digest(text.encode()), "source": file.model_dump() if file else None},
        "units": [asdict(unit) for _, unit in sorted((kept | now).items())],
        "passed_over": [asdict(one) for _, one in sorted((still | over).items())],
    }
    write_file(folder / MANIFEST, (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode())


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _unit(given: dict[str, Any]) -> UnitRecord:
    files = tuple(FileRecord(**file) for file in given["files"])
    return UnitRecord(**{**given, "files": files, "kept": tuple(given.get("kept", ()))})


def _with_other_files(unit: UnitRecord, before: UnitRecord | None) -> UnitRecord:
    """The record with the files of formats that this run was not asked for."""
    names = {file.name for file in unit.files}
    others = [file for file in before.files if file.name not in names] if before else []
    return replace(unit, files=(*unit.files, *others))
