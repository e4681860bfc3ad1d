"""Letters of other alphabets that look like Vietnamese ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import text_edits
from kehoach.checker.form_words import LOOKALIKES
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.same_words import keeps_the_words
from kehoach.checker.subject import Subject

_WORD = re.compile(r"\S+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_STRANGE = re.compile(f"[{''.join(LOOKALIKES)}]")


def check(subject: Subject) -> Iterator[Hit]:
    """No word with Latin letters holds a letter of another alphabet that looks the same, or a sign that does not show."""
    for each in subject.form.paragraphs:
        words = dict.fromkeys(_WORD.findall(each.text) if _STRANGE.search(each.text) else ())
        wrong = [word for word in words if _STRANGE.search(word) and _LATIN.search(_STRANGE.sub("", word))]
        if wrong:
            sure = (word for word in wrong if keeps_the_words(word, _right(word)))
            edits = tuple(edit for word in sure for edit in text_edits(each, word, _right(word)))
            signs = ", ".join(dict.fromkeys(f"U+{ord(sign):04X}" for word in wrong for sign in _STRANGE.findall(word)))
            yield Hit(f"«{_right(wrong[0])}» có ký tự ngoài bảng chữ cái tiếng Việt ({signs})", each, edits=edits)


def _right(word: str) -> str:
    return _STRANGE.sub(lambda match: LOOKALIKES[match[0]], word)


RULE = Rule(
    code="TT094",
    name="Không lẫn ký tự giống chữ tiếng Việt",
    severity="warning",
    basis="practice",
    place="Thông lệ; TCVN 6909:2001: Đ là U+0110, không phải U+00D0",
    requirement="Không dùng ký tự của bảng chữ cái khác (Ð, chữ Ki-rin) hoặc ký tự ẩn trong chữ tiếng Việt.",
    reason="«Ðộc lập» với chữ Ð của tiếng Ai-xơ-len không tìm thấy khi gõ «Độc lập».",
    reads=("layout.paragraphs.text",),
    good=Example("Độc lập, Đ U+0110", layout=layout(paragraph("motto", "Độc lập - Tự do - Hạnh phúc"))),
    bad=Example(
        "Ðộc lập, Ð U+00D0", layout=layout(paragraph("motto", "\u00d0ộc lập - Tự do - Hạnh phúc", path="/w:p[1]"))
    ),
    check=check,
)
