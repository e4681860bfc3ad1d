"""Space between paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kehoach.checker.examples import layout, paragraph
from kehoach.checker.form import ANNEX_1, administrative
from kehoach.checker.form_text import CONTENT, has_words
from kehoach.checker.headings import part_titles
from kehoach.checker.looks import figures, paragraph_edits
from kehoach.checker.rule import Example, Hit, NotApplicable, NotEvaluated, Rule
from kehoach.checker.subject import Subject
from kehoach.model import LaidOutParagraph

_LEAST = 6.0  # points
_ROUNDING = 0.1


def check(subject: Subject) -> Iterator[Hit]:
    """Two paragraphs of the text that follow each other are at least 6 points apart."""
    titles = part_titles(subject)
    pairs = pairwise(administrative(subject).paragraphs)
    texts = [pair for pair in pairs if all(map(_is_text, pair)) and id(pair[1]) not in titles]
    following = [
        pair for pair in texts if any(each.alignment != "center" for each in pair)
    ]  # lines of a title are none
    if not following:
        raise NotApplicable("nội dung không có hai đoạn nào liền nhau")
    known = [(above, below) for above, below in following if above.after is not None and below.before is not None]
    if not known:
        raise NotEvaluated("tệp không cho biết khoảng cách giữa các đoạn")
    for above, below in known:
        gap = (above.after or 0.0) + (below.before or 0.0)
        if gap < _LEAST - _ROUNDING:
            told = f"cách đoạn trên {figures(gap)} pt, tối thiểu là 6 pt"
            yield Hit(told, below, edits=paragraph_edits(below, "before", _LEAST))


def _is_text(paragraph: LaidOutParagraph) -> bool:
    named = paragraph.component in (*CONTENT, "legal_basis")
    return named and paragraph.annex is None and paragraph.container == "text" and has_words(paragraph)


RULE = Rule(
    code="TT056",
    name="Khoảng cách giữa các đoạn",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 6, điểm e",
    requirement="Khoảng cách giữa các đoạn văn tối thiểu là 6 pt.",
    reason="Các đoạn dính nhau làm người đọc không thấy chỗ chuyển ý.",
    reads=(
        "layout.paragraphs.component",
        "layout.paragraphs.text",
        "layout.paragraphs.alignment",
        "layout.paragraphs.before",
        "layout.paragraphs.after",
    ),
    good=Example(
        "Cách nhau 6 pt", layout=layout(*(paragraph("body", "Việc được giao.", before=6.0, after=0.0) for _ in "ab"))
    ),
    bad=Example(
        "Không cách", layout=layout(*(paragraph("body", "Việc được giao.", before=0.0, after=0.0) for _ in "ab"))
    ),
    check=check,
    not_applicable=Example(
        "Chỉ có một đoạn", layout=layout(paragraph("body", "Việc được giao.", before=0.0, after=0.0))
    ),
)
