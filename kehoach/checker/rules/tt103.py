"""Capitals of "Nhân dân" and "Nhà nước"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form_text import concerned
from kehoach.checker.form_words import PEOPLES
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.checker.wording import SPELLING, written_words

_PEOPLE = re.compile(r"\bnhân dân\b(?! tệ)")
_STATE = re.compile(r"(?:Đảng(?:,| và|, và)|của|do|được) (nhà nước)\b")


def check(subject: Subject) -> Iterator[Hit]:
    """The words "Nhân dân" on their own, and "Nhà nước" where it acts or owns, have capitals; a person sees which is meant."""
    concerned(subject)
    for passage, text in written_words(subject):
        if any(not PEOPLES.search(text[: match.start()]) for match in _PEOPLE.finditer(text)):
            yield Hit(
                "«nhân dân» viết thường; khi chỉ Nhân dân nói chung thì viết hoa «Nhân dân»", passage.where, review=True
            )
        if _STATE.search(text):
            yield Hit("«nhà nước» viết thường; khi chỉ Nhà nước thì viết hoa «Nhà nước»", passage.where, review=True)


RULE = Rule(
    code="TT103",
    name="Viết hoa Nhân dân, Nhà nước",
    severity="warning",
    basis="law",
    place="Nghị định 30/2020/NĐ-CP, Phụ lục II, Mục V, khoản 1",
    requirement="Danh từ «Nhân dân», «Nhà nước» viết hoa.",
    reason="Đây là danh từ thuộc trường hợp viết hoa đặc biệt.",
    reads=SPELLING,
    good=Example("Phục vụ Nhân dân", layout=layout(paragraph("body", "Ủy ban nhân dân xã phục vụ Nhân dân."))),
    bad=Example("Phục vụ nhân dân", layout=layout(paragraph("body", "Ủy ban nhân dân xã phục vụ nhân dân."))),
    check=check,
    not_applicable=Example("Không nhận ra nội dung", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
