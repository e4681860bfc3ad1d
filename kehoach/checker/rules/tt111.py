"""Marks of the lines of "Kính gửi"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, shown
from kehoach.checker.form_text import ended_with, paragraphs_of
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.model import LaidOutParagraph, Layout

_OPENING = re.compile(r"Kính gửi ?: ?(.*)")
_DASHES = ("-", "–", "—")


def check(subject: Subject) -> Iterator[Hit]:
    """One addressee stands on the line of "Kính gửi:"; several have lines of their own: a dash, then ";" or at last "."."""
    found = paragraphs_of(subject, "addressee", absent="văn bản không có phần «Kính gửi»")
    first, *listed = [(" ".join(line.split()), each) for each in found for line in _lines(each)]
    opening = _OPENING.fullmatch(first[0])
    if opening is None:
        yield Hit("phải viết «Kính gửi:», sau đó là nơi được kính gửi", first[1])
    elif opening[1] and listed:
        yield Hit("từ hai nơi trở lên thì mỗi nơi xuống một dòng dưới từ «Kính gửi:»", first[1])
    elif ";" in opening[1].rstrip(";"):
        yield Hit("từ hai nơi trở lên thì mỗi nơi một dòng, đầu dòng có gạch đầu dòng (-)", first[1])
    for place, (line, each) in enumerate(listed):
        mark, name = (".", "dấu chấm (.)") if place == len(listed) - 1 else (";", "dấu chấm phẩy (;)")
        edits = ended_with(each, mark) if "\n" not in each.text else ()
        if not line.startswith(_DASHES):
            yield Hit(f"«{line}» không có gạch đầu dòng (-)", each)
        elif not line.endswith(mark):
            yield Hit(f"«{line}» không kết thúc bằng {name}", each, edits=edits)


def _lines(paragraph: LaidOutParagraph) -> list[str]:
    """The lines of a paragraph as printed, its automatic sign included."""
    own = [line for line in paragraph.text.split("\n") if line.strip()]
    return [f"{paragraph.label} {own[0]}", *own[1:]] if paragraph.label and own else own or [shown(paragraph)]


def _sent(*lines: str) -> Layout:
    return layout(*(paragraph("addressee", line) for line in lines))


RULE = Rule(
    code="TT111",
    name="Cách ghi «Kính gửi»",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 9, điểm d",
    requirement="Một nơi thì ghi cùng dòng «Kính gửi:»; từ hai nơi thì mỗi nơi một dòng có gạch (-), cuối dòng có dấu (;), "
    "dòng cuối có dấu chấm (.).",
    reason="Mỗi nơi một dòng để không sót cơ quan phải giải quyết.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text", "layout.paragraphs.label"),
    good=Example("Hai nơi, mỗi nơi một dòng", layout=_sent("Kính gửi:", "- Bộ Nội vụ;", "- Bộ Tài chính.")),
    bad=Example("Hai nơi chung một dòng", layout=_sent("Kính gửi: Bộ Nội vụ; Bộ Tài chính")),
    check=check,
    not_applicable=Example("Kế hoạch không có Kính gửi", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
