"""What the templates are filled with: a `Document` put into the words and order of the official form.

Both writers use it, so that a .docx and a .pdf of one document have the same text. Forms of wording
and punctuation follow Nghị định 30/2020/NĐ-CP, Phụ lục I and the sample forms of its Phụ lục III.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date as Date
from typing import Literal

from kehoach.generator.formats.characters import refuse_unprintable
from kehoach.generator.formats.content_figure import FigureView
from kehoach.generator.formats.content_table import TableView, table_view
from kehoach.generator.formats.rule import part_of_line
from kehoach.meaning.citations import states_bases
from kehoach.meaning.note_marks import unmarked, without_marks
from kehoach.model import Annex, Document, Paragraph, Section, Table

BLANK = "[...]"
"""What stands where an officer still has to write something; anything in square brackets is highlighted."""

_TO_WRITE_IN = "\u00a0" * 6
_ISSUER_COLUMN, _PORTRAIT, _LANDSCAPE = 178.0, 453.0, 700.0  # room for a line, in points
_LONGEST_HEADING = 120
_BASIS_OPENINGS = ("Căn cứ", "Thực hiện", "Theo", "Xét", "Triển khai")
_PERIOD = re.compile(r"\b(?:giai đoạn|năm|quý [IV]+ năm|tháng) \d+")
"""Words of a title that its line break does not part."""
_LETTER = re.compile(r"[a-zđ]\d*")

Kind = Literal["heading1", "heading2", "heading3", "text", "intro", "last", "table", "figure"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, table or chart. "heading" kinds are titles; "intro" stays with the table after it, "last" with the
    signature."""

    kind: Kind
    text: str
    table: TableView | None = None
    figure: FigureView | None = None


@dataclass(frozen=True, slots=True)
class AnnexView:
    """An annex; `rule` is the short line under its caption, in non-breaking blanks to be underlined."""

    label: str
    title: str
    caption: str
    rule: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class SignatureView:
    """The signature block, one line each."""

    authority: tuple[str, ...]
    title: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class Apparatus:
    """What a consolidated text has besides its document: the lines below its title, and its footnotes by the signs
    (`kehoach.meaning.note_marks`) that hold their places in the document's texts."""

    opening: tuple[str, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Content:
    """The fields that a template may use. Rules are non-breaking blanks to be underlined. Signs of notes in the texts
    are put in by the writers."""

    superior: tuple[str, ...]
    issuer: tuple[str, ...]
    issuer_rule: str
    number: str
    place_and_date: str
    type: str
    title: str
    title_rule: str
    opening: tuple[str, ...]
    addressees: tuple[str, ...]
    legal_bases: tuple[str, ...]
    body: tuple[Block, ...]
    recipients: tuple[str, ...]
    signature: SignatureView
    annexes: tuple[AnnexView, ...]
    notes: Mapping[str, str]


def content_of(document: Document, apparatus: Apparatus | None = None) -> Content:
    """The content of a document. Raises `KehoachError` when a text holds a character that cannot be printed."""
    apparatus = apparatus or Apparatus()
    refuse_unprintable(document, (*apparatus.opening, *apparatus.notes.values()))
    issuer = _upper(document.issuer) or (BLANK,)
    charts = _Charts(document)
    signature = document.signature
    title = _PERIOD.sub(lambda found: found[0].replace(" ", "\u00a0"), document.title or BLANK)
    return Content(
        superior=_upper(document.superior),
        issuer=issuer,
        issuer_rule=part_of_line(issuer[-1], size=13, bold=True, room=_ISSUER_COLUMN),
        number=_number(document),
        place_and_date=f"{document.place or BLANK}, {_date(document.date)}",
        type=(document.type or BLANK).upper(),
        title=title,
        title_rule=part_of_line(title, size=14, bold=True, room=_PORTRAIT),
        opening=apparatus.opening,
        addressees=_listed(document.addressees) if len(document.addressees) > 1 else document.addressees,
        legal_bases=_bases(document),
        body=_body(document, charts),
        recipients=_listed(document.recipients),
        signature=SignatureView(
            _upper((signature.authority or "").splitlines()) if signature else (),
            _upper((signature.title or BLANK).splitlines()) if signature else (BLANK,),
            signature.name or BLANK if signature else BLANK,
        ),
        annexes=tuple(_annex(annex, charts) for annex in document.annexes),
        notes=apparatus.notes,
    )


def _upper(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line.upper() for line in lines)


def _number(document: Document) -> str:
    """As in "Số: 05/KH-STP": numbers below 10 take a 0 (Phụ lục I, Mục II.3); a draft leaves room to write in."""
    number = f" {document.number:0>2}" if document.number else _TO_WRITE_IN
    return f"Số:{number}/{document.symbol or BLANK}"


def _date(date: Date | None) -> str:
    """The date in words: days below 10 and months 1 and 2 take a 0 (Phụ lục I, Mục II.4)."""
    if date is None:
        return f"ngày{_TO_WRITE_IN}tháng{_TO_WRITE_IN}năm 20..."
    month = f"{date.month:02}" if date.month <= 2 else str(date.month)
    return f"ngày {date.day:02} tháng {month} năm {date.year}"


def _bases(document: Document) -> tuple[str, ...]:
    """A line for each basis; none where the running text says them, or they would stand there twice."""
    if states_bases(document.lead, document.legal_bases):
        return ()
    return _ended([_basis(basis.text) for basis in document.legal_bases])


def _basis(text: str) -> str:
    """A basis with the word that opens its line, which readers leave out of it."""
    return text if text.startswith(_BASIS_OPENINGS) else f"Căn cứ {text}"


def _ended(lines: Iterable[str]) -> tuple[str, ...]:
    """Lines closed by ";", the last one by "." (Phụ lục I, Mục II.6)."""
    bare = [line.strip().rstrip(";.,") for line in lines]
    return tuple(f"{line}{'.' if place == len(bare) else ';'}" for place, line in enumerate(bare, 1))


def _listed(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"- {line}" for line in _ended([line.strip().lstrip("-–").strip() for line in lines]))


class _Charts:
    """A document's charts by the section or annex that they follow, numbered through it."""

    def __init__(self, document: Document) -> None:
        self._views = [FigureView(figure, number) for number, figure in enumerate(document.figures, start=1)]

    def after(self, part: str) -> Iterator[Block]:
        return (Block("figure", view.title, figure=view) for view in self._views if view.figure.after == part)


def _body(document: Document, charts: _Charts) -> tuple[Block, ...]:
    blocks = [*_blocks(document.lead, ()), *_sections(document.outline, charts), *_blocks(document.closing, ())]
    return tuple(_closed(blocks))


def _sections(sections: Sequence[Section], charts: _Charts) -> Iterator[Block]:
    titled = any(section.paragraphs or section.tables or section.children for section in sections)
    for section in sections:
        yield _heading(section, titled=titled)
        yield from _blocks(section.paragraphs, section.tables)
        yield from _sections(section.children, charts)
        yield from _blocks(section.trailing, ())
        yield from charts.after(section.id)


def _heading(section: Section, *, titled: bool) -> Block:
    """The numbered line: parts in capitals; items are headings only where they have a title (Phụ lục I, Mục V, ô 6b).

    Where one of the items of a list has text of its own, the list is `titled`: its numbered lines
    are titles, unless they read as sentences.
    """
    if section.level == 1:
        return Block("heading1", _numbered(section.number, section.title.upper()))
    text = _numbered(section.number, section.title)
    if (
        not titled
        or len(section.title) > _LONGEST_HEADING
        or without_marks(section.title).rstrip().endswith((".", ";", ","))
    ):
        return Block("text", text)
    return Block("heading2" if section.level == 2 else "heading3", text)


def _numbered(number: str, title: str) -> str:
    if not number:
        return title
    bare, marks = unmarked(number)
    if _LETTER.fullmatch(bare):
        return f"{bare}{marks}) {title}"
    return f"{bare}{marks}. {title}" if bare[-1].isalnum() else f"{bare}{marks} {title}"


def _blocks(paragraphs: Iterable[Paragraph], tables: Sequence[Table], name: str = "Bảng") -> Iterator[Block]:
    """Paragraphs with the tables between them; a table's position counts the paragraphs before it."""
    tables = [table for table in tables if table.header or table.rows]
    texts = [paragraph.text for paragraph in paragraphs]
    standing = {
        place: [table for table in tables if min(table.position, len(texts)) == place]
        for place in range(len(texts) + 1)
    }
    for place, text in enumerate((*texts, "")):
        yield from (Block("table", "", table_view(table, name)) for table in standing[place])
        if text:
            yield Block("intro" if standing[place + 1] else "text", text)


def _closed(blocks: list[Block]) -> list[Block]:
    """The main text with "./." after its last words, as in the sample forms."""
    if not blocks:
        return blocks
    last = blocks[-1]
    if last.kind in {"table", "figure"}:
        return [*blocks, Block("last", "./.")]
    text = last.text.rstrip()
    if not text.endswith("./."):
        text = text.rstrip(".;,") + "./."
    kind: Kind = "last" if last.kind == "text" else last.kind
    return [*blocks[:-1], replace(last, kind=kind, text=text)]


def _room_kept(text: str) -> str:
    """A text whose runs of spaces, room to write a number or date in, can be neither folded nor broken."""
    return re.sub(" {2,}", lambda found: "\u00a0" * len(found[0]), text)


def _annex(annex: Annex, charts: _Charts) -> AnnexView:
    title = annex.title.upper()
    return AnnexView(
        annex.label,
        title,
        _room_kept(annex.caption),
        part_of_line(annex.caption or title or annex.label, size=14, bold=not annex.caption, room=_LANDSCAPE),
        (*_blocks(annex.paragraphs, annex.tables, f"{annex.label} {title}".strip()), *charts.after(annex.id)),
    )
