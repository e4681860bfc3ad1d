"""The place is that of the issuer's seat."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.examples_plan import plan_of
from kehoach.checker.form import ANNEX_1, parts
from kehoach.checker.head_lines import place_date
from kehoach.checker.issuer import issuing_agency
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.agencies.names import slug


def check(subject: Subject) -> Iterator[Hit]:
    """The place is the one known for the issuer; where its seat is, only a person can say."""
    found = parts(subject, "place_date")
    agency = issuing_agency(subject)
    if agency is None or agency.place is None or "place" in agency.unverified:
        raise NotApplicable("chưa biết địa danh nơi cơ quan ban hành đóng trụ sở")
    line = place_date(found[0])
    if line and line.place.strip(" .…_[]") and not slug(line.place).endswith(slug(agency.place)):
        message = f"địa danh «{line.place}»; địa danh thường ghi của {agency.name} là «{agency.place}»"
        yield Hit(message, found[0], review=True)


RULE = Rule(
    code="TT033",
    name="Địa danh là nơi đóng trụ sở",
    severity="warning",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 4, điểm a",
    requirement="Địa danh là tên chính thức của đơn vị hành chính nơi cơ quan ban hành đóng trụ sở.",
    reason="Địa danh của nơi khác thường là dấu vết của văn bản mẫu chép lại.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.text",
        "layout.paragraphs.runs.text",
        "plan.document.issuer",
    ),
    good=Example(
        "UBND tỉnh Vàm Cỏ, địa danh Vàm Cỏ",
        plan=plan_of(),
        layout=layout(paragraph("place_date", "Vàm Cỏ, ngày 05 tháng 3 năm 2026")),
    ),
    bad=Example(
        "UBND tỉnh Vàm Cỏ, địa danh Hà Nội",
        plan=plan_of(),
        layout=layout(paragraph("place_date", "Hà Nội, ngày 05 tháng 3 năm 2026")),
    ),
    check=check,
    not_applicable=Example(
        "Cơ quan không có trong danh mục", layout=layout(paragraph("place_date", "Hà Nội, ngày 05 tháng 3 năm 2026"))
    ),
)
