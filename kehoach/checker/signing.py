"""The lines above a signer's name: the capacity in which they sign, and their office."""

from __future__ import annotations

import re
from typing import NamedTuple

from kehoach.checker.form_text import concerned, full_text
from kehoach.checker.rule import NotApplicable
from kehoach.checker.subject import Subject
from kehoach.model import LaidOutParagraph

PLACE = "quyền hạn, chức vụ của người ký"
_PREFIX = re.compile(r"(TM|KT|TL|TUQ|Q)\. ?(.+)")
_HEAD = re.compile(
    r"(?:(?:TỔNG )?GIÁM ĐỐC|CHỦ TỊCH|CHỦ NHIỆM|(?:BỘ|CỤC|VỤ|VIỆN|HIỆU|HỘI|TỔNG CỤC|CHI CỤC|KIỂM TOÁN) TRƯỞNG"
    r"|TRƯỞNG (?:BAN|PHÒNG|ĐOÀN|TIỂU BAN)|TỔ TRƯỞNG|THỐNG ĐỐC|TỔNG THANH TRA|CHÁNH (?:VĂN PHÒNG|THANH TRA)|THỦ TRƯỞNG)\b"
)
_DEPUTY = re.compile(r"(?:Q\. ?)?(?:PHÓ |THỨ TRƯỞNG|TỔ PHÓ|ỦY VIÊN|UỶ VIÊN)|.+ PHÓ\b")


class Line(NamedTuple):
    """One line: its words in capitals as printed, the abbreviation that opens it ("KT") and the words after that."""

    words: str
    prefix: str
    rest: str
    where: LaidOutParagraph | None

    @property
    def names_head(self) -> bool:
        """Whether the line names the office of a body's head."""
        return _HEAD.match(self.rest) is not None

    @property
    def names_deputy(self) -> bool:
        """Whether the line names the office of a deputy."""
        return _DEPUTY.match(self.rest) is not None


def signing_lines(subject: Subject) -> list[Line]:
    """The lines of capacity and office, in order. Raises `NotApplicable` where there is none."""
    document = concerned(subject)
    if subject.layout is not None:
        shown = subject.layout.of("authority", "signer_title")
        lines = [_line(words, each) for each in shown for words in each.text.split("\n") if words.strip()]
    else:
        signature = document.signature
        told = (signature.authority, signature.title) if signature else ()
        lines = [_line(words, None) for each in told if each for words in each.split("\n")]
    if not lines:
        raise NotApplicable("văn bản không ghi quyền hạn, chức vụ của người ký")
    return lines


def _line(words: str, where: LaidOutParagraph | None) -> Line:
    tidy = full_text(LaidOutParagraph(text=words)).upper()
    match = _PREFIX.fullmatch(tidy)
    return Line(tidy, match[1] if match else "", match[2] if match else tidy, where)
