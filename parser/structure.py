"""Blocks to `Document`: head, lead, outline, foot and annexes, the same for every file format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import shorten

from kehoach.errors import KehoachError
from kehoach.meaning.citations import split_legal_bases
from kehoach.meaning.open_points import filled
from kehoach.model import Annex, Block, Coverage, Document, LegalBasis, Notice, Paragraph, Section, SourceFile
from kehoach.model.trusted import changed
from kehoach.parser.addressees import read_addressees
from kehoach.parser.annexes import read_annex
from kehoach.parser.closing import is_drafters_sign
from kehoach.parser.consolidated import opening_notices, split_opening
from kehoach.parser.content import read_content
from kehoach.parser.coverage import check_coverage
from kehoach.parser.enclosure import enacted_by, enclose, find_enclosed
from kehoach.parser.extraction import Extraction, Origin
from kehoach.parser.lines import Line
from kehoach.parser.outline import read_outline
from kehoach.parser.parts import Parts, cut_before, take_apart
from kehoach.parser.stamps import stamp_lines
from kehoach.parser.surroundings import compare_metadata, is_of_a_copy, surroundings_start

_CLOSING_WORDS = ("Trên đây là", "Trên đây,", "Trong quá trình triển khai", "Trong quá trình thực hiện")
_OPENING = 60
_FOOTNOTE = re.compile(r"\[\d{1,3}\]")
_BASES_TITLE = re.compile(r"(các |những )?căn cứ|(sự cần thiết,? (và )?)?(căn cứ|cơ sở) pháp lý", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """A document with what the reader has to be told about it."""

    document: Document
    notices: tuple[Notice, ...]
    coverage: Coverage


@dataclass(frozen=True)
class _Read:
    """A document with its notices, and the blocks that notices quote."""

    document: Document
    notices: tuple[Notice, ...]
    quoted: tuple[Block, ...]


def read_structure(origin: Origin, extraction: Extraction) -> Reading:
    """The document that a file's blocks are.

    Raises `KehoachError` when nothing in them is a part of an official document.
    """
    below = surroundings_start(extraction.blocks)
    read = _read_enclosed(extraction.blocks[:below])
    document = read.document
    if not (document.type or document.symbol or document.issuer or document.outline or document.annexes):
        raise _no_document(origin, extraction)
    file = SourceFile(name=origin.file, sha256=origin.sha256, format=extraction.format)
    document = document.model_copy(update={"file": file})
    around = extraction.blocks[below:]
    coverage, lost = check_coverage(document, extraction.blocks, [*read.quoted, *around])
    notices = (
        *extraction.notices,
        *_strange_letters(extraction.blocks),
        *read.notices,
        *_around_notices(around),
        *compare_metadata(document, [*read.quoted, *around]),
        *lost,
    )
    return Reading(document, notices, coverage)


def _read_enclosed(blocks: Sequence[Block]) -> _Read:
    """The document in the blocks; one that is enclosed in another, with that one around it."""
    start = find_enclosed(blocks)
    if start is None:
        return _read_document(blocks)
    above, rest = cut_before(blocks, start)
    outer, inner = _read_document(above), _read_document(rest)
    document, notice = enclose(inner.document, outer.document)
    return _Read(document, (*outer.notices, notice, *inner.notices), (*outer.quoted, *inner.quoted))


def _read_document(blocks: Sequence[Block]) -> _Read:
    parts = take_apart(blocks)
    outline = read_outline(parts.body)
    before, tables, table_notices = read_content(outline.before)
    stamps = stamp_lines([paragraph.text for paragraph in before])
    stamped = [paragraph for place, paragraph in enumerate(before) if place in stamps]
    addressees = read_addressees([paragraph for place, paragraph in enumerate(before) if place not in stamps])
    opening, rest = split_opening(addressees.rest, parts.head.symbol)
    lead, bases = _read_lead(rest)
    sections, closing = _split_closing(outline.sections)
    annexes, annex_notices = _read_annexes(parts.annexes)
    head, foot = parts.head, parts.foot
    document = Document(
        type=head.type,
        number=head.number,
        symbol=head.symbol,
        superior=head.superior,
        issuer=head.issuer,
        place=head.place,
        date=head.date,
        date_text=head.date_text,
        title=head.title,
        addressees=addressees.names,
        legal_bases=(*bases, *_bases_under_headings(sections)),
        lead=lead,
        tables=tuple(tables),
        outline=sections,
        closing=closing,
        annexes=annexes,
        recipients=tuple(text.strip("-–•+* ").rstrip(";. ") for text in foot.recipients),
        signature=foot.signature,
        enacted_by=enacted_by(head),
        sources=head.sources | foot.sources | ({"addressees": addressees.sources} if addressees.sources else {}),
    )
    notices = (
        *_around_notices(parts.around),
        *_around_notices(stamped),
        *_part_notices(parts),
        *opening_notices(opening),
        *table_notices,
        *outline.notices,
        *annex_notices,
    )
    quoted = [*head.noticed, *head.leftover, *foot.noticed, *foot.leftover]
    told = (*parts.around, *stamped, *opening, *(Paragraph(text=line.text, source=line.source) for line in quoted))
    return _Read(document, notices, told)


def _no_document(origin: Origin, extraction: Extraction) -> KehoachError:
    first = next(_whole_texts(extraction.blocks), None)
    opening = f"; tệp mở đầu bằng «{shorten(first.text, _OPENING, placeholder='…')}»" if first else ""
    return KehoachError(
        f"không thấy thành phần nào của văn bản hành chính (tên loại, số ký hiệu, mục I, 1, a, phụ lục){opening}",
        file=origin.file,
        advice="Kiểm tra lại tệp: có thể là tệp khác, văn bản chỉ là ảnh chụp, hoặc là tài liệu kèm theo (bảng so sánh, "
        "bảng tổng hợp) mà Nghị định 30/2020/NĐ-CP không quy định thể thức.",
    )


def _part_notices(parts: Parts) -> Iterator[Notice]:
    yield from parts.head.notices
    yield from parts.foot.notices
    for _, lines in groupby(parts.head.leftover, key=lambda line: (line.block, line.cell)):
        yield _leftover_notice(list(lines))
    yield from _after_foot(parts.foot.leftover)


def _read_lead(paragraphs: Sequence[Paragraph]) -> tuple[tuple[Paragraph, ...], tuple[LegalBasis, ...]]:
    """Lead paragraphs and legal bases. A paragraph that is nothing but a legal basis becomes that basis."""
    lead: list[Paragraph] = []
    bases: list[LegalBasis] = []
    for paragraph in paragraphs:
        found = _bases_in(paragraph)
        bases += found
        if [f"Căn cứ {basis.text}" for basis in found] != [paragraph.text.lstrip("-–+ ").rstrip("; .")]:
            lead.append(paragraph)
    return tuple(lead), tuple(bases)


def _bases_in(paragraph: Paragraph) -> list[LegalBasis]:
    return [changed(basis, source=paragraph.source) for basis in split_legal_bases(paragraph.text)]


def _bases_under_headings(sections: Sequence[Section]) -> Iterator[LegalBasis]:
    """The legal bases that parts list which are named so ("I. CĂN CỨ PHÁP LÝ"); the parts keep them too."""
    for section in sections:
        if _BASES_TITLE.match(section.title):
            for paragraph in _paragraphs_of(section):
                yield from _bases_in(paragraph)
        else:
            yield from _bases_under_headings(section.children)


def _paragraphs_of(section: Section) -> Iterator[Paragraph]:
    yield from section.paragraphs
    for child in section.children:
        yield Paragraph(text=child.title, source=child.source)
        yield from _paragraphs_of(child)
    yield from section.trailing


def _split_closing(sections: Sequence[Section]) -> tuple[tuple[Section, ...], tuple[Paragraph, ...]]:
    """Move the closing words out of the last part: they belong to the document."""
    if not sections:
        return (), ()
    last, closing = _without_closing(sections[-1])
    return (*sections[:-1], last), closing


def _without_closing(section: Section) -> tuple[Section, tuple[Paragraph, ...]]:
    place = next((i for i, p in enumerate(section.trailing) if p.text.startswith(_CLOSING_WORDS)), None)
    if place is not None:
        return section.model_copy(update={"trailing": section.trailing[:place]}), section.trailing[place:]
    if section.children:
        child, closing = _without_closing(section.children[-1])
        return section.model_copy(update={"children": (*section.children[:-1], child)}), closing
    place = next((i for i, p in enumerate(section.paragraphs) if p.text.startswith(_CLOSING_WORDS)), None)
    if place is None:
        return section, ()
    return section.model_copy(update={"paragraphs": section.paragraphs[:place]}), section.paragraphs[place:]


def _read_annexes(stretches: Sequence[Sequence[Block]]) -> tuple[tuple[Annex, ...], list[Notice]]:
    annexes: list[Annex] = []
    notices: list[Notice] = []
    taken: dict[str, int] = {}
    for stretch in stretches:
        annex, told = read_annex(stretch, taken)
        annexes.append(annex)
        notices += told
        if not annex.tables:
            name = annex.label or annex.title
            message = f"{name} không có bảng nào đọc được; phần chữ của phụ lục được giữ nguyên."
            source = annex.sources[0] if annex.sources else None
            notices.append(Notice(code="P201", severity="warning", message=message, source=source))
    return tuple(annexes), notices


def _texts(block: Block) -> Iterable[str]:
    return [block.text] if isinstance(block, Paragraph) else [cell.text for row in block.rows for cell in row]


def _whole_texts(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """Every paragraph and table row that holds words, a row's cells parted by bars."""
    for block in blocks:
        if isinstance(block, Paragraph):
            parts = [block]
        else:
            rows = [[cell for cell in row if cell.text] for row in block.rows]
            parts = [Paragraph(text=" | ".join(cell.text for cell in row), source=row[0].source) for row in rows if row]
        yield from (part for part in parts if part.text)


def _strange_letters(blocks: Sequence[Block]) -> Iterator[Notice]:
    """What is said of Ð (U+00D0) where Đ is meant: it looks the same and is another letter."""
    every = "\n".join([text for block in blocks for text in _texts(block)])
    if "Ð" in every or "ð" in every:
        texts = [text for text in _whole_texts(blocks) if "Ð" in text.text or "ð" in text.text]
        message = f"Có {len(texts)} đoạn dùng chữ «Ð» (U+00D0) thay cho «Đ»; nguyên văn được giữ, khi đọc hiểu là «Đ»."
        yield Notice(code="P004", severity="info", message=message, source=texts[0].source)


def _around_notices(blocks: Sequence[Block]) -> Iterator[Notice]:
    """What stands around the document: a site's words, the stamp of an electronic signature; a notice for each run of lines."""
    if blocks and is_of_a_copy(blocks[0]):
        texts = list(_whole_texts(blocks))
        words = " | ".join(text.text for text in texts)
        message = f"Hình thức sao và cơ quan sao, không thuộc nội dung: «{words}»"
        yield Notice(code="P001", severity="info", message=message, source=texts[0].source)
        return
    texts = list(_whole_texts(blocks))
    stamps = stamp_lines([text.text for text in texts])
    for is_stamp, run in groupby(range(len(texts)), key=stamps.__contains__):
        told = [texts[place] for place in run]
        words = " | ".join(text.text for text in told)
        code, reason = (
            ("P002", "Chữ của dấu ký số, không thuộc nội dung")
            if is_stamp
            else ("P001", "Ngoài văn bản (của trang nguồn), không đưa vào nội dung")
        )
        yield Notice(code=code, severity="info", message=f"{reason}: «{words}»", source=told[0].source)


def _after_foot(leftover: Sequence[Line]) -> Iterator[Notice]:
    """What is said of lines below the signature: the document's footnotes, "[1] ...", and what is none of its parts."""
    first = next((place for place, line in enumerate(leftover) if _FOOTNOTE.match(line.text)), len(leftover))
    for _, group in groupby(leftover[:first], key=lambda line: (line.block, line.cell)):
        yield _leftover_notice(list(group))
    count = 0
    notes = [(count := count + bool(_FOOTNOTE.match(line.text)), line) for line in leftover[first:]]
    for _, pairs in groupby(notes, key=lambda pair: pair[0]):
        note = [line for _, line in pairs]
        words = "\n".join(line.text for line in note)
        yield Notice(code="P017", severity="info", message=f"Chú thích cuối văn bản: «{words}»", source=note[0].source)


def _leftover_notice(lines: Sequence[Line]) -> Notice:
    words = "\n".join(line.text for line in lines)
    if not any(filled(line.text) for line in lines):
        return Notice(code="P902", severity="info", message=f"Chỗ còn để trống: «{words}»", source=lines[0].source)
    if all(is_drafters_sign(line.text) for line in lines):
        message = f"Ký hiệu người soạn thảo và số lượng bản phát hành: «{words}»"
        return Notice(code="P902", severity="info", message=message, source=lines[0].source)
    message = f"Không rõ là thành phần nào của văn bản: «{words}»"
    return Notice(code="P902", severity="warning", message=message, source=lines[0].source)
