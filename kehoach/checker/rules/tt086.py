"""Annexes in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import concerned
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.numbering import read_roman
from kehoach.model import Annex, Document, Plan

_NUMBER = re.compile(r"phụ lục(?: số)? ([ivxlc]+|\d+)(?!\w|\.\d)", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Hit]:
    """The numbers of annexes run from one on, none left out or used twice."""
    numbered = [(annex, match[1]) for annex in concerned(subject).annexes if (match := _NUMBER.match(annex.label))]
    if len(numbered) < 2:
        raise NotApplicable("văn bản không có từ hai phụ lục đánh số trở lên")
    last = 0
    for annex, sign in numbered:
        value = int(sign) if sign.isdigit() else read_roman(sign.upper()) or 0
        if value != last + 1:
            told = f"«{annex.label}» đứng ở chỗ của phụ lục thứ {last + 1}"
            where = next(iter(annex.sources), None)
            yield Hit(told, where, place=f"nhãn «{annex.label}»", review=value == 1)  # parts may count annexes anew
        last = value


def _plan(*labels: str) -> Plan:
    annexes = tuple(Annex(id=f"pl{place}", label=label) for place, label in enumerate(labels, 1))
    return Plan(document=Document(type="KẾ HOẠCH", annexes=annexes))


RULE = Rule(
    code="TT086",
    name="Số thứ tự phụ lục liên tục",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục III, khoản 1, điểm a",
    requirement="Các phụ lục được đánh số theo thứ tự, không trùng, không sót.",
    reason="Số trùng hoặc sót làm lời dẫn đến phụ lục chỉ nhầm chỗ.",
    reads=("document.annexes",),
    good=Example("Phụ lục I, Phụ lục II", plan=_plan("Phụ lục I", "Phụ lục II")),
    bad=Example("Phụ lục I, Phụ lục III", plan=_plan("Phụ lục I", "Phụ lục III")),
    check=check,
    not_applicable=Example("Một phụ lục", plan=_plan("Phụ lục")),
)
