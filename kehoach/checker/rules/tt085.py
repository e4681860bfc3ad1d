"""Annexes are counted in Roman numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import concerned
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.numbering import read_roman
from kehoach.model import Annex, Document, Plan

_NUMBER = re.compile(r"phụ lục(?: số)?(?: ([ivxlc]+|\d+)(?!\w|\.\d)|[:.]?$)", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Hit]:
    """Two annexes or more have Roman numbers."""
    numbered = [(annex, match) for annex in concerned(subject).annexes if (match := _NUMBER.match(annex.label))]
    if len(numbered) < 2:
        raise NotApplicable("văn bản không có từ hai phụ lục trở lên")
    for annex, match in numbered:
        if not read_roman((match[1] or "").upper()):
            told = f"đánh số {match[1]}, phải là số La Mã" if match[1] else "chưa có số thứ tự La Mã"
            yield Hit(f"«{annex.label}» {told}", next(iter(annex.sources), None), place=f"nhãn «{annex.label}»")


def _plan(*labels: str) -> Plan:
    annexes = tuple(Annex(id=f"pl{place}", label=label) for place, label in enumerate(labels, 1))
    return Plan(document=Document(type="KẾ HOẠCH", annexes=annexes))


RULE = Rule(
    code="TT085",
    name="Phụ lục đánh số La Mã",
    severity="warning",  # Arabic numbers are common
    basis="law",
    place=f"{ANNEX_1}, Mục III, khoản 1, điểm a",
    requirement="Văn bản có từ hai phụ lục trở lên thì các phụ lục được đánh số thứ tự bằng chữ số La Mã.",
    reason="Số La Mã phân biệt phụ lục với mục, điểm bên trong phụ lục.",
    reads=("document.annexes",),
    good=Example("Phụ lục I, Phụ lục II", plan=_plan("Phụ lục I", "Phụ lục II")),
    bad=Example("Phụ lục 1, Phụ lục 2", plan=_plan("Phụ lục 1", "Phụ lục 2")),
    check=check,
    not_applicable=Example("Một phụ lục", plan=_plan("Phụ lục")),
)
