"""What the DOCX reader has to tell: every notice with its code, severity and Vietnamese words."""

from __future__ import annotations

from kehoach.model import Notice, Severity, Source

_NOTICES: dict[str, tuple[Severity, str]] = {
    "P401": ("warning", "Không lấy đoạn đã xóa (theo dõi sửa đổi): «{quote}»"),
    "P402": ("warning", "Không lấy chữ ẩn: «{quote}»"),
    "P403": ("info", "Không lấy phần mã trường: «{quote}»"),
    "P404": ("info", "Chú thích: «{quote}»"),
    "P405": ("info", "Ý kiến bên lề (comment): «{quote}»"),
    "P406": ("info", "Chữ ở đầu trang hoặc chân trang: «{quote}»"),
    "P407": ("warning", "Ô bị ô gộp phía trên che mất nhưng vẫn có chữ: «{quote}»"),
    "P408": ("info", "Bảng lồng trong ô được đọc thành các dòng của ô: «{quote}»"),
    "P409": ("warning", "Ký hiệu số {char} của phông {font} không đổi được ra chữ."),
    "P410": (
        "warning",
        "Word đánh số tự động «{label}»: chữ cái này không có trong dãy a, b, c, d, đ, e, g, h, i, k...",
    ),
    "P411": ("warning", "Kiểu đánh số tự động «{format}» chưa đọc được; dùng chữ số thường «{label}»."),
    "P412": ("warning", "Đoạn này đánh số theo danh sách {list} không có định nghĩa; không tính được số."),
    "P413": ("warning", "Tệp có macro; macro không được đọc hay chạy."),
    "P414": ("warning", "Tệp có đối tượng nhúng không được đọc: {quote}"),
    "P415": ("warning", "Tệp chèn nguyên một tệp khác (altChunk) không được đọc: {quote}"),
    "P416": ("info", "Tệp liên kết ra ngoài, không được mở: {quote}"),
    "P417": ("info", "Tệp có hình không đọc được chữ bên trong: {quote}"),
    "P418": ("info", "Tệp Word đời cũ được đọc qua bản chuyển đổi của LibreOffice; nên đối chiếu với bản gốc."),
    "P419": ("warning", "Chữ gõ bằng phông TCVN3 hoặc VNI, không phải Unicode, nên không lấy: «{quote}»"),
}


def notice(code: str, source: Source | None, **details: object) -> Notice:
    """The notice of that code at a place; `details` fill its words (`quote` is text quoted in full)."""
    severity, message = _NOTICES[code]
    return Notice(code=code, severity=severity, message=message.format(**details), source=source)
