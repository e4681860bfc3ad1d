"""The responsibility matrix on a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date as Date

from rich import box
from rich.table import Table

from kehoach.console.terminal import out, plain
from kehoach.errors import KehoachError
from kehoach.generator.gaps import Gap
from kehoach.generator.matrix import PART_NAMES, Entry, Item, Matrix, place_words
from kehoach.generator.matrix_sheets import deadline_words
from kehoach.meaning.agencies import Agency
from kehoach.meaning.dates import read_date
from kehoach.model import WorkItem

_MANY = 6


def read_day(text: str, option: str) -> Date:
    """A day as an officer types it: "31/12/2025", "2025-12-31", or "2025" for its last day."""
    if re.fullmatch(r"(19|20)\d\d", text):
        return Date(int(text), 12, 31)
    try:
        return Date.fromisoformat(text)
    except ValueError:
        day = read_date(text)
    if day is None:
        raise KehoachError(f"{option}: «{text}» không phải một ngày", advice="Viết 31/12/2025, 2025-12-31 hoặc 2025.")
    return day


def show_matrix(
    matrix: Matrix,
    gaps: Sequence[Gap],
    notes: Sequence[tuple[str, str]],
    *,
    agency: str | None = None,
    until: Date | None = None,
) -> None:
    """Print the matrix by item, or one agency's part of it with the words that prove it; then gaps and successors."""
    if agency is None:
        _show_items(matrix, until)
    else:
        _show_agency(matrix, agency, until)
    chosen = [gap for gap in gaps if agency is None or gap.subject == agency]
    if chosen:
        out.print("[bold]Khoảng trống và điểm chưa rõ[/]")
        for gap in chosen:
            out.print(f"  - {plain(gap.message)}")
    if notes:
        out.print("[bold]Cơ quan kế nhiệm[/]")
        for name, words in notes:
            out.print(f"  - {plain(name)}: {plain(words)}")


def falls_due(item: Item, until: Date | None) -> bool:
    """Whether an item has to be done by a day: it ends by then, or is done again and again; never a conditional one."""
    if until is None:
        return True
    if not isinstance(item, WorkItem):
        periods = [value.period for value in item.values if value.text and value.period]
        return any(period.end <= until.year for period in periods)
    deadline = item.deadline
    if deadline.kind in ("recurring", "continuous"):
        return deadline.start is None or deadline.start <= until
    return deadline.end is not None and deadline.end <= until


def _show_items(matrix: Matrix, until: Date | None) -> None:
    table = Table(box=box.SIMPLE_HEAD, show_lines=False, pad_edge=False)
    for title in ("Mục", "Nội dung", "Chủ trì", "Phối hợp", "Theo dõi"):
        table.add_column(title, overflow="fold")
    by_item: dict[str, list[Entry]] = {}
    for entry in matrix.entries:
        by_item.setdefault(entry.item, []).append(entry)
    names = {agency.id: agency for agency in matrix.agencies}
    for item in matrix.items:
        if falls_due(item, until):
            entries = by_item.get(item.id, [])
            cells = [_who(entries, names, parts) for parts in (("lead", "undecided"), ("coordinate",), ("monitor",))]
            table.add_row(item.id, plain(_short(item.text, 60)), *map(plain, cells))
    out.print(table)


def _who(entries: Iterable[Entry], names: dict[str, Agency], parts: Sequence[str]) -> str:
    held = [entry for entry in entries if entry.part in parts]
    words = []
    for entry in held:
        agency = names[entry.agency]
        mark = "?" if entry.part == "undecided" else ""
        words.append((agency.symbol or agency.name if not agency.kind.startswith("ubnd") else agency.name) + mark)
    if len(words) > _MANY:
        return f"{', '.join(words[:2])} và {len(words) - 2} cơ quan khác"
    return ", ".join(words)


def _show_agency(matrix: Matrix, agency: str, until: Date | None) -> None:
    items = {item.id: item for item in matrix.items}
    name = next((known.name for known in matrix.agencies if known.id == agency), agency)
    out.print(f"[bold]{plain(name)}[/]")
    for part, part_name in PART_NAMES.items():
        held = [e for e in matrix.entries if e.agency == agency and e.part == part and falls_due(items[e.item], until)]
        if not held:
            continue
        out.print(f"\n[bold]{part_name} ({len(held)})[/]")
        for entry in held:
            item = items[entry.item]
            when = deadline_words(item).replace("\n", "; ") or "[...]"
            out.print(
                f"  {place_words(entry.item, matrix.plan)} \\[{entry.item}]: {plain(item.text.replace(chr(10), ' '))}"
            )
            out.print(
                f"    Thời hạn: {plain(when)}. Căn cứ: «{plain(_short(entry.words, 200))}»{_where(entry, matrix)}"
            )


def _where(entry: Entry, matrix: Matrix) -> str:
    line = f", dòng {entry.source.line}" if entry.source and entry.source.line else ""
    return f" ({place_words(entry.where, matrix.plan)}{line})" if entry.where != entry.item or line else ""


def _short(text: str, length: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1].rstrip() + "…"
