"""Blocks to `Document`: head, lead, outline, foot and annexes, the same for every file format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kehoach.errors import KehoachError
from kehoach.meaning.citations import split_legal_bases
from kehoach.model import Annex, Block, Coverage, Document, LegalBasis, Notice, Paragraph, Section, SourceFile, Table
from kehoach.parser.annexes import is_annex_start, read_annex
from kehoach.parser.closing import Foot, read_foot
from kehoach.parser.coverage import check_coverage
from kehoach.parser.extraction import Extraction, Origin
from kehoach.parser.header import Head, join_cut_lines, read_head
from kehoach.parser.lines import Line, lines_of
from kehoach.parser.outline import read_outline, split_soft_lines
from kehoach.parser.surroundings import compare_metadata, surroundings_start
from kehoach.parser.tables import read_table

_CLOSING_WORDS = ("Trên đây là", "Trên đây,", "Trong quá trình triển khai", "Trong quá trình thực hiện")
_HEAD_BLOCKS = 60


@dataclass(frozen=True)
class Reading:
    """A document with what the reader has to be told about it."""

    document: Document
    notices: tuple[Notice, ...]
    coverage: Coverage


@dataclass(frozen=True)
class _Parts:
    """The stretches of a file: what stands around the document, its head, body, foot and annexes."""

    around: tuple[Block, ...]
    below: tuple[Block, ...]
    head: Head
    body: tuple[Block, ...]
    foot: Foot
    annexes: tuple[tuple[Block, ...], ...]


def read_structure(origin: Origin, extraction: Extraction) -> Reading:
    """The document that a file's blocks are.

    Raises `KehoachError` when nothing in them is a part of an official document.
    """
    parts = _take_apart(extraction.blocks)
    outline = read_outline(read_table(block) if isinstance(block, Table) else block for block in parts.body)
    lead, bases = _read_lead(outline.before)
    sections, closing = _split_closing(outline.sections)
    annexes, annex_notices = _read_annexes(parts.annexes)
    head, foot = parts.head, parts.foot
    if not (head.type or head.symbol or head.issuer or sections or annexes):
        raise KehoachError(
            "không thấy thành phần nào của văn bản hành chính (tên loại, số ký hiệu, mục I, 1, a, phụ lục)",
            file=origin.file,
            advice="Kiểm tra lại tệp: có thể là tệp khác, hoặc văn bản chỉ là ảnh chụp.",
        )
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
        legal_bases=bases,
        lead=lead,
        outline=sections,
        closing=closing,
        annexes=annexes,
        recipients=tuple(text.strip("-–•+* ").rstrip(";. ") for text in foot.recipients),
        signature=foot.signature,
        file=SourceFile(name=origin.file, sha256=origin.sha256, format=extraction.format),
        sources=head.sources | foot.sources,
    )
    leftover = [*head.leftover, *foot.leftover]
    told = [*parts.around, *(Paragraph(text=line.text, source=line.source) for line in leftover)]
    coverage, lost = check_coverage(document, extraction.blocks, told)
    notices = (
        *extraction.notices,
        *(_surrounding_notice(line) for line in _whole_texts(parts.around)),
        *head.notices,
        *(_leftover_notice(line) for line in leftover),
        *outline.notices,
        *annex_notices,
        *compare_metadata(document, parts.below),
        *lost,
    )
    return Reading(document, notices, coverage)


def _take_apart(blocks: Sequence[Block]) -> _Parts:
    below = surroundings_start(blocks)
    numbered = list(enumerate(blocks[:below]))
    lines = join_cut_lines(list(lines_of(numbered[:_HEAD_BLOCKS])))
    head = read_head(lines)
    start = lines[head.start].block if head.start < len(lines) else below
    rest = _after_head(blocks[:below], lines, head)
    annex_starts = _annex_starts(rest)
    main = rest[: annex_starts[0]] if annex_starts else rest
    foot, body = _split_foot(main)
    return _Parts(
        around=(*blocks[:start], *blocks[below:]),
        below=tuple(blocks[below:]),
        head=head,
        body=tuple(split_soft_lines(body)),
        foot=foot,
        annexes=tuple(
            tuple(rest[first:last]) for first, last in zip(annex_starts, [*annex_starts[1:], len(rest)], strict=False)
        ),
    )


def _after_head(blocks: Sequence[Block], lines: Sequence[Line], head: Head) -> list[Block]:
    """The blocks after the head; of a block that the head ends in, the lines that it did not take."""
    if head.end >= len(lines):
        return list(blocks[lines[-1].block + 1 :]) if lines else list(blocks)
    place = lines[head.end].block
    block = blocks[place]
    taken = head.end > head.start and lines[head.end - 1].block == place
    if not taken or isinstance(block, Table):
        return list(blocks[place:])
    rest = "\n".join(line.text for line in lines[head.end :] if line.block == place)
    return [block.model_copy(update={"text": rest}), *blocks[place + 1 :]]


def _annex_starts(blocks: Sequence[Block]) -> list[int]:
    """The blocks that are annex labels; where the body has a foot, those after it."""
    foot = next((place for place, block in enumerate(blocks) if _opens_foot(block)), -1)
    return [place for place, block in enumerate(blocks) if place > foot and is_annex_start(block)]


def _opens_foot(block: Block) -> bool:
    return any(line.text.lower().startswith("nơi nhận:") for line in lines_of([(0, block)]))


def _split_foot(blocks: Sequence[Block]) -> tuple[Foot, list[Block]]:
    """The foot, and the body's blocks before it."""
    lines = list(lines_of(enumerate(blocks)))
    foot = read_foot(lines)
    if foot.start is None:
        return foot, list(blocks)
    return foot, list(blocks[: lines[foot.start].block])


def _read_lead(blocks: Sequence[Block]) -> tuple[tuple[Paragraph, ...], tuple[LegalBasis, ...]]:
    """Lead paragraphs and legal bases. A paragraph that is nothing but a legal basis becomes that basis."""
    lead: list[Paragraph] = []
    bases: list[LegalBasis] = []
    for block in blocks:
        if isinstance(block, Table):
            continue
        found = split_legal_bases(block.text)
        bases += [basis.model_copy(update={"source": block.source}) for basis in found]
        if not (found and _is_only_bases(block.text)):
            lead.append(block)
    return tuple(lead), tuple(bases)


def _is_only_bases(text: str) -> bool:
    return text.startswith("Căn cứ") and text.rstrip().endswith((";", ".")) and "như sau" not in text


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
    taken: set[str] = set()
    for stretch in stretches:
        annex, told = read_annex(stretch, taken)
        annexes.append(annex)
        notices += told
        if not annex.tables:
            message = f"{annex.label} không có bảng nào đọc được; phần chữ của phụ lục được giữ nguyên."
            source = annex.sources[0] if annex.sources else None
            notices.append(Notice(code="P201", severity="warning", message=message, source=source))
    return tuple(annexes), notices


def _whole_texts(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """Every paragraph and table cell that holds words."""
    for block in blocks:
        if isinstance(block, Paragraph):
            parts = [block]
        else:
            parts = [Paragraph(text=cell.text, source=cell.source) for row in block.rows for cell in row]
        yield from (part for part in parts if part.text)


def _surrounding_notice(block: Paragraph) -> Notice:
    message = f"Ngoài văn bản (của trang nguồn), không đưa vào nội dung: «{block.text}»"
    return Notice(code="P001", severity="info", message=message, source=block.source)


def _leftover_notice(line: Line) -> Notice:
    message = f"Không rõ là thành phần nào của văn bản: «{line.text}»"
    return Notice(code="P902", severity="warning", message=message, source=line.source)
