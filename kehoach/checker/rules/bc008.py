"""A share reported is at most a hundred per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, report_of, section
from kehoach.checker.needs import is_report
from kehoach.checker.passages import body_passages
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.statistics_tables import figure_columns
from kehoach.checker.subject import Subject
from kehoach.meaning.numbers import NUMBER, read_number

_SHARE = re.compile(rf"(?<!\w)t[ỷỉ] lệ(?P<what>[^.;%]{{0,160}}?)(?P<number>(?<![\d.,]){NUMBER}) ?%", re.IGNORECASE)
_MAY_PASS = re.compile(r"tăng|so với|kế hoạch|dự toán|cùng kỳ|chỉ tiêu|giao", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Hit]:
    """Shares above 100 % in sentences and in tables; what is compared with a plan may pass it, so a person looks."""
    is_report(subject)
    for passage in body_passages(subject):
        for match in _SHARE.finditer(passage.text):
            if read_number(match["number"]) > 100 and not _MAY_PASS.search(match["what"]):
                yield passage.hit(f"tỷ lệ {match['number']}%: quá 100%", review=True)
    for column in figure_columns(subject.document):
        for figure in column:
            if figure.is_share and figure.value > 100 and not _MAY_PASS.search(figure.text):
                yield Hit(f"tỷ lệ {figure.printed}%: quá 100%", figure.source, place=figure.where, review=True)


RULE = Rule(
    code="BC008",
    name="Tỷ lệ trong báo cáo không quá 100%",
    severity="warning",
    basis="practice",
    place="Số học: phần không lớn hơn toàn thể",
    requirement="Tỷ lệ nêu trong báo cáo không quá 100%, trừ khi so với kế hoạch hoặc kỳ trước.",
    reason="Tỷ lệ quá 100% là gõ nhầm hoặc chia nhầm.",
    reads=("plan.document.outline", "plan.document.annexes.tables"),
    good=Example(
        "«tỷ lệ hồ sơ đúng hạn đạt 99,1%»", plan=report_of(section("II", "KẾT QUẢ", "Tỷ lệ hồ sơ đúng hạn đạt 99,1%."))
    ),
    bad=Example(
        "«tỷ lệ hồ sơ đúng hạn đạt 991%»", plan=report_of(section("II", "KẾT QUẢ", "Tỷ lệ hồ sơ đúng hạn đạt 991%."))
    ),
    check=check,
    not_applicable=Example("Văn bản là kế hoạch", plan=plan_of()),
)
