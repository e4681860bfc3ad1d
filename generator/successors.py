"""What became of the agencies of a plan by a day, in words: who took over, by which document, or between whom a
person has to decide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Date

from kehoach.meaning.agencies import Agency, Candidate, Registry, Succession, successors_on
from kehoach.meaning.dates import print_short_date

_UNVERIFIED = " [chưa kiểm chứng]"


def successor_notes(agencies: Sequence[Agency], day: Date, registry: Registry) -> list[tuple[str, str]]:
    """For every agency that is not simply itself on the day: its name, and what became of it.

    Communes of which the same is to be said share a line.
    """
    notes: list[tuple[str, str]] = []
    communes: dict[str, list[Agency]] = {}
    for agency in agencies:
        succession = successors_on(agency.id, day, registry)
        if succession.successor == agency.id and len(succession.candidates) == 1:
            continue
        words = succession_words(succession, registry)
        if agency.level == "xa":
            communes.setdefault(words, []).append(agency)
        else:
            notes.append((agency.name, words))
    for words, members in communes.items():
        notes.append((members[0].name if len(members) == 1 else f"UBND cấp xã ({len(members)} đơn vị)", words))
    return notes


def succession_words(succession: Succession, registry: Registry) -> str:
    """One agency's succession; a split function is never assigned, its candidates are listed."""
    if succession.successor is not None:
        candidate = next((c for c in succession.candidates if c.agency == succession.successor), None)
        return _candidate_words(succession.successor, candidate, registry)
    if not succession.candidates:
        return "không còn; chưa có dữ liệu về cơ quan kế nhiệm"
    listed = "; ".join(_candidate_words(c.agency, c, registry) for c in succession.candidates)
    return f"chức năng được chia, phải có người quyết định giữa: {listed}"


def _candidate_words(agency: str, candidate: Candidate | None, registry: Registry) -> str:
    name = _name(agency, registry)
    if candidate is None or not candidate.steps:
        return name
    steps = ", ".join(f"{step.document}, từ ngày {print_short_date(step.date)}" for step in candidate.steps)
    functions = f" (về {candidate.functions})" if candidate.functions else ""
    return f"{name}{functions} ({steps}){_UNVERIFIED if candidate.unverified else ''}"


def _name(id: str, registry: Registry) -> str:
    agency = registry.agencies_by_id.get(id)
    return agency.name if agency else registry.group(id).name
