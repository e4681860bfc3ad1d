"""Totals are the sums of their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import isclose

from kehoach.checker.examples_plan import plan_of, table
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.statistics_tables import Figure, figure_columns, parts_of
from kehoach.checker.subject import Subject
from kehoach.meaning.numbering import read_label
from kehoach.meaning.numbers import print_number
from kehoach.model import Annex, Plan

_TOTAL = re.compile(r"(?:tổng|cộng)(?!\w)", re.IGNORECASE)
_FEWEST = 2


def check(subject: Subject) -> Iterator[Hit]:
    """A row that calls itself a total is the sum of its parts, or of the first of them; else a person looks."""
    totals = 0
    for column in figure_columns(subject.document):
        for figure in column:
            summands = _summands(figure, column)
            if not summands:
                continue
            totals += 1
            if not any(_is_sum(figure, parts) for parts in summands):
                parts = summands[0]
                added = print_number(round(sum(part.value for part in parts), 4))
                listed = ", ".join(part.number for part in parts[:6] if part.number)
                message = f"ghi {figure.printed}, cộng các dòng {listed} được {added}"
                yield Hit(message, figure.source, place=figure.where, review=True)
    if not totals:
        raise NotApplicable("không có bảng số liệu nào có dòng tổng và các dòng thành phần")


def _summands(figure: Figure, column: Sequence[Figure]) -> list[list[Figure]]:
    """The rows that a total may be the sum of, likeliest first; none for a row that is no total."""
    if figure.is_share or not _TOTAL.match(figure.text):
        return []
    if figure.number:
        parts = [part for part in parts_of(figure, column) if part.unit == figure.unit]
        return [parts[:count] for count in range(len(parts), _FEWEST - 1, -1)]
    others = [other for other in column if other.number and other.unit == figure.unit]
    styles = dict.fromkeys(label.style for other in others if (label := read_label(other.number)))
    lists = [[o for o in others if (label := read_label(o.number)) and label.style == style] for style in styles]
    return [parts for parts in lists if len(parts) >= _FEWEST and _counts_on(parts)]


def _counts_on(parts: Sequence[Figure]) -> bool:
    """Whether the rows are counted without a gap or a new beginning: then all that a total may be the sum of were read."""
    labels = [label for part in parts if (label := read_label(part.number))]
    return [label.value for label in labels] == list(range(1, len(parts) + 1))


def _is_sum(figure: Figure, parts: Sequence[Figure]) -> bool:
    return isclose(figure.value, sum(part.value for part in parts), abs_tol=0.005 * len(parts))


def _with(total: str) -> Plan:
    rows = (
        ("1", "Tổng số văn bản ban hành", "Văn bản", total),
        ("1.1", "Cấp tỉnh", "Văn bản", "8"),
        ("1.2", "Cấp xã", "Văn bản", "4"),
    )
    annex = Annex(id="pl", label="Phụ lục", tables=(table(("STT", "Nội dung", "Đơn vị tính", "Số liệu"), *rows),))
    return plan_of(annexes=(annex,))


RULE = Rule(
    code="KH028",
    name="Số tổng bằng tổng các thành phần",
    severity="warning",
    basis="practice",
    place="Số học: tổng bằng các thành phần cộng lại",
    requirement="Dòng tổng của bảng số liệu bằng tổng các dòng thành phần.",
    reason="Số tổng không khớp làm mất tin cậy của cả bảng.",
    reads=("plan.document.annexes.tables", "plan.document.outline.tables"),
    good=Example("Tổng 12 = 8 + 4", plan=_with("12")),
    bad=Example("Tổng 14 nhưng 8 + 4 = 12", plan=_with("14")),
    check=check,
    not_applicable=Example("Văn bản không có bảng số liệu", plan=plan_of()),
)
