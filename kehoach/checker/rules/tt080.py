"""Abbreviations of capacity."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.signing import PLACE, signing_lines
from kehoach.checker.subject import Subject
from kehoach.model import Layout

_WRONG = re.compile(r"(T/M|T\.M|K/T|K\.T|T/L|T\.L|T\.U\.Q|T/UQ|TM|KT|TL|TUQ|QUYỀN|PHỤ TRÁCH|ĐIỀU HÀNH)\b(?!\. ?\w)\.?")
_RIGHT = {"TM": "TM.", "KT": "KT.", "TL": "TL.", "TUQ": "TUQ.", "QUYỀN": "Q."}


def check(subject: Subject) -> Iterator[Hit]:
    """The capacity is written TM., KT., TL., TUQ. or Q.; who is in charge for a head signs as a deputy does, KT."""
    for line in signing_lines(subject):
        wrong = None if line.prefix else _WRONG.match(line.words)
        if wrong:
            plain = wrong[1].replace("/", "").replace(".", "")
            right = _RIGHT.get(plain, "KT.")
            yield Hit(f"ghi «{wrong[0]}», phải là «{right}»", line.where, place="" if line.where else PLACE)


def _signed(words: str) -> Layout:
    return layout(paragraph("authority", words), paragraph("signer_title", "PHÓ GIÁM ĐỐC"))


RULE = Rule(
    code="TT080",
    name="Chữ viết tắt quyền hạn người ký",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 7, điểm b",
    requirement="Quyền hạn của người ký ghi bằng các chữ viết tắt «TM.», «Q.», «KT.», «TL.», «TUQ.».",
    reason="Cách ghi khác không cho biết người ký thay ai theo quy định nào.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text", "document.signature"),
    good=Example("KT. GIÁM ĐỐC", layout=_signed("KT. GIÁM ĐỐC")),
    bad=Example("K/T GIÁM ĐỐC", layout=_signed("K/T GIÁM ĐỐC")),
    check=check,
    not_applicable=Example("Không ghi chức vụ", layout=layout(paragraph("body", "Việc được giao."))),
)
