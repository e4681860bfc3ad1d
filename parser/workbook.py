"""A returned workbook (.xlsx, .xlsm) as cells, read without trusting the file.

openpyxl is not used: it reads a file twice to tell formulas from what they made, lets raw errors through, and keeps
formats that nobody asks for. The package is judged first (see `docx_package`), then each sheet is walked once.
"""

from __future__ import annotations

import hashlib
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kehoach.errors import KehoachError, cause_of, named_by
from kehoach.parser.formats.docx_package import LOCAL_HEADER, MAX_FILE, Package, Relation
from kehoach.parser.formats.docx_xml import Element
from kehoach.progress.answers import CellKind, RawAnswers, RawCell, RawSheet

MAX_CELLS: Final = 200_000
"""Cells that hold something, over the whole workbook."""
MAX_SHEETS: Final = 100
MAX_CELL: Final = 32_767
"""Characters that a cell of the format can hold."""

_OLE_HEADER = b"\xd0\xcf\x11\xe0"
_ADVICE = "Mở tệp bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx, không đặt mật khẩu."
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Z]{1,3})\$?([1-9]\d{0,6}))?")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_PERCENT_FORMATS = {9, 10}
_DATE_FORMATS = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
_KINDS: dict[str, CellKind] = {
    "s": "text",
    "str": "text",
    "inlineStr": "text",
    "d": "text",
    "b": "boolean",
    "e": "error",
}


def read_workbook(path: Path | str) -> RawAnswers:
    """The cells of a workbook. Raises `KehoachError` when it cannot be read: damaged, encrypted, of another format, too
    large."""
    path = Path(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_FILE + 1)
    except OSError as error:
        advice = "Kiểm tra lại tên tệp và quyền đọc tệp."
        raise KehoachError(f"không mở được tệp ({cause_of(error)})", file=path, advice=advice) from None
    with named_by(path):
        return read_workbook_bytes(data, path.name)


def read_workbook_bytes(data: bytes, file: str) -> RawAnswers:
    """The same for bytes that came otherwise than from a file."""
    if data.startswith(_OLE_HEADER):
        raise KehoachError("tệp đặt mật khẩu, hoặc là Excel 97-2003 (.xls)", file=file, advice=_ADVICE)
    if not data.startswith(LOCAL_HEADER):
        raise KehoachError("không phải tệp Excel (.xlsx)", file=file, advice=_ADVICE)
    try:
        return _Workbook(Package(data, file, "Excel"), file).read(hashlib.sha256(data).hexdigest())
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError) as error:
        raise KehoachError("tệp Excel bị hỏng", file=file, advice=_ADVICE) from error


@dataclass(frozen=True)
class _Formats:
    """Which of the cell styles show a number as a percentage or a day."""

    percent: frozenset[int] = frozenset()
    date: frozenset[int] = frozenset()


@dataclass
class _Sheet:
    """What a walk over a sheet has found so far."""

    cells: dict[tuple[int, int], RawCell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    row: int = 0


class _Workbook:
    def __init__(self, package: Package, file: str) -> None:
        self.package = package
        self.file = file
        named = [relation.target for relation in package.relations("") if relation.kind == "officeDocument"]
        self.main = next(iter(named), "xl/workbook.xml")
        self.relations = {relation.id: relation for relation in package.relations(self.main)}
        self.strings = tuple(self._strings())
        self.formats = self._formats()
        self.count = 0

    def read(self, sha256: str) -> RawAnswers:
        root = self.package.xml(self.main)
        if root is None or _local(root) != "workbook":
            raise self._other_format()
        entries = list(root.iterfind("{*}sheets/{*}sheet"))
        if len(entries) > MAX_SHEETS:
            raise KehoachError(f"có {len(entries)} trang tính, quá giới hạn {MAX_SHEETS}", file=self.file)
        properties = root.find("{*}workbookPr")
        return RawAnswers(
            file=self.file,
            sha256=sha256,
            sheets=tuple(self._sheet(entry) for entry in entries),
            epoch_1904=properties is not None and properties.get("date1904") in ("1", "true"),
            links=tuple(self._links()),
            macros=any(name.endswith("vbaproject.bin") for name in self.package.names),
        )

    def _other_format(self) -> KehoachError:
        names = self.package.names
        found = "không phải bảng tính Excel"
        if any(name.startswith("word/") for name in names):
            found = "là văn bản Word, không phải bảng tính Excel"
        elif "content.xml" in names:
            found = "là bảng tính của LibreOffice (.ods), không phải .xlsx"
        return KehoachError(found, file=self.file, advice=_ADVICE)

    def _sheet(self, entry: Element) -> RawSheet:
        name = unicodedata.normalize("NFC", entry.get("name", ""))
        relation = self.relations.get(next((value for key, value in entry.items() if key.endswith("}id")), ""))
        found = _Sheet()
        if relation is not None and relation.kind == "worksheet":
            for element in self.package.elements(relation.target, ("{*}row", "{*}mergeCell")):
                self._take(element, found)
        return RawSheet(
            name=name,
            hidden=entry.get("state", "visible") != "visible",
            cells=found.cells,
            merged=tuple(found.merged),
            hidden_rows=frozenset(found.hidden_rows),
        )

    def _take(self, element: Element, found: _Sheet) -> None:
        if _local(element) == "mergeCell":
            if match := _AREA.fullmatch(element.get("ref", "")):
                first_column, first_row, last_column, last_row = match.groups()
                corner = (int(first_row), _column(first_column))
                found.merged.append((*corner, int(last_row or first_row), _column(last_column or first_column)))
            return
        found.row = int(element.get("r") or found.row + 1)
        column = 0
        for cell in element.iterfind("{*}c"):
            match = _CELL.fullmatch(cell.get("r", ""))
            column = _column(match[1]) if match else column + 1
            read = self._cell(cell)
            if read is not None:
                found.cells[found.row, column] = read
                self.count += 1
        if element.get("hidden") in ("1", "true"):
            found.hidden_rows.add(found.row)
        element.clear()
        if self.count > MAX_CELLS:
            raise KehoachError(f"có quá {MAX_CELLS:,} ô có nội dung", file=self.file, advice=_ADVICE)

    def _cell(self, cell: Element) -> RawCell | None:
        formula = cell.find("{*}f") is not None
        kind = cell.get("t", "n")
        words = _text(cell.find("{*}is")) if kind == "inlineStr" else cell.findtext("{*}v", "")
        style = int(cell.get("s", "0"))
        if kind == "s" and words:
            words = self.strings[int(words)]
        if words == "" and not formula:
            return None
        if kind == "n":
            value = _number(words) if words else None
            return RawCell(value, "number", formula, style in self.formats.percent, style in self.formats.date)
        if kind == "b":
            return RawCell(words == "1", "boolean", formula)
        return RawCell(_clean(words), _KINDS.get(kind, "text"), formula)

    def _strings(self) -> Iterator[str]:
        part = self._target("sharedStrings", "xl/sharedStrings.xml")
        for entry in self.package.elements(part, "{*}si"):
            yield _text(entry)

    def _formats(self) -> _Formats:
        root = self.package.xml(self._target("styles", "xl/styles.xml"))
        if root is None:
            return _Formats()
        codes = {
            int(entry.get("numFmtId", "0")): _QUOTED.sub("", entry.get("formatCode", "")).lower()
            for entry in root.iterfind("{*}numFmts/{*}numFmt")
        }
        used = [int(entry.get("numFmtId", "0")) for entry in root.iterfind("{*}cellXfs/{*}xf")]
        percent = (place for place, code in enumerate(used) if code in _PERCENT_FORMATS or "%" in codes.get(code, ""))
        date = (place for place, code in enumerate(used) if code in _DATE_FORMATS or _is_date(codes.get(code, "")))
        return _Formats(frozenset(percent), frozenset(date))

    def _target(self, kind: str, otherwise: str) -> str:
        return next((relation.target for relation in self.relations.values() if relation.kind == kind), otherwise)

    def _links(self) -> Iterator[str]:
        """The other files that the workbook refers to."""
        parts = [relation.target for relation in self.relations.values() if relation.kind == "externalLink"]
        inner: list[Relation] = [relation for part in parts for relation in self.package.relations(part)]
        yield from sorted({relation.target for relation in inner if relation.external})


def _text(entry: Element | None) -> str:
    """The words of a string, its runs joined, without the reading aids of Asian text."""
    if entry is None:
        return ""
    texts = (part for part in entry.iter("{*}t") if not any(_local(above) == "rPh" for above in part.iterancestors()))
    return "".join(part.text or "" for part in texts)


def _clean(words: str) -> str:
    """The words in NFC, without the format's escapes of control characters."""
    plain = _ESCAPED.sub(lambda match: _unescaped(match[1]), words[:MAX_CELL])
    return unicodedata.normalize("NFC", plain.replace("\r\n", "\n").replace("\r", "\n"))


def _unescaped(code: str) -> str:
    letter = chr(int(code, 16))
    return letter if letter in "\r\n\t_" else ""


def _number(words: str) -> int | float:
    value = float(words)
    if not math.isfinite(value):
        raise ValueError(words)
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def _is_date(code: str) -> bool:
    return code != "general" and any(sign in code for sign in ("y", "d")) and "0" not in code


def _column(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
