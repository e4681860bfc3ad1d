"""Nothing is left open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.examples_plan import plan_of, report_of, section
from kehoach.checker.form_text import CONTENT
from kehoach.checker.needs import is_no_report
from kehoach.checker.passages import WHOLE
from kehoach.checker.rule import Example, Hit, Rule
from kehoach.checker.subject import Subject
from kehoach.checker.wording import SPELLING, Passage, passages
from kehoach.meaning.open_points import BLANK

_OPEN = re.compile(rf"{re.escape(BLANK)}|\[(?:điền|nhập|bổ sung)[^\]]*\]", re.IGNORECASE)
_DOTTED = re.compile(r"\.{4,}|…{2,}|_{3,}")
"""What somebody at a keyboard leaves open; annexes may be forms, whose blanks are for others to fill in."""
_RULE = re.compile(r"[\s_–—-]+")


def check(subject: Subject) -> Iterator[Hit]:
    """No sign of something to fill in stands in the document; told once, where the first one is. Only a person can fill in."""
    is_no_report(subject)
    counts = [(passage, _blanks(passage)) for passage in passages(subject)]
    still = [(passage, count) for passage, count in counts if count]
    if still:
        where = still[0][0].where
        message = f"còn {sum(count for _, count in still)} chỗ để trống phải điền, chỗ đầu tiên ở đây"
        yield Hit(message, where, place="" if where else WHOLE, review=True)


def _blanks(passage: Passage) -> int:
    """How many places a paragraph leaves open."""
    count = len(_OPEN.findall(passage.text)) if "[" in passage.text else 0
    is_text = passage.annex is None and passage.component in CONTENT and not _RULE.fullmatch(passage.text)
    return count + (len(_DOTTED.findall(passage.text)) if is_text else 0)


RULE = Rule(
    code="KH037",
    name="Không còn chỗ để trống",
    severity="warning",
    basis="practice",
    place="Thực tiễn: hoàn thiện dự thảo trước khi trình ký",
    requirement="Văn bản trình ký không còn chỗ «[...]», «......» phải điền.",
    reason="Chỗ trống sót lại là việc người soạn chưa quyết định.",
    reads=SPELLING,
    good=Example(
        "«Hoàn thành trong quý II»", plan=plan_of(outline=(section("I", "NHIỆM VỤ", "Hoàn thành trong quý II."),))
    ),
    bad=Example(
        "«Hoàn thành trong [...]»", plan=plan_of(outline=(section("I", "NHIỆM VỤ", "Hoàn thành trong [...]."),))
    ),
    check=check,
    not_applicable=Example(
        "Báo cáo có quy tắc riêng (BC006)", plan=report_of(section("II", "KẾT QUẢ", "Ban hành [...] văn bản."))
    ),
)
