"""The abbreviation TM. stands before the collective in whose name the document is signed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.signing import PLACE, signing_lines
from kehoach.checker.subject import Subject
from kehoach.model import Document, Plan

_COMMITTEE = re.compile(r"(?:[ỦU][ỶY] BAN NHÂN DÂN|U[ỶY] BAN NHÂN DÂN|UBND)\b")
_COUNCIL = re.compile(r"(?:HỘI ĐỒNG NHÂN DÂN|HĐND)\b")


def check(subject: Subject) -> Iterator[Hit]:
    """What follows "TM." is a body, not an office, and the body that issues the document."""
    found = [line for line in signing_lines(subject) if line.prefix == "TM"]
    if not found:
        raise NotApplicable("văn bản không ký thay mặt tập thể")
    issuer = " ".join(subject.document.issuer).upper()
    for line in found:
        place = "" if line.where else PLACE
        if line.names_head:
            yield Hit(f"sau «TM.» phải là tên tập thể, không phải chức vụ «{line.rest}»", line.where, place=place)
        for body in (_COMMITTEE, _COUNCIL):
            if issuer and body.match(line.rest) and not body.match(issuer):
                yield Hit(f"ký «{line.words}» nhưng cơ quan ban hành là {issuer}", line.where, place=place)


def _signed(issuer: str, *lines: str) -> Example:
    document = Document(type="KẾ HOẠCH", issuer=(issuer, "TỈNH VÀM CỎ"))
    shown = layout(*(paragraph("authority", line) for line in lines))
    return Example(f"{issuer} ký {lines[0]}", layout=shown, plan=Plan(document=document))


RULE = Rule(
    code="TT082",
    name="«TM.» đi với tên tập thể",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 7, điểm b",
    requirement="Ký thay mặt tập thể thì ghi «TM.» trước tên tập thể lãnh đạo hoặc tên cơ quan ban hành.",
    reason="Chủ tịch ký văn bản của mình thì không thay mặt ai; sở không thể thay mặt Ủy ban nhân dân.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text", "document.signature", "document.issuer"),
    good=_signed("ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    bad=_signed("SỞ NỘI VỤ", "TM. ỦY BAN NHÂN DÂN", "GIÁM ĐỐC"),
    check=check,
    not_applicable=_signed("SỞ NỘI VỤ", "GIÁM ĐỐC"),
)
