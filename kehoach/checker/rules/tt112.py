"""The drafter's sign and the number of copies."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, both, check_sizes, check_style, parts, shown
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject

_LOOKS = {"size": 11.0}


def _capitals(subject: Subject) -> Iterator[Hit]:
    """The sign is in capitals."""
    for each in parts(subject, "drafter"):
        sign = shown(each).partition("(")[0]
        if any(map(str.islower, sign)):
            yield Hit("ký hiệu người soạn thảo viết in hoa", each)


RULE = Rule(
    code="TT112",
    name="Ký hiệu người soạn thảo, số lượng bản",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục III, khoản 3 và Mục V, số 11",
    requirement="Ký hiệu người soạn thảo bằng chữ in hoa, số lượng bản bằng chữ số Ả Rập, cỡ chữ 11, kiểu chữ đứng.",
    reason="Dòng này chỉ để quản lý nội bộ, không lấn phần nơi nhận.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.text",
        "layout.paragraphs.runs.size",
        "layout.paragraphs.runs.bold",
        "layout.paragraphs.runs.italic",
    ),
    good=Example("PL.(300), cỡ 11", layout=layout(paragraph("drafter", "PL.(300)", run=_LOOKS))),
    bad=Example("pl.(300), cỡ 14", layout=layout(paragraph("drafter", "pl.(300)"))),
    check=both(_capitals, check_sizes(drafter=(11, 11)), check_style(upright=("drafter",))),
    not_applicable=Example("Văn bản không ghi ký hiệu người soạn thảo", layout=layout()),
)
