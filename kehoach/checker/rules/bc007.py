"""Decimals stand behind a comma."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, report_of, section
from kehoach.checker.needs import is_report
from kehoach.checker.passages import annex_passages, body_passages
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.statistics_tables import figure_columns
from kehoach.checker.subject import Subject

_POINT = re.compile(r"(?<![\d.,])\d{1,3}\.\d{1,2}(?= ?(?:%|tỷ|triệu|nghìn|tỉ)(?!\w))")
_CELL = re.compile(r"\d+\.(?:\d{1,2}|\d{4,})")


def check(subject: Subject) -> Iterator[Hit]:
    """No percentage, sum of money or figure of a table has a decimal point ("51.8%"); a point groups thousands."""
    is_report(subject)
    for passage in (*body_passages(subject), *annex_passages(subject)):
        if found := _POINT.search(passage.text):
            yield passage.hit(f"«{found[0]}»: phần thập phân viết sau dấu phẩy «{found[0].replace('.', ',')}»")
    for column in figure_columns(subject.document):
        for figure in column:
            if _CELL.fullmatch(figure.printed):
                wanted = figure.printed.replace(".", ",")
                message = f"«{figure.printed}»: phần thập phân viết sau dấu phẩy «{wanted}»"
                yield Hit(message, figure.source, place=figure.where)


RULE = Rule(
    code="BC007",
    name="Số thập phân viết với dấu phẩy",
    severity="warning",
    basis="practice",
    place="Thực tiễn: dấu phẩy trước phần thập phân, dấu chấm giữa các lớp nghìn",
    requirement="Số liệu viết kiểu Việt Nam: 51,8% và 467.565 hồ sơ.",
    reason="Máy và người đọc có thể hiểu 51.800 thay vì 51,8.",
    reads=("plan.document.outline", "plan.document.annexes.tables"),
    good=Example("«đạt 51,8%»", plan=report_of(section("II", "KẾT QUẢ", "Giải ngân đạt 51,8% kế hoạch."))),
    bad=Example("«đạt 51.8%»", plan=report_of(section("II", "KẾT QUẢ", "Giải ngân đạt 51.8% kế hoạch."))),
    check=check,
    not_applicable=Example("Văn bản là kế hoạch", plan=plan_of()),
)
