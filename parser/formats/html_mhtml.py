"""Pages saved as one file (.mht, .mhtml; RFC 2557): the HTML part of a MIME message."""

from __future__ import annotations

import email
from email.errors import MessageError
from email.message import Message

from kehoach.errors import KehoachError

_MOST_PARTS = 5000


def html_of(data: bytes) -> tuple[bytes, str | None]:
    """The page's HTML and the charset that its part names. Raises `KehoachError` when there is none."""
    reason = "tệp MHTML hỏng hoặc không có trang HTML nào"
    advice = "Mở trang bằng trình duyệt rồi lưu lại dạng «Trang web, chỉ HTML»."
    if data.count(b"multipart/") > _MOST_PARTS:
        raise KehoachError(reason, advice=advice)
    try:
        page = _page(email.message_from_bytes(data))
        content = page.get_payload(decode=True) if page is not None else None
        charset = page.get_content_charset() if page is not None else None
    except (MessageError, ValueError, LookupError, RecursionError, AttributeError, TypeError) as error:
        raise KehoachError(reason, advice=advice) from error
    if not isinstance(content, bytes) or not content.strip():
        raise KehoachError(reason, advice=advice)
    return content, charset


def _page(message: Message) -> Message | None:
    """The part that the message starts with (`start`), else its first HTML part."""
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    start = message.get_param("start")
    return next((part for part in pages if start and part.get("Content-ID") == start), pages[0] if pages else None)
