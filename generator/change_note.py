"""A note that tells one agency what changed for it in a plan, in the official form (Nghị định 30/2020/NĐ-CP, Mẫu 1.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.generator.tables import row_of, table_of
from kehoach.generator.wording import Parent
from kehoach.meaning.open_points import BLANK
from kehoach.model import Document, Paragraph, Plan, Section, Signature

_HEADER = ("Địa chỉ", "Trước", "Sau", "Căn cứ")
_ROLES = ("product", "text", "text", "product")


@dataclass(frozen=True)
class NoteRow:
    """One row: where, what stood there, what stands there now, and the sentence that ordered it."""

    place: str
    before: str
    after: str
    because: str = ""


def change_note(plan: Plan, agency: str, rows: Sequence[NoteRow], *, common: int = 0) -> Document:
    """The draft of the note for an agency (its name); `common` counts changes that concern all who cite the plan.

    The plan is the amended one; what its issuer has to write in (number, day, signature) is left blank.
    """
    parent = Parent(plan.document)
    unit = (plan.document.symbol or "").partition("-")[2] or BLANK
    lines = [row_of((row.place, row.before, row.after, row.because)) for row in rows]
    table = table_of(_HEADER, _ROLES, lines)
    more = f" Ngoài ra có {common:02} thay đổi ở phần chung của Kế hoạch." if common else ""
    return Document(
        type="THÔNG BÁO",
        symbol=f"TB-{unit}",
        superior=plan.document.superior,
        issuer=plan.document.issuer,
        place=plan.document.place,
        title=f"Về những thay đổi của {parent.code} đối với {agency}",
        lead=(
            Paragraph(
                text=f"{parent.full_citation} đã được sửa đổi, bổ sung. {parent.issuer} thông báo những nội dung thay đổi "
                f"liên quan đến {agency} như sau:"
            ),
        ),
        outline=(
            Section(id="1", level=2, number="1", title="Nội dung thay đổi", tables=(table,)),
            Section(id="2", level=2, number="2", title="Việc cần làm", paragraphs=(_to_do(agency, more),)),
        ),
        recipients=(agency, f"Lưu: VT, {BLANK}"),
        signature=Signature(title=BLANK, name=BLANK),
    )


def _to_do(agency: str, more: str) -> Paragraph:
    return Paragraph(
        text=f"{agency} rà soát, điều chỉnh kế hoạch của mình và biểu báo cáo tiến độ theo các nội dung trên.{more}"
    )
