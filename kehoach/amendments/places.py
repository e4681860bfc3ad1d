"""Where an item or a section stands, in an officer's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kehoach.meaning.addresses import annex_name, cite, locate
from kehoach.meaning.numbering import read_label
from kehoach.model import Document, Plan

REPEALED = "(được bãi bỏ)"
"""The words in the place of what was repealed (Pháp lệnh 01/2012/UBTVQH13, Điều 16)."""

_VOID = re.compile(r"(?:[-–+•*] ?|\d{1,3}[.)] ?|[a-zđ]\d{0,2}\) ?)?\(?(?:được )?bãi bỏ\)?\.?", re.IGNORECASE)


def place_words(item: str, plan: Plan) -> str:
    """The way to an item, a group, an annex or a section of a plan: "Phụ lục 2, mục 6, điểm l"; "Phần V, mục 2"."""
    root, *below = item.split("/")
    annex = next((annex for annex in plan.document.annexes if annex.id == root), None)
    if annex is not None:
        name = annex_name(annex.label) if annex.label else annex.title
        return locate(f"{item}/a", name).removesuffix(", điểm a") if _is_group(item, plan) else locate(item, name)
    words = [_table(root) or f"Phần {root}"]
    words += [_table(part) or f"{_kind(part)} {part}" for part in below]
    return ", ".join(words)


def _is_group(item: str, plan: Plan) -> bool:
    """Whether an id is a group's: no item has it, and items begin with it."""
    ids = [one.id for items in (plan.targets, plan.tasks, plan.projects) for one in items]
    return item not in ids and any(one.startswith(f"{item}/") for one in ids)


def address_words(item: str, document: Document) -> str:
    """The address of an item, a group, an annex or a section as instructions cite it: "điểm l mục 6 Phụ lục 2"."""
    root, *below = item.split("/")
    annex = next((annex for annex in document.annexes if annex.id == root), None)
    if annex is not None:
        return cite(item, annex_name(annex.label) if annex.label else "Phụ lục")
    parts = [root, *below]
    table = next((place for place, part in enumerate(parts) if part.startswith("bang")), None)
    if table is not None:
        above = [_section_words(parts[:table])] if table else []
        return cite("/".join(["", *parts[table + 1 :]]), " ".join([_table(parts[table]) or "", *above]))
    return _section_words(parts)


def _section_words(parts: Sequence[str]) -> str:
    top = parts[0] if parts[0].startswith("Điều") else f"phần {parts[0]}"
    kind = "khoản" if parts[0].startswith("Điều") else "mục"
    words = [f"{'điểm' if _kind(part) == 'điểm' else kind} {part}" for part in reversed(parts[1:])]
    return " ".join([*words, top])


def _table(part: str) -> str | None:
    return f"bảng {part.removeprefix('bang')}" if part.startswith("bang") else None


def _kind(part: str) -> str:
    label = read_label(part)
    return "điểm" if label is not None and label.style == "letter" else "mục"


def is_void(text: str) -> bool:
    """Whether words only say that something was repealed; a number or dash may stand before them."""
    return _VOID.fullmatch(" ".join(text.split())) is not None
