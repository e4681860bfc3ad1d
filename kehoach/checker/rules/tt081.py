"""A deputy signs for the head, and only a deputy does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.signing import PLACE, Line, signing_lines
from kehoach.checker.subject import Subject
from kehoach.model import Layout

_FOR_ANOTHER = ("KT", "TL", "TUQ")
_WRITTEN_WRONGLY = re.compile(r"(?:K[/.]?T|T[/.]?L|T[./]?U[./]?Q)\b")


def check(subject: Subject) -> Iterator[Hit]:
    """The word "KT." with the head's office stands above a deputy's office, and a deputy's office below "KT."."""
    lines = signing_lines(subject)
    if not any(line.prefix == "KT" or line.names_deputy for line in lines):
        raise NotApplicable("văn bản không do cấp phó ký thay")
    for line, below in zip(lines, (*lines[1:], None), strict=True):
        if line.prefix == "KT" and not line.names_head and line.rest.isupper():
            continue
        if line.prefix == "KT" and (below is None or not below.names_deputy):
            yield Hit(f"dưới «{line.words}» phải là chức vụ của cấp phó", line.where, place="" if line.where else PLACE)
    for place, line in enumerate(lines):
        if line.names_deputy and not line.prefix and not any(map(_is_for_another, lines[:place])):
            yield Hit(f"cấp phó ký «{line.words}» mà không ghi «KT.»", line.where, place="" if line.where else PLACE)


def _is_for_another(line: Line) -> bool:
    """Whether a line says that another one signs, be it written wrongly ("K/T"), which is another rule's."""
    return line.prefix in _FOR_ANOTHER or _WRITTEN_WRONGLY.match(line.words) is not None


def _signed(*words: str) -> Layout:
    return layout(*(paragraph("authority", each) for each in words))


RULE = Rule(
    code="TT081",
    name="Cấp phó ký thay ghi «KT.»",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 7, điểm b",
    requirement="Cấp phó ký thay thì ghi «KT.» trước chức vụ của người đứng đầu, dưới là chức vụ của cấp phó.",
    reason="Không có «KT.» thì cấp phó ký như người đứng đầu; có «KT.» mà không có cấp phó thì không rõ ai ký.",
    reads=("layout.paragraphs.component", "layout.paragraphs.text", "document.signature"),
    good=Example("KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC", layout=_signed("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
    bad=Example("PHÓ GIÁM ĐỐC, không có KT.", layout=_signed("PHÓ GIÁM ĐỐC")),
    check=check,
    not_applicable=Example("Người đứng đầu ký", layout=_signed("GIÁM ĐỐC")),
)
