"""What a format cannot show, in an officer's words."""

from __future__ import annotations

from collections.abc import Iterable

_NAMES = {
    "language": "ngôn ngữ soát lỗi",
    "pages.top": "lề trên",
    "pages.bottom": "lề dưới",
    "pages.header": "khoảng cách đầu trang",
    "paragraphs.style": "kiểu trình bày (style)",
    "paragraphs.before": "khoảng cách trước đoạn",
    "paragraphs.after": "khoảng cách sau đoạn",
    "paragraphs.right": "lề phải của đoạn",
    "paragraphs.keep_next": "giữ liền đoạn sau",
    "paragraphs.runs.underline": "gạch chân",
    "tables.header_repeated": "lặp lại hàng tiêu đề",
    "tables.rows_kept_whole": "giữ nguyên hàng của bảng",
}


def named(fields: Iterable[str]) -> str:
    """The fields of `Layout.untold` in words, in their order; one without a name by that of the model."""
    return ", ".join(_NAMES.get(field, field) for field in fields)
