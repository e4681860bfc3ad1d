"""Which province a document comes from, and the agencies that its words can name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from kehoach.errors import KehoachError
from kehoach.meaning.agencies import Agency, Registry, load_registry, nearest, read_assignment
from kehoach.model import Assignment, Document, Plan

_NO_NAME = re.compile(r"[^\w\s.,'’–-]+")
_PROVINCE = re.compile(r"(?:TỈNH|THÀNH PHỐ|TP\.?)\s+(.+)$")


def province_of(document: Document) -> str | None:
    """The province that the issuer or its superior names, else the place of the date line."""
    for line in (*document.superior, *document.issuer):
        if match := _PROVINCE.search(line):
            return _name(match[1])
    return _name(document.place or "")


def _name(words: str) -> str | None:
    """A place's name without signs that names do not have, which a damaged file may put there; None if nothing is left."""
    return " ".join(_NO_NAME.sub(" ", words).split()) or None


def registry_for(document: Document, files: Sequence[Path] = ()) -> Registry:
    """The agencies of the document's province on its day; `files` are a user's own additions."""
    return load_registry(province_of(document), on=document.date, files=files)


def registry_for_plan(plan: Plan, files: Sequence[Path] = ()) -> Registry:
    """The agencies that a plan can give work to, those included that only its own words name.

    Raises `KehoachError` where the plan's data name an agency or a group that nobody knows: a slip of a hand in the JSON
    would else take work from everybody.
    """
    registry = registry_for(plan.document, files)
    # Reading a name that only a grammar knows ("UBND huyện X") makes the registry remember it.
    texts = {assignment.text for assignment in _assignments(plan)} | {part.title for part in plan.responsibilities}
    for text in sorted(text for text in texts if text):
        read_assignment(text, registry)
    if unknown := _unknown_names(plan, registry):
        raise KehoachError(
            f"dữ liệu kế hoạch nêu mã cơ quan không có trong danh bạ: {', '.join(f'«{name}»' for name in unknown)}",
            advice="Sửa mã ấy trong tệp dữ liệu, hoặc tạo lại tệp bằng «kehoach parse» từ văn bản gốc.",
        )
    return registry


def _unknown_names(plan: Plan, registry: Registry) -> list[str]:
    """The ids of agencies and groups in a plan's data that the registry does not have."""
    agencies = {id for part in plan.responsibilities for id in part.agencies}
    groups = {id for part in plan.responsibilities for id in part.groups}
    for assignment in _assignments(plan):
        agencies |= {*assignment.agencies, *assignment.partners}
        groups |= {*assignment.groups, *assignment.partner_groups}
    return sorted((agencies - registry.agencies_by_id.keys()) | (groups - {group.id for group in registry.groups}))


def known_agency(wanted: str, registry: Registry) -> str:
    """The id of the agency that a user names by id or by name. Raises `KehoachError` with the nearest ones."""
    ids = {agency.id for agency in registry.agencies}
    # Who took over is no agency of the plan, but makes its reports.
    if wanted in ids or wanted in registry.agencies_by_id:
        return wanted
    found = registry.find(wanted)
    if isinstance(found, Agency):
        return found.id
    near = get_close_matches(wanted, ids, n=3, cutoff=0.5) or list(nearest(wanted, registry))
    hint = f" Có phải: {', '.join(near)}?" if near else ""
    raise KehoachError(
        f"không có cơ quan «{wanted}» trong danh bạ.{hint}",
        advice="Xem mã các cơ quan bằng «kehoach agencies KẾ_HOẠCH».",
    )


def _assignments(plan: Plan) -> Iterator[Assignment]:
    for item in (*plan.tasks, *plan.projects):
        yield from (item.lead, item.coordinate)
        for reading in item.alternatives:
            yield from (reading.lead, reading.coordinate)
        if item.monitor is not None:
            yield item.monitor
    yield from (target.lead for target in plan.targets if target.lead is not None)
