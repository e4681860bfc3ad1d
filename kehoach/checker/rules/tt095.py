"""One way of placing tone marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.checker.wording import SPELLING, Passage, written_words

_NEW = re.compile(r"\b\w{0,5}(?:[òóỏõọ][ae]|(?<!q)[ùúủũụ]y)\b", re.IGNORECASE)
_OLD = re.compile(r"\b\w{0,5}(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])\b", re.IGNORECASE)

_PAIRS = {
    _NEW: re.compile(r"[òóỏõọ][ae]|[ùúủũụ]y", re.IGNORECASE),
    _OLD: re.compile(r"o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]", re.IGNORECASE),
}
"""What such words hold, sooner looked for than the words."""


def check(subject: Subject) -> Iterator[Hit]:
    """The text writes "hòa" or "hoà" throughout; only where both stand, the rarer way is told."""
    found: dict[re.Pattern[str], dict[str, Passage]] = {_NEW: {}, _OLD: {}}
    counts: Counter[re.Pattern[str]] = Counter()
    for passage, text in written_words(subject):
        for pattern, words in found.items():
            for word in pattern.findall(text) if _PAIRS[pattern].search(text) else ():
                words.setdefault(word.casefold(), passage)
                counts[pattern] += 1
    if not counts:
        raise NotApplicable("văn bản không có chữ nào có hai cách đặt dấu")
    rarer = min(found, key=lambda pattern: counts[pattern])
    for word, passage in found[rarer].items():
        usual = "như «hòa», «ủy»" if rarer is _OLD else "như «hoà», «uỷ»"
        yield Hit(f"«{word}» đặt dấu khác với phần lớn văn bản ({usual})", passage.where)


RULE = Rule(
    code="TT095",
    name="Đặt dấu thanh thống nhất",
    severity="info",
    basis="style",
    place="Văn phong: hai cách đặt dấu đều được dùng, kể cả trong Nghị định 30/2020/NĐ-CP",
    requirement="Văn bản dùng một cách đặt dấu thanh: «hòa, ủy» hoặc «hoà, uỷ».",
    reason="Tìm «hòa» không thấy «hoà».",
    reads=SPELLING,
    good=Example("Một cách đặt dấu", layout=layout(paragraph("body", "Ủy ban nhân dân xã hòa giải, số hóa hồ sơ."))),
    bad=Example("Hai cách đặt dấu", layout=layout(paragraph("body", "Ủy ban nhân dân xã hoà giải, số hóa hồ sơ."))),
    check=check,
    not_applicable=Example("Không có chữ như vậy", layout=layout(paragraph("body", "Thực hiện nhiệm vụ được giao."))),
)
