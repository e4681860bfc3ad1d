"""Places in the words of an officer: "Phụ lục 2, mục 6, điểm l, cột Cơ quan chủ trì"."""

from __future__ import annotations

import re

from kehoach.checker.annex_references import items_in_force
from kehoach.checker.passages import Passage, all_sections
from kehoach.checker.subject import Subject, once, row_or_paragraph
from kehoach.meaning.addresses import annex_name, cite_section, locate
from kehoach.model import LaidOutParagraph, PageSetup, Source, Target, WorkItem

_COMPONENTS = {
    "nation": "Quốc hiệu",
    "motto": "Tiêu ngữ",
    "superior": "tên cơ quan chủ quản",
    "issuer": "tên cơ quan ban hành",
    "number": "số, ký hiệu",
    "place_date": "địa danh và thời gian",
    "subject": "trích yếu công văn",
    "type": "tên loại văn bản",
    "title": "trích yếu nội dung",
    "addressee": "nơi kính gửi",
    "legal_basis": "căn cứ ban hành",
    "heading": "tiêu đề",
    "body": "nội dung",
    "table": "bảng",
    "closing": "đoạn kết",
    "recipients_label": "nơi nhận",
    "recipient": "nơi nhận",
    "authority": "quyền hạn của người ký",
    "signer_title": "chức vụ của người ký",
    "signer_name": "họ tên của người ký",
    "mark": "dấu chỉ mức độ",
    "drafter": "ký hiệu người soạn thảo",
    "contact": "địa chỉ cơ quan",
    "annex_label": "nhãn phụ lục",
    "annex_title": "tiêu đề phụ lục",
    "annex_caption": "dòng kèm theo của phụ lục",
    "page_number": "số trang",
    "note": "chú thích",
}
_PARTS = {
    "Cơ quan chủ trì": "lead",
    "Cơ quan phối hợp": "coordinate",
    "Cơ quan theo dõi": "monitor",
    "Thời gian thực hiện": "deadline",
}
_EXCERPT = 60
_TABLE = re.compile(r"bang\d+")


def place_of(
    where: LaidOutParagraph | PageSetup | WorkItem | Target | Source | None, column: str, subject: Subject
) -> str:
    """Where something stands, as one officer would tell another; "" for the whole document."""
    if isinstance(where, Target | WorkItem):
        stated = _in_text(where.id, subject)
        located = stated or _item(where.id, subject)
        return f"{located}, cột {_title(where, column, subject)}" if column and not stated else located
    if isinstance(where, LaidOutParagraph):
        return _paragraph(where, subject)
    if isinstance(where, PageSetup):
        return f"trang của {_annex(where.annex, subject)}" if where.annex else "trang của phần chính"
    return _source(where) if where else ""


@once
def item_passages(subject: Subject) -> tuple[Passage, ...]:
    """The words of targets and work of the document's own: those taken over from a parent plan are explained there."""
    own = (item for item in items_in_force(subject.plan) if item.origin is None)
    return tuple(Passage(item.text, place_of(item, "", subject), item.source) for item in own)


def path_of(
    where: LaidOutParagraph | PageSetup | WorkItem | Target | Source | None, column: str, subject: Subject
) -> str | None:
    """The address of the DOCX paragraph where something stands: its own, or that of the cell or row it was read from."""
    if isinstance(where, LaidOutParagraph):
        return where.path
    cell = _cell(where, column) if isinstance(where, Target | WorkItem) else None
    if cell is not None and (found := subject.paths.get((cell.table, cell.row, cell.column))):
        return found
    source = where if isinstance(where, Source) else getattr(where, "source", None)
    return subject.paths.get(row_or_paragraph(source)) if source is not None else None


def _cell(item: Target | WorkItem, column: str) -> Source | None:
    """The cell of an item that a column's usual title means."""
    if isinstance(item, Target):
        return next((value.source for value in item.values if value.label == column), None)
    part = getattr(item, _PARTS[column], None) if column in _PARTS else None
    return part.source if part is not None else None


def _title(item: Target | WorkItem, column: str, subject: Subject) -> str:
    """What the document calls a column of work; its usual title where the document's own is not told."""
    cell = _cell(item, column) if isinstance(item, WorkItem) else None
    if cell is None or cell.table is None:
        return column
    titles = _titles(subject).get((cell.table, cell.column), set())
    return next(iter(titles)) if len(titles) == 1 else column


@once
def _titles(subject: Subject) -> dict[tuple[int | None, int | None], set[str]]:
    """The titles of columns by table and column, the lowest that each header has. Text files count the tables of every
    annex anew: there, a place may have several."""
    document = subject.document
    tables = [*document.tables, *(table for section in all_sections(document.outline) for table in section.tables)]
    tables += [table for annex in document.annexes for table in annex.tables]
    found: dict[tuple[int | None, int | None], set[str]] = {}
    for table in tables:
        worded = (cell for row in table.header for cell in row if any(map(str.isalpha, cell.text)))
        lowest = {(cell.source.table, cell.source.column): cell.text for cell in worded if cell.source}
        for place, title in lowest.items():
            found.setdefault(place, set()).add(" ".join(title.split()))
    return found


def _in_text(address: str, subject: Subject) -> str | None:
    """The place of an item that a numbered part of the text states in its own words ("I/3/1"); None for a table's row."""
    parts = address.split("/")
    if any(map(_TABLE.fullmatch, parts)) or parts[0] in {annex.id for annex in subject.document.annexes}:
        return None
    known = {section.id for section in all_sections(subject.document.outline)}
    own = next((end for end in range(len(parts), 0, -1) if "/".join(parts[:end]) in known), 0)
    if not own:
        return None
    return ", ".join([cite_section("/".join(parts[:own])), *(f"ý {part}" for part in parts[own:])])


def _item(address: str, subject: Subject) -> str:
    """The place of a row: its annex or, for a table elsewhere, the part of the text and the number of the table there."""
    parts = address.split("/")
    table = next((place for place, part in enumerate(parts) if _TABLE.fullmatch(part)), None)
    if table is None:
        place = _annex(parts[0], subject)
    else:
        above = parts[:table]
        is_annex = above and above[0] in {annex.id for annex in subject.document.annexes}
        owner = _annex(above[0], subject) if is_annex else cite_section("/".join(above)) if above else "nội dung"
        place = f"{owner}, bảng {parts[table].removeprefix('bang')}"
        parts = parts[table:]
    return locate("/".join(parts), place)


def _paragraph(paragraph: LaidOutParagraph, subject: Subject) -> str:
    words = " ".join(paragraph.text.split())
    excerpt = words if len(words) <= _EXCERPT else f"{words[:_EXCERPT].rstrip()}…"
    named = _COMPONENTS.get(paragraph.component, "đoạn")
    if paragraph.component == "table" and not paragraph.annex:
        named = "bảng trong nội dung"
    parts = [_annex(paragraph.annex, subject) if paragraph.annex else "", named]
    where = ", ".join(part for part in parts if part)
    return f"{where} «{excerpt}»" if excerpt else where


def _annex(annex: str, subject: Subject) -> str:
    return next(
        (annex_name(known.label) or "phụ lục" for known in subject.document.annexes if known.id == annex), annex
    )


def _source(source: Source) -> str:
    named = {"trang": source.page, "đoạn": source.paragraph, "dòng": source.line}
    return ", ".join(f"{name} {value}" for name, value in named.items() if value is not None)
