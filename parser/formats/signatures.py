"""By what the bytes of a file tell its format, whatever the file is called."""

from __future__ import annotations

import re

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RTF = b"{\\rtf"
ZIP = b"PK\x03\x04"

_PDF = b"%PDF-"
_SAMPLE = 65536
_HTML_NEVER = (ZIP, b"%PDF", OLE[:4], RTF)
_DOCUMENT = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_TAG = re.compile(
    rb"<(/?)(?:p|div|table|tr|td|th|h[1-6]|center|ul|ol|li|pre|body|blockquote|span|font)(?:\s[^<>]*)?>", re.IGNORECASE
)
_MIME_SAMPLE = 4096
_MIME_HEADER = re.compile(rb"[A-Za-z-]{2,40}:[^\n]*\n")
_MIME_TYPE = re.compile(rb"^content-type:\s*(?:multipart/|text/html)", re.IGNORECASE | re.MULTILINE)


def is_word_package(data: bytes) -> bool:
    """Whether the bytes are a Word package (.docx and its kin), also a damaged one."""
    return data.startswith(ZIP) and b"word/document" in data


def is_old_word(data: bytes) -> bool:
    """Whether the bytes are an OLE container (old Office files, also encrypted new ones) or RTF."""
    return data.startswith((OLE, RTF))


def is_pdf(data: bytes) -> bool:
    """Whether the bytes are a PDF: "%PDF-" within the first 1024."""
    return _PDF in data[:1024]


def is_html(data: bytes) -> bool:
    """Whether the bytes are an HTML page, a piece of one, or a page saved as MHTML."""
    if data.startswith(_HTML_NEVER):
        return False
    sample = (
        data[:_SAMPLE]
        .replace(b"\x00", b"")
        .removeprefix(b"\xef\xbb\xbf")
        .removeprefix(b"\xff\xfe")
        .removeprefix(b"\xfe\xff")
    )
    if _DOCUMENT.match(sample) or is_mhtml(sample):
        return True
    closing = [bool(match[1]) for match in _TAG.finditer(sample)]
    return len(closing) > 2 and any(closing) and not all(closing)


def is_mhtml(data: bytes) -> bool:
    """Whether the bytes are a MIME message that may hold a page (RFC 2557)."""
    head = data[:_MIME_SAMPLE].lstrip()
    return (
        _MIME_HEADER.match(head) is not None
        and b"mime-version:" in head.lower()
        and _MIME_TYPE.search(head) is not None
    )


def is_text(data: bytes) -> bool:
    """Whether the bytes are text at all: no NUL, hardly any control characters."""
    sample = data[:_SAMPLE]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    control = len(sample) - len(sample.translate(None, bytes([*range(9), *range(14, 32)])))
    return b"\x00" not in sample and control * 100 <= len(sample)
