"""The lines by which an official document is known inside a page (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from kehoach.parser.formats.html_blocks import Text

OPENING = frozenset({"nation", "number", "type"})
FOOT = frozenset({"recipients", "signature"})
CLOSING = FOOT | {"annex", "form"}

_LONGEST = 200
_MOST = 600
_CUES = re.compile(
    r"(?P<nation>(?i:c[ộo]ng h(?:òa|oà|oa) x[ãa] h[ộo]i ch[ủu] ngh[ĩi]a|[đð][ộo]c l[ậa]p\s*[-–—]\s*t[ựu] do))"
    r"|(?P<number>S[ốô]\s*:?\s*[\d.…_]*\s*/+\s*(?!GP)[A-ZĐ]{2})"
    r"|(?P<type>(?:KẾ HOẠCH|QUYẾT ĐỊNH|NGHỊ QUYẾT|CHỈ THỊ|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN|BÁO CÁO|TỜ TRÌNH|THÔNG BÁO|HƯỚNG DẪN)$)"
    r"|(?P<basis>(?i:căn cứ|thực hiện) (?:Hiến|Luật|Nghị|Quyết|Chỉ thị|Thông tư|Kế hoạch|Chương trình))"
    r"|(?P<heading>[IVX]{1,5}\s*[.)]\s*\S|Điều 1\b)"
    r"|(?P<recipients>(?i:nơi nhận)\s*:?$)"
    r"|(?P<signature>(?:TM|KT|TL|TUQ|Q)\s*\.\s*[A-ZĐÀ-Ỹ]{2})"
    r"|(?P<annex>(?i:phụ lục|biểu mẫu)(?:\s+(?i:số\s+)?[IVX\d]+(?:\.\d+)?)?\s*[.:]?$|\((?i:ban hành\s+)?(?i:kèm theo))"
    r"|(?P<form>(?i:stt|tt|số tt)$)"
)


def cues_of(texts: Iterable[Text]) -> set[str]:
    """The kinds of cue that open a line of these texts; link text and text after the first few hundred does not count."""
    found: set[str] = set()
    for text in islice(texts, _MOST):
        if text.linked:
            continue
        for line in text.text.split("\n"):
            match = _CUES.match(line) if len(line) <= _LONGEST else None
            if match is not None and match.lastgroup is not None:
                found.add(match.lastgroup)
    return found
