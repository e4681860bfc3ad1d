"""What an amending document orders, as typed operations, and the manifest that a person reads, corrects and approves.

Addresses are written as officers write them ("điểm b mục 2 Phụ lục 1"); columns by their titles, or by the names of
fields ("Nội dung", "Cơ quan chủ trì", "Thời hạn"). An operation with `approved` false is not carried out.
"""

from __future__ import annotations

import json
from datetime import date as Date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError
from pydantic_core import ErrorDetails

from kehoach.amendments.edits import Edit
from kehoach.errors import KehoachError, cause_of
from kehoach.files import read_text
from kehoach.meaning.dates import print_date
from kehoach.model import Annex, Notice, Project, Responsibility, Source, Target, Task
from kehoach.model.base import Model

SCHEMA_VERSION = "1.0"

Side = Literal["after", "before"]
"""On which side of what stands there already."""


class _Operation(Model):
    """What all operations have: the sentence that orders it, where that stands, and whether a person approved it.

    `provision` is its place in the amending document ("khoản 1 Điều 1").
    """

    sentence: str = ""
    provision: str = ""
    source: Source | None = None
    approved: bool | None = None


class Amend(_Operation):
    """Sửa đổi: cells of an item get new words; those not named keep theirs.

    For a group `cells` has its title ("Tên"), for a section its title and the words below ("Tên", "Nội dung").
    With `or_insert` an item that does not exist yet is added.
    """

    kind: Literal["amend"] = "amend"
    at: str
    cells: dict[str, str]
    or_insert: bool = False


class Insert(_Operation):
    """Bổ sung: a new item, after or before another one, or last in a group or an annex (`where` "last")."""

    kind: Literal["insert"] = "insert"
    at: str | None = None
    where: Literal["after", "before", "last"] = "last"
    beside: str | None = None
    cells: dict[str, str]


class Wide(_Operation):
    """What may be ordered for many items at once, with `excluding` the places that are left out of it."""

    at: str | tuple[str, ...]
    excluding: tuple[str, ...] = ()


class Repeal(Wide):
    """Bãi bỏ: an item, a group with its items, an annex or a section keeps its place with the words "(được bãi bỏ)"."""

    kind: Literal["repeal"] = "repeal"
    at: str


class _Phrase(Wide):
    """Words to change, in the items and sections `at` (none: the whole plan) and, where told, in one column only.

    With `count`, the words have to stand there that many times.
    """

    at: tuple[str, ...] = ()
    column: str | None = None
    count: int | None = None


class ReplacePhrase(_Phrase):
    """Thay thế cụm từ."""

    kind: Literal["replace_phrase"] = "replace_phrase"
    old: str
    new: str


class RemovePhrase(_Phrase):
    """Bỏ cụm từ."""

    kind: Literal["remove_phrase"] = "remove_phrase"
    old: str


class InsertPhrase(_Phrase):
    """Bổ sung cụm từ, after or before other words."""

    kind: Literal["insert_phrase"] = "insert_phrase"
    new: str
    where: Side = "after"
    beside: str


class Correct(_Phrase):
    """Đính chính: an error of form or technique, put right by the issuer (Nghị định 30/2020/NĐ-CP, Điều 18)."""

    kind: Literal["correct"] = "correct"
    old: str
    new: str


class _Set(Wide):
    """One field of an item gets new words; with `old`, the field has to have had those."""

    at: str
    old: str | None = None
    new: str


class SetLead(_Set):
    """Đổi cơ quan chủ trì."""

    kind: Literal["set_lead"] = "set_lead"


class SetCoordinate(_Set):
    """Đổi cơ quan phối hợp."""

    kind: Literal["set_coordinate"] = "set_coordinate"


class AddAgency(Wide):
    """Bổ sung cơ quan chủ trì, cơ quan phối hợp: an agency is put behind those that an item has already."""

    kind: Literal["add_agency"] = "add_agency"
    at: str
    role: Literal["lead", "coordinate"]
    new: str


class SetDeadline(_Set):
    """Điều chỉnh thời hạn."""

    kind: Literal["set_deadline"] = "set_deadline"


class SetTarget(_Set):
    """Điều chỉnh chỉ tiêu in one period ("Giai đoạn 2021-2025")."""

    kind: Literal["set_target"] = "set_target"
    period: str


class Move(_Operation):
    """Chuyển: an item goes to another address; `to` is its new address, or the group where it becomes the last."""

    kind: Literal["move"] = "move"
    at: str
    to: str | None = None
    where: Literal["after", "before", "last"] = "last"
    beside: str | None = None


class Suspend(Wide):
    """Tạm dừng, đình chỉ, ngưng hiệu lực: the item stays and is not carried out for now; `until` as the text says it."""

    kind: Literal["suspend"] = "suspend"
    at: str
    until: str | None = None


class ReplaceAnnex(_Operation):
    """Thay thế Phụ lục: a whole annex gives way to one of the amending document, and keeps its id and label."""

    kind: Literal["replace_annex"] = "replace_annex"
    at: str
    content: Annex


class InsertAnnex(_Operation):
    """Bổ sung Phụ lục: a whole annex of the amending document; the last one, or after or before another.

    `at` is its address ("Phụ lục 4"); without one it has the next number.
    """

    kind: Literal["insert_annex"] = "insert_annex"
    at: str | None = None
    where: Literal["after", "before", "last"] = "last"
    beside: str | None = None
    content: Annex


class ReplacePlan(_Operation):
    """Thay thế Kế hoạch: another plan takes its place; nothing of it can be amended any more."""

    kind: Literal["replace_plan"] = "replace_plan"
    plan: str


class Revert(_Operation):
    """The inverse of an operation: its edits undone, the items that it touched put back as they were."""

    kind: Literal["revert"] = "revert"
    edits: tuple[Edit, ...]
    items: tuple[Target | Task | Project, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    notices: tuple[Notice, ...] | None = None


Operation = Annotated[
    Amend
    | Insert
    | Repeal
    | ReplacePhrase
    | RemovePhrase
    | InsertPhrase
    | Correct
    | SetLead
    | SetCoordinate
    | AddAgency
    | SetDeadline
    | SetTarget
    | Move
    | Suspend
    | ReplaceAnnex
    | InsertAnnex
    | ReplacePlan
    | Revert,
    Field(discriminator="kind"),
]


class AmendingDocument(Model):
    """The document that amends, as a footnote names it (Pháp lệnh 01/2012/UBTVQH13, Điều 14)."""

    type: str | None = None
    code: str | None = None
    date: Date | None = None
    issuer: str | None = None
    title: str | None = None
    file: str | None = None

    def __str__(self) -> str:
        """As in "Quyết định số 12/QĐ-UBND ngày 15 tháng 01 năm 2024"."""
        number = f" số {self.code}" if self.code else ""
        date = f" ngày {print_date(self.date)}" if self.date else ""
        return f"{(self.type or 'Văn bản').capitalize()}{number}{date}"


class Sentence(Model):
    """A sentence of the amending document that is in no operation, and why; `other_document`: it amends another one."""

    text: str
    reason: str
    other_document: bool = False
    provision: str = ""
    source: Source | None = None


class Manifest(Model):
    """What one amending document orders, in its order.

    `amends` is the number and symbol of the plan; `effective` the first day of effect. `frame` are sentences that amend
    nothing by themselves (căn cứ, điều khoản thi hành, "các nội dung khác giữ nguyên"); `not_understood` all others that
    are in no operation.
    """

    schema_version: str = SCHEMA_VERSION
    document: AmendingDocument = AmendingDocument()
    amends: str | None = None
    effective: Date | None = None
    operations: tuple[Operation, ...] = ()
    frame: tuple[str, ...] = ()
    not_understood: tuple[Sentence, ...] = ()


def dump_manifest(manifest: Manifest) -> str:
    """A manifest as JSON text for a person: what is absent is left out, but `approved` stands in every operation."""
    data = manifest.model_dump(mode="json", exclude_none=True)
    for operation, written in zip(manifest.operations, data["operations"], strict=True):
        written["approved"] = operation.approved
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def load_manifest(text: str, *, file: Path | str | None = None) -> Manifest:
    """The manifest that `dump_manifest` wrote, also after a person's corrections. Raises `KehoachError` on anything else."""
    advice = "Sửa lại tệp, hoặc tạo lại bằng «kehoach amend ... --manifest-only»."
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise KehoachError(f"không phải JSON hợp lệ ({cause_of(error)})", file=file, advice=advice) from error
    version = data.get("schema_version") if isinstance(data, dict) else None
    if version is None:
        raise KehoachError("không phải bảng kê sửa đổi của kehoach", file=file, advice=advice)
    if version != SCHEMA_VERSION:
        reason = f"schema_version là {version!r}, bản kehoach này đọc {SCHEMA_VERSION}"
        raise KehoachError(reason, file=file, advice=advice)
    try:
        return Manifest.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        told = "; ".join(dict.fromkeys(_told(found) for found in error.errors()[:3]))
        raise KehoachError(f"bảng kê sửa đổi sai cấu trúc: {told}", file=file, place=place, advice=advice) from error


def read_manifest(path: Path) -> Manifest:
    """The manifest in a file, as `load_manifest` reads it."""
    return load_manifest(read_text(path, "bảng kê"), file=path)


def _told(error: ErrorDetails) -> str:
    """What is wrong with one value, in Vietnamese; operations count from 1."""
    path = error["loc"]
    name = path[-1] if path else ""
    which = f"thao tác thứ {path[1] + 1}" if len(path) > 1 and isinstance(path[1], int) else "bảng kê"
    if error["type"] == "extra_forbidden":
        return f"{which} có trường không biết «{name}»"
    if error["type"] == "missing":
        return f"{which} thiếu trường «{name}»"
    if error["type"] == "union_tag_not_found":
        return f"{which} thiếu trường «kind»"
    if error["type"] == "union_tag_invalid":
        return f"{which} có loại không biết «{error.get('ctx', {}).get('tag', '')}»"
    return f"{which} có giá trị không hợp lệ ở «{name}»"
