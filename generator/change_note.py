"""A note of one page that tells one agency what changed for it in a plan, in the official form (Nghị định 30/2020/NĐ-CP,
Mẫu 1.4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from kehoach.generator.formats.workbook import Sheet, write_workbook
from kehoach.generator.tables import row_of, table_of
from kehoach.generator.wording import Parent
from kehoach.meaning.open_points import BLANK
from kehoach.model import Document, Paragraph, Plan, Section, Signature

TABLE = "Bảng thay đổi theo cơ quan"
"""What the notes call the workbook that has all rows of all agencies."""

_HEADER = ("Địa chỉ", "Trước", "Sau", "Căn cứ")
_ROLES = ("product", "text", "text", "product")
_LETTERS_A_LINE = (11, 27, 27, 11)
"""Letters that surely fit a line of each column."""

_TEXT_LETTERS, _TITLE_LETTERS = 70, 60
_TEXT_LINE, _TABLE_LINE = 18, 14  # heights of a line in points
_PAGE = 728
_FIXED = 305
"""Points that the head of the document, the headings, the table's header and the signature take of a page."""


@dataclass(frozen=True)
class NoteRow:
    """One row: where, what stood there, what stands there now, and the sentence that ordered it."""

    place: str
    before: str
    after: str
    because: str = ""


def change_note(
    plan: Plan, agency: str, rows: Sequence[NoteRow], *, common: int = 0, amended_by: Sequence[str] = ()
) -> Document:
    """The draft of the note for an agency (its name); `common` counts changes that concern all who cite the plan,
    `amended_by` are the amending documents.

    The plan is the amended one; what its issuer has to write in (number, day, signature) is left blank. Rows that do not
    fit one page are counted by the parts of the plan that they are in.
    """
    parent = Parent(plan.document)
    unit = (plan.document.symbol or "").partition("-")[2] or BLANK
    more = f" Ngoài ra có {common:02} thay đổi ở phần chung của Kế hoạch." if common else ""
    by = f" bởi {'; '.join(amended_by)}" if amended_by else ""
    title = f"Về những thay đổi của {parent.code} đối với {agency}"
    lead = (
        f"{parent.full_citation} đã được sửa đổi, bổ sung{by}. {parent.issuer} thông báo những nội dung thay đổi "
        f"liên quan đến {agency} như sau:"
    )
    to_do = f"{agency} rà soát, điều chỉnh kế hoạch của mình và biểu báo cáo tiến độ theo các nội dung trên.{more}"
    taken = _FIXED + _TEXT_LINE * (
        _wrapped(title, _TITLE_LETTERS) + sum(_wrapped(text, _TEXT_LETTERS) for text in (lead, to_do))
    )
    fitting = _fitting(rows, _PAGE - taken)
    table = table_of(_HEADER, _ROLES, [row_of((row.place, row.before, row.after, row.because)) for row in fitting])
    return Document(
        type="THÔNG BÁO",
        symbol=f"TB-{unit}",
        superior=plan.document.superior,
        issuer=plan.document.issuer,
        place=plan.document.place,
        title=title,
        lead=(Paragraph(text=lead),),
        outline=(
            Section(
                id="1",
                level=2,
                number="1",
                title="Nội dung thay đổi",
                paragraphs=_rest(rows[len(fitting) :]),
                tables=(table,),
            ),
            Section(id="2", level=2, number="2", title="Việc cần làm", paragraphs=(Paragraph(text=to_do),)),
        ),
        recipients=(agency, f"Lưu: VT, {BLANK}"),
        signature=Signature(title=BLANK, name=BLANK),
    )


def changes_workbook(rows: Sequence[tuple[str, NoteRow]]) -> bytes:
    """The bytes of an .xlsx with every row of every agency (its name), those that the notes have no room for included."""
    values = [(agency, row.place, row.before, row.after, row.because) for agency, row in rows]
    header = ("Cơ quan", *_HEADER)
    return write_workbook(
        [Sheet("Thay đổi", header, values, widths=[30, 28, 55, 55, 28], title=TABLE, frozen=2)], title=TABLE
    )


def _fitting(rows: Sequence[NoteRow], room: int) -> Sequence[NoteRow]:
    """The first rows that surely fit so many points, one at least; where not all do, two lines tell of the others."""
    used = [_TABLE_LINE * _lines(row) for row in rows]
    if sum(used) <= room:
        return rows
    count = 1
    while sum(used[: count + 1]) <= room - 2 * _TEXT_LINE:
        count += 1
    return rows[:count]


def _lines(row: NoteRow) -> int:
    """How many lines a row takes at most."""
    cells = (row.place, row.before, row.after, row.because)
    return max(
        sum(_wrapped(line, letters) for line in cell.split("\n"))
        for cell, letters in zip(cells, _LETTERS_A_LINE, strict=True)
    )


def _wrapped(text: str, letters: int) -> int:
    return max(ceil(len(text) / letters), 1)


def _rest(rows: Sequence[NoteRow]) -> tuple[Paragraph, ...]:
    """How many other changes there are, and in which parts of the plan."""
    if not rows:
        return ()
    counts = Counter(row.place.partition(",")[0] for row in rows)
    listed = "; ".join(f"{part}: {count:02}" for part, count in counts.items())
    return (Paragraph(text=f"Và {len(rows):02} thay đổi khác ({listed}): xem {TABLE} kèm theo."),)
