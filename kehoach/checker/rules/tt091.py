"""Header rows repeated on every page."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout
from kehoach.checker.long_tables import long_tables, start_of, table_place
from kehoach.checker.rule import Example, Hit, NotEvaluated, Rule
from kehoach.checker.subject import Subject
from kehoach.model import Annex, Cell, Document, Plan, Source, Table, TableForm


def check(subject: Subject) -> Iterator[Hit]:
    """A long table repeats its header where it runs over a page."""
    long = long_tables(subject)
    if all(form.header_repeated is None for form in long):
        raise NotEvaluated("tệp không cho biết hàng tiêu đề của bảng có lặp lại không")
    for form in long:
        if form.header_repeated is False:
            yield Hit(
                "hàng tiêu đề của bảng không lặp lại ở trang sau",
                start_of(subject, form),
                place=table_place(subject, form),
            )


_ROWS = Table(rows=((Cell(text="1"), Cell(text="Việc")),) * 12, source=Source(file="a.docx", sha256="", table=1))


def _shown(repeated: bool) -> Example:
    plan = Plan(document=Document(annexes=(Annex(id="pl1", label="Phụ lục", tables=(_ROWS,)),)))
    form = TableForm(header_repeated=repeated, annex="pl1", source=_ROWS.source)
    return Example("Bảng 12 hàng", plan=plan, layout=layout(tables=(form,)))


RULE = Rule(
    code="TT091",
    name="Hàng tiêu đề bảng lặp lại",
    severity="info",
    basis="practice",
    place="Thông lệ: Nghị định 30/2020/NĐ-CP không quy định trình bày bảng",
    requirement="Bảng dài quá một trang lặp lại hàng tiêu đề ở đầu mỗi trang.",
    reason="Ở trang sau không còn tiêu đề thì không biết cột nào là cơ quan chủ trì.",
    reads=("layout.tables.header_repeated",),
    good=_shown(repeated=True),
    bad=_shown(repeated=False),
    check=check,
    not_applicable=Example("Không có bảng", layout=layout()),
)
