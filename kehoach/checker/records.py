"""The records of everything a check can tell of: the rules, and the requirements on a unit's profile."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kehoach.checker.rule import Record
from kehoach.checker.rules import RULES
from kehoach.checker.waivers import PROFILE_RECORDS

FAMILIES = {
    "TT": "Thể thức và kỹ thuật trình bày",
    "KH": "Nội dung kế hoạch",
    "BC": "Báo cáo",
    "SP": "Đối chiếu với kế hoạch cấp trên",
    "PF": "Hồ sơ kiểm tra của đơn vị",
}
"""The families of rules by the letters that their codes begin with, in the order in which they are shown."""
SEVERITIES = {"error": "lỗi", "warning": "cảnh báo", "info": "gợi ý"}
BASES = {"law": "quy định bắt buộc", "practice": "thông lệ", "style": "văn phong"}
RESULTS = {
    "passed": "đạt",
    "failed": "chưa đạt",
    "not_applicable": "không áp dụng",
    "not_evaluated": "chưa đánh giá được",
    "needs_review": "cần người xem",
}
"""What the values of the model are called in Vietnamese."""


@cache
def all_records() -> Mapping[str, Record]:
    """Every record by its code, families in their order, codes in theirs; rules are `Rule`s."""
    found: dict[str, Record] = {**RULES, **PROFILE_RECORDS}
    order = list(FAMILIES)
    return dict(sorted(found.items(), key=lambda pair: (order.index(pair[1].family), pair[0])))
