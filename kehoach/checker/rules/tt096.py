"""Doubled words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form_words import COMPOUNDS, REDUPLICATIONS
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.checker.wording import SPELLING, written_words

_DOUBLED = re.compile(r"(?:\b(\w{1,7}) )?\b([^\W\d_]{2,7}) \2\b(?: (\w{1,7}))?")  # syllables have up to 7 letters

_TWICE = re.compile(r"\b([^\W\d_]{2,7}) \1\b")


def check(subject: Subject) -> Iterator[Hit]:
    """No word stands twice in a row, but for real reduplications and two words that share a syllable."""
    for passage, text in written_words(subject):
        for before, word, after in dict.fromkeys(_DOUBLED.findall(text) if _TWICE.search(text) else ()):
            shared = f"{before} {word}".lower() in COMPOUNDS and f"{word} {after}".lower() in COMPOUNDS
            if word.lower() not in REDUPLICATIONS and not shared:
                told = " ".join(f"{before} {word} {word} {after}".split())
                yield Hit(f"lặp từ: «{told}»", passage.where, review=True)


RULE = Rule(
    code="TT096",
    name="Không lặp từ",
    severity="warning",
    basis="practice",
    place="Thông lệ: lỗi gõ máy",
    requirement="Không có từ viết hai lần liền nhau.",
    reason="Từ thừa là dấu hiệu văn bản chưa được soát lại.",
    reads=SPELLING,
    good=Example("Cơ quan quan trọng", layout=layout(paragraph("body", "Các cơ quan quan trọng luôn luôn sẵn sàng."))),
    bad=Example("Pháp pháp luật", layout=layout(paragraph("body", "Theo dõi thi hành pháp pháp luật hằng năm."))),
    check=check,
    not_applicable=Example("Không nhận ra nội dung", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
