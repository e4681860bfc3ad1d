"""What each column of a plan's table is for, told by the words of its header, not by its position."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kehoach.meaning.spelling import plain

ORDINAL, TEXT, PROJECT, INDICATOR = "ordinal", "text", "project", "indicator"
PRODUCT, LEAD, COORDINATE, MONITOR, RESPONSIBLE = "product", "lead", "coordinate", "monitor", "responsible"
START, DEADLINE, VALUE = "start", "deadline", "value"
UNIT, NOTES, OTHER = "unit", "notes", "other"
ORIGIN = "origin"

CONTENT_ROLES = (TEXT, PROJECT, INDICATOR)
"""Roles of the column that says what an item is."""
AGENCY_ROLES = (LEAD, COORDINATE, MONITOR, RESPONSIBLE)
"""Roles of columns whose cells name agencies."""

# The first pattern that is found wins, so the particular stand before the general; the ordinals' is the first.
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        (ORDINAL, r"^(stt|tt|số tt|số thứ tự|số)$"),
        (NOTES, r"^ghi chú"),
        (ORIGIN, r"^căn cứ$"),
        (UNIT, r"đơn vị tính|^đvt"),
        (OTHER, r"thẩm tra|thẩm định|^vai trò"),  # who appraises a matter does not lead it
        (MONITOR, r"theo dõi|đôn đốc|giám sát"),
        (COORDINATE, r"phối hợp"),
        (LEAD, r"chủ trì|phụ trách|tham mưu|đầu mối|chủ đầu tư"),
        (RESPONSIBLE, r"trách nhiệm|phân công|(cơ quan|đơn vị|người|bộ phận)( thực hiện|$)"),
        (OTHER, r"kinh phí|nguồn lực|cấp trình|văn bản giao|cấp có thẩm quyền|hình thức"),
        (START, r"^(thời gian |thời điểm |ngày )?(bắt đầu|khởi công)"),  # the other column says by when
        (DEADLINE, r"thời gian|thời hạn|tiến độ|hoàn thành trước|lộ trình|^(hoàn thành|kết thúc|hạn.*)$"),
        (PRODUCT, r"sản phẩm|kết quả|đầu ra"),
        (
            VALUE,
            r"phấn đấu|^(giai đoạn|năm|đến năm|kế hoạch|kh|mục tiêu|định hướng|tầm nhìn)\b.*\d{4}|^\d{4}([ -]+\d{4})?$",
        ),
        (PROJECT, r"(tên|danh mục).*(đề án|dự án|kế hoạch|chương trình)|^(đề án|dự án)"),
        (INDICATOR, r"chỉ tiêu|tiêu chí|chỉ số|^mục tiêu"),
        (TEXT, r"nhiệm vụ|nội dung|công việc|giải pháp|hoạt động|tên "),
    )
)


def fold(text: str) -> str:
    """Header words for comparison: lower case, one line, spaces and brackets folded."""
    return re.sub(r"[\s()*]+", " ", plain(text.lower())).strip(" .:")


@lru_cache(maxsize=1024)
def role_of(title: str) -> str | None:
    """The role of a column with this title, or None when no word of it is known. The same few titles are asked for often."""
    folded = fold(title)
    for role, pattern in _PATTERNS:
        if pattern.search(folded):
            return role
    return None


@lru_cache(maxsize=1024)
def is_ordinal(title: str) -> bool:
    """Whether a column with this title numbers the rows: "STT", "TT"."""
    return _PATTERNS[0][1].search(fold(title)) is not None


def roles_of(titles: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The role of every column, from its titles (the header's rows, top down; a lower title decides first)."""
    roles = []
    for lines in titles:
        found = [role for title in reversed(lines) if title and (role := role_of(title))]
        # Under "Thời gian" or "Chỉ tiêu phấn đấu", a year below names the value's period.
        roles.append(found[0] if found else OTHER)
    if not any(role in CONTENT_ROLES for role in roles) and OTHER in roles:
        roles[roles.index(OTHER)] = TEXT
    if INDICATOR in roles and VALUE in roles and UNIT not in roles:
        # Beside figures, "Đơn vị" is what they count in.
        roles = [
            UNIT if lines and fold(lines[-1]) == "đơn vị" else role for role, lines in zip(roles, titles, strict=True)
        ]
    return tuple(roles)


def is_header(titles: Sequence[str]) -> bool:
    """Whether these cells, read as one row, head a table: an ordinal or content column and one more known."""
    roles = [role_of(title) for title in titles if title and len(title) <= 80]
    known = [role for role in roles if role]
    return len(known) >= 2 and any(role == ORDINAL or role in CONTENT_ROLES for role in known)


def numbers_columns(cells: Sequence[str]) -> bool:
    """Whether the cells are "(1) (2) (3)" or "1 2 3": the row that numbers the columns."""
    numbers = [cell.partition("=")[0].strip("()[] .") for cell in cells if cell]
    letters = sum(number in ("A", "B", "C") for number in numbers)  # statistical tables letter their first columns
    return len(numbers) >= 2 and numbers[letters:] == [str(place) for place in range(1, len(numbers) - letters + 1)]
