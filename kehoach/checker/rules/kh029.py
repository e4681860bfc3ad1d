"""Percentages are what their rows come to."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, table
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.shares import fits, share_of, share_words
from kehoach.checker.statistics_tables import Figure, figure_columns, parts_of
from kehoach.checker.subject import Subject
from kehoach.model import Annex, Plan


def check(subject: Subject) -> Iterator[Hit]:
    """A share whose parts are a whole and what was done of it is their quotient; else a person looks."""
    shares = 0
    for column in figure_columns(subject.document):
        for figure in column:
            counts = [part for part in parts_of(figure, column) if not part.is_share]
            if not figure.is_share or len(counts) != 2 or counts[0].unit != counts[1].unit:
                continue
            shares += 1
            whole, part = counts
            if hit := _judge(figure, whole, part):
                yield hit
    if not shares:
        raise NotApplicable("không có bảng số liệu nào có tỷ lệ kèm tổng số và số đã thực hiện")


def _judge(figure: Figure, whole: Figure, part: Figure) -> Hit | None:
    """What is wrong with a share; where the whole is zero there is none to compute."""
    if not whole.value:
        return None
    share = share_of(part.value, whole.value)
    rows = f"dòng {part.number} chia dòng {whole.number}"
    if share > 100:
        return Hit(f"{rows} được {share_words(share)}, quá 100%", part.source, place=part.where, review=True)
    if fits(figure.printed, share):
        return None
    message = f"ghi {figure.printed}%, {rows} được {share_words(share)}"
    return Hit(message, figure.source, place=figure.where, review=True)


def _with(share: str) -> Plan:
    rows = (
        ("2", "Tỷ lệ hoàn thành kế hoạch", "%", share),
        ("2.1", "Số nhiệm vụ đề ra", "Nhiệm vụ", "51"),
        ("2.2", "Số nhiệm vụ đã hoàn thành", "Nhiệm vụ", "45"),
    )
    annex = Annex(id="pl", label="Phụ lục", tables=(table(("STT", "Nội dung", "Đơn vị tính", "Số liệu"), *rows),))
    return plan_of(annexes=(annex,))


RULE = Rule(
    code="KH029",
    name="Tỷ lệ trong bảng khớp với số liệu",
    severity="warning",
    basis="practice",
    place="Số học: tỷ lệ bằng số đã thực hiện chia tổng số",
    requirement="Tỷ lệ của bảng số liệu khớp với tổng số và số đã thực hiện ở các dòng dưới.",
    reason="Tỷ lệ không khớp số liệu thì không biết số nào đúng.",
    reads=("plan.document.annexes.tables", "plan.document.outline.tables"),
    good=Example("88,24% = 45/51", plan=_with("88,24")),
    bad=Example("98,24% nhưng 45/51 = 88,24%", plan=_with("98,24")),
    check=check,
    not_applicable=Example("Văn bản không có bảng số liệu", plan=plan_of()),
)
