"""Characters that no XML file and no page can hold are refused before anything is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from kehoach.errors import KehoachError
from kehoach.model import Document, Paragraph, Section, Table

_UNPRINTABLE = re.compile("[^\t\n -~\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_AROUND = 20


def refuse_unprintable(document: Document, notes: Iterable[str] = ()) -> None:
    """Raise `KehoachError` with the place of the first control character, if there is one; `notes` are printed too."""
    for place, text in chain(_texts(document), _named("chú thích", notes)):
        found = _UNPRINTABLE.search(text)
        if found:
            before, after = text[: found.start()][-_AROUND:], text[found.end() :][:_AROUND]
            raise KehoachError(
                f"có ký tự điều khiển U+{ord(found[0]):04X}, không ghi được vào văn bản",
                place=f"{place}, giữa «{before}» và «{_UNPRINTABLE.sub('', after)}»",
                advice="Xóa ký tự đó trong dữ liệu nguồn rồi chạy lại.",
            )


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    """Every text that is printed, after the name of the part it stands in."""
    signature = document.signature
    yield from _named("cơ quan chủ quản", document.superior)
    yield from _named("cơ quan ban hành", document.issuer)
    yield from _named("số, ký hiệu", (document.number, document.symbol))
    yield from _named("địa danh", (document.place,))
    yield from _named("tên loại, trích yếu", (document.type, document.title))
    yield from _named("kính gửi", document.addressees)
    yield from _named("căn cứ ban hành", (basis.text for basis in document.legal_bases))
    yield from _paragraphs("phần mở đầu", document.lead)
    yield from _sections(document.outline)
    yield from _paragraphs("phần kết thúc", document.closing)
    yield from _named("nơi nhận", document.recipients)
    if signature:
        yield from _named("phần ký", (signature.authority, signature.title, signature.name))
    for annex in document.annexes:
        yield from _named(f"phụ lục «{annex.id}»", (annex.label, annex.title, annex.caption))
        yield from _paragraphs(f"phụ lục «{annex.id}»", annex.paragraphs)
        yield from _tables(f"phụ lục «{annex.id}»", annex.tables)


def _named(place: str, texts: Iterable[str | None]) -> Iterator[tuple[str, str]]:
    return ((place, text) for text in texts if text)


def _paragraphs(place: str, paragraphs: Iterable[Paragraph]) -> Iterator[tuple[str, str]]:
    return ((place, paragraph.text) for paragraph in paragraphs)


def _sections(sections: Iterable[Section]) -> Iterator[tuple[str, str]]:
    for section in sections:
        place = f"mục {section.id}"
        yield from _named(place, (section.number, section.title))
        yield from _paragraphs(place, section.paragraphs)
        yield from _tables(place, section.tables)
        yield from _sections(section.children)
        yield from _paragraphs(place, section.trailing)


def _tables(place: str, tables: Iterable[Table]) -> Iterator[tuple[str, str]]:
    for table in tables:
        for number, row in enumerate((*table.header, *table.rows), 1):
            for column, cell in enumerate(row, 1):
                if cell.text:
                    yield f"{place}, bảng, hàng {number}, cột {column}", cell.text
