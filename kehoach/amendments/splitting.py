"""Sentences of amending documents divided into clauses, each read by the grammar."""

from __future__ import annotations

import re
from dataclasses import replace

from kehoach.amendments.asides import without_asides
from kehoach.amendments.clause import Clause
from kehoach.amendments.clauses import read_clauses
from kehoach.amendments.masking import Masked

VERBS = (
    r"(?:sửa đổi|sửa|bổ sung|bãi bỏ|hủy bỏ|huỷ bỏ|bỏ cụm|bỏ(?= ?\ue000)|thay thế|thay(?= (?:cụm|từ) | ?\ue000)|điều chỉnh"
    r"|thay đổi|chuyển|đình chỉ|tạm dừng|đính chính|cụm từ|gia hạn|kéo dài|nâng chỉ|không thực hiện)"
)
VERB_FIRST = re.compile(rf"(?:tại [^.]{{0,120}}[,:] )?{VERBS}(?!\w)", re.IGNORECASE)
"""How a line begins that orders something."""

_SAYS = r"(?:nay )?(?:được |điều chỉnh|sửa|thay|đổi|từ |thành )"
_FIELD = r"(?:thời (?:gian|hạn)|tiến độ|(?:cơ quan|đơn vị) (?:chủ trì|phối hợp)|sản phẩm)"
_PERIOD = r"(?:giai đoạn|năm) \d{4}(?: ?- ?\d{4})?"
_DOUBLE = re.compile(r"((?:sửa đổi|điều chỉnh)), (?=bổ sung|sửa đổi)", re.IGNORECASE)
_END = re.compile(
    rf"(?:[,;:]|,? và)\s+(?:đồng thời\s+)?(?={VERBS}(?!\w)|{_FIELD}[^,;:]{{0,60}}? {_SAYS}|{_PERIOD} (?:từ|thành|lên|xuống) )"
    r"|;\s+(?=giao )",
    re.IGNORECASE,
)
_THIS_DOCUMENT = re.compile(
    r"^(?:quyết định|kế hoạch|nghị quyết|văn bản) này (?:sẽ )?(?=thay thế|bãi bỏ)", re.IGNORECASE
)
_BULLET = re.compile(r"^[-–+•] ?")
_SAYS_NOTHING = re.compile(
    rf"(?<!\w)(?:giữ nguyên [^,;:]{{1,60}}[,;] |(?:thực hiện|tiến hành) (?:việc )?)(?={VERBS}(?!\w))", re.IGNORECASE
)
_WHOLE_PLAN = re.compile(
    r" (?:tại|trong|ở) (?:toàn bộ |toàn văn )?(?:nội dung )?(?:của )?(?:bản )?kế hoạch(?: này)?"
    r"(?:,? và (?:các )?(?:phụ lục(?: (?:ban hành )?kèm theo)?|\ue002\d+\ue003))?(?=\s*[.;]?\s*$)"
    r"|,? và (?:các )?(?:phụ lục(?: (?:ban hành )?kèm theo)?|\ue002\d+\ue003)(?=\s*[.;]?\s*$)",
    re.IGNORECASE,
)


def plain_order(words: str) -> str:
    """A masked sentence without what says nothing about its clauses: asides, "tại Kế hoạch này", "Quyết định này"."""
    for pattern in (_BULLET, _SAYS_NOTHING, _THIS_DOCUMENT):
        words = pattern.sub("", words)
    return _WHOLE_PLAN.sub("", without_asides(_DOUBLE.sub(r"\1 ", words)))


def clauses_of(words: str, masked: Masked) -> list[Clause] | None:
    """The clauses of a masked sentence in their order; None where the grammar does not know one of them."""
    read = [read_clauses(clause.strip(" .;:/"), masked) for clause in _END.split(words)]
    clauses = [clause for clauses in read for clause in clauses]
    corrects = any(clause.corrects for clause in clauses)
    return [replace(clause, corrects=corrects) for clause in clauses] if all(read) else None
