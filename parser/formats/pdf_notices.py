"""What the reader of a PDF is told: codes, severities and wording."""

from __future__ import annotations

from kehoach.model import Notice, Severity, Source

_NOTICES: dict[str, tuple[Severity, str]] = {
    "P010": (
        "info",
        "Tệp PDF không cho biết sau dấu nối ở cuối dòng (chỗ có |) có dấu cách hay không; đã đọc là không có: «{quote}»",
    ),
    "P011": (
        "error",
        "Trang {page} là ảnh quét, không có lớp chữ; nội dung trang này không đọc được."
        " Hãy nhận dạng chữ (OCR) rồi kiểm lại, hoặc dùng tệp Word của văn bản.",
    ),
    "P012": (
        "error",
        "Lớp chữ của trang {page} bị hỏng (chữ lạ lẫn trong tiếng Việt); chữ của trang này không được dùng."
        " Hãy dùng tệp Word của văn bản, hoặc nhận dạng chữ (OCR) rồi kiểm lại.",
    ),
    "P013": ("error", "Trang {page} không đọc được ({reason}); trang này bị bỏ qua."),
    "P014": (
        "warning",
        "Không chắc dòng đầu trang {page} của bảng là dòng mới hay là phần tiếp của dòng cuối trang trước: «{quote}»",
    ),
    "P015": ("info", "Không lấy số trang và dòng lặp lại ở đầu, chân trang: «{quote}»"),
    "P016": ("info", "Không lấy chữ của dấu ký số: «{quote}»"),
    "P017": ("info", "Chú thích cuối trang {page}: «{quote}»"),
    "P018": ("warning", "Trang {page} có chữ nằm ngang dọc khác chiều với trang, không đưa vào văn bản: «{quote}»"),
    "P019": (
        "warning",
        "Trang {page} là ảnh quét có lớp chữ do máy nhận dạng (OCR); hãy đối chiếu lại với ảnh trước khi dùng.",
    ),
}


def notice(code: str, source: Source, **details: object) -> Notice:
    """The notice of that code at a place, its message filled with `details`."""
    severity, message = _NOTICES[code]
    return Notice(code=code, severity=severity, message=message.format(**details), source=source)
