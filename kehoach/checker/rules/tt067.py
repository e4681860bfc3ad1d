"""Points in the order of the Vietnamese alphabet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import concerned
from kehoach.checker.headings import lists
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.numbering import LETTERS, letter
from kehoach.model import Document, Plan, Section


def check(subject: Subject) -> Iterator[Hit]:
    """The letters of each list of points run a, b, c, d, đ, e, g, h, i, k and on, none left out or used twice."""
    letters = [[each for each in members if _SIGN.fullmatch(each.sign)] for members in lists(concerned(subject))]
    if not any(letters):
        raise NotApplicable("nội dung không chia thành điểm a, b, c")
    for members in letters:
        last = 0
        for member in members:
            value = LETTERS.find(member.sign) + 1
            if not value:
                yield Hit(f"chữ cái «{member.sign}» không dùng để đánh thứ tự điểm", member.where, place=member.place)
                continue
            if value != last + 1:
                yield Hit(_fault(member.sign, last), member.where, place=member.place)
            last = value


_SIGN = re.compile(r"[a-zđ]")


def _fault(sign: str, last: int) -> str:
    if last == 0:
        return f"các điểm bắt đầu bằng {sign})"
    before = letter(last)
    if sign == before:
        return f"điểm {sign}) dùng hai lần"
    expected = f", phải là {letter(last + 1)})" if last < len(LETTERS) else ""
    return f"điểm {sign}) đứng sau điểm {before}){expected}"


def _plan(letters: str) -> Plan:
    children = tuple(Section(id=f"1/{sign}", level=2, number=sign, title="việc") for sign in letters)
    return Plan(document=Document(outline=(Section(id="1", level=1, number="1", title="Việc", children=children),)))


RULE = Rule(
    code="TT067",
    name="Thứ tự chữ cái của điểm",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 6, điểm đ",
    requirement="Thứ tự các điểm dùng chữ cái tiếng Việt theo bảng chữ cái tiếng Việt: sau d là đ, không có f, j, w, z.",
    reason="Word đánh chữ cái tiếng Anh: thiếu đ, thừa f, nên các điểm sau đó bị viện dẫn sai.",
    reads=("document.outline",),
    good=Example("a, b, c, d, đ, e, g", plan=_plan("abcdđeg")),
    bad=Example("a, b, c, d, e, f", plan=_plan("abcdef")),
    check=check,
    not_applicable=Example("Văn bản không chia điểm", plan=_plan("")),
)
