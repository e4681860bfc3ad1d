"""Roles that words announce with a colon: "Chủ trì: A. Phối hợp: B; C", "Đơn vị chủ trì: ...; Thời gian thực hiện: ..."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kehoach.meaning.spelling import plain
from kehoach.model import Source
from kehoach.parser import columns as col
from kehoach.parser.items import ColumnCell

_WHO = r"(?:các )?(?:cơ quan|đơn vị|sở, ngành|sở, ban, ngành|tổ chức|bộ phận|cấp)"
_PATTERNS = (
    # Who appraises a matter ("chủ trì thẩm tra") does not lead it.
    (col.OTHER, rf"(?:{_WHO} )?(?:chủ trì )?(?:thẩm tra|thẩm định)"),
    (
        col.LEAD,
        rf"(?:{_WHO} )?(?:chủ trì|đầu mối|phụ trách)(?: (?:thực hiện|tham mưu|xây dựng|soạn thảo|triển khai))?|{_WHO} thực hiện",
    ),
    (col.COORDINATE, rf"(?:{_WHO} )?phối hợp(?: (?:thực hiện|tham mưu|xây dựng|triển khai))?"),
    (col.MONITOR, rf"(?:{_WHO} )?(?:theo dõi|đôn đốc)(?:,? (?:theo dõi|kiểm tra|đôn đốc|giám sát)){{0,3}}"),
    (col.DEADLINE, r"(?:thời gian|thời hạn|tiến độ)(?: (?:thực hiện|hoàn thành|triển khai|trình))?"),
    (col.PRODUCT, r"sản phẩm(?: (?:đầu ra|dự kiến|hoàn thành))?|kết quả(?: (?:đầu ra|dự kiến|thực hiện))?"),
)
_LABEL = re.compile(
    r"(?:^|(?<=[\n.;,(]))[ \t]*(?:[-+•*] ?)?(?:"
    + "|".join(f"(?P<{role}>{pattern})" for role, pattern in _PATTERNS)
    + r") ?: ?",
    re.IGNORECASE,
)
_EDGES = " .;,\n…()-"


def split_roles(text: str, source: Source | None = None) -> tuple[str, list[ColumnCell]]:
    """The words before the first label, and what each label announces, in order, as cells titled by their labels."""
    matches = list(_LABEL.finditer(plain(text))) if ":" in text else []
    if not matches:
        return text, []
    ends = [*(match.start() for match in matches[1:]), len(text)]
    before = text[: matches[0].start()].rstrip(_EDGES)
    return before if any(map(str.isalnum, before)) else "", list(_labelled(text, matches, ends, source))


def _labelled(text: str, matches: list[re.Match[str]], ends: list[int], source: Source | None) -> Iterator[ColumnCell]:
    for match, end in zip(matches, ends, strict=True):
        role = match.lastgroup or col.OTHER
        label = " ".join(text[match.start(role) : match.end(role)].split())
        words = text[match.end() : end].strip(" .;,\n…-")
        # A bracket that the label stood in closes after the words; one of their own stays: "A (CĐT)".
        words = words.removesuffix(")") if words.count(")") > words.count("(") else words
        yield ColumnCell(role, label, words, source)


def names_somebody(cells: Iterable[ColumnCell]) -> bool:
    """Whether cells say who leads or who helps (a form leaves dots)."""
    return any(cell.role in (col.LEAD, col.COORDINATE) and any(map(str.isalpha, cell.text or "")) for cell in cells)


def apart(cells: Iterable[ColumnCell]) -> tuple[ColumnCell, ...]:
    """The cells, those of agencies that name several roles taken apart into one for each role."""
    return tuple(part for cell in cells for part in _roles_of(cell))


def _roles_of(cell: ColumnCell) -> list[ColumnCell]:
    if cell.role not in col.AGENCY_ROLES or not cell.text or ":" not in cell.text:
        return [cell]
    before, labelled = split_roles(cell.text, cell.source)
    if not labelled:
        return [cell]
    own = cell._replace(text=before)
    is_named = any(part.role in (col.LEAD, col.RESPONSIBLE) for part in labelled)
    return labelled if not before and is_named else [own, *labelled]
