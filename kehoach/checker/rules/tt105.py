"""Capitals of agencies' names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form_text import concerned
from kehoach.checker.form_words import NAMES
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.checker.wording import SPELLING, written_words
from kehoach.meaning.agencies import find_mentions

_NAMED = re.compile("|".join(rf"(?<!\w){name}(?!\w)" for name in NAMES), re.IGNORECASE)
_BY_NAME = {name.casefold(): name for name in NAMES}


def check(subject: Subject) -> Iterator[Hit]:
    """The name of an agency that is known has the capitals of its official name, where it is not in capitals as a whole."""
    concerned(subject)
    texts = [text for _, text in written_words(subject)]
    offices = _doubtful(_BY_NAME, texts)
    agencies = _doubtful({agency.name.casefold(): agency.name for agency in subject.registry.agencies}, texts)
    for passage, text in written_words(subject):
        phrases = _phrases(text) if _is_worth_reading(text, offices) else ()
        names = _agencies(text, subject) if _is_worth_reading(text, agencies) else ()
        for found, right in dict.fromkeys((*phrases, *names)):
            if found != right and not found.isupper():
                yield Hit(f"«{found}», phải viết «{right}»", passage.where, review=_is_of_the_unit(found, right))


def _is_of_the_unit(found: str, right: str) -> bool:
    """Whether only the unit's word has a capital ("UBND Thành phố"), as special units' own papers often have it."""
    differing = {one for one, other in zip(found.split(), right.split(), strict=False) if one != other}
    return differing <= {"Thành", "Tỉnh"}


def _doubtful(names: Mapping[str, str], texts: Iterable[str]) -> dict[str, str]:
    """Those of the names (by themselves in small letters) that stand somewhere with other capitals."""
    whole = "\n".join(texts)
    folded = whole.casefold()
    return {small: name for small, name in names.items() if folded.count(small) != whole.count(name)}


def _is_worth_reading(text: str, names: Mapping[str, str]) -> bool:
    """Whether one of the names stands in a text with other capitals: reading names out of a text takes long."""
    folded = text.casefold()
    return not text.isupper() and any(folded.count(small) != text.count(name) for small, name in names.items())


def _phrases(text: str) -> Iterator[tuple[str, str]]:
    for match in _NAMED.finditer(text):
        yield match[0], _BY_NAME[match[0].casefold()]


def _agencies(text: str, subject: Subject) -> Iterator[tuple[str, str]]:
    for mention in find_mentions(text, subject.registry):
        if mention.agency and mention.known:
            name = subject.registry.agency(mention.agency).name
            if mention.text.casefold() == name.casefold():
                yield mention.text, name


RULE = Rule(
    code="TT105",
    name="Viết hoa tên cơ quan",
    severity="warning",
    basis="law",
    place="Nghị định 30/2020/NĐ-CP, Phụ lục II, Mục IV, khoản 1",
    requirement="Tên cơ quan viết hoa chữ cái đầu của các từ chỉ loại hình, chức năng, lĩnh vực hoạt động.",
    reason="«Ủy Ban Nhân Dân», «sở nội vụ» không phải tên chính thức của cơ quan.",
    reads=SPELLING,
    good=Example("Sở Nội vụ", layout=layout(paragraph("body", "Giao Sở Nội vụ tham mưu Ủy ban nhân dân tỉnh."))),
    bad=Example("sở nội vụ", layout=layout(paragraph("body", "Giao sở nội vụ tham mưu Ủy Ban Nhân Dân tỉnh."))),
    check=check,
    not_applicable=Example("Không nhận ra nội dung", layout=layout(paragraph("type", "KẾ HOẠCH"))),
)
