"""HTML: saved web pages, pages saved as one file (MHTML), pages that Word saved."""

from __future__ import annotations

import re

from lxml import etree

from kehoach.errors import KehoachError
from kehoach.parser.extraction import Extraction, Origin
from kehoach.parser.formats.html_attributes import may_matter
from kehoach.parser.formats.html_blocks import texts_of
from kehoach.parser.formats.html_charset import to_utf8
from kehoach.parser.formats.html_chrome import split_content
from kehoach.parser.formats.html_legacy import withhold_legacy
from kehoach.parser.formats.html_mhtml import html_of
from kehoach.parser.formats.html_model import ModelBlocks
from kehoach.parser.formats.html_walk import Walk
from kehoach.parser.formats.signatures import is_mhtml

MAX_TAGS = 300_000
"""Most tags read; a hundred times those of a long plan."""

_CROWDED_TAG = re.compile(rb"<[A-Za-z](?:[^<>\"'\s/=]*(?:\"[^\"]*\"|'[^']*'|[\s/=])){1024}")
_SAVE_AGAIN = (
    "Mở trang bằng trình duyệt, đợi nội dung hiện đủ, rồi lưu lại dạng «Trang web, chỉ HTML» hoặc chép sang Word."
)
_NOT_UNICODE = "chữ Việt không ở dạng Unicode (phông TCVN3, VNI hoặc sai bảng mã), không đọc được"
_CONVERT = "Chuyển nội dung sang Unicode (ví dụ bằng công cụ chuyển mã của UniKey) rồi chạy lại."


def extract(origin: Origin) -> Extraction:
    """The paragraphs and tables of a page in reading order, each with its source line.

    Raises `KehoachError` when the file is not HTML, holds no text, or goes beyond a limit.
    """
    try:
        return _extract(origin)
    except KehoachError as error:
        error.file = origin.file
        raise


def _extract(origin: Origin) -> Extraction:
    archived = is_mhtml(origin.data)
    data, charset = html_of(origin.data) if archived else (origin.data, None)
    decoded = to_utf8(data, charset)
    walk = Walk(_parse(decoded.data), attributes=may_matter(decoded.data))
    items, others = split_content(walk.items)
    texts = list(texts_of(items))
    if not texts:
        raise KehoachError("trang HTML không có chữ nào (có thể chỉ có hình ảnh)", advice=_SAVE_AGAIN)
    withheld = withhold_legacy(texts)
    if withheld is None:
        raise KehoachError(_NOT_UNICODE, advice=_CONVERT)
    model = ModelBlocks(origin, lines=not archived)
    blocks = model.of(items)
    if not decoded.sure:
        model.tell("P301", None, decoded.encoding)
    for text in withheld:
        model.tell("P302", text.line, text.text)
    for text in texts:
        if "\ufffd" in text.text:
            model.tell("P303", text.line, text.text)
    left_out = [*walk.left_out, *texts_of(others)]
    if left_out:
        model.tell("P001", left_out[0].line, " | ".join(text.text for text in left_out))
    return Extraction("html", tuple(blocks), tuple(model.notices))


def _parse(data: bytes) -> etree._Element:
    """The tree of a page in UTF-8."""
    if data.count(b"<") > MAX_TAGS:
        raise KehoachError(f"trang HTML có hơn {MAX_TAGS} thẻ", advice=_SAVE_AGAIN)
    if _CROWDED_TAG.search(data):  # libxml2 compares every attribute of a tag with every other
        raise KehoachError("trang HTML có thẻ với hàng trăm thuộc tính", advice=_SAVE_AGAIN)
    # Without huge_tree libxml2 drops what is nested deeper than 255 elements; the limits here and in Walk replace its own.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise KehoachError("không đọc được HTML", advice=_SAVE_AGAIN) from error
    if root is None:
        raise KehoachError("tệp HTML trống", advice=_SAVE_AGAIN)
    return root
