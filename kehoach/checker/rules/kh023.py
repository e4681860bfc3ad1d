"""Abbreviations are explained where they first stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, section
from kehoach.checker.needs import is_plan
from kehoach.checker.passages import Passage, annex_passages, body_passages
from kehoach.checker.places import item_passages
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.numbering import read_roman
from kehoach.meaning.spelling import plain

_WORD = re.compile(r"(?<![\w/.&-])[^\W\d_]{2,9}(?![\w/&-])")
_EXPLAINED = re.compile(r"\((?:[^()]{0,60}[\s:“\"'])?([^\W\d_]{2,9})[”\"']?\)|(?<![\w/.-])([^\W\d_]{2,9})(?= \()")
"""An abbreviation in brackets after its words ("(sau đây viết tắt là CCHC)"), or words in brackets after it."""
_COMMON = frozenset(
    (
        *(
            "UBND",
            "HĐND",
            "QH",
            "UBMTTQ",
            "UBMTTQVN",
            "MTTQ",
            "TW",
            "TƯ",
            "VN",
            "TP",
            "CNTT",
            "KT",
            "XH",
            "ANQP",
            "QPAN",
        ),
        *("GDP", "GRDP", "USD", "VNĐ", "ISO", "TCVN", "QCVN"),
    )
)
"""What every officer reads without explanation, and signs of standards and money."""


def check(subject: Subject) -> Iterator[Hit]:
    """Each abbreviation is explained in brackets before or where it first stands; whether it is common, a person says."""
    is_plan(subject)
    passages = [*body_passages(subject), *annex_passages(subject), *item_passages(subject)]
    uses: Counter[str] = Counter()
    first: dict[str, Passage] = {}
    for passage in passages:
        for sign in _abbreviations(passage.text):
            uses[sign] += 1
            first.setdefault(sign, passage)
    named = [sign for sign in uses if not subject.registry.find(sign)]
    if not named:
        raise NotApplicable("văn bản không dùng chữ viết tắt nào cần giải thích")
    explained = {sign for passage in passages for pair in _EXPLAINED.findall(plain(passage.text)) for sign in pair}
    for sign in named:
        if sign not in explained:
            yield first[sign].hit(f"chữ viết tắt «{sign}» ({uses[sign]} chỗ) không được giải thích", review=True)


def _abbreviations(text: str) -> set[str]:
    """The abbreviations of a text, common ones and Roman numbers aside; one in capitals has none that could be told."""
    if text.isupper():
        return set()
    words = {word for word in _WORD.findall(plain(text)) if word.isupper()}
    return {word for word in words - _COMMON if not read_roman(word)}


RULE = Rule(
    code="KH023",
    name="Chữ viết tắt được giải thích",
    severity="info",
    basis="practice",
    place="Thực tiễn: chữ viết tắt lần đầu đặt trong ngoặc đơn sau cụm từ đầy đủ",
    requirement="Chữ viết tắt không thông dụng được giải thích trong văn bản.",
    reason="Người nhận ở ngành khác, cấp khác có thể không biết chữ viết tắt của một ngành.",
    reads=("plan.document.outline", "plan.tasks.text", "plan.targets.text"),
    good=Example(
        "«bồi thường, giải phóng mặt bằng (GPMB) ... công tác GPMB»",
        plan=plan_of(outline=(section("I", "MỤC TIÊU", "Đẩy nhanh giải phóng mặt bằng (GPMB); giám sát GPMB."),)),
    ),
    bad=Example(
        "«công tác GPMB» mà không giải thích",
        plan=plan_of(outline=(section("I", "MỤC TIÊU", "Đẩy nhanh công tác GPMB."),)),
    ),
    check=check,
    not_applicable=Example(
        "Văn bản không viết tắt", plan=plan_of(outline=(section("I", "MỤC TIÊU", "Nâng cao chất lượng."),))
    ),
)
