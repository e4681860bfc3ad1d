"""Sentences of an amending document that amend nothing by themselves: bases, headings, execution, "the rest stays"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from kehoach.amendments.splitting import VERBS
from kehoach.meaning.dates import DATE, read_date

_ALWAYS = re.compile(
    r"^(?:[-–+] ?)?(?:căn cứ |theo đề nghị |(?:chủ tịch )?(?:ubnd|ủy ban|uỷ ban|hội đồng) [^.]{0,200}(?:\./\.)?$"
    r"|quyết định ?:?$|ban hành (?:kèm theo|kế hoạch)|nơi nhận|như điều|lưu ?:"
    r"|(?:các |những )?(?:nội dung|mục|điểm|phần|quy định) (?:khác|còn lại)"
    r"|(?:ngoài|trừ) (?:các |những )?nội dung"
    r"|(?:quyết định|kế hoạch|nghị quyết|văn bản)(?: này)?,? (?:này )?(?:có hiệu lực|là (?:một )?(?:bộ phận|phần)|được gửi)"
    r"|trên đây|hiệu lực (?:thi hành|của)|điều khoản (?:thi hành|chuyển tiếp))",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"^(?:[-–+] ?)?(?:"
    r"thực hiện |xét |trên cơ sở |để |nhằm "
    r"|(?:[ivx]{1,4}\. ?)?(?:mục đích|lý do|sự cần thiết|phạm vi|tổ chức thực hiện|trách nhiệm)"
    r"|(?:[ivx]{1,4}\. ?)?(?:các )?nội dung (?:được )?(?:sửa đổi|điều chỉnh|bổ sung|thay thế|bãi bỏ|đính chính)"
    r"|chi tiết [^.]{0,120}$"
    r")|(?:vẫn )?(?:giữ nguyên|không (?:thay đổi|sửa đổi|điều chỉnh)|tiếp tục (?:thực hiện|có hiệu lực) theo)"
    r"|ban hành kế hoạch",
    re.IGNORECASE,
)
_LOOSE_FRAME = re.compile(
    r"^(?:[-–+] ?)?(?:chánh văn phòng|giám đốc|thủ trưởng|chủ tịch|các (?:sở|cơ quan|đơn vị)|sở "
    r"|văn phòng |giao (?!thêm|bổ sung)|yêu cầu "
    r"|đề nghị |phân công |trong quá trình|khi |(?:bảng|danh mục) [^.]{0,120}$)"
    r"|(?:chịu trách nhiệm|có trách nhiệm) (?:thi hành|thực hiện|tổ chức)|như sau ?:?$",
    re.IGNORECASE,
)
_ORDER = re.compile(rf"(?<!không ){VERBS}(?!\w)", re.IGNORECASE)
"""What is frame as long as it names no place of the plan: "Giao Sở A chủ trì điểm b mục 2 Phụ lục 1" orders something."""

_SIGNS = re.compile("[\ue000-\ue005]")
_NUMBERS = re.compile("[\\d\ue000-\ue005]")
_LONGEST_HEADING = 120
_PLACE = re.compile(
    r"(?:điểm [a-zđ]\d?|mục (?:\d|[IVX])|khoản \d|số thứ tự \d|phụ lục(?: số)? (?:\d|[IVX])|phần [IVX])[\d.IVX]{0,8}(?!\w)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:sửa đổi|bổ sung|điều chỉnh|thay thế|bãi bỏ|đính chính|sửa|,|;|và|một số|các|những|nội dung|mục|điểm|phụ lục|chỉ tiêu"
    r"|nhiệm vụ|đề án|cụm từ|quy định|kế hoạch|tại|của|thuộc|trong|như sau|sau đây|:|\.|\s)+$",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"(?:sửa đổi|bổ sung|điều chỉnh|bãi bỏ|đính chính)(?!.*(?:điểm [a-zđ]\d?|mục [\divx]+|phụ lục [\divx]+)(?!\w))",
    re.IGNORECASE,
)
_EFFECTIVE = re.compile(
    rf"có hiệu lực(?: thi hành)?(?: kể)? từ (?:ngày )?(?:(?P<signed>ký(?: ban hành)?|ban hành)|(?P<date>{DATE}))",
    re.IGNORECASE,
)


def is_frame(sentence: str, masked: str) -> bool:
    """Whether a sentence is one of those that every amending document has around its instructions.

    `masked` is the sentence with signs for what it quotes and cites (`kehoach.amendments.masking`).
    """
    words = sentence.strip()
    if _ALWAYS.match(words) is not None:
        return True
    if _PLACE.search(masked) is not None:
        return _FRAME.search(words) is not None and _ORDER.search(masked) is None
    return (_FRAME.search(words) or _LOOSE_FRAME.search(words)) is not None


def opens_instructions(sentence: str) -> bool:
    """Whether a sentence only says that instructions follow: "Sửa đổi, bổ sung một số nội dung ... như sau:".

    In a heading in capitals what is amended cannot be told from other words: it opens what follows if it has no address.
    """
    words = sentence.strip()
    return _OPENING.match(words) is not None or (words.isupper() and _HEADING.match(words) is not None)


def is_heading(sentence: str) -> bool:
    """Whether a line above others is only their heading: it orders nothing, names no place and quotes nothing."""
    words = sentence.strip()
    short = len(words) <= _LONGEST_HEADING and not words.endswith((".", ":"))
    return short and not (_ORDER.search(words) or _PLACE.search(words) or _SIGNS.search(words))


def orders_nothing(sentence: str) -> bool:
    """Whether a line says by its verb that instructions follow and names no place, number or quotation itself."""
    words = sentence.strip()
    return _ORDER.match(words) is not None and words.endswith(":") and not _NUMBERS.search(words)


def effective_date(texts: Iterable[str], signed: datetime.date | None) -> datetime.date | None:
    """The first day of effect that a text states; the day of signing where it says so or nothing."""
    for text in texts:
        if match := _EFFECTIVE.search(text):
            return signed if match["signed"] else read_date(match["date"])
    return signed
