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
    "W101": ("warning", "trang ẩn «kehoach» đã mất; đọc tên cơ quan, kỳ báo cáo ở đầu các trang: kiểm tra lại"),
    "W102": ("error", "biểu này của {found}, không phải của {expected}; gửi đúng biểu của cơ quan"),
    "W103": ("error", "biểu này của kỳ {found}, không phải kỳ {expected}; gửi đúng biểu của kỳ"),
    "W104": (
        "error",
        "biểu này lập từ {found}, không phải {expected}; chỉ nhận những dòng trùng nội dung, điền lại trên biểu đúng",
    ),
    "W105": (
        "warning",
        "biểu này lập từ một phiên bản khác của {expected}; xem lại các dòng được đánh dấu có thay đổi",
    ),
    "W106": ("warning", "biểu này theo mẫu phiên bản {found}, hiện dùng phiên bản {expected}; kiểm tra lại số liệu"),
    "W107": ("warning", "tệp có liên kết đến tệp khác, không được mở ({found}); chép giá trị vào ô"),
    "W108": ("warning", "tệp có macro, không được chạy; lưu lại dạng .xlsx"),
    "W109": ("warning", "biểu chưa điền nội dung nào; điền rồi gửi lại"),
    # Sheets and columns.
    "W111": ("error", "thiếu trang «{expected}», {count} dòng chưa có trả lời; chép trang ấy từ biểu gốc và điền"),
    "W112": ("info", "trang «{expected}» đã đổi tên thành «{found}»; vẫn đọc"),
    "W113": (
        "warning",
        "trang không có trong mẫu, không đọc ({count} ô có nội dung); chuyển nội dung vào các trang của mẫu",
    ),
    "W114": ("error", "thiếu cột «{expected}»; lấy lại cột từ biểu gốc và điền"),
    "W115": ("info", "cột «{expected}» đã bị dời hoặc đổi tên («{found}»); vẫn đọc"),
    "W116": ("warning", "cột «{found}» không có trong mẫu, không đọc; chuyển nội dung vào cột của mẫu"),
    "W117": ("warning", "bản sao của trang «{expected}», không đọc; xóa bản sao hoặc chuyển nội dung vào trang ấy"),
    # Rows.
    "W121": ("error", "thiếu dòng {item}: {words}; chép lại dòng từ biểu gốc và điền"),
    "W122": (
        "error",
        "dòng thêm, không thuộc phần việc của cơ quan trong kế hoạch, không đọc; chuyển sang trang «Nội dung báo cáo»: "
        "{words}",
    ),
    "W123": ("warning", "dòng {item} bị lặp (trả lời giống nhau hoặc trống); lấy dòng {row}, xóa dòng này"),
    "W124": ("error", "dòng {item} có hai trả lời khác nhau; chỉ lấy dòng {row}, giữ lại một. Dòng này ghi: {words}"),
    "W125": ("warning", "mã dòng là của {found} nhưng nội dung là của {item}; đọc theo nội dung, kiểm tra lại"),
    "W126": (
        "warning",
        "nội dung do kế hoạch giao đã bị sửa («{found}»); đọc theo mã của dòng {item}, khôi phục nội dung",
    ),
    "W127": ("info", "dòng bị ẩn; vẫn đọc"),
    "W128": ("warning", "các ô {found} đã bị gộp, chỉ ô đầu có giá trị; bỏ gộp và điền từng dòng"),
    "W129": ("warning", "{item} đã thay đổi trong kế hoạch sau khi lập biểu; kiểm tra lại trả lời"),
    "W130": (
        "error",
        "{item} không còn trong phần việc của cơ quan theo kế hoạch hiện nay, không đọc; lập biểu mới: {words}",
    ),
    # Values.
    "W131": ("error", "ô có lỗi công thức {found}, không đọc; gõ giá trị vào ô"),
    "W132": ("info", "ô có công thức; lấy giá trị đã tính: {found}"),
    "W133": ("error", "ô có công thức chưa có kết quả; mở bằng Excel, tính lại rồi lưu"),
    "W134": ("info", "số gõ dạng chữ «{found}» được đọc là {value}"),
    "W135": ("error", "«{found}» không phải một số, không đọc; gõ số, ví dụ 51,8, hoặc dấu - nếu không có số liệu"),
    "W136": ("warning", "dấu chấm, dấu phẩy trong «{found}» không rõ nghĩa, đọc là {value}; gõ lại nếu không đúng"),
    "W137": ("warning", "{value} % có phải là {found} %? Ô này ghi số từ 0 đến 100"),
    "W138": ("error", "{found} % nằm ngoài khoảng từ 0 đến 100, không đọc; ghi lại"),
    "W139": ("error", "{found} là số âm, không đọc; ghi lại"),
    "W140": ("error", "{found} không phải số nguyên, không đọc; ghi lại"),
    "W141": ("error", "«{found}» ghi theo đơn vị khác, không đọc; ô này tính bằng {expected}, chỉ gõ số"),
    "W142": ("info", "ngày gõ dạng chữ «{found}» được đọc là {value}"),
    "W143": ("error", "«{found}» không phải một ngày, không đọc; gõ đủ ngày/tháng/năm, ví dụ 05/9/2025"),
    "W144": ("warning", "số {found} trong ô ngày được đọc là ngày {value}; gõ lại nếu không đúng"),
    "W145": ("warning", "ngày {found} có thể đã bị đảo ngày và tháng (có phải {value}?)"),
    "W146": ("error", "không rõ tình trạng «{found}»; chọn một trong: {expected}"),
    "W147": ("warning", "tình trạng «{found}» được đọc là «{value}»; chọn lại nếu không đúng"),
    "W148": ("warning", "nội dung dài {count} ký tự, quá {expected}; vẫn giữ đủ, nên viết gọn"),
    "W149": ("info", "ký tự điều khiển trong ô đã được bỏ"),
    # What tasks say.
    "W151": ("error", "«{status}» nhưng không có ngày hoàn thành; ghi ngày"),
    "W152": ("error", "ngày hoàn thành {found} ở tương lai; ghi lại ngày hoặc tình trạng"),
    "W153": ("warning", "ngày hoàn thành {found} sau ngày chốt số liệu {expected}; để sang kỳ sau nếu đúng"),
    "W154": ("warning", "ngày hoàn thành {found} trước ngày ban hành kế hoạch {expected}; kiểm tra lại"),
    "W155": ("error", "«{status}» nhưng tiến độ là {found} %; sửa một trong hai"),
    "W156": (
        "error",
        "«Hoàn thành đúng hạn» nhưng ngày hoàn thành {found} sau thời hạn {expected}; sửa ngày hoặc tình trạng",
    ),
    "W157": (
        "error",
        "«Hoàn thành quá hạn» nhưng ngày hoàn thành {found} không sau thời hạn {expected}; sửa ngày hoặc tình trạng",
    ),
    "W158": (
        "error",
        "«Quá hạn chưa hoàn thành» nhưng thời hạn là {expected}, chưa qua khi chốt số liệu; chọn lại tình trạng",
    ),
    "W159": ("error", "«{status}» nhưng thời hạn {expected} đã qua khi chốt số liệu; chọn lại tình trạng"),
    "W160": (
        "error",
        "«{status}» nhưng nhiệm vụ chờ điều kiện («{expected}»), không có ngày để tính là quá hạn; chọn lại tình trạng",
    ),
    "W161": ("warning", "«{status}» không hợp với thời hạn «{expected}»; chọn lại tình trạng"),
    "W162": ("error", "có ngày hoàn thành {found} nhưng tình trạng là «{status}»; sửa một trong hai"),
    "W163": ("warning", "đã hoàn thành nhưng không có tài liệu kiểm chứng; ghi số, ký hiệu hoặc đường dẫn"),
    "W164": ("warning", "«{status}» nhưng không nêu kết quả thực hiện; bổ sung"),
    "W165": ("warning", "quá hạn nhưng không nêu khó khăn, vướng mắc hoặc nguyên nhân; bổ sung"),
    "W166": ("error", "đã điền nhưng chưa chọn tình trạng; chọn trong danh sách"),
    "W167": ("warning", "chưa có trả lời"),
    "W168": ("info", "nội dung chuyển từ kỳ trước, không sửa"),
    "W169": ("warning", "tiến độ {found} % thấp hơn kỳ trước ({expected} %); kiểm tra lại"),
    # Figures of targets and statistic forms.
    "W171": ("error", "{found} khác tổng {expected} của các dòng {rows}; sửa số liệu hoặc giải thích ở cột ghi chú"),
    "W172": (
        "error",
        "{found} % khác tỷ lệ {expected} % tính từ các dòng {rows}; sửa số liệu hoặc giải thích ở cột ghi chú",
    ),
    "W173": (
        "error",
        "{found} nhỏ hơn tổng {expected} của các dòng {rows}; sửa số liệu hoặc giải thích ở cột ghi chú",
    ),
    "W174": ("error", "«{found}» không phải mã của dòng này; chọn: {expected}"),
    "W175": ("info", "{found} khác cách tính của biểu ({expected} từ các dòng {rows}), có giải thích ở ghi chú"),
    "W176": ("info", "chưa có kết quả của công thức; tính từ các dòng {rows} là {value}"),
    "W177": ("error", "{part} ({found}) lớn hơn {whole} ({expected}), phần không thể lớn hơn tổng; sửa một trong hai"),
    "W181": ("error", "kết quả {found} khác {expected} tính từ tử số và mẫu số; sửa cho khớp"),
    "W182": ("warning", "có kết quả nhưng không nêu căn cứ, nguồn số liệu; bổ sung"),
    "W183": ("error", "chỉ có tử số hoặc mẫu số; ghi đủ cả hai"),
}
"""What is wrong, and after it what to do."""


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
