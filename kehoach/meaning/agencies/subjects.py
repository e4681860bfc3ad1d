"""Whom a heading, or the sentence under a number, gives work to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kehoach.meaning.agencies.agency import Mention
from kehoach.meaning.agencies.assignment import read_assignment
from kehoach.meaning.agencies.phrases import find_mentions
from kehoach.meaning.agencies.registry import Registry
from kehoach.meaning.spelling import unwrapped
from kehoach.model.plan import Assignment

_OPENING = re.compile(
    r"(?:(?:trân trọng )?đề nghị|giao(?: cho)?|phân công|yêu cầu|khuyến khích|riêng|đối với)\b\s*:?\s*", re.IGNORECASE
)
_ADJUNCT = re.compile(
    r"(?:căn cứ|trên cơ sở|trong quá trình|theo|để|nhằm|ngoài|định kỳ|hằng năm|hàng năm|khi|nếu|tùy)\b", re.IGNORECASE
)
"""What opens a sentence before its subject, up to a comma."""
_DUTY = re.compile(
    r"(?<!\w)(?:có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|chủ trì|chủ động|tham mưu|tham gia|theo dõi|đôn đốc|kiểm tra|giám sát"
    r"|hướng dẫn|chỉ đạo|phối hợp|triển khai|thực hiện|tiến hành|xây dựng|căn cứ|tăng cường|đẩy mạnh|thúc đẩy|tiếp tục"
    r"|nghiên cứu|rà soát|bố trí|(?:bảo|đảm) (?:đảm|bảo)|ban hành|báo cáo|tổng hợp|cân đối|thẩm định|phát huy|quan tâm"
    r"|kịp thời|khẩn trương|thường xuyên|định kỳ|quán triệt|phổ biến|tuyên truyền|lồng ghép|tiên phong|ưu tiên|phản hồi"
    r"|phản ánh|lập|gửi|giúp|công bố|cập nhật|đề xuất|hoàn thiện|huy động|lựa chọn|hỗ trợ|trực tiếp|là (?:cơ quan|đơn vị)"
    r"|được (?:giao|phân công)|(?:trong|thuộc) phạm vi|theo (?:chức năng|thẩm quyền|nhiệm vụ)"
    r"|tổ chức (?:triển khai|thực hiện|quán triệt|phổ biến|tuyên truyền|hướng dẫn|kiểm tra|rà soát))(?!\w)"
)
"""What a named body does, in small letters: in capitals such words are part of names ("Ban Chỉ đạo")."""


def read_subject(text: str, registry: Registry) -> Assignment:
    """The agencies and groups that a heading names ("3. Sở Y tế", "Đề nghị Công an tỉnh:"), or a sentence's subject.

    Only the subject counts: in "Sở Nội vụ tham mưu UBND tỉnh kiểm tra các sở" that is Sở Nội vụ. `text` is the
    heading up to what its agencies are to do; `unknown` has the parts of it that look like names of bodies and are not known.
    """
    words = unwrapped(text)
    words = words[opening.end() :] if (opening := _OPENING.match(words)) else words
    if ":" not in words and not _DUTY.search(words.lower()):
        return read_assignment(words.strip(" .,;-–"), registry)  # names alone, as in most headings
    mentions = find_mentions(words, registry)
    start = _subject_start(words, mentions)
    if _DUTY.match(words[start:].lower()):
        return Assignment(text="")  # "Tham mưu UBND tỉnh ...": who does it stands elsewhere
    subject = words[start : _subject_end(words, start, mentions)].strip(" :.,;-–")
    return read_assignment(subject, registry)


def _subject_start(words: str, mentions: Sequence[Mention]) -> int:
    """Where the subject begins: after "Căn cứ Kế hoạch này, " the first name that a comma stands before."""
    if not _ADJUNCT.match(words):
        return 0
    after_comma = (m.start for m in mentions if words[: m.start].rstrip().endswith(","))
    return next(after_comma, 0)


def _subject_end(words: str, start: int, mentions: Sequence[Mention]) -> int:
    """Where the subject ends: at what it does, or a colon; not at words inside a name or in brackets."""
    colon = words.find(":", start)
    ends = [colon] if colon > 0 else []
    for duty in _DUTY.finditer(words, start + 1):
        in_brackets = words.count("(", start, duty.start()) > words.count(")", start, duty.start())
        if not in_brackets and not any(m.start <= duty.start() < m.end for m in mentions):
            ends.append(duty.start())
            break
    return min(ends, default=len(words))
