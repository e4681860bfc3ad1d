"""What can be wrong with a returned workbook: the notice codes, their severities and words (docs/data.md lists them).

"error": an answer was not taken, or contradicts another one; the agency has to correct it. "warning": taken, but it has
to be looked at. "info": taken, and read otherwise than typed.
"""

from __future__ import annotations

from collections.abc import Iterable

from kehoach.model import Severity
from kehoach.progress.answers import RawAnswers, cell_name
from kehoach.progress.model import CellNotice

_SHOWN = 80

CODES: dict[str, tuple[Severity, str]] = {
    # The file.
    "W101": ("warning", "không có trang ẩn «kehoach»: không rõ biểu được lập từ kế hoạch, kỳ và cho cơ quan nào"),
    "W102": ("error", "biểu này của {found}, không phải của {expected}"),
    "W103": ("error", "biểu này của kỳ {found}, không phải kỳ {expected}"),
    "W104": ("error", "biểu này lập từ {found}, không phải {expected}; chỉ nhận những dòng trùng nội dung"),
    "W105": ("warning", "biểu này lập từ một phiên bản khác của {expected}; dòng có thay đổi được đánh dấu"),
    "W106": ("warning", "biểu này theo mẫu phiên bản {found}, hiện dùng phiên bản {expected}"),
    "W107": ("warning", "tệp có liên kết đến tệp khác, không được mở: {found}"),
    "W108": ("warning", "tệp có macro, không được chạy"),
    # Sheets and columns.
    "W111": ("error", "thiếu trang «{expected}»: {count} dòng chưa có trả lời"),
    "W112": ("info", "trang «{expected}» đã đổi tên thành «{found}»; vẫn đọc"),
    "W113": ("warning", "trang không có trong mẫu, không đọc ({count} ô có nội dung)"),
    "W114": ("error", "thiếu cột «{expected}»"),
    "W115": ("info", "cột «{expected}» đã bị dời hoặc đổi tên («{found}»); vẫn đọc"),
    "W116": ("warning", "cột «{found}» không có trong mẫu, không đọc"),
    "W117": ("warning", "bản sao của trang «{expected}», không đọc"),
    # Rows.
    "W121": ("error", "thiếu dòng {item}: {words}"),
    "W122": ("error", "dòng thêm, không thuộc phần việc của cơ quan trong kế hoạch; không đọc: {words}"),
    "W123": ("warning", "dòng {item} bị lặp (trả lời giống nhau hoặc trống); lấy dòng {row}"),
    "W124": ("error", "dòng {item} có hai trả lời khác nhau; chỉ lấy dòng {row}. Dòng này ghi: {words}"),
    "W125": ("warning", "mã dòng là «{found}» nhưng nội dung là của {item}; đọc theo nội dung"),
    "W126": ("warning", "nội dung do kế hoạch giao đã bị sửa («{found}»); đọc theo mã {item}"),
    "W127": ("info", "dòng bị ẩn; vẫn đọc"),
    "W128": ("warning", "các ô đã bị gộp ({found}); chỉ ô đầu có giá trị"),
    "W129": ("warning", "{item} đã thay đổi trong kế hoạch sau khi lập biểu; kiểm tra lại trả lời"),
    "W130": ("error", "{item} không còn trong phần việc của cơ quan theo kế hoạch hiện nay; không đọc: {words}"),
    # Values.
    "W131": ("error", "ô có lỗi công thức {found}; không đọc"),
    "W132": ("info", "ô có công thức; lấy giá trị đã tính: {found}"),
    "W133": ("error", "ô có công thức chưa có kết quả; mở bằng Excel, tính lại rồi lưu"),
    "W134": ("info", "số gõ dạng chữ «{found}» được đọc là {value}"),
    "W135": ("error", "«{found}» không phải một số; không đọc"),
    "W136": ("warning", "dấu chấm, dấu phẩy trong «{found}» không rõ nghĩa; đọc là {value}"),
    "W137": ("warning", "{value} % có phải là {found} %? Ô này ghi số từ 0 đến 100"),
    "W138": ("error", "{found} % nằm ngoài khoảng từ 0 đến 100; không đọc"),
    "W139": ("error", "{found} là số âm; không đọc"),
    "W140": ("error", "{found} không phải số nguyên; không đọc"),
    "W141": ("error", "«{found}» ghi theo đơn vị khác, ô này tính bằng {expected}; không đọc"),
    "W142": ("info", "ngày gõ dạng chữ «{found}» được đọc là {value}"),
    "W143": ("error", "«{found}» không phải một ngày; không đọc"),
    "W144": ("warning", "số {found} trong ô ngày được đọc là ngày {value}"),
    "W145": ("warning", "ngày {found} có thể đã bị đảo ngày và tháng (có phải {value}?)"),
    "W146": ("error", "không rõ tình trạng «{found}»; chọn một trong: {expected}"),
    "W147": ("warning", "tình trạng «{found}» được đọc là «{value}»"),
    "W148": ("warning", "nội dung dài {count} ký tự, quá {expected}; vẫn giữ đủ"),
    "W149": ("info", "ký tự điều khiển trong ô đã được bỏ"),
    # What tasks say.
    "W151": ("error", "«{status}» nhưng không có ngày hoàn thành"),
    "W152": ("error", "ngày hoàn thành {found} ở tương lai"),
    "W153": ("warning", "ngày hoàn thành {found} sau ngày chốt số liệu {expected}"),
    "W154": ("warning", "ngày hoàn thành {found} trước ngày ban hành kế hoạch {expected}"),
    "W155": ("error", "«{status}» nhưng tiến độ là {found} %"),
    "W156": ("error", "«Hoàn thành đúng hạn» nhưng ngày hoàn thành {found} sau thời hạn {expected}"),
    "W157": ("error", "«Hoàn thành quá hạn» nhưng ngày hoàn thành {found} không sau thời hạn {expected}"),
    "W158": ("error", "«Quá hạn chưa hoàn thành» nhưng thời hạn là {expected}, chưa qua khi chốt số liệu"),
    "W159": ("error", "«{status}» nhưng thời hạn {expected} đã qua khi chốt số liệu"),
    "W160": ("error", "«{status}» nhưng nhiệm vụ chờ điều kiện («{expected}»), không có ngày để tính là quá hạn"),
    "W161": ("warning", "«{status}» không hợp với thời hạn «{expected}»"),
    "W162": ("error", "có ngày hoàn thành {found} nhưng tình trạng là «{status}»"),
    "W163": ("warning", "đã hoàn thành nhưng không có tài liệu kiểm chứng"),
    "W164": ("warning", "«{status}» nhưng không nêu kết quả thực hiện"),
    "W165": ("warning", "quá hạn nhưng không nêu khó khăn, vướng mắc hoặc nguyên nhân"),
    "W166": ("error", "đã điền nhưng chưa chọn tình trạng"),
    "W167": ("warning", "chưa có trả lời"),
    "W168": ("info", "nội dung chuyển từ kỳ trước, không sửa"),
    "W169": ("warning", "tiến độ {found} % thấp hơn kỳ trước ({expected} %)"),
    # Figures of targets and statistic forms.
    "W171": ("error", "{found} khác tổng {expected} của các dòng {rows}"),
    "W172": ("error", "{found} % khác tỷ lệ {expected} % tính từ các dòng {rows}"),
    "W173": ("error", "{found} nhỏ hơn tổng {expected} của các dòng {rows}"),
    "W174": ("error", "«{found}» không phải mã của dòng này; chọn: {expected}"),
    "W175": ("info", "{found} khác cách tính của biểu ({expected} từ các dòng {rows}), có giải thích ở ghi chú"),
    "W176": ("info", "chưa có kết quả của công thức; tính từ các dòng {rows} là {value}"),
    "W177": ("error", "phần ({found}) lớn hơn tổng ({expected})"),
    "W181": ("error", "kết quả {found} khác {expected} tính từ tử số và mẫu số"),
    "W182": ("warning", "có kết quả nhưng không nêu căn cứ, nguồn số liệu"),
    "W183": ("error", "chỉ có tử số hoặc mẫu số"),
}


class Findings:
    """The notices of one workbook, in the order in which they were found."""

    def __init__(self, raw: RawAnswers) -> None:
        self._raw = raw
        self._notices: list[CellNotice] = []

    def add(
        self, code: str, sheet: str | None = None, place: tuple[int, int] | int | None = None, **words: object
    ) -> None:
        """Tell of a cell (row, column), of a row, of a sheet (no place) or of the file (no sheet)."""
        severity, template = CODES[code]
        cell = cell_name(*place) if isinstance(place, tuple) else str(place) if place is not None else None
        message = template.format(**{name: quoted(word) for name, word in words.items()})
        self._notices.append(
            CellNotice(
                code=code, severity=severity, message=f"{self._where(sheet, cell)}: {message}", sheet=sheet, cell=cell
            )
        )

    def all(self) -> tuple[CellNotice, ...]:
        """All of them, sheet by sheet as the workbook has them, each sheet's from the top down."""
        order = {sheet.name: place for place, sheet in enumerate(self._raw.sheets)}
        return tuple(sorted(self._notices, key=lambda notice: (order.get(notice.sheet or "", -1), _row(notice.cell))))

    def _where(self, sheet: str | None, cell: str | None) -> str:
        if sheet is None:
            return self._raw.file
        if cell is None:
            return f"Trang «{sheet}»"
        return f"Trang «{sheet}», {'dòng' if cell.isdigit() else 'ô'} {cell}"


def quoted(word: object) -> str:
    """A value as a message has it: on one line, cut when it is long."""
    text = " ".join(str(word).split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def listed(words: Iterable[str]) -> str:
    """Several words as a message has them."""
    return ", ".join(words)


def _row(cell: str | None) -> int:
    digits = "".join(sign for sign in cell or "" if sign.isdigit())
    return int(digits) if digits else 0
