"""Plain text: a web page's or a document's words, its layout flattened.

Text has lines only. A line of nothing but U+00A0 is kept as an empty paragraph, because that is how
a flattened table shows an empty cell; other blank lines separate paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from kehoach.errors import KehoachError
from kehoach.model import Paragraph
from kehoach.parser.extraction import Extraction, Origin, clean

MAX_LINE = 20_000
"""Longest line, in characters, that is still taken for text."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def recognises(data: bytes) -> bool:
    """Whether the bytes are text at all: no NUL, hardly any control characters."""
    sample = data[:65536]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return b"\x00" not in sample and sum(byte < 9 or 13 < byte < 32 for byte in sample) * 100 <= len(sample)


def extract(origin: Origin) -> Extraction:
    """The paragraphs of a text file. Raises `KehoachError` for text that is not in any known encoding."""
    lines = _decode(origin).splitlines()
    chunked = _has_blank_lines_between_paragraphs(lines)
    blocks = []
    for first, last in _spans(lines, chunked=chunked):
        text = clean("\n".join(lines[first : last + 1]))
        place = {"line": first + 1} if first == last else {"line": first + 1, "end_line": last + 1}
        blocks.append(Paragraph(text=text, source=origin.at(**place)))
    return Extraction("text", tuple(blocks))


def _decode(origin: Origin) -> str:
    data = origin.data
    try:
        text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        guess = from_bytes(data).best()
        if guess is None:
            raise KehoachError(
                "không nhận ra bảng mã ký tự của tệp văn bản",
                file=origin.file,
                advice="Lưu lại tệp với bảng mã UTF-8 rồi chạy lại.",
            ) from None
        text = str(guess)
    if _CONTROL.search(text):
        place = f"dòng {text.count(chr(10), 0, _CONTROL.search(text).start()) + 1}"  # type: ignore[union-attr]
        raise KehoachError("có ký tự điều khiển, không phải văn bản thuần", file=origin.file, place=place)
    return text


def _has_blank_lines_between_paragraphs(lines: list[str]) -> bool:
    """Whether blank lines set paragraphs apart (a chunk of lines is one paragraph with soft breaks)."""
    filled = sum(1 for line in lines if line.strip())
    starts = sum(1 for before, line in zip(["", *lines], lines, strict=False) if line.strip() and not before.strip())
    return starts * 2 > filled


def _spans(lines: list[str], *, chunked: bool) -> Iterator[tuple[int, int]]:
    """First and last line index of every paragraph, the empty ones of U+00A0 included."""
    start = None
    for index, line in enumerate(lines):
        filled = bool(line.strip())
        if start is not None and not (filled and chunked):
            yield start, index - 1
            start = None
        if filled and start is None:
            start = index
        elif not filled and "\u00a0" in line:
            yield index, index
    if start is not None:
        yield start, len(lines) - 1
