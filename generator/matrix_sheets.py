"""The responsibility matrix as a spreadsheet: the matrix itself, the proof of every cell, the gaps, the legend."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach.generator.formats.workbook import Link, Sheet, Value, write_workbook
from kehoach.generator.gaps import Gap
from kehoach.generator.matrix import PART_NAMES, PART_SIGNS, Entry, Item, Matrix, place_words
from kehoach.meaning.agencies import Agency
from kehoach.model import WorkItem

MATRIX, PROOF, GAPS, LEGEND = "Ma trận", "Căn cứ", "Khoảng trống", "Chú giải"
_LEADING = ("Mã mục", "Địa chỉ", "Nội dung", "Thời hạn")


def matrix_workbook(matrix: Matrix, gaps: Sequence[Gap], notes: Sequence[tuple[str, str]] = ()) -> bytes:
    """The bytes of the .xlsx; `notes` are further rows of the legend (name, words)."""
    columns = agency_columns(matrix)
    item_rows = {item.id: place for place, item in enumerate(matrix.items)}
    sheets = [_matrix_sheet(matrix, columns), _proof_sheet(matrix, item_rows), _gap_sheet(matrix, gaps, item_rows)]
    title = matrix.plan.document.title or "Ma trận trách nhiệm"
    return write_workbook([*sheets, _legend_sheet(matrix, notes)], title=f"Ma trận trách nhiệm: {title}")


def agency_columns(matrix: Matrix) -> list[tuple[str, tuple[Agency, ...]]]:
    """The columns: one an agency, but communes that have exactly the same parts share one."""
    columns: list[tuple[str, tuple[Agency, ...]]] = []
    alike: dict[tuple[tuple[str, str], ...], list[Agency]] = {}
    parts: dict[str, list[tuple[str, str]]] = {}
    for entry in matrix.entries:
        parts.setdefault(entry.agency, []).append((entry.item, entry.part))
    for agency in matrix.agencies:
        if agency.level == "xa":
            alike.setdefault(tuple(parts[agency.id]), []).append(agency)
        else:
            columns.append((agency.name, (agency,)))
    for members in alike.values():
        name = members[0].name if len(members) == 1 else f"UBND cấp xã ({len(members)} đơn vị)"
        columns.append((name, tuple(members)))
    return columns


def signs(entries: Sequence[Entry]) -> str:
    """What a cell shows: "C", "P, T"; a star marks what comes through a group."""
    return ", ".join(PART_SIGNS[entry.part] + ("*" if entry.group else "") for entry in entries)


def deadline_words(item: Item) -> str:
    """An item's deadline as the plan has it; a target's periods."""
    if isinstance(item, WorkItem):
        return item.deadline.text or ""
    return "; ".join(f"{value.label}: {value.text}" for value in item.values if value.text)


def _matrix_sheet(matrix: Matrix, columns: Sequence[tuple[str, tuple[Agency, ...]]]) -> Sheet:
    first_proof: dict[tuple[str, str], int] = {}
    for place, entry in enumerate(matrix.entries):
        first_proof.setdefault((entry.item, entry.agency), place)
    rows: list[list[Value]] = []
    for item in matrix.items:
        row: list[Value] = [item.id, place_words(item.id, matrix.plan), item.text, deadline_words(item)]
        for _, agencies in columns:
            key = (item.id, agencies[0].id)
            entries = matrix.cells.get(key, ())
            row.append(Link(signs(entries), f"'{PROOF}'!A{first_proof[key] + 3}") if entries else None)
        rows.append(row)
    names = [name for name, _ in columns]
    every = range(len(_LEADING), len(_LEADING) + len(names))
    document = matrix.plan.document
    return Sheet(
        MATRIX,
        [*_LEADING, *names],
        rows,
        widths=[11, 18, 60, 22, *[5] * len(names)],
        title=f"Ma trận trách nhiệm: {document.type or ''} {document.number or ''}/{document.symbol or ''}",
        frozen=3,
        centred=frozenset(every),
        upright=frozenset(every),
    )


def _proof_sheet(matrix: Matrix, item_rows: dict[str, int]) -> Sheet:
    names = {agency.id: agency.name for agency in matrix.agencies}
    rows: list[list[Value]] = [
        [
            Link(entry.item, f"'{MATRIX}'!A{item_rows[entry.item] + 3}"),
            place_words(entry.item, matrix.plan),
            names[entry.agency],
            PART_NAMES[entry.part],
            entry.group or "",
            entry.words,
            place_words(entry.where, matrix.plan),
            _line(entry),
            entry.agency,
        ]
        for entry in matrix.entries
    ]
    header = [
        "Mã mục",
        "Địa chỉ",
        "Cơ quan",
        "Vai trò",
        "Theo nhóm",
        "Nguyên văn",
        "Nêu tại",
        "Vị trí trong tệp",
        "Mã cơ quan",
    ]
    return Sheet(
        PROOF,
        header,
        rows,
        widths=[11, 22, 34, 18, 20, 60, 22, 20, 34],
        title="Căn cứ của từng ô trong ma trận",
        frozen=1,
    )


def _line(entry: Entry) -> str:
    source = entry.source
    if source is None:
        return ""
    parts = [("trang", source.page), ("đoạn", source.paragraph), ("dòng", source.line)]
    return ", ".join(f"{name} {value}" for name, value in parts if value is not None)


def _gap_sheet(matrix: Matrix, gaps: Sequence[Gap], item_rows: dict[str, int]) -> Sheet:
    rows: list[list[Value]] = [
        [
            gap.kind,
            Link(gap.subject, f"'{MATRIX}'!A{item_rows[gap.subject] + 3}") if gap.subject in item_rows else gap.subject,
            gap.message,
        ]
        for gap in gaps
    ]
    return Sheet(
        GAPS, ["Loại", "Mục hoặc cơ quan", "Nội dung"], rows, widths=[28, 34, 110], title="Khoảng trống và điểm chưa rõ"
    )


def _legend_sheet(matrix: Matrix, notes: Sequence[tuple[str, str]]) -> Sheet:
    file = matrix.plan.document.file
    rows: list[list[Value]] = [[PART_SIGNS[part], name] for part, name in PART_NAMES.items()]
    rows.append(["*", "Có vai trò vì là thành viên của một nhóm được nêu (ví dụ «các sở, ngành»)"])
    if file is not None:
        rows += [["Tệp nguồn", file.name], ["SHA-256", file.sha256]]
    rows += [list(note) for note in notes]
    return Sheet(LEGEND, ["Ký hiệu", "Ý nghĩa"], rows, widths=[16, 100])
