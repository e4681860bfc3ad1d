"""Rows kept whole."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout
from kehoach.checker.long_tables import long_tables, start_of, table_place
from kehoach.checker.rule import Example, Hit, NotEvaluated, Rule
from kehoach.checker.subject import Subject
from kehoach.model import Annex, Cell, Document, Plan, Source, Table, TableForm


def check(subject: Subject) -> Iterator[Hit]:
    """No row of a long table is cut at the end of a page."""
    long = long_tables(subject)
    if all(form.rows_kept_whole is None for form in long):
        raise NotEvaluated("tệp không cho biết hàng của bảng có bị cắt không")
    for form in long:
        if form.rows_kept_whole is False:
            yield Hit(
                "hàng của bảng có thể bị cắt ở cuối trang", start_of(subject, form), place=table_place(subject, form)
            )


_ROWS = Table(rows=((Cell(text="1"), Cell(text="Việc")),) * 12, source=Source(file="a.docx", sha256="", table=1))


def _shown(whole: bool) -> Example:
    plan = Plan(document=Document(annexes=(Annex(id="pl1", label="Phụ lục", tables=(_ROWS,)),)))
    form = TableForm(rows_kept_whole=whole, annex="pl1", source=_ROWS.source)
    return Example("Bảng 12 hàng", plan=plan, layout=layout(tables=(form,)))


RULE = Rule(
    code="TT092",
    name="Hàng của bảng không bị cắt",
    severity="info",
    basis="style",
    place="Văn phong: Nghị định 30/2020/NĐ-CP không quy định trình bày bảng",
    requirement="Hàng của bảng được đặt để không bị cắt đôi ở cuối trang.",
    reason="Nhiệm vụ nằm nửa trang này, nửa trang kia thì dễ đọc nhầm cơ quan, thời hạn.",
    reads=("layout.tables.rows_kept_whole",),
    good=_shown(whole=True),
    bad=_shown(whole=False),
    check=check,
    not_applicable=Example("Không có bảng", layout=layout()),
)
