"""The workbook's sheets and columns: written by the generator, read back by the intake, defined here alone.

Column A of every sheet that is filled in is hidden and holds the row's id; cell A1 holds the sheet's own mark, so that a
renamed sheet is known. A further hidden sheet says what the workbook was made from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

FORM_VERSION: Final = "1"
"""Changes when a returned workbook of the version before could be misread."""
MARK: Final = "kehoach:"
TECHNICAL: Final = "kehoach"
GUIDE: Final = "Hướng dẫn"
HEADER_ROW: Final = 4
"""The row, from 1, of the columns' titles; the entries begin below it."""
MAX_TEXT: Final = 10_000
"""Characters of one answer in words."""

Kind = Literal["id", "given", "status", "percent", "date", "number", "text"]


@dataclass(frozen=True)
class Column:
    """A column: the field of the model that it fills, or what the plan gives; `width` in characters.

    `help` is shown while a cell of it is filled in.
    """

    key: str
    title: str
    kind: Kind
    width: float
    help: str = ""

    @property
    def is_answer(self) -> bool:
        """Whether the agency fills it in."""
        return self.kind not in ("id", "given")


@dataclass(frozen=True)
class SheetForm:
    """A sheet that is filled in: its key in the mark, its name, what it is about, its columns from A on.

    `least` is the least height of a row in points: room to write in.
    """

    key: str
    name: str
    about: str
    columns: tuple[Column, ...]
    least: float = 36

    def place(self, key: str) -> int:
        """The place of a column, from 0."""
        return next(place for place, column in enumerate(self.columns) if column.key == key)


_ID = Column("id", "Mã", "id", 8)
_NUMBER = Column("number", "TT", "given", 5)
_STATUS = Column(
    "status", "Tình trạng", "status", 14, "Chọn trong danh sách. Thời điểm xét là ngày chốt số liệu của kỳ báo cáo."
)
_RESULT = Column(
    "result", "Kết quả thực hiện", "text", 36, "Nêu sản phẩm, số liệu cụ thể; số liệu lũy kế đến ngày chốt số liệu."
)
_EVIDENCE = Column(
    "evidence", "Tài liệu kiểm chứng", "text", 20, "Số, ký hiệu, ngày của văn bản hoặc đường dẫn đến sản phẩm."
)
_DIFFICULTIES = Column(
    "difficulties", "Khó khăn, vướng mắc", "text", 22, "Nêu nguyên nhân nếu chậm. Không có: để trống."
)
_PROPOSAL = Column(
    "proposal", "Đề xuất, kiến nghị", "text", 20, "Nêu rõ kiến nghị với cơ quan nào. Không có: để trống."
)

LEAD = SheetForm(
    "lead",
    "Nhiệm vụ chủ trì",
    "Nhiệm vụ, đề án cơ quan chủ trì thực hiện",
    (
        _ID,
        _NUMBER,
        Column("task", "Nhiệm vụ", "given", 38),
        Column("product", "Sản phẩm", "given", 16),
        Column("deadline", "Thời hạn", "given", 13),
        Column("timing", "Trong kỳ", "given", 12),
        _STATUS,
        Column("percent", "Tiến độ (%)", "percent", 8, "Số từ 0 đến 100, không gõ dấu %. Hoàn thành là 100."),
        Column("completed_on", "Ngày hoàn thành", "date", 12, "Gõ dạng ngày/tháng/năm, ví dụ 05/9/2025."),
        _RESULT,
        _EVIDENCE,
        _DIFFICULTIES,
        _PROPOSAL,
    ),
)
COORDINATE = SheetForm(
    "coordinate",
    "Nhiệm vụ phối hợp",
    "Nhiệm vụ, đề án cơ quan phối hợp thực hiện",
    (
        _ID,
        _NUMBER,
        Column("task", "Nhiệm vụ", "given", 48),
        Column("lead", "Cơ quan chủ trì", "given", 24),
        Column("deadline", "Thời hạn", "given", 13),
        Column("timing", "Trong kỳ", "given", 12),
        _STATUS,
        Column(
            "result", "Kết quả phối hợp", "text", 48, "Nêu phần việc cơ quan đã phối hợp. Chưa phát sinh: để trống."
        ),
        _DIFFICULTIES,
        _PROPOSAL,
    ),
)
TARGETS = SheetForm(
    "targets",
    "Chỉ tiêu",
    "Chỉ tiêu cơ quan thực hiện hoặc theo dõi",
    (
        _ID,
        _NUMBER,
        Column("target", "Chỉ tiêu", "given", 50),
        Column("wanted", "Mục tiêu của giai đoạn", "given", 30),
        Column("scope", "Phạm vi", "given", 18),
        Column("unit", "Đơn vị tính", "given", 11),
        Column(
            "value",
            "Kết quả đạt được",
            "number",
            13,
            "Gõ số, dấu phẩy trước phần thập phân. Chưa có số liệu: gõ dấu -.",
        ),
        Column("numerator", "Tử số", "number", 11, "Số đã đạt, nếu kết quả là tỷ lệ."),
        Column("denominator", "Mẫu số", "number", 11, "Tổng số, nếu kết quả là tỷ lệ."),
        Column("basis", "Căn cứ, nguồn số liệu", "text", 42, "Hệ thống, báo cáo, khảo sát nào; thời điểm lấy số liệu."),
    ),
)
_STATISTIC_COLUMNS = (
    _ID,
    Column("number", "STT", "given", 8),
    Column("name", "Chỉ tiêu thống kê", "given", 72),
    Column("unit", "Đơn vị tính", "given", 24),
    Column("value", "Số liệu", "number", 15, "Gõ số, dấu phẩy trước phần thập phân. Không có số liệu: gõ dấu -."),
    Column("note", "Ghi chú", "text", 40, "Giải thích khi số liệu khác cách tính của biểu."),
)
TEXTS = SheetForm(
    "texts",
    "Nội dung báo cáo",
    "Phần lời của báo cáo, theo đề cương",
    (
        _ID,
        Column("number", "Mục", "given", 8),
        Column("title", "Nội dung", "given", 44),
        Column(
            "text",
            "Phần báo cáo của cơ quan",
            "text",
            104,
            "Viết thành câu trọn vẹn. Alt+Enter để xuống dòng. Không có: để trống.",
        ),
    ),
    least=68,
)


def statistic_sheet(form: str, title: str) -> SheetForm:
    """The sheet of one statistic form: `form` is its number, as "3"."""
    return SheetForm(f"statistics/{form}", f"Biểu {form}", f"Biểu {form} – {title}", _STATISTIC_COLUMNS, least=20)
